"""Recognises the numbers of German identity documents: in one piece or spaced, in capitals or not.

A serial number has nine characters: a letter, then letters and digits, without vowels and what looks like another
(PAuswG § 2, PAuswV Anhang): "LFC1XKT4M". A check digit and "D" may follow. Since November 2021 there is no zero in it.
Documents that offices issue at once (provisional, for children) have a letter and seven digits: "G1234567".
"""

from __future__ import annotations

import re

_LETTERS = "CFGHJKLMNPRTVWXYZ"
_ANY, _NO_ZERO = f"[{_LETTERS}0-9]", f"[{_LETTERS}1-9]"
# How people space nine characters.
_GROUPS = ((4, 5), (5, 4), (3, 3, 3), (4, 4, 1), (2, 2, 2, 2, 1), (1,) * 9)


def _spaced(character: str) -> str:
    return "|".join("[ ./-]".join(f"{character}{{{length}}}" for length in lengths) for lengths in _GROUPS)


# "Hmmmmmmmm" is none. A zero makes an amount of what is spaced ("NRW 500 000"), unless a digit is in the first group.
_SERIAL = (
    rf"(?=[{_LETTERS}])(?!\w*?([^\W\d])\1{{4}})"
    rf"(?:{_ANY}{{9}}|{_spaced(_NO_ZERO)}|(?=\w*\d)(?:{_spaced(_ANY)}))(?:\dD?)?"
)
_ISSUED_AT_ONCE = rf"[A-Z]\d{{7}}|[{_LETTERS}][ -]?\d{{3}}[ -]?\d{{4}}"
_ALONE = re.compile(rf"\b(?:{_SERIAL}|{_ISSUED_AT_ONCE})\b(?! ?(?:€|euro?\b))", re.IGNORECASE)
# After the word for it, any number is one, however it is spaced.
_NAMED = re.compile(
    r"((?:ausweis|pass|passport|führerschein|aufenthaltstitel|seriennummer|serial number)\w{0,20}"
    r"(?:[ -]?(?:nummer|nr\.?|no\.?))?(?: (?:ist|lautet|hat die nummer|is))?:? )"
    rf"((?=\w*\d)[A-Z0-9]{{6,12}}|(?=[{_LETTERS}]){_ANY}(?:[ ./-]?{_ANY}){{8,9}})\b",
    re.IGNORECASE,
)


def document_number(text: str) -> str:
    """The first number of an identity document in the text; empty if there is none."""
    named = _NAMED.search(text)
    alone = None if named else _ALONE.search(text)
    return named.group(2) if named else alone.group() if alone else ""


def without_document_numbers(text: str, mark: str) -> str:
    """The text with ``mark`` in place of each number of an identity document."""
    return _ALONE.sub(mark, _NAMED.sub(lambda match: match.group(1) + mark, text))
