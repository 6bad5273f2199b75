"""The questions of a message that asks several: "Was kostet ein Hund, und bis wann muss ich ihn anmelden?"."""

from __future__ import annotations

import re

from bot.experts.words import pattern, plain, surely_asks

_JOINT = re.compile(r"(?<=[?!.;])\s+|\s*,\s+|\s+(?=(?:und|sowie|and)\s)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-zäöüß][?!.;])\s+|(?<=[?!]{2})\s+|\s+[–-]\s+")
_APART = re.compile(
    r"(?<=[a-zäöüß\d][?!.;])\s+|(?<=[?!]{2})\s+|\s*,\s+|\s+[–-]\s+|\s+(?=(?:und|aber|and|but)\s)", re.IGNORECASE
)
_MOST = 3


def questions_of(text: str) -> tuple[str, ...]:
    """The questions of a message in their order, each with the story before it; one for most messages."""
    found: list[str] = []
    story = ""
    for piece in filter(None, _JOINT.split(text)):
        story = f"{story} {piece}".strip()
        if _asks_something(piece):
            found.append(story)
            story = ""
        elif found:
            found[-1] = f"{found[-1]} {story}"  # "..., wenn er klein ist?"
            story = ""
    return tuple(found) if 1 < len(found) <= _MOST else (text,)


def _asks_something(piece: str) -> bool:
    said = plain(piece)
    announced = pattern("announces").search(said)
    return not announced and any(pattern(name).search(said) for name in ("question", "asking"))


def told_and_asked(text: str) -> tuple[str, str]:
    """What a message states, and what it asks besides: "gestern, aber was kostet das?"; one of them mostly is empty."""
    told: list[str] = []
    asked: list[str] = []
    for piece in clauses(text):
        (asked if surely_asks(piece) else told).append(piece)
    return " ".join(told), " ".join(asked)


def clauses(text: str) -> list[str]:
    """The parts of a message that may each say something of its own."""
    return [piece for piece in _APART.split(text) if piece]


def without_set_aside(text: str) -> str:
    """A message without what it says is not meant: "Handy hab ich, der Schlüssel fehlt"."""
    return ", ".join(piece for piece in clauses(text) if not pattern("set aside").search(plain(piece)))


def sentences_of(text: str) -> list[str]:
    """The sentences of a message; abbreviations end none that begins small, which does no harm here."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()] or [text]
