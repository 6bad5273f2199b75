"""The guide for web editors, taken literally: each block of HTML in an otherwise bare page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bot.settings import ROOT
from tests.browser.chat import Chat
from tests.browser.portal import portal
from tests.browser.site import Site

_GUIDE = (ROOT / "docs/widget-einbetten.md").read_text(encoding="utf-8")
_BLOCKS = re.findall(r"```html\n(.*?)```", _GUIDE, re.DOTALL)


def test_the_guide_has_ten_recipes() -> None:
    assert len(_BLOCKS) == 10


@pytest.mark.parametrize("block", _BLOCKS)
def test_a_recipe_works_as_it_stands(context: BrowserContext, site: Site, block: str) -> None:
    html = f"<!doctype html><html lang=de><body>{block.replace('https://assistent.example.de', site.url)}</body>"
    with portal(html) as address:
        page = context.new_page()
        page.goto(address)
        if "<iframe" in block:
            _ask_in_frame(page)
        else:
            _ask_all(page)


def _ask_all(page: Page) -> None:
    page.locator("programm-assistent:defined").first.wait_for(state="attached")
    for number in range(page.locator("programm-assistent").count()):
        _ask(page, Chat(page, number=number))


def _ask(page: Page, chat: Chat) -> None:
    own = page.get_by_role("button", name="Fragen Sie den Assistenten")
    if own.count():
        own.click()
    elif not chat.input.is_visible():
        chat.launcher.click()
    expect(chat.ask("kontakt")).to_contain_text("Stefan Thias")


def _ask_in_frame(page: Page) -> None:
    inside = page.frame_locator("iframe")
    field = inside.get_by_role("textbox", name="Ihre Frage")
    field.fill("kontakt")
    field.press("Enter")
    expect(inside.get_by_role("log")).to_contain_text("Stefan Thias")


def test_without_the_script_the_visitor_gets_a_link(context: BrowserContext, site: Site) -> None:
    block = next(block for block in _BLOCKS if "Kontakt zur Stadt" in block)
    html = f"<!doctype html><html lang=de><body>{block.replace('https://assistent.example.de', site.url)}</body>"
    with portal(html) as address:
        page = context.new_page()
        page.goto(address)
        expect(Chat(page).launcher).to_be_visible()
        link = page.get_by_role("link", name="Kontakt zur Stadt")
        expect(link).to_be_hidden()
        page.route("**/programm-assistent.js", lambda route: route.abort())
        page.reload()
        expect(link).to_be_visible()
        expect(Chat(page).launcher).to_have_count(0)
