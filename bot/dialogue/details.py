"""Details of a question that an answer leads with, or says to be unknown."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.understanding.expressions import compiled
from bot.understanding.reading import Reading
from bot.understanding.text import tokenize

_TABLE = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
_NO_FIELD = compiled(_TABLE["no_field"])
_YES_NO = compiled(_TABLE["yes_no"])
_CLAIMS = {(m, side == "more"): compiled(e) for side in ("more", "less") for m, e in _TABLE[side].items()}
_PARTS = ("own_share", "share", "start", "end")  # cues for a part of a facet
_STATES = ("unfinished", "finished")  # "Läuft das noch?"


def without_field(reading: Reading) -> tuple[str, ...]:
    """The words of a message for single facts that no project has a field for: "Faxnummer"."""
    return tuple(token.text for token in tokenize(reading.text) if _NO_FIELD.fullmatch(token.form))


def aspects(reading: Reading) -> tuple[str, ...]:
    """What of the facts is asked for, and whether a yes or no is wanted."""
    if not _YES_NO.match(" ".join(reading.words)):
        return tuple(part for part in _PARTS if reading.has(part))
    return ("yes_no", *(cue for cue in (*_STATES, *_PARTS) if reading.has(cue)))


def claim(reading: Reading) -> tuple[str, bool] | None:
    """What „Ist A teurer als B?“ wants confirmed of the first: the measure, and whether more of it."""
    words = " ".join(reading.words)
    if not _YES_NO.match(words):
        return None
    said = (key for key, expressions in _CLAIMS.items() if expressions.search(words))
    return next(said, None)
