"""What goes to an expert: an answer to its open question, a question to it, and what continues its last answer."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.expert_context import clarifies, named_town, of_a_project, only_names, own_case, town_meant
from bot.dialogue.expert_thread import changes_last, move_of, righted, thread_of, told
from bot.dialogue.proposals import expert_questions
from bot.dialogue.proposals.expert_questions import FEW_WORDS, SMALL_TALK
from bot.dialogue.request import Proposal, Request, holding
from bot.dialogue.situation import Situation
from bot.experts.expert import Expert
from bot.experts.words import asks, pattern, plain

_SURE = 0.6
_ASIDE = 0.8  # how surely a town alone is meant for the running dialogue


def propose(s: Situation) -> Iterator[Proposal]:
    """Nothing while no expert is on."""
    if not s.experts:
        return
    thread = thread_of(s.state)
    if thread.flow:
        move = move_of(s)
        sign = ("expert step", move.fit) if move.kind != "nothing" else (_not_understood(s), 1.0)
        yield Proposal(Request("expert", about=("step",)), s.evidence, (sign,))
        if move.kind == "nothing" and (town := named_town(s)) and not asks(s.reading.written):
            yield Proposal(Request("expert", about=("move", town)), s.evidence, (("expert step", _ASIDE),))
    if thread.choosing:
        yield from _choice(s)
    if not thread.flow:
        yield from _goes_on(s)
    yield from expert_questions.propose(s)
    yield from _follow_up(s)


def _goes_on(s: Situation) -> Iterator[Proposal]:
    """What takes up the last answer: a correction after the end of a dialogue, or the dialogue that was offered."""
    thread = thread_of(s.state)
    expert = s.experts.expert(thread.expert)
    if expert is None or s.state.operation != "expert" or of_a_project(s):
        return
    if s.short and righted(s):
        yield Proposal(Request("expert", about=("right",)), s.evidence, (("expert offer taken", 1.0),))
    elif way := _taken_up(s, expert, thread.answer):
        request = Request("expert", about=(*way, thread.town or town_meant(s)))
        yield Proposal(request, s.evidence, (("expert offer taken", 1.0),))


def _taken_up(s: Situation, expert: Expert, answered: str) -> tuple[str, ...]:
    """The dialogue that was offered, or the last answer once more for who asks where it comes from."""
    if answered in expert.answers and pattern("source").search(plain(s.reading.written)):
        return "follow", expert.id, answered
    name = _offer(expert, answered)
    return ("offered", expert.id, name) if name and _taken(s, expert, name) else ()


def _offer(expert: Expert, answered: str) -> str:
    """The answer that the last one offers first, if it begins a dialogue."""
    plan = expert.answers.get(answered)
    first = plan.next[0] if plan and plan.next else ""
    return first if first and expert.answers[first].starts else ""


def _taken(s: Situation, expert: Expert, name: str) -> bool:
    """Whether the visitor says yes, or already says something that the dialogue would ask."""
    written = s.reading.written
    if pattern("yes").search(plain(written)):
        return True
    steps = {step.id for step in expert.flows[expert.answers[name].starts].steps}
    before = thread_of(s.state).told
    new = {step for step, value in told(s, expert).items() if before.get(step) != value}
    return s.short and not asks(written) and bool(steps & new) and not clarifies(s, expert)


def _not_understood(s: Situation) -> str:
    """What is no answer is more likely meant for somebody else if it is a question or small talk."""
    aside = s.reading.intent in SMALL_TALK and s.reading.confidence >= _SURE
    return "expert question not understood" if aside or asks(s.reading.written) else "expert step not understood"


def _choice(s: Situation) -> Iterator[Proposal]:
    """„Mein eigenes Anliegen“, after it was asked whose."""
    name, _, answer = thread_of(s.state).choosing.partition(".")
    expert = s.experts.expert(name)
    own = expert and plain(s.reading.written) in {plain(text) for text in expert.texts.labels("button_own")}
    if expert and (own or own_case(s, expert) or pattern("yes").search(plain(s.reading.written))):
        about = ("answer", name, answer, town_meant(s))
        yield Proposal(Request("expert", about=about), s.evidence, (("expert step", 1.0),))


def _follow_up(s: Situation) -> Iterator[Proposal]:
    """„Und zwei?“, „und in Lippstadt?“: the last question with another town, number or thing."""
    thread = thread_of(s.state)
    expert = s.experts.expert(thread.expert)
    new_town = named_town(s)
    if not (expert and _answered_last(s) and (new_town or _puts_in_place(s, expert))):
        return
    asked_back = bool(new_town and not thread.town)  # "Für welche Stadt?"
    continued = _continues(s) or only_names(s, expert) or _tells_the_day(s, expert)
    signs = {
        "expert step": asked_back,
        "expert follow-up": not asked_back,
        "expert follow-up continued": continued,
        "expert beside a project": of_a_project(s),
    }
    about = ("follow", thread.expert, thread.answer, new_town or thread.town or town_meant(s))
    yield Proposal(Request("expert", about=about), s.evidence, tuple(holding(signs)))


def _answered_last(s: Situation) -> bool:
    """Whether an expert has answered last, and the message is short enough to go on about that."""
    few = s.short or (_continues(s) and len(s.reading.words) <= FEW_WORDS and not _words_of_a_question(s))
    return bool(thread_of(s.state).answer) and s.state.operation == "expert" and few


def _words_of_a_question(s: Situation) -> bool:
    return bool(pattern("asking").search(plain(s.reading.written)))


def _puts_in_place(s: Situation, expert: Expert) -> bool:
    """Whether a message names a number or thing for the last one's, or only what that was about.

    A day alone may be that of something else.
    """
    steps = {step.id: step.kind for flow in expert.flows.values() for step in flow.steps}
    new = [name for name in told(s, expert, bare=True) if steps[name] != "date" or _continues(s)]
    return bool(new) or only_names(s, expert) or _tells_the_day(s, expert)


def _tells_the_day(s: Situation, expert: Expert) -> bool:
    """Whether a message that asks nothing tells what the last answer is reckoned from: "am 20.11. war das"."""
    return not asks(s.reading.written) and changes_last(s, expert, told(s, expert))


def _continues(s: Situation) -> bool:
    """Whether a message only puts something else in place: "und zwei?", "2000 Euro"."""
    said = plain(s.reading.written)
    replaces = s.reading.has("continuation") or pattern("bare amount").search(said)
    return bool(replaces) and not pattern("question").search(said)
