"""What projects can be ordered and filtered by, and how each figure is shown."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers import forms
from bot.catalogue.records import Project

MEASURES: dict[str, tuple[str, Callable[[Project], str]]] = {
    "total_eur": ("Gesamtkosten", lambda p: forms.euro(p.total_eur or 0)),
    "land_eur": ("Landesförderung", lambda p: forms.euro(p.land_eur or 0)),
    "own_eur": ("Eigenanteil (berechnet)", lambda p: forms.euro(p.own_eur or 0)),
    "share": ("Förderanteil des Landes (berechnet)", lambda p: forms.percent(p.land_eur or 0, p.total_eur or 0)),
    "start": ("Beginn", lambda p: forms.day(p.start) if p.start else ""),
    "end": ("Ende", lambda p: forms.day(p.end) if p.end else ""),
    "duration": ("Dauer (berechnet)", lambda p: forms.duration(p.start, p.end) if p.start and p.end else ""),
    "transferable": ("Übertragbar ab", lambda p: forms.month(p.transferable_from) if p.transferable_from else ""),
    "milestones": ("Meilensteine", lambda p: str(len(p.milestones))),
    "partners": ("Zahl der Beteiligten", lambda p: str(len(p.partners) + bool(p.lead))),
}  # fmt: skip
