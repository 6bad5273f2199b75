"""Blocks as text, and as structure for clients that show more (docs/answers.schema.json)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import pairwise
from typing import Any

from bot.answers.blocks import Block, Part, ProjectFacts, Reference, Source, Told
from bot.answers.values import asking_for, exactness, plain
from bot.answers.voice import Voice
from bot.catalogue.records import Project

VERSION = 1


def text(blocks: Sequence[Block], voice: Voice) -> str:
    """All that the blocks say; what follows a source is a new paragraph."""
    shown = lines(blocks[0], voice) if blocks else []
    for before, block in pairwise(blocks):
        shown += ["", *lines(block, voice)] if isinstance(before, Source) else lines(block, voice)
    return "\n".join(shown)


def lines(block: Block, voice: Voice) -> list[str]:
    """All that a block says; of the facts of a project none twice, but for what each milestone or offer says."""
    said: list[str] = []
    for part in _parts(block):
        once = isinstance(block, ProjectFacts) and isinstance(part, Told)
        said += [line for line in voice.lines(part.said) if not once or line not in said]
    return said


def _parts(part: Part) -> Iterator[Part]:
    """A part and those inside it, in the order in which they are said."""
    yield part
    for inside in fields(part):
        value = getattr(part, inside.name)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Part):
                yield from _parts(child)


def structure(blocks: Sequence[Block], voice: Voice) -> dict[str, Any]:
    """The blocks for clients."""
    shown = [{"type": b.type, "lines": lines(b, voice), **_fields(b, voice)} for b in blocks]
    return {"version": VERSION, "language": voice.language, "blocks": shown}


def _fields(part: Part | Reference, voice: Voice) -> dict[str, Any]:
    return {f.name: _shown(f.name, getattr(part, f.name), voice) for f in fields(part)}


# Values that clients only show, and those that they only use.
_WORDS = ("document", "as_of", "label", "hint", "needed", "wrong", "send")
_PLAIN = ("facet", "count", "url", "number", "of", "name", "kind", "required", "sensitive")
_BY_NAME: dict[str, Callable[[Voice, Any], Any]] = {
    "said": Voice.lines, "pages": lambda _, pages: list(pages),
    **dict.fromkeys(_WORDS, Voice.form), **dict.fromkeys(_PLAIN, lambda _, value: value),
}  # fmt: skip


def _shown(name: str, value: Any, voice: Voice) -> Any:
    if name in _BY_NAME:
        return _BY_NAME[name](voice, value)
    if value is None:
        return None
    if isinstance(value, Project):
        return _project(value)
    if isinstance(value, Part | Reference):
        return _fields(value, voice)
    if isinstance(value, tuple):
        return [_shown("", inside, voice) for inside in value]
    if isinstance(value, Mapping):
        return {key: _shown("", inside, voice) for key, inside in value.items()}
    return {"text": voice.form(value), "value": plain(value), **exactness(value)}


def _project(project: Project) -> dict[str, Any]:
    return {
        "id": project.id, "title": project.label, "place": project.municipality, "region": project.region_name,
        "category": project.category_name, "page": project.page, "ask": asking_for(project),
        "path": f"/projekte/{project.id}",
    }  # fmt: skip
