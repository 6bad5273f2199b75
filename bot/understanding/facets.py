"""Words that say which fact is asked for: "Was kostet X und wer ist zuständig?" asks for two.

The expressions stand in words/facets.yml; they are matched on the folded words of the message.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.expressions import compiled, table
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


def find_facets(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The facets a message asks for, in the order of its words."""
    words = " ".join("zaehl" if _counts(t) else t.form for t in tokens)
    found: list[tuple[int, str]] = []
    for facet, pattern in _ASKED.items():
        shown = _FALSE_FRIENDS[facet].sub(lambda m: " " * len(m.group()), words) if facet in _FALSE_FRIENDS else words
        match = pattern.search(shown)
        if match:
            found.append((match.start(), facet))
    if FACET_PATTERNS[NOT_HELD].search(words):
        found.append((-1, NOT_HELD))
    return tuple(facet for _, facet in sorted(found))
