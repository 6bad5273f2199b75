"""Wishes about projects: every scope with every operation that makes sense on it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.asks import Ask, asks, explained_by, facet_of, sides_of
from bot.dialogue.milestones import names_milestone
from bot.dialogue.premises import claimed_names, premises
from bot.dialogue.references import TAGS
from bot.dialogue.request import FRESH, Proposal, Request, Scope
from bot.dialogue.scopes import scopes
from bot.dialogue.situation import Situation
from bot.dialogue.wishes import FACET_OF_INTENT, adds_up
from bot.understanding.facets import NOT_HELD

MANY = 4  # answers about more projects than this become a list
_SIDES = 5  # projects side by side
TALK = (
    "greet", "goodbye", "thank", "praise", "insult", "affirm", "deny", "reset", "correct", "ask_identity", "ask_help",
    "ask_privacy", "ask_human", "ask_private_life", "other_language", "ask_source",
)  # fmt: skip
ASKING = ("count", "sum", "average", "compare", "list", "which", "sorted")  # words for an operation
_INTENT_OF_FACET = {facet: intent for intent, facet in FACET_OF_INTENT.items()}
INTENTS = {
    "list": ("list_projects",), "count": ("count_projects",),
    "sum": ("sum_money",), "mean": ("sum_money",), "mean length": ("sum_money", "ask_time"),
    "rank": ("rank_projects", "list_projects"), "both ranks": ("rank_projects",),
    "rank each": ("rank_projects", "compare_projects"),
    "rank by town": ("rank_projects", "compare_projects"), "rank by region": ("rank_projects", "compare_projects"),
    "compare": ("compare_projects",), "compare sets": ("compare_projects",),
}  # fmt: skip


def propose(s: Situation) -> Iterator[Proposal]:
    """All of them; the same result is proposed once, with the evidence that explains most."""
    asked = asks(s)
    for scope in scopes(s):
        for ask in (*asked, *_of_milestone(s, scope)):
            for operation in _operations(s, scope, ask):
                yield _proposal(s, scope, ask, operation)


def _of_milestone(s: Situation, scope: Scope) -> Iterator[Ask]:
    """„Wann war die Produktivsetzung geplant?“: the words of a milestone ask for it."""
    project = s.directory.project(scope.ids[0]) if len(scope.ids) == 1 else None
    if project and "milestones" not in s.reading.facets and names_milestone(project, s.reading.words):
        yield Ask("facts", ("milestones",), explains=explained_by(("milestones", "time")), origin="words")


def _operations(s: Situation, scope: Scope, ask: Ask) -> Iterator[str]:
    """The operation of an ask as far as it makes sense on a scope; a question back where names are ambiguous."""
    several = len(scope.ids) > 1 or scope.source == "all"
    if ask.operation == "facts":
        yield from _of_facts(scope)
    elif ask.operation == "compare":
        yield from _of_comparison(scope)
    elif ask.operation in {"list", "count"}:
        single = scope.groups and scope.clear and scope.source in _OF_NAMES
        if not single or (several and (ask.order or s.reading.has("each"))):
            yield ask.operation
    elif ask.operation.startswith("rank by"):
        only_known = scope.source == "where" and all(c.field == "details" for c in scope.conditions)
        yield from [ask.operation] if scope.source == "all" or only_known else []
    elif several or ask.operation == "sum":
        yield ask.operation
        if ask.operation == "rank" and sides_of(scope.conditions)[0] and _sides(scope) > 1:
            yield "rank each"


_OF_NAMES = frozenset({"named", "members", "focus", "earlier", "before"})


def _of_facts(scope: Scope) -> Iterator[str]:
    number = len(scope.ids)
    if scope.source == "all" or not number:
        return
    if number <= MANY:
        yield "facts" if scope.clear else "facts of all"
    if number > 1 and (not scope.clear or scope.source in {"where", "focus", "listed"}):
        yield "choose"


def _of_comparison(scope: Scope) -> Iterator[str]:
    if 2 <= len(scope.ids) <= _SIDES:
        yield "compare"
    if _sides(scope) > 1:
        yield "compare sets"


def _sides(scope: Scope) -> int:
    """How many towns or regions a scope sets side by side."""
    if scope.source not in FRESH and len(scope.conditions) > 1:
        return 0  # a town within a region is no second side
    sides, others = sides_of(scope.conditions)
    return sum(len(c.values) for c in sides) if not others else 0


def _proposal(s: Situation, scope: Scope, ask: Ask, operation: str) -> Proposal:
    facets = ask.facets
    request = Request(operation, scope, facets, ask.order, ask.limit, ask.place)
    explains = scope.explains | ask.explains
    if operation in {"facts", "facts of all"}:
        explains |= _claims(s, scope)
        if ask.origin == "message" and s.reading.not_held_words:
            explains |= {f"facet:{NOT_HELD}"}  # the answer says what it cannot tell
    if _added_up(s, scope, operation, facets):
        explains |= {"cue:sum"}
    if operation == "rank each":
        explains |= {"cue:compare", "cue:both"}
    if operation == "compare sets":  # it counts and adds up for each side
        explains |= {"cue:count", "cue:sum", "cue:with_details"}
    return Proposal(request, explains, tuple(_signs(s, scope, ask, operation)))


def _added_up(s: Situation, scope: Scope, operation: str, facets: tuple[str, ...]) -> bool:
    """Whether figures of several projects are told each and together: „Was kosten A und B, jeweils und in Summe?“."""
    return operation == "facts" and adds_up(s, scope.ids, facets)


def _claims(s: Situation, scope: Scope) -> frozenset[str]:
    """What the message claims of a single project is explained by the answer that puts it right."""
    project = s.directory.project(scope.ids[0]) if len(scope.ids) == 1 else None
    if project is None:
        return frozenset()
    kinds = {p.kind for p in premises(s.reading, project)}
    found = (
        {f"amount:{i}" for i in range(len(s.reading.quantities.amounts))}
        if kinds & {"money", "more", "less"}
        else set()
    )
    found |= {"length:0", "facet:time"} if kinds & {"longer", "shorter"} else set()
    if kinds & {"start", "end", "transferable", "running"}:
        found |= {f"period:{i}" for i in range(len(s.reading.quantities.periods))} | {"facet:time"}
    return frozenset(found | claimed_names(s.reading, project))


def _intent(s: Situation, ask: Ask, operation: str) -> float:
    """The probability of the intents that ask for this operation."""
    if operation in {"facts", "facts of all", "choose"}:
        return _of_facets(s, ask)
    return sum(s.intents.get(name, 0.0) for name in {i for one in operation.split(" and ") for i in INTENTS[one]})


def _of_facets(s: Situation, ask: Ask) -> float:
    """The probability of the intents that ask for these facets, whatever the operation is."""
    facets = {*ask.facets, *([facet_of(ask.order[0])] if ask.order else [])}
    names = {_INTENT_OF_FACET[f] for f in facets if f in _INTENT_OF_FACET}
    names |= {"explain_term"} if "summary" in facets else set()
    return sum(s.intents.get(name, 0.0) for name in names)


def _signs(s: Situation, scope: Scope, ask: Ask, operation: str) -> Iterator[tuple[str, float]]:
    yield f"operation {'several' if ' and ' in operation else operation}", 1.0
    intent = _intent(s, ask, operation)
    yield "intent", intent
    if operation not in {"facts", "facts of all", "choose"}:
        yield "intent of the facets", _of_facets(s, ask)
    if not operation.startswith("rank by"):
        figure = scope.source == "all" and operation not in {"list", "count"}
        yield "figure over all" if figure else f"scope {scope.source}", 1.0
    yield "talk meant", sum(s.intents.get(name, 0.0) for name in TALK)
    yield "outside meant", s.intents.get("out_of_scope", 0.0)
    yield from _thread_signs(s, scope)
    if ask.origin != "message":
        what = "facets" if operation in {"facts", "choose", "facts of all"} else "operation"
        yield f"{what} by {ask.origin}", 1.0
        if ask.origin == "thread" and _elliptic(s):
            yield f"{what} by thread, none named", 1.0 - _others_meant(s, ask)
        if ask.origin == "thread" and not s.evidence:
            yield f"{what} by thread, nothing understood", 1.0
        if ask.origin == "thread" and scope.source.startswith("pending"):
            yield f"{what} of the open question", 1.0
        if ask.origin == "thread" and s.reading.has("the_same"):
            yield f"{what} by thread, the same asked", 1.0
        if ask.origin == "intent":
            yield "intent alone", _intent(s, ask, operation)
    yield from _result_signs(s, scope, ask, operation)


def _elliptic(s: Situation) -> bool:
    """Whether no word of the message asks for anything: „Und in Remscheid?“."""
    return not (s.reading.asked or s.reading.ranks or s.reading.has(*ASKING))


def _others_meant(s: Situation, ask: Ask) -> float:
    """The probability of the intents that ask for other facets, for an errand, or for nothing of ours."""
    others = {
        "out_of_scope",
        "find_service",
        "do_application",
        *(intent for intent, facet in FACET_OF_INTENT.items() if facet not in ask.facets),
    }
    return sum(s.intents.get(intent, 0.0) for intent in others)


def _thread_signs(s: Situation, scope: Scope) -> Iterator[tuple[str, float]]:
    reading, fresh = s.reading, scope.source in FRESH
    if not scope.usual:
        yield "unusual filter", 1.0
    if scope.doubt:
        yield "doubtful role", scope.doubt
    if not (s.state.focus or s.state.listed or s.state.conditions or s.state.operation):
        return
    flags = {
        "pronoun": reading.has("pronoun"), "continuation": reading.has("continuation"),
        "only": reading.has("only") and not reading.has("with_details"),  # "nur wo Zahlen bekannt sind"
        "short": s.short, "very short": len(reading.words) <= 4, "project word": reading.has("projects_word"),
        "elliptic": _elliptic(s), "long": len(reading.words) > 12, "subject": s.names_something,
    }  # fmt: skip
    kind = "afresh" if fresh else "within the thread"
    for name, holds in flags.items():
        if holds:
            yield f"{kind} and {name}", 1.0
    if fresh and scope.conditions and all(c.negated for c in scope.conditions):
        yield "afresh with nothing but exclusions", 1.0
    if s.state.pending and not scope.source.startswith("pending"):
        yield "leaves the question back", 1.0


def _result_signs(s: Situation, scope: Scope, ask: Ask, operation: str) -> Iterator[tuple[str, float]]:
    """How the answer would fit what is asked: too few projects, too many, facts left out."""
    number, reading = len(scope.ids), s.reading
    facts, sets = operation == "facts", operation in {"list", "count", "sum"}
    kind = "list" if operation in {"list", "count"} else "figure"
    fits = {
        f"nothing found for {kind}": number == 0 and scope.source not in FRESH,
        f"nothing found afresh for {kind}": number == 0 and scope.source in FRESH - {"all"},
        "single projects as sets": operation == "compare sets" and number == _sides(scope),
        "all without a word for it": scope.source == "all" and not (reading.ranks or reading.has(*ASKING, "plural")),
        "comparison unasked": operation in {"compare", "compare sets"}
        and not reading.has("compare", *(("each", "by_region", "by_town") if operation == "compare sets" else ())),
        "back asked": scope.source in {"earlier", "before"} and reading.has("back"),
        "measure of the thread": ask.order is not None
        and s.state.order is not None
        and ask.order[0] == s.state.order[0],
        "rank within a rank": operation == s.state.operation == "rank"
        and scope.source in {"listed", "focus"}
        and not reading.has("only"),
        "the other end within a rank": operation == s.state.operation == "rank"
        and scope.source in {"listed", "focus"}
        and ask.order is not None
        and s.state.order == (ask.order[0], not ask.order[1]),
        "a set of one": number == 1 and sets,
        "facts of several": facts and number > 1 and not (scope.clear and scope.source in {"named", "members"}),
        "figure for a service": facts and bool(_FIGURES & set(ask.facets)) and _of_a_service(s, scope, "service"),
        "figure for a topic": operation in {"facts", "list", "choose"}
        and bool(_FIGURES & set(ask.facets))
        and not (s.state.operation or s.reading.named("place", "kreis", "region", "person"))
        and _of_a_service(s, scope, *TAGS),
        "all although a topic is named": operation == "list"
        and scope.source == "all"
        and bool(s.reading.named(*TAGS))
        and not s.reading.has("projects_word"),
        "list for a term": operation == "list" and not ask.facets and _of_a_term(s, scope),
        "figure for one such thing": facts
        and bool(_FIGURES & set(ask.facets))
        and _of_a_service(s, scope, "service")
        and s.one_such_thing,
        "figure after an errand": facts
        and bool(_FIGURES & set(ask.facets))
        and bool(s.state.errand)
        and scope.source != "named"
        and not reading.has("projects_word", "the_project"),
        "words of a milestone": facts and ask.facets == ("milestones",) and ask.origin == "words",
        "summary unasked": facts and ask.facets == ("summary",) and "summary" not in reading.facets,
        "list of those who do it": operation == "list" and scope.source == "where" and reading.has("who_does"),
        "list asked": operation == "list" and reading.has("plural", "list"),
        "one although many asked": operation in {"facts", "choose"} and {"plural", "projects_word"} <= reading.cues,
        "choice although all asked": operation == "choose" and reading.has("plural", "both"),
        "needless choice": operation == "choose" and scope.clear and not reading.has("the_project"),
        "list without the facts asked": operation == "list"
        and bool({*reading.facets} - {"summary"})
        and not ask.facets,
        "sum of those named": operation == "sum"
        and number > 1
        and scope.source in _OF_NAMES
        and reading.has("sum", "altogether"),
        "rank each asked": operation == "rank each" and reading.has("each", "both"),
        "sum although each": operation in {"sum", "mean"} and reading.has("each"),
        "facts although a sum is asked": operation in {"facts", "facts of all", "compare"}
        and number > 1
        and not _added_up(s, scope, operation, ask.facets)
        and reading.has("sum", "altogether")
        and not reading.has("each"),
        "facts although counted": operation in {"facts", "facts of all"} and reading.has("count"),
    }
    yield from ((name, 1.0) for name, holds in fits.items() if holds)
    if any(_said_by_the_scope(s, scope, facet) for facet in ask.facets):
        yield "facets of the condition", 1.0


_FIGURES = frozenset({"money", "time", "contact"})


def _of_a_service(s: Situation, scope: Scope, *kinds: str) -> bool:
    """„Was kostet ein neuer Perso in Soest?“: only a service stands for the project, and no word speaks of projects."""
    services = any(n.mention.ids(*kinds) and not n.mention.ids("project") for n in s.reading.names)
    return services and scope.source == "where" and not s.reading.has("projects_word", "the_project")


def _of_a_term(s: Situation, scope: Scope) -> bool:
    """„Welchen Nutzen hat ein Chatbot?“: a term is asked about beside words that nothing explains, and no projects."""
    terms = any(n.mention.ids("term") for n in s.reading.names) and len(s.reading.names) == 1
    more = bool(s.reading.unexplained) and not (s.state.operation or s.reading.has("projects_word"))
    return terms and scope.source == "where" and more


def _said_by_the_scope(s: Situation, scope: Scope, facet: str) -> bool:
    """Whether all words for a facet stand beside a figure that limits the scope."""
    words = {f"facet:{a.facet}#{i}" for i, a in enumerate(s.reading.asked) if a.facet == facet}
    return bool(words) and words <= scope.explains
