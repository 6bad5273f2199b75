"""What part of a whole something is: a project of its town's money, a town's projects of all."""

from __future__ import annotations

from collections.abc import Iterator

from bot.catalogue.conditions import Condition
from bot.dialogue.belonging import explained_by_names
from bot.dialogue.limits import money_field
from bot.dialogue.references import TAGS
from bot.dialogue.request import Proposal, Request, Scope, only
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
        money = source == "named" or s.reading.has("sum") or _money_is_asked(s)
        measure = money_field(s.reading) if money else "count"
        signs = {
            f"share of {source}": True,
            "part of a whole said": s.reading.has("part_of"),
            "share of a whole that is told": _is_told(s, whole),
        }
        asked = sum(s.intents.get(name, 0.0) for name in _INTENTS)
        request = Request("share", Scope(source, s.ids(part), part), about=(measure,), whole=whole)
        yield Proposal.of(request, _EXPLAINED | explains, asked, signs)


def _is_told(s: Situation, whole: _Conditions) -> bool:
    """Whether the message says of what the share is: „an den Kosten dieses Kapitels“, „der Kosten entfallen auf X“."""
    of_all = s.reading.has("every") and not _names_a_whole(s)
    return (s.reading.has("whole_told") and (bool(whole) or of_all)) or (s.reading.has("falls_to") and not whole)


def _money_is_asked(s: Situation) -> bool:
    """Whether money is spoken of beyond what limits the projects: „Anteil der Projekte über einer Million“."""
    asked = [f"facet:money#{i}" for i, a in enumerate(s.reading.asked) if a.facet == "money"]
    return bool(set(asked) - s.filters[0].explains)


def _pairs(s: Situation) -> Iterator[tuple[str, _Conditions, _Conditions, frozenset[str]]]:
    """Where the part is from, its conditions, those of the whole, and what both explain."""
    thread = s.state.conditions if s.reading.has("pronoun", "only", "continuation") else ()
    usual = s.filters[0]
    if s.references.clear:
        explains = explained_by_names(s) | usual.explains
        for whole in dict.fromkeys((_around(s), thread, ())):
            yield "named", only(s.references.named), whole, explains
    elif usual.conditions:
        for part, whole in _within(s, thread):
            yield "where", part, whole, usual.explains


def _names_a_whole(s: Situation) -> bool:
    """Whether a chapter or a topic is named, of which something may be a part."""
    return bool(s.reading.named("category", *TAGS))


def _around(s: Situation) -> _Conditions:
    """What the message says beside the projects named and they meet: „Welchen Anteil hat X an Soest?“."""
    within = (c for c in s.filters[0].conditions if c.field != "project")
    return tuple(c for c in within if set(s.references.named) <= set(s.ids((c,))))


def _within(s: Situation, thread: _Conditions) -> Iterator[tuple[_Conditions, _Conditions]]:
    """What the message describes: of all, of all in its place, of those in the thread."""
    part = s.filters[0].conditions
    known = tuple(c for c in part if c.field == "details")
    yield part, known
    if s.location and len(s.location) + len(known) < len(part):
        wholes = [(*s.location, *known)]
        if s.reading.has("whole_told"):  # "der Anteil von Soest an den Kosten aller Serviceportallösungen"
            wholes.insert(0, tuple(c for c in part if c not in s.location))
        yield from ((part, whole) for whole in wholes)
    if thread:
        yield (*thread, *part), thread
