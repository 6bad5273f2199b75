"""The widget on pages whose styles, stacking and policies were not made for it. Pictures go to var/pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.channel.pages import FRAME
from bot.settings import ROOT
from tests.browser.chat import Chat
from tests.browser.conftest import PORTAL_PORT
from tests.browser.portal import portal
from tests.browser.site import Site

_ELEMENT = "<programm-assistent theme='light'></programm-assistent>"
_TALL = "<p>Text der Seite</p>" * 40
_TRUSTED = "; require-trusted-types-for 'script'; trusted-types lit-html"


@dataclass(frozen=True)
class Situation:
    """A foreign page."""

    name: str
    style: str = ""
    body: str = _ELEMENT
    html: str = ""
    policy: str = ""
    script: str = "programm-assistent.js"
    head: str = ""


_BOOTSTRAP = "<link rel=stylesheet href=/bootstrap{}/dist/css/bootstrap.min.css>"
_BOOTSTRAP_3 = (
    "<nav class='navbar navbar-inverse navbar-fixed-bottom'><a class=navbar-brand>Stadt</a></nav>"
    "<div class=container><div class='panel panel-default'><h2 class=panel-heading>Aktuelles</h2></div>"
    "<button class='btn btn-primary'>Suchen</button><input class=form-control></div>"
)
_BOOTSTRAP_5 = (
    "<nav class='navbar bg-dark fixed-bottom' data-bs-theme=dark><a class=navbar-brand>Stadt</a></nav>"
    "<div class=container><div class=card><h2 class=card-header>Aktuelles</h2></div>"
    "<button class='btn btn-primary'>Suchen</button><textarea class=form-control></textarea></div>"
)
_STRICT = "default-src 'self'; script-src {site}; connect-src {site}"

SITUATIONS = [
    Situation("01 root 62.5 %", "html{font-size:62.5%} body{font-size:1.6rem}"),
    Situation("02 root 10 px", "html{font-size:10px}"),
    Situation("03 uppercase body", "body{text-transform:uppercase;font-variant:small-caps}"),
    Situation("04 nowrap and indent", "body{white-space:nowrap;text-indent:4em}"),
    Situation("05 letter spacing", "body{letter-spacing:.4em;word-spacing:1em;line-height:3}"),
    Situation("06 star rules", "*{color:red!important;font-size:30px!important;float:left}"),
    Situation("07 resets of controls", "button,input,textarea{all:unset;display:none!important}"),
    Situation("08 Bootstrap 3", body=_BOOTSTRAP_3 + _ELEMENT, head=_BOOTSTRAP.format(3)),
    Situation("09 Bootstrap 5", body=_BOOTSTRAP_5 + _ELEMENT, head=_BOOTSTRAP.format(5)),
    Situation("10 transformed ancestor", "main{transform:translateX(300px) scale(.5)}", f"<main>{_ELEMENT}</main>"),
    Situation("11 filtered ancestor", "main{filter:blur(2px);overflow:hidden;height:9px}", f"<main>{_ELEMENT}</main>"),
    Situation(
        "12 below a fixed navigation",
        "main{position:relative;z-index:0} nav{position:fixed;inset:0;z-index:9;background:#ddd}",
        f"<main>{_ELEMENT}</main><nav>Navigation</nav>",
    ),
    Situation(
        "13 cookie banner",
        "#b{position:fixed;inset:auto 0 0;height:120px;background:#fc9;z-index:2147483647}"
        "programm-assistent{--pa-offset-bottom:120px}",
        f"<div id=b>Cookies?</div>{_ELEMENT}",
    ),
    Situation("14 right to left", html=" dir=rtl"),
    Situation("15 strict policy", policy=_STRICT),
    Situation("16 strict policy with trusted types", policy=_STRICT + _TRUSTED),
    Situation("17 no styles allowed", policy=_STRICT + "; style-src 'none'"),
    Situation("18 dark page", "html{background:#111;color:#eee}"),
    Situation("19 late insertion", body=""),
    Situation("20 removed and inserted again"),
    Situation(
        "31 script twice",
        body=_ELEMENT + "<script type=module crossorigin src='{site}/widget/programm-assistent.js?ver=2'></script>",
    ),
]


def _html(site: Site, situation: Situation) -> str:
    style = f"<style>{situation.style}</style>" if situation.style else ""
    return (
        f"<!doctype html><html lang=de{situation.html}><title>Portal</title>{situation.head}{style}"
        f"<script type=module crossorigin src='{site.url}/widget/{situation.script}'></script>"
        f"<h1>Portal</h1>{situation.body.format(site=site.url)}{_TALL}"
    )


def _visit(page: Page, address: str, situation: Situation) -> None:
    page.goto(address)
    if situation.name.startswith("19"):
        page.evaluate("document.body.append(document.createElement('programm-assistent'))")
    if situation.name.startswith("20"):
        expect(Chat(page).launcher).to_be_visible()
        page.evaluate("{ const e = document.querySelector('programm-assistent'); e.remove(); document.body.append(e) }")


Serve = Callable[[Situation], str]


@pytest.fixture
def serve(site: Site) -> Iterator[Serve]:
    """Puts a foreign page on the web; gives its address."""
    with ExitStack() as stack:
        yield lambda situation: stack.enter_context(
            portal(_html(site, situation), situation.policy.format(site=site.url))
        )


def _picture(page: Page, name: str) -> None:
    (ROOT / "var/pictures").mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ROOT / f"var/pictures/{name[:2]}.png")


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name.replace(" ", "-"))
def test_it_looks_and_works_the_same(context: BrowserContext, serve: Serve, situation: Situation) -> None:
    page = context.new_page()
    _visit(page, serve(situation), situation)
    _check(page, situation)


def _check(page: Page, situation: Situation) -> None:
    chat = Chat(page)
    # A click fails if anything of the page lies above.
    chat.open()
    expect(chat.ask("kontakt")).to_contain_text("Stefan Thias")
    for what in (chat.panel, chat.input, chat.turns.last.locator("p").first):
        for name, value in {
            "font-size": "16px",
            "text-transform": "none",
            "letter-spacing": "normal",
            "text-indent": "0px",
        }.items():
            expect(what).to_have_css(name, value)
        expect(what).not_to_have_css("color", "rgb(255, 0, 0)")
    expect(chat.turns.last.locator("p").first).to_have_css("white-space", "normal")
    panel, launcher = chat.panel.bounding_box(), chat.launcher.bounding_box()
    assert panel and launcher
    assert 415 <= panel["width"] <= 417 and panel["y"] >= 0 and panel["y"] + panel["height"] <= launcher["y"]
    assert abs(panel["x"] + panel["width"] - (launcher["x"] + launcher["width"])) < 1
    assert launcher["y"] + launcher["height"] <= (780 if "cookie" in situation.name else 900)
    _picture(page, situation.name)


@pytest.mark.parametrize(("version", "size"), [(3, "14px"), (5, "16px")])
def test_the_pages_with_bootstrap_have_it(context: BrowserContext, serve: Serve, version: int, size: str) -> None:
    page = context.new_page()
    page.goto(serve(next(one for one in SITUATIONS if one.name.endswith(f"Bootstrap {version}"))))
    expect(page.locator("body")).to_have_css("font-size", size)
    expect(page.locator(".btn")).to_have_css("display", "inline-block")
    expect(page.locator("nav")).to_have_css("position", "fixed")


def _load(page: Page, address: str, count: int) -> list[Chat]:
    page.goto(address)
    page.locator("programm-assistent:defined").first.wait_for(state="attached")
    return [Chat(page, number=number) for number in range(count)]


_QUESTIONS = ["kontakt", "kosten", "links"]
_TWO = _ELEMENT + "<programm-assistent theme='light' position='left'></programm-assistent>"
_THREE = _TWO + "<programm-assistent theme='light' mode='inline'></programm-assistent>"


@pytest.mark.parametrize(("name", "body", "count"), [("21 two instances", _TWO, 2), ("22 three instances", _THREE, 3)])
def test_instances_keep_to_themselves(context: BrowserContext, serve: Serve, name: str, body: str, count: int) -> None:
    page = context.new_page()
    address = serve(Situation(name, body=body))
    chats = _load(page, address, count)
    for chat, question in zip(chats, _QUESTIONS, strict=False):
        if chat.launcher.count():
            chat.open()
        chat.ask(question)
        said = page.locator("programm-assistent [aria-live=polite]").all_text_contents()
        assert sum(map(bool, said)) == chats.index(chat) + 1
        chat.input.fill(f"Entwurf {question}")
    _picture(page, name)
    for chat, question in zip(_load(page, address, count), _QUESTIONS, strict=False):
        expect(chat.questions).to_have_text([question])
        expect(chat.input).to_have_value(f"Entwurf {question}")


@pytest.mark.parametrize("context", [{"viewport": {"width": 320, "height": 640}}], indirect=True)
def test_on_a_phone_the_open_instance_lies_above_the_others(context: BrowserContext, serve: Serve) -> None:
    first, second = _load(context.new_page(), serve(Situation("two", body=_TWO)), 2)
    first.open()
    expect(first.ask("kontakt")).to_contain_text("Stefan Thias")
    first.page.get_by_role("button", name="Senden").click()
    first.page.keyboard.press("Escape")
    second.open()
    expect(second.ask("kosten")).to_contain_text("967.000")


def test_a_dialog_of_the_page_comes_first(context: BrowserContext, serve: Serve) -> None:
    dialog = "<dialog><p>Umfrage</p><form method=dialog><button>Nein, danke</button></form></dialog>"
    (chat,) = _load(context.new_page(), serve(Situation("23 dialog", body=_ELEMENT + dialog)), 1)
    chat.open()
    chat.page.evaluate("document.querySelector('dialog').showModal()")
    _picture(chat.page, "23")
    chat.page.get_by_role("button", name="Nein, danke").click()
    expect(chat.ask("kontakt")).to_contain_text("Stefan Thias")


def test_a_dialog_that_is_open_from_the_start_is_not_covered(context: BrowserContext, serve: Serve) -> None:
    dialog = (
        "<dialog style='inset:auto 0 0 auto;margin:0'><form method=dialog><button>Nein, danke</button></form></dialog>"
    )
    script = "<script>document.querySelector('dialog').showModal()</script>"
    (chat,) = _load(context.new_page(), serve(Situation("dialog", body=dialog + script + _ELEMENT)), 1)
    chat.page.get_by_role("button", name="Nein, danke").click()
    chat.open()


def test_in_a_frame(context: BrowserContext, serve: Serve, site: Site) -> None:
    frame = f"<iframe src='{site.url}{FRAME}' title='Assistent' style='width:100%;height:30rem;border:0'></iframe>"
    page = context.new_page()
    page.goto(serve(Situation("24 frame", body=frame)))
    inside = page.frame_locator("iframe")
    field = inside.get_by_role("textbox", name="Ihre Frage")
    field.fill("kontakt")
    field.press("Enter")
    expect(inside.get_by_role("log")).to_contain_text("Stefan Thias")
    _picture(page, "24")


def test_navigation_within_one_page(context: BrowserContext, serve: Serve) -> None:
    """The page's script replaces its content, the element as well, and calls it another address."""
    (chat,) = _load(context.new_page(), serve(Situation("25 navigation", body=f"<main>{_ELEMENT}</main>")), 1)
    chat.open()
    chat.ask("kontakt")
    for step in range(2):
        chat.page.evaluate(
            f"""{{ history.pushState(null, "", "/seite-{step}");
              document.querySelector("main").innerHTML = `<h2>Seite {step}</h2>{_ELEMENT}`; }}"""
        )
        expect(chat.questions).to_have_text(["kontakt"])
    expect(chat.ask("kosten")).to_contain_text("967.000")
    expect(chat.questions).to_have_count(2)
    _picture(chat.page, "25")


