"""Everything that was measured, and whether it is good enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tools.evaluation.ablation import Facets, Lexicon, Variant
from tools.evaluation.assistant import Outcome
from tools.evaluation.measure import Outside, Predicted
from tools.evaluation.roles import Roles


@dataclass(frozen=True)
class Contributions:
    """What parts of the understanding are good for."""

    variants: list[Variant]
    lexicon: Lexicon
    facets: Facets


@dataclass(frozen=True)
class Results:
    """The figures of one run; ``twin`` says which held-out sentences nearly stand in the training data."""

    crossed: Predicted
    held: Predicted
    twin: list[bool]
    outcomes: list[Outcome]
    crossed_roles: Roles
    held_roles: Roles

    @property
    def away(self) -> Outside:
        """Out of scope as the whole assistant sees it."""
        return Outside.count(
            [(o.false_alarm if o.sentence.in_scope else o.turned_away, not o.sentence.in_scope) for o in self.outcomes]
        )

    @property
    def links(self) -> dict[str, float]:
        """How the answers to sentences that name a project relate to that project."""
        kinds = [o.link for o in self.outcomes if o.sentence.projects]
        return {kind: kinds.count(kind) / len(kinds) for kind in ("right", "more", "choice", "wrong", "missed")}

    @property
    def untwinned(self) -> float:
        """Held-out accuracy in scope without the twins."""
        pairs = zip(self.held.sentences, self.twin, strict=True)
        return self.held.accuracy([s.in_scope and not twin for s, twin in pairs])

    def figures(self) -> dict[str, float]:
        """What the floors speak of, in per cent."""
        shares = {
            "cross_validation_in_scope": self.crossed.in_scope(),
            "held_out_in_scope": self.held.in_scope(),
            "held_out_macro_f1": self.held.macro_f1(),
            "held_out_without_twins_in_scope": self.untwinned,
            "right_project": self.links["right"] + self.links["choice"],
            "out_of_scope_recall": self.away.recall,
            "most_false_fallbacks": self.away.false_alarms,
            "most_wrong_links": self.links["wrong"] + self.links["more"],
            "held_out_roles": self.held_roles.accuracy(),
            "held_out_roles_mean": self.held_roles.mean_accuracy(),
        }
        return {name: round(100 * share, 1) for name, share in shares.items()}


def misses(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The figures that do not reach what is demanded, in words."""
    found = []
    for name, limit in floors.items():
        is_most = name.startswith("most_")
        if (figures[name] > limit) if is_most else (figures[name] < limit):
            found.append(f"{name} is {figures[name]} %, {'above' if is_most else 'below'} {limit} %")
    return found
