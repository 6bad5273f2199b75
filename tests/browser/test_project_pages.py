"""What every page about projects promises: nothing from elsewhere, light, readable without a script and on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from tests.browser.conftest import Watch
from tests.browser.site import Site

_LIGHT = 100_000  # bytes
_ADDRESSES = ["/projekte", "/projekte/digiknow", "/projekte/zeonline"]
# The letters themselves: a line is higher than they are.
_BOXES = """all => all.map(one => {
  const { x, y, width, height } = one.getBBox();
  return [one.textContent, x, y + height * 0.2, x + width, y + height * 0.8];
})"""
addresses = pytest.mark.parametrize("address", _ADDRESSES)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 794, "height": 1123})
    yield context.new_page()
    context.close()


@addresses
def test_nothing_comes_from_elsewhere_and_little_from_here(
    context: BrowserContext, assistant: Site, address: str
) -> None:
    page = context.new_page()
    watch = Watch(page, assistant.url)
    answers: list[Response] = []
    page.on("response", lambda response: answers.append(response))
    page.goto(assistant.url + address, wait_until="networkidle")
    assert (watch.foreign, watch.violations) == ([], [])
    assert len(answers[0].body()) < _LIGHT
    # The fonts of KERN are shared by all pages of the portal; two of its weights are enough.
    fonts = [one for one in answers if one.request.resource_type == "font"]
    assert sum(one.request.sizes()["responseBodySize"] for one in answers if one not in fonts) < _LIGHT
    assert len(fonts) == 2


def test_every_project_has_a_light_page_with_data_for_search_engines(plain: Page, assistant: Site) -> None:
    known = plain.request.get(f"{assistant.url}/api/projects").json()["projects"]
    for project in known:
        address = f"{assistant.url}/projekte/{project['id']}"
        reply = plain.goto(address)
        assert reply and reply.status == 200 and len(reply.body()) < _LIGHT
        expect(plain.get_by_role("heading", level=1)).to_contain_text(project["title"])
        told = json.loads(plain.locator("script[type='application/ld+json']").text_content() or "")
        assert told["@context"] == "https://schema.org" and told["@type"] == "Project"
        assert told["name"].startswith(project["title"]) and told["url"] == address
        assert told.get("foundingDate") == project["start"] and told.get("dissolutionDate") == project["end"]


def test_without_a_script_the_list_leads_to_projects_and_shows_the_map(plain: Page, assistant: Site) -> None:
    plain.goto(f"{assistant.url}/projekte")
    expect(plain.get_by_role("img", name="Karte der Modellregionen")).to_be_visible()
    plain.get_by_role("link", name="Bergisches Städtedreieck").click()
    found = plain.request.get(f"{assistant.url}/api/projects?region=bergisches-staedtedreieck").json()["projects"]
    expect(plain.get_by_role("status")).to_have_text(f"{len(found)} Projekte")
    plain.get_by_role("row").nth(1).get_by_role("link").click()
    expect(plain.get_by_role("heading", name="Quellen")).to_be_visible()


@addresses
def test_on_paper_stands_nothing_but_content(context: BrowserContext, assistant: Site, address: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 within the margins of a browser
    page.goto(assistant.url + address)
    page.emulate_media(media="print")
    for part in (
        "header",
        "footer",
        "form",
        ".skip",
        ".screen",
        "programm-assistent .launcher",
        "programm-assistent .panel",
    ):
        for found in page.locator(part).all():
            expect(found).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 718


def test_the_names_on_the_map_cover_no_other(context: BrowserContext, assistant: Site) -> None:
    page = context.new_page()
    page.goto(f"{assistant.url}/projekte", wait_until="networkidle")
    boxes = page.locator(".map text").evaluate_all(_BOXES)
    assert len(boxes) == 51 + 5
    meeting = [
        (a[0], b[0]) for a, b in combinations(boxes, 2) if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]
    ]
    assert meeting == []
