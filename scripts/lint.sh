#!/usr/bin/env bash
# Check style, types and the scripts' syntax. "make format" mends most of what ruff finds.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
for script in scripts/*.sh .ci/run; do bash -n "$script"; done
