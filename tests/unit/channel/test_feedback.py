from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.catalogue.engine import connect
from bot.channel.feedback import FeedbackStore, feedback


@pytest.fixture
def store(tmp_path: Path) -> FeedbackStore:
    return FeedbackStore(connect(f"sqlite:///{tmp_path / 'feedback.db'}"), days=30)


def rows(store: FeedbackStore) -> list[dict[str, object]]:
    with store._engine.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(select(feedback))]


def test_a_comment_joins_the_rating(store: FeedbackStore) -> None:
    known = store.save({"rating": "up", "question": "Kosten?", "answer": "967.000 €"})
    assert store.save({"id": known, "rating": "down", "comment": "Bitte genauer"}) == known
    (row,) = rows(store)
    assert (row["rating"], row["question"], row["comment"]) == ("down", "Kosten?", "Bitte genauer")


def test_clients_choose_no_ids_and_write_no_novels(store: FeedbackStore) -> None:
    assert store.save({"id": "mine", "rating": "up", "comment": "x" * 5000}) != "mine"
    assert len(str(rows(store)[0]["comment"])) == 1000


def test_personal_data_is_taken_out(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'feedback.db'}")
    store = FeedbackStore(engine, days=30, safe=lambda text: text.replace("0151 23456789", "[Telefonnummer]"))
    store.save({"rating": "down", "question": "Ruf 0151 23456789 an", "comment": "0151 23456789"})
    assert "0151" not in str(rows(store))


def test_other_ratings_are_refused(store: FeedbackStore) -> None:
    with pytest.raises(ValueError, match="rating"):
        store.save({"rating": "five stars"})


def test_old_feedback_goes(store: FeedbackStore) -> None:
    store.save({"rating": "up"})
    with store._engine.begin() as connection:
        connection.execute(feedback.update().values(created_at=datetime.now() - timedelta(days=31)))
    store.save({"rating": "down"})
    assert [row["rating"] for row in rows(store)] == ["down"]
