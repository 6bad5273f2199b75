"""Sentences in which the role of each name is marked: "Alles aus [Aachen](wanted), nur nicht [Soest](excluded)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from rasa.shared.nlu.training_data.entities_parser import find_entities_in_training_example, replace_entities

from bot.settings import ROOT
from bot.understanding.names import Mention, NameIndex

EXAMPLES = ROOT / "data" / "roles"
ROLES = ("wanted", "excluded", "own", "claimed", "compared", "target", "private", "told")


@dataclass(frozen=True)
class Example:
    """A sentence, the names that are found in it, and the role of each; "" if it is not marked."""

    text: str
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...]


def read_examples(path: Path, index: NameIndex) -> list[Example]:
    """The sentences of a file, or of all files of a folder, with the names that the index finds in them.

    A marked name that the catalogue does not hold teaches nothing and is passed over. Raises ValueError for a role
    that does not exist.
    """
    files = sorted(path.glob("*.yml")) if path.is_dir() else [path]
    return [_example(line, index) for file in files for line in _lines(file)]


def marked_names(line: str) -> dict[tuple[int, int], str]:
    """Where the marked names of a line stand once the marks are taken away, and their roles."""
    found = {(e["start"], e["end"]): str(e["entity"]) for e in find_entities_in_training_example(line)}
    unknown = set(found.values()) - set(ROLES)
    if unknown:
        raise ValueError(f"no such role: {', '.join(sorted(unknown))} in {line!r}")
    return found


def _lines(file: Path) -> Iterator[str]:
    for block in yaml.safe_load(file.read_text(encoding="utf-8")).values():
        yield from (line.removeprefix("- ") for line in block.splitlines())


def _example(line: str, index: NameIndex) -> Example:
    text = replace_entities(line)
    mentions = index.find(index.read(text), text)
    marked = marked_names(line)
    return Example(text, tuple(mentions), tuple(marked.get((m.start, m.end), "") for m in mentions))
