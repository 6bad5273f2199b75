"""Measure how well requests compose.

Usage: python -m tools.composition [--questions 3000] [--threads 1500] [--half "held out"] [--show 20] [--out FILE]

Questions and threads are made from one half of the wordings with a fixed seed; only the held-out half counts, the
other one is there to be looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.assistant import Assistant
from scripts.train import ensure_model
from tools.composition.measure import Result, run, table, told
from tools.composition.placeholders import faults
from tools.composition.questions import questions
from tools.composition.threads import threads
from tools.composition.wordings import HALVES, wordings

NOW = datetime(2026, 11, 26, 10)
"""The moment at which all questions are asked, since answers may speak of today."""


def speaker(assistant: Assistant) -> Callable[[str], str]:
    """A new conversation with the assistant, told the moment."""
    conversation = assistant.conversation()
    return lambda text: "\n".join(conversation.say(text, NOW).texts)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=3000)
    parser.add_argument("--threads", type=int, default=1500)
    parser.add_argument("--half", choices=HALVES, default=HALVES[1])
    parser.add_argument("--show", type=int, default=0, help="how many failures to print")
    parser.add_argument("--out", type=Path, help="write all replies as JSON lines")
    options = parser.parse_args()
    faulty = [f"{'/'.join(w.slot)}: {w.text!r}: {fault}" for w in wordings() for fault in faults(w)]
    if faulty:
        print("\n".join(faulty), file=sys.stderr)
        return 1
    assistant = Assistant(ensure_model())
    asked = [run(case, speaker(assistant)) for case in questions(options.questions, options.half)]
    followed = [run(case, speaker(assistant)) for case in threads(options.threads, options.half)]
    _report(asked, followed)
    failures = [r for r in (*asked, *followed) if not r.right]
    for result in failures[: options.show]:
        print(_shown(result))
    if options.out:
        options.out.write_text("".join(_line(r) for r in (*asked, *followed)), encoding="utf-8")
    return 0


def _report(asked: list[Result], followed: list[Result]) -> None:
    print("Questions by operation")
    print("\n".join(table(asked, lambda r: r.case.turns[0].operation)))
    print("Questions by selection")
    print("\n".join(table(asked, lambda r: _kind(r.case.turns[0].selection))))
    print("Threads by second message")
    print("\n".join(table(followed, lambda r: r.case.turns[1].operation)))
    pairs = {r.case.pair for r in asked}
    print(f"Questions, {len(pairs)} pairs of operation and selection: {told(asked)}")
    opened = [r for r in followed if not r.problems[0]]
    chained = {r.case.pair for r in followed}
    print(f"Threads, {len(chained)} pairs of operations: {told(followed)}")
    print(f"  the second message, where the first was answered rightly: {told(opened)}")


def _kind(selection: str) -> str:
    return "two conditions" if " + " in selection else selection or "(named things)"


def _shown(result: Result) -> str:
    lines = [f"--- {' / '.join(result.case.pair)}"]
    for turn, reply, wrong in zip(result.case.turns, result.replies, result.problems, strict=True):
        lines += [f"> {turn.say}", f"  {reply[:500]}", *(f"! {w}" for w in wrong)]
    return "\n".join(lines)


def _line(result: Result) -> str:
    said = [turn.say for turn in result.case.turns]
    record = {"pair": result.case.pair, "said": said, "replies": result.replies, "problems": result.problems}
    return json.dumps(record, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main())
