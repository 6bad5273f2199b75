"""What comes out of the printer: the page with the conversation below it, or the conversation alone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.chat import Chat

_CUT_OFF = """{
  const part = document.body.appendChild(document.createElement("div"));
  part.style = "height: 9px; overflow: hidden; filter: blur(2px); transform: scale(.5)";
  part.append(document.querySelector("programm-assistent"));
}"""
# The browser's dialog waits for a person; around it the browser sends these two.
_NO_DIALOG = "window.print = () => dispatchEvent(new Event('beforeprint'))"
_BEGIN, _END = (f"dispatchEvent(new Event('{name}'))" for name in ("beforeprint", "afterprint"))


def test_the_menu_prints_the_conversation_without_the_page(chat: Chat) -> None:
    _talk(chat)
    chat.page.evaluate(_NO_DIALOG)
    chat.options.click()
    chat.page.get_by_role("button", name="Gespräch drucken").click()
    chat.page.emulate_media(media="print")
    expect(chat.page.get_by_role("heading", level=1)).to_be_hidden()
    expect(chat.page.get_by_role("contentinfo")).to_be_hidden()
    _is_on_paper(chat)
    chat.page.emulate_media(media="screen")
    chat.page.evaluate(_END)
    expect(chat.page.get_by_role("heading", level=1)).to_be_visible()
    assert chat.focused() == "Optionen"
    expect(chat.ask("kontakt")).to_contain_text("Stefan Thias")


def test_the_page_is_printed_with_the_conversation_below_it(chat: Chat) -> None:
    """Also if it stands in a part of the page that would cut it off."""
    chat.page.evaluate(_CUT_OFF)
    _talk(chat)
    chat.page.evaluate(_BEGIN)
    chat.page.emulate_media(media="print")
    _is_on_paper(chat)
    page, panel = chat.page.get_by_role("main").bounding_box(), chat.panel.bounding_box()
    assert page and panel and panel["y"] >= page["y"] + page["height"]
    chat.page.emulate_media(media="screen")
    chat.page.evaluate(_END)
    expect(chat.input).to_be_in_viewport()


def test_a_closed_panel_leaves_nothing_on_paper(chat: Chat) -> None:
    chat.launcher.wait_for()
    chat.page.evaluate(_BEGIN)
    chat.page.emulate_media(media="print")
    expect(chat.page.get_by_role("heading", level=1)).to_be_visible()
    expect(chat.launcher).to_be_hidden()
    expect(chat.panel).to_be_hidden()


def _talk(chat: Chat) -> None:
    chat.open()
    for kind in ("liste", "kosten", "vergleich"):
        chat.ask(kind)


def _is_on_paper(chat: Chat) -> None:
    """As wide as the page, in full length, opened, and without what can only be pressed."""
    box = chat.panel.bounding_box()
    assert box and box["width"] > 900
    assert chat.log.evaluate("log => log.scrollHeight - log.clientHeight") <= 0
    # The last one of a list that shows five at first.
    last = chat.log.get_by_role("button", name="Open Government- und Kommunikationsplattform")
    expect(last).to_be_visible()
    for pressed in (
        "Kopieren",
        "Nein",
        "Mehr anzeigen",
        "Verlauf löschen",
        "Datenschutz",
        "Als Tabelle",
        "Projektseite",
    ):
        expect(chat.panel.get_by_text(pressed, exact=True).filter(visible=True)).to_have_count(0)
