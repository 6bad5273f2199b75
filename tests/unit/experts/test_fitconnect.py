"""What is written for FIT-Connect is valid by FIT-Connect's own schema of metadata (``fitconnect/README.md``)."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from sqlalchemy.engine import Engine

from bot.experts.api import Fact, Town
from bot.experts.delivery import Parcel
from bot.experts.delivery_fitconnect import FitConnectDelivery
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert

from .play import Dialogue

SOEST = "05974040"
_SCHEMA = json.loads((Path(__file__).parent / "fitconnect" / "metadata-1.0.0.schema.json").read_text(encoding="utf-8"))
_VALIDATOR = Draft202012Validator(_SCHEMA, format_checker=FormatChecker())
FORM = "https://schema.example/S05000039.json"
HOLDER = {
    "given_name": "Jürgen", "family_name": "Größmann", "street": "Am Teich 5", "postcode": "59494", "place": "Soest",
    "mail": "j@example.org",
}  # fmt: skip


def mistakes(metadata: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in _VALIDATOR.iter_errors(metadata)]


def written(folder: Path) -> dict[str, Any]:
    (path,) = folder.rglob("metadata.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("reply_to", ["", "j@example.org"])
def test_a_registration_as_a_visitor_makes_it(
    hundesteuer: Expert, engine: Engine, tmp_path: Path, reply_to: str
) -> None:
    delivery = FitConnectDelivery(tmp_path / "out")
    desk = EmbeddedDesk(engine, "a secret of the test", delivery)
    told = {"delivery": True, "registration_days": 14, "submission_schema": FORM}
    facts = {f"hundesteuer.{key}": (Fact(value, "Satzung", "2026", confirmed=True),) for key, value in told.items()}
    dialogue = Dialogue(hundesteuer, "registration", Town(SOEST, "Soest", facts), desk=desk)
    dialogue.start("Ich habe seit gestern einen Labrador")
    dialogue.say("2", "einer", "gekauft", "überspringen")
    dialogue.fill({**HOLDER, "mail": reply_to})
    dialogue.say("Absenden")
    assert desk.outbox.send().delivered == 1
    metadata = written(tmp_path / "out")
    assert mistakes(metadata) == []
    assert metadata["$schema"] == _SCHEMA["$id"]
    assert ("replyChannel" in metadata) == bool(reply_to)


def _parcel(**other: str) -> Parcel:
    given = {"service": "99102013104000", "schema": FORM, "reply_to": "", **other}
    return Parcel("a" * 64, SOEST, "A-2026-CCCCCC", "registration", "2026-11-26T10:00:00", {}, {"a": "ä"}, **given)


@pytest.mark.parametrize("spoiled", ["hash", "identifier", "attachments", "reply"])
def test_the_schema_would_find_a_mistake(tmp_path: Path, spoiled: str) -> None:
    FitConnectDelivery(tmp_path).deliver(_parcel(reply_to="j@example.org"))
    good = written(tmp_path)
    assert mistakes(good) == []
    bad = copy.deepcopy(good)
    if spoiled == "hash":
        bad["contentStructure"]["data"]["hash"]["content"] = "A" * 128
    elif spoiled == "identifier":
        bad["publicServiceType"]["identifier"] = "99102013104000"
    elif spoiled == "attachments":
        del bad["contentStructure"]["attachments"]
    else:
        bad["replyChannel"]["eMail"]["address"] = "nobody"
    assert mistakes(bad)
