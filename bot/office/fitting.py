"""What may be the same thing as an item or a report, for the pages of both."""

from __future__ import annotations

from dataclasses import dataclass

from bot.experts.desk import EmbeddedDesk
from bot.experts.matching import matches


@dataclass(frozen=True)
class Fit:
    """The number of an item, or of a report (``reported``), and how likely it is the thing."""

    number: str
    score: int
    reported: bool


def fitting(desk: EmbeddedDesk, town: str, number: str) -> list[Fit]:
    """The likeliest first."""
    reports = desk.reports.listed(town)
    reported = {report.number for report in reports}
    pairs = [pair for pair in matches(reports, desk.found.listed(town)) if number in (pair.lost, pair.found)]
    others = [(pair.found if pair.lost == number else pair.lost, pair.score) for pair in pairs]
    return [Fit(other, score, other in reported) for other, score in others]
