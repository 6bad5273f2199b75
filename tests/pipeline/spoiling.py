"""Rules by which people misspell, shorten and bend names; each rule is one function.

A rule returns None where it does not apply, so that every variant really differs from the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Rule = Callable[[str], str | None]
_TOWNS = frozenset({"Soest", "Paderborn", "Bielefeld", "Aachen"})


def drop_umlaut(name: str) -> str | None:
    """ "Bürger" -> "Burger"."""
    return _changed(name, name.translate(str.maketrans("äöüÄÖÜ", "aouAOU")).replace("ß", "s"))


def transliterate_umlaut(name: str) -> str | None:
    """ "Bürger" -> "Buerger"."""
    letters = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
    return _changed(name, name.translate(str.maketrans(letters)))


def swap_letters(name: str) -> str | None:
    """ "Stadtarchiv" -> "Stadtarhciv": two neighbours in the middle of the longest word."""
    return _in_longest(name, lambda w: w[: len(w) // 2] + w[len(w) // 2 + 1] + w[len(w) // 2] + w[len(w) // 2 + 2 :])


def double_letter(name: str) -> str | None:
    """ "Aktenplan" -> "Akttenplan"."""
    return _in_longest(name, lambda w: w[: len(w) // 2] + w[len(w) // 2] + w[len(w) // 2 :])


def omit_letter(name: str) -> str | None:
    """ "govchain" -> "govhain"."""
    return _in_longest(name, lambda w: w[: len(w) // 2 - 1] + w[len(w) // 2 :])


def two_slips(name: str) -> str | None:
    """ "Aktenplan" -> "Aktneplann": letters swapped early and one doubled at the end."""
    return _in_longest(name, lambda w: w[:3] + w[4] + w[3] + w[5:] + w[-1])


def as_heard(name: str) -> str | None:
    """ "Stadtarchiv" -> "Stattarchif", "Phone" -> "Fone"."""
    sounds = (
        ("ph", "f"),
        ("Ph", "F"),
        ("dt", "tt"),
        ("iv", "if"),
        ("ie", "i"),
        ("ai", "ei"),
        ("ß", "ss"),
        ("ll", "l"),
    )
    heard = name
    for written, sound in sounds:
        heard = heard.replace(written, sound)
    return _changed(name, heard)


def keyword_order(name: str) -> str | None:
    """ "Serviceportal Bielefeld" -> "bielefeld serviceportal", as typed into a search box."""
    first, _, last = name.rpartition(" ")
    return f"{last} {first}".lower() if last in _TOWNS else None


def no_capitals(name: str) -> str | None:
    """ "DigiKnow" -> "digiknow"."""
    return _changed(name, name.lower())


def all_capitals(name: str) -> str | None:
    """ "DigiKnow" -> "DIGIKNOW"."""
    return _changed(name, name.upper())


def join_words(name: str) -> str | None:
    """ "govchain nrw" -> "govchainnrw": the first two words, hyphens count as blanks."""
    return _changed(name, re.sub(r"(\w)[ -]+(?=\w)", r"\1", name, count=1))


def hyphens_to_blanks(name: str) -> str | None:
    """ "Smartphone-Bürger-ID" -> "Smartphone Bürger ID"."""
    return _changed(name, name.replace("-", " "))


# Where long words of this catalogue come apart.
_PARTS = (
    "stadt", "hunde", "smart", "gov", "akten", "bürger", "service", "ausländer", "sozial", "folge", "grund",
    "kommunikations", "digi", "multi", "ze",
)  # fmt: skip


def split_compound(name: str) -> str | None:
    """ "Stadtarchiv" -> "Stadt archiv"."""
    parts = "|".join(_PARTS)
    return _changed(name, re.sub(rf"(?i)\b({parts})(?=[a-zäöü]{{3}})", r"\1 ", name, count=1))


def genitive(name: str) -> str | None:
    """ "Stadtarchiv" -> "Stadtarchivs"."""
    last = name[-1]
    return name + "s" if last.isalpha() and last.islower() and last not in "sxz" else None


def bent_adjective(name: str) -> str | None:
    """ "Digitales Stadtarchiv" -> "Digitalen Stadtarchiv", as after "beim"."""
    bent = re.sub(r"\b(Digital|Zentral|Interaktiv)(e[srm]?|e)(?= )", r"\1en", name)
    return _changed(name, re.sub(r"\b(digital|zentral)(e[srm]?)(?= )", r"\1en", bent))


def _changed(before: str, after: str) -> str | None:
    return after if after != before else None


def _in_longest(name: str, change: Callable[[str], str]) -> str | None:
    """Change the longest word, if it is long enough to survive a slip."""
    word = max(re.findall(r"[^\W\d_]+", name), key=len, default="")
    if len(word) < 6:
        return None
    return _changed(name, name.replace(word, change(word), 1))


RULES: tuple[Rule, ...] = (
    drop_umlaut, transliterate_umlaut, swap_letters, double_letter, omit_letter, two_slips, as_heard,
    no_capitals, all_capitals, join_words, hyphens_to_blanks, split_compound, genitive, bent_adjective,
    keyword_order,
)  # fmt: skip
