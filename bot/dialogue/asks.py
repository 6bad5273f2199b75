"""What may be asked of a scope of projects: facts, a list, a count, a sum, an order, a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from bot.catalogue.conditions import Condition
from bot.dialogue.details import compared
from bot.dialogue.evidence import each
from bot.dialogue.ordering import SUMS, asked_order, superlatives
from bot.dialogue.situation import Situation
from bot.dialogue.wishes import FACET_OF_INTENT, facets, held
from bot.dialogue.words import words
from bot.understanding.facets import FACETS

ALL_SIDES = ("money", "time", "transferability", "partners")
_SHOWN_IN_LISTS = frozenset({
    "contact", "money", "time", "transferability", "partners", "reuse", "links", "region", "page",
})  # fmt: skip
_TOLD_WITH_RANK = frozenset({"contact", "reuse", "transferability", "links", "time", "money", "partners", "summary"})
_MOST_RANKED = 10
_MEASURED = SUMS | {"duration", "start", "end"}
# Facets whose words often only accompany another one.
_IMPLIED = {
    "transferability": ("time", "reuse"), "reuse": ("transferability", "services"), "milestones": ("time", "page"),
    "contact": ("partners", "summary"), "partners": ("contact",), "time": ("summary",), "money": ("summary",),
    "services": ("products", "links"), "products": ("services",), "links": ("services", "products"),
}  # fmt: skip
_FACET_OF_ORDER = {
    "milestones": "milestones", "partners": "partners", "transferable": "transferability",
    **dict.fromkeys(("start", "end", "duration"), "time"),
}  # fmt: skip
_SET_WORDS = frozenset({"cue:projects_word", "cue:plural", "cue:list", "cue:this_region"})
_SORTED = frozenset({"cue:sorted", "facet:money", "facet:time", "facet:transferability", "facet:page"})
_EACH = frozenset({"cue:both", "cue:each", "cue:same_question"})  # „das kleinste und das größte, jeweils“
_SHARES = frozenset({"cue:share", "cue:own_share"})
# Where sources differ, the facts of each are told.
_OF_SOURCES = frozenset({"cue:differing", "cue:compare", "cue:other", "cue:plural", "cue:both"})
# The word for each figure, and what else it explains.
_FIGURES: dict[str, tuple[str, frozenset[str]]] = {
    "count": ("count", frozenset({"facet:summary"})), "sum": ("sum", _SHARES | {"facet:money"}),
    "mean": ("average", _SHARES | {"facet:money"}), "mean length": ("average", frozenset({"facet:time"})),
}  # fmt: skip


@dataclass(frozen=True)
class Ask:
    """An operation with what belongs to it.

    ``origin``: message, intent, thread, or "default" if nothing says so; "words" for those of a milestone, and then
    ``fit``: how much of the question (0 to 1) its title holds.
    """

    operation: str
    facets: tuple[str, ...] = ()
    order: tuple[str, bool] | None = None
    limit: int = 1
    place: int = 1
    explains: frozenset[str] = frozenset()
    origin: str = "message"
    fit: float = 0.0


def asks(s: Situation) -> list[Ask]:
    """All that the message or the thread may ask, each once."""
    found = [*_facts(s), *_lists(s), *_figures(s), *_ranks(s), *_comparisons(s)]
    return list(dict.fromkeys([*found, *_together(found, s)]))


def _together(found: list[Ask], s: Situation) -> Iterator[Ask]:
    """„Wie viele und welche?“, „das teuerste und die Gesamtsumme?“: several operations, said or again."""
    if " and " in s.state.operation:
        yield Ask(s.state.operation, explains=_SET_WORDS, origin="thread")
    said = [ask for ask in found if ask.origin == "message" and _is_said(s, ask.operation)]
    for first, second in combinations(said, 2):
        if not _is_one(s, {first.operation, second.operation}):
            yield replace(
                second if second.order else first, operation=f"{first.operation} and {second.operation}",
                facets=first.facets or second.facets, explains=first.explains | second.explains,
            )  # fmt: skip


def _is_one(s: Situation, operations: set[str]) -> bool:
    """Whether two asks are the same: „die drei teuersten, absteigend“ is one list."""
    return len(operations) == 1 or (operations == {"list", "rank"} and s.reading.has("sorted"))


def _is_said(s: Situation, operation: str) -> bool:
    """Whether the message has the word for an operation that can be asked for beside another."""
    if operation == "rank":
        return bool(s.reading.ranks)
    cues = {"list": ("which",), "sum": ("sum", "altogether")}.get(operation) or _FIGURES.get(operation, ("",))[:1]
    return s.reading.has(*cues)


def facet_sets(s: Situation) -> list[tuple[tuple[str, ...], str]]:
    """The facts that may be asked for, each set with its origin."""
    found = held(s.reading)
    of_intent = FACET_OF_INTENT.get(s.reading.intent)
    sets: dict[tuple[str, ...], str] = {}
    for chosen, origin in (
        (of_what_is_taken_over(s), "message"),
        (facets(s.reading), "message"),
        (asked_beside_limits(s), "message"),
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


def of_what_is_taken_over(s: Situation) -> tuple[str, ...]:
    """„Wann war es dafür so weit?“ after what others may take over: from when they may."""
    about = {"reuse", "transferability"} & set(s.state.facets)
    when = s.short and bool(words("when") & set(s.reading.words)) and held(s.reading) == ("time",)
    of_the_project = s.reading.has("start", "end", "running", "projects_word", "the_project")
    return ("transferability",) if about and when and not of_the_project else ()


def asked_beside_limits(s: Situation) -> tuple[str, ...]:
    """The facts asked for in words that do not limit a figure."""
    used = s.filters[0].explains
    free = {a.facet for i, a in enumerate(s.reading.asked) if not {f"facet:{a.facet}", f"facet:{a.facet}#{i}"} & used}
    return tuple(facet for facet in held(s.reading) if facet in free)


def explained_by(chosen: tuple[str, ...]) -> frozenset[str]:
    """The facet words that a set of facets does justice to."""
    implied = {i for f in chosen for i in _IMPLIED.get(f, ())}
    cues = set(_SHARES) if "money" in chosen else set()
    cues |= {"cue:meaning"} if "summary" in chosen else set()
    cues |= {"cue:by_region", "cue:region_itself"} if "region" in chosen else set()
    return frozenset({f"facet:{f}" for f in (*chosen, *implied)} | cues)


def _facts(s: Situation) -> Iterator[Ask]:
    more = _OF_SOURCES if s.reading.has("differing") else frozenset()
    for chosen, origin in facet_sets(s):
        yield Ask("facts", chosen, explains=explained_by(chosen) | more, origin=origin)


def _lists(s: Situation) -> Iterator[Ask]:
    order = asked_order(s.reading) if s.reading.has("sorted") else None
    words = _SET_WORDS | (_SORTED | _SHARES | _superlatives(s) if order else set())
    found, wished, again = map(shown_in_lists, (s.reading.facets, facets(s.reading), s.state.facets))
    # What is due in a time that a list is limited to stands beside each project.
    due = ("milestones",) if "milestones" in s.reading.facets and s.reading.quantities.periods else ()
    told = [(shown, "message") for shown in ((), found, wished, due)]
    for shown, origin in (*told, (again, "thread")):
        yield Ask("list", shown, order, explains=words | explained_by(shown) | {"facet:summary"}, origin=origin)
    if s.state.operation == "list" and not order:
        yield Ask("list", again, s.state.order, explains=words, origin="thread")


def shown_in_lists(chosen: Sequence[str]) -> tuple[str, ...]:
    """The facts that a list can show beside each project."""
    return tuple(f for f in chosen if f in _SHOWN_IN_LISTS)


def _figures(s: Situation) -> Iterator[Ask]:
    for operation, (cue, explained) in _FIGURES.items():
        if operation == "mean length" and "time" not in s.reading.facets:
            continue
        said = s.reading.has(cue) or (operation == "sum" and s.reading.has("share") and s.reading.has("projects_word"))
        origin = "message" if said else "thread" if operation in s.state.operation.split(" and ") else "intent"
        yield Ask(operation, explains=(_SET_WORDS - {"cue:list"}) | {f"cue:{cue}"} | explained, origin=origin)


def _ranks(s: Situation) -> Iterator[Ask]:
    usual = 2 if s.reading.has("two_first") else 1
    limit = next((n for n in s.reading.quantities.numbers if n <= _MOST_RANKED), usual)
    for order, descending, place in (*superlatives(s), *_placed(s)):
        yield from _ordered(s, (order, descending), place, limit)
        yield from _ordered_sets(s, order, descending)
    if len(s.reading.ranks) > 1:
        yield Ask("both ranks", explains=_superlatives(s) | _SET_WORDS | _EACH | {"facet:money", "facet:time"})
    if s.state.operation == "rank" and s.state.order:
        yield from _ranked_again(s, s.state.order, limit)


def _placed(s: Situation) -> Iterator[tuple[str, bool, int]]:
    """„Welches steht nach Kosten an zweiter Stelle?“: a place in an order that the message names."""
    ordinals, order = s.reading.quantities.ordinals, asked_order(s.reading)
    if s.reading.has("placed") and order and ordinals and 1 <= ordinals[0] <= _MOST_RANKED:
        yield *order, ordinals[0]


def _ranked_again(s: Situation, before: tuple[str, bool], limit: int) -> Iterator[Ask]:
    """„Und nach Laufzeit?“, „und das zweite?“, „und die ersten drei?“ after an order."""
    by = None if s.reading.ranks else asked_order(s.reading)
    if by and by[0] in _MEASURED - {before[0]}:
        explains = _SET_WORDS | explained_by((facet_of(by[0]),)) | {"cue:sorted"}
        yield Ask("rank", (), (by[0], before[1]), explains=explains)
    ordinals = s.reading.quantities.ordinals
    if ordinals and 1 < ordinals[0] <= _MOST_RANKED:
        explains = _SET_WORDS | {"ordinal:0", "cue:pronoun"}
        yield Ask("rank", (), before, place=ordinals[0], explains=explains, origin="thread")
    numbers = {"number:0"} if limit > 1 else set()
    yield Ask("rank", (), before, limit, explains=_SET_WORDS | numbers, origin="thread")


def _superlatives(s: Situation) -> frozenset[str]:
    return each("rank", s.reading.ranks)


_WITH_RANK = _SET_WORDS | _SHARES | {"cue:only", "facet:time", "cue:by_town", "facet:summary", "cue:compare"}


def _ordered(s: Situation, order: tuple[str, bool], place: int, limit: int) -> Iterator[Ask]:
    """The first of an order, alone or with facts that are asked for beside."""
    plural = limit == 1 and s.reading.has("projects_word") and "projekte" in s.reading.words
    number = {"number:0"} if limit > 1 else set()
    for more in dict.fromkeys((_told_beside(s, order[0]), ())):
        explains = _WITH_RANK | _superlatives(s) | explained_by((facet_of(order[0]), *more)) | number
        explains |= {"ordinal:0", "cue:sorted"} if place > 1 else set()
        counts = (0, limit) if s.reading.has("sorted") and limit == place == 1 else (limit, 0 if plural else limit)
        for count in dict.fromkeys(counts):
            yield Ask("rank", more, order, count, place, explains)


def _told_beside(s: Situation, measure: str) -> tuple[str, ...]:
    """The facts asked for beside an order: „Wer leitet das teuerste? Und das zweitteuerste?“."""
    other_part = measure == "total_eur" and s.reading.has("land", "own_share", "share")
    # A length says neither start nor end, a total not what the Land pays of it.
    shown = "" if measure == "duration" or other_part else facet_of(measure)
    beside = _TOLD_WITH_RANK - {shown}
    again = s.state.facets if s.state.operation == "rank" else ()
    return tuple(f for f in s.reading.facets if f in beside) or tuple(f for f in again if f in beside)


def _ordered_sets(s: Situation, order: str, descending: bool) -> Iterator[Ask]:
    """Towns or regions in the order of their projects or money."""
    explained = _superlatives(s) | _SET_WORDS | {"facet:money", "cue:region_itself", "facet:summary"}
    counts = s.reading.has("projects_word") and "money" not in s.reading.facets
    before = s.state.operation
    again = s.state.order[0] if before.startswith("rank by") and s.state.order and not s.reading.asked else order
    measure = "count" if counts else again
    for by, said in (("town", s.reading.has("by_town")), ("region", s.reading.has("by_region", "region"))):
        if (said or before == f"rank by {by}") and measure in {"count", "total_eur", "land_eur"}:
            yield Ask(f"rank by {by}", (), (measure, descending), explains=explained | {f"cue:by_{by}"})


def _comparisons(s: Situation) -> Iterator[Ask]:
    if s.reading.has("differing") and len(s.references.named) == 1:
        return  # „Die Zeitung nennt andere Zahlen“: sources of one project are compared, not projects
    before = s.state.operation in {"compare", "rank"}
    origin = "message" if s.reading.has("compare") else "thread" if before else "intent"
    words = _superlatives(s) | _SET_WORDS | {"cue:compare", "cue:both", "cue:other", "cue:exceeding", "facet:summary"}
    for sides in dict.fromkeys(filter(None, (_sides_told(s), _sides_before(s)))) or (ALL_SIDES,):
        yield Ask("compare", sides, explains=words | explained_by(sides), origin=origin)


def _sides_before(s: Situation) -> tuple[str, ...]:
    """What was compared; „Und um wie viel?“ after „welches ist das teurere?“: what was ordered by."""
    if s.state.operation == "compare":
        return tuple(f for f in s.state.facets if f in FACETS)
    return (facet_of(s.state.order[0]),) if s.state.operation == "rank" and s.state.order else ()


def _sides_told(s: Situation) -> tuple[str, ...]:
    told = tuple(f for f in facets(s.reading) if f not in {"summary", "services", "products"})
    return told or tuple(dict.fromkeys(facet_of(measure) for measure in compared(s.reading)))


_SIDES = frozenset({"place", "kreis", "carrier", "region", "category", "contact"})


def sides_of(conditions: Sequence[Condition]) -> tuple[list[Condition], list[Condition]]:
    """What stands side by side in a comparison of sets, and what else limits them; figures are compared anyway."""
    sides = [c for c in conditions if c.field in _SIDES and not c.negated]
    fields = {c.field for c in sides}
    if len(fields) > 1 and fields & {"category", "contact"}:
        return [], list(conditions)  # a category in a town is one side
    return sides, [c for c in conditions if c not in sides and c.field not in {"details", "source"}]


def facet_of(order: str) -> str:
    """The facet that an order sorts by."""
    return _FACET_OF_ORDER.get(order, "money")
