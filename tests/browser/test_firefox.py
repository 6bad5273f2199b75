"""The same in Firefox as Debian has it: opening, asking, cards, keyboard, tabs, axe and paper.

What Playwright cannot do in a stock Firefox is tested in Chromium alone: saving files, dark and forced colours.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.chat import Chat
from tests.browser.conftest import run_script
from tests.browser.replies import REPLIES
from tests.browser.test_axe import Check, check, show
from tests.browser.test_keyboard import test_a_whole_conversation, test_menu_and_dialog
from tests.browser.test_layout import test_nothing_sticks_out, test_the_newest_message_is_one_click_away
from tests.browser.test_widget import (
    test_a_suggestion_is_the_next_question,
    test_another_language_is_spoken_with_cards,
    test_open_tabs_share_the_conversation,
    test_the_closed_panel_tells_of_an_answer,
    test_the_conversation_goes_along_to_the_next_page,
)

# Collected here once more, with the browser of this file.
__all__ = [
    "check",
    "test_a_suggestion_is_the_next_question",
    "test_a_whole_conversation",
    "test_another_language_is_spoken_with_cards",
    "test_menu_and_dialog",
    "test_nothing_sticks_out",
    "test_open_tabs_share_the_conversation",
    "test_the_closed_panel_tells_of_an_answer",
    "test_the_conversation_goes_along_to_the_next_page",
    "test_the_newest_message_is_one_click_away",
]
# Firefox 153 crashes when these are read in the page after Playwright has read them in its own world; then axe reads
# the attributes instead.
_UNREFLECTED = r"""for (const name of Object.getOwnPropertyNames(Element.prototype))
  if (/^aria\w+Elements?$/.test(name)) delete Element.prototype[name];
"""
# What Firefox's own viewer finds in a file.
_PRINTED = """async () => {
  const paper = await PDFViewerApplication.pdfLoadingTask.promise;
  const pages = Array.from({ length: paper.numPages }, (_, at) => paper.getPage(at + 1));
  const texts = (await Promise.all(pages)).map(page => page.getTextContent());
  return (await Promise.all(texts)).flatMap(({ items }) => items.map(item => item.str)).join(" ");
}"""


@pytest.fixture
def axe(axe: str) -> str:
    return _UNREFLECTED + axe


@pytest.fixture(scope="module")
def browser(widget: None, playwright: Playwright) -> Iterator[Browser]:
    """Firefox instead of Chromium, through a relay (firefox.py)."""
    found = Path(sys.executable).parent
    browser = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=Path(__file__).with_name("firefox.py"),
        env={**os.environ, "FIREFOX": run_script("browser.sh", "firefox"), "PATH": f"{found}:{os.environ['PATH']}"},
    )
    yield browser
    browser.close()


def test_axe_finds_nothing(chat: Chat, check: Check) -> None:
    check("closed")
    chat.open()
    for kind in REPLIES:
        show(chat, kind)
    check("all kinds")
    chat.page.get_by_role("button", name="Große Ansicht").click()
    chat.options.click()
    check("large view and menu")


def test_paper_shows_the_conversation_and_nothing_to_press(chat: Chat, page: Page, tmp_path: Path) -> None:
    chat.open()
    chat.ask("kontakt")
    chat.ask("liste")
    expect(chat.turns.last.get_by_text("Mehr anzeigen (2)")).to_be_visible()
    paper = tmp_path / "conversation.pdf"
    page.pdf(path=paper)
    viewer = page.context.new_page()
    viewer.goto(paper.as_uri())
    viewer.wait_for_function("window.PDFViewerApplication?.pdfLoadingTask")
    printed = re.sub(r"\W", "", viewer.evaluate(_PRINTED))  # words are parted at the ends of lines
    # The last entry of the list is folded on the screen.
    assert "StefanThias" in printed and "OpenGovernmentundKommunikationsplattform" in printed
    assert "Kopieren" not in printed and "WardieAntworthilfreich" not in printed
