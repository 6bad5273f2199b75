"""Offices and matters of a town hall by their names: asked for, they lead there, not to a project with a like word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.catalogue.records import NameEntry
from bot.understanding.expressions import table
from bot.understanding.text import fold, tokenize

_TABLE = table("town_hall")
_WEIGHT = 0.5  # what the catalogue has by the same name comes first
KINDS = {"offices": "office", "matters": "matter"}
OFFICES = frozenset(_TABLE["offices"])
TOWN_HALL = OFFICES | frozenset(_TABLE["matters"])
"""What the town hall itself is asked for, as answers say it."""


def is_office(name: str) -> bool:
    """Whether a name begins with that of an office which every town has: "Bürgerbüro Soest"."""
    words = tokenize(name)
    return bool(words) and words[0].form in _forms_of_offices()


@lru_cache(maxsize=1)
def _forms_of_offices() -> frozenset[str]:
    forms = (form for name, others in _TABLE["offices"].items() for form in (name, *others.split("; ")))
    return frozenset(map(fold, forms))


def town_hall_names() -> Iterator[NameEntry]:
    """All forms of offices and matters."""
    for group, kind in KINDS.items():
        for name, forms in _TABLE[group].items():
            for form in filter(None, (name, *forms.split("; "))):
                yield NameEntry(kind, name, form, _WEIGHT)
