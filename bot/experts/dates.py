"""The day that a message speaks of: "gestern", "am Dienstag", "kommt am 3.", "vor zwei Wochen", "3.11.2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rapidfuzz import fuzz, process

from bot.experts.words import date_words
from bot.understanding.numbers import number
from bot.understanding.ordinals import ordinal
from bot.understanding.text import fold

_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_FULL = re.compile(r"\b(\d{1,2})[./] ?(\d{1,2})[./] ?(\d{4}|\d{2})\b")
_DAY_MONTH = re.compile(r"\b(\d{1,2})\. ?(\d{1,2})\.?(?!\d)(?! ?(?:€|euro))")
_DAY = re.compile(r"\b(?:am|zum|den|dem|seit|ab|on the|the) (\d{1,2})(?:\.|ten|th|rd|nd|st)?(?= |$|[,!?])")


_SHORTEST, _LIKE = 5, 84.0  # letters of a word that may be misspelt, and how like a known one it must be


@dataclass(frozen=True)
class Day:
    """A day and where in the folded text it stands."""

    value: date
    start: int
    end: int


def find_day(text: str, today: date) -> Day | None:
    """The first day that a message names, None if there is none or no such day."""
    folded = fold(text)
    future = bool(date_words()["future"].search(folded))
    for read in (_written, _named_month, _holiday, _relative, _weekday, _distance, _week, _of_month):
        found = next(read(folded, today, future), None)
        if found:
            return replace(found, start=_with_its_preposition(folded, found.start))
    return None


def _with_its_preposition(folded: str, start: int) -> int:
    """Where "am" before a day begins: without the day it would say something else."""
    before = date_words()["before"].search(folded[:start].rstrip())
    return before.start() if before else start


def spelt(text: str) -> str:
    """A message whose words for days are spelt right: "gstern", "dinstag"."""
    words = date_words()
    known = [name for table in ("days", "weekdays", "months") for name in words[table] if len(name) >= _SHORTEST]

    def right(match: re.Match[str]) -> str:
        near = process.extractOne(match.group(), known, scorer=fuzz.ratio, score_cutoff=_LIKE)
        return str(near[0]) if near else match.group()

    return re.sub(rf"[a-zäöü]{{{_SHORTEST},}}", right, fold(text))


def _at(match: re.Match[str], value: date | None) -> Iterator[Day]:
    if value:
        yield Day(value, match.start(), match.end())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(text: str, today: date, future: bool) -> Iterator[Day]:
    for match in _ISO.finditer(text):
        yield from _at(match, _day(*(int(part) for part in match.groups())))
    for match in _FULL.finditer(text):
        day, month, year = (int(part) for part in match.groups())
        yield from _at(match, _day(year if year > 99 else 2000 + year, month, day))
    for match in _DAY_MONTH.finditer(text):
        day, month = (int(part) for part in match.groups())
        yield from _at(match, _nearest(today, future, month, day))


def _nearest(today: date, future: bool, month: int, day: int) -> date | None:
    """This year's day, or the one before or after it: what is past, unless something is to come."""
    found = _day(today.year, month, day)
    if found and found > today and not future and (found - today).days > _SOON:
        return _day(today.year - 1, month, day)
    if found and found < today and future and (today - found).days > _SOON:
        return _day(today.year + 1, month, day)
    return found


_SOON = 60  # days within which a day without a year may as well be to come


