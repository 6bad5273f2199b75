from pathlib import Path

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered

from bot.channel.forget import forget, remembered


@pytest.fixture(params=["memory", "sql", "wrapped"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> TrackerStore:
    if request.param == "memory":
        return InMemoryTrackerStore(Domain.empty())
    sql = SQLTrackerStore(Domain.empty(), db=str(tmp_path / "tracker.db"))
    return TrackerStore.create(sql, Domain.empty()) if request.param == "wrapped" else sql


async def test_a_conversation_can_be_read_and_deleted_without_touching_others(store: TrackerStore) -> None:
    for conversation in ("mine", "yours"):
        tracker = await store.get_or_create_tracker(conversation)
        tracker.update_with_events([UserUttered("Hallo"), BotUttered("Guten Tag")], Domain.empty())
        await store.save(tracker)
    texts = [{"author": "user", "text": "Hallo"}, {"author": "assistant", "text": "Guten Tag"}]
    assert await remembered(store, "mine") == texts
    forget(store, "mine")
    assert await remembered(store, "mine") == []
    assert await remembered(store, "yours") == texts


def test_a_store_nobody_taught_us_is_an_error() -> None:
    with pytest.raises(NotImplementedError, match="TrackerStore"):
        forget(TrackerStore(Domain.empty()), "mine")
