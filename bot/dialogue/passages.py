"""The sentences of a project's own texts and of later facts, and which of them hold what a question is about."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import yaml

from bot.catalogue.records import Project
from bot.catalogue.sources import LaterFact
from bot.understanding.expressions import compiled
from bot.understanding.reading import Named, Reading
from bot.understanding.text import FUNCTION_WORDS, fold, stem, tokenize


def _stem(word: str) -> str:
    """The stem of a folded word, alike for all persons of a verb: "nutzt", "nutzen"."""
    found = stem(word)
    return stem(found[:-1]) if found.endswith("t") and len(found) > _SHORTEST_PART else found


_SHORTEST_PART = 4  # letters of a part of a compound
_TABLE = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
_FRAME = frozenset(_stem(fold(word)) for word in _TABLE["frame"].split())
_NUMBERS = compiled(_TABLE["numbers"])
_POINTING = frozenset(fold(word) for word in _TABLE["pointing"].split())
_HOW_MANY = compiled(_TABLE["how_many"])
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß)“\d][.!?])\s+(?=[A-ZÄÖÜ„])")
_SHORTEST = 3  # letters of a telling word
_COMMON = 6  # letters with which forms of one word begin: "automatisch", "automatisiert"
_SURENESS = 0.7  # that words alike mean the same
_LIKENESS = 0.65  # share of the longer one
_MOST = 2  # sentences of an answer
_TAGS = ("topic", "service", "product")


@dataclass(frozen=True)
class Found:
    """The numbers of the passages, how much of the question they hold (0 to 1), and the evidence that they explain.

    ``few``: they hold a single word of it, and no noun; ``lacking``: how many of its nouns they do not hold.
    """

    numbers: tuple[str, ...]
    fit: float
    few: bool
    lacking: int
    pieces: frozenset[str]


def sentences(project: Project) -> list[str]:
    """All sentences of a project's texts, in the order in which they stand there."""
    return [sentence for text in _texts(project) for sentence in _split(text)]


def _texts(project: Project) -> list[str]:
    return [project.summary or "", *(offer.text for offer in project.reuse), *project.passages]


@lru_cache(maxsize=2000)
def _split(text: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in _SENTENCE_END.split(text.strip()) if sentence)


def passages(project: Project) -> list[str | LaterFact]:
    """The sentences of a project's texts, then its later facts, each of which is told as a whole with its source."""
    return [*sentences(project), *project.later]


def with_what_they_point_to(numbers: Sequence[int], project: Project) -> list[int]:
    """The numbers of passages, with the sentence before one that points back: „Dort gibt es ...“."""
    known = passages(project)
    begins = {0, *accumulate(len(_split(text)) for text in _texts(project))}
    found: list[int] = []
    for n in numbers:
        text = known[n] if n < len(known) else ""
        before = n not in begins and isinstance(text, str) and fold(text.split(" ", 1)[0]) in _POINTING
        found += [n - 1, n] if before else [n]
    return list(dict.fromkeys(found))


def sentences_about(project: Project, reading: Reading) -> Found | None:
    """The passages of a project that hold most of the telling words of the question; its own name is none of them."""
    texts = [told.text if isinstance(told, LaterFact) else told for told in passages(project)]
    return told_in(texts, reading, _stems(f"{project.label} {project.municipality}"))


