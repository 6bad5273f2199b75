"""For the admin: the audit log, and who has an account. Both are read only."""

from __future__ import annotations

from typing import Any, ClassVar

from bot.office import rows
from bot.office.access import ACCOUNTS, LOG
from bot.office.page import TablePage
from bot.office.words import german, name_of


def _action(row: Any, _prop: str) -> str:
    return name_of("actions", row.action)


def _role(row: Any, _prop: str) -> str:
    return name_of("roles", row.role)


def _login(row: Any, _prop: str) -> str:
    """By what an account logs in; never the hash itself."""
    return name_of("login_by", "local" if row.password else "openid")


def _second(row: Any, _prop: str) -> str:
    """Whether there is a second factor; never its secret."""
    return name_of("yes_no", "yes" if row.second else "no")


def _town(row: Any, _prop: str) -> str:
    return str(row.town) or german("all_towns")


class AuditPage(TablePage, model=rows.Audit):
    """Newest first."""

    name = german(f"one.{LOG}")
    name_plural = german(f"pages.{LOG}")
    column_list = ("at", "who", "action", "subject")
    column_searchable_list = ("who", "subject")
    column_default_sort = ("id", True)
    column_formatters: ClassVar[dict[Any, Any]] = {"action": _action}


class AccountsPage(TablePage, model=rows.Accounts):
    """Made and removed on the command line only."""

    name = german(f"one.{ACCOUNTS}")
    name_plural = german(f"pages.{ACCOUNTS}")
    column_list = ("name", "role", "town", "password", "second", "created_at")
    column_formatters: ClassVar[dict[Any, Any]] = {"role": _role, "password": _login, "town": _town, "second": _second}
