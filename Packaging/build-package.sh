#!/bin/sh
# Builds the Debian package: the program with Swift's own libraries inside, its manual page,
# completions for the shells, and the systemd units. Needs dpkg-dev; prints where the package lies.
set -eu

cd "$(dirname "$0")/.."
program=$(Packaging/build-program.sh)
version=$("$program" --version)
architecture=$(dpkg --print-architecture)

root=.build/package/root
rm -rf .build/package
mkdir -p "$root/DEBIAN"
Packaging/install.sh "$program" "$root" /usr
strip "$root/usr/bin/styrkort"

install -D -m 644 Operations/styrkort@.service "$root/usr/lib/systemd/system/styrkort@.service"
install -D -m 644 Operations/styrkort@.timer "$root/usr/lib/systemd/system/styrkort@.timer"
install -D -m 644 Operations/logrotate.conf "$root/etc/logrotate.d/styrkort"
install -D -m 755 Packaging/postinst "$root/DEBIAN/postinst"
install -D -m 755 Packaging/postrm "$root/DEBIAN/postrm"
echo /etc/logrotate.d/styrkort > "$root/DEBIAN/conffiles"

# What the libraries that it is linked with come from, and from which version on.
mkdir -p .build/package/debian
echo "Source: styrkort" > .build/package/debian/control
libraries=$(cd .build/package && dpkg-shlibdeps -O -e root/usr/bin/styrkort | sed 's/^shlibs:Depends=//')

cat > "$root/DEBIAN/control" <<CONTROL
Package: styrkort
Version: $version
Architecture: $architecture
Maintainer: styrkort <styrkort@localhost>
Installed-Size: $(du -ks "$root" | cut -f1)
Depends: $libraries, tzdata
Recommends: adduser
Section: utils
Priority: optional
Description: goals, results and economy of a municipality, put together at night
 Reads the scorecard templates that units have filled in, as XLSX, ODS or CSV, and
 writes a workbook per level and one that finance can put into the annual accounts.
CONTROL

package=.build/package/styrkort_${version}_${architecture}.deb
dpkg-deb --build --root-owner-group "$root" "$package" > /dev/null
echo "$package"