def told_in(texts: Sequence[str], reading: Reading, subject: frozenset[str] = frozenset()) -> Found | None:
    """The texts that hold most of the telling words of the question; ``subject``: the stems of whom they are about.

    A word weighs the more, the fewer texts hold it; one that none holds weighs most. None if no text holds more than
    the words that ask for a fact with a field („Welche Leistungen?“, „Was kostet das?“), or if a number is asked for
    and none is told.
    """
    vocabulary = _vocabulary(tuple(texts))
    asked = list(_asked(reading, subject))
    found = [vocabulary.where(words) for words in asked]
    chosen, fit = _best(found, len(texts))
    if not chosen:
        return None
    picked = [texts[n] for n in chosen]
    shared = [words for words, where in zip(asked, found, strict=True) if chosen[0] in where]
    if not _tells_more(shared, reading) or _lacks_the_number(reading, picked):
        return None
    whole = " ".join(picked)
    text = _stems(whole)
    few = len(shared) == 1 and not shared[0] & _nouns(reading)
    pieces = frozenset(_explained(reading, text)) | _numbers(whole)
    return Found(tuple(map(str, chosen)), fit, few, _lacking(reading, text), pieces)


def _numbers(text: str) -> frozenset[str]:
    """What of a question for a number a text does justice to."""
    return frozenset({"cue:count", "number:0"} if _NUMBERS.search(fold(text)) else ())


def telling_words(reading: Reading) -> list[frozenset[str]]:
    """The words of a message that say what it is about, each with other names for the same."""
    return list(_asked(reading, frozenset()))


def likeness(question: str, asked: Sequence[frozenset[str]]) -> float:
    """How many telling words a message shares with a question, 0 to 1: neither may say much more."""
    own = _stems(question)
    there = sum(_held(words, own) for words in asked) / (len(asked) or 1)
    if not there:
        return 0.0
    said = frozenset().union(*asked)
    back = sum(_held(frozenset({word}), said) for word in own) / len(own)
    return min(there, back)


class _Vocabulary:
    """The telling words of some texts, by the letters with which they begin and end."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._said = list(map(_stems, texts))
        self._words = frozenset().union(*self._said)
        self._by_ends: dict[str, set[str]] = defaultdict(set)
        for word in self._words:
            for end in _ends(word):
                self._by_ends[end].add(word)

    def where(self, words: Set[str]) -> dict[int, float]:
        """How surely each of the texts that hold one of the words does, as ``_held`` says it."""
        like = {other for word in words for other in self._alike(word)}.union(words & self._words)
        found = [n for n, own in enumerate(self._said) if not like.isdisjoint(own)] if like else []
        return {n: _SURENESS if words.isdisjoint(self._said[n]) else 1.0 for n in found}

    def _alike(self, word: str) -> Iterator[str]:
        for end in _ends(word):
            yield from (other for other in self._by_ends.get(end, ()) if _alike(word, other))


def _ends(word: str) -> tuple[str, str]:
    """How a word begins and ends: of two that are alike, at least one is the same."""
    return f"{word[:_SHORTEST_PART]} ", f" {word[-_SHORTEST_PART:]}"


@lru_cache(maxsize=200)
def _vocabulary(texts: tuple[str, ...]) -> _Vocabulary:
    return _Vocabulary(texts)


def _best(found: Sequence[Mapping[int, float]], number: int) -> tuple[list[int], float]:
    """The sentences that hold most of the words, and how much of the question that is; ``found``: where each is."""
    weight = [math.log(1 + number / (len(where) or 1)) for where in found]
    held = [sum(w * where.get(n, 0.0) for w, where in zip(weight, found, strict=True)) for n in range(number)]
    best = max(held, default=0.0)
    return ([n for n, much in enumerate(held) if much == best][:_MOST], best / sum(weight)) if best else ([], 0.0)


def _tells_more(shared: Sequence[Set[str]], reading: Reading) -> bool:
    """Whether a word is shared that does not ask for a fact with a field."""
    facets = frozenset().union(*(_words_for(facet, reading) for facet in reading.facets))
    return any(not words & facets for words in shared)


def _nouns(reading: Reading) -> frozenset[str]:
    """The stems of all words that may be nouns; the verb that opens a question for yes or no is none."""
    small = reading.written.islower()
    words = tokenize(reading.written)
    opens = 1 if words and reading.has("confirm") and words[0].form.endswith("t") else 0
    return _stems(" ".join(t.text for t in words[opens:] if t.capitalised or small))


def _lacking(reading: Reading, text: frozenset[str]) -> int:
    """How many nouns of the question a text does not hold."""
    return sum(word.is_noun and not _held(_stems(word.text), text) for word in reading.unexplained)


def _asked(reading: Reading, name: frozenset[str]) -> Iterator[frozenset[str]]:
    """The telling words of a question, each with other names for the same; not the project's name."""
    known: dict[str, frozenset[str]] = {}
    for named in reading.names:
        stems = _stems(named.mention.text)
        other = frozenset() if "project" in named.mention.kinds else _names(named)
        known |= dict.fromkeys(stems, other)
    telling = {_stem(w) for w in reading.words if len(w) >= _SHORTEST and w not in FUNCTION_WORDS} - _FRAME
    found = {words for word in sorted(telling) if (words := known.get(word, frozenset({word})))}
    yield from (words for words in found if not _are_of(words, name))


