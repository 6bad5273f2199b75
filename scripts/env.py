"""Run a module with the settings the assistant expects: python -m scripts.env rasa shell."""

from __future__ import annotations

import os
import sys

from bot.settings import ROOT, settings


def environment() -> dict[str, str]:
    """The environment of every process we start; what an operator has set wins over these defaults."""
    defaults = {
        # endpoints.yml reads it, and Rasa stops when it is not set.
        "ACTIONS_URL": settings().actions_url,
        # Rasa and its packages otherwise fill the first screen with notes nobody here can act on.
        "PYTHONWARNINGS": "ignore",
        "PYTHONUNBUFFERED": "1",
        # glibc otherwise keeps some 40 MB that reading the model has freed.
        "MALLOC_TRIM_THRESHOLD_": "131072",
    }
    chosen = {name: value for name, value in os.environ.items() if value or name not in defaults}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return {**defaults, **chosen, "PYTHONPATH": path}


def main() -> None:
    """Become the module named on the command line."""
    if len(sys.argv) < 2:
        raise SystemExit("usage: python -m scripts.env MODULE [ARGUMENT ...]")
    os.execve(sys.executable, [sys.executable, "-m", *sys.argv[1:]], environment())


if __name__ == "__main__":
    main()
