"""Session ids that nobody can guess or make up. They carry their proof, so every worker knows them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote


@dataclass(frozen=True)
class Visit:
    """What a session id says: the conversation's name in Rasa's store, and the town of the portal if it has one."""

    conversation: str
    town: str = ""


class Sessions:
    """Issues and recognises session ids: random part, time of issue, perhaps a town, signature."""

    def __init__(self, secret: str, hours: float, now: Callable[[], float] = time.time) -> None:
        self._key = (secret or secrets.token_hex(32)).encode()
        self._seconds = hours * 3600
        self._now = now

    def issue(self, town: str = "") -> str:
        """A new session id; the visitor cannot change the town that is signed into it."""
        parts = [secrets.token_urlsafe(16), f"{int(self._now()):x}", *([quote(town, safe="")] if town else [])]
        signed = ".".join(parts)
        return f"{signed}.{self._signature(signed)}"

    def read(self, session: str) -> Visit | None:
        """What an id says; None if it is not ours or too old."""
        signed, _, signature = session.rpartition(".")
        if not session.isascii():  # a header may hold any byte
            return None
        if not hmac.compare_digest(signature.encode(), self._signature(signed).encode()):
            return None
        random_part, issued, *town = signed.split(".", 2)
        if self._now() - int(issued, 16) > self._seconds:
            return None
        return Visit(f"widget-{random_part}", unquote("".join(town)))

    def _signature(self, signed: str) -> str:
        return hmac.new(self._key, signed.encode(), hashlib.sha256).hexdigest()[:32]
