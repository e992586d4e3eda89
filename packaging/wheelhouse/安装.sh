#!/bin/sh
# Installs the program from the wheels beside it, without a network and without rights of an administrator.
set -e
place=$(cd "$(dirname "$0")" && pwd)
target=${1:-$HOME/.local/share/nianbao-program}
python=$(command -v @PYTHON@ || true)
if [ -z "$python" ]; then
    echo "这台电脑上没有 @PYTHON@，这一份安装包用不了。请用不要 Python 的那一份。" >&2
    exit 1
fi
rm -rf "$target"
"$python" -m venv "$target" || {
    echo "建不了运行环境；Debian、Ubuntu、麒麟、统信请先装 python3-venv。" >&2
    exit 1
}
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$place/wheels" nianbao
mkdir -p "$HOME/.local/bin"
ln -sf "$target/bin/nianbao" "$HOME/.local/bin/nianbao"
echo "装好了。打开：$HOME/.local/bin/nianbao"
