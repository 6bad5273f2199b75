"""Questions that set projects, towns or regions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.dialogue.answering import show_list
from bot.dialogue.query import Compare, CompareSets, RegionInfo
from bot.dialogue.references import place_condition
from bot.dialogue.situation import Decision, Situation
from bot.understanding.reading import Named

_ALL_SIDES = ("money", "time", "transferability", "partners")
_MOST = 5  # projects side by side
_EITHER = frozenset({"welche", "welches", "welcher", "was", "wer"})


def compare(s: Situation) -> Decision:
    """Two or more projects, towns or regions side by side."""
    again = _same_sets(s) or _exceeding(s)
    if again or s.operation != "compare":
        return again
    return _named(s) or _places(s) or _with_focus(s) or _in_thread(s)


def _same_sets(s: Situation) -> Decision:
    """„Und nach Kosten?“ after towns or regions were set side by side."""
    sets = s.state.operation == "compare" and not s.state.focus and len(s.state.conditions) > 1
    again = s.continues or s.facets or s.operation == "count"  # "Um wie viel?" looks like a count
    if not sets or s.names_something or not s.short or set(s.facets) - {"money"} or not again:
        return None
    return s.state, [CompareSets(s.state.conditions)]


def _exceeding(s: Situation) -> Decision:
    """„Gab es ein Projekt, das noch teurer war?“, „Welche Projekte liefen länger als Anlauf?“: those beyond one."""
    limit = s.references.named if s.reading.has("exceeding_named") else ()
    if not limit and s.reading.has("exceeding") and not s.names_something:
        limit = s.state.focus
    project = s.directory.project(limit[0]) if len(limit) == 1 else None
    if project is None:
        return None
    words = " ".join(s.reading.words)
    by_length = "langer" in words or "kurzer" in words
    days = (project.end - project.start).days + 1 if project.start and project.end else None
    field, value = ("duration_days", days) if by_length else ("total_eur", project.total_eur)
    if value is None:
        return None
    more = "teurer" in words or "langer" in words or "mehr" in words
    return show_list(s, (Condition(field, low=value + 1) if more else Condition(field, high=value - 1),))


def _named(s: Situation) -> Decision:
    """Projects that the message names, or that share the name it gives."""
    named, groups = s.references.named, s.references.groups
    if s.references.clear and len(named) >= 2:
        return _side_by_side(s, named)
    if len(groups) == 1 and 2 <= len(groups[0]) <= _MOST:
        return _side_by_side(s, named)
    return None


def _places(s: Situation) -> Decision:
    """Towns and regions, by their number of projects and money."""
    named = [n for n in s.reading.named("place", "kreis", "region") if not n.own]
    places = _regions(s, named) or tuple(c for n in named if (c := place_condition(n)))
    if len(places) < 2:
        return None
    regions = tuple(v for c in places if c.field == "region" for v in c.values)
    if s.reading.has("region_itself") and len(regions) == len(places):
        return replace(s.state, operation="region", regions=regions, pending=None, focus=()), [RegionInfo(regions)]
    projects = _one_each(s, places)
    if projects:
        return _side_by_side(s, projects)
    if set(s.reading.facets) - {"money", "summary"}:
        return None
    return replace(s.state, operation="compare", conditions=places, pending=None), [CompareSets(places)]


def _regions(s: Situation, named: Sequence[Named]) -> tuple[Condition, ...]:
    """„Welche Modellregion hat mehr Projekte, Soest oder OWL?“: Soest is the region here, not the town."""
    ids = [n.mention.ids("region") for n in named]
    return tuple(Condition("region", i) for i in ids) if s.reading.has("by_region") and all(ids) else ()


def _one_each(s: Situation, places: tuple[Condition, ...]) -> tuple[str, ...]:
    """„Das Bielefelder Portal und das des Kreises Paderborn“: one project of each place."""
    portal = any(word.endswith(("portal", "portale")) for word in s.reading.words)
    if not portal and not s.reading.has("the_project"):
        return ()
    found = []
    for place in places:
        carrier = [Condition("carrier", place.values)] if place.field == "kreis" else [place]
        there = s.directory.projects(carrier)
        there = [p for p in there if "portal" in p.label.casefold()] if portal else there
        if len(there) != 1:
            return ()
        found.append(there[0].id)
    return tuple(found)


def _with_focus(s: Situation) -> Decision:
    """„War das mehr als beim Kreis Paderborn?“: the project in focus and one more."""
    other = s.references.named or s.references.by_place or ()
    if len(s.state.focus) != 1 or len(other) != 1 or other == s.state.focus:
        return None
    return _side_by_side(s, (*s.state.focus, *other))


def _in_thread(s: Situation) -> Decision:
    """„Welches von beiden war teurer?“: what was spoken of last, or last listed."""
    if s.references.named or s.names_something:
        return None
    focus = s.state.focus
    asks = s.reading.has("both") or s.short or set(s.reading.words) & _EITHER
    if len(focus) == 1 and s.state.earlier and asks:
        return _side_by_side(s, (*s.state.earlier[0], *focus))
    shown = focus or s.state.listed
    return _side_by_side(s, shown) if 2 <= len(shown) <= _MOST else None


def _side_by_side(s: Situation, projects: tuple[str, ...]) -> Decision:
    wanted = tuple(f for f in s.facets if f not in {"summary", "services", "products"}) or _ALL_SIDES
    state = replace(
        s.state, operation="compare", focus=projects, listed=projects, facets=wanted,
        earlier=s.state.remembering(projects), pending=None,
    )  # fmt: skip
    return state, [Compare(projects, wanted)]
