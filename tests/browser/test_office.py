"""The staff page in a real browser: its tasks, and that it is as accessible as the widget."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from playwright.sync_api import BrowserContext, Page, expect

from bot.database.engine import connect
from bot.dialogue import query as q
from bot.experts.api import Submission, Town
from bot.experts.desk import EmbeddedDesk
from bot.experts.town_store import save
from bot.inbox.store import Inbox
from bot.journal.feedback import FeedbackStore
from bot.journal.subjects import note
from bot.journal.writer import write
from bot.office.accounts import Accounts, Role
from bot.office.services import office_of
from bot.settings import ROOT, settings
from tests.browser.conftest import Watch
from tests.browser.site import Site
from tests.browser.test_axe import _LOOKS, _TAGS

PASSWORD = "a password of the test"
SECRET = "0" * 64
TODAY = date.today()
PARKING = ["Wo kann ich einen Parkausweis beantragen?", "Parkausweis für Anwohner"]
REPORTED: dict[str, str] = {}  # the numbers of the reports that are there, by kind
PAGES = (
    "/", "/found/list", "/found/create", "/reports/list", "/documents", "/journal", "/inbox/list", "/inbox/details/1",
    "/audit/list", "/accounts/list", "/nothing",
)  # fmt: skip
looks = pytest.mark.parametrize("context", _LOOKS.values(), ids=_LOOKS.keys(), indirect=True)
_STICKING_OUT = """() => [...document.querySelectorAll("body *")]
  .filter(element => !element.closest(".scroll, .skip") && element.checkVisibility())
  .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5)
  .map(element => element.outerHTML.slice(0, 100))"""
# WCAG 2.5.8; links inside a sentence are exempt.
_TOO_SMALL = """() => [...document.querySelectorAll("a, button, summary, input:not([type=hidden]), select, textarea")]
  .filter(element => !element.closest("p:not(.who, .name), dd") || element.matches("button, input, select, textarea"))
  .filter(element => element.checkVisibility() && !element.matches(".skip"))
  .filter(element => { const box = element.getBoundingClientRect(); return box.width < 24 || box.height < 24 })
  .map(element => element.outerHTML.slice(0, 100))"""


_FOCUSED = """() => {
  const focused = document.activeElement;
  const name = focused === document.body ? "" : focused.id || focused.textContent.trim();
  return [name, getComputedStyle(focused).outlineStyle] }"""


@pytest.fixture(scope="module")
def office(widget: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The staff page as `make office` starts it, with something on each page."""
    folder = tmp_path_factory.mktemp("office")
    database = f"sqlite:///{folder / 'catalogue.db'}"
    made = office_of(settings({"DATABASE_URL": database}))
    save(made.engine, [Town("05974040", "Soest")])
    for name in ("anna", "berta"):
        Accounts(made.engine).add(name, Role.admin, PASSWORD)
    write(made.engine, [note([q.Talk("out_of_scope")], text, TODAY) for text in [*PARKING, "Erzähl einen Witz"]])
    write(made.engine, [note([q.Count(())], "", TODAY)])
    FeedbackStore(made.engine).save({"rating": "down", "question": "Kosten?", "comment": "zu lang"})
    desk = EmbeddedDesk(made.engine, SECRET)
    public = {"category": "Handy", "color": "schwarz", "day": TODAY.isoformat(), "worth_class": "middle"}
    for kind in ("lost", "found"):
        sent = Submission(kind, public, {"description": "Riss im Glas", "contact": {"name": "Erika Mustermann"}})
        REPORTED[kind] = desk.services(kind).submit("05974040", sent, kind).number
    inbox = Inbox(connect(database), SECRET)
    inbox.offer("me", "Senden", "Wo parke ich?")
    inbox.send("me")
    inbox.leave_contact("me", "gast@example.de")
    site = Site(["-m", "bot", "office"], folder / "log", DATABASE_URL=database, EXPERT_SECRET=SECRET, TOWN="soest")
    site.environment["OFFICE_PORT"] = str(site.port)
    site.start()
    yield site
    site.stop()


