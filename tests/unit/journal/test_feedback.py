from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.journal.feedback import FeedbackStore
from bot.journal.models import feedback


@pytest.fixture
def store(tmp_path: Path) -> FeedbackStore:
    return FeedbackStore(database(tmp_path))


def database(folder: Path) -> Engine:
    engine = connect(f"sqlite:///{folder / 'feedback.db'}")
    migrate(engine, Schema.catalogue)
    return engine


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
    engine = database(tmp_path)
    store = FeedbackStore(engine, safe=lambda text: text.replace("0151 23456789", "[Telefonnummer]"))
    store.save({"rating": "down", "question": "Ruf 0151 23456789 an", "comment": "0151 23456789"})
    assert "0151" not in str(rows(store))


def test_other_ratings_are_refused(store: FeedbackStore) -> None:
    with pytest.raises(ValueError, match="rating"):
        store.save({"rating": "five stars"})


@pytest.mark.parametrize("rating", [[], {"up": 1}, None, 1])
def test_ratings_of_any_shape_are_refused(store: FeedbackStore, rating: object) -> None:
    with pytest.raises(ValueError, match="rating"):
        store.save({"rating": rating})


def test_what_no_database_can_hold_is_left_out(store: FeedbackStore) -> None:
    assert store.save({"rating": "up", "id": "\ud83d\x00", "question": "Ko\x00sten\ud83d?"})
    assert rows(store)[0]["question"] == "Kosten?"
