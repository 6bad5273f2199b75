"""Wishes about projects: every scope with every operation that makes sense on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.dialogue.asks import Ask, asked_beside_limits, asks, explained_by, facet_of, of_what_is_taken_over
from bot.dialogue.evidence import figures
from bot.dialogue.milestones import held_by_a_milestone
from bot.dialogue.premises import claimed, claimed_names
from bot.dialogue.proposals.fit import ASKING, OF_NAMES, Fit, number_of_sides, signs
from bot.dialogue.request import FRESH, Proposal, Request, Scope, Sign
from bot.dialogue.scopes import scopes
from bot.dialogue.situation import Situation
from bot.dialogue.sums import sums_compared
from bot.dialogue.times import TIMES
from bot.dialogue.wishes import FACET_OF_INTENT
from bot.dialogue.words import words
from bot.understanding.facets import NOT_HELD

MANY = 4  # answers about more projects than this become a list
_SIDES = 5  # projects side by side
_LEAST_WHEN = 0.25  # probability that a time is asked for
OF_FACTS = frozenset({"facts", "facts of all", "choose"})
TALK = (
    "greet", "goodbye", "thank", "praise", "insult", "affirm", "deny", "reset", "correct", "ask_identity", "ask_help",
    "ask_privacy", "ask_human", "ask_private_life", "other_language", "ask_source",
)  # fmt: skip
_INTENT_OF_FACET = {facet: intent for intent, facet in FACET_OF_INTENT.items()}
INTENTS = {
    "list": ("list_projects",), "count": ("count_projects",),
    "sum": ("sum_money",), "mean": ("sum_money",), "mean length": ("sum_money", "ask_time"),
    "rank": ("rank_projects", "list_projects"), "both ranks": ("rank_projects",),
    "rank each": ("rank_projects", "compare_projects"),
    "rank by town": ("rank_projects", "compare_projects"), "rank by region": ("rank_projects", "compare_projects"),
    "compare": ("compare_projects",), "compare sets": ("compare_projects",), "compare sums": ("compare_projects",),
}  # fmt: skip


def propose(s: Situation) -> Iterator[Proposal]:
    """All of them; the same result is proposed once, with the evidence that explains most."""
    found = tuple(scopes(s))
    asked, heard = _asked(s, found), _Heard(s)
    for scope in found:
        claims = _claims(s, scope)
        for ask in (*asked, *_of_milestone(s, scope, heard.when)):
            for operation in _operations(s, scope, ask):
                yield _proposal(Fit(s, scope, ask, operation), heard, claims)


class _Heard:
    """What a message tells of each proposal alike."""

    def __init__(self, s: Situation) -> None:
        self.talk = sum(s.intents.get(name, 0.0) for name in TALK)
        self.outside = s.intents.get("out_of_scope", 0.0)
        self.when = _asks_when(s)
        self.elliptic = _elliptic(s)
        self.same_of_others = not self.elliptic and _same_of_others(s)
        self.of_the_thread = [name for name, holds in _OF_THE_MESSAGE.items() if holds(s)] if s.has_thread else []


def _asked(s: Situation, found: tuple[Scope, ...]) -> tuple[Ask, ...]:
    """What is asked; a bare pick from what was asked back ("das zweite") asks for what waits, whatever its intent."""
    picks = _elliptic(s) and any(scope.source.startswith("pending by") for scope in found)
    return tuple(ask for ask in asks(s) if not picks or ask.facets in ((), s.state.facets))


def _of_milestone(s: Situation, scope: Scope, when: float) -> Iterator[Ask]:
    """„Wann war die Produktivsetzung geplant?“: the words of a milestone ask for it."""
    asked = when >= _LEAST_WHEN and "milestones" not in s.reading.facets
    project = s.single(scope.ids) if asked else None
    held = held_by_a_milestone(project, s.reading, s.names_of(scope)) if project else None
    if held:
        explains = explained_by(("milestones", "time")) | held.pieces
        yield Ask("facts", ("milestones",), explains=explains, origin="words", fit=held.fit * when)


def _asks_when(s: Situation) -> float:
    """How surely a message asks for a time, in words, by its intent or by the thread."""
    due = words("when a milestone is due") & set(s.reading.words)
    told = due or "time" in s.reading.facets or "milestones" in s.state.facets
    return 1.0 if told else sum(s.intents.get(intent, 0.0) for intent in ("ask_time", "ask_milestones"))


def _operations(s: Situation, scope: Scope, ask: Ask) -> Iterator[str]:
    """The operation of an ask as far as it makes sense on a scope; a question back where names are ambiguous."""
    match ask.operation:
        case "facts":
            yield from _of_facts(scope)
        case "compare":
            yield from _of_comparison(s, scope)
        case operation if _makes_sense(s, scope, ask):
            yield operation
            if operation == "rank" and number_of_sides(scope) > 1:
                yield "rank each"


def _makes_sense(s: Situation, scope: Scope, ask: Ask) -> bool:
    several = (len(scope.ids) > 1 or scope.source == "all") and scope.source != "with the other end"
    match ask.operation:
        case "list" | "count":
            return _is_a_set(s, scope, ask, several)
        case "rank by town" | "rank by region":
            return scope.source == "all" or _is_all_known(scope)
        case operation:
            return several or operation == "sum"


def _is_a_set(s: Situation, scope: Scope, ask: Ask, several: bool) -> bool:
    """Whether a list or a count says more than facts of each; of one unclear name it is asked which one is meant."""
    if ask.operation == "list" and _is_one_unclear_name(scope) and not s.reading.has("plural", "list", "both"):
        return False
    in_order = ask.order is not None or s.reading.has("each")
    return not _is_of_single_ones(scope) or (several and in_order)


def _is_one_unclear_name(scope: Scope) -> bool:
    """Whether only one thing is named, and the name may stand for several."""
    return scope.source == "named" and len(scope.groups) == 1 and not scope.clear


def _is_of_single_ones(scope: Scope) -> bool:
    """Whether projects are named, each clearly."""
    return bool(scope.groups) and scope.clear and scope.source in OF_NAMES


def _is_all_known(scope: Scope) -> bool:
    """Whether all projects are meant whose figures are known."""
    return scope.source == "where" and all(c.field == "details" for c in scope.conditions)


def _of_facts(scope: Scope) -> Iterator[str]:
    number = len(scope.ids)
    if scope.source == "all" or not number:
        return
    if number <= MANY:
        yield "facts" if scope.clear else "facts of all"
    if number > 1 and (not scope.clear or scope.source in {"where", "focus", "listed"}):
        yield "choose"


def _of_comparison(s: Situation, scope: Scope) -> Iterator[str]:
    if 2 <= len(scope.ids) <= _SIDES:
        yield "compare"
    if scope.source in {"named", "members"} and sums_compared(s, scope.ids):
        yield "compare sums"
    if number_of_sides(scope) > 1:
        yield "compare sets"


def _proposal(fit: Fit, heard: _Heard, claims: frozenset[str]) -> Proposal:
    s, scope, ask, operation = fit.s, fit.scope, fit.ask, fit.operation
    facets = ask.facets
    one = s.reading.has("so_many") and len(s.reading.ranks) == 1
    of_so_many = one and ask.limit == fit.number  # "welches dieser drei" says how many there are
    request = Request(operation, scope, facets, ask.order, 1 if of_so_many else ask.limit, ask.place)
    explains = scope.explains | ask.explains
    if operation in {"facts", "facts of all"}:
        explains |= claims
        if ask.origin == "message" and s.reading.not_held_words:
            explains |= {f"facet:{NOT_HELD}"}  # the answer says what it cannot tell
    if fit.added_up:
        explains |= {"cue:sum"}
    if "money" in facets:
        explains |= figures(s.reading, "share")  # the answer says the true ones
    explains |= _TOLD_FOR_EACH_SIDE.get(operation, frozenset())
    return Proposal(request, explains, tuple(_signs(fit, heard)))


_TOLD_FOR_EACH_SIDE = {
    "rank each": frozenset({"cue:compare", "cue:both"}),
    "compare sets": frozenset({"cue:count", "cue:sum", "cue:with_details"}),
    "compare sums": frozenset({"cue:sum"}),
}


def _claims(s: Situation, scope: Scope) -> frozenset[str]:
    """What the message claims of a project, or of each of some, is explained by the answer that puts it right."""
    project = s.single(scope.ids)
    kinds = {p.kind for p in claimed(s, scope.ids)}
    found = set(claimed_names(s.reading, project)) if project else set()
    quantities = s.reading.quantities
    if kinds & {"money", "more", "less"}:
        found |= {f"amount:{i}" for i in range(len(quantities.amounts))}
    if kinds & {"longer", "shorter"}:
        found |= {"length:0", "facet:time"}
    if kinds & {"start", "end", "transferable", "running"}:
        found |= {f"period:{i}" for i in range(len(quantities.periods))} | {"facet:time"}
    return frozenset(found)


def _intent(s: Situation, ask: Ask, operation: str) -> float:
    """The probability of the intents that ask for this operation."""
    if operation in OF_FACTS:
        return _of_facets(s, ask)
    return sum(s.intents.get(name, 0.0) for name in {i for one in operation.split(" and ") for i in INTENTS[one]})


def _of_facets(s: Situation, ask: Ask) -> float:
    """The probability of the intents that ask for these facets, whatever the operation is."""
    facets = {*ask.facets, *([facet_of(ask.order[0])] if ask.order else [])}
    names = {_INTENT_OF_FACET[f] for f in facets if f in _INTENT_OF_FACET}
    names |= {"explain_term"} if "summary" in facets else set()
    names |= {"explain_reuse"} if "reuse" in facets and s.state.focus else set()
    if ask.facets == ("transferability",) == of_what_is_taken_over(s):
        names.add("ask_time")
    return sum(s.intents.get(name, 0.0) for name in names)


def _detail_with_a_field(fit: Fit) -> float:
    """The probability that a detail is asked for, which the words of the message know to have a field after all."""
    told = fit.operation == "facts" and fit.of("named", "members", "focus") and fit.ask.origin == "message"
    return fit.s.intents.get("ask_detail", 0.0) if told else 0.0


def _signs(fit: Fit, heard: _Heard) -> Iterator[Sign]:
    s, scope, ask, operation = fit.s, fit.scope, fit.ask, fit.operation
    yield f"operation {operation}", 1.0
    yield "intent", _intent(s, ask, operation) + _detail_with_a_field(fit)
    if operation not in OF_FACTS:
        yield "intent of the facets", _of_facets(s, ask)
    if not operation.startswith("rank by"):
        figure = scope.source == "all" and operation not in {"list", "count"}
        yield "figure over all" if figure else f"scope {scope.source}", 1.0
    yield "talk meant", heard.talk
    yield "outside meant", heard.outside
    yield from _thread_signs(fit, heard)
    yield from _origin_signs(fit, heard)
    yield from signs(fit)


def _origin_signs(fit: Fit, heard: _Heard) -> Iterator[Sign]:
    """What speaks for an operation or for facts that the message does not ask for in words."""
    s, ask = fit.s, fit.ask
    what = "facets" if fit.operation in OF_FACTS else "operation"
    if ask.origin == "intent":
        yield "intent alone", _intent(s, ask, fit.operation)
    if ask.origin == "words":
        yield "milestone fits", ask.fit
        if "milestones" in s.state.facets:
            yield "milestone fits after another", ask.fit
    if ask.origin != "message":
        yield f"{what} by {ask.origin}", 1.0
    if ask.origin != "thread":
        return
    if heard.elliptic:
        yield f"{what} by thread, none named", 1.0 - _others_meant(s, ask)
    elif heard.same_of_others:
        yield f"{what} by thread, the same question", 1.0
    if not s.evidence:
        yield f"{what} by thread, nothing understood", 1.0


def _elliptic(s: Situation) -> bool:
    """Whether no word of the message asks for anything: „Und in Remscheid?“."""
    return not (s.reading.asked or s.reading.ranks or s.reading.has(*ASKING))


def _same_of_others(s: Situation) -> bool:
    """„Wie sieht es bei den Projekten mit Abschluss nach 2021 aus?“: words that only say of which others."""
    again = s.reading.has("same_question", "the_same") and bool(s.filters[0].conditions)
    return again and not (s.reading.ranks or s.reading.has(*_FIGURES_ASKED) or asked_beside_limits(s))


_FIGURES_ASKED = ("count", "sum", "average", "compare", "sorted")


def _others_meant(s: Situation, ask: Ask) -> float:
    """The probability of the intents that ask for other facets, for an errand, or for nothing of ours."""
    others = {
        "out_of_scope",
        "find_service",
        "do_application",
        *(intent for intent, facet in FACET_OF_INTENT.items() if facet not in ask.facets),
    }
    return sum(s.intents.get(intent, 0.0) for intent in others)


def _thread_signs(fit: Fit, heard: _Heard) -> Iterator[Sign]:
    s, scope = fit.s, fit.scope
    if not scope.usual:
        yield "unusual filter", 1.0
    if heard.elliptic and _replaces_one_of_several(s, scope):
        yield "another of its kind, the rest as before", 1.0
    if scope.doubt:
        yield "doubtful role", scope.doubt
    kind = "afresh" if scope.source in FRESH else "within the thread"
    yield from ((f"{kind} and {name}", 1.0) for name in heard.of_the_thread)
    if s.has_thread and scope.source in FRESH and scope.conditions:
        yield from _limits_alone(scope, heard)


def _replaces_one_of_several(s: Situation, scope: Scope) -> bool:
    """„Und bei den weiteren E-Government-Lösungen?“: only what is of the same kind is replaced, other limits stay."""
    if scope.source != "switched" or not scope.ids or not _goes_on(s):
        return False
    before = set(s.state.conditions)
    kept = before & set(scope.conditions)
    return len(scope.conditions) == len(before) > len(kept) > 0


def _goes_on(s: Situation) -> bool:
    """Whether a message goes on with "und" in a thread that is no errand."""
    return s.reading.has("continuation") and not s.on_an_errand


def _limits_alone(scope: Scope, heard: _Heard) -> Iterator[Sign]:
    """What speaks against beginning afresh with words that only limit."""
    if all(c.negated for c in scope.conditions):
        yield "afresh with nothing but exclusions", 1.0
    if heard.elliptic and all(c.field in TIMES for c in scope.conditions):
        yield "afresh with nothing but a time", 1.0


_OF_THE_MESSAGE: dict[str, Callable[[Situation], bool]] = {
    "pronoun": lambda s: s.reading.has("pronoun"),
    "continuation": lambda s: s.reading.has("continuation"),
    "only": lambda s: s.reading.has("only") and not s.reading.has("with_details"),  # "nur wo Zahlen bekannt sind"
    "short": lambda s: s.short,
    "very short": lambda s: len(s.reading.words) <= 4,
    "long": lambda s: len(s.reading.words) > 12,
    "project word": lambda s: s.reading.has("projects_word"),
    "elliptic": _elliptic,
    "subject": lambda s: s.names_something,
}
