"""Greetings, thanks, questions about the assistant, honest limits: replies that leave the thread as it is."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.request import Proposal, Request, Scope
from bot.dialogue.situation import Situation

_RESPONSES = (
    "greet", "goodbye", "thank", "praise", "insult", "ask_identity", "ask_help", "ask_privacy", "ask_source",
    "ask_human", "ask_private_life", "do_application", "other_language", "affirm", "deny", "correct", "reset",
    "out_of_scope",
)  # fmt: skip
_CUE_OF = {
    "ask_identity": "identity", "ask_privacy": "privacy", "ask_source": "source", "other_language": "languages",
    "ask_human": "wants_human", "greet": "greeting", "do_application": "do_it",
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
        cue = _CUE_OF.get(response, "")
        said = bool(cue) and s.reading.has(cue)
        private = response == "ask_private_life" and s.reading.has("private") and _of_a_person(s)
        if probability < _LEAST and not said and not private:
            continue
        explained = _EXPLAINED.get(response, set()) | ({f"cue:{cue}"} if cue else set()) | _ASIDE
        explained |= {f"noun:{i}" for i in range(len(s.reading.unexplained))}
        signs = [(f"talk {response}", 1.0), ("intent", probability), (f"intent {_kind(response)}", probability)]
        signs += [("words of the talk", 1.0)] if said else []
        signs += [("private words of a person", 1.0)] if private else []
        signs += [("names beside the talk", 1.0)] if s.names_something and not private else []
        explained |= {f"name:{i}" for i in range(len(s.reading.names))} if private else set()
        about = "greet" if response == "ask_help" and s.reading.has("greeting") else response
        yield Proposal(Request("talk", about=(about,)), frozenset(explained), tuple(signs))
        if response == "ask_source" and len(s.state.focus) == 1:
            signs += [("source of the focus", 1.0)] + ([("short source", 1.0)] if s.short else [])
            yield Proposal(
                Request("source", Scope("focus", s.state.focus), about=(about,)), frozenset(explained), tuple(signs)
            )
    yield from _again(s)
    yield from _which_project(s)


def _of_a_person(s: Situation) -> bool:
    """Whether a person is named, or was told last and is not left: „Und wohnt die auch da?“."""
    told = "contact" in s.state.facets and not s.reading.named("project", "topic", "service", "product")
    return bool(s.reading.named("person")) or told


def _kind(response: str) -> str:
    return "out of scope" if response == "out_of_scope" else "talk"


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
    asked = tuple(f for f in s.reading.facets if f != "not_held")
    if asked:
        signs = [("operation ask project", 1.0)]
        signs += [("ask project in a thread", 1.0)] if s.state.focus or s.state.listed else []
        signs += [("no subject at all", 1.0)] if not s.has_subject else []
        explained = frozenset({f"facet:{f}" for f in asked} | {"cue:pronoun", "cue:the_project"})
        yield Proposal(Request("ask project", facets=asked), explained, tuple(signs))
