"""The conditions that a message sets on a list, a count, a sum or a ranking."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.catalogue.conditions import RANGE_FIELDS, Condition
from bot.catalogue.editions import PRINTED, on_facts
from bot.dialogue.evidence import figures, names, names_of
from bot.dialogue.limits import limits, of_figures
from bot.dialogue.references import (
    LOCATION,
    TAGS,
    Directory,
    as_partner,
    content_condition,
    is_partner,
    place_condition,
)
from bot.dialogue.times import CLOSE, EVENTS, NEAR, TIMES, of_progress, of_times
from bot.dialogue.words import words
from bot.understanding.amounts import Amount
from bot.understanding.numbers import QUANTITIES
from bot.understanding.periods import Period
from bot.understanding.reading import Named, Reading
from bot.understanding.text import fold

_PLACES = frozenset({"place", "kreis", "region"})
# Fields whose values widen each other even when joined by "und": nobody means a project in both towns.
_ALTERNATIVES = frozenset({"place", "kreis", "carrier", "region", "category", "contact", "project"})


@dataclass(frozen=True)
class Filter:
    """The conditions of a message under one understanding of it, and the evidence that they use up."""

    conditions: tuple[Condition, ...]
    explains: frozenset[str]
    usual: bool = True  # as words alone suggest
    doubt: float = 0.0  # how much less likely its roles of names are than the likeliest

    def affirmed(self, projects: Sequence[str]) -> tuple[str, ...]:
        """Those of some projects that it does not leave out."""
        denied = {i for c in self.conditions if c.field == "project" and c.negated for i in c.values}
        return tuple(i for i in projects if i not in denied)


def filters(reading: Reading, directory: Directory, today: date) -> list[Filter]:
    """All understandings: names in their likely and next likely roles, periods as start, end or duration."""
    usual = conditions(reading, directory, today)
    found = []
    for told, doubt in _told(reading):
        for event in _events(reading):
            made = _filter(told, directory, today, event)
            found.append(replace(made, doubt=doubt, usual=not event or made.conditions == usual))
    ways = (_without_claims, _without_topics, _town_and_kreis, _taken_away, _the_others)
    others = [way(found[0], reading) for way in ways]
    found += filter(None, others)
    return list({f.conditions: f for f in reversed(found)}.values())[::-1]


def _events(reading: Reading) -> tuple[str, ...]:
    """The events that the periods of a message may limit beside the likely one: those spoken of, else any."""
    if not reading.quantities.periods:
        return ("",)
    return ("", *(tuple(event for event in EVENTS if reading.has(event)) or EVENTS))


_LIMITS = frozenset({"total_eur", "land_eur", "own_eur", "duration_days", "share_percent"})
_IDENTITY = frozenset({"contact", "topic", "partner"})


def _without_claims(found: Filter, reading: Reading) -> Filter | None:
    """„Hat das in Soest mehr als eine Million gekostet?“: a figure is claimed of what else is named, as is a town."""
    if not reading.has("confirm"):
        return None
    kept = [c for c in found.conditions if c.field not in _LIMITS]
    named = [c for c in kept if c.field in _IDENTITY]
    conditions = tuple(named or kept)
    if not conditions or conditions == found.conditions:
        return None
    claimed = names_of(reading, *_PLACES) if named else frozenset()
    return Filter(conditions, found.explains - claimed - figures(reading, "amount", "length", "share"))


def _without_topics(found: Filter, reading: Reading) -> Filter | None:
    """„Compliance-Check: Ist die Firma irgendwo beteiligt?“: beside a partner or person a topic may be no condition."""
    kept = tuple(c for c in found.conditions if c.field != "topic")
    if not {c.field for c in kept} & {"partner", "contact"} or kept == found.conditions:
        return None
    return Filter(kept, found.explains - names_of(reading, *TAGS))


def _taken_away(found: Filter, reading: Reading) -> Filter | None:
    """„Lass die weg, die 2019 begonnen haben“: what figures and times say of those that are not wanted."""
    figures = [c for c in found.conditions if c.field in RANGE_FIELDS and not c.negated]
    if not figures or not reading.has("taken_away"):
        return None
    denied = tuple(replace(c, negated=True) if c in figures else c for c in found.conditions)
    return Filter(denied, found.explains | {"cue:taken_away"})


def _the_others(found: Filter, reading: Reading) -> Filter | None:
    """„Fast alle nennen Frau Gerke. Wo nicht?“: those of which the last that is said does not hold."""
    held = [c for c in found.conditions if c.field not in LOCATION | {"category"} and not c.negated]
    if not held or not reading.has("complement"):
        return None
    denied = tuple(replace(c, negated=True) if c is held[-1] else c for c in found.conditions)
    return Filter(denied, found.explains | {"cue:complement"})


def _told(reading: Reading) -> Iterator[tuple[Reading, float]]:
    """„Ich wohne in Wuppertal, was gibt es bei uns?“: the speaker's own town may be what is asked for."""
    if reading.has("here") and reading.named("place", "kreis") and all(n.own for n in reading.named("place", "kreis")):
        names = tuple(replace(n, role="wanted") if n.mention.kinds & _PLACES else n for n in reading.names)
        yield replace(reading, names=names), 0.0
    likeliest, *others = _by_roles(reading)
    yield likeliest
    yield from _last_taken_away(reading)
    yield from others


