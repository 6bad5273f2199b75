"""Runs Rasa's servers with today's Sanic."""

from __future__ import annotations

from functools import wraps
from typing import Any

from sanic import Sanic, response


def serve_with_todays_sanic() -> None:
    """What Rasa and rasa-sdk expect of Sanic and no longer find."""
    _run_where_the_app_is()
    # Rasa's REST channel streams with it, and so `rasa shell`.
    response.stream = response.ResponseStream


def _run_where_the_app_is() -> None:
    """Let one worker run in the process that made the app, and fork where there are several.

    Sanic starts workers as new processes since 22.9, and these look for the app by its name among the modules they
    import. Rasa makes its apps inside functions, so that no new process finds them.
    """
    run = Sanic.run

    @wraps(run)
    def run_here(self: Any, *arguments: Any, workers: int = 1, **options: Any) -> None:
        run(self, *arguments, workers=workers, single_process=workers == 1, **options)

    Sanic.run = run_here
    Sanic.start_method = "fork"
