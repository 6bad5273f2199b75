"""The tables as the admin library wants them: mapped classes, whose names become the addresses of pages.

Everything else uses the tables themselves.
"""

from __future__ import annotations

from sqlalchemy.orm import DeclarativeBase

from bot.experts.models import found_items, reports
from bot.inbox.models import inbox
from bot.office.models import audit, users


class Base(DeclarativeBase):
    """What mapped classes have in common."""


class Found(Base):
    """A found item."""

    __table__ = found_items


class Reports(Base):
    """A report of a loss or a find."""

    __table__ = reports


class Inbox(Base):
    """A visitor's question."""

    __table__ = inbox


class Audit(Base):
    """A line of the audit log."""

    __table__ = audit


class Accounts(Base):
    """An account."""

    __table__ = users
