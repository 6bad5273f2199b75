"""Rasa's tracker store on top of ``store.py``; endpoints.yml names it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversations.store import Conversations, Text, configured_conversations
from bot.metrics import ANSWERS

STATE = "dialogue_state"  # the slot of domain.yml
_AUTHORS: dict[type[Event], str] = {UserUttered: "user", BotUttered: "assistant"}


class ConversationStore(TrackerStore):
    """Hands Rasa a tracker that holds the slots and the present message only; the rest of the past it never needs.

    Database calls run in threads: a slow database must not keep other visitors waiting.
    """

    def __init__(
        self, domain: Domain | None, event_broker: Any = None, conversations: Conversations | None = None, **_: Any
    ) -> None:
        """Rasa passes domain, event broker and further entries of endpoints.yml, none of which are needed."""
        super().__init__(domain, event_broker)
        self.conversations = conversations or configured_conversations()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation as the last answer left it, or None."""
        slots = await asyncio.to_thread(self.conversations.slots, sender_id)
        if slots is None:
            return None
        tracker = self.init_tracker(sender_id)
        for name, value in slots.items():
            tracker.update(SlotSet(name, value), self.domain)
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME), self.domain)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep what has been said since ``retrieve``; a tracker that nobody has spoken to is not worth a row."""
        texts = list(_said(tracker))
        if texts:
            _count(tracker, texts)
            slots = {name: value for name, value in tracker.current_slot_values().items() if value is not None}
            await asyncio.to_thread(self.conversations.record, tracker.sender_id, slots, texts)

    async def keys(self) -> Iterable[str]:
        """The names of all conversations."""
        return await asyncio.to_thread(self.conversations.ids)


def _count(tracker: DialogueStateTracker, texts: list[Text]) -> None:
    """Tell the operator's metrics what was understood, and whether there was an answer."""
    outcome = "none"
    if any(text.author == "assistant" for text in texts):
        outcome = "fallback" if (tracker.get_slot(STATE) or {}).get("misses") else "answered"
    ANSWERS.labels(tracker.latest_message.intent.get("name") or "none", outcome).inc()


def _said(tracker: DialogueStateTracker) -> Iterable[Text]:
    """What was said; of an answer to an expert's question only which question it was."""
    step = _open_step(tracker)
    for event in tracker.events:
        author = _AUTHORS.get(type(event))
        if author and event.text:
            yield Text(author, f"[{step}]" if step and author == "user" else event.text)


def _open_step(tracker: DialogueStateTracker) -> str:
    """The question of an expert's dialogue that was open when the message came, with the expert's name."""
    before = takewhile(lambda event: not isinstance(event, UserUttered), tracker.events)
    state = next((event.value for event in before if isinstance(event, SlotSet) and event.key == STATE), None)
    flow = ((state or {}).get("expert") or {}).get("flow")
    return f"{flow['expert']}: {flow['open'] or 'summary'}" if flow else ""
