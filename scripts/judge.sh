#!/usr/bin/env bash
# Let a judge talk to the assistant, started for it if need be: scripts/judge.sh QUESTIONS [ARGUMENT ...].
# Its facts are those of the brochure, so an assistant that is started here loads nothing else (SOURCES=brochure).
# The judge is no part of the repository: JUDGE names the folder with judge.py and facts.yml.
set -euo pipefail
cd "$(dirname "$0")/.."

judge=${JUDGE:-../shared/judge}
if [ ! -f "$judge/judge.py" ]; then
    echo "There is no judge in $judge; nothing to do. Name its folder with JUDGE=..."
    exit 0
fi
questions=${1:-$judge/dev_questions.yml}
exec env SOURCES=brochure .venv/bin/python -m scripts.run --then \
    .venv/bin/python "$judge/judge.py" --facts "$judge/facts.yml" "$questions" "${@:2}"
