"""A visitor sends a question without an answer to the staff: by button or as text, with or without a contact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.core.channels.channel import UserMessage
from sqlalchemy import select

from bot.channel import converse as channel
from bot.channel import inbox as visitors
from bot.database.engine import connect
from bot.inbox.models import inbox as table
from bot.inbox.store import Inbox
from bot.settings import settings

SECRET = "0" * 64
BUTTON, EASY, ENGLISH = "Frage an das Team senden", "Die Frage an das Team schicken", "Send my question to the team"
QUESTION = "Wo kann ich parken? Ruf 0151 23456789"


class Rasa:
    """Answers everything, offers what it is told to, and remembers what it saw."""

    def __init__(self, button: str) -> None:
        self.button = button
        self.seen: list[str] = []

    async def __call__(self, message: UserMessage) -> None:
        self.seen.append(message.text or "")
        buttons = [{"title": self.button, "payload": self.button}]
        await message.output_channel.send_text_with_buttons(message.sender_id, "Das weiß ich nicht.", buttons)


@pytest.fixture(autouse=True)
def _on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'catalogue.db'}")
    monkeypatch.setenv("INBOX", "1")
    monkeypatch.setenv("EXPERT_SECRET", SECRET)
    monkeypatch.delenv("EXPERTS", raising=False)
    monkeypatch.setattr(channel, "known_contacts", tuple)
    channel.expert_desk.cache_clear()
    yield
    channel.expert_desk.cache_clear()


def inbox() -> Inbox:
    return Inbox(connect(settings().database_url), SECRET)


async def say(rasa: Rasa, text: str) -> str:
    reply = await channel.converse(rasa, "me", text, "rest", "request")
    return " ".join(message["text"] for message in reply.messages)


def entries() -> list[str]:
    with connect(settings().database_url).connect() as connection:
        return list(connection.execute(select(table.c.question)).scalars())


async def test_question_then_contact() -> None:
    rasa = Rasa(BUTTON)
    await say(rasa, QUESTION)
    assert "Ihre Frage ist beim Team" in await say(rasa, BUTTON.lower())
    assert entries() == ["Wo kann ich parken? Ruf [Telefonnummer]"]
    assert "Danke" in await say(rasa, "Anna, anna@example.de oder 0151 23456789")
    assert inbox().contact(1) == "Anna, anna@example.de oder 0151 23456789"
    assert len(rasa.seen) == 1 and "anna" not in str(rasa.seen)


@pytest.mark.parametrize(("button", "said"), [(EASY, "Das Team hat jetzt"), (ENGLISH, "Your question has reached")])
async def test_each_voice(button: str, said: str) -> None:
    rasa = Rasa(button)
    await say(rasa, QUESTION)
    assert said in await say(rasa, button)


async def test_who_leaves_no_contact_simply_goes_on() -> None:
    rasa = Rasa(BUTTON)
    await say(rasa, QUESTION)
    await say(rasa, BUTTON)
    await say(rasa, "Was kostet DigiKnow?")
    assert rasa.seen[-1] == "Was kostet DigiKnow?"
    await say(rasa, "anna@example.de")  # awaited no more: taken out as ever
    assert rasa.seen[-1] == "[E-Mail-Adresse]" and inbox().contact(1) == ""


async def test_a_question_with_a_number_is_no_contact() -> None:
    rasa = Rasa(BUTTON)
    await say(rasa, QUESTION)
    await say(rasa, BUTTON)
    await say(rasa, "Wem gehört die 0521 515198?")
    assert len(rasa.seen) == 2


async def test_the_words_alone_send_nothing() -> None:
    rasa = Rasa("Ein anderer Knopf")
    await say(rasa, QUESTION)
    await say(rasa, BUTTON)
    assert rasa.seen[-1] == BUTTON and entries() == []


async def test_pressed_twice_it_is_sent_once() -> None:
    rasa = Rasa(BUTTON)
    await say(rasa, QUESTION)
    for _ in range(2):
        assert "Ihre Frage ist beim Team" in await say(rasa, BUTTON)
    assert len(entries()) == 1


async def test_without_a_key_no_contact_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPERT_SECRET", "")
    rasa = Rasa(BUTTON)
    await say(rasa, QUESTION)
    assert "E-Mail" not in await say(rasa, BUTTON)


async def test_while_it_is_off_the_channel_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INBOX", "0")
    rasa = Rasa(BUTTON)
    await say(rasa, QUESTION)
    await say(rasa, BUTTON)
    assert rasa.seen[-1] == BUTTON


async def test_a_visitor_who_deletes_the_conversation_sends_nothing_more() -> None:
    rasa = Rasa(BUTTON)
    await say(rasa, QUESTION)
    box = await visitors.visitors_inbox()
    assert box
    box.forget("me")
    await say(rasa, BUTTON)
    assert entries() == []


async def test_without_its_database_a_message_is_answered_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")  # a folder is no database
    assert "Das weiß ich nicht." in await say(Rasa(BUTTON), QUESTION)
    assert await visitors.visitors_inbox() is None
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'catalogue.db'}")
    assert await visitors.visitors_inbox()
