"""Lists with their number, sums with what they rest on, rankings and comparisons."""

from __future__ import annotations

import re

import pytest

from bot.answers import forms
from bot.catalogue.conditions import Condition
from bot.catalogue.queries import Catalogue
from bot.dialogue.query import (
    AverageLength,
    Compare,
    CompareSets,
    CompareSums,
    Count,
    Listing,
    Organisations,
    Rank,
    RankSets,
    Sum,
)

from .conftest import Say, counted

SOEST = Condition("place", ("Soest",))
EXPENSIVE = Condition("total_eur", low=1_000_001)
FILTERS = [
    (),
    (SOEST,),
    (EXPENSIVE,),
    (Condition("region", ("aachen",)),),
    (Condition("reuse", ("konzepte",)), Condition("place", ("Soest",), negated=True)),
    (Condition("category", ("open-government",)),),
    (Condition("start", low="2020-01-01", high="2020-12-31"),),
]


@pytest.mark.parametrize("conditions", FILTERS)
def test_lists_hold_exactly_the_matches_and_their_number(
    say: Say, catalogue: Catalogue, conditions: tuple[Condition, ...]
) -> None:
    expected = catalogue.projects(conditions)
    text = say(Listing(conditions))
    assert text.startswith(counted(len(expected)))
    lines = re.findall(r"^\d+\. .*$", text, re.MULTILINE)
    assert len(lines) == len(expected) > 0
    for line, project in zip(lines, expected, strict=True):
        assert project.title in line and project.municipality in line and f"S. {project.page}" in line
    assert "Quelle: Broschüre" in text and "Stand: Anfang 2021" in text


@pytest.mark.parametrize("conditions", FILTERS)
def test_counts(say: Say, catalogue: Catalogue, conditions: tuple[Condition, ...]) -> None:
    number = catalogue.count(conditions)
    assert counted(number) in say(Count(conditions)).splitlines()[0]


def test_an_empty_list_says_so(say: Say) -> None:
    text = say(Listing((SOEST, Condition("total_eur", low=99_000_000))))
    assert "kein Projekt" in text and "99.000.000 €" in text


def test_lists_by_figures_say_what_they_leave_out(say: Say, catalogue: Catalogue) -> None:
    without = catalogue.count([Condition("details", ("no",))])
    notes = [line for line in say(Listing((EXPENSIVE,))).splitlines()[1:] if not line[0].isdigit()]
    assert any(counted(without) in note for note in notes)


def test_facts_beside_a_list(say: Say, catalogue: Catalogue) -> None:
    text = say(Listing((SOEST,), ("contact", "money")))
    for project in catalogue.projects([SOEST]):
        line = next(li for li in text.splitlines() if f"{project.label} " in f"{li} " and li[0].isdigit())
        assert (project.contact.email if project.contact else "nicht bekannt") in line
        assert (forms.euro(project.total_eur) if project.total_eur else "nicht bekannt") in line


def test_a_sum_says_on_how_many_projects_it_rests(say: Say, catalogue: Catalogue) -> None:
    totals = catalogue.totals()
    text = say(Sum(()))
    assert forms.euro(totals.total_eur) in text and forms.euro(totals.land_eur) in text
    assert forms.euro(totals.own_eur) in text
    assert "Berechnet aus 19 von 24 Projekten" in text and "Stand: Anfang 2021" in text


def test_an_average_is_marked_as_calculated(say: Say, catalogue: Catalogue) -> None:
    totals = catalogue.totals([SOEST])
    text = say(Sum((SOEST,), average=True))
    assert forms.euro(round(totals.total_eur / totals.with_figures)) in text
    assert f"Berechnet aus {totals.with_figures} von {totals.count}" in text


def test_a_sum_without_figures_is_said_to_be_unknown(say: Say) -> None:
    text = say(Sum((Condition("details", ("no",)),)))
    assert "keine Zahlen" in text and "€" not in text


@pytest.mark.parametrize("order", ["total_eur", "land_eur", "own_eur", "duration", "milestones", "start", "share"])
@pytest.mark.parametrize("descending", [True, False])
def test_a_ranking_names_the_first_and_its_figure(say: Say, catalogue: Catalogue, order: str, descending: bool) -> None:
    known = [p for p in catalogue.projects((), order, descending) if p.has_details]
    text = say(Rank((), order, descending))
    first = next(line for line in text.splitlines() if known[0].title in line)
    assert ": " in first and not first.startswith("2.")
    assert "deren Zahlen mir bekannt sind" in text and "Quelle" in text


