"""Changed cells in the text of the projects' files: each goes where its fact stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from bot.catalogue.content import Content
from bot.catalogue.keys import key
from bot.catalogue.project_files import ORDER, TAGS
from bot.catalogue.sources import Sources
from bot.catalogue.table_cells import Change, TableErrors, editors_text
from bot.catalogue.yaml_edits import Entry, NotEditable, Wanted, content, name_of, with_field

Texts = dict[Path, str]
_SHARED = ("title", "subtitle", "municipality", "region", "category")  # both files of a project say these


def new_texts(changes: Sequence[Change], data_dir: Path, sources: Sources, known: Content) -> Texts:
    """The files with the changes, those of new projects, too; raises TableErrors.

    A topic, service or product that other projects have comes with the synonyms that it has there.
    """
    before = _files(dict.fromkeys(change.project for change in changes), data_dir)
    files = dict(before)
    mistakes = []
    for change in changes:
        its = {path: text for path, text in files.items() if path.stem == change.project}
        try:
            files |= _edited(its, change.field, _wanted(change, known), sources)
        except NotEditable:
            mistakes.append(change.refused(editors_text("kept", project=change.project)))
    if mistakes:
        raise TableErrors(mistakes)
    return dict(files.items() - before.items())


def _files(projects: Iterable[str], data_dir: Path) -> Texts:
    """The files of projects: that of the brochure before the one that completes it; that of a new one is empty."""
    folder = data_dir / "projects"
    found = {name: sorted(folder.rglob(f"{name}.y*ml"), key=lambda path: len(path.parts)) for name in projects}
    new = {folder / f"{name}.yml": "" for name, paths in found.items() if not paths}
    return new | {path: path.read_bytes().decode("utf-8-sig") for path in chain.from_iterable(found.values())}


def _wanted(change: Change, known: Content) -> Wanted:
    """What a cell says as a file writes it."""
    field, value = change.field, change.value
    if not isinstance(value, str):
        return _with_synonyms(value, TAGS.get(field), known)
    ids = {
        "region": {region.name: region.id for region in known.regions},
        "category": {category.name: category.id for category in known.categories},
    }
    return ids.get(field, {}).get(value, value)


def _with_synonyms(names: Sequence[str], kind: str | None, known: Content) -> list[Entry]:
    """Names as entries, each with the synonyms that it has in other projects."""
    tags = [tag for entry in known.projects for tag in entry.tags if tag.aliases and tag.kind == kind]
    synonyms = {key(tag.name): list(tag.aliases) for tag in tags}
    return [{"name": name, "aliases": synonyms[key(name)]} if key(name) in synonyms else name for name in names]


def _edited(files: Texts, field: str, wanted: Wanted, sources: Sources) -> Texts:
    """The files of a project with a change in those in which it shows."""
    told = _told(files, field, sources)
    holding = [path for path in told if _holds(files[path], field)]
    home = [*told, *holding][-1]
    if not isinstance(wanted, str):
        parts = _dealt(_lists(told, field), {name_of(entry): entry for entry in wanted}, home)
        return {path: with_field(files[path], field, part, ORDER) for path, part in parts.items()}
    places = told if field in _SHARED else [home] if wanted else holding
    return {path: with_field(files[path], field, wanted, ORDER) for path in places}


def _told(files: Texts, field: str, sources: Sources) -> Texts:
    """The files whose content the table has shown: of the brochure alone not the one that completes it."""
    return files if sources is Sources.all or field in _SHARED else dict(list(files.items())[:1])


def _lists(files: Texts, field: str) -> dict[Path, list[str]]:
    """The names in each file's list."""
    return {path: [name_of(entry) for entry in content(text).get(field) or ()] for path, text in files.items()}


def _dealt(own: Mapping[Path, Sequence[str]], wanted: Mapping[str, Entry], home: Path) -> dict[Path, list[Entry]]:
    """The lists of the files that change: each wanted entry where it stands, new ones in their home."""
    known = set(chain.from_iterable(own.values()))
    places = {**own, home: {*own[home], *wanted} - (known - {*own[home]})}
    parts = {path: [name for name in wanted if name in its] for path, its in places.items()}
    shown = dict.fromkeys(chain.from_iterable(parts.values()))
    if list(shown) != list(wanted) or ";" in "".join(known):
        raise NotEditable  # an order across two files, or a name that the table cannot tell from two
    return {path: [wanted[name] for name in names] for path, names in parts.items() if names != own[path]}


def _holds(text: str, field: str) -> bool:
    """Whether a file tells a field."""
    found = content(text)
    for name in field.split("."):
        found = found.get(name) or {}
    return bool(found)
