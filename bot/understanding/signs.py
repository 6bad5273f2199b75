"""The signs found in a message as a sparse row: facets, cues, kinds of names, quantities.

The classifier sees them beside the letters and the meaning: rules and learning then know the same of a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from bot.understanding.cues import CUES
from bot.understanding.facets import FACETS, NOT_HELD

if TYPE_CHECKING:
    from bot.understanding.reading import Reading

_KINDS = (
    "project", "place", "elsewhere", "kreis", "region", "category", "person", "organisation", "product", "service",
    "topic", "term", "reuse_kind",
)  # fmt: skip
_QUANTITIES = ("amounts", "periods", "lengths", "shares", "ordinals", "numbers")
_ALL = (*FACETS, NOT_HELD, *CUES, *(f"a {kind}" for kind in _KINDS), *_QUANTITIES, "ranks")
_COLUMN = {name: column for column, name in enumerate(_ALL)}
_WEIGHT = 0.5  # against the letters and the meaning, which weigh 1 each; chosen by cross-validation


def signs(reading: Reading) -> csr_matrix:
    """One row of length 0.5 (zeros if nothing is found)."""
    found = [*reading.facets, *reading.cues]
    found += [f"a {kind}" for named in reading.names if (kind := named.mention.candidates[0].kind) in _KINDS]
    found += [name for name in _QUANTITIES if getattr(reading.quantities, name)]
    if reading.ranks:
        found.append("ranks")
    columns = sorted({_COLUMN[name] for name in found})
    values = np.full(len(columns), _WEIGHT / np.sqrt(max(len(columns), 1)))
    return csr_matrix((values, columns, np.array([0, len(columns)])), shape=(1, len(_ALL)))
