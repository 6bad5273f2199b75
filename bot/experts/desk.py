"""Sensitive input and what it is compared with, bound to visitors: the vault and the adapters behind one door."""

from __future__ import annotations

import hashlib
import hmac
from functools import partial

from sqlalchemy.engine import Engine

from bot.experts.api import Services
from bot.experts.documents import EmbeddedDocuments
from bot.experts.found import EmbeddedFoundItems
from bot.experts.secret import Secret
from bot.experts.vault import Vault


class EmbeddedDesk:
    """Tables of our own; three keys are made from one secret, so that none of them tells another."""

    def __init__(self, engine: Engine, secret: str) -> None:
        self._visitors = _key(secret, "visitors")
        self.vault = Vault(engine, _key(secret, "vault").hex())
        self.documents = EmbeddedDocuments(engine, _key(secret, "documents"))
        self.found = EmbeddedFoundItems(engine, _key(secret, "found items"))

    def services(self, conversation: str) -> Services:
        """What an expert may ask for one visitor."""
        visitor = Secret(conversation).mac(self._visitors)
        return Services(partial(self.vault.open, conversation), partial(self._status, visitor), self.found.search)

    def guard(self, conversation: str, text: str) -> str:
        """The message as it may go on."""
        return self.vault.guard(conversation, text)

    def expect(self, conversation: str, kind: str) -> None:
        """Note what the next message is expected to hold."""
        self.vault.expect(conversation, kind)

    def forget(self, conversation: str) -> None:
        """Delete what a conversation has left."""
        self.vault.forget(conversation)

    def purge(self) -> int:
        """Delete what is kept no longer; how much there was."""
        return self.vault.purge() + self.documents.purge() + self.found.purge()

    def _status(self, visitor: str, town: str, number: Secret) -> str:
        return self.documents.status(town, visitor, number)


def _key(secret: str, purpose: str) -> bytes:
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest()
