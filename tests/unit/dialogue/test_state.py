"""The state: through a slot and back, what it remembers, and when it forgets."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.conditions import Condition
from bot.dialogue.query import Facts, Listing, Premise
from bot.dialogue.state import FORGET_AFTER_SECONDS, Pending, State
from bot.experts.flow_state import FlowState
from bot.experts.thread import Thread

FULL = State(
    focus=("anlauf",),
    earlier=(("nrwbot",), ("digiknow", "zeonline")),
    facets=("money", "time"),
    operation="list",
    listed=("anlauf", "nrwbot"),
    conditions=(Condition("place", ("Soest",), negated=True), Condition("total_eur", low=1, high=2)),
    wider=(Condition("category", ("serviceportalloesungen",)),),
    order=("total_eur", True),
    home=("Soest",),
    places=("Soest",),
    errand=("Hundesteuer",),
    regions=("soest",),
    pending=Pending(("anlauf", "digiknow"), ("contact",)),
    said=(Facts(("anlauf",), ("money",), (Premise("money", "5", False),)), Listing((Condition("place", ("Soest",)),))),
    expert=Thread(
        FlowState(
            "dogs", "check", "05974040", {"breed": {"name": ["Dackel"], "class": "other"}}, "count", ("breed",), 1
        ),
        "dogs",
        "rate",
        "Soest",
        {"count": 2},
        "dogs.rate",
    ),
    misses=2,
    easy=True,
    english=True,
    answers=7,
    answered_at=1_700_000_000.5,
)


def test_a_full_state_survives_its_slot() -> None:
    assert all(getattr(FULL, f.name) for f in fields(State)), "a new field needs a value here"
    assert State.from_dict(json.loads(json.dumps(FULL.to_dict()))) == FULL


def test_an_empty_slot_is_the_empty_state() -> None:
    assert State.from_dict(None) == State.from_dict({}) == State()


@given(st.lists(st.text(max_size=5), max_size=4), st.integers(0, 9), st.booleans())
def test_any_state_survives_its_slot(ids: list[str], misses: int, easy: bool) -> None:
    state = State(focus=tuple(ids), listed=tuple(ids), misses=misses, easy=easy)
    assert State.from_dict(json.loads(json.dumps(state.to_dict()))) == state


def test_a_pause_makes_forget_the_thread_but_not_the_language() -> None:
    later = FULL.aged(FULL.answered_at + FORGET_AFTER_SECONDS + 1)
    assert later == State(easy=True, english=True)


def test_a_short_pause_changes_nothing() -> None:
    assert FULL.aged(FULL.answered_at + FORGET_AFTER_SECONDS - 1) is FULL


def test_a_new_focus_pushes_the_old_one_back_once() -> None:
    state = State(focus=("a",), earlier=(("b",), ("a",)))
    assert state.remembering(("c",)) == (("a",), ("b",))
    assert state.remembering(("a",)) == state.earlier


def test_what_is_remembered_is_limited() -> None:
    state = State(focus=("new",), earlier=tuple((str(n),) for n in range(20)))
    assert len(state.remembering(("x",))) < 10


def test_long_lists_do_not_swell_the_slot() -> None:
    assert len(State(listed=tuple(str(n) for n in range(1000))).to_dict()["listed"]) <= 50


@pytest.mark.parametrize(
    "alien",
    [
        {**FULL.to_dict(), "version": 99},
        {**FULL.to_dict(), "said": [{"kind": "Gone", "old": 1}]},
        {**FULL.to_dict(), "conditions": [{"colour": "red"}]},
        {**FULL.to_dict(), "pending": {"other": 1}},
        {**FULL.to_dict(), "answered_at": "yesterday"},
    ],
)
def test_of_an_unknown_release_only_the_wishes_for_language_are_kept(alien: dict[str, object]) -> None:
    assert State.from_dict({**alien, "easy": True}) == State(easy=True, english=FULL.english)


def test_the_release_before_had_no_number() -> None:
    before = FULL.to_dict()
    del before["version"]
    assert State.from_dict(before) == FULL
