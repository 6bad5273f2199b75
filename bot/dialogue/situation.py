"""Everything the deciders look at: the thread so far and what the new message says."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.conditions import DATE_FIELDS, RANGE_FIELDS, Condition
from bot.dialogue.query import Query
from bot.dialogue.references import Directory, References
from bot.dialogue.state import State
from bot.understanding.reading import Reading

Decision = tuple[State, list[Query]] | None

_FEW_WORDS = 7
_SURELY_OUTSIDE = 0.3
_DOUBTFUL = 0.6
_HARDLY = 0.4
_HALF = 0.5
_WAVERING, _PERHAPS_OUTSIDE = 0.5, 0.15
_CERTAINLY = 0.85
# Facts whose words hardly occur in questions about anything else ("wann" does).
_STRONG_FACETS = frozenset({"contact", "money", "transferability", "milestones", "partners", "reuse"})
LOCATION = frozenset({"place", "kreis", "carrier", "region"})


@dataclass(frozen=True)
class Situation:
    """One message in its thread."""

    state: State
    reading: Reading
    directory: Directory
    references: References
    conditions: tuple[Condition, ...]
    facets: tuple[str, ...]
    operation: str | None

    @property
    def names_something(self) -> bool:
        """Whether the message names a project, place, topic, person ... of its own."""
        return any(not n.own and n.mention.kinds - {"term", "reuse_kind"} for n in self.reading.names)

    @property
    def bare_name(self) -> bool:
        """Whether the message is little more than a name: "Im Bergischen Städtedreieck?"."""
        named = sum(len(n.mention.text.split()) for n in self.reading.names)
        return bool(named) and len(self.reading.words) <= _FEW_WORDS and len(self.reading.words) - named <= 1

    @property
    def conditions_besides_location(self) -> bool:
        """Whether more than a place narrows the projects down."""
        return any(c.field not in LOCATION for c in self.conditions)

    @property
    def out_of_scope(self) -> bool:
        """Whether the classifier sees nothing of ours, and no name or limit speaks against it."""
        if self.reading.intent != "out_of_scope" or self.reading.confidence < _SURELY_OUTSIDE:
            return False
        if self.reading.named("category", "reuse_kind", "project") or self.reading.has("projects_word", "only"):
            return False
        if set(self.references.by_content or ()) & set(self.state.focus):
            return False
        in_thread = self.references.by_place and (self.state.listed or self.state.focus)
        in_town = self.references.by_place and self.reading.confidence < _HARDLY
        ours = self.references.by_content or in_thread or in_town
        asks_fact = set(self.reading.facets) & _STRONG_FACETS and ours
        if asks_fact and self.reading.confidence < _HALF:
            return False
        # "Was läuft heute im Fernsehen?" and "Hotel unter 100 Euro" hold limits, too.
        limits = {c.field for c in self.conditions} & RANGE_FIELDS
        enough = _DOUBTFUL if limits <= DATE_FIELDS else _CERTAINLY
        alone = not in_thread and not self.references.by_content
        return not limits or (alone and self.reading.confidence >= enough)

    @property
    def surely_outside(self) -> bool:
        """Whether the classifier is sure of out of scope, and no word speaks of projects: a name alone is chance."""
        sure = self.reading.intent == "out_of_scope" and self.reading.confidence >= _HALF
        return sure and not self.reading.has("projects_word", "meaning") and not self.state.operation

    @property
    def doubtful(self) -> bool:
        """Whether nothing found supports the classifier, which itself wavers between ours and out of scope."""
        reading = self.reading
        wavers = reading.confidence < _WAVERING and dict(reading.ranking).get("out_of_scope", 0.0) >= _PERHAPS_OUTSIDE
        found = reading.names or reading.facets or reading.ranks or self.conditions or self.state.operation
        return wavers and not found

    @property
    def short(self) -> bool:
        """Whether the message has only a few words."""
        return len(self.reading.words) <= _FEW_WORDS

    @property
    def continues(self) -> bool:
        """Whether the message builds on the one before: "Und in Remscheid?", "nur die mit Konzepten"."""
        reading = self.reading
        if reading.has("only"):
            return True
        if reading.intent == "correct" and reading.confidence >= _SURELY_OUTSIDE:
            return True
        if self.bare_name and self.state.operation:
            return True
        return reading.has("continuation", "correction") and not (reading.has("projects_word") and self.conditions)

    def sure_of(self, *intents: str, at_least: float = 0.5) -> bool:
        """Whether the classifier sees one of these intents clearly enough."""
        return self.reading.intent in intents and self.reading.confidence >= at_least
