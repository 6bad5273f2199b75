#!/usr/bin/env bash
# A longer fuzzing with inputs that no run had before; what fails is remembered in .hypothesis and tried first.
#
#   scripts/fuzz.sh 200000   about so many inputs
set -euo pipefail
cd "$(dirname "$0")/.."

export FUZZ_INPUTS=${1:-100000}
.venv/bin/python -m bot load
.venv/bin/python -m scripts.train
exec .venv/bin/python -m scripts.env pytest tests/fuzz -q
