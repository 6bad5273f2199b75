"""Words that say which fact is asked for: "Was kostet X und wer ist zuständig?" asks for two.

The expressions stand in words/facets.yml; they are matched on the folded words of the message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.expressions import Line, compiled, table
from bot.understanding.text import Token

# What a project can be asked for, in the order in which answers present it.
FACETS = (
    "summary", "contact", "money", "time", "transferability", "milestones", "partners", "reuse", "services", "products",
    "links", "page",
)  # fmt: skip

NOT_HELD = "not_held"  # found like a facet: no such fact is in the catalogue

_TABLE = table("facets")
_ASKED = {facet: compiled(expressions) for facet, expressions in _TABLE["facets"].items()}
FACET_PATTERNS = {**_ASKED, NOT_HELD: compiled(_TABLE[NOT_HELD])}
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
    found: list[Asked] = []
    for facet, pattern in _ASKED.items():
        shown = line.text
        if facet in _FALSE_FRIENDS:
            shown = _FALSE_FRIENDS[facet].sub(lambda m: " " * len(m.group()), shown)
        found += [Asked(facet, *line.span(m)) for m in pattern.finditer(shown)]
    missing = [Asked(NOT_HELD, *line.span(m)) for m in FACET_PATTERNS[NOT_HELD].finditer(line.text)]
    # „Wann hat das Amt auf?“: the words within belong to what no field holds
    found = [a for a in found if not any(m.start <= a.start and a.end <= m.end and a != m for m in missing)]
    return (*missing, *sorted(found, key=lambda asked: asked.start))
