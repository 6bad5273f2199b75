"""What surrounds a name in its message, as the names of features; nothing here is learnt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from bot.understanding.everyday import JOINING
from bot.understanding.expressions import compiled, table
from bot.understanding.names import Mention
from bot.understanding.text import fold, stem

_UNIT = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[.,;:!?()/&=-]")
_SENTENCE_ENDS = frozenset(".!?")
_TAKEN_BACK = compiled(table("everyday")["taken back"])
_CLAUSE_ENDS = frozenset([*",;:-()", *table("everyday")["opposing"].split()])
_LONGEST = 60  # words and signs on each side of a name that are looked at
_NEAR = 3  # words whose distance counts
_JOINING = 4  # words between two names that are looked at as one
_KINDS = {kind: kind for kind in ("place", "region", "project", "person", "organisation", "category")}
_KINDS |= {"kreis": "place", "elsewhere": "place"}
_SUBJECT = "subject"  # topics, services, products: their words stay visible to the names around them


class _Word(NamedTuple):
    """A word or sign, folded; its stem; and its group in words/roles.yml, with an @, or ""."""

    text: str
    stem: str
    group: str

    @property
    def alike(self) -> str:
        """What stands for all words of its group, or the word itself."""
        return self.group or self.text


@dataclass(frozen=True)
class _Name:
    """A mention among the words of its message: its ``first`` and ``last`` word, its kind, its folded text."""

    first: int
    last: int
    kind: str
    text: str


_NOTHING = _Word("|", "|", "")  # beyond the first and the last word


def features(text: str, mentions: Sequence[Mention]) -> list[list[str]]:
    """The features of each mention; the mentions come in the order of the text."""
    words, names = _words(text, mentions)
    return [list(_features(words, names, at)) for at in range(len(names))]


def excludes(text: str) -> bool:
    """Whether any word of a message can exclude a name; "andere" does so only with "als"."""
    words = _split(text)
    excluding = {word.group for word in words} & _EXCLUDING
    return bool(excluding - {_OTHER}) or (bool(excluding) and any(word.text == "als" for word in words))


def taken_back(text: str, mentions: Sequence[Mention]) -> list[int]:
    """The names before words that take them back for another one: "Soest - ach nee, ich mein Aachen"."""
    said = _TAKEN_BACK.search(text.lower())
    if not said or not any(one.start >= said.end() for one in mentions):
        return []
    return [at for at, one in enumerate(mentions) if one.end <= said.start()]


def joined(text: str, mentions: Sequence[Mention]) -> list[list[int]]:
    """Groups of names that "und", "oder" or "noch" joins, with those before a comma: they play one role."""
    links = [_link(text[one.end : other.start], one, other) for one, other in pairwise(mentions)]
    for at in range(len(links) - 2, -1, -1):
        if links[at] == "," and links[at + 1] != "joined":  # "nicht A, B" is no list
            links[at] = ""
        links[at] = links[at] and "joined"
    groups = [[0]]
    for at, link in enumerate(links, start=1):
        if link == "joined":
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _link(between: str, one: Mention, other: Mention) -> str:
    words = {word.text for word in _split(between)}
    if _sort(one) != _sort(other) or not words <= _JOINERS | _BESIDE:
        return ""
    return "joined" if words & _JOINERS - {","} else "," if "," in words else ""


def _sort(mention: Mention) -> str:
    kind = _KINDS.get(mention.candidates[0].kind, _SUBJECT)
    return "place" if kind == "region" else kind


_JOINERS, _BESIDE = JOINING, frozenset(fold(table("everyday")["joined"]["beside"]).split())
_OTHER = "@other"
_EXCLUDING = frozenset({"@deny", "@no", "@miss", "@drop", "@known", "@prefer", "@aside", _OTHER})


def _words(text: str, mentions: Sequence[Mention]) -> tuple[list[_Word], list[_Name]]:
    """All words and signs; a proper name is one word that says its kind only."""
    words: list[_Word] = []
    names: list[_Name] = []
    position = 0
    for mention in mentions:
        words += _split(text[position : mention.start])
        kind = _KINDS.get(mention.candidates[0].kind, _SUBJECT)
        first = len(words)
        words += _split(mention.text) if kind == _SUBJECT else [_Word(f"<{kind}>", f"<{kind}>", "")]
        names.append(_Name(first, len(words) - 1, kind, fold(mention.text)))
        position = mention.end
    return words + _split(text[position:]), names


def _split(text: str) -> list[_Word]:
    return [_Word(word, stem(word), _group(word)) for word in _UNIT.findall(fold(text))]


@lru_cache(maxsize=5000)
def _group(word: str) -> str:
    """The group of a word: as it is, else by its longest known beginning."""
    groups = _groups()
    beginnings = (groups.get(f"{word[:length]}~") for length in range(len(word), 1, -1))
    return groups.get(word) or next(filter(None, beginnings), "")


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    return {fold(word): f"@{group}" for group, words in table("roles").items() for word in words.split()}


def _features(words: list[_Word], names: list[_Name], at: int) -> Iterator[str]:
    name = names[at]
    before, after = words[: name.first][::-1][:_LONGEST], words[name.last + 1 :][:_LONGEST]
    yield f"kind {name.kind}"
    yield f"ending {name.text[-2:]}"  # "Aachener"
    yield f"beginning {name.text.split()[0] if ' ' in name.text else ''}"  # "Stadt Hamm"
    for side, around in (("left", before), ("right", after)):
        yield from _near(side, around)
        yield from _around(side, around)
        yield from _in_order(side, around)
    yield from {f"{name.kind} {word.group}" for word in words if word.group}
    yield from _sentence(words, name)
    yield from _neighbours(words, names, at)


def _near(side: str, words: list[_Word]) -> Iterator[str]:
    """The nearest words with their distance, alone and joined, as they are and as groups."""
    near = [*words[:_NEAR], *[_NOTHING] * (_NEAR - len(words))]
    for row in _told(near):
        yield from (f"{side} {distance} {word}" for distance, word in enumerate(row))
        yield from (f"{side} {' '.join(row[:number])}" for number in range(2, _NEAR + 1))


def _told(words: list[_Word]) -> tuple[list[str], list[str]]:
    """Words as they are, and as their groups."""
    return [word.text for word in words], [word.alike for word in words]


def _around(side: str, words: list[_Word]) -> Iterator[str]:
    """All words on one side: of the clause, of the sentence, and of what lies beyond."""
    reach = "clause"
    for word in words:
        if word.text in _SENTENCE_ENDS:
            if reach != "beyond":
                yield f"{side} ends {word.text}"
            reach = "beyond"
        elif word.text in _CLAUSE_ENDS and reach == "clause":
            reach = "sentence"
        else:
            for form in filter(None, (word.stem, word.group)):
                yield f"{side} {reach} {form}"
                if reach == "clause":
                    yield f"{side} sentence {form}"


def _in_order(side: str, words: list[_Word]) -> Iterator[str]:
    """Groups, names and commas of one side of the sentence, whatever stands between them."""
    sentence = takewhile(lambda word: word.text not in _SENTENCE_ENDS, words)
    marks = [word.alike for word in sentence if word.group or word.text in _CLAUSE_ENDS or word.text[0] == "<"]
    yield from (f"{side} in order {' '.join(marks[:number])}" for number in (1, 2, 3))
    yield from (f"{side} pair {one} {other}" for one, other in pairwise(marks))


def _sentence(words: list[_Word], name: _Name) -> Iterator[str]:
    """How the sentence of the name begins and ends, and whether a question follows it."""
    ends = [-1, *(i for i, word in enumerate(words) if word.text in _SENTENCE_ENDS), len(words)]
    start = ends[bisect_left(ends, name.first) - 1] + 1
    end = ends[bisect_right(ends, name.last)]
    opening = words[start : start + 3]
    for row in _told(opening):
        yield from (f"opens {' '.join(row[:number])}" for number in (1, 2, 3))
    yield f"opens {opening[0].text} for {name.kind}"
    yield f"mark {words[end].text if end < len(words) else ''} for {name.kind}"
    asked = any(word.text == "?" for word in words[end + 1 :])
    yield f"{'later' if start else 'first'} sentence, {'asked' if asked else 'last'}"


def _neighbours(words: list[_Word], names: list[_Name], at: int) -> Iterator[str]:
    """The other names, and what stands between them and this one."""
    name = names[at]
    for side, other in (("previous", at - 1), ("next", at + 1)):
        if 0 <= other < len(names):
            first, last = sorted((name, names[other]), key=lambda n: n.first)
            between = words[first.last + 1 : last.first]
            yield f"{side} {names[other].kind}"
            if len(between) <= _JOINING:
                yield f"{side} {' '.join(word.text for word in between)} {names[other].kind}"
            yield from (f"{side} over {group}" for group in {word.group for word in between})
    yield from {f"with {other.kind} for {name.kind}" for i, other in enumerate(names) if i != at}
