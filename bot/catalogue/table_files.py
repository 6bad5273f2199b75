"""Changed cells in the text of the projects' files: each goes where its fact stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from bot.catalogue.content import ProjectEntry
from bot.catalogue.keys import key
from bot.catalogue.project_files import ORDER, TAGS
from bot.catalogue.sources import Sources
from bot.catalogue.table_cells import Change, TableErrors, editors_text
from bot.catalogue.yaml_edits import Entry, NotEditable, content, name_of, with_field

Texts = dict[Path, str]
Aliases = Mapping[tuple[str, str], Sequence[str]]
_SHARED = ("title", "subtitle", "municipality")  # both files of a project name it by these


def new_texts(changes: Sequence[Change], data_dir: Path, sources: Sources, projects: Sequence[ProjectEntry]) -> Texts:
    """The files with the changes; raises TableErrors.

    A topic, service or product that other projects have comes with the synonyms that it has there.
    """
    aliases = {(tag.kind, key(tag.name)): tag.aliases for entry in projects for tag in entry.tags}
    before = _files(dict.fromkeys(change.project for change in changes), data_dir)
    files = dict(before)
    mistakes = []
    for change in changes:
        its = {path: text for path, text in files.items() if path.stem == change.project}
        try:
            files |= _edited(its, change, sources, aliases)
        except NotEditable:
            mistakes.append(change.refused(editors_text("kept", project=change.project)))
    if mistakes:
        raise TableErrors(mistakes)
    return dict(files.items() - before.items())


def _files(projects: Iterable[str], data_dir: Path) -> Texts:
    """The files of projects: that of the brochure before the one that completes it."""
    folder = data_dir / "projects"
    paths = [sorted(folder.rglob(f"{name}.y*ml"), key=lambda path: len(path.parts)) for name in projects]
    return {path: path.read_bytes().decode("utf-8-sig") for path in chain.from_iterable(paths)}


def _edited(files: Texts, change: Change, sources: Sources, aliases: Aliases) -> Texts:
    """The files of a project with a change in those in which it shows."""
    field, value = change.field, change.value
    # Of the brochure alone, the table has not shown what the other file tells.
    told = files if sources is Sources.all or field in _SHARED else dict(list(files.items())[:1])
    holding = [path for path in told if _holds(files[path], field)]
    home = [*told, *holding][-1]
    if not isinstance(value, str):
        return _with_names(told, field, value, home, aliases)
    places = told if field in _SHARED else [home] if value else holding
    return {path: with_field(files[path], field, value, ORDER) for path in places}


def _with_names(files: Texts, field: str, names: Sequence[str], home: Path, aliases: Aliases) -> Texts:
    """The files in which a list changes."""
    own = {path: [name_of(entry) for entry in content(text).get(field) or ()] for path, text in files.items()}
    return {
        path: with_field(files[path], field, [_entry(field, name, aliases) for name in its], ORDER)
        for path, its in _dealt(own, names, home).items()
        if its != own[path]
    }


def _dealt(own: Mapping[Path, Sequence[str]], names: Sequence[str], home: Path) -> dict[Path, list[str]]:
    """The wanted names of a list, each where it stands, new ones in their home."""
    known = set(chain.from_iterable(own.values()))
    places = {**own, home: {*own[home], *names} - (known - {*own[home]})}
    wanted = {path: [name for name in names if name in its] for path, its in places.items()}
    shown = dict.fromkeys(chain.from_iterable(wanted.values()))
    if list(shown) != list(names) or ";" in "".join(known):
        raise NotEditable  # an order across two files, or a name that the table cannot tell from two
    return wanted


def _entry(field: str, name: str, aliases: Aliases) -> Entry:
    """A new entry of a list."""
    others = aliases.get((TAGS.get(field, ""), key(name)))
    return {"name": name, "aliases": list(others)} if others else name


def _holds(text: str, field: str) -> bool:
    """Whether a file tells a field."""
    found = content(text)
    for name in field.split("."):
        found = found.get(name) or {}
    return bool(found)
