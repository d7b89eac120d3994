#!/bin/sh
# Installs what some tests compare with: other readers, validators and LibreOffice.
# What cannot be installed is named; the tests that need it then skip, and say so.
set -u

missing=""
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-calc"
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v xmllint >/dev/null 2>&1 || missing="$missing libxml2-utils"
command -v unzip >/dev/null 2>&1 || missing="$missing unzip"
command -v python3 >/dev/null 2>&1 || missing="$missing python3 python3-venv"

if [ -n "$missing" ]; then
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installerar för testerna:$missing"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1 ||
      echo "Kunde inte installera:$missing – tester som behöver dem hoppas över." >&2
  else
    echo "Saknas för en del tester:$missing (sudo apt-get install$missing)" >&2
  fi
fi

# The independent reader, in an environment of its own.
environment=.build/python
if [ ! -x "$environment/bin/python" ] && command -v python3 >/dev/null 2>&1; then
  { python3 -m venv "$environment" &&
    "$environment/bin/pip" install --quiet --disable-pip-version-check \
      openpyxl==3.1.5 python-calamine==0.9.1; } >/dev/null 2>&1 || {
    rm -rf "$environment"
    echo "Kunde inte installera openpyxl och python-calamine – tester som behöver dem hoppas över." >&2
  }
fi
exit 0
