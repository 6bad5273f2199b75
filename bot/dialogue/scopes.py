"""Which projects a message may mean: each way to choose them, from its own words or from the thread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.dialogue import choice
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
    groups = {i: g for g in s.references.groups if len(g) == 1 for i in _naming(s, g[0])}
    kinds = {w for i in s.references.named if (p := s.directory.project(i)) for w in _first_words(p.title)[:1]}
    kinds |= {"serviceportal"} if any(w.endswith(("portal", "portals", "portale")) for w in s.reading.words) else set()
    found: dict[int, str] = {}
    for i, named in enumerate(s.reading.names):
        condition = place_condition(named)
        content = content_condition(named)
        if i in groups:
            found[i] = groups[i][0]
        elif content and content.field == "topic" and not content.negated and groups and _listed(s, i):
            where = tuple(c for c in s.filters[0].conditions if c.field in LOCATION)
            about = s.ids((content, *where)) or s.ids((content,))
            if len(about) == 1:
                found[i] = about[0]
        elif condition is not None and not named.negated and "project" not in named.mention.kinds and _listed(s, i):
            there = s.ids((_carrier(s, condition),))
            alike = [j for j in there if kinds and kinds & _title_words(s, j)]
            one = alike if len(alike) == 1 else list(there)
            if len(one) == 1:
                found[i] = one[0]
    ids = tuple(dict.fromkeys(found.values()))
    towns = [i for i, n in enumerate(s.reading.names) if n.mention.kinds & {"place", "kreis"} and not n.negated]
    if len(ids) > 1 and ids != s.references.named and (groups or set(towns) <= set(found)):
        yield _projects("members", ids, {f"name:{i}" for i in found} | explained_by_names(s))


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


def explained_by_names(s: Situation) -> frozenset[str]:
    """Names of projects, and what tells them apart or belongs to them."""
    explained = set()
    projects = [p for i in s.references.named if (p := s.directory.project(i))]
    for i, named in enumerate(s.reading.names):
        kinds = named.mention.kinds
        if "project" in kinds and not named.negated:
            explained.add(f"name:{i}")
            continue
        if kinds & {"place", "kreis", "region"} and not named.negated:
            towns = named.mention.ids("place", "kreis", "region")
            at = {p.municipality for p in projects} | {p.region for p in projects}
            at |= {p.municipality.removeprefix(_KREIS) for p in projects}
            if at & set(towns):
                explained.add(f"name:{i}")
        elif kinds & {"topic", "service", "product"}:
            tags = {t for p in projects for t in (*p.topics, *p.services, *p.products)}
            if tags & set(named.mention.ids("topic", "service", "product")):
                explained.add(f"name:{i}")
        elif (
            ("category" in kinds and {p.category for p in projects} & set(named.mention.ids("category")))
            or (
                "person" in kinds and {p.contact.name for p in projects if p.contact} & set(named.mention.ids("person"))
            )
            or (
                "organisation" in kinds
                and {o for p in projects for o in (p.lead, *p.partners)} & set(named.mention.ids("organisation"))
            )
        ):
            explained.add(f"name:{i}")
    return frozenset(explained)


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
        yield _projects("focus", state.focus, _THREAD_WORDS | {"cue:both"} | _belonging(s, state.focus))
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


def _belonging(s: Situation, ids: tuple[str, ...]) -> frozenset[str]:
    """Topics and places of the message that belong to the project spoken of anyway."""
    projects = [p for i in ids[:4] if (p := s.directory.project(i))]
    own = {t for p in projects for t in (*p.topics, *p.services, *p.products, p.municipality, p.region, p.category)}
    own |= {p.municipality.removeprefix(_KREIS) for p in projects}
    own |= {o for p in projects for o in (p.lead, *p.partners) if o}
    own |= {p.contact.name for p in projects if p.contact}
    return frozenset(f"name:{i}" for i, n in enumerate(s.reading.names) if own & {c.id for c in n.mention.candidates})


def _siblings(s: Situation) -> Iterator[Scope]:
    """„Und der Kreis?“, „Und in Remscheid?“: the project elsewhere that is most like the one spoken of."""
    focus = s.directory.project(s.state.focus[0]) if len(s.state.focus) == 1 else None
    if focus is None:
        return
    of_kreis = focus.municipality.startswith(_KREIS)
    if not s.names_something and s.reading.has("stadt" if of_kreis else "kreis"):
        place = focus.municipality.removeprefix(_KREIS)
        there = s.directory.projects([Condition("place", (place,))])
        ids = tuple(p.id for p in there if p.municipality.startswith(_KREIS) != of_kreis)
        if len(ids) == 1:
            yield _projects("sibling", ids, _THREAD_WORDS)
    for filter in s.filters[:1]:
        if not filter.conditions or any(c.field not in LOCATION for c in filter.conditions):
            continue
        there = [p for i in s.ids(filter.conditions) if (p := s.directory.project(i)) and p != focus]
        alike = [p.id for p in there if _first_words(p.title) == _first_words(focus.title)]
        if len(alike) == 1:
            yield _projects("sibling", (alike[0],), filter.explains | _THREAD_WORDS)


def _of_its_town(s: Situation) -> Iterator[Scope]:
    """„Und was gibt es da sonst noch?“: all of the town of the project spoken of."""
    focus = s.directory.project(s.state.focus[0]) if len(s.state.focus) == 1 else None
    if focus is None or s.names_something or not s.reading.has("there") or not s.reading.has("list", "other", "plural"):
        return
    there = _set(s, "its town", (Condition("place", (focus.municipality.removeprefix(_KREIS),)),))
    yield replace(there, explains=_THREAD_WORDS | {"cue:other", "cue:only"})


def _first_words(title: str) -> tuple[str, ...]:
    return tuple(title.casefold().split()[:2])


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
