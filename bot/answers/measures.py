"""What projects can be ordered, filtered and compared by; utter_label_<measure> is its name."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers.forms import months
from bot.answers.values import Count, Euro, Length, Share, Time, Value, day, say
from bot.catalogue.records import Project


def length(project: Project) -> Length:
    """How long a project takes; its dates must be known."""
    return Length(months(project.duration_days or 0))


def amount(project: Project, name: str) -> Euro:
    """A project's known ``total_eur`` or ``land_eur``, rounded if the source rounds it."""
    return Euro(getattr(project, name), rounded=name in project.rounded)


def _period(project: Project) -> Value | None:
    if project.start is None or project.end is None:
        return None
    return say("period", start=day(project.start), end=day(project.end), duration=length(project))


MEASURES: dict[str, Callable[[Project], Value | None]] = {
    "total_eur": lambda p: None if p.total_eur is None else amount(p, "total_eur"),
    "land_eur": lambda p: None if p.land_eur is None else amount(p, "land_eur"),
    "own_eur": lambda p: None if p.own_eur is None else Euro(p.own_eur, calculated=True, rounded=bool(p.rounded)),
    "share": lambda p: None if p.total_eur is None or p.land_eur is None else Share(p.land_eur, p.total_eur),
    "start": lambda p: day(p.start) if p.start else None,
    "end": lambda p: day(p.end) if p.end else None,
    "duration": lambda p: length(p) if p.duration_days else None,
    "period": _period,
    "transferable": lambda p: Time(p.transferable_from) if p.transferable_from else None,
    "milestones": lambda p: Count(len(p.milestones), "milestone") if p.milestones else None,
    "partners": lambda p: Count(len(p.partners) + 1, "organisation") if p.lead else None,
}

# What a comparison of a facet shows, in rows; other facets are compared by what is said of them beside a project.
COMPARED: dict[str, tuple[str, ...]] = {
    "money": ("total_eur", "land_eur", "own_eur", "share"),
    "time": ("period", "transferable"),
    "transferability": ("period", "transferable"),
    "milestones": ("milestones",),
}


def label(measure: str) -> Value:
    """What the measure is called."""
    return say(f"label_{measure}")
