"""Sentences nobody trained on: intent, project and what is out of scope.

Mistakes are counted and not listed: a list would ask to be worked off, and then these sentences would be tuned on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.assistant import Assistant
from bot.settings import ROOT
from bot.understanding.reading import Reading

SENTENCES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "heldout" / "nlu.yml").read_text(encoding="utf-8")
)
OUTSIDE = "out_of_scope"


def _training_sentences() -> Iterator[str]:
    for path in (ROOT / "data" / "nlu").rglob("*.yml"):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", ()):
            for line in str(block.get("examples", "")).splitlines():
                yield line.removeprefix("-").strip().casefold()


TRAINED = frozenset(_training_sentences())
# What people say in three words ("hilfe", "neues thema") stands in the training data, too; it proves nothing.
UNSEEN = [sentence for sentence in SENTENCES if sentence["text"].casefold() not in TRAINED]

# As many as on commit febd8cb; fewer are for `make evaluate` to see, more are a loss. Three more intents are wrong
# since questions for details have one of their own, of which the held-out sentences know nothing.
MOST_WRONG_INTENTS = 27
MOST_UNSEEN_OUTSIDE = 25
MOST_TURNED_AWAY = 2
MOST_WRONG_PROJECTS = 2


@pytest.fixture(scope="module")
def readings(assistant: Assistant) -> list[tuple[dict[str, Any], Reading]]:
    return [(sentence, assistant.read(sentence["text"])) for sentence in UNSEEN]


def mistakes(capsys: pytest.CaptureFixture[str], what: str, right: int, total: int) -> int:
    """Print a share, and return what is missing."""
    with capsys.disabled():
        print(f"\nHeld-out set: {what}: {right} of {total} ({right / total:.1%})", end="")  # noqa: T201 -- the figure is what the test is for
    return total - right


def test_hardly_any_sentence_was_trained_on() -> None:
    assert len(TRAINED) > 1000
    assert len(UNSEEN) >= 0.95 * len(SENTENCES) >= 380


def test_intents_in_scope(readings: list[tuple[dict[str, Any], Reading]], capsys: pytest.CaptureFixture[str]) -> None:
    inside = [(s, r) for s, r in readings if s["intent"] != OUTSIDE]
    right = sum(s["intent"] == r.intent for s, r in inside)
    assert len(inside) >= 280
    assert mistakes(capsys, "intent in scope", right, len(inside)) <= MOST_WRONG_INTENTS


def test_what_is_out_of_scope_is_seen(
    readings: list[tuple[dict[str, Any], Reading]], capsys: pytest.CaptureFixture[str]
) -> None:
    outside = [r for s, r in readings if s["intent"] == OUTSIDE]
    assert len(outside) >= 120
    seen = sum(r.intent == OUTSIDE for r in outside)
    assert mistakes(capsys, "out of scope seen", seen, len(outside)) <= MOST_UNSEEN_OUTSIDE


def test_what_is_in_scope_is_not_turned_away(
    readings: list[tuple[dict[str, Any], Reading]], capsys: pytest.CaptureFixture[str]
) -> None:
    inside = [r for s, r in readings if s["intent"] != OUTSIDE]
    kept = sum(r.intent != OUTSIDE for r in inside)
    assert mistakes(capsys, "in scope taken as such", kept, len(inside)) <= MOST_TURNED_AWAY


def test_the_right_project_is_found(
    readings: list[tuple[dict[str, Any], Reading]], assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    from bot.dialogue.references import resolve

    naming = [(s, r) for s, r in readings if "project" in s]
    assert len(naming) >= 90
    found = [resolve(r, assistant.catalogue) for _, r in naming]
    right = sum(
        s["project"] in (references.named or references.by_content or references.by_place or ())
        for (s, _), references in zip(naming, found, strict=True)
    )
    assert mistakes(capsys, "project found", right, len(naming)) <= MOST_WRONG_PROJECTS
