"""Details of a question that an answer leads with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from bot.dialogue.query import Facts, Query
from bot.understanding.expressions import compiled
from bot.understanding.reading import Reading

_TABLE = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
_CLAIMS = {(m, side == "more"): compiled(e) for side in ("more", "less") for m, e in _TABLE[side].items()}
_PARTS = ("own_share", "share", "months", "start", "end")  # cues for a part of a facet
_UNSURE = frozenset({"amount", "count"})  # what is measured is said elsewhere
_STATES = ("unfinished", "finished")  # "Läuft das noch?"


def aspects(reading: Reading) -> tuple[str, ...]:
    """What of the facts is asked for, and whether a yes or no is wanted."""
    if not reading.has("confirm"):
        return tuple(part for part in _PARTS if reading.has(part))
    return ("yes_no", *(cue for cue in (*_STATES, *_PARTS) if reading.has(cue)))


def parts_before(said: Iterable[Query]) -> tuple[str, ...]:
    """Which part of the facts the last answer told first: months of a length, the share of a sum."""
    told = (part for query in said if isinstance(query, Facts) for part in query.aspects)
    return tuple(dict.fromkeys(part for part in told if part in _PARTS))


def claim(reading: Reading) -> tuple[str, bool] | None:
    """What „Ist A teurer als B?“ wants confirmed of the first: the measure, and whether more of it.

    „Haben A und B dieselbe Ansprechperson?“ claims that what is compared is alike, „endeten beide am selben Tag?“ that
    one event is; „länger oder kürzer?“ claims nothing.
    """
    if not reading.has("confirm"):
        return None
    if reading.has("alike"):
        return _alike(reading), True
    if reading.quantities.factors:
        claimed = reading.quantities.factors[0]
        return (_sum_meant(reading) if claimed.field == "total_eur" else "duration"), claimed.is_more
    found = [(_sum_meant(reading) if measure == "amount" else measure, more) for measure, more in _more(reading)]
    return found[0] if found and len({more for _, more in found}) == 1 else None


def _alike(reading: Reading) -> str:
    """What is claimed to be alike: an event, or whatever is compared."""
    return next((f"alike {event}" for event in ("start", "end") if reading.has(event)), "alike")


def _sum_meant(reading: Reading) -> str:
    """Which sum „bekam mehr als“ speaks of."""
    return "own_eur" if reading.has("own_share") else "land_eur" if reading.has("land") else "total_eur"


def compared(reading: Reading) -> tuple[str, ...]:
    """The measures that comparatives speak of: „länger“, „teurer“."""
    return tuple(dict.fromkeys(measure for measure, _ in _more(reading) if measure not in _UNSURE))


def _more(reading: Reading) -> Iterator[tuple[str, bool]]:
    words = " ".join(reading.words)
    return (key for key, expressions in _CLAIMS.items() if expressions.search(words))
