"""Generated answers read like written ones: agreement, no doubled words, no orphan headings, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.reply import Message
from bot.catalogue.conditions import Condition
from bot.catalogue.queries import Catalogue
from bot.dialogue import query as q
from bot.understanding.facets import FACETS
from tests.structure import structure_faults

from .test_replies import EXAMPLES

VOICES = [{}, {"easy": True}, {"english": True}]
CONDITIONS: list[tuple[Condition, ...]] = [
    (),
    *[
        (c,)
        for c in (
            Condition("place", ("Soest",)), Condition("place", ("Soest",), negated=True),
            Condition("place", ("Remscheid",)), Condition("place", ("Hamm",)), Condition("kreis", ("Kreis Soest",)),
            Condition("kreis", ("StädteRegion Aachen",)), Condition("carrier", ("Aachen",)),
            Condition("region", ("aachen",)), Condition("region", ("aachen", "soest")), Condition("bezirk", ("Köln",)),
            Condition("category", ("open-government",)), Condition("topic", ("Chatbot", "Open Data")),
            Condition("reuse", ("konzepte",)), Condition("contact", ("Ulla Gerke",)),
            Condition("partner", ("regio iT GmbH",)), Condition("page", ("30",)), Condition("details", ("no",)),
            Condition("text", ("Hunde",)), Condition("project", ("anlauf", "digiknow")),
            Condition("project", ("anlauf",)),
            Condition("total_eur", low=1_000_001), Condition("total_eur", high=199_999),
            Condition("land_eur", low=100_000, high=900_000), Condition("own_eur", high=50_000),
            Condition("start", low="2020-01-01", high="2020-12-31"),
            Condition("start", low="2019-04-05", high="2019-04-05"),
            Condition("end", high="2021-06-30"), Condition("running", low="2020-03-01", high="2020-05-31"),
            Condition("transferable", low="2021-05", high="2021-05"), Condition("transferable", high="2020-12"),
            Condition("share_percent", low=90), Condition("milestones", low=5), Condition("duration_days", high=400),
        )
    ],
]  # fmt: skip
ORDERS = "total_eur land_eur own_eur share start end duration transferable milestones partners".split()
_ONE = r"(?<![\d.,])1 "
_MANY = r"(?<![\d.,])([2-9]|1\d) "
# What no sentence of any voice may hold.
FAULTS = {
    "a gap": r"  | [.,:;](?= |$)|\( | \)|[{}]|None",
    "a doubled word": r"\b(\w{2,}) \1\b(?! Bürger)",
    "a singular with a plural noun": rf"{_ONE}(Projekte|Meilensteine|Organisationen|Jahre|Monate|projects|years)\b",
    "a plural with a singular noun": rf"{_MANY}(Projekt|Meilenstein|Organisation|Jahr|Monat|project|year|month)\b",
    "a wrong case": r"\b(von|aus|mit|bei) \d+ Projekte\b|\bam (Januar|Februar|März|April|Mai|Juni|Juli|20\d\d)",
    "two full stops": r"\.\.(?!\.)|[!?]\.(?!\w)|:\.",
}


def queries() -> Iterator[q.Query]:
    yield from EXAMPLES
    for conditions in CONDITIONS:
        yield from (q.Listing(conditions), q.Listing(conditions, ("money", "contact", "time")), q.Count(conditions))
        yield from (q.Sum(conditions), q.Sum(conditions, average=True), q.AverageLength(conditions))
        yield from (q.Rank(conditions, "total_eur", True), q.Rank(conditions, "duration", False, 2))
        yield q.Organisations(conditions)
    for order, descending in product(ORDERS, (True, False)):
        yield from (
            q.Rank((), order, descending),
            q.Rank((), order, descending, 1, 2),
            q.Rank((), order, descending, 3),
        )
    yield from (
        q.RankSets(by, m, d) for by in ("town", "region") for m in ("count", "total_eur") for d in (True, False)
    )
    for pair in (
        ("anlauf", "digiknow"),
        ("serviceportal-bielefeld", "serviceportal-kreis-paderborn"),
        ("anlauf", "zeonline"),
    ):
        yield q.Compare(pair, tuple(FACETS))


@pytest.fixture(scope="module")
def answers(context: Context, catalogue: Catalogue) -> list[Message]:
    facts = [q.Facts((p.id,), FACETS) for p in catalogue.projects()]
    asked = [*queries(), *facts]
    return [compose([query], replace(context, turn=1, **voice)) for voice in VOICES for query in asked]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_sentence_has_a_fault(answers: list[Message], fault: str) -> None:
    lines = {line for message in answers for text in message.texts for line in text.split("\n")}
    assert len(lines) > 1000
    assert [line for line in lines if re.search(FAULTS[fault], line)] == []


def test_no_heading_stands_alone(answers: list[Message]) -> None:
    """What ends with a colon is followed by something."""
    texts = [text for message in answers for text in message.texts]
    assert [text for text in texts if re.search(r":(\n\n|\nQuelle|\nSource|\nDas steht in der Br|$)", text)] == []


def test_a_single_result_is_no_list(answers: list[Message]) -> None:
    lists = [b for m in answers for b in m.custom.get("blocks", ()) if b["type"] == "list" and b["count"] == 1]
    projects = [b for b in lists if b["items"][0]["project"] and not b["items"][0]["said"]]
    assert len(projects) > 20 and all(not line.startswith("1. ") for b in projects for line in b["lines"])


def test_the_structure_says_what_the_text_says(answers: list[Message]) -> None:
    assert [fault for message in answers for fault in structure_faults(message)] == []
