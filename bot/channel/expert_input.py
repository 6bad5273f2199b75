"""What visitors write for an expert, on its way to the vault."""

from __future__ import annotations

from bot.channel.document_numbers import document_number
from bot.experts.experts import Desk

_NUMBER = "serial"  # the kind of step that asks for a document's number


def guarded(desk: Desk, conversation: str, text: str, client: str = "") -> str:
    """The message as it may go on: with a mark for what an expert has asked for.

    A document's number that nobody has asked for is left to whoever masks it; for a dialogue that this message may
    begin it lies in the vault, too.
    """
    safe = desk.guard(conversation, text, client)
    if number := document_number(safe):
        desk.overhear(conversation, _NUMBER, number, client)
    return safe
