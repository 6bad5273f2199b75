"""What the assistant understood of one message: a plain value that travels through Rasa as entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.understanding.amounts import Amount
from bot.understanding.facets import NOT_HELD
from bot.understanding.lengths import Length
from bot.understanding.names import Candidate, Mention
from bot.understanding.periods import Period
from bot.understanding.quantities import Quantities

Entity = dict[str, Any]


@dataclass(frozen=True)
class Named:
    """A mention in its sentence.

    ``role`` says what the name is there for, ``roles`` the likely ones with their probabilities, best first
    (bot.understanding.roles).
    """

    mention: Mention
    after: str = ""  # the word before it: "in", "für", "von"
    role: str = "wanted"
    roles: tuple[tuple[str, float], ...] = ()

    @property
    def negated(self) -> bool:
        """Whether it must not be in the answer: "nicht in Soest"."""
        return self.role == "excluded"

    @property
    def own(self) -> bool:
        """Whether it is only told about: the speaker's town, where something may be reused, part of a story."""
        return self.role in {"own", "target", "told"}


@dataclass(frozen=True)
class Reading:
    """Names, numbers, facets, cues and intent of one message."""

    text: str
    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...] = ()
    names: tuple[Named, ...] = ()
    quantities: Quantities = field(default_factory=Quantities)
    facets: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    ranks: tuple[tuple[str, bool, int], ...] = ()
    words: tuple[str, ...] = ()
    language: str = ""  # of the message; "" if nothing tells
    parts: tuple[Reading, ...] = ()  # the questions of a message that holds several, or a story before one
    translated: bool = False  # whether the text is standard German for what was written, or only its question
    original: str = ""  # what was written, if the text is a translation

    @property
    def written(self) -> str:
        """The message in the visitor's own words."""
        return self.original or self.text

    def has(self, *cues: str) -> bool:
        """Whether any of the cues was seen."""
        return bool(self.cues & set(cues))

    @property
    def has_no_field(self) -> bool:
        """Whether the message asks for something that no field of the catalogue holds."""
        return NOT_HELD in self.facets

    def named(self, *kinds: str) -> tuple[Named, ...]:
        """The mentions that may be of one of these kinds."""
        return tuple(n for n in self.names if n.mention.kinds & set(kinds))


def to_entities(reading: Reading) -> list[Entity]:
    """The reading as Rasa entities, so that trackers, stories and the action server see it."""
    entities = [_name_entity(named) for named in reading.names]
    for label, items in (
        ("amount", reading.quantities.amounts),
        ("period", reading.quantities.periods),
        ("length", reading.quantities.lengths),
        ("share", reading.quantities.shares),
    ):
        entities += [{"entity": label, "value": reading.text[i.start : i.end], **asdict(i)} for i in items]
    entities.append(
        {
            "entity": "reading",
            "value": " ".join(reading.facets) or "-",
            "start": 0,
            "end": len(reading.text),
            "facets": list(reading.facets),
            "cues": sorted(reading.cues),
            "ranks": [list(rank) for rank in reading.ranks],
            "ordinals": list(reading.quantities.ordinals),
            "numbers": list(reading.quantities.numbers),
            "words": list(reading.words),
            "language": reading.language,
            **({"german": reading.text} if reading.translated else {}),
        }
    )
    return entities


def from_message(message: Mapping[str, Any]) -> Reading:
    """The reading again, from the parsed message of a Rasa tracker."""
    entities: Sequence[Entity] = message.get("entities") or []
    summary: Entity = next((e for e in entities if e["entity"] == "reading"), {})
    intent = message.get("intent") or {}
    return Reading(
        text=summary.get("german") or message.get("text") or "",
        original=(message.get("text") or "") if summary.get("german") else "",
        intent=intent.get("name") or "out_of_scope",
        confidence=float(intent.get("confidence") or 0.0),
        ranking=tuple((r["name"], float(r["confidence"])) for r in message.get("intent_ranking") or []),
        names=tuple(_named(e) for e in entities if "candidates" in e),
        quantities=Quantities(
            amounts=tuple(_pick(Amount, e) for e in entities if e["entity"] == "amount"),
            periods=tuple(_pick(Period, e) for e in entities if e["entity"] == "period"),
            lengths=tuple(_pick(Length, e) for e in entities if e["entity"] == "length"),
            shares=tuple(_pick(Length, e) for e in entities if e["entity"] == "share"),
            ordinals=tuple(summary.get("ordinals", ())),
            numbers=tuple(summary.get("numbers", ())),
        ),
        facets=tuple(summary.get("facets", ())),
        cues=frozenset(summary.get("cues", ())),
        ranks=tuple((str(o), bool(d), int(n)) for o, d, n in summary.get("ranks", ())),
        words=tuple(summary.get("words", ())),
        language=str(summary.get("language", "")),
        translated="german" in summary,
        parts=tuple(from_message(part) for part in message.get("parts") or ()),
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
        "after": named.after,
        "role": named.role,
        "role_ranking": [list(pair) for pair in named.roles],
    }


def _named(entity: Entity) -> Named:
    candidates = tuple(Candidate(str(kind), str(i), float(score)) for kind, i, score in entity["candidates"])
    mention = Mention(int(entity["start"]), int(entity["end"]), str(entity["text"]), candidates)
    return Named(
        mention,
        after=str(entity.get("after") or ""),
        role=str(entity["role"]),
        roles=tuple((str(role), float(share)) for role, share in entity["role_ranking"]),
    )


def _pick(kind: type[Any], entity: Entity) -> Any:
    return kind(**{name: entity[name] for name in kind.__dataclass_fields__})