_FALLBACK = "<programm-assistent><a href='/kontakt'>Fragen? Kontakt zur Stadt</a></programm-assistent>"


def _falls_back(page: Page, address: str, name: str) -> None:
    """The visitor gets the link that stands in the element, and nothing of the assistant."""
    page.goto(address)
    expect(page.get_by_role("link", name="Kontakt zur Stadt")).to_be_visible()
    expect(Chat(page).launcher).to_have_count(0)
    _picture(page, name)


def test_without_javascript(browser: Browser, serve: Serve) -> None:
    context = browser.new_context(java_script_enabled=False)
    _falls_back(context.new_page(), serve(Situation("26 no JavaScript", body=_FALLBACK)), "26")
    context.close()


def test_when_the_script_is_blocked(context: BrowserContext, serve: Serve) -> None:
    situation = Situation("27 script blocked", body=_FALLBACK, policy="script-src 'self'")
    _falls_back(context.new_page(), serve(situation), "27")


def test_when_the_portal_is_not_listed(context: BrowserContext, serve: Serve) -> None:
    serve(Situation("28 portal not listed", body=_FALLBACK))
    _falls_back(context.new_page(), f"http://127.0.0.1:{PORTAL_PORT}", "28")


def test_when_the_version_of_the_script_is_gone(context: BrowserContext, serve: Serve) -> None:
    situation = Situation("29 version gone", body=_FALLBACK, script="0123456789abcdef/programm-assistent.js")
    _falls_back(context.new_page(), serve(situation), "29")


def test_as_a_block_of_the_page(context: BrowserContext, serve: Serve) -> None:
    """Inline it takes its place in the page, and no styles of it."""
    style = "*{color:red;font-size:30px} main{width:640px;transform:rotate(0)} body{text-transform:uppercase}"
    inline = "<programm-assistent theme='light' mode='inline'></programm-assistent>"
    situation = Situation("30 inline", style, f"<main>{inline}<p>Danach</p></main>")
    (chat,) = _load(context.new_page(), serve(situation), 1)
    expect(chat.ask("kontakt")).to_contain_text("Stefan Thias")
    for name, value in {"font-size": "16px", "text-transform": "none"}.items():
        expect(chat.input).to_have_css(name, value)
    expect(chat.input).not_to_have_css("color", "rgb(255, 0, 0)")
    box = chat.panel.bounding_box()
    assert box and box["width"] == 640
    _picture(chat.page, situation.name)