def test_three_are_three_and_the_second_is_the_second(say: Say, catalogue: Catalogue) -> None:
    best = [p.title for p in catalogue.projects((), "total_eur", True)[:3]]
    lines = say(Rank((), "total_eur", True, 3)).splitlines()[1:4]
    assert all(title in line for title, line in zip(best, lines, strict=True))
    second = say(Rank((), "total_eur", True, 1, 2))
    assert best[1] in second and best[0] not in second


def test_a_comparison_shows_both_and_the_calculated_difference(say: Say, catalogue: Catalogue) -> None:
    one, other = catalogue.project("govchain-nrw"), catalogue.project("digiknow")
    assert one and other and one.total_eur and other.total_eur
    text = say(Compare((one.id, other.id), ("money", "time", "partners", "contact", "reuse", "milestones")))
    for project in (one, other):
        assert forms.euro(project.total_eur or 0) in text and f"{project.page}" in text
    assert f"{forms.euro(abs(one.total_eur - other.total_eur))} (berechnet)" in text


def test_an_unknown_side_of_a_comparison_is_said(say: Say) -> None:
    assert "nicht bekannt" in say(Compare(("govchain-nrw", "zeonline"), ("money", "time")))


def test_regions_compared(say: Say, catalogue: Catalogue) -> None:
    conditions = (Condition("region", ("aachen",)), Condition("region", ("soest",)))
    text = say(CompareSets(conditions))
    for condition in conditions:
        totals = catalogue.totals([condition])
        assert counted(totals.count) in text and forms.euro(totals.total_eur) in text
    assert "berechnet" in text and "Quelle" in text


@pytest.mark.parametrize("by", ["town", "region"])
@pytest.mark.parametrize("measure", ["count", "total_eur", "land_eur"])
def test_towns_and_regions_ranked(say: Say, by: str, measure: str) -> None:
    lines = say(RankSets(by, measure, True)).splitlines()
    numbers = [int(re.sub(r"\D", "", line.rsplit(": ", 1)[1])) for line in lines if re.match(r"\d+\. ", line)]
    assert len(numbers) >= 5 and numbers == sorted(numbers, reverse=True)


def test_all_organisations_are_named(say: Say, catalogue: Catalogue) -> None:
    text = say(Organisations(()))
    expected = {name for p in catalogue.projects() for name in (p.lead, *p.partners) if name}
    assert len(expected) > 10 and [name for name in expected if name not in text] == []


def test_average_length(say: Say) -> None:
    text = say(AverageLength(()))
    assert "Alle Projekte dauern im Durchschnitt 2 Jahre und 4 Monate." in text
    assert "aus 19 von 24" in text


def test_the_most_partners(say: Say) -> None:
    text = say(Rank((), "partners", descending=True))
    assert text.startswith("Das Projekt mit den meisten Beteiligten ist govchain nrw (Aachen): 6 Organisationen.")


@pytest.mark.parametrize(
    ("projects", "claim", "verdict"),
    [
        (("govchain-nrw", "digiknow"), ("total_eur", True), "Ja."),
        (("digiknow", "govchain-nrw"), ("total_eur", True), "Nein."),
        (("digiknow", "govchain-nrw"), ("total_eur", False), "Ja."),
        (("zeonline", "govchain-nrw"), ("total_eur", True), "Vergleich: ZEonline"),
    ],
)
def test_whether_one_has_more_is_answered_with_yes_or_no(
    say: Say, projects: tuple[str, ...], claim: tuple[str, bool], verdict: str
) -> None:
    assert say(Compare(projects, ("money",), claim)).startswith(verdict)


def test_sums_beside_each_other(say: Say, catalogue: Catalogue) -> None:
    text = say(CompareSums(("digitales-stadtarchiv",), ("nrwbot", "anlauf"), ("total_eur", True)))
    one, other = (catalogue.totals([Condition("project", ids)]).total_eur
                  for ids in (("digitales-stadtarchiv",), ("nrwbot", "anlauf")))  # fmt: skip
    assert text.startswith("Ja")
    assert all(forms.euro(amount) in text for amount in (one, other, one - other))


def test_sums_are_not_compared_where_a_figure_is_unknown(say: Say) -> None:
    """Each project is told with what is known of it; nothing is claimed of the sum."""
    text = say(CompareSums(("digitales-stadtarchiv",), ("nrwbot", "zeonline"), ("total_eur", True)))
    assert not text.startswith(("Ja", "Nein"))
    assert "ZEonline" in text and "713.000 €" in text and "125.000 €" in text
