"""Every figure comes from law, town or a calculation that is shown; what a town deletes is unknown, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.experts.answering import Answer, answer, case_of, may_start
from bot.experts.api import Fact, Line, Town
from bot.experts.expert import Expert
from bot.experts.loader import FOLDER, load
from bot.experts.texts import LANGUAGES, euro
from bot.experts.town_files import Key

from .play import TODAY

_EXPERTS = {expert.id: expert for expert in load(sorted(path.parent for path in FOLDER.glob("*/expert.yml"))).experts}
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SAYS_SO = re.compile(r"nichts? hinterlegt|Auskunft|Behördennummer 115")
_LOST = {"name": ["Schlüssel"], "class": "personal"}
_CASES: dict[str, tuple[dict[str, Any], ...]] = {
    "hundesteuer": (
        {},
        {"topic": "new", "since": "2026-11-25", "breed": {"name": ["Dackel"], "class": "other", "size": "small"},
         "large": "no", "count": 1},
        {"topic": "new", "since": "2026-10-01", "breed": {"name": ["Labrador"], "class": "other"}, "large": "yes",
         "count": 2},
        {"topic": "new", "since": "2026-11-25", "breed": {"name": ["Beagle", "Pudel"], "class": "other"}, "count": 4},
        {"topic": "new", "since": "2026-11-25", "breed": {"name": ["Rottweiler"], "class": "listed"}, "count": 1},
        {"topic": "new", "since": "2026-11-25", "breed": {"name": ["Bullterrier"], "class": "dangerous"}, "count": 1},
        {"topic": "new", "since": "2026-11-25", "breed": {"name": ["Bullterrier"], "class": "dangerous"}, "count": 3},
        {"topic": "new", "since": "2026-11-25", "breed": {"name": [], "class": "unknown"}, "large": "unknown",
         "count": 1},
        {"topic": "deregister", "reason": "died", "until": "2026-11-25"},
        {"topic": "deregister", "reason": "given", "until": "2026-10-25"},
        {"topic": "deregister", "reason": "moved", "until": "2026-12-01"},
    ),
    "fundbuero": (
        {},
        {"what": _LOST, "lost_on": "2026-11-20", "where": "town", "color": "schwarz"},
        {"what": {"name": ["Katze"], "class": "animal"}, "worth": 400},
        {"what": {"name": ["Handy"], "class": "personal"}, "worth": 800, "place": "public"},
        {"what": {"name": ["Tasche"], "class": "listed"}, "place": "public", "worth": [60, 70]},
        {"kept": "bringing", "worth_class": "small", "sent": {"number": "F-2026-CCCCCC", "code": "CCCC-DDDD"}},
    ),
    "ausweis": ({}, {"document": "personalausweis"}, {"document": "reisepass"}),
}  # fmt: skip
# What no answer tells: whether a registration may be prepared here (below), and where its schema lies.
_UNTOLD = {"hundesteuer.delivery", "hundesteuer.submission_schema"}
each_expert = pytest.mark.parametrize("name", _EXPERTS)


def _town(expert: Expert, values: dict[str, Any]) -> Town:
    facts = {f"{expert.id}.{key}": (Fact(value, "Stadt", "heute", confirmed=True),) for key, value in values.items()}
    return Town("05974040", "Soest", facts)


def _answers(expert: Expert, town: Town) -> Iterator[tuple[str, Answer, set[str]]]:
    """What the expert says in its cases: which answer to which, the answer, the town's keys that it rests on."""
    for number, answers in enumerate(_CASES[expert.id]):
        for name, plan in expert.answers.items():
            case = case_of(expert, town, TODAY, answers)
            yield f"{name} {number}", answer(expert, plan, case), set(case.used)


def _say(expert: Expert, line: Line) -> str:
    return expert.texts.say(line, "de")


# Every figure has its origin.

_OF_KIND: dict[str, st.SearchStrategy[Any]] = {
    "euro": st.integers(1, 200_000).map(lambda cents: cents / 100),
    "days": st.integers(1, 60),
    "number": st.integers(1, 60),
    "switch": st.booleans(),
    "phone": st.integers(100, 9_999_999).map(lambda number: f"02921 {number}"),
    "url": st.integers(1, 9_999).map(lambda number: f"https://stadt.example/{number}"),
    "text": st.integers(1, 9_999).map(lambda number: f"Zimmer {number}"),
}


def _of_key(key: Key) -> st.SearchStrategy[Any]:
    if key.kind == "list":
        return st.lists(st.sampled_from(key.options), min_size=1, unique=True).map(tuple)
    return st.sampled_from(key.options) if key.options else _OF_KIND[key.kind]


