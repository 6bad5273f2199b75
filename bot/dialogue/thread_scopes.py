"""The projects that a message may mean by what was said before: of the last list, or of the project spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from bot.catalogue.conditions import Condition
from bot.catalogue.records import Project
from bot.dialogue.belonging import belonging, explained_by_names
from bot.dialogue.filters import Filter
from bot.dialogue.inheritance import continued, left_out, refined, with_another_side
from bot.dialogue.references import LOCATION
from bot.dialogue.request import THREAD_WORDS, Scope, only
from bot.dialogue.situation import Situation
from bot.dialogue.words import words
from bot.understanding.amounts import Factor

_POINTING = frozenset({"cue:pronoun", "cue:continuation"})
_SETS = frozenset({"list", "count", "sum", "average", "rank"})
_KREIS = "Kreis "
_MOST_IN_FOCUS = 4


def of_the_list(s: Situation) -> Iterator[Scope]:
    """The last list, count or sum: whole, narrowed down, or with a part replaced."""
    state = s.state
    base = state.conditions or only(state.listed)
    if not base and state.operation not in _SETS:
        return
    yield s.where("listed", base, explains=THREAD_WORDS | {"cue:only", "cue:both", "cue:plural"})
    if _is_widened(s, base):
        yield s.where("wider", state.wider, explains={"cue:widen", "cue:only"})
    if state.operation == "rank":  # "und das günstigste?": among all that were ranked, not those shown
        yield s.where("ranked", state.conditions, explains=THREAD_WORDS | {"cue:only", "cue:plural", "cue:both"})
    for filter in s.filters:
        yield from _changed(s, base, filter)


def _is_widened(s: Situation, base: tuple[Condition, ...]) -> bool:
    """Whether the list before a limit may be meant: "und alle?", "und welcher endete als letzter?" of a single one."""
    if s.reading.ranks and s.state.wider and len(s.ids(base)) < 2:
        return True
    return s.reading.has("widen") and bool(s.state.wider or s.state.operation == "list")


def _changed(s: Situation, base: tuple[Condition, ...], filter: Filter) -> Iterator[Scope]:
    new, explained = _demanded(s, filter)
    named = s.references.clear and filter.affirmed(s.references.named)
    if not new or (named and not s.ids(refined(base, new))):
        return  # a project that is named is asked about itself when the list does not hold it
    if s.state.operation == "compare" and (more := with_another_side(base, new)):
        yield s.where("another side", more, filter, explained)
    yield s.where("narrowed", refined(base, new), filter, explained)
    if s.state.conditions:  # mere items have no part that could be replaced
        yield s.where("switched", continued(base, new), filter, explained - {"cue:only"})


def _demanded(s: Situation, filter: Filter) -> tuple[tuple[Condition, ...], frozenset[str]]:
    """The new conditions on the list, said or only hinted at, and what they explain."""
    explained = THREAD_WORDS | {"cue:only", "cue:plural"}
    named = filter.affirmed(s.references.named)
    if named:
        return (*filter.conditions, *only(named)), explained | explained_by_names(s)
    if filter.conditions:
        return filter.conditions, explained
    return left_out(s), explained | {"number:0", "cue:other_side", "amount:0"}


def of_the_focus(s: Situation) -> Iterator[Scope]:
    """The project spoken of, the ones before, and what stands beside it."""
    focus = s.state.focus
    if focus:
        yield Scope.of("focus", focus, THREAD_WORDS | {"cue:both"} | belonging(s, focus[:_MOST_IN_FOCUS]))
    if s.reading.has("back"):
        for source, ids in zip(("earlier", "before"), s.state.earlier, strict=False):
            yield Scope.of(source, ids, _POINTING | {"cue:back"})
    if len(focus) == 1:
        yield from _pair(s)
        yield from _with_another(s)
        yield from _with_the_other_end(s)
        yield from _the_other_there(s)
    if project := s.single(focus):
        yield from _siblings(s, project)
        yield from _of_its_town(s, project)
    yield from _same_person(s)
    yield from _beyond(s)
    yield from _page_again(s)


def _page_again(s: Situation) -> Iterator[Scope]:
    """„Und die 26?“, „und auf der nächsten?“ after what stands on a page."""
    if "page" not in s.state.facets or not s.short:
        return
    project = s.single(s.state.focus)
    said = set(s.reading.words)
    step = bool(said & words("next")) - bool(said & words("before"))
    pages = list(s.reading.quantities.numbers) or ([project.page + step] if project and project.page and step else [])
    ids = s.ids((Condition("page", (str(pages[0]),)),)) if pages else ()
    if ids:
        yield Scope.of("page again", ids, THREAD_WORDS | _POINTING | {"number:0", "ordinal:0", "facet:page"})


def _pair(s: Situation) -> Iterator[Scope]:
    """„Welches der beiden?“, „welches der drei?“: those spoken of one after the other."""
    number = _number_spoken_of(s)
    earlier = () if s.reading.has("every") else s.state.earlier[: number - 1]
    if len(earlier) == number - 1 and (s.reading.ranks or s.reading.has("both", "compare", "sum", "plural")):
        spoken = dict.fromkeys(i for ids in (*earlier[::-1], s.state.focus) for i in ids)
        said = {"number:0"} if number > 2 else set()
        yield Scope.of("pair", tuple(spoken), _POINTING | {"cue:both"} | said)


def _number_spoken_of(s: Situation) -> int:
    """How many are meant of those spoken of: as many as said, all for „welches davon?“, else two."""
    if s.reading.has("only") and not (s.reading.quantities.numbers or s.reading.has("both")):
        return 1 + len(s.state.earlier)
    return next((n for n in s.reading.quantities.numbers if n > 1), 2)


def _with_another(s: Situation) -> Iterator[Scope]:
    """The project spoken of and one that the message names or describes."""
    other = s.references.named or s.described
    if len(other) == 1 and other != s.state.focus:
        explained = explained_by_names(s) | s.filters[0].explains | _POINTING
        yield Scope.of("with focus", (*s.state.focus, *other), explained)


def _with_the_other_end(s: Situation) -> Iterator[Scope]:
    """„Und um wie viel liegt es über dem kleinsten?“ after an order: the first and the last of it."""
    if s.state.operation != "rank" or s.state.order is None or not s.reading.has("compare"):
        return
    rank = next(iter(s.reading.ranks), None)
    by, falling = s.state.order
    if rank is None or rank.descending == falling:
        return
    last = s.directory.projects(s.state.conditions, by, rank.descending, 1)
    if last and last[0].id not in s.state.focus:
        explained = THREAD_WORDS | _POINTING | {"rank:0", "cue:compare"}
        yield Scope.of("with the other end", (*s.state.focus, last[0].id), explained)


def _the_other_there(s: Situation) -> Iterator[Scope]:
    """„Und das andere Wuppertaler Vorhaben?“: the only one there beside the one spoken of."""
    others = tuple(i for i in s.described if i not in s.state.focus)
    if s.reading.has("other") and len(others) == 1 and set(s.state.focus) < set(s.described):
        yield Scope.of("sibling", others, s.filters[0].explains | THREAD_WORDS | {"cue:other", "cue:projects_word"})


def _siblings(s: Situation, project: Project) -> Iterator[Scope]:
    """„Und der Kreis?“, „Und in Remscheid?“: the project elsewhere that is most like the one spoken of."""
    if not s.names_something and len(other := _of_the_other_carrier(s, project)) == 1:
        yield Scope.of("sibling", other, THREAD_WORDS)
    usual = s.filters[0]
    if usual.conditions and all(c.field in LOCATION for c in usual.conditions):
        kind = s.title(project.id)[:2]
        alike = tuple(i for i in s.ids(usual.conditions) if i != project.id and s.title(i)[:2] == kind)
        if len(alike) == 1:
            yield Scope.of("sibling", alike, usual.explains | THREAD_WORDS)


def _of_the_other_carrier(s: Situation, project: Project) -> tuple[str, ...]:
    """The projects of the Kreis beside those of its town, or the other way round, if the message says so."""
    of_kreis = project.municipality.startswith(_KREIS)
    if not s.reading.has("stadt" if of_kreis else "kreis"):
        return ()
    there = s.directory.projects([Condition("place", (project.municipality.removeprefix(_KREIS),))])
    return tuple(p.id for p in there if p.municipality.startswith(_KREIS) != of_kreis)


def _of_its_town(s: Situation, project: Project) -> Iterator[Scope]:
    """„Und was gibt es da sonst noch?“: all of the town of the project spoken of."""
    several = s.reading.has("list", "other", "projects_word") or (s.reading.has("plural") and not s.reading.asked)
    if s.reading.has("there") and several and not s.names_something:
        town = Condition("place", (project.municipality.removeprefix(_KREIS),))
        yield s.where("its town", (town,), explains=THREAD_WORDS | {"cue:other", "cue:only"})


def _same_person(s: Situation) -> Iterator[Scope]:
    """„Betreut die noch andere Projekte?“: all of the contact person of the project spoken of."""
    ids = s.state.focus or s.references.named
    project = s.single(ids)
    if project and project.contact and s.reading.has("same_person", "other"):
        explained = THREAD_WORDS | {"cue:same_person", "cue:other", "facet:contact", "cue:plural"}
        yield s.where("person", (Condition("contact", (project.contact.name,)),), explains=explained)


def _beyond(s: Situation) -> Iterator[Scope]:
    """„Gab es ein Projekt, das noch teurer war?“: those beyond the one named or spoken of."""
    said = set(s.reading.words)
    measure = "duration_days" if said & words("by length") else "total_eur"
    once = Factor(1, measure, ">" if said & words("beyond") else "<")
    factor = next(iter(s.reading.quantities.factors), once)
    project = _exceeded(s, factor is not once)
    value = _measured(project, factor.field) if project else None
    if value is None:
        return
    edge = round(value * factor.value)
    limit = Condition(factor.field, low=edge + 1) if factor.is_more else Condition(factor.field, high=edge - 1)
    explained = {"factor:0", "cue:exceeding", "cue:exceeding_named", "cue:compare", "facet:money", "facet:time"}
    yield s.where("beyond", (limit,), explains=explained | explained_by_names(s) | THREAD_WORDS)


def _exceeded(s: Situation, by_a_factor: bool) -> Project | None:
    """The project that others are held against: the one named, or the one spoken of."""
    ids = s.state.focus if by_a_factor or s.reading.has("exceeding") else ()
    if s.reading.has("exceeding_named") or (by_a_factor and s.references.named):
        ids = s.references.named
    return s.single(ids)


def _measured(project: Project, measure: str) -> int | None:
    return project.duration_days if measure == "duration_days" else project.total_eur
