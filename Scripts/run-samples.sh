#!/bin/sh
# Runs the night over a copy of Samples/, and says where the workbooks lie.
set -eu

workspace=$1
rm -rf "$workspace"
mkdir -p "$workspace/mappningar"
cp -Rp Samples/inkorg Samples/styrkort.yaml Samples/organisation.xlsx "$workspace/"
cp Mappings/*.yaml "$workspace/mappningar/"
cp Mappings/policyer/perstorp.yaml "$workspace/policy.yaml"

set +e
.build/release/styrkort run --workspace "$workspace"
code=$?
set -e
# 1 means done, and something needs a person: the samples hold faults on purpose.
[ "$code" -le 1 ] || exit "$code"
echo
echo "Arbetsböckerna ligger i $(cd "$workspace" && pwd)/utdata"
