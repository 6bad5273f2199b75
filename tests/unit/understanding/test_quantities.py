"""Money, durations, ordinals and numbers in a sentence."""

from __future__ import annotations

import pytest

from bot.understanding.numbers import number
from bot.understanding.quantities import find_quantities

Limits = tuple[int | None, int | None]


def limits(text: str) -> list[Limits]:
    """The limits of all sums of money in a text."""
    return [(a.low, a.high) for a in find_quantities(text).amounts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Welche Projekte kosten über 2 Millionen Euro?", (2_000_001, None)),
        ("mehr als 500.000 €", (500_001, None)),
        ("teurer als 1,5 Mio. Euro", (1_500_001, None)),
        ("unter 100 000 Euro", (None, 99_999)),
        ("weniger als eine halbe Million", (None, 499_999)),
        ("mindestens eine Million", (1_000_000, None)),
        ("ab 250000 Euro", (250_000, None)),
        ("höchstens 48.000 Euro", (None, 48_000)),
        ("maximal 2Mio", (None, 2_000_000)),
        ("nicht mehr als 300 Tausend Euro", (None, 300_000)),
        ("nicht unter 300.000 Euro", (300_000, None)),
        ("zwischen 1 und 2 Millionen Euro", (1_000_000, 2_000_000)),
        ("zwischen 500.000 und 700.000 Euro", (500_000, 700_000)),
        ("von 100.000 bis 200.000 Euro", (100_000, 200_000)),
        ("eine Million oder mehr", (1_000_000, None)),
        ("Projekte über 250000", (250_001, None)),
    ],
)
def test_limits_of_money(text: str, expected: Limits) -> None:
    assert limits(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Stimmt es, dass das 967.000 Euro gekostet hat?", 967_000),
        ("Waren das wirklich 4,6 Millionen?", 4_600_000),
        ("zweihundertfünfzigtausend Euro", 250_000),
        ("Kostet das € 5.000?", 5_000),
        ("anderthalb Millionen Euro", 1_500_000),
        ("eine Viertelmillion", 250_000),
        ("Nein, 300 Tsd. Euro", 300_000),
    ],
)
def test_plain_sums_are_no_limits(text: str, value: int) -> None:
    (amount,) = find_quantities(text).amounts
    assert (amount.value, amount.is_limit) == (value, False)


@pytest.mark.parametrize("text", ["Was war 2021?", "Ruf die 112", "am 1. Januar 2020", "die 3 teuersten", "Seite 20"])
def test_not_every_number_is_money(text: str) -> None:
    assert find_quantities(text).amounts == ()


def test_amounts_know_their_place_in_the_text() -> None:
    text = "Projekte über 2 Millionen Euro in Soest"
    (amount,) = find_quantities(text).amounts
    assert text[amount.start : amount.end] == "über 2 Millionen Euro"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Welche dauern länger als drei Jahre?", 1096, None),
        ("kürzer als 2 Jahre", None, 729),
        ("mindestens 18 Monate", 548, None),
    ],
)
def test_durations_with_a_limit(text: str, low: int | None, high: int | None) -> None:
    (length,) = find_quantities(text).lengths
    for found, expected in ((length.low, low), (length.high, high)):
        assert (found is None) == (expected is None)
        assert expected is None or found is None or abs(found - expected) <= 3  # leap days


def test_a_duration_without_a_limit_is_no_filter() -> None:
    assert find_quantities("Es dauerte drei Jahre").lengths == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("das zweite", (2,)),
        ("Und beim dritten?", (3,)),
        ("Nummer 4 bitte", (4,)),
        ("Nr. 2", (2,)),
        ("das letzte", (-1,)),
        ("das vorletzte Projekt", (-2,)),
        ("der erste und der dritte", (1, 3)),
        ("Platz zwei", (2,)),
    ],
)
def test_ordinals(text: str, expected: tuple[int, ...]) -> None:
    assert find_quantities(text).ordinals == expected


def test_a_day_of_a_month_is_no_ordinal() -> None:
    assert find_quantities("Begann es am ersten Januar 2020?").ordinals == ()


@pytest.mark.parametrize(("text", "expected"), [("die drei teuersten", 3), ("Top 5", 5), ("die 10 größten", 10)])
def test_top_n(text: str, expected: int) -> None:
    assert find_quantities(text).numbers == (expected,)


def test_articles_are_no_numbers() -> None:
    assert find_quantities("Gibt es ein Projekt mit einer App?").numbers == ()


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("2,5", 2.5), ("2.5", 2.5), ("250.000", 250_000), ("1.234.567,89", 1_234_567.89), ("zwölf", 12),
        ("einundzwanzig", 21), ("dreihundert", 300), ("zweitausendfünfhundert", 2_500), ("eineinhalb", 1.5),
        ("Projekt", None), ("9" * 400, None), ("und", None), ("", None),
    ],
)  # fmt: skip
def test_number_words_and_figures(word: str, value: float | None) -> None:
    assert number(word) == value
