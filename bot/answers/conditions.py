"""Conditions in words: "in Soest", "mit Konzepten", "über 2.000.000 € Gesamtkosten"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers import forms
from bot.answers.context import Context
from bot.catalogue.conditions import Condition

_MONEY = {"total_eur": "Gesamtkosten", "land_eur": "Landesförderung", "own_eur": "Eigenanteil"}


def describe(conditions: Sequence[Condition], context: Context) -> str:
    """All conditions as one phrase that follows "Projekte"; empty without conditions."""
    phrases = [_phrase(condition, context) for condition in conditions]
    return " ".join(phrase for phrase in phrases if phrase)


def _phrase(condition: Condition, context: Context) -> str:
    if condition.field in _MONEY:
        return _money(condition)
    if condition.field in _TIMES:
        return _TIMES[condition.field](condition)
    words = _NAMED[condition.field](condition, context)
    return f"– nicht {words} –" if condition.negated and words else words


def _or(values: Sequence[str]) -> str:
    return forms.enumeration(list(values), "oder")


def _reuse(condition: Condition, context: Context) -> str:
    names = {kind.id: kind.name for kind in context.catalogue.reuse_kinds()}
    return f"mit Nachnutzung der Art {_or([f'„{names.get(v, v)}“' for v in condition.values])}"


def _region(condition: Condition, context: Context) -> str:
    names = {region.id: region.name for region in context.catalogue.regions()}
    found = [names.get(v, v) for v in condition.values]
    return f"in {'der Modellregion' if len(found) == 1 else 'den Modellregionen'} {_or(found)}"


def _category(condition: Condition, context: Context) -> str:
    names = {category.id: category.name for category in context.catalogue.categories()}
    return f"im Bereich {_or([f'„{names.get(v, v)}“' for v in condition.values])}"


def _topic(condition: Condition, _context: Context) -> str:
    return f"zum Thema {_or([f'„{v}“' for v in condition.values])}"


def _kreis(condition: Condition, _context: Context) -> str:
    return (
        f"im {_or(condition.values)}" if condition.values[0].startswith("Kreis") else f"in der {_or(condition.values)}"
    )


_NAMED: dict[str, Callable[[Condition, Context], str]] = {
    "place": lambda c, _: f"in {_or(c.values)}",
    "kreis": _kreis,
    "carrier": lambda c, _: f"mit {_or(c.values)} als Träger",
    "region": _region,
    "bezirk": lambda c, _: f"im Regierungsbezirk {_or(c.values)}",
    "category": _category,
    "topic": _topic,
    "service": _topic,
    "product": _topic,
    "page": lambda c, _: f"auf Seite {_or(c.values)}",
    "text": lambda c, _: f"zum Stichwort {_or([f'„{v}“' for v in c.values])}",
    "reuse": _reuse,
    "contact": lambda c, _: f"mit {_or(c.values)} als Ansprechperson",
    "partner": lambda c, _: f"unter Beteiligung von {_or(c.values)}",
    "details": lambda c, _: "mit Zahlen" if "yes" in c.values else "ohne nähere Angaben",
    "project": lambda c, _: "dieser Auswahl",
}


def _money(condition: Condition) -> str:
    what, low, high = _MONEY[condition.field], condition.low, condition.high
    if low is not None and high is not None:
        return f"mit {what} von {forms.euro(int(low))} bis {forms.euro(int(high))}"
    if low is not None:
        amount = int(low)
        strict = amount % 1000 == 1
        return f"mit {what} {'über' if strict else 'ab'} {forms.euro(amount - 1 if strict else amount)}"
    amount = int(high or 0)
    strict = amount % 1000 == 999
    return f"mit {what} {'unter' if strict else 'bis'} {forms.euro(amount + 1 if strict else amount)}"


def _span(low: str | int | None, high: str | int | None) -> str:
    if low is not None and high is not None:
        return (
            f"am {forms.time(str(low))}" if low == high else f"von {forms.time(str(low))} bis {forms.time(str(high))}"
        )
    if low is not None:
        return f"ab {forms.time(str(low))}"
    return f"bis {forms.time(str(high))}"


def _limits(condition: Condition) -> str:
    low, high = condition.low, condition.high
    if low == high:
        return str(low)
    return f"von mindestens {low}" if low is not None else f"von höchstens {high}"


_TIMES: dict[str, Callable[[Condition], str]] = {
    "start": lambda c: f"mit Beginn {_span(c.low, c.high)}",
    "end": lambda c: f"mit Ende {_span(c.low, c.high)}",
    "running": lambda c: f"mit Laufzeit {_span(c.low, c.high)}",
    "transferable": lambda c: f"mit Übertragbarkeit {_span(c.low, c.high)}",
    "share_percent": lambda c: f"mit einem Landesanteil {_limits(c)} Prozent",
    "milestones": lambda c: f"mit {_limits(c).removeprefix('von ')} Meilensteinen",
    "duration_days": lambda c: (
        f"mit einer Dauer von mindestens {c.low} Tagen"
        if c.low is not None
        else f"mit einer Dauer von höchstens {c.high} Tagen"
    ),
}