def _last_taken_away(reading: Reading) -> Iterator[tuple[Reading, float]]:
    """„Aber ohne die Projekte aus X“, „und wenn man X rausrechnet“; not „den Rest könnt ihr weglassen“."""
    meant = reading.has("taken_away") and not words("what is left") & set(reading.words)
    if meant and reading.names and not any(named.negated for named in reading.names):
        *kept, last = reading.names
        yield replace(reading, names=(*kept, replace(last, role="excluded"))), 0.0


def _by_roles(reading: Reading) -> Iterator[tuple[Reading, float]]:
    """The message with the likeliest roles, then with one name in its next likely role, and how doubtful that is."""
    yield reading, 0.0
    for i, named in enumerate(reading.names):
        for role, share in named.roles[1:]:
            if share >= _POSSIBLE and (role in _TAKEN or named.role in _TAKEN):
                names = (*reading.names[:i], replace(named, role=role), *reading.names[i + 1 :])
                yield replace(reading, names=names), math.log(named.roles[0][1] / share)


_POSSIBLE = 0.04  # a role that is less likely is not tried
_TAKEN = frozenset({"excluded", "own", "target", "told"})  # roles that change what is filtered


def _town_and_kreis(found: Filter, reading: Reading) -> Filter | None:
    """„Stadt und Kreis Paderborn“: the projects of both."""
    if not reading.has("stadt"):
        return None
    both = tuple(
        replace(c, field="place", values=tuple(v.removeprefix("Kreis ") for v in c.values))
        if c.field in {"carrier", "kreis"}
        else c
        for c in found.conditions
    )
    return Filter(both, found.explains) if both != found.conditions else None


def _filter(reading: Reading, directory: Directory, today: date, event: str) -> Filter:
    found = conditions(reading, directory, today, event)
    explains = names(reading, lambda named: _of_name(named, reading) is not None)
    explains |= {f"denial:{i}" for i, n in enumerate(reading.names) if n.negated and f"name:{i}" in explains}
    explains |= {*_limits_used(reading), *_times_used(reading, found)}
    explains |= {"cue:taken_away"} if any(c.negated for c in found) else set()
    explains |= {piece for c in found for piece in _SAYS.get(c.field, ())}
    explains |= figures(reading, "number") if any(c.field == "page" for c in found) else _how_many(reading, found)
    return Filter(found, explains)


def _how_many(reading: Reading, found: Sequence[Condition]) -> set[str]:
    """„Drei Arten auf einmal (Konzepte, Bausteine und Vorlagen)“: a number that only counts the names beside it."""
    counts = Counter(c.field for c in found for _ in c.values)
    named = {number for number in counts.values() if number > 1}
    return {f"number:{i}" for i, number in enumerate(reading.quantities.numbers) if number in named}


def _limits_used(reading: Reading) -> Iterator[str]:
    """The figures that became conditions, and the words that they stand beside."""
    for kind, facet in (("amount", "money"), ("share", "money"), ("length", "time")):
        for i, figure in enumerate(getattr(reading.quantities, f"{kind}s")):
            if figure.is_limit or (kind == "share" and limits(figure, reading)):
                yield from (f"{kind}:{i}", *_beside(figure, reading, facet))


_FACETS_OF = {"transferable": ("time", "transferability", "reuse"), "milestone": ("milestones",)}


def _times_used(reading: Reading, found: Sequence[Condition]) -> set[str]:
    """The periods that became conditions, and the words that go with them."""
    events = [c.field for c in found if c.field in TIMES]
    if not events:
        return set()
    number = len(reading.quantities.periods)
    used = {f"period:{i}" for i in range(max(0, number - len(events)), number)}
    facets = next((_FACETS_OF[event] for event in events if event in _FACETS_OF), ("time",))
    for period in reading.quantities.periods:
        used |= _beside(period, reading, *facets)
    return used if number else used | {"cue:unfinished", "cue:finished", "facet:time"}