@pytest.fixture
def desk(context: BrowserContext, office: Site) -> Iterator[Page]:
    """Somebody at the staff page, logged in by keyboard. Nothing is asked elsewhere, and no policy is broken."""
    page = context.new_page()
    watch = Watch(page, office.url)
    log_in(page, office, "anna")
    expect(page.get_by_role("heading", level=1)).to_have_text("Übersicht")
    yield page
    assert watch.foreign == []
    assert watch.violations == []


def log_in(page: Page, office: Site, name: str) -> None:
    page.goto(office.url)
    expect(page).to_have_title(re.compile("Anmelden"))
    page.get_by_label("Name").fill(name)
    page.get_by_label("Passwort").fill(PASSWORD)
    page.keyboard.press("Enter")


@pytest.fixture
def violations(axe: str) -> Callable[[Page], list[str]]:
    """What axe finds now. The policy of the pages allows no script, so it is run beside it."""

    def find(page: Page) -> list[str]:
        page.evaluate(axe)
        found = page.evaluate("tags => axe.run({ runOnly: tags })", _TAGS)
        return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]

    return find


def add_item(page: Page, office: Site, number: str) -> None:
    page.goto(f"{office.url}/found/create")
    page.get_by_label("Nummer").fill(number)
    page.get_by_label("Art").select_option("Handy")
    page.get_by_label("Farbe").select_option("schwarz")
    page.get_by_label("Fundtag").fill(TODAY.isoformat())
    page.get_by_label("Stadtteil").fill("Mitte")
    page.get_by_label("Liegt bei").fill("Rathaus")
    page.get_by_label("Aufbewahren bis").fill((TODAY + timedelta(days=180)).isoformat())
    page.get_by_label("Nur für das Fundbüro").fill("Gravur Erika")
    page.get_by_role("button", name="Speichern").click()


def test_an_item_is_added_seen_as_the_public_sees_it_and_given_back(
    desk: Page, office: Site, violations: Callable[[Page], list[str]]
) -> None:
    add_item(desk, office, "2026-0412")
    expect(desk.get_by_role("status")).to_have_text("Gespeichert.")
    public = desk.get_by_role("region", name="So sieht es die Öffentlichkeit")
    for shown in ("2026-0412", "Handy", "schwarz", "Mitte", "Rathaus"):
        expect(public).to_contain_text(shown)
    expect(desk.locator("body")).not_to_contain_text("Gravur")
    assert violations(desk) == []
    desk.get_by_role("link", name="Öffnen und ändern").click()
    expect(desk.get_by_label("Nur für das Fundbüro")).to_have_value("Gravur Erika")
    assert violations(desk) == []
    desk.go_back()
    desk.get_by_role("button", name="Als zurückgegeben vermerken").click()
    expect(desk.get_by_role("status")).to_contain_text("Niemand findet die Fundsache mehr")


def test_a_loss_is_matched_opened_and_what_fits_is_handed_out(
    desk: Page, office: Site, violations: Callable[[Page], list[str]]
) -> None:
    add_item(desk, office, "2026-0500")
    desk.get_by_role("link", name="Meldungen").first.click()
    desk.get_by_role("link", name=f"Meldung {REPORTED['lost']}").click()
    expect(desk.locator("body")).not_to_contain_text("Erika")
    assert violations(desk) == []
    desk.get_by_role("button", name="Angaben ansehen").click()
    expect(desk.get_by_text("Erika Mustermann")).to_be_visible()
    assert violations(desk) == []
    expect(desk.get_by_role("link", name=f"Meldung {REPORTED['found']}")).to_be_visible()
    desk.get_by_role("button", name="2026-0500 herausgegeben").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status")).to_contain_text("Als herausgegeben vermerkt")
    desk.get_by_role("link", name="Protokoll").click()
    expect(desk.get_by_role("row").nth(1)).to_contain_text("Stand einer Meldung geändert")
    expect(desk.locator("body")).not_to_contain_text("Erika Mustermann")


def test_mistakes_are_said_beside_the_fields(desk: Page, office: Site, violations: Callable[[Page], list[str]]) -> None:
    add_item(desk, office, "a b")
    expect(desk.get_by_role("alert")).to_be_visible()
    expect(desk.get_by_label("Nummer")).to_have_accessible_description(re.compile("Bindestriche"))
    assert violations(desk) == []


