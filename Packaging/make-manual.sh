#!/bin/sh
# Makes the manual page of the program with the argument parser's own generator.
#
#   make-manual.sh PROGRAM PAGE
#
# The generator drops every letter outside ASCII, å, ä and ö among them. So they go through it as
# <U00E5>, and come back as what they were. Its own two sentences are put into Swedish.
set -eu

program=$(realpath "$1")
page=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

parser=.build/checkouts/swift-argument-parser
[ -d "$parser" ] || swift package resolve
swift build --package-path "$parser" --scratch-path .build/manual --product generate-manual > "$work/log" 2>&1 ||
  { cat "$work/log" >&2; exit 1; }

cat > "$work/styrkort" <<PROGRAM
#!/bin/sh
"$program" "\$@" | perl -CSD -pe 's/([^\x00-\x7F])/sprintf("<U%04X>", ord(\$1))/ge'
PROGRAM
chmod +x "$work/styrkort"

.build/manual/debug/generate-manual "$work/styrkort" --output-directory "$work"
mkdir -p "$(dirname "$page")"
perl -CSD -Mutf8 -pe '
  s/<U([0-9A-F]{4,5})>/chr(hex($1))/ge;
  s/^Show the version\.$/Visa versionen./;
  s/^Show help information\.$/Visa hjälpen./' "$work/styrkort.1" > "$page"
