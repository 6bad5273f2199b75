"""Sentences from wordings: fill in, join two conditions, set the commas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from tools.composition.selection import Selection
from tools.composition.wordings import Wording, Wordings


class Grammar:
    """Puts requests into German with one half of the wordings."""

    def __init__(self, wordings: Wordings, random: Random) -> None:
        self._wordings = wordings
        self._random = random

    def say(self, slot: tuple[str, ...], selection: Selection | None = None, /, **fillings: str) -> str | None:
        """A sentence for a slot; None if this half of the wordings has none that fits."""
        wording = self._wordings.pick(self._random, *slot)
        if wording is None:
            return None
        if selection and wording.shape:
            phrase = self._phrase(selection, wording.shape)
            if phrase is None:
                return None
            return _fill(_embed(wording, phrase), fillings)
        return _fill(wording.text, fillings)

    def _phrase(self, selection: Selection, shape: str) -> str | None:
        """A condition as attribute, relative clause or predicate."""
        if selection.parts:
            return self._joined(selection, shape)
        key = selection.kind.removeprefix("not ")
        form = shape if key == selection.kind else f"not_{shape}"
        wording = self._wordings.pick(self._random, "selections", key, form)
        return _fill(wording.text, selection.fillings) if wording else None

    def _joined(self, selection: Selection, shape: str) -> str | None:
        """Two conditions, both of which hold."""
        one, two = selection.parts
        second = shape
        if shape == "sel" and (two.kind.startswith("not ") or self._random.random() < _RELATIVE):
            second = "rel"
        first_phrase, second_phrase = self._phrase(one, shape), self._phrase(two, second)
        if first_phrase is None or second_phrase is None:
            return None
        link = ", " if second != shape else " " if shape == "sel" else " und "
        return f"{first_phrase}{link}{second_phrase}"


_RELATIVE = 0.4  # how often the second condition is a relative clause where it need not be


def _fill(text: str, fillings: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: fillings.get(match[1], match[0]), text)


def _embed(wording: Wording, phrase: str) -> str:
    """The wording with a selection in it; a relative clause is closed by a comma where the sentence goes on."""
    before, after = wording.text.split("{" + str(wording.shape) + "}")
    if ", " in phrase and wording.shape != "vp" and re.match(r" \w", after):
        after = "," + after
    return before + phrase + after


def two_in_one(first: str, second: str) -> str | None:
    """Two questions in one sentence; None if the first is no question."""
    if not first.endswith("?"):
        return None
    small = (
        second[0].lower() + second[1:] if re.match(r"(Wer|Was|Wie|Wann|Welche|Bis|Seit|Von|Ab|Auf)\b", second) else None
    )
    return f"{first[:-1]} und {small}" if small else f"{first} {second}"
