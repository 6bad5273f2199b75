#!/usr/bin/env bash
# The whole test suite: pytest, then Rasa's checks of the training data and of the stories.
#
#   scripts/test.sh                  everything
#   scripts/test.sh tests/unit -k x  only pytest, with these arguments
set -euo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python
rasa() { "$python" -m scripts.env rasa "$@"; }
# Rasa's output is long; it is worth reading only when something is wrong.
logged() {
    local log=var/log/$1.log
    shift
    mkdir -p var/log
    "$@" > "$log" 2>&1 || { tail -n 60 "$log"; echo "Failed; all lines: $log"; return 1; }
}

$python -m bot load
$python -m scripts.train
if [ $# -gt 0 ]; then exec "$python" -m scripts.env pytest "$@"; fi

# Two parts beside each other, as each keeps little more than one processor busy: what plays dialogues in one process,
# and all the rest, which waits for servers and browsers. What the rest says comes when it is ready.
talking=(tests/pipeline tests/fuzz)
rest() {
    scripts/widget.sh test
    scripts/browser.sh
    scripts/browser.sh firefox || [ -z "${CI:-}" ]
    # Without nginx the tests of the proxy are skipped, but not in CI.
    scripts/proxy.sh || [ -z "${CI:-}" ]
    $python -m scripts.env pytest -q "${talking[@]/#/--ignore=}"

    echo "Checking the training data (rasa data validate) ..."
    logged validate rasa data validate --fail-on-warnings

    echo "Checking the stories (rasa test core) ..."
    logged stories rasa test core --stories tests/test_stories.yml --fail-on-prediction-errors --no-plot --out results/stories
    $python - <<'END'
import json

result = json.load(open("results/stories/story_report.json"))["conversation_accuracy"]
print(f"Stories: {result['correct']} passed, {result['total'] - result['correct']} failed")
END
}

mkdir -p var/log
set -m # a group of its own, so that the rest ends with what it has started
(set -e; rest) > var/log/rest.log 2>&1 &
rest=$!
set +m
trap 'kill -- -"$rest" 2>/dev/null || true' EXIT
failed=0
$python -m scripts.env pytest -q "${talking[@]}" || failed=$?
wait "$rest" || failed=$?
cat var/log/rest.log
exit "$failed"
