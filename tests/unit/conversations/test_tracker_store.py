"""What Rasa gets back of a conversation, and what it may not swallow."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.channel.startup import prepare
from bot.conversations.store import Conversations, Text
from bot.conversations.tracker_store import STATE, ConversationStore
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.settings import ROOT

DOMAIN = Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def store(tmp_path: Path) -> ConversationStore:
    engine = connect(f"sqlite:///{tmp_path / 'conversations.db'}")
    migrate(engine, Schema.conversations)
    return ConversationStore(DOMAIN, conversations=Conversations(engine, hours=1))


async def say(store: ConversationStore, question: str, focus: str) -> int:
    """One message as Rasa handles it; how many events Rasa had to read for it."""
    tracker = await store.get_or_create_tracker("me", append_action_listen=False)
    events = len(tracker.events)
    said = [UserUttered(question), SlotSet(STATE, {"focus": [focus]}), BotUttered("Antwort")]
    tracker.update_with_events(said, DOMAIN)
    await store.save(tracker)
    return events


async def test_the_thread_goes_on_and_costs_the_same_however_long_it_is(store: ConversationStore) -> None:
    lengths = [await say(store, f"Frage {n}", f"project-{n}") for n in range(30)]
    tracker = await store.retrieve("me")
    assert tracker is not None and tracker.get_slot(STATE) == {"focus": ["project-29"]}
    assert len(set(lengths[1:])) == 1
    texts = store.conversations.texts("me")
    assert len(texts) == 60 and texts[:2] == [Text("user", "Frage 0"), Text("assistant", "Antwort")]


async def test_an_answer_to_an_expert_is_kept_as_the_question_it_answers(store: ConversationStore) -> None:
    state = {"expert": {"flow": {"expert": "dogs", "open": "breed"}}}
    tracker = await store.get_or_create_tracker("me", append_action_listen=False)
    tracker.update_with_events(
        [UserUttered("Ich habe einen Hund"), SlotSet(STATE, state), BotUttered("Rasse?")], DOMAIN
    )
    await store.save(tracker)
    await say(store, "Rottweiler namens Luna", "anlauf")
    await say(store, "Danke", "anlauf")
    said = [text.text for text in store.conversations.texts("me") if text.author == "user"]
    assert said == ["Ich habe einen Hund", "[dogs: breed]", "Danke"]


async def test_a_visitor_who_has_said_nothing_leaves_no_trace(store: ConversationStore) -> None:
    await store.get_or_create_tracker("me")
    assert list(await store.keys()) == []


async def test_a_store_that_fails_is_no_new_conversation(store: ConversationStore) -> None:
    await say(store, "Frage", "anlauf")
    wrapped = FailSafeTrackerStore(store)
    agent = SimpleNamespace(tracker_store=wrapped, action_endpoint=None, processor=None, is_ready=lambda: True)
    await prepare(SimpleNamespace(ctx=SimpleNamespace(agent=agent)), None)
    with store.conversations._engine.begin() as connection:
        connection.execute(text("ALTER TABLE conversations RENAME TO elsewhere"))
    with pytest.raises(SQLAlchemyError):
        await wrapped.get_or_create_tracker("me")
