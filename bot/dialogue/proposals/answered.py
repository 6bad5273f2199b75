"""Questions that editors have answered themselves, in ``data/questions.yml``."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.passages import likeness, telling
from bot.dialogue.request import Proposal, Request
from bot.dialogue.situation import Situation

_LEAST = 0.75  # of the words, on both sides


def propose(s: Situation) -> Iterator[Proposal]:
    """The question that is most like the message, if it is like enough; its answer does justice to all that is said."""
    asked = telling(s.reading)
    alike = [
        (max(likeness(question, asked) for question in (known.question, *known.also)), known.question)
        for known in s.directory.questions()
    ]
    best, question = max(alike, default=(0.0, ""))
    if best >= _LEAST:
        yield Proposal.of(Request("answered", about=(question,)), s.evidence, None, {"question alike": best})
