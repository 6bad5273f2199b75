"""Tables as editors have them: exported, typed into, imported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from bot.catalogue.export import HEADINGS, as_csv
from bot.catalogue.files import read_content
from bot.catalogue.sources import Sources
from bot.catalogue.table_import import planned
from bot.catalogue.tables import as_excel


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


def add(table: Path, values: Mapping[str, object]) -> None:
    """Type a new row."""
    book = load_workbook(table)
    book.worksheets[0].append([values.get(heading) for heading in HEADINGS])
    book.save(table)


def taken_over(table: Path, data: Path, sources: Sources = Sources.all) -> list[str]:
    """Import a table; what the check says."""
    changes, files = planned(table, data, sources)
    for path, text in files.items():
        path.write_bytes(text.encode())
    return [str(change) for change in changes]
