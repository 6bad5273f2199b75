"""The one function that decides about context: (state, reading) -> (state, queries)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.dialogue import expert_talk, gates, languages, offices
from bot.dialogue.perform import perform
from bot.dialogue.proposals import answered, errands, experts, places, programme, projects, services, shares, talk, told
from bot.dialogue.query import Fallback, Query, Talk
from bot.dialogue.rank import score, signs
from bot.dialogue.references import Directory
from bot.dialogue.request import Proposal, Request, Sign
from bot.dialogue.situation import Situation
from bot.dialogue.state import Done, State
from bot.dialogue.unused import unused
from bot.experts.experts import OFF, Experts
from bot.understanding.reading import Reading

_PROPOSERS = (
    projects.propose, shares.propose, programme.propose, places.propose, errands.propose, told.propose,
    answered.propose, services.propose, talk.propose, experts.propose,
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """The new state and what is to be answered, in this order."""

    state: State
    queries: tuple[Query, ...]


def update(
    state: State, reading: Reading, directory: Directory, now: datetime, served: Experts = OFF
) -> Outcome:  # fmt: skip
    """Take one message into the thread. Pure: the same state and reading always give the same outcome.

    ``served`` are the experts that are on.
    """
    state = languages.prepared(state.aged(now.timestamp()), reading)
    situation = offices.settled(Situation(state, reading, directory, now.date(), served))
    done = gates.passed(situation)
    if done is None:
        done = max(plans(situation), key=lambda plan: score(plan.signs)).perform()
        done = expert_talk.returned(situation, done, now)
    return settled(*done, now)


@dataclass(frozen=True)
class Plan:
    """One way to take a message: as a single request, or as one request after the other."""

    signs: list[Sign]
    perform: Callable[[], Done]


def plans(s: Situation) -> Iterator[Plan]:
    """A plan for each proposal, and one that takes the questions of the message one by one."""
    for proposal in proposals(s):
        yield Plan(signs(s, proposal), partial(_done, s, proposal))
    if s.reading.parts:
        yield _one_by_one(s)


def _done(s: Situation, proposal: Proposal) -> Done:
    """What is answered, and what of the message is left over."""
    state, queries = perform(s, proposal.request)
    return state, [*queries, *unused(s, proposal)]


def _one_by_one(s: Situation) -> Plan:
    """Each question with the thread that the one before leaves; what stands outside them is not used."""
    state, queries, weighed, threads = s.state, [], [], []
    for reading in s.reading.parts:
        part = offices.settled(Situation(state, reading, s.directory, s.today))
        best = max(proposals(part), key=lambda p: score(signs(part, p)))
        weighed.append(signs(part, best))
        state, answered = _done(part, best)
        threads.append(state)
        queries += answered
    state = _with_all_facts(threads)
    share = 1 / len(weighed)
    mean = [(name, value * share) for found in weighed for name, value in found]
    kept = "one of the questions" if len(weighed) == 1 else "one by one"
    dropped = _weighty(s.reading) - sum(map(_weighty, s.reading.parts))
    outside = [("said outside the questions", float(dropped))] if dropped > 0 else []
    return Plan([*mean, (kept, 1.0), *outside], lambda: (state, list(dict.fromkeys(queries))))


def _with_all_facts(threads: Sequence[State]) -> State:
    """The thread after the last question; of questions about one project it keeps all facts that were asked for."""
    last = threads[-1]
    if any(one.operation != "facts" or one.focus != last.focus for one in threads):
        return last
    return replace(last, facets=tuple(dict.fromkeys(facet for one in threads for facet in one.facets)))


def _weighty(reading: Reading) -> int:
    """How many names, superlatives, amounts and times a message or a part of it has."""
    return len(reading.names) + len(reading.ranks) + len(reading.quantities.amounts) + len(reading.quantities.periods)


def proposals(s: Situation) -> Iterator[Proposal]:
    """What all proposers offer, each request once."""
    seen = set()
    for propose in _PROPOSERS:
        for proposal in propose(s):
            key = (proposal.request, proposal.explains)
            if key not in seen:
                seen.add(key)
                yield proposal
    yield _fallback(s)


def _fallback(s: Situation) -> Proposal:
    """The honest limit, which wins where nothing else is likely."""
    return Proposal(Request("fallback"), frozenset(), (("operation fallback", 1.0),))


def settled(state: State, queries: Sequence[Query], now: datetime) -> Outcome:
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
