"""Days, months, parts of years and years in a message, and how they limit an event."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Doc, Span

from bot.understanding.ordinals import ordinal
from bot.understanding.periods import MONTHS, PARTS, Period, day, months
from bot.understanding.phrases import claim, spans
from bot.understanding.text import fold

_TODAY = frozenset({"heute"})
_NOW = frozenset({"momentan", "derzeit", "aktuell", "gerade", "jetzt"})


def find_periods(doc: Doc, taken: set[int], today: date) -> list[Period]:
    """Times in the order of the text; ``taken`` collects the tokens that are used up."""
    found: list[tuple[Span, tuple[str, str]]] = []
    for label in ("day", "section", "part", "month", "year"):
        for span in spans(doc, label):
            limits = _limits(label, span)
            if limits and claim(span, taken):
                found.append((span, limits))
    now = _TODAY if found else _TODAY | _NOW  # "am 15. März 2019 gerade am Laufen" does not speak of today
    for token in doc:
        if token.lower_ in now:
            iso = today.isoformat()
            found.append((doc[token.i : token.i + 1], (iso, iso)))
    found.sort(key=lambda item: item[0].start)
    return _related(doc, found)


def _limits(label: str, span: Span) -> tuple[str, str] | None:
    words = [fold(t.text).rstrip(".") for t in span]
    if label == "day":
        return _day_limits(span, words)
    if label == "month" and "/" in span.text:
        month, year = (int(part) for part in span.text.split("/"))
        return months(year, month, month)
    year = int(words[-1])
    if label == "month":
        return months(year, MONTHS[words[0]], MONTHS[words[0]])
    if label == "part":
        first, last = PARTS.get(words[0]) or PARTS[words[0].rstrip("s")]
        return months(year, first, last)
    if label == "section":
        return _section_limits(words, year)
    return months(year, 1, 12)


def _day_limits(span: Span, words: list[str]) -> tuple[str, str] | None:
    if len(words) == 1 or "-" in span.text:
        parts = re.split(r"[.-]", span.text)
        if "-" in span.text:
            return day(int(parts[0]), int(parts[1]), int(parts[2]))
        year = int(parts[2]) if len(parts[2]) == 4 else 2000 + int(parts[2])
        return day(year, int(parts[1]), int(parts[0]))
    of_month = int(words[0]) if words[0].isdigit() else ordinal(words[0])
    return day(int(words[-1]), MONTHS[words[1]], of_month) if of_month and of_month > 0 else None


def _section_limits(words: list[str], year: int) -> tuple[str, str] | None:
    rank = int(words[0]) if words[0].isdigit() else ordinal(words[0])
    length = 3 if words[1] == "quartal" else 6
    count = 12 // length
    if rank is None or not -1 <= rank <= count or rank == 0:
        return None
    rank = count if rank == -1 else rank
    return months(year, (rank - 1) * length + 1, rank * length)


def _related(doc: Doc, found: list[tuple[Span, tuple[str, str]]]) -> list[Period]:
    periods: list[Period] = []
    for span, (low, high) in found:
        before = [fold(t.text) for t in doc[max(0, span.start - 3) : span.start]]
        joint = before[-1:] in (["und"], ["bis"], ["-"])
        if periods and joint and span.start - _token_end(doc, periods[-1]) <= 2 and _opens_range(doc, periods[-1]):
            first = periods.pop()
            periods.append(Period(first.low, high, "in", first.start, span.end_char))
            continue
        periods.append(Period(low, high, _relation(before), span.start_char, span.end_char))
    return periods


def _token_end(doc: Doc, period: Period) -> int:
    return next(int(t.i) + 1 for t in doc if t.idx + len(t) >= period.end)


def _opens_range(doc: Doc, period: Period) -> bool:
    before = [fold(t.text) for t in doc if t.idx < period.start][-3:]
    return bool({"zwischen", "von"} & set(before))


def _relation(before: list[str]) -> str:
    near = before[-2:]
    if "nicht" in before and "vor" in near:
        return "from"
    for words, relation in (
        ({"vor"}, "before"), ({"nach"}, "after"), ({"ab", "seit"}, "from"), ({"bis", "spatestens"}, "until"),
    ):  # fmt: skip
        if words & set(near):
            return relation
    return "in"
