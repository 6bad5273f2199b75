"""Changes fields in the text of a YAML file; everything else stays, character for character, comments too."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

Entry = str | dict[str, Any]
"""Of a list: a plain name, or a block with a ``name``."""
Wanted = str | Sequence[Entry]
Pair = tuple[yaml.ScalarNode, yaml.Node]

_WIDTH = 112  # of a folded text
_PLAIN = re.compile(r"\d[\d-]*")  # dates, months, amounts: this project's reader takes the text as typed


class NotEditable(Exception):
    """A field is written in a way that only a person can change."""


def with_field(text: str, field: str, value: Wanted, order: Sequence[str]) -> str:
    """The text with a new value for a field such as ``title``, ``contact.phone`` or ``topics``.

    An empty value removes the field, a new field comes behind those that precede it in the order. Entries of a list are
    known by their names and stay as they are written. Raises NotEditable, rather than change anything else.
    """
    breaks = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    if text and not text.endswith("\n"):
        text += "\n"
    try:
        changed = _changed(text, field, value, order)
        if content(changed) == _expected(content(text), field, value):
            return changed.replace("\n", breaks)
    except yaml.YAMLError:
        pass  # a list or block in brackets may have lost a comma
    raise NotEditable


def content(text: str) -> dict[str, Any]:
    """What a file says: every value as the text that is typed."""
    return _plain(yaml.compose(text, Loader=yaml.SafeLoader)) or {}


def _plain(node: yaml.Node | None) -> Any:
    """A node's content."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return [_plain(entry) for entry in node.value] if isinstance(node, yaml.SequenceNode) else node and node.value


def name_of(entry: Entry) -> str:
    """What an entry of a list is called."""
    return " ".join((entry if isinstance(entry, str) else str(entry.get("name", ""))).split())


def _expected(data: Mapping[str, Any], field: str, value: Wanted) -> dict[str, Any]:
    """The content with a new value."""
    head, _, leaf = field.partition(".")
    told: Any = value
    if leaf:
        told = _expected(data.get(head) or {}, leaf, value)
    elif not isinstance(value, str):
        known = {name_of(entry): entry for entry in data.get(head) or ()}
        told = [known.get(name_of(entry), entry) for entry in value]
    rest = {name: other for name, other in data.items() if name != head}
    return {**rest, head: told} if told else rest


def _changed(text: str, field: str, value: Wanted, order: Sequence[str]) -> str:
    """The text with one other field."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    outer = _pair(root, field.split(".")[0])
    pair = _pair(outer[1], field.split(".")[1]) if outer and "." in field else outer
    if not pair or not outer:
        return _inserted(text, root, field, value, order) if value else text
    if value:
        return _replaced(text, pair, value, field.count("."))
    # A block goes with its last field.
    key, node = outer if len(outer[1].value) == 1 else pair
    return text[: _line_of(text, key)] + text[_line_after(text, node) :]


def _inserted(text: str, root: yaml.Node | None, field: str, value: Wanted, order: Sequence[str]) -> str:
    """The text with a field more: at the end of its block, or behind what precedes it in the order."""
    head, _, leaf = field.partition(".")
    line = f"{leaf or head}:{_written(value, field.count('.'))}\n"
    if outer := _pair(root, head):
        place, line = _line_after(text, outer[1]), f"  {line}"
    else:
        before = [node for key, node in (root.value if root else ()) if key.value in order[: order.index(head)]]
        place, line = _line_after(text, before[-1]) if before else 0, f"{head}:\n  {line}" if leaf else line
    return text[:place] + line + text[place:]


def _pair(node: yaml.Node | None, name: str) -> Pair | None:
    """A field and its value."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((pair for pair in pairs if pair[0].value == name), None)


def _replaced(text: str, pair: Pair, value: Wanted, depth: int) -> str:
    """The text with another value for a field that it has."""
    key, node = pair
    if not isinstance(value, str) and isinstance(node, yaml.SequenceNode) and node.value:
        return _flow_list(text, node, value) if node.flow_style else _block_list(text, pair, value)
    return f"{text[: key.end_mark.index]}:{_written(value, depth)}{text[_end(text, node) :]}"


def _block_list(text: str, pair: Pair, wanted: Sequence[Entry]) -> str:
    """The text with other entries of a list that has a line for each; a comment belongs to the entry below it."""
    key, node = pair
    begin = text.index("\n", key.end_mark.index) + 1
    bounds = [begin, *(_line_after(text, item) for item in node.value)]
    lines = {_name(item): text[start:end] for item, start, end in zip(node.value, bounds[:-1], bounds[1:], strict=True)}
    dash = text[_line_of(text, node.value[0]) : node.value[0].start_mark.index]
    new = (lines.get(name_of(entry), f"{dash}{_entry(entry)}\n") for entry in wanted)
    return text[:begin] + "".join(new) + text[bounds[-1] :]


def _flow_list(text: str, node: yaml.SequenceNode, wanted: Sequence[Entry]) -> str:
    """The same for a list in brackets."""
    parts = {_name(item): text[item.start_mark.index : item.end_mark.index] for item in node.value}
    new = ", ".join(parts.get(name_of(entry), _entry(entry)) for entry in wanted)
    return f"{text[: node.start_mark.index]}[{new}]{text[node.end_mark.index :]}"


def _name(node: yaml.Node) -> str:
    """What an entry of a list is called."""
    pair = _pair(node, "name")
    return name_of(str((pair[1] if pair else node).value))


def _line_of(text: str, node: yaml.Node) -> int:
    """Where the line begins in which a node begins."""
    return text.rfind("\n", 0, node.start_mark.index) + 1


def _line_after(text: str, node: yaml.Node) -> int:
    """Where the line begins that follows a node."""
    return text.index("\n", _end(text, node)) + 1


def _end(text: str, node: yaml.Node) -> int:
    """Where a node ends; the marks of blocks and folded texts stand behind what follows them."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    return len(text[: node.end_mark.index].rstrip())


def _written(value: Wanted, depth: int) -> str:
    """A value as YAML behind its field's colon: quoted where it must be, folded where it is long."""
    if not isinstance(value, str):
        return "".join(f"\n  - {_entry(entry)}" for entry in value)
    if _PLAIN.fullmatch(value):
        return f" {value}"
    if len(value) <= _WIDTH:
        return f" {_entry(value)}"
    indent = "  " * (depth + 1)
    lines = textwrap.wrap(value, _WIDTH, break_on_hyphens=False, break_long_words=False)
    return " >-\n" + "\n".join(f"{indent}{line}" for line in lines)


def _entry(entry: Entry) -> str:
    """An entry on one line, also within brackets."""
    dumped = yaml.safe_dump([entry], default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6)
    return dumped.strip()[1:-1]
