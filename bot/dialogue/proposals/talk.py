"""Greetings, thanks, questions about the assistant, honest limits: replies that leave the thread as it is."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.belonging import explained_by_names
from bot.dialogue.choice import picked
from bot.dialogue.evidence import each
from bot.dialogue.request import Proposal, Request, Scope, Sign, holding
from bot.dialogue.situation import Situation
from bot.dialogue.wishes import held

_RESPONSES = (
    "greet", "goodbye", "thank", "praise", "insult", "ask_identity", "ask_help", "ask_privacy", "ask_source",
    "ask_human", "ask_private_life", "do_application", "other_language", "affirm", "deny", "correct", "reset",
    "out_of_scope", "condolence",
)  # fmt: skip
_CUE_OF = {
    "ask_identity": "identity", "ask_privacy": "privacy", "ask_source": "source", "other_language": "languages",
    "ask_human": "wants_human", "greet": "greeting", "do_application": "do_it", "condolence": "death",
}  # fmt: skip
_EXPLAINED = {
    "ask_source": {"facet:page", "facet:links", "facet:summary"}, "ask_human": {"facet:contact"},
    "correct": {"cue:correction"}, "ask_help": {"cue:list", "facet:summary", "cue:meaning", "facet:services"},
    "ask_identity": {"facet:summary"}, "ask_private_life": {"cue:private", "facet:summary", "facet:time"},
    "ask_privacy": {"facet:summary", "facet:time"}, "do_application": {"facet:services", "facet:links"},
    "other_language": {"facet:summary"},
}  # fmt: skip
_LEAST = 0.02
_ASIDE = frozenset({"cue:pronoun", "cue:continuation", "cue:same_question"})


def propose(s: Situation) -> Iterator[Proposal]:
    """Each reply that an intent or an unmistakable word speaks for; more of the same; what asks for a project."""
    for response in _RESPONSES:
        probability = s.intents.get(response, 0.0)
        if probability >= _LEAST or _is_said(s, response):
            yield from _reply(s, response, probability)
    yield from _again(s)
    yield from _which_project(s)


def _is_said(s: Situation, response: str) -> bool:
    """Whether an unmistakable word speaks for a reply."""
    cue = _CUE_OF.get(response)
    return cue is not None and s.reading.has(cue)


def _reply(s: Situation, response: str, probability: float) -> Iterator[Proposal]:
    explained = _ASIDE | each("noun", s.reading.unexplained) | _EXPLAINED.get(response, set())
    explained |= {f"cue:{_CUE_OF[response]}"} if response in _CUE_OF else set()
    kind = "out of scope" if response == "out_of_scope" else "talk"
    signs = [(f"talk {response}", 1.0), ("intent", probability), (f"intent {kind}", probability)]
    signs += holding({
        "words of the talk": _is_said(s, response), "names beside the talk": s.names_something,
        "talk although the question back is answered": s.state.pending is not None and any(picked(s)),
    })  # fmt: skip
    about = ("greet",) if response == "ask_help" and s.reading.has("greeting") else (response,)
    yield Proposal(Request("talk", about=about), explained, tuple(signs))
    if response == "ask_source":
        yield from _sources(s, explained, signs)


def _sources(s: Situation, explained: frozenset[str], signs: list[Sign]) -> Iterator[Proposal]:
    """„Woher stammen die Angaben zu MobiHell?“: where the facts of the project named or spoken of stand."""
    named = s.references.named if s.references.clear else ()
    if len(named) == 1:
        of_a_name = [(name, value) for name, value in signs if name != "names beside the talk"]
        request = Request("source", Scope("named", named), about=("ask_source",))
        yield Proposal(request, explained | explained_by_names(s), (*of_a_name, ("scope named", 1.0)))
    elif len(s.state.focus) == 1:
        of_the_thread = holding({"source of the focus": True, "short source": s.short})
        request = Request("source", Scope("focus", s.state.focus), about=("ask_source",))
        yield Proposal(request, explained, (*signs, *of_the_thread))


def _again(s: Situation) -> Iterator[Proposal]:
    """„Mehr dazu“, „noch mal“."""
    for intent in ("ask_more", "ask_repeat"):
        probability = s.intents.get(intent, 0.0)
        if probability >= _LEAST:
            explained = _ASIDE | {"facet:summary", "cue:back", "cue:list", "cue:projects_word"}
            signs = ((f"talk {intent}", 1.0), ("intent", probability))
            yield Proposal(Request("again", about=(intent,)), explained, signs)


def _which_project(s: Situation) -> Iterator[Proposal]:
    """A fact is asked for, but of which project?"""
    asked = held(s.reading)
    if asked:
        signs = {"no subject at all": not s.has_subject}
        explained = {f"facet:{f}" for f in asked} | {"cue:pronoun", "cue:the_project"}
        yield Proposal.of(Request("ask project", facets=asked), explained, None, signs)
