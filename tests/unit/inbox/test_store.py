"""The inbox: what is sent, that contacts are sealed, and when what goes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.inbox.models import inbox, offers
from bot.inbox.store import Inbox, Status

NOW = datetime(2026, 11, 26, 9, 0)
CONTACT = "anna@example.de"


class Clock:
    """A time that a test moves on."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(database_url: str) -> Engine:
    engine = connect(database_url)
    migrate(engine, Schema.office)
    return engine


@pytest.fixture
def store(engine: Engine, clock: Clock) -> Inbox:
    return Inbox(engine, "a secret of the test", clock)


def rows(engine: Engine) -> list[dict[str, object]]:
    with engine.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(select(inbox).order_by(inbox.c.id))]


def sent(store: Inbox, conversation: str = "me", question: str = "Wo parke ich?") -> None:
    store.offer(conversation, "Senden", question)
    assert store.send(conversation)


def test_a_question_is_sent_once_and_bound_to_no_conversation(store: Inbox, engine: Engine) -> None:
    sent(store)
    assert not store.send("me")
    (row,) = rows(engine)
    assert (row["question"], row["contact"], row["status"]) == ("Wo parke ich?", "", "open")
    assert "me" not in row.values()


def test_pressed_several_times_at_once_it_is_sent_once(store: Inbox, engine: Engine) -> None:
    store.offer("me", "Senden", "Frage")
    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(lambda _: store.send("me"), range(8))) == [False] * 7 + [True]
    assert len(rows(engine)) == 1


def test_nothing_is_sent_without_an_offer_or_after_its_time(store: Inbox, engine: Engine, clock: Clock) -> None:
    assert not store.send("me") and store.offered("me") is None
    store.offer("me", "Senden", "Frage")
    clock.now += timedelta(minutes=31)
    assert store.offered("me") is None
    assert store.purge(90) == 0
    with engine.connect() as connection:
        assert connection.execute(select(offers)).all() == []


def test_a_contact_is_sealed_and_taken_once(store: Inbox, engine: Engine) -> None:
    sent(store)
    assert store.leave_contact("me", CONTACT) and not store.leave_contact("me", "other@example.de")
    assert CONTACT not in str(rows(engine)) and store.contact(1) == CONTACT
    assert Inbox(engine, "another secret").contact(1) == ""


def test_a_contact_comes_within_minutes_or_not_at_all(store: Inbox, clock: Clock) -> None:
    sent(store)
    clock.now += timedelta(minutes=11)
    assert not store.leave_contact("me", CONTACT) and store.contact(1) == ""


def test_without_a_secret_no_contact_is_kept(engine: Engine) -> None:
    store = Inbox(engine, "")
    sent(store)
    assert not store.keeps_contacts and not store.leave_contact("me", CONTACT)


def test_done_deletes_the_contact_at_once(store: Inbox, engine: Engine) -> None:
    sent(store)
    store.leave_contact("me", CONTACT)
    assert store.answer(1, "Wo kann man parken?", "Am Markt.", publish=True) and store.contact(1) == CONTACT
    assert rows(engine)[0]["status"] == Status.answered
    assert store.done(1) and store.contact(1) == "" and rows(engine)[0]["contact"] == ""
    assert store.answer(1, "Wo kann man parken?", "Am Markt!", publish=True)
    assert rows(engine)[0]["status"] == Status.done  # a later correction opens nothing again
    assert [entry.answer for entry in store.published()] == ["Am Markt!"]


def test_everything_goes_after_its_time(store: Inbox, engine: Engine, clock: Clock) -> None:
    sent(store)
    store.leave_contact("me", CONTACT)
    clock.now += timedelta(days=90)
    sent(store, "you", "Neu?")
    assert store.purge(90) == 0
    clock.now += timedelta(days=1)
    assert store.purge(90) == 1
    assert [row["question"] for row in rows(engine)] == ["Neu?"]


def test_a_flood_fills_nothing(store: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.inbox.store._MOST_OPEN", 2)
    sent(store, "a")
    sent(store, "b")
    store.offer("c", "Senden", "Frage")
    assert not store.send("c")


def test_what_is_unpublished_or_unanswered_is_no_entry(store: Inbox) -> None:
    sent(store)
    assert store.published() == []
    store.answer(1, "Titel", "Antwort", publish=False)
    assert store.published() == []
    assert not store.answer(99, "Titel", "Antwort", publish=True) and not store.done(99)
