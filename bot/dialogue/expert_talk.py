"""What becomes of a message that goes to an expert: the queries that answer it and the thread that it leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.dialogue.expert_thread import LIKELY, move_of, played, righted, so_far, thread_of, told
from bot.dialogue.query import ExpertReply, Query
from bot.dialogue.request import Request
from bot.dialogue.situation import Situation
from bot.dialogue.state import Done, State
from bot.experts.answer_files import AnswerPlan
from bot.experts.answering import Answer, answer, case_of, left_open, may_start
from bot.experts.api import Line, Town
from bot.experts.expert import Expert
from bot.experts.flow import advance, asked_again, begin
from bot.experts.flow_lines import Play, reactions
from bot.experts.flow_state import FlowState, Turn
from bot.experts.moves import Move
from bot.experts.sensitive import mark_of
from bot.experts.tables import UNKNOWN
from bot.experts.thread import Thread
from bot.experts.words import in_english, pattern, plain, wanted

_RESUME_SECONDS = 10 * 60  # after a longer pause the visitor is reminded of where the dialogue was


def perform(s: Situation, request: Request) -> Done:
    """Take the message as the request says."""
    kind, *which = request.about
    ways: dict[str, Callable[..., Done]] = {"step": _step, "right": _put_right, "several": _several, "move": _elsewhere}
    return ways[kind](s, *which) if kind in ways else _question(s, kind, *which)


def _question(s: Situation, kind: str, name: str, answered: str, town: str) -> Done:
    expert = s.experts.expert(name)
    assert expert  # proposed because it is on
    if kind == "choose":
        thread = replace(thread_of(s.state), choosing=f"{name}.{answered}", expert=name)
        return _said(s, thread, expert, (Line("own_or_project"),), ("button_own", "button_project"), "choice")
    if not town:
        thread = replace(thread_of(s.state), expert=name, answer=answered, town="", told=told(s, expert))
        towns = tuple(home.name for home in s.experts.homes())
        return _said(s, thread, expert, (Line("which_town"),), towns, answered)
    if kind == "open":
        return _left_open(s, expert, answered, s.experts.town(town))
    goes_on = kind in {"follow", "offered", "go on"} or _offered(s, expert, answered)
    kept = so_far(s, expert) if goes_on else {}
    return _answer(s, expert, answered, s.experts.town(town), {**kept, **told(s, expert, bare=kind == "follow")})


def _several(s: Situation, town: str, *asked: str) -> Done:
    """The answers to several questions, one after the other; a dialogue that one of them begins comes last."""
    names = (question.partition(".") for question in asked)
    meant = [(s.experts.expert(name), answered) for name, _, answered in names]
    known = [(expert, answered) for expert, answered in meant if expert]
    done: Done = (s.state, [])
    for expert, answered in sorted(known, key=lambda pair: bool(pair[0].answers[pair[1]].starts)):
        state, queries = _answer(replace(s, state=done[0]), expert, answered, s.experts.town(town), told(s, expert))
        done = state, [*(query for query in done[1] if query not in queries), *queries]
    return done


def _offered(s: Situation, expert: Expert, answered: str) -> bool:
    """Whether the message takes up a dialogue that goes on with what the last one was told: its button, or its name."""
    thread, key = thread_of(s.state), f"button_{answered}"
    if thread.expert != expert.id or thread.flow or not expert.answers[answered].starts or key not in expert.texts:
        return False
    plan = expert.answers.get(thread.answer)
    if plan and answered in plan.next and s.short and not told(s, expert):  # "ja, Verlust melden"
        return True
    return plain(s.reading.written) in {plain(label) for label in expert.texts.labels(key)}


def _answer(s: Situation, expert: Expert, name: str, town: Town, said: Mapping[str, Any]) -> Done:
    thread = thread_of(s.state)
    plan = expert.answers[name]
    # For a town without a file nothing can be looked up nor calculated.
    starts = bool(plan.starts) and bool(town.ags) and _may_start(s, expert, name, town)
    if starts and thread.flow and not _gives_up(s, thread.flow, f"{expert.id}.{name}"):
        waiting = replace(thread.flow, waiting=f"{expert.id}.{name}")
        lines = (Line("cancel_first"),)
        return _said(s, replace(thread, flow=waiting, told=said), expert, lines, ("button_yes", "button_no"), name)
    if starts:
        return _begun(s, expert, plan, town, said)
    found = answer(expert, plan, case_of(expert, town, s.today, said), _sympathy(s, expert), wanted(s.reading.written))
    thread = replace(thread, expert=expert.id, answer=name, town=town.name, told=said, choosing="", over=None)
    if thread.flow:
        return _interrupted(s, thread, expert, found, name)
    return _found(s, thread, expert, found, name)


def _sympathy(s: Situation, expert: Expert) -> list[Line]:
    """What a message calls for before its answer; what it names of a table is the answer's own matter."""
    return reactions(expert, {step: value for step, value in told(s, expert).items() if isinstance(value, str)})


