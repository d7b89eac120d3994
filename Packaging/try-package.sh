#!/bin/sh
# Tries the package in a clean root: installs it, runs the first ten minutes, and purges it.
# Needs root and debootstrap; leaves nothing behind.
set -eu

package=$(realpath "$1")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

. /etc/os-release
debootstrap --variant=minbase "$VERSION_CODENAME" "$root" > /dev/null
cp "$package" "$root/tmp/styrkort.deb"
chroot "$root" apt-get install -y -qq --no-install-recommends /tmp/styrkort.deb > /dev/null 2>&1
chroot "$root" sh -euc '
  cd /tmp
  styrkort --version
  styrkort init ekeby --municipality "Ekeby kommun" --period 2026 > /dev/null
  styrkort template --workspace ekeby styrkort-arbetsbok --all-units --output mallar > /dev/null
  code=0
  styrkort run --workspace ekeby > /dev/null || code=$?
  [ "$code" -le 1 ]
  test -s "ekeby/utdata/2026/bokslut 2026.xlsx"
  test -s /usr/share/man/man1/styrkort.1.gz
  apt-get purge -y -qq styrkort > /dev/null 2>&1
  ! command -v styrkort
  test -s "ekeby/utdata/2026/bokslut 2026.xlsx"
'
echo "Installerat, kört och borttaget utan rester."
