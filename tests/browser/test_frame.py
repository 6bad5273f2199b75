"""The page that other pages may show in a frame, if the operator has named them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from bot.channel.pages import FRAME
from bot.settings import ROOT
from tests.browser.chat import Chat
from tests.browser.conftest import PORTAL_PORT
from tests.browser.portal import portal
from tests.browser.site import Site

_PAGE = (
    "<!doctype html><html lang=de><title>Portal</title><h1>Portal</h1>"
    "<iframe src='{site}{address}' title='Assistent' style='width:30rem;height:40rem;border:0'></iframe>"
)


@pytest.fixture
def address(site: Site) -> Iterator[str]:
    """A portal that the operator has named, with the assistant in a frame."""
    with portal(_PAGE.format(site=site.url, address=FRAME)) as found:
        yield found


def _framed(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def test_a_named_portal_shows_it_in_a_frame(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    field = _framed(page).get_by_role("textbox", name="Ihre Frage")
    expect(field).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    panel = _framed(page).get_by_role("region", name="Programm-Assistent").bounding_box()
    assert panel and (panel["width"], panel["height"]) == (480, 640)
    field.fill("kontakt")
    field.press("Enter")
    expect(_framed(page).get_by_role("log")).to_contain_text("Stefan Thias")
    page.reload()
    expect(_framed(page).get_by_role("log")).to_contain_text("Stefan Thias")


def test_a_sandbox_may_have_what_the_guide_for_editors_lists(context: BrowserContext, site: Site) -> None:
    guide = (ROOT / "docs/widget-einbetten.md").read_text(encoding="utf-8")
    allowed = re.findall(r"`(allow-[a-z-]+)`", guide)
    html = _PAGE.format(site=site.url, address=FRAME).replace("<iframe", f"<iframe sandbox='{' '.join(allowed)}'")
    with portal(html) as address:
        page = context.new_page()
        page.goto(address)
        field = _framed(page).get_by_role("textbox", name="Ihre Frage")
        field.fill("kontakt")
        field.press("Enter")
        expect(_framed(page).get_by_role("log")).to_contain_text("Stefan Thias")
        _framed(page).locator("summary", has_text="Optionen").click()
        with page.expect_download():
            _framed(page).get_by_role("button", name="Gespräch herunterladen").click()


def test_a_link_leaves_the_frame(context: BrowserContext, address: str, site: Site) -> None:
    page = context.new_page()
    page.goto(address)
    _framed(page).locator("summary", has_text="Optionen").click()
    with context.expect_page() as opened:
        _framed(page).get_by_role("link", name="Datenschutz").click()
    expect(opened.value).to_have_url(f"{site.url}/datenschutz")
    expect(_framed(page).get_by_role("textbox", name="Ihre Frage")).to_be_visible()


def test_another_portal_may_not_frame_it(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"http://127.0.0.1:{PORTAL_PORT}")
    expect(_framed(page).get_by_role("textbox")).to_have_count(0)
    assert any("frame-ancestors" in text for text in refused), refused


def test_no_other_page_can_be_framed_by_a_named_portal(context: BrowserContext, site: Site) -> None:
    with portal(_PAGE.format(site=site.url, address="/")) as address:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(address)
        expect(_framed(page).get_by_role("heading")).to_have_count(0)
        assert any("frame-ancestors" in text for text in refused), refused


def test_the_page_itself_is_quiet_and_accessible(page: Page, site: Site, axe: str) -> None:
    page.goto(site.url + FRAME)
    expect(Chat(page).ask("kontakt")).to_contain_text("Stefan Thias")
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    assert [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]] == []