def _begun(s: Situation, expert: Expert, plan: AnswerPlan, town: Town, said: Mapping[str, Any]) -> Done:
    """The first question of a dialogue; one that is left for it need not be answered again."""
    thread = thread_of(s.state)
    left = thread.flow if thread.flow and thread.flow.expert == expert.id else None
    play = Play(expert, expert.flows[plan.starts], case_of(expert, town, s.today, {}, s.experts.services))
    known = {**(_kept(left, plan) if left else {}), **said}
    sure = {step: value for step, value in known.items() if not _unsure(value)}
    return _turned(s, thread, expert, begin(play, {**plan.assumes, **sure}))


def _unsure(value: Any) -> bool:
    """What the visitor is not sure of is asked for once more."""
    return isinstance(value, dict) and value["class"] == UNKNOWN and not value["name"]


def _gives_up(s: Situation, flow: FlowState, wanted: str) -> bool:
    """Whether a running dialogue may be left without a question: the visitor says so, or says his wish once more."""
    return bool(pattern("other wish").search(plain(s.reading.written))) or flow.waiting == wanted


def _kept(flow: FlowState, plan: AnswerPlan) -> Mapping[str, Any]:
    """What the dialogue that is left was told and the new one need not ask for again."""
    return {step: value for step, value in flow.answers.items() if step not in plan.assumes and not mark_of(value)}


def _left_open(s: Situation, expert: Expert, name: str, town: Town) -> Done:
    """A question about the last answer that none of the known ones fits: whom to ask, and what is known instead."""
    thread = thread_of(s.state)
    case = case_of(expert, town, s.today, {})
    found = left_open(expert, expert.answers.get(name), case, wanted(s.reading.written))
    thread = replace(thread, expert=expert.id, answer=name)
    if thread.flow:
        return _interrupted(s, thread, expert, found, "left_open")
    return _found(s, thread, expert, found, "left_open")


def _may_start(s: Situation, expert: Expert, name: str, town: Town) -> bool:
    """A dialogue that sends something needs a place to keep it and somebody who gets it: a town that is served here."""
    if not may_start(expert, name, case_of(expert, town, s.today, {})):
        return False
    sends = any(end.sends for end in expert.flows[expert.answers[name].starts].ends)
    return not sends or bool(s.experts.desk and town.ags in {home.ags for home in s.experts.homes()})


def _interrupted(s: Situation, thread: Thread, expert: Expert, found: Answer, name: str) -> Done:
    """An answer in between, then the open question once more."""
    state, queries = _found(s, thread, expert, replace(found, next=()), name)
    return state, [*queries, *_open_question(s, thread, "returning")]


def returned(s: Situation, done: Done, now: datetime) -> Done:
    """What somebody else has answered while a dialogue is open, with the open question behind it."""
    state, queries = done
    thread = thread_of(state)
    if not thread.flow or any(isinstance(query, ExpertReply) for query in queries):
        return done
    pause = now.timestamp() - s.state.answered_at
    again = _open_question(s, thread, "resume" if pause > _RESUME_SECONDS else "returning")
    return state, [*queries, *again]


def _open_question(s: Situation, thread: Thread, how: str) -> list[Query]:
    play = played(s, thread.flow) if thread.flow else None
    if play is None or thread.flow is None:
        return []
    turn = asked_again(play, thread.flow)
    lines = (Line(how), *turn.lines)
    return [_query(play.expert.id, lines, turn.buttons, thread.flow.open, turn)]


