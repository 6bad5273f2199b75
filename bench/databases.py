"""SQLite and PostgreSQL, one worker and two."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from bench.bots import Running, assistant
from bench.options import Options
from bench.processes import family
from bench.questions import conversations
from bench.report import paragraph, table
from bench.traffic import AT_A_TIME, Visitor, latencies, throughputs

TITLE = "Databases and workers"
_WORKERS = 2


def measure(options: Options, folder: Path) -> str:
    """The text of the section; what has no address in the environment is left out, and said so."""
    postgres, redis = os.environ.get("TEST_DATABASE_URL", ""), os.environ.get("TEST_REDIS_URL", "")
    with ExitStack() as stack:
        bots = {"SQLite, one worker": stack.enter_context(assistant(folder / "sqlite"))}
        if postgres:
            settings = on_postgres(stack.enter_context(fresh_database(postgres)))
            bots["PostgreSQL, one worker"] = stack.enter_context(assistant(folder, **settings))
        if postgres and redis:
            settings = {
                **on_postgres(stack.enter_context(fresh_database(postgres))),
                "REDIS_URL": redis,
                "WORKERS": str(_WORKERS),
            }
            name = f"PostgreSQL and Redis, {_WORKERS} workers"
            bots[name] = stack.enter_context(assistant(folder, **settings))
            _check_workers(bots[name])
        return f"{_explained(options.rounds, list(bots))}\n\n{_table(bots, options.rounds)}"


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """An empty PostgreSQL database on the server that an address names; dropped afterwards."""
    name = f"bench_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


def _check_workers(bot: Running) -> None:
    """One process that answers under the name of two would be measured wrongly."""
    rasa = bot.servers[-1].process.pid
    if len(family([rasa])) <= _WORKERS:
        raise SystemExit(f"WORKERS={_WORKERS} was asked for, but the Rasa server has no processes below it.")


def on_postgres(database: str) -> dict[str, str]:
    """Catalogue and conversations in one database."""
    return {"DATABASE_URL": database, "TRACKER_URL": database}


def _table(bots: dict[str, Running], rounds: int) -> str:
    asked = conversations()
    found = latencies({name: Visitor(bot.port, asked) for name, bot in bots.items()}, rounds)
    ports = {name: (bot.port, asked) for name, bot in bots.items()}
    many = [throughputs(ports, rounds, at_a_time) for at_a_time in AT_A_TIME]
    rows = [
        [
            name,
            f"{found[name].p50:.1f}",
            f"{found[name].p95:.1f}",
            *(f"{per_second[name]:.1f}" for per_second in many),
            f"{many[-1][name] / many[-1][next(iter(bots))]:.2f}",
            f"{bot.memory_mb():.0f}",
        ]
        for name, bot in bots.items()
    ]
    head = (
        *("", "p50 in ms", "p95 in ms"),
        *(f"requests a second, {at_a_time} at a time" for at_a_time in AT_A_TIME),
        f"ratio at {AT_A_TIME[-1]}",
        "memory in MB",
    )
    return table(head, rows)


def _explained(rounds: int, names: list[str]) -> str:
    missing = (
        "" if len(names) == 3 else "Not measured here: what needs TEST_DATABASE_URL (PostgreSQL) or TEST_REDIS_URL."
    )
    return paragraph(f"""
        The same questions as above, {rounds} times in turn and {rounds} times with many visitors at once;
        catalogue and conversations in the database named. Database, Redis, all bots and the asking program
        share the processors of one machine. {missing}
    """)
