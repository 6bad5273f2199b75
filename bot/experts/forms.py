"""Forms: fields for names and addresses, which have no form of their own that could be told in a sentence.

A field is checked twice by the same rules: by the channel, so that a mistake is said beside the field, and by the
dialogue, which trusts no channel.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.catalogue.problems import Wrong
from bot.catalogue.yaml_nodes import Value
from bot.experts.files import identifier, switch

# What a field of each kind may hold; a day is checked by the calendar of the browser and by this form.
_FORMS = {
    "text": re.compile(r".{1,120}"),
    "name": re.compile(r"[^\d@<>]{2,120}"),
    "street": re.compile(r".{2,120}"),
    "postcode": re.compile(r"\d{5}"),
    "place": re.compile(r"[^\d@<>]{2,80}"),
    "mail": re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,120}\.[^\s@<>.]{2,20}"),
    "phone": re.compile(r"\+?[\d ()/-]{5,30}"),
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "chip": re.compile(r"\d{15}"),
}
FIELD_KINDS = frozenset(_FORMS)
NEEDED, WRONG = "needed", "wrong"


@dataclass(frozen=True)
class FormField:
    """One field; its texts are ``field_<id>``, ``wrong_<kind>`` and, if there is one, ``hint_<id>``."""

    id: str
    kind: str
    required: bool = False


def read_field(value: Value) -> FormField:
    """A field as a flow's file declares it."""
    fields = value.fields(("id", "kind"), ("required",))
    name, kind = fields.get("id", identifier), fields.get("kind", identifier)
    if not name or kind not in FIELD_KINDS:
        raise Wrong(f"expected a field with id and kind, one of {', '.join(sorted(FIELD_KINDS))}")
    return FormField(name, kind, bool(fields.get("required", switch)))


def entered(fields: Iterable[FormField], values: Mapping[str, Any]) -> dict[str, str]:
    """What was written into the fields, without surplus blanks; nothing that the form does not ask for."""
    found = {}
    for field in fields:
        value = values.get(field.id)
        text = " ".join(value.split()) if isinstance(value, str) else ""
        if text:
            found[field.id] = text
    return found


def mistakes(fields: Iterable[FormField], values: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with what was entered, by field: ``needed`` or ``wrong``."""
    found = {}
    for field in fields:
        text = values.get(field.id, "")
        if not text and field.required:
            found[field.id] = NEEDED
        elif text and not _FORMS[field.kind].fullmatch(text):
            found[field.id] = WRONG
    return found


def packed(fields: Sequence[FormField]) -> str:
    """The fields as the note for the channel holds them."""
    return json.dumps([asdict(field) for field in fields]) if fields else ""


def unpacked(text: str) -> tuple[FormField, ...]:
    """The reverse of :func:`packed`."""
    return tuple(FormField(**field) for field in json.loads(text)) if text else ()


def as_entered(text: str, fields: Sequence[FormField]) -> dict[str, str] | None:
    """The fields of a form as the vault gives them back; None for what somebody has written into the chat instead."""
    try:
        values = json.loads(text)
    except ValueError:
        return None
    return entered(fields, values) if isinstance(values, dict) else None
