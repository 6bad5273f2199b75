#!/usr/bin/env bash
# Print the path of a Python 3.10 that really runs. Rasa 3.6 needs exactly this version.
set -euo pipefail

# pyenv puts a "python3.10" on PATH that only works while a 3.10 is active: so try it, do not trust its name.
works() {
    "$1" -c 'import sys, ssl, sqlite3, ensurepip; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1
}

# The wished one first, then PATH, then pyenv's versions, newest first; absent folders leave no line.
candidates() {
    printf '%s\n' "${PYTHON:-}"
    type -ap python3.10 python3 || true
    local root
    for root in "${PYENV_ROOT:-}" "${HOME:-}/.pyenv"; do
        find "$root/versions" -maxdepth 1 -name '3.10*' 2>/dev/null | sort -rV | sed 's:$:/bin/python:' || true
    done
    command -v uv >/dev/null && uv python find --system 3.10 2>/dev/null || true
}

while read -r python; do
    if [ -n "$python" ] && works "$python"; then
        echo "$python"
        exit 0
    fi
done < <(candidates)

if command -v uv >/dev/null; then
    echo "Installing Python 3.10 with uv ..." >&2
    if uv python install 3.10 >&2 && python=$(uv python find --system 3.10) && works "$python"; then
        echo "$python"
        exit 0
    fi
fi

cat >&2 <<'END'
No working Python 3.10 found. Rasa 3.6 runs on no newer one. Install it in one of these ways and try again:
  pyenv    pyenv install 3.10
  uv       uv python install 3.10
  Debian   apt-get install python3.10 python3.10-venv     (where the release has it)
  macOS    brew install python@3.10
If it is somewhere else, name it:  PYTHON=/path/to/python3.10 make run
END
exit 1
