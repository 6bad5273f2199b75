"""The one function that decides about context: (state, reading) -> (state, queries)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.catalogue.conditions import Condition
from bot.dialogue import (
    comparisons,
    facts,
    follow_ups,
    languages,
    limits,
    operations,
    places,
    programme,
    safety,
    sets,
    talk,
)
from bot.dialogue.filters import conditions
from bot.dialogue.guesses import guess
from bot.dialogue.query import Fallback, Query, Talk
from bot.dialogue.references import Directory, resolve
from bot.dialogue.situation import Situation
from bot.dialogue.state import State
from bot.dialogue.wishes import facets, operation
from bot.understanding.reading import Reading


@dataclass(frozen=True)
class Outcome:
    """The new state and what is to be answered, in this order."""

    state: State
    queries: tuple[Query, ...]


# The first of these that knows what to do decides; each returns None when the message is not its subject.
_DECIDERS = (
    safety.safety,
    safety.private_life,
    languages.switch,
    facts.choice,
    follow_ups.widen,
    sets.which,
    operations.next_rank,
    sets.announced,
    languages.foreign,
    talk.small_talk,
    limits.unknown_fact,
    programme.topic,
    follow_ups.same_question,
    places.about_region,
    comparisons.compare,
    operations.operate,
    programme.explanation,
    sets.organisations,
    facts.ask,
    places.about_place,
    programme.as_a_whole,
    sets.listing,
    follow_ups.follow_up,
    talk.plain,
    limits.outside,
)


def update(state: State, reading: Reading, directory: Directory, now: datetime) -> Outcome:
    """Take one message into the thread. Pure: the same state and reading always give the same outcome."""
    state = languages.prepared(state.aged(now.timestamp()), reading)
    situation = _situation(state, reading, directory, now.date())
    for decide in _DECIDERS:
        outcome = decide(situation)
        if outcome is not None:
            return _settled(*outcome, now)
    return _settled(state, [guess(situation)], now)


def _situation(state: State, reading: Reading, directory: Directory, today: date) -> Situation:
    return Situation(
        state=state,
        reading=reading,
        directory=directory,
        references=resolve(reading, directory),
        conditions=_in_this_region(state, reading, conditions(reading, directory, today)),
        facets=facets(reading),
        operation=operation(reading),
    )


def _in_this_region(state: State, reading: Reading, found: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """„Welche Projekte gibt es in der Modellregion?“ speaks of the region just named."""
    if not state.regions or not reading.has("this_region") or reading.named("place", "kreis", "region"):
        return found
    return (*found, Condition("region", state.regions))


def _settled(state: State, queries: Sequence[Query], now: datetime) -> Outcome:
    """What every message does to the state, understood or not."""
    misses = state.misses + 1 if any(_is_miss(q) for q in queries) else 0
    answered = tuple(_counted(q, misses) for q in queries)
    said = tuple(q for q in answered if not (isinstance(q, Talk) and q.response in _NOT_WORTH_REPEATING))
    answers = state.answers + 1
    new = replace(state, misses=misses, said=said or state.said, answers=answers, answered_at=now.timestamp())
    return Outcome(new, answered)


def _is_miss(query: Query) -> bool:
    return isinstance(query, Fallback) or (isinstance(query, Talk) and query.response == "out_of_scope")


def _counted(query: Query, misses: int) -> Query:
    """The same text is never given three times in a row: the answer has to know how often it missed."""
    if isinstance(query, Fallback):
        return replace(query, misses=misses)
    return replace(query, repeated=misses - 1) if isinstance(query, Talk) and _is_miss(query) else query


# Talk after which "Bitte einfacher" still means the answer before.
_NOT_WORTH_REPEATING = frozenset(
    {"ask_easy", "normal_language", "greet", "thank", "goodbye", "praise", "insult", "affirm", "deny", "reset"}
)
