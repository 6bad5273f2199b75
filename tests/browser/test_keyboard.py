"""Everything works without a mouse, and the focus is always somewhere sensible."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat

covering = pytest.mark.parametrize("context", [{"viewport": {"width": 320, "height": 256}}], indirect=True)


def tab_to(chat: Chat, name: str, key: str = "Tab") -> None:
    """Press Tab until this has the focus."""
    for _ in range(40):
        chat.page.keyboard.press(key)
        if name in chat.focused():
            return
    raise AssertionError(f"Tab never reaches {name!r}")


def test_a_whole_conversation(chat: Chat) -> None:
    keyboard = chat.page.keyboard
    tab_to(chat, "Fragen zum Programm")
    keyboard.press("Enter")
    expect(chat.input).to_be_focused()
    keyboard.type("mehrdeutig")
    keyboard.press("Enter")
    chat.answer(1)
    expect(chat.input).to_be_focused()

    tab_to(chat, "Open Data", "Shift+Tab")
    keyboard.press("Enter")
    chat.answer(2)
    # The pressed button has gone; the next Tab leads into the answer.
    assert chat.focused().startswith("Sie")
    keyboard.press("Tab")
    assert chat.focused() == "Kopieren"

    keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()
    expect(chat.launcher).to_have_attribute("aria-expanded", "false")


def test_shift_enter_makes_a_new_line(chat: Chat) -> None:
    chat.open()
    chat.input.press_sequentially("eins")
    chat.input.press("Shift+Enter")
    chat.input.press_sequentially("zwei")
    expect(chat.input).to_have_value("eins\nzwei")


def test_menu_and_dialog(chat: Chat) -> None:
    keyboard = chat.page.keyboard
    chat.open()
    chat.ask("kontakt")
    tab_to(chat, "Optionen", "Shift+Tab")
    keyboard.press("Enter")
    tab_to(chat, "Verlauf löschen")
    keyboard.press("Escape")
    assert chat.focused() == "Optionen"
    expect(chat.panel).to_be_visible()

    keyboard.press("Enter")
    tab_to(chat, "Verlauf löschen")
    keyboard.press("Enter")
    assert chat.focused() == "Abbrechen"
    dialog = chat.page.get_by_role("dialog")
    keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert chat.focused() == "Optionen"
    expect(chat.turns).to_have_count(2)

    chat.options.press("Enter")
    tab_to(chat, "Verlauf löschen")
    keyboard.press("Enter")
    tab_to(chat, "Ja, löschen")
    keyboard.press("Enter")
    expect(chat.turns).to_have_count(1)
    expect(chat.input).to_be_focused()


def test_the_focus_returns_after_a_download(chat: Chat) -> None:
    chat.open()
    chat.ask("kontakt")
    chat.options.press("Enter")
    tab_to(chat, "Gespräch herunterladen")
    with chat.page.expect_download():
        chat.page.keyboard.press("Enter")
    assert chat.focused() == "Optionen"


@covering
def test_a_link_to_a_page_shows_that_page(chat: Chat) -> None:
    chat.open()
    chat.options.click()
    chat.panel.get_by_role("link", name="Datenschutz").click()
    chat.page.wait_for_url("**/datenschutz")
    expect(chat.panel).to_be_hidden()


def test_offers_can_be_put_away_and_switched_off(chat: Chat) -> None:
    offers = {"questions": ["Welche Projekte gibt es?"], "names": []}
    chat.page.route("**/api/offers", lambda route: route.fulfill(json=offers))
    chat.open()
    chat.input.press_sequentially("Welche P")
    offer = chat.page.get_by_role("option")
    expect(offer).to_have_text("Welche Projekte gibt es?")
    chat.input.press("Escape")
    expect(offer).to_be_hidden()
    expect(chat.panel).to_be_visible()
    chat.options.click()
    chat.page.get_by_role("button", name="Vorschläge beim Tippen").click()
    chat.input.press_sequentially("r")
    chat.page.wait_for_timeout(200)
    expect(offer).to_be_hidden()


def test_escape_from_the_portal_uncovers_what_has_the_focus(chat: Chat) -> None:
    chat.open()
    link = chat.page.get_by_role("link", name="Impressum")
    link.focus()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(link).to_be_focused()


@covering
def test_a_panel_over_the_whole_window_makes_way(chat: Chat) -> None:
    chat.open()
    tab_to(chat, "Zum Inhalt")
    expect(chat.panel).to_be_hidden()


def test_the_comment_form_keeps_the_focus(chat: Chat) -> None:
    chat.open()
    chat.ask("kontakt")
    no = chat.page.get_by_role("button", name="Nein")
    no.press("Enter")
    expect(no).to_be_focused()
    expect(no).to_have_attribute("aria-pressed", "true")
    comment = chat.page.get_by_label("Was hat gefehlt?")
    comment.fill("Die Öffnungszeiten")
    comment.press("Tab")
    chat.page.keyboard.press("Enter")
    expect(comment).to_be_hidden()
    assert chat.focused() == "Danke für Ihre Rückmeldung."
