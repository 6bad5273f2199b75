"""The widget as a person uses it: by what is written on its buttons and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, Route


class Chat:
    """The conversation on one page; ``number`` tells which, if the page has several."""

    def __init__(self, page: Page, question: str = "Ihre Frage", number: int = 0) -> None:
        self.page = page
        element = page.locator("programm-assistent").nth(number)
        self.launcher = element.get_by_role("button", name="Fragen zum Programm")
        # After an English question the panel is English, too.
        self.panel = element.get_by_role("region", name=re.compile("Programm-Assistent|Programme assistant"))
        self.input = element.get_by_role("textbox", name=question)
        self.log = element.get_by_role("log")
        self.options = element.locator("summary", has_text="Optionen")
        self.languages = element.locator("summary", has_text="Sprache")
        self.turns = element.locator("article.turn.assistant")
        self.questions = element.locator("article.turn.user .bubble")

    def open(self) -> None:
        """Press the launcher."""
        self.launcher.click()
        self.panel.wait_for()

    def ask(self, text: str) -> Locator:
        """Send a question and wait for its answer."""
        before = self.turns.count()
        self.input.fill(text)
        self.input.press("Enter")
        return self.answer(before)

    def speak(self, language: str) -> None:
        """Choose a language by its own name."""
        self.languages.click()
        self.page.get_by_role("button", name=language, exact=True).click()

    def choose(self, suggestion: str) -> Locator:
        """Press a suggestion and wait for the answer."""
        before = self.turns.count()
        self.page.get_by_role("button", name=suggestion, exact=True).click()
        return self.answer(before)

    @contextmanager
    def unanswered(self) -> Iterator[None]:
        """What is asked inside is answered afterwards, however busy the machine is."""
        asked: list[Route] = []
        self.page.route("**/api/message", lambda route: asked.append(route))
        yield
        for route in asked:
            route.continue_()
        self.page.unroute("**/api/message")

    def look_away_while_asking(self, text: str) -> None:
        """Ask, and read the beginning of the conversation while the answer comes."""
        with self.unanswered():
            self.input.fill(text)
            self.input.press("Enter")
            self.page.get_by_text("denkt nach").first.wait_for()
            self.page.wait_for_timeout(500)  # until the log has come to rest
            self.log.evaluate("log => log.scrollTo({ top: 0, behavior: 'instant' })")

    def answer(self, before: int) -> Locator:
        """The answer that comes after this many."""
        answer = self.turns.nth(before)
        answer.wait_for()
        return answer

    def focused(self) -> str:
        """What has the focus, looked up inside the component, too."""
        text: str = self.page.evaluate(
            """() => {
              let element = document.activeElement;
              while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
              if (element === document.body) return "";
              return element.getAttribute("aria-label") || element.id || element.textContent.trim();
            }"""
        )
        return text
