"""Conditions on a project, each as a function that says whether a project fulfils it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tools.composition.catalogue import Project, catalogue, fold
from tools.composition.selection import Verdict

Test = Callable[[Project], Verdict]


def yes(belongs: bool | None) -> Verdict:
    """Belongs, does not belong, or (None) the data file does not say."""
    return Verdict.UNKNOWN if belongs is None else Verdict.YES if belongs else Verdict.NO


# --- places, chapters, people ----------------------------------------------------------------------------------------


def town(name: str) -> Test:
    """A town; of Paderborn's projects, those of the Kreis may be meant, too."""
    district = f"Kreis {name}"
    return lambda p: Verdict.ARGUABLE if p.municipality == district else yes(p.municipality == name)


def kreis(name: str) -> Test:
    """A Kreis; it carries projects itself, and its towns lie in it."""
    district = f"Kreis {name}"
    carries = any(p.municipality == district for p in catalogue().projects)
    within = Verdict.ARGUABLE if carries else Verdict.YES

    def verdict(project: Project) -> Verdict:
        if project.municipality == district:
            return Verdict.YES
        return within if catalogue().districts.get(project.municipality) == district else Verdict.NO

    return verdict


def region(identifier: str) -> Test:
    """A model region, by its id."""
    return lambda p: yes(p.region == identifier)


def tag(name: str, kind: str) -> Test:
    """A topic, service or product; a project whose text only mentions it is arguable."""
    words = [fold(word) for word in (name, *catalogue().tags[name])]
    mention = re.compile("|".join(rf"\b{re.escape(word)}" for word in words))

    def verdict(project: Project) -> Verdict:
        if name in getattr(project, kind):
            return Verdict.YES
        if mention.search(project.words):
            return Verdict.ARGUABLE
        return Verdict.NO if project.told_in_full else Verdict.UNKNOWN

    return verdict


def reuse(kind: str) -> Test:
    """A kind of reuse, by its id."""
    return lambda p: yes(kind in p.reuse if p.told_in_full else None)


def person(name: str) -> Test:
    """A contact person, by the full name."""
    return lambda p: yes(p.contact == name if p.contact else None)


def partner(short: str) -> Test:
    """A partner, by a part of its name."""
    return lambda p: yes(any(short in name for name in p.partners) if p.told_in_full else None)


# --- money -----------------------------------------------------------------------------------------------------------


def above(key: str, limit: int) -> Test:
    """More than a limit in euro."""
    return lambda p: yes(None if (value := getattr(p, key)) is None else value > limit)


def below(key: str, limit: int) -> Test:
    """Less than a limit in euro."""
    return lambda p: yes(None if (value := getattr(p, key)) is None else value < limit)


def between(low: int, high: int) -> Test:
    """A total cost between two limits in euro."""
    return lambda p: yes(None if p.total is None else low < p.total < high)


# --- time ------------------------------------------------------------------------------------------------------------


def in_year(key: str, year: int) -> Test:
    """A date within a year."""
    return lambda p: yes(None if not (day := getattr(p, key)) else int(str(day)[:4]) == year)


def before(key: str, year: int) -> Test:
    """A date before a year begins."""
    return lambda p: yes(None if not (day := getattr(p, key)) else int(str(day)[:4]) < year)


def after(key: str, year: int) -> Test:
    """A date after a year has ended."""
    return lambda p: yes(None if not (day := getattr(p, key)) else int(str(day)[:4]) > year)


def running(year: int, month: int) -> Test:
    """Running in a month; a part of it is arguable."""
    first, last = date(year, month, 1), date(year, month, 28)

    def verdict(project: Project) -> Verdict:
        if not project.start or not project.end:
            return Verdict.UNKNOWN
        if project.end < first or (project.start.year, project.start.month) > (year, month):
            return Verdict.NO
        return Verdict.YES if project.start <= first and project.end >= last else Verdict.ARGUABLE

    return verdict


def duration(sign: int, months: int) -> Test:
    """Longer (sign 1) or shorter (-1) than some months; a month more or less is arguable."""
    limit = months * 365.25 / 12

    def verdict(project: Project) -> Verdict:
        if project.days is None:
            return Verdict.UNKNOWN
        difference = sign * (project.days - limit)
        return Verdict.ARGUABLE if abs(difference) < 20 else yes(difference > 0)

    return verdict
