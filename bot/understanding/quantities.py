"""Finds money, times, ordinals and numbers in a message with spaCy's Matcher on a blank German pipeline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

from bot.understanding.numbers import LARGEST, number, scale
from bot.understanding.periods import MONTHS, PARTS, Period, day, months
from bot.understanding.text import fold

_YEAR = r"^(20[12]\d)$"
_FIGURE = r"^\d{1,3}([.']\d{3})*(,\d+)?$|^\d+([.,]\d+)?$"
_SMALLEST_BARE_AMOUNT = 5_000  # "über 250000" without a unit is money, "2021" and "112" are not
_ORDINALS = {
    **{fold(w): n for n, w in enumerate("erst zweit dritt viert fünft sechst siebt acht neunt zehnt".split(), 1)},
    "oberst": 1, "letzt": -1, "unterst": -1, "vorletzt": -2, "letzter": -1, "erster": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """Money in a message, in euro: a limit (``low``/``high`` inclusive) or a plain ``value``."""

    value: int
    low: int | None = None
    high: int | None = None
    start: int = 0
    end: int = 0

    @property
    def is_limit(self) -> bool:
        return self.low is not None or self.high is not None


@dataclass(frozen=True)
class Length:
    """A limit in days ("länger als drei Jahre") or percent ("über 85 %"), inclusive."""

    low: int | None = None
    high: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Quantities:
    """All that a message says in numbers."""

    amounts: tuple[Amount, ...] = ()
    periods: tuple[Period, ...] = ()
    lengths: tuple[Length, ...] = ()
    shares: tuple[Length, ...] = ()
    ordinals: tuple[int, ...] = ()
    numbers: tuple[int, ...] = field(default=())


def find_quantities(text: str, today: date | None = None) -> Quantities:
    """Read money, times, ordinals and small numbers; what is money or time is no plain number."""
    doc = _pipeline()(_spread(text))
    taken: set[int] = set()
    amounts = _amounts(doc, taken)
    periods = _periods(doc, taken, today or date.today())
    lengths = _lengths(doc, taken)
    shares = _shares(doc, taken)
    ordinals = _ordinals(doc, taken)
    return Quantities(
        tuple(amounts), tuple(periods), tuple(lengths), tuple(shares), tuple(ordinals), tuple(_numbers(doc, taken))
    )


def _spread(text: str) -> str:
    """ "2Mio" becomes two words, "100 000" one figure, as spaCy's tokenizer expects."""
    text = re.sub(r"[>≥]=?", " über ", re.sub(r"[<≤]=?", " unter ", text))
    text = re.sub(r"(?i)(?<=\d)(?=(mio|mill|tsd|euro|eur|€))", " ", text)
    return re.sub(r"\b([1-9]\d{0,2}) (?=\d{3}\b)", r"\1.", text)


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    return spacy.blank("de")


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    """Phrases of money and time; longer phrases win over the shorter ones inside them."""
    figure = {"LOWER": {"REGEX": _FIGURE}}
    word_number = {"IS_ALPHA": True}
    unit = {"LOWER": {"IN": ["euro", "eur", "€", "euros"]}}
    magnitude = {
        "LOWER": {"REGEX": r"^(mio|mio\.|mill\.?|million(en)?|tausend|tsd\.?|mrd\.?|milliarden?|k|t)$"}
    }
    year = {"LOWER": {"REGEX": _YEAR}}
    month = {"LOWER": {"REGEX": r"^(" + "|".join(_month_spellings()) + r")\.?$"}}
    of_month = {"LOWER": {"REGEX": r"^(\d{1,2}\.?|[a-zäöüß]+ten)$"}}
    part = {"LOWER": {"REGEX": r"^(" + "|".join(_part_spellings()) + r")s?$"}}
    filler = {"LOWER": {"IN": ["des", "im", "jahres", "jahr", "von", "in"]}, "OP": "*"}
    matcher = Matcher(_pipeline().vocab)
    matcher.add(
        "money",
        [
            [figure, magnitude, {**unit, "OP": "?"}],
            [figure, unit],
            [word_number, magnitude, {**unit, "OP": "?"}],
            [word_number, unit],
            [
                {"LOWER": {"IN": ["ein", "eine", "einer", "einen"]}},
                {"LOWER": {"IN": ["halbe", "halben", "viertel"]}},
                magnitude,
                {**unit, "OP": "?"},
            ],
            [{"LOWER": {"IN": ["€", "eur", "euro"]}}, figure],
        ],
    )
    matcher.add(
        "day",
        [
            [of_month, month, year],
            [{"LOWER": {"REGEX": r"^\d{1,2}\.\d{1,2}\.(20)?\d\d\.?$"}}],
            [year, {"ORTH": "-"}, {"LOWER": {"REGEX": r"^\d\d$"}}, {"ORTH": "-"}, {"LOWER": {"REGEX": r"^\d\d\.?$"}}],
        ],
    )
    matcher.add("month", [[month, filler, year], [{"LOWER": {"REGEX": r"^(0?[1-9]|1[0-2])$"}}, {"ORTH": "/"}, year]])
    matcher.add("part", [[part, filler, year]])
    half = {"LOWER": {"IN": ["halbjahr", "jahreshälfte", "quartal", "hälfte"]}}
    rank = {
        "LOWER": {"REGEX": r"^([1-4]\.?|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|letzte[nrs]?)$"}
    }
    matcher.add("section", [[rank, half, filler, year]])
    matcher.add("year", [[year]])
    return matcher


