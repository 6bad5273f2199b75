"""The programme as a whole, its terms and the kinds of reuse."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.evidence import figures, names_of
from bot.dialogue.request import Proposal, Request, Scope, Sign, holding
from bot.dialogue.situation import Situation
from bot.dialogue.words import words

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
_LEAST = 0.03
_OF_A_BOT = frozenset({"facet:products", "facet:money", "facet:reuse"})  # „Wer hat den NRWbot entwickelt?“


def propose(s: Situation) -> Iterator[Proposal]:
    """Facts of the programme by intent, by unmistakable words, or by a facet once it is spoken of."""
    spoken = _spoken_of(s)
    for intent, facts in _FACTS_OF_INTENT.items():
        probability = s.intents.get(intent, 0.0)
        if probability >= _LEAST:
            yield _programme(facts, _EXPLAINED[intent], [("intent", probability), *spoken])
    yield from _by_words(s, spoken)
    if spoken:
        yield from _once_spoken_of(s, spoken)
    yield from _explanations(s)


def _by_words(s: Situation, spoken: list[Sign]) -> Iterator[Proposal]:
    """By unmistakable words; "Wer hat govchain entwickelt?" asks for none of the NRWbot's."""
    for cue, facts in _FACTS_OF_CUE.items():
        if s.reading.has(cue):
            bot = {f"name:{i}" for i, n in enumerate(s.reading.names) if "nrwbot" in n.mention.ids("project")}
            if "bot" in cue and s.reading.names and not bot:
                continue
            explained = {
                f"cue:{cue}",
                "cue:count",
                "facet:summary",
                "facet:partners",
                *(bot | _OF_A_BOT if "bot" in cue else ()),
            }
            yield _programme(facts, explained, [("unmistakable words", 1.0), *spoken])


def _once_spoken_of(s: Situation, spoken: list[Sign]) -> Iterator[Proposal]:
    """By a facet, or in its thread by words for its end and start."""
    for facet, facts in _FACTS_OF_FACET.items():
        if facet in s.reading.facets or (facet == "summary" and words("why") & set(s.reading.words)):
            explained = {f"facet:{facet}", "cue:sum", "cue:meaning"}
            yield _programme(facts, explained, [("facets of the programme", 1.0), *spoken])
    for said, cues in _IN_THREAD.items():
        if s.state.operation == "programme" and s.reading.has(*cues):
            explained = {f"cue:{c}" for c in cues} | {"facet:time", "facet:money"} | figures(s.reading, "period")
            yield _programme(said, explained, spoken)


def _spoken_of(s: Situation) -> list[Sign]:
    return holding({
        "programme in the thread": s.state.operation == "programme",
        "programme named": bool(words("programme") & set(s.reading.words)),
    })  # fmt: skip


def _programme(facts: tuple[str, ...], explained: set[str], signs: list[Sign]) -> Proposal:
    thread = {"cue:pronoun", "cue:continuation", "cue:same_question"}
    return Proposal(
        Request("programme", about=facts), frozenset(explained | thread), (("operation programme", 1.0), *signs)
    )


def _explanations(s: Situation) -> Iterator[Proposal]:
    terms, kinds = s.meant("term"), s.meant("reuse_kind")
    asked = names_of(s.reading, "term", "reuse_kind") | {"cue:meaning", "facet:summary", "cue:continuation"}
    reuse = s.intents.get("explain_reuse", 0.0)
    meaning = s.reading.has("meaning")
    if terms or kinds:
        signs = {"meaning asked": meaning}
        request = Request("explain", _of_terms(s, bool(kinds)), about=("terms", *terms, "kinds", *kinds))
        yield Proposal.of(request, asked, s.intents.get("explain_term", 0.0) + reuse, signs)
    if reuse >= _LEAST or "transferability" in s.reading.facets:
        every = tuple(kind.id for kind in s.directory.reuse_kinds())
        request = Request("explain", about=("terms", *terms, "kinds", *every))
        explained = asked | {"facet:reuse", "facet:transferability", "cue:list", "cue:plural", "cue:count"}
        yield Proposal.of(request, explained, reuse, {"every kind": True, "meaning asked": meaning})


def _of_terms(s: Situation, kinds: bool) -> Scope:
    """The projects that the terms or kinds of reuse are looked up for."""
    ids = s.references.by_content or (s.described if kinds else ())
    return Scope("where", ids, s.filters[0].conditions if ids else ())
