"""What goes to an expert: an answer to its open question, a question to it, and what continues its last answer."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.expert_talk import move_of, righted, thread_of, told
from bot.dialogue.request import Proposal, Request, holding
from bot.dialogue.situation import Situation
from bot.experts.expert import Expert
from bot.experts.words import asks, pattern, plain

_LEAST = 0.2  # probability of a question that is worth a proposal
_MOST = 3
_SMALL_TALK = frozenset({"greet", "goodbye", "thank", "praise", "ask_identity", "ask_help", "ask_privacy", "ask_human"})
_SURE = 0.6
_FOREIGN = frozenset({"out_of_scope", "find_service", "do_application"})
_PLACES = ("place", "elsewhere")


def propose(s: Situation) -> Iterator[Proposal]:
    """Nothing while no expert is on."""
    if not s.experts:
        return
    thread = thread_of(s.state)
    if thread.flow:
        move = move_of(s)
        sign = ("expert step", move.fit) if move.kind != "nothing" else (_not_understood(s), 1.0)
        yield Proposal(Request("expert", about=("step",)), s.evidence, (sign,))
    if thread.choosing:
        yield from _choice(s)
    if not thread.flow:
        yield from _goes_on(s)
    yield from _questions(s)
    yield from _follow_up(s)


def _goes_on(s: Situation) -> Iterator[Proposal]:
    """What takes up the last answer: a correction after the end of a dialogue, or the dialogue that was offered."""
    thread = thread_of(s.state)
    expert = s.experts.expert(thread.expert)
    if expert is None or s.state.operation != "expert" or _project(s):
        return
    if s.short and righted(s):
        yield Proposal(Request("expert", about=("right",)), s.evidence, (("expert offer taken", 1.0),))
    elif (name := _offer(expert, thread.answer)) and _taken(s, expert, name):
        request = Request("expert", about=("offered", expert.id, name, thread.town or _town(s)))
        yield Proposal(request, s.evidence, (("expert offer taken", 1.0),))


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
    return s.short and not asks(written) and bool(steps & new)


def _not_understood(s: Situation) -> str:
    """What is no answer is more likely meant for somebody else if it is a question or small talk."""
    aside = s.reading.intent in _SMALL_TALK and s.reading.confidence >= _SURE
    return "expert question not understood" if aside or asks(s.reading.written) else "expert step not understood"


def _questions(s: Situation) -> Iterator[Proposal]:
    # "Ich krieg Bürgergeld, muss ich zahlen?" after the dog tax is about it, if about nothing that the core knows.
    goes_on = s.state.operation == "expert" and (s.reading.intent in _FOREIGN or _of_the_thread(s))
    in_thread = thread_of(s.state).expert if goes_on else ""
    for name, answer, probability in s.experts.asked(without_town(s), in_thread)[:_MOST]:
        expert = s.experts.expert(name)
        if expert is None or probability < _LEAST or _running(s, expert, answer):
            continue
        signs = [("expert question", probability), *_subject(s, expert), *_not_asked(s, expert, answer)]
        about = ("answer", name, answer, _town(s))
        yield Proposal(Request("expert", about=about), s.evidence, tuple(signs))
        if _own(s, expert) and _project(s):
            asking = Request("expert", about=("choose", name, answer, ""))
            yield Proposal(asking, s.evidence, (*signs, ("expert own case beside a project", 1.0)))


def _not_asked(s: Situation, expert: Expert, answer: str) -> Iterator[tuple[str, float]]:
    """A sign that a statement answers the open question rather than asking that expert something."""
    flow = thread_of(s.state).flow
    if flow and flow.expert == expert.id and not expert.answers[answer].starts and not _asks(s):
        yield "expert question not asked", 1.0


def _asks(s: Situation) -> bool:
    """Whether a message may be a question at all, if one without its mark."""
    return asks(s.reading.written) or bool(pattern("asking").search(plain(s.reading.written)))


def _of_the_thread(s: Situation) -> bool:
    """Whether a message goes on about what the expert was asked: a short one that names nothing else."""
    small_talk = s.reading.intent in _SMALL_TALK - {"ask_human"}
    wants = _asks(s) or s.reading.has("errand")
    return s.short and wants and not s.reading.names and not small_talk and not _project(s)


def _subject(s: Situation, expert: Expert) -> Iterator[tuple[str, float]]:
    """Signs of whether the expert's subject is spoken of, rather than a project about it."""
    said = plain(s.reading.written)
    spoken = expert.subject and (
        expert.subject.search(said) or any(t.read(said, False) for t in expert.tables.values())
    )
    in_thread = s.state.operation == "expert" and thread_of(s.state).expert == expert.id
    if spoken:
        yield "expert subject", 1.0
    elif in_thread:
        yield "expert in the thread", 1.0
    else:
        yield "expert without its subject", 1.0
    if _project(s):
        yield "expert beside a project", 1.0


