#!/bin/sh
# Installs the program with its manual page, completions and guides.
#
#   install.sh PROGRAM DESTDIR PREFIX
set -eu

program=$1
destination=$2
prefix=$3
share=$destination$prefix/share

install -D -m 755 "$program" "$destination$prefix/bin/styrkort"

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
"$program" --generate-completion-script bash > "$made/bash"
"$program" --generate-completion-script zsh > "$made/zsh"
"$program" --generate-completion-script fish > "$made/fish"
install -D -m 644 "$made/bash" "$share/bash-completion/completions/styrkort"
install -D -m 644 "$made/zsh" "$share/zsh/site-functions/_styrkort"
install -D -m 644 "$made/fish" "$share/fish/vendor_completions.d/styrkort.fish"

Packaging/make-manual.sh "$program" "$made/styrkort.1"
install -D -m 644 "$made/styrkort.1" "$share/man/man1/styrkort.1"
gzip -9nf "$share/man/man1/styrkort.1"

for guide in README.md CHANGELOG.md SECURITY.md Handbok/*.md Operations/README.md Mappings/README.md
do
  install -D -m 644 "$guide" "$share/doc/styrkort/$guide"
done
