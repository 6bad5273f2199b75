"""What commit febd8cb, on Python 3.10 and SQLAlchemy 1.4, has written is opened and continued.

``older/`` holds a database of each kind as ``sqlite3 .dump`` and ``pg_dump --inserts`` print it: catalogue (one
project), journal and conversations in one.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from sqlalchemy.engine import Engine

from bot.assistant import Assistant, Conversation
from bot.catalogue.load import Sources, load
from bot.catalogue.queries import Catalogue
from bot.cli_visitors import as_text
from bot.conversations.store import Conversations, Text
from bot.conversations.tracker_store import STATE, ConversationStore
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.dialogue.state import State
from bot.journal.overview import overview
from bot.journal.report import entries
from bot.messages import Language
from bot.settings import ROOT

WRITTEN = datetime(2026, 11, 24, 9, 0)
Say = Callable[[str, str], str]


@pytest.fixture
def database(database_url: str) -> Engine:
    """The older database, brought to this release as ``python -m bot migrate`` does it."""
    engine = connect(database_url)
    dump = (Path(__file__).parent / "older" / f"{engine.dialect.name}.sql").read_text(encoding="utf-8")
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        getattr(cursor, "executescript", cursor.execute)(dump)
        connection.commit()
    for schema in Schema:
        migrate(engine, schema)
    return engine


@pytest.fixture
def conversations(database: Engine) -> Conversations:
    return Conversations(database, hours=24, now=lambda: WRITTEN)


@pytest.fixture
def say(conversations: Conversations, assistant: Assistant) -> Say:
    """The answer to the next message of a stored conversation, which is stored, too."""

    def answer(conversation: str, message: str) -> str:
        slots = conversations.slots(conversation)
        assert slots
        visitor = Conversation(assistant, State.from_dict(slots[STATE]))
        said = "\n".join(visitor.say(message, WRITTEN).texts)
        texts = [Text("user", message), Text("assistant", said)]
        conversations.record(conversation, {STATE: visitor.state.to_dict()}, texts)
        return said

    return answer


def test_the_catalogue_can_be_read_and_loaded_anew(database: Engine) -> None:
    catalogue = Catalogue(database)
    project = catalogue.project("serviceportal-bielefeld")
    assert project and project.contact and project.contact.name == "Stefan Thias"
    before = catalogue.version()
    assert load(database, ROOT / "data", Sources("brochure")).projects == 24
    assert catalogue.version() == before + 1


def test_the_journal_goes_on(database: Engine) -> None:
    report = as_text(overview(entries(database, weeks=2, today=date(2026, 11, 26))), Language.en)
    assert "Danke, sehr hilfreich" in report
    assert "serviceportal-bielefeld" in report


@pytest.mark.parametrize(
    ("conversation", "message", "expected"),
    [
        ("contact", "Und was kostet das?", "Gesamtkosten: 967.000"),
        ("list", "Was kostet das zweite?", "Folgeantrag"),
        ("choice", "das vom Kreis", "Serviceportal – Kreis Paderborn\nGesamtkosten: 980.000"),
        ("easy", "Was kostet das?", "DigiKnow"),
        ("ranking", "Und wer ist da zuständig?", "Smartphone-Bürger-ID"),
        ("errand", "Wer ist für das erste zuständig?", "Ansprechperson"),
        ("errand", "Bitte einfacher", "einfacher Sprache"),
    ],
)
def test_a_conversation_goes_on(say: Say, conversation: str, message: str, expected: str) -> None:
    assert expected in say(conversation, message)


def test_a_visitor_gets_all_that_was_said(say: Say, conversations: Conversations) -> None:
    answer = say("contact", "Danke!")
    texts = conversations.texts("contact")
    assert texts[0] == Text("user", "Wer ist für das Serviceportal Bielefeld zuständig?")
    assert [text.author for text in texts] == ["user", "assistant"] * 2
    assert texts[-1].text == answer


async def test_rasa_gets_the_thread(conversations: Conversations) -> None:
    store = ConversationStore(Domain.load(str(ROOT / "domain.yml")), conversations=conversations)
    tracker = await store.retrieve("contact")
    assert tracker is not None and tracker.get_slot(STATE)["focus"] == ["serviceportal-bielefeld"]
