"""The pinned packages as the lock files name them: requirements.txt for Python, package-lock.json for the widget."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT

PYTHON_PINS = ROOT / "requirements.txt"
WIDGET_PINS = ROOT / "widget" / "package-lock.json"

_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>.+?))? \\$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_WANTED_BY = re.compile(r"^    #   (?:via )?(.+)$")


@dataclass(frozen=True)
class Pin:
    """One package in one version."""

    kind: str  # "pypi" or "npm", as package addresses (purl) say it
    name: str
    version: str
    checksums: tuple[str, ...]  # hexadecimal: SHA-256 of each file on offer, or SHA-512 of the one there is
    wanted_by: tuple[str, ...] = ()  # names of the packages that ask for it; empty for the widget's
    wants: tuple[str, ...] = ()  # names of the packages it asks for; empty for Python's
    condition: str = ""  # on which platforms it is installed; empty: on all
    licence: str = ""
    delivered: bool = True  # False for what only builds or tests the widget


_WANTS = ("dependencies", "optionalDependencies", "peerDependencies")


def python_pins(path: Path = PYTHON_PINS) -> Iterator[Pin]:
    """The packages of a requirements file that uv has written, with who asks for them ("# via")."""
    for block in re.split(r"\n(?=[\w])", path.read_text(encoding="utf-8")):
        head, *rest = block.splitlines()
        found = _PIN.match(head)
        if not found:
            raise ValueError(f"{path.name}: not a pinned package with checksums: {head!r}")
        wanted_by = (m.group(1) for line in rest if (m := _WANTED_BY.match(line.replace("# via ", "#   via "))))
        yield Pin(
            "pypi",
            found["name"],
            found["version"],
            tuple(_HASH.findall(block)),
            wanted_by=tuple(name for name in wanted_by if not name.startswith("--override")),
            condition=found["marker"] or "",
        )


def widget_pins(path: Path = WIDGET_PINS) -> Iterator[Pin]:
    """The packages of npm's lock file; those that only build or test are marked as not delivered."""
    for place, entry in json.loads(path.read_text(encoding="utf-8"))["packages"].items():
        if not place:  # the widget itself
            continue
        checksum = base64.b64decode(entry["integrity"].removeprefix("sha512-")).hex()
        yield Pin(
            "npm",
            place.rpartition("node_modules/")[2],
            entry["version"],
            (checksum,),
            wants=tuple(name for kind in _WANTS for name in entry.get(kind, ())),
            licence=entry.get("license", ""),
            delivered=not entry.get("dev", False),
        )


def widget_wants(path: Path = WIDGET_PINS) -> list[str]:
    """The packages that the widget itself asks for, to run or to be built."""
    widget = json.loads(path.read_text(encoding="utf-8"))["packages"][""]
    return [*widget["dependencies"], *widget["devDependencies"]]
