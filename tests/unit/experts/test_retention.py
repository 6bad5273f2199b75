"""What is counted against trying numbers is gone after a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.experts.api import Secret
from bot.experts.desk import EmbeddedDesk
from bot.experts.models import attempts

SOEST = "05974040"


def test_attempts_go_after_a_day(desk: EmbeddedDesk, engine: Engine, clock: list[datetime]) -> None:
    desk.services("me").document_status(SOEST, Secret("CFGH11111"))
    desk.services("me").report_status(SOEST, "V-2026-CCCCCC", Secret("CCCC-DDDD"))
    desk.services("me").found_items(SOEST, "Brille", "", clock[0].date())

    def kept() -> int:
        desk.purge()
        with engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(attempts)).scalar() or 0)

    assert kept() == 3
    clock[0] += timedelta(hours=23, minutes=59)
    assert kept() == 3
    clock[0] += timedelta(hours=1, minutes=2)
    assert kept() == 0
