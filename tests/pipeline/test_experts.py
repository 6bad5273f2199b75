"""Experts switched on for Soest: the dialogues and sentences that each one brings along, and what stays as it was."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.assistant import Assistant
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.dialogue.query import ExpertReply
from bot.experts.desk import EmbeddedDesk
from bot.experts.experts import Experts
from bot.experts.loader import FOLDER, installed
from bot.experts.model import ensure, load
from bot.experts.town_files import read_towns
from bot.settings import ROOT
from tests.structure import structure_faults
from tools.dialogue_checks import answer_of, problems

from .conftest import CLOCK

_RIGHT = 0.9  # of the held-out sentences: right answer
_WRONG_STARTS = 0.01  # of the core's held-out sentences: an expert answers what does not name its subject


@pytest.fixture(scope="module")
def served(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The same assistant with all experts of the repository on."""
    found = installed().experts
    models = tmp_path_factory.mktemp("models")
    ensure(found, models, ROOT / "data" / "nlu")
    towns = read_towns(ROOT / "data" / "towns", "data/towns", {expert.id: expert.town for expert in found})
    loaded = {town.ags: town for town in towns}
    on = copy.copy(assistant)
    engine = connect(f"sqlite:///{models / 'experts.db'}")
    migrate(engine, Schema.experts)
    desk = EmbeddedDesk(engine, "a secret of the test")
    desk.documents.load("05974040", (FOLDER / "ausweis" / "tests" / "documents.csv").read_text(encoding="utf-8"))
    desk.found.load("05974040", (FOLDER / "fundbuero" / "tests" / "found.csv").read_text(encoding="utf-8"))
    on.experts = Experts(found, load(found, models), lambda: loaded, ("soest",), desk=desk)
    return on


def _read(pattern: str) -> list[dict[str, Any]]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob(pattern)))
    return [entry for text in texts for entry in yaml.load(text, yaml.CSafeLoader)]


def _failure(assistant: Assistant, dialogue: dict[str, Any]) -> str | None:
    conversation = assistant.conversation()
    for turn in dialogue["turns"]:
        message = conversation.say(turn["say"], CLOCK)
        answer = answer_of(message)
        if found := [*problems(turn, answer), *structure_faults(message)]:
            return f"{dialogue['id']}: {turn['say']!r}: {'; '.join(found)}\n    {answer.text[:300]!r}"
    return None


def test_all_dialogues_of_the_experts(served: Assistant) -> None:
    dialogues = _read("*/tests/dialogues/*.yml")
    assert len(dialogues) >= 50
    assert [failure for dialogue in dialogues if (failure := _failure(served, dialogue))] == []


