"""When which message of which conversation is sent: at a constant rate, whatever the answers take."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Step:
    """One message: seconds after the start, the conversation, and the turn of a dialogue that it is."""

    at: float
    conversation: int
    dialogue: int
    turn: int
    last: bool

    def of(self, dialogues: Sequence[int]) -> Step:
        """The same step, with dialogues counted as in the list that these numbers were chosen from."""
        return replace(self, dialogue=dialogues[self.dialogue])


def schedule(lengths: Sequence[int], rate: float, think: float, seconds: float, seed: int = 1) -> Iterator[Step]:
    """Messages ``1 / rate`` seconds apart; the turns of a conversation follow each other after ``think`` seconds.

    ``lengths`` says how many turns each dialogue has. About ``rate * think`` conversations are open at any time:
    when one ends, the next dialogue begins in its place. All dialogues come up before one comes again.
    """
    open_at_once = max(1, round(rate * think))
    order = _shuffled(len(lengths), random.Random(seed))
    places: list[tuple[int, int, int] | None] = [None] * open_at_once  # conversation, dialogue, turn
    begun = 0
    for number in range(int(rate * seconds)):
        place = number % open_at_once
        conversation, dialogue, turn = places[place] or (begun, next(order), 0)
        begun += turn == 0
        last = turn + 1 == lengths[dialogue]
        places[place] = None if last else (conversation, dialogue, turn + 1)
        yield Step(number / rate, conversation, dialogue, turn, last)


def _shuffled(count: int, chance: random.Random) -> Iterator[int]:
    while True:
        yield from chance.sample(range(count), count)
