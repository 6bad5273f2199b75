"""The sentences that are measured: those the model learns from, and those nobody trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from bot.settings import ROOT
from bot.understanding.text import tokenize

OUTSIDE = "out_of_scope"
_TWIN = 85  # per cent of equal letters from which two sentences count as nearly the same


@dataclass(frozen=True)
class Sentence:
    """A message with what should be understood."""

    text: str
    intent: str
    register: str = ""
    projects: tuple[str, ...] = ()

    @property
    def in_scope(self) -> bool:
        """Whether the assistant should answer it."""
        return self.intent != OUTSIDE


def training() -> list[Sentence]:
    """All examples of data/nlu."""
    return [
        Sentence(line.strip().removeprefix("-").strip(), block["intent"])
        for file in sorted((ROOT / "data" / "nlu").rglob("*.yml"))
        for block in _load(file)["nlu"]
        for line in block["examples"].strip().splitlines()
    ]


def held_out() -> list[Sentence]:
    """The held-out set; it was written without sight of the training sentences."""
    return [_held_out(entry) for entry in _load(ROOT / "tests" / "heldout" / "nlu.yml")]


def twins(sentences: Sequence[Sentence], others: Sequence[Sentence]) -> list[bool]:
    """For each sentence: does nearly the same one stand among the others?

    Two authors of one language think of the same short sentences. Such twins flatter a held-out set, so
    the report gives its figures without them, too.
    """
    mine, theirs = ([" ".join(t.form for t in tokenize(s.text)) for s in many] for many in (sentences, others))
    scores = process.cdist(mine, theirs, scorer=fuzz.ratio, score_cutoff=_TWIN)
    return [bool(score) for score in scores.max(axis=1) > 0]


def _held_out(entry: dict[str, Any]) -> Sentence:
    one = [entry["project"]] if "project" in entry else []
    projects = (*one, *entry.get("projects", []))
    return Sentence(entry["text"], entry["intent"], entry["register"], projects)


def _load(file: Any) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
