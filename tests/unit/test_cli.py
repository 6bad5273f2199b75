"""The command line, as the editorial office uses it."""

from __future__ import annotations

import ast
import csv
import json
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook
from typer.testing import CliRunner

from bot.cli import app
from bot.messages import in_german
from bot.settings import ROOT, settings

from .catalogue.sample import change, write_sample


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample data and an empty database, set by the environment."""
    folder = write_sample(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(folder))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'catalogue.db'}")
    return folder


def run(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize("command", ["validate", "load", "show", "export"])
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0 and "Usage" in result.stdout
    assert "\\" not in result.stdout  # once "\[required]"


def test_validate_says_that_all_is_fine(data: Path) -> None:
    result = run("validate")
    assert (result.exit_code, result.stdout) == (
        0,
        "Alle Datendateien sind in Ordnung: 4 Projekte, 2 Modellregionen.\n",
    )


def test_validate_names_every_mistake_and_fails(data: Path) -> None:
    change(data, "projects/portal-soest.yml", "page: 10", "page: zehn")
    result = run("validate")
    assert result.exit_code == 1
    assert "data/projects/portal-soest.yml:7: page: erwartet eine ganze Zahl" in result.stderr
    assert "1 Fehler gefunden; nichts wurde geändert." in result.stderr
    english = run("validate", "--lang", "en")
    assert "data/projects/portal-soest.yml:7: page: expected a whole number" in english.stderr
    assert "1 mistake found; nothing was changed." in english.stderr


@pytest.mark.parametrize("command", ["ask", "why", "show"])
def test_before_the_first_load_a_command_says_what_to_do(data: Path, command: str) -> None:
    result = run(command, "Was kostet das Portal?")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "The catalogue is empty. Load it first: python -m bot load\n"


def test_load_prints_counts_and_the_new_version(data: Path) -> None:
    run("load")
    result = run("load")
    assert result.exit_code == 0
    assert result.stdout.startswith("Geladen: 4 Projekte (3 mit Zahlen), 6 Kommunen und")
    assert result.stdout.endswith("Der Bestand hat jetzt die Version 2.\n")
    assert run("load", "--lang", "en").stdout.endswith("The catalogue now has version 3.\n")


SLIPS = {
    "broken umlauts": ("title: Portal\n", "title: bÃ¼ndelt\n", "title: zerstörte Umlaute, gefunden 'bÃ¼ndelt'"),
    "a colon in a text": ("title: Portal\n", "title: Portal: neu\n", "Doppelpunkt im Text"),
    "a phone number without its zero": ('"+49 2921 103-5200"', "29211035200", "das + oder die führende Null ist"),
    "a field that is none": ("page: 10", "seite: 10", "dieses Feld gibt es hier nicht"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_usual_slip_is_named_in_plain_german(data: Path, slip: str) -> None:
    old, new, said = SLIPS[slip]
    change(data, "projects/portal-soest.yml", old, new)
    result = run("validate")
    assert result.exit_code == 1 and said in result.stderr, result.stderr
    assert "expected" not in result.stderr


@pytest.mark.parametrize("name", ["projects/neu.yml.txt", "questions.yml.txt", "programme/terms.yml.txt"])
def test_a_forgotten_ending_is_named(data: Path, name: str) -> None:
    (data / name).write_text("id: neu\n", encoding="utf-8")
    result = run("validate")
    assert f"data/{name}:1: der Dateiname muss auf .yml enden" in result.stderr


def test_every_message_about_a_file_is_there_in_german() -> None:
    patterns = ("expected ", "not valid ", "unknown field", "required field", "cannot be read")
    said = set()
    for path in sorted((ROOT / "bot" / "catalogue").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = (p.value if isinstance(p, ast.Constant) else "x" for p in node.values)
                said.add("".join(str(part) for part in parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                said.add(node.value)
    messages = {text for text in said if text.startswith(patterns)}
    assert len(messages) > 40
    assert {text for text in messages if in_german(text) == text or "expected" in in_german(text)} == set()


def test_load_of_wrong_files_fails_and_keeps_the_old_state(data: Path) -> None:
    run("load")
    change(data, "projects/portal-soest.yml", "page: 10", "page: zehn")
    assert run("load").exit_code == 1
    assert json.loads(run("show", "portal-soest").stdout)["page"] == 10


def test_show_finds_a_project_by_id_and_by_name(data: Path) -> None:
    run("load")
    for name in ("portal-soest", "Portal Soest", "bürgerportal"):
        result = run("show", name)
        assert result.exit_code == 0 and json.loads(result.stdout)["id"] == "portal-soest"


def test_show_does_not_guess_between_projects_of_the_same_name(data: Path) -> None:
    run("load")
    result = run("show", "Portal")
    assert result.exit_code == 1
    assert "portal-soest" in result.stderr and "portal-kreis-paderborn" in result.stderr
    assert run("show", "Unbekannt").exit_code == 1


def test_commands_say_when_nothing_is_loaded(data: Path) -> None:
    result = run("export", "--format", "json")
    assert result.exit_code == 1 and "python -m bot load" in result.stderr


def test_export_writes_csv_that_spreadsheets_read(data: Path, tmp_path: Path) -> None:
    run("load")
    target = tmp_path / "projekte.csv"
    assert run("export", "--format", "csv", "--output", str(target)).exit_code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert rows[0]["Kennung"] == "portal-soest"
    assert rows[3]["Titel"] == "Ämterdaten"


def test_export_prints_json(data: Path) -> None:
    run("load")
    assert len(json.loads(run("export", "--format", "json").stdout)) == 4


def test_a_wrong_setting_is_named() -> None:
    with pytest.raises(SystemExit, match="PORT: expected a whole number, found 'x'"):
        settings({"PORT": "x"})
    assert settings({"PORT": "", "CONTACT_NAME": "Bürgerservice"}).port == 5005


def test_an_excel_file_changes_one_fact_live_and_a_wrong_one_none(data: Path, tmp_path: Path) -> None:
    table = tmp_path / "projekte.xlsx"
    run("load")
    assert run("export", "--format", "xlsx", "--output", str(table)).exit_code == 0
    assert run("import", str(table)).stdout == "Nichts geändert: die Tabelle sagt dasselbe wie die Datendateien.\n"
    typed(table, "Kommune", "Atlantis")
    wrong = run("import", str(table))
    assert wrong.exit_code == 1 and "Spalte „Kommune“: erwartet eine Kommune" in wrong.stderr
    assert "1 Fehler; nichts wurde geändert." in wrong.stderr
    typed(table, "Kommune", "Soest")
    typed(table, "Titel", "Portal: neu")
    checked = run("import", str(table), "--check")
    assert "„Titel“: „Portal“ wird „Portal: neu“." in checked.stdout
    assert json.loads(run("show", "portal-soest").stdout)["title"] == "Portal"
    before = json.loads(run("export", "--format", "json").stdout)
    assert run("import", str(table)).stdout.endswith("1 Angaben geändert und geladen.\n")
    after = json.loads(run("export", "--format", "json").stdout)
    changed = [{**p, "title": "Portal: neu"} if p["id"] == "portal-soest" else p for p in before]
    assert sorted(after, key=lambda p: p["id"]) == sorted(changed, key=lambda p: p["id"])


def typed(table: Path, column: str, value: str) -> None:
    """Type into the row of a project in an Excel file."""
    book = load_workbook(table)
    heading, *rows = book.worksheets[0].iter_rows()
    row = next(cells for cells in rows if cells[0].value == "portal-soest")
    row[[cell.value for cell in heading].index(column)].value = value
    book.save(table)
