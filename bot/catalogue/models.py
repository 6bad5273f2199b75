"""The tables. They hold nothing that the data files do not say; a load replaces all rows.

Columns ending in ``_key`` are case-folded copies for comparing, because SQLite's ``lower`` knows no umlauts.
A change here needs a step in ``bot/database/migrations/catalogue/``.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

# The counter outlives every load, so it stands apart from what a load replaces.
state_metadata = MetaData()
state = Table(
    "catalogue_state",
    state_metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
)

metadata = MetaData()

regions = Table(
    "regions",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("lead_municipality", Text, nullable=False),
    Column("regierungsbezirk", Text, nullable=False),
    Column("project_count", Integer, nullable=False),
    Column("focus", Text, nullable=False),
    Column("page", Integer, nullable=False),
)

region_members = Table(
    "region_members",
    metadata,
    Column("region_id", ForeignKey("regions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

categories = Table(
    "categories",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("name", Text, nullable=False),
    Column("page", Integer, nullable=False, index=True),
    Column("intro", Text, nullable=False),
    Column("announced", Boolean, nullable=False),
    Column("partial", Boolean, nullable=False),
)

reuse_kinds = Table(
    "reuse_kinds",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("page", Integer, nullable=False),
)

terms = Table(
    "terms",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("term", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("region_id", ForeignKey("regions.id"), index=True),  # empty: about the whole programme
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("later", Boolean, nullable=False),
    Column("about", String(80)),
    Column("url", Text),
)

# Questions that editors have answered; other wordings of one stand in a line each.
questions = Table(
    "questions",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("also", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("url", Text),
)

places = Table(
    "places",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("name_key", String(120), nullable=False, index=True),
    Column("short_key", String(120), nullable=False, index=True),  # without the bracket part
    Column("kind", Text, nullable=False),
    Column("kreis", String(120), nullable=False, index=True),
    Column("regierungsbezirk", Text, nullable=False),
    Column("region_id", ForeignKey("regions.id"), index=True),
    Column("role", Text),
)

projects = Table(
    "projects",
    metadata,
    Column("id", String(120), primary_key=True),
    Column("title", Text, nullable=False),
    Column("title_key", Text, nullable=False, index=True),
    Column("subtitle", Text),
    Column("municipality", String(120), nullable=False, index=True),
    Column("place", String(120), nullable=False, index=True),  # "Kreis Paderborn" -> "Paderborn"
    Column("kreis", String(120), nullable=False, index=True),
    Column("region_id", ForeignKey("regions.id"), nullable=False, index=True),
    Column("category_id", ForeignKey("categories.id"), nullable=False, index=True),
    Column("page", Integer, index=True),  # empty: not in the brochure
    Column("quality", String(10), nullable=False),
    Column("contact_name", Text),
    Column("contact_key", String(160), index=True),
    Column("contact_phone", Text),
    Column("contact_email", Text),
    Column("start", Date, index=True),
    Column("end", Date, index=True),
    Column("duration_days", Integer, index=True),
    Column("total_eur", Integer, index=True),
    Column("land_eur", Integer, index=True),
    Column("own_eur", Integer, index=True),
    Column("total_rounded", Boolean, nullable=False),
    Column("land_rounded", Boolean, nullable=False),
    Column("transferable_from", String(7), index=True),
    Column("milestone_count", Integer),  # empty: none known
    Column("summary", Text),
)

organisations = Table(
    "organisations",
    metadata,
    Column("project_id", ForeignKey("projects.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", String(240), nullable=False, index=True),
    Column("is_lead", Boolean, nullable=False),
)

reuse_offers = Table(
    "reuse_offers",
    metadata,
    Column("project_id", ForeignKey("projects.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind_id", ForeignKey("reuse_kinds.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("project_id", ForeignKey("projects.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)

milestones = Table(
    "milestones",
    metadata,
    Column("project_id", ForeignKey("projects.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("until", String(7), nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("project_id", ForeignKey("projects.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("url", Text),
)

# A source's columns: name, type, whether it may be empty.
_SOURCE = (
    *(("title", Text, False), ("url", Text, True), ("date", Text, True)),
    *(("page", Integer, True), ("note", Text, True)),
)

sources = Table(
    "sources",
    metadata,
    Column("project_id", ForeignKey("projects.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    *(Column(name, kind, nullable=empty) for name, kind, empty in _SOURCE),
)

later_facts = Table(
    "later_facts",
    metadata,
    Column("project_id", ForeignKey("projects.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("about", String(20), nullable=False),
    Column("text", Text, nullable=False),
    *(Column(f"source_{name}", kind, nullable=empty) for name, kind, empty in _SOURCE),
)

# Topics, services and products; ``kind`` tells them apart.
tags = Table(
    "tags",
    metadata,
    Column("project_id", ForeignKey("projects.id"), primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", String(160), nullable=False, index=True),
)

names = Table(
    "names",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("target", Text, nullable=False),
    Column("surface", Text, nullable=False),
    Column("weight", Float, nullable=False),
)
