"""Days, months, parts of the year and years, with what the sentence says about them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.quantities import find_quantities

TODAY = date(2026, 3, 15)


def periods(text: str) -> list[tuple[str, str, str]]:
    """Low, high and relation of all periods of a text."""
    return [(p.low, p.high, p.relation) for p in find_quantities(text, TODAY).periods]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Welche Projekte starteten 2020?", "2020-01-01", "2020-12-31"),
        ("im Jahr 2019", "2019-01-01", "2019-12-31"),
        ("im Mai 2021", "2021-05-01", "2021-05-31"),
        ("im Februar 2020", "2020-02-01", "2020-02-29"),
        ("März 2021", "2021-03-01", "2021-03-31"),
        ("im Jan. 2020", "2020-01-01", "2020-01-31"),
        ("05/2021", "2021-05-01", "2021-05-31"),
        ("am 1. Juli 2019", "2019-07-01", "2019-07-01"),
        ("am 31.12.2021", "2021-12-31", "2021-12-31"),
        ("2021-12-31", "2021-12-31", "2021-12-31"),
        ("Es endete am 31.12.2021.", "2021-12-31", "2021-12-31"),
        ("am ersten Januar 2020", "2020-01-01", "2020-01-01"),
        ("Anfang 2021", "2021-01-01", "2021-03-31"),
        ("Ende des Jahres 2020", "2020-10-01", "2020-12-31"),
        ("im Sommer 2018", "2018-06-01", "2018-08-31"),
        ("im ersten Halbjahr 2020", "2020-01-01", "2020-06-30"),
        ("im zweiten Halbjahr 2021", "2021-07-01", "2021-12-31"),
        ("im 3. Quartal 2019", "2019-07-01", "2019-09-30"),
        ("im letzten Quartal 2020", "2020-10-01", "2020-12-31"),
    ],
)
def test_spans_of_time(text: str, low: str, high: str) -> None:
    assert periods(text) == [(low, high, "in")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("vor 2020", "before"),
        ("nach dem 2021", "after"),
        ("nach 2021", "after"),
        ("ab 2020", "from"),
        ("seit Mai 2019", "from"),
        ("bis Ende 2021", "until"),
        ("spätestens 2021", "until"),
        ("nicht vor 2020", "from"),
        ("in 2020", "in"),
    ],
)
def test_what_is_said_about_a_time(text: str, relation: str) -> None:
    assert [r for _, _, r in periods(text)] == [relation]


@pytest.mark.parametrize("text", ["zwischen 2019 und 2021", "von 2019 bis 2021"])
def test_a_range_of_years_is_one_period(text: str) -> None:
    assert periods(text) == [("2019-01-01", "2021-12-31", "in")]


def test_two_years_side_by_side_are_two_periods() -> None:
    assert [low for low, _, _ in periods("Was begann 2019 und was endete 2021?")] == [
        "2019-01-01",
        "2021-01-01",
    ]


def test_now_means_today() -> None:
    assert periods("Welche laufen derzeit?") == [("2026-03-15", "2026-03-15", "in")]


@pytest.mark.parametrize("text", ["am 31.02.2021", "am 30. Februar 2020"])
def test_days_that_no_calendar_has_are_no_days(text: str) -> None:
    assert all(low != high for low, high, _ in periods(text))


@pytest.mark.parametrize("text", ["Seite 20", "1999", "die ersten 12", "im Sommer"])
def test_what_names_no_year_of_ours_is_no_period(text: str) -> None:
    assert periods(text) == []


def test_periods_know_their_place_in_the_text() -> None:
    text = "Was lief im ersten Halbjahr 2020 in Soest?"
    (period,) = find_quantities(text, TODAY).periods
    assert text[period.start : period.end] == "ersten Halbjahr 2020"
