#!/bin/sh
# Makes the pictures of the guides from what `make run` has written.
# Needs LibreOffice, pdftoppm and Chromium.
set -eu

cd "$(dirname "$0")/.."
outputs=.build/provkommun/utdata/2025
pictures=Handbok/bilder
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$pictures"

soffice --headless --convert-to pdf --outdir "$work" "$outputs/bokslut 2025.xlsx" > /dev/null 2>&1
pdftoppm -r 80 -f 1 -l 1 -singlefile -png "$work/bokslut 2025.pdf" "$pictures/bokslut"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1100,900 \
  --screenshot="$work/oversikt.png" "file://$(pwd)/$outputs/oversikt.html" > /dev/null 2>&1
cp "$work/oversikt.png" "$pictures/oversikt.png"
echo "$pictures"
