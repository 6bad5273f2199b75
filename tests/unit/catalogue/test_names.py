"""The forms under which people may ask for something."""

from __future__ import annotations

import pytest

from bot.catalogue.queries import Catalogue


def meanings(sample: Catalogue, surface: str) -> set[tuple[str, str]]:
    """What a form may stand for."""
    return {(entry.kind, entry.id) for entry in sample.names() if entry.surface == surface}


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Portal", {("project", "portal-soest"), ("project", "portal-kreis-paderborn")}),  # shared title
        ("Portal – Stadt Soest", {("project", "portal-soest")}),
        ("Portal Soest", {("project", "portal-soest")}),
        ("Portal Kreis Paderborn", {("project", "portal-kreis-paderborn")}),
        ("Bürgerportal", {("project", "portal-soest")}),
        # A subtitle that is only a place is no name of the project.
        ("Stadt Soest", {("organisation", "Stadt Soest"), ("place", "Soest")}),
        ("Soest", {("place", "Soest"), ("region", "soest")}),
        ("Kreis Soest", {("kreis", "Kreis Soest")}),
        ("Modellregion Soest", {("region", "soest")}),
        ("Lippe", {("kreis", "Kreis Lippe")}),
        ("OWL", {("region", "owl")}),
        ("Wickede", {("place", "Wickede (Ruhr)")}),
        ("Wickede (Ruhr)", {("place", "Wickede (Ruhr)")}),
        ("Ulla Gerke", {("person", "Ulla Gerke")}),
        ("Gerke", {("person", "Ulla Gerke")}),
        ("Hund anmelden", {("service", "Hundesteuer")}),
        ("Liferay", {("topic", "Liferay"), ("product", "Liferay")}),
        ("Verkehr", {("category", "mobilitatsprojekte")}),
        ("Konzept", {("reuse_kind", "konzepte")}),
        ("Dachverband", {("term", "kdn")}),
    ],
)
def test_a_form_leads_to_all_it_may_mean(sample: Catalogue, surface: str, expected: set[tuple[str, str]]) -> None:
    assert meanings(sample, surface) == expected


def test_names_weigh_more_than_short_forms(sample: Catalogue) -> None:
    weights = {entry.surface: entry.weight for entry in sample.names() if entry.kind == "project"}
    assert weights["Portal"] == 1.0 > weights["Bürgerportal"]


def test_no_form_is_listed_twice_for_one_thing(sample: Catalogue) -> None:
    entries = [(entry.kind, entry.id, entry.surface.casefold()) for entry in sample.names()]
    assert len(entries) == len(set(entries))
