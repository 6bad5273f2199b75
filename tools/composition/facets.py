"""What an answer about one project must hold, facet by facet."""

from __future__ import annotations

from collections.abc import Callable

from tools.composition.catalogue import Project, catalogue
from tools.composition.reply import Value

# How an answer may show a kind of reuse: its name in one of the numbers.
_REUSE = {
    "konzepte": r"\bkonzept(e|en)?\b",
    "vorlagen-verfahren": r"\bvorlagen (&|und) verfahren\b",
    "bausteine": r"\bbausteinen?\b",
    "lizenzfreie-loesungen": r"\blizenzfreien? lösung",
}


def values(project: Project, facet: str) -> tuple[Value, ...]:
    """The values of a facet; empty if the data file does not say."""
    return _FACETS[facet](project)


def _eur(value: int | None) -> tuple[Value, ...]:
    return () if value is None else (("eur", str(value)),)


def _text(value: str) -> tuple[Value, ...]:
    return (("text", value),) if value else ()


def _start(project: Project) -> tuple[Value, ...]:
    return (("date", str(project.start)),) if project.start else ()


def _end(project: Project) -> tuple[Value, ...]:
    return (("date", str(project.end)),) if project.end else ()


def _share(project: Project) -> tuple[Value, ...]:
    if project.total is None or project.land is None:
        return ()
    return (("percent", str(100 * project.land / project.total)),)


def _region(project: Project) -> str:
    return next(r.name for r in catalogue().regions if r.id == project.region)


_FACETS: dict[str, Callable[[Project], tuple[Value, ...]]] = {
    "total": lambda p: _eur(p.total),
    "land": lambda p: _eur(p.land),
    "own": lambda p: _eur(p.own),
    "share": _share,
    "start": _start,
    "end": _end,
    "time": lambda p: (*_start(p), *_end(p)),
    "contact": lambda p: (("words", p.contact),) if p.contact else (),
    "phone": lambda p: (("phone", p.phone),) if p.phone else (),
    "email": lambda p: _text(p.email),
    "transferable": lambda p: (("month", p.transferable),) if p.transferable else (),
    "page": lambda p: (("page", str(p.page)),),
    "lead": lambda p: _text(p.lead),
    "partners": lambda p: tuple(("text", name) for name in p.partners),
    "reuse": lambda p: tuple(("regex", _REUSE[kind]) for kind in p.reuse),
    "products": lambda p: tuple(("text", name) for name in p.products),
    "services": lambda p: tuple(("text", name) for name in p.services),
    "milestones": lambda p: tuple(("text", title) for title in p.milestones),
    "town": lambda p: _text(p.municipality),
    "region": lambda p: _text(_region(p)),
}
FACETS = tuple(_FACETS)
