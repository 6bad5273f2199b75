"""A selection of projects: which belong, which do not, which two careful people might argue about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Verdict(IntEnum):
    """Whether a project belongs; both in the middle may be counted or left out."""

    NO = 0
    UNKNOWN = 1
    """The data file does not say."""
    ARGUABLE = 2
    """It says something near to it: the topic is mentioned, the Kreis is meant with the town."""
    YES = 3


OPPOSITE = {Verdict.NO: Verdict.YES, Verdict.YES: Verdict.NO}
Verdicts = Mapping[str, Verdict]


@dataclass(frozen=True)
class Selection:
    """Projects by a condition, and what the wording of the condition is filled with."""

    kind: str
    """Key of the wordings; "not town" for the negation, "town + product" for two conditions."""
    verdicts: Verdicts
    fillings: Mapping[str, str]
    parts: tuple[Selection, ...] = ()

    def of(self, *verdicts: Verdict) -> frozenset[str]:
        """The projects with one of these verdicts."""
        return frozenset(p for p, verdict in self.verdicts.items() if verdict in verdicts)

    @property
    def sure(self) -> frozenset[str]:
        """What belongs for certain."""
        return self.of(Verdict.YES)

    @property
    def open(self) -> frozenset[str]:
        """What may be counted or left out."""
        return self.of(Verdict.UNKNOWN, Verdict.ARGUABLE)

    def readings(self) -> tuple[frozenset[str], ...]:
        """The sets of projects that a right answer may rest on; the narrowest first."""
        arguable, unknown = self.of(Verdict.ARGUABLE), self.of(Verdict.UNKNOWN)
        wider = (self.sure, self.sure | arguable, self.sure | unknown, self.sure | arguable | unknown)
        return tuple(dict.fromkeys(wider))

    def negated(self) -> Selection:
        """All other projects."""
        return Selection(f"not {self.kind}", {p: OPPOSITE.get(v, v) for p, v in self.verdicts.items()}, self.fillings)

    def __and__(self, other: Selection) -> Selection:
        both = {p: min(v, other.verdicts[p]) for p, v in self.verdicts.items()}
        return Selection(f"{self.kind} + {other.kind}", both, {}, (self, other))

    def without(self, other: Selection) -> Selection:
        """This selection less another one."""
        return self & other.negated()
