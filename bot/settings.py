"""The one place that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Which sources the catalogue takes unless SOURCES says otherwise: brochure, or all.
DEFAULT_SOURCES = "all"


@dataclass(frozen=True)
class Settings:
    """Everything an operator can set, with defaults that work from a fresh clone."""

    # Projects, and the journal of what is asked.
    database_url: str
    # Conversations, and for how many hours after their last message.
    tracker_url: str
    conversation_hours: float
    # For how many days the journal keeps feedback and unanswered questions.
    journal_days: int
    # Locks and limits that several Rasa workers share; empty: this process only.
    redis_url: str
    workers: int
    # Where several workers put their metrics together; set by scripts/run.py.
    metrics_dir: str
    data_dir: Path
    # "brochure": the catalogue takes nothing else; "all": also what later public pages tell.
    sources: str
    model_dir: Path
    # The Rasa server listens here; the default is reached from this machine only.
    host: str
    port: int
    actions_port: int
    # Where the Rasa server finds the actions.
    actions_url: str
    # Whether other programs may ask over /webhooks/rest/webhook, and the tokens of known ones with their towns.
    rest_channel: bool
    rest_clients: Mapping[str, str] = field(hash=False)
    # Which experts answer citizens' questions, and for which towns; both empty: none does.
    experts: tuple[str, ...]
    towns: tuple[str, ...]
    # The key of what experts encrypt and hash; lasting, and the same on all servers.
    expert_secret: str
    # Where what visitors send goes: embedded (here), http (address and token) or fitconnect (a folder).
    expert_delivery: str
    expert_delivery_url: str
    expert_delivery_token: str
    expert_delivery_folder: Path
    # Whom visitors may turn to; while all are empty, the texts point to the town's Bürgerservice.
    contact_name: str
    contact_phone: str
    contact_email: str
    # Where the brochure is published, so that sources on our own pages lead to its pages; empty: they lead nowhere.
    source_url: str
    # How often a running assistant looks for a new version of the catalogue.
    refresh_seconds: float
    # For the widget's channel (bot/channel/options.py); None or empty: as credentials.yml says. Portals with their
    # towns, empty for those of ``towns``.
    portals: Mapping[str, str] = field(hash=False)
    frame_hosts: tuple[str, ...]
    production: bool | None
    operator_file: str
    session_secret: str
    # Whether visitors may send questions without an answer to the staff, and for how many days these are kept.
    inbox: bool
    inbox_days: int
    # The staff page: where it listens, and the address under which a proxy with TLS shows it, if one does.
    office_host: str
    office_port: int
    office_url: str
    # Whether local accounts need a second factor; by default in production.
    office_second_factor: bool
    # The provider that vouches for staff, and the claim that names the account; without an issuer local accounts only.
    oidc_issuer: str
    oidc_client: str
    oidc_secret: str
    oidc_claim: str

    @property
    def all_towns(self) -> tuple[str, ...]:
        """Every town that anybody is served for: by default, by a portal's address or by a client's token."""
        others = (town for town in (*self.portals.values(), *self.rest_clients.values()) if town)
        return tuple(dict.fromkeys((*self.towns, *others)))


def settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; an empty variable counts as not set."""
    return _read(frozenset((os.environ if environ is None else environ).items()))


