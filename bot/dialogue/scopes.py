"""Which projects a message may mean: each way to choose them, from its own words or from the thread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue import choice
from bot.dialogue.belonging import belonging, explained_by_names
from bot.dialogue.filters import Filter
from bot.dialogue.inheritance import continued, left_out, refined
from bot.dialogue.references import LOCATION, content_condition, place_condition
from bot.dialogue.request import Scope
from bot.dialogue.situation import Situation
from bot.dialogue.words import words
from bot.understanding.expressions import table

_THREAD_WORDS = frozenset(
    {
        "cue:pronoun",
        "cue:the_project",
        "cue:continuation",
        "cue:correction",
        "cue:such",
        "cue:same_question",
        "cue:the_same",
    }
)
_KREIS = "Kreis "
_MOST_IN_FOCUS = 4


def scopes(s: Situation) -> list[Scope]:
    """All scopes, each once; the thread's come after those of the message."""
    found = [*_fresh(s), *_of_the_list(s), *_of_the_focus(s), *_picked(s)]
    return list(dict.fromkeys(scope for scope in found if scope is not None))


def _fresh(s: Situation) -> Iterator[Scope]:
    """The projects that the message names or describes itself."""
    yield Scope("all")
    named = s.references.named
    if named:
        yield Scope("named", named, _only(named), s.references.groups, explained_by_names(s))
    yield from _members(s)
    for filter in s.filters:
        if filter.conditions:
            yield _where(s, filter)
        if named:
            denied = {i for c in filter.conditions if c.field == "project" and c.negated for i in c.values}
            of_group = (*filter.conditions, *_only(tuple(i for i in named if i not in denied)))
            yield _by(filter, _set(s, "where", of_group), explained_by_names(s))


def _members(s: Situation) -> Iterator[Scope]:
    """„Das Projekt in Solingen und der Aktenplan“: each name or place that stands for a single project, in order."""
    groups = {i: g[0] for g in s.references.groups if len(g) == 1 for i in _naming(s, g[0])}
    found = {i: one for i in range(len(s.reading.names)) if (one := groups.get(i) or _member(s, i, bool(groups)))}
    ids = tuple(dict.fromkeys(found.values()))
    towns = {i for i, n in enumerate(s.reading.names) if n.mention.kinds & {"place", "kreis"} and not n.negated}
    if len(ids) > 1 and ids != s.references.named and (groups or towns <= set(found)):
        yield _projects("members", ids, {f"name:{i}" for i in found} | explained_by_names(s))


def _member(s: Situation, at: int, beside_named: bool) -> str:
    """The project that a town or topic of a list stands for; "" if it is none, or not a single one."""
    named = s.reading.names[at]
    if not _listed(s, at):
        return ""
    content, town = content_condition(named), place_condition(named)
    if content and content.field == "topic" and not content.negated:
        return _about(s, content) if beside_named else ""
    if town is None or named.negated or "project" in named.mention.kinds:
        return ""
    return _alone(s.ids((_carrier(s, town),)), _kinds_spoken_of(s), s)


def _about(s: Situation, topic: Condition) -> str:
    """The one project about a topic, in the town of the message if it names one."""
    where = tuple(c for c in s.filters[0].conditions if c.field in LOCATION)
    ids = s.ids((topic, *where)) or s.ids((topic,))
    return ids[0] if len(ids) == 1 else ""


def _alone(ids: tuple[str, ...], kinds: set[str], s: Situation) -> str:
    """The only one of its kind, or the only one at all."""
    alike = [i for i in ids if kinds & _title_words(s, i)]
    one = alike if len(alike) == 1 else ids
    return one[0] if len(one) == 1 else ""


def _kinds_spoken_of(s: Situation) -> set[str]:
    """What the projects named are, by the first words of their titles: „das Serviceportal in A und in B“."""
    kinds = {word for i in s.references.named for word in _first_words(s, i)[:1]}
    portal = any(word.endswith(("portal", "portals", "portale")) for word in s.reading.words)
    return kinds | {"serviceportal"} if portal else kinds


