"""``law.yml``: what holds in all towns, each statement with its paragraph, its source and the state it was read in."""

from __future__ import annotations

from functools import partial

from bot.catalogue.yaml_nodes import Value
from bot.experts.api import Law
from bot.experts.files import entries, plain, table


def read_laws(value: Value) -> dict[str, Law]:
    """The statements by name."""
    found = value.convert(lambda block: list(entries(block))) or []
    laws = (entry.convert(partial(_law, name)) for name, entry in found)
    return {law.id: law for law in laws if law}


def _law(name: str, value: Value) -> Law:
    fields = value.fields(("paragraph", "source", "as_of"), ("values",))
    paragraph, source, as_of = (fields.get(field, Value.scalar) or "" for field in ("paragraph", "source", "as_of"))
    return Law(name, paragraph, source, as_of, table(fields.values.get("values"), plain))
