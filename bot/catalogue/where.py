"""Conditions as SQL. Filtering happens in the database, never in Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, false, func, not_, or_, select

from bot.catalogue import models as m
from bot.catalogue.conditions import DATE_FIELDS, MONEY_FIELDS, Condition
from bot.catalogue.keys import key, without_kreis

Clause = Any  # SQLAlchemy 1.4 ships no types
p = m.projects.c


def clauses(conditions: Sequence[Condition]) -> list[Clause]:
    """One clause for each condition, all of which must hold."""
    return [_clause(condition) for condition in conditions]


def _clause(condition: Condition) -> Clause:
    """A condition's clause, turned round if it is negated.

    A range clause over an unknown value is NULL, negated or not, so such a project is never listed.
    """
    by_values = _BY_VALUES.get(condition.field)
    clause = by_values(condition.values) if by_values else _range(condition)
    return not_(clause) if condition.negated else clause


def _range(condition: Condition) -> Clause:
    """The inclusive limits of a money, date, month or duration field."""
    low, high = condition.low, condition.high
    if condition.field == "running":
        # Two periods overlap when neither ends before the other begins.
        return and_(_between(p.end, _day(low), None), _between(p.start, None, _day(high)))
    if condition.field in DATE_FIELDS:
        return _between(p[condition.field], _day(low), _day(high))
    if condition.field == "transferable":
        return _between(p.transferable_from, _month(low), _month(high))
    if condition.field == "milestone":
        due = m.milestones.c
        return p.id.in_(select(due.project_id).where(_between(due.until, _month(low), _month(high))))
    if condition.field in MONEY_FIELDS:
        return _between(p[condition.field], _number(low), _number(high))
    if condition.field in _COUNTS:
        return _between(_COUNTS[condition.field], _number(low), _number(high))
    raise ValueError(f"no range field: {condition.field!r}")


_COUNTS = {
    "duration_days": p.duration_days,
    "milestones": p.milestone_count,
    "share_percent": func.round(p.land_eur * 100.0 / func.nullif(p.total_eur, 0)),  # as it is told
}


def _between(column: Clause, low: object, high: object) -> Clause:
    """Inclusive limits; without any, the value must at least be known."""
    if low is None and high is None:
        return column.is_not(None)
    limits = []
    if low is not None:
        limits.append(column >= low)
    if high is not None:
        limits.append(column <= high)
    return and_(*limits)


def _day(value: str | int | None) -> date | None:
    """An ISO date."""
    return None if value is None else date.fromisoformat(str(value))


def _month(value: str | int | None) -> str | None:
    """A month; of an ISO date its month counts."""
    return None if value is None else str(value)[:7]


def _number(value: str | int | None) -> int | None:
    """Euro or days."""
    return None if value is None else int(value)


def _place(values: Sequence[str]) -> Clause:
    """A town with its Kreis ("Paderborn"), only the town ("=Paderborn"), or a Kreis by its full name."""
    exact = [value[1:] for value in values if value.startswith("=")]
    open_ = [value for value in values if not value.startswith("=")]
    return or_(p.municipality.in_(exact + open_), p.place.in_(open_))


def _kreis(values: Sequence[str]) -> Clause:
    """The Kreis and all municipalities in it; kreisfreie Städte by their own name."""
    forms = {
        form for value in map(without_kreis, values) for form in (value, f"Kreis {value}", f"StädteRegion {value}")
    }
    return p.kreis.in_(sorted(forms))


def _bezirk(values: Sequence[str]) -> Clause:
    """Projects of the Modellregionen in these Regierungsbezirke; each region lies in one."""
    regions = m.regions.c
    return p.region_id.in_(select(regions.id).where(regions.regierungsbezirk.in_(values)))


def _tagged(*kinds: str) -> Callable[[Sequence[str]], Clause]:
    """Projects with one of these names among their topics, services or products."""

    def clause(values: Sequence[str]) -> Clause:
        tags = m.tags.c
        found = select(tags.project_id).where(tags.name_key.in_([key(value) for value in values]))
        return p.id.in_(found.where(tags.kind.in_(kinds)) if kinds else found)

    return clause


def _reuse(values: Sequence[str]) -> Clause:
    """Projects that offer one of these kinds of reuse; without values: any kind."""
    offers = m.reuse_offers.c
    found = select(offers.project_id)
    return p.id.in_(found.where(offers.kind_id.in_(values)) if values else found)


def _partner(values: Sequence[str]) -> Clause:
    """Projects in which one of these organisations takes part, as lead or partner."""
    return p.id.in_(_with_organisation(values))


def _led(values: Sequence[str]) -> Clause:
    """Projects that one of these organisations leads."""
    return p.id.in_(_with_organisation(values).where(m.organisations.c.is_lead))


def _independent(_values: Sequence[str]) -> Clause:
    """Projects that are led by an organisation that is no municipality."""
    organisations = m.organisations.c
    led = select(organisations.project_id).where(organisations.project_id == p.id, organisations.is_lead)
    return led.where(~organisations.name.endswith(p.municipality)).exists()


def _with_organisation(values: Sequence[str]) -> Any:
    organisations = m.organisations.c
    names = [key(value) for value in values]
    return select(organisations.project_id).where(organisations.name_key.in_(names))


def _contact(values: Sequence[str]) -> Clause:
    """Projects of one of these persons, also by a later fact; one without a contact is nobody's, not unknown."""
    later = m.later_facts.c
    told = [
        select(later.project_id).where(later.about == "contact", later.text.contains(value, autoescape=True))
        for value in values
    ]
    return or_(func.coalesce(p.contact_key, "").in_([key(v) for v in values]), *(p.id.in_(named) for named in told))


