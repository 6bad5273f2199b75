"""What the pages work with, made once for a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Engine

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.desk import EmbeddedDesk
from bot.experts.town_store import Towns
from bot.inbox.store import Inbox
from bot.office.accounts import Accounts, User
from bot.office.audit import Audit
from bot.office.second_factor import SecondFactor
from bot.office.sessions import Sessions
from bot.settings import Settings


@dataclass(frozen=True)
class Office:
    """Without EXPERT_SECRET there is no desk: nothing could be encrypted or compared."""

    known: Settings
    engine: Engine
    accounts: Accounts
    sessions: Sessions
    audit: Audit
    inbox: Inbox
    towns: Towns
    desk: EmbeddedDesk | None
    second: SecondFactor

    def asks_second(self, name: str) -> bool:
        """Whether an account needs a second factor: because it has one, or because all need one."""
        return bool(self.known.expert_secret) and (self.known.office_second_factor or self.second.has(name))

    def all_towns(self) -> Mapping[str, str]:
        """Number and name of the loaded towns that are served here."""
        served = {name.casefold() for name in self.known.all_towns}
        return {
            town.ags: town.name
            for town in self.towns().values()
            if not served or {town.ags, town.name.casefold()} & served
        }

    def towns_of(self, user: User) -> Mapping[str, str]:
        """Those that an account works for."""
        return {ags: name for ags, name in self.all_towns().items() if user.town in ("", ags)}


def office_of(known: Settings) -> Office:
    """The services of these settings; the tables are brought to this release."""
    engine = connect(known.database_url)
    for schema in (Schema.catalogue, Schema.experts, Schema.office):
        migrate(engine, schema)
    return Office(
        known,
        engine,
        Accounts(engine),
        Sessions(engine),
        Audit(engine),
        Inbox(engine, known.expert_secret),
        Towns(engine, known.refresh_seconds),
        EmbeddedDesk(engine, known.expert_secret) if known.expert_secret else None,
        SecondFactor(engine, known.expert_secret),
    )


def behind(view: Any) -> Office:
    """The services behind a page of the admin library, which makes pages itself, without arguments."""
    office: Office = view._admin_ref.office
    return office
