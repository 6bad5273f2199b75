"""The finder's reward, the search in the found items, and reports: numbers only, whatever else may be on file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.experts.api import Case, FoundItem, Line, Opened, Read, Reader, Sender, Submission, fold, number, report_in

_VALUE = r"\d{1,3}(?:[.' ]\d{3})+(?:,\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?|[a-z]{3,}"
_SCALE = r" ?(?:k|tsd\.?|tausend)(?!\w)"
_ONE = rf"({_VALUE})({_SCALE})?"
_EURO = re.compile(
    rf"(?:(?<![\w.,]){_ONE}(?: ?(?:€|eur|euros?))? ?(?:bis(?: zu)?|und|oder|-|to|and) ?)?"
    rf"(?<![\w.,]){_ONE} ?(?:€|eur\b|euros?\b)"
)
_AFTER_SIGN = re.compile(rf"€ ?{_ONE}")
_WITHOUT_UNIT = re.compile(
    rf"(?<![\w.,])(\d{{1,3}}(?:[.,]\d)?)({_SCALE})|\b(?:bei|fur|von|wert) (\d{{1,7}})()$"
    r"|(?<![\w.,])(\d{1,7})() wert\b"
)
_BARE = re.compile(rf"(?:und |bei |fur |so |ca |etwa |von |wert )*{_ONE}")
_FIGURE = re.compile(rf"(?<![\w.,])({_VALUE})({_SCALE})?(?!\w)")
_VAGUE = re.compile(r"\b(?:paar|einige|mehrere|viele) (?:hundert|tausend)\b")
_ABOVE = re.compile(r"\b(?:uber|mehr als|ab|mindestens|over|more than)\b")
_LEAST_WORD = 10  # "ein" and "zwei" are said of other things than euro


def _value(written: str | None, scale: str | None) -> float | None:
    """An amount in figures or words: "1.200", "zwolfhundert", "1,5 k"; whole ones without a fraction."""
    found = number(written) if written else None
    if found is None:
        return None
    value = found * 1_000 if scale else found
    return int(value) if value == int(value) else value


def _euros(text: str) -> tuple[float, ...]:
    """The amount in euro that a message names, or the two between which one lies."""
    folded = _VAGUE.sub("", fold(text))
    for match in _EURO.finditer(folded):
        found = [value for pair in ((1, 2), (3, 4)) if (value := _value(match[pair[0]], match[pair[1]])) is not None]
        if _value(match[3], match[4]) is not None:
            return tuple(sorted(found))
    for match in (*_AFTER_SIGN.finditer(folded), *_WITHOUT_UNIT.finditer(folded.rstrip(" ?!."))):
        figures = match.groups()
        first = next(place for place in range(0, len(figures), 2) if figures[place])
        written, scale = figures[first : first + 2]
        if (value := _value(written, scale)) is not None:
            return (value,)
    return ()


def worth(text: str, case: Case) -> Read | None:
    """What a thing is worth: euro, or a list of two amounts between which it lies; alone, "Euro" may be left out."""
    found = _euros(text)
    if not found:
        bare = _BARE.fullmatch(fold(text).strip(" ?!."))
        alone = _value(bare[1], bare[2]) if bare else None
        found = () if alone is None else (alone,)
    values = list(dict.fromkeys(found))
    if not values:
        return None
    return Read(values if len(values) > 1 else values[0], whole=True)


def worth_class(text: str, case: Case) -> Read | None:
    """Up to 10 euro, up to 500, or more: by the amount in a message, or the word for one."""
    folded = _VAGUE.sub("", fold(text))
    found = _euros(text) or tuple(
        value
        for match in _FIGURE.finditer(folded)
        if (value := _value(match[1], match[2])) is not None and (match[1][0].isdigit() or value >= _LEAST_WORD)
    )
    if not found:
        return None
    value, above = max(found), bool(_ABOVE.search(folded))
    small, middle = case.of_law("duty.free_up_to"), case.of_law("reward.up_to")
    over_small, over_middle = (value >= small, value >= middle) if above else (value > small, value > middle)
    return Read("high" if over_middle else "middle" if over_small else "small", whole=True)


def _worth(case: Case) -> tuple[float, ...]:
    """What was said of the worth: nothing, one amount, or two."""
    said = case.answers.get("worth")
    if isinstance(said, list):
        return tuple(said)
    return (said,) if isinstance(said, int | float) else ()


def _of_animal(case: Case) -> bool:
    what = case.answers.get("what")
    return isinstance(what, dict) and what["class"] == "animal"


def _parts(case: Case, value: float) -> tuple[float, float]:
    """Five per cent up to 500 euro, and three of what is above; of an animal three of all."""
    limit = 0 if _of_animal(case) else case.of_law("reward.up_to")
    first, above = min(value, limit), max(value - limit, 0)
    return first * case.of_law("reward.first") / 100, above * case.of_law("reward.above") / 100


def reward(case: Case) -> float | None:
    """The reward for a thing of one value."""
    said = _worth(case)
    return float(sum(_parts(case, said[0]))) if len(said) == 1 and not _of_animal(case) else None


def first_part(case: Case) -> float | None:
    """The part of the reward for the first 500 euro."""
    said = _worth(case)
    return float(_parts(case, said[0])[0]) if len(said) == 1 else None


def second_part(case: Case) -> float | None:
    """The part for what is above."""
    said = _worth(case)
    return float(_parts(case, said[0])[1]) if len(said) == 1 else None


def reward_animal(case: Case) -> float | None:
    """The reward for an animal."""
    said = _worth(case)
    return float(sum(_parts(case, said[0]))) if len(said) == 1 and _of_animal(case) else None


def _end_of_range(place: int) -> Callable[[Case], float | None]:
    def end(case: Case) -> float | None:
        said = _worth(case)
        return float(said[place]) if len(said) > 1 else None

    return end


def _reward_at(place: int) -> Callable[[Case], float | None]:
    def at(case: Case) -> float | None:
        said = _worth(case)
        return float(sum(_parts(case, said[place]))) if len(said) > 1 else None

    return at


def half(case: Case) -> float | None:
    """The reward for what lay in a bus or an office: half, if it is worth enough."""
    whole = reward(case)
    if whole is None or _worth(case)[0] < case.of_law("public.from_value"):
        return None
    return whole / float(case.of_law("public.part"))


def too_little(case: Case) -> bool | None:
    """Whether a thing that lay there is worth too little for a reward."""
    return True if reward(case) is not None and half(case) is None else None


_SHOWN, _KINDS_AT_ONCE = 5, 3
_CLASSES: Mapping[str, str] = {
    entry["name"]: entry["class"]
    for entry in yaml.safe_load(Path(__file__).with_name("tables").joinpath("categories.yml").read_text("utf-8"))[
        "entries"
    ]
}
_LISTED = frozenset({"listed", "personal"})


def _names(case: Case) -> tuple[str, ...]:
    """The kinds of things that are spoken of."""
    what = case.answers.get("what")
    return tuple(what["name"]) if isinstance(what, dict) else ()


def searched(case: Case) -> tuple[str, ...]:
    """Those of them that may be searched for: never cash, nor documents with a name."""
    return tuple(name for name in _names(case) if _CLASSES[name] in _LISTED)[:_KINDS_AT_ONCE]


def with_document(case: Case) -> bool | None:
    """Whether a document is spoken of besides, which is not listed; None if not."""
    beside = bool(searched(case)) and any(_CLASSES[name] == "document" for name in _names(case))
    return True if beside else None


def numbers(case: Case) -> tuple[str, ...]:
    """The numbers of the items that may fit."""
    return tuple(item.number for item in _found(case) or ())


def limited(case: Case) -> bool | None:
    """Whether the visitor has searched too often; None if not."""
    return True if _found(case) is None else None


def _found(case: Case) -> tuple[FoundItem, ...] | None:
    day, color = case.answers.get("lost_on"), case.answers.get("color", "")
    if not day:
        return ()
    on = date.fromisoformat(day)
    hits = [case.services.found_items(case.town.ags, name, color, on) for name in searched(case)]
    if any(found is None for found in hits):
        return None
    return tuple(item for found in hits for item in found or ())[:_SHOWN]


def count(case: Case) -> int:
    """How many may fit."""
    return len(numbers(case))


def several(case: Case) -> bool | None:
    """Whether several kinds of things are spoken of; None if not."""
    return True if len(searched(case)) > 1 else None


def finder_needed(case: Case) -> bool | None:
    """Whether the office must be able to reach the finder: not if all rights are waived and the thing is handed in."""
    said = [case.answers.get(step) for step in ("kept", "reward", "consent")]
    if None in said:
        return None
    waived = said[1] == "no" and case.answers.get("ownership", "no") == "no"
    return not (waived and said[0] == "handed_in")


def report(text: str, case: Case) -> Read | None:
    """Number and code of a report, compared with what is on file; what is no number at all costs no attempt."""
    entered = case.services.open(text)
    if entered is None:
        return Read(problem=Line("mark_gone")) if "⟦" in text else None
    found = report_in(entered.reveal())
    if found is None:
        return Read(problem=Line("report_form"))
    state = case.services.report_status(case.town.ags, *found)
    return Read({"class": state, "name": ["given"]}, whole=True)


def lost(case: Case, opened: Opened) -> Submission:
    """A report of a loss."""
    return _submission("lost", case, "lost_on", opened)


def found(case: Case, opened: Opened) -> Submission:
    """A report of a find."""
    return _submission("found", case, "found_on", opened)


def _submission(kind: str, case: Case, day: str, opened: Opened) -> Submission:
    answers = {name: str(v) for name, v in case.answers.items() if name not in {"what", day} and isinstance(v, str)}
    category, *others = _names(case)
    public = {**answers, "category": category, "day": case.answers[day]}
    public |= {"with": ", ".join(others)} if others else {}
    public["color"] = "" if public.get("color", "skipped") == "skipped" else public["color"]
    return Submission(kind, public, opened)


@dataclass(frozen=True)
class Fundbuero:
    """What this expert adds to the frame."""

    readers: Mapping[str, Reader] = field(
        default_factory=lambda: {"worth": worth, "report": report, "worth_class": worth_class}
    )
    values: Mapping[str, Callable[[Case], Any]] = field(
        default_factory=lambda: {
            "reward": reward,
            "first_part": first_part,
            "second_part": second_part,
            "reward_animal": reward_animal,
            "least": _end_of_range(0),
            "most": _end_of_range(-1),
            "reward_least": _reward_at(0),
            "reward_most": _reward_at(-1),
            "half": half,
            "too_little": too_little,
            "numbers": numbers,
            "count": count,
            "limited": limited,
            "several": several,
            "searched": searched,
            "with_document": with_document,
            "finder_needed": finder_needed,
        }
    )
    senders: Mapping[str, Sender] = field(default_factory=lambda: {"lost": lost, "found": found})


def register() -> Fundbuero:
    """Called by the frame."""
    return Fundbuero()
