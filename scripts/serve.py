"""Become one of the two servers, for containers and service managers: python -m scripts.serve assistant|actions.

Nothing is loaded or trained here, and only the folder for temporary files is written to. On a developer's machine
`make run` does it all.
"""

from __future__ import annotations

import os
import sys
import tempfile

from bot.models import newest_model
from bot.settings import ROOT, settings
from scripts.env import environment


def assistant() -> tuple[list[str], dict[str, str]]:
    """The command line of Rasa's server with the newest model, and its environment."""
    known = settings()
    try:
        newest_model(known.model_dir)
    except FileNotFoundError as missing:
        raise SystemExit(str(missing)) from None
    address = ["--interface", known.host, "--port", str(known.port)]
    files = ["--model", str(known.model_dir), "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    return ["rasa", "run", *address, *files], {**environment(), **workers()}


def actions() -> tuple[list[str], dict[str, str]]:
    """The command line of the action server and its environment; it has no login and belongs behind HOST."""
    known = settings()
    command = ["rasa_sdk", "--actions", "actions", "--port", str(known.actions_port)]
    return command, actions_environment(known.host)


def actions_environment(host: str) -> dict[str, str]:
    """What rasa-sdk's server takes from variables: where it listens, and that it is not the first to hang up.

    Rasa gives up a connection that was idle for 15 seconds.
    """
    return {**environment(), "SANIC_HOST": host, "SANIC_KEEP_ALIVE_TIMEOUT": "30"}


def workers() -> dict[str, str]:
    """What several workers of Rasa share."""
    known = settings()
    if known.workers == 1:
        return {}
    if not known.redis_url:
        raise SystemExit("WORKERS above 1 needs REDIS_URL: without it two workers could answer in one conversation.")
    if not known.session_secret:
        raise SystemExit("WORKERS above 1 needs SESSION_SECRET: each worker would know only its own visitors.")
    # A fresh folder: the numbers of earlier workers do not count on.
    return {"SANIC_WORKERS": str(known.workers), "PROMETHEUS_MULTIPROC_DIR": tempfile.mkdtemp(prefix="metrics-")}


SERVERS = {"assistant": assistant, "actions": actions}


def main() -> None:
    """Become the server named on the command line."""
    if len(sys.argv) != 2 or sys.argv[1] not in SERVERS:
        raise SystemExit(f"usage: python -m scripts.serve {'|'.join(SERVERS)}")
    command, env = SERVERS[sys.argv[1]]()
    os.chdir(ROOT)
    os.execve(sys.executable, [sys.executable, "-m", *command], env)


if __name__ == "__main__":
    main()
