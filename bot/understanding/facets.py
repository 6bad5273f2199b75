"""Words that say which fact is asked for: "Was kostet X und wer ist zuständig?" asks for two.

The expressions stand in words/facets.yml; they are matched on the folded words of the message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from bot.understanding.expressions import Line, compiled, table
from bot.understanding.text import Token

# What a project can be asked for, in the order in which answers present it.
FACETS = (
    "summary", "contact", "money", "time", "transferability", "milestones", "partners", "reuse", "services", "products",
    "links", "region", "page",
)  # fmt: skip

NOT_HELD = "not_held"  # found like a facet: no such fact is in the catalogue

_TABLE = table("facets")
_EXPRESSIONS = {NOT_HELD: _TABLE[NOT_HELD], **_TABLE["facets"]}
FACET_PATTERNS = {facet: compiled(expressions) for facet, expressions in _EXPRESSIONS.items()}
_FALSE_FRIENDS = {facet: compiled(expressions) for facet, expressions in _TABLE["false_friends"].items()}

# Words the speller may correct towards: what people misspell when they ask for a fact.
FACET_WORDS = frozenset(_TABLE["spelling"].split())


def _counts(token: Token) -> bool:
    """„zählt“ and „zahlt“ are one folded form, but only the second speaks of money."""
    return token.text.casefold().startswith("zähl")


@dataclass(frozen=True)
class Asked:
    """Words for a facet, with their place in the message."""

    facet: str
    start: int
    end: int


def find_facets(tokens: Sequence[Token]) -> tuple[Asked, ...]:
    """All words of a message that speak of a facet, in their order."""
    line = Line(" ".join("zaehl" if _counts(t) else t.form for t in tokens), tokens)
    missing, *found = (
        [Asked(facet, *line.span(m)) for m in pattern.finditer(_without_false_friends(line.text, facet))]
        for facet, pattern in FACET_PATTERNS.items()
    )
    # „Wann hat das Amt auf?“: the words within belong to what no field holds
    held = [a for a in chain(*found) if not any(m.start <= a.start and a.end <= m.end for m in missing)]
    return (*missing, *sorted(held, key=lambda asked: asked.start))


def _without_false_friends(words: str, facet: str) -> str:
    friends = _FALSE_FRIENDS.get(facet)
    return friends.sub(lambda m: " " * len(m.group()), words) if friends else words