def _named_month(text: str, today: date, future: bool) -> Iterator[Day]:
    months = date_words()["months"]
    names, parts = (_either(table) for table in (months, date_words()["parts"]))
    day = rf"(?:(?P<in>im|in|seit|since) )?(?:(?P<day>{_NUMBERED}|{parts})(?:\.|th|st|nd|rd)? ?(?:of )?)?"
    found = re.finditer(rf"\b{day}(?P<month>{names})\b\.?(?: (?P<year>\d{{4}}))?", text)
    for number_of_day, match in sorted(((_numbered(m["day"]), m) for m in found), key=lambda pair: pair[0] is None):
        if number_of_day is None and len(match["month"]) <= _SHORT_MONTH and not (match["year"] or match["in"]):
            continue  # "mai", "jan" and the like only with a day, a year or "im"
        month, day_of_month, year = months[match["month"]], number_of_day or 1, match["year"]
        found_day = _day(int(year), month, day_of_month) if year else _nearest(today, future, month, day_of_month)
        yield from _at(match, found_day)


def _either(table: Mapping[str, object]) -> str:
    """An expression for any of the words, longest first."""
    return "|".join(sorted(table, key=len, reverse=True))


def _holiday(text: str, today: date, future: bool) -> Iterator[Day]:
    named = date_words()["named"]
    for match in re.finditer(rf"\b({_either(named)})\b", text):
        month, day = (int(part) for part in named[match[1]].split("-"))
        yield from _at(match, _nearest(today, future, month, day))


_SHORT_MONTH = 3  # letters
_NUMBERED = r"\d{1,2}|[a-z]+te[nrsm]?"


def _numbered(word: str | None) -> int | None:
    """The day of a month that "3" or "vierundzwanzigsten" names; None for other words before a month."""
    if not word or word.isdigit():
        return int(word) if word else None
    if part := date_words()["parts"].get(word):
        return int(part)
    found = ordinal(word) or number(re.sub(r"s?te[nrsm]?$", "", word))
    return int(found) if found and found > 0 else None


def _relative(text: str, today: date, future: bool) -> Iterator[Day]:
    days = date_words()["days"]
    for match in re.finditer(rf"\b({_either(days)})\b", text):
        if not (match[1] == "morgen" and text[: match.start()].endswith("guten ")):
            yield from _at(match, today + timedelta(days=days[match[1]]))


def _weekday(text: str, today: date, future: bool) -> Iterator[Day]:
    words = date_words()
    for match in re.finditer(rf"\b({'|'.join(words['weekdays'])})(?:s|abend|morgen)?\b", text):
        away = (words["weekdays"][match[1]] - today.weekday()) % 7
        ahead = future or words["next"].search(text)
        back = (7 - away) % 7 or (7 if words["last"].search(text) else 0)
        yield from _at(match, today + timedelta(days=away or 7) if ahead else today - timedelta(days=back))


def _distance(text: str, today: date, future: bool) -> Iterator[Day]:
    words = date_words()
    numbers, units = words["numbers"], words["units"]
    amount = rf"(\d{{1,3}}|{_either(numbers)})"
    for match in re.finditer(rf"(?:(\w+) )?\b{amount} ({_either(units)})\b( ago)?", text):
        number = int(match[2]) if match[2].isdigit() else numbers[match[2]]
        days = timedelta(days=number * units[match[3]])
        before = match[1] or ""
        if match[4] or words["ago"].fullmatch(before):
            yield from _at(match, today - days)
        elif words["ahead"].fullmatch(before):
            yield from _at(match, today + days)


def _week(text: str, today: date, future: bool) -> Iterator[Day]:
    words = date_words()
    for match in re.finditer(rf"\b(\w+) ({'|'.join(words['units'])})\b", text):
        days = timedelta(days=words["units"][match[2]])
        if words["last"].fullmatch(match[1]):
            yield from _at(match, today - days)
        elif words["next"].fullmatch(match[1]):
            yield from _at(match, today + days)


def _of_month(text: str, today: date, future: bool) -> Iterator[Day]:
    for match in _DAY.finditer(text):
        day = int(match[1])
        found = _day(today.year, today.month, day)
        month = today.month
        if found and found > today and not future:
            month -= 1
        elif found and found < today and future:
            month += 1
        year = today.year + (month > 12) - (month < 1)
        yield from _at(match, _day(year, (month - 1) % 12 + 1, day))
