#!/bin/sh
# Runs the bundle for Windows under Wine, from the zip alone: doctor, draft, PDF, check, line mode, and in tmux the app, into which
# app_in_wine.py types as an input method does. Wine 8 of Debian and mingw.
# packaging/proof/windows_in_wine.sh BUNDLE.zip ANSWERS.yaml REPORT.pdf; everything stays in a folder of /tmp.
#
# Wine stands for Windows with two stand-ins: a bcryptprimitives.dll with random bytes, and no _wmi.pyd. It shows neither a
# real input method nor Windows Terminal.
set -eu
here=$(dirname "$(readlink -f "$0")")
bundle=$(readlink -f "$1") answers=$(readlink -f "$2") pdf=$(readlink -f "$3")
place=$(mktemp -d /tmp/wine-XXXXXX)
export WINEPREFIX="$place/prefix" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" LANG=C.UTF-8
cd "$place"
unzip -q "$bundle"
python=$(echo "$place"/nianbao-*/python)
rm "$python/_wmi.pyd"
x86_64-w64-mingw32-gcc -shared -O1 -s -o "$python/bcryptprimitives.dll" "$here/bcryptprimitives.c" -ladvapi32
wine wineboot -i > /dev/null 2>&1
wine winecfg -v win10 > /dev/null 2>&1
echo "bundle: $(stat -c %s "$bundle") bytes, unpacked $(du -sb "$place"/nianbao-* | cut -f1)"
cp "$answers" answers.yaml
cp "$pdf" report.pdf
# Wine hands Python no files as standard streams: everything goes through pipes.
nianbao() { cat | wine "$python/python.exe" -m nianbao "$@" 2>&1 | cat; }
nianbao doctor < /dev/null
nianbao draft answers.yaml -o out.docx < /dev/null
sha256sum out.docx
nianbao read report.pdf < /dev/null | head -n 3
nianbao check out.docx < /dev/null | tail -n 2
printf '没有\n2025\n云浦区档案局\n' | nianbao --plain --folder drafts | tail -n 5
ls drafts
if command -v tmux > /dev/null; then
    cp "$here/app_in_wine.py" .
    tmux -L wine new-session -d -x 100 -y 30 "NIANBAO_APP=1 wine '$python/python.exe' app_in_wine.py app; touch left"
    for _ in $(seq 120); do if [ -e left ]; then break; fi; sleep 1; done
    tmux -L wine kill-server 2>/dev/null || true
    # The answer as it was saved, with the signs that come under Shift and a lock.
    grep -h '云浦区档案局？！：《好' app/*.json
fi
echo "$place can be removed"
