#!/usr/bin/env bash
# Check the data files, then the training data against the domain.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/python -m bot validate
.venv/bin/python -m scripts.env rasa data validate --fail-on-warnings