def _month_spellings() -> list[str]:
    spelt = {form for form in MONTHS} | {"märz", "jänner", "mär"}
    return sorted((re.escape(s) for s in spelt), key=len, reverse=True)


def _part_spellings() -> list[str]:
    return sorted({*PARTS, "frühjahr", "frühling", "spätsommer"}, key=len, reverse=True)


def _spans(doc: Doc, label: str) -> list[Span]:
    found = [doc[start:end] for key, start, end in _matcher()(doc) if doc.vocab.strings[key] == label]
    if label == "money":  # "das €" before "500.000" is none
        found = [span for span in found if _money_value(span) is not None]
    return spacy.util.filter_spans(found)


def _claim(span: Span, taken: set[int]) -> bool:
    if any(i in taken for i in range(span.start, span.end)):
        return False
    taken.update(range(span.start, span.end))
    return True


# --- money ------------------------------------------------------------------------------------------


def _amounts(doc: Doc, taken: set[int]) -> list[Amount]:
    values: list[tuple[Span, float]] = []
    bare: set[int] = set()  # figures without a unit: money only with "über", "unter" ...
    for span in _spans(doc, "money"):
        value = _money_value(span)
        if value is not None and _claim(span, taken):
            values.append((span, value))
    for token in doc:
        value = number(token.text) if token.i not in taken and token.text[:1] in "123456789" else None
        if value is not None and value >= _SMALLEST_BARE_AMOUNT:
            values.append((doc[token.i : token.i + 1], value))
            bare.add(token.idx)
            taken.add(token.i)
    values.sort(key=lambda item: item[0].start)
    found = _with_limits(doc, values, taken)
    return [a for a in found if a.is_limit or a.start not in bare]


def _money_value(span: Span) -> float | None:
    value, factor = None, 1
    for token in span:
        by = scale(token.text)
        if by and value is not None:
            factor *= by
            continue
        read = number(token.text)
        if read is not None:
            value = read if value is None or read < 1 else value
    return None if value is None or value * factor > LARGEST else value * factor


def _with_limits(doc: Doc, values: list[tuple[Span, float]], taken: set[int]) -> list[Amount]:
    amounts: list[Amount] = []
    skip = False
    for position, (span, value) in enumerate(values):
        if skip:
            skip = False
            continue
        before = [fold(t.text) for t in doc[max(0, span.start - 4) : span.start]]
        after = [fold(t.text) for t in doc[span.end : span.end + 3]]
        following = values[position + 1] if position + 1 < len(values) else None
        if following and _is_range(doc, span, following[0], before):
            high = following[1]
            low = value * (_scale_of(following[0]) if value < 1_000 <= high else 1)
            amounts.append(Amount(int(high), int(low), int(high), span.start_char, following[0].end_char))
            skip = True
        elif (low_word := _bare_range_start(doc, span, before, taken)) is not None:
            low = low_word * (_scale_of(span) if low_word < 1_000 <= value else 1)
            amounts.append(Amount(int(value), int(low), int(value), span.start_char, span.end_char))
        else:
            amounts.append(_limited(int(value), before, after, span))
    return amounts


