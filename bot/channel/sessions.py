"""Session ids that nobody can guess or make up. They carry their proof, so every worker knows them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable


class Sessions:
    """Issues and recognises session ids: random part, time of issue, signature."""

    def __init__(self, secret: str, hours: float, now: Callable[[], float] = time.time) -> None:
        self._key = (secret or secrets.token_hex(32)).encode()
        self._seconds = hours * 3600
        self._now = now

    def issue(self) -> str:
        """A new session id."""
        signed = f"{secrets.token_urlsafe(16)}.{int(self._now()):x}"
        return f"{signed}.{self._signature(signed)}"

    def conversation(self, session: str) -> str | None:
        """The name of the conversation in Rasa's store; None for an id that is not ours or too old."""
        if not session.isascii():  # bytes that are no text cannot be signed either
            return None
        signed, _, signature = session.rpartition(".")
        if not session.isascii():  # a header may hold any byte
            return None
        if not hmac.compare_digest(signature.encode(), self._signature(signed).encode()):
            return None
        random_part, _, issued = signed.partition(".")
        if self._now() - int(issued, 16) > self._seconds:
            return None
        return f"widget-{random_part}"

    def _signature(self, signed: str) -> str:
        return hmac.new(self._key, signed.encode(), hashlib.sha256).hexdigest()[:32]
