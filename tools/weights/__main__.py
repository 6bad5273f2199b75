"""Learn the weights of bot/dialogue/weights.yml again.

Usage: python -m tools.weights [--check] [--rounds 3]

Learns from tests/dialogues but for the rounds that are held out, from the questions about details of tests/pipeline and
from composed questions of the development half, starting from the present weights, until they stay as they are. No
dialogue that is learnt from is in a reported figure. --check writes nothing and fails if they would change.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from bot.assistant import Assistant
from bot.dialogue import rank
from bot.settings import ROOT
from scripts.train import ensure_model
from tools.composition import cases as composed
from tools.composition.questions import questions
from tools.composition.threads import threads
from tools.composition.wordings import HALVES
from tools.dialogue_checks import answer_of, problems
from tools.weights.explore import Turn, explore
from tools.weights.fit import fit

DIALOGUES = ROOT / "tests" / "dialogues"
STATEMENTS = ROOT / "tests" / "pipeline" / "statements.yml"
HELD_OUT = frozenset({"round_n", "round_o", "round_p"})
"""Rounds that are only measured with."""
_QUESTIONS, _THREADS = 900, 600
_HEADER = """\
# What each sign of a request is worth, and what each kind of evidence costs that a request leaves unexplained.
# Learnt by "make weights" from tests/dialogues; docs/decisions.md tells how to read it. Not written by hand.
"""


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the weights would change")
    parser.add_argument("--rounds", type=int, default=3, help="at most so often")
    options = parser.parse_args()
    assistant = Assistant(ensure_model())
    dialogues = list(_dialogues())
    for number in range(1, options.rounds + 1):
        before = rank.weights()
        lessons = list(explore(assistant, dialogues))
        after = fit(lessons, before)
        moved = max(abs(after.get(n, 0.0) - before.get(n, 0.0)) for n in {*after, *before})
        print(
            f"Round {number}: {len(lessons)} messages, {len(after)} weights, the largest change {moved:.3f}", flush=True
        )
        if options.check:
            return int(moved > 0)
        write(after)
        if not moved:
            break
    return 0


def write(weights: Mapping[str, float]) -> None:
    """Put the weights into their file, by name."""
    told = yaml.safe_dump(dict(sorted(weights.items())), allow_unicode=True, sort_keys=False)
    rank.WEIGHTS.write_text(_HEADER + told, encoding="utf-8")
    rank.weights.cache_clear()
    rank.every_weight.cache_clear()


def _dialogues() -> Iterator[list[Turn]]:
    learnt = (file for file in sorted(DIALOGUES.glob("*.yml")) if file.stem not in HELD_OUT)
    for file in learnt:
        for dialogue in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader):
            yield [_turn(turn) for turn in dialogue["turns"]]
    for told in yaml.load(STATEMENTS.read_text(encoding="utf-8"), yaml.CSafeLoader).values():
        yield from ([_turn({"say": one["ask"], "must": [{"regex": word} for word in one["holds"]]})] for one in told)
    for case in (*questions(_QUESTIONS, HALVES[0]), *threads(_THREADS, HALVES[0])):
        yield [_composed(turn) for turn in case.turns]


def _turn(turn: Mapping[str, Any]) -> Turn:
    checked = set(turn) - {"say"}
    return Turn(turn["say"], (lambda message, _: problems(turn, answer_of(message))) if checked else None)


def _composed(turn: composed.Turn) -> Turn:
    return Turn(turn.say, lambda message, before: turn.problems("\n".join(message.texts), before))


if __name__ == "__main__":
    sys.exit(main())
