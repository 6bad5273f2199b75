"""How the answer to a request about projects would fit what is asked: too few of them, too many, facts left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.dialogue.asks import Ask, facet_of, sides_of
from bot.dialogue.details import parts_before
from bot.dialogue.references import TAGS
from bot.dialogue.request import FRESH, Scope, Sign
from bot.dialogue.situation import Situation
from bot.dialogue.wishes import adds_up

ASKING = ("count", "sum", "average", "compare", "list", "which", "sorted")  # words for an operation
OF_NAMES = frozenset({"named", "members", "milestone", "alone there", "focus", "earlier", "before"})
_FIGURES = frozenset({"money", "time"})
_SHOWN = frozenset({"listed", "focus"})


@dataclass(frozen=True)
class Fit:
    """An operation that is asked for, over a scope."""

    s: Situation
    scope: Scope
    ask: Ask
    operation: str

    def said(self, *cues: str) -> bool:
        """Whether the message has one of these small words."""
        return self.s.reading.has(*cues)

    def does(self, *operations: str) -> bool:
        """Whether it is one of these operations."""
        return self.operation in operations

    def of(self, *sources: str) -> bool:
        """Whether the scope comes from one of these."""
        return self.scope.source in sources

    @property
    def number(self) -> int:
        """How many projects it is about."""
        return len(self.scope.ids)

    @property
    def figures(self) -> bool:
        """Whether money or time is to be told."""
        return bool(_FIGURES & set(self.ask.facets))

    @property
    def contact(self) -> bool:
        """Whether a person is to be told, and neither money nor time."""
        return "contact" in self.ask.facets and not self.figures

    @property
    def added_up(self) -> bool:
        """Whether figures are told each and together: „Was kosten A und B, jeweils und in Summe?“."""
        return self.operation == "facts" and adds_up(self.s, self.scope.ids, self.ask.facets)

    @property
    def orders_projects(self) -> bool:
        """Whether single projects are put in an order, alone or beside another operation."""
        return not {"rank", "both ranks"}.isdisjoint(self.operation.split(" and "))

    @property
    def ranks_again(self) -> bool:
        """Whether it orders only what an order has shown before."""
        return self.operation == self.s.state.operation == "rank" and self.scope.source in _SHOWN

    @property
    def of_a_topic_alone(self) -> bool:
        """„Welchen Nutzen hat ein Chatbot?“: afresh, only a topic stands for projects, and nothing asks for a list."""
        if not self.stands_for(*TAGS) or self.s.has_thread or self.said("list", "which", "count", "who_does"):
            return False
        return not self.s.reading.named("place", "kreis", "region", "person")

    @property
    def of_one_in_general(self) -> bool:
        """„Welchen Nutzen hat ein Chatbot?“: what any such thing is like, not which of ours there are."""
        if not self.said("which") or self.said("projects_word", "by_town", "list", "count", "who_does"):
            return False
        s = self.s
        named = s.has_thread or s.reading.named("place", "kreis", "region")
        return self.stands_for(*TAGS) and s.one_such_thing and not named

    def stands_for(self, *kinds: str) -> bool:
        """„Was kostet ein neuer Perso in Soest?“: only a service stands for the project, no word speaks of projects."""
        if not self.of("where") or self.s.speaks_of_a_project:
            return False
        return any("project" not in named.mention.kinds for named in self.s.reading.named(*kinds))

    @property
    def goes_on_from_an_errand(self) -> bool:
        """„Und was kostet das?“ after an errand: the projects are only those that the errand was answered with."""
        if not self.s.on_an_errand or self.of("named", "members"):
            return False
        return not self.s.reading.named(*TAGS) or set(self.scope.ids) <= set(self.s.state.focus)

    @property
    def gives_up_a_part(self) -> bool:
        """Whether a part of what the last list was limited to is replaced."""
        return self.of("switched") and not set(self.s.state.conditions) <= set(self.scope.conditions)


def number_of_sides(scope: Scope) -> int:
    """How many towns, regions, categories or people a scope sets side by side."""
    if scope.source not in FRESH and len([c for c in scope.conditions if c.field != "details"]) > 1:
        return 0  # a town within a region is no second side
    sides, others = sides_of(scope.conditions)
    return 0 if others else sum(len(c.values) for c in sides)


def signs(fit: Fit) -> Iterator[Sign]:
    """All that holds of it."""
    yield from ((name, 1.0) for name, holds in _signs_of(fit.operation) if holds(fit))
    if any(_said_by_the_scope(fit, facet) for facet in fit.ask.facets):
        yield "facets of the condition", 1.0


def _said_by_the_scope(fit: Fit, facet: str) -> bool:
    """Whether all words for a facet stand beside a figure that limits the scope."""
    words = {f"facet:{a.facet}#{i}" for i, a in enumerate(fit.s.reading.asked) if a.facet == facet}
    return bool(words) and words <= fit.scope.explains


def _measure_of_the_thread(fit: Fit) -> bool:
    """An order by what was ordered before, or by the sum that a condition limits; a difference in it."""
    state = fit.s.state
    if fit.does("compare") and state.operation == "rank" and state.order:
        return fit.ask.facets == (facet_of(state.order[0]),)
    measures = {state.order[0]} if state.order else {c.field for c in state.conditions} | {*parts_before(state.said)}
    return fit.ask.order is not None and fit.ask.order[0] in measures


def _other_end(fit: Fit) -> bool:
    order = fit.ask.order
    return fit.ranks_again and order is not None and fit.s.state.order == (order[0], not order[1])


_ANY: tuple[str, ...] = ()
_COUNTED = ("list", "count")
_SETS = ("list", "count", "sum")
_TOLD = ("facts", "list", "choose", "facts of all")  # facts of projects, or a list of them
_OF_THE_MESSAGE = FRESH - {"all"}
# What holds of an operation over a scope: of which operations it may, and when it does.
_SIGNS: dict[str, tuple[tuple[str, ...], Callable[[Fit], bool]]] = {
    # How many there are
    "nothing found for list": (_COUNTED, lambda f: not f.number and not f.of(*FRESH)),
    "nothing found afresh for list": (_COUNTED, lambda f: not f.number and f.of(*_OF_THE_MESSAGE)),
    "nothing found afresh for figure": (_ANY, lambda f: (
        not f.number and f.of(*_OF_THE_MESSAGE) and f.operation not in _COUNTED
    )),
    "a set of one": (_SETS, lambda f: f.number == 1),
    "facts of several": (("facts",), lambda f: f.number > 1 and not (f.scope.clear and f.of("named", "members"))),
    "list asked": (("list",), lambda f: f.said("plural", "list")),
    "list of those who do it": (("list",), lambda f: f.of("where") and f.said("who_does")),
    "one although many asked": (("facts", "choose"), lambda f: {"plural", "projects_word"} <= f.s.reading.cues),
    "choice although all asked": (("choose",), lambda f: f.said("plural", "both")),
    "needless choice": (("choose",), lambda f: f.scope.clear and not f.said("the_project")),
    # What is compared, ordered, added up
    "single projects as sets": (("compare sets",), lambda f: f.number == number_of_sides(f.scope)),
    "comparison unasked": (("compare", "compare sets"), lambda f: not (
        f.said("compare") or (f.operation == "compare sets" and f.said("each", "by_region", "by_town"))
    )),
    "leaves the question back": (_ANY, lambda f: (
        f.s.state.pending is not None and not f.scope.source.startswith("pending")
    )),
    "back asked": (_ANY, lambda f: f.of("earlier", "before") and f.said("back")),
    "measure of the thread": (_ANY, _measure_of_the_thread),
    "rank within a rank": (("rank",), lambda f: f.ranks_again and not f.said("only")),
    "place in the order before": (("rank",), lambda f: (
        f.of("ranked") and bool(f.scope.conditions) and bool(f.s.reading.quantities.ordinals) and f.said("continuation")
    )),
    "the other end within a rank": (("rank",), _other_end),
    "replaced although only some of it": (_ANY, lambda f: f.gives_up_a_part and f.said("only")),
    "projects ordered although towns or regions are": (_ANY, lambda f: (
        f.of("all", "where") and f.orders_projects and f.said("by_region", "by_town") and f.said("projects_word")
    )),
    "taken away from what was listed": (_ANY, lambda f: (
        f.of("narrowed") and f.said("taken_away") and any(c.negated for c in f.scope.conditions)
    )),
    "sum without money": (("sum", "mean"), lambda f: (
        not f.s.has_thread and "money" not in f.s.reading.facets and not f.s.reading.quantities.amounts
    )),
    "sum although each": (("sum", "mean"), lambda f: f.said("each")),
    "facts although a sum is asked": (("facts", "facts of all", "compare"), lambda f: (
        f.number > 1 and not f.added_up and f.said("sum", "altogether") and not f.said("each")
    )),
    # Which facts are told
    "list without the facts asked": (("list",), lambda f: (
        not f.ask.facets and bool({*f.s.reading.facets} - {"summary"})
    )),
    "summary unasked": (("facts",), lambda f: (
        f.ask.facets == ("summary",) and "summary" not in f.s.reading.facets
    )),
    # What is a town hall's rather than a project's
    "no list of a service there": (("list",), lambda f: (
        not f.number and bool(f.s.towns and f.s.reading.named("service")) and not f.s.speaks_of_a_project
    )),
    "figure for a service": (_TOLD, lambda f: f.figures and f.stands_for("service")),
    "figure for a service by itself": (_TOLD, lambda f: (
        f.figures and f.stands_for("service") and not f.said("digitally")
    )),
    "figure for one such thing": (_TOLD, lambda f: (
        (f.figures or f.contact) and f.stands_for("service", "topic") and f.s.one_such_thing
    )),
    "figure for a topic": (_TOLD, lambda f: (
        (f.figures or f.contact) and f.stands_for(*TAGS)
        and not (f.s.state.operation or f.s.reading.named("place", "kreis", "region", "person"))
    )),
    "topic beside what nothing explains": (_ANY, lambda f: f.of_a_topic_alone and bool(f.s.reading.unexplained)),
    "topic alone in a sentence": (_ANY, lambda f: f.of_a_topic_alone and not f.s.short),
    "topic alone": (_ANY, lambda f: f.of_a_topic_alone),
    "topic in general": (_ANY, lambda f: f.of_one_in_general),
    "figure after an errand": (_ANY, lambda f: f.goes_on_from_an_errand and (f.figures or f.operation not in _TOLD)),
    "contact after an errand": (_ANY, lambda f: f.goes_on_from_an_errand and f.contact),
}  # fmt: skip


@lru_cache(maxsize=100)
def _signs_of(operation: str) -> list[tuple[str, Callable[[Fit], bool]]]:
    """Those that may hold of an operation."""
    return [(name, holds) for name, (operations, holds) in _SIGNS.items() if not operations or operation in operations]
