"""What the assistant understood of one message: a plain value that travels through Rasa as entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, field
from itertools import starmap
from typing import Any

from bot.understanding.amounts import Amount, Factor
from bot.understanding.cues import Rank
from bot.understanding.facets import NOT_HELD, Asked
from bot.understanding.names import Candidate, Mention
from bot.understanding.periods import Period
from bot.understanding.quantities import Quantities
from bot.understanding.unexplained import Unexplained

Entity = dict[str, Any]
TODAY = "today"
"""Under this name the metadata of a message may hold the day on which it is said, as an ISO date."""
_MOST_NOUNS = 2  # more are no subject
# What is said in numbers and has a place in the message: the entity, where it stands in the quantities, its kind.
_PLACED: dict[str, tuple[str, type[Any]]] = {
    "amount": ("amounts", Amount), "length": ("lengths", Amount), "share": ("shares", Amount),
    "period": ("periods", Period), "impossible_time": ("impossible", Period), "factor": ("factors", Factor),
}  # fmt: skip


@dataclass(frozen=True)
class Named:
    """A mention in its sentence; ``span`` is where it was written.

    ``role`` says what the name is there for, ``roles`` the likely ones with their probabilities, best first
    (bot.understanding.roles).
    """

    mention: Mention  # with its place in the text that is read
    span: tuple[int, int]
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
    asked: tuple[Asked, ...] = ()
    cues: frozenset[str] = frozenset()
    ranks: tuple[Rank, ...] = ()
    words: tuple[str, ...] = ()
    unexplained: tuple[Unexplained, ...] = ()  # nouns and numbers that nothing else says anything of
    language: str = ""  # of the message; "" if nothing tells
    parts: tuple[Reading, ...] = ()  # the questions of a message that holds several, or a story before one
    written: str = ""  # the message, or its part; ``text`` is what is read for it: standard German

    @property
    def translated(self) -> bool:
        """Whether something else was read than written."""
        return self.text != self.written

    def has(self, *cues: str) -> bool:
        """Whether any of the cues was seen."""
        return not self.cues.isdisjoint(cues)

    @property
    def facets(self) -> tuple[str, ...]:
        """The facets asked for, in the order of their words."""
        return tuple(dict.fromkeys(asked.facet for asked in self.asked))

    @property
    def has_no_field(self) -> bool:
        """Whether the message asks for something that no field of the catalogue holds."""
        return NOT_HELD in self.facets

    @property
    def unknown_nouns(self) -> tuple[str, ...]:
        """What the message may be about although nothing is known of it."""
        return tuple(word.text for word in self.unexplained if word.is_noun)[:_MOST_NOUNS]

    @property
    def not_held_words(self) -> tuple[str, ...]:
        """The nouns that ask for what no field of the catalogue holds: „Faxnummer“."""
        nouns = (_noun(self.written[a.start : a.end].split()) for a in self.asked if a.facet == NOT_HELD)
        return tuple(dict.fromkeys(word[:1].upper() + word[1:] for word in nouns if word.isalpha()))[:_MOST_NOUNS]

    @property
    def unnamed(self) -> str:
        """The message with blanks where projects and places stand: the "NRW" of "NRWbot" is not the Land."""
        return "".join(" " if any(s <= at < e for s, e in self._spans) else c for at, c in enumerate(self.written))

    @property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        return tuple(named.span for named in self.named("project", "place", "kreis", "region", "organisation"))

    def named(self, *kinds: str) -> tuple[Named, ...]:
        """The mentions that may be of one of these kinds."""
        return tuple(n for n in self.names if not n.mention.kinds.isdisjoint(kinds))


def _noun(words: Sequence[str]) -> str:
    """The only word, or the last one after the first that is written with a capital; "" if there is none."""
    return words[0] if len(words) == 1 else next((w for w in words[:0:-1] if w[:1].isupper()), "")


def to_entities(reading: Reading) -> list[Entity]:
    """The reading as Rasa entities, so that trackers, stories and the action server see it."""
    entities = [_name_entity(named) for named in reading.names]
    found = [(label, item) for label, (where, _) in _PLACED.items() for item in getattr(reading.quantities, where)]
    found += [("unexplained", item) for item in reading.unexplained]
    for label, item in found:
        entities.append({"entity": label, "value": reading.written[item.start : item.end], **asdict(item)})
    entities.append(
        {
            "entity": "reading",
            "value": " ".join(reading.facets) or "-",
            "start": 0,
            "end": len(reading.text),
            "asked": [list(astuple(asked)) for asked in reading.asked],
            "cues": sorted(reading.cues),
            "ranks": [list(astuple(rank)) for rank in reading.ranks],
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
    written = message.get("text") or ""
    return Reading(
        text=summary.get("german", written),
        **_intent(message),
        names=tuple(_named(e) for e in entities if "candidates" in e),
        quantities=Quantities(
            **{where: _picked(kind, label, entities) for label, (where, kind) in _PLACED.items()},
            ordinals=tuple(summary.get("ordinals", ())),
            numbers=tuple(summary.get("numbers", ())),
        ),
        unexplained=_picked(Unexplained, "unexplained", entities),
        asked=tuple(starmap(Asked, summary.get("asked", ()))),
        cues=frozenset(summary.get("cues", ())),
        ranks=tuple(starmap(Rank, summary.get("ranks", ()))),
        words=tuple(summary.get("words", ())),
        language=str(summary.get("language", "")),
        written=written,
        parts=tuple(map(from_message, message.get("parts") or ())),
    )


def _intent(message: Mapping[str, Any]) -> dict[str, Any]:
    """What the classifier made of the message."""
    intent = message.get("intent") or {}
    return {
        "intent": intent.get("name") or "out_of_scope",
        "confidence": float(intent.get("confidence") or 0.0),
        "ranking": tuple((r["name"], float(r["confidence"])) for r in message.get("intent_ranking") or ()),
    }


def _name_entity(named: Named) -> Entity:
    mention = named.mention
    best = mention.candidates[0]
    return {
        "entity": best.kind,
        "value": best.id,
        "start": named.span[0],
        "end": named.span[1],
        "read": [mention.start, mention.end],
        "text": mention.text,
        "candidates": [[c.kind, c.id, round(c.score, 3)] for c in mention.candidates],
        "after": named.after,
        "role": named.role,
        "role_ranking": [list(pair) for pair in named.roles],
    }


def _named(entity: Entity) -> Named:
    candidates = tuple(Candidate(str(kind), str(i), float(score)) for kind, i, score in entity["candidates"])
    start, end = entity["read"]
    return Named(
        Mention(start, end, str(entity["text"]), candidates),
        (entity["start"], entity["end"]),
        after=str(entity.get("after") or ""),
        role=str(entity["role"]),
        roles=tuple((str(role), float(share)) for role, share in entity["role_ranking"]),
    )


def _picked(kind: type[Any], label: str, entities: Sequence[Entity]) -> tuple[Any, ...]:
    found = (entity for entity in entities if entity["entity"] == label)
    return tuple(kind(**{name: entity[name] for name in kind.__dataclass_fields__}) for entity in found)
