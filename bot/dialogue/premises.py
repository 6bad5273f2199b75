"""What a question takes for granted about a project: checked against the facts, so that it can be put right."""

from __future__ import annotations

from datetime import date

from bot.catalogue.records import Project
from bot.dialogue.filters import sum_near
from bot.dialogue.query import Premise
from bot.dialogue.words import words
from bot.understanding.periods import Period
from bot.understanding.reading import Named, Reading

_ROUNDING, _ABOUT = 0.06, 0.12  # "3 Millionen" for 2.997.000 is right, "knapp 3 Millionen" for 2.700.000, too


def premises(reading: Reading, project: Project) -> tuple[Premise, ...]:
    """The claims of a message about one project."""
    figures = [_money(reading, project), _limit(reading, project), _length(reading, project)]
    figures += [_period(reading, project, period) for period in reading.quantities.periods]
    place = _place(reading, project)
    if place and place.holds and any(figures):  # "In Bielefeld kostet das drei Millionen, oder?" only says where
        place = None
    found = [*figures, place, _person(reading, project)]
    wrong = [p for p in found if p and not p.holds]
    if wrong:  # "Ja" beside a "Nein" would leave open what is right
        return tuple(wrong)
    return tuple(p for p in found if p and not (p.holds and p.kind in _ONLY_ASKED and not reading.has("confirm")))


_ONLY_ASKED = frozenset({"place", "person", "more", "less"})  # true claims that are worth a "Ja" only where asked


def _limit(reading: Reading, project: Project) -> Premise | None:
    """„Hat das mehr als eine Million gekostet?“: a claim about the sum that the message speaks of."""
    limits = [a for a in reading.quantities.amounts if a.is_limit]
    sums = {"total_eur": project.total_eur, "land_eur": project.land_eur, "own_eur": project.own_eur}
    value = sums[sum_near(limits[0], reading)] if len(limits) == 1 else None
    if value is None or not reading.has("confirm"):
        return None
    low, high = limits[0].low, limits[0].high
    holds = (low is None or value >= low) and (high is None or value <= high)
    return Premise("more" if low is not None else "less", str(value), holds)


def _length(reading: Reading, project: Project) -> Premise | None:
    """„Lief das länger als ein Jahr?“: a claim about how long it takes, in days."""
    limits = reading.quantities.lengths
    if len(limits) != 1 or not (project.start and project.end) or not reading.has("confirm"):
        return None
    days = (project.end - project.start).days + 1
    low, high = limits[0].low, limits[0].high
    holds = (low is None or days >= low) and (high is None or days <= high)
    return Premise("longer" if low is not None else "shorter", str(days), holds)


def claimed_names(reading: Reading, project: Project) -> frozenset[str]:
    """The names in which a message claims something of a project, right or wrong."""
    found = set()
    for i, named in enumerate(reading.names):
        place, person = named.mention.ids("place", "kreis"), named.mention.ids("person")
        if (place or person) and not named.mention.ids("project"):
            found.add(f"name:{i}")
    return frozenset(found)


def _money(reading: Reading, project: Project) -> Premise | None:
    claimed = [a for a in reading.quantities.amounts if not a.is_limit]
    known = [v for v in (project.total_eur, project.land_eur, project.own_eur) if v is not None]
    if not claimed or not known:
        return None
    within = _ABOUT if claimed[0].about else _ROUNDING
    spoken_of = sum_near(claimed[0], reading)
    if spoken_of != "total_eur":  # "drei Millionen vom Land"
        known = [v for v in (getattr(project, spoken_of),) if v is not None]
    holds = any(abs(claimed[0].value - value) <= within * value for value in known)
    return Premise("money", str(claimed[0].value), holds)


def _place(reading: Reading, project: Project) -> Premise | None:
    claimed = [n for n in reading.named("place", "kreis") if not n.negated and not n.mention.ids("project")]
    # "für Gütersloh", "nach Hamm" is where somebody wants the project, not where it is said to be
    foreign = [n for n in claimed if not n.own and n.after not in words("towards")]
    if not foreign or reading.has("compare"):
        return None
    name = foreign[0].mention.ids("place", "kreis")[0]
    if any(_is_at(project, named) for named in claimed):
        mine = {project.municipality, project.region_name}
        return (
            Premise("place", name, True) if all(mine & set(n.mention.ids("place", "kreis")) for n in foreign) else None
        )
    return Premise("place", name, False)


def _is_at(project: Project, named: Named) -> bool:
    names = named.mention.ids("place", "kreis")
    around = (project.municipality, project.lead or "", *project.partners, project.region_name, project.label)
    if any(name.removeprefix("Kreis ") in text for name in names for text in around):
        return True
    return any(f"Kreis {project.municipality}" == name for name in names)


def _person(reading: Reading, project: Project) -> Premise | None:
    people = [n.mention.ids("person") for n in reading.named("person") if not n.negated]
    if not people or project.contact is None:
        return None
    holds = any(project.contact.name in names for names in people)
    return Premise("person", people[0][0], holds)


def _period(reading: Reading, project: Project, period: Period) -> Premise | None:
    if project.start is None or project.end is None:
        return None
    if reading.has("start") and not reading.has("end"):
        return Premise("start", _name(period), _within(project.start, period))
    if reading.has("transferable") and project.transferable_from:
        # On a single day it may have been so for long: „Ist das schon jetzt übertragbar?“
        since = "" if period.low == period.high else period.low[:7]
        return Premise("transferable", _name(period), since <= project.transferable_from <= period.high[:7])
    if reading.has("end"):
        return Premise("end", _name(period), _within(project.end, period))
    if reading.has("running"):
        return Premise(
            "running",
            _name(period),
            project.start.isoformat() <= period.high and period.low <= project.end.isoformat(),
        )
    return None


def _within(day: date, period: Period) -> bool:
    iso = day.isoformat()
    match period.relation:
        case "before":
            return iso < period.low
        case "after":
            return iso > period.high
        case "from":
            return iso >= period.low
        case "until":
            return iso <= period.high
        case _:
            return period.low <= iso <= period.high


def _name(period: Period) -> str:
    """The claimed time as one ISO value: a day, or a month, or a year."""
    if period.low == period.high:
        return period.low
    if period.low[:7] == period.high[:7]:
        return period.low[:7]
    return (
        period.low[:4]
        if period.low.endswith("01-01") and period.high.endswith("12-31")
        else f"{period.low}/{period.high}"
    )