def _choice(s: Situation) -> Iterator[Proposal]:
    """„Mein eigenes Anliegen“, after it was asked whose."""
    name, _, answer = thread_of(s.state).choosing.partition(".")
    expert = s.experts.expert(name)
    own = expert and plain(s.reading.written) in {plain(text) for text in expert.texts.labels("button_own")}
    if expert and (own or _own(s, expert) or pattern("yes").search(plain(s.reading.written))):
        about = ("answer", name, answer, _town(s))
        yield Proposal(Request("expert", about=about), s.evidence, (("expert step", 1.0),))


def _follow_up(s: Situation) -> Iterator[Proposal]:
    """„Und zwei?“, „und in Lippstadt?“: the last question with another town, number or thing."""
    thread = thread_of(s.state)
    expert = s.experts.expert(thread.expert)
    goes_on = bool(thread.answer) and s.state.operation == "expert" and s.short
    new_town = _named_town(s)
    if not (expert and goes_on and (new_town or told(s, expert, bare=True))):
        return
    asked_back = bool(new_town) and not thread.town  # "Für welche Stadt?"
    signs = {
        "expert step": asked_back,
        "expert follow-up": not asked_back,
        "expert follow-up continued": _continues(s),
        "expert beside a project": _project(s),
    }
    about = ("follow", thread.expert, thread.answer, new_town or thread.town or _town(s))
    yield Proposal(Request("expert", about=about), s.evidence, tuple(holding(signs)))


def _continues(s: Situation) -> bool:
    """Whether a message only puts something else in place: "und zwei?", "2000 Euro"."""
    said = plain(s.reading.written)
    replaces = s.reading.has("continuation") or pattern("bare amount").search(said)
    return bool(replaces) and not pattern("question").search(said)


def _own(s: Situation, expert: Expert) -> bool:
    return bool(expert.own and expert.own.search(plain(s.reading.written)))


def _project(s: Situation) -> bool:
    """Whether a project is named, or spoken of by a word for it."""
    named = any(n.mention.candidates[0].kind in {"project", "person"} for n in s.reading.names)
    return named or bool(pattern("project").search(plain(s.reading.written)))


def _running(s: Situation, expert: Expert, answer: str) -> bool:
    """Whether this question would begin the dialogue that is running."""
    flow = thread_of(s.state).flow
    if not flow or flow.expert != expert.id or expert.answers[answer].starts != flow.flow:
        return False
    # "Ich möchte ihn abmelden" in the midst of a registration is something new.
    return all(flow.answers.get(step, value) == value for step, value in told(s, expert).items())


def _named_town(s: Situation) -> str:
    """The town that the message names: one that is served, if it names several."""
    named = [n.mention.ids(*_PLACES)[0] for n in s.reading.named(*_PLACES) if not n.negated]
    served = [name for name in named if name in {town.name for town in s.experts.homes()}]
    return next(iter([*served, *named]), "")


def _town(s: Situation) -> str:
    """The town that is meant; empty if several are served and none was named."""
    homes = s.experts.homes()
    return _named_town(s) or (homes[0].name if len(homes) == 1 else "")


def without_town(s: Situation) -> str:
    """The message with the same word for every town: a question is the same in all of them."""
    text = s.reading.text
    if text != s.reading.written:
        return s.reading.written
    for named in sorted(s.reading.named(*_PLACES), key=lambda n: -n.mention.start):
        text = f"{text[: named.mention.start]}Soest{text[named.mention.end :]}"
    return text
