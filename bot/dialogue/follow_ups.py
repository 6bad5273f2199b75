"""Messages that only the thread explains: no project is named, or only another town."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import facts, programme
from bot.dialogue.query import AskProject, Sum
from bot.dialogue.situation import Decision, Situation
from bot.dialogue.specifics import about_words, unknown_topic


def same_question(s: Situation) -> Decision:
    """„Und in Remscheid?“: the question just answered, for the projects of another town."""
    place = s.references.by_place
    if not place or s.references.groups or s.references.by_content or not facts.repeats(s):
        return None
    if s.state.operation not in {"facts", "choose"} or s.reading.has("projects_word", "count"):
        return None
    return facts.by_place(s, place, s.state.facets)


def widen(s: Situation) -> Decision:
    """„Und wieder alle“: the list before it was narrowed down."""
    if s.state.operation != "list" or not s.reading.has("widen") or s.names_something:
        return None
    return facts.listing(s, s.state.wider)


def follow_up(s: Situation) -> Decision:
    """Facts without a name: of the project in focus, of the list, or of a project yet to be named."""
    names = s.names_something and not s.reading.named("reuse_kind", "term", "topic", "category")
    if not s.facets or names:
        return None
    only_summary = set(s.facets) == {"summary"}
    if only_summary and (s.reading.has("list") or "thema" in s.reading.words) and (unknown := unknown_topic(s)):
        return about_words(s, unknown)
    if s.reading.has("back") and s.state.earlier:
        return facts.answer(s, s.state.earlier[0], s.facets)
    if s.state.focus or s.state.listed:
        return _of_focus(s) if s.state.focus else _of_list(s)
    if s.out_of_scope:
        return None
    if only_summary and (unknown := unknown_topic(s)):
        return about_words(s, unknown)
    known = programme.fact_without_project(s)
    return known or (None if s.reading.intent == "out_of_scope" else _ask_which(s))


def _of_focus(s: Situation) -> Decision:
    if len(s.state.focus) > facts.MANY:
        return facts.ask_back(s, s.state.focus, s.facets)
    return facts.answer(s, s.state.focus, _in_thread(s))


def _of_list(s: Situation) -> Decision:
    many = len(s.state.listed) > facts.MANY
    if s.facets == ("money",) and many and s.state.conditions:
        return replace(s.state, operation="sum"), [Sum(s.state.conditions)]
    if many and not s.reading.has("plural", "both"):
        return facts.ask_back(s, s.state.listed, s.facets)
    if s.state.conditions:
        return facts.listing(s, s.state.conditions, s.facets)
    return facts.answer(s, s.state.listed, s.facets)


def _ask_which(s: Situation) -> Decision:
    return replace(s.state, facets=s.facets, operation="facts"), [AskProject(s.facets)]


def _in_thread(s: Situation) -> tuple[str, ...]:
    """After an answer about reuse, "wann war es so weit?" asks from when it is possible."""
    vague = s.facets == ("time",) and "wann" in s.reading.words and not s.reading.has("start", "end", "running")
    return ("transferability",) if vague and "reuse" in s.state.facets else s.facets
