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
    # The Rasa server listens here; the default is reached from this machine only.
    host: str
    port: int
    actions_port: int
    # Whom visitors may turn to; while all are empty, the texts point to the town's Bürgerservice.
    contact_name: str
    contact_phone: str
    contact_email: str
    # How often a running assistant looks for a new version of the catalogue.
    refresh_seconds: float
    # For the widget's channel (bot/channel/options.py); None or empty: as credentials.yml says.
    portals: tuple[str, ...]
    production: bool | None
    operator_file: str
    session_secret: str


def settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; an empty variable counts as not set."""
    env = {key: value for key, value in (os.environ if environ is None else environ).items() if value}
    return Settings(
        database_url=env.get("DATABASE_URL", f"sqlite:///{ROOT / 'var' / 'catalogue.db'}"),
        data_dir=Path(env.get("DATA_DIR", str(ROOT / "data"))),
        host=env.get("HOST", "127.0.0.1"),
        port=_number(env, "PORT", 5005),
        actions_port=_number(env, "ACTIONS_PORT", 5055),
        contact_name=env.get("CONTACT_NAME", ""),
        contact_phone=env.get("CONTACT_PHONE", ""),
        contact_email=env.get("CONTACT_EMAIL", ""),
        refresh_seconds=_seconds(env, "REFRESH_SECONDS", 3.0),
        portals=tuple(env.get("PORTALS", "").split()),
        production=_switch(env, "PRODUCTION"),
        operator_file=env.get("OPERATOR_FILE", ""),
        session_secret=env.get("SESSION_SECRET", ""),
    )


def _switch(env: Mapping[str, str], name: str) -> bool | None:
    """On or off; None while nobody has said."""
    return env[name].lower() in {"1", "true", "yes"} if name in env else None


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
