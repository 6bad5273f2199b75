"""A value that must not get into a text, a log or the state by accident."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field

# What stands in a message for a value in the vault; without figures, so that nothing takes it for a phone number.
MARK = re.compile(r"⟦(\w+):([a-z]{16})⟧")

DOCUMENT_MARK = "[Ausweisnummer]"
"""Stands in messages for the number of a document that nobody asked for."""


@dataclass(frozen=True)
class Secret:
    """Shows its value only to :meth:`reveal`."""

    _value: str = field(repr=False)

    def __str__(self) -> str:
        return "•••"

    def reveal(self) -> str:
        """The value itself."""
        return self._value

    def mac(self, key: bytes, *more: str) -> str:
        """A keyed hash of the value and what belongs to it: whoever has only the hash cannot try values."""
        text = "\0".join((*more, self._value))
        return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
