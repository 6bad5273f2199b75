"""Messages that only the thread explains: no project is named, or only another town."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue import facts, programme
from bot.dialogue.answering import MANY, answer, ask_back, show_list
from bot.dialogue.query import AskProject, Sum
from bot.dialogue.situation import Decision, Situation
from bot.dialogue.specifics import about_words, unknown_topic
from bot.understanding.text import stem, tokenize


def same_question(s: Situation) -> Decision:
    """„Und in Remscheid?“: the question just answered, for the projects of another town."""
    sibling = _sibling(s)
    if sibling:
        return sibling
    place = s.references.by_place
    if place and s.reading.has("such") and not s.references.groups and not set(s.reading.facets) - {"summary"}:
        alike = facts.same_kind(s, place)
        if alike:  # "Gibt es in Paderborn auch so eins?"
            return answer(s, alike, ("summary",))
    if not place or s.references.groups or s.references.by_content or not facts.repeats(s):
        return None
    if s.state.operation not in {"facts", "choose"} or s.reading.has("projects_word", "count"):
        return None
    return facts.by_place(s, place, s.state.facets)


def _sibling(s: Situation) -> Decision:
    """„Und der Kreis für sein Portal?“ after a project of the town: the one of the other carrier there."""
    focus = s.directory.project(s.state.focus[0]) if len(s.state.focus) == 1 else None
    if focus is None or s.names_something or s.state.listed or not (s.continues and s.short):
        return None
    if s.reading.has("kreis") == s.reading.has("stadt"):
        return None
    place = focus.municipality.removeprefix(_KREIS)
    there = s.directory.projects([Condition("place", (place,))])
    ids = tuple(p.id for p in there if p.municipality.startswith(_KREIS) == s.reading.has("kreis") and p != focus)
    return answer(s, ids, s.state.facets or s.facets or ("summary",)) if len(ids) == 1 else None


_KREIS = "Kreis "


def about_focus(s: Situation) -> Decision:
    """„Ist das auch für Schüler?“, „Ist das wirklich anonym?“: a question about the project just spoken of."""
    focus = s.directory.project(s.state.focus[0]) if len(s.state.focus) == 1 else None
    asks = s.reading.words[:1] and s.reading.words[0] in _YES_OR_NO and set(s.reading.words[1:3]) & _IT
    if focus is None or not asks or not s.short or set(s.facets) - {"summary"} or s.references.groups:
        return None
    kinds = {kind for n in s.reading.names for kind in n.mention.kinds}
    if kinds - _SUBJECTS or any(n.negated for n in s.reading.names):
        return None
    return answer(s, s.state.focus, ("summary",)) if kinds or _speaks_of(focus, s.reading.words) else None


_YES_OR_NO = frozenset("ist sind war kann hat geht gilt wird macht braucht muss darf funktioniert hilft lauft".split())
_IT = frozenset("das es die der man dort da".split())
_SUBJECTS = frozenset({"category", "topic", "service", "product", "term", "reuse_kind"})
_TELLING = 5  # letters


def _speaks_of(project: Project, words: Sequence[str]) -> bool:
    """Whether a telling word of the message stands in what is known about the project."""
    told = " ".join((project.summary or "", *project.topics, *project.services, *(r.text for r in project.reuse)))
    known = {t.stem for t in tokenize(told)}
    return any(stem(w) in known for w in words if len(w) >= _TELLING)


def widen(s: Situation) -> Decision:
    """„Und wieder alle“: the list before it was narrowed down."""
    if s.state.operation != "list" or not s.reading.has("widen") or s.names_something:
        return None
    return show_list(s, s.state.wider)


def follow_up(s: Situation) -> Decision:
    """Facts without a name: of the project in focus, of the list, or of a project yet to be named."""
    names = s.names_something and not s.reading.named("reuse_kind", "term", "topic", "category")
    if names and _elsewhere(s):  # "Kann man das auch in Bochum verwenden?"
        return answer(s, s.state.focus, s.facets)
    back = s.reading.has("back") and s.state.earlier and (s.state.facets or s.facets)
    if names or not (s.facets or back):
        return None
    if back:  # "Und das davor?" repeats the question
        asked = s.facets if s.reading.facets or not s.state.facets else s.state.facets
        return answer(s, s.state.earlier[0], asked)
    only_summary = set(s.facets) == {"summary"}
    if only_summary and (s.reading.has("list") or "thema" in s.reading.words) and (unknown := unknown_topic(s)):
        return about_words(s, unknown)
    if s.state.focus or s.state.listed:
        return _of_focus(s) if s.state.focus else _of_list(s)
    if s.out_of_scope:
        return None
    if only_summary and (unknown := unknown_topic(s)):
        return about_words(s, unknown)
    if s.conditions and not only_summary:  # "Gesamtkosten der Serviceportallösungen", "Wer bietet Bausteine an?"
        return show_list(s, s.conditions, tuple(f for f in s.facets if f != "reuse"))
    known = programme.fact_without_project(s)
    return known or (None if s.reading.intent == "out_of_scope" else _ask_which(s))


def _elsewhere(s: Situation) -> bool:
    """Whether a town without projects is only where the project in focus may be wanted."""
    only_places = all(n.mention.kinds <= {"place", "kreis", "region"} for n in s.reading.names)
    reuse = set(s.reading.facets) & {"reuse", "transferability"}
    return bool(only_places and reuse and len(s.state.focus) == 1 and s.reading.has("pronoun"))


def _of_focus(s: Situation) -> Decision:
    if len(s.state.focus) > MANY:
        return ask_back(s, s.state.focus, s.facets)
    return answer(s, s.state.focus, _in_thread(s))


def _of_list(s: Situation) -> Decision:
    many = len(s.state.listed) > MANY
    if s.facets == ("money",) and many and s.state.conditions:
        return replace(s.state, operation="sum"), [Sum(s.state.conditions)]
    if many and not s.reading.has("plural", "both"):
        return ask_back(s, s.state.listed, s.facets)
    if s.state.conditions:
        return show_list(s, s.state.conditions, s.facets)
    return answer(s, s.state.listed, s.facets)


def _ask_which(s: Situation) -> Decision:
    return replace(s.state, facets=s.facets, operation="facts"), [AskProject(s.facets)]


def _in_thread(s: Situation) -> tuple[str, ...]:
    """After an answer about reuse, "wann war es so weit?" asks from when it is possible."""
    vague = s.facets == ("time",) and "wann" in s.reading.words and not s.reading.has("start", "end", "running")
    return ("transferability",) if vague and "reuse" in s.state.facets else s.facets
