"""Reads and checks ``data/programme/*.yml``: facts, regions, chapters, kinds of reuse and glossary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.catalogue import converters as c
from bot.catalogue.content import Tag
from bot.catalogue.keys import sort_key
from bot.catalogue.later_files import source
from bot.catalogue.problems import Wrong
from bot.catalogue.records import Category, Fact, Region, ReuseKind, Term
from bot.catalogue.sources import Source, Sources
from bot.catalogue.yaml_nodes import Fields, Problems, Value, read_yaml

T = TypeVar("T")
Aliases = dict[tuple[str, str], tuple[str, ...]]


@dataclass
class Programme:
    """What the programme files say."""

    facts: tuple[Fact, ...] = ()
    regions: tuple[Region, ...] = ()
    categories: tuple[Category, ...] = ()
    reuse_kinds: tuple[ReuseKind, ...] = ()
    terms: tuple[Term, ...] = ()
    aliases: Aliases = field(default_factory=dict)
    brochure: Source = field(default_factory=lambda: Source(""))
    later_name: Tag | None = None  # how visitors call the sources that are later than the brochure
    # A region's municipalities and their values in the file, to be checked when the places are known.
    members: list[tuple[str, Value]] = field(default_factory=list)

    def check_places(self, known: frozenset[str]) -> None:
        """Every municipality of a region must be a place or a Kreis."""
        for name, value in self.members:
            if known and name not in known:
                value.wrong(f"expected a municipality or Kreis as in places.csv, found {name!r}")


def read_programme(folder: Path, name: str, problems: Problems, sources: Sources) -> Programme:
    """All programme files; what is wrong is noted."""
    found = Programme()
    roots = {
        stem: read_yaml(folder / f"{stem}.yml", f"{name}/{stem}.yml", problems)
        for stem in ("programme", "regions", "categories", "reuse_kinds", "terms")
    }
    brochure = Brochure()
    if programme := roots["programme"]:
        brochure, facts, found.later_name = programme.convert(partial(_programme, sources=sources)) or (
            brochure,
            (),
            None,
        )
        found.facts = facts
    found.brochure = Source(brochure.citation, date=brochure.as_of)
    found.regions = _entries(roots["regions"], partial(_region, found=found), lambda region: region.id)
    if categories := roots["categories"]:
        found.categories = categories.convert(partial(_categories, aliases=found.aliases)) or ()
    found.reuse_kinds = _entries(
        roots["reuse_kinds"], partial(_reuse_kind, aliases=found.aliases), lambda kind: kind.id
    )
    found.terms = _entries(
        roots["terms"], partial(_term, brochure=brochure, aliases=found.aliases), lambda term: term.id
    )
    return found


@dataclass(frozen=True)
class Brochure:
    """The printed source: how it is cited and from when it is."""

    citation: str = ""
    as_of: str = ""

    def page(self, number: int) -> str:
        """A page as a source."""
        return f"{self.citation}, S. {number}"


def _programme(root: Value, sources: Sources) -> tuple[Brochure, tuple[Fact, ...], Tag | None]:
    """The brochure and the facts: those printed in it, those known later, and those of further sources if wanted."""
    # ``figures`` holds the same facts as numbers, for the check against the brochure's text.
    fields = root.fields(
        ("name", "brochure", "facts"), ("full_name", "aliases", "figures", "later", "further", "later_sources")
    )
    for name in ("name", "full_name"):
        fields.get(name, c.text())
    fields.list("aliases", c.text())
    brochure = fields.get("brochure", _brochure) or Brochure()
    facts = fields.list("facts", partial(_printed_fact, brochure=brochure))
    later = fields.list("later", _later_fact)
    further = fields.list("further", _further_fact)
    _check_unique(fields, "facts", [fact.id for fact in (*facts, *later, *further)])
    known = {fact.id for fact in (*facts, *later)}
    for fact in further:
        if not (fact.about in known or str(fact.about).startswith("region:")):
            fields.wrong("further", f"expected about with the id of a fact above or region:<id>, found {fact.about!r}")
    later_name = fields.get("later_sources", _later_name)
    return brochure, (*facts, *later, *(further if sources is Sources.all else ())), later_name


def _later_name(value: Value) -> Tag:
    """How visitors call the later sources."""
    fields = value.fields(("name",), ("aliases",))
    return Tag("source", fields.get("name", c.text()) or "", fields.list("aliases", c.text()))


def _brochure(value: Value) -> Brochure:
    """How the brochure is cited."""
    fields = value.fields(("title", "citation", "as_of"), ("website",))
    fields.get("title", c.text())
    fields.get("website", c.text())
    return Brochure(fields.get("citation", c.text()) or "", fields.get("as_of", c.text()) or "")


def _printed_fact(value: Value, brochure: Brochure) -> Fact:
    """A fact from the brochure."""
    fields = value.fields(("id", "text", "page"))
    return Fact(
        id=fields.get("id", _fact_id) or "",
        text=fields.get("text", c.text(c.SENTENCES)) or "",
        source=brochure.page(fields.get("page", c.page_number) or 0),
        as_of=brochure.as_of,
    )


def _later_fact(value: Value) -> Fact:
    """A fact that became known after the brochure, with its own source and date."""
    fields = value.fields(("id", "text", "source", "as_of"))
    return Fact(
        id=fields.get("id", _fact_id) or "",
        text=fields.get("text", c.text(c.SENTENCES)) or "",
        source=fields.get("source", c.text(300)) or "",
        as_of=fields.get("as_of", c.text()) or "",
        later=True,
    )


def _further_fact(value: Value) -> Fact:
    """A fact of a further source, told together with the fact or region that it is about."""
    fields = value.fields(("id", "about", "text", "source"))
    found = fields.get("source", source) or Source("")
    return Fact(
        id=fields.get("id", _fact_id) or "",
        text=fields.get("text", c.text(c.SENTENCES)) or "",
        source=found.title,
        as_of=found.date or found.note or "",
        later=True,
        about=fields.get("about", c.text()) or "",
        url=found.url,
    )


def _fact_id(value: Value) -> str:
    """Ids of facts are written with underscores, because texts refer to them by name."""
    found = value.scalar()
    if not re.fullmatch(r"[a-z][a-z0-9_]*", found):
        raise Wrong(f"expected small letters, digits and underscores, found {found!r}")
    return found


def _region(value: Value, found: Programme) -> Region:
    """A Modellregion; ``later`` names facts of programme.yml that concern it."""
    fields = value.fields(
        ("id", "name", "lead_municipality", "members", "regierungsbezirk", "project_count", "focus", "page"),
        ("aliases", "later"),
    )
    members = fields.list("members", lambda member: (c.text()(member), member))
    found.members += members
    lead = fields.get("lead_municipality", c.text()) or ""
    if lead and lead not in [name for name, _ in members]:
        fields.wrong("lead_municipality", f"expected one of the members, found {lead!r}")
    later_facts = {fact.id: fact for fact in found.facts if fact.later}
    later = fields.list("later", c.one_of(later_facts, "the id of a later fact in programme.yml"))
    region = Region(
        id=fields.get("id", c.identifier) or "",
        name=fields.get("name", c.text()) or "",
        lead_municipality=lead,
        members=tuple(name for name, _ in members),
        regierungsbezirk=fields.get("regierungsbezirk", c.text()) or "",
        project_count=fields.get("project_count", c.whole_number) or 0,
        focus=fields.get("focus", c.text(c.SENTENCES)) or "",
        page=fields.get("page", c.page_number) or 0,
        later=tuple(later_facts[fact_id] for fact_id in later if fact_id in later_facts),
    )
    further = tuple(fact for fact in found.facts if fact.about == f"region:{region.id}")
    region = replace(region, later=(*region.later, *further))
    _note_aliases(fields, found.aliases, "region", region.id)
    return region


def _categories(root: Value, aliases: Aliases) -> tuple[Category, ...]:
    """The chapters, then those that are only named in the contents."""
    fields = root.fields(("categories",), ("announced",))
    described = fields.list("categories", partial(_category, aliases=aliases))
    announced = fields.list("announced", partial(_announced, aliases=aliases))
    _check_unique(fields, "categories", [category.id for category in (*described, *announced)])
    return (*described, *announced)


def _category(value: Value, aliases: Aliases) -> Category:
    """A chapter with projects."""
    fields = value.fields(("id", "name", "page", "intro"), ("aliases",))
    category = Category(
        id=fields.get("id", c.identifier) or "",
        name=fields.get("name", c.text()) or "",
        page=fields.get("page", c.page_number) or 0,
        intro=fields.get("intro", c.text(c.SENTENCES)) or "",
    )
    _note_aliases(fields, aliases, "category", category.id)
    return category


def _announced(value: Value, aliases: Aliases) -> Category:
    """A chapter of which only name and page are known; its id is made from the name."""
    fields = value.fields(("name", "page"), ("aliases",))
    name = fields.get("name", c.text()) or ""
    category = Category(
        id=re.sub(r"[^a-z0-9]+", "-", sort_key(name)).strip("-"),
        name=name,
        page=fields.get("page", c.page_number) or 0,
        intro="",
        announced=True,
    )
    _note_aliases(fields, aliases, "category", category.id)
    return category


def _reuse_kind(value: Value, aliases: Aliases) -> ReuseKind:
    """A kind of reuse."""
    fields = value.fields(("id", "name", "explanation", "page"), ("aliases",))
    kind = ReuseKind(
        id=fields.get("id", c.identifier) or "",
        name=fields.get("name", c.text()) or "",
        explanation=fields.get("explanation", c.text(c.SENTENCES)) or "",
        page=fields.get("page", c.page_number) or 0,
    )
    _note_aliases(fields, aliases, "reuse_kind", kind.id)
    return kind


def _term(value: Value, brochure: Brochure, aliases: Aliases) -> Term:
    """A glossary entry, with the brochure's page or another source."""
    fields = value.fields(("id", "term", "text"), ("aliases", "page", "source"))
    page = fields.get("page", c.page_number)
    other = fields.get("source", c.text(300))
    if (page is None) == (other is None):
        fields.wrong("source", "expected either page or source")
    term = Term(
        id=fields.get("id", c.identifier) or "",
        term=fields.get("term", c.text()) or "",
        text=fields.get("text", c.text(c.SENTENCES)) or "",
        source=other or brochure.page(page or 0),
    )
    _note_aliases(fields, aliases, "term", term.id)
    return term


def _entries(root: Value | None, convert: Callable[[Value], T], identity: Callable[[T], str]) -> tuple[T, ...]:
    """The entries of a file that is one list; ids must differ."""
    values = root.convert(lambda found: tuple(found.items())) if root else None
    entries: dict[str, T] = {}
    for value in values or ():
        entry = value.convert(convert)
        if entry is None:
            continue
        if identity(entry) in entries:
            value.wrong(f"expected an id of its own, found {identity(entry)!r} again")
        entries[identity(entry)] = entry
    return tuple(entries.values())


def _check_unique(fields: Fields, name: str, ids: Iterable[str]) -> None:
    """No id twice."""
    seen: set[str] = set()
    for found in ids:
        if found in seen:
            fields.wrong(name, f"expected each id once, found {found!r} again")
        seen.add(found)


def _note_aliases(fields: Fields, aliases: Aliases, kind: str, target: str) -> None:
    """Other names of a thing."""
    found = fields.list("aliases", c.text())
    if found and target:
        aliases[kind, target] = found
