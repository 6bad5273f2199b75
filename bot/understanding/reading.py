"""What the assistant understood of one message: a plain value that travels through Rasa as entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.understanding.names import Candidate, Mention
from bot.understanding.periods import Period
from bot.understanding.quantities import Amount, Quantities

Entity = dict[str, Any]


@dataclass(frozen=True)
class Named:
    """A mention in its sentence: denied ("nicht in Soest") or the speaker's own place ("wir in Hamm")."""

    mention: Mention
    negated: bool = False
    own: bool = False


@dataclass(frozen=True)
class Reading:
    """Names, numbers, facets, cues and intent of one message."""

    text: str
    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...] = ()
    names: tuple[Named, ...] = ()
    quantities: Quantities = Quantities()
    facets: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    rank: tuple[str, bool] | None = None
    words: tuple[str, ...] = ()

    def has(self, *cues: str) -> bool:
        """Whether any of the cues was seen."""
        return bool(self.cues & set(cues))

    def named(self, *kinds: str) -> tuple[Named, ...]:
        """The mentions that may be of one of these kinds."""
        return tuple(n for n in self.names if n.mention.kinds & set(kinds))


def to_entities(reading: Reading) -> list[Entity]:
    """The reading as Rasa entities, so that trackers, stories and the action server see it."""
    entities = [_name_entity(named) for named in reading.names]
    for label, items in (("amount", reading.quantities.amounts), ("period", reading.quantities.periods)):
        entities += [{"entity": label, "value": reading.text[i.start : i.end], **asdict(i)} for i in items]
    entities.append(
        {
            "entity": "reading",
            "value": " ".join(reading.facets) or "-",
            "start": 0,
            "end": len(reading.text),
            "facets": list(reading.facets),
            "cues": sorted(reading.cues),
            "rank": list(reading.rank) if reading.rank else None,
            "ordinals": list(reading.quantities.ordinals),
            "numbers": list(reading.quantities.numbers),
            "words": list(reading.words),
        }
    )
    return entities


def from_message(message: Mapping[str, Any]) -> Reading:
    """The reading again, from the parsed message of a Rasa tracker."""
    entities: Sequence[Entity] = message.get("entities") or []
    summary: Entity = next((e for e in entities if e["entity"] == "reading"), {})
    intent = message.get("intent") or {}
    return Reading(
        text=message.get("text") or "",
        intent=intent.get("name") or "out_of_scope",
        confidence=float(intent.get("confidence") or 0.0),
        ranking=tuple((r["name"], float(r["confidence"])) for r in message.get("intent_ranking") or []),
        names=tuple(_named(e) for e in entities if "candidates" in e),
        quantities=Quantities(
            amounts=tuple(_pick(Amount, e) for e in entities if e["entity"] == "amount"),
            periods=tuple(_pick(Period, e) for e in entities if e["entity"] == "period"),
            ordinals=tuple(summary.get("ordinals", ())),
            numbers=tuple(summary.get("numbers", ())),
        ),
        facets=tuple(summary.get("facets", ())),
        cues=frozenset(summary.get("cues", ())),
        rank=_rank(summary.get("rank")),
        words=tuple(summary.get("words", ())),
    )


def _name_entity(named: Named) -> Entity:
    mention = named.mention
    best = mention.candidates[0]
    return {
        "entity": best.kind,
        "value": best.id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "candidates": [[c.kind, c.id, round(c.score, 3)] for c in mention.candidates],
        "negated": named.negated,
        "own": named.own,
    }


def _named(entity: Entity) -> Named:
    candidates = tuple(Candidate(str(kind), str(i), float(score)) for kind, i, score in entity["candidates"])
    mention = Mention(int(entity["start"]), int(entity["end"]), str(entity["text"]), candidates)
    return Named(mention, bool(entity.get("negated")), bool(entity.get("own")))


def _rank(value: Sequence[Any] | None) -> tuple[str, bool] | None:
    return (str(value[0]), bool(value[1])) if value else None


def _pick(kind: type[Any], entity: Entity) -> Any:
    return kind(**{name: entity[name] for name in kind.__dataclass_fields__})
