"""What a right answer holds, and what is wrong with one that does not."""

from __future__ import annotations

from dataclasses import dataclass, field

from tools.composition.reply import Reply, Value


@dataclass(frozen=True)
class Expectation:
    """A right answer, as far as it can be told from its text.

    A question that two careful people may read in two ways has several; fulfilling one of them is enough.
    """

    must: frozenset[str] = frozenset()
    """Projects that the answer names."""
    may: frozenset[str] = frozenset()
    """Projects that it may name besides; no others."""
    others: bool = False
    """Whether it may name any other project, for context."""
    first: str | None = None
    """The project that is named before all others."""
    at_most: int | None = None
    """How many projects the answer may name in all."""
    order: tuple[str, ...] = ()
    """Projects in the order in which they are named."""
    values: tuple[Value, ...] = ()
    """Amounts, dates, names that it holds."""
    either: tuple[tuple[Value, ...], ...] = ()
    """Groups of values, of which one group is there in full."""
    right: bool | None = None
    """Whether a claim is confirmed (True), corrected (False), or nothing was claimed."""
    winner: tuple[str, str] | None = None
    """A comparing word and the project that its sentence names first, if a sentence compares."""
    verdict: bool = field(default=False)
    """Whether a claim needs a plain yes or no, since no figure in the answer settles it."""

    def problems(self, reply: Reply) -> list[str]:
        """What is wrong with a reply; empty if it is right."""
        found = [*self._projects(reply), *self._values(reply), *self._claim(reply)]
        if self.winner:
            word, project = self.winner
            told = reply.winner(word)
            if told not in (None, project):
                found.append(f"says {word} of {told}")
        return found

    def _projects(self, reply: Reply) -> list[str]:
        named = reply.projects()
        found = []
        if missing := self.must - set(named):
            found.append(f"does not name {sorted(missing)}")
        extra = set(named) - self.must - self.may
        if extra and not self.others:
            found.append(f"names also {sorted(extra)}")
        if self.at_most and len(named) > self.at_most:
            found.append(f"names {len(named)} projects")
        if self.first and named and named[0] != self.first:
            found.append(f"names {named[0]} before {self.first}")
        shown = tuple(name for name in named if name in self.order)
        if shown != self.order:
            found.append(f"order {shown}, not {self.order}")
        return found

    def _values(self, reply: Reply) -> list[str]:
        found = [f"lacks {value}" for value in self.values if not reply.holds(value)]
        if self.either and not any(all(reply.holds(v) for v in group) for group in self.either):
            found.append(f"lacks each of {self.either}")
        return found

    def _claim(self, reply: Reply) -> list[str]:
        if self.right is True and (reply.denies() or (self.verdict and not reply.affirms())):
            return ["does not confirm"]
        if self.right is False and (reply.affirms() or (self.verdict and not reply.negates())):
            return ["does not correct"]
        return []


def problems(expected: tuple[Expectation, ...], text: str) -> list[str]:
    """What is wrong with a reply, seen from the reading that it comes nearest to; empty if it fulfils one."""
    reply = Reply(text)
    return min((reading.problems(reply) for reading in expected), key=len)