@lru_cache(maxsize=8)
def _read(variables: frozenset[tuple[str, str]]) -> Settings:
    """Those of an environment, put together once: they are asked for several times a message."""
    env = {key: value for key, value in variables if value}
    database_url = env.get("DATABASE_URL", f"sqlite:///{ROOT / 'var' / 'catalogue.db'}")
    actions_port = _whole(env, "ACTIONS_PORT", 5055)
    return Settings(
        database_url=database_url,
        tracker_url=env.get("TRACKER_URL") or _beside(database_url),
        conversation_hours=_number(env, "CONVERSATION_HOURS", 24.0),
        journal_days=_whole(env, "JOURNAL_DAYS", 180),
        redis_url=env.get("REDIS_URL", ""),
        workers=_whole(env, "WORKERS", 1),
        metrics_dir=env.get("PROMETHEUS_MULTIPROC_DIR", ""),
        model_dir=Path(env.get("MODEL_DIR", str(ROOT / "models"))),
        sources=_one_of(env, "SOURCES", DEFAULT_SOURCES, ("brochure", "all")),
        data_dir=Path(env.get("DATA_DIR", str(ROOT / "data"))),
        host=env.get("HOST", "127.0.0.1"),
        port=_whole(env, "PORT", 5005),
        actions_port=actions_port,
        actions_url=env.get("ACTIONS_URL", f"http://127.0.0.1:{actions_port}/webhook"),
        rest_channel=_switch(env, "REST_CHANNEL") is not False,
        rest_clients=with_towns(env.get("REST_CLIENTS", "").split()),
        experts=_names(env, "EXPERTS"),
        towns=_names(env, "TOWN"),
        expert_secret=env.get("EXPERT_SECRET", ""),
        expert_delivery=env.get("EXPERT_DELIVERY", "embedded"),
        expert_delivery_url=env.get("EXPERT_DELIVERY_URL", ""),
        expert_delivery_token=env.get("EXPERT_DELIVERY_TOKEN", ""),
        expert_delivery_folder=Path(env.get("EXPERT_DELIVERY_FOLDER", str(ROOT / "var" / "submissions"))),
        contact_name=env.get("CONTACT_NAME", ""),
        contact_phone=env.get("CONTACT_PHONE", ""),
        contact_email=env.get("CONTACT_EMAIL", ""),
        source_url=env.get("SOURCE_URL", ""),
        refresh_seconds=_number(env, "REFRESH_SECONDS", 3.0),
        portals=with_towns(env.get("PORTALS", "").split()),
        frame_hosts=tuple(env.get("FRAME_HOSTS", "").split()),
        production=_switch(env, "PRODUCTION"),
        operator_file=env.get("OPERATOR_FILE", ""),
        session_secret=env.get("SESSION_SECRET", ""),
        inbox=_switch(env, "INBOX") is True,
        inbox_days=_whole(env, "INBOX_DAYS", 90),
        office_host=env.get("OFFICE_HOST", "127.0.0.1"),
        office_port=_whole(env, "OFFICE_PORT", 5010),
        office_url=env.get("OFFICE_URL", "").rstrip("/"),
        office_second_factor=_switch(env, "OFFICE_SECOND_FACTOR" if "OFFICE_SECOND_FACTOR" in env else "PRODUCTION")
        is True,
        oidc_issuer=env.get("OFFICE_OIDC_ISSUER", "").rstrip("/"),
        oidc_client=env.get("OFFICE_OIDC_CLIENT", ""),
        oidc_secret=env.get("OFFICE_OIDC_SECRET", ""),
        oidc_claim=env.get("OFFICE_OIDC_CLAIM", "preferred_username"),
    )


def with_towns(entries: Iterable[str]) -> dict[str, str]:
    """Addresses or tokens with the town behind their "=": "https://www.soest.de=soest"; without one it is empty."""
    return {name.rstrip("/"): town for name, _, town in (entry.partition("=") for entry in entries)}


def _one_of(env: Mapping[str, str], name: str, default: str, choice: tuple[str, ...]) -> str:
    """One of several words, or a message that names the variable."""
    found = env.get(name, default)
    if found not in choice:
        raise SystemExit(f"{name}: expected {' or '.join(choice)}, found {found!r}")
    return found


def _names(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Names separated by commas: "soest,lippstadt"."""
    return tuple(part.strip() for part in env.get(name, "").split(",") if part.strip())


def _switch(env: Mapping[str, str], name: str) -> bool | None:
    """On or off; None while nobody has said."""
    return env[name].lower() in {"1", "true", "yes"} if name in env else None


def _beside(database_url: str) -> str:
    """Conversations go where the catalogue is, but on SQLite into a file of their own.

    There one file has one writer, and a load of the catalogue would keep visitors waiting.
    """
    if not database_url.startswith("sqlite"):
        return database_url
    return database_url.rpartition("/")[0] + "/conversations.db"


def _whole(env: Mapping[str, str], name: str, default: int) -> int:
    """A whole number, or a message that names the variable."""
    try:
        return int(env.get(name, default))
    except ValueError:
        raise SystemExit(f"{name}: expected a whole number, found {env[name]!r}") from None


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    """A number that may have a fraction, or a message that names the variable."""
    try:
        return float(env.get(name, default))
    except ValueError:
        raise SystemExit(f"{name}: expected a number, found {env[name]!r}") from None
