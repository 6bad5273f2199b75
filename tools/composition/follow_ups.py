"""What all second messages share."""

from __future__ import annotations

from random import Random

from tools.composition.cases import Turn
from tools.composition.grammar import Grammar
from tools.composition.selection import Selection
from tools.composition.selections import selections

Thread = tuple[Turn, Turn]

PLAIN = ("town", "region", "category", "topic", "product", "reuse", "person", "cost_above", "cost_below", "started_in",
          "ended_in", "started_before", "ended_after", "longer_than", "transferable_in")  # fmt: skip


def plain(random: Random, kinds: tuple[str, ...] = PLAIN) -> Selection:
    """A selection of one condition that is neither one project nor nearly all."""
    while True:
        selection = random.choice(selections()[random.choice(kinds)])
        if len(selection.sure) > 1:
            return selection


def follow(grammar: Grammar, slot: str, selection: Selection | None = None, **fillings: str) -> str | None:
    """A second message for a slot, None if this half of the wordings has none that fits."""
    return grammar.say(("followups", slot), selection, **fillings)
