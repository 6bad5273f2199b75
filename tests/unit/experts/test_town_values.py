"""Each key of a town's file is said by some answer; deleted it is unknown, and nothing takes its place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.experts.answering import answer, case_of
from bot.experts.api import Fact, Town
from bot.experts.expert import Expert
from bot.experts.loader import installed
from bot.experts.texts import LANGUAGES

from .play import TODAY

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_EXPERTS = {expert.id: expert for expert in installed().experts if expert.id != "hundesteuer"}
_CASES: dict[str, tuple[dict[str, Any], ...]] = {
    "ausweis": ({}, {"document": "personalausweis"}, {"document": "reisepass"}),
    "fundbuero": (
        {},
        {"what": {"name": ["Handy"], "class": "personal"}, "worth": 800},
        {"what": {"name": ["Katze"], "class": "animal"}, "worth": 90},
        {"what": {"name": ["Tasche"], "class": "listed"}, "place": "public", "worth": [60, 70]},
        {"kept": "bringing", "worth_class": "small", "sent": {"number": "F-2026-CCCCCC", "code": "CCCC-DDDD"}},
    ),
}  # fmt: skip


def _town(expert: Expert) -> Town:
    """A town with a value of its own for each key."""
    values: dict[str, Any] = {}
    for n, (key, kind) in enumerate(sorted(expert.town.items())):
        name = kind if isinstance(kind, str) else kind.kind
        values[key] = 4711 + n if name in {"number", "euro", "days"} else f"<{key}>"
    facts = {f"{expert.id}.{key}": (Fact(value, "Stadt", "heute", confirmed=True),) for key, value in values.items()}
    return Town("05974040", "Soest", facts)


def _said(expert: Expert, town: Town, language: str = "de", today: date = TODAY) -> str:
    """All that the expert may say of its cases."""
    return "\n".join(
        expert.texts.say(line, language)
        for answers in _CASES[expert.id]
        for plan in expert.answers.values()
        for line in answer(expert, plan, case_of(expert, town, today, answers)).lines
    )


def _shown(value: Any) -> str:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value)


@pytest.mark.parametrize("expert", _EXPERTS.values(), ids=_EXPERTS)
def test_a_deleted_value_is_not_said_and_no_other_takes_its_place(expert: Expert) -> None:
    town = _town(expert)
    before = _said(expert, town)
    for key, (fact,) in town.facts.items():
        forms = {_shown(fact.value), str(fact.value)}
        assert any(form in before for form in forms), f"nobody says {key}"
        after = _said(expert, replace(town, facts={name: f for name, f in town.facts.items() if name != key}))
        assert not any(form in after for form in forms), key
        assert set(_FIGURE.findall(after)) - set(_FIGURE.findall(before)) <= {"115"}, key


@pytest.mark.parametrize("expert", _EXPERTS.values(), ids=_EXPERTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_town_names_no_figure_but_the_laws(expert: Expert, language: str) -> None:
    said = _said(expert, Town("05974040", "Soest"), language)
    assert "115" in said and "None" not in said and "{" not in said
    assert not re.search(r"05251|Paderborn|Bielefeld", said)
