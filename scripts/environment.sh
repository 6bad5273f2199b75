#!/usr/bin/env bash
# Make .venv and install the pinned packages; do nothing when they are there already.
#
#   scripts/environment.sh        what the assistant needs
#   scripts/environment.sh test   also what tests and checks need
set -euo pipefail
cd "$(dirname "$0")/.."

files=(requirements.txt)
[ "${1:-}" = test ] && files+=(requirements-test.txt)

digest() { cksum "$1" | cut -d' ' -f1,2; }
stamp() { echo ".venv/.installed-$1"; }
missing() { [ "$(cat "$(stamp "$1")" 2>/dev/null)" != "$(digest "$1")" ]; }

wanted=()
if .venv/bin/python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
    for file in "${files[@]}"; do
        if missing "$file"; then wanted+=("$file"); fi
    done
    [ ${#wanted[@]} -gt 0 ] || exit 0
else
    python=$(scripts/python.sh)
    echo "Making the environment .venv with $("$python" --version) ..."
    "$python" -m venv --clear .venv
    wanted=("${files[@]}")
fi

arguments=()
for file in "${wanted[@]}"; do arguments+=(-r "$file"); done
count=$(cat "${wanted[@]}" | grep -c '^[a-zA-Z0-9]')

# The pins go beyond what Rasa's metadata allows (docs/dependencies.md), so no installer may resolve them again or
# refuse them on a Python that is newer than Rasa.
with_uv() {
    command -v uv >/dev/null || return 1
    echo "Installing $count packages with uv ..."
    uv pip install --quiet --python .venv/bin/python --no-deps --require-hashes "${arguments[@]}"
}
with_pip() {
    echo "Installing $count packages with pip, about 80 seconds the first time ..."
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --no-warn-script-location \
        --no-deps --ignore-requires-python --require-hashes "${arguments[@]}"
}

# What is installed and pinned nowhere any more: an old package keeps its old holes.
leftovers() {
    .venv/bin/python - <<'END'
import re
from importlib.metadata import distributions
from pathlib import Path

files = ["requirements.txt", "requirements-test.txt", "widget/requirements-node.txt"]
pinned = {m for f in files for m in re.findall(r"(?m)^([\w.-]+)==", Path(f).read_text())}
print(*sorted({re.sub(r"[-_.]+", "-", d.metadata["Name"]).lower() for d in distributions()} - pinned))
END
}

# uv does not read pip's settings; where only pip knows the package index, pip does it.
with_uv || with_pip
read -ra old <<< "$(leftovers)"
if [ ${#old[@]} -gt 0 ]; then
    echo "Removing what is not needed any more: ${old[*]}"
    .venv/bin/python -m pip uninstall -qq --yes --disable-pip-version-check "${old[@]}"
fi
.venv/bin/python -m standin
for file in "${wanted[@]}"; do digest "$file" > "$(stamp "$file")"; done
echo "Installed after $SECONDS s."
