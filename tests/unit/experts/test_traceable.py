"""Every figure comes from law, town or a calculation that is shown; what a town deletes is unknown, never guessed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.experts.answering import answer, case_of
from bot.experts.api import Fact, Line, Town
from bot.experts.expert import Expert
from bot.experts.loader import FOLDER, load
from bot.experts.texts import LANGUAGES, euro
from bot.experts.town_files import read_towns
from bot.settings import ROOT

from .play import TODAY

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CASES: tuple[dict[str, Any], ...] = (
    {},
    {"topic": "new", "since": "2026-11-25", "breed": {"name": ["Dackel"], "class": "other", "size": "small"},
     "large": "no", "count": 1},
    {"topic": "new", "since": "2026-10-01", "breed": {"name": ["Labrador"], "class": "other"}, "large": "yes",
     "count": 2},
    {"topic": "new", "since": "2026-11-25", "breed": {"name": ["Rottweiler"], "class": "listed"}, "count": 1},
    {"topic": "new", "since": "2026-11-25", "breed": {"name": ["Bullterrier"], "class": "dangerous"}, "count": 3},
    {"topic": "new", "since": "2026-11-25", "breed": {"name": [], "class": "unknown"}, "large": "unknown", "count": 1},
    {"topic": "deregister", "reason": "died", "until": "2026-11-25"},
)  # fmt: skip


@pytest.fixture(scope="module")
def soest(hundesteuer: Expert) -> Town:
    return read_towns(ROOT / "data" / "towns", "data/towns", {"hundesteuer": hundesteuer.town})[0]


def _lines(expert: Expert, town: Town, answers: dict[str, Any]) -> list[tuple[str, Line]]:
    """All that the expert may say of a case, each line with the answer that it is part of."""
    return [
        (name, line)
        for name, plan in expert.answers.items()
        for line in answer(expert, plan, case_of(expert, town, TODAY, answers)).lines
    ]


def _values() -> st.SearchStrategy[dict[str, float]]:
    euro = st.integers(1, 200_000).map(lambda cents: cents / 100)
    keys = ("rate_1", "rate_2", "rate_3", "rate_dangerous_1", "rate_dangerous_2", "tag_fee", "offence_max")
    return st.dictionaries(st.sampled_from(keys), euro, min_size=0)


@settings(max_examples=40, deadline=None)
@given(rates=_values(), days=st.none() | st.integers(1, 60), case=st.sampled_from(_CASES))
def test_every_figure_is_one_of_the_text_or_of_a_named_value(
    hundesteuer: Expert, rates: dict[str, float], days: int | None, case: dict[str, Any]
) -> None:
    values: dict[str, Any] = {**rates, **({"registration_days": days} if days else {})}
    facts = {f"hundesteuer.{key}": (Fact(value, "Satzung", "2026", confirmed=True),) for key, value in values.items()}
    for _, line in _lines(hundesteuer, Town("05974040", "Soest", facts), case):
        for name, value in line.facts:
            if name.startswith("town.") and name != "town.name":
                assert value == values[name.removeprefix("town.")]
        for language in LANGUAGES:
            text = hundesteuer.texts.say(line, language)
            bare = hundesteuer.texts.say(Line(line.text, tuple((n, _blank(v)) for n, v in line.facts)), language)
            allowed = {f for _, value in line.facts for f in _shown(hundesteuer, value, language)}
            strange = set(_FIGURE.findall(text)) - set(_FIGURE.findall(bare)) - allowed
            assert not strange, (line, text)


def _blank(value: Any) -> Any:
    """A value that shows nothing of its own."""
    if isinstance(value, str):
        return "2026-01-01" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else ""
    return () if isinstance(value, list | tuple) else 0


def _shown(expert: Expert, value: Any, language: str) -> set[str]:
    """How a value may look."""
    if isinstance(value, int | float):
        locale = "en_GB" if language == "en" else "de_DE"
        return set(_FIGURE.findall(euro(float(value), locale))) | {str(value)}
    return set(_FIGURE.findall(str(value))) | (
        {str(int(value[-2:])), value[:4]} if re.match(r"\d{4}-", str(value)) else set()
    )


def test_a_deleted_value_is_unknown_and_no_other_takes_its_place(hundesteuer: Expert, soest: Town) -> None:
    for key in soest.facts:
        without = replace(soest, facts={name: fact for name, fact in soest.facts.items() if name != key})
        for case in _CASES:
            before, after = _lines(hundesteuer, soest, case), _lines(hundesteuer, without, case)
            short = f"town.{key.removeprefix('hundesteuer.')}"
            assert not [line for _, line in after if short in dict(line.facts)]
            known = {figure for _, line in before for figure in _FIGURE.findall(hundesteuer.texts.say(line, "de"))}
            new = {figure for _, line in after for figure in _FIGURE.findall(hundesteuer.texts.say(line, "de"))}
            assert new - known <= {"115"}, (key, new - known)


@pytest.mark.parametrize("key", ["rate_1", "registration_days", "tag_lost", "deregistration_days"])
def test_the_answer_says_that_a_deleted_value_is_not_on_file(hundesteuer: Expert, soest: Town, key: str) -> None:
    asked = {"rate_1": "rate", "registration_days": "deadline", "tag_lost": "tag", "deregistration_days": "died"}[key]
    without = replace(soest, facts={k: fact for k, fact in soest.facts.items() if k != f"hundesteuer.{key}"})
    lines = answer(hundesteuer, hundesteuer.answers[asked], case_of(hundesteuer, without, TODAY, {})).lines
    text = "\n".join(hundesteuer.texts.say(line, "de") for line in lines)
    assert "nicht hinterlegt" in text or "nichts hinterlegt" in text
    assert "Auskunft" in text


def test_a_value_that_was_to_be_reviewed_says_how_old_it_is(hundesteuer: Expert) -> None:
    old = Fact(14, "Satzung", "2020", review_by=TODAY.replace(year=2025), confirmed=True)
    town = Town("05974040", "Soest", {"hundesteuer.registration_days": (old,)})
    lines = answer(hundesteuer, hundesteuer.answers["deadline"], case_of(hundesteuer, town, TODAY, {})).lines
    assert "Stand 2020, bitte nachfragen" in hundesteuer.texts.say(lines[-1], "de")


_OF_KIND: dict[str, Any] = {
    "text": "Angabe {}", "phone": "02921 55500{}", "euro": 700.0, "number": 70, "days": 70, "url": "https://soest.example/{}",
    "switch": True,
}  # fmt: skip
_LOST = {"name": ["Schlüssel"], "class": "personal"}
_CASES_OF: dict[str, tuple[dict[str, Any], ...]] = {
    "fundbuero": (
        {},
        {"what": _LOST, "lost_on": "2026-11-20", "where": "town", "color": "schwarz"},
        {"what": {"name": ["Katze"], "class": "animal"}, "worth": 400},
        {"what": _LOST, "worth": 800, "place": "public"},
    ),
    "ausweis": ({}, {"document": "personalausweis"}, {"document": "reisepass"}),
}


def _filled(expert: Expert) -> dict[str, Any]:
    """A value for each key of a town's file, each one its own."""
    values: dict[str, Any] = {}
    for number, (key, kind) in enumerate(expert.town.items()):
        shape = _OF_KIND[kind.kind]
        values[key] = shape.format(number) if isinstance(shape, str) else shape if shape is True else shape + number
    return values


@pytest.mark.parametrize("name", ["fundbuero", "ausweis"])
def test_any_deleted_value_of_the_other_experts_is_never_replaced(name: str) -> None:
    expert = load([FOLDER / name]).experts[0]
    values = _filled(expert)
    facts = {f"{name}.{key}": (Fact(value, "Stadt", "2026", confirmed=True),) for key, value in values.items()}
    whole = Town("05974040", "Soest", facts)
    told = {key for case in _CASES_OF[name] for _, line in _lines(expert, whole, case) for key, _ in line.facts}
    for key in values:
        without = replace(whole, facts={fact: value for fact, value in facts.items() if fact != f"{name}.{key}"})
        for case in _CASES_OF[name]:
            before, after = _lines(expert, whole, case), _lines(expert, without, case)
            assert not [line for _, line in after if f"town.{key}" in dict(line.facts)]
            known = {figure for _, line in before for figure in _FIGURE.findall(expert.texts.say(line, "de"))}
            new = {figure for _, line in after for figure in _FIGURE.findall(expert.texts.say(line, "de"))}
            assert new - known <= {"115"}, (key, new - known)
    assert {f"town.{key}" for key in values if key not in {"office", "phone"}} <= told