def _text(values: Sequence[str]) -> Clause:
    """Projects whose title, summary, tags or later facts hold one of these words."""
    tags, later = m.tags.c, m.later_facts.c
    found = []
    for value in values:
        like = f"%{_root(value)}%"
        tagged = select(tags.project_id).where(tags.name.ilike(like))
        told = select(later.project_id).where(later.text.ilike(like))
        found += [p.title.ilike(like), p.subtitle.ilike(like), p.summary.ilike(like), p.id.in_(tagged), p.id.in_(told)]
    return or_(false(), *found)


def _root(word: str) -> str:
    """A word without its ending: "Drohnen" also finds "Drohne"."""
    return word[: max(_SHORTEST_ROOT, len(word) - 2)]


_SHORTEST_ROOT = 5  # letters


def _details(values: Sequence[str]) -> Clause:
    """Projects with ("yes") or without ("no") figures."""
    figures = or_(p.total_eur.is_not(None), p.land_eur.is_not(None))
    wanted = {"yes": figures, "no": not_(figures)}
    return or_(false(), *(wanted[value] for value in values))


def _source(values: Sequence[str]) -> Clause:
    """Projects of the brochure, those whose facts all stand there, those that only later sources know or tell of."""
    known = {"brochure": p.page.is_not(None), "printed": PRINTED, "later": p.page.is_(None), "further": _FURTHER}
    return or_(false(), *(known[value] for value in values))


_FURTHER = p.id.in_(select(m.sources.c.project_id).where(m.sources.c.page.is_(None)))
PRINTED = and_(p.page.is_not(None), not_(_FURTHER))


def _column(name: str) -> Callable[[Sequence[str]], Clause]:
    """A column that holds exactly one of the values."""
    return lambda values: p[name].in_(values)


_BY_VALUES: dict[str, Callable[[Sequence[str]], Clause]] = {
    "project": _column("id"),
    "carrier": _column("municipality"),
    "region": _column("region_id"),
    "category": _column("category_id"),
    "place": _place,
    "bezirk": _bezirk,
    "kreis": _kreis,
    "topic": _tagged(),
    "service": _tagged("service"),
    "product": _tagged("product"),
    "reuse": _reuse,
    "contact": _contact,
    "partner": _partner,
    "led": _led,
    "independent": _independent,
    "page": lambda values: p.page.in_([int(value) for value in values if value.isdigit()]),
    "text": _text,
    "details": _details,
    "source": _source,
}
