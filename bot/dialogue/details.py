"""Details of a question that an answer leads with."""

from __future__ import annotations

from bot.understanding.reading import Reading

_PARTS = ("own_share", "share", "start", "end")  # cues for a part of a facet
_STATES = ("unfinished", "finished")  # "Läuft das noch?"


def aspects(reading: Reading) -> tuple[str, ...]:
    """What of the facts is asked for, and whether a yes or no is wanted."""
    if not reading.has("confirm"):
        return tuple(part for part in _PARTS if reading.has(part))
    return ("yes_no", *(cue for cue in (*_STATES, *_PARTS) if reading.has(cue)))
