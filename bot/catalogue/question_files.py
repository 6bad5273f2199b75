"""Reads and checks ``data/questions.yml``: questions that editors have answered themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.catalogue import converters as c
from bot.catalogue.keys import key
from bot.catalogue.records import LONGEST_ANSWER, LONGEST_QUESTION, Answered
from bot.catalogue.yaml_nodes import Problems, Value, read_yaml


def read_questions(path: Path, name: str, problems: Problems) -> tuple[Answered, ...]:
    """All questions; none where there is no such file. What is wrong is noted."""
    root = read_yaml(path, name, problems) if path.exists() else None
    return (root.convert(lambda value: tuple(_entries(value))) or ()) if root else ()


def _entries(root: Value) -> Iterator[Answered]:
    seen: set[str] = set()
    for value in root.items():
        entry = value.convert(_entry)
        if entry is None:
            continue
        for question in (entry.question, *entry.also):
            if key(question) in seen:
                value.wrong(f"expected each question once, found {question!r} a second time")
            seen.add(key(question))
        yield entry


def _entry(value: Value) -> Answered:
    fields = value.fields(("question", "answer", "source", "as_of"), ("also", "url"))
    return Answered(
        question=fields.get("question", c.text(LONGEST_QUESTION)) or "",
        also=fields.list("also", c.text(LONGEST_QUESTION)),
        text=fields.get("answer", c.text(LONGEST_ANSWER)) or "",
        source=fields.get("source", c.text(300)) or "",
        as_of=fields.get("as_of", c.date_part) or "",
        url=fields.get("url", c.url),
    )
