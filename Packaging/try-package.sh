#!/bin/sh
# Tries the package in a clean root: installs it, runs the first ten minutes, and purges it.
# Needs root and debootstrap; leaves nothing behind.
set -eu

package=$(realpath "$1")
root=$(mktemp -d)
trap 'umount "$root/proc" 2> /dev/null || true; rm -rf --one-file-system "$root"' EXIT

. /etc/os-release
debootstrap --variant=minbase "$VERSION_CODENAME" "$root" > /dev/null
# A program finds its own arguments there.
mount -t proc proc "$root/proc"
cp "$package" "$root/tmp/styrkort.deb"
chroot "$root" sh -euc '
  export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends /tmp/styrkort.deb > /tmp/log 2>&1 || cat /tmp/log
  cd /tmp

  echo "Bibliotek utanför programmet:"
  ldd /usr/bin/styrkort | grep -oE "^.(libxml2|libz|libc|libm|libstdc|libgcc|libswift)[^ ]*"
  if ldd /usr/bin/styrkort | grep "not found"; then exit 1; fi

  styrkort --version
  styrkort init ekeby --municipality "Ekeby kommun" --period 2026
  styrkort template --workspace ekeby styrkort-arbetsbok --all-units --output mallar > /dev/null
  code=0
  styrkort run --workspace ekeby > /dev/null || code=$?
  [ "$code" -le 1 ]
  test -s "ekeby/utdata/2026/bokslut 2026.xlsx"
  styrkort doctor --workspace ekeby

  zcat /usr/share/man/man1/styrkort.1.gz | grep -q "Läser enheternas styrkort och gör en arbetsbok"
  bash -c "source /usr/share/bash-completion/completions/styrkort && complete -p styrkort"
  test -s /usr/share/zsh/site-functions/_styrkort
  test -s /usr/share/fish/vendor_completions.d/styrkort.fish
  test -s /usr/lib/systemd/system/styrkort@.timer

  dpkg --purge styrkort > /tmp/log 2>&1 || cat /tmp/log
  test -s "ekeby/utdata/2026/bokslut 2026.xlsx"
  left=$(find / -xdev \( -path /tmp -o -path /var/log -o -path /var/cache \) -prune -o -name "*styrkort*" -print)
  if [ -n "$left" ]; then echo "Kvar: $left"; exit 1; fi
'
echo "Installerat, kört och borttaget utan rester."
