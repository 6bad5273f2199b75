"""Lists of names in a table, and projects whose facts stand in two files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.sources import Sources
from bot.catalogue.table_cells import TableErrors
from bot.catalogue.table_import import planned

from .sample import change
from .sheets import edit, exported, taken_over


def test_lists_change_by_names_and_entries_keep_their_synonyms_and_comments(data: Path, table: Path) -> None:
    change(
        data,
        "projects/portal-soest.yml",
        "topics: [Umzug]\nservices:\n",
        "topics: [{name: Umzug, aliases: [umziehen]}, Heirat]\nservices:\n  # aus dem Heft\n",
    )
    table = exported(data, table)
    values = {
        "Themen": "Umzug; Liferay",
        "Leistungen": "Reitkennzeichen; Hundesteuer;",
        "Partner": "Stadt Paderborn;Land: NRW",
        "Produkte": None,
    }
    for column, value in values.items():
        edit(table, "portal-soest", column, value)
    edit(table, "portal-kreis-paderborn", "Leistungen", "Reitkennzeichen; Hundesteuer")
    edit(table, "offene-daten", "Themen", "Umzug; Daten")
    assert taken_over(table, data)[-1].endswith("„Produkte“: „Liferay“ wird gelöscht.")
    soest = (data / "projects/portal-soest.yml").read_text(encoding="utf-8")
    assert "partners: [Stadt Paderborn, 'Land: NRW']\n" in soest and "products" not in soest
    assert "topics: [{name: Umzug, aliases: [umziehen]}, Liferay]\nservices:\n  - Reitkennzeichen\n" in soest
    assert "  - Reitkennzeichen\n  # aus dem Heft\n  - {name: Hundesteuer, aliases: [Hund anmelden]}\n" in soest
    kreis = (data / "projects/portal-kreis-paderborn.yml").read_text(encoding="utf-8")
    assert "services: [Reitkennzeichen, {name: Hundesteuer, aliases: [Hund anmelden]}]\n" in kreis
    named = (data / "projects/offene-daten.yml").read_text(encoding="utf-8")
    assert named.endswith("page: 30\ntopics:\n  - {name: Umzug, aliases: [umziehen]}\n  - Daten\n")
    assert taken_over(table, data) == []


def test_a_list_from_two_files_changes_in_both(data: Path, two_files: Path, tmp_path: Path) -> None:
    printed = data / "projects/offene-daten.yml"
    change(data, "projects/offene-daten.yml", "page: 30", "page: 30\npartners: []")
    for file, topics in {printed: "[Umzug, Heirat]", two_files: "[Chat, App]"}.items():
        file.write_text(file.read_text(encoding="utf-8") + f"topics: {topics}\n", encoding="utf-8")
    table = exported(data, tmp_path / "projekte.xlsx")
    edit(table, "offene-daten", "Themen", "Heirat; App; Daten")
    edit(table, "offene-daten", "Partner", "Stadt Soest")
    taken_over(table, data)
    assert two_files.read_text(encoding="utf-8").count("partners:\n  - Stadt Soest\n") == 1
    assert "partners: []\n" in printed.read_text(encoding="utf-8")
    assert printed.read_text(encoding="utf-8").endswith("topics: [Heirat]\n")
    assert two_files.read_text(encoding="utf-8").endswith("topics: [App, Daten]\n")
    edit(table, "offene-daten", "Themen", "App; Heirat")
    with pytest.raises(TableErrors, match=r"Spalte „Themen“: .* ändert man in projects/offene-daten.yml"):
        planned(table, data, Sources.all)


def test_a_name_with_a_semicolon_is_left_to_a_person(data: Path, table: Path) -> None:
    change(data, "projects/portal-soest.yml", "topics: [Umzug]", 'topics: ["Umzug; Heirat"]')
    exported(data, table)
    edit(table, "portal-soest", "Themen", "Umzug; Heirat; Chat")
    with pytest.raises(TableErrors, match=r"Spalte „Themen“: .* ändert man in projects/portal-soest.yml"):
        planned(table, data, Sources.all)


def test_of_two_files_each_keeps_its_facts(data: Path, two_files: Path, tmp_path: Path) -> None:
    table = exported(data, tmp_path / "projekte.xlsx")
    for column, value in {"Titel": "Ämterwissen", "Seite": 31, "Träger": "Kreis Lippe", "Beginn": "2020-01-01"}.items():
        edit(table, "offene-daten", column, value)
    assert len(taken_over(table, data)) == 4
    printed = (data / "projects/offene-daten.yml").read_text(encoding="utf-8")
    later = two_files.read_text(encoding="utf-8")
    assert "title: Ämterwissen\n" in printed and "page: 31\n" in printed and "lead" not in printed
    assert "title: Ämterwissen\n" in later and later.endswith("lead: Kreis Lippe\nstart: 2020-01-01\n")


def test_a_table_of_the_brochure_leaves_later_facts_alone(data: Path, two_files: Path, tmp_path: Path) -> None:
    table = exported(data, tmp_path / "projekte.xlsx", Sources.brochure)
    before = two_files.read_text(encoding="utf-8")
    edit(table, "offene-daten", "Träger", "Kreis Lippe")
    taken_over(table, data, Sources.brochure)
    assert two_files.read_text(encoding="utf-8") == before
    assert (data / "projects/offene-daten.yml").read_text(encoding="utf-8").endswith("page: 30\nlead: Kreis Lippe\n")


def test_a_project_moves_to_another_region_in_both_files(data: Path, two_files: Path, tmp_path: Path) -> None:
    table = exported(data, tmp_path / "projekte.xlsx")
    edit(table, "offene-daten", "Modellregion", "Soest")
    taken_over(table, data)
    assert "region: soest\n" in two_files.read_text(encoding="utf-8")
    assert "region: soest\n" in (data / "projects/offene-daten.yml").read_text(encoding="utf-8")
