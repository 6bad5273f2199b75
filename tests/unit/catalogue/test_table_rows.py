"""A new row of a table becomes a project."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.sources import Sources
from bot.catalogue.table_cells import TableErrors
from bot.catalogue.table_import import planned

from .sheets import add, exported, taken_over

NEW = {
    "Kennung": "bus-detmold",
    "Titel": "Bus",
    "Kommune": "Detmold",
    "Modellregion": "Ostwestfalen-Lippe",
    "Kategorie": "Portale",
    "Seite": 41,
    "Gesamt (Euro)": "rund 120.000",
    "Land NRW (Euro)": 90000,
    "Themen": "Chatbot; Bus",
    "Leistungen": "Hundesteuer",
}


def test_a_new_row_becomes_a_file_and_the_check_tells_what_is_empty(data: Path, table: Path, engine: Engine) -> None:
    add(table, NEW)
    said = taken_over(table, data)
    assert said[0].startswith(
        "Zeile 6: neues Projekt in projects/bus-detmold.yml; leer sind noch: Untertitel, Träger, "
    )
    assert "Zeile 6, bus-detmold, „Titel“: neu „Bus“." in said
    assert (data / "projects/bus-detmold.yml").read_text(encoding="utf-8") == (
        "id: bus-detmold\ntitle: Bus\nmunicipality: Detmold\nregion: owl\ncategory: portale\npage: 41\n"
        "total_eur: rund 120000\nland_eur: 90000\ntopics:\n  - Chatbot\n  - Bus\n"
        "services:\n  - {name: Hundesteuer, aliases: [Hund anmelden]}\n"
    )
    load(engine, data)
    project = Catalogue(engine).project("bus-detmold")
    assert project and project.rounded == ("total_eur",) and project.topics == ("Chatbot", "Bus")
    assert taken_over(table, data) == []


def test_what_a_new_row_lacks_is_named_by_row_and_column(data: Path, table: Path) -> None:
    add(table, {"Kennung": "bus-detmold", "Titel": "Bus", "Modellregion": "Lippe"})
    with pytest.raises(TableErrors) as errors:
        planned(table, data, Sources.all)
    places = [mistake.split(":")[0] for mistake in errors.value.mistakes]
    columns = ("Kategorie", "Kommune", "Modellregion", "Seite")
    assert places == [f"Zeile 6, Spalte „{column}“" for column in columns]
    assert "geschrieben wie im Export; gefunden „Lippe“" in errors.value.mistakes[2]
    add(table, {**NEW, "Kennung": "rad-detmold", "Meilensteine": "1. Start (bis 2021-01)"})
    with pytest.raises(TableErrors, match=r"Zeile 7, Spalte „Meilensteine“: .*ändert man in projects/rad-detmold.yml"):
        planned(table, data, Sources.all)


def test_a_later_project_is_no_new_one_for_a_table_of_the_brochure(data: Path, two_files: Path, tmp_path: Path) -> None:
    later = two_files.with_name("bus-detmold.yml")
    later.write_text(
        two_files.read_text(encoding="utf-8").replace("offene-daten", "bus-detmold").replace("Ämter", "Bus"), "utf-8"
    )
    table = exported(data, tmp_path / "projekte.xlsx")
    with pytest.raises(TableErrors, match=r"Spalte „Kennung“: .*; gefunden „bus-detmold“"):
        planned(table, data, Sources.brochure)
