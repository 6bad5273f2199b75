"""The conversation as a block of the page (``mode="inline"``)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.chat import Chat
from tests.browser.portal import portal
from tests.browser.site import Site

_TALL = "<p>Text der Seite</p>" * 40
_PAGE = (
    "<!doctype html><html lang=de><title>Portal</title>"
    "<script type=module crossorigin src='{site}/widget/programm-assistent.js'></script>"
    "<main><h1>Portal</h1><p><a href='#unten'>Weiter</a></p>"
    + _TALL
    + "<programm-assistent mode='inline'></programm-assistent>"
    "<p id=unten><a href='#'>Nach oben</a></p>" + _TALL + "</main>"
)


@pytest.fixture
def page(context: BrowserContext, site: Site) -> Iterator[Page]:
    """A portal page with the conversation below what is seen at first."""
    with portal(_PAGE.format(site=site.url)) as address:
        page = context.new_page()
        page.goto(address)
        page.locator("programm-assistent .panel").wait_for()
        yield page


def _top(what: Locator) -> float:
    return float(what.evaluate("element => element.getBoundingClientRect().top"))


def test_it_is_open_and_takes_its_place_in_the_page(chat: Chat) -> None:
    page = chat.page
    expect(chat.launcher).to_have_count(0)
    for name in ("Assistent schließen", "Große Ansicht"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    assert page.locator("programm-assistent .root").evaluate("root => root.matches(':popover-open')") is False
    height = chat.panel.evaluate("panel => panel.getBoundingClientRect().height")
    below = page.locator("#unten")
    assert height == 672 and _top(below) >= _top(chat.panel) + height
    page.evaluate("document.documentElement.style.setProperty('--pa-height', '20rem')")
    assert chat.panel.evaluate("panel => panel.getBoundingClientRect().height") == 320
    expect(chat.ask("kontakt")).to_contain_text("Stefan Thias")


def test_it_neither_takes_the_focus_nor_moves_the_page(chat: Chat) -> None:
    chat.ask("kontakt")
    chat.page.evaluate("scrollTo(0, 0)")
    chat.page.goto(chat.page.url + "#frage=kosten")
    chat.page.reload()
    expect(chat.log).to_contain_text("Stefan Thias")
    expect(chat.input).to_have_value("kosten")
    assert chat.focused() == ""
    assert chat.page.evaluate("scrollY") == 0


def test_the_keyboard_goes_through_it_and_esc_leaves_it_open(chat: Chat) -> None:
    page = chat.page
    page.get_by_role("link", name="Weiter").focus()
    page.keyboard.press("Tab")
    assert chat.focused() == "Sprache / Language"
    chat.options.press("Enter")
    delete = page.get_by_role("button", name="Verlauf löschen")
    expect(delete).to_be_visible()
    page.keyboard.press("Escape")
    expect(delete).to_be_hidden()
    assert chat.focused() == "Optionen"
    page.keyboard.press("Escape")
    expect(chat.panel).to_be_visible()
    page.get_by_role("button", name="Senden").focus()
    page.keyboard.press("Tab")
    assert chat.focused() == "Nach oben"


def test_scripts_of_the_page_give_it_the_focus(chat: Chat) -> None:
    chat.page.evaluate("document.querySelector('programm-assistent').open()")
    expect(chat.input).to_be_focused()
    chat.page.evaluate("document.querySelector('programm-assistent').close()")
    expect(chat.panel).to_be_visible()


def test_it_does_not_open_the_floating_one_of_another_page(chat: Chat) -> None:
    chat.ask("kontakt")
    chat.page.evaluate("document.querySelector('programm-assistent').remove()")
    chat.page.evaluate("document.body.append(document.createElement('programm-assistent'))")
    expect(chat.panel).to_be_hidden()
    chat.open()
    expect(chat.log).to_contain_text("Stefan Thias")


@pytest.mark.parametrize("context", [{"viewport": {"width": 320, "height": 256}}], indirect=True)
def test_at_400_percent_header_and_field_are_seen_at_once(chat: Chat) -> None:
    chat.panel.evaluate("panel => panel.scrollIntoView()")
    for part in (chat.options, chat.input):
        box = part.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 256 and box["x"] + box["width"] <= 320
    expect(chat.ask("liste")).to_contain_text("Soest")
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 320
    chat.page.get_by_role("link", name="Nach oben").focus()
    expect(chat.panel).to_be_visible()


@pytest.mark.parametrize(
    "context",
    [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"viewport": {"width": 320, "height": 256}}],
    ids=["light", "dark", "forced", "zoomed"],
    indirect=True,
)
def test_axe_finds_nothing(chat: Chat, axe: str) -> None:
    chat.ask("kontakt")
    chat.ask("vergleich")
    chat.page.evaluate(axe)
    found = chat.page.evaluate("axe.run('programm-assistent')")["violations"]
    assert [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]] == []
