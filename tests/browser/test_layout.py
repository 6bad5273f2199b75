"""Small windows, large type, the portal's calm, and what the first click needs."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from bot.settings import ROOT
from tests.browser.chat import Chat
from tests.browser.replies import REPLIES
from tests.browser.site import Site

_NARROW = [{"viewport": {"width": 320, "height": height}} for height in (640, 256)]

# Visible elements of the widget for which a condition on their box holds.
_SUCH = """(selector, skipped, wrong) =>
  [...document.querySelector("programm-assistent").shadowRoot.querySelectorAll(selector)]
    .filter(element => !element.closest(skipped) && element.checkVisibility())
    .filter(element => wrong(element.getBoundingClientRect()))
    .map(element => element.outerHTML.slice(0, 100))"""
# Wide tables scroll in a box of their own.
_STICKING_OUT = f"""({_SUCH})("*", ".scroll, .sr, [aria-live], dialog:not([open])",
  box => box.right > innerWidth + 0.5 || box.left < -0.5)"""
# WCAG 2.5.8; links inside a sentence would be exempt, but there are none.
_TOO_SMALL = f"""({_SUCH})("a, button, summary, textarea", "none", box => box.width < 24 || box.height < 24)"""

# WCAG 1.4.12
_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.querySelector("programm-assistent").shadowRoot.adoptedStyleSheets.push(sheet);
}"""


def show_everything(chat: Chat) -> None:
    """One conversation with every kind of answer, opened."""
    chat.open()
    for kind in REPLIES:
        for closed in chat.ask(kind).locator("details > summary").all():
            closed.click()


@pytest.mark.parametrize("context", _NARROW, ids=["320 pixels", "400 percent"], indirect=True)
def test_nothing_sticks_out(chat: Chat) -> None:
    show_everything(chat)
    assert chat.page.evaluate(_STICKING_OUT) == []
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("context", [{}, *_NARROW[:1]], ids=["desktop", "320 pixels"], indirect=True)
def test_words_without_end_stay_inside(chat: Chat) -> None:
    """Every noun of every kind of answer as long as a line and more."""

    def lengthened(route: Route) -> None:
        answer = json.dumps(REPLIES[json.loads(route.request.post_data or "")["message"]], ensure_ascii=False)
        route.fulfill(json=json.loads(re.sub(r"\b[A-ZÄÖÜ]\w{2,}", "Donaudampfschifffahrtsgesellschaft" * 3, answer)))

    chat.page.route("**/api/message", lengthened)
    show_everything(chat)
    assert chat.page.evaluate(_STICKING_OUT) == []
    assert chat.log.evaluate("log => log.scrollWidth - log.clientWidth") == 0


@pytest.mark.parametrize(
    "context", [{"viewport": {"width": w, "height": h}} for w, h in ((320, 256), (640, 400))], indirect=True
)
def test_header_and_field_stay_in_view_when_zoomed(chat: Chat) -> None:
    chat.open()
    chat.ask("liste")
    expect(chat.page.get_by_role("heading", name="Programm-Assistent")).to_be_in_viewport(ratio=1)
    expect(chat.input).to_be_in_viewport(ratio=1)
    assert chat.log.evaluate("log => log.clientHeight") >= 120


@pytest.mark.parametrize("context", _NARROW[:1], indirect=True)
def test_tables_are_stacked_on_phones(chat: Chat) -> None:
    chat.open()
    cell = chat.ask("vergleich").locator("tbody td").first
    expect(cell).to_have_css("display", "block")
    assert "Anlauf" in cell.evaluate("cell => getComputedStyle(cell, '::before').content")


def test_the_newest_message_is_one_click_away(chat: Chat) -> None:
    chat.open()
    for kind in ("liste", "kontakt", "vergleich", "kosten"):
        chat.ask(kind)
    button = chat.page.get_by_role("button", name="Zur neuesten Nachricht")
    expect(button).to_be_hidden()
    chat.log.evaluate("log => log.scrollTo({ top: 0, behavior: 'instant' })")
    button.click()
    expect(chat.turns.last).to_be_in_viewport()
    expect(button).to_be_hidden()
    chat.log.evaluate("log => log.scrollTo({ top: 0, behavior: 'instant' })")
    chat.page.keyboard.press("Escape")
    chat.open()
    expect(chat.turns.last).to_be_in_viewport()
    expect(button).to_be_hidden()


def test_an_answer_does_not_pull_away_who_reads_something_else(chat: Chat) -> None:
    chat.open()
    for kind in ("liste", "kontakt", "vergleich", "kosten"):
        chat.ask(kind)
    chat.look_away_while_asking("kosten")
    chat.answer(5)
    cue = chat.page.get_by_role("button", name="Neue Antwort")
    expect(cue).to_be_visible()
    assert chat.log.evaluate("log => log.scrollTop") == 0
    cue.click()
    expect(chat.turns.last).to_be_focused()
    expect(chat.turns.last).to_be_in_viewport()
    expect(cue).to_be_hidden()


@pytest.mark.parametrize("context", _NARROW[:1], indirect=True)
def test_wider_spacing_of_the_text_fits(chat: Chat) -> None:
    chat.page.evaluate(_SPACED)
    show_everything(chat)
    assert chat.page.evaluate(_STICKING_OUT) == []


def test_controls_are_large_enough(chat: Chat) -> None:
    show_everything(chat)
    assert chat.page.evaluate(_TOO_SMALL) == []


def test_text_grows_as_the_portal_says(chat: Chat) -> None:
    size = """getComputedStyle(
      document.querySelector("programm-assistent").shadowRoot.querySelector(".launcher")).fontSize"""
    assert chat.page.evaluate(size) == "16px"
    chat.page.evaluate("document.documentElement.style.setProperty('--pa-text-size', '200%')")
    chat.open()
    assert chat.page.evaluate(size) == "32px"


@pytest.mark.parametrize("context", [{"reduced_motion": "reduce"}], indirect=True)
def test_nothing_moves_for_those_who_asked_for_it(chat: Chat) -> None:
    chat.open()
    chat.input.fill("langsam")
    chat.input.press("Enter")
    chat.page.get_by_text("denkt nach").first.wait_for()
    assert chat.page.evaluate("document.querySelector('programm-assistent').shadowRoot.getAnimations()") == []


def test_the_portal_does_not_shift(context: object, page: Page, site: Site) -> None:
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(entry => entry.value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(site.url)
    chat = Chat(page)
    chat.open()
    chat.ask("kontakt")
    assert page.evaluate("window.shifts") == []


def test_the_first_click_waits_for_nobody(chat: Chat) -> None:
    """What opens is there already, so a slow network does not keep it closed."""
    chat.launcher.wait_for()
    requests: list[str] = []
    chat.page.on("request", lambda request: requests.append(request.url))
    chat.open()
    expect(chat.input).to_be_focused()
    assert requests == []


def test_size_budget(widget: None, capsys: pytest.CaptureFixture[str]) -> None:
    """What a page loads, and all that a visitor can come to need."""
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in (ROOT / "widget/dist").glob("*.js")}
    with capsys.disabled():
        print(f"\nWidget, gzipped: {sizes}")  # noqa: T201 -- the figures are asked for
    assert sizes["programm-assistent.js"] <= 26 * 1024
    assert sum(sizes.values()) <= 35 * 1024