@each_expert
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_figure_is_one_of_the_text_or_of_a_named_value(name: str, data: st.DataObject) -> None:
    expert = _EXPERTS[name]
    filled = st.fixed_dictionaries({}, optional={key: _of_key(kind) for key, kind in expert.town.items()})
    values = data.draw(filled)
    answers = data.draw(st.sampled_from(_CASES[name]))
    case = case_of(expert, _town(expert, values), TODAY, answers)
    for line in (line for plan in expert.answers.values() for line in answer(expert, plan, case).lines):
        for fact, value in line.facts:
            kind, _, key = fact.partition(".")
            if kind == "town" and key != "name":
                assert value == values[key]
            elif kind == "law":
                assert value == case.of_law(key)
        for language in LANGUAGES:
            text = expert.texts.say(line, language)
            bare = expert.texts.say(Line(line.text, tuple((n, _blank(v)) for n, v in line.facts)), language)
            allowed = {f for _, value in line.facts for f in _figures(value, language)}
            assert set(_FIGURE.findall(text)) - set(_FIGURE.findall(bare)) <= allowed, (line, text)


def _blank(value: Any) -> Any:
    """A value that shows nothing of its own."""
    if isinstance(value, str):
        return "2026-01-01" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else ""
    return () if isinstance(value, list | tuple) else 0


def _figures(value: Any, language: str) -> set[str]:
    """How the figures of a value may look."""
    if isinstance(value, int | float):
        return set(_FIGURE.findall(euro(float(value), "en_GB" if language == "en" else "de_DE"))) | {str(value)}
    day = {str(int(value[-2:])), value[:4]} if re.match(r"\d{4}-", str(value)) else set()
    return set(_FIGURE.findall(str(value))) | day


# What is deleted is unknown.


_SHAPES = {"phone": "02921 {}", "url": "https://stadt.example/{}", "text": "Angabe {}"}
_TURNS = 4  # as many as a key has choices


def _filled(expert: Expert, turn: int) -> Town:
    """A town with a value of its own for each key; a key that has choices takes another one at each turn."""
    return _town(expert, {key: _own(kind, 5500 + n, turn) for n, (key, kind) in enumerate(expert.town.items())})


def _own(key: Key, number: int, turn: int) -> Any:
    choices = key.options or ((True, False) if key.kind == "switch" else ())
    if key.kind == "list":
        return choices
    return (
        choices[turn % len(choices)] if choices else _SHAPES[key.kind].format(number) if key.kind in _SHAPES else number
    )


@each_expert
def test_a_deleted_value_is_said_to_be_unknown_and_no_other_takes_its_place(name: str) -> None:
    expert, told = _EXPERTS[name], set()
    for turn in range(_TURNS):
        whole = _filled(expert, turn)
        before = {asked: (found, used) for asked, found, used in _answers(expert, whole)}
        told |= {key for _, used in before.values() for key in used}
        for key, (fact,) in whole.facts.items():
            without = replace(whole, facts={k: kept for k, kept in whole.facts.items() if k != key})
            for asked, found, _ in _answers(expert, without):
                old, used = before[asked]
                after = [_say(expert, line) for line in found.lines]
                # Whatever takes the place of what was said says that it is not known, or whom to ask.
                assert [text for line, text in zip(found.lines, after, strict=True)
                        if line not in old.lines and not _SAYS_SO.search(text)] == [], (key, asked)  # fmt: skip
                assert not any(_names(text, fact.value) for text in after), (key, asked)
                assert key not in used or _SAYS_SO.search(" ".join(after)), (key, asked, after)
    assert whole.facts.keys() - told == {key for key in _UNTOLD if key.startswith(name)}


def _names(text: str, value: Any) -> bool:
    """Whether a text says a value that no other key has; one of a few leads to a text of its own instead."""
    grouped = f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value)
    return bool(re.search(r"\d", str(value))) and (str(value) in text or grouped in text)


@each_expert
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_town_names_no_figure_but_the_laws(name: str, language: str) -> None:
    expert = _EXPERTS[name]
    said = "\n".join(
        expert.texts.say(line, language)
        for _, found, _ in _answers(expert, Town("05974040", "Soest"))
        for line in found.lines
    )
    assert "115" in said and "None" not in said and "{" not in said
    assert not re.search(r"05251|Paderborn|Bielefeld", said)


def test_a_registration_is_prepared_only_where_the_town_takes_it(hundesteuer: Expert) -> None:
    for delivery in (True, False, None):
        town = _town(hundesteuer, {} if delivery is None else {"delivery": delivery})
        case = case_of(hundesteuer, town, TODAY, {})
        assert may_start(hundesteuer, "prepare", case) == bool(delivery)
        said = [_say(hundesteuer, line) for line in answer(hundesteuer, hundesteuer.answers["prepare"], case).lines]
        assert any("Auskunft" in text for text in said)


def test_a_value_that_was_to_be_reviewed_says_how_old_it_is(hundesteuer: Expert) -> None:
    old = Fact(14, "Satzung", "2020", review_by=TODAY - timedelta(days=1), confirmed=True)
    town = Town("05974040", "Soest", {"hundesteuer.registration_days": (old,)})
    lines = answer(hundesteuer, hundesteuer.answers["deadline"], case_of(hundesteuer, town, TODAY, {})).lines
    assert "Stand 2020, bitte nachfragen" in _say(hundesteuer, lines[-1])
