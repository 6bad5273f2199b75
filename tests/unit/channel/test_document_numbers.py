"""Numbers of identity documents: random ones hardly ever pass, and nothing else is taken for one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from bot.catalogue.export import as_json
from bot.catalogue.queries import Catalogue
from bot.channel.document_numbers import without_document_numbers
from bot.settings import ROOT

LETTERS = "CFGHJKLMNPRTVWXYZ"
TRIED = 20_000
MOST_THAT_PASS = 20  # 0.1 %


def masked(text: str) -> str:
    return without_document_numbers(text, "[…]")


def serials(digits: str) -> list[str]:
    """Random serial numbers: a letter, then letters and digits."""
    chance = random.Random(digits)
    return [chance.choice(LETTERS) + "".join(chance.choices(LETTERS + digits, k=8)) for _ in range(TRIED)]


def spaced(serial: str, *lengths: int) -> str:
    parts = iter(serial)
    return " ".join("".join(next(parts) for _ in range(length)) for length in lengths)


def with_check_digit(serial: str) -> str:
    """ICAO 9303: weights 7, 3, 1; A is 10."""
    return serial + str(sum(int(c, 36) * weight for c, weight in zip(serial, (7, 3, 1) * 3, strict=True)) % 10)


FORMS: dict[str, Callable[[str], str]] = {
    "as printed": str,
    "lower case": str.lower,
    "with check digit": with_check_digit,
    "office and rest": lambda s: spaced(s, 4, 5),
    "threes": lambda s: spaced(s, 3, 3, 3),
    "fours in lower case": lambda s: spaced(s.lower(), 4, 4, 1),
    "fives with check digit": lambda s: spaced(with_check_digit(s), 5, 5),
    "pairs": lambda s: spaced(s, 2, 2, 2, 2, 1),
    "single characters": lambda s: " ".join(s),
    "hyphens": lambda s: "-".join((s[:4], s[4:])),
}


@pytest.mark.parametrize("form", FORMS)
def test_numbers_of_today_are_masked(form: str) -> None:
    passed = [
        s for s in map(FORMS[form], serials("123456789")) if masked(f"Sie ist {s}, bitte!") != "Sie ist […], bitte!"
    ]
    assert len(passed) <= MOST_THAT_PASS, passed[:5]


def test_older_numbers_with_zeros_are_masked() -> None:
    passed = [s for s in serials("0123456789") if masked(s) != "[…]"]
    assert len(passed) <= MOST_THAT_PASS, passed[:5]


@pytest.mark.parametrize(
    "text", ["T22000129", "t2200 0129", "L01X 00T47", "L01X00T471", "L01X00T471D", "G1234567", "g 123 4567"]
)
def test_specimens_are_masked(text: str) -> None:
    assert masked(f"Nr. {text}.") == "Nr. […]."


def test_after_its_name_any_spacing_is_seen() -> None:
    assert masked("Seriennummer: L0 1X0 0T47") == "Seriennummer: […]"


def _dialogues() -> Iterator[str]:
    for path in (ROOT / "tests" / "dialogues").glob("*.yml"):
        for dialogue in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader):
            yield from (turn["say"] for turn in dialogue["turns"])


def _texts(node: Any) -> Iterator[str]:
    """All texts of a data file."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _texts(inner)


def _catalogue() -> Iterator[str]:
    for path in [*(ROOT / "data" / "projects").glob("*.yml"), *(ROOT / "data" / "programme").glob("*.yml")]:
        yield from _texts(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))
    yield from _texts(yaml.load((ROOT / "domain.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)["responses"])


def _dates_amounts_and_phones() -> Iterator[str]:
    chance = random.Random(1)
    for _ in range(TRIED):
        day = date(1995, 1, 1) + timedelta(chance.randrange(15_000))
        amount = f"{chance.randrange(1_000, 9_999_999):,}"
        phone = f"{chance.randrange(10**8, 10**11)}"
        yield chance.choice(
            [
                f"{day:Am %d.%m.%Y um %H Uhr}",
                f"{day:KW %V %Y}",
                f"{day:NRW %Y-%m-%d}",
                f"NRW {amount.replace(',', ' ')} Euro",
                f"Kfz {amount.replace(',', '.')} €",
                f"PLZ {phone[:5]} Tel {phone}",
                f"Tel. 0{phone[:4]} {phone[4:]}",
                f"+49 {phone[:3]}/{phone[3:6]}-{phone[6:]}",
            ]
        )


@pytest.mark.parametrize("texts", [_dialogues, _catalogue, _dates_amounts_and_phones])
def test_nothing_else_is(texts: Callable[[], Iterator[str]]) -> None:
    found = list(texts())
    assert len(found) > 1000
    assert [text for text in found if masked(text) != text] == []


def test_nothing_of_an_export_is(catalogue: Catalogue) -> None:
    exported = as_json(catalogue.projects())
    assert masked(exported) == exported


@pytest.mark.parametrize("text", ["Hmmmmmmmm", "Pfffffffff", "Für Kfz, LKW und PKW", "NRW, LWL, LVR"])
def test_words_without_vowels_stay(text: str) -> None:
    assert masked(text) == text
