"""The one place that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Everything an operator can set, with defaults that work from a fresh clone."""

    database_url: str
    data_dir: Path
    port: int
    actions_port: int
    # The operator's contact for visitors who want a human; empty: the texts point to the town's Bürgerservice.
    contact_name: str
    contact_phone: str
    contact_email: str
    # How often a running assistant looks for a new version of the catalogue.
    refresh_seconds: float


def settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; an empty variable counts as not set."""
    env = {key: value for key, value in (os.environ if environ is None else environ).items() if value}
    return Settings(
        database_url=env.get("DATABASE_URL", f"sqlite:///{ROOT / 'var' / 'catalogue.db'}"),
        data_dir=Path(env.get("DATA_DIR", str(ROOT / "data"))),
        port=_number(env, "PORT", 5005),
        actions_port=_number(env, "ACTIONS_PORT", 5055),
        contact_name=env.get("CONTACT_NAME", ""),
        contact_phone=env.get("CONTACT_PHONE", ""),
        contact_email=env.get("CONTACT_EMAIL", ""),
        refresh_seconds=_seconds(env, "REFRESH_SECONDS", 3.0),
    )


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    """A whole number, or a message that names the variable."""
    try:
        return int(env.get(name, default))
    except ValueError:
        raise SystemExit(f"{name}: expected a whole number, found {env[name]!r}") from None


def _seconds(env: Mapping[str, str], name: str, default: float) -> float:
    """A number of seconds, or a message that names the variable."""
    try:
        return float(env.get(name, default))
    except ValueError:
        raise SystemExit(f"{name}: expected a number of seconds, found {env[name]!r}") from None
