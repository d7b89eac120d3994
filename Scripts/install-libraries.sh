#!/bin/sh
# Makes sure that the C libraries that styrkort builds on are there.
set -eu

packages="libxml2-dev zlib1g-dev pkg-config"

command -v swift >/dev/null 2>&1 || {
  echo "Swift 6.3 saknas. Installera det från https://www.swift.org/install och försök igen." >&2
  exit 1
}

if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists libxml-2.0 zlib; then
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installerar $packages …"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
else
  echo "Systembibliotek saknas. Kör detta och försök sedan igen:" >&2
  echo "  sudo apt-get install $packages" >&2
  exit 1
fi
