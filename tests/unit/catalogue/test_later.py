"""Projects and facts that the brochure does not tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.catalogue.conditions import Condition
from bot.catalogue.files import read_content
from bot.catalogue.load import load
from bot.catalogue.problems import DataErrors
from bot.catalogue.queries import Catalogue
from bot.catalogue.records import Project
from bot.catalogue.sources import LaterFact, Quality, Source, Sources

BUS = """\
id: bus
title: Bus auf Bestellung
municipality: Soest
region: soest
category: mobilitatsprojekte
quality: partly
sources:
  - {title: Bericht der Stadt, url: "https://example.org/bus", date: 2022-10}
  - {title: Zeitung}
total_eur: rund 725000
land_eur: 640374.68
later:
  - {about: time, text: Der Bescheid kam im Dezember., source: 2}
  - about: money
    text: Die Presse nennt 700.000 Euro.
    source: {title: Andere Zeitung, date: 2023}
"""
OPEN_DATA = """\
id: offene-daten
title: Offene Daten
municipality: Bielefeld
region: owl
category: portale
quality: full
sources: [{title: Seite der Stadt}]
total_eur: 100000
land_eur: 80000
topics: [Statistik]
"""


@pytest.fixture
def later(data: Path) -> Path:
    """The sample with one project that only later sources know."""
    folder = data / "projects" / "later"
    folder.mkdir()
    (folder / "bus.yml").write_text(BUS, encoding="utf-8")
    return data


def read(engine: Engine, data: Path, project_id: str, sources: Sources = Sources.all) -> Project | None:
    """A project after a load from these sources."""
    load(engine, data, sources)
    return Catalogue(engine).project(project_id)


def test_the_brochure_alone_leaves_later_projects_and_chapters_out(engine: Engine, later: Path) -> None:
    assert read(engine, later, "bus", Sources.brochure) is None
    assert [c.id for c in Catalogue(engine).categories() if c.announced] == ["mobilitatsprojekte"]


def test_a_later_project_keeps_sources_exactness_and_facts_of_other_sources(engine: Engine, later: Path) -> None:
    bus = read(engine, later, "bus")
    assert bus
    _, paper = bus.sources
    assert (bus.page, bus.quality, bus.sources[0]) == (
        None, Quality.partly, Source("Bericht der Stadt", "https://example.org/bus", "2022-10"),
    )  # fmt: skip
    assert (bus.total_eur, bus.land_eur, bus.rounded) == (725000, 640375, ("total_eur",))
    assert bus.later == (
        LaterFact("time", "Der Bescheid kam im Dezember.", paper),
        LaterFact("money", "Die Presse nennt 700.000 Euro.", Source("Andere Zeitung", date="2023")),
    )
    chapter = next(c for c in Catalogue(engine).categories() if c.id == bus.category)
    assert (chapter.announced, chapter.partial) == (False, True)


def test_every_project_of_the_brochure_names_its_page_as_source(engine: Engine, later: Path) -> None:
    portal = read(engine, later, "portal-soest")
    assert portal and portal.sources == (Source("Broschüre", date="Anfang 2021", page=10),)


def test_sums_tell_exact_and_rounded_amounts_apart(engine: Engine, later: Path) -> None:
    load(engine, later, Sources.brochure)
    printed = Catalogue(engine).totals()
    load(engine, later, Sources.all)
    totals = Catalogue(engine).totals()
    assert (totals.with_figures, totals.total_eur, totals.land_eur) == (
        printed.with_figures, printed.total_eur, printed.land_eur,
    )  # fmt: skip
    assert (totals.inexact, totals.inexact_total_eur, totals.inexact_land_eur) == (1, 725000, 640375)
    assert Catalogue(engine).count([Condition("source", ("later",))]) == 1


def test_a_later_file_completes_the_project_that_the_brochure_only_names(engine: Engine, later: Path) -> None:
    named = read(engine, later, "offene-daten", Sources.brochure)
    assert named and named.total_eur is None
    text = OPEN_DATA.replace("municipality: Bielefeld", f"municipality: {named.municipality}")
    text = text.replace("title: Offene Daten", f"title: {named.title}")
    (later / "projects" / "later" / "offene-daten.yml").write_text(text, encoding="utf-8")
    whole = read(engine, later, "offene-daten")
    assert whole and (whole.page, whole.total_eur, whole.topics) == (named.page, 100000, (*named.topics, "Statistik"))
    assert [source.title for source in whole.sources] == ["Broschüre", "Seite der Stadt"]
    assert (whole.category, whole.region) == (named.category, named.region)


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "expectation"),
    [
        ("quality: partly\n", "", 1, "quality", "required field is missing"),
        ("quality: partly", "quality: good", 6, "quality", "expected a quality (full, name, partly), found 'good'"),
        ("rund 725000", "ca. 725000", 10, "total_eur", 'expected a whole number without dots, 800468.35 or "rund'),
        ("rund 725000", "rund 725.00", 10, "total_eur", 'expected a whole number without dots, 800468.35 or "rund'),
        ("date: 2022-10", "date: Oktober 2022", 8, "sources[1].date", "expected a date such as 2023-08-18"),
        ("source: 2", "source: 3", 13, "later[1].source", "one of the 2 sources above, found 3"),
        ("about: time", "about: times", 13, "later[1].about", "found 'times'"),
        ("{title: Zeitung}", "{url: https://example.org}", 9, "sources[2].title", "required field is missing"),
        ("title: Bus auf Bestellung", "title: Portal – Stadt Soest", 2, "title", "found the same in"),
    ],
)
def test_mistakes_are_named_with_their_place_even_if_the_file_is_left_out(
    later: Path, old: str, new: str, line: int, field: str, expectation: str
) -> None:
    path = later / "projects" / "later" / "bus.yml"
    path.write_text(BUS.replace(old, new), encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        read_content(later, Sources.brochure)
    found = [e for e in caught.value.errors if e.file == "data/projects/later/bus.yml" and e.field == field]
    assert [e.line for e in found] == [line], caught.value.errors
    assert expectation in found[0].message
