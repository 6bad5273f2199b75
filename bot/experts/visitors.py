"""Who asks, as far as limits need to know it: keyed hashes of a conversation and of an address."""

from __future__ import annotations

from dataclasses import dataclass

from bot.experts.secret import Secret

_LENGTH = 40  # of a hash that only has to tell visitors apart


@dataclass(frozen=True)
class Visitor:
    """``session``: the conversation; ``client``: the address it comes from, empty where a channel does not know it."""

    session: str
    client: str = ""

    @property
    def names(self) -> tuple[str, str]:
        """Both names, as they are counted."""
        return self.session, self.client


def visitor(key: bytes, conversation: str, client: str) -> Visitor:
    """The hashes of a conversation and of what the channel has told of the address."""
    session = f"v:{Secret(conversation).mac(key)[:_LENGTH]}"
    return Visitor(session, f"c:{Secret(client).mac(key, 'client')[:_LENGTH]}" if client else "")
