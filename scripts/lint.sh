#!/usr/bin/env bash
# Check style, types and the scripts' syntax. "make format" mends most of what ruff finds.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy

# No function with more than ten ways through it; and, or and comprehensions count, which ruff leaves out.
plain=(bot/understanding bot/dialogue bot/answers)
winding=$(.venv/bin/radon cc --min C --show-complexity "${plain[@]}")
[ -z "$winding" ] || { echo "$winding"; exit 1; }

for script in scripts/*.sh .ci/run; do bash -n "$script"; done
