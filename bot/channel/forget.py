"""What the server remembers of a conversation: give it out, delete it. Rasa's stores cannot."""

from __future__ import annotations

from typing import Any

from rasa.core.tracker_store import InMemoryTrackerStore, RedisTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.events import BotUttered, UserUttered


async def remembered(store: TrackerStore, conversation: str) -> list[dict[str, str]]:
    """The texts of a conversation in their order."""
    tracker = await store.retrieve_full_tracker(conversation)
    names = {UserUttered: "user", BotUttered: "assistant"}
    events = [event for event in (tracker.events if tracker else ()) if type(event) in names]
    return [{"author": names[type(event)], "text": event.text} for event in events if event.text]


def forget(store: TrackerStore, conversation: str) -> None:
    """Delete all events of a conversation."""
    plain = _unwrapped(store)
    if isinstance(plain, InMemoryTrackerStore):
        plain.store.pop(conversation, None)
    elif isinstance(plain, SQLTrackerStore):
        with plain.session_scope() as session:
            session.query(plain.SQLEvent).filter_by(sender_id=conversation).delete()
            session.commit()
    elif isinstance(plain, RedisTrackerStore):
        plain.red.delete(plain.key_prefix + conversation)
    else:
        raise NotImplementedError(f"deleting from a {type(plain).__name__} is not known here")


def _unwrapped(store: Any) -> Any:
    """The store itself: Rasa wraps it for asynchronous use and for failures."""
    while hasattr(store, "_tracker_store"):
        store = store._tracker_store
    return store
