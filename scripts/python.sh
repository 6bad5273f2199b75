#!/usr/bin/env bash
# Print the path of a Python that really runs and that the assistant works on: 3.12 best, else 3.13 or 3.11.
set -euo pipefail

versions="3.12 3.13 3.11"

# pyenv puts a "python3.12" on PATH that only works while a 3.12 is active: so try it, do not trust its name.
works() {
    "$1" -c "import sys, ssl, sqlite3, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$2')" >/dev/null 2>&1
}

# What may be a Python of this version: on PATH, then pyenv's, newest first, then uv's; absent folders leave no line.
candidates() {
    type -ap "python$1" python3 || true
    local root
    for root in "${PYENV_ROOT:-}" "${HOME:-}/.pyenv"; do
        find "$root/versions" -maxdepth 1 -name "$1*" 2>/dev/null | sort -rV | sed 's:$:/bin/python:' || true
    done
    command -v uv >/dev/null && uv python find --system "$1" 2>/dev/null || true
}

for version in $versions; do
    if [ -n "${PYTHON:-}" ] && works "$PYTHON" "$version"; then
        echo "$PYTHON"
        exit 0
    fi
done
[ -z "${PYTHON:-}" ] || echo "PYTHON=$PYTHON is none of Python ${versions// /, }; looking for another." >&2

for version in $versions; do
    while read -r python; do
        if works "$python" "$version"; then
            echo "$python"
            exit 0
        fi
    done < <(candidates "$version")
done

if command -v uv >/dev/null; then
    echo "Installing Python 3.12 with uv ..." >&2
    if uv python install 3.12 >&2 && python=$(uv python find --system 3.12) && works "$python" 3.12; then
        echo "$python"
        exit 0
    fi
fi

cat >&2 <<'END'
No working Python 3.12, 3.13 or 3.11 found. Install one in one of these ways and try again:
  Debian 12        apt-get install python3 python3-venv     (3.11)
  Debian 13        apt-get install python3 python3-venv     (3.13)
  Ubuntu 24.04     apt-get install python3 python3-venv     (3.12)
  macOS            brew install python@3.12
  pyenv            pyenv install 3.12
  uv               uv python install 3.12
If it is somewhere else, name it:  PYTHON=/path/to/python3.12 make run
END
exit 1
