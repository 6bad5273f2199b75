"""A question without an answer goes to the staff over REST; the contact after it is nowhere but sealed in the inbox."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.database.engine import connect
from bot.inbox.models import inbox
from bot.inbox.store import Inbox
from scripts.servers import LOGS

from .conftest import Running, run_with

SECRET = "5" * 64
CANARY = "kanarienvogel"
CONTACT = f"{CANARY}@example.de, 0151 23456789"


@pytest.fixture(scope="module")
def open_inbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    yield from run_with(tmp_path_factory.mktemp("inbox"), INBOX="1", EXPERT_SECRET=SECRET)


def test_from_the_question_to_the_inbox(open_inbox: Running) -> None:
    messages = open_inbox.post({"sender": "guest", "message": "Wie wird das Wetter morgen?"})
    titles = [button["title"] for message in messages for button in message.get("buttons", ())]
    assert titles[-1] == "Frage an das Team senden"
    assert "Ihre Frage ist beim Team" in open_inbox.ask(titles[-1], "guest")
    assert "Danke" in open_inbox.ask(CONTACT, "guest")
    engine = connect(open_inbox.database)
    with engine.connect() as connection:
        assert connection.execute(select(inbox.c.question)).scalars().all() == ["Wie wird das Wetter morgen?"]
    assert Inbox(engine, SECRET).contact(1) == CONTACT
    assert "967.000" in open_inbox.ask("Was kostet das Serviceportal Bielefeld?", "guest")
    kept = [*Path(engine.url.database or "").parent.glob("*.db*"), *LOGS.glob("*.log")]
    assert [file.name for file in kept if CANARY.encode() in file.read_bytes()] == []


def test_what_has_an_answer_offers_nothing(open_inbox: Running) -> None:
    messages = open_inbox.post({"sender": "other", "message": "Was kostet das Serviceportal Bielefeld?"})
    assert "an das Team" not in str(messages)
