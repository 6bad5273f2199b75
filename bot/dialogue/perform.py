"""What becomes of the request that was chosen: the queries that answer it and the thread that it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.dialogue import expert_talk
from bot.dialogue import query as q
from bot.dialogue.guesses import guess
from bot.dialogue.perform_projects import PERFORMED, about, place, showing
from bot.dialogue.premises import premises_of_region
from bot.dialogue.proposals.errands import Errand
from bot.dialogue.request import Request
from bot.dialogue.situation import Situation
from bot.dialogue.state import Done, State

_MOST_NAMED = 4


def perform(s: Situation, request: Request) -> Done:
    """The queries of a request and the state after it."""
    if " and " in request.operation:
        return _each(s, request)
    state, queries = _PERFORMED[request.operation](s, request)
    own = tuple(i for n in s.reading.named("place") if n.role == "own" for i in n.mention.ids("place")[:1])
    if request.operation in {"place", "talk"} and s.reading.has("own"):
        own = own or s.towns  # „Ich komm aus Werl“
    return (replace(state, places=own, home=own) if own else state), queries


def _each(s: Situation, request: Request) -> Done:
    """Several operations over the same projects; the thread is that of the last, or of all if they are figures."""
    state, queries = s.state, []
    for operation in request.operation.split(" and "):
        state, answered = perform(s, replace(request, operation=operation))
        queries += answered
    figures = set(request.operation.split(" and ")) <= _FIGURES
    once = list(dict.fromkeys(reversed(queries)))[::-1]  # a count of few brings their list along
    return (replace(state, operation=request.operation) if figures else state), once


_FIGURES = frozenset({"count", "sum", "mean"})


def _programme(s: Situation, request: Request) -> Done:
    counted = "project_count" in request.about
    each: list[q.Query] = [q.RegionInfo()] if counted and s.reading.has("region", "by_region") else []
    known: list[q.Query] = [q.Count(())] if counted and not each else []
    operation = "region" if each else "programme"
    return replace(s.state, operation=operation), [*each, q.Programme(request.about), *known]


def _explain(s: Situation, request: Request) -> Done:
    at = request.about.index("kinds")
    ids = request.scope.ids
    state = replace(s.state, operation="talk", focus=ids if len(ids) == 1 else (), listed=ids)
    if ids and request.scope.conditions:
        state = replace(state, operation="explain", conditions=request.scope.conditions)
    return state, [q.Explain(request.about[1:at], request.about[at + 1 :])]


def _place_outside(s: Situation, request: Request) -> Done:
    return replace(s.state, operation="place", pending=None), [q.PlaceInfo((), request.about)]


def _region(s: Situation, request: Request) -> Done:
    state = replace(s.state, operation="region", regions=request.about, places=(), pending=None, focus=())
    if request.about:
        state = replace(state, conditions=request.scope.conditions, listed=request.scope.ids)
    running = s.reading.has("list", "running", "projects_word") and not s.reading.has("region_itself")
    return state, [q.RegionInfo(request.about, bool(request.about) and running, _claimed_of_region(s, request.about))]


def _claimed_of_region(s: Situation, ids: tuple[str, ...]) -> tuple[q.Premise, ...]:
    """What the message claims of the only Modellregion that is asked about."""
    regions = [region for region in s.directory.regions() if region.id in ids]
    towns = tuple(
        t for n in s.reading.named("place") if not n.mention.ids("region") for t in n.mention.ids("place")[:1]
    )
    return premises_of_region(s.reading, towns, regions[0], s.directory) if len(regions) == 1 else ()


def _errand(s: Situation, request: Request) -> Done:
    at = request.about.index("in")
    services, towns = request.about[:at], request.about[at + 1 :]
    shown = request.scope.ids
    there, pilots = (shown, ()) if request.scope.source == "there" else ((), shown)
    state = replace(
        s.state, operation="errand", errand=services, places=towns or s.state.places, pending=None, facets=("summary",),
        focus=shown, listed=shown, conditions=(), earlier=s.state.remembering(shown),
    )  # fmt: skip
    sympathy: list[q.Query] = [q.Talk("sympathy")] if s.reading.has("death") else []
    return state, [*sympathy, q.Errand(there, pilots, services, towns, bool(request.limit))]


def _passage(s: Situation, request: Request) -> Done:
    numbers = tuple(int(number) for number in request.about)
    return about(s.state, request.scope.ids, ("summary",)), [q.Passage(request.scope.ids[0], numbers)]


def _answered(s: Situation, request: Request) -> Done:
    return s.state, [q.Answered(request.about[0])]


def _not_held(s: Situation, request: Request) -> Done:
    projects = request.scope.ids
    state = replace(s.state, focus=projects or s.state.focus, operation="facts")
    shown = projects[:_MOST_NAMED]
    towns = _who_knows(s, shown) if s.reading.has("errand") else ()
    words = s.reading.not_held_words or (s.reading.unknown_nouns if shown else ())
    return state, [q.NotHeld(shown, words, towns)]


def _who_knows(s: Situation, projects: tuple[str, ...]) -> tuple[str, ...]:
    """The towns whose town halls know; „und wann haben die offen?“ after a town was named asks for that one."""
    found = (p for i in projects if (p := s.directory.project(i)))
    return tuple(dict.fromkeys(p.municipality for p in found)) if projects else s.towns or s.told_towns


def _organisations(s: Situation, request: Request) -> Done:
    return replace(s.state, operation="talk"), [q.Organisations(request.scope.conditions)]


def _announced(s: Situation, request: Request) -> Done:
    return replace(s.state, operation="talk"), [q.Announced(request.about[0])]


def _about_words(s: Situation, request: Request) -> Done:
    if not request.scope.ids:
        return replace(s.state, operation="talk"), [q.NoMatch(request.about)]
    condition = Condition("text", request.about)
    listed = replace(request, scope=replace(request.scope, conditions=(condition,)), operation="list")
    return showing(s.state, listed, request.scope.ids), [q.Listing((condition,))]


def _nearby(s: Situation, request: Request) -> Done:
    ids = request.scope.ids
    state = s.state
    if not state.focus:  # an aside does not end the thread
        state = replace(state, operation="list", listed=ids, focus=ids if len(ids) == 1 else (), facets=())
    return state, [q.Nearby(ids, () if request.about == ("content",) else s.towns)]


def _talk(s: Situation, request: Request) -> Done:
    if request.about[0] in _REFUSALS and s.towns and Errand(s).asks_a_town_hall:
        asked = int(Errand(s).asks_a_fact)
        return _errand(s, Request("errand", about=("in", *s.towns), limit=asked))
    if request.about == ("reset",):
        return State(easy=s.state.easy, english=s.state.english), [q.Talk("reset")]
    return s.state, [q.Talk(request.about[0])]


_REFUSALS = frozenset({"out_of_scope", "do_application"})


def _source(s: Situation, request: Request) -> Done:
    told = [p for i in request.scope.ids if (p := s.directory.project(i))]
    of_all: list[q.Query] = [q.Talk("ask_source")] if any(p.page for p in told) else []
    return about(s.state, request.scope.ids, ("page",)), [q.Facts(request.scope.ids, ("page",)), *of_all]


def _again(s: Situation, request: Request) -> Done:
    """The project in focus at full length, or the list once more."""
    if s.state.focus and s.state.operation in {"facts", "rank", "compare", "errand"}:
        again = s.state.facets if request.about == ("ask_repeat",) else ("summary", "contact", "money", "time")
        return about(s.state, s.state.focus, again), [q.Facts(s.state.focus, again)]
    if s.state.conditions:
        return s.state, [q.Listing(s.state.conditions)]
    return s.state, [q.Talk("ask_help")]


def _ask_project(s: Situation, request: Request) -> Done:
    return replace(s.state, facets=request.facets, operation="facts"), [q.AskProject(request.facets)]


def _fallback(s: Situation, _request: Request) -> Done:
    return s.state, [guess(s)]


_PERFORMED: dict[str, Callable[[Situation, Request], Done]] = {
    **PERFORMED, "programme": _programme, "explain": _explain,
    "place": place, "place outside": _place_outside, "region": _region, "errand": _errand, "passage": _passage,
    "answered": _answered, "not held": _not_held, "organisations": _organisations, "announced": _announced,
    "about words": _about_words, "nearby": _nearby, "talk": _talk, "source": _source, "again": _again,
    "ask project": _ask_project, "fallback": _fallback, "expert": expert_talk.perform,
}  # fmt: skip
