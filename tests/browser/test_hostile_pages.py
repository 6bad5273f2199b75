"""The widget on pages as nobody would write them today, but towns have them: quirks, hijacked keys, old libraries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.chat import Chat
from tests.browser.portal import portal
from tests.browser.site import Site

_SCRIPT = "<script type=module crossorigin src='{site}/widget/programm-assistent.js'></script>"
_QUIRKS = f"""<html lang=de><title>Portal</title><style>
  body {{ color: #000; user-select: none; visibility: hidden; pointer-events: none; writing-mode: vertical-rl }}
  table {{ border: 5px solid red }} * {{ box-sizing: content-box; max-width: 9em }}
</style>{_SCRIPT}<center><font size=7>Portal</font></center><programm-assistent theme=dark></programm-assistent>"""
_KEYS = f"""<!doctype html><html lang=de><title>Portal</title><base href="https://cdn.example.org/"><script>
  // Shortcuts for who is not writing, as many portals have them, and an old library that changes JSON.
  window.taken = [];
  for (const kind of ["keydown", "keypress", "keyup"]) document.addEventListener(kind, event => {{
    if (["INPUT", "TEXTAREA"].includes(event.target.tagName) || event.key.length > 1) return;
    window.taken.push(event.key);
    event.preventDefault();
  }});
  Array.prototype.toJSON = function () {{ return `[${{this.map(one => JSON.stringify(one))}}]`; }};
</script>{_SCRIPT}<programm-assistent></programm-assistent>"""
_ROUTER = f"""<!doctype html><html lang=de><title>Portal</title><main></main><script>
  // An application whose routes stand behind the sign.
  const draw = () => document.querySelector("main").innerHTML =
    `<h1>${{location.hash}}</h1><a href="#/seite">Seite</a> <a href="#frage=Was%20kostet%20das%3F">Frag danach</a>`;
  addEventListener("hashchange", draw);
  draw();
</script>{_SCRIPT}<programm-assistent></programm-assistent>"""


@pytest.fixture
def chat(context: BrowserContext, site: Site, request: pytest.FixtureRequest) -> Iterator[Chat]:
    with portal(request.param.replace("{site}", site.url)) as address:
        page = context.new_page()
        page.goto(address)
        yield Chat(page)


@pytest.mark.parametrize("chat", [_QUIRKS], indirect=True, ids=["quirks"])
def test_a_page_in_quirks_mode_does_not_darken_tables(chat: Chat) -> None:
    assert chat.page.evaluate("document.compatMode") == "BackCompat"
    chat.open()
    cell = chat.ask("vergleich").get_by_role("cell").first
    around = cell.evaluate("cell => getComputedStyle(cell.closest('.scroll')).color")
    for name, value in {"color": around, "font-size": "14px", "line-height": "21px"}.items():
        expect(cell).to_have_css(name, value)
    expect(cell).to_have_css("writing-mode", "horizontal-tb")
    # What an answer says can be marked and copied.
    expect(cell).to_have_css("user-select", "text")


@pytest.mark.parametrize("chat", [_KEYS], indirect=True, ids=["keys"])
def test_shortcuts_of_the_page_do_not_take_what_is_written(chat: Chat) -> None:
    chat.open()
    chat.input.press_sequentially("kontakt")
    expect(chat.input).to_have_value("kontakt")
    chat.input.press("Enter")
    expect(chat.answer(1)).to_contain_text("Stefan Thias")
    assert chat.page.evaluate("taken") == []
    chat.page.reload()
    expect(chat.panel).to_be_visible()
    expect(chat.ask("kosten")).to_contain_text("967.000")
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    chat.page.keyboard.press("k")
    assert chat.page.evaluate("taken") != []


@pytest.mark.parametrize("chat", [_ROUTER], indirect=True, ids=["router"])
def test_a_link_to_a_question_works_within_the_page(chat: Chat) -> None:
    chat.page.get_by_role("link", name="Seite").click()
    expect(chat.panel).to_be_hidden()
    chat.page.get_by_role("link", name="Frag danach").click()
    expect(chat.panel).to_be_visible()
    expect(chat.input).to_have_value("Was kostet das?")
    expect(chat.input).to_be_focused()
    expect(chat.questions).to_have_count(0)
