#!/usr/bin/env bash
# Print the path of the nginx that the tests of deploy/nginx use; install Debian's where it is missing and possible.
set -euo pipefail

# Debian keeps it where only root's PATH looks.
found() { PATH=$PATH:/usr/sbin command -v nginx; }

found && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing Debian's nginx for the tests of the proxy ..." >&2
    # In run level 1 packages start no service: nothing shall listen on port 80 because of a test.
    export RUNLEVEL=1
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends nginx; } >/dev/null 2>&1 || true
    found && exit 0
fi
cat >&2 <<'END'
The tests of the proxy need nginx. Install it:
  Debian, Ubuntu   sudo apt-get install nginx
  macOS            brew install nginx
END
exit 1
