"""How the kinds of steps are read out of a message: choices, days, numbers, free text, things of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from bot.experts.api import Case, Line, Read
from bot.experts.clauses import without_set_aside
from bot.experts.dates import find_day, spelt
from bot.experts.expert import Expert
from bot.experts.flow_files import Step
from bot.experts.sensitive import KEPT_KINDS, kept
from bot.experts.words import asks, date_words, pattern, plain
from bot.understanding.numbers import number
from bot.understanding.ordinals import ordinal
from bot.understanding.text import tokenize

_FEW_WORDS = 6
_PLACE_WORDS = 2
_LONGEST_TEXT = 500
_OLDEST = 1995
_AHEAD = 60  # days


def read(expert: Expert, step: Step, text: str, case: Case, passing: bool = False) -> Read | None:
    """What a message says to a step. ``passing``: it was not asked for, so only what is unmistakable counts."""
    if step.sensitive and step.kind in KEPT_KINDS:
        return kept(step, text, case)
    own = expert.code.readers.get(step.kind)
    found = own(text, case) if own else None
    if found or (own and not step.choices):
        return found
    if step.choices is not None or step.kind == "choice":
        return _choice(expert, step, text, case, passing)
    if step.kind == "date":
        return _date(step, text, case.today, passing)
    if step.kind == "number":
        return _number(expert, step, text, passing)
    if step.kind == "lookup":
        return expert.tables[step.table].read(text, guess=not passing)
    return None if passing else _text(text)


def told_unasked(expert: Expert, step: Step, case: Case) -> Read | None:
    """What the visitor told before it was asked for, if that is sensitive and the step wants something of the kind."""
    own = step.sensitive and step.kind in expert.code.readers  # others keep their marks, so an answer might be one
    mark = case.services.unasked(step.kind) if own else ""
    return read(expert, step, mark, case) if mark else None


def choices(expert: Expert, step: Step, case: Case) -> dict[str, str]:
    """The choices of a step, each with the key of its text: those of the town first."""
    listed = case.of_town(step.choices_of) if step.choices_of else None
    return {name: f"{step.id}_{name}" for name in (*(listed or ()), *step.names)}


def _choice(expert: Expert, step: Step, text: str, case: Case, passing: bool) -> Read | None:
    offered, said = choices(expert, step, case), plain(text)
    if not passing and (answered := _chosen(expert, offered, said)):
        return Read(answered, whole=True)
    patterns, kept = step.choices or {}, plain(without_set_aside(text)) or said
    short = len(said.split()) <= _FEW_WORDS and not asks(text)
    for name in offered:
        found = patterns.get(name)
        if found and found.search(kept):
            return Read(name, whole=short)
    begun = (name for name in ("yes", "no") if name in offered and pattern(f"{name} first").search(said))
    first = None if passing or asks(text) else next(begun, None)
    return Read(first, whole=short) if first else None


def _chosen(expert: Expert, offered: Mapping[str, str], said: str) -> str | None:
    """The choice that a message is, and nothing else: its label, or yes, no and not knowing."""
    for name, key in offered.items():
        if said in {plain(label) for label in expert.texts.labels(key)}:
            return name
    named = (name for name in ("yes", "no", "unknown") if name in offered and pattern(name).search(said))
    return next(named, None) or _by_place(offered, said)


def _by_place(offered: Mapping[str, str], said: str) -> str | None:
    """The choice that a number picks: "3", "das zweite"; none where yes and no are among them."""
    words = said.split()
    # "ein Hund" says no place: there the number has something behind it that it counts.
    place = _first_number(words[-1]) if 0 < len(words) <= _PLACE_WORDS else None
    return list(offered)[place - 1] if place and "yes" not in offered and 0 < place <= len(offered) else None


def _date(step: Step, text: str, today: date, passing: bool) -> Read | None:
    found = find_day(text, today) or (None if passing else find_day(spelt(text), today))
    if not found:
        return None
    if problem := _wrong_day(step, found.value, today):
        return Read(problem=Line(problem, (("day", found.value.isoformat()),)))
    rest = tokenize(text[: found.start] + text[found.end :])
    return Read(found.value.isoformat(), whole=len(rest) <= _FEW_WORDS and not asks(text))


def _wrong_day(step: Step, day: date, today: date) -> str:
    """The text that says what is wrong with a day; empty if nothing is."""
    if step.past and day > today:
        return "date_ahead"
    if day > today + timedelta(days=_AHEAD):
        return "date_too_far"
    oldest = today.year - step.past if step.past else _OLDEST
    return "date_too_old" if day.year < oldest else ""


def _number(expert: Expert, step: Step, text: str, passing: bool) -> Read | None:
    said = plain(text)
    found = _in_passing(expert, step, text) if passing else _first_number(said)
    if found is None and not passing and pattern("only one").search(said):
        found = 1
    if found is None:
        return None
    if not step.least <= found <= step.most:
        told = (("least", step.least), ("most", step.most))
        return None if passing else Read(problem=Line("number_outside", told))
    return Read(found, whole=len(said.split()) <= _FEW_WORDS and not asks(text))


def _in_passing(expert: Expert, step: Step, text: str) -> int | None:
    """A number beside what it counts: "zwei Hunde", "zwei Dackel", "unser dritter Hund"."""
    said = plain(expert.masked(text))
    near = step.near.search(said) if step.near and not (step.unless and step.unless.search(said)) else None
    return _first_number(near.group()) if near else None


def _first_number(text: str) -> int | None:
    words = text.split()
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if (ordinal(following) or 0) > 1:
            continue  # "ein dritter" is no one
        value = float(word) if re.fullmatch(r"\d{1,6}", word) else _in_words(word)
        if value is not None and value == int(value):
            return int(value)
    return None


def _in_words(word: str) -> float | None:
    found = date_words()["numbers"].get(word, number(word))
    return found if found is not None else max(ordinal(word) or 0, 0) or None


def _text(text: str) -> Read | None:
    if asks(text) or len(text.strip()) < 2:
        return None
    return Read(" ".join(text.split())[:_LONGEST_TEXT], whole=True)
