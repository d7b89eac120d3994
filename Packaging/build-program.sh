#!/bin/sh
# Builds the program to be installed, with all libraries of Swift and C++ inside: of others it needs
# only libxml2, zlib and libc. Prints its path.
set -eu

# The first folder in which the linker finds libstdc++ has it as an archive only.
archives=.build/archives
mkdir -p "$archives"
ln -sf "$(clang -print-file-name=libstdc++.a)" "$archives/libstdc++.a"

swift build -c release --explicit-target-dependency-import-check error --static-swift-stdlib \
  -Xlinker "-L$(pwd)/$archives" -Xswiftc -Xclang-linker -Xswiftc -static-libgcc \
  --product styrkort >&2
echo .build/release/styrkort
