"""Well-known places outside North Rhine-Westphalia: asked for, they get an honest answer instead of a guess."""

from __future__ import annotations

from bot.catalogue.records import NameEntry
from bot.understanding.expressions import table


def elsewhere() -> list[NameEntry]:
    """The places as names of a kind of their own."""
    names = table("everyday")["elsewhere"].split("; ")
    return [NameEntry("elsewhere", name, name) for name in names]
