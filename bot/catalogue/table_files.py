"""Changed cells in the text of the projects' files: each goes where its fact stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from bot.catalogue.project_files import ORDER
from bot.catalogue.sources import Sources
from bot.catalogue.table_cells import Change, TableErrors, editors_text
from bot.catalogue.yaml_edits import NotEditable, content, with_field

Texts = dict[Path, str]
_SHARED = ("title", "subtitle", "municipality")  # both files of a project name it by these


def new_texts(changes: Sequence[Change], data_dir: Path, sources: Sources) -> Texts:
    """The files with the changes; raises TableErrors."""
    texts: Texts = {}
    mistakes = []
    for project, its in groupby(changes, lambda change: change.project):
        files = {path: path.read_bytes().decode("utf-8-sig") for path in paths(data_dir, project)}
        for change in its:
            try:
                files |= _edited(files, change, sources)
            except NotEditable:
                mistakes.append(change.refused(editors_text("kept", project=project)))
        texts |= files
    if mistakes:
        raise TableErrors(mistakes)
    return {path: text for path, text in texts.items() if not path.exists() or path.read_bytes() != text.encode()}


def paths(data_dir: Path, project: str) -> list[Path]:
    """The files of a project: that of the brochure before the one that completes it."""
    return sorted((data_dir / "projects").rglob(f"{project}.y*ml"), key=lambda path: len(path.parts))


def _edited(files: Texts, change: Change, sources: Sources) -> Texts:
    """The files in which a change shows."""
    field = change.field
    wanted = list(files)
    if field not in _SHARED:
        # Of the brochure alone, the table has not shown what the other file tells.
        told = wanted[:1] if sources is Sources.brochure else wanted
        holding = [path for path in told if _holds(files[path], field)]
        wanted = (holding or told)[-1:] if change.new else holding
    return {path: with_field(files[path], field, change.value, ORDER) for path in wanted}


def _holds(text: str, field: str) -> bool:
    """Whether a file tells a field."""
    found = content(text)
    for name in field.split("."):
        found = found.get(name) or {}
    return bool(found)
