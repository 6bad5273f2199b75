"""Which projects a sum, count, ranking or list is over: those of the message within those of the thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.conditions import MONEY_FIELDS, RANGE_FIELDS, Condition
from bot.dialogue.situation import LOCATION, Situation


def scope(s: Situation) -> tuple[Condition, ...]:
    """The projects meant: those of the message, within those of the thread if it builds on them."""
    own = _with_groups(s)
    if not s.state.conditions and s.state.listed and s.reading.has("only", "both") and not own:
        return (Condition("project", s.state.listed),)
    if s.reading.has("only"):
        return refined(s.state.conditions, own)
    if s.continues or (not own and s.short and s.state.conditions and not s.reading.has("projects_word")):
        return continued(s.state.conditions, own)
    if not own and s.state.listed and s.reading.has("the_project") and not s.reading.has("projects_word"):
        return s.state.conditions
    return own


def _with_groups(s: Situation) -> tuple[Condition, ...]:
    """Conditions of the message; named projects count as a set ("alle vier Bürgerdienstleistungen")."""
    named = s.references.named
    return (*s.conditions, Condition("project", named)) if named else s.conditions


def refined(before: Sequence[Condition], new: Sequence[Condition]) -> tuple[Condition, ...]:
    """„Nur die in Wuppertal“: within the list; a place given before is replaced, other demands add up."""
    fields = {c.field for c in new if not c.negated}
    kept = [c for c in before if c.negated or c.field not in fields & LOCATION]
    kept = [c for c in kept if not any(_excludes(c, n) for n in new)]
    return tuple(dict.fromkeys((*kept, *new)))


def continued(before: Sequence[Condition], new: Sequence[Condition]) -> tuple[Condition, ...]:
    """„Und in Aachen?“: the same question with the new demand in place of the old one of its kind."""
    if any(not c.negated for c in new):  # "nicht Paderborn, Bielefeld" corrects rather than excludes
        new = [c for c in new if not c.negated or c.field not in LOCATION]
    new = [_like_before(c, before) for c in new]
    kinds = {_kind(c) for c in new if not c.negated}
    return tuple(dict.fromkeys((*(c for c in before if _kind(c) not in kinds), *new)))


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
    return "range" if condition.field in RANGE_FIELDS else condition.field
