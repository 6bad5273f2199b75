"""How a message was decided, seen from outside: evidence, competing requests, their scores, what stayed unexplained."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue import gates
from bot.dialogue.evidence import label, left
from bot.dialogue.rank import every_weight, score, signs
from bot.dialogue.request import Proposal, Request
from bot.dialogue.situation import Situation
from bot.dialogue.update import plans, proposals

_SHOWN = 3
_SMALL = 0.05  # signs that move a score less are not printed


def why(s: Situation) -> Iterator[str]:
    """The lines that explain how a message is taken."""
    yield from _understood(s)
    if gates.passed(s):
        yield "gate        answered before any competition"
        return
    for place, proposal in enumerate(_best(s), 1):
        yield from _explained(s, place, proposal)
    if s.reading.parts:
        *whole, one_by_one = (score(plan.signs) for plan in plans(s))
        parts = " | ".join(part.text for part in s.reading.parts)
        yield f"questions   {parts}: {one_by_one:.2f} (the best of the whole: {max(whole):.2f})"


def _understood(s: Situation) -> Iterator[str]:
    yield f"intent      {', '.join(f'{name} {share:.2f}' for name, share in list(s.intents.items())[:3])}"
    for named in s.reading.names:
        meant = ", ".join(f"{c.kind} {c.id}" for c in named.mention.candidates[:3])
        yield f"name        „{named.mention.text}“: {meant}"
    yield f"evidence    {', '.join(sorted(s.evidence)) or '-'}"
    if s.reading.unexplained:
        yield f"unknown     {', '.join(f'„{word.text}“' for word in s.reading.unexplained)}"


def _best(s: Situation) -> list[Proposal]:
    """The best proposals of different requests."""
    ranked = sorted(proposals(s), key=lambda p: -score(signs(s, p)))
    different: dict[str, Proposal] = {}
    for proposal in ranked:
        different.setdefault(words(proposal.request), proposal)
    return list(different.values())[:_SHOWN]


def _explained(s: Situation, place: int, proposal: Proposal) -> Iterator[str]:
    found = signs(s, proposal)
    over = sorted({label(piece, s.reading) for piece in left(s.evidence, proposal.explains)})
    yield f"{place}. {score(found):6.2f}  {words(proposal.request)}"
    table = every_weight()
    told = sorted(((name, value * table.get(name, 0.0)) for name, value in found), key=lambda item: -abs(item[1]))
    yield "            " + ", ".join(f"{name} {value:+.2f}" for name, value in told if abs(value) > _SMALL)
    yield f"            unexplained: {', '.join(over) or '-'}"


def words(request: Request) -> str:
    """A request in one line."""
    scope = request.scope
    conditions = " and ".join(
        f"{'not ' if c.negated else ''}{c.field} {'/'.join(c.values) or f'{c.low}..{c.high}'}" for c in scope.conditions
    )
    parts = [request.operation, "+".join(request.facets), "/".join(request.about)]
    parts += [f"by {request.order[0]}{' falling' if request.order[1] else ''}"] if request.order else []
    return f"{' '.join(p for p in parts if p)} of {scope.source}{f' ({conditions})' if conditions else ''}"
