"""Money, durations, shares, factors, ordinals and numbers in a sentence."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.amounts import Amount
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
        ("Liste >1Mio", (1_000_001, None)),
        ("Kosten >= 1 Mio.", (1_000_000, None)),
        ("die 2 Mio. € überschreiten", (2_000_001, None)),
        ("unter 100 000 Euro", (None, 99_999)),
        ("Projekte < 50k", (None, 49_999)),
        ("weniger als eine halbe Million", (None, 499_999)),
        ("mindestens eine Million", (1_000_000, None)),
        ("ab 250000 Euro", (250_000, None)),
        ("von 500.000 € an aufwärts", (500_000, None)),
        ("höchstens 48.000 Euro", (None, 48_000)),
        ("maximal 2Mio", (None, 2_000_000)),
        ("bis zu 1,5 Mill.", (None, 1_500_000)),
        ("nicht mehr als 300 Tausend Euro", (None, 300_000)),
        ("nicht unter 300.000 Euro", (300_000, None)),
        ("zwischen 1 und 2 Millionen Euro", (1_000_000, 2_000_000)),
        ("zwischen 500.000 und 700.000 Euro", (500_000, 700_000)),
        ("zw. 200.000 und 300.000", (200_000, 300_000)),
        ("zw. 500 T€ und 1 Mio. €", (500_000, 1_000_000)),
        ("zwischen einer halben und einer ganzen Million", (500_000, 1_000_000)),
        ("von 100.000 bis 200.000 Euro", (100_000, 200_000)),
        ("100.000–200.000 Euro", (100_000, 200_000)),
        ("1-2 Mio. €", (1_000_000, 2_000_000)),
        ("eine Million oder mehr", (1_000_000, None)),
        ("Projekte über 250000", (250_001, None)),
        ("siebenstellige Kosten", (1_000_000, 9_999_999)),
        ("mindestens sechsstellig", (100_000, None)),
        ("mehr als sechsstellig", (1_000_000, None)),
    ],
)
def test_limits_of_money(text: str, expected: Limits) -> None:
    assert limits(text) == [expected]


def test_two_limits_of_money() -> None:
    assert limits("Kosten > 2 Mio. und < 3 Mio.") == [(2_000_001, None), (None, 2_999_999)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Stimmt es, dass das 967.000 Euro gekostet hat?", 967_000),
        ("Waren das wirklich 4,6 Millionen?", 4_600_000),
        ("zweihundertfünfzigtausend Euro", 250_000),
        ("Kostet das € 5.000?", 5_000),
        ("250’000 €", 250_000),
        ("50.000,- €", 50_000),
        ("anderthalb Millionen Euro", 1_500_000),
        ("eineinhalb Mio.", 1_500_000),
        ("eine Viertelmillion", 250_000),
        ("eine Dreiviertelmillion", 750_000),
        ("Nein, 300 Tsd. Euro", 300_000),
        ("50k", 50_000),
        ("50 k€", 50_000),
        ("50 T€", 50_000),
        ("50 TEUR", 50_000),
        ("TEUR 50", 50_000),
        ("ne Million", 1_000_000),
    ],
)
def test_plain_sums_are_no_limits(text: str, value: int) -> None:
    (amount,) = find_quantities(text).amounts
    assert (amount.value, amount.is_limit, amount.about) == (value, False, False)


@pytest.mark.parametrize("word", ["rund", "ca.", "knapp", "gut", "etwa", "um die"])
def test_rounded_sums(word: str) -> None:
    (amount,) = find_quantities(f"Waren das {word} 2 Mio. €?").amounts
    assert (amount.value, amount.is_limit, amount.about) == (2_000_000, False, True)


@pytest.mark.parametrize(
    "text",
    ["Was war 2021?", "Ruf die 112", "am 1. Januar 2020", "die 3 teuersten", "Seite 20", "Is das dabei odder net?",
     "zweistellige Zahl", "0521 515198", "+49 209 169-6767"],
)  # fmt: skip
def test_not_every_number_is_money(text: str) -> None:
    assert find_quantities(text).amounts == ()


def test_amounts_know_their_place_in_the_text() -> None:
    text = "Projekte  über   2 Millionen Euro in Soest"
    (amount,) = find_quantities(text).amounts
    assert text[amount.start : amount.end] == "über   2 Millionen Euro"


FIGURES = st.one_of(
    st.sampled_from(["eine halbe Million", "anderthalb Millionen", "1,5 Mio. €", "50k", "T€ 50", "siebenstellig"]),
    st.integers(1, 999).map(lambda n: f"{n} TEUR"),
    st.integers(1, 9).map(lambda n: f"{n}Mio"),
    st.integers(10_000, 9_999_999).map(lambda n: f"{n:,} Euro".replace(",", ".")),
    st.integers(10_000, 9_999_999).map(lambda n: f"{n:,} €".replace(",", " ")),
    st.integers(10_000, 9_999_999).map(lambda n: f"{n:,} €".replace(",", "’")),
)
LIMITED = st.sampled_from(
    ["{}", "über {}", ">{}", "höchstens   {}", "nicht mehr als {}", "rund {}", "zw. {} und 10 Mio. €", "{} oder mehr"]
)
BLANKS = st.text(" \t\n\u00a0\u00ad", max_size=3)


@settings(max_examples=300, deadline=None)
@given(FIGURES, LIMITED, BLANKS)
def test_what_was_written_says_the_same_alone(figure: str, limited: str, blanks: str) -> None:
    said = limited.format(figure)
    written = f"Größe:{blanks} {said}{blanks} für Bürgerbüros"
    (amount,) = find_quantities(written).amounts
    there = written[amount.start : amount.end]
    assert there == said
    (alone,) = find_quantities(there).amounts
    assert alone == Amount(amount.value, amount.low, amount.high, 0, len(there), amount.about)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Welche dauern länger als drei Jahre?", 1096, None),
        ("kürzer als 2 Jahre", None, 729),
        ("mindestens 18 Monate", 548, None),
        ("18 bis 24 Monate", 548, 731),
        ("zwischen einem und zwei Jahren", 365, 731),
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
        ("über 85 Prozent Förderung", (86, None)),
        ("mindestens 80 %", (80, None)),
        ("zwischen 70 und 80 %", (70, 80)),
        ("höchstens 60%", (None, 60)),
    ],
)
def test_shares_with_a_limit(text: str, expected: Limits) -> None:
    (share,) = find_quantities(text).shares
    assert (share.low, share.high) == expected


@pytest.mark.parametrize(
    ("text", "value", "field", "sign"),
    [
        ("mehr als doppelt so teuer wie govchain", 2, "total_eur", ">"),
        ("halb so lang wie Anlauf", 0.5, "duration_days", "="),
        ("nicht mehr als dreimal so viel wie", 3, "total_eur", "<="),
    ],
)
def test_factors(text: str, value: float, field: str, sign: str) -> None:
    (factor,) = find_quantities(text).factors
    assert (factor.value, factor.field, factor.sign) == (value, field, sign)


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
        ("2.", (2,)),
    ],
)
def test_ordinals(text: str, expected: tuple[int, ...]) -> None:
    assert find_quantities(text).ordinals == expected


@pytest.mark.parametrize(
    "text", ["Begann es am ersten Januar 2020?", "Digitales Stadtarchiv achen", "Erste-Hilfe-Kurs", "Sind es sieben?"]
)
def test_what_is_no_ordinal(text: str) -> None:
    assert find_quantities(text).ordinals == ()


@pytest.mark.parametrize(("text", "expected"), [("die drei teuersten", 3), ("Top 5", 5), ("die 10 größten", 10)])
def test_top_n(text: str, expected: int) -> None:
    assert find_quantities(text).numbers == (expected,)


@pytest.mark.parametrize(
    "text", ["Gibt es ein Projekt mit einer App?", "die ganze Liste", "Klasse 9. b", "50k", "10 %", "Fünf-Minuten-Ei"]
)
def test_what_is_no_plain_number(text: str) -> None:
    assert find_quantities(text).numbers == ()


def test_everything_in_one_sentence() -> None:
    text = "Die drei längsten mit >80 % und zw. 1 und 2 Mio €, über 18 Monate, Ende 2021, nicht das zweite"
    found = find_quantities(text)
    assert (found.numbers, found.ordinals) == ((3,), (2,))
    assert [text[f.start : f.end] for f in (*found.shares, *found.amounts, *found.lengths, *found.periods)] == [
        ">80 %", "zw. 1 und 2 Mio €", "über 18 Monate", "Ende 2021",
    ]  # fmt: skip


def test_signs_and_words_read_alike() -> None:
    one, other = (find_quantities(t) for t in ("Liste >1Mio Ende 2021", "Liste über 1 Mio Ende 2021"))
    for found, expected in ((one.amounts, other.amounts), (one.periods, other.periods)):
        assert [replace(f, start=0, end=0) for f in found] == [replace(e, start=0, end=0) for e in expected] != []


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("2,5", 2.5), ("2.5", 2.5), ("250.000", 250_000), ("1.234.567,89", 1_234_567.89), ("zwölf", 12),
        ("einundzwanzig", 21), ("dreihundert", 300), ("zweitausendfünfhundert", 2_500), ("eineinhalb", 1.5),
        ("eine halbe", 0.5), ("Projekt", None), ("9" * 400, None), ("und", None), ("", None),
    ],
)  # fmt: skip
def test_number_words_and_figures(word: str, value: float | None) -> None:
    assert number(word) == value


@pytest.mark.parametrize("text", ["neunzehn" * 100 + "x", "eine " * 200, "1-" * 400, "zwischen einer " * 60])
def test_numbers_without_end_are_read_at_once(text: str) -> None:
    started = process_time()
    assert find_quantities(text).amounts == ()
    assert process_time() - started < 1
