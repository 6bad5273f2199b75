"""The widget shows what REST says, no less and no more: every line of every kind of answer, in all three languages.

STATEMENTS=1 asks for all dialogues instead of one answer of each kind, some ten thousand different answers, which takes
half an hour; paths of other files of dialogues, separated as in PATH, ask for those.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
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
_CHOSEN = os.environ.get("STATEMENTS", "")
_SAMPLE = 25  # each such dialogue is held
_AT_ONCE = 250  # answers on a page
_MARK = "§§§"
_DRAWN = {"facts", "list", "table", "comparison", "question"}
# What is drawn as a card keeps its figures, names and dates; the words between them may be labels.
_TOLD = re.compile(r"\S+@\S+\w|[\d.,]*\d|\b[A-ZÄÖÜ]\w{5,}")
_FIGURES = re.compile(r"\S+@\S+\w|[\d.,]*\d")


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
    if not _CHOSEN:
        return iter(list(dialogues())[::_SAMPLE])
    return dialogues([Path(path) for path in _CHOSEN.split(os.pathsep) if path != "1"])


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


def _added(answer: Answer, shown: str) -> list[str]:
    """Figures and addresses on the screen that stand neither in the texts of the reply nor in its structure."""
    sent = " ".join(json.dumps(answer, ensure_ascii=False).split())
    return [figure for figure in _FIGURES.findall(shown) if figure.strip(".,") not in sent]


def _shown(chat: Chat, answers: list[Answer]) -> Iterator[list[str]]:
    """What stands on the screen, and then what is printed, of each answer."""
    sent = [_as_sent(answers)]
    chat.page.route("**/api/message", lambda route: route.fulfill(json=sent))
    chat.page.evaluate("sessionStorage.clear()")
    chat.page.reload()
    chat.open()
    bubble = chat.ask("alles").locator(".bubble")
    bubble.evaluate("bubble => bubble.querySelectorAll('details').forEach(details => details.open = true)")
    bubble.evaluate("bubble => bubble.querySelectorAll('[aria-hidden=true]').forEach(picture => picture.remove())")
    for media in ("screen", "print"):
        chat.page.emulate_media(media=media)
        assert bubble.is_visible()  # what is hidden would still have its text
        yield re.split(rf"{_MARK}\d+\.", bubble.inner_text())[1:]
    chat.page.emulate_media(media="screen")
    chat.page.unroute("**/api/message")


@pytest.mark.parametrize("voice", VOICES)
def test_the_same_statements_are_on_the_screen_and_on_paper(chat: Chat, told: Told, voice: str) -> None:
    wrong: dict[str, list[str]] = {}
    everything = list(told[voice].items())
    for start in range(0, len(everything), _AT_ONCE):
        answers = dict(everything[start : start + _AT_ONCE])
        for shown in _shown(chat, list(answers.values())):
            assert len(shown) == len(answers)
            for (name, answer), text in zip(answers.items(), shown, strict=True):
                told_here = " ".join(text.split())
                found = [*_lost(answer, told_here), *_added(answer, told_here)]
                wrong |= {name: found} if found else {}
    assert wrong == {}
