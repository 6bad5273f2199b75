"""Whole conversations with the real assistant, as a citizen and as a clerk have them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Watch
from tests.browser.site import Site


@pytest.fixture
def real(context: BrowserContext, assistant: Site) -> Iterator[Chat]:
    """The demo portal with the real assistant."""
    page = context.new_page()
    watch = Watch(page, assistant.url)
    page.goto(assistant.url)
    yield Chat(page)
    assert watch.foreign == []
    assert watch.violations == []


def test_a_citizen_looks_for_a_service(real: Chat) -> None:
    real.open()
    expect(real.choose("Wer betreut das Projekt ANLAUF?")).to_contain_text("Wolfgang Pauels")
    expect(real.ask("Und was kostet das?")).to_contain_text("219.000\u00a0€")
    answer = real.ask("Wie melde ich meinen Hund in Soest an?")
    expect(answer).to_contain_text("Hundesteuer")
    answer = real.ask("Welche Projekte gibt es in Paderborn?")
    # Those of the brochure, and those of later sources.
    expect(answer.get_by_role("heading", name="4 Ergebnisse")).to_have_count(2)
    expect(answer).to_contain_text("Quelle: Broschüre")
    expect(real.ask("Danke, tschüss!")).not_to_contain_text("schiefgegangen")


def test_a_clerk_compares_and_takes_things_along(real: Chat) -> None:
    real.open()
    ranking = real.ask("Die drei teuersten Projekte")
    expect(ranking.get_by_role("heading", name="3 Ergebnisse")).to_be_visible()
    expect(real.ask("Was kostet das Serviceportal Bielefeld?")).to_contain_text("967.000\u00a0€")
    expect(real.ask("Welche Meilensteine gibt es?").get_by_role("listitem")).not_to_have_count(0)
    clarification = real.ask("Wer ist für die Digitalen Bürgerdienstleistungen zuständig?")
    suggestions = clarification.get_by_role("list", name="Vorschläge").get_by_role("button")
    expect(suggestions).to_have_count(4)
    expect(real.choose(suggestions.first.inner_text())).to_contain_text("Telefon")
    table = real.ask("Vergleiche ANLAUF mit DigiKnow").get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(3)


def test_a_reload_does_not_lose_the_thread(real: Chat) -> None:
    real.open()
    real.ask("Wer betreut das Projekt ANLAUF?")
    real.page.reload()
    expect(real.ask("Und was kostet das?")).to_contain_text("219.000\u00a0€")


def test_english_stays_chosen_over_german_names_and_buttons(real: Chat) -> None:
    real.open()
    real.speak("English")
    english = Chat(real.page, question="Your question")
    expect(english.ask("Was kostet das Projekt ANLAUF?")).to_contain_text("€219,000")
    expect(english.ask("Wer betreut es?")).to_contain_text("Contact")
    english.languages.click()
    real.page.get_by_role("button", name="Leichte Sprache").click()
    expect(real.ask("Was kostet es?")).to_contain_text("So viel hat das Land bezahlt")
