#!/bin/sh
# Builds the DocC pages of the Spreadsheet library into .build/docs, with the toolchain's own docc.
set -eu

graphs=.build/symbol-graphs
rm -rf "$graphs" .build/docs
mkdir -p "$graphs"
swift build --scratch-path .build/docs-build --target Spreadsheet \
  -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc "$graphs"
find "$graphs" -type f ! -name 'Spreadsheet*' -delete
docc convert Documentation/Spreadsheet.docc \
  --additional-symbol-graph-dir "$graphs" \
  --fallback-display-name Spreadsheet --fallback-bundle-identifier styrkort.Spreadsheet \
  --transform-for-static-hosting --output-path .build/docs
echo ".build/docs/index.html"
