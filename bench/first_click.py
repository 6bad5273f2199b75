"""How long the widget's first click and first key take until the next picture: python -m bench.first_click ADDRESS.

The times are the browser's own (Event Timing): from the press to the picture that shows the open panel, or the letter
in its field. Each round is a fresh browser profile; with a processor slowed down four times it is about a phone.
Several addresses, such as of two builds, are measured in turn. Prints median and slowest, and the median of the
processor time of the page's main thread: on a busy machine pictures wait for others, and only that can be compared.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bot.settings import ROOT

_ROUNDS = 20
_HELD = 80  # milliseconds that a finger stays down
_FLAGS = ["--no-sandbox", "--disable-gpu"]
_WATCH = """new PerformanceObserver(list => (window.presses ??= []).push(
  ...list.getEntries().filter(entry => entry.interactionId).map(entry => entry.duration)
)).observe({ type: "event", durationThreshold: 16, buffered: true })"""


@dataclass(frozen=True)
class Press:
    """Milliseconds to the picture (the browser rounds to 8, and says nothing below 16), and of the main thread."""

    picture: float
    processor: float


def first_presses(browser: Browser, url: str, slowdown: int) -> dict[str, Press]:
    """The click that opens the panel, and the first letter in its field."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(url, wait_until="networkidle")
    launcher = page.get_by_role("button", name="Fragen zum Programm")
    launcher.hover()
    box = launcher.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(500)  # as long as people look before they press
    protocol = context.new_cdp_session(page)
    protocol.send("Performance.enable", {"timeDomain": "threadTicks"})
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    took = {
        "click": _press(page, protocol, lambda: page.mouse.click(*middle, delay=_HELD)),
        "key": _press(page, protocol, lambda: page.keyboard.press("W", delay=_HELD)),
    }
    context.close()
    return took


def _press(page: Page, protocol: CDPSession, act: Callable[[], object]) -> Press:
    before = _main_thread(protocol)
    page.evaluate("() => void (window.presses = [])")
    act()
    page.wait_for_timeout(600)  # the browser reports after the picture
    took = _main_thread(protocol) - before
    pictures: list[float] = page.evaluate("window.presses")
    return Press(max(pictures, default=0), took)


def _main_thread(protocol: CDPSession) -> float:
    metrics = protocol.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def main(urls: list[str]) -> None:
    """Measure and print."""
    path = subprocess.run([ROOT / "scripts/browser.sh"], capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        for slowdown in (1, 4):
            rounds = [{url: first_presses(browser, url, slowdown) for url in urls} for _ in range(_ROUNDS)]
            for url in urls:
                for kind in ("click", "key"):
                    _tell(f"{url}, processor / {slowdown}, {kind}", [one[url][kind] for one in rounds])
        browser.close()


def _tell(what: str, took: list[Press]) -> None:
    pictures = [one.picture for one in took]
    processor = statistics.median(one.processor for one in took)
    print(
        f"{what}: median {statistics.median(pictures):.0f} ms, slowest {max(pictures):.0f} ms; "
        f"main thread {processor:.0f} ms"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
