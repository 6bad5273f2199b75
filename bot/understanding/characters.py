"""Character n-grams of a sentence as a sparse row; hashed, so nothing has to be learnt or stored."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sklearn.feature_extraction.text import HashingVectorizer

from bot.understanding.text import fold

_LONGEST_TEXT = 600  # characters


@lru_cache(maxsize=1)
def _vectorizer() -> HashingVectorizer:
    return HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=2**15, alternate_sign=False)


def character_ngrams(text: str) -> Any:
    """A row of length one over 32,768 buckets."""
    return _vectorizer().transform([fold(text[:_LONGEST_TEXT])])
