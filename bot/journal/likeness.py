"""Puts texts together that ask for the same: by meaning and by letters, the same way each time.

Half of the likeness is the sentence encoder's, half that of the letters: alone, the encoder joins what is merely asked
in the same way ("Wo ist ...?"), and letters part "Perso" from "Personalausweis".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

_APART = 0.7  # mean distance from which two groups stay apart
# Compared with each other are at most so many different texts; what comes after, the rarest, stands alone.
_MOST = 1500
_DIGITS = 4  # of a likeness: finer differences are those of processors


def groups(texts: Sequence[str]) -> list[int]:
    """For each text the place of the text that stands for its group: one that is most like all others of it."""
    plain = [_plain(text) for text in texts]
    often = sorted(Counter(plain).items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    leaders = _leaders(tuple(sorted(text for text, _ in often)))
    place: dict[str, int] = {}
    for position, text in enumerate(plain):
        place.setdefault(text, position)
    return [place[leaders.get(text, text)] for text in plain]


@lru_cache(maxsize=8)
def _leaders(texts: tuple[str, ...]) -> dict[str, str]:
    """The text that stands for each one's group."""
    leaders = {text: text for text in texts}
    if len(texts) < 2:
        return leaders
    alike = _likeness(texts)
    labels = _clusters(alike)
    for label in set(labels):
        members = [i for i, found in enumerate(labels) if found == label]
        leader = max(members, key=lambda i: (alike[i, members].sum(), -i))
        leaders |= {texts[i]: texts[leader] for i in members}
    return leaders


def _likeness(texts: Sequence[str]) -> Any:
    """How alike each two texts are, from 0 to 1."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # scikit-learn takes a second to import

    from bot.understanding.embedding import embed

    meaning = embed(texts)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True).fit_transform(
        [f"{text} ." for text in texts]  # so that a text without letters has something, too
    )
    alike = (meaning @ meaning.T + (letters @ letters.T).toarray()) / 2
    return np.clip(np.round(alike, _DIGITS), 0.0, 1.0)


def _clusters(alike: Any) -> list[int]:
    from sklearn.cluster import AgglomerativeClustering

    clusters = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=_APART
    )
    return [int(label) for label in clusters.fit_predict(1.0 - alike)]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?!. ")
