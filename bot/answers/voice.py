"""The three voices: German, Leichte Sprache, English. Each says the same sentences by its own texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.answers import easy, forms
from bot.answers.texts import Texts
from bot.answers.values import Count, Euro, Length, Names, Phrase, Quote, Sentence, Share, Time, Value, say

LANGUAGE = "language"
"""Under this name a channel hands on the language that the visitor has chosen."""
LANGUAGES = ("de", "de-simple", "en")


@dataclass(frozen=True)
class Voice:
    """A way to speak: ``utter_<prefix><name>`` is its text for a sentence, else the German one.

    ``language`` is the tag that clients get; ``turn``, the answers given before, varies the wording.
    """

    texts: Texts
    turn: int = 0
    prefix: str = ""
    language: str = "de"
    style: forms.Style = forms.GERMAN
    # Each sentence is kept with its text, so that no other gets its id.
    _kept: dict[int, tuple[Sentence, str]] | None = field(default=None, repr=False, compare=False)

    @property
    def easy(self) -> bool:
        """Whether this is Leichte Sprache."""
        return self.style == forms.EASY

    @property
    def english(self) -> bool:
        """Whether this is English."""
        return self.style == forms.ENGLISH

    def for_one_answer(self) -> Voice:
        """The same voice, which puts each sentence into words once: text and structure of an answer share them."""
        return replace(self, _kept={})

    def said(self, sentence: Sentence) -> str:
        """The sentence with its values in the forms of this voice."""
        if self._kept is None:
            return self._put(sentence)
        if id(sentence) not in self._kept:
            self._kept[id(sentence)] = sentence, self._put(sentence)
        return self._kept[id(sentence)][1]

    def _put(self, sentence: Sentence) -> str:
        own = f"{self.prefix}{sentence.name}"
        name = own if own in self.texts else sentence.name
        turn = self.turn if sentence.turn is None else sentence.turn
        shown = {key: self.form(value) for key, value in sentence.values.items()}
        text = self.texts.say(name, turn, **shown)
        text = _FULL_STOP.sub("", text if all(shown.values()) else _GAP.sub("", text))
        return text if name == own else self._fit(text)

    def lines(self, sentences: Sequence[Sentence]) -> list[str]:
        """The sentences, one below the other."""
        return [line for sentence in sentences for line in self.said(sentence).splitlines()]

    def form(self, value: Value) -> str:
        """A value in words."""
        match value:
            case Sentence():
                return self.said(value)
            case Names():
                return self._names(value)
            case Phrase(parts, between):
                return between.join(text for part in parts if (text := self.form(part)))
            case Quote(text):
                return self._fit(text)
            case Count(number, noun):
                return self.said(Sentence(f"count_{noun}_{_PLURALS.get(number, 'other')}", {"number": number}))
            case _:
                return self._figure(value)

    def _figure(self, value: Value) -> str:
        match value:
            case Euro(amount, brief=True) if amount >= forms.MILLION / 10:
                shown = say("millions", number=forms.millions(amount, self.style))
                return self.said(say("about", value=shown) if value.rounded or amount % forms.THOUSAND else shown)
            case Euro(amount, rounded=True):
                return self.said(say("about", value=Euro(amount)))
            case Euro(amount):
                return forms.euro(amount, self.style)
            case Share(part, whole):
                return forms.percent(part, whole, self.style)
            case Length(months):
                return forms.length(months, self.style)
            case Time(iso):
                start, _, end = iso.partition("/")
                return self.said(say("span", start=Time(start), end=Time(end))) if end else forms.time(iso, self.style)
            case _:
                return str(value)

    def _names(self, value: Names) -> str:
        shown = [self.form(say("quoted", name=name) if value.quoted else name) for name in value.names]
        if value.items and self.easy:
            return "".join(f"\n- {name}" for name in shown)
        return forms.enumeration(shown, value.word, self.style)

    def _fit(self, text: str) -> str:
        """A text that was not written for this voice."""
        return easy.simple(text) if self.easy else text


_PLURALS = {0: "none", 1: "one"}


_GAP = re.compile(r" (?= |[.:,;]|$)")  # where a value is empty
_FULL_STOP = re.compile(r"(?<=[!?])\.(?=\s|$)")  # after a name that ends with a mark of its own


def voice(texts: Texts, turn: int, *, wants_easy: bool = False, wants_english: bool = False) -> Voice:
    """The voice in which a visitor wants to be spoken to."""
    if wants_english:
        return Voice(texts, turn, "english_", "en", forms.ENGLISH)
    if wants_easy:
        return Voice(texts, turn, "easy_", "de-simple", forms.EASY)
    return Voice(texts, turn)
