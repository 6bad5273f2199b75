#!/usr/bin/env bash
# Print the path of the Chromium that the browser tests use; install Debian's where it is missing and possible.
# CHROMIUM names another one.
set -euo pipefail

found() {
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return; fi
    done
    return 1
}

found && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing Debian's chromium for the browser tests ..." >&2
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 || true
    found && exit 0
fi
cat >&2 <<'END'
The browser tests need Chromium. Install it, or name it with CHROMIUM=/path/to/chromium:
  Debian, Ubuntu   sudo apt-get install chromium
  macOS            brew install --cask chromium
END
exit 1
