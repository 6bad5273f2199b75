"""One message and its reply: the same way in for every channel, with an honest word when something is broken."""

from __future__ import annotations

import asyncio
import logging
import re
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import LockError
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from bot.answers.context import operator_contact
from bot.answers.texts import texts
from bot.channel.cleaning import LONGEST_MESSAGE, clean
from bot.channel.expert_input import guarded
from bot.channel.inbox import visitors_inbox
from bot.channel.known_contacts import known_contacts
from bot.channel.personal_data import Redacted, may_be_a_contact, redact
from bot.experts.configure import configured_desk
from bot.experts.desk import EmbeddedDesk
from bot.metrics import FAULTS, REPLY_SECONDS
from bot.settings import settings

logger = logging.getLogger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
# Longer than the time limits of database and lock store, shorter than the patience of browsers and proxies.
ANSWER_SECONDS = 25
REQUEST_ID = "X-Request-ID"
_GIVEN_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


@dataclass(frozen=True)
class Reply:
    """The messages to show; ``answered`` is false when they are an apology and asking again may help."""

    messages: list[dict[str, Any]]
    answered: bool = True


def request_id(headers: Mapping[str, str]) -> str:
    """The id that a proxy has given the request, or a new one; it joins replies and log lines."""
    given = headers.get(REQUEST_ID, "")
    return given if _GIVEN_ID.fullmatch(given) else uuid.uuid4().hex


async def converse(
    on_new_message: Handler, conversation: str, raw: object, channel: str, request: str,
    client: str = "", told: Mapping[str, Any] | None = None,
) -> Reply:  # fmt: skip
    """The reply to a message, whatever the message is and whatever is broken.

    ``client`` is a hash of the address that it comes from, for channels that know one; ``told`` is what the channel
    hands on beside the message: the language that the visitor has chosen, the town that is asked for.
    """
    cleaned = clean(raw)
    if cleaned.problem:
        return Reply([_message(conversation, texts().say(cleaned.problem, limit=LONGEST_MESSAGE))])
    inbox = await visitors_inbox()
    if inbox and (said := await asyncio.to_thread(inbox.take, conversation, cleaned.text)):
        return Reply([_message(conversation, said)])
    safe = await _without_personal_data(conversation, cleaned.text, client)
    collector = CollectingOutputChannel()
    beside = {name: value for name, value in (told or {}).items() if value} or None
    message = UserMessage(
        safe.text, collector, conversation, input_channel=channel, message_id=request, metadata=beside
    )
    started = time.perf_counter()
    cause = await _handle(on_new_message, message)
    REPLY_SECONDS.labels(channel).observe(time.perf_counter() - started)
    if cause:
        FAULTS.labels(cause).inc()
        contact = operator_contact(texts(), settings())
        return Reply([_message(conversation, texts().say("fault", contact=contact))], answered=False)
    if inbox:
        await asyncio.to_thread(inbox.remember, conversation, safe.text, collector.messages)
    warning = [_message(conversation, texts().say("personal_data"))] if safe.found else []
    return Reply([*warning, *collector.messages])


async def _without_personal_data(conversation: str, text: str, client: str) -> Redacted:
    """What an expert has asked for goes to its vault, and only a mark goes on; all else is taken out."""
    if expert_desk() is None and not may_be_a_contact(text):
        return _guarded(conversation, text, client)
    # Vault and contacts are in a database; one that is away must not keep other visitors waiting.
    return await asyncio.to_thread(_guarded, conversation, text, client)


def _guarded(conversation: str, text: str, client: str) -> Redacted:
    desk = expert_desk()
    return redact(guarded(desk, conversation, text, client) if desk else text, known_contacts)


async def filled_in(conversation: str, fields: object, client: str) -> tuple[str, dict[str, str]]:
    """The mark of a filled-in form, or what is wrong with its fields; neither if no form is asked for."""
    desk = expert_desk()
    if desk is None or not isinstance(fields, dict):
        return "", {}
    return await asyncio.to_thread(desk.form, conversation, fields, client)


@lru_cache(maxsize=1)
def expert_desk() -> EmbeddedDesk | None:
    """The vault of experts with sensitive input, if any is on."""
    return configured_desk(settings())


async def _handle(on_new_message: Handler, message: UserMessage) -> str:
    """Let Rasa answer; the cause when it could not. What it had said until then is not shown: it is not remembered."""
    try:
        await asyncio.wait_for(on_new_message(message), ANSWER_SECONDS)
    except Exception as error:
        cause = _cause(error)
        logger.exception("Request %s: no answer because of a fault (%s)", message.message_id, cause)
        return cause
    if not message.output_channel.messages:
        # Rasa has logged why: the action server is away or failed, or there is no model.
        logger.error("Request %s: no answer; see /ready", message.message_id)
        return "actions"
    return ""


def _cause(error: Exception) -> str:
    if isinstance(error, asyncio.TimeoutError):
        return "timeout"
    if isinstance(error, LockError | RedisError):
        return "locks"
    return "database" if isinstance(error, SQLAlchemyError) else "other"


def _message(conversation: str, text: str) -> dict[str, Any]:
    return {"recipient_id": conversation, "text": text}
