"""Letters and words of a sentence as a sparse row; hashed, so nothing has to be learnt or stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.utils import murmurhash3_32

from bot.understanding.text import fold

Array = NDArray[Any]
_LONGEST_TEXT = 600  # characters
_BUCKETS = 2**15  # for each of the two kinds
# Whole words and pairs of words say more about what is asked, but do not survive typos: they weigh half.
_WEIGHT_OF_WORDS = 0.5


@lru_cache(maxsize=2)
def _analyzer(kind: str, shortest: int, longest: int) -> Callable[[str], list[str]]:
    vectorizer = HashingVectorizer(analyzer=kind, ngram_range=(shortest, longest))
    analyzer: Callable[[str], list[str]] = vectorizer.build_analyzer()
    return analyzer


def character_ngrams(text: str) -> csr_matrix:
    """Two to four letters in a row, and behind them one or two words in a row."""
    folded = fold(text[:_LONGEST_TEXT])
    letters, letter_counts = _hashed(_analyzer("char_wb", 2, 4)(folded))
    words, word_counts = _hashed(_analyzer("word", 1, 2)(folded))
    values = np.concatenate([_dampened(letter_counts), _dampened(word_counts) * _WEIGHT_OF_WORDS])
    buckets = np.concatenate([letters, words + _BUCKETS])
    return csr_matrix((values, buckets, np.array([0, len(values)])), shape=(1, 2 * _BUCKETS))


def _hashed(grams: Iterable[str]) -> tuple[Array, Array]:
    """The buckets in their order and how much falls into each, as HashingVectorizer finds them.

    By hand: for one sentence the helpers of scipy and sklearn take several times as long as the hashing.
    """
    counts = sorted(Counter([abs(murmurhash3_32(gram)) % _BUCKETS for gram in grams]).items())
    return np.array([bucket for bucket, _ in counts], dtype=np.int32), np.array([float(n) for _, n in counts])


def _dampened(counts: Array) -> Array:
    """Numbers of length one in which what stands three times does not count three times as much."""
    values = np.log1p(counts)
    length = np.sqrt(values @ values)
    return np.asarray(values / length if length else values)
