"""What is kept of conversations, and for how long."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.conversations.store import Conversations, Text
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate

SAID = [Text("user", "Was kostet das?"), Text("assistant", "967.000 €")]


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database_url: str, clock: Clock) -> Conversations:
    engine = connect(database_url, isolation="READ COMMITTED")
    migrate(engine, Schema.conversations)
    return Conversations(engine, hours=24, now=clock)


def test_the_thread_and_the_texts_come_back(store: Conversations) -> None:
    store.record("me", {"dialogue_state": {"focus": ["größer"]}}, SAID)
    store.record("me", {"dialogue_state": {"focus": ["zeonline"]}}, [Text("user", "Und zeonline?")])
    assert store.slots("me") == {"dialogue_state": {"focus": ["zeonline"]}}
    assert store.texts("me") == [*SAID, Text("user", "Und zeonline?")]
    assert (store.slots("you"), store.texts("you")) == (None, [])


def test_nothing_is_remembered_longer_than_promised_even_without_a_purge(store: Conversations, clock: Clock) -> None:
    store.record("me", {}, SAID)
    clock.now += timedelta(hours=24, seconds=1)
    assert (store.slots("me"), store.texts("me")) == (None, [])
    store.record("me", {}, [Text("user", "Hallo")])
    assert store.texts("me") == [Text("user", "Hallo")]


def test_a_purge_deletes_what_is_too_old_and_nothing_else(store: Conversations, clock: Clock) -> None:
    store.record("old", {}, SAID)
    clock.now += timedelta(hours=23)
    store.record("new", {}, SAID)
    clock.now += timedelta(hours=2)
    assert (store.purge(), store.ids()) == (1, ["new"])
    assert store.purge() == 0


def test_forgetting_leaves_no_text_behind_and_others_alone(store: Conversations) -> None:
    store.record("me", {}, SAID)
    store.record("you", {}, SAID)
    assert store.forget("me") and not store.forget("me")
    assert (store.ids(), store.texts("you")) == (["you"], SAID)
    store.record("me", {}, [])
    assert store.texts("me") == []
