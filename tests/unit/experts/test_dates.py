"""Days as people write them, on Thursday 26 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from bot.experts.dates import find_day

from .play import TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ich hab seit gestern einen Welpen", "2026-11-25"),
        ("vorgestern", "2026-11-24"),
        ("so vor ner Woche", "2026-11-19"),
        ("am Wochenende", "2026-11-21"),
        ("Mitte November", "2026-11-15"),
        ("irgendwann im Mai", "2026-05-01"),
        ("vorhin beim Bäcker", "2026-11-26"),
        ("since yesterday", "2026-11-25"),
        ("er kommt am 3.", "2026-12-03"),
        ("wir holen ihn am dritten Dezember", "2026-12-03"),
        ("am vierundzwanzigsten Dezember", "2026-12-24"),
        ("seit dem 3.", "2026-11-03"),
        ("nein, er kam erst am Dienstag", "2026-11-24"),
        ("am Montag kommt er", "2026-11-30"),
        ("vor zwei Wochen", "2026-11-12"),
        ("in drei Tagen", "2026-11-29"),
        ("seit einem Jahr", "2025-11-26"),
        ("letzte Woche", "2026-11-19"),
        ("kommt nächste Woche", "2026-12-03"),
        ("3.11.2026", "2026-11-03"),
        ("seit dem 3.11.", "2026-11-03"),
        ("am 5. Dezember", "2026-12-05"),
        ("am 5. März", "2026-03-05"),
        ("am 24.12. geholt", "2026-12-24"),
        ("1 October 2026", "2026-10-01"),
    ],
)
def test_the_day_meant(text: str, day: str) -> None:
    found = find_day(text, TODAY)
    assert found and found.value == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["31.02.2026", "Guten Morgen", "3 Hunde", "85,80 Euro", "Labrador", "am 31. November", ""]
)
def test_no_day(text: str) -> None:
    assert find_day(text, TODAY) is None
