"""Questions to the catalogue. Only SQL here: no German sentences, no dialogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, case, func, not_, or_, select
from sqlalchemy.engine import Engine

from bot.catalogue import models as m
from bot.catalogue.conditions import Condition
from bot.catalogue.editions import on_facts
from bot.catalogue.keys import key
from bot.catalogue.project_reader import ProjectReader
from bot.catalogue.records import (
    Answered,
    Category,
    Fact,
    NameEntry,
    Place,
    Project,
    Region,
    ReuseKind,
    Term,
    Totals,
)
from bot.catalogue.where import PRINTED, clauses

Clause = Any  # SQLAlchemy 1.4 ships no types
p = m.projects.c


def _organisation_count() -> Clause:
    """How many organisations take part in a project, as lead or partner."""
    count = select(func.count()).where(m.organisations.c.project_id == p.id).correlate(m.projects).scalar_subquery()
    return func.nullif(count, 0)


# The order of the brochure, and the tie-break of every other order.
_BROCHURE: tuple[Clause, ...] = (m.categories.c.page, p.page.is_(None), p.page, p.title_key, p.id)
# What the brochure says comes before what only later sources say; last its projects of which these alone tell facts.
_BY_NAME = p.page.is_(None)
_BY_FACTS = case((PRINTED, 0), (p.page.is_(None), 1), else_=2)
_ORDERS: dict[str, Clause] = {
    "title": p.title_key,
    "total_eur": p.total_eur,
    "land_eur": p.land_eur,
    "own_eur": p.own_eur,
    "start": p.start,
    "end": p.end,
    "duration": p.duration_days,
    "transferable": p.transferable_from,
    "milestones": p.milestone_count,
    "partners": _organisation_count(),
    "share": p.land_eur * 1.0 / func.nullif(p.total_eur, 0),
}
ORDERS = ("page", *_ORDERS)


_VERSION = select(m.state.c.version)  # asked for with each message
_EXACT = and_(p.total_eur.is_not(None), p.land_eur.is_not(None), not_(p.total_rounded), not_(p.land_rounded))
_INEXACT = and_(not_(_EXACT), or_(p.total_eur.is_not(None), p.land_eur.is_not(None)))
_SUMS: tuple[Clause, ...] = (
    func.count(),
    func.count(case((_EXACT, 1))),
    func.coalesce(func.sum(case((_EXACT, p.total_eur))), 0),
    func.coalesce(func.sum(case((_EXACT, p.land_eur))), 0),
    func.count(case((_INEXACT, 1))),
    func.count(case((_INEXACT, p.total_eur))),
    func.coalesce(func.sum(case((_INEXACT, p.total_eur))), 0),
    func.count(case((_INEXACT, p.land_eur))),
    func.coalesce(func.sum(case((_INEXACT, p.land_eur))), 0),
)


class Catalogue:
    """Read access to the loaded catalogue; cheap to make, safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        """Use an engine made by ``bot.database.engine.connect``."""
        self._engine = engine
        self._reader = ProjectReader()

    def version(self) -> int:
        """The number of the last load; 0 before the first."""
        with self._engine.connect() as connection:
            return int(connection.execute(_VERSION).scalar() or 0)

    # Projects

    def project(self, project_id: str) -> Project | None:
        """A project by its id."""
        found = self.projects([Condition("project", (project_id,))])
        return found[0] if found else None

    def projects(
        self,
        conditions: Sequence[Condition] = (),
        order: str = "page",
        descending: bool = False,
        limit: int | None = None,
        *,
        apart: bool = True,
    ) -> list[Project]:
        """The projects that meet all conditions; those that lack the ordering fact come last.

        ``apart``: before that, what the brochure says comes first, so that figures of later sources do not mix with it.
        """
        keys = _ordering(_side(conditions, order) if apart else (), order, descending)
        statement = select(p.id).join(m.categories).where(*clauses(conditions)).order_by(*keys).limit(limit)
        with self._engine.connect() as connection:
            ids = connection.execute(statement).scalars().all()
            return self._reader.read(connection, ids)

    def project_ids(self, conditions: Sequence[Condition] = (), limit: int | None = None) -> list[str]:
        """The ids of the matching projects in the brochure's order."""
        statement = select(p.id).join(m.categories).where(*clauses(conditions)).order_by(*_side(conditions), *_BROCHURE)
        with self._engine.connect() as connection:
            return list(connection.execute(statement.limit(limit)).scalars())

    def count(self, conditions: Sequence[Condition] = ()) -> int:
        """How many projects match."""
        with self._engine.connect() as connection:
            statement = select(func.count()).select_from(m.projects).where(*clauses(conditions))
            return int(connection.execute(statement).scalar_one())

    def pages(self, conditions: Sequence[Condition] = ()) -> list[int]:
        """The pages of the brochure on which the matching projects stand, each once."""
        statement = select(p.page).distinct().where(p.page.is_not(None), *clauses(conditions)).order_by(p.page)
        with self._engine.connect() as connection:
            return list(connection.execute(statement).scalars())

    def durations(self, conditions: Sequence[Condition] = ()) -> list[int]:
        """The days that the matching projects took, as far as they are known."""
        statement = select(p.duration_days).where(p.duration_days.is_not(None), *clauses(conditions))
        with self._engine.connect() as connection:
            return list(connection.execute(statement).scalars())

    def totals(self, conditions: Sequence[Condition] = ()) -> Totals:
        """The sums over the matching projects, and on how many of them they rest."""
        with self._engine.connect() as connection:
            row = connection.execute(select(*_SUMS).select_from(m.projects).where(*clauses(conditions))).one()
        return Totals(*(int(number) for number in row))

    def totals_by(self, field: str, conditions: Sequence[Condition] = ()) -> dict[str, Totals]:
        """The same for each "region" or "carrier" that has any matching project."""
        column = {"region": p.region_id, "carrier": p.municipality}[field]
        sums = select(column, *_SUMS).select_from(m.projects).where(*clauses(conditions))
        rows = self._all(sums.group_by(column).order_by(column))
        return {str(key): Totals(*(int(number) for number in numbers)) for key, *numbers in rows}

    # Regions and places

    def regions(self) -> list[Region]:
        """The Modellregionen in the order of their file."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(m.regions).order_by(m.regions.c.position)).all()
            columns = m.region_members.c
            members = connection.execute(select(m.region_members).order_by(columns.position)).all()
            facts = m.facts.c
            later = connection.execute(
                select(m.facts).where(facts.region_id.is_not(None)).order_by(facts.position)
            ).all()
        return [
            Region(
                id=row.id,
                name=row.name,
                lead_municipality=row.lead_municipality,
                members=tuple(member.name for member in members if member.region_id == row.id),
                regierungsbezirk=row.regierungsbezirk,
                project_count=row.project_count,
                focus=row.focus,
                page=row.page,
                later=tuple(_fact(fact) for fact in later if fact.region_id == row.id),
            )
            for row in rows
        ]

    def region(self, region_id: str) -> Region | None:
        """A Modellregion by its id."""
        return next((region for region in self.regions() if region.id == region_id), None)

    def place(self, name: str) -> Place | None:
        """A municipality or Kreis by its full name: "Wetter (Ruhr)", "Kreis Soest"."""
        found = self._places(m.places.c.name_key == key(name))
        return found[0] if found else None

    def places_named(self, name: str) -> list[Place]:
        """All municipalities and Kreise a name may mean: "Soest" is a town and a Kreis."""
        wanted = key(name)
        forms = [wanted, f"kreis {wanted}", f"städteregion {wanted}"]
        columns = m.places.c
        return self._places(or_(columns.name_key.in_(forms), columns.short_key == wanted))

    def towns_in_regions(self) -> list[Place]:
        """The municipalities that belong to a Modellregion."""
        return [place for place in self._places(m.places.c.region_id.is_not(None)) if place.kind != "Kreis"]

    def _places(self, clause: Clause) -> list[Place]:
        """Places in a steady order: towns before Kreise."""
        columns = m.places.c
        statement = select(m.places).where(clause).order_by(columns.kind == "Kreis", columns.name)
        with self._engine.connect() as connection:
            return [
                Place(row.name, row.kind, row.kreis, row.regierungsbezirk, row.region_id, row.role)
                for row in connection.execute(statement)
            ]

    # The programme

    def categories(self) -> list[Category]:
        """The chapters in the brochure's order, with those that are only announced."""
        rows = self._all(select(m.categories).order_by(m.categories.c.page, m.categories.c.id))
        return [Category(row.id, row.name, row.page, row.intro, row.announced, row.partial) for row in rows]

    def later_name(self) -> str | None:
        """What the sources are called that are later than the brochure; None if nothing comes from any."""
        found = self._all(select(m.tags.c.name).where(m.tags.c.kind == "source").limit(1))
        return str(found[0].name) if found else None

    def reuse_kinds(self) -> list[ReuseKind]:
        """The kinds of reuse."""
        rows = self._all(select(m.reuse_kinds).order_by(m.reuse_kinds.c.position))
        return [ReuseKind(row.id, row.name, row.explanation, row.page) for row in rows]

    def terms(self) -> list[Term]:
        """The glossary."""
        rows = self._all(select(m.terms).order_by(m.terms.c.position))
        return [Term(row.id, row.term, row.text, row.source) for row in rows]

    def term(self, term_id: str) -> Term | None:
        """A glossary entry by its id."""
        rows = self._all(select(m.terms).where(m.terms.c.id == term_id))
        return next((Term(row.id, row.term, row.text, row.source) for row in rows), None)

    def facts(self) -> list[Fact]:
        """What is known about the programme; a fact that concerns a region is also found there."""
        rows = self._all(select(m.facts).order_by(m.facts.c.position))
        return [_fact(row) for row in rows]

    def fact(self, fact_id: str) -> Fact | None:
        """A fact by its id."""
        rows = self._all(select(m.facts).where(m.facts.c.id == fact_id))
        return next((_fact(row) for row in rows), None)

    def questions(self) -> list[Answered]:
        """The questions that editors have answered, in their order."""
        rows = self._all(select(m.questions).order_by(m.questions.c.position))
        return [
            Answered(row.question, tuple(row.also.splitlines()), row.text, row.source, row.as_of, row.url)
            for row in rows
        ]

    def names(self) -> list[NameEntry]:
        """Every form under which something may be asked for."""
        rows = self._all(select(m.names).order_by(m.names.c.position))
        return [NameEntry(row.kind, row.target, row.surface, row.weight) for row in rows]

    def _all(self, statement: Clause) -> Sequence[Any]:
        """The rows of a statement."""
        with self._engine.connect() as connection:
            rows: Sequence[Any] = connection.execute(statement).all()
        return rows


def _side(conditions: Sequence[Condition], order: str = "page") -> tuple[Clause, ...]:
    return (_BY_FACTS if on_facts(conditions, order) else _BY_NAME,)


def _ordering(side: tuple[Clause, ...], order: str, descending: bool) -> tuple[Clause, ...]:
    """The sort keys: unknown last in either direction, then the side, ties as in the brochure."""
    if order == "page":
        return (*side, *(column.desc() for column in _BROCHURE)) if descending else (*side, *_BROCHURE)
    if order not in _ORDERS:
        raise ValueError(f"unknown order {order!r}; expected one of {', '.join(ORDERS)}")
    wanted = _ORDERS[order]
    return (wanted.is_(None), *side, wanted.desc() if descending else wanted.asc(), *_BROCHURE)


def _fact(row: Any) -> Fact:
    """A fact from its row."""
    return Fact(row.id, row.text, row.source, row.as_of, row.later, row.about, row.url)
