"""Changes made in an exported table, back into the projects' files: cell by cell, so that comments stay."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from bot.catalogue.content import ProjectEntry
from bot.catalogue.converters import ID, MOJIBAKE
from bot.catalogue.export import HEADINGS, rows
from bot.catalogue.files import read_content
from bot.catalogue.keys import key
from bot.catalogue.problems import DataError, DataErrors
from bot.catalogue.sources import Sources
from bot.catalogue.table_cells import Change, Mistake, TableErrors, calculated, columns, editors_text, heading_of
from bot.catalogue.table_files import Texts, new_texts
from bot.catalogue.tables import Unreadable, read_table

_KEY = str(heading_of("id"))
Cells = Mapping[str, str]
"""A row by the headings of its columns."""


def planned(table: Path, data_dir: Path, sources: Sources) -> tuple[list[Change], Texts]:
    """What a table changes, and the new text of each file; raises TableErrors, or DataErrors if the files are wrong.

    The table is compared with what the files tell from the sources that its export had.
    """
    content = read_content(data_dir, sources)
    now = _current(content.projects)
    hidden = {path.stem for path in (data_dir / "projects").rglob("*.y*ml")} - now.keys()
    changes = _changes(table, now, hidden)
    files = new_texts(changes, data_dir, sources, content)
    _check(changes, files, data_dir, now)
    return changes, files


def _current(entries: Sequence[ProjectEntry]) -> dict[str, Cells]:
    """The files' projects as the cells that an export would have."""
    projects = [entry.project for entry in entries]
    lines = ([" ".join(str(cell).split()) for cell in row] for row in rows(projects))
    return {project.id: dict(zip(HEADINGS, line, strict=True)) for project, line in zip(projects, lines, strict=True)}


def _changes(table: Path, now: Mapping[str, Cells], hidden: Collection[str]) -> list[Change]:
    """The cells that differ from the files, row by row."""
    found: list[Change] = []
    mistakes: list[Mistake] = []
    seen = {*hidden}
    for row, cells in _rows(table):
        project = cells[_KEY]
        expected = editors_text("known") if project in seen else _wrong_key(cells, now)
        if expected:
            mistakes.append(Mistake(row, _KEY, expected, project))
            continue
        seen.add(project)
        changed = _changed(row, cells, now.get(project, {}))
        found += changed
        mistakes += [change.refused(reason) for change in changed if (reason := _refused(change))]
    if mistakes:
        raise TableErrors(mistakes)
    return found


def _wrong_key(cells: Cells, now: Mapping[str, Cells]) -> str | None:
    """What was expected where a row is about no project and cannot become a new one."""
    project = cells[_KEY]
    if project in now:
        return None
    other = next((known for known, its in now.items() if _full_name(its) == _full_name(cells)), None)
    if other:
        return editors_text("renamed", other=other)
    return None if ID.fullmatch(project) else editors_text("known")


def _full_name(cells: Cells) -> list[str]:
    """By what people know a project."""
    return [key(cells.get(str(heading_of(field)), "")) for field in ("title", "subtitle", "municipality")]


def _changed(row: int, cells: Cells, before: Cells) -> list[Change]:
    """The cells of a row that say something else than before; of a new project all that say something."""
    empty = ", ".join(name for name in columns() if not cells.get(name)) or "–"
    compared = [Change(row, name, cells[_KEY], before.get(name, ""), new, empty) for name, new in cells.items()]
    return [change for change in compared if _differs(change)]


def _differs(change: Change) -> bool:
    """Whether the cells say different things, however they are written."""
    column = columns().get(change.column)
    return column.in_file(change.old) != column.in_file(change.new) if column else change.old != change.new


def _rows(table: Path) -> Iterator[tuple[int, Cells]]:
    """The rows that say something, with their numbers."""
    try:
        heading, *lines = read_table(table) or [[]]
    except Unreadable as error:
        raise TableErrors([Mistake(1, "–", editors_text("readable"), str(error))]) from None
    _check_heading(heading)
    for row, line in enumerate(lines, start=2):
        # A cell without a heading is a note.
        skipped = ("", *calculated())
        cells = {name: cell for name, cell in zip(heading, line, strict=False) if name not in skipped}
        if any(cells.values()):
            yield row, {_KEY: "", **cells}


def _check_heading(heading: Sequence[str]) -> None:
    """Only columns of the export, each once, and the one that tells which project a row is about."""
    unknown = [name for name in heading if name and name not in HEADINGS]
    twice = [name for name, times in Counter(heading).items() if name and times > 1]
    if unknown or twice or _KEY not in heading:
        raise TableErrors([Mistake(1, _KEY, editors_text("heading"), ", ".join(unknown + twice))])


def _refused(change: Change) -> str | None:
    """What was expected where a change cannot be taken, without looking at the form of the value."""
    if MOJIBAKE.search(change.new):
        return editors_text("mojibake")
    if change.column not in columns():
        return editors_text("kept", project=change.project)
    if change.field == "contact.phone" and change.new.isdigit():
        return editors_text("zeros")
    return None


def _check(changes: Sequence[Change], files: Texts, data_dir: Path, now: Mapping[str, Cells]) -> None:
    """Read a copy of the data with the changes: every check of the files holds for a table, too."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / data_dir.name
        for part in ("programme", "projects"):
            shutil.copytree(data_dir / part, copy / part)
        for path, text in files.items():
            (copy / path.relative_to(data_dir)).write_bytes(text.encode("utf-8"))
        try:
            read_content(copy)
        except DataErrors as errors:
            found = {mistake for error in errors.errors if (mistake := _in_table(error, changes, now))}
            if found:
                raise TableErrors(list(found)) from None
            raise


def _in_table(error: DataError, changes: Sequence[Change], now: Mapping[str, Cells]) -> Mistake | None:
    """A mistake of a file as one of the cell that shows the field; the cell itself may be unchanged."""
    its = [change for change in changes if change.project == Path(error.file).stem]
    heading = heading_of(error.field.split("[")[0])  # the number of an entry is none of the cell
    if not its or not heading:
        return None
    first = its[0]
    found = next(
        (change.new for change in its if change.column == heading), now.get(first.project, {}).get(heading, "")
    )
    expected = columns()[heading].expected
    return Mistake(first.row, heading, expected if found else editors_text("needed", expected=expected), found)
