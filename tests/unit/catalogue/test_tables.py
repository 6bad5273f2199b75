"""A table goes out, is changed in a spreadsheet program, and comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy.engine import Engine

from bot.catalogue.export import HEADINGS
from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.sources import Sources
from bot.catalogue.table_cells import TableErrors
from bot.catalogue.table_import import planned

from .sample import change
from .sheets import edit, exported, taken_over


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
        ("Meilensteine", "1. Anderes (bis 2022-01)", "projects/portal-kreis-paderborn.yml"),
        ("Produkte", "Liferay; liferay", "durch Semikolon getrennt, jeder einmal"),
        ("Partner", "Stadt Soest; <b>Anna</b>", "kurze Namen, durch Semikolon getrennt"),
        ("Titel", None, "ein kurzer Text ohne HTML (leer geht nicht"),
        ("E-Mail", None, "Name, Telefon und E-Mail gehören zusammen (leer geht nicht"),
        ("Beginn", None, "nicht nach dem Ende (leer geht nicht"),
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


def test_an_empty_cell_is_filled_where_the_file_would_have_it(data: Path, table: Path) -> None:
    file = data / "projects/offene-daten.yml"
    file.write_text("# Anfang\n" + file.read_text(encoding="utf-8") + "# Ende\n", encoding="utf-8")
    values = {
        "Untertitel": "Stadt: Bielefeld",
        "Träger": "Stadt Bielefeld",
        "Ansprechperson": "Jan Müller",
        "Telefon": "+49 521 51-1",
        "E-Mail": "mueller@bielefeld.de",
        "Beginn": "01.02.2020",
        "Ende": "2020-12-31",
        "Kurzbeschreibung": "Daten der Ämter. " * 7,
    }
    for column, value in values.items():
        edit(table, "offene-daten", column, value)
    assert "Zeile 3, offene-daten, „Träger“: neu „Stadt Bielefeld“." in taken_over(table, data)
    assert file.read_text(encoding="utf-8") == (
        "# Anfang\nid: offene-daten\ntitle: Ämterdaten\nsubtitle: 'Stadt: Bielefeld'\nmunicipality: Bielefeld\n"
        "region: owl\ncategory: intern\npage: 30\nlead: Stadt Bielefeld\n"
        "contact:\n  name: Jan Müller\n  phone: +49 521 51-1\n  email: mueller@bielefeld.de\n"
        "start: 2020-02-01\nend: 2020-12-31\n"
        f"summary: >-\n  {'Daten der Ämter. ' * 6}Daten der\n  Ämter.\n# Ende\n"
    )
    assert taken_over(table, data) == []


def test_a_cell_whose_partner_is_missing_names_the_partner(table: Path, data: Path) -> None:
    edit(table, "offene-daten", "Ende", "2020-12-31")
    edit(table, "offene-daten", "Telefon", "+49 521 51-1")
    with pytest.raises(TableErrors) as errors:
        planned(table, data, Sources.all)
    places = [mistake.split(":")[0] for mistake in errors.value.mistakes]
    assert places == [f"Zeile 3, Spalte „{column}“" for column in ("Ansprechperson", "Beginn", "E-Mail")]
    assert "(leer geht nicht" in errors.value.mistakes[1] and "gefunden „“" in errors.value.mistakes[1]


def test_emptied_cells_take_their_fields_away_and_the_check_says_so(data: Path, table: Path) -> None:
    file = data / "projects/portal-soest.yml"
    change(
        data, "projects/portal-soest.yml", "summary: Ein Portal für alle.", "summary: >-\n  Ein Portal\n  für alle.\n"
    )
    change(data, "projects/portal-soest.yml", "contact:", "# bleibt\ncontact:")
    before = file.read_text(encoding="utf-8")
    for column in ("Untertitel", "Ansprechperson", "Telefon", "E-Mail", "Kurzbeschreibung"):
        edit(table, "portal-soest", column, None)
    said = taken_over(table, data)
    assert said[0] == "Zeile 5, portal-soest, „Untertitel“: „Stadt Soest“ wird gelöscht."
    gone = (
        "subtitle: Stadt Soest\n",
        'contact:\n  name: Ulla Gerke\n  phone: "+49 2921 103-5200"\n  email: u.gerke@soest.de\n',
        "summary: >-\n  Ein Portal\n  für alle.\n",
    )
    for part in gone:
        assert part in before
        before = before.replace(part, "")
    assert file.read_text(encoding="utf-8") == before
    assert taken_over(table, data) == []


def test_a_rounded_amount_stays_rounded_and_an_exact_one_exact(data: Path, tmp_path: Path) -> None:
    change(data, "projects/portal-soest.yml", "total_eur: 296000", "total_eur: rund 1296000")
    table = exported(data, tmp_path / "projekte.xlsx")
    row = next(cells for cells in load_workbook(table).worksheets[0].values if cells[0] == "portal-soest")
    amounts = ("Gesamt (Euro)", "Land NRW (Euro)", "Eigenanteil (Euro, berechnet)")
    assert [row[HEADINGS.index(column)] for column in amounts] == ["rund 1.296.000", 237_000, "rund 1.059.000"]
    edit(table, "portal-soest", "Gesamt (Euro)", "rund 1296000")
    assert taken_over(table, data) == []
    edit(table, "portal-soest", "Gesamt (Euro)", 1_300_000)
    edit(table, "portal-soest", "Land NRW (Euro)", "rund 1.200.000")
    assert taken_over(table, data) == [
        "Zeile 5, portal-soest, „Gesamt (Euro)“: „rund 1.296.000“ wird „1300000“.",
        "Zeile 5, portal-soest, „Land NRW (Euro)“: „237000“ wird „rund 1.200.000“.",
    ]
    text = (data / "projects/portal-soest.yml").read_text(encoding="utf-8")
    assert "total_eur: 1300000\nland_eur: rund 1200000\n" in text
    assert taken_over(table, data) == [], "the share that the table still calculates from the old amounts"
    edit(table, "portal-soest", "Land NRW (Euro)", "rund 12.00")
    with pytest.raises(TableErrors, match=r"„Land NRW \(Euro\)“: erwartet .* oder gerundet wie „rund 725.000“"):
        planned(table, data, Sources.all)


def test_the_sign_that_keeps_a_text_from_being_a_formula_stays_in_the_table(data: Path, table: Path) -> None:
    change(data, "projects/portal-soest.yml", "lead: Stadt Soest", "lead: '@Soest'")
    exported(data, table)
    edit(table, "portal-soest", "Träger", "@Soest")
    assert taken_over(table, data) == []
    edit(table, "portal-soest", "Träger", "'@Hamm")
    taken_over(table, data)
    assert "lead: '@Hamm'\n" in (data / "projects/portal-soest.yml").read_text(encoding="utf-8")


def test_a_fact_that_only_a_person_can_change_is_left_to_one(data: Path, table: Path) -> None:
    change(
        data,
        "projects/portal-kreis-paderborn.yml",
        'contact:\n  name: Jan Müller\n  phone: "+49 5251 308-1"\n  email: mueller@kreis.de\n',
        'contact: {name: Jan Müller, phone: "+49 5251 308-1", email: mueller@kreis.de}\n',
    )
    edit(table, "portal-kreis-paderborn", "Telefon", "+49 5251 308-2")
    taken_over(table, data)
    assert "{name: Jan Müller, phone: +49 5251 308-2, email: mueller@kreis.de}" in (
        data / "projects/portal-kreis-paderborn.yml"
    ).read_text(encoding="utf-8")
    for column in ("Ansprechperson", "Telefon", "E-Mail"):
        edit(table, "portal-kreis-paderborn", column, None)
    with pytest.raises(TableErrors, match=r"Spalte „Telefon“: .* in projects/portal-kreis-paderborn.yml"):
        planned(table, data, Sources.all)


def test_an_unknown_project_and_a_file_that_is_no_table_are_refused(data: Path, tmp_path: Path, table: Path) -> None:
    edit(table, "chat-paderborn", "Kennung", "unbekannt")
    with pytest.raises(
        TableErrors, match="die Kennung des Projekts, das so heißt: chat-paderborn; gefunden „unbekannt“"
    ):
        planned(table, data, Sources.all)
    edit(table, "unbekannt", "Titel", "Anderes")
    edit(table, "unbekannt", "Kennung", "../Unbekannt")
    with pytest.raises(TableErrors, match="eine neue hat nur kleine Buchstaben"):
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
