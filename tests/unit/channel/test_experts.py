"""Sensitive input for an expert never reaches Rasa: the channel leaves it in the vault and hands a mark on."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.core.channels.channel import UserMessage

from bot.channel import converse as channel
from bot.experts.configure import configured_desk
from bot.settings import settings

NUMBER = "CFGH12345"


class Rasa:
    """Answers everything, and remembers what it was told."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    async def __call__(self, message: UserMessage) -> None:
        self.seen.append(message.text or "")
        await message.output_channel.send_text_message(message.sender_id, "Gut.")


@pytest.fixture
def rasa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rasa:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'catalogue.db'}")
    monkeypatch.setenv("EXPERTS", "ausweis")
    monkeypatch.setenv("TOWN", "soest")
    monkeypatch.setenv("EXPERT_SECRET", "0" * 64)
    monkeypatch.setattr(channel, "known_contacts", tuple)
    channel.expert_desk.cache_clear()
    return Rasa()


@pytest.fixture(autouse=True)
def _fresh() -> object:
    yield
    channel.expert_desk.cache_clear()


async def test_an_expected_number_goes_to_the_vault(rasa: Rasa) -> None:
    desk = configured_desk(settings())
    assert desk
    desk.expect("me", "serial")
    await channel.converse(rasa, "me", f"Die Nummer ist {NUMBER}", "rest", "request")
    (seen,) = rasa.seen
    assert NUMBER not in seen and "⟦serial:" in seen
    opened = desk.services("me").open(seen)
    assert opened and opened.reveal() == NUMBER


async def test_an_unexpected_number_is_taken_out(rasa: Rasa) -> None:
    await channel.converse(rasa, "me", f"Hier: {NUMBER}", "rest", "request")
    assert rasa.seen == ["Hier: [Ausweisnummer]"]


async def test_what_is_expected_of_one_visitor_is_not_of_another(rasa: Rasa) -> None:
    desk = configured_desk(settings())
    assert desk
    desk.expect("me", "serial")
    await channel.converse(rasa, "you", f"Hier: {NUMBER}", "rest", "request")
    assert rasa.seen == ["Hier: [Ausweisnummer]"]


async def test_without_experts_nothing_is_looked_up(
    rasa: Rasa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("EXPERTS")
    await channel.converse(rasa, "me", "Guten Tag", "rest", "request")
    assert rasa.seen == ["Guten Tag"] and channel.expert_desk() is None
    assert not (tmp_path / "catalogue.db").exists()
