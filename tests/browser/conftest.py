"""Browser, servers and pages for the browser tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright

from bot.settings import ROOT
from tests.browser.chat import Chat
from tests.browser.site import Site
from tests.waiting import PATIENCE_SECONDS, free_port

# The browser must not look for updates or anything else: tests count the requests.
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PORTAL_PORT = free_port()
expect.set_options(timeout=PATIENCE_SECONDS * 1000)
CONTACT = {
    "CONTACT_NAME": "Bürgerservice Beispielstadt",
    "CONTACT_PHONE": "02921 00-0",
    "CONTACT_EMAIL": "buergerservice@example.de",
}


def run_script(name: str, *arguments: str) -> str:
    """A script's output. Without what it needs tests are skipped here, and fail in CI."""
    done = subprocess.run([ROOT / "scripts" / name, *arguments], capture_output=True, text=True)
    if done.returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(done.stderr.strip())
    return done.stdout.strip()


@pytest.fixture(scope="session")
def widget() -> None:
    """The widget, built from the present sources."""
    run_script("widget.sh")


# Not for the whole session: Playwright's event loop would be in the way of asynchronous tests elsewhere.
@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(widget: None, playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=run_script("browser.sh"), args=_FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def site(widget: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The channel with the scripted assistant."""
    folder = tmp_path_factory.mktemp("site")
    database = f"sqlite:///{folder / 'feedback.db'}"
    portal = f"http://localhost:{PORTAL_PORT}"
    environment = {"DATABASE_URL": database, "PORTALS": portal, "FRAME_HOSTS": portal, **CONTACT}
    site = Site(["-m", "tests.browser.fake", "{port}"], folder / "log", **environment)
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="package")
def assistant(widget: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real assistant, as `make run` starts it."""
    folder = tmp_path_factory.mktemp("assistant")
    database = f"sqlite:///{folder / 'catalogue.db'}"
    # Empty: the tests themselves may run with the address of another action server.
    ports = {"ACTIONS_PORT": str(free_port()), "ACTIONS_URL": "", "DATABASE_URL": database}
    site = Site(["-m", "scripts.run"], folder / "log", **ports, **CONTACT)
    site.start()
    yield site
    site.stop()


class Watch:
    """What a page does besides showing something."""

    def __init__(self, page: Page, home: str) -> None:
        self._home = home
        self.foreign: list[str] = []
        self.violations: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.violations.append(str(error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((self._home, "data:", "blob:")):
            self.foreign.append(url)

    def _said(self, message: ConsoleMessage) -> None:
        if any(word in message.text for word in ("Content Security", "Refused to", "Trusted", "integrity")):
            self.violations.append(message.text)


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh browser profile; its look can be set with ``parametrize("context", ..., indirect=True)``."""
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "de-DE", **getattr(request, "param", {})}
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, site: Site) -> Iterator[Page]:
    """The demo portal. Every test that uses it also shows that nothing is asked or forbidden elsewhere."""
    page = context.new_page()
    watch = Watch(page, site.url)
    page.goto(site.url)
    yield page
    assert watch.foreign == []
    assert watch.violations == []


@pytest.fixture
def chat(page: Page) -> Chat:
    return Chat(page)


@pytest.fixture
def axe() -> str:
    """axe-core, from the widget's development packages."""
    return Path(ROOT / "widget/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
