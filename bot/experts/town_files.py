"""``data/towns/<ags>-<name>.yml``: what a town says of itself, value by value with source and date.

Which keys there may be is said by the experts (``town:`` in expert.yml). An empty key means unknown.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bot.catalogue.problems import DataErrors, Wrong
from bot.catalogue.yaml_nodes import Problems, Value, forgotten_endings, read_yaml
from bot.experts.api import Fact, Town
from bot.experts.files import entries, figure, identifier, iso_day, switch, texts, whole

logger = logging.getLogger(__name__)
_AGS = re.compile(r"\d{8}")
# What may not be said unconfirmed with PRODUCTION=1: money, deadlines, contacts.
CHECKED_KINDS = frozenset({"euro", "days", "phone", "mail"})


@dataclass(frozen=True)
class Key:
    """A value that a town may fill in. ``options``: what the entries of a list may be."""

    kind: str
    options: tuple[str, ...] = ()


GENERAL = {"office": Key("text"), "phone": Key("phone"), "url": Key("url")}
Sections = Mapping[str, Mapping[str, Key]]  # the keys of each expert


def _url(value: Value) -> str:
    if not re.fullmatch(r"https://\S+", text := value.scalar()):
        raise Wrong(f"expected an address that begins with https://, found {text!r}")
    return text


def _phone(value: Value) -> str:
    if not re.fullmatch(r"[+0-9][0-9 ()/-]{2,30}", text := value.scalar()):
        raise Wrong(f"expected a phone number, found {text!r}")
    return text


KINDS = {
    "text": Value.scalar, "euro": figure, "days": whole, "number": whole, "url": _url, "phone": _phone,
    "mail": Value.scalar, "switch": switch, "list": texts,
}  # fmt: skip


def read_key(value: Value) -> Key:
    """A key as expert.yml declares it."""
    fields = value.fields(("kind",), ("options",))
    kind = fields.get("kind", Value.scalar) or "text"
    if kind not in KINDS:
        fields.wrong("kind", f"expected one of {', '.join(KINDS)}, found {kind!r}")
    return Key(kind, fields.list("options", identifier))


def read_towns(folder: Path, name: str, sections: Sections) -> tuple[Town, ...]:
    """All town files of a folder; raises DataErrors if anything is wrong in one of them."""
    problems = Problems()
    forgotten_endings(folder, name, problems)
    files = sorted(folder.glob("*.yml")) if folder.is_dir() else []
    towns = [_town(path, f"{name}/{path.name}", sections, problems) for path in files if path.stem != "example"]
    if problems.errors:
        raise DataErrors(problems.errors)
    return tuple(town for town in towns if town)


def _town(path: Path, name: str, sections: Sections, problems: Problems) -> Town | None:
    content = read_yaml(path, name, problems)
    return content.convert(lambda value: _checked(value, path, sections)) if content else None


def _checked(value: Value, path: Path, sections: Sections) -> Town:
    # A section of an expert that is not installed is left for the day when it is.
    others = [name for name, _ in entries(value) if name not in sections]
    for name in set(others) - {"ags", "name", "general"}:
        logger.warning("%s: there is no expert %r; its values are not used", value.file, name)
    fields = value.fields(("ags", "name"), dict.fromkeys(["general", *sections, *others]))
    ags, name = fields.get("ags", _ags) or "", fields.get("name", Value.scalar) or ""
    if ags and not path.stem.startswith(f"{ags}-"):
        fields.wrong("ags", f"expected the number that the file's name begins with, found {ags!r}")
    facts: dict[str, tuple[Fact, ...]] = {}
    for section, keys in {"general": GENERAL, **sections}.items():
        prefix = "" if section == "general" else f"{section}."
        found = fields.get(section, partial(_facts, keys=keys)) or {}
        facts |= {prefix + key: entry for key, entry in found.items()}
    return Town(ags, name, facts)


def _ags(value: Value) -> str:
    if not _AGS.fullmatch(text := value.scalar()):
        raise Wrong(f"expected the eight digits of the municipality's key (AGS), found {text!r}")
    return text


def _facts(block: Value, keys: Mapping[str, Key]) -> dict[str, tuple[Fact, ...]]:
    found = {}
    for name, entry in entries(block):
        if name not in keys:
            entry.wrong(f"unknown key; expected one of: {', '.join(keys)}")
        elif not entry.is_null():
            found[name] = _history(entry, keys[name])
    return found


def _history(entry: Value, key: Key) -> tuple[Fact, ...]:
    """One block, or a list of them: the history of a value."""
    blocks = [entry] if entry.is_mapping() else (entry.convert(lambda v: list(v.items())) or [])
    return tuple(fact for block in blocks if (fact := block.convert(lambda v: _fact(v, key))))


def _fact(block: Value, key: Key) -> Fact | None:
    optional = ("value", "valid_from", "valid_until", "review_by", "confirmed")
    if not block.is_mapping():
        raise Wrong(f"expected value, source and as_of, found {block.kind()}")
    if (value := _value(block, key)) is None:
        return None  # a prepared entry that nobody has filled in
    fields = block.fields(("source", "as_of"), optional)
    return Fact(
        value,
        fields.get("source", Value.scalar) or "",
        fields.get("as_of", Value.scalar) or "",
        valid_from=fields.get("valid_from", iso_day),
        valid_until=fields.get("valid_until", iso_day),
        review_by=fields.get("review_by", iso_day),
        confirmed=bool(fields.get("confirmed", switch)),
    )


def _value(block: Value, key: Key) -> Any:
    entry = next((value for name, value in entries(block) if name == "value"), None)
    if entry is None or entry.is_null():
        return None
    convert: Callable[[Value], Any] = KINDS[key.kind]
    found = entry.convert(convert)
    chosen = found if isinstance(found, tuple) else (found,)
    if key.options and found is not None and (strange := set(chosen) - set(key.options)):
        entry.wrong(f"expected some of {', '.join(key.options)}, found {', '.join(sorted(strange))}")
    return found


def unconfirmed(town: Town, sections: Sections) -> list[str]:
    """The money, deadlines and contacts of a town that nobody has confirmed."""
    of_experts = {f"{section}.{name}": key for section, named in sections.items() for name, key in named.items()}
    keys = {**GENERAL, **of_experts}
    return [
        name
        for name, facts in town.facts.items()
        if keys[name].kind in CHECKED_KINDS and not all(fact.confirmed for fact in facts)
    ]
