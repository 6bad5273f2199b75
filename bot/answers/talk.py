"""Fixed replies, questions back, and the three steps of help."""

from __future__ import annotations

from bot.answers.blocks import Item, Question, note, statement
from bot.answers.context import Context
from bot.answers.lists import asked_for
from bot.answers.projects import examples
from bot.answers.reply import Reply, Suggestion
from bot.answers.values import Names, Quote, Sentence, Value, say
from bot.catalogue.records import Project
from bot.dialogue.query import AskProject, Fallback, ImpossibleTime, Talk, Unused

_PERSON_AFTER = 3  # misses in a row
_SUGGESTING = frozenset({"greet", "ask_help", "out_of_scope", "reset", "ask_identity"})


def talk(query: Talk, context: Context) -> Reply:
    """A fixed reply; what is out of scope again and again leads to a person."""
    suggested = examples() if query.response in _SUGGESTING else ()
    values = {"contact": context.contact()}
    if query.repeated >= _PERSON_AFTER - 1:
        return Reply(statement(Sentence("out_of_scope_contact", values, query.repeated)), suggestions=suggested)
    turn = query.repeated if query.response == "out_of_scope" else None
    return Reply(statement(Sentence(query.response, values, turn)), suggestions=suggested)


def ask_project(query: AskProject, _context: Context) -> Reply:
    """A fact was asked for, but of which project?"""
    return Reply(Question((say("ask_project", facets=asked_for(query.facets)),)), suggestions=examples())


def impossible_time(query: ImpossibleTime, _context: Context) -> Reply:
    """A time that no calendar has: which one is meant?"""
    return Reply(Question((say("impossible_time", times=Names(tuple(Quote(time) for time in query.times))),)))


def unused(query: Unused, _context: Context) -> Reply:
    """What of the question the answer takes no account of."""
    words: tuple[Value, ...] = tuple(Quote(word) for word in query.words)
    return Reply(note(say("unused", words=Names((*words, *([say("unused_amount")] if query.amounts else []))))))


def fallback(query: Fallback, context: Context) -> Reply:
    """First a question back, then what is possible, then a person."""
    project = context.catalogue.project(query.project) if query.project else None
    offered = [_meaning(intent, project, context) for intent in query.guesses]
    if query.misses == 1 and offered:
        options = tuple(
            Item((say("meaning", number=n, question=question),), number=n) for n, question in enumerate(offered, 1)
        )
        return Reply(
            Question((say("fallback_guess"),), options), suggestions=tuple(Suggestion(question) for question in offered)
        )
    name = f"fallback_{min(query.misses, _PERSON_AFTER)}"
    return Reply(statement(Sentence(name, {"contact": context.contact()}, query.misses)), suggestions=examples())


def _meaning(intent: str, project: Project | None, context: Context) -> Sentence:
    """What an unclear message may have meant, as a question, with the project named where there is one."""
    about = f"meant_{intent}_of"
    if project and about in context.texts:
        return say(about, project=project.label)
    return say(f"meant_{intent}")
