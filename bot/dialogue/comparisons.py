"""Questions that set projects, towns or regions side by side."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.query import Compare, CompareSets
from bot.dialogue.references import place_condition
from bot.dialogue.situation import Decision, Situation

_ALL_SIDES = ("money", "time", "transferability", "partners")
_MOST = 5  # projects side by side
_EITHER = frozenset({"welche", "welches", "welcher", "was", "wer"})


def compare(s: Situation) -> Decision:
    """Two or more projects, towns or regions side by side."""
    if s.operation != "compare":
        return None
    return _named(s) or _places(s) or _with_focus(s) or _in_thread(s)


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
    places = tuple(c for n in named if (c := place_condition(n)))
    if len(places) < 2 or set(s.reading.facets) - {"money", "summary"}:
        return None
    return replace(s.state, operation="compare", conditions=places, pending=None), [CompareSets(places)]


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
