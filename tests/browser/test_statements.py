"""Nothing that the assistant says is lost in the widget: every line of every kind of answer, in all three languages.

STATEMENTS=1 asks for all dialogues instead of one answer of each kind; it takes some minutes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Route

from bot.assistant import Assistant
from scripts.train import ensure_model
from tests.browser.chat import Chat
from tests.browser.site import Site
from tools.replies import replies
from tools.trace import dialogues

_SAMPLE = 40  # each such dialogue is held
_DRAWN = {"facts", "list", "table", "comparison", "question"}
# What is drawn as a card keeps its figures, names and dates; the words between them may be labels.
_TOLD = re.compile(r"\S+@\S+\w|[\d.,]*\d|\b[A-ZÄÖÜ]\w{5,}")

_ASK = """async () => {
  const root = document.querySelector("programm-assistent").shadowRoot;
  const turns = () => [...root.querySelectorAll(".turn.assistant")];
  const before = turns().length;
  const input = root.querySelector(".composer textarea");
  input.value = "weiter";
  input.form.requestSubmit();
  for (let tries = 0; turns().length === before && tries < 400; tries++) await new Promise(r => setTimeout(r, 5));
  const answer = turns().at(-1);
  for (const details of answer.querySelectorAll("details")) details.open = true;
  return answer.innerText;
}"""


@pytest.fixture(scope="module")
def told() -> list[tuple[str, Mapping[str, Any]]]:
    """Questions with their answers; in a thread of their own, because Playwright and the assistant each have a loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: list(_told())).result()


def _told() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What is answered in the dialogues of the tests: everything, or one answer of each kind among some of them."""
    assistant, everything, known = Assistant(ensure_model()), "STATEMENTS" in os.environ, set()
    for dialogue in list(dialogues())[:: 1 if everything else _SAMPLE]:
        for turn in replies(assistant, dialogue):
            for voice in ("german", "easy", "english"):
                answer = turn[voice]
                kind = json.dumps(answer) if everything else f"{voice} {_kind(answer)}"
                if kind not in known:
                    known.add(kind)
                    yield f"{dialogue['id']} ({voice}): {turn['say']}", answer


def _kind(answer: Mapping[str, Any]) -> str:
    blocks = answer["custom"].get("blocks", ())
    return repr([(b["type"], [fact["facet"] for fact in b.get("facts", ())]) for b in blocks])


def _as_sent(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    custom = [{"custom": answer["custom"]}] if answer["custom"] else []
    return [*({"text": text} for text in answer["texts"]), *custom]


def _lost(answer: Mapping[str, Any], shown: str) -> list[str]:
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


@pytest.mark.parametrize("media", ["screen", "print"])
def test_every_statement_is_on_the_screen_and_on_paper(
    context: BrowserContext, site: Site, told: list[tuple[str, Mapping[str, Any]]], media: Literal["screen", "print"]
) -> None:
    page = context.new_page()
    page.goto(site.url)
    Chat(page).open()
    page.emulate_media(media=media)
    sent: list[dict[str, Any]] = []
    page.route("**/api/message", lambda route: _answer(route, sent))
    lost = {}
    for number, (name, answer) in enumerate(told):
        if number % 25 == 24:  # a long conversation only costs time
            page.evaluate("sessionStorage.clear()")
            page.reload()
            Chat(page).open()
        sent[:] = _as_sent(answer)
        shown = " ".join(page.evaluate(_ASK).split())
        if missing := _lost(answer, shown):
            lost[name] = missing
    assert lost == {}


def _answer(route: Route, sent: list[dict[str, Any]]) -> None:
    route.fulfill(json=sent)
