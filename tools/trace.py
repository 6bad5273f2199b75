"""What every message of the dialogues is taken to ask: one line each, so that a change shows what it moves.

Usage: python -m tools.trace. Writes tests/pipeline/trace/, a file for each of tests/dialogues; `git diff` then tells
which messages are taken otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bot.assistant import Assistant
from bot.dialogue.memory import pack
from bot.dialogue.query import Query
from bot.settings import ROOT
from scripts.train import ensure_model

DIALOGUES = ROOT / "tests" / "dialogues"
TRACE = ROOT / "tests" / "pipeline" / "trace"
NOW = datetime(2026, 11, 26, 10)
"""The moment at which all messages are said."""
_LONGEST = 150  # characters
_UNSAID = frozenset({"kind", "words"})  # the words stand in the dialogues


def main() -> int:
    """Command line."""
    assistant = Assistant(ensure_model())
    for file in _files():
        lines = "".join(f"{line}\n" for line in trace(assistant, _read(file)))
        (TRACE / f"{file.stem}.txt").write_text(lines, encoding="utf-8")
    return 0


def dialogues(files: Iterable[Path] = ()) -> Iterator[Mapping[str, Any]]:
    """All dialogues of the tests, by file, or those of other files."""
    for file in files or _files():
        yield from _read(file)


def noted() -> list[str]:
    """All lines as they were written last."""
    return [line for file in sorted(TRACE.glob("*.txt")) for line in file.read_text(encoding="utf-8").splitlines()]


def _files() -> list[Path]:
    return sorted(DIALOGUES.glob("*.yml"))


def _read(file: Path) -> list[Mapping[str, Any]]:
    read: list[Mapping[str, Any]] = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return read


def trace(assistant: Assistant, told: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each message."""
    for dialogue in told:
        conversation = assistant.conversation()
        for number, turn in enumerate(dialogue["turns"], 1):
            conversation.say(turn["say"], NOW)
            assert conversation.outcome
            yield line(dialogue["id"], number, conversation.outcome.queries)


def line(dialogue: str, number: int, queries: Sequence[Query]) -> str:
    """What a message was answered with: "ac2-002.1 Facts projects=govchain-nrw facets=contact"."""
    return f"{dialogue}.{number} {'; '.join(_query(packed) for packed in pack(queries))}"[:_LONGEST]


def _query(packed: Mapping[str, Any]) -> str:
    return " ".join([packed["kind"], *(f"{name}={_value(v)}" for name, v in packed.items() if name not in _UNSAID)])


def _value(value: Any) -> str:
    match value:
        case {"condition": condition}:
            told = [_value(part) for name, part in condition.items() if part not in (None, False, [])]
            return ":".join(told)
        case list() | tuple():
            return ",".join(_value(part) for part in value)
        case _:
            return str(value)


if __name__ == "__main__":
    sys.exit(main())
