"""What may be asked of a scope of projects: facts, a list, a count, a sum, an order, a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from bot.catalogue.conditions import Condition
from bot.dialogue.details import compared
from bot.dialogue.ordering import asked_order
from bot.dialogue.situation import Situation
from bot.dialogue.wishes import FACET_OF_INTENT, facets
from bot.understanding.facets import FACETS, NOT_HELD

ALL_SIDES = ("money", "time", "transferability", "partners")
SHOWN_IN_LISTS = frozenset({"contact", "money", "time", "transferability", "partners", "reuse", "links", "page"})
_TOLD_WITH_RANK = frozenset({"contact", "reuse", "transferability", "links", "time", "money", "partners", "summary"})
_MOST_RANKED = 10
_DATES = frozenset({"start", "end", "transferable"})
_MONEY = frozenset({"total_eur", "land_eur", "own_eur"})
_MEASURED = _MONEY | {"duration", "start", "end"}
# Facets whose words often only accompany another one.
_IMPLIED = {
    "transferability": ("time", "reuse"), "reuse": ("transferability", "services"), "milestones": ("time", "page"),
    "contact": ("partners", "summary"), "partners": ("contact",), "time": ("summary",), "money": ("summary",),
    "services": ("products", "links"), "products": ("services",), "links": ("services", "products"),
}  # fmt: skip
_SET_WORDS = frozenset({"cue:projects_word", "cue:plural", "cue:list", "cue:this_region"})


@dataclass(frozen=True)
class Ask:
    """An operation with what belongs to it; ``origin``: message, intent, thread, or "default" if nothing says so."""

    operation: str
    facets: tuple[str, ...] = ()
    order: tuple[str, bool] | None = None
    limit: int = 1
    place: int = 1
    explains: frozenset[str] = frozenset()
    origin: str = "message"


def asks(s: Situation) -> list[Ask]:
    """All that the message or the thread may ask, each once."""
    found = [*_facts(s), *_lists(s), *_figures(s), *_ranks(s), *_comparisons(s)]
    return list(dict.fromkeys([*found, *_together(found, s)]))


def _together(found: list[Ask], s: Situation) -> Iterator[Ask]:
    """„Wie viele und welche?“, „das teuerste und die Gesamtsumme?“: several operations over one scope."""
    said = {cue for cue in _CUE_OF.values() if s.reading.has(cue)} | ({"rank"} if s.reading.ranks else set())
    said |= {"which"} if s.reading.has("which") else set()
    for first, second in combinations([a for a in found if a.operation in _JOINED and a.origin == "message"], 2):
        if first.operation != second.operation and {_CUE_OF.get(a.operation, "rank") for a in (first, second)} <= said:
            name = f"{first.operation} and {second.operation}"
            rank = second if second.order else first
            yield replace(
                rank, operation=name, facets=first.facets or second.facets, explains=first.explains | second.explains
            )


_CUE_OF = {"count": "count", "list": "which", "sum": "sum", "mean": "average", "mean length": "average"}
_JOINED = ("count", "sum", "mean", "mean length", "rank", "list")


def facet_sets(s: Situation) -> list[tuple[tuple[str, ...], str]]:
    """The facts that may be asked for, each set with its origin."""
    found = tuple(f for f in s.reading.facets if f != NOT_HELD)
    of_intent = FACET_OF_INTENT.get(s.reading.intent)
    used = s.filters[0].explains
    free = {a.facet for i, a in enumerate(s.reading.asked) if not {f"facet:{a.facet}", f"facet:{a.facet}#{i}"} & used}
    sets: dict[tuple[str, ...], str] = {}
    for chosen, origin in (
        (facets(s.reading), "message"),
        (tuple(f for f in found if f in free), "message"),
        (found, "message"),
        (tuple(f for f in found if f != "summary"), "message"),
        ((of_intent,) if of_intent else (), "message" if of_intent in found else "intent"),
        *(((f,), "message") for f in found if len(found) > 1),
        (s.state.facets, "thread"),
        (("summary",), "default"),
    ):
        if chosen:
            sets.setdefault(chosen, origin)
    return list(sets.items())


def explained_by(chosen: tuple[str, ...]) -> frozenset[str]:
    """The facet words that a set of facets does justice to."""
    implied = {i for f in chosen for i in _IMPLIED.get(f, ())}
    cues = {"cue:share", "cue:own_share"} if "money" in chosen else set()
    cues |= {"cue:meaning"} if "summary" in chosen else set()
    return frozenset({f"facet:{f}" for f in (*chosen, *implied)} | cues)


def _facts(s: Situation) -> Iterator[Ask]:
    for chosen, origin in facet_sets(s):
        yield Ask("facts", chosen, explains=explained_by(chosen), origin=origin)


def _lists(s: Situation) -> Iterator[Ask]:
    order = asked_order(s.reading) if s.reading.has("sorted") else None
    words = _SET_WORDS | ({"cue:sorted"} if order else set())
    if order:
        words |= {"facet:money", "facet:time", "facet:transferability", "facet:page", "cue:share", "cue:own_share"}
        words |= {f"rank:{i}" for i in range(len(s.reading.ranks))}
    found = tuple(f for f in s.reading.facets if f in SHOWN_IN_LISTS)
    wished = tuple(f for f in facets(s.reading) if f in SHOWN_IN_LISTS)
    again = tuple(f for f in s.state.facets if f in SHOWN_IN_LISTS)
    for shown, origin in (((), "message"), (found, "message"), (wished, "message"), (again, "thread")):
        explains = words | explained_by(shown) | {"facet:summary"}
        yield Ask("list", shown, order, explains=frozenset(explains), origin=origin)
    if s.state.operation == "list" and not order:
        yield Ask("list", again, s.state.order, explains=frozenset(words), origin="thread")


def _figures(s: Situation) -> Iterator[Ask]:
    words = _SET_WORDS - {"cue:list"}
    money = {"facet:money", "cue:share", "cue:own_share"}
    says = {
        "count": s.reading.has("count"), "sum": s.reading.has("sum"), "mean": s.reading.has("average"),
        "mean length": s.reading.has("average"),
    }  # fmt: skip
    cue = {"count": "cue:count", "sum": "cue:sum", "mean": "cue:average", "mean length": "cue:average"}
    if "time" not in s.reading.facets:
        del says["mean length"]
    for operation, said in says.items():
        explains = words | {cue[operation]} | (money if operation in {"sum", "mean"} else set())
        explains |= {"facet:time"} if operation == "mean length" else set()
        explains |= {"facet:summary"} if operation == "count" else set()
        said = said or (operation == "sum" and s.reading.has("share") and s.reading.has("projects_word"))
        origin = "message" if said else "thread" if s.state.operation == operation else "intent"
        yield Ask(operation, explains=frozenset(explains), origin=origin)


def _ranks(s: Situation) -> Iterator[Ask]:
    limit = next((n for n in s.reading.quantities.numbers if n <= _MOST_RANKED), 1)
    for order, descending, place in _orders(s):
        yield from _ordered(s, (order, descending), place, limit)
        yield from _ordered_sets(s, order, descending)
    if len(s.reading.ranks) > 1:
        yield Ask("both ranks", explains=frozenset({*_superlatives(s), *_SET_WORDS, "facet:money", "facet:time"}))
    if s.state.operation == "rank" and s.state.order:
        if (
            not s.reading.ranks and (by := asked_order(s.reading)) and by[0] in _MEASURED - {s.state.order[0]}
        ):  # "und nach Laufzeit?"
            measured = frozenset({"cue:sorted", *explained_by((facet_of(by[0]),)), *_SET_WORDS})
            yield Ask("rank", (), (by[0], s.state.order[1]), 1, 1, measured)
        ordinals = s.reading.quantities.ordinals
        if ordinals and 1 < ordinals[0] <= _MOST_RANKED:
            explains = frozenset({"ordinal:0", "cue:pronoun", *_SET_WORDS})
            yield Ask("rank", (), s.state.order, 1, ordinals[0], explains, "thread")
        numbers = {"number:0"} if limit > 1 else set()
        yield Ask("rank", (), s.state.order, limit, 1, frozenset({*numbers, *_SET_WORDS}), "thread")


def _orders(s: Situation) -> list[tuple[str, bool, int]]:
    """What superlatives order by; after an order by dates or for a later place that of the thread, too."""
    ranks, before = [(r.order, r.descending, r.place) for r in s.reading.ranks], s.state.order
    if before and before[0] in _DATES and s.reading.has("continuation", "only"):
        ranks += [(before[0], descending, place) for order, descending, place in ranks if order == "start"]
    if before:  # "und die zweithöchste?", "und das größte?" after an order by the own share
        ranks += [(*before, place) for _, _, place in ranks if place > 1]
        vague = not s.reading.asked and not s.reading.has("own_share", "land")
        ranks += [(before[0], d, place) for o, d, place in ranks if vague and {o, before[0]} <= _MONEY]
    if not s.reading.asked:  # "der niedrigste davon?" after those with an own share below a limit
        limited = [c.field for c in s.state.conditions if c.field in _MONEY]
        ranks += [(field, d, place) for field in limited for order, d, place in ranks if order in _MONEY]
    return list(dict.fromkeys(ranks))


def _superlatives(s: Situation) -> set[str]:
    return {f"rank:{i}" for i in range(len(s.reading.ranks))}


def _ordered(s: Situation, order: tuple[str, bool], place: int, limit: int) -> Iterator[Ask]:
    """The first of an order, alone or with facts that are asked for beside."""
    plural = limit == 1 and s.reading.has("projects_word") and "projekte" in s.reading.words
    shown = "" if order[0] == "duration" else facet_of(order[0])  # a length says neither start nor end
    told = tuple(f for f in s.reading.facets if f in _TOLD_WITH_RANK and f != shown)
    if s.state.operation == "rank" and not told:  # "Wer leitet das teuerste? Und das zweitteuerste?"
        told = tuple(f for f in s.state.facets if f in _TOLD_WITH_RANK and f != shown)
    for more in dict.fromkeys((told, ())):
        explains = {*_superlatives(s), *_SET_WORDS, "cue:only", *explained_by((facet_of(order[0]), *more))}
        explains |= {"cue:share", "cue:own_share", "facet:time", "cue:by_town", "facet:summary", "cue:compare"}
        explains |= {"number:0"} if limit > 1 else set()
        for count in dict.fromkeys((limit, 0 if plural else limit)):
            yield Ask("rank", more, order, count, place, frozenset(explains))


def _ordered_sets(s: Situation, order: str, descending: bool) -> Iterator[Ask]:
    """Towns or regions in the order of their projects or money."""
    explained = {*_superlatives(s), *_SET_WORDS, "facet:money", "cue:region_itself", "facet:summary"}
    counts = s.reading.has("projects_word") and "money" not in s.reading.facets
    before = s.state.operation
    again = s.state.order[0] if before.startswith("rank by") and s.state.order and not s.reading.asked else order
    measure = "count" if counts else again
    for by, said in (("town", s.reading.has("by_town")), ("region", s.reading.has("by_region", "region"))):
        if (said or before == f"rank by {by}") and measure in {"count", "total_eur", "land_eur"}:
            yield Ask(f"rank by {by}", (), (measure, descending), explains=frozenset({*explained, f"cue:by_{by}"}))


def _comparisons(s: Situation) -> Iterator[Ask]:
    told = tuple(f for f in facets(s.reading) if f not in {"summary", "services", "products"})
    told = told or tuple(dict.fromkeys(facet_of(measure) for measure in compared(s.reading)))
    again = tuple(f for f in s.state.facets if f in FACETS) if s.state.operation == "compare" else ()
    origin = "message" if s.reading.has("compare") else "thread" if s.state.operation == "compare" else "intent"
    words = {"cue:compare", "cue:both", "cue:other", *_SET_WORDS, "cue:exceeding"}
    if s.reading.has("compare") or s.reading.ranks:
        words |= {f"rank:{i}" for i in range(len(s.reading.ranks))}
    for sides in dict.fromkeys((told or again or ALL_SIDES, again or told or ALL_SIDES)):
        yield Ask("compare", sides, explains=frozenset(words | explained_by(sides) | {"facet:summary"}), origin=origin)


_SIDES = frozenset({"place", "kreis", "carrier", "region", "category", "contact"})


def sides_of(conditions: Sequence[Condition]) -> tuple[list[Condition], list[Condition]]:
    """What stands side by side in a comparison of sets, and what else limits them; figures are compared anyway."""
    sides = [c for c in conditions if c.field in _SIDES and not c.negated]
    fields = {c.field for c in sides if c.field in {"category", "contact"}}
    if fields and len({c.field for c in sides}) > 1:
        return [], list(conditions)  # a category in a town is one side
    return sides, [c for c in conditions if c not in sides and c.field != "details"]


def facet_of(order: str) -> str:
    """The facet that an order sorts by."""
    if order in {"milestones", "partners"}:
        return order
    return (
        "transferability" if order == "transferable" else "time" if order in {"start", "end", "duration"} else "money"
    )
