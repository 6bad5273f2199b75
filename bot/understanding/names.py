"""Finds the names of the catalogue in a message: exact, inflected, split, joined, misspelt.

The index is built from the database and swapped as a whole when the catalogue changes, so a new project is
known without training. Every candidate of a span is kept: ambiguity is information for the dialogue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.catalogue.records import NameEntry
from bot.understanding.everyday import JOINING, PLURALS, is_bare_kreis, is_beside, is_name_in_context
from bot.understanding.expressions import table
from bot.understanding.lexicon import german_words
from bot.understanding.spelling import Speller
from bot.understanding.text import FUNCTION_WORDS, Token, fold, stem, tokenize

_LONGEST_NAME = 12  # words
_SHORTEST_DISTINCTIVE_WORD = 9  # letters; shorter title words are too ordinary to stand for a project
# Title words that say nothing about a project of this programme.
_PROGRAMME_WORDS = frozenset(fold(table("names")["programme"]).split())
_MOST_OWNERS = 5  # projects that one unusual title word may stand for
# Names whose stem alone is no name: "Geld" is not Geldern.
_PROPER = frozenset({"place", "elsewhere", "kreis", "region", "person"})
_LONGEST_ENDING = 4  # letters: "Aachenerin"
_Span = tuple[int, int, "tuple[Candidate, ...]"]  # the first and the last word, what they may name
_Found = tuple[str, str, float, str]  # kind, id, weight, letters of the name
_NONE: set[_Found] = set()
_BETWEEN = JOINING | FUNCTION_WORDS  # words between the names of a list
# Names that are ordinary nouns: written small among capitalised words, they are verbs or adjectives.
_OF_A_TOWN_HALL = frozenset({"service", "office", "matter"})
_NOUNS = frozenset({"topic", "service", "product", "category", "term", "reuse_kind", "office", "matter"})


@dataclass(frozen=True)
class Candidate:
    """One thing a mention may mean."""

    kind: str
    id: str
    score: float


@dataclass(frozen=True)
class Mention:
    """A stretch of the message that names something of the catalogue."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]

    def ids(self, *kinds: str) -> tuple[str, ...]:
        """The candidates of the given kinds, best first."""
        return tuple(c.id for c in self.candidates if c.kind in kinds)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """All kinds of things that may be meant."""
        return frozenset(c.kind for c in self.candidates)


class NameIndex:
    """All surfaces of the catalogue by the forms in which people write them."""

    def __init__(self, entries: Iterable[NameEntry], extra_words: Iterable[str] = ()) -> None:
        self._by_stems: dict[str, set[_Found]] = defaultdict(set)
        self._by_letters: dict[str, set[_Found]] = defaultdict(set)
        self._adjectives: set[str] = set()  # names that are written small: "lizenzfrei", "barrierefrei"
        self._single: set[str] = set()  # proper names of one word
        self.words: set[str] = set()  # all words of names, folded: none of them is dialect
        entries = list(entries)
        for entry in [*entries, *_distinctive_words(entries)]:
            if tokens := tokenize(entry.surface):
                self._add(entry, tokens)
        projects = {_letter_key(tokenize(e.surface)) for e in entries if e.kind == "project"}
        self._speller = Speller(self.words, {fold(w) for w in extra_words}, projects)

    def _add(self, entry: NameEntry, tokens: Sequence[Token]) -> None:
        letters, stems = _letter_key(tokens), _stem_key(tokens)
        found = (entry.kind, entry.id, entry.weight, letters)
        self._by_stems[stems].add(found)
        self._by_letters[letters].add(found)
        if len(tokens) == 1 and entry.kind in _PROPER:
            self._single.add(letters)
        if len(tokens) == 1 and entry.surface[:1].islower():
            self._adjectives.add(stems)
        self.words |= {letters, *(t.form for t in tokens)}

    def read(self, text: str) -> list[Token]:
        """Split a message into words, with misspelt and compound ones brought to known forms."""
        return self._speller.correct(tokenize(text))

    def find(self, tokens: Sequence[Token], text: str) -> list[Mention]:
        """All mentions without overlap, longest first choice, in the order of the text."""
        spans: list[_Span] = []
        doubtful: list[_Span] = []
        for first, last in _stretches(tokens):
            candidates = self._lookup(tokens[first : last + 1])
            if candidates and not (first == last and self._is_verb(tokens, first, candidates)):
                meant = is_name_in_context(tokens, first, last, _kinds(candidates))
                (spans if meant else doubtful).append((first, last, candidates))
        spans += [s for s in doubtful if _is_joined(s, spans, tokens) or _is_where_it_is_wanted(s, spans, tokens)]
        spans += self._kreise_of_towns(tokens, spans)
        return [_mention(tokens, span, text) for span in _of_one_kind(_without_overlap(spans), tokens)]

    def _kreise_of_towns(self, tokens: Sequence[Token], spans: Sequence[_Span]) -> list[_Span]:
        """„Das der Stadt Paderborn und das des Kreises“: the Kreis that bears the name of the town beside it."""
        bare = [at for at in range(len(tokens)) if is_bare_kreis(tokens, at)]
        if not bare:
            return []
        towns = {c.id for *_, candidates in spans for c in candidates if c.kind == "place"}
        named = list(filter(None, map(self._kreis_of, towns)))
        return [(at, at, named[0]) for at in bare] if len(named) == 1 else []

    def _kreis_of(self, town: str) -> tuple[Candidate, ...]:
        return tuple(c for c in self._lookup(tokenize(f"Kreis {town}")) if c.kind == "kreis")

    def _is_verb(self, tokens: Sequence[Token], at: int, candidates: Sequence[Candidate]) -> bool:
        """„wähle“ is not the topic Wahlen, where the writer capitalises nouns."""
        if tokens[at].capitalised or any(c.kind not in _NOUNS for c in candidates):
            return False
        writes_capitals = any(t.capitalised and not t.text.isupper() and not self._is_proper(t) for t in tokens[1:])
        return writes_capitals and tokens[at].stem not in self._adjectives

    def _is_proper(self, token: Token) -> bool:
        """Whether it is a proper name, which telephones write with a capital."""
        return not _kinds(self._lookup((token,))).isdisjoint(_PROPER)

    def _lookup(self, window: Sequence[Token]) -> tuple[Candidate, ...]:
        letters = _letter_key(window)
        exact = self._by_letters.get(letters, _NONE)
        inflected = self._by_stems.get(_stem_key(window), _NONE)
        if not exact and not inflected:
            return ()
        if len(window) == 1:
            inflected = {found for found in inflected if found[0] not in _PROPER or _is_form_of(letters, found[3])}
        elif letters in self._single and all(t.form in german_words() for t in window):
            exact = _NONE  # "will ich" is not Willich
        return _ranked(exact, inflected)


