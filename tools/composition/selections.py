"""All selections that questions are asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, permutations
from random import Random

from tools.composition import conditions
from tools.composition.amounts import euro
from tools.composition.catalogue import catalogue
from tools.composition.conditions import Test
from tools.composition.reply import MONTHS
from tools.composition.selection import OPPOSITE, Selection, Verdict

_LIMITS = (100_000, 150_000, 200_000, 250_000, 300_000, 500_000, 750_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000)
_RANGES = (  # euro
    (100_000, 250_000), (200_000, 300_000), (250_000, 600_000), (500_000, 1_500_000), (900_000, 2_000_000),
           (1_000_000, 2_500_000))  # fmt: skip
_DURATIONS = {"18 Monate": 18, "zwei Jahre": 24, "24 Monate": 24, "30 Monate": 30, "ein Jahr": 12, "12 Monate": 12}
_YEARS = (2018, 2019, 2020, 2021, 2022)
_STRETCHES = {"started": "start", "ended": "end", "transferable": "transferable"}
PARTNERS = ("XignSys", "Fachhochschule Aachen", "DSA Daten- und Systemtechnik")  # as one says them, without an article


def _select(kind: str, test: Test, **fillings: object) -> Selection:
    verdicts = {p.id: test(p) for p in catalogue().projects}
    return Selection(kind, verdicts, {key: str(value) for key, value in fillings.items()})


def _towns() -> list[str]:
    return sorted({p.municipality for p in catalogue().projects if not p.municipality.startswith("Kreis ")})


def _tags(kind: str) -> list[str]:
    """The names of one kind that can be put into a sentence and are little argued about."""
    names = sorted({tag for p in catalogue().projects for tag in getattr(p, kind)})
    return [
        n
        for n in names
        if _plain(n) and len(_select("", conditions.tag(n, kind)).of(Verdict.ARGUABLE)) <= _MOST_ARGUABLE
    ]


_MOST_ARGUABLE = 2


def _plain(name: str) -> bool:
    """One noun, or two words that are a name: "Open Data", not "Hundesteuer anmelden" nor "Künstliche Intelligenz"."""
    words = name.split()
    return not re.search(r"[,!&]", name) and (len(words) == 1 or name in _NAMES_OF_TWO_WORDS)


_NAMES_OF_TWO_WORDS = {"Open Data", "Open Source", "Smart City", "BPMN 2.0", "Google Play", "App Store"}


def _places() -> Iterator[Selection]:
    towns, known = _towns(), catalogue()
    for town in towns:
        yield _select("town", conditions.town(town), town=town)
    for region in known.regions:
        yield _select("region", conditions.region(region.id), region=region.name)
        yield _select("bezirk", conditions.region(region.id), bezirk=region.bezirk)
    for kreis in ("Soest", "Paderborn"):
        yield _select("kreis", conditions.kreis(kreis), kreis=kreis)
    for region in known.regions:
        for town in sorted({p.municipality for p in known.projects if p.region == region.id} & set(towns)):
            within, outside = _select("", conditions.region(region.id)), _select("", conditions.town(town))
            rest = within.without(outside)
            yield Selection("region_except_town", rest.verdicts, {"region": region.name, "town": town})


def _contents(random: Random) -> Iterator[Selection]:
    known = catalogue()
    for identifier, name in known.categories.items():
        yield _select("category", lambda p, i=identifier: conditions.yes(p.category == i), category=name)  # type: ignore[misc]
    for kind, slot in (("topics", "topic"), ("services", "service"), ("products", "product")):
        for tag in _tags(kind):
            yield _select(slot, conditions.tag(tag, kind), **{slot: tag})
    for kind in known.reuse_kinds:
        yield _select("reuse", conditions.reuse(kind), reuse=_reuse_name(kind))
    for person in _persons():
        yield _select("person", conditions.person(person), person=person)
    for partner in PARTNERS:
        yield _select("partner", conditions.partner(partner), partner=partner)
    pages = sorted({p.page for p in known.projects})
    for page in pages:
        yield _select("page", lambda p, n=page: conditions.yes(p.page == n), page=page)  # type: ignore[misc]
    for first, last in random.sample(list(combinations(pages, 2)), 40):
        yield _select("pages", lambda p, a=first, b=last: conditions.yes(a <= p.page <= b), page=first, page2=last)  # type: ignore[misc]


def _persons() -> list[str]:
    return sorted({p.contact for p in catalogue().projects if p.contact})


def _reuse_name(kind: str) -> str:
    name = catalogue().reuse_kinds[kind]
    return "lizenzfreie Lösungen" if name == "Lizenzfreie Lösungen" else name


def _amounts(random: Random) -> Iterator[Selection]:
    for limit in _LIMITS:
        yield _select("cost_above", conditions.above("total", limit), eur=euro(limit, random))
        yield _select("cost_below", conditions.below("total", limit), eur=euro(limit, random))
        yield _select("land_above", conditions.above("land", limit), eur=euro(limit, random))
        yield _select("land_below", conditions.below("land", limit), eur=euro(limit, random))
    for low, high in _RANGES:
        yield _select("cost_between", conditions.between(low, high), eur=euro(low, random), eur2=euro(high, random))


def _times() -> Iterator[Selection]:
    for year in _YEARS:
        for stem, key in _STRETCHES.items():
            yield _select(f"{stem}_in", conditions.in_year(key, year), year=year)
            yield _select(f"{stem}_before", conditions.before(key, year), year=year)
            yield _select(f"{stem}_after", conditions.after(key, year), year=year)
        for month in (3, 6, 10):
            yield _select("running_in", conditions.running(year, month), month=f"{MONTHS[month - 1]} {year}")
    for text, months in _DURATIONS.items():
        yield _select("longer_than", conditions.duration(1, months), duration=text)
        yield _select("shorter_than", conditions.duration(-1, months), duration=text)


_PAIRED = ("town", "region", "topic", "product", "reuse", "person")


_MOST_PAIRS = 60


def _paired(single: list[Selection], random: Random) -> Iterator[Selection]:
    """Two values of one kind: the one or the other, neither, both."""
    for kind in _PAIRED:
        pairs = list(permutations([s for s in single if s.kind == kind], 2))
        for one, two in random.sample(pairs, min(len(pairs), _MOST_PAIRS)):
            fillings = {kind: one.fillings[kind], f"{kind}2": two.fillings[kind]}
            either = {p: max(v, two.verdicts[p]) for p, v in one.verdicts.items()}
            neither = {p: OPPOSITE.get(v, v) for p, v in either.items()}
            yield Selection(f"{kind}_either", either, fillings)
            if kind != "person":
                yield Selection(f"{kind}_neither", neither, fillings)
            if kind == "reuse":
                yield Selection("reuse_both", (one & two).verdicts, fillings)


NEGATABLE = ("town", "region", "category", "topic", "product", "reuse", "person")


_SEED = 2611


@cache
def selections() -> Mapping[str, tuple[Selection, ...]]:
    """All selections of one condition that hold one project for certain and leave out another, by kind."""
    random = Random(_SEED)  # noqa: S311 -- questions, no secrets
    single = [*_places(), *_contents(random), *_amounts(random), *_times()]
    negated = [s.negated() for s in single if s.kind in NEGATABLE]
    by_kind: dict[str, list[Selection]] = {}
    for selection in (*single, *negated, *_paired(single, random)):
        if selection.sure and selection.of(Verdict.NO):
            by_kind.setdefault(selection.kind, []).append(selection)
    return {kind: tuple(members) for kind, members in sorted(by_kind.items())}


def joined(one: Selection, random: Random) -> Selection | None:
    """A selection with a second condition of another kind, if one keeps some projects and drops others."""
    kinds = [k for k in selections() if _subject(k) != _subject(one.kind) and k not in ("page", "pages")]
    for _ in range(_TRIES):
        both = one & random.choice(selections()[random.choice(kinds)])
        if both.sure and both.sure != one.sure and both.sure != both.parts[1].sure:
            return both
    return None


_TRIES = 40
_SUBJECTS = {"bezirk": "place", "kreis": "place", "town": "place", "region": "place", "cost": "money", "land": "money"}


def _subject(kind: str) -> str:
    """What a kind is about: two conditions on the same thing make a strange sentence."""
    stem = kind.removeprefix("not ").split("_")[0]
    return _SUBJECTS.get(stem, stem)
