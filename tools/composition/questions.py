"""Random questions: an operation over a selection, or a question about named things."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tools.composition.amounts import euro
from tools.composition.cases import Case, Turn
from tools.composition.grammar import Grammar
from tools.composition.group import groups, total
from tools.composition.named import PROJECTS, fact
from tools.composition.named_places import PLACES
from tools.composition.operations import OVER_SELECTIONS, claimed, expected
from tools.composition.ranking import top
from tools.composition.selection import Selection
from tools.composition.selections import joined, selections
from tools.composition.wordings import Wordings

SEED = 26112026
_NUMBERS = dict(enumerate("null eins zwei drei vier fünf sechs sieben acht neun".split()))
_FIGURED = ("top_n", "bottom_n", "claim_count", "claim_sum")
OPERATIONS = (*OVER_SELECTIONS, *_FIGURED)
_NAMED = [*PROJECTS.values(), *PLACES.values()]
_TRIES = 30
_JOINED = 0.35  # share of questions over selections that have two conditions


def questions(count: int, half: str, seed: int = SEED) -> tuple[Case, ...]:
    """Different questions with answers, from one half of the wordings."""
    random = Random(seed)  # noqa: S311 -- questions, no secrets
    grammar = Grammar(Wordings(half), random)
    found: dict[str, Case] = {}
    for turn in _turns(grammar, random):
        found.setdefault(turn.say, Case((turn,)))
        if len(found) == count:
            break
    return tuple(found.values())


def _turns(grammar: Grammar, random: Random) -> Iterator[Turn]:
    """Without end: four of seven over selections, one a fact, two about named things."""
    while True:
        for _ in range(4):
            turn = over(grammar, random, random.choice(OPERATIONS))
            if turn:
                yield turn
        for build in (fact, *random.sample(_NAMED, 2)):
            turn = build(grammar, random)
            if turn:
                yield turn


def over(grammar: Grammar, random: Random, operation: str, *, single: bool = False) -> Turn | None:
    """An operation over a random selection that it fits, None if none was found."""
    for _ in range(_TRIES):
        selection = _selection(random, single=single)
        turn = selection and ask(grammar, random, operation, selection)
        if turn:
            return turn
    return None


def _selection(random: Random, *, single: bool) -> Selection | None:
    kinds = selections()
    selection = random.choice(kinds[random.choice(list(kinds))])
    if single or random.random() >= _JOINED or not _may_be_joined(selection):
        return selection
    return joined(selection, random)


def _may_be_joined(selection: Selection) -> bool:
    """An either/or with one condition more can be read in two ways."""
    return not any(word in selection.kind for word in ("either", "neither", "both", "except", "page"))


def ask(grammar: Grammar, random: Random, operation: str, selection: Selection) -> Turn | None:
    """An operation over a given selection, None if it makes no sense there or no wording fits."""
    if operation in _FIGURED:
        return _figured(grammar, random, operation, selection)
    readings = expected(operation, selection)
    say = readings and grammar.say(("operations", operation), selection)
    return Turn(say, operation, readings, selection.kind) if say else None


def _figured(grammar: Grammar, random: Random, operation: str, selection: Selection) -> Turn | None:
    """An operation with a figure of its own."""
    slot = ("operations", operation)
    group = groups(selection)[0]
    if operation in ("top_n", "bottom_n"):
        n = random.choice((2, 3, 4))
        tops = [top(g.members, n, falling=operation == "top_n") for g in groups(selection)]
        say = grammar.say(slot, selection, n=random.choice((str(n), _NUMBERS[n])))
        if not say or any(t is None for t in tops):
            return None
        return Turn(say, operation, tuple(dict.fromkeys(t for t in tops if t)), selection.kind)
    right = random.random() < 0.5
    readings = claimed(operation, selection, right=right)
    if operation == "claim_count":
        n = len(group.members) + (0 if right else random.choice((-2, -1, 1, 2)))
        if n not in range(2, 10):
            return None
        say = grammar.say(slot, selection, n=random.choice((str(n), _NUMBERS[n])))
    else:
        amount = total(group.members, "total") + (0 if right else random.choice((-150_000, 90_000, 200_000)))
        say = grammar.say(slot, selection, eur=euro(amount, random)) if amount > 0 else None
    return Turn(say, operation, readings, selection.kind) if say and readings else None
