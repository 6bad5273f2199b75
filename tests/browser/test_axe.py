"""axe-core finds nothing, in every state of the widget and on every page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

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


# Why no answer comes: what the network or the server does.
_TROUBLE: dict[str, Callable[[Route], None]] = {
    "offline": lambda route: route.abort(),
    "busy": lambda route: route.fulfill(status=429, json={}),
    "failed": lambda route: route.fulfill(status=500, json={}),
}
Check = Callable[[str], None]


@pytest.fixture
def check(page: Page, axe: str) -> Check:
    """Holds that axe finds nothing in the present state, which has this name."""

    def find(state: str) -> None:
        page.evaluate(axe)
        found = page.evaluate("tags => axe.run({ runOnly: tags })", _TAGS)
        assert [
            f"{state}: {rule['id']}: {node['target']} {node.get('failureSummary', '')}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ] == []

    return find


looks = pytest.mark.parametrize("context", _LOOKS.values(), ids=_LOOKS.keys(), indirect=True)


@looks
def test_from_the_closed_panel_to_an_answer(chat: Chat, check: Check) -> None:
    offers = {"questions": [], "names": ["Anlauf! Aachen"]}
    chat.page.route("**/api/offers", lambda route: route.fulfill(json=offers))
    chat.launcher.wait_for()
    check("closed")
    chat.open()
    check("open")
    chat.input.press_sequentially("Was kostet anl")
    chat.page.get_by_role("option").wait_for()
    chat.input.press("ArrowDown")
    check("offers while typing")
    chat.input.press("Enter")
    expect(chat.input).to_have_value("Was kostet Anlauf! Aachen")
    expect(chat.turns).to_have_count(1)
    chat.input.fill("Wie lang darf eine Frage sein? " * 60)
    chat.page.get_by_text("Noch 140 Zeichen").wait_for()
    check("counter")
    chat.input.fill("langsam")
    chat.input.press("Enter")
    chat.page.get_by_text("denkt nach").first.wait_for()
    check("thinking")
    chat.page.keyboard.press("Escape")
    chat.page.get_by_role("button", name="Neue Antworten: 1").wait_for()
    check("closed, with an answer behind it")


@pytest.mark.parametrize("kind", REPLIES)
def test_each_kind_of_answer(chat: Chat, check: Check, kind: str) -> None:
    chat.open()
    show(chat, kind)
    check(kind)


@looks
def test_all_kinds_of_answers_in_one_conversation(chat: Chat, check: Check) -> None:
    chat.open()
    for kind in REPLIES:
        show(chat, kind)
    check("all kinds")
    chat.log.evaluate("log => log.scrollTo({ top: 0, behavior: 'instant' })")
    chat.page.get_by_role("button", name="Zur neuesten Nachricht").wait_for()
    check("newest message out of sight")
    chat.look_away_while_asking("kosten")
    chat.page.get_by_role("button", name="Neue Antwort").wait_for()
    check("new answer out of sight")


def show(chat: Chat, kind: str) -> None:
    """Ask for an answer of this kind and open all that can be opened in it."""
    for closed in chat.ask(kind).locator("details > summary").all():
        closed.click()


@looks
def test_other_languages_and_the_large_view(chat: Chat, check: Check) -> None:
    chat.open()
    for language, question in (("Leichte Sprache", "Ihre Frage"), ("English", "Your question")):
        chat.speak(language)
        spoken = Chat(chat.page, question)
        for kind in REPLIES:
            show(spoken, kind)
        check(language)
    chat.languages.click()
    check("languages")
    enlarge = chat.page.get_by_role("button", name="Large view")
    if enlarge.is_visible():
        enlarge.click()
        check("large view")


@looks
def test_trouble(chat: Chat, check: Check) -> None:
    chat.open()
    retry = chat.page.get_by_role("button", name="Noch einmal senden")
    for before, (name, handle) in enumerate(_TROUBLE.items(), start=1):
        chat.page.route("**/api/message", handle)
        chat.input.fill("kontakt")
        chat.input.press("Enter")
        retry.wait_for()
        check(name)
        chat.page.unroute("**/api/message")
        retry.click()
        chat.answer(before)
    chat.page.route("**/api/conversation", lambda route: route.fulfill(json=[]))
    chat.input.fill("langsam")
    with chat.page.expect_request("**/api/message"):
        chat.input.press("Enter")
    chat.page.reload()
    chat.page.get_by_text("kam nicht mehr an").wait_for()
    check("interrupted")


@looks
def test_a_form_its_mistakes_and_what_is_masked(chat: Chat, check: Check) -> None:
    chat.open()
    asked = chat.ask("formular")
    check("form")
    asked.get_by_role("button", name="Weiter").click()
    expect(asked.get_by_text("Bitte ausfüllen.")).to_be_visible()
    check("mistakes in a form")
    chat.ask("kontakt")
    expect(chat.log).to_contain_text("•••")
    check("masked")


@looks
def test_feedback_menu_and_dialog(chat: Chat, check: Check) -> None:
    chat.open()
    answer = chat.ask("kontakt")
    answer.get_by_role("button", name="Kopieren", exact=True).click()
    answer.get_by_text(re.compile("Kopiert|nicht möglich")).wait_for()
    check("copied")
    chat.page.get_by_role("button", name="Nein").click()
    chat.page.get_by_label("Was hat gefehlt?").wait_for()
    check("feedback")
    chat.page.get_by_role("button", name="Hinweis senden").click()
    chat.page.get_by_label("Was hat gefehlt?").wait_for(state="hidden")
    check("thanks")
    chat.options.click()
    check("menu")
    chat.page.get_by_role("button", name="Verlauf löschen").click()
    check("dialog")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("context", [{}, {"color_scheme": "dark"}], ids=["light", "dark"], indirect=True)
def test_pages(page: Page, site: Site, check: Check, address: str) -> None:
    page.goto(site.url + address)
    check(address)
