"""Nothing that the assistant says is lost in the widget: every line of every kind of answer, in all three languages.

STATEMENTS=1 asks for all dialogues instead of one answer of each kind; it takes some minutes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.assistant import Assistant
from scripts.train import ensure_model
from tests.browser.chat import Chat
from tools.replies import replies
from tools.trace import dialogues

Answer = Mapping[str, Any]
Told = dict[str, dict[str, Answer]]
VOICES = ("german", "easy", "english")
_SAMPLE = 25  # each such dialogue is held
_MARK = "§§§"
_DRAWN = {"facts", "list", "table", "comparison", "question"}
# What is drawn as a card keeps its figures, names and dates; the words between them may be labels.
_TOLD = re.compile(r"\S+@\S+\w|[\d.,]*\d|\b[A-ZÄÖÜ]\w{5,}")


@pytest.fixture(scope="module")
def told() -> Told:
    """Answers by their questions; in a thread of their own, as Playwright and the assistant each have a loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_hold_dialogues).result()


def _hold_dialogues() -> Told:
    """What is answered in the dialogues of the tests: everything, or one answer of each kind in some of them."""
    assistant, everything = Assistant(ensure_model()), "STATEMENTS" in os.environ
    answers: Told = {voice: {} for voice in VOICES}
    known = set()
    for dialogue in list(dialogues())[:: 1 if everything else _SAMPLE]:
        for turn in replies(assistant, dialogue):
            for voice in VOICES:
                kind = voice, json.dumps(turn[voice]) if everything else _kind(turn[voice])
                if kind not in known:
                    known.add(kind)
                    answers[voice][f"{dialogue['id']}: {turn['say']}"] = turn[voice]
    return answers


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


def _lost(answer: Answer, shown: str) -> list[str]:
    """Lines of the reply that cannot be read on the screen; of drawn ones what they tell."""
    drawn = {line for b in answer["custom"].get("blocks", ()) if b["type"] in _DRAWN for line in b["lines"]}
    lost = []
    for line in (line for text in answer["texts"] for line in text.splitlines() if line.strip()):
        said = " ".join(re.sub(r"^(?:\d+\.|-) ", "", line).split())
        if said in shown:
            continue
        told = _TOLD.findall(said) if line in drawn else [said]
        lost += [word for word in told if word.strip(".,") not in shown]
    return lost


@pytest.mark.parametrize("voice", VOICES)
def test_every_statement_is_on_the_screen_and_on_paper(chat: Chat, told: Told, voice: str) -> None:
    answers = told[voice]
    sent = [_as_sent(list(answers.values()))]
    chat.page.route("**/api/message", lambda route: route.fulfill(json=sent))
    chat.open()
    bubble = chat.ask("alles").locator(".bubble")
    bubble.evaluate("bubble => bubble.querySelectorAll('details').forEach(details => details.open = true)")
    for media in ("screen", "print"):
        chat.page.emulate_media(media=media)
        assert bubble.is_visible()  # what is hidden would still have its text
        shown = re.split(rf"{_MARK}\d+\.", bubble.inner_text())[1:]
        assert len(shown) == len(answers)
        lost = {name: _lost(a, " ".join(s.split())) for (name, a), s in zip(answers.items(), shown, strict=True)}
        assert {name: words for name, words in lost.items() if words} == {}
