"""Writes the journal beside the answering, in a thread of its own: it can neither slow nor break an answer."""

from __future__ import annotations

import logging
import queue
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import insert, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.journal.models import asked, unanswered

logger = logging.getLogger(__name__)
_PAUSE_SECONDS = 1.0
# More than this waits only when the database has been away for long; the oldest notes are then worth the least.
_MOST_WAITING = 10_000
_LONGEST_QUESTION = 500  # characters


@dataclass(frozen=True)
class Subject:
    """What was asked: a topic such as "contact" or "list", and the project or response it was about."""

    topic: str
    detail: str = ""


@dataclass(frozen=True)
class Note:
    """One message: its subjects, and the question itself only if it had no answer."""

    day: date
    subjects: tuple[Subject, ...]
    question: str = ""
    reason: str = ""


class Journal:
    """Takes notes and writes them every second; what cannot be written is tried again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: queue.Queue[Note] = queue.Queue(_MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def note(self, note: Note) -> None:
        """Remember for the next writing; never waits and never fails."""
        try:
            self._waiting.put_nowait(note)
        except queue.Full:
            logger.warning("The journal is full; a note is lost")

    def _run(self) -> None:
        notes: list[Note] = []
        while True:
            notes.append(self._waiting.get())
            threading.Event().wait(_PAUSE_SECONDS)
            while len(notes) < _MOST_WAITING and not self._waiting.empty():
                notes.append(self._waiting.get())
            try:
                write(self._engine, notes)
                notes = []
            except SQLAlchemyError:
                logger.exception("The journal cannot be written; %s notes wait", len(notes))


def write(engine: Engine, notes: Sequence[Note]) -> None:
    """Add notes to the tables in one transaction."""
    numbers = Counter((monday(note.day), subject) for note in notes for subject in note.subjects)
    questions = [
        {"asked_on": note.day, "reason": note.reason, "question": note.question[:_LONGEST_QUESTION]}
        for note in notes
        if note.question
    ]
    with engine.begin() as connection:
        for (week, subject), number in numbers.items():
            _count(connection, week, subject, number)
        if questions:
            connection.execute(insert(unanswered), questions)


def monday(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())


def _count(connection: Connection, week: date, subject: Subject, number: int) -> None:
    key = {"week": week, "topic": subject.topic, "detail": subject.detail}
    same = [asked.c[name] == value for name, value in key.items()]
    if not connection.execute(update(asked).where(*same).values(number=asked.c.number + number)).rowcount:
        connection.execute(insert(asked), {**key, "number": number})
