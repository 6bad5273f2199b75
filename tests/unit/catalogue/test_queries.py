"""Which projects a question finds, and in which order."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from sqlalchemy import event

from bot.catalogue.conditions import FIELDS, Condition
from bot.catalogue.load import load
from bot.catalogue.project_reader import ProjectReader
from bot.catalogue.queries import ORDERS, Catalogue
from bot.catalogue.records import Totals
from bot.database.engine import connect

from .sample import write_sample

SOEST, KREIS, CHAT, OFFEN = "portal-soest", "portal-kreis-paderborn", "chat-paderborn", "offene-daten"


def ids(sample: Catalogue, *conditions: Condition) -> set[str]:
    """The ids found; all ways to ask must agree."""
    found = [project.id for project in sample.projects(conditions)]
    assert sample.count(conditions) == len(found) == sample.totals(conditions).count
    assert sample.project_ids(conditions) == found
    return set(found)


def c(field: str, *values: str, **limits: str | int | bool) -> Condition:
    """A condition in short."""
    return Condition(field, values, **limits)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (c("project", SOEST, CHAT), {SOEST, CHAT}),
        (c("place", "Paderborn"), {CHAT, KREIS}),
        (c("place", "=Paderborn"), {CHAT}),
        (c("place", "Kreis Paderborn"), {KREIS}),
        (c("place", "Soest", "=Paderborn"), {SOEST, CHAT}),
        (c("place", "Delbrück"), set()),
        (c("place", "Paderborn", negated=True), {SOEST, OFFEN}),
        (c("carrier", "Paderborn"), {CHAT}),
        (c("carrier", "Kreis Paderborn"), {KREIS}),
        (c("kreis", "Paderborn"), {CHAT, KREIS}),
        (c("kreis", "Kreis Soest"), {SOEST}),
        (c("kreis", "Bielefeld"), {OFFEN}),
        (c("region", "owl"), {CHAT, KREIS, OFFEN}),
        (c("region", "owl", negated=True), {SOEST}),
        (c("region", "owl", "soest"), {CHAT, KREIS, OFFEN, SOEST}),
        (c("category", "portale"), {SOEST, KREIS}),
        (c("topic", "Liferay"), {SOEST, KREIS, CHAT}),  # as topic or product, in any case
        (c("product", "Liferay"), {SOEST, KREIS}),
        (c("service", "Hundesteuer", "Reitkennzeichen"), {SOEST, KREIS}),
        (c("service", "Hundesteuer", negated=True), {KREIS, CHAT, OFFEN}),
        (c("reuse", "bausteine"), {KREIS}),
        (c("reuse", "bausteine", "konzepte", negated=True), {CHAT, OFFEN}),
        (c("reuse"), {SOEST, KREIS}),
        (c("contact", "ulla gerke"), {SOEST}),
        (c("contact", "Jan Müller"), {KREIS}),
        (c("contact", "Jan Müller", negated=True), {SOEST, CHAT, OFFEN}),
        (c("partner", "Stadt Soest"), {SOEST}),
        (c("partner", "STADT PADERBORN"), {SOEST}),
        (c("total_eur", low=100_000, high=296_000), {SOEST, KREIS}),
        (c("total_eur", low=296_001), {CHAT}),
        (c("total_eur", low=296_001, negated=True), {SOEST, KREIS}),  # of the unknown nothing is claimed
        (c("land_eur", high=90_000), {KREIS}),
        (c("own_eur", low=59_000, high=59_000), {SOEST}),
        (c("start", low="2019-01-01", high="2019-12-31"), {SOEST}),
        (c("end", low="2022-01-01"), {KREIS, CHAT}),
        (c("running", low="2020-12-15", high="2020-12-31"), {SOEST, CHAT}),
        (c("running", low="2022-03-01", high="2022-03-01"), {KREIS}),
        (c("running", low="2022-03-01", high="2022-03-01", negated=True), {SOEST, CHAT}),
        (c("running", high="2018-12-31"), {CHAT}),
        (c("transferable", high="2020-12"), {SOEST}),
        (c("transferable", low="2021-01"), {KREIS}),
        (c("details", "yes"), {SOEST, KREIS, CHAT}),
        (c("details", "no"), {OFFEN}),
        (c("details", "yes", negated=True), {OFFEN}),
        (c("duration_days", low=730, high=730), {KREIS}),
        (c("total_eur"), {SOEST, KREIS, CHAT}),
    ],
)
def test_a_condition_finds_exactly_its_projects(sample: Catalogue, condition: Condition, expected: set[str]) -> None:
    assert ids(sample, condition) == expected


def test_several_conditions_must_all_hold(sample: Catalogue) -> None:
    assert ids(sample, c("region", "owl"), c("topic", "Liferay"), c("total_eur", high=200_000)) == {KREIS}


def test_conditions_survive_a_slot(sample: Catalogue) -> None:
    condition = c("total_eur", low=1, negated=True)
    assert Condition.from_dict(json.loads(json.dumps(condition.to_dict()))) == condition
    assert Condition.from_dict({"field": "place", "values": ["Soest"]}) == c("place", "Soest")


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown condition field"):
        Condition("money")


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_is_understood(sample: Catalogue, field: str) -> None:
    values = ({"details": "yes", "source": "further"}.get(field, "x"),)
    low = {
        "start": "2020-01-01",
        "end": "2020-01-01",
        "running": "2020-01-01",
        "transferable": "2020-01",
    }.get(field)
    assert sample.count([Condition(field, values, low=low)]) >= 0


@pytest.mark.parametrize(
    ("order", "descending", "expected"),
    [
        ("page", False, [SOEST, KREIS, CHAT, OFFEN]),
        ("title", False, [OFFEN, CHAT, KREIS, SOEST]),  # Ä is sorted as A
        ("total_eur", True, [CHAT, SOEST, KREIS, OFFEN]),
        ("total_eur", False, [KREIS, SOEST, CHAT, OFFEN]),
        ("own_eur", True, [CHAT, SOEST, KREIS, OFFEN]),
        ("share", True, [KREIS, SOEST, CHAT, OFFEN]),
        ("start", False, [CHAT, SOEST, KREIS, OFFEN]),
        ("end", True, [KREIS, CHAT, SOEST, OFFEN]),
        ("duration", True, [CHAT, KREIS, SOEST, OFFEN]),
        ("transferable", False, [SOEST, KREIS, CHAT, OFFEN]),
        ("milestones", True, [SOEST, KREIS, CHAT, OFFEN]),
    ],
)
def test_the_order_puts_the_unknown_last(
    sample: Catalogue, order: str, descending: bool, expected: Sequence[str]
) -> None:
    assert [project.id for project in sample.projects(order=order, descending=descending)] == expected


def test_an_unknown_order_is_refused(sample: Catalogue) -> None:
    assert "share" in ORDERS
    with pytest.raises(ValueError, match="unknown order"):
        sample.projects(order="colour")


def test_the_largest_one_can_be_asked_for_alone(sample: Catalogue) -> None:
    (largest,) = sample.projects(order="total_eur", descending=True, limit=1)
    assert largest.id == CHAT


def test_sums_say_on_how_many_projects_they_rest(sample: Catalogue) -> None:
    totals = sample.totals()
    assert totals == Totals(count=4, with_figures=3, total_eur=896_000, land_eur=577_000)
    assert totals.own_eur == 319_000
    assert sample.totals([c("project", "none")]) == Totals(0, 0, 0, 0)


def test_a_project_comes_back_as_it_was_written(sample: Catalogue) -> None:
    project = sample.project(SOEST)
    assert project is not None
    assert project.label == "Portal – Stadt Soest"
    assert (project.region_name, project.category_name) == ("Soest", "Portale")
    assert (project.lead, project.partners) == ("Stadt Soest", ("Stadt Paderborn",))
    assert project.contact is not None and project.contact.phone == "+49 2921 103-5200"
    assert (project.own_eur, project.duration_days) == (59_000, 621)
    assert [step.title for step in project.milestones] == ["Aufbau", "Betrieb"]
    assert project.reuse[0].kind_name == "Konzepte"
    assert (project.topics, project.services, project.products) == (
        ("Umzug",),
        ("Hundesteuer",),
        ("Liferay",),
    )
    assert sample.project("unknown") is None


def test_a_project_known_by_name_only_claims_nothing(sample: Catalogue) -> None:
    project = sample.project(OFFEN)
    assert project is not None and not project.has_details
    assert (project.own_eur, project.contact, project.start, project.milestones) == (None, None, None, ())


def test_a_list_costs_the_same_number_of_statements_as_one_project(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("statements")
    engine = connect(f"sqlite:///{folder / 'catalogue.db'}")
    load(engine, write_sample(folder))
    seen: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _cur, statement, *_: seen.append(statement))
    Catalogue(engine).project(SOEST)
    one = len(seen)
    Catalogue(engine).projects()
    assert len(seen) == 2 * one


def test_a_reader_that_may_keep_nothing_still_answers(sample: Catalogue) -> None:
    everything = sample.project_ids()
    reader = ProjectReader(limit=0)
    with sample._engine.connect() as connection:
        for _ in range(2):
            assert [project.id for project in reader.read(connection, everything)] == everything


def test_places_know_kreis_and_region(sample: Catalogue) -> None:
    place = sample.place("Wickede (Ruhr)")
    assert place is not None
    assert (place.kreis, place.region, place.role) == ("Kreis Soest", "soest", "via-kreis")
    kreis = sample.place("Kreis Soest")
    assert kreis is not None and (kreis.kind, kreis.region, kreis.role) == ("Kreis", "soest", "member")
    assert sample.place("Atlantis") is None


def test_a_name_may_mean_a_town_and_a_kreis(sample: Catalogue) -> None:
    assert [place.name for place in sample.places_named("soest")] == ["Soest", "Kreis Soest"]
    assert [place.name for place in sample.places_named("Wickede")] == ["Wickede (Ruhr)"]


def test_regions_carry_their_later_facts(sample: Catalogue) -> None:
    assert [region.id for region in sample.regions()] == ["soest", "owl"]
    region = sample.region("soest")
    assert region is not None and region.members == ("Soest", "Kreis Soest")
    assert [(fact.id, fact.later, fact.source) for fact in region.later] == [("soest_more", True, "Stadt Soest")]


def test_programme_facts_name_their_source(sample: Catalogue) -> None:
    fact = sample.fact("start")
    assert fact is not None
    assert (fact.source, fact.as_of, fact.later) == ("Broschüre, S. 4", "Anfang 2021", False)
    assert [found.id for found in sample.facts()] == ["start", "soest_more"]


def test_chapters_kinds_and_terms_are_listed(sample: Catalogue) -> None:
    assert [(found.id, found.announced) for found in sample.categories()] == [
        ("portale", False),
        ("intern", False),
        ("mobilitatsprojekte", True),
    ]
    assert [kind.id for kind in sample.reuse_kinds()] == ["konzepte", "bausteine"]
    assert [term.source for term in sample.terms()] == ["Broschüre, S. 9", "Allgemeine Erklärung"]
    assert sample.term("kdn") is not None and sample.term("none") is None
