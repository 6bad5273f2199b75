"""docs/performance.md: one section a subject, each renewed on its own; what people wrote below stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from textwrap import fill

from bot.settings import ROOT
from scripts.machine import machine

REPORT = ROOT / "docs" / "performance.md"
# The order in the report, whatever was measured last.
ORDER = ("replies", "catalogues", "lengths", "databases", "numbers", "before", "load")
MARKER = "<!-- Above: written by `make bench`. Below: by people. -->"
_HEAD = """\
# How fast the assistant is

Written by `make bench`. The figures of one machine say little; what can be compared are the ratios between bots
that ran beside each other in the same run. An *empty bot* is the least that Rasa can cost: a keyword classifier, one
rule that utters and one with a fixed custom action. All bots are asked over REST, on the machine that they run on."""
_SECTION = re.compile(r"(?ms)^<!-- begin: (\w+) -->\n(.*?)\n<!-- end: \1 -->$")


def write(name: str, title: str, text: str, report: Path = REPORT) -> None:
    """Put a section in the place of its older self."""
    old = report.read_text(encoding="utf-8") if report.exists() else ""
    report.write_text(renewed(old, name, f"## {title}\n\n_{_where()}_\n\n{text.strip()}"), encoding="utf-8")


def renewed(old: str, name: str, text: str) -> str:
    """The whole report with a new section; sections that nobody measures any more go."""
    sections = {**sections_of(old), name: text}
    blocks = [f"<!-- begin: {key} -->\n{sections[key]}\n<!-- end: {key} -->" for key in ORDER if key in sections]
    below = old.partition(MARKER)[2] or "\n"
    return "\n\n".join([_HEAD, *blocks, MARKER]) + below


def sections_of(report: str) -> dict[str, str]:
    """The sections of a report by name."""
    return {found[1]: found[2] for found in _SECTION.finditer(report)}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first hold figures."""
    rule = f"|---|{'---:|' * (len(head) - 1)}"
    first, *others = (f"| {' | '.join(line)} |".replace("|  |", "| |") for line in (head, *rows))
    return "\n".join([first, rule, *others])


def paragraph(text: str) -> str:
    """A text in lines of even length, however it is broken in the code."""
    return fill(" ".join(text.split()), 115, break_long_words=False, break_on_hyphens=False)


def verdict(ratio: float, goal: float, at_most: bool = True) -> str:
    """A goal and whether a ratio reaches it."""
    # As printed: a reader must not see 1.50 called too much.
    reached = round(ratio, 2) <= goal if at_most else round(ratio, 2) >= goal
    return f"{'at most' if at_most else 'at least'} {goal:g}: {'reached' if reached else '**missed**'}"


def _where() -> str:
    return f"Measured on {date.today():%Y-%m-%d} on {machine()}."
