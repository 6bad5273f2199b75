"""What the README shows and an operator relies on, over HTTP."""

from __future__ import annotations

import concurrent.futures
import json
from pathlib import Path
from urllib.error import HTTPError

import pytest

from bot.settings import ROOT
from tests import new_project
from tests.hostile import HOSTILE, unfit
from tests.waiting import within

from .conftest import Running

QUESTION = "Wer ist für das Serviceportal Bielefeld zuständig?"
CONTACT = ("Stefan Thias", "+49 521 51-5198", "stefan.thias@bielefeld.de", "S. 20", "Stand: Anfang 2021")


def lacks(text: str) -> list[str]:
    return [fact for fact in CONTACT if fact not in text]


def test_the_contact_of_the_readme(running: Running) -> None:
    messages = running.post({"sender": "readme", "message": QUESTION})
    assert all(message["recipient_id"] == "readme" for message in messages)
    assert lacks("\n".join(message.get("text", "") for message in messages)) == []
    buttons = [button for message in messages for button in message.get("buttons", ())]
    assert buttons and all(not button["payload"].startswith("/") for button in buttons)
    (custom,) = [message["custom"] for message in messages if "custom" in message]
    facts, source = custom["blocks"]
    assert [told["values"]["email"]["text"] for told in facts["facts"]] == ["stefan.thias@bielefeld.de"]
    assert source["sources"][0]["pages"] == [20]


def test_first_contact_says_that_a_machine_answers(running: Running) -> None:
    first = running.ask(QUESTION, "first-contact")
    second = running.ask("Und was kostet das?", "first-contact")
    assert "automatischer Assistent" in first and "automatischer Assistent" not in second


def test_the_thread_is_kept_and_senders_are_apart(running: Running) -> None:
    running.ask(QUESTION, "one")
    running.ask("Wer ist bei DigiKnow zuständig?", "other")
    assert "967.000 €" in running.ask("Und was kostet das?", "one")
    assert "DigiKnow" in running.ask("Und was kostet das?", "other")


def test_several_visitors_at_once(running: Running) -> None:
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: lacks(running.ask(QUESTION)), range(24)))
    assert found == [[]] * 24


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_messages(running: Running, name: str) -> None:
    text = running.ask(HOSTILE[name], f"hostile-{name}")
    assert unfit(text) == [], text
    assert lacks(running.ask(QUESTION, f"hostile-{name}")) == []


@pytest.mark.parametrize("body", [{}, {"message": None}, {"message": 7}, {"sender": {}, "message": QUESTION}])
def test_objects_that_are_no_messages(running: Running, body: object) -> None:
    (message, *_) = running.post(body)
    assert unfit(str(message["text"])) == [] and message["recipient_id"]
    assert lacks(running.ask(QUESTION)) == []


@pytest.mark.parametrize("body", [[], "text", 7, None, b"{", b"\xff\xfe"])
def test_bodies_that_are_no_objects_are_refused_with_a_reason(running: Running, body: object) -> None:
    with pytest.raises(HTTPError) as refused:
        running.post(body)
    assert refused.value.code == 400 and "JSON" in json.load(refused.value)["error"]
    assert lacks(running.ask(QUESTION)) == []


def test_a_new_project_is_known_within_seconds_and_a_broken_one_is_not(running: Running) -> None:
    question = f"Wer ist für den {new_project.TITLE} zuständig?"
    assert new_project.PHONE not in running.ask(question)
    file = new_project.add(running.data)
    running.load()
    assert within(lambda: new_project.PHONE in running.ask(question))
    assert new_project.TITLE in running.ask(f"Welche Projekte gibt es in {new_project.TOWN}?")
    assert new_project.TITLE in running.ask(f"Welche Projekte betreut {new_project.PERSON}?")
    file.write_text("id: kaputt\n", encoding="utf-8")
    with pytest.raises(Exception, match=file.name):
        running.load()
    assert new_project.PHONE in running.ask(question)


def test_without_the_action_server_the_reply_is_honest_and_comes_back(running: Running) -> None:
    assert lacks(running.ask(QUESTION, "patient")) == []
    running.stop_actions()
    try:
        text = running.ask("Und was kostet das?", "patient")
        assert "nicht erreichbar" in text and unfit(text) == []
    finally:
        running.start_actions()
    assert lacks(running.ask(QUESTION, "patient")) == []


def test_nothing_was_trained_for_all_this(running: Running) -> None:
    newest = max((ROOT / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    command = [str(part) for part in running.servers[1].process.args]
    assert Path(command[command.index("--model") + 1]) == newest
