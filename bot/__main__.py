"""``python -m bot``: the command line of the assistant."""

from __future__ import annotations

import logging
import sys

from sqlalchemy.exc import SQLAlchemyError

from bot import cli_experts, cli_found, cli_office, cli_reports, cli_visitors  # noqa: F401 -- they add their commands
from bot.cli import app

if __name__ == "__main__":
    if not sys.warnoptions:  # whoever asks Python for warnings gets them
        # Of other packages, when they are imported or first compiled: nobody who asks a question can act on them.
        logging.captureWarnings(True)
    try:
        app(prog_name="python -m bot")
    except SQLAlchemyError as error:
        # The first line names the cause; the rest is SQL. No message of the drivers holds a password.
        cause = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        sys.exit(f"The database cannot be used: {cause}")
