"""What the widget loads when something needs it: when, checked against what, and what is seen without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.chat import Chat
from tests.browser.portal import portal
from tests.browser.site import Site

_PAGE = (
    "<!doctype html><html lang=de><title>Portal</title><h1>Portal</h1>"
    "<script type=module crossorigin {nonce} src='{src}' {integrity}></script><programm-assistent></programm-assistent>"
)
_VIEWS, _WORDS = "**/views-*.js", "**/words-*.js"


def _asked(page: Page) -> list[str]:
    """The names of the parts that the page has asked for."""
    names: list[str] = []
    page.on("request", lambda request: names.append(request.url.rpartition("/")[2].partition("-")[0]))
    return names


def test_views_come_with_the_first_question_and_words_with_their_language(chat: Chat) -> None:
    names = _asked(chat.page)
    chat.open()
    chat.input.fill("Welche")
    assert not {"views", "words"} & {*names}
    expect(chat.ask("liste").get_by_role("heading", name="7 Ergebnisse")).to_be_visible()
    chat.ask("vergleich")
    assert names.count("views") == 1 and "words" not in names
    chat.speak("English")
    expect(Chat(chat.page, "Your question").input).to_be_visible()
    assert names.count("words") == 1


def test_a_conversation_that_goes_on_has_its_cards_again(chat: Chat) -> None:
    chat.open()
    chat.speak("English")
    Chat(chat.page, "Your question").ask("kontakt")
    chat.page.reload()
    expect(chat.turns.last.get_by_role("heading", name="Contact")).to_be_visible()


def _tampered(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text() + "\n;window.tampered = true;")


@pytest.fixture(params=["versioned", "with a query"])
def lost(request: pytest.FixtureRequest, context: BrowserContext, site: Site) -> Iterator[Chat]:
    """A portal that embeds the script by its version, or by an address as WordPress makes it, with its integrity."""
    with urlopen(f"{site.url}/widget/integrity") as reply:
        script = json.load(reply)
    src = script["src"] if request.param == "versioned" else "/widget/programm-assistent.js?ver=6.4"
    integrity = f"integrity='{script['integrity']}'"
    with portal(_PAGE.format(src=site.url + src, integrity=integrity, nonce="")) as address:
        page = context.new_page()
        page.goto(address)
        chat = Chat(page)
        chat.open()
        yield chat


def _in_plain_words(chat: Chat) -> None:
    answer = chat.ask("liste")
    expect(answer).to_contain_text("Digitale Bürgerdienstleistungen – Grundantrag")
    expect(answer.get_by_role("heading", name="7 Ergebnisse")).to_have_count(0)


def test_what_was_tampered_with_does_not_run(lost: Chat) -> None:
    lost.page.route(_VIEWS, _tampered)
    _in_plain_words(lost)
    assert lost.page.evaluate("window.tampered") is None


def test_what_is_gone_is_asked_for_again_with_the_next_question(lost: Chat) -> None:
    lost.page.route(_VIEWS, lambda route: route.abort())
    _in_plain_words(lost)
    lost.page.unroute(_VIEWS)
    expect(lost.ask("kontakt").get_by_role("button", name="vCard")).to_be_visible()


def test_a_policy_of_nonces_is_enough(context: BrowserContext, site: Site) -> None:
    policy = f"default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src {site.url}"
    src = f"{site.url}/widget/programm-assistent.js"
    with portal(_PAGE.format(src=src, integrity="", nonce="nonce=abc"), policy) as address:
        page = context.new_page()
        page.goto(address)
        chat = Chat(page)
        chat.open()
        expect(chat.ask("liste").get_by_role("heading", name="7 Ergebnisse")).to_be_visible()


def test_words_that_cannot_be_loaded_stay_german_and_say_so(chat: Chat) -> None:
    chat.page.route(_WORDS, lambda route: route.abort())
    chat.open()
    chat.speak("English")
    expect(chat.page.locator("programm-assistent .menu [lang=en]")).to_have_attribute("aria-pressed", "true")
    expect(chat.page.locator("programm-assistent .root")).to_have_attribute("lang", "de")
    expect(chat.ask("kontakt").locator(".bubble")).to_have_attribute("lang", "en")
