"""Sensitive input, what it is compared with and where it goes: vault and adapters behind one door."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy.engine import Engine

from bot.database.engine import utc_now
from bot.experts.api import FoundItem, Receipt, Services, Submission
from bot.experts.attempts import Attempts, Quota
from bot.experts.delivery import Delivery, EmbeddedDelivery
from bot.experts.documents import EmbeddedDocuments
from bot.experts.forms import FormField
from bot.experts.found import EmbeddedFoundItems
from bot.experts.outbox import Outbox
from bot.experts.reports import EmbeddedReports
from bot.experts.secret import Secret
from bot.experts.sending import Sending
from bot.experts.vault import Vault
from bot.experts.visitors import Visitor, visitor

_SEARCHES = Quota("f", an_hour=30)
Items = tuple[FoundItem, ...]
_List = EmbeddedDocuments | EmbeddedFoundItems


class EmbeddedDesk:
    """Tables of our own; all keys are made from one secret, so that none of them tells another.

    ``samples``: visitors are told of invented items and applications where a town has none of its own.
    """

    def __init__(
        self,
        engine: Engine,
        secret: str,
        delivery: Delivery | None = None,
        now: Callable[[], datetime] = utc_now,
        samples: bool = False,
    ) -> None:
        self._visitors = _key(secret, "visitors")
        self.vault = Vault(engine, _key(secret, "vault").hex(), now)
        self.documents = EmbeddedDocuments(engine, _key(secret, "documents"), now, samples)
        self.found = EmbeddedFoundItems(engine, _key(secret, "found items"), now, samples)
        self.reports = EmbeddedReports(engine, _key(secret, "reports"), now)
        self.outbox = Outbox(engine, _key(secret, "outbox"), delivery or EmbeddedDelivery(), now)
        self.sending = Sending(engine, _key(secret, "receipts"), self.reports, self.outbox, now)
        self._searches = Attempts(engine, _SEARCHES, now)
        self._lists: dict[str, EmbeddedDocuments | EmbeddedFoundItems] = {
            "documents": self.documents,
            "found_items": self.found,
        }

    def services(self, conversation: str) -> Services:
        """What an expert may ask for one visitor, in one message."""
        return Services(
            look=partial(self.vault.look, conversation),
            open=partial(self.vault.open, conversation),
            unasked=partial(self.vault.unasked, conversation),
            document_status=partial(self._status, conversation),
            # An answer looks several times at the same search.
            found_items=lru_cache(maxsize=8)(partial(self._search, conversation)),
            receipt=partial(self._receipt, conversation),
            submit=partial(self._submit, conversation),
            report_status=partial(self._report, conversation),
            are_samples=lambda kind, town: self._lists[kind].are_samples(town),
        )

    def guard(self, conversation: str, text: str, client: str = "") -> str:
        """The message as it may go on."""
        return self.vault.guard(conversation, text, client)

    def overhear(self, conversation: str, kind: str, value: str, client: str = "") -> None:
        """Keep what was told before anything asked for it, until the answer to this message is made."""
        self.vault.overhear(conversation, kind, value, client)

    def form(self, conversation: str, values: Mapping[str, Any], client: str = "") -> tuple[str, dict[str, str]]:
        """A filled-in form as a mark, or what is wrong with it."""
        return self.vault.form(conversation, values, client)

    def expect(self, conversation: str, kind: str, fields: Sequence[FormField] = (), keep: bool = False) -> None:
        """Note what the next message is expected to hold. ``keep``: the dialogue still needs what it has been given."""
        self.vault.expect(conversation, kind, fields, keep)

    def forget(self, conversation: str) -> None:
        """Delete what a conversation has left."""
        self.vault.forget(conversation)

    def load_samples(self, town: str, text: str) -> int:
        """Put invented rows into the table that has the columns of the text, unless the town has its own; how many."""
        header = tuple(text.partition("\n")[0].split(";"))
        kept = next(kept for kept in self._lists.values() if kept.columns == header)
        return kept.load(town, text, sample=True)

    def purge(self) -> int:
        """Delete what is kept no longer; how much there was."""
        self.sending.purge()
        self._searches.purge()
        keepers = (self.vault, self.documents, self.found, self.reports, self.outbox)
        return sum(keeper.purge() for keeper in keepers)

    def _visitor(self, conversation: str) -> Visitor:
        return visitor(self._visitors, conversation, self.vault.client(conversation))

    def _status(self, conversation: str, town: str, number: Secret) -> str:
        return self.documents.status(town, self._visitor(conversation), number)

    def _search(self, conversation: str, town: str, category: str, color: str, lost_on: date) -> Items | None:
        if self._searches.take(town, self._visitor(conversation)).over:
            return None
        return self.found.search(town, category, color, lost_on)

    def _submit(self, conversation: str, town: str, submission: Submission, told: str) -> Receipt:
        return self.sending.submit(self._visitor(conversation), town, submission, told)

    def _receipt(self, conversation: str, town: str, told: str) -> Receipt | None:
        return self.sending.receipt(self._visitor(conversation), town, told)

    def _report(self, conversation: str, town: str, number: str, code: Secret) -> str:
        return self.reports.state(town, self._visitor(conversation), number, code)


def _key(secret: str, purpose: str) -> bytes:
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest()
