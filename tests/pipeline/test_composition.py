"""A part of the generated test of composition: random requests, with answers worked out from the data files alone.

The floors are what the assistant reaches on this part, less a point; whoever improves it raises them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.assistant import Assistant
from tools.composition.__main__ import speaker
from tools.composition.cases import Case
from tools.composition.measure import run, share
from tools.composition.questions import questions
from tools.composition.threads import threads
from tools.composition.wordings import HALVES

SEED = 7


@pytest.mark.parametrize(
    ("make", "count", "floor"), [(questions, 300, 0.92), (threads, 150, 0.82)], ids=["questions", "threads"]
)
def test_requests_compose(
    assistant: Assistant,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[int, str, int], tuple[Case, ...]],
    count: int,
    floor: float,
) -> None:
    results = [run(case, speaker(assistant)) for case in make(count, HALVES[1], SEED)]
    with capsys.disabled():
        print(f"\nComposition: {share(results):.1%} of {count} {make.__name__} right", end="")  # noqa: T201 -- the figure is what the test is for
    assert share(results) >= floor
