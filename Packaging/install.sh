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

completions=$(mktemp -d)
trap 'rm -rf "$completions"' EXIT
"$program" --generate-completion-script bash > "$completions/bash"
"$program" --generate-completion-script zsh > "$completions/zsh"
"$program" --generate-completion-script fish > "$completions/fish"
install -D -m 644 "$completions/bash" "$share/bash-completion/completions/styrkort"
install -D -m 644 "$completions/zsh" "$share/zsh/site-functions/_styrkort"
install -D -m 644 "$completions/fish" "$share/fish/vendor_completions.d/styrkort.fish"

manual=.build/plugins/GenerateManual/outputs/CommandLineTool/styrkort.1
[ -f "$manual" ] && [ "$manual" -nt "$program" ] || swift package plugin generate-manual > /dev/null
install -D -m 644 "$manual" "$share/man/man1/styrkort.1"
gzip -9nf "$share/man/man1/styrkort.1"

for guide in README.md CHANGELOG.md SECURITY.md Handbok/*.md Operations/README.md Mappings/README.md
do
  install -D -m 644 "$guide" "$share/doc/styrkort/$guide"
done
