#!/usr/bin/env bash
# Renew requirements.txt and requirements-test.txt from pyproject.toml. Needs uv.
#
#   scripts/lock.sh                              after a change in pyproject.toml: other pins stay as they are
#   scripts/lock.sh --upgrade-package rapidfuzz  one newer package
#   scripts/lock.sh --upgrade                    everything as new as pyproject.toml allows
#
# Afterwards: make test, and read the differences. The files hold hashes and no addresses.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v uv >/dev/null || { echo "scripts/lock.sh needs uv (https://docs.astral.sh/uv/)." >&2; exit 1; }

options=(--quiet --universal --python-version 3.11 --generate-hashes --no-header "$@")
# Rasa asks for Werkzeug and uses it nowhere; schemathesis, a tool of the tests, does.
uv pip compile "${options[@]}" --no-emit-package werkzeug pyproject.toml -o requirements.txt
uv pip compile "${options[@]}" --group pyproject.toml:test -c requirements.txt -o requirements-test.txt

# A condition that names all three supported platforms says nothing, and would make an installation on any other
# platform "succeed" with nothing installed. Without it the missing package is named.
everywhere="((platform_machine == 'arm64' and sys_platform == 'darwin') or (platform_machine == 'aarch64' and sys_platform == 'linux') or (platform_machine == 'x86_64' and sys_platform == 'linux'))"
newest="python_full_version < '3.14'"
for file in requirements.txt requirements-test.txt; do
    sed "s/ and $everywhere / /; s/ and $newest / /; s/ ; $newest and / ; /; s/ ; $newest / /; s/ ; $everywhere / /" "$file" > "$file.new"
    mv "$file.new" "$file"
done