def _step(s: Situation) -> Done:
    thread = thread_of(s.state)
    assert thread.flow  # proposed because it is open
    play = played(s, thread.flow)
    assert play
    move = move_of(s)
    if thread.flow.waiting and move.name in {"yes", "no"}:
        return _decided(s, thread, thread.flow, play, move)
    done = _turned(s, thread, play.expert, advance(play, replace(thread.flow, waiting=""), move))
    return _asked_besides(s, play, move.asked, done) if move.asked else done


def _elsewhere(s: Situation, name: str) -> Done:
    """Another town, named in the midst of a dialogue: it goes on for that one, if anything is on file for it."""
    thread, town = thread_of(s.state), s.experts.town(name)
    assert thread.flow  # proposed because it is open
    moved = replace(thread, flow=replace(thread.flow, town=town.ags, waiting="")) if town.ags else thread
    expert = s.experts.expert(thread.flow.expert)
    assert expert
    lines = (Line("for_town" if town.ags else "no_town", (("town.name", town.name),)),)
    state, queries = _said(s, moved, expert, lines, (), thread.flow.open)
    return state, [*queries, *_open_question(s, moved, "returning")]


def _asked_besides(s: Situation, play: Play, asked: str, done: Done) -> Done:
    """What a message asks besides its answer: said before the next question, or behind the end of the dialogue."""
    state, queries = done
    name, answered, share = next(iter(s.experts.asked(asked, play.expert.id)), ("", "", 0.0))
    expert = s.experts.expert(name)
    if expert is None or share < LIKELY or expert.answers[answered].starts:
        return done
    own = thread_of(state).told if expert is play.expert else {}
    running = thread_of(state).flow
    said = {**(running.answers if running else own), **told(s, expert)}
    state, found = _answer(replace(s, state=state), expert, answered, play.case.town, said)
    return state, [*found[:1], *queries] if running else [*queries, *found]


def _put_right(s: Situation) -> Done:
    turn, thread = righted(s), thread_of(s.state)
    expert = s.experts.expert(thread.expert)
    assert turn and expert  # proposed because it puts something right
    return _turned(s, thread, expert, turn)


def _decided(s: Situation, thread: Thread, flow: FlowState, play: Play, move: Move) -> Done:
    """After "Soll ich abbrechen und neu beginnen?"."""
    name, _, answered = flow.waiting.partition(".")
    other = s.experts.expert(name)
    if move.name == "yes" and other:
        state = replace(s.state, expert=replace(thread, flow=None))
        return _answer(replace(s, state=state), other, answered, s.experts.town(flow.town), thread.told)
    going_on = replace(flow, waiting="")
    return _turned(s, thread, play.expert, asked_again(play, going_on))


def _turned(s: Situation, thread: Thread, expert: Expert, turn: Turn) -> Done:
    step = turn.state.open if turn.state else turn.outcome
    thread = replace(thread, flow=turn.state, expert=expert.id, answer=turn.end, choosing="", told=dict(turn.told))
    thread = replace(thread, over=turn.over)
    query = _query(expert.id, turn.lines, turn.buttons, step, turn)
    return _state(s, thread), [query]


def _said(
    s: Situation, thread: Thread, expert: Expert, lines: Sequence[Line], buttons: Sequence[str], about: str
) -> Done:  # fmt: skip
    return _state(s, thread), [_query(expert.id, lines, buttons, about)]


def _found(s: Situation, thread: Thread, expert: Expert, found: Answer, about: str) -> Done:
    """An answer of the expert's files, with a note for the journal where they lack something."""
    return _state(s, thread), [replace(_query(expert.id, found.lines, found.next, about), missing=found.missing)]


def _state(s: Situation, thread: Thread) -> State:
    english = s.state.english or in_english(s.reading.written)
    return replace(s.state, expert=thread, operation="expert", pending=None, english=english)


def _query(
    expert: str, lines: Sequence[Line], buttons: Sequence[str], about: str, turn: Turn | None = None
) -> ExpertReply:  # fmt: skip
    said = tuple((line.text, line.facts) for line in lines)
    number, of = (turn.number, turn.of) if turn else (0, 0)
    flow = turn.state.flow if turn and turn.state else ""
    return ExpertReply(expert, said, tuple(buttons), about, number, of, flow)
