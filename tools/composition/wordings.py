"""The wordings that blind writers gave each slot, checked, and split by hash into two halves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
    half: str = field(default=HALVES[0], compare=False)
    """Held out, or free to be looked at while the assistant is improved."""

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
    """The wordings of a file, with every other one of a slot held out, in the order of their hashes.

    The file and the slot alone decide, so no wording changes sides when another file comes or a doubtful one goes.
    """
    for slot, texts in _slots((), yaml.safe_load(path.read_text(encoding="utf-8"))):
        ranks = sorted(texts, key=lambda text: _hash(slot, text))
        shift = _hash(slot, "")[0]  # so that slots with an odd number do not all favour the same half
        yield from (Wording(slot, text, HALVES[(ranks.index(text) + shift) % 2]) for text in texts)


def _slots(slot: Slot, node: Any) -> Iterator[tuple[Slot, list[str]]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _slots((*slot, str(key)), value)
    else:
        yield slot, node


def _hash(slot: Slot, text: str) -> bytes:
    return hashlib.sha256(f"{'/'.join(slot)}: {text}".encode()).digest()


@cache
def doubtful() -> Mapping[Wording, str]:
    """Wordings that two careful people would read differently, with the reason."""
    path = FOLDER / DOUBTFUL
    entries = yaml.safe_load(path.read_text(encoding="utf-8")) or [] if path.is_file() else []
    return {Wording(tuple(e["slot"].split("/")), e["text"]): e["reason"] for e in entries}