def _first_words(s: Situation, project: str) -> tuple[str, ...]:
    found = s.directory.project(project)
    return tuple(found.title.casefold().split()[:2]) if found else ()


def _title_words(s: Situation, project: str) -> set[str]:
    found = s.directory.project(project)
    return {word.casefold() for word in found.title.split()} if found else set()


def _listed(s: Situation, at: int) -> bool:
    """Whether a place stands beside another name of a list, not within it: „DigiKnow in Bielefeld“ is one project."""
    before = s.reading.names[at - 1].mention.end if at else 0
    return not at or bool(_LISTING.search(s.reading.text[before : s.reading.names[at].mention.start]))


_LISTING = re.compile(rf"[,;:/+&]|\b({'|'.join(table('everyday')['joined']['listing'].split())})\b", re.IGNORECASE)


def _naming(s: Situation, project: str) -> list[int]:
    return [i for i, n in enumerate(s.reading.names) if project in n.mention.ids("project") and not n.negated]


def _carrier(s: Situation, condition: Condition) -> Condition:
    """A Kreis means the projects that it carries itself, if there are any."""
    own = replace(condition, field="carrier")
    return own if condition.field == "kreis" and s.ids((own,)) else condition


def _where(s: Situation, filter: Filter) -> Scope:
    return _by(filter, _set(s, "where", filter.conditions))


def _by(filter: Filter, scope: Scope, explains: frozenset[str] = frozenset()) -> Scope:
    """A scope with what its filter explains and doubts."""
    return replace(scope, explains=filter.explains | explains, doubt=filter.doubt, usual=filter.usual)


def _set(s: Situation, source: str, conditions: tuple[Condition, ...]) -> Scope:
    """The scope of all projects that meet the conditions; of several topics one will do where none meets all."""
    ids = s.ids(conditions)
    if not ids and (either := _either_topic(conditions)) != conditions:
        conditions, ids = either, s.ids(either)
    return Scope(source, ids, conditions)


def _of_the_list(s: Situation) -> Iterator[Scope]:
    """The last list, count or sum: whole, narrowed down, or with a part replaced."""
    state = s.state
    base = state.conditions or (_only(state.listed) if state.listed else ())
    in_set = bool(base) or state.operation in {"list", "count", "sum", "average", "rank"}
    if not in_set:
        return
    yield replace(_set(s, "listed", base), explains=_THREAD_WORDS | {"cue:only", "cue:both", "cue:plural"})
    if s.reading.has("widen") and (state.wider or state.operation == "list"):
        yield replace(_set(s, "listed", state.wider), source="wider", explains=frozenset({"cue:widen", "cue:only"}))
    if state.operation == "rank":  # "und das günstigste?": among all that were ranked, not those shown
        yield replace(_set(s, "ranked", state.conditions), explains=_THREAD_WORDS | {"cue:only", "cue:plural"})
    for filter in s.filters:
        new = (*filter.conditions, *_only(s.references.named)) if s.references.named else filter.conditions
        new = new or left_out(s)
        explained = filter.explains | _THREAD_WORDS | {"cue:only", "cue:plural"}
        explained |= explained_by_names(s) if s.references.named else set()
        if not new or (s.references.clear and not s.ids(refined(base, new))):
            continue  # a project that is named is asked about itself when the list does not hold it
        if new != filter.conditions and not filter.conditions and not s.references.named:
            explained |= {"number:0", "cue:other_side", "amount:0"}
        yield _by(filter, _set(s, "narrowed", refined(base, new)), frozenset(explained))
        if state.conditions:  # mere items have no part that could be replaced
            yield _by(filter, _set(s, "switched", continued(base, new)), frozenset(explained - {"cue:only"}))