def test_held_out_sentences_lead_to_their_answer(served: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    sentences = _read("*/tests/heldout.yml")
    wrong = [
        (entry["text"], found) for entry in sentences if (found := _answered(served, entry["text"])) not in _of(entry)
    ]
    with capsys.disabled():
        print(f"\nExperts: {len(sentences) - len(wrong)} of {len(sentences)} held-out sentences")  # noqa: T201
    assert len(wrong) <= (1 - _RIGHT) * len(sentences), wrong


def _of(entry: dict[str, Any]) -> list[str]:
    return entry["answer"] if isinstance(entry["answer"], list) else [entry["answer"]]


def _answered(assistant: Assistant, text: str) -> str:
    """The answer that a sentence leads to, by its name; a dialogue by that of the answer that begins it."""
    conversation = assistant.conversation()
    conversation.say(text, CLOCK)
    thread = conversation.state.expert
    if thread is None:
        return "nobody"
    if thread.answer:
        return thread.answer
    if thread.flow is None:
        return thread.expert
    if thread.flow.answers.get("topic") == "deregister":
        return "check_off"
    answers = assistant.experts.expert(thread.expert)
    assert answers
    return next(name for name, plan in answers.answers.items() if plan.starts == thread.flow.flow)


def test_the_core_keeps_its_sentences(served: Assistant) -> None:
    sentences = yaml.load((ROOT / "tests" / "heldout" / "nlu.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    subjects = [expert.subject for expert in served.experts.on if expert.subject]
    taken = [text for text in (entry["text"] for entry in sentences) if _answered(served, text) != "nobody"]
    strange = [text for text in taken if not any(subject.search(text.lower()) for subject in subjects)]
    assert len(strange) <= _WRONG_STARTS * len(sentences), strange


def test_a_running_dialogue_is_forgotten_after_half_an_hour(served: Assistant) -> None:
    conversation = served.conversation()
    conversation.say("Ich habe einen neuen Hund", CLOCK)
    answer = conversation.say("gestern", CLOCK.replace(hour=CLOCK.hour + 1))
    assert "Rasse" not in answer_of(answer).text


def test_after_a_pause_the_visitor_is_reminded(served: Assistant) -> None:
    conversation = served.conversation()
    conversation.say("Ich habe einen neuen Hund", CLOCK)
    answer = answer_of(conversation.say("Hallo", CLOCK.replace(minute=20))).text
    assert "mitten in einem Anliegen" in answer and "Seit wann" in answer


def test_the_state_of_a_dialogue_survives_the_slot(served: Assistant) -> None:
    conversation = served.conversation()
    conversation.say("Ich hab seit gestern einen Labrador", CLOCK)
    conversation.state = type(conversation.state).from_dict(conversation.state.to_dict())
    assert "Wie viele Hunde" in answer_of(conversation.say("ja", CLOCK)).text


def test_a_question_without_its_subject_stays_with_the_dog_and_the_town(served: Assistant) -> None:
    conversation = served.conversation()
    conversation.say("Ist ein Bullterrier gefährlich?", CLOCK)
    assert "444 €" in answer_of(conversation.say("und was kostet der an Steuer?", CLOCK)).text
    conversation = served.conversation()
    conversation.say("Was gilt in Paderborn für Hunde?", CLOCK)
    answer = answer_of(conversation.say("und bis wann muss ich ihn anmelden?", CLOCK)).text
    assert "Für Paderborn habe ich keine Angaben" in answer and "14 Tage" not in answer


def test_what_no_answer_fits_is_left_open_with_whom_to_ask(served: Assistant) -> None:
    conversation = served.conversation()
    conversation.say("Was kostet ein Hund?", CLOCK)
    answer = answer_of(conversation.say("Und wie rechnet ihr das auf den Cent genau aus?", CLOCK)).text
    assert "Projekt" not in answer and ("Steueramt" in answer or "€" in answer)
    for sayings in ("Welche Projekte gibt es in Soest?", "Wer hat das Vorhaben geleitet?"):
        assert "nichts Genaueres" not in answer_of(conversation.say(sayings, CLOCK)).text


def test_without_experts_nothing_of_them_is_in_the_state(assistant: Assistant) -> None:
    conversation = assistant.conversation()
    conversation.say("Ich habe einen neuen Hund, was muss ich tun?", CLOCK)
    assert "expert" not in conversation.state.to_dict()
    assert conversation.outcome and not any(isinstance(query, ExpertReply) for query in conversation.outcome.queries)


def test_an_installed_expert_that_is_off_does_not_answer(served: Assistant) -> None:
    off = copy.copy(served)
    off.experts = Experts((), served.experts.questions, served.experts.towns, ("soest",))
    without_town = copy.copy(served)
    without_town.experts = Experts(served.experts.on, served.experts.questions, served.experts.towns, ())
    for assistant in (off, without_town):
        conversation = assistant.conversation()
        conversation.say("Was kostet ein Hund in Soest?", CLOCK)
        assert conversation.state.expert is None


def test_with_several_towns_the_visitor_is_asked_for_his(served: Assistant, tmp_path: Path) -> None:
    other = copy.copy(served)
    loaded = dict(served.experts.towns())
    soest = loaded["05974040"]
    loaded["05974028"] = type(soest)("05974028", "Lippstadt", soest.facts)
    other.experts = Experts(served.experts.on, served.experts.questions, lambda: loaded, ("soest", "lippstadt"))
    conversation = other.conversation()
    asked = answer_of(conversation.say("Was kostet ein Hund?", CLOCK))
    assert "welche Stadt" in asked.text and set(asked.buttons) == {"Soest", "Lippstadt"}
    assert "In Lippstadt kostet" in answer_of(conversation.say("Lippstadt", CLOCK)).text
