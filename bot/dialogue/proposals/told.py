"""What texts tell: passages of projects, what became of them, and facts that further sources tell of the programme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue.belonging import explained_by_names
from bot.dialogue.evidence import each
from bot.dialogue.passages import Found, sentences_about, telling_words, told_in
from bot.dialogue.proposals.errands import AGAIN, Errand
from bot.dialogue.references import LOCATION, TAGS
from bot.dialogue.request import Proposal, Request, Scope
from bot.dialogue.situation import Situation
from bot.dialogue.times import TIMES
from bot.understanding.text import content_stems

_TOLD_BY_TEXTS = frozenset(f"facet:{facet}" for facet in ("summary", "products", "services"))
# Small words that belong to what is asked of a text: „Welche Anmeldungen“, „Wie viele Ziele“, „der erste Schritt“.
_SET_ASIDE = frozenset(
    {f"cue:{cue}" for cue in ("plural", "list", "sum", "both", "other", "only", "such", "do_it", "errand", "apply",
                              "meaning", "region_itself", "this_region", "projects_word", "municipalities", "standards",
                              "nrwbot_origin")}
    | {"ordinal:0"}
)  # fmt: skip
_OF_OTHERS = ("who_does", "other", "list", "count", "sum")  # asked of more than the project spoken of
_OF_STATE = frozenset({"state", "time"})
_DIFFERING = ("money", "time", "contact", "transferability", "milestones", "partners")
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_QUESTION = 4  # words
_LEAST_FIT = 0.4  # of a question; facts of the programme that hold less of it tell something else
_FEW = 3  # projects of a town


def propose(s: Situation) -> Iterator[Proposal]:
    """Passages of a project, what later sources tell of it, and facts of the programme."""
    yield from _passages(s)
    yield from _later(s)
    yield from _facts(s)


def _passages(s: Situation) -> Iterator[Proposal]:
    """Sentences of the texts of the project named or spoken of that hold the nouns asked for."""
    ids = _told_of(s)
    best = _best(s, ids)
    if not best:
        return
    project, found = best
    named = bool(s.references.named)
    signs = {
        "passage of a town": not named and ids != s.state.focus,
        "passage although an errand is meant": 0.0 if named else Errand(s).meant,
        "detail asked": s.intents.get("ask_detail", 0.0) if named or ids == s.state.focus else 0.0,
        "leaves the question back": s.state.pending is not None,
        **_signs(s, found),
    }
    explains = explained_by_names(s) if named else frozenset()
    explains |= _TOLD_BY_TEXTS | _SET_ASIDE | AGAIN | found.pieces | each("noun", s.reading.unexplained)
    scope = Scope("named" if named else "focus", (project.id,))
    yield Proposal.of(Request("passage", scope, about=found.numbers), explains, None, signs)


def _signs(s: Situation, found: Found) -> dict[str, float]:
    return {
        "passage fits": found.fit,
        "passage by a verb alone": found.few,
        "passage lacks nouns": found.lacking,
        "passage for an ellipsis": bool(s.state.operation) and _asks_again(s),
    }


def _best(s: Situation, ids: tuple[str, ...]) -> tuple[Project, Found] | None:
    """The project whose texts hold most; of a town's few projects that which tells the number asked for."""
    if len(ids) > _most_searched(s):
        return None
    told = [(project, found) for i in ids if (project := s.directory.project(i))
            and (found := sentences_about(project, s.reading))]  # fmt: skip
    most = max((found.fit for _, found in told), default=0.0)
    first = [one for one in told if one[1].fit == most]
    return first[0] if len(first) == 1 else None


def _most_searched(s: Situation) -> int:
    """In the texts of how many projects is looked at once."""
    return _FEW if s.towns and s.reading.has("count") else 1


def _later(s: Situation) -> Iterator[Proposal]:
    """„Was ist daraus geworden?“, „Gibt es abweichende Angaben?“: what later sources tell of it, if they do."""
    ids = _told_of(s)
    project = s.single(ids)
    facets = _told_later(s, project) if project else ()
    if facets:
        scope = Scope("named" if s.references.named else "focus", ids)
        explained = explained_by_names(s) | _TOLD_BY_TEXTS | _SET_ASIDE | {"facet:time", "facet:reuse", "cue:compare"}
        explained |= each("noun", s.reading.unexplained)
        yield Proposal.of(Request("facts", scope, facets), explained, None, {"passage fits": 1.0})