def _of_the_focus(s: Situation) -> Iterator[Scope]:
    """The project spoken of, the ones before, and what stands beside it."""
    state = s.state
    if state.focus:
        yield _projects("focus", state.focus, _THREAD_WORDS | {"cue:both"} | belonging(s, state.focus[:_MOST_IN_FOCUS]))
    for n, ids in enumerate(state.earlier[:2] if s.reading.has("back") else ()):
        yield _projects("earlier" if n == 0 else "before", ids, {"cue:back", "cue:pronoun", "cue:continuation"})
    number = next((n for n in s.reading.quantities.numbers if n > 1), 2)  # "Welches der drei?"
    if len(state.focus) == 1 and len(state.earlier) >= number - 1 and s.reading.has("both", "compare", "sum", "plural"):
        spoken = [i for ids in (*state.earlier[: number - 1][::-1], state.focus) for i in ids]
        said = {"number:0"} if number > 2 else set()
        yield _projects("pair", tuple(dict.fromkeys(spoken)), {"cue:both", "cue:pronoun", "cue:continuation", *said})
    other = s.references.named or (s.ids(s.filters[0].conditions) if s.filters[0].conditions else ())
    if len(state.focus) == 1 and len(other) == 1 and other != state.focus:
        explained = explained_by_names(s) | s.filters[0].explains | {"cue:pronoun", "cue:continuation"}
        yield _projects("with focus", (*state.focus, *other), explained)
    yield from _siblings(s)
    yield from _of_its_town(s)
    yield from _same_person(s)
    yield from _beyond(s)


def _siblings(s: Situation) -> Iterator[Scope]:
    """„Und der Kreis?“, „Und in Remscheid?“: the project elsewhere that is most like the one spoken of."""
    focus = s.directory.project(s.state.focus[0]) if len(s.state.focus) == 1 else None
    if focus is None:
        return
    if not s.names_something and len(other := _of_the_other_carrier(s, focus)) == 1:
        yield _projects("sibling", other, _THREAD_WORDS)
    for filter in s.filters[:1]:
        if filter.conditions and all(c.field in LOCATION for c in filter.conditions):
            there = [i for i in s.ids(filter.conditions) if i != focus.id]
            alike = [i for i in there if _first_words(s, i) == _first_words(s, focus.id)]
            yield from [_projects("sibling", (alike[0],), filter.explains | _THREAD_WORDS)] if len(alike) == 1 else []


def _of_the_other_carrier(s: Situation, project: Project) -> tuple[str, ...]:
    """The projects of the Kreis beside those of its town, or the other way round, if the message says so."""
    of_kreis = project.municipality.startswith(_KREIS)
    if not s.reading.has("stadt" if of_kreis else "kreis"):
        return ()
    there = s.directory.projects([Condition("place", (project.municipality.removeprefix(_KREIS),))])
    return tuple(p.id for p in there if p.municipality.startswith(_KREIS) != of_kreis)


def _of_its_town(s: Situation) -> Iterator[Scope]:
    """„Und was gibt es da sonst noch?“: all of the town of the project spoken of."""
    focus = s.directory.project(s.state.focus[0]) if len(s.state.focus) == 1 else None
    if focus is None or s.names_something or not s.reading.has("there") or not s.reading.has("list", "other", "plural"):
        return
    there = _set(s, "its town", (Condition("place", (focus.municipality.removeprefix(_KREIS),)),))
    yield replace(there, explains=_THREAD_WORDS | {"cue:other", "cue:only"})


def _same_person(s: Situation) -> Iterator[Scope]:
    """„Betreut die noch andere Projekte?“: all of the contact person of the project spoken of."""
    ids = s.state.focus or s.references.named
    project = s.directory.project(ids[0]) if len(ids) == 1 and s.reading.has("same_person", "other") else None
    if project is None or project.contact is None:
        return
    found = _set(s, "person", (Condition("contact", (project.contact.name,)),))
    yield replace(found, explains=_THREAD_WORDS | {"cue:same_person", "cue:other", "facet:contact", "cue:plural"})


