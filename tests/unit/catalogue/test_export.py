"""Exports hold what the catalogue holds."""

from __future__ import annotations

import csv
import io
import json

from bot.catalogue.export import as_csv, as_json
from bot.catalogue.queries import Catalogue
from bot.catalogue.records import Project


def test_json_holds_every_field(sample: Catalogue) -> None:
    projects = sample.projects()
    exported = json.loads(as_json(projects))
    assert [found["id"] for found in exported] == [project.id for project in projects]
    assert exported[0]["start"] == "2019-04-05"
    assert exported[0]["own_eur"] == 59_000
    assert exported[0]["milestones"][1] == {"number": 2, "title": "Betrieb", "until": "2020-12"}
    assert exported[0]["contact"]["phone"] == "+49 2921 103-5200"


def test_csv_has_one_line_a_project_with_german_headings(sample: Catalogue) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(sample.projects())), delimiter=";"))
    assert len(rows) == 4
    assert (rows[0]["Titel"], rows[0]["Gesamt (Euro)"]) == ("Portal", "296000")
    assert rows[0]["Meilensteine"] == "1. Aufbau (bis 2020-09); 2. Betrieb (bis 2020-12)"
    assert (rows[3]["Titel"], rows[3]["Gesamt (Euro)"]) == ("Ämterdaten", "")


def test_csv_tells_how_much_is_known_and_where_it_stands(sample: Catalogue) -> None:
    first = next(csv.DictReader(io.StringIO(as_csv(sample.projects())), delimiter=";"))
    assert first["Güte"] in {"full", "partly", "name"}
    assert "S. " in first["Quellen"]


def test_csv_gives_spreadsheets_no_formula() -> None:
    project = Project("x", "=1+1", None, "Soest", "soest", "Soest", "portale", "Portale", 1)
    rows = list(csv.DictReader(io.StringIO(as_csv([project])), delimiter=";"))
    assert rows[0]["Titel"] == "'=1+1"
