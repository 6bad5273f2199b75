"""What is wrong in the data files, said so that an editor finds and mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class DataError:
    """One mistake: where it is, in which field, and what was expected."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        """The form compilers use, which editors turn into a link: ``file:line: field: message``."""
        where = f"{self.file}:{self.line}: "
        return f"{where}{self.field}: {self.message}" if self.field else f"{where}{self.message}"


class DataErrors(Exception):
    """All mistakes of a set of files at once; nothing of it was loaded."""

    def __init__(self, errors: Sequence[DataError]) -> None:
        """Keep the mistakes in the order of files and lines."""
        self.errors = tuple(sorted(set(errors)))
        super().__init__("\n".join(str(error) for error in self.errors))


class Wrong(Exception):
    """Raised by a converter: the text says what it expected."""
