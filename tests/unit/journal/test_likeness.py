"""Questions that ask for the same come together, in the same way whatever their order."""

from __future__ import annotations

import random
from datetime import date

from bot.cli_visitors import as_text
from bot.journal.likeness import groups
from bot.journal.overview import grouped, overview
from bot.journal.report import Entry, as_csv
from bot.messages import Language

WEEK = date(2026, 11, 23)
PARKING = [
    "Wo kann ich einen Parkausweis beantragen?",
    "Parkausweis für Anwohner",
    "Anwohnerparken beantragen wie geht das",
]
OPENING = ["Öffnungszeiten Rathaus", "Wann hat das Rathaus auf?", "Rathaus geöffnet Samstag?"]
ALONE = ["Erzähl einen Witz", "Wie ist das Wetter morgen?"]


def together(texts: list[str]) -> set[frozenset[str]]:
    members: dict[int, set[str]] = {}
    for text, leader in zip(texts, groups(texts), strict=True):
        members.setdefault(leader, set()).add(text)
    return {frozenset(found) for found in members.values()}


def entry(text: str, kind: str = "unanswered", topic: str = "out of scope", number: int = 1) -> Entry:
    return Entry(WEEK, kind, topic, text, number)


def test_what_asks_for_the_same_stands_together() -> None:
    expected = {frozenset(PARKING), frozenset(OPENING), *(frozenset([text]) for text in ALONE)}
    assert together([*PARKING, *OPENING, *ALONE]) == expected


def test_the_order_changes_nothing() -> None:
    texts = [*PARKING, *OPENING, *ALONE]
    first = together(texts)
    for seed in range(5):
        random.Random(seed).shuffle(texts)
        assert together(texts) == first


def test_case_and_marks_make_no_difference() -> None:
    assert len(set(groups(["Parkausweis?", "parkausweis", "Parkausweis  !"]))) == 1


def test_nothing_one_text_and_texts_without_letters() -> None:
    assert groups([]) == []
    assert groups(["Hallo"]) == [0]
    assert len(groups(["?", "", "…", "12"])) == 4


def test_the_largest_group_comes_first_with_its_other_wordings() -> None:
    found = grouped([entry(text) for text in [*ALONE, *PARKING, PARKING[0]]])
    assert found[0].number == 4 and {found[0].example, *found[0].others} == set(PARKING)


def test_an_overview_adds_the_weeks_up() -> None:
    seen = overview(
        [
            entry("anlauf", "asked", "contact", 3),
            Entry(date(2026, 11, 16), "asked", "contact", "anlauf", 2),
            entry(PARKING[0]),
            entry("Kosten? | zu lang", "feedback", "down"),
            entry("", "feedback", "up"),
        ]
    )
    assert (seen.asked, seen.topics[0].number) == (5, 5)
    assert (seen.praised, seen.criticised, len(seen.remarks)) == (1, 1, 1)


def test_the_command_line_groups_alike() -> None:
    found = [entry(text) for text in PARKING]
    told = as_text(overview(found), Language.en).splitlines()
    assert any(line.startswith("      3  ") for line in told)
    assert all(any(text in line for line in told) for text in PARKING)
    assert len({line.rpartition(";")[2] for line in as_csv(found).splitlines()[1:]}) == 1
