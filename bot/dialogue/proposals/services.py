"""What the catalogue has no field for, and what no name stands for."""

from __future__ import annotations

from collections.abc import Iterator

from bot.catalogue.conditions import Condition
from bot.dialogue.evidence import each
from bot.dialogue.proposals.errands import Errand
from bot.dialogue.request import Proposal, Request, Scope
from bot.dialogue.scopes import scopes
from bot.dialogue.situation import Situation

_NOT_HELD = "facet:not_held"
_LEAST = 0.03
_MOST_NEARBY = 7
_MOST_AT_ONCE = 4


def propose(s: Situation) -> Iterator[Proposal]:
    """Missing facts, organisations, announced chapters, full text, and what comes nearest."""
    yield from _not_held(s)
    yield from _organisations(s)
    yield from _announced(s)
    yield from _about_words(s)
    yield from _nearby(s)


def _not_held(s: Situation) -> Iterator[Proposal]:
    asked = s.intents.get("ask_unknown_fact", 0.0)
    if asked < _LEAST and not s.reading.has_no_field:
        return
    if s.reading.has_no_field:  # its words are unmistakable, the classifier only knows what there are fields for
        asked = max(asked, s.reading.confidence)
    signs = {"no field": s.reading.has_no_field}
    explained = each("noun", s.reading.unexplained) | {_NOT_HELD, "facet:summary", "facet:time"}
    seen = set()
    for scope in scopes(s):
        few = 0 < len(scope.ids) <= _MOST_AT_ONCE
        if scope.source in {"named", "focus", "where"} and few and scope.ids not in seen:
            seen.add(scope.ids)
            of = {f"not held of {scope.source}": True, "not held of an errand": s.reading.has("errand")}
            yield Proposal.of(Request("not held", scope), scope.explains | explained, asked, {**signs, **of})
    yield Proposal.of(Request("not held"), explained, asked, signs)


def _organisations(s: Situation) -> Iterator[Proposal]:
    if "partners" not in s.reading.facets and s.reading.intent != "ask_partners":
        return
    location = tuple(c for c in s.filters[0].conditions if c.field in {"place", "kreis", "carrier", "region"})
    thread = bool(s.state.focus or s.state.listed or s.state.conditions)
    projects = s.reading.has("projects_word", "plural", "list", "count")
    if not any((thread, location, s.names_something, projects)):
        return  # „Was ist die Organisation?“ speaks of none of ours
    explained = frozenset({"facet:partners", "cue:list", "cue:plural", "facet:contact", "cue:count"})
    explained |= s.filters[0].explains if location else frozenset()
    request = Request("organisations", Scope("where", (), location))
    yield Proposal.of(request, explained, s.intents.get("ask_partners", 0.0), {})


def _announced(s: Situation) -> Iterator[Proposal]:
    announced = {c.id for c in s.directory.categories() if c.announced}
    for i, named in enumerate(s.reading.names):
        for category in [c for c in named.mention.ids("category") if c in announced]:
            explained = {f"name:{i}", "cue:list", "cue:projects_word", "cue:plural", "facet:summary", "cue:count"}
            request = Request("announced", about=(category,))
            yield Proposal.of(request, explained, s.intents.get("list_projects", 0.0), {})


def _about_words(s: Situation) -> Iterator[Proposal]:
    words = s.reading.unknown_nouns
    if not words:
        return
    found = s.ids((Condition("text", words),))
    if len(found) > _MOST_NEARBY:
        return  # a word of so many texts is an ordinary one
    signs = {"afresh and short": bool(s.state.operation) and s.short}
    request = Request("about words", Scope("where", found), about=words)
    explained = _ABOUT_WORDS | each("noun", s.reading.unexplained)
    yield Proposal.of(request, explained, s.intents.get("list_projects", 0.0), signs)


_ABOUT_WORDS = frozenset(
    {"cue:list", "cue:projects_word", "cue:plural", "facet:summary", "cue:meaning", "cue:count"}
)  # fmt: skip


def _nearby(s: Situation) -> Iterator[Proposal]:
    outside = s.intents.get("out_of_scope", 0.0)
    if outside < _LEAST:
        return
    content = () if Errand(s).of_the_town_hall else s.references.by_content or ()
    for kind, ids in (("content", content), ("place", s.references.by_place or ())):
        if ids and len(ids) <= _MOST_NEARBY:
            signs = {f"nearby {kind}": True, f"nearby {kind}, nothing else said": not s.reading.unexplained}
            request = Request("nearby", Scope("where", ids), about=(kind,))
            yield Proposal.of(request, each("name", s.reading.names), outside, signs)
