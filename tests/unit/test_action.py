"""The action: what Rasa hands over and gets back."""

from __future__ import annotations

import time
from typing import Any
from unittest.mock import Mock

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import OperationalError

from actions import answer
from bot.answers.texts import texts
from bot.catalogue.queries import Catalogue
from bot.catalogue.remembering import RememberingCatalogue
from bot.dialogue.state import State
from bot.experts.api import Fact, Town
from bot.experts.experts import Experts
from bot.experts.flow_state import FlowState
from bot.experts.loader import installed
from bot.experts.secret import DOCUMENT_MARK
from bot.experts.thread import Thread
from bot.journal.writer import Note, Subject

SOEST = Town("05974040", "Soest")
LIPPSTADT = Town("05974028", "Lippstadt", {"fundbuero.fee": (Fact("5 €", "fee list", "2026", confirmed=True),)})
LOADED = {town.ags: town for town in (SOEST, LIPPSTADT)}


def tracker(intent: str, channel: str, state: dict[str, Any] | None = None, text: str = "…") -> Tracker:
    """A conversation whose latest message was understood as this intent."""
    message = {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": []}
    events = [{"event": "user", "input_channel": channel, "message_id": "4711"}]
    return Tracker("me", {answer.STATE: state}, message, events, False, None, {}, "action_listen")


def said(intent: str, channel: str = "rest", state: dict[str, Any] | None = None, text: str = "…") -> list[str]:
    """The texts of the answer."""
    dispatcher = CollectingDispatcher()
    answer.ActionAnswer().run(dispatcher, tracker(intent, channel, state, text), {})
    return [message["text"] for message in dispatcher.messages]


@pytest.fixture(autouse=True)
def _real_data(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "catalogue", lambda: RememberingCatalogue(catalogue._engine))
    monkeypatch.setattr(answer, "journal", Mock)


def test_the_first_answer_says_that_a_machine_speaks() -> None:
    assert said("ask_region")[0] == texts().say("notice")


@pytest.mark.parametrize("intent", ["greet", "ask_identity", "emergency", "crisis"])
def test_no_notice_where_it_is_said_anyway_or_help_is_urgent(intent: str) -> None:
    assert texts().say("notice") not in said(intent)


def test_the_widget_has_said_it_in_its_greeting() -> None:
    assert texts().say("notice") not in said("ask_region", channel="widget")


def test_later_answers_do_not_repeat_it() -> None:
    dispatcher = CollectingDispatcher()
    (event,) = answer.ActionAnswer().run(dispatcher, tracker("ask_region", "rest"), {})
    assert State.from_dict(event["value"]).answered_at
    assert texts().say("notice") not in said("ask_region", state=event["value"])


def test_the_wording_varies_with_the_conversation_and_not_with_the_clock() -> None:
    """Each conversation hears the variants in turn, whenever it takes place."""
    conversations = [[said("thank", state=State(answers=n, answered_at=1.0).to_dict()) for n in range(3)] for _ in "ab"]
    assert conversations[0] == conversations[1]
    first, second, third = conversations[0]
    assert first != second and first == third


def test_each_answer_counts() -> None:
    dispatcher = CollectingDispatcher()
    (event,) = answer.ActionAnswer().run(dispatcher, tracker("thank", "rest", State(answers=4).to_dict()), {})
    assert State.from_dict(event["value"]).answers == 5


def test_without_the_database_nothing_is_said_or_changed_and_the_request_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Catalogue:
        raise OperationalError("select", {}, Exception("gone"))

    monkeypatch.setattr(answer, "catalogue", broken)
    dispatcher = CollectingDispatcher()
    assert answer.ActionAnswer().run(dispatcher, tracker("ask_region", "rest"), {}) == []
    assert dispatcher.messages == []
    assert "Request 4711" in caplog.text


@pytest.mark.parametrize(("thread", "question"), [(None, "…"), (Thread(FlowState("dogs", "check", "05974040")), "")])
def test_the_journal_gets_no_words_of_an_open_dialogue(
    monkeypatch: pytest.MonkeyPatch, thread: Thread | None, question: str
) -> None:
    journal = Mock()
    monkeypatch.setattr(answer, "journal", lambda: journal)
    said("out_of_scope", state=State(expert=thread, answered_at=time.time()).to_dict())
    (note,) = journal.note.call_args.args
    assert note.reason == "out of scope" and note.question == question


def to_an_expert(monkeypatch: pytest.MonkeyPatch, answered: str, town: Town = SOEST) -> Mock:
    """The lost-property expert is on, and takes every message for the question of this answer; the journal."""
    journal, questions = Mock(), Mock(asked=lambda *_: [("fundbuero", answered, 1.0)])
    on = Experts(tuple(e for e in installed().experts if e.id == "fundbuero"), questions, lambda: LOADED, (town.name,))
    monkeypatch.setattr(answer, "experts", lambda: on)
    monkeypatch.setattr(answer, "journal", lambda: journal)
    return journal


@pytest.mark.parametrize(
    ("answered", "reason", "question"),
    [("fee", "not on file", "Was kostet die Abholung meiner Brille?"), ("reward", "", "")],
)
def test_the_journal_gets_what_no_expert_could_answer(
    monkeypatch: pytest.MonkeyPatch, answered: str, reason: str, question: str
) -> None:
    journal = to_an_expert(monkeypatch, answered)
    said("find_service", text="Was kostet die Abholung meiner Brille?")
    (note,) = journal.note.call_args.args
    assert (note.reason, note.question) == (reason, question)
    assert note.subjects == (Subject("expert", f"fundbuero: {answered}"),)


def test_the_journal_gets_nothing_that_the_town_has_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = to_an_expert(monkeypatch, "fee", LIPPSTADT)
    assert "5" in "".join(said("find_service", text="Was kostet die Abholung meiner Brille?"))
    (note,) = journal.note.call_args.args
    assert (note.reason, note.question) == ("", "")


@pytest.mark.parametrize("flow", [None, FlowState("fundbuero", "search", "05974040", {}, "what")])
def test_what_no_expert_could_answer_may_be_sent_to_the_staff_but_for_an_open_dialogue(
    monkeypatch: pytest.MonkeyPatch, flow: FlowState | None
) -> None:
    monkeypatch.setenv("INBOX", "1")
    journal = to_an_expert(monkeypatch, "fee")
    state = State(expert=Thread(flow), answered_at=time.time()).to_dict()
    dispatcher = CollectingDispatcher()
    asking = tracker("find_service", "widget", state, "Was kostet bei Ihnen die Abholung?")
    answer.ActionAnswer().run(dispatcher, asking, {})
    buttons = [button["title"] for button in dispatcher.messages[-1]["buttons"] or ()]
    (note,) = journal.note.call_args.args
    assert (texts().say("inbox_button") in buttons, bool(note.question)) == ((False, False) if flow else (True, True))


@pytest.mark.parametrize(
    ("flow", "text"),
    [
        (None, "Ich habe gestern meine Brille verloren, Erika Mustermann"),
        (FlowState("fundbuero", "search", "05974040", {}, "what"), "Abbrechen"),
    ],
)
def test_the_journal_gets_no_words_that_open_or_end_a_dialogue(
    monkeypatch: pytest.MonkeyPatch, flow: FlowState | None, text: str
) -> None:
    journal = to_an_expert(monkeypatch, "search")
    monkeypatch.setattr(answer, "note", lambda queries, question, day: Note(day, (), question, "not on file"))
    dispatcher = CollectingDispatcher()
    state = State(expert=Thread(flow), answered_at=time.time())
    asking = tracker("find_service", "rest", state.to_dict(), text)
    (event,) = answer.ActionAnswer().run(dispatcher, asking, {})
    after = State.from_dict(event["value"]).expert
    assert after and (after.flow is None) == (flow is not None)  # opened or ended
    (note,) = journal.note.call_args.args
    assert note.question == ""


def test_the_channel_is_told_when_the_next_message_is_sensitive_and_when_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Mock()
    expert = next(found for found in installed().experts if found.id == "ausweis")
    monkeypatch.setattr(answer, "experts", lambda: Experts((expert,), None, dict, ("soest",), desk=desk))
    asking = State(expert=Thread(FlowState("ausweis", "status", "05974040", {}, "serial")))
    answer.expect("me", State(), asking)
    answer.expect("me", asking, State())
    answer.expect("me", State(), State())
    assert [call.args for call in desk.expect.call_args_list] == [("me", "serial", (), False), ("me", "", (), False)]
    answer.expect("me", State(), State(), f"Meine Nummer ist {DOCUMENT_MARK}")  # what was told unasked goes
    assert desk.expect.call_args.args == ("me", "", (), False) and desk.expect.call_count == 3


@pytest.mark.parametrize(
    ("on", "intent", "offered"), [("1", "out_of_scope", True), ("1", "thank", False), ("", "out_of_scope", False)]
)
def test_a_question_without_an_answer_may_be_sent_to_the_staff(
    monkeypatch: pytest.MonkeyPatch, on: str, intent: str, offered: bool
) -> None:
    monkeypatch.setenv("INBOX", on)
    dispatcher = CollectingDispatcher()
    answer.ActionAnswer().run(dispatcher, tracker(intent, "widget"), {})
    buttons = [button["title"] for button in dispatcher.messages[-1]["buttons"] or ()]
    assert (texts().say("inbox_button") in buttons) == offered


def test_nothing_of_an_open_dialogue_may_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INBOX", "1")
    state = State(expert=Thread(FlowState("dogs", "check", "05974040")), answered_at=time.time())
    dispatcher = CollectingDispatcher()
    answer.ActionAnswer().run(dispatcher, tracker("out_of_scope", "widget", state.to_dict()), {})
    assert texts().say("inbox_button") not in str(dispatcher.messages)
