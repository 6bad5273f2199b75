"""Honest limits: facts that the catalogue has no field for, and what is not its subject."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import programme
from bot.dialogue.guesses import guess
from bot.dialogue.query import Nearby, NotHeld, PlaceInfo, Talk
from bot.dialogue.situation import Decision, Situation
from bot.understanding.facets import NOT_HELD

_DOUBTFUL = 0.9
_SURELY = 0.97  # out of scope, although it holds a word of ours
_PERHAPS_A_TOWN = 0.5  # below, a town without projects is what was asked for
_UNCLEAR = 0.3  # below, a message that may be out of scope first gets a question back
_SURE_ERRAND = 0.6  # an errand that no project serves
_MOST_NEARBY = 7
_MOST_NAMED = 4


def unknown_fact(s: Situation) -> Decision:
    """A fact about a project that the catalogue has no field for: say so and offer what is known."""
    known_too = set(s.reading.facets) - {"summary", "time", NOT_HELD}
    about = s.references.named or s.references.by_content or s.references.by_place or s.state.focus
    sure = s.sure_of("ask_unknown_fact")
    if not (s.reading.has_no_field or sure) or (about and known_too and not sure):
        return None
    if s.sure_of("explain_term") and s.reading.named("term"):
        return None  # "Was heißt OZG ausgeschrieben?" asks for no tender
    if not s.reading.has_no_field and programme.topic(s):
        return None  # "Wie viele Interessenbekundungen gab es?" is known of the programme
    named = s.references.named or s.reading.named("person")
    if s.reading.has_no_field and s.reading.intent == "out_of_scope" and not named:
        return _nearby(s) or _out_of_scope(s)
    if not about and s.names_something:
        return _out_of_scope(s)
    if not s.reading.has_no_field and s.reading.confidence < 0.7 and s.reading.facets:
        return None
    projects = _asked_about(s)
    return replace(s.state, focus=projects or s.state.focus, operation="facts"), [NotHeld(projects[:_MOST_NAMED])]


def _asked_about(s: Situation) -> tuple[str, ...]:
    """The projects of a question that cannot be answered."""
    if s.references.clear:
        return s.references.named
    place = s.references.by_place or ()
    if len(place) == 1 and (s.reading.has("the_project", "projects_word") or s.sure_of("ask_unknown_fact")):
        return place
    return (s.state.focus if not s.names_something else ()) or s.references.by_content or ()


def outside(s: Situation) -> Decision:
    """Out of scope: the honest word, and what comes nearest in our data."""
    if s.sure_of("find_service", at_least=_SURE_ERRAND) and not s.names_something:
        return s.state, [Talk("no_service")]
    if s.reading.intent != "out_of_scope":
        return None
    unclear = s.reading.confidence < _UNCLEAR and guess(s).guesses
    return _nearby(s) or (None if unclear else _out_of_scope(s))


def _nearby(s: Situation) -> Decision:
    """It names a topic or town of ours: the honest word first, then what comes nearest."""
    towns = tuple(n.mention.ids("place", "kreis")[0] for n in s.reading.named("place", "kreis") if not n.negated)
    doubtful = s.reading.confidence < _DOUBTFUL
    found = s.references.by_content or (s.references.by_place if doubtful else ()) or ()
    if s.reading.confidence >= _SURELY and not s.reading.has("projects_word"):
        return None
    if towns and not found and s.reading.confidence < _PERHAPS_A_TOWN:
        return replace(s.state, operation="place", places=towns), [PlaceInfo(towns)]
    if not found or len(found) > _MOST_NEARBY:
        return None
    if s.state.focus:
        state = s.state  # an aside does not end the thread
    else:
        state = replace(s.state, operation="list", listed=found, focus=found if len(found) == 1 else (), facets=())
    return state, [Nearby(found, () if s.references.by_content else towns)]


def _out_of_scope(s: Situation) -> Decision:
    return s.state, [Talk("out_of_scope")]
