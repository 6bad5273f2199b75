"""What staff did is kept for a year, and no longer."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from bot.office.audit import KEPT, Action, Audit
from bot.office.models import audit
from bot.office.services import Office


def test_lines_of_the_audit_log_go_after_a_year(office: Office) -> None:
    now = [datetime(2026, 11, 26, 10, 0)]
    log = Audit(office.engine, lambda: now[0])
    log.note("editor", Action.login)
    now[0] += KEPT
    log.note("editor", Action.logout)
    assert log.purge() == 0
    now[0] += timedelta(seconds=1)
    assert log.purge() == 1
    with office.engine.connect() as connection:
        assert list(connection.execute(select(audit.c.action)).scalars()) == ["logout"]
