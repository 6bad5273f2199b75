"""New data reaches the running assistant within seconds, without training; broken data reaches nobody."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.assistant import Assistant
from bot.catalogue.files import read_content
from bot.catalogue.load import load
from bot.catalogue.problems import DataErrors
from bot.catalogue.sources import Sources
from bot.catalogue.table_import import planned
from bot.catalogue.tables import as_excel
from bot.database.engine import connect
from bot.settings import ROOT
from scripts.train import ensure_model
from tests import new_project
from tests.waiting import within


class Live:
    """An assistant and the data folder that it lives on."""

    def __init__(self, data: Path, url: str) -> None:
        self.data = data
        self.engine = connect(url)
        load(self.engine, data, Sources.brochure)
        self.assistant = Assistant(ensure_model())

    def ask(self, text: str) -> str:
        return "\n".join(self.assistant.conversation().say(text).texts)

    def load(self) -> None:
        load(self.engine, self.data, Sources.brochure)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    with pytest.MonkeyPatch.context() as patch:
        url = f"sqlite:///{tmp_path / 'catalogue.db'}"
        patch.setenv("DATABASE_URL", url)
        yield Live(new_project.copied(ROOT / "data", tmp_path), url)


def test_a_new_project_is_found_by_title_town_and_contact(live: Live) -> None:
    assert new_project.PHONE not in live.ask(f"Wer ist für den {new_project.TITLE} zuständig?")
    assert "kein Projekt" in live.ask(f"Welche Projekte gibt es in {new_project.TOWN}?")
    new_project.add(live.data)
    live.load()
    title = f"Wer ist für den {new_project.TITLE} zuständig?"
    assert within(lambda: new_project.PHONE in live.ask(title))
    assert new_project.TITLE in live.ask(f"Welche Projekte gibt es in {new_project.TOWN}?")
    assert new_project.TITLE in live.ask(f"Welche Projekte betreut {new_project.PERSON}?")
    assert "123.000 €" in live.ask(f"Was kostet {new_project.TITLE.lower()}?")
    assert new_project.TITLE in live.ask("Welche Projekte gibt es zum Thema Nachbarschaft?")


def test_a_removed_project_is_no_longer_known(live: Live) -> None:
    file = new_project.add(live.data)
    live.load()
    question = f"Was kostet {new_project.TITLE}?"
    assert within(lambda: "123.000 €" in live.ask(question))
    file.unlink()
    live.load()
    assert within(lambda: "123.000 €" not in live.ask(question))


def test_three_cells_changed_in_excel_are_answered_within_ten_seconds(live: Live, tmp_path: Path) -> None:
    projects = [entry.project for entry in read_content(live.data, Sources.brochure).projects]
    table = tmp_path / "projekte.xlsx"
    table.write_bytes(as_excel(projects))
    book = load_workbook(table)
    columns = [cell.value for cell in book.worksheets[0][1]]
    row = next(row for row in book.worksheets[0].iter_rows(min_row=2) if row[0].value == "digiknow")
    row[columns.index("Gesamt (Euro)")].value = 4_321_000
    row[columns.index("Telefon")].value = "+49 209 95-1234"
    row[columns.index("Ende")].value = "30.11.2022"
    book.save(table)
    changes, files = planned(table, live.data, Sources.brochure)
    assert len(changes) == 3
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    live.load()
    assert within(lambda: "4.321.000 €" in live.ask("Was kostet DigiKnow?"), 10)
    assert "+49 209 95-1234" in live.ask("Wer ist für DigiKnow zuständig?")
    assert "30. November 2022" in live.ask("Wie lange lief DigiKnow?")


def test_a_broken_file_changes_nothing(live: Live) -> None:
    before = live.ask("Wer ist für das Serviceportal Bielefeld zuständig?")
    assert "Stefan Thias" in before
    version = live.assistant.catalogue.version()
    file = new_project.add(live.data)
    file.write_text(file.read_text(encoding="utf-8").replace("total_eur: 123000", "total_eur: viel"), "utf-8")
    with pytest.raises(DataErrors, match=rf"{file.name}:\d+: total_eur"):
        live.load()
    time.sleep(4)  # longer than the assistant waits between two looks
    assert live.assistant.catalogue.version() == version
    assert live.ask("Wer ist für das Serviceportal Bielefeld zuständig?") == before
    assert new_project.PHONE not in live.ask(f"Wer ist für den {new_project.TITLE} zuständig?")
