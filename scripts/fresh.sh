#!/usr/bin/env bash
# Try a fresh clone where nothing but one Python is found: `make run` answers, part of the tests passes.
#
#   scripts/fresh.sh /path/to/python3.13 [what make test gets, tests/unit without it]
#
# Uses the last commit, PORT and ACTIONS_PORT; downloads all packages, and takes some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

python=$(readlink -f "$1")
tests=${2:-tests/unit}
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
export PORT=${PORT:-5005} ACTIONS_PORT=${ACTIONS_PORT:-5055}

place=$(mktemp -d)
server=
ended() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server"; } || true
    rm -rf "$place"
}
trap ended EXIT

# The system's programs without its Pythons, and a home without pyenv and uv.
mkdir "$place/bin" "$place/home"
find /usr/bin /bin -maxdepth 1 ! -type d ! -name 'python*' ! -name 'pip*' ! -name uv -exec ln -sf -t "$place/bin" {} +
ln -s "$python" "$place/bin/python$version"
pip_settings=${PIP_CONFIG_FILE:-$("$python" -m pip config debug | sed -n 's/^ *\(.*pip.conf\), exists: True$/\1/p' | tail -1)}
export PATH="$place/bin" HOME="$place/home" PIP_CONFIG_FILE="$pip_settings"
unset PYENV_ROOT PYENV_VERSION PYTHON VIRTUAL_ENV

git clone --quiet . "$place/clone"
cd "$place/clone"
make run > "$place/run.log" 2>&1 &
server=$!
until curl -sf "http://127.0.0.1:$PORT/ready" >/dev/null; do
    kill -0 "$server" 2>/dev/null || { tail -30 "$place/run.log"; exit 1; }
    sleep 1
done
echo "Python $version: make run was ready after $SECONDS s."
grep -F "Python $version" "$place/run.log" || { echo "It took another Python:"; cat "$place/run.log"; exit 1; }

answer=$(curl -sf "http://127.0.0.1:$PORT/webhooks/rest/webhook" -H 'Content-Type: application/json' \
    -d '{"sender": "fresh", "message": "Wer ist für das Serviceportal Bielefeld zuständig?"}')
grep -qF 'Stefan Thias' <<< "$answer" || { echo "It answered: $answer"; exit 1; }
echo "It answers; the environment takes $(du -sm .venv | cut -f1) MB."
if .venv/bin/python -m pip list 2>/dev/null | grep -i tensorflow; then
    echo "Something named tensorflow was installed."
    exit 1
fi
kill "$server" && wait "$server" || true
server=

make test ARGS="$tests"