def _told_later(s: Situation, project: Project) -> tuple[str, ...]:
    """The facets of which later facts tell what is asked."""
    about = {fact.about for fact in project.later}
    if s.reading.has("became") and about & _OF_STATE:
        return ("time",)
    if s.reading.has("differing") and not set(s.reading.facets) & set(_DIFFERING):
        return tuple(facet for facet in _DIFFERING if facet in about)
    return ()


def _facts(s: Situation) -> Iterator[Proposal]:
    """Facts of the programme and its regions that further sources tell; others are known by words of their own."""
    if _is_of_projects(s):
        return
    facts = {fact.id: fact.text for fact in s.directory.facts() if fact.about}
    found = _facts_told(list(facts.values()), s)
    if found:
        told = tuple(list(facts)[int(n)] for n in found.numbers)
        dated = {"facet:time"} if _YEAR.search(" ".join(facts[i] for i in told)) else set()
        explains = _TOLD_BY_TEXTS | _SET_ASIDE | found.pieces | each("noun", s.reading.unexplained) | dated
        yield Proposal.of(Request("programme", about=told), explains, None, _signs(s, found))


def _is_of_projects(s: Situation) -> bool:
    """What is asked of projects, by name or by what limits them, is no question about the programme."""
    spoken_of = s.state.focus or (s.short and s.state.listed)
    limited = any(c.field not in LOCATION | TIMES for c in s.filters[0].conditions)
    return bool(spoken_of or limited or s.reading.named("project", "category", *TAGS))


def _facts_told(facts: Sequence[str], s: Situation) -> Found | None:
    """The facts that hold most of the question, if it is enough, and more than its towns or a single word."""
    found = told_in(facts, s.reading)
    enough = found is not None and found.fit >= _LEAST_FIT and len(telling_words(s.reading)) > 1
    return found if enough and told_in(facts, s.reading, _places(s)) else None


def _places(s: Situation) -> frozenset[str]:
    """The words of the towns named: a fact that shares nothing but a town answers no question."""
    return frozenset().union(*(content_stems(n.mention.text) for n in s.reading.named("place", "kreis", "region")))


def _told_of(s: Situation) -> tuple[str, ...]:
    """The projects named, in the town named or as described; else those spoken of. An errand names none."""
    of_a_service = Errand(s).is_of_a_service
    errand = s.reading.has_no_field or s.reading.has("errand") or of_a_service
    before = _told_before(s, of_a_service)
    if errand:
        return (s.references.named if s.references.clear else ()) or before
    ids = _told_now(s)
    return before if _goes_on(s, before, ids) else ids or before


def _told_now(s: Situation) -> tuple[str, ...]:
    """The projects that the message names, or describes where it names none or several."""
    ids = s.references.named if s.references.clear else s.references.by_place or ()
    return s.described if len(ids) != 1 and s.filters[0].conditions else ids


def _goes_on(s: Situation, before: tuple[str, ...], ids: tuple[str, ...]) -> bool:
    """Whether the project spoken of is one of several that the message describes, and no others are asked for."""
    return len(ids) > 1 and bool(before) and set(before) <= set(ids) and not s.reading.has(*_OF_OTHERS)


def _told_before(s: Situation, of_a_service: bool) -> tuple[str, ...]:
    """The projects spoken of; after an errand, a service is the town hall's, and no other town's pilot tells."""
    there = s.ids((Condition("place", s.state.places),)) if s.state.places else s.state.focus
    pilots = set(s.state.focus).isdisjoint(there)
    return () if s.on_an_errand and (of_a_service or pilots) else s.state.focus


def _asks_again(s: Situation) -> bool:
    """„Und die Schnittstellen?“, „übertragbar ab?“: in a thread, this asks the same again."""
    return s.reading.has("continuation") or len(s.reading.words) < _QUESTION or (s.short and s.reading.has("and"))
