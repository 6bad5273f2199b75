"""Figures, dates and names as each voice prints them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answers import forms


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "0 €"), (999, "999 €"), (48_000, "48.000 €"), (4_613_000, "4.613.000 €")]
)
def test_euro(amount: int, text: str) -> None:
    assert forms.euro(amount) == text


def test_amounts_and_shares_in_the_other_voices() -> None:
    assert forms.euro(967_000, forms.EASY) == "967.000 Euro" and forms.euro(967_000, forms.ENGLISH) == "€967,000"
    assert [forms.percent(9, 10, style) for style in (forms.EASY, forms.ENGLISH)] == ["90 Prozent", "90%"]


def test_percent() -> None:
    assert forms.percent(870_000, 967_000) == "90 %"
    assert forms.percent(0, 0) == "–"


def test_days_and_months_in_full() -> None:
    assert forms.day(date(2020, 1, 1)) == "1. Januar 2020"
    assert forms.month("2021-03") == "März 2021"
    assert [forms.month(f"2020-{n:02d}").split()[0] for n in (1, 5, 12)] == ["Januar", "Mai", "Dezember"]
    assert forms.day(date(2020, 1, 1), forms.ENGLISH) == "1 January 2020"


@pytest.mark.parametrize(("iso", "text"), [("2020", "2020"), ("2020-07", "Juli 2020"), ("2020-07-31", "31. Juli 2020")])
def test_times(iso: str, text: str) -> None:
    assert forms.time(iso) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (365, "1 Jahr"), (366 + 365, "2 Jahre"), (30, "1 Monat"), (92, "3 Monate"), (852, "2 Jahre und 4 Monate"),
        (1, "1 Monat"),
    ],
)  # fmt: skip
def test_lengths(days: int, text: str) -> None:
    assert forms.length(forms.months(days)) == text


def test_enumerations() -> None:
    assert forms.enumeration([]) == "" and forms.enumeration(["A"]) == "A"
    assert forms.enumeration(["A", "B", "C"]) == "A, B und C"
    assert forms.enumeration(["A", "B"], "or") == "A oder B"
    assert forms.enumeration(["A", "B", "C"], style=forms.ENGLISH) == "A, B and C"
