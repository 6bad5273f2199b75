"""What comes before any competition: danger, despair, the private life of officials, the visitor's language, days that
no calendar has."""

from __future__ import annotations

from bot.dialogue import expert_thread, languages
from bot.dialogue.query import ImpossibleTime, Talk
from bot.dialogue.situation import Situation
from bot.dialogue.state import Done


def passed(s: Situation) -> Done | None:
    """The reply of a gate, None if the message passes all of them."""
    to_an_expert = expert_thread.is_answer(s) or expert_thread.is_question(s)
    private, foreign = (None, None) if to_an_expert else (_private_life(s), languages.foreign(s))
    return _safety(s) or private or languages.switch(s) or foreign or _impossible_time(s)


_SURE_OF_DESPAIR = 0.95
_LIKELY_IN_DIALOGUE = 0.8  # "am Dienstag haben wir ihn geholt" answers a question, even if not the open one


def _safety(s: Situation) -> Done | None:
    despair = _despairs(s)
    violence = s.reading.has("violence")
    if s.reading.has("crisis") or (despair and not violence):
        return s.state, [Talk("crisis")]
    if violence:
        return s.state, [Talk("violence")]
    if s.reading.has("emergency") or _danger(s):
        return s.state, [Talk("emergency")]
    return None


def _despairs(s: Situation) -> bool:
    """Whether a message sounds like despair; an everyday word beside it ("alles verloren") speaks of no project."""
    sure = s.reading.intent == "crisis" and s.reading.confidence >= _SURE_OF_DESPAIR
    alone = sure and not s.references.groups and not expert_thread.is_told(s)
    return alone or (_means(s, "crisis", 0.75) and not s.filters[0].conditions)


def _danger(s: Situation) -> bool:
    """Whether a message sounds like an emergency; who tells of a death needs no ambulance."""
    least = _LIKELY_IN_DIALOGUE if expert_thread.is_open(s) else 0.4
    return _means(s, "emergency", least) and not s.reading.facets and not s.reading.has("death")


def _means(s: Situation, intent: str, at_least: float) -> bool:
    """Whether an intent is that likely, and the message is about no project of ours nor an answer to a question.

    "einer" after "Wie viele Hunde?" is an answer, and "Ich war beim Arzt, und meine Tasche blieb liegen" a question
    to an expert, whatever its intent would be alone; unmistakable words still count.
    """
    about_project = s.references.groups or s.references.by_content
    likely = s.reading.intent == intent and s.reading.confidence >= at_least
    to_an_expert = likely and (expert_thread.is_told(s) or expert_thread.is_question(s))
    return likely and not about_project and not to_an_expert


def _private_life(s: Situation) -> Done | None:
    of_a_person = s.reading.named("person") or s.reading.intent == "ask_private_life"
    if s.reading.has("private") and of_a_person and not expert_thread.is_told(s):
        return s.state, [Talk("ask_private_life")]
    return None


def _impossible_time(s: Situation) -> Done | None:
    """A day that no calendar has is said, not dropped: the visitor meant another one."""
    times = tuple(s.reading.written[time.start : time.end] for time in s.reading.quantities.impossible)
    return (s.state, [ImpossibleTime(times)]) if times else None
