"""Photograph the assistant for the documentation.

python -m scripts.run --then .venv/bin/python -m scripts.screenshots
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bot.settings import ROOT, settings

FOLDER = ROOT / "docs" / "images"
DESKTOP = {"viewport": {"width": 1280, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}
# What a window of 1280 by 1024 pixels shows at 400 %.
ZOOMED = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}

# Name of the picture, look of the window, questions; none: the panel stays closed.
PICTURES: tuple[tuple[str, Mapping[str, Any], tuple[str, ...]], ...] = (
    ("portal", DESKTOP, ()),
    ("desktop", DESKTOP, ("Wer betreut das Projekt ANLAUF?", "Und was kostet das?")),
    ("dark", {**DESKTOP, "color_scheme": "dark"}, ("Vergleiche ANLAUF mit DigiKnow",)),
    ("contrast", {**DESKTOP, "forced_colors": "active"}, ("Welche Meilensteine hat govchain?",)),
    ("phone", PHONE, ("Welche Projekte gibt es in Paderborn?",)),
    ("phone-choice", PHONE, ("Wer ist für die Digitalen Bürgerdienstleistungen zuständig?",)),
    ("zoom-400", ZOOMED, ("Was kostet das Serviceportal Bielefeld?",)),
)


def photograph(browser: Browser, address: str, name: str, look: Mapping[str, Any], questions: tuple[str, ...]) -> None:
    """One picture in a fresh browser profile."""
    context = browser.new_context(**look, locale="de-DE", reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.reload()  # the page's font is shown from the second view on
    if questions:
        page.get_by_role("button", name="Fragen zum Programm").click()
    for number, question in enumerate(questions, start=1):
        ask(page, question, number)
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def ask(page: Page, question: str, number: int) -> None:
    """Send the question and wait for the answer with this number; the first turn is the greeting."""
    field = page.get_by_role("textbox", name="Ihre Frage")
    field.fill(question)
    field.press("Enter")
    page.locator("programm-assistent article.turn.assistant").nth(number).wait_for()


def main() -> None:
    """All pictures."""
    chromium = subprocess.run([ROOT / "scripts/browser.sh"], check=True, capture_output=True, text=True).stdout.strip()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, look, questions in PICTURES:
            photograph(browser, f"http://localhost:{settings().port}", name, look, questions)
            print(f"docs/images/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
