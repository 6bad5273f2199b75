"""The map of the Modellregionen on /projekte."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import combinations
from math import cos, hypot, radians

import pytest

from bot.catalogue.queries import Catalogue
from bot.channel.region_map import WIDTH, Area, Box, hull, region_map
from bot.open_data.texts import table
from bot.settings import ROOT

_AT: dict[str, list[float]] = table("coordinates")["towns"]
_FARTHEST_KM = {
    "aachen": 30,
    "bergisches-staedtedreieck": 15,
    "emscher-lippe": 35,
    "ostwestfalen-lippe": 40,
    "soest": 40,
}


@pytest.fixture
def areas(catalogue: Catalogue) -> list[Area]:
    return region_map(tuple(catalogue.regions()), tuple(catalogue.towns_in_regions()))[1]


def km(a: str, b: str) -> float:
    (north, east), (other_north, other_east) = _AT[a], _AT[b]
    return 111.2 * hypot(north - other_north, (east - other_east) * cos(radians(north)))


def test_each_town_of_a_region_in_the_places_table_is_on_the_map(areas: list[Area]) -> None:
    with (ROOT / "data/programme/places.csv").open(encoding="utf-8") as file:
        listed = {(row["region"], row["name"]) for row in csv.DictReader(file) if row["region"]}
    assert {(area.id, town.label.text) for area in areas for town in area.towns} == listed
    assert set(_AT) == {name for _, name in listed}
    assert [area.id for area in areas] == [
        "aachen", "emscher-lippe", "bergisches-staedtedreieck", "soest", "ostwestfalen-lippe",
    ]  # fmt: skip


def test_no_name_covers_another_or_a_dot_or_leaves_the_map(areas: list[Area]) -> None:
    towns = [town for area in areas for town in area.towns]
    labels = [*(town.label for town in towns), *(area.label for area in areas)]
    assert [(a.text, b.text) for a, b in combinations(labels, 2) if a.box.meets(b.box)] == []
    dots = [(town.label.text, Box(town.x - 4, town.y - 4, town.x + 4, town.y + 4)) for town in towns]
    assert [(name, label.text) for name, dot in dots for label in labels if label.box.meets(dot)] == []
    assert all(label.box.left >= 0 and label.box.right <= WIDTH and label.box.top >= 0 for label in labels)


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [("Paderborn", "Bielefeld", 38), ("Soest", "Lippstadt", 20), ("Wuppertal", "Solingen", 10),
     ("Aachen", "Monschau", 27), ("Gelsenkirchen", "Recklinghausen", 14), ("Aachen", "Wuppertal", 92),
     ("Soest", "Iserlohn", 36), ("Werl", "Ense", 7), ("Lippetal", "Soest", 12), ("Paderborn", "Borchen", 6)],
)  # fmt: skip
def test_distances_are_those_of_the_country(a: str, b: str, distance: int) -> None:
    assert km(a, b) == pytest.approx(distance, abs=3)


def test_each_town_lies_near_the_first_of_its_region_and_on_no_other(catalogue: Catalogue) -> None:
    lead = {region.id: region.lead_municipality for region in catalogue.regions()}
    for place in catalogue.towns_in_regions():
        assert place.region and km(place.name, lead[place.region]) <= _FARTHEST_KM[place.region], place.name
    assert min(km(a, b) for a, b in combinations(_AT, 2)) > 2


def test_a_town_whose_place_is_not_known_is_left_out(catalogue: Catalogue) -> None:
    places = [place for place in catalogue.towns_in_regions() if place.region == "soest"]
    moved = replace(places[0], name="Neustadt")
    regions = tuple(catalogue.regions())
    (area,) = region_map(regions, (*places[1:], moved))[1]
    assert len(area.towns) == len(places) - 1
    assert region_map(regions, (moved,))[1] == []


def test_an_outline_goes_around_all_points() -> None:
    assert hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)]) == [(0, 0), (2, 0), (2, 2), (0, 2)]
    assert hull([(1, 1), (0, 0)]) == [(0, 0), (1, 1)]
