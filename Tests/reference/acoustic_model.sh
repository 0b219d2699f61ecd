#!/usr/bin/env bash
# A very small acoustic model for Tests/CommandTests: one forward layer of 4 over 13 cepstra, trained for three
# updates on three synthetic speakers.
#
#   Tests/reference/acoustic_model.sh .build/release/plumb
#
# writes Tests/CommandTests/Fixtures/acoustic.safetensors. Wants espeak-ng, see corpora/spoken-phones.
set -euo pipefail
plumb="$(realpath "$1")"
root="$(cd "$(dirname "$0")/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
"$plumb" corpus spoken-phones --out corpus --speakers 3
for part in train dev; do
  "$plumb" corpus timit corpus --part "$part" --sentences all --out "$part.tsv"
done
sed 's|{out}/||' "$root/recipes/speech-quickstart/config.yaml" > config.yaml
"$plumb" train config.yaml --run run --threads 1 --set features.deltas=0 \
  --set features.normalisation.scope=corpus --set model.hidden=4 --set model.layers=1 \
  --set model.bidirectional=false --set dropout.method=none --set data.phones=timit-39 \
  --set "training.length=3 updates" --set "training.validate-every=3 updates"
cp run/best.safetensors "$root/Tests/CommandTests/Fixtures/acoustic.safetensors"