def _beside(figure: Amount | Period, reading: Reading, *facets: str) -> set[str]:
    """The words for these facets that stand nearest to a figure and say what it limits."""
    words = [(i, asked) for i, asked in enumerate(reading.asked) if asked.facet in facets]
    before = [(gap, i, a.facet) for i, a in words if 0 <= (gap := figure.start - a.end) < NEAR]
    after = [(gap, i, a.facet) for i, a in words if 0 <= (gap := a.start - figure.end) < CLOSE]
    return {f"facet:{facet}#{i}" for side in (before, after) for _, i, facet in sorted(side)[:1]}


# The words of a message that a condition does justice to.
_SAYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("own_eur", "share_percent"), ("cue:own_share", "cue:share")),
    **dict.fromkeys(("topic", "text"), ("facet:services", "facet:products", "facet:summary")),
    "independent": ("facet:partners", "facet:contact", "cue:municipalities"),
    **dict.fromkeys(("region", "bezirk", "place"), ("cue:region_itself",)),
    "category": ("facet:services", "facet:products", "facet:summary", "cue:region_itself"),
    "page": ("facet:page",), "reuse": ("facet:reuse",),
    "partner": ("facet:partners", "cue:jointly"), "led": ("cue:partner_only", "facet:contact"),
    "contact": ("facet:contact",),
    "milestones": ("facet:milestones", "number:0"),
    "details": ("cue:without_details", "cue:with_details", "facet:money", "facet:contact"),
}  # fmt: skip


def conditions(reading: Reading, directory: Directory, today: date, event: str = "") -> tuple[Condition, ...]:
    """All conditions of a message; alternatives of one field are joined."""
    found = [c for named in reading.names for c in _of_each(named, reading)]
    found = _join_alternatives(_without_kreis_of_a_town([_carrier_first(c, directory) for c in found]), reading)
    found += _nothing_else(found, reading, directory)
    found += of_figures(reading)
    found += of_times(reading, today, event)
    found += _of_pages(reading)
    if reading.has("without_town") and "partners" in reading.facets:
        found.append(Condition("independent", ("yes",)))
    found += [Condition("duration_days", low=n.low, high=n.high) for n in reading.quantities.lengths]
    found += _of_details(reading)
    found += of_progress(reading, today)
    found += _of_the_brochure(found, reading, directory)
    return tuple(dict.fromkeys(found))


def _of_the_brochure(found: Sequence[Condition], reading: Reading, directory: Directory) -> list[Condition]:
    """„Laut Broschüre“: no projects that only later sources know or tell figures of, where these are loaded at all."""
    if not _is_of_the_brochure(found, reading):
        return []
    facts = bool(reading.ranks) or on_facts(found) or reading.has("sum", "average")
    side = PRINTED if facts else Condition("source", ("brochure",))
    return [side] if directory.project_ids([replace(side, negated=True)], limit=1) else []


def _is_of_the_brochure(found: Sequence[Condition], reading: Reading) -> bool:
    """Whether a set of projects is limited further, and the brochure named as where it is to be from."""
    limited = bool(found or reading.ranks) and reading.has(*_OF_A_SET) and not reading.named("project")
    return limited and reading.has("of_brochure") and not reading.has("not_in_brochure")


_OF_A_SET = ("projects_word", "plural", "list", "count", "sum", "average")


def _without_kreis_of_a_town(found: list[Condition]) -> list[Condition]:
    """„Kreis und Stadt Paderborn zusammen“: the projects in Paderborn are those of both."""
    towns = {v for c in found if c.field == "place" and not c.negated for v in c.values}

    def is_told(condition: Condition) -> bool:
        seats = {value.removeprefix("Kreis ") for value in condition.values}
        return condition.field == "carrier" and not condition.negated and bool(seats & towns)

    return [condition for condition in found if not is_told(condition)]


def _nothing_else(found: list[Condition], reading: Reading, directory: Directory) -> list[Condition]:
    """„Ausschließlich Konzepte“: none of the other kinds of reuse."""
    wanted = {v for c in found if c.field == "reuse" and not c.negated for v in c.values}
    if not wanted or not reading.has("exclusively"):
        return []
    others = tuple(kind.id for kind in directory.reuse_kinds() if kind.id not in wanted)
    return [Condition("reuse", others, negated=True)]


def _of_pages(reading: Reading) -> list[Condition]:
    """„Auf den Seiten 14 bis 23“."""
    match = _PAGES.search(fold(reading.text))
    if match is None:
        return []
    numbers = [int(n) for n in re.findall(r"\d+", match["pages"])]
    if match["ends"] or _RANGE.search(match["pages"]):
        numbers = list(range(numbers[0], min(numbers[-1], numbers[0] + _MOST_PAGES) + 1))
    return [Condition("page", tuple(map(str, numbers)))]


