"""Days, months, parts of the year and years, with what the sentence says about them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.times import event_near
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
        ("Q3/2019", "2019-07-01", "2019-09-30"),
        ("2019 Q3", "2019-07-01", "2019-09-30"),
        ("IV. Quartal 2019", "2019-10-01", "2019-12-31"),
        ("Quartal 3/2019", "2019-07-01", "2019-09-30"),
        ("H1 2020", "2020-01-01", "2020-06-30"),
        ("KW 14/2020", "2020-03-30", "2020-04-05"),
        ("in der 14. KW 2020", "2020-03-30", "2020-04-05"),
        ("Mitte 2020", "2020-05-01", "2020-08-31"),
        ("12/2020", "2020-12-01", "2020-12-31"),
        ("im 12.20", "2020-12-01", "2020-12-31"),
        ("01.10.2018", "2018-10-01", "2018-10-01"),
        ("zum 31.12.21", "2021-12-31", "2021-12-31"),
        ("am letzten Februar 2020", "2020-02-29", "2020-02-29"),
        ("von Mai bis Juli 2020", "2020-05-01", "2020-07-31"),
        ("2019/20", "2019-01-01", "2020-12-31"),
        ("2019–2021", "2019-01-01", "2021-12-31"),
        ("vom 01.10.2018 bis 31.12.2020", "2018-10-01", "2020-12-31"),
        ("zwischen Q1/2020 und Q3/2020", "2020-01-01", "2020-09-30"),
        ("gestern", "2026-03-14", "2026-03-14"),
        ("letztes Jahr", "2025-01-01", "2025-12-31"),
        ("im vorletzten Jahr", "2024-01-01", "2024-12-31"),
        ("dieses Jahr", "2026-01-01", "2026-12-31"),
        ("im letzten Monat", "2026-02-01", "2026-02-28"),
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
        ("seit 12.20", "from"),
        ("bis Q1 2021", "until"),
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


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Was lief am 31.02.2021?", "31.02.2021"),
        ("seit dem 30. Februar 2020", "30. Februar 2020"),
        ("13/2020", "13/2020"),
        ("Q5/2019", "Q5/2019"),
        ("KW 54/2020", "KW 54/2020"),
        ("am 29.02.2021 und 2020", "29.02.2021"),
    ],
)
def test_times_that_no_calendar_has_are_told_apart(text: str, time: str) -> None:
    found = find_quantities(text, TODAY)
    assert [text[t.start : t.end] for t in found.impossible] == [time]
    assert [p.low for p in found.periods] == ["2020-01-01"] * ("und 2020" in text)


@pytest.mark.parametrize("text", ["Seite 20", "1999", "die ersten 12", "im Sommer", "2020 Euro", "über 12.20 Mio."])
def test_what_names_no_year_of_ours_is_no_period(text: str) -> None:
    assert periods(text) == []


def test_periods_know_their_place_in_the_text() -> None:
    text = "Was lief im ersten Halbjahr 2020 in Soest?"
    (period,) = find_quantities(text, TODAY).periods
    assert text[period.start : period.end] == "ersten Halbjahr 2020"


def test_several_times_know_the_event_beside_each() -> None:
    text = "Was begann 2019 und endete 2021?"
    assert [event_near(text, period) for period in find_quantities(text, TODAY).periods] == ["start", "end"]


TIMES = st.one_of(
    st.dates(date(2010, 1, 1), date(2029, 12, 31)).map(lambda d: f"{d:%d.%m.%Y}"),
    st.dates(date(2010, 1, 1), date(2029, 12, 31)).map(lambda d: f"{d.day}.  März {d.year}"),
    st.builds("{}/{}".format, st.integers(1, 12), st.integers(2010, 2029)),
    st.builds("Ende {}".format, st.integers(2010, 2029)),
    st.builds("{} {}".format, st.sampled_from(["Q3", "H1", "KW 14", "1. Halbjahr", "Mai"]), st.integers(2010, 2029)),
    st.sampled_from(["letztes Jahr", "gestern", "2019–2021", "zwischen 2019 und 2021"]),
)


@settings(max_examples=300, deadline=None)
@given(TIMES, st.sampled_from(["", "seit ", "bis  ", "vor "]), st.text(" \t\n\u00a0\u00ad", max_size=3))
def test_what_was_written_says_the_same_alone(time: str, relation: str, blanks: str) -> None:
    written = f"Größere{blanks} Bürgerbüros{blanks} {relation}{time}{blanks} in Köln"
    (period,) = find_quantities(written, TODAY).periods
    there = written[period.start : period.end]
    assert there == time
    (alone,) = find_quantities(there, TODAY).periods
    assert (alone.low, alone.high) == (period.low, period.high)
