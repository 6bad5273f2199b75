"""One answer: what is said, what may be chosen next, and the same facts as cards for the widget."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Card = dict[str, Any]


@dataclass(frozen=True)
class Button:
    """A suggestion; its payload is an ordinary sentence, so that any channel can offer it as text, too."""

    title: str
    payload: str = ""

    def to_dict(self) -> dict[str, str]:
        """The button as Rasa sends it."""
        return {"title": self.title, "payload": self.payload or self.title}


@dataclass(frozen=True)
class Reply:
    """A complete answer to one query."""

    text: str
    buttons: tuple[Button, ...] = ()
    cards: tuple[Card, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Message:
    """All answers to one message, as the channel sends them."""

    texts: tuple[str, ...]
    buttons: tuple[Button, ...] = ()
    custom: dict[str, Any] = field(default_factory=dict)


def join(replies: list[Reply], as_of: str) -> Message:
    """Answers to several questions in one message: texts in order, buttons of the last."""
    cards = [card for reply in replies for card in reply.cards]
    sources = list(dict.fromkeys(reply.source for reply in replies if reply.source))
    custom = {"cards": cards, "source": "; ".join(sources), "as_of": as_of} if cards else {}
    return Message(tuple(r.text for r in replies), replies[-1].buttons if replies else (), custom)
