"""What a question takes for granted about a project: checked against the facts, so that it can be put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from bot.catalogue.records import Project, Region
from bot.dialogue.evidence import names_of
from bot.dialogue.limits import names_total, sum_near
from bot.dialogue.ordering import SUMS
from bot.dialogue.query import Premise
from bot.dialogue.references import Directory
from bot.dialogue.situation import Situation
from bot.dialogue.times import limits
from bot.dialogue.words import words
from bot.understanding.amounts import Amount
from bot.understanding.periods import Period
from bot.understanding.quantities import find_quantities
from bot.understanding.reading import Named, Reading

_ROUNDING, _ABOUT = 0.06, 0.12  # "3 Millionen" for 2.997.000 is right, "knapp 3 Millionen" for 2.700.000, too


def premises(reading: Reading, project: Project, before: Project | None = None) -> tuple[Premise, ...]:
    """The claims of a message about one project; ``before``: the one spoken of so far, whose contact "sie" may be."""
    found = [claim for claim in _claims(reading, project, before) if claim]
    wrong = tuple(claim for claim in found if not claim.holds)  # "Ja" beside a "Nein" would leave open what is right
    return wrong or tuple(claim for claim in found if reading.has("confirm") or claim.kind not in _ONLY_ASKED)


def claimed(s: Situation, ids: Sequence[str]) -> tuple[Premise, ...]:
    """What a message claims of the project that is asked about, or of each of some."""
    if project := s.single(tuple(ids)):
        return premises(s.reading, project, s.single(s.state.focus))
    found = [known for i in ids[:_MOST] if (known := s.directory.project(i))]
    return premises_of_each(s.reading, found)


_MOST = 4  # projects of which each claim is told


def premises_of_each(reading: Reading, projects: Sequence[Project]) -> tuple[Premise, ...]:
    """„Waren A und B günstiger als 600.000 Euro?“: what is claimed of each of several projects."""
    if not reading.has("confirm"):
        return ()
    claims = ((claim, project.id) for project in projects for claim in premises(reading, project))
    found = tuple(replace(claim, project=of) for claim, of in claims if claim.kind in _OF_EACH)
    return tuple(claim for claim in found if not claim.holds) or found  # one wrong: the whole claim is


_OF_EACH = frozenset({"more", "less", "fully", "longer", "shorter", "reuse", "start", "end", "transferable", "running"})


def premises_of_region(
    reading: Reading, towns: Sequence[str], region: Region, directory: Directory
) -> tuple[Premise, ...]:
    """„Ist Wuppertal die Leitkommune?“, „Gehört Hamm dazu?“: what is claimed of towns in a Modellregion."""
    if not reading.has("confirm"):
        return ()
    if set(reading.words) & words("leading"):
        return tuple(Premise("lead", town, town == region.lead_municipality) for town in towns)
    places = {town: directory.place(town) for town in towns}
    return tuple(Premise("member", town, place.region == region.id) for town, place in places.items() if place)


def _claims(reading: Reading, project: Project, before: Project | None) -> list[Premise | None]:
    figures = [_money(reading, project), _limit(reading, project), _fully(reading, project), _length(reading, project)]
    figures += [_period(reading, project, period) for period in reading.quantities.periods]
    place = _place(reading, project)
    if place and place.holds and any(figures):  # "In Bielefeld kostet das drei Millionen, oder?" only says where
        place = None
    figures.append(_before_its_end(reading, project))
    return [*figures, place, _person(reading, project, before), _reuse(reading, project)]


# True claims that are worth a "Ja" only where asked.
_ONLY_ASKED = frozenset({"place", "person", "more", "less", "reuse"})


def _limit(reading: Reading, project: Project) -> Premise | None:
    """„Hat das mehr als eine Million gekostet?“: a claim about the sum that the message speaks of."""
    amounts = [a for a in reading.quantities.amounts if a.is_limit]
    value = _sums(project).get(sum_near(amounts[0], reading)) if len(amounts) == 1 else None
    if value is None or not reading.has("confirm"):
        return None
    low, high = amounts[0].low, amounts[0].high
    return Premise("more" if low is not None else "less", str(value), _is_between(low, value, high))


def _sums(project: Project) -> dict[str, int]:
    """The sums of a project that are known."""
    return {name: value for name in SUMS if (value := getattr(project, name)) is not None}


def _is_between(low: Any, value: Any, high: Any) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _fully(reading: Reading, project: Project) -> Premise | None:
    """„Hat das Land alles bezahlt?“: a claim that the project cost its municipality nothing."""
    if project.land_eur is None or project.own_eur is None or not reading.has("fully"):
        return None
    return Premise("fully", str(project.land_eur), not project.own_eur) if reading.has("confirm") else None


def _length(reading: Reading, project: Project) -> Premise | None:
    """„Lief das länger als ein Jahr?“: a claim about how long it takes, in days."""
    lengths = reading.quantities.lengths
    days = project.duration_days
    if len(lengths) != 1 or days is None or not reading.has("confirm"):
        return None
    low, high = lengths[0].low, lengths[0].high
    return Premise("longer" if low is not None else "shorter", str(days), _is_between(low, days, high))


def claimed_names(reading: Reading, project: Project) -> frozenset[str]:
    """The names in which a message claims something of a project, right or wrong."""
    return names_of(reading, "place", "kreis", "person") - names_of(reading, "project")


def _money(reading: Reading, project: Project) -> Premise | None:
    claimed = next((a for a in reading.quantities.amounts if not a.is_limit), None)
    sums = _sums(project)
    if claimed is None or not sums:
        return None
    if any(_is_about(claimed, value) for value in _meant(claimed, reading, sums)):
        return Premise("money", str(claimed.value), True)
    if _is_told_later(claimed, project):  # one of several figures
        return Premise("money_elsewhere", str(claimed.value), True)
    kind = "money" if {"total_eur", "land_eur"} <= set(sums) else "money_unknown"
    return Premise(kind, str(claimed.value), False)


def _meant(claimed: Amount, reading: Reading, sums: Mapping[str, int]) -> list[int]:
    """The sums that an amount may be: „drei Millionen vom Land“; any of them unless the message says which."""
    spoken_of = sum_near(claimed, reading)
    any_of = spoken_of == "total_eur" and not names_total(reading)
    return [value for name, value in sums.items() if any_of or name == spoken_of]


def _is_told_later(claimed: Amount, project: Project) -> bool:
    """Whether a later fact about the money, which stands below the answer, names an amount."""
    told = (find_quantities(fact.text).amounts for fact in project.later if fact.about == "money")
    return any(_is_about(claimed, amount.value) for amounts in told for amount in amounts)


def _is_about(claimed: Amount, value: int) -> bool:
    return abs(claimed.value - value) <= (_ABOUT if claimed.about else _ROUNDING) * value


def _place(reading: Reading, project: Project) -> Premise | None:
    claimed = [n for n in reading.named("place", "kreis") if not n.negated and not n.mention.ids("project")]
    foreign = [n for n in claimed if not _is_wished(n)]
    if not foreign or reading.has("compare"):
        return None
    name = foreign[0].mention.ids("place", "kreis")[0]
    if not any(map(partial(_is_at, project), claimed)):
        return Premise("place", name, False)
    return Premise("place", name, True) if all(map(partial(_is_home, project), foreign)) else None


def _is_wished(named: Named) -> bool:
    """„Für Gütersloh“, „nach Hamm“ is where somebody wants the project, not where it is said to be."""
    return named.own or named.after in words("towards")


def _is_home(project: Project, named: Named) -> bool:
    return bool({project.municipality, project.region_name} & set(named.mention.ids("place", "kreis")))


def _is_at(project: Project, named: Named) -> bool:
    names = named.mention.ids("place", "kreis")
    around = (project.municipality, project.lead or "", *project.partners, project.region_name, project.label)
    if any(name.removeprefix("Kreis ") in text for name in names for text in around):
        return True
    return any(f"Kreis {project.municipality}" == name for name in names)


def _person(reading: Reading, project: Project, before: Project | None) -> Premise | None:
    people = [n.mention.ids("person") for n in reading.named("person") if not n.negated]
    if not people and before and before.contact and reading.has("person_again"):
        people = [(before.contact.name,)]
    if not people or project.contact is None:
        return None
    holds = any(project.contact.name in names for names in people)
    return Premise("person", people[0][0], holds)


def _reuse(reading: Reading, project: Project) -> Premise | None:
    """„Stellt das Projekt Bausteine bereit?“: a kind of reuse that it offers or not; the first that is missing."""
    kinds = [n.mention.ids("reuse_kind")[0] for n in reading.named("reuse_kind") if not n.negated]
    offered = {offer.kind for offer in project.reuse}
    if not (kinds and offered and reading.has("confirm")):
        return None
    missing = [kind for kind in kinds if kind not in offered]
    return Premise("reuse", (missing or kinds)[0], not missing)


def _period(reading: Reading, project: Project, period: Period) -> Premise | None:
    if project.start is None or project.end is None:
        return None
    if reading.has("start") and not reading.has("end"):
        return Premise("start", _name(period), _within(project.start, period))
    if reading.has("transferable") and project.transferable_from:
        # On a single day it may have been so for long: „Ist das schon jetzt übertragbar?“
        since = None if period.low == period.high else period.low[:7]
        return Premise("transferable", _name(period), _is_between(since, project.transferable_from, period.high[:7]))
    if reading.has("end"):
        return Premise("end", _name(period), _within(project.end, period))
    if reading.has("running"):
        return Premise("running", _name(period), _overlaps(project.start, project.end, period))
    return None


def _before_its_end(reading: Reading, project: Project) -> Premise | None:
    """„War es schon übertragbar, bevor das Projekt endete?“, „kam die Übertragbarkeit erst danach?“: by months."""
    before, after = reading.has("before_its_end"), reading.has("after_its_end")
    asked = reading.has("confirm") and "transferability" in reading.facets and not reading.quantities.periods
    if before == after or not asked or not project.transferable_from or not project.end:
        return None
    end = project.end.isoformat()[:7]
    holds = project.transferable_from < end if before else project.transferable_from > end
    return Premise("before_its_end" if before else "after_its_end", project.end.isoformat(), holds)


def _overlaps(start: date, end: date, period: Period) -> bool:
    return start.isoformat() <= period.high and period.low <= end.isoformat()


def _within(day: date, period: Period) -> bool:
    low, high = limits(period)
    return _is_between(low, day.isoformat(), high)


def _name(period: Period) -> str:
    """The claimed time as one ISO value: a day, or a month, or a year."""
    if period.low == period.high:
        return period.low
    if period.low[:7] == period.high[:7]:
        return period.low[:7]
    whole_years = period.low.endswith("01-01") and period.high.endswith("12-31")
    return period.low[:4] if whole_years else f"{period.low}/{period.high}"
