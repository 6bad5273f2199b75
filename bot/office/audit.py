"""The audit log: who did what when, and to which number or name; never what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, insert
from sqlalchemy.engine import Engine

from bot.database.engine import utc_now
from bot.office.models import audit

KEPT = timedelta(days=365)
_LONGEST = 160


class Action(StrEnum):
    """What can be done; ``texts.yml`` says each in German."""

    login = "login"
    refused = "refused"  # a wrong password for an account that exists
    code_refused = "code_refused"  # a wrong code of the second factor
    second_set_up = "second_set_up"
    second_reset = "second_reset"  # on the command line
    logout = "logout"
    account = "account"  # made or changed on the command line
    account_removed = "account_removed"
    item_added = "item_added"
    item_opened = "item_opened"  # its secret part was shown
    item_changed = "item_changed"
    item_returned = "item_returned"
    report_opened = "report_opened"  # its secret part was shown
    report_moved = "report_moved"
    submission_exported = "submission_exported"  # a registration, with all that is secret
    lookup_paused = "lookup_paused"  # of a town's documents
    lookup_resumed = "lookup_resumed"
    list_imported = "list_imported"
    contact_shown = "contact_shown"
    answered = "answered"
    done = "done"
    exported = "exported"


class Audit:
    """Adds lines; nothing changes or deletes them but time."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._now = now

    def note(self, who: str, action: Action, subject: str = "") -> None:
        """Write a line; what cannot be noted must not be done, so a failure is the caller's."""
        row = {"at": self._now(), "who": who, "action": action.value, "subject": subject[:_LONGEST]}
        with self._engine.begin() as connection:
            connection.execute(insert(audit), row)

    def purge(self) -> int:
        """Delete lines older than a year."""
        with self._engine.begin() as connection:
            return int(connection.execute(delete(audit).where(audit.c.at < self._now() - KEPT)).rowcount)
