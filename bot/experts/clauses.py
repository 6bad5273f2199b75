"""The questions of a message that asks several: "Was kostet ein Hund, und bis wann muss ich ihn anmelden?"."""

from __future__ import annotations

import re

from bot.experts.words import pattern, plain

_JOINT = re.compile(r"(?<=[?!.;])\s+|\s*,\s+|\s+(?=(?:und|sowie|and)\s)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-zäöüß][?!.;])\s+|(?<=[?!]{2})\s+|\s+[–-]\s+")
_MOST = 3


def questions_of(text: str) -> tuple[str, ...]:
    """The questions of a message in their order, each with the story before it; one for most messages."""
    found: list[str] = []
    story = ""
    for piece in filter(None, _JOINT.split(text)):
        story = f"{story} {piece}".strip()
        if any(pattern(name).search(plain(piece)) for name in ("question", "asking")):
            found.append(story)
            story = ""
        elif found:
            found[-1] = f"{found[-1]} {story}"  # "..., wenn er klein ist?"
            story = ""
    return tuple(found) if 1 < len(found) <= _MOST else (text,)


def sentences_of(text: str) -> list[str]:
    """The sentences of a message; abbreviations end none that begins small, which does no harm here."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()] or [text]
