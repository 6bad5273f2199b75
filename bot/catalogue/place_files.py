"""Reads and checks ``data/programme/places.csv``: all municipalities; the Kreise follow from them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.catalogue.records import Place, Region
from bot.catalogue.yaml_nodes import Problems, read_text

COLUMNS = ("ags", "name", "kind", "kreis", "regierungsbezirk", "region", "role")
TOWN, FREE_TOWN, KREIS = "kreisangehörig", "kreisfreie Stadt", "Kreis"
ROLES = ("lead", "member", "via-kreis")


def read_places(path: Path, name: str, regions: Mapping[str, str], problems: Problems) -> tuple[Place, ...]:
    """The municipalities in the file's order."""
    text = read_text(path, name, problems)
    if text is None:
        return ()
    if "\0" in text:  # Python's reader lets it pass, PostgreSQL does not
        problems.add(name, text[: text.index("\0")].count("\n") + 1, "", "not valid CSV: a NUL character")
        return ()
    reader = csv.DictReader(text.splitlines())
    try:
        return _read_rows(reader, name, regions, problems)
    except csv.Error as error:
        problems.add(name, reader.line_num + 1, "", f"not valid CSV: {error}")
        return ()


def _read_rows(
    reader: csv.DictReader[str], name: str, regions: Mapping[str, str], problems: Problems
) -> tuple[Place, ...]:
    """The places of all lines."""
    if tuple(reader.fieldnames or ()) != COLUMNS:
        found = ",".join(reader.fieldnames or ())
        problems.add(name, 1, "", f"expected the columns {','.join(COLUMNS)}, found {found}")
        return ()
    places: dict[str, Place] = {}
    for row in reader:
        line = reader.line_num
        if None in row or None in row.values():
            problems.add(name, line, "", f"expected {len(COLUMNS)} values separated by commas")
            continue
        for field, message in _mistakes(row, regions):
            problems.add(name, line, field, message)
        if row["name"] in places:
            problems.add(name, line, "name", f"expected each place once, found {row['name']!r} again")
        places[row["name"]] = Place(
            name=row["name"],
            kind=row["kind"],
            kreis=row["kreis"],
            regierungsbezirk=row["regierungsbezirk"],
            region=row["region"] or None,
            role=row["role"] or None,
        )
    return tuple(places.values())


def _mistakes(row: Mapping[str, str], regions: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Field and message of what is wrong in a line."""
    for field in ("name", "kreis", "regierungsbezirk"):
        if not row[field].strip():
            yield field, "required field is missing"
    if row["kind"] not in (TOWN, FREE_TOWN):
        yield "kind", f"expected {TOWN!r} or {FREE_TOWN!r}, found {row['kind']!r}"
    if row["region"] and row["region"] not in regions:
        yield "region", f"expected a known region ({', '.join(sorted(regions))}), found {row['region']!r}"
    if row["role"] and row["role"] not in ROLES:
        yield "role", f"expected one of {', '.join(ROLES)} or nothing, found {row['role']!r}"
    if bool(row["region"]) != bool(row["role"]):
        yield "role", "expected region and role together, or neither"


def kreise(places: Iterable[Place], regions: Iterable[Region]) -> tuple[Place, ...]:
    """The Kreise of the municipalities, with their part in a Modellregion."""
    regions = tuple(regions)
    found: dict[str, Place] = {}
    for place in places:
        if place.kind == FREE_TOWN or place.kreis in found:
            continue
        region = next((region for region in regions if place.kreis in region.members), None)
        role = None
        if region:
            role = "lead" if region.lead_municipality == place.kreis else "member"
        found[place.kreis] = Place(
            name=place.kreis,
            kind=KREIS,
            kreis=place.kreis,
            regierungsbezirk=place.regierungsbezirk,
            region=region.id if region else None,
            role=role,
        )
    return tuple(found.values())
