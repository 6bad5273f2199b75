"""What the editorial office learns, and what it may not."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import Engine

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.dialogue import query as q
from bot.journal.feedback import FeedbackStore
from bot.journal.models import asked, feedback, unanswered
from bot.journal.report import as_csv, as_json, entries, purge
from bot.journal.subjects import note
from bot.journal.writer import Journal, Note, Subject, write
from tests.waiting import within

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def engine(database_url: str) -> Engine:
    engine = connect(database_url)
    migrate(engine, Schema.catalogue)
    return engine


def lines(engine: Engine, weeks: int = 1) -> list[tuple[str, str, str, int]]:
    return [(e.kind, e.topic, e.detail, e.number) for e in entries(engine, weeks, TUESDAY)]


def test_topics_are_counted_and_only_unanswered_questions_are_kept(engine: Engine) -> None:
    known = note([q.Facts(("anlauf",), ("money", "contact"))], "Was kostet Anlauf?", TUESDAY)
    unknown = note([q.NotHeld(("anlauf",))], "Welche Farbe hat Anlauf?", TUESDAY)
    write(engine, [known, unknown])
    write(engine, [known])
    assert lines(engine) == [
        ("asked", "contact", "anlauf", 2),
        ("asked", "money", "anlauf", 2),
        ("asked", "no such fact", "", 1),
        ("unanswered", "no such fact", "Welche Farbe hat Anlauf?", 1),
    ]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (q.Fallback(1), "not understood"),
        (q.Talk("out_of_scope"), "out of scope"),
        (q.NoMatch(("Drohnen",)), "no project"),
        (q.Facts(("anlauf",), ("summary",), missing=("Drohnen",)), "word unknown"),
        (q.Talk("greet"), ""),
        (q.Listing(()), ""),
    ],
)
def test_what_had_no_answer(query: q.Query, reason: str) -> None:
    made = note([query], "Frage", TUESDAY)
    assert (made.reason, made.question) == (reason, "Frage" if reason else "")


def test_every_kind_of_query_has_a_topic() -> None:
    for kind in q.Query.__args__:  # type: ignore[attr-defined]  # a union of classes
        fields = {name: () for name, field in kind.__dataclass_fields__.items()}
        assert kind is q.Facts or note([kind(**fields)], "Frage", TUESDAY).subjects


def test_a_report_goes_back_as_far_as_asked(engine: Engine) -> None:
    before = TUESDAY - timedelta(weeks=1)
    write(engine, [Note(before, (Subject("list"),)), Note(TUESDAY, (Subject("list"),))])
    assert len(lines(engine, weeks=1)) == 1
    assert [e.week for e in entries(engine, 2, TUESDAY)] == [date(2026, 11, 23), date(2026, 11, 16)]


def test_feedback_is_part_of_the_report(engine: Engine) -> None:
    FeedbackStore(engine).save({"rating": "down", "question": "Kosten?", "comment": "zu lang"})
    with engine.begin() as connection:
        connection.execute(feedback.update().values(created_at=datetime(2026, 11, 24, 8)))
    assert lines(engine) == [("feedback", "down", "Kosten? | zu lang", 1)]


def test_reports_for_people_spreadsheets_and_programs(engine: Engine) -> None:
    write(engine, [note([q.Fallback(1)], '=HYPERLINK("x")', TUESDAY)])
    found = entries(engine, 1, TUESDAY)
    rows = list(csv.DictReader(io.StringIO(as_csv(found)), delimiter=";"))
    assert rows[1]["detail"] == '\'=HYPERLINK("x")'  # a spreadsheet must not run it
    assert json.loads(as_json(found))[0]["week"] == "2026-11-23"


def test_questions_and_feedback_go_after_their_time_and_counts_stay(engine: Engine) -> None:
    write(engine, [note([q.Fallback(1)], "alt", TUESDAY - timedelta(days=181))])
    write(engine, [note([q.Fallback(1)], "neu", TUESDAY)])
    assert purge(engine, 180, TUESDAY) == 1
    with engine.connect() as connection:
        assert [row.question for row in connection.execute(select(unanswered))] == ["neu"]
        assert connection.execute(select(asked.c.number)).scalars().all() == [1, 1]


def test_what_cannot_be_written_now_is_written_later(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE journal_asked RENAME TO elsewhere"))
    journal = Journal(engine)
    journal.note(Note(TUESDAY, (Subject("list"),)))
    assert within(lambda: "cannot be written" in caplog.text)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO journal_asked"))
    journal.note(Note(TUESDAY, (Subject("sum"),)))
    assert within(lambda: len(lines(engine)) == 2)
    assert lines(engine) == [("asked", "list", "", 1), ("asked", "sum", "", 1)]
