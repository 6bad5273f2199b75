"""One contract for all adapters; and a parcel for a broken other side: not lost, and not there twice."""

from __future__ import annotations

import hashlib
import json
import logging
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy.engine import Engine

from bot.experts import delivery_http
from bot.experts.api import Submission
from bot.experts.configure import configured_delivery
from bot.experts.delivery import Delivery, EmbeddedDelivery, Parcel, Turned, Unavailable
from bot.experts.delivery_fitconnect import FitConnectDelivery
from bot.experts.delivery_http import HttpDelivery
from bot.experts.desk import EmbeddedDesk
from bot.settings import ROOT, settings

from .receiver import SLOW_SECONDS, Receiver, receiver

SOEST = "05974040"
SECRET = {"familienname": "Mustermann", "rasse": ["Labrador"]}
SENT = Submission(
    "registration", {"day": "2026-11-25"}, SECRET, "99102013104000", "https://schema.example/S05000039.json",
    "erika@example.org",
)  # fmt: skip
FAULTS = (500, 502, 401, 302, "garbage", "slow", "lost")


@pytest.fixture
def other() -> Iterator[Receiver]:
    with receiver() as running:
        yield running


@pytest.fixture(params=["embedded", "http", "fitconnect"])
def delivery(request: pytest.FixtureRequest, other: Receiver, tmp_path: Path) -> Delivery:
    made: dict[str, Callable[[], Delivery]] = {
        "embedded": EmbeddedDelivery,
        "http": lambda: HttpDelivery(other.url, other.token),
        "fitconnect": lambda: FitConnectDelivery(tmp_path / "submissions"),
    }
    return made[request.param]()


@pytest.fixture
def clock() -> list[datetime]:
    return [datetime(2026, 11, 26, 10, 0)]


def _desk(engine: Engine, delivery: Delivery, clock: list[datetime]) -> EmbeddedDesk:
    return EmbeddedDesk(engine, "a secret of the test", delivery, lambda: clock[0])


def _parcel(key: str = "a" * 64, **other: Any) -> Parcel:
    more = {"service": SENT.service, "schema": SENT.schema, "reply_to": SENT.reply_to, **other}
    return Parcel(key, SOEST, "A-2026-CCCCCC", "registration", "2026-11-26T10:00:00", {}, SECRET, **more)


def _arrived(delivery: Delivery, desk: EmbeddedDesk, other: Receiver, folder: Path) -> list[Any]:
    """What the other side has, whichever it is."""
    if isinstance(delivery, HttpDelivery):
        return [body["secret"] for body in other.kept.values()]
    if isinstance(delivery, FitConnectDelivery):
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("data.json"))]
    parcels = (desk.outbox.take(SOEST, entry.number) for entry in desk.outbox.listed(SOEST))
    return [parcel.secret for parcel in parcels if parcel]


# The contract.


def test_the_same_parcel_has_the_same_reference_and_is_there_once(
    delivery: Delivery, other: Receiver, tmp_path: Path
) -> None:
    first, second, another = (delivery.deliver(_parcel(key * 64)) for key in "aab")
    assert first == second and first
    if not delivery.at_once:
        assert another != first
    if isinstance(delivery, FitConnectDelivery):
        assert len(list(tmp_path.rglob("metadata.json"))) == 2 and list(tmp_path.rglob("*.new")) == []
    assert len(other.kept) in {0, 2}


def test_what_is_sent_arrives_whole_and_once(
    delivery: Delivery, engine: Engine, clock: list[datetime], other: Receiver, tmp_path: Path
) -> None:
    desk = _desk(engine, delivery, clock)
    submit = desk.services("me").submit
    receipts = {submit(SOEST, SENT, "the same answers") for _ in range(3)}
    assert len(receipts) == 1
    for _ in range(3):
        desk.outbox.send()
        clock[0] += timedelta(days=1)
    assert _arrived(delivery, desk, other, tmp_path) == [SECRET]


