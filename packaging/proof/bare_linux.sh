#!/bin/sh
# Runs the Linux bundle in a root that holds a shell, the C library and zlib, no Python: draft, PDF, check, doctor, the app in tmux.
# packaging/proof/bare_linux.sh BUNDLE.tar.gz ANSWERS.yaml REPORT.pdf, as root (or in `unshare -r`); the files stay in /tmp.
set -eu
bundle=$(readlink -f "$1") answers=$(readlink -f "$2") pdf=$(readlink -f "$3")
chroot=$(command -v chroot)
root=$(mktemp -d /tmp/bare-XXXXXX)
mkdir -p "$root/bin" "$root/tmp" "$root/home" "$root/dev" "$root/app"
for program in sh dirname readlink sed getconf; do
    path=$(readlink -f "$(command -v $program)")
    cp "$path" "$root/bin/$program"
    ldd "$path" | grep -o '/[^ )]*' | sort -u | while read -r library; do
        mkdir -p "$root$(dirname "$library")"
        cp -L "$library" "$root$library"
    done
done
# The rest of the C library, and zlib, without which no Debian, 麒麟 or 统信 is installed.
libraries=$(dirname "$(ldd /bin/sh | grep -o '/[^ ]*libc.so.6')")
for name in libm.so.6 libdl.so.2 libpthread.so.0 libutil.so.1 librt.so.1 libresolv.so.2 libz.so.1; do
    cp -L "$libraries/$name" "$root$libraries/"
done
: > "$root/dev/null"
chmod 666 "$root/dev/null"
mkdir -p "$root/usr/share/terminfo/s"
cp "$(find /usr/share/terminfo /lib/terminfo -name screen | head -1)" "$root/usr/share/terminfo/s/" || true
tar -xzf "$bundle" -C "$root/app" --strip-components=1
cp "$answers" "$root/home/answers.yaml"
cp "$pdf" "$root/home/report.pdf"
echo "bundle: $(stat -c %s "$bundle") bytes, unpacked $(du -sb "$root/app" | cut -f1)"
inside() { env -i HOME=/home LANG=C.UTF-8 TERM="${TERM:-screen}" PATH=/bin "$chroot" "$root" /bin/sh -c "cd /home && $*"; }
inside "/app/年报 doctor" </dev/null
inside "/app/年报 draft answers.yaml -o /home/out.docx" </dev/null
sha256sum "$root/home/out.docx"
inside "/app/年报 read report.pdf" </dev/null | head -n 3
inside "/app/年报 check out.docx" </dev/null | tail -n 2
command -v tmux > /dev/null || exit 0
tmux -L bare new-session -d -x 100 -y 30 "env -i HOME=/home LANG=C.UTF-8 TERM=screen PATH=/bin $chroot $root /bin/sh -c 'cd /home; /app/年报'"
waits() {
    for _ in $(seq 120); do
        if tmux -L bare capture-pane -p 2>/dev/null | grep -q "$1"; then return 0; fi
        sleep 0.5
    done
    echo "did not come: $1"
    exit 1
}
waits 去年的报告
tmux -L bare send-keys -l 没有
tmux -L bare send-keys Enter
waits 哪一年
tmux -L bare capture-pane -p
tmux -L bare send-keys C-q
sleep 2
ls -A "$root/home"
tmux -L bare kill-server 2>/dev/null || true
echo "$root can be removed"