_PAGE = QUANTITIES["pages"]
_PAGES = re.compile(
    rf"(?P<ends>{_PAGE['ends']})?\b{_PAGE['word']}"
    rf"(?P<pages>\d{{1,3}}(?:{_PAGE['joining']}(?:{_PAGE['word']})?\d{{1,3}})*)\b"
)
_RANGE = re.compile(_PAGE["range"])
_MOST_PAGES = 60


def _of_each(named: Named, reading: Reading) -> list[Condition]:
    """The condition of a name; of a partner that must not be the lead there are two."""
    found = _of_name(named, reading)
    towns = named.mention.ids("place", "kreis")
    if reading.has("partner_only") and (
        towns or named.mention.ids("organisation")
    ):  # "nicht federführend" denies no name
        names = named.mention.ids("organisation") or tuple(t if t.startswith("Kreis") else f"Stadt {t}" for t in towns)
        return [Condition("partner", names), Condition("led", names, negated=True)]
    return [found] if found else []


def _of_name(named: Named, reading: Reading) -> Condition | None:
    mention = named.mention
    if named.after in words("bezirk") and mention.ids("place"):
        return Condition("bezirk", mention.ids("place"), negated=named.negated)
    if mention.kinds & _PLACES and not mention.ids("project") and not is_partner(named, reading):
        return _of_place(named, reading)
    for kind, field in (("reuse_kind", "reuse"), ("category", "category")):
        if mention.ids(kind):
            return Condition(field, mention.ids(kind), negated=named.negated)
    return _of_project(named) if mention.ids("project") else content_condition(named)


def _of_place(named: Named, reading: Reading) -> Condition | None:
    """Where a project is; of several towns that do it together, who takes part."""
    together = reading.has("jointly") or (reading.has("both_of") and "partners" in reading.facets)
    several = len(reading.named("place")) > 1 and named.mention.ids("place")
    if together and several and not named.negated:
        return as_partner(named.mention.ids("place")[:1])
    if _is_beside_a_region(named, reading):
        return Condition("region", named.mention.ids("region"), negated=named.negated)
    return None if named.own else place_condition(named)


def _is_beside_a_region(named: Named, reading: Reading) -> bool:
    """„Aachen oder Emscher-Lippe“: a town that a region has its name from, beside another region."""
    others = (n for n in reading.named("region") if not n.mention.ids("place") and n.role == named.role)
    return bool(named.mention.ids("region")) and any(others)


def _of_project(named: Named) -> Condition | None:
    """The topic of the same name, or that a project must not be there."""
    if topics := named.mention.ids(*TAGS):
        return Condition("topic", topics, negated=named.negated)
    return Condition("project", named.mention.ids("project"), negated=True) if named.negated else None


def _carrier_first(condition: Condition, directory: Directory) -> Condition:
    """A Kreis with projects of its own means these; otherwise everything that lies in it."""
    if condition.field != "kreis":
        return condition
    carrier = Condition("carrier", condition.values, negated=condition.negated)
    return carrier if directory.project_ids([Condition("carrier", condition.values)], limit=1) else condition


def _join_alternatives(found: list[Condition], reading: Reading) -> list[Condition]:
    joined: dict[tuple[str, bool], Condition] = {}
    single: list[Condition] = []
    for condition in found:
        key = (condition.field, condition.negated)
        widen = condition.field in _ALTERNATIVES or (reading.has("or") and not condition.negated)
        if widen and key in joined:
            values = dict.fromkeys((*joined[key].values, *condition.values))
            joined[key] = Condition(condition.field, tuple(values), negated=condition.negated)
        elif widen:
            joined[key] = condition
        else:
            single.append(condition)
    return [*joined.values(), *single]


def _of_details(reading: Reading) -> list[Condition]:
    """Projects that are not in the brochure, with or without figures, or with a certain number of milestones."""
    if reading.has("not_in_brochure"):
        return [Condition("source", ("later",))]
    if not reading.has("projects_word", "only"):
        return []
    if reading.has("without_details"):
        return [Condition("details", ("no",))]
    if reading.has("with_details"):
        return [Condition("details", ("yes",))]
    if "milestones" in reading.facets and len(reading.quantities.numbers) == 1 and not reading.ranks:
        number = reading.quantities.numbers[0]
        said = set(reading.words)
        low = None if said & words("less") else number + bool(said & words("more than it"))
        high = None if said & words("more") else number - bool(said & words("less than it"))
        return [Condition("milestones", low=low, high=high)]
    return []
