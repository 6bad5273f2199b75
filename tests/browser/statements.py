"""What a reply tells and what can be read of it on the screen, compared in both directions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from playwright.sync_api import Locator

from bot.settings import ROOT

Answer = Mapping[str, Any]
"""``texts``, ``buttons`` (their titles) and ``custom``."""
DRAWN = frozenset({"facts", "list", "table", "comparison", "question"})
"""Blocks that are drawn as cards: these keep figures, names and dates, while the words between them may be labels."""
# The word that begins a sentence counts only if it is long.
_TOLD = re.compile(r"\S+@\S+\w|[\d.,]*\d|\b[A-ZÄÖÜ]\w{5,}|(?<=[^.:!?] )[A-ZÄÖÜ]\w{3,}")
_NUMBER = re.compile(r"^(?:(\d+)\.|-) ")
_WORDS = re.compile(r"\S+@\S+\w|[\d.,]*\d|[^\W\d_]+")
# What the browser sets before the entries of a list is not in their text.
_WRITE_NUMBERS = """bubble => bubble.querySelectorAll("ol:not([role])").forEach(list => {
  [...list.children].forEach((entry, place) => entry.prepend(`${list.start + place}. `));
  list.setAttribute("role", "list");
})"""
_STRINGS = re.compile(r'"((?:[^"\\]|\\.)*)"')


def of_replies(replies: Iterable[Mapping[str, Any]]) -> Answer:
    """The answer of Rasa's list of replies."""
    found = list(replies)
    return {
        "texts": [reply["text"] for reply in found if reply.get("text")],
        "buttons": [button["title"] for reply in found for button in reply.get("buttons") or ()],
        "custom": next((reply["custom"] for reply in found if reply.get("custom")), {}),
    }


def read(bubble: Locator) -> str:
    """All that can be read in an answer when everything in it is opened; pictures repeat what stands beside them."""
    bubble.evaluate("bubble => bubble.querySelectorAll('details').forEach(details => details.open = true)")
    bubble.evaluate("bubble => bubble.querySelectorAll('[aria-hidden=true]').forEach(picture => picture.remove())")
    bubble.evaluate(_WRITE_NUMBERS)
    assert bubble.is_visible()  # what is hidden would still have its text
    return bubble.inner_text()


def differences(answer: Answer, shown: str) -> list[str]:
    """What is lost, and what is there without having been sent."""
    told = " ".join(shown.split())
    return [*(f"lost: {part}" for part in _lost(answer, told)), *(f"added: {part}" for part in _added(answer, told))]


def _lost(answer: Answer, shown: str) -> list[str]:
    """Lines of the reply that cannot be read on the screen; of drawn ones what they tell."""
    drawn = {line for b in answer["custom"].get("blocks", ()) if b["type"] in DRAWN for line in b["lines"]}
    lost = []
    for line in (line for text in answer["texts"] for line in text.splitlines() if line.strip()):
        said = " ".join(_NUMBER.sub("", line).split())
        if not _counted(line, said, shown):
            lost.append(line)
        if said not in shown:
            told = _TOLD.findall(said) if line in drawn else [said]
            lost += [word for word in told if word.strip(".,") not in shown]
    return lost


def _counted(line: str, said: str, shown: str) -> bool:
    """Whether an entry has the number by which one can speak of it; a milestone has it on a badge."""
    entry = _NUMBER.match(line)
    first = re.escape(said.split(" ")[0].rstrip(".,:"))
    return not entry or not entry[1] or bool(re.search(rf"\b{entry[1]}\.? {first}", shown))


def _added(answer: Answer, shown: str) -> list[str]:
    """Words and figures on the screen that stand neither in the reply nor among the widget's own words."""
    sent = " ".join(json.dumps(answer, ensure_ascii=False).split())
    return [word for word in _WORDS.findall(shown) if word.strip(".,") not in sent and word not in _own_words()]


@cache
def _own_words() -> frozenset[str]:
    """The labels of cards and tables, in all languages."""
    sources = [ROOT / "widget/src" / name for name in ("texts.ts", "later/words.ts")]
    labels = [label for source in sources for label in _STRINGS.findall(source.read_text(encoding="utf-8"))]
    return frozenset(word for label in labels for word in _WORDS.findall(label))
