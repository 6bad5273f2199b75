"""Letters and words of a sentence as a sparse row; hashed, so nothing has to be learnt or stored."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import HashingVectorizer

from bot.understanding.text import fold

_LONGEST_TEXT = 600  # characters
_BUCKETS = 2**15  # for each of the two kinds
# Whole words and pairs of words say more about what is asked, but do not survive typos: they weigh half.
_WEIGHT_OF_WORDS = 0.5


@lru_cache(maxsize=2)
def _vectorizer(analyzer: str, shortest: int, longest: int) -> HashingVectorizer:
    return HashingVectorizer(
        analyzer=analyzer,
        ngram_range=(shortest, longest),
        n_features=_BUCKETS,
        alternate_sign=False,
        norm=None,
    )


def character_ngrams(text: str) -> csr_matrix:
    """Two to four letters in a row, and behind them one or two words in a row."""
    folded = [fold(text[:_LONGEST_TEXT])]
    letters = _vectorizer("char_wb", 2, 4).transform(folded)
    words = _vectorizer("word", 1, 2).transform(folded)
    values = np.concatenate([_dampened(letters.data), _dampened(words.data) * _WEIGHT_OF_WORDS])
    buckets = np.concatenate([letters.indices, words.indices + _BUCKETS])
    # Built by hand: for one row the helpers of scipy and sklearn take longer than all the hashing.
    return csr_matrix((values, buckets, np.array([0, len(values)])), shape=(1, 2 * _BUCKETS))


def _dampened(counts: Any) -> Any:
    """Numbers of length one in which what stands three times does not count three times as much."""
    values = np.log1p(counts)
    length = np.sqrt(values @ values)
    return values / length if length else values