def test_a_week_after_delivery_nothing_is_left_and_before_it_all(
    delivery: Delivery, engine: Engine, clock: list[datetime]
) -> None:
    desk = _desk(engine, delivery, clock)
    number = desk.services("me").submit(SOEST, SENT, "answers").number
    clock[0] += timedelta(days=30)
    desk.purge()
    assert [entry.number for entry in desk.outbox.listed(SOEST)] == [number]
    desk.outbox.send()
    if delivery.at_once:
        assert desk.outbox.take(SOEST, number)
    clock[0] += timedelta(days=7)
    desk.purge()
    assert len(desk.outbox.listed(SOEST)) == 1
    clock[0] += timedelta(seconds=1)
    desk.purge()
    assert desk.outbox.listed(SOEST) == []


# Faults.


@pytest.mark.parametrize("fault", FAULTS)
def test_after_a_fault_it_is_tried_again_and_arrives_once(
    engine: Engine, clock: list[datetime], other: Receiver, fault: int | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_http, "_SECONDS", SLOW_SECONDS / 4)
    desk = _desk(engine, HttpDelivery(other.url, other.token), clock)
    desk.services("me").submit(SOEST, SENT, "answers")
    other.faults = [fault, fault]
    assert desk.outbox.send().waiting == 1
    assert desk.outbox.send().waiting == 0  # not yet due
    clock[0] += timedelta(minutes=3)
    assert desk.outbox.send().waiting == 1
    clock[0] += timedelta(minutes=5)
    assert desk.outbox.send().delivered == 1
    assert [body["secret"] for body in other.kept.values()] == [SECRET]


def test_a_thousand_attempts_make_one(other: Receiver) -> None:
    delivery, chance, arrived = HttpDelivery(other.url, other.token), random.Random(1), 0
    for _ in range(1000):
        other.faults = [chance.choice((500, "garbage", "lost", ""))]
        try:
            assert delivery.deliver(_parcel()) == "ref-0"
            arrived += 1
        except Unavailable:
            continue
    assert arrived > 100 and other.requests == 1000 and len(other.kept) == 1


def test_many_parcels_and_many_faults(engine: Engine, clock: list[datetime], other: Receiver) -> None:
    desk = _desk(engine, HttpDelivery(other.url, other.token), clock)
    for n in range(5):
        desk.services(f"visitor {n}").submit(SOEST, SENT, "answers")
    other.faults = [500, "garbage", "lost", "lost", "", 401, "lost", "", "garbage"]
    for _ in range(4):
        desk.outbox.send()
        clock[0] += timedelta(hours=7)
    assert len(other.kept) == 5 and {entry.state for entry in desk.outbox.listed(SOEST)} == {"delivered"}


def test_two_who_send_at_once_do_not_take_the_same(engine: Engine, clock: list[datetime], other: Receiver) -> None:
    desk = _desk(engine, HttpDelivery(other.url, other.token), clock)
    desk.services("me").submit(SOEST, SENT, "answers")
    (key,) = desk.outbox._due()
    assert desk.outbox._claimed(key) and not desk.outbox._claimed(key)
    assert desk.outbox.send().delivered == 0
    clock[0] += timedelta(minutes=6)  # the one who had it has died
    assert desk.outbox.send().delivered == 1


