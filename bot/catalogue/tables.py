"""The table of projects as editors open it: an Excel file, or CSV."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

from bot.catalogue.export import HEADINGS, rows
from bot.catalogue.records import Project

_GERMAN_DATE = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_TEXT_FORMAT = "@"  # so that a spreadsheet program keeps "+49 ...", "2022-12" and leading zeros as they are typed


class Unreadable(Exception):
    """The file is no table, or its text is not UTF-8."""


def as_excel(projects: Iterable[Project]) -> bytes:
    """One row a project under the headings of the CSV; amounts are numbers, all else is text."""
    book = Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    for row in rows(projects):
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, date):
                cell.value = cell.value.isoformat()
            if not isinstance(cell.value, int):
                cell.number_format = _TEXT_FORMAT
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read_table(path: Path) -> list[list[str]]:
    """The rows of a table as text, headings first: dates in ISO form, an empty cell as an empty text."""
    try:
        cells = _excel(path) if path.suffix.casefold() == ".xlsx" else _csv(path)
        return [[_text(cell) for cell in row] for row in cells]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, UnicodeDecodeError, csv.Error, OSError) as error:
        raise Unreadable(str(error)) from error


def _excel(path: Path) -> Iterator[tuple[object, ...]]:
    """The cells of the first sheet; of a formula its result."""
    book = load_workbook(io.BytesIO(path.read_bytes()), data_only=True)
    yield from book.worksheets[0].iter_rows(values_only=True)


def _csv(path: Path) -> list[list[str]]:
    """The cells of a file with semicolons."""
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def _text(cell: object) -> str:
    """What a cell says, as the export writes it; spreadsheet programs change the form of dates and numbers."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    found = "" if cell is None else " ".join(str(cell).split())
    if german := _GERMAN_DATE.fullmatch(found):
        day, month, year = german.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    return found
