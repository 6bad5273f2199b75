"""Put cases to an assistant and count what is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from scipy.stats import binomtest

from tools.composition.cases import Case

Conversation = Callable[[str], str]
"""Says a message and returns the text of the reply."""


@dataclass
class Result:
    """A case with the replies and what is wrong with them, message by message."""

    case: Case
    replies: list[str] = field(default_factory=list)
    problems: list[list[str]] = field(default_factory=list)

    @property
    def right(self) -> bool:
        """Whether every reply is."""
        return not any(self.problems)


def run(case: Case, conversation: Conversation) -> Result:
    """A case in a conversation of its own."""
    result, before = Result(case), ""
    for turn in case.turns:
        reply = conversation(turn.say)
        result.replies.append(reply)
        result.problems.append(turn.problems(reply, before))
        before = reply
    return result


def share(results: Iterable[Result]) -> float:
    """The share that is right."""
    known = list(results)
    return sum(r.right for r in known) / len(known)


def told(results: list[Result]) -> str:
    """The share that is right, with its 95 % interval."""
    good = sum(r.right for r in results)
    low, high = binomtest(good, len(results)).proportion_ci(method="wilson")
    return f"{good} of {len(results)} right: {good / len(results):.1%} ({low:.1%} to {high:.1%})"


def table(results: list[Result], key: Callable[[Result], str]) -> list[str]:
    """Lines with right and all for each key, the worst first."""
    every = Counter(key(r) for r in results)
    good = Counter(key(r) for r in results if r.right)
    worst = sorted(every, key=lambda name: (good[name] / every[name], name))
    return [f"  {name:28s}{good[name]:5d} of {every[name]:4d}  {good[name] / every[name]:6.1%}" for name in worst]
