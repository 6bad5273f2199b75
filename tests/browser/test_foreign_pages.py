"""The widget on pages whose styles, stacking and policies were not made for it. Pictures go to var/pictures."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bot.settings import ROOT
from tests.browser.chat import Chat
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


_BOOTSTRAP_3 = (
    "html{font-size:10px} *{box-sizing:border-box} "
    "body{font:14px/1.43 Helvetica} .panel{margin-bottom:20px} h2{font-size:30px}"
)
_BOOTSTRAP_5 = (
    "body{font:400 1rem/1.5 system-ui} button{border-radius:0;text-transform:none} "
    ".header{display:none} dialog{display:block}"
)
_STRICT = "default-src 'self'; script-src {site}; connect-src {site}"

_OWN = {"font-size": "16px", "text-transform": "none", "letter-spacing": "normal", "text-indent": "0px"}

SITUATIONS = [
    Situation("01 root 62.5 %", "html{font-size:62.5%} body{font-size:1.6rem}"),
    Situation("02 root 10 px", "html{font-size:10px}"),
    Situation("03 uppercase body", "body{text-transform:uppercase;font-variant:small-caps}"),
    Situation("04 nowrap and indent", "body{white-space:nowrap;text-indent:4em}"),
    Situation("05 letter spacing", "body{letter-spacing:.4em;word-spacing:1em;line-height:3}"),
    Situation("06 star rules", "*{color:red!important;font-size:30px!important;float:left}"),
    Situation("07 resets of controls", "button,input,textarea{all:unset;display:none!important}"),
    Situation("08 as Bootstrap 3", _BOOTSTRAP_3),
    Situation("09 as Bootstrap 5", _BOOTSTRAP_5),
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
]


def _html(site: Site, situation: Situation) -> str:
    style = f"<style>{situation.style}</style>" if situation.style else ""
    return (
        f"<!doctype html><html lang=de{situation.html}><title>Portal</title>{style}"
        f"<script type=module crossorigin src='{site.url}/widget/programm-assistent.js'></script>"
        f"<h1>Portal</h1>{situation.body}{_TALL}"
    )


def _visit(page: Page, address: str, situation: Situation) -> None:
    page.goto(address)
    if situation.name.startswith("19"):
        page.evaluate("document.body.append(document.createElement('programm-assistent'))")
    if situation.name.startswith("20"):
        expect(Chat(page).launcher).to_be_visible()
        page.evaluate("{ const e = document.querySelector('programm-assistent'); e.remove(); document.body.append(e) }")


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name.replace(" ", "-"))
def test_it_looks_and_works_the_same(context: BrowserContext, site: Site, situation: Situation) -> None:
    policy = situation.policy.format(site=site.url)
    with portal(_html(site, situation), policy) as address:
        page = context.new_page()
        _visit(page, address, situation)
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
    (ROOT / "var/pictures").mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ROOT / f"var/pictures/{situation.name[:2]}.png")
