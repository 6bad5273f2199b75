"""How long the widget's first click takes until the next picture: python -m bench.first_click http://localhost:5005.

The time is the browser's own (Event Timing): from the press to the picture that shows the open panel. Each round is
a fresh browser profile; with a processor slowed down four times it is about a phone. Prints median and slowest.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

from playwright.sync_api import Browser, sync_playwright

from bot.settings import ROOT

_ROUNDS = 15
_FLAGS = ["--no-sandbox", "--disable-gpu"]
_WATCH = """new PerformanceObserver(list => (window.clicks ??= []).push(
  ...list.getEntries().filter(entry => entry.interactionId).map(entry => entry.duration)
)).observe({ type: "event", durationThreshold: 16, buffered: true })"""


def first_click(browser: Browser, url: str, slowdown: int) -> float:
    """Milliseconds from the press to the picture of the open panel; the browser rounds to 8, and 0 is below 16."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(url)
    launcher = page.get_by_role("button", name="Fragen zum Programm")
    launcher.wait_for()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    launcher.click()
    page.get_by_role("log").wait_for()
    page.wait_for_timeout(500)  # the browser reports after the picture
    took: list[float] = page.evaluate("window.clicks ?? []")
    context.close()
    return max(took, default=0)


def main(url: str) -> None:
    """Measure and print."""
    path = subprocess.run([ROOT / "scripts/browser.sh"], capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        for slowdown in (1, 4):
            took = [first_click(browser, url, slowdown) for _ in range(_ROUNDS)]
            print(f"processor / {slowdown}: median {statistics.median(took):.0f} ms, slowest {max(took):.0f} ms")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
