"""How the visitor wants to be spoken to: in easy German, in English, or in a language that is not spoken here."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.query import Query, Talk
from bot.dialogue.situation import Situation
from bot.dialogue.state import Done, State
from bot.understanding.language import ENGLISH, GERMAN, UNDECIDED
from bot.understanding.reading import Reading

_FEW_WORDS = 2
_SURE = 0.6  # confidence from which the wish for easy language counts without its very words
_HINTS = frozenset("tr pl uk ru ar fr es it nl ro".split())  # languages with a hint of their own in domain.yml


def prepared(state: State, reading: Reading) -> State:
    """The state with the languages that the message asks for or is written in."""
    undecided = reading.language == UNDECIDED or _in_answer(state, reading)
    english = reading.language == ENGLISH or (undecided and state.english)
    easy = (state.easy or _wants_easy(reading)) and not reading.has("normal_language")
    if easy == state.easy and english == state.english:
        return state
    return replace(state, easy=easy, english=english)


def switch(s: Situation) -> Done | None:
    """„Bitte in Leichter Sprache“: the last answer once more; with a question beside, only that is answered."""
    if _asks_more(s):
        return None
    if s.reading.has("normal_language"):
        return s.state, [Talk("normal_language")]
    if _wants_easy(s.reading):
        again: list[Query] = [Talk("ask_easy"), *s.state.said]
        return s.state, again
    return None


def foreign(s: Situation) -> Done | None:
    """A hint in the visitor's language, where one is known."""
    language = s.reading.language
    if _in_answer(s.state, s.reading):
        return None
    if s.reading.facets or s.names_something or s.reading.quantities.amounts:
        return None  # "Gesamtkosten > 2 Mio." is not Italian
    if language not in {GERMAN, ENGLISH, UNDECIDED}:
        return s.state, [Talk(f"other_language_{language}" if language in _HINTS else "other_language")]
    return None


def _in_answer(state: State, reading: Reading) -> bool:
    """A word or two of a talk in English or with an expert ("no", "yesterday"): they tell no language."""
    guided = state.expert is not None and state.expert.flow is not None
    english = state.english and reading.language != GERMAN
    return len(reading.words) <= _FEW_WORDS and (guided or english)


def _wants_easy(reading: Reading) -> bool:
    sure = reading.intent == "ask_easy" and reading.confidence >= _SURE
    return (sure or reading.has("easy_language")) and not reading.has("normal_language")


def _asks_more(s: Situation) -> bool:
    """Whether the wish comes with a question: "In Leichter Sprache: Was ist der NRWbot?"."""
    return s.names_something or bool(s.references.groups) or bool(set(s.reading.facets) - {"summary"})
