"""Features of many sentences, computed once and combined for each question that is asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from scipy.sparse import csr_matrix, hstack, vstack

from bot.understanding.characters import character_ngrams
from bot.understanding.embedding import embed
from bot.understanding.live_names import shared_names
from bot.understanding.reader import mask, read
from bot.understanding.reading import Reading
from bot.understanding.signs import signs


@dataclass(frozen=True)
class Parts:
    """Which parts of the pipeline are in use."""

    masking: bool = True
    embedding: bool = True
    characters: bool = True
    signs: bool = True


@dataclass
class Features:
    """What the components make of some texts."""

    texts: Sequence[str]
    today: date | None = None
    _cache: dict[tuple[str, bool], Any] = field(default_factory=dict)

    @cached_property
    def readings(self) -> list[Reading]:
        """Names, quantities, facets and cues; no intents yet."""
        index = shared_names().index()
        return [read(text, index, self.today) for text in self.texts]

    def rows(self, parts: Parts = Parts()) -> Any:
        """One row a sentence, in the order in which config.yml names the components."""
        kinds = [kind for kind in ("signs", "characters", "embedding") if getattr(parts, kind)]
        return hstack([self._block(kind, parts.masking) for kind in kinds]).tocsr()

    def _block(self, kind: str, masking: bool) -> Any:
        key = (kind, masking)
        if key not in self._cache:
            self._cache[key] = self._make(kind, self._masked if masking else self.texts)
        return self._cache[key]

    def _make(self, kind: str, texts: Sequence[str]) -> Any:
        if kind == "signs":
            return vstack([signs(reading) for reading in self.readings])
        if kind == "characters":
            return vstack([character_ngrams(text) for text in texts])
        return csr_matrix(embed(texts))

    @cached_property
    def _masked(self) -> list[str]:
        return [mask(r.text, r.names) for r in self.readings]
