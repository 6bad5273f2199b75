"""Conditions in words: "in Soest", "mit Konzepten", "über 2.000.000 € Gesamtkosten"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers.context import Context
from bot.answers.values import Euro, Names, Phrase, Sentence, Share, Time, Value, say
from bot.catalogue.conditions import COUNT_FIELDS, MONEY_FIELDS, Condition

_QUOTED = frozenset({"category", "topic", "text", "reuse"})
_TOPICS = frozenset({"topic", "service", "product"})
_STEP = 1000  # "über 2 Mio." is 2.000.001 as an inclusive limit


def describe(conditions: Sequence[Condition], context: Context) -> Phrase:
    """All conditions as one phrase that follows "Projekte", what must not be last; empty without conditions."""
    denied = [_phrase(c, context) for c in conditions if _is_denied(c)]
    told = [_phrase(c, context) for c in conditions if not _is_denied(c)]
    if denied:
        others = (say("condition_nor", condition=phrase) for phrase in denied[1:])
        told.append(say("condition_not", condition=Phrase((denied[0], *others))))
    return Phrase(tuple(told))


def projects(conditions: Sequence[Condition], context: Context) -> Value:
    """„Projekte in Soest“, „alle Projekte“."""
    return say("projects_that", conditions=describe(conditions, context)) if conditions else say("all_projects")


def _is_denied(condition: Condition) -> bool:
    return condition.negated and condition.field != "project"


def _phrase(condition: Condition, context: Context) -> Sentence:
    return _named(condition, context) if condition.values else _limited(condition)


# Conditions that name nothing: what is said of them, first where they do not hold.
_WHOLE = {
    "source": ("condition_not_in_brochure", "condition_in_brochure"),
    "details": ("condition_without_details", "condition_with_details"),
}
_HOLDS = frozenset({"yes", "brochure", "printed"})


def _named(condition: Condition, context: Context) -> Sentence:
    field = "topic" if condition.field in _TOPICS else condition.field
    if field == "topic" and condition.values == (context.catalogue.later_name(),):
        return say("condition_later_sources")
    if field in _WHOLE:
        return say(_WHOLE[field][not _HOLDS.isdisjoint(condition.values)])
    names = _names(condition, context)
    if field == "kreis":
        field = "kreis" if condition.values[0].startswith("Kreis") else "city_region"
    if field == "region":
        field = "region" if len(names) == 1 else "regions"
    return say(f"condition_{field}", names=Names(names, "or", field in _QUOTED))


def _names(condition: Condition, context: Context) -> tuple[str, ...]:
    """The values by the names that visitors know."""
    catalogue = context.catalogue
    known: dict[str, Callable[[], Sequence[object]]] = {
        "region": catalogue.regions, "category": catalogue.categories, "reuse": catalogue.reuse_kinds,
    }  # fmt: skip
    found = known[condition.field]() if condition.field in known else ()
    names = {getattr(thing, "id", ""): getattr(thing, "name", "") for thing in found}
    return tuple(names.get(value, value.removeprefix("=")) for value in condition.values)


def _limited(condition: Condition) -> Sentence:
    """A condition with limits: between, at, from or more than, until or less than."""
    if condition.field in COUNT_FIELDS:
        return _counted(condition)
    low, high = condition.low, condition.high
    what = say(f"condition_{condition.field}")
    if low is not None and high is not None:
        return _between(condition, what, low, high)
    limit, names, rest, off = (
        (low, ("from", "above"), 1, -1) if low is not None else (high or 0, ("until", "below"), _STEP - 1, 1)
    )
    strict = condition.field in MONEY_FIELDS and int(limit) % _STEP == rest
    value = int(limit) + off if strict else limit
    return say(f"condition_{names[strict]}_{_precision(value)}", what=what, value=_shown(value))


def _between(condition: Condition, what: Sentence, low: str | int, high: str | int) -> Sentence:
    year = str(low)[:4]
    if (low, high) == (f"{year}-01-01", f"{year}-12-31"):
        low = high = year
    if low == high:
        return say(f"condition_at_{_precision(low)}", what=what, value=_shown(low))
    return say(f"condition_between_{_precision(low)}", what=what, low=_shown(low), high=_shown(high))


def _counted(condition: Condition) -> Sentence:
    low, high = (None if v is None else _number(condition.field, int(v)) for v in (condition.low, condition.high))
    if low is not None and high is not None and low != high:
        return say(f"condition_{condition.field}_between", low=low, high=high)
    relation = "at" if low == high else "until" if low is None else "from"
    return say(f"condition_{condition.field}_{relation}", value=low if low is not None else high or 0)


def _number(field: str, value: int) -> Value:
    return Share(value, 100) if field == "share_percent" else value


def _shown(value: str | int) -> Value:
    return Time(value) if isinstance(value, str) else Euro(value)


def _precision(value: str | int) -> str:
    """What decides about the preposition: an amount, a year, a month or a day."""
    return ("year", "month", "day")[value.count("-")] if isinstance(value, str) else "money"
