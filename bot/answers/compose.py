"""From queries to one message: the single door to the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.answers import comparisons, easy, english, experts, facts, figures, lists, programme, talk
from bot.answers.context import Context
from bot.answers.reply import Message, Reply, join
from bot.dialogue import query as q

_AS_OF = "Anfang 2021"

_ANSWERS: dict[type[Any], Callable[[Any, Context], Reply]] = {
    q.Facts: facts.answer,
    q.Listing: lists.listing,
    q.Count: lists.count,
    q.Sum: figures.total,
    q.AverageLength: figures.average_length,
    q.Rank: figures.rank,
    q.RankSets: figures.rank_sets,
    q.NoMatch: lists.no_match,
    q.Organisations: lists.organisations,
    q.Compare: comparisons.compare,
    q.CompareSets: comparisons.compare_sets,
    q.Choose: talk.choose,
    q.AskProject: talk.ask_project,
    q.PlaceInfo: programme.places,
    q.RegionInfo: programme.regions,
    q.Programme: programme.programme,
    q.Explain: programme.explain,
    q.Errand: talk.errand,
    q.Passage: facts.passage,
    q.Announced: programme.announced,
    q.Nearby: talk.nearby,
    q.NotHeld: talk.not_held,
    q.Talk: talk.talk,
    q.Fallback: talk.fallback,
    q.ExpertReply: experts.answer,
}


def compose(queries: Sequence[q.Query], context: Context) -> Message:
    """The answers to all queries of one message, in the language that the visitor wants."""
    replies = [_ANSWERS[type(query)](query, context) for query in queries]
    if context.english:
        answers = [english.answer(q, r, context) for q, r in zip(queries, replies, strict=True)]
        return join(english.with_hint(answers, context), _AS_OF)
    if context.easy:
        replies = [easy.answer(q, r, context) for q, r in zip(queries, replies, strict=True)]
    return join(replies, _AS_OF)
