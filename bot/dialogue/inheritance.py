"""What a follow-up takes over from the conditions of the last list: parts that it replaces, adds, or only hints at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.conditions import MONEY_FIELDS, Condition
from bot.dialogue.references import LOCATION
from bot.dialogue.situation import Situation
from bot.dialogue.times import TIMES
from bot.dialogue.words import words

_KREIS = "Kreis "


def left_out(s: Situation) -> tuple[Condition, ...]:
    """A condition that the message only hints at, since the thread completes it."""
    return _same_magnitude(s) or _its_kreis(s) or _other_side(s) or _both_at_once(s)


def _its_kreis(s: Situation) -> tuple[Condition, ...]:
    """„Nur der Kreis“ after the projects of Paderborn."""
    towns = [v for c in s.state.conditions if c.field == "place" and not c.negated for v in c.values]
    if not s.reading.has("kreis") or s.names_something or len(towns) != 1:
        return ()
    kreis = (Condition("carrier", (f"{_KREIS}{towns[0]}",)),)
    return kreis if s.ids(kreis) else ()


def _both_at_once(s: Situation) -> tuple[Condition, ...]:
    """„Und beides zugleich?“ after projects with one thing or the other."""
    either = [c for c in s.state.conditions if c.field in {"topic", "reuse"} and len(c.values) > 1 and not c.negated]
    if len(either) != 1 or not s.reading.has("both") or s.names_something:
        return ()
    return tuple(Condition(either[0].field, (value,)) for value in either[0].values)


def _other_side(s: Situation) -> tuple[Condition, ...]:
    """„Und welche liegen darunter?“ after those above a limit."""
    before = next((c for c in s.state.conditions if c.field in MONEY_FIELDS), None)
    if before is None or not s.reading.has("other_side"):
        return ()
    if before.low is not None:
        return (Condition(before.field, high=int(before.low) - 1),)
    return (Condition(before.field, low=int(before.high or 0) + 1),)


def _same_magnitude(s: Situation) -> tuple[Condition, ...]:
    """„Und mehr als zwei?“ after „über eine Million“ speaks of millions, too."""
    before = next((c for c in s.state.conditions if c.field in MONEY_FIELDS), None)
    if before is None or len(s.reading.quantities.numbers) != 1:
        return ()
    scale = 1_000_000 if int(before.low or before.high or 0) >= 1_000_000 else 1_000
    amount = s.reading.quantities.numbers[0] * scale
    if set(s.reading.words) & words("limit from above"):
        return (Condition(before.field, high=amount - 1),)
    return (Condition(before.field, low=amount + 1),)


def refined(before: Sequence[Condition], new: Sequence[Condition]) -> tuple[Condition, ...]:
    """„Nur die in Wuppertal“: within the list; a place given before is replaced, other demands add up."""
    fields = {c.field for c in new if not c.negated}
    kept = [c for c in before if c.negated or c.field not in fields & LOCATION]
    kept = [c for c in kept if not any(_excludes(c, n) for n in new)]
    return tuple(dict.fromkeys((*kept, *new)))


def continued(before: Sequence[Condition], new: Sequence[Condition]) -> tuple[Condition, ...]:
    """„Und in Aachen?“: the same question with the new demand in place of the old one of its kind."""
    new = [_like_before(c, before) for c in _corrected(new)]
    kinds = {_kind(c) for c in new if not c.negated}
    return tuple(dict.fromkeys((*(c for c in before if _kind(c) not in kinds), *new)))


def with_another_side(before: Sequence[Condition], new: Sequence[Condition]) -> tuple[Condition, ...]:
    """„Und Emscher-Lippe?“ after two regions side by side: all three; nothing if it is no side of the same kind."""
    added = {c.field: c.values for c in new if not c.negated}
    if len(added) != len(new) or not added.keys() <= {c.field for c in before}:
        return ()
    return tuple(replace(c, values=tuple(dict.fromkeys((*c.values, *added.get(c.field, ()))))) for c in before)


def _corrected(new: Sequence[Condition]) -> Sequence[Condition]:
    """„Nicht Paderborn, Bielefeld“ corrects rather than excludes."""
    wanted = [c for c in new if not c.negated]
    return [c for c in new if not c.negated or c.field not in LOCATION] if wanted else new


def _excludes(one: Condition, other: Condition) -> bool:
    """Whether no figure meets both limits: "und welche unter 100.000" after "über 2 Millionen" begins anew."""
    if one.field != other.field or one.field not in MONEY_FIELDS:
        return False
    lows = [int(c.low) for c in (one, other) if c.low is not None]
    highs = [int(c.high) for c in (one, other) if c.high is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def _like_before(condition: Condition, before: Sequence[Condition]) -> Condition:
    """„Und 2021?“ after „gestartet 2020“ means the start, too."""
    if condition.field != "running":
        return condition
    field = next((c.field for c in before if c.field in {"start", "end", "transferable"}), condition.field)
    return replace(condition, field=field)


def _kind(condition: Condition) -> str:
    if condition.field in LOCATION:
        return "location"
    if condition.field in MONEY_FIELDS:
        return "money"
    return "time" if condition.field in TIMES else condition.field
