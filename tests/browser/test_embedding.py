"""The widget on somebody else's portal: another address, a strict policy, the town's own colours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chat import Chat
from tests.browser.portal import portal
from tests.browser.site import Site

_PAGE = """<!doctype html><html lang="de"><title>Stadtportal</title><h1>Stadtportal</h1>
<script type="module" src="{site}{src}" integrity="{integrity}" crossorigin></script>
<programm-assistent heading="Frag die Stadt" accent="#ffd500" position="left" theme="light"
  texts='{{"launcher": "Fragen zum Programm (Test)"}}'></programm-assistent>"""
_POLICY = (
    "default-src 'self'; script-src {site}; connect-src {site}; "
    "require-trusted-types-for 'script'; trusted-types lit-html"
)


@pytest.fixture
def address(site: Site) -> Iterator[str]:
    """Where a portal is that the assistant's server knows by its address."""
    with urlopen(f"{site.url}/widget/integrity") as reply:
        script = json.load(reply)
    with portal(_PAGE.format(site=site.url, **script), _POLICY.format(site=site.url)) as found:
        yield found


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(address)
    yield page
    assert [error for error in errors if "favicon" not in error] == []


def test_it_answers_on_a_portal_at_another_address(page: Page) -> None:
    chat = Chat(page)
    chat.launcher.click()
    expect(page.get_by_role("region", name="Frag die Stadt")).to_be_visible()
    expect(chat.ask("kontakt")).to_contain_text("Stefan Thias")


def test_it_takes_the_colour_and_the_side_of_the_portal(page: Page) -> None:
    launcher = Chat(page).launcher
    expect(launcher).to_have_text("Fragen zum Programm (Test)")
    expect(launcher).to_have_css("background-color", "rgb(255, 213, 0)")
    expect(launcher).to_have_css("color", "rgb(0, 0, 0)")
    box = launcher.bounding_box()
    assert box and box["x"] < 100