def test_the_journal_is_grouped_and_downloaded(desk: Page) -> None:
    desk.get_by_role("link", name="Journal").first.click()
    group = desk.get_by_role("listitem").filter(has_text="2×")
    expect(group).to_have_count(1)
    group.get_by_text("1 andere Formulierung").click()
    for question in PARKING:
        expect(group.get_by_text(question)).to_be_visible()
    expect(desk.get_by_text("zu lang")).to_be_visible()
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Alles als CSV laden").click()
    assert "Parkausweis" in download.value.path().read_text(encoding="utf-8-sig")


def test_a_contact_is_shown_on_demand_and_the_log_says_so(desk: Page, office: Site) -> None:
    desk.goto(f"{office.url}/inbox/list")
    desk.get_by_role("link", name="Frage 1").click()
    expect(desk.locator("body")).not_to_contain_text("gast@example.de")
    desk.get_by_role("button", name="Kontakt ansehen").click()
    expect(desk.get_by_text("gast@example.de")).to_be_visible()
    desk.get_by_role("link", name="Protokoll").click()
    expect(desk.get_by_role("row").nth(1)).to_contain_text("Kontakt angesehen")
    expect(desk.locator("body")).not_to_contain_text("gast@example.de")


def test_the_second_factor_is_set_up_and_asked_for(
    context: BrowserContext, office: Site, violations: Callable[[Page], list[str]]
) -> None:
    page = context.new_page()
    log_in(page, office, "berta")
    page.get_by_role("link", name="Zweiter Faktor").click()
    secret = "".join(page.locator("code").inner_text().split())
    page.get_by_label("Code").fill("1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Der Code stimmt nicht")
    assert violations(page) == []
    totp = TOTP(base64.b32decode(secret), 6, SHA1(), 30)
    page.get_by_label("Code").fill(totp.generate(time.time()).decode())
    page.get_by_role("button", name="Einrichten").click()
    codes = page.get_by_role("listitem").all_inner_texts()
    assert len(codes) == 10 and violations(page) == []
    page.get_by_role("link", name="Weiter zur Übersicht").click()
    page.get_by_role("link", name="Abmelden").click()
    log_in(page, office, "berta")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zweiter Faktor")
    assert violations(page) == []
    page.goto(f"{office.url}/journal")
    page.get_by_label("Code").fill(codes[0])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Übersicht")


@looks
def test_axe_finds_nothing_on_any_page(desk: Page, office: Site, violations: Callable[[Page], list[str]]) -> None:
    for address in (*PAGES, f"/reports/details/05974040;{REPORTED['found']}"):
        desk.goto(office.url + address)
        for closed in desk.locator("details > summary").all():
            closed.click()
        assert violations(desk) == [], address
    desk.goto(office.url)
    desk.get_by_role("link", name="Abmelden").click()
    expect(desk.get_by_label("Passwort")).to_be_visible()
    assert violations(desk) == []


@pytest.mark.parametrize("context", [{"viewport": {"width": 320, "height": 640}}], indirect=True)
def test_nothing_sticks_out_at_320_pixels_and_everything_can_be_hit(desk: Page, office: Site) -> None:
    for address in (*PAGES, f"/reports/details/05974040;{REPORTED['found']}"):
        desk.goto(office.url + address)
        assert desk.evaluate("document.documentElement.lang") == "de"
        assert desk.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert desk.evaluate(_STICKING_OUT) == [], address
        assert desk.evaluate(_TOO_SMALL) == [], address


def test_the_keyboard_reaches_everything_and_the_focus_is_seen(desk: Page, office: Site) -> None:
    desk.goto(f"{office.url}/found/create")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    seen, unseen = set(), set()
    for _ in range(40):
        desk.keyboard.press("Tab")
        name, outline = desk.evaluate(_FOCUSED)
        seen.add(name)
        unseen |= {name} if outline == "none" else set()
    assert {"number", "category", "color", "district", "office", "secret", "Speichern", "Abbrechen"} <= seen
    assert unseen <= {""}  # the page itself, between its end and its beginning


def test_it_runs_as_its_users_start_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "office", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "OFFICE_PORT" in done.stdout
