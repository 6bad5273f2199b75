"""What visitors can do with the widget, against the scripted assistant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import create_engine, select

from bot.journal.models import feedback
from tests.browser.chat import Chat
from tests.browser.site import Site


def announcements(page: Page) -> str:
    """What the announcers hold for screen readers."""
    return "".join(page.locator("programm-assistent [aria-live=polite]").all_text_contents())


def downloaded(page: Page, control: Locator) -> tuple[str, str]:
    """Name and content of the file that a control gives."""
    with page.expect_download() as download:
        control.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode()


def test_it_says_what_it_is_before_the_first_question(chat: Chat) -> None:
    chat.open()
    expect(chat.log).to_contain_text("automatischer Assistent, kein Mensch")
    expect(chat.page.get_by_role("list", name="Fragen zum Einstieg").get_by_role("button")).to_have_count(3)


def test_an_answer_is_spoken_once_and_completely(chat: Chat) -> None:
    chat.open()
    chat.ask("kontakt")
    spoken = announcements(chat.page)
    assert spoken.count("Stefan Thias") == 1
    assert "Quelle: Broschüre, S. 20" in spoken
    chat.ask("kontakt")
    assert announcements(chat.page) == spoken
    expect(chat.log).to_have_attribute("aria-live", "off")


def test_a_contact_can_be_called_and_saved(chat: Chat) -> None:
    chat.open()
    answer = chat.ask("kontakt")
    expect(answer.get_by_role("link", name="+49 521 51-5198")).to_have_attribute("href", "tel:+49521515198")
    mail = answer.get_by_role("link", name="stefan.thias@bielefeld.de")
    expect(mail).to_have_attribute("href", "mailto:stefan.thias@bielefeld.de")
    expect(answer.get_by_text("Quelle: Broschüre, S. 20 (Stand: Anfang 2021)")).to_have_count(1)
    name, content = downloaded(chat.page, answer.get_by_role("button", name="vCard"))
    assert name == "Stefan Thias.vcf"
    assert "TEL;TYPE=WORK:+49 521 51-5198" in content


def test_a_list_opens_as_table_and_goes_to_a_file(chat: Chat) -> None:
    chat.open()
    answer = chat.ask("liste")
    expect(answer.get_by_role("heading", name="7 Ergebnisse")).to_be_visible()
    expect(answer.get_by_role("listitem").filter(visible=True)).to_have_count(5)
    answer.get_by_text("Mehr anzeigen (2)").click()
    expect(answer.get_by_role("listitem").filter(visible=True)).to_have_count(7)
    answer.get_by_text("Weniger anzeigen").click()
    expect(answer.get_by_role("listitem").filter(visible=True)).to_have_count(5)
    answer.get_by_text("Als Tabelle").click()
    expect(answer.get_by_role("row")).to_have_count(8)
    name, content = downloaded(chat.page, answer.get_by_role("button", name="CSV"))
    assert name == "projekte.csv"
    assert content.startswith(
        "\ufeffNr.;Projekt;Ort;Angabe;Seite\r\n1;Digitale Bürgerdienstleistungen – Grundantrag;Soest;296.000\u00a0€, "
    )


_DRAWN = "all => all.map(one => one.getBoundingClientRect()).map(({ left, width }) => [Math.round(left), width])"


def test_amounts_are_bars_of_one_scale_in_the_order_asked_for(chat: Chat) -> None:
    chat.open()
    answer = chat.ask("teuerste")
    answer.get_by_text("Mehr anzeigen (1)").click()
    bars = answer.locator("li rect").evaluate_all(_DRAWN)
    widths = [width for _, width in bars]
    assert len(bars) == 6 and len({left for left, _ in bars}) == 1
    assert widths == sorted(widths, reverse=True) and widths[0] > widths[-1] > 0


def test_periods_lie_on_one_line_of_years_in_the_order_asked_for(chat: Chat) -> None:
    chat.open()
    answer = chat.ask("zeiten")
    answer.get_by_text("Mehr anzeigen").click()
    starts = [left for left, _ in answer.locator("li rect").evaluate_all(_DRAWN)]
    assert len(starts) > 2 and starts == sorted(starts) and starts[0] < starts[-1]
    years = answer.locator(".scale span")
    expect(years).to_have_count(2)
    assert all(re.fullmatch(r"20\d\d", year) for year in years.all_inner_texts())


def test_each_turn_tells_its_time_of_day(chat: Chat) -> None:
    chat.open()
    chat.ask("kontakt")
    times = chat.log.locator("time")
    expect(times).to_have_count(2)
    assert all(re.fullmatch(r"\d\d:\d\d", time) for time in times.all_inner_texts())


def test_a_suggestion_is_the_next_question(chat: Chat) -> None:
    chat.open()
    chat.ask("mehrdeutig")
    chat.choose("Zentrale Open Data Plattform")
    expect(chat.page.locator("programm-assistent .turn.user").last).to_contain_text("Zentrale Open Data Plattform")


def test_the_conversation_goes_along_to_the_next_page(chat: Chat) -> None:
    chat.open()
    chat.ask("kontakt")
    chat.page.get_by_role("link", name="Impressum").press("Enter")
    chat.page.wait_for_url("**/impressum")
    expect(chat.panel).to_be_visible()
    expect(chat.log).to_contain_text("Stefan Thias")
    chat.page.reload()
    expect(chat.log).to_contain_text("Stefan Thias")


def test_the_conversation_ends_with_the_last_tab(chat: Chat, context: BrowserContext, site: Site) -> None:
    chat.open()
    chat.ask("kontakt")
    chat.page.close()
    other = context.new_page()
    other.goto(site.url)
    expect(Chat(other).panel).to_be_hidden()
    assert other.evaluate("sessionStorage.length + localStorage.length") == 0
    assert context.cookies() == []


def test_open_tabs_share_the_conversation(chat: Chat, context: BrowserContext, site: Site) -> None:
    chat.open()
    chat.ask("kontakt")
    other = Chat(context.new_page())
    other.page.goto(site.url)
    other.open()
    expect(other.log).to_contain_text("Stefan Thias")
    other.ask("kosten")
    expect(chat.log).to_contain_text("967.000\u00a0€")


def test_a_reload_in_mid_answer_fetches_it(chat: Chat) -> None:
    chat.open()
    chat.input.fill("gleich")
    with chat.page.expect_request("**/api/message"):
        chat.input.press("Enter")
    chat.page.reload()
    expect(chat.turns.last).to_contain_text("Das weiß ich nicht.")
    expect(chat.log).not_to_contain_text("kam nicht mehr an")


def test_the_closed_panel_tells_of_an_answer(chat: Chat) -> None:
    chat.open()
    chat.input.fill("gleich")
    chat.input.press("Enter")
    chat.page.keyboard.press("Escape")
    told = chat.page.get_by_role("button", name="Fragen zum Programm (Neue Antworten: 1)", exact=True)
    expect(told).to_be_visible()
    assert "Das weiß ich nicht." in announcements(chat.page)
    chat.page.reload()
    told.click()
    expect(chat.turns.last).to_contain_text("Das weiß ich nicht.")
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("button", name="Fragen zum Programm", exact=True)).to_be_visible()


def test_another_language_is_spoken_with_cards(chat: Chat) -> None:
    chat.open()
    chat.speak("English")
    english = Chat(chat.page, question="Your question")
    answer = english.ask("kontakt")
    expect(answer.locator(".bubble")).to_have_attribute("lang", "en")
    expect(answer.get_by_role("heading", name="Contact")).to_be_visible()
    expect(answer.get_by_role("link", name="+49 521 51-5198")).to_be_visible()
    expect(english.ask("kosten")).to_contain_text("€967,000")
    english.languages.click()
    chat.page.get_by_role("button", name="Leichte Sprache").click()
    expect(chat.ask("kontakt").get_by_role("heading", name="Bei Fragen hilft")).to_be_visible()
    expect(chat.ask("kosten").get_by_role("heading", level=5)).to_have_count(0)


def test_a_project_in_a_list_is_the_next_question(chat: Chat) -> None:
    chat.open()
    chat.ask("liste").get_by_role("button", name="Digitale Bürgerdienstleistungen – Grundantrag").click()
    expect(chat.page.locator("programm-assistent .turn.user").last).to_contain_text("Grundantrag")


@pytest.mark.parametrize(
    ("kind", "link", "path"),
    [
        ("vergleich", "Anlauf!", "/projekte/anlauf"),
        ("liste", "Projektseite Digitale Bürgerdienstleistungen", "/projekte/digitale-buergerdienstleistungen"),
        ("mehrdeutig", "Projektseite Zentrale Open Data Plattform", "/projekte/zentrale-open-data-plattform"),
    ],
)
@pytest.mark.parametrize("context", [{}, {"viewport": {"width": 320, "height": 640}}], indirect=True)
def test_named_projects_lead_to_their_pages(chat: Chat, kind: str, link: str, path: str) -> None:
    chat.open()
    named = chat.ask(kind).get_by_role("link", name=link).first
    named.scroll_into_view_if_needed()
    expect(named).to_be_in_viewport()
    expect(named).to_have_attribute("href", re.compile(re.escape(path)))
    expect(named).to_have_attribute("target", "_blank")


def test_an_answer_and_a_link_to_its_question_can_be_copied(chat: Chat, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.open()
    answer = chat.ask("kontakt")
    answer.get_by_role("button", name="Kopieren", exact=True).click()
    expect(answer).to_contain_text("Kopiert")
    assert "Ansprechperson: Stefan Thias" in chat.page.evaluate("navigator.clipboard.readText()")
    answer.get_by_role("button", name="Link zur Frage kopieren").click()
    chat.page.wait_for_function("async () => (await navigator.clipboard.readText()).endsWith('/#frage=kontakt')")


def test_the_large_view_is_wide_and_has_room_for_tables(chat: Chat) -> None:
    chat.open()
    table = chat.ask("vergleich").get_by_role("table")
    expect(table.get_by_role("cell").first).to_have_css("display", "table-cell")
    chat.page.get_by_role("button", name="Große Ansicht").click()
    box = chat.panel.bounding_box()
    assert box and box["width"] >= 900
    chat.page.get_by_role("button", name="Kleine Ansicht").click()


def test_menus_close_when_something_else_is_clicked(chat: Chat) -> None:
    chat.open()
    chat.options.click()
    chat.log.click()
    expect(chat.page.get_by_role("button", name="Verlauf löschen")).to_be_hidden()
    chat.options.click()
    chat.languages.click()
    expect(chat.page.get_by_role("button", name="Verlauf löschen")).to_be_hidden()


def test_server_gone_and_back(chat: Chat, site: Site) -> None:
    chat.open()
    chat.ask("kontakt")
    site.stop()
    chat.input.fill("kosten")
    chat.input.press("Enter")
    expect(chat.log).to_contain_text("gerade nicht erreichbar")
    expect(chat.log).to_contain_text("Bürgerservice Beispielstadt")
    assert "nicht erreichbar" in announcements(chat.page)
    site.start()
    chat.page.get_by_role("button", name="Noch einmal senden").click()
    expect(chat.turns.last).to_contain_text("967.000 €")
    expect(chat.log).not_to_contain_text("nicht erreichbar")


def test_no_answer_is_an_error_that_keeps_the_question(chat: Chat) -> None:
    chat.open()
    chat.input.fill("stumm")
    chat.input.press("Enter")
    expect(chat.log).to_contain_text("nicht erreichbar")
    expect(chat.page.locator("programm-assistent .turn.user").last).to_contain_text("stumm")


def test_thinking_is_shown_and_spoken(chat: Chat) -> None:
    chat.open()
    chat.input.fill("langsam")
    chat.input.press("Enter")
    expect(chat.log).to_contain_text("denkt nach")
    expect(chat.page.locator("programm-assistent [aria-live=polite]", has_text="denkt nach")).to_have_count(1)
    chat.answer(1)
    expect(chat.log).not_to_contain_text("denkt nach")


def test_delete_and_download(chat: Chat) -> None:
    chat.open()
    chat.ask("kontakt")
    chat.options.click()
    name, content = downloaded(chat.page, chat.page.get_by_role("button", name="Gespräch herunterladen"))
    assert name == "gespraech.txt"
    assert re.search(r"Sie: kontakt\n\nAssistent: Serviceportal – Stadt Bielefeld", content)
    chat.options.click()
    chat.page.get_by_role("button", name="Verlauf löschen").click()
    with chat.page.expect_response(lambda response: response.request.method == "DELETE") as deleted:
        chat.page.get_by_role("button", name="Ja, löschen").click()
    assert deleted.value.status == 204
    expect(chat.turns).to_have_count(1)
    assert "Stefan" not in chat.page.evaluate("JSON.stringify(sessionStorage)")


def test_feedback_is_stored_once_without_the_session(chat: Chat, site: Site) -> None:
    chat.open()
    chat.ask("meilensteine")
    chat.page.get_by_role("button", name="Nein").click()
    chat.page.get_by_label("Was hat gefehlt?").fill("Das Datum")
    chat.page.get_by_role("button", name="Hinweis senden").click()
    expect(chat.page.get_by_text("Danke für Ihre Rückmeldung.")).to_be_visible()
    engine = create_engine(site.environment["DATABASE_URL"])
    with engine.connect() as connection:
        rows = [dict(row._mapping) for row in connection.execute(select(feedback))]
    engine.dispose()
    (row,) = [row for row in rows if row["question"] == "meilensteine"]
    assert (row["rating"], row["comment"]) == ("down", "Das Datum")
    assert "4 Meilensteine" in row["answer"]


def test_leading_slash_and_markup_are_only_text(chat: Chat) -> None:
    chat.open()
    chat.ask("/restart <b>fett</b><img src=x onerror=alert(1)>")
    expect(chat.page.locator("programm-assistent .turn.user").last).to_contain_text("<b>fett</b>")
    expect(chat.page.locator("programm-assistent .log img")).to_have_count(0)
