"""The times that a message limits projects to: when they start, end, run or can be taken over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any, NamedTuple

from bot.catalogue.conditions import MONTH_FIELDS, Condition
from bot.understanding.amounts import Amount
from bot.understanding.cues import EVENTS as EVENT_WORDS
from bot.understanding.cues import STATES
from bot.understanding.expressions import nearest, table
from bot.understanding.periods import Period
from bot.understanding.reading import Reading
from bot.understanding.text import fold

EVENTS = ("start", "end", "running", "transferable")
TIMES = frozenset({*EVENTS, "milestone"})
"""What a period may limit."""
NEAR, CLOSE = 48, 24  # letters
_TRANSFER = {"transferable": EVENT_WORDS["transferable"]}
_ELLIPTIC = 6  # words: "Und im Jahr 2021?"
_FIRST_DAY, _LAST_DAY = "1900-01-01", "2999-12-31"
_JOINED = 6  # letters: "Beginn der Übertragbarkeit"
_MOST_WORDS = 6  # for events in a message; with more there would be too many ways to pair them with periods
_ONE_DAY = timedelta(days=1)
_OF_A_TIME = "|".join(fold(table("everyday")["of a time"]).split())
_OWN_WORDS = re.compile(rf"(\b({_OF_A_TIME})\b\W*)+$")


def of_times(reading: Reading, today: date, event: str) -> list[Condition]:
    """What the periods of a message limit; two for the same event are one where it says "or"."""
    if reading.has("exactly"):  # "seit März 2022, exakt dieser Monat"
        told = (p for p in reading.quantities.periods if not reading.written[p.start :].casefold().startswith("dies"))
        exact = tuple(replace(p, relation="in") for p in told)
        reading = replace(reading, quantities=replace(reading.quantities, periods=exact))
    found = list(_of_periods(reading, today, event))
    return _joined(found) if reading.has("or") else found


def _of_periods(reading: Reading, today: date, event: str) -> Iterator[Condition]:
    told = _events_told(reading)
    for number, named in enumerate(told):
        if during := _of_time(number, named, reading, today, event):
            yield during


def _joined(found: list[Condition]) -> list[Condition]:
    """„2019 oder 2020“: two periods for the same event are one from the first to the last day."""
    times = {c.field: [other for other in found if other.field == c.field] for c in found}
    several = {field: same for field, same in times.items() if len(same) > 1}
    return [c for c in found if c.field not in several] + [
        Condition(f, low=_end(same, "low", min), high=_end(same, "high", max)) for f, same in several.items()
    ]


def _end(found: Sequence[Condition], side: str, outermost: Callable[[Iterable[Any]], Any]) -> Any:
    values = [getattr(condition, side) for condition in found]
    return None if None in values else outermost(values)


def _of_time(number: int, named: str, reading: Reading, today: date, event: str) -> Condition | None:
    """What a period limits: the event spoken of beside it; of a single period or the last, what the message asks."""
    *others, end = reading.quantities.periods
    period, last = reading.quantities.periods[number], number == len(others)
    if event and last:
        return _during(end, event)
    if named and (others or near(EVENT_WORDS, reading.written, period, CLOSE)):
        return _during(period, named)
    return _of_period(end, reading, today) if last else None


def _events_told(reading: Reading) -> tuple[str, ...]:
    """The event of each period: of several each has a word of its own where there are enough, else the nearest."""
    periods = reading.quantities.periods
    if len(periods) == 1:
        return (event_near(reading.written, periods[0]),)
    told = event_words(reading.written)
    if not len(periods) <= len(told) <= _MOST_WORDS:
        return tuple(event_near(reading.written, period, STATES) for period in periods)
    places = [_place(reading.written, period) for period in periods]

    def distance(way: Sequence[Word]) -> int:
        return sum(_gap(word, place, places) for word, place in zip(way, places, strict=True))

    return tuple(word.event for word in min(permutations(told, len(periods)), key=distance))


class Word(NamedTuple):
    """A word for an event, and where it stands in the folded text."""

    event: str
    start: int
    end: int


def _place(text: str, period: Period) -> Word:
    """Where a period stands in the folded text, with the words before it that belong to it: "nach dem Jahr 2020"."""
    return Word("", len(_OWN_WORDS.sub("", fold(text[: period.start]))), len(fold(text[: period.end])))


def event_words(text: str) -> list[Word]:
    """The words for events, in their order; „Beginn der Übertragbarkeit“ speaks of one event, „liefen ... aus“, too."""
    found = [Word(name, *m.span()) for name, pattern in STATES.items() for m in pattern.finditer(fold(text))]
    return sorted((w for w in found if not any(_belongs(w, other) for other in found)), key=lambda word: word.start)


def _belongs(word: Word, other: Word) -> bool:
    """Whether a word lies within another one, or is the beginning of what the other one names."""
    within = word is not other and other.start <= word.start and word.end <= other.end
    return within or ((word.event, other.event) == ("start", "transferable") and 0 < other.start - word.end < _JOINED)


def _gap(word: Word, place: Word, others: Sequence[Word]) -> int:
    """Letters between a word and a period; far if another period stands between."""
    first, last = sorted((word, place), key=lambda w: w.start)
    between = any(first.end <= o.start and o.end <= last.start for o in others)
    return max(last.start - first.end, 0) + (NEAR if between else 0)


def event_near(text: str, period: Period, words: Mapping[str, re.Pattern[str]] = EVENT_WORDS) -> str:
    """The event of a project that is named nearest to a period; "" if none is."""
    found = near(words, text, period)
    if found == "start" and near(_TRANSFER, text, period, CLOSE):  # "deren Übertragbarkeit 2022 beginnt"
        return "transferable"
    return found


def near(words: Mapping[str, re.Pattern[str]], text: str, figure: Amount | Period, reach: int = NEAR) -> str:
    """Which of several things is named nearest to a figure; "" if none is."""
    before = _OWN_WORDS.sub("", fold(text[max(0, figure.start - NEAR) : figure.start]))
    after = fold(text[figure.end : figure.end + NEAR])
    return nearest(words, f"{before}|{after}", len(before), len(before) + 1, reach)


def _during(period: Period, event: str) -> Condition:
    """The condition that an event of the project lies in a period."""
    low, high = limits(period)
    if event == "running" and period.relation == "until":  # "lief bis Ende 2021": its end, not any day before
        return Condition("end", low=period.low, high=period.high)
    if event == "running":
        return Condition("running", low=low or _FIRST_DAY, high=high or _LAST_DAY)
    if event in MONTH_FIELDS:
        return Condition(event, low=low and low[:7], high=high and high[:7])
    return Condition(event, low=low, high=high)


def _of_period(period: Period, reading: Reading, today: date) -> Condition | None:
    low, high = limits(period)
    if low == high == today.isoformat() and not reading.has("running", "unfinished"):
        return None  # "jetzt" is mostly no date
    if _is_over_by(period, reading):
        return Condition("end", high=high)
    if event := _event_asked(reading):
        return _during(period, event)
    if period.part.endswith("ende"):
        return Condition("end", low=f"{period.low[:4]}-01-01", high=high)  # "Liste: Ende 2021"
    elliptic = reading.has("continuation") and len(reading.words) <= _ELLIPTIC
    return _during(period, "running") if elliptic or reading.has("running", "projects_word", "only") else None


def _is_over_by(period: Period, reading: Reading) -> bool:
    """„Am 1. Dezember 2021 bereits beendet“: a day by which the end has come."""
    return period.low == period.high and reading.has("finished") and not reading.has("start", "unfinished")


def _event_asked(reading: Reading) -> str:
    """The event that the message asks for, wherever it names it; "" if it names none."""
    if "milestones" in reading.facets:
        return "milestone"
    if reading.has("unfinished") and not reading.has("start"):
        return "running"
    if reading.has("start") and not reading.has("end"):
        return "start"
    return next((event for event in ("transferable", "end") if reading.has(event)), "")


def limits(period: Period) -> tuple[str | None, str | None]:
    """The inclusive limits of an event that happens in, before, after ... a period."""
    match period.relation:
        case "before":
            return None, _moved(period.low, -_ONE_DAY)
        case "after":
            return _moved(period.high, _ONE_DAY), None
        case "from":
            return period.low, None
        case "until":
            return None, period.high
        case _:
            return period.low, period.high


def _moved(iso: str, by: timedelta) -> str:
    return (date.fromisoformat(iso) + by).isoformat()


def of_progress(reading: Reading, today: date) -> list[Condition]:
    """„Which are finished?“, „which are still running?“ without a date mean today."""
    if reading.quantities.periods or not reading.has("plural", "only"):
        return []
    if reading.has("unfinished"):
        return [Condition("running", low=today.isoformat(), high=today.isoformat())]
    if reading.has("finished"):
        return [Condition("end", high=today.isoformat())]
    return []