def _scale_of(span: Span) -> int:
    return next((by for t in span if (by := scale(t.text))), 1)


def _is_range(doc: Doc, first: Span, second: Span, before: list[str]) -> bool:
    between = [fold(t.text) for t in doc[first.end : second.start]]
    return len(between) <= 2 and (
        ("zwischen" in before and "und" in between) or between in (["bis"], ["-"], ["–"], ["bis", "zu"])
    )


def _bare_range_start(doc: Doc, span: Span, before: list[str], taken: set[int]) -> float | None:
    """ "zwischen 1 und 2 Millionen", "von zwei bis drei Millionen": the first number has no unit of its own."""
    if len(before) < 3 or before[-1] not in {"und", "bis", "-"} or not {"zwischen", "von"} & set(before):
        return None
    at = span.start - 2
    value = number(doc[at].text)
    if value is not None:
        taken.add(at)
    return value


def _limited(value: int, before: list[str], after: list[str], span: Span) -> Amount:
    words = before[-3:]
    near = set(words)
    pair = " ".join(words[-2:])
    negated = bool({"nicht", "kein", "keine", "keinen"} & near)
    above = bool(near & {"uber", "oberhalb", "jenseits"}) or pair.endswith(
        ("mehr als", "langer als", "teurer als", "hoher als", "grosser als", "ubersteigt")
    )
    below = bool(near & {"unter", "unterhalb"}) or pair.endswith(
        (
            "weniger als",
            "kurzer als",
            "kurzer wie",
            "weniger wie",
            "gunstiger als",
            "billiger als",
            "niedriger als",
            "kleiner als",
        )
    )
    if above != below and negated:
        return (
            Amount(value, None, value, span.start_char, span.end_char)
            if above
            else Amount(value, value, None, span.start_char, span.end_char)
        )
    if above:
        return Amount(value, value + 1, None, span.start_char, span.end_char)
    if below:
        return Amount(value, None, value - 1, span.start_char, span.end_char)
    if near & {"mindestens", "ab", "wenigstens", "min"} or {"mehr", "aufwarts", "hoher"} & set(after[:2]):
        return Amount(value, value, None, span.start_char, span.end_char)
    if near & {"hochstens", "maximal", "bis", "max"} or {"weniger", "abwarts"} & set(after[:2]):
        return Amount(value, None, value, span.start_char, span.end_char)
    return Amount(value, None, None, span.start_char, span.end_char)


# --- time -------------------------------------------------------------------------------------------


def _periods(doc: Doc, taken: set[int], today: date) -> list[Period]:
    found: list[tuple[Span, tuple[str, str]]] = []
    for label in ("day", "section", "part", "month", "year"):
        for span in _spans(doc, label):
            limits = _limits(label, span)
            if limits and _claim(span, taken):
                found.append((span, limits))
    for token in doc:
        if token.lower_ in {"heute", "momentan", "derzeit", "aktuell", "gerade", "jetzt"}:
            iso = today.isoformat()
            found.append((doc[token.i : token.i + 1], (iso, iso)))
    found.sort(key=lambda item: item[0].start)
    return _related(doc, found)


def _limits(label: str, span: Span) -> tuple[str, str] | None:
    words = [fold(t.text).rstrip(".") for t in span]
    if label == "day":
        return _day_limits(span, words)
    if label == "month" and "/" in span.text:
        month, year = span.text.split("/")
        return months(int(year), int(month), int(month))
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
    of_month = int(words[0]) if words[0].isdigit() else _ordinal(words[0])
    return day(int(words[-1]), MONTHS[words[1]], of_month) if of_month and of_month > 0 else None


