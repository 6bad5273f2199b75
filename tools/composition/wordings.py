"""The wordings that blind writers gave each slot, checked, and split by hash into two halves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("wordings")
DOUBTFUL = "doubtful.yml"
SHAPES = ("sel", "rel", "vp")
HALVES = ("development", "held out")

Slot = tuple[str, ...]
"""Where a wording belongs, such as ("selections", "town", "sel") or ("operations", "count")."""


@dataclass(frozen=True)
class Wording:
    """One sentence pattern."""

    slot: Slot
    text: str

    @property
    def half(self) -> str:
        """Held out, or free to be looked at while the assistant is improved; decided by a hash of slot and text."""
        digest = hashlib.sha256(f"{'/'.join(self.slot)}: {self.text}".encode()).digest()
        return HALVES[digest[0] % 2]

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What is to be filled in, in the order of the text."""
        return tuple(re.findall(r"\{(\w+)\}", self.text))

    @property
    def shape(self) -> str | None:
        """In which shape the wording takes a selection, None if it takes none."""
        return next((name for name in self.placeholders if name in SHAPES), None)


class Wordings:
    """One half of all wordings."""

    def __init__(self, half: str) -> None:
        self.half = half
        self._slots: dict[Slot, list[Wording]] = {}
        for wording in wordings():
            if wording.half == half:
                self._slots.setdefault(wording.slot, []).append(wording)

    def pick(self, random: Random, *slot: str) -> Wording | None:
        """A random wording of a slot, None if this half has none."""
        known = self._slots.get(slot)
        return random.choice(known) if known else None


@cache
def wordings() -> tuple[Wording, ...]:
    """All wordings but the doubtful ones; the same wording of two writers once."""
    dropped = doubtful()
    found = dict.fromkeys(w for path in sorted(FOLDER.glob("writer*.yml")) for w in read(path))
    return tuple(w for w in found if w not in dropped)


def read(path: Path) -> Iterator[Wording]:
    """The wordings of a file."""
    yield from _leaves((), yaml.safe_load(path.read_text(encoding="utf-8")))


def _leaves(slot: Slot, node: Any) -> Iterator[Wording]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _leaves((*slot, str(key)), value)
    else:
        yield from (Wording(slot, text) for text in node)


@cache
def doubtful() -> Mapping[Wording, str]:
    """Wordings that two careful people would read differently, with the reason."""
    path = FOLDER / DOUBTFUL
    entries = yaml.safe_load(path.read_text(encoding="utf-8")) or [] if path.is_file() else []
    return {Wording(tuple(e["slot"].split("/")), e["text"]): e["reason"] for e in entries}