@pytest.mark.parametrize("status", [400, 409, 413, 422])
def test_what_is_turned_away_waits_for_the_staff(
    engine: Engine, clock: list[datetime], other: Receiver, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    desk = _desk(engine, HttpDelivery(other.url, other.token), clock)
    number = desk.services("me").submit(SOEST, SENT, "answers").number
    other.faults = [status]
    with caplog.at_level(logging.WARNING):
        assert desk.outbox.send().turned == 1 and desk.outbox.send().turned == 0
    assert number in caplog.text and "Mustermann" not in caplog.text and other.token not in caplog.text
    (entry,) = desk.outbox.listed(SOEST)
    assert entry.state == "turned"
    clock[0] += timedelta(days=90)
    desk.purge()
    assert desk.outbox.take(SOEST, number)


def test_nobody_is_there(engine: Engine, clock: list[datetime], caplog: pytest.LogCaptureFixture) -> None:
    with receiver() as gone:
        url = gone.url
    desk = _desk(engine, HttpDelivery(url, "x"), clock)
    desk.services("me").submit(SOEST, SENT, "answers")
    for _ in range(10):
        assert desk.outbox.send().waiting == 1
        clock[0] += timedelta(hours=6)  # never longer than that
    with caplog.at_level(logging.ERROR):
        desk.purge()
    assert "Not delivered since more than a day" in caplog.text and "Mustermann" not in caplog.text


# The parts.


def test_the_metadata_of_fitconnect(tmp_path: Path) -> None:
    FitConnectDelivery(tmp_path).deliver(_parcel())
    (path,) = tmp_path.rglob("metadata.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    data = (path.parent / "data.json").read_bytes()
    content = found["contentStructure"]["data"]
    assert content["submissionSchema"] == {"schemaUri": SENT.schema, "mimeType": "application/json"}
    assert content["hash"]["type"] == "sha512"
    assert content["hash"]["content"] == hashlib.sha512(data).hexdigest()
    assert found["publicServiceType"]["identifier"] == "urn:de:fim:leika:leistung:99102013104000"
    assert found["replyChannel"] == {"eMail": {"address": "erika@example.org"}}
    assert path.stat().st_mode & 0o077 == 0


def test_fitconnect_without_reply_service_or_folder(tmp_path: Path) -> None:
    FitConnectDelivery(tmp_path).deliver(_parcel(reply_to=""))
    (path,) = tmp_path.rglob("metadata.json")
    assert "replyChannel" not in json.loads(path.read_text(encoding="utf-8"))
    for lacking in ({"service": ""}, {"schema": ""}):
        with pytest.raises(Turned):
            FitConnectDelivery(tmp_path).deliver(_parcel(**lacking))
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable):
        FitConnectDelivery(tmp_path / "file").deliver(_parcel())


def test_a_parcel_and_its_errors_show_nothing_of_what_is_in_it(other: Receiver) -> None:
    assert "Mustermann" not in repr(_parcel()) and "erika" not in repr(_parcel())
    other.faults = ["garbage"]
    with pytest.raises(Unavailable) as failed:
        HttpDelivery(other.url, other.token).deliver(_parcel())
    assert "Mustermann" not in str(failed.value) and other.token not in str(failed.value)
    assert failed.value.__cause__ is None


def test_the_settings_choose_the_adapter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert isinstance(configured_delivery(settings({})), EmbeddedDelivery)
    chosen = settings({"EXPERT_DELIVERY": "http", "EXPERT_DELIVERY_URL": "https://town.example/api"})
    assert isinstance(configured_delivery(chosen), HttpDelivery)
    chosen = settings({"EXPERT_DELIVERY": "fitconnect", "EXPERT_DELIVERY_FOLDER": str(tmp_path)})
    assert isinstance(configured_delivery(chosen), FitConnectDelivery)
    for wrong in (
        {"EXPERT_DELIVERY": "http", "EXPERT_DELIVERY_URL": "http://town.example/api"},
        {"EXPERT_DELIVERY": "http"},
        {"EXPERT_DELIVERY": "post"},
    ):
        with pytest.raises(SystemExit, match="EXPERT_DELIVERY"):
            configured_delivery(settings(wrong))


def test_the_description_for_other_sides_names_what_a_parcel_holds() -> None:
    described = yaml.safe_load((ROOT / "docs" / "experts-adapter.openapi.yml").read_text(encoding="utf-8"))
    parcel = described["components"]["schemas"]["Parcel"]
    assert set(parcel["required"]) == set(parcel["properties"]) == set(Parcel.__dataclass_fields__)
