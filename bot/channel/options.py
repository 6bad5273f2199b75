"""What an operator sets for the widget's channel: in credentials.yml, or by environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.settings import ROOT, settings, with_towns

# Shorter keys can be guessed from a single session id, without asking the server.
_SHORTEST_SECRET = 32
# What may stand in a policy as the source of a page: "https://www.example.de", "https://*.example.de:8443".
_HOST = re.compile(r"https?://(\*\.)?[\w.-]+(:\d+)?")


@dataclass(frozen=True)
class Options:
    """The channel's settings; the defaults work from a fresh clone."""

    # Addresses of the portals that embed the widget from this server, such as "https://www.example.de", with the town
    # whose visitors come from there; empty: those of TOWN.
    portals: Mapping[str, str] = field(default_factory=dict)
    # Addresses of the pages that may show the assistant in a frame (/einbetten); without any there is no such page.
    frame_hosts: frozenset[str] = frozenset()
    # Pages refuse placeholders and the demo portal is marked as such only outside of production.
    production: bool = False
    operator_file: Path = ROOT / "operator.yml"
    built_widget: Path = ROOT / "widget" / "dist"
    # The key of session ids; servers behind one address need the same. Empty: a new one with each start.
    session_secret: str = ""
    session_hours: float = 12
    messages_per_minute: int = 30
    # Generous: a town hall or a school shares one address.
    requests_per_minute_and_address: int = 300

    @staticmethod
    def read(credentials: Mapping[str, Any] | None, environ: Mapping[str, str] | None = None) -> Options:
        """Options of credentials.yml, overridden by the environment; unknown names are an error."""
        known = settings(environ)
        given = dict(credentials or {})
        given["portals"] = known.portals or with_towns(given.get("portals") or ())
        for name in ("frame_hosts", "production", "operator_file", "session_secret"):
            if (value := getattr(known, name)) not in ((), "", None):
                given[name] = value
        if given.get("production") and 0 < len(str(given.get("session_secret", ""))) < _SHORTEST_SECRET:
            raise ValueError(f"SESSION_SECRET: PRODUCTION=1 needs at least {_SHORTEST_SECRET} characters")
        unknown = given.keys() - Options.__dataclass_fields__.keys()
        if unknown:
            raise ValueError(f"credentials.yml, widget: unknown option {', '.join(sorted(unknown))}")
        given["frame_hosts"] = frozenset(address.rstrip("/") for address in given.get("frame_hosts") or ())
        if strange := sorted(host for host in given["frame_hosts"] if not _HOST.fullmatch(host)):
            raise ValueError(f"FRAME_HOSTS: expected addresses such as https://www.example.de, found {strange[0]}")
        for name in ("operator_file", "built_widget"):
            if name in given:
                given[name] = ROOT / given[name]
        return Options(**given)