def _lacks_the_number(reading: Reading, texts: Sequence[str]) -> bool:
    """Whether „Wie viele Ziele?“ is asked and no text tells a number, or nothing of what is counted."""
    asked = _HOW_MANY.search(" ".join(reading.words))
    return asked is not None and not any(
        _NUMBERS.search(fold(text)) and _held(_stems(asked[1]), _stems(text)) for text in texts
    )


def _names(named: Named) -> frozenset[str]:
    """The words of a name and of the tags that it stands for."""
    return _stems(named.mention.text).union(*map(_stems, named.mention.ids(*_TAGS)))


def _words_for(facet: str, reading: Reading) -> frozenset[str]:
    """The telling words that ask for a fact with a field."""
    spans = (reading.written[one.start : one.end] for one in reading.asked if one.facet == facet)
    names = (_stems(named.mention.text) for named in reading.named("project", "category", *_TAGS))
    return frozenset().union(*map(_stems, spans)).difference(*names)


def _explained(reading: Reading, text: frozenset[str]) -> Iterator[str]:
    """The evidence that a text does justice to: its names, and words for facts that it says itself."""
    for i, named in enumerate(reading.names):
        if "project" not in named.mention.kinds and _held(_names(named), text):
            yield f"name:{i}"
    for facet in set(reading.facets) - {"reuse"}:  # a sentence is not all that can be taken over
        words = _words_for(facet, reading)
        if words and words <= text:
            yield f"facet:{facet}"
    for i, period in enumerate(reading.quantities.periods):
        if _stems(reading.written[period.start : period.end]) <= text:  # „schon jetzt“
            yield f"period:{i}"


def _held(words: Set[str], said: frozenset[str]) -> float:
    """How surely a text says one of the words: 1 for the same word, less for one like it."""
    if not words.isdisjoint(said):
        return 1.0
    return _SURENESS if any(_alike(word, other) for word in words for other in said) else 0.0


def _alike(one: str, other: str) -> bool:
    """Forms of one word, or a part of a compound: "Standard" in "Modellierungsstandard"."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if one[:_COMMON] == other[:_COMMON] and _common(one, other) >= max(_COMMON, _LIKENESS * len(long)):
        return True
    return _is_part(short, long)


def _common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _are_of(words: Set[str], name: Set[str]) -> bool:
    """Whether all words are parts of a name."""
    return all(any(_is_part(word, of) for of in name) for word in words)


def _is_part(word: str, of: str) -> bool:
    return word == of or (
        len(word) >= _SHORTEST_PART
        and (
            (of.startswith(word) and len(word) > _SHORTEST_PART)
            or (of.endswith(word) and len(of) - len(word) >= _SHORTEST)
        )
    )


@lru_cache(maxsize=4000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        found
        for t in tokenize(text)
        if t.form not in FUNCTION_WORDS and len(t.form) >= _SHORTEST and (found := _stem(t.form)) not in _FRAME
    )