def _section_limits(words: list[str], year: int) -> tuple[str, str] | None:
    rank = int(words[0]) if words[0].isdigit() else _ordinal(words[0])
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
        if (
            periods
            and joint
            and span.start - _token_end(doc, periods[-1]) <= 2
            and _opens_range(doc, periods[-1])
        ):
            first = periods.pop()
            periods.append(Period(first.low, high, "in", first.start, span.end_char))
            continue
        periods.append(Period(low, high, _relation(before), span.start_char, span.end_char))
    return periods


def _token_end(doc: Doc, period: Period) -> int:
    return next(t.i + 1 for t in doc if t.idx + len(t) >= period.end)


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


_DAYS = {"jahr": 365.25, "monat": 30.4375, "woch": 7, "tag": 1}


def _lengths(doc: Doc, taken: set[int]) -> list[Length]:
    """Durations with a limit; "dauerte drei Jahre" without one is no filter."""
    found = []
    for token in doc[1:]:
        unit = next((days for name, days in _DAYS.items() if fold(token.text).startswith(name)), None)
        value = number(doc[token.i - 1].text)
        if unit is None or value is None or token.i - 1 in taken or len(token) > 7:
            continue
        days = round(value * unit)
        before = [fold(t.text) for t in doc[max(0, token.i - 5) : token.i - 1]]
        limited = _limited(
            days,
            before,
            [fold(t.text) for t in doc[token.i + 1 : token.i + 3]],
            doc[token.i - 1 : token.i + 1],
        )
        if limited.is_limit:
            found.append(
                Length(_past(limited.low, days), limited.high, doc[token.i - 1].idx, token.idx + len(token))
            )
            taken.update((token.i - 1, token.i))
    return found


def _shares(doc: Doc, taken: set[int]) -> list[Length]:
    """Percentages with a limit: "über 85 Prozent Förderung"."""
    found = []
    for token in doc[1:]:
        value = number(doc[token.i - 1].text)
        if value is None or not (token.text == "%" or fold(token.text).startswith("prozent")):
            continue
        before = [fold(t.text) for t in doc[max(0, token.i - 5) : token.i - 1]]
        limited = _limited(int(value), before, [fold(t.text) for t in doc[token.i + 1 : token.i + 3]], doc[token.i - 1 : token.i + 1])
        if limited.is_limit:
            found.append(Length(limited.low, limited.high, doc[token.i - 1].idx, token.idx + len(token)))
        taken.update((token.i - 1, token.i))
    return found


def _past(low: int | None, days: int) -> int | None:
    """Leap days must not make exactly three years "longer than three years"."""
    return None if low is None else low + (2 if low > days else 0)


# --- ordinals and numbers ---------------------------------------------------------------------------


def _ordinal(word: str) -> int | None:
    base = re.sub(r"(e|en|er|es|em|eres|eren|ten)$", "", word) if word not in _ORDINALS else word
    return _ORDINALS.get(base) or _ORDINALS.get(base + "t")


def _ordinals(doc: Doc, taken: set[int]) -> list[int]:
    found = []
    for token in doc:
        if token.i in taken:
            continue
        word = fold(token.text)
        previous = fold(doc[token.i - 1].text).rstrip(".") if token.i else ""
        if previous in {"nummer", "nr", "punkt", "platz", "option"} and (
            value := number(token.text.rstrip("."))
        ):
            found.append(int(value))
        elif re.fullmatch(r"\d{1,2}\.", token.text) and token.i == len(doc) - 1:
            found.append(int(token.text[:-1]))
        elif word.endswith(("e", "en", "er", "es", "em")) and (rank := _ordinal(word)):
            found.append(rank)
        else:
            continue
        taken.add(token.i)
    return found


def _numbers(doc: Doc, taken: set[int]) -> list[int]:
    articles = {"ein", "eine", "einen", "einer", "einem"}
    values = [number(t.text) for t in doc if t.i not in taken and t.lower_ not in articles]
    return [int(v) for v in values if v is not None and v == int(v) and 0 < v < _SMALLEST_BARE_AMOUNT]
