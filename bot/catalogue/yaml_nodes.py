"""YAML with line numbers: every value remembers its file, line and field for the message if it is wrong.

PyYAML's nodes are used instead of plain Python values, because they keep the position and the text exactly
as typed: ``2022-12`` and ``"2022-12"`` are the same month here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import yaml

from bot.catalogue.problems import DataError, Wrong

T = TypeVar("T")
# PyYAML's C parser is several times faster, but ends the process on absurdly deep nesting, which needs a
# large file. So larger files take the Python parser, which answers with an error.
_FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FAST_LIMIT = 10_000  # characters; a project file has about half of that
_SIZE_LIMIT = 150_000  # bytes of one data file; a larger one is a mistake, not data


@dataclass
class Problems:
    """Collects the mistakes of all files."""

    errors: list[DataError] = field(default_factory=list)

    def add(self, file: str, line: int, field_name: str, message: str) -> None:
        """Note one mistake."""
        self.errors.append(DataError(file, line, field_name, message))


@dataclass(frozen=True)
class Value:
    """A node of a YAML file and where it stands."""

    node: yaml.Node
    file: str
    field: str
    problems: Problems

    @property
    def line(self) -> int:
        """The line as editors count it."""
        return int(self.node.start_mark.line) + 1

    def wrong(self, message: str) -> None:
        """Note that this value is not what was expected."""
        self.problems.add(self.file, self.line, self.field, message)

    def is_null(self) -> bool:
        """An empty entry (``partners:`` with nothing behind it) counts as absent."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag == "tag:yaml.org,2002:null"

    def is_mapping(self) -> bool:
        """Whether the value has fields of its own."""
        return isinstance(self.node, yaml.MappingNode)

    def scalar(self) -> str:
        """The text of a single value, without surplus spaces."""
        if not isinstance(self.node, yaml.ScalarNode) or self.is_null():
            raise Wrong(f"expected a single value, found {self.kind()}")
        return " ".join(str(self.node.value).split())

    def kind(self) -> str:
        """What was found, in an editor's words."""
        if isinstance(self.node, yaml.MappingNode):
            return "a block of fields"
        if isinstance(self.node, yaml.SequenceNode):
            return "a list"
        return "nothing" if self.is_null() else f"{self.node.value!r}"

    def convert(self, converter: Callable[[Value], T]) -> T | None:
        """Apply a converter; a mistake is noted and gives None."""
        try:
            return converter(self)
        except Wrong as mistake:
            self.wrong(str(mistake))
            return None

    def items(self) -> Iterator[Value]:
        """The entries of a list, each with its number in the field name."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise Wrong(f"expected a list (lines that begin with '- '), found {self.kind()}")
        for number, node in enumerate(self.node.value, start=1):
            yield Value(node, self.file, f"{self.field}[{number}]", self.problems)

    def fields(self, required: Collection[str], optional: Collection[str] = ()) -> Fields:
        """The fields of a mapping; missing, unknown and repeated ones are noted."""
        if not isinstance(self.node, yaml.MappingNode):
            raise Wrong(f"expected a block of fields ({', '.join(required)}), found {self.kind()}")
        values: dict[str, Value] = {}
        for key_node, value_node in self.node.value:
            name = str(key_node.value)
            place = Value(key_node, self.file, self.below(name), self.problems)
            if name in values:
                place.wrong("expected once, found a second time")
            elif name not in required and name not in optional:
                place.wrong(f"unknown field; expected one of: {', '.join([*required, *optional])}")
            else:
                values[name] = Value(value_node, self.file, self.below(name), self.problems)
        present = {name: value for name, value in values.items() if not value.is_null()}
        for name in required:
            if name not in present:
                line = values[name].line if name in values else self.line
                self.problems.add(self.file, line, self.below(name), "required field is missing")
        return Fields(self, present)

    def below(self, name: str) -> str:
        """The full name of a field of this value."""
        return f"{self.field}.{name}" if self.field else name


@dataclass(frozen=True)
class Fields:
    """The fields of one block."""

    owner: Value
    values: dict[str, Value]

    def get(self, name: str, converter: Callable[[Value], T]) -> T | None:
        """A field's value; None if absent or wrong (then it is noted)."""
        value = self.values.get(name)
        return None if value is None else value.convert(converter)

    def list(self, name: str, converter: Callable[[Value], T]) -> tuple[T, ...]:
        """A field that holds a list; wrong entries are noted and left out."""
        value = self.values.get(name)
        entries = None if value is None else value.convert(lambda found: tuple(found.items()))
        converted = (entry.convert(converter) for entry in entries or ())
        return tuple(entry for entry in converted if entry is not None)

    def wrong(self, name: str, message: str) -> None:
        """Note a mistake that shows only when fields are compared."""
        place = self.values.get(name, self.owner)
        field_name = place.field if name in self.values else self.owner.below(name)
        self.owner.problems.add(self.owner.file, place.line, field_name, message)


def read_text(path: Path, name: str, problems: Problems) -> str | None:
    """A file's text; anything but UTF-8 is noted with the line of the first wrong byte."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        problems.add(name, 1, "", f"cannot be read: {error.strerror}")
        return None
    if len(raw) > _SIZE_LIMIT:
        problems.add(name, 1, "", f"expected at most {_SIZE_LIMIT:,} bytes, found {len(raw):,}")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.add(name, line, "", "expected UTF-8 text; save the file with the encoding UTF-8")
        return None


def forgotten_endings(folder: Path, name: str, problems: Problems) -> None:
    """Note files to which an editor's program has added an ending of its own ("x.yml.txt"): nobody would read them."""
    for path in sorted(path for path in folder.glob("*.y*ml.*") if not path.name.startswith(".")):
        problems.add(f"{name}/{path.name}", 1, "", f"expected a file name that ends with .yml, found {path.name!r}")


def read_yaml(path: Path, name: str, problems: Problems) -> Value | None:
    """The content of a YAML file, or None when it cannot be read (which is noted)."""
    text = read_text(path, name, problems)
    if text is None:
        return None
    tab = re.search(r"\t", text)
    if tab:
        problems.add(name, text.count("\n", 0, tab.start()) + 1, "", "expected spaces, found a tab")
        return None
    try:
        node = yaml.compose(text, Loader=_FAST_LOADER if len(text) <= _FAST_LIMIT else yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        problems.add(name, _line(error), "", f"not valid YAML: {error.problem}")
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problems.add(name, line, "", "expected printable characters, found a control character")
        return None
    except RecursionError:
        problems.add(name, 1, "", "not valid YAML: nested too deeply")
        return None
    if node is None:
        problems.add(name, 1, "", "expected data, found an empty file")
        return None
    if repeated := _repeated(node):
        message = "expected every value written out, found a reference to it elsewhere (& and *)"
        problems.add(name, int(repeated.start_mark.line) + 1, "", message)
        return None
    return Value(node, name, "", problems)


def _repeated(root: yaml.Node) -> yaml.Node | None:
    """A node that stands in several places: a short file may so hold more than anybody can read, or itself."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            return node
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return None


def _line(error: yaml.MarkedYAMLError) -> int:
    """Where to look: a forgotten closing quote shows at the end of the file, but is mended where it opens."""
    opened = error.context_mark if "quoted" in (error.context or "") else None
    mark = opened or error.problem_mark or error.context_mark
    return int(mark.line) + 1 if mark else 1
