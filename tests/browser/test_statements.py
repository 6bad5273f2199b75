"""The widget shows what REST says, no less and no more.

Every line of every kind of answer is drawn in all three languages; and whole dialogues are held twice with the real
assistant, over REST and by typing into the widget. STATEMENTS=1 draws all answers to all dialogues of the tests, some
ten thousand different ones, instead of one of each kind; paths of other files of dialogues, separated as in PATH, ask
for all dialogues of those in both tests.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from bot.assistant import Assistant
from scripts.train import ensure_model
from tests.browser.chat import Chat
from tests.browser.site import Site
from tests.browser.statements import Answer, differences, of_replies, read
from tools.replies import replies
from tools.trace import dialogues

Told = dict[str, dict[str, Answer]]
VOICES = ("german", "easy", "english")
_CHOSEN = os.environ.get("STATEMENTS", "")
_FILES = [Path(path) for path in _CHOSEN.split(os.pathsep) if path not in ("", "1")]
_SAMPLE = 25  # each such dialogue is drawn
_HELD = 300  # each such dialogue is held with the real assistant
_AT_ONCE = 100  # answers on a page
_MARK = "§§§"
_ENLARGE = "button.enlarge"  # whatever it is called in the language of the answers
_PHONE: ViewportSize = {"width": 320, "height": 640}  # tables are blocks there
_NOTICE = "Hier antwortet ein automatischer Assistent."  # REST says it once, the widget in its greeting


@pytest.fixture(scope="module")
def told() -> Told:
    """Answers by their questions; in a thread of their own, as Playwright and the assistant each have a loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_hold_dialogues).result()


def _hold_dialogues() -> Told:
    """What is answered in the dialogues of the tests: everything, or one answer of each kind in some of them."""
    assistant = Assistant(ensure_model())
    answers: Told = {voice: {} for voice in VOICES}
    known = set()
    for dialogue in _dialogues():
        for turn in replies(assistant, dialogue):
            for voice in VOICES:
                kind = voice, json.dumps(turn[voice]) if _CHOSEN else _kind(turn[voice])
                if kind not in known:
                    known.add(kind)
                    answers[voice][f"{dialogue['id']}: {turn['say']}"] = turn[voice]
    return answers


def _dialogues() -> Iterator[Mapping[str, Any]]:
    return dialogues(_FILES) if _CHOSEN else iter(list(dialogues())[::_SAMPLE])


def _kind(answer: Answer) -> str:
    blocks = answer["custom"].get("blocks", ())
    return repr([(b["type"], [fact["facet"] for fact in b.get("facts", ())]) for b in blocks])


def _as_sent(answers: list[Answer]) -> dict[str, Any]:
    """All answers as one, with a mark before each: it is drawn once, and what is shown can be told apart."""
    blocks = []
    for number, answer in enumerate(answers):
        plain = [{"type": "statement", "lines": [line for text in answer["texts"] for line in text.splitlines()]}]
        blocks += [{"type": "statement", "lines": [f"{_MARK}{number}."]}, *answer["custom"].get("blocks", plain)]
    language = next((a["custom"]["language"] for a in answers if a["custom"]), "de")
    return {"custom": {"version": 1, "language": language, "blocks": blocks}}


def _shown(chat: Chat, answers: list[Answer]) -> Iterator[list[str]]:
    """What stands on the screen, in the large view, on a phone, and then what is printed, of each answer."""
    sent = [_as_sent(answers)]
    chat.page.route("**/api/message", lambda route: route.fulfill(json=sent))
    chat.page.evaluate("sessionStorage.clear()")
    chat.page.reload()
    chat.open()
    bubble = chat.ask("alles").locator(".bubble")
    usual = chat.page.viewport_size or _PHONE
    for state in ("panel", "large", "phone", "paper"):
        _show(chat.page, state)
        yield re.split(rf"{_MARK}\d+\.", read(bubble))[1:]
    chat.page.emulate_media(media="screen")
    chat.page.set_viewport_size(usual)
    chat.page.unroute("**/api/message")


def _show(page: Page, state: str) -> None:
    if state == "large":
        page.locator(_ENLARGE).click()
    elif state == "phone":
        page.set_viewport_size(_PHONE)
    elif state == "paper":
        page.emulate_media(media="print")


@pytest.mark.parametrize("voice", VOICES)
def test_the_same_statements_are_on_the_screen_and_on_paper(chat: Chat, told: Told, voice: str) -> None:
    wrong: dict[str, list[str]] = {}
    everything = list(told[voice].items())
    for start in range(0, len(everything), _AT_ONCE):
        answers = dict(everything[start : start + _AT_ONCE])
        for shown in _shown(chat, list(answers.values())):
            assert len(shown) == len(answers)
            for (name, answer), text in zip(answers.items(), shown, strict=True):
                found = differences(answer, text)
                wrong |= {name: found} if found else {}
    assert wrong == {}


def test_what_rest_says_is_what_the_widget_shows(context: BrowserContext, assistant: Site) -> None:
    """The way through both channels: the same dialogue typed into the widget and sent to REST."""
    page = context.new_page()
    page.goto(assistant.url)
    chat = Chat(page)
    wrong: dict[str, list[str]] = {}
    for dialogue in dialogues(_FILES) if _FILES else list(dialogues())[::_HELD]:
        page.evaluate("sessionStorage.clear()")
        page.reload()
        chat.open()
        expect(chat.log).to_contain_text("automatischer Assistent, kein Mensch")
        sender = uuid4().hex
        for turn in dialogue["turns"]:
            said = _rest(page, assistant, sender, turn["say"])
            shown = chat.ask(turn["say"])
            found = [*differences(said, read(shown.locator(".bubble"))), *_other_buttons(said, shown)]
            wrong |= {f"{dialogue['id']}: {turn['say']}": found} if found else {}
    assert wrong == {}


def _rest(page: Page, assistant: Site, sender: str, message: str) -> Answer:
    body = {"sender": sender, "message": message}
    said = page.request.post(f"{assistant.url}/webhooks/rest/webhook", data=body)
    assert said.ok
    return of_replies({**reply, "text": reply.get("text", "").removeprefix(_NOTICE)} for reply in said.json())


def _other_buttons(answer: Answer, turn: Locator) -> list[str]:
    buttons = turn.locator(".suggestion").all_inner_texts()
    return [] if buttons == answer["buttons"] else [f"buttons: {buttons} instead of {answer['buttons']}"]
