"""Limits on figures: money, durations and shares."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from bot.understanding.numbers import LARGEST, number, scale
from bot.understanding.phrases import claim, spans
from bot.understanding.text import fold

_SMALLEST_BARE_AMOUNT = 5_000  # "über 250000" without a unit is money, "2021" and "112" are not


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
        """Whether it limits ("über 2 Mio. €") rather than states an amount."""
        return self.low is not None or self.high is not None


def find_amounts(doc: Doc, taken: set[int]) -> list[Amount]:
    """Money in the order of the text; ``taken`` collects the tokens that are used up."""
    values: list[tuple[Span, float]] = []
    bare: set[int] = set()  # figures without a unit: money only with "über", "unter" ...
    for span in spans(doc, "money", lambda span: money_value(span) is not None):
        value = money_value(span)
        if value is not None and claim(span, taken):
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


def money_value(span: Span) -> float | None:
    """The euro of a phrase such as "2,5 Mio. Euro", None if it names no number."""
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
            amounts.append(limited(int(value), before, after, span))
    return amounts


def _scale_of(span: Span) -> int:
    return next((by for t in span if (by := scale(t.text))), 1)


def _is_range(doc: Doc, first: Span, second: Span, before: list[str]) -> bool:
    between = [fold(t.text) for t in doc[first.end : second.start]]
    return len(between) <= 2 and (
        ("zwischen" in before and "und" in between) or between in (["bis"], ["-"], ["–"], ["bis", "zu"])
    )


def _bare_range_start(doc: Doc, span: Span, before: list[str], taken: set[int]) -> float | None:
    """„zwischen 1 und 2 Millionen“, „von zwei bis drei Millionen“: the first number has no unit of its own."""
    if len(before) < 3 or before[-1] not in {"und", "bis", "-"} or not {"zwischen", "von"} & set(before):
        return None
    at = span.start - 2
    value = number(doc[at].text)
    if value is not None:
        taken.add(at)
    return value


def limited(value: int, before: list[str], after: list[str], span: Span) -> Amount:
    """The limit that the words around a figure make of it: "über", "höchstens", "oder mehr"."""
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
