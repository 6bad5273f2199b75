"""The sentences of a project's own texts, and which of them hold what a question is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.catalogue.records import Project
from bot.understanding.reading import Reading
from bot.understanding.text import FUNCTION_WORDS, stem, tokenize

_SENTENCE_END = re.compile(r"(?<=[a-zäöüß)“\d][.!?])\s+(?=[A-ZÄÖÜ„])")
_SHORTEST = 4  # letters of a telling word
_MOST = 2  # sentences of an answer


@dataclass(frozen=True)
class Found:
    """The numbers of the sentences, how many telling words they hold, and the names among these."""

    numbers: tuple[str, ...]
    words: int
    pieces: frozenset[str]


def sentences(project: Project) -> list[str]:
    """All sentences of a project's texts, in the order in which they stand there."""
    texts = [project.summary or "", *(offer.text for offer in project.reuse)]
    return [s for text in texts for s in _SENTENCE_END.split(text.strip()) if s]


def sentences_about(project: Project, reading: Reading) -> Found | None:
    """The sentences that share most telling words with the question; None if none does."""
    name = _stems(f"{project.label} {project.municipality}")
    asked = {stem(w) for w in reading.words if len(w) >= _SHORTEST and w not in FUNCTION_WORDS} - name
    shared = {n: _shared(asked, _stems(text)) for n, text in enumerate(sentences(project))}
    best = max((len(words) for words in shared.values()), default=0)
    if not best:
        return None
    chosen = [n for n, words in shared.items() if len(words) == best][:_MOST]
    held = {w for n in chosen for w in shared[n]}
    pieces = {
        f"name:{i}"
        for i, named in enumerate(reading.names)
        if _stems(named.mention.text) & held and not named.mention.ids("project")
    }
    return Found(tuple(str(n) for n in chosen), best, frozenset(pieces))


def _shared(asked: set[str], said: frozenset[str]) -> set[str]:
    """The words in common; a word may be a part of a compound: "Standard" in "Modellierungsstandard"."""
    return {a for a in asked if any(a == s or (len(a) > 5 and a in s) or (len(s) > 5 and s in a) for s in said)}


@lru_cache(maxsize=2000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(t.stem for t in tokenize(text) if t.form not in FUNCTION_WORDS and len(t.form) >= _SHORTEST)
