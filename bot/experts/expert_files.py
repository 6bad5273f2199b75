"""Reads an expert's folder: ``expert.yml`` and the files beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from bot.catalogue.problems import Wrong
from bot.catalogue.yaml_nodes import Value, read_yaml
from bot.experts.answer_files import read_answers
from bot.experts.api import Code
from bot.experts.expert import Expert
from bot.experts.files import identifier, table, texts
from bot.experts.flow_files import read_flow
from bot.experts.law_files import read_laws
from bot.experts.tables import read_table
from bot.experts.texts import read_texts
from bot.experts.town_files import read_key
from bot.understanding.expressions import compiled

T = TypeVar("T")


def read_expert(value: Value, folder: Path, code: Code) -> Expert | None:
    """The expert of a folder; mistakes in any of its files are noted."""
    optional = ("api", "own", "subject", "town", "day_of_case")
    fields = value.fields(("id", "version"), optional)
    name = fields.get("id", identifier)
    if name and name != folder.name:
        fields.wrong("id", f"expected the name of the folder, {folder.name!r}, found {name!r}")
    own, subject = fields.get("own", texts), fields.get("subject", texts)
    return Expert(
        id=name or "",
        version=fields.get("version", Value.scalar) or "",
        folder=folder,
        texts=read_texts(folder / "texts", f"{folder.name}/texts", value.problems),
        town=table(fields.values.get("town"), read_key),
        laws=_one(value, folder / "law.yml", read_laws) or {},
        tables=_each(value, folder / "tables", read_table),
        flows=_each(value, folder / "flows", read_flow),
        answers=_one(value, folder / "answers.yml", read_answers) or {},
        sentences=_sentences(value, folder / "nlu"),
        going_on=_sentences(value, folder / "thread"),
        own=compiled(own) if own else None,
        subject=compiled(subject) if subject else None,
        day_of_case=fields.get("day_of_case", identifier) or "",
        code=code,
    )


def _one(value: Value, path: Path, read: Callable[[Value], T]) -> T | None:
    if not path.is_file():
        return None
    content = read_yaml(path, f"{value.file.split('/')[0]}/{path.name}", value.problems)
    return content.convert(read) if content else None


def _each(value: Value, folder: Path, read: Callable[[Value], T | None]) -> dict[str, T]:
    """What the files of a folder hold, by the name of the file."""
    found = {}
    for path in sorted(folder.glob("*.yml")):
        content = read_yaml(path, f"{value.file.split('/')[0]}/{folder.name}/{path.name}", value.problems)
        if content and (read_content := content.convert(read)):
            found[path.stem] = read_content
    return found


def _sentences(value: Value, folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Examples of what is asked, by the name of the answer, from all files of a folder."""
    found: dict[str, tuple[str, ...]] = {}
    for examples in _each(value, folder, _examples).values():
        for name, told in examples.items():
            found[name] = (*found.get(name, ()), *told)
    return found


def _examples(value: Value) -> dict[str, tuple[str, ...]]:
    if not value.is_mapping():
        raise Wrong("expected the examples of each answer")
    return table(value, texts)
