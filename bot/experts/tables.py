"""Tables that an expert looks things up in: breeds, categories. Names with their other spellings, each of one class."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from bot.catalogue.problems import Wrong
from bot.catalogue.yaml_nodes import Value
from bot.experts.api import Read
from bot.experts.clauses import without_set_aside
from bot.experts.files import entries, identifier, plain, switch, table, texts
from bot.experts.words import pattern
from bot.experts.words import plain as folded
from bot.understanding.expressions import compiled
from bot.understanding.text import stem, tokenize

UNKNOWN = "unknown"
_SURE, _SURELY, _LIKELY = 90.0, 85.0, 80.0  # likeness from which a misspelt name is taken, or asked back
_SHORTEST, _SHORT = 4, 6  # letters of a word that may be misspelt, and below which it has to be liker
_LONGEST_NAME = 4  # words


@dataclass(frozen=True)
class Entry:
    """One thing with its class and what else the table says of it."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    alone: bool = False  # counts only where nothing else is named, and is no name: not masked
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LookupTable:
    """``classes`` stand in the order in which they win when several things are named, the strictest first."""

    classes: tuple[str, ...]
    entries: tuple[Entry, ...]
    mixed: re.Pattern[str] | None = None  # words that say that there is more in it than named
    stand_ins: Mapping[str, str] = field(default_factory=dict)  # by class, for the classifier of questions

    @cached_property
    def _forms(self) -> dict[str, tuple[str, ...]]:
        """Each stemmed form with the names that it may stand for."""
        forms: dict[str, tuple[str, ...]] = {}
        for entry in self.entries:
            for form in {_key(name) for name in (entry.name, *entry.aliases)}:
                forms[form] = (*forms.get(form, ()), entry.name)
        return forms

    @cached_property
    def _joined(self) -> dict[str, tuple[str, ...]]:
        """Names of several words written as one: "Cockerspaniel"."""
        named = ((name, entry.name) for entry in self.entries for name in (entry.name, *entry.aliases) if " " in name)
        return {_key(name.replace(" ", "")): (meant,) for name, meant in named}

    def read(self, text: str, guess: bool = True) -> Read | None:
        """What a message names. ``guess``: misspelt names count, and so does not knowing."""
        names, unclear = self._named(without_set_aside(text))
        if not names and not unclear:
            names, unclear = self._named(text)
        if not names and not unclear and guess:
            names, unclear = self._misspelt(text)
        if unclear:
            return Read(options=unclear)
        mixed = bool(self.mixed and self.mixed.search(folded(text)))
        if names:
            return Read(self.value(names, mixed), whole=len(tokenize(text)) <= 2 * len(names) + 2)
        if UNKNOWN in self.classes and (mixed or (guess and pattern("unknown").search(folded(text)))):
            return Read(self.value((), mixed), whole=True)
        return None

    def masked(self, text: str) -> str:
        """The message with an ordinary word for each name: what is asked does not depend on which one it is.

        Names of a class without such a word stay.
        """
        tokens = tokenize(text)
        words = [stem(token.form) for token in tokens]
        position, parts, done = 0, [], 0
        while position < len(words):
            length, named = self._longest(words, position)
            kind = next((entry.kind for entry in self.entries if entry.name in named[-1:] and not entry.alone), "")
            if kind in self.stand_ins:
                parts += [text[done : tokens[position].start], self.stand_ins[kind]]
                done = tokens[position + length - 1].end
            position += length
        return "".join([*parts, text[done:]])

    def _longest(self, words: list[str], position: int) -> tuple[int, tuple[str, ...]]:
        """How many words from here on are a name, and what it stands for; one word and nothing if there is none."""
        for length in range(min(_LONGEST_NAME, len(words) - position), 0, -1):
            form = " ".join(words[position : position + length])
            named = self._forms.get(form) or self._joined.get(form)
            if named:
                return length, named
        return 1, ()

    def value(self, names: tuple[str, ...], mixed: bool = False) -> dict[str, Any]:
        """The answer that is remembered: names, the class that wins, and what is said of a single one."""
        found = [entry for entry in self.entries if entry.name in names]
        kinds = self._kinds(names)
        if UNKNOWN in self.classes and (not found or (mixed and len(found) == 1 and found[0].kind == self.classes[-2])):
            kinds.add(UNKNOWN)
        winner = next(kind for kind in self.classes if kind in kinds)
        more = found[0].more if len(found) == 1 and not mixed else {}
        return {"name": [entry.name for entry in found], "class": winner, **more}

    def _named(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names in a message, longest first, and the first form that stands for several."""
        words = [stem(token.form) for token in tokenize(text)]
        found: list[str] = []
        unclear: tuple[str, ...] = ()
        position = 0
        while position < len(words):
            length, named = self._longest(words, position)
            found += named if len(named) == 1 else ()
            unclear = unclear or (named if len(named) > 1 else ())
            position += length
        if not found and len(self._kinds(unclear)) == 1:
            return unclear, ()  # whichever is meant, the same holds
        alone = {entry.name for entry in self.entries if entry.alone}
        found = [name for name in found if name not in alone] or found
        return tuple(dict.fromkeys(found)), () if found else unclear

    def _kinds(self, names: tuple[str, ...]) -> set[str]:
        return {entry.kind for entry in self.entries if entry.name in names}

    def _misspelt(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        words = [token.form for token in tokenize(text)]
        spans = [" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1)]
        for span in spans:
            if len(span) < _SHORTEST or (self.mixed and self.mixed.fullmatch(span)):
                continue
            close = process.extractOne(
                _key(span),
                list(self._forms),
                scorer=fuzz.ratio,
                score_cutoff=_LIKELY if len(span) >= _SHORT else _SURELY,
            )
            if close and close[1] > best[0]:
                best = (close[1], self._forms[close[0]])
        likeness, names = best
        if likeness >= _SURE and len(names) == 1:
            return names, ()
        return (), names


def _key(name: str) -> str:
    return " ".join(stem(token.form) for token in tokenize(name))


def read_table(value: Value) -> LookupTable | None:
    """A table file; mistakes are noted."""
    fields = value.fields(("classes", "entries"), ("mixed", "stand_ins"))
    classes = fields.list("classes", identifier)
    found = fields.list("entries", lambda entry: _entry(entry, classes))
    mixed = fields.get("mixed", texts)
    stand_ins = table(fields.values.get("stand_ins"), Value.scalar)
    return LookupTable(classes, found, compiled(mixed) if mixed else None, stand_ins) if classes and found else None


def _entry(value: Value, classes: tuple[str, ...]) -> Entry:
    known = {"name", "class", "aliases", "alone"}
    extra = [name for name, _ in entries(value) if name not in known]
    fields = value.fields(("name", "class"), ("aliases", "alone", *extra))
    name, kind = fields.get("name", Value.scalar), fields.get("class", identifier)
    if kind and kind not in classes:
        fields.wrong("class", f"expected one of {', '.join(classes)}, found {kind!r}")
    more = {key: fields.get(key, plain) for key in extra}
    if not name or not kind:
        raise Wrong("expected an entry with name and class")
    return Entry(name, kind, fields.list("aliases", Value.scalar), bool(fields.get("alone", switch)), more)
