"""What the dog tax has to calculate: dates, the rate that applies, the tax of this year; and sizes in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bot.experts.api import Case, Line, Opened, Read, Reader, Sender, Submission, fold, number

_MEASURE = re.compile(r"(\d{1,3}|[a-z]{3,})(?:[.,]\d)?[ -]?(kg|kilo|cm|zentimeter|centimet)")
_MONTHS_OF_YEAR = 12
_SERVICE = "99102013104000"  # LeiKa: registration of a dog
# The fields of FIM S05000039, by ours; those of code lists that are not at hand are told in our own words.
_HOLDER_FIELDS = {
    "given_name": "vornamen", "family_name": "familienname", "street": "strasseHausnummer", "postcode": "postleitzahl",
    "place": "ort", "phone": "telefon", "mail": "email", "file_number": "aktenzeichen",
}  # fmt: skip
_DOG_FIELDS = {
    "dog_name": "nameHund", "dog_born": "geburtsdatumHund", "chip": "chipnummer", "dog_place": "andererHaltungsort",
}  # fmt: skip
# How many months of the year of intake are taxed, by what the town's file says of the beginning.
_BEGIN = {"month_of_intake": 13, "month_after_intake": 12}


def size(text: str, case: Case) -> Read | None:
    """A height or a weight: from either figure of the law on, a grown dog is a large one."""
    heavy, high = case.of_law("large.weight_kg"), case.of_law("large.height_cm")
    measured = ((number(word), unit) for word, unit in _MEASURE.findall(fold(text)))
    found = {unit[0]: value >= (heavy if unit[0] == "k" else high) for value, unit in measured if value is not None}
    if any(found.values()):
        return Read("yes", whole=True)
    if len(found) == 1:
        return Read(problem=Line("large_one_measure", _limits(heavy, high)))  # it says nothing of the other one
    return Read("no", whole=True) if found else None


def _limits(heavy: int, high: int) -> tuple[tuple[str, int], ...]:
    return (("law.large.height_cm", high), ("law.large.weight_kg", heavy))


def deadline(case: Case) -> str | None:
    """The last day for the registration."""
    return _after(case.answers.get("since"), case.of_town("registration_days"))


def deadline_over(case: Case) -> bool | None:
    """Whether that day is gone."""
    last = deadline(case)
    return None if last is None else date.fromisoformat(last) < case.today


def off_deadline(case: Case) -> str | None:
    """The last day for the deregistration."""
    return _after(case.answers.get("until"), case.of_town("deregistration_days"))


def _after(day: str | None, days: int | None) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat() if day and days else None


def off_deadline_over(case: Case) -> bool | None:
    """Whether that day is gone."""
    last = off_deadline(case)
    return None if last is None else date.fromisoformat(last) < case.today


def count(case: Case) -> int:
    """How many dogs; one while nobody has said."""
    found = case.answers.get("count")
    return found if isinstance(found, int) else 1


def taxed_as(case: Case) -> str | None:
    """Which rate applies: that of dangerous dogs or the ordinary one; None if the town does not say."""
    kind = _breed(case).get("class")
    if kind == "dangerous":
        return "dangerous"
    if kind == "listed":
        raised = case.of_town("raised_tax_listed")
        return None if raised is None else ("dangerous" if raised else "ordinary")
    return "ordinary"


def rate(case: Case) -> float | None:
    """The tax for each dog and year."""
    applies = taxed_as(case)
    if applies is None:
        return None
    key = f"rate_dangerous_{min(count(case), 2)}" if applies == "dangerous" else f"rate_{min(count(case), 3)}"
    found: float | None = case.of_town(key)
    return found


def total(case: Case) -> float | None:
    """The tax for all dogs and a year."""
    each = rate(case)
    return None if each is None else each * count(case)


def months(case: Case) -> int | None:
    """How many months of this year are taxed; None unless the dog came this year and the town says when tax begins."""
    since, begin = case.answers.get("since"), case.of_town("begin")
    if not since or begin not in _BEGIN or date.fromisoformat(since).year != case.today.year:
        return None
    return _BEGIN[begin] - date.fromisoformat(since).month


def this_year(case: Case) -> float | None:
    """The tax for the rest of this year."""
    taxed, whole = months(case), total(case)
    return None if taxed is None or whole is None else round(whole * taxed / _MONTHS_OF_YEAR, 2)


def exemptions(case: Case) -> tuple[str, ...] | None:
    """The texts of the reasons for which the town asks for less."""
    found = case.of_town("exemptions")
    return tuple(f"reasons_{name}" for name in found) if found else None


def _breed(case: Case) -> Mapping[str, Any]:
    found = case.answers.get("breed")
    return found if isinstance(found, dict) else {}


def registration(case: Case, opened: Opened) -> Submission:
    """The registration as the form's fields; what was not told is left out."""
    answers, breed = case.answers, _breed(case)
    told: dict[str, Any] = {
        "rasse": list(breed.get("name", ())) or ["unbekannt"],
        "haltungSeit": answers["since"],
        "anzahlGehaltenerHunde": answers["count"],
        "anzahlAngemeldeterHunde": answers.get("registered", 0),
        "grund": answers["entry"],
        "nachweis": "wird nachgereicht",
    }
    told |= _renamed(_HOLDER_FIELDS, opened.get("holder")) | _renamed(_DOG_FIELDS, opened.get("dog"))
    return Submission(
        kind="registration",
        public={"day": answers["since"]},
        secret=told,
        service=_SERVICE,
        schema=case.of_town("submission_schema") or "",
        reply_to=told.get("email", ""),
    )


def _renamed(names: Mapping[str, str], values: Any) -> dict[str, str]:
    """The fields that were filled in, by the names of the form."""
    filled = values if isinstance(values, dict) else {}
    return {names[name]: value for name, value in filled.items() if name in names}


@dataclass(frozen=True)
class Hundesteuer:
    """What this expert adds to the frame."""

    readers: Mapping[str, Reader] = field(default_factory=lambda: {"size": size})
    values: Mapping[str, Callable[[Case], Any]] = field(
        default_factory=lambda: {
            "deadline": deadline,
            "deadline_over": deadline_over,
            "off_deadline": off_deadline,
            "off_deadline_over": off_deadline_over,
            "count": count,
            "taxed_as": taxed_as,
            "rate": rate,
            "total": total,
            "months": months,
            "this_year": this_year,
            "exemptions": exemptions,
        }
    )
    senders: Mapping[str, Sender] = field(default_factory=lambda: {"registration": registration})


def register() -> Hundesteuer:
    """Called by the frame."""
    return Hundesteuer()
