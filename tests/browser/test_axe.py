"""axe-core finds nothing, in every state of the widget and on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bot.channel.pages import PAGES
from tests.browser.chat import Chat
from tests.browser.replies import REPLIES
from tests.browser.site import Site

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "phone": {"viewport": {"width": 320, "height": 640}},
    "zoomed": {"viewport": {"width": 320, "height": 256}},
}


@pytest.fixture
def violations(page: Page, axe: str) -> Callable[[], list[str]]:
    """What axe finds now: rule and element."""

    def find() -> list[str]:
        page.evaluate(axe)
        found = page.evaluate("tags => axe.run({ runOnly: tags })", _TAGS)
        return [
            f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return find


looks = pytest.mark.parametrize("context", _LOOKS.values(), ids=_LOOKS.keys(), indirect=True)


@looks
def test_closed_and_open(chat: Chat, violations: Callable[[], list[str]]) -> None:
    assert violations() == []
    chat.open()
    assert violations() == []


@pytest.mark.parametrize("kind", REPLIES)
def test_each_kind_of_answer(chat: Chat, violations: Callable[[], list[str]], kind: str) -> None:
    chat.open()
    show(chat, kind)
    assert violations() == []


@looks
def test_all_kinds_of_answers_in_one_conversation(chat: Chat, violations: Callable[[], list[str]]) -> None:
    chat.open()
    for kind in REPLIES:
        show(chat, kind)
    assert violations() == []


def show(chat: Chat, kind: str) -> None:
    """Ask for an answer of this kind and open all that can be opened in it."""
    for closed in chat.ask(kind).locator("details > summary").all():
        closed.click()


@looks
def test_other_languages_and_the_large_view(chat: Chat, violations: Callable[[], list[str]]) -> None:
    chat.open()
    for language, question in (("Leichte Sprache", "Ihre Frage"), ("English", "Your question")):
        chat.speak(language)
        spoken = Chat(chat.page, question)
        for kind in REPLIES:
            show(spoken, kind)
    chat.languages.click()
    assert violations() == []
    enlarge = chat.page.get_by_role("button", name="Large view")
    if enlarge.is_visible():
        enlarge.click()
        assert violations() == []


@looks
def test_offers_while_typing(chat: Chat, violations: Callable[[], list[str]]) -> None:
    offers = {"questions": [], "names": ["Anlauf! Aachen"]}
    chat.page.route("**/api/offers", lambda route: route.fulfill(json=offers))
    chat.open()
    chat.input.press_sequentially("Was kostet anl")
    chat.page.get_by_role("option").wait_for()
    chat.input.press("ArrowDown")
    assert violations() == []
    chat.input.press("Enter")
    expect(chat.input).to_have_value("Was kostet Anlauf! Aachen")
    expect(chat.turns).to_have_count(1)


@looks
def test_thinking(chat: Chat, violations: Callable[[], list[str]]) -> None:
    chat.open()
    chat.input.fill("langsam")
    chat.input.press("Enter")
    chat.page.get_by_text("denkt nach").first.wait_for()
    assert violations() == []


@looks
def test_error(chat: Chat, violations: Callable[[], list[str]]) -> None:
    chat.open()
    chat.input.fill("stumm")
    chat.input.press("Enter")
    chat.page.get_by_role("button", name="Noch einmal senden").wait_for()
    assert violations() == []


@looks
def test_feedback_menu_and_dialog(chat: Chat, violations: Callable[[], list[str]]) -> None:
    chat.open()
    chat.ask("kontakt")
    chat.page.get_by_role("button", name="Nein").click()
    chat.page.get_by_label("Was hat gefehlt?").wait_for()
    assert violations() == []
    chat.options.click()
    assert violations() == []
    chat.page.get_by_role("button", name="Verlauf löschen").click()
    assert violations() == []


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("context", [{}, {"color_scheme": "dark"}], ids=["light", "dark"], indirect=True)
def test_pages(page: Page, site: Site, violations: Callable[[], list[str]], address: str) -> None:
    page.goto(site.url + address)
    assert violations() == []
