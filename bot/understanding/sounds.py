"""How a word sounds, roughly: what is left when vowels, doubled letters and the swallowed "r" are gone.

After the Cologne phonetics (Postel 1969), coarser: "Wuppataal" sounds like Wuppertal.
"""

from __future__ import annotations

import re

_SPELLINGS = (("sch", "ch"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("dt", "t"))
_GROUPS = {"bp": "1", "dt": "2", "fvw": "3", "gkqc": "4", "l": "5", "mn": "6", "sz": "8"}
_SOUND = {letter: sound for letters, sound in _GROUPS.items() for letter in letters}


def sound(word: str) -> str:
    """The consonants of a folded word as figures, like ones in one figure, none twice in a row."""
    for written, spoken in _SPELLINGS:
        word = word.replace(written, spoken)
    return re.sub(r"(.)\1+", r"\1", "".join(_SOUND.get(letter, "") for letter in word))
