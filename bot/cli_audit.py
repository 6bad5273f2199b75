"""What is done at the command line stands in the audit log of the staff page, like what is done there."""

from __future__ import annotations

import getpass

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.office.audit import Action, Audit
from bot.office.words import german
from bot.settings import settings


def note(action: Action, subject: str) -> None:
    """Write a line, under the name that whoever works here has on this machine.

    Where something secret is shown, this comes before: what cannot be noted is not shown.
    """
    engine = connect(settings().database_url)
    migrate(engine, Schema.office)
    Audit(engine).note(german("command_line", user=getpass.getuser()), action, subject)
