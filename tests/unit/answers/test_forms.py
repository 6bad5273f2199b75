"""Figures, dates and names as German prints them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers import forms


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "0 €"), (999, "999 €"), (48_000, "48.000 €"), (4_613_000, "4.613.000 €")]
)
def test_euro(amount: int, text: str) -> None:
    assert forms.euro(amount) == text


def test_percent() -> None:
    assert forms.percent(870_000, 967_000) == "90 %"
    assert forms.percent(0, 0) == "–"


def test_days_and_months_in_full() -> None:
    assert forms.day(date(2020, 1, 1)) == "1. Januar 2020"
    assert forms.month("2021-03") == "März 2021"
    assert [forms.month(f"2020-{n:02d}").split()[0] for n in (1, 5, 12)] == ["Januar", "Mai", "Dezember"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2020", "2020"),
        ("2020-07", "Juli 2020"),
        ("2020-07-31", "31. Juli 2020"),
        ("2020-01-01/2020-06-30", "1. Januar 2020 bis 30. Juni 2020"),
    ],
)
def test_times(iso: str, text: str) -> None:
    assert forms.time(iso) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2020, 1, 1), date(2020, 12, 31), "1 Jahr"),
        (date(2020, 1, 1), date(2022, 12, 31), "3 Jahre"),
        (date(2019, 9, 1), date(2022, 1, 31), "2 Jahre und 5 Monate"),
        (date(2020, 1, 1), date(2020, 1, 31), "1 Monat"),
        (date(2020, 1, 1), date(2020, 1, 1), "1 Monat"),
        (date(2020, 1, 1), date(2021, 1, 31), "1 Jahr und 1 Monat"),
    ],
)
def test_durations(start: date, end: date, text: str) -> None:
    assert forms.duration(start, end) == text


def test_enumerations_and_numbers() -> None:
    assert forms.enumeration([]) == ""
    assert forms.enumeration(["A"]) == "A"
    assert forms.enumeration(["A", "B", "C"]) == "A, B und C"
    assert forms.enumeration(["A", "B"], "oder") == "A oder B"
    assert (forms.count(1), forms.count(7)) == ("1 Projekt", "7 Projekte")
