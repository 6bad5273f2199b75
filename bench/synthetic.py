"""Project files that nobody funded: valid, with names of their own, as many as a measurement needs."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.catalogue.keys import sort_key
from bot.settings import ROOT

# Every pair is a name that no town has: "Laubsacklotse". None is a German word, so each is told from the others.
_SUBJECTS = tuple(
    "Laubsack Parkbank Spielplatz Stadtbaum Fundrad Marktstand Feldweg Bachlauf Schulbus Trauort Baulücke Gehweg "
    "Leihbuch Hallenbad Kleingarten Ehrenamt Sperrgut Straßenlicht Brunnen Wanderweg".split()
)
_HELPERS = tuple(
    "lotse melder kompass planer finder wächter helfer spiegel atlas kalender zähler pilot funker rechner bote "
    "sammler schalter radar weiser ordner merker spürer walter kurier schreiber".split()
)
_FIRST = tuple("Alma Bruno Carla Detlef Elfriede Frieder Gesine Hartmut Irmela Jasper Klothilde Lorenz".split())
_LAST = tuple("Ackerfeld Birkenhof Dornbach Eschenau Fuhrweg Grünwinkel Heidekamp Immerthal Jochstein Kranichs".split())
_KINDS = ("konzepte", "vorlagen-verfahren", "bausteine", "lizenzfreie-loesungen")
_CATEGORIES = ("serviceportalloesungen", "weitere-e-government-loesungen", "open-government")


@dataclass(frozen=True)
class Town:
    """A municipality and the Modellregion its projects are put into."""

    name: str
    region: str


def write_catalogue(folder: Path, size: int) -> Path:
    """A data folder with the programme, our own projects of the brochure, and made-up ones until there are ``size``."""
    data = folder / f"data-{size}"
    shutil.copytree(ROOT / "data" / "programme", data / "programme")
    shutil.copytree(ROOT / "data" / "projects", data / "projects", ignore=shutil.ignore_patterns("later"))
    missing = size - sum(1 for _ in (data / "projects").glob("*.yml"))
    for project in projects(missing):
        text = yaml.safe_dump(project, allow_unicode=True, sort_keys=False)
        (data / "projects" / f"{project['id']}.yml").write_text(text, encoding="utf-8")
    return data


def projects(count: int) -> Iterator[dict[str, object]]:
    """The content of ``count`` files; the same ones each time, of any towns, times and sums."""
    places = towns()
    names = [f"{subject}{helper}" for helper in _HELPERS for subject in _SUBJECTS]
    if count > len(places) * len(names):
        raise ValueError(f"there are {len(places) * len(names)} names, not {count}")
    for number in range(count):
        # Towns go round first, so that names repeat only when every town has one; steps without a common
        # divisor with the number of names keep a town's projects apart from each other.
        yield _project(number, places[number % len(places)], names[(number * 7 + number // len(places)) % len(names)])


def towns() -> list[Town]:
    """All municipalities; those outside the Modellregionen are dealt out to the five."""
    with (ROOT / "data" / "programme" / "places.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    regions = sorted({row["region"] for row in rows if row["region"]})
    return [Town(row["name"], row["region"] or regions[n % len(regions)]) for n, row in enumerate(rows)]


def _project(number: int, town: Town, name: str) -> dict[str, object]:
    year, month = 2018 + number % 3, 1 + number % 12
    total = 50_000 + 1_000 * (number * 37 % 1_900)
    person = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}"
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", sort_key(f"{name} {town.name}")).strip("-"),
        "title": f"{name} {town.name}",
        "municipality": town.name,
        "region": town.region,
        "category": _CATEGORIES[number % len(_CATEGORIES)],
        "page": 8 + number % 60,
        "lead": f"Stadt {town.name}",
        "contact": {
            "name": person,
            "phone": f"+49 {2000 + number % 400} {100_000 + number}",
            "email": f"projekt{number}@example.org",
        },
        "start": f"{year}-{month:02d}-01",
        "end": f"{year + 1}-{month:02d}-28",
        "total_eur": total,
        "land_eur": total * 8 // 10,
        "transferable_from": f"{year + 1}-{month:02d}",
        "summary": f"Ein erfundenes Projekt: {name} zeigt in {town.name}, was eine Messung braucht.",
        "reuse": [{"kind": _KINDS[number % len(_KINDS)], "text": "Auf Anfrage gibt es eine Beschreibung."}],
        "milestones": [
            {"number": step, "title": f"Schritt {step} ist getan", "until": f"{year}-{step + 6:02d}"}
            for step in range(1, 4)
        ],
        "topics": [name],
    }


def own_titles() -> list[str]:
    """Our own projects as people would name them: title, and subtitle where one is needed."""
    files = sorted((ROOT / "data" / "projects").glob("*.yml"))
    contents = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    return [" – ".join(filter(None, (content["title"], content.get("subtitle")))) for content in contents]
