"""Where what visitors send goes: the port, and the adapter that keeps it here for the staff.

An adapter is given a parcel, perhaps several times, and must make one of it: the key tells them apart.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Protocol


class Unavailable(Exception):
    """The other side cannot be reached, or says nothing that can be understood: to be tried again."""


class Turned(Exception):
    """The other side does not want the parcel as it is: trying again would not help, staff has to look."""


@dataclass(frozen=True)
class Parcel:
    """Something sent by a visitor. ``key`` is the same for each attempt, and for nothing else."""

    key: str
    town: str
    number: str
    kind: str
    created_at: str
    public: Mapping[str, str]
    secret: Mapping[str, Any] = field(repr=False)
    service: str = ""
    schema: str = ""
    reply_to: str = field(default="", repr=False)

    def to_json(self) -> str:
        """All of it, for the encrypted column."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Parcel:
        """The reverse of :meth:`to_json`."""
        return cls(**json.loads(text))


class Delivery(Protocol):
    """``at_once``: the parcel stays where it is, and only staff can say when it is done with."""

    at_once: ClassVar[bool]

    def takes(self, parcel: Parcel) -> bool:
        """Whether this is the way for such a parcel; what no way is for stays here, for the staff."""

    def deliver(self, parcel: Parcel) -> str:
        """Hand a parcel over; the other side's reference. Raises Unavailable or Turned."""


class EmbeddedDelivery:
    """The default: reports and registrations stay in the tables, for the command line and the staff."""

    at_once: ClassVar[bool] = True

    def takes(self, parcel: Parcel) -> bool:
        """Everything."""
        return True

    def deliver(self, parcel: Parcel) -> str:
        """It is there already."""
        return parcel.number


def write_whole(path: Path, text: str) -> None:
    """Write a file that is there as a whole or not at all, readable for its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_name(f".{path.name}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
