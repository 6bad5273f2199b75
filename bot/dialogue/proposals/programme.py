"""The programme as a whole, its terms and the kinds of reuse."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.request import Proposal, Request, Scope
from bot.dialogue.situation import Situation

_FACTS_OF_INTENT = {
    "ask_programme": ("what", "why", "structure", "focus"),
    "ask_programme_period": ("start", "end"),
    "ask_programme_money": ("money", "money_shared"),
    "ask_programme_size": ("project_count", "owl_projects"),
    "ask_funding": ("applications", "end"),
    "ask_ministry": ("responsibility", "minister"),
}
_FACTS_OF_CUE = {
    "foreword": ("minister", "responsibility"),
    "standards": ("standards",),
    "project_offices": ("project_offices",),
    "interest": ("interest",),
    "municipalities": ("municipalities", "structure"),
    "quality": ("quality",),
    "apply": ("applications", "end"),
    "reuse_duty": ("reuse_duty",),
    "nrwbot_origin": ("nrwbot_origin", "nrwbot_free"),
}
_FACTS_OF_FACET = {"time": ("start", "end"), "money": ("money", "money_shared"), "summary": ("what", "why")}
_EXPLAINED = {
    "ask_programme": {"facet:summary", "cue:meaning"},
    "ask_programme_period": {"facet:time"},
    "ask_programme_money": {"facet:money", "cue:sum"},
    "ask_programme_size": {"cue:count", "cue:projects_word", "cue:plural", "cue:list"},
    "ask_funding": {"facet:money", "cue:apply", "facet:time"},
    "ask_ministry": {"facet:contact", "facet:partners"},
}
_IN_THREAD: dict[tuple[str, ...], tuple[str, ...]] = {
    ("end", "applications"): ("running", "unfinished", "finished", "end"),
    ("start",): ("start",),
}
_WHY = frozenset({"warum", "wieso", "weshalb", "wozu"})
_PROGRAMME_WORDS = frozenset(
    """
    land nrw landesregierung steuerzahler programm forderprogramm forderung programms modellregionen modellprojekt
    modellregion
    """.split()
)
_LEAST = 0.03


def propose(s: Situation) -> Iterator[Proposal]:
    """Facts of the programme by intent, by unmistakable words, or by a facet once it is spoken of."""
    spoken = _spoken_of(s)
    for intent, facts in _FACTS_OF_INTENT.items():
        probability = s.intents.get(intent, 0.0)
        if probability >= _LEAST:
            yield _programme(facts, _EXPLAINED[intent], [("intent", probability), *spoken])
    for cue, facts in _FACTS_OF_CUE.items():
        if s.reading.has(cue):
            bot = {f"name:{i}" for i, n in enumerate(s.reading.names) if "nrwbot" in n.mention.ids("project")}
            explained = {f"cue:{cue}", "cue:count", "facet:summary", "facet:partners", *(bot if "bot" in cue else ())}
            yield _programme(facts, explained, [("unmistakable words", 1.0), *spoken])
    if spoken:
        yield from _once_spoken_of(s, spoken)
    yield from _explanations(s)


def _once_spoken_of(s: Situation, spoken: list[tuple[str, float]]) -> Iterator[Proposal]:
    """By a facet, or in its thread by words for its end and start."""
    for facet, facts in _FACTS_OF_FACET.items():
        if facet in s.reading.facets or (facet == "summary" and _WHY & set(s.reading.words)):
            explained = {f"facet:{facet}", "cue:sum", "cue:meaning"}
            yield _programme(facts, explained, [("facets of the programme", 1.0), *spoken])
    for said, cues in _IN_THREAD.items():
        if s.state.operation == "programme" and s.reading.has(*cues):
            explained = {f"cue:{c}" for c in cues} | {"facet:time", "facet:money"}
            explained |= {f"period:{i}" for i in range(len(s.reading.quantities.periods))}
            yield _programme(said, explained, [("words of the programme", 1.0), *spoken])


def _spoken_of(s: Situation) -> list[tuple[str, float]]:
    found = []
    if s.state.operation == "programme":
        found.append(("programme in the thread", 1.0))
    if _PROGRAMME_WORDS & set(s.reading.words):
        found.append(("programme named", 1.0))
    return found


def _programme(facts: tuple[str, ...], explained: set[str], signs: list[tuple[str, float]]) -> Proposal:
    thread = {"cue:pronoun", "cue:continuation", "cue:same_question"}
    return Proposal(
        Request("programme", about=facts), frozenset(explained | thread), (("operation programme", 1.0), *signs)
    )


def _explanations(s: Situation) -> Iterator[Proposal]:
    terms = tuple(i for n in s.reading.named("term") for i in n.mention.ids("term"))
    kinds = tuple(i for n in s.reading.named("reuse_kind") for i in n.mention.ids("reuse_kind"))
    named = {f"name:{i}" for i, n in enumerate(s.reading.names) if n.mention.kinds & {"term", "reuse_kind"}}
    asked = frozenset({"cue:meaning", "facet:summary", "cue:continuation", *named})
    if terms or kinds:
        probability = s.intents.get("explain_term", 0.0) + s.intents.get("explain_reuse", 0.0)
        signs = [("operation explain", 1.0), ("intent", probability)]
        signs += [("meaning asked", 1.0)] if s.reading.has("meaning") else []
        signs += [("little beside the term", 1.0)] if s.short else []
        ids = s.references.by_content or (s.ids(s.filters[0].conditions) if kinds and s.filters[0].conditions else ())
        scope = Scope("where", ids, s.filters[0].conditions if ids else ())
        yield Proposal(Request("explain", scope, about=("terms", *terms, "kinds", *kinds)), asked, tuple(signs))
    if s.intents.get("explain_reuse", 0.0) >= _LEAST or "transferability" in s.reading.facets:
        every = tuple(kind.id for kind in s.directory.reuse_kinds())
        signs = [("operation explain", 1.0), ("intent", s.intents.get("explain_reuse", 0.0)), ("every kind", 1.0)]
        signs += [("meaning asked", 1.0)] if s.reading.has("meaning") else []
        explained = asked | {"facet:reuse", "facet:transferability", "cue:list", "cue:plural", "cue:count"}
        yield Proposal(Request("explain", about=("terms", *terms, "kinds", *every)), explained, tuple(signs))
