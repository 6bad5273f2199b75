"""The one function that decides about context: (state, reading) -> (state, queries)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.catalogue.conditions import Condition
from bot.dialogue import facts, places, sets, talk
from bot.dialogue.filters import conditions
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
    talk.safety,
    talk.private_life,
    facts.choice,
    facts.widen,
    sets.which,
    sets.announced,
    talk.small_talk,
    talk.unknown_fact,
    talk.programme_topic,
    facts.same_question,
    places.about_region,
    sets.compare,
    sets.operate,
    talk.explanation,
    sets.organisations,
    facts.ask,
    places.about_place,
    talk.programme,
    sets.listing,
    facts.follow_up,
    talk.plain,
)


def update(state: State, reading: Reading, directory: Directory, now: datetime) -> Outcome:
    """Take one message into the thread. Pure: the same state and reading always give the same outcome."""
    state = state.aged(now.timestamp())
    situation = _situation(state, reading, directory, now.date())
    for decide in _DECIDERS:
        outcome = decide(situation)
        if outcome is not None:
            new_state, queries = outcome
            return Outcome(_settled(new_state, queries, now), tuple(queries))
    missed = replace(state, misses=state.misses + 1)
    return Outcome(replace(missed, answered_at=now.timestamp()), (Fallback(missed.misses),))


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
    """"Welche Projekte gibt es in der Modellregion?" speaks of the region just named."""
    if not state.regions or not reading.has("this_region") or reading.named("place", "kreis", "region"):
        return found
    return (*found, Condition("region", state.regions))


def _settled(state: State, queries: Sequence[Query], now: datetime) -> State:
    """What every understood message does to the state."""
    understood = not any(isinstance(q, Fallback) for q in queries)
    out_of_scope = any(isinstance(q, Talk) and q.response == "out_of_scope" for q in queries)
    misses = state.misses if not understood or out_of_scope else 0
    return replace(state, misses=misses, answered_at=now.timestamp())
