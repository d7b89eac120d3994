#!/bin/sh
# Runs the nights of the sample municipality in a copy of Samples/, and says where the workbooks lie:
# the accounts of 2024, those of 2025, and the night after files had come late. The report of each night
# is shown; its log, a line for each file, goes to a file beside the workspace.
set -eu

workspace=$1
program=${2:-.build/release/styrkort}
log=$workspace.log
rm -rf "$workspace" "$log"
mkdir -p "$workspace/mappningar"
cp Samples/organisation.xlsx "$workspace/"
cp Mappings/*.yaml "$workspace/mappningar/"
cp Mappings/policyer/perstorp.yaml "$workspace/policy.yaml"
cp -Rp Samples/ekonomins-bok "$workspace/"

# 1 means done, and something needs a person: the samples hold faults on purpose.
night() {
  echo
  echo "== Natten till $1"
  code=0
  "$program" run --workspace "$workspace" --time "$1T02:00:00Z" 2>> "$log" || code=$?
  [ "$code" -le 1 ] || { cat "$log" >&2; exit "$code"; }
}

cp -Rp Samples/2024/styrkort.yaml Samples/2024/inkorg "$workspace/"
night 2025-02-01
cp -p Samples/styrkort.yaml "$workspace/"
cp -Rp Samples/inkorg/. "$workspace/inkorg/"
night 2026-02-01
cp -Rp "Samples/efter sista dag/." "$workspace/inkorg/"
night 2026-02-05

echo
place=$(cd "$workspace" && pwd)
echo "Arbetsböckerna ligger i $place/utdata, och loggen i $place.log"
