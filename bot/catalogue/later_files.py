"""Sources and later facts in the files of projects, and ``data/projects/later/``: what the brochure does not tell.

A file there is a project of its own, or completes the project of the same id that the brochure only names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from functools import partial
from typing import Any

from bot.catalogue import converters as c
from bot.catalogue.content import ProjectEntry
from bot.catalogue.keys import key
from bot.catalogue.problems import Wrong
from bot.catalogue.records import Project
from bot.catalogue.sources import ABOUT, LaterFact, Source
from bot.catalogue.yaml_nodes import Fields, Value

_OWN = ("id", "title", "subtitle", "municipality", "region", "region_name", "category", "category_name", "page")


def source(value: Value) -> Source:
    """A document or page."""
    fields = value.fields(("title",), ("url", "date", "note"))
    return Source(
        title=fields.get("title", c.text(300)) or "",
        url=fields.get("url", c.url),
        date=fields.get("date", c.date_part),
        note=fields.get("note", c.text()),
    )


def later_facts(fields: Fields, sources: Sequence[Source]) -> tuple[LaterFact, ...]:
    """Facts whose source is written out, or the number of one of the file's ``sources``."""
    return fields.list("later", partial(_later_fact, sources=sources))


def _later_fact(value: Value, sources: Sequence[Source]) -> LaterFact:
    fields = value.fields(("about", "text", "source"))
    return LaterFact(
        about=fields.get("about", c.one_of(ABOUT, f"one of {', '.join(ABOUT)}")) or "",
        text=fields.get("text", c.text(c.SENTENCES)) or "",
        source=fields.get("source", partial(_source_of, sources=sources)) or Source(""),
    )


def _source_of(value: Value, sources: Sequence[Source]) -> Source:
    if value.is_mapping():
        return source(value)
    number = c.whole_number(value)
    if not 0 < number <= len(sources):
        raise Wrong(f"expected a source, or the number of one of the {len(sources)} sources above, found {number}")
    return sources[number - 1]


def completed(known: ProjectEntry, more: ProjectEntry) -> ProjectEntry:
    """A project that the brochure names with what later sources tell of it."""
    told: Mapping[str, Any] = {
        field.name: value
        for field in fields_of(Project)
        if field.name not in _OWN and (value := getattr(more.project, field.name))
    }
    tags = (*known.tags, *(tag for tag in more.tags if key(tag.name) not in {key(own.name) for own in known.tags}))
    kinds = (("topics", "topic"), ("services", "service"), ("products", "product"))
    named = {field: tuple(tag.name for tag in tags if tag.kind == kind) for field, kind in kinds}
    sources = known.project.sources + more.project.sources
    project = replace(known.project, **{**told, **named, "sources": sources})
    return ProjectEntry(project, tags, (*known.aliases, *more.aliases))
