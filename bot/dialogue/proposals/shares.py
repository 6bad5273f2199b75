"""What part of a whole something is: a project of its town's money, a town's projects of all."""

from __future__ import annotations

from collections.abc import Iterator

from bot.catalogue.conditions import Condition
from bot.dialogue.belonging import explained_by_names
from bot.dialogue.filters import money_field
from bot.dialogue.references import LOCATION
from bot.dialogue.request import Proposal, Request, Scope
from bot.dialogue.situation import Situation

_INTENTS = ("ask_money", "sum_money", "count_projects", "compare_projects")
_EXPLAINED = frozenset(
    {
        "cue:share", "cue:own_share", "cue:sum", "cue:count", "cue:plural", "cue:projects_word", "cue:list", "cue:only",
        "cue:with_details", "cue:pronoun", "cue:continuation", "facet:money", "facet:summary",
    }
)  # fmt: skip
_Conditions = tuple[Condition, ...]


def propose(s: Situation) -> Iterator[Proposal]:
    """Each pair of a part and a whole that a message about shares may mean."""
    if not s.reading.has("part_of", "share"):
        return
    for source, part, whole, explains in _pairs(s):
        ids = s.ids(part)
        money = source == "named" or s.reading.has("sum") or _money_is_asked(s)
        signs = [("operation share", 1.0), (f"share of {source}", 1.0)]
        signs += [("intent", sum(s.intents.get(name, 0.0) for name in _INTENTS))]
        signs += [("part of a whole said", 1.0)] if s.reading.has("part_of") else []
        signs += [("share of the same", 1.0)] if ids == s.ids(whole) else []
        request = Request(
            "share", Scope(source, ids, part), about=(money_field(s.reading) if money else "count",), whole=whole
        )
        yield Proposal(request, _EXPLAINED | explains, tuple(signs))


def _money_is_asked(s: Situation) -> bool:
    """Whether money is spoken of beyond what limits the projects: „Anteil der Projekte über einer Million“."""
    asked = [f"facet:money#{i}" for i, a in enumerate(s.reading.asked) if a.facet == "money"]
    return bool(set(asked) - s.filters[0].explains)


def _pairs(s: Situation) -> Iterator[tuple[str, _Conditions, _Conditions, frozenset[str]]]:
    """Where the part is from, its conditions, those of the whole, and what both explain."""
    thread = s.state.conditions if s.reading.has("pronoun", "only", "continuation") else ()
    for filter in s.filters[:1]:
        if s.references.named and s.references.clear:
            part = (Condition("project", s.references.named),)
            within = tuple(c for c in filter.conditions if c.field != "project")
            around = tuple(c for c in within if set(s.references.named) <= set(s.ids((c,))))
            explains = explained_by_names(s) | filter.explains
            for whole in dict.fromkeys((around, thread, ())):
                yield "named", part, whole, explains
        elif filter.conditions:
            known = tuple(c for c in filter.conditions if c.field == "details")
            places = tuple(c for c in filter.conditions if c.field in LOCATION)
            yield "where", filter.conditions, known, filter.explains
            if places and len(places) + len(known) < len(filter.conditions):
                yield "where", filter.conditions, (*places, *known), filter.explains
            if thread:
                yield "where", (*thread, *filter.conditions), thread, filter.explains
