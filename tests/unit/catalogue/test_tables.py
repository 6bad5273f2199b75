"""A table goes out, is changed in a spreadsheet program, and comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from sqlalchemy.engine import Engine

from bot.catalogue.export import HEADINGS, as_csv
from bot.catalogue.files import read_content
from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.scalars import with_scalars
from bot.catalogue.sources import Sources
from bot.catalogue.table_import import TableErrors, planned
from bot.catalogue.tables import as_excel

from .sample import change


def exported(data: Path, target: Path, sources: Sources = Sources.all) -> Path:
    """The data as a table."""
    projects = [entry.project for entry in read_content(data, sources).projects]
    if target.suffix == ".xlsx":
        target.write_bytes(as_excel(projects))
    else:
        target.write_text(as_csv(projects), encoding="utf-8-sig", newline="")
    return target


def edit(table: Path, project: str, column: str, value: object) -> None:
    """Type into a cell of an Excel file."""
    book = load_workbook(table)
    sheet = book.worksheets[0]
    row = next(cells for cells in sheet.iter_rows(min_row=2) if cells[0].value == project)
    row[HEADINGS.index(column)].value = value
    book.save(table)


@pytest.fixture
def table(data: Path, tmp_path: Path) -> Path:
    """The sample as an Excel file."""
    return exported(data, tmp_path / "projekte.xlsx")


@pytest.mark.parametrize("name", ["projekte.xlsx", "projekte.csv"])
def test_a_table_that_nobody_changed_changes_nothing(data: Path, tmp_path: Path, name: str) -> None:
    assert planned(exported(data, tmp_path / name), data, Sources.all) == ([], {})


@pytest.mark.parametrize("sources", Sources)
def test_the_real_data_come_back_as_they_went(tmp_path: Path, sources: Sources) -> None:
    table = exported(Path("data"), tmp_path / "projekte.xlsx", sources)
    assert planned(table, Path("data"), sources) == ([], {})


def test_three_changed_cells_change_three_facts_and_keep_comments(data: Path, table: Path, engine: Engine) -> None:
    change(data, "projects/portal-kreis-paderborn.yml", "page: 19", "page: 19  # so im Heft")
    load(engine, data)
    before = {project.id: project for project in Catalogue(engine).projects()}
    edit(table, "portal-kreis-paderborn", "Gesamt (Euro)", 110000)
    edit(table, "portal-kreis-paderborn", "Telefon", "+49 5251 308-2")
    edit(table, "chat-paderborn", "Ende", "31.12.2022")
    changes, files = planned(table, data, Sources.all)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    load(engine, data)
    after = {project.id: project for project in Catalogue(engine).projects()}
    portal, chat = before["portal-kreis-paderborn"], before["chat-paderborn"]
    assert len(changes) == 3 and portal.contact and chat.end
    assert after == {
        **before,
        portal.id: replace(portal, total_eur=110_000, contact=replace(portal.contact, phone="+49 5251 308-2")),
        chat.id: replace(chat, end=chat.end.replace(month=12, day=31)),
    }
    assert "page: 19  # so im Heft" in (data / "projects/portal-kreis-paderborn.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("Gesamt (Euro)", "110.000", "ein Betrag in ganzen Euro"),
        ("Land NRW (Euro)", 999999, "höchstens die Gesamtkosten"),
        ("Ende", "2020-01-01", "nicht vor dem Beginn"),
        ("Telefon", 52513081, "führende Zeichen verloren"),
        ("Titel", "PortÃ¤le", "richtigen Umlauten"),
        ("Kommune", "Atlantis", "programme/places.csv"),
        ("Themen", "Anderes", "projects/portal-kreis-paderborn.yml"),
        ("Kurzbeschreibung", "Neu.", "ein Feld, das das Projekt schon hat"),
        ("Träger", None, "löschen kann man ihn in projects/portal-kreis-paderborn.yml"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(
    data: Path, table: Path, column: str, value: object, expected: str
) -> None:
    edit(table, "portal-kreis-paderborn", column, value)
    rows = [row[0].value for row in load_workbook(table).worksheets[0].iter_rows()]
    with pytest.raises(TableErrors) as errors:
        planned(table, data, Sources.all)
    place = f"Zeile {rows.index('portal-kreis-paderborn') + 1}, Spalte „{column}“: erwartet "
    assert len(errors.value.mistakes) == 1
    assert errors.value.mistakes[0].startswith(place) and expected in errors.value.mistakes[0]


def test_an_unknown_project_and_a_file_that_is_no_table_are_refused(data: Path, tmp_path: Path, table: Path) -> None:
    edit(table, "chat-paderborn", "Kennung", "unbekannt")
    with pytest.raises(TableErrors, match="die Kennung eines Projekts"):
        planned(table, data, Sources.all)
    for name, content in {"a.xlsx": b"no zip", "b.csv": "Kennung;Titel\nx;Stra\u00dfe".encode("cp1252")}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(TableErrors, match="eine Tabelle aus dem Export"):
            planned(tmp_path / name, data, Sources.all)


def test_dates_that_a_spreadsheet_program_wrote_in_german_are_the_same(data: Path, tmp_path: Path) -> None:
    path = exported(data, tmp_path / "projekte.csv")
    path.write_text(path.read_text(encoding="utf-8-sig").replace("2018-10-02", "02.10.2018"), encoding="utf-8")
    assert "02.10.2018" in path.read_text(encoding="utf-8")
    assert planned(path, data, Sources.all) == ([], {})


def test_a_new_value_is_quoted_and_folded_where_it_must_be() -> None:
    text = "a: >-\n  lang\n  und breit\n# bleibt\nb: {c: kurz}  # auch\n"
    changed = with_scalars(text, {"a": "Wort: " * 40 + "Ende", "b.c": "mit: Doppelpunkt, Komma"})
    assert "# bleibt\n" in changed and "# auch\n" in changed
    assert yaml.safe_load(changed) == {"a": "Wort: " * 40 + "Ende", "b": {"c": "mit: Doppelpunkt, Komma"}}
