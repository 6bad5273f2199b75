"""Reads the whole data folder. Everything is checked, and all mistakes are reported together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.catalogue.content import Content, ProjectEntry, Tag
from bot.catalogue.place_files import kreise, read_places
from bot.catalogue.problems import DataErrors
from bot.catalogue.programme_files import read_programme
from bot.catalogue.project_files import Known, read_projects
from bot.catalogue.question_files import read_questions
from bot.catalogue.records import Category
from bot.catalogue.sources import Sources
from bot.catalogue.yaml_nodes import Problems, forgotten_endings


def read_content(data_dir: Path, sources: Sources = Sources.all) -> Content:
    """The content of ``data/programme`` and ``data/projects``; raises DataErrors if anything is wrong.

    With the brochure as the only source the rest is checked all the same, and left out.
    """
    problems = Problems()
    base = data_dir.name  # messages name files as editors see them: data/projects/x.yml
    programme = read_programme(data_dir / "programme", f"{base}/programme", problems, sources)
    region_names = {region.id: region.name for region in programme.regions}
    towns = read_places(data_dir / "programme" / "places.csv", f"{base}/programme/places.csv", region_names, problems)
    places = (*towns, *kreise(towns, programme.regions))
    programme.check_places(frozenset(place.name for place in places))
    known = Known(
        regions=region_names,
        # A chapter that is only announced has no projects in the data.
        categories={found.id: found.name for found in programme.categories if not found.announced},
        reuse_kinds={kind.id: kind.name for kind in programme.reuse_kinds},
        municipalities=frozenset(place.name for place in places),
        announced={found.id: found.name for found in programme.categories if found.announced},
        brochure=programme.brochure,
    )
    projects = read_projects(data_dir / "projects", f"{base}/projects", known, problems, sources)
    questions = read_questions(data_dir / "questions.yml", f"{base}/questions.yml", problems)
    for folder, name in ((data_dir, base), (data_dir / "programme", f"{base}/programme")):
        forgotten_endings(folder, name, problems)
    if problems.errors:
        raise DataErrors(problems.errors)
    return Content(
        projects=tuple(_with_its_sources(entry, programme.later_name) for entry in projects),
        regions=programme.regions,
        categories=_with_projects(programme.categories, projects),
        reuse_kinds=programme.reuse_kinds,
        terms=programme.terms,
        facts=programme.facts,
        questions=questions,
        places=places,
        aliases=programme.aliases,
    )


def _with_its_sources(entry: ProjectEntry, name: Tag | None) -> ProjectEntry:
    """„Welche davon nennen spätere Quellen?“: a project of which these tell can be found by them."""
    return replace(entry, tags=(*entry.tags, name)) if name and entry.project.later_sources else entry


def _with_projects(categories: Sequence[Category], projects: Sequence[ProjectEntry]) -> tuple[Category, ...]:
    """The chapters; an announced one of which some projects are known is partial."""
    known = {entry.project.category for entry in projects}
    return tuple(replace(c, announced=False, partial=True) if c.announced and c.id in known else c for c in categories)