def _beyond(s: Situation) -> Iterator[Scope]:
    """„Gab es ein Projekt, das noch teurer war?“: those beyond the one named or spoken of."""
    factor = next(iter(s.reading.quantities.factors), None)
    named = s.reading.has("exceeding_named") or (factor and s.references.named)
    ids = s.references.named if named else s.state.focus if factor or s.reading.has("exceeding") else ()
    project = s.directory.project(ids[0]) if len(ids) == 1 else None
    if project is None:
        return
    said = set(s.reading.words)
    by_length = bool(said & words("by length"))
    days = (project.end - project.start).days + 1 if project.start and project.end else None
    name = factor.field if factor else "duration_days" if by_length else "total_eur"
    value = days if name == "duration_days" else project.total_eur
    if value is None:
        return
    value = round(value * factor.value) if factor else value
    more = factor.is_more if factor else bool(said & words("beyond"))
    limit = Condition(name, low=value + 1) if more else Condition(name, high=value - 1)
    explained = {"factor:0", "cue:exceeding", "cue:exceeding_named", "cue:compare", "facet:money", "facet:time"}
    yield replace(_set(s, "beyond", (limit,)), explains=frozenset(explained) | explained_by_names(s) | _THREAD_WORDS)


def _picked(s: Situation) -> Iterator[Scope]:
    """Items of what was offered or listed: by ordinal, name, part of a name, or "the other one"."""
    state = s.state
    offered = state.pending.projects if state.pending else state.listed
    source = "pending" if state.pending else "item"
    if not offered:
        spoken = tuple(ids[0] for ids in reversed((state.focus, *state.earlier)) if len(ids) == 1)
        offered = spoken if len(spoken) > 1 else ()
    if not offered:
        return
    ordinals = {f"ordinal:{i}" for i in range(len(s.reading.quantities.ordinals))}
    ways = (
        ("ordinal", choice.by_ordinal(offered, s.reading), ordinals | {"number:0"} if ordinals else {"number:0"}),
        ("name", choice.by_name(offered, s.references), _all_names(s)),
        (*choice.by_words(offered, s.reading, s.directory), _all_names(s) | _nouns(s)),
        ("other", _others(s, offered), {"cue:other"}),
        *_neighbours(s, offered),
    )
    seen: set[tuple[str, ...]] = set()
    for way, ids, explained in ways:
        if ids and len(ids) < len(offered) and ids not in seen:
            seen.add(ids)
            yield _projects(f"{source} by {way}", ids, explained | _THREAD_WORDS | {"cue:only"})
    if state.pending:
        yield _projects("pending", offered, {"cue:both", *_THREAD_WORDS})


def _neighbours(s: Situation, offered: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...], set[str]]]:
    """„Und das danach?“: the item after or before the one spoken of."""
    if len(s.state.focus) != 1 or s.state.focus[0] not in offered:
        return
    at = offered.index(s.state.focus[0])
    said = set(s.reading.words)
    if said & words("next") and at + 1 < len(offered):
        yield "neighbour", (offered[at + 1],), {"cue:pronoun"}
    if said & words("before") and at > 0:
        yield "neighbour", (offered[at - 1],), {"cue:back", "cue:pronoun"}


def _others(s: Situation, offered: tuple[str, ...]) -> tuple[str, ...]:
    before = s.state.focus or (s.state.earlier[0] if s.state.earlier else ())
    if not s.reading.has("other") or not set(before) & set(offered):
        return ()
    return choice.others(offered, before)


def _nouns(s: Situation) -> set[str]:
    return {f"noun:{i}" for i in range(len(s.reading.unexplained))}


def _all_names(s: Situation) -> set[str]:
    return {f"name:{i}" for i, n in enumerate(s.reading.names)} | {
        f"denial:{i}" for i, n in enumerate(s.reading.names) if n.negated
    }


def _projects(source: str, ids: tuple[str, ...], explains: Iterable[str]) -> Scope:
    return Scope(source, ids, _only(ids), tuple((i,) for i in ids), frozenset(explains))


def _only(ids: tuple[str, ...]) -> tuple[Condition, ...]:
    return (Condition("project", ids),) if ids else ()


def _either_topic(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions with one topic or another instead of several at once."""
    topics = [c for c in conditions if c.field == "topic" and not c.negated]
    if len(topics) < 2:
        return conditions
    values = tuple(dict.fromkeys(v for c in topics for v in c.values))
    return (*(c for c in conditions if c not in topics), Condition("topic", values))
