"""The pages about projects in a real browser, with the catalogue of the real assistant."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.chat import Chat
from tests.browser.site import Site
from tests.browser.test_axe import _TAGS

looks = pytest.mark.parametrize(
    "context", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 640}}], indirect=True
)


@looks
@pytest.mark.parametrize(
    "address", ["/projekte", "/projekte?region=bayern", "/projekte/digiknow", "/projekte/zeonline"]
)
def test_axe_finds_nothing(context: BrowserContext, assistant: Site, axe: str, address: str) -> None:
    page = context.new_page()
    page.goto(assistant.url + address)
    page.evaluate(axe)
    found = page.evaluate("tags => axe.run({ runOnly: tags })", _TAGS)
    assert [(rule["id"], node["target"]) for rule in found["violations"] for node in rule["nodes"]] == []


def test_filters_work_without_a_script(browser: Browser, assistant: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{assistant.url}/projekte")
    page.get_by_role("combobox", name="Modellregion").select_option("Aachen")
    page.get_by_label("Kosten ab (Euro)").fill("700000")
    page.get_by_role("button", name="Filtern").click()
    expect(page.get_by_role("status")).to_have_text("7 Projekte")
    page.get_by_role("link", name="Gesamtkosten").click()
    assert page.get_by_role("rowheader").all_inner_texts()[0].startswith("Digitales Stadtarchiv")
    context.close()


@pytest.mark.parametrize(
    ("question", "link"),
    [
        ("Wer betreut das Projekt ANLAUF?", "Alles zu diesem Projekt"),
        ("Welche Projekte gibt es in Aachen?", "Projektseite Anlauf!"),
        ("Was ist das Projekt ANLAUF? Bitte in Leichter Sprache", "mehr über das Projekt"),
        ("Who is responsible for the project ANLAUF?", "All about this project"),
    ],
)
def test_an_answer_leads_to_the_page_of_its_project(
    context: BrowserContext, assistant: Site, question: str, link: str
) -> None:
    page = context.new_page()
    page.goto(assistant.url)
    chat = Chat(page)
    chat.open()
    with context.expect_page() as opened:
        chat.ask(question).get_by_role("link", name=link).first.click()
    told = opened.value
    reply = told.request.get(told.url)
    assert reply.status == 200 and told.url == f"{assistant.url}/projekte/anlauf"
    expect(told.get_by_role("heading", level=1)).to_contain_text("Anlauf!")
    expect(chat.panel).to_be_visible()


def test_a_question_is_filled_in_and_sent_by_nobody(context: BrowserContext, assistant: Site) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    page.goto(f"{assistant.url}/projekte/digiknow")
    page.get_by_role("link", name="Frage dazu stellen").click()
    expect(page.get_by_role("textbox", name="Ihre Frage")).to_have_value(
        "Was ist DigiKnow – Der 7. Sinn der Digitalisierung?"
    )
    assert not any("/api/message" in one or "frage" in one.lower().partition("#")[0] for one in asked)
