"""How the assistant is used, week by week: topics asked, questions without answer, feedback."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine

from bot.journal.likeness import groups
from bot.journal.models import asked, feedback, unanswered
from bot.journal.writer import monday


@dataclass(frozen=True)
class Entry:
    """One line of the report; ``kind`` is asked, unanswered or feedback."""

    week: date
    kind: str
    topic: str
    detail: str
    number: int


def entries(engine: Engine, weeks: int, today: date) -> list[Entry]:
    """All lines of the last weeks, this one included: newest week first, most frequent topics first."""
    first = monday(today) - timedelta(weeks=weeks - 1)
    with engine.connect() as connection:
        topics = connection.execute(select(asked).where(asked.c.week >= first)).all()
        questions = connection.execute(select(unanswered).where(unanswered.c.asked_on >= first)).all()
        ratings = connection.execute(select(feedback).where(feedback.c.created_at >= first)).all()
    found = [Entry(row.week, "asked", row.topic, row.detail, row.number) for row in topics]
    found += [Entry(monday(row.asked_on), "unanswered", row.reason, row.question, 1) for row in questions]
    found += [Entry(monday(row.created_at.date()), "feedback", row.rating, _judged(row), 1) for row in ratings]
    return sorted(found, key=lambda e: (-e.week.toordinal(), _KINDS.index(e.kind), -e.number, e.topic, e.detail))


def as_csv(found: Sequence[Entry]) -> str:
    """For spreadsheets; ``group`` is the text that stands for all that ask for the same."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\n")
    table.writerow(["week", "kind", "topic", "detail", "number", "group"])
    table.writerows(
        [e.week.isoformat(), e.kind, e.topic, _harmless(e.detail), e.number, _harmless(group)]
        for e, group in zip(found, examples(found), strict=True)
    )
    return text.getvalue()


def as_json(found: Sequence[Entry]) -> str:
    """For programs."""
    rows = [
        asdict(e) | {"week": e.week.isoformat(), "group": group}
        for e, group in zip(found, examples(found), strict=True)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def examples(found: Sequence[Entry]) -> list[str]:
    """For each line the text that stands for its group; nothing for counts of topics, which are no texts."""
    standing = [""] * len(found)
    for kind in _WITH_TEXTS:
        places = [i for i, entry in enumerate(found) if entry.kind == kind]
        for place, leader in zip(places, groups([found[i].detail for i in places]), strict=True):
            standing[place] = found[places[leader]].detail
    return standing


def purge(engine: Engine, days: int, today: date) -> int:
    """Delete questions and feedback older than so many days; the counts hold nothing personal and stay."""
    oldest = today - timedelta(days=days)
    with engine.begin() as connection:
        gone = connection.execute(delete(unanswered).where(unanswered.c.asked_on < oldest)).rowcount
        gone += connection.execute(delete(feedback).where(feedback.c.created_at < oldest)).rowcount
    return int(gone)


_KINDS = ("asked", "unanswered", "feedback")
_WITH_TEXTS = ("unanswered", "feedback")


def _judged(row: Any) -> str:
    return " | ".join(part for part in (row.question, row.comment) if part)


def _harmless(text: str) -> str:
    """A visitor's text that a spreadsheet would take for a formula becomes plain text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