def _kinds(candidates: Sequence[Candidate]) -> set[str]:
    return {c.kind for c in candidates}


def _stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The first and the last word of all that may be a name: both say something."""
    telling = [at for at, token in enumerate(tokens) if token.form not in FUNCTION_WORDS]
    for number, first in enumerate(telling):
        yield from ((first, last) for last in telling[number : number + _LONGEST_NAME] if last - first < _LONGEST_NAME)


def _ranked(exact: Iterable[_Found], inflected: Iterable[_Found]) -> tuple[Candidate, ...]:
    """What is found, best first."""
    best: dict[tuple[str, str], float] = defaultdict(float)
    for found, factor in ((exact, 1.0), (inflected, 0.95)):
        for kind, name_id, weight, _ in found:
            best[kind, name_id] = max(best[kind, name_id], weight * factor)
    return tuple(Candidate(*of, score) for of, score in sorted(best.items(), key=lambda item: (-item[1], item[0])))


def _is_joined(span: _Span, names: Sequence[_Span], tokens: Sequence[Token]) -> bool:
    """„Werl und Warstein“: an everyday word beside a name of its kind is one, too."""
    if not tokens[span[0]].capitalised:
        return False
    kinds = {c.kind for c in span[2]} & _PROPER
    return any(
        kinds & {c.kind for c in other[2]}
        for other in names
        for left, right in ((span, other), (other, span))
        if right[0] - left[1] == 2 and tokens[left[1] + 1].form in JOINING
    )


def _is_where_it_is_wanted(span: _Span, names: Sequence[_Span], tokens: Sequence[Token]) -> bool:
    """„Sozialamt Herne“, „fundbüro siegen“: an everyday word beside what a town hall does is a town."""
    if "place" not in _kinds(span[2]):
        return False
    wanted = [(first, last) for first, last, candidates in names if _kinds(candidates) & _OF_A_TOWN_HALL]
    return any(is_beside(tokens, span[0], first, last) for first, last in wanted)


def _is_form_of(letters: str, name: str) -> bool:
    """Whether the letters inflect a proper name: "Bielefelder" and "Solinger" do, "Sache" does not "Sachsen"."""
    if letters.startswith(name):
        return len(letters) - len(name) <= _LONGEST_ENDING
    stripped = name.removesuffix("en")
    return stripped != name and letters.startswith(stripped) and letters[len(stripped) :] in _DERIVED


_DERIVED = frozenset({"n", "e", "er", "ern", "ers", "erin", "ere", "erem", "eren"})


def _letter_key(tokens: Sequence[Token]) -> str:
    return "".join(t.form for t in tokens)


def _stem_key(tokens: Sequence[Token]) -> str:
    """The stems of the content words: "Prozesse des Bürgerwesens" equals "Prozessen im Bürgerwesen"."""
    content = [t.stem for t in tokens if t.form not in FUNCTION_WORDS]
    return " ".join(content or [t.stem for t in tokens])


def _distinctive_words(entries: list[NameEntry]) -> list[NameEntry]:
    """Long, unusual words in the names of a project, or of a few, stand for these projects."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.kind == "project":
            for token in tokenize(entry.surface):
                owners[token.form].add(entry.id)
    known = {fold(entry.surface) for entry in entries} | _PROGRAMME_WORDS
    return [
        NameEntry("project", owner, word, 0.8)
        for word, ids in owners.items()
        if len(ids) <= _MOST_OWNERS and word not in known and _is_unusual(word)
        for owner in sorted(ids)
    ]


def _is_unusual(word: str) -> bool:
    return len(word) >= _SHORTEST_DISTINCTIVE_WORD and german_words().isdisjoint((word, stem(word)))


def _without_overlap(spans: list[_Span]) -> list[_Span]:
    chosen: list[_Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], -s[2][0].score, s[0])):
        if all(span[1] < other[0] or span[0] > other[1] for other in chosen):
            chosen.append(span)
    return sorted(chosen)


def _of_one_kind(spans: Sequence[_Span], tokens: Sequence[Token]) -> Iterator[_Span]:
    """„In den Modellregionen Emscher-Lippe oder Soest“: the word before a list says what all of its names are."""
    kind, next_word = "", 0
    for first, last, candidates in spans:
        for at, token in enumerate(tokens[next_word : last + 1], next_word):
            kind = PLURALS.get(token.form, kind if at >= first or token.form in _BETWEEN else "")
        meant = tuple(c for c in candidates if c.kind == kind)
        yield first, last, meant or candidates
        next_word = last + 1


def _mention(tokens: Sequence[Token], span: _Span, text: str) -> Mention:
    first, last, candidates = span
    start, end = tokens[first].start, tokens[last].end
    return Mention(start, end, text[start:end], candidates)
