"""Changes single values in the text of a YAML file; everything else stays, character for character, comments too."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping

import yaml

_WIDTH = 112  # of a folded text
_PLAIN = re.compile(r"[\d-]+")  # dates, months, amounts: this project's reader takes the text as typed


class ScalarMissing(Exception):
    """Fields that the file does not hold as single values."""

    def __init__(self, fields: list[str]) -> None:
        """Name them."""
        self.fields = fields
        super().__init__(", ".join(fields))


def with_scalars(text: str, values: Mapping[str, str]) -> str:
    """The text with new values for fields such as ``title`` or ``contact.phone``; raises ScalarMissing."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    nodes = {field: _node(root, field.split(".")) for field in values}
    if missing := [field for field, node in nodes.items() if node is None]:
        raise ScalarMissing(missing)
    places = [(node.start_mark.index, node.end_mark.index, field) for field, node in nodes.items() if node]
    for start, end, field in sorted(places, reverse=True):
        # A folded text ends where the next line begins.
        tail = "\n" if text[start:end].endswith("\n") else ""
        text = text[:start] + _written(values[field], field.count(".") + 1) + tail + text[end:]
    return text


def _node(node: yaml.Node | None, path: list[str]) -> yaml.ScalarNode | None:
    """The value at a path of field names."""
    for name in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == name), None)
    return node if isinstance(node, yaml.ScalarNode) and node.value else None


def _written(value: str, depth: int) -> str:
    """A value as YAML: quoted where it must be, folded where it is long."""
    if _PLAIN.fullmatch(value):
        return value
    if len(value) <= _WIDTH:
        return yaml.safe_dump(value, allow_unicode=True, width=10 * _WIDTH).removesuffix("...\n").strip()
    indent = "  " * depth
    lines = textwrap.wrap(value, _WIDTH, break_on_hyphens=False, break_long_words=False)
    return ">-\n" + "\n".join(f"{indent}{line}" for line in lines)
