#!/usr/bin/env bash
# Print the path of a browser for the tests; install Debian's where it is missing and possible.
#
#   scripts/browser.sh            Chromium; CHROMIUM names another one
#   scripts/browser.sh firefox    Firefox; FIREFOX names another one
set -euo pipefail

kind=${1:-chromium}
case $kind in
chromium) package=chromium variable=CHROMIUM names=("${CHROMIUM:-}" chromium chromium-browser google-chrome) ;;
firefox) package=firefox-esr variable=FIREFOX names=("${FIREFOX:-}" firefox-esr firefox) ;;
*) echo "usage: $0 [chromium|firefox]" >&2; exit 2 ;;
esac

found() {
    local name
    for name in "${names[@]}"; do
        if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return; fi
    done
    return 1
}

found && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing Debian's $package for the browser tests ..." >&2
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$package"; } >/dev/null 2>&1 || true
    found && exit 0
fi
cat >&2 <<END
Tests need $kind. Install it, or name it with $variable=/path/to/$kind:
  Debian, Ubuntu   sudo apt-get install $package
  macOS            brew install --cask $kind
END
exit 1
