"""The guide for web editors, taken literally: each block of HTML in an otherwise bare page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from bot.settings import ROOT
from tests.browser.chat import Chat
from tests.browser.portal import portal
from tests.browser.site import Site

_GUIDE = (ROOT / "docs/widget-einbetten.md").read_text(encoding="utf-8")
_BLOCKS = re.findall(r"```html\n(.*?)```", _GUIDE, re.DOTALL)


def test_the_guide_has_six_recipes() -> None:
    assert len(_BLOCKS) == 6


@pytest.mark.parametrize("block", _BLOCKS)
def test_a_recipe_works_as_it_stands(context: BrowserContext, site: Site, block: str) -> None:
    html = f"<!doctype html><html lang=de><body>{block.replace('https://assistent.example.de', site.url)}</body>"
    with portal(html) as address:
        page = context.new_page()
        page.goto(address)
        own = page.get_by_role("button", name="Fragen Sie den Assistenten")
        chat = Chat(page)
        expect(chat.launcher).to_be_visible()
        (own if own.count() else chat.launcher).click()
        expect(chat.ask("kontakt")).to_contain_text("Stefan Thias")


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
