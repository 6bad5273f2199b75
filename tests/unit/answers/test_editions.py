"""What the brochure says and what later sources add, told one after the other."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.reply import Message
from bot.answers.texts import texts
from bot.catalogue.conditions import Condition
from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.dialogue.query import AverageLength, CompareSets, Count, Facts, Listing, Query, Rank, RankSets, ShareOf, Sum
from bot.settings import ROOT, settings

SOEST, AACHEN = Condition("place", ("Soest",)), Condition("place", ("Aachen",))
EXPENSIVE = Condition("total_eur", low=2_000_001)
OPEN_GOVERNMENT = Condition("category", ("open-government",))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The real data from all sources."""
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('both') / 'catalogue.db'}")
    load(engine, ROOT / "data", Sources.all)
    return Catalogue(engine)


def answered(both: Catalogue, query: Query, **voice: bool) -> Message:
    return compose([query], Context(both, texts(), settings({}), date(2026, 11, 26), **voice))


def said(both: Catalogue, query: Query, **voice: bool) -> str:
    return "\n".join(answered(both, query, **voice).texts).replace("\u00a0", " ")


def test_a_count_says_how_many_are_of_which_source(both: Catalogue) -> None:
    text = said(both, Count((SOEST,)))
    assert "14 Projekte in Soest" in text
    assert "Davon 7 Projekte aus der Broschüre und 7 Projekte aus späteren Quellen." in text


def test_a_list_by_figures_has_the_brochure_first_and_later_amounts_in_millions(both: Catalogue) -> None:
    message = answered(both, Listing((EXPENSIVE,), ("money",)))
    printed, later = "\n".join(message.texts).replace("\u00a0", " ").split("Aus späteren Quellen:\n")
    assert printed.startswith("10 Projekte mit Gesamtkosten über 2.000.000 €, davon 6 aus späteren Quellen.")
    assert re.findall(r"(?m)^(\d)\. ", printed) == ["1", "2", "3", "4"] and "spätere Quelle:" not in printed
    assert re.findall(r"(?m)^(\d)\. ", later) == ["5", "6", "7", "8", "9"]
    assert "5. GeoSmartChange (Bottrop), spätere Quelle: 2,321 Mio. €" in later and "rund 24 Mio. €" in later
    # The brochure names it without a figure: it is no answer of the brochure, and no new project.
    assert "6. Zentrale" not in later
    assert "was die Broschüre nur mit Namen nennt: 1 Projekt" in later
    assert [button.title for button in message.buttons] == ["Welche davon nennen spätere Quellen?"]


def test_where_the_brochure_has_no_figures_later_ones_are_told_in_full(both: Catalogue) -> None:
    text = said(both, Listing((EXPENSIVE, OPEN_GOVERNMENT), ("money",)))
    assert "Zentrale Open Data Plattform" in text and "rund 3.100.000 €" in text


def test_a_list_by_place_names_all(both: Catalogue) -> None:
    text = said(both, Listing((AACHEN,)))
    assert "In der Broschüre 5 Projekte:" in text and "5. Open Data (Aachen), S. 30" in text
    assert "6. " in text.split("Aus späteren Quellen:")[1]


def test_a_long_list_is_the_brochure_in_full(both: Catalogue) -> None:
    text = said(both, Listing(()))
    assert len(re.findall(r"(?m)^\d+\. ", text)) == 24 and "Aus späteren Quellen kommen hinzu: 25 Projekte." in text


def test_sums_and_averages_are_those_of_the_brochure_then_round_ones_of_all(both: Catalogue) -> None:
    text = said(both, Sum(()))
    assert "zusammen 23.231.000 €" in text and "19 von 24 Projekten" in text
    assert "zusammen rund 71,246 Mio. € (35 von 49 Projekten)" in text
    mean = said(both, Sum((), average=True))
    assert "im Durchschnitt 1.222.684 €" in mean and "rund 2,036 Mio. €" in mean


def test_the_first_of_the_brochure_and_who_is_before_it(both: Catalogue) -> None:
    text = said(both, Rank((), "total_eur", True, 1))
    assert "in der Broschüre ist Smartphone-Bürger-ID (Gelsenkirchen): 4.613.000 €." in text
    assert "Nach späteren Quellen liegt noch davor: bergisch.smart_mobility (Wuppertal), rund 24 Mio. €." in text
    assert "Quelle: Broschüre, S. 27" in text
    cheap = said(both, Rank((), "total_eur", False, 1))
    assert "Hundesteueranmeldungsexperte (Soest): 48.000 €" in cheap and "kommt am nächsten" in cheap


def test_the_first_three_and_those_between(both: Catalogue) -> None:
    printed, later = said(both, Rank((), "total_eur", True, 3)).split("davor oder dazwischen:")
    assert "3. Verwaltungsweite Einführung" in printed
    assert "bergisch.smart_mobility" in later and "Gesundheitsplattform" in later
    assert "nur mit Namen nennt: 1 Projekt" in later


def test_towns_by_number(both: Catalogue) -> None:
    most, least = (said(both, RankSets("town", "count", descending)) for descending in (True, False))
    assert "1. Soest: 7 Projekte, mit späteren Quellen 11" in most
    order = re.findall(r"(?m)^\d+\. ([^:]+): ", least)
    assert order.index("Soest") < order.index("Bottrop")  # of which the brochure knows nothing
    assert re.search(r"Bottrop: 1 Projekt \(spätere Quelle\)", least)


def test_sides_compared(both: Catalogue) -> None:
    text = said(both, CompareSets((SOEST, AACHEN)))
    assert "in Soest (7 Projekte) als in Aachen (5 Projekte)" in text
    assert "Mit späteren Quellen in Soest: 14 Projekte, Gesamtkosten rund" in text


@pytest.mark.parametrize("facet", ["money", "time"])
def test_what_is_not_known_is_said_before_what_is(both: Catalogue, facet: str) -> None:
    text = said(both, Facts(("zeonline",), (facet,)))
    assert "keine genaue Angabe bekannt" in text and "Später bekannt geworden" in text
    assert "Die Broschüre nennt von diesem Projekt nur Namen und Ort" in text


def test_open_data_are_in_one_order(both: Catalogue) -> None:
    mixed = both.projects((), "total_eur", True, 1, apart=False)
    apart = both.projects((), "total_eur", True, 1)
    assert [p.id for p in (*mixed, *apart)] == ["bergisch-smart-mobility", "smartphone-buerger-id"]


@pytest.mark.parametrize("voice", ["easy", "english"])
@pytest.mark.parametrize(
    "query",
    [
        Count((SOEST,)), Listing((EXPENSIVE,), ("money",)), Listing(()), Sum(()), Sum((), average=True),
        Rank((), "total_eur", True, 1), Rank((), "total_eur", True, 3), Rank((), "total_eur", False, 1),
        AverageLength(()), CompareSets((SOEST, AACHEN)), Facts(("zeonline",), ("money",)),
        ShareOf((SOEST,), (), "total_eur"),
    ],
)  # fmt: skip
def test_other_voices_have_words_for_it(both: Catalogue, query: Query, voice: str) -> None:
    text = said(both, query, **{voice: True})
    assert text and "späteren Quellen" not in text
