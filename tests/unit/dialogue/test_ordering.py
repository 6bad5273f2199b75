"""By what a list is sorted, and from which end."""

from __future__ import annotations

import pytest

from bot.dialogue.ordering import asked_order
from bot.understanding.reading import Reading
from bot.understanding.text import tokenize


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Sortier das nach Kosten", ("total_eur", True)),
        ("nach Gesamtkosten sortiert, das kleinste zuerst", ("total_eur", False)),
        ("vom günstigsten zum teuersten sortiert", ("total_eur", False)),
        ("geordnet nach Landesförderung", ("land_eur", True)),
        ("nach Laufzeit, die kürzeste zuerst", ("duration", False)),
        ("sortiert nach Beginn", ("start", False)),
        ("nach Startdatum absteigend", ("start", True)),
        ("alphabetisch bitte", ("title", False)),
        ("Was gibt es in Soest?", None),
    ],
)
def test_order(text: str, order: tuple[str, bool] | None) -> None:
    reading = Reading(text, "list_projects", 1.0, words=tuple(t.form for t in tokenize(text)))
    assert asked_order(reading) == order
