"""Questions to experts: told by their classifier, with the subject of the message or of the thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from bot.dialogue.expert_context import (
    named_town,
    names_places_only,
    names_subject,
    of_a_project,
    own_case,
    speaks_of,
    town_meant,
    without_town,
)
from bot.dialogue.expert_thread import last_answer, thread_of, told
from bot.dialogue.request import Proposal, Request
from bot.dialogue.situation import Situation
from bot.experts.clauses import questions_of
from bot.experts.expert import Expert
from bot.experts.flow_files import Flow
from bot.experts.words import asks, pattern, plain

_LEAST = 0.2  # probability of a question that is worth a proposal
_TOLD = 0.3  # how likely a story means the dialogue which it already answers
_STORY = ("expert story told", 1.0)
_FAINT = 0.05  # and of the dialogue that a story without a question may begin
_PLAIN = 0.5  # share from which a question without its subject is taken for one of the known ones
FEW_WORDS = 14  # of a question that goes on about the last answer
_SURE, _CERTAIN = 0.6, 0.8
_FOREIGN = frozenset({"out_of_scope", "find_service", "do_application"})
SMALL_TALK = frozenset({"greet", "goodbye", "thank", "praise", "ask_identity", "ask_help", "ask_privacy", "ask_human"})


def propose(s: Situation) -> Iterator[Proposal]:
    """Questions to an expert, several of them, and one about the last answer that nobody knows."""
    yield from _questions(s)
    yield from _stories(s)
    yield from _several(s)
    yield from _left_open(s)
    yield from _own_case_left_open(s)


def _questions(s: Situation) -> Iterator[Proposal]:
    spoken_to = _spoken_to(s)
    for name, answer, probability in s.experts.asked(without_town(s), spoken_to, last_answer(s)):
        expert = s.experts.expert(name)
        if expert and not _running(s, expert, answer):
            named = not spoken_to or speaks_of(s, expert)
            yield from (_asked if named else _asked_in_the_thread)(s, expert, answer, probability)


def _asked(s: Situation, expert: Expert, answer: str, probability: float) -> Iterator[Proposal]:
    least = _FAINT if _begun_by_a_story(s, expert, answer) else _LEAST
    if probability >= least:
        yield from _told_in_a_story(s, expert, answer, probability)
        yield from _question(s, expert, ("answer", expert.id, answer, town_meant(s)), probability)


def _told_in_a_story(s: Situation, expert: Expert, answer: str, probability: float) -> Iterator[Proposal]:
    for begun in _begun_by_a_story(s, expert, answer):
        about = ("answer", expert.id, begun, town_meant(s))
        yield Proposal(
            Request("expert", about=about), s.evidence, (("expert question", probability), *_subject(s, expert), _STORY)
        )


def _asked_in_the_thread(s: Situation, expert: Expert, answer: str, probability: float) -> Iterator[Proposal]:
    if probability >= _PLAIN:
        yield from _question(s, expert, _going_on(s, expert, answer), probability)


def _going_on(s: Situation, expert: Expert, answer: str) -> tuple[str, ...]:
    """A question without its subject: about the dog and the town of the last answer."""
    thread = thread_of(s.state)
    town = named_town(s) or thread.town or town_meant(s)
    return ("go on", expert.id, _then(s, expert.id, last_answer(s), answer), town)


def _question(s: Situation, expert: Expert, about: tuple[str, ...], probability: float) -> Iterator[Proposal]:
    answer = about[2]
    signs = [("expert question", probability), *_subject(s, expert), *_not_asked(s, expert, answer)]
    yield Proposal(Request("expert", about=about), s.evidence, tuple(signs))
    if own_case(s, expert) and of_a_project(s):
        asking = Request("expert", about=("choose", expert.id, answer, ""))
        yield Proposal(asking, s.evidence, (*signs, ("expert own case beside a project", 1.0)))


def _spoken_to(s: Situation) -> str:
    """The expert whose answer the message may go on about."""
    # "Ich krieg Bürgergeld, muss ich zahlen?" after the dog tax is about it, if about nothing that the core knows.
    goes_on = s.state.operation == "expert" and (s.reading.intent in _FOREIGN or _may_go_on(s))
    return thread_of(s.state).expert if goes_on else ""


def _stories(s: Situation) -> Iterator[Proposal]:
    """What a message tells that asks nothing begins the dialogue which it already answers: "hab ihn seit Freitag"."""
    for expert in filter(partial(names_subject, s), s.experts.on):
        said = told(s, expert)
        for name, plan in expert.answers.items():
            if plan.starts and plan.assumes and plan.assumes.items() <= said.items():
                yield from _told_in_a_story(s, expert, name, _TOLD)


def _begun_by_a_story(s: Situation, expert: Expert, answer: str) -> list[str]:
    """The dialogues that a message may begin which asks nothing and tells when it was: the one meant, or the one in
    which the same is wanted as by the answer. Nothing is sent in them.
    """
    if thread_of(s.state).flow or _asks(s) or pattern("asked inside").search(plain(s.reading.written)):
        return []
    said = told(s, expert)
    flows = {name: expert.flows[expert.answers[name].starts] for name in _dialogues_for(expert, answer)}
    return [name for name, flow in flows.items() if _asks_only_when(flow, said)]


def _dialogues_for(expert: Expert, answer: str) -> list[str]:
    plan = expert.answers[answer]
    if plan.starts or not plan.assumes:
        return [answer] if plan.starts else []
    return [name for name, other in expert.answers.items() if other.starts and other.assumes == plan.assumes]


def _asks_only_when(flow: Flow, said: Mapping[str, Any]) -> bool:
    """Whether a dialogue sends nothing, and a day that it asks for has been told."""
    days = {step.id for step in flow.steps if step.kind == "date"}
    return not days.isdisjoint(said) and not any(end.sends for end in flow.ends)


def _several(s: Situation) -> Iterator[Proposal]:
    """Two questions in one message, each with an answer of its own."""
    questions, town = questions_of(without_town(s)), town_meant(s)
    if len(questions) < 2 or thread_of(s.state).flow or not town:
        return
    spoken_to, found = _answers(s, questions)
    expert = s.experts.expert(spoken_to)
    if expert and len(found) > 1:
        likely = ("expert question", sum(found.values()) / len(found))
        signs = (likely, *_subject(s, expert), ("expert several questions", 1.0))
        yield Proposal(Request("expert", about=("several", town, *found)), s.evidence, signs)


def _answers(s: Situation, questions: Sequence[str]) -> tuple[str, dict[str, float]]:
    """The expert that is asked, and the answers with how likely each is; a second question goes on about the first.

    Or it is for another expert, if it speaks of that one's subject.
    """
    spoken_to = next((expert for expert, _, _ in s.experts.asked(without_town(s), _spoken_to(s))), "")
    found: dict[str, float] = {}
    before = ""
    for question in questions:
        for expert, answer, share in s.experts.asked(question, spoken_to, before)[:1]:
            named = _named_in(s, expert, question)
            if share >= _PLAIN and (expert == spoken_to or named):
                refers = not named and pattern("refers").search(plain(question))
                meant = _then(s, expert, before, answer) if refers else answer  # "und was kostet die?" after the tag
                found.setdefault(f"{expert}.{meant}", share)
                before = meant if expert == spoken_to else ""
    return spoken_to, found


def _named_in(s: Situation, name: str, question: str) -> bool:
    expert = s.experts.expert(name)
    return bool(expert and expert.subject and expert.subject.search(plain(question)))


def _then(s: Situation, name: str, before: str, answer: str) -> str:
    """What a question without its subject means after another answer."""
    expert = s.experts.expert(name)
    plan = expert.answers.get(before) if expert else None
    return plan.then.get(answer, answer) if plan else answer


def _not_asked(s: Situation, expert: Expert, answer: str) -> Iterator[tuple[str, float]]:
    """A sign that a statement answers the open question rather than asking that expert something."""
    flow = thread_of(s.state).flow
    if flow and flow.expert == expert.id and not expert.answers[answer].starts and not _asks(s):
        yield "expert question not asked", 1.0


def _asks(s: Situation) -> bool:
    """Whether a message may be a question at all, if one without its mark."""
    return asks(s.reading.written) or bool(pattern("asking").search(plain(s.reading.written)))


def _may_go_on(s: Situation) -> bool:
    """Whether a message may be about what the expert was asked: a short one that names nothing else."""
    return len(s.reading.words) <= FEW_WORDS and names_places_only(s) and not of_a_project(s)


def _of_the_thread(s: Situation) -> bool:
    """Whether it surely is, if it is none of the known questions: it wants something, and is no small talk."""
    small_talk = s.reading.intent in SMALL_TALK - {"ask_human"} and s.reading.confidence >= _SURE
    return _may_go_on(s) and (_asks(s) or s.reading.has("errand")) and not small_talk


def _left_open(s: Situation) -> Iterator[Proposal]:
    """What goes on about the last answer, and is none of the questions that are known: whom to ask is told."""
    thread = thread_of(s.state)
    foreign = s.reading.intent in _FOREIGN and s.reading.confidence >= _CERTAIN
    if s.state.operation == "expert" and thread.expert and _of_the_thread(s) and not foreign:
        about = ("open", thread.expert, thread.answer, thread.town or town_meant(s))
        yield Proposal(Request("expert", about=about), s.evidence, (("expert question left open", 1.0),))


def _own_case_left_open(s: Situation) -> Iterator[Proposal]:
    """What the visitor asks of an own case is better left open than answered with a project about such cases."""
    wanted = _asks(s) or s.reading.has("errand")  # "Mein Hund hat Flöhe" asks nothing of the town
    if not s.reading.named("service") or of_a_project(s) or not wanted:
        return
    for expert in s.experts.on:
        if own_case(s, expert) and names_subject(s, expert):
            about = ("open", expert.id, "", town_meant(s))
            yield Proposal(Request("expert", about=about), s.evidence, (("expert question left open", 1.0),))


def _subject(s: Situation, expert: Expert) -> Iterator[tuple[str, float]]:
    """Signs of whether the expert's subject is spoken of, rather than a project about it."""
    in_thread = s.state.operation == "expert" and thread_of(s.state).expert == expert.id
    if speaks_of(s, expert):
        yield "expert subject", 1.0
    elif in_thread:
        yield "expert in the thread", 1.0
    else:
        yield "expert without its subject", 1.0
    if of_a_project(s):
        yield "expert beside a project", 1.0


def _running(s: Situation, expert: Expert, answer: str) -> bool:
    """Whether this question would begin the dialogue that is running."""
    flow = thread_of(s.state).flow
    if not flow or flow.expert != expert.id or expert.answers[answer].starts != flow.flow:
        return False
    # "Ich möchte ihn abmelden" in the midst of a registration is something new.
    return all(flow.answers.get(step, value) == value for step, value in told(s, expert).items())
