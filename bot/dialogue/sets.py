"""Lists of projects, chapters and organisations."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.conditions import MONEY_FIELDS, RANGE_FIELDS, Condition
from bot.dialogue import choice
from bot.dialogue.answering import answer, show_list
from bot.dialogue.query import Announced, Organisations, RegionInfo
from bot.dialogue.scopes import continued, refined
from bot.dialogue.situation import LOCATION, Decision, Situation
from bot.dialogue.specifics import about_words, unknown_topic


def announced(s: Situation) -> Decision:
    """Chapters of the brochure that the catalogue does not hold yet: "Welche Mobilitätsprojekte gibt es?"."""
    ours = set(s.references.by_content or ()) & set(s.references.by_place or ())
    if s.surely_outside or ours:  # "Ein Schüler von mir möchte in Solingen eingebürgert werden"
        return None
    for named in s.reading.named("category"):
        for category in named.mention.ids("category"):
            small = s.reading.text == s.reading.text.lower() and not (s.references.by_content or s.state.focus)
            as_noun = named.mention.text[:1].isupper() or small
            meant = as_noun or s.reading.has("projects_word", "list") or len(s.reading.words) <= 3
            if category in _announced_ids(s) and meant and not s.references.groups:
                return replace(s.state, operation="talk"), [Announced(category)]
    return None


def _announced_ids(s: Situation) -> set[str]:
    return {c.id for c in s.directory.categories() if c.announced}


def which(s: Situation) -> Decision:
    """„Welche genau?“ after a count or a sum."""
    asked = s.state.operation in {"count", "sum", "average"} and s.reading.has("plural", "list")
    if not asked or len(s.reading.words) > 5 or s.reading.names or s.reading.facets:
        return None
    return show_list(s, s.state.conditions)


_ORGANISATIONS = frozenset(
    "unternehmen firmen firma organisationen organisation partner partnern hochschulen dienstleister".split()
)


def organisations(s: Situation) -> Decision:
    """„Welche Unternehmen machen mit?“ without a project: all organisations."""
    asks_all = s.reading.has("plural", "list") or s.reading.intent == "ask_partners"
    if (
        "partners" not in s.facets
        or s.references.groups
        or s.state.focus
        or not asks_all
        or s.reading.named("organisation", "person")
    ):
        return None
    if len(s.facets) > 1 or s.reading.has("projects_word"):
        return None
    if not s.sure_of("ask_partners", at_least=0.4) or not set(s.reading.words) & _ORGANISATIONS:
        return None
    location = tuple(c for c in s.conditions if c.field in LOCATION)
    return replace(s.state, operation="talk"), [Organisations(location)]


def listing(s: Situation) -> Decision:
    """A new list, or the last one narrowed down, widened or sorted otherwise."""
    if s.out_of_scope:
        return None
    of_focus = s.state.focus and s.short and s.reading.has("pronoun") and not s.reading.has("plural", "only")
    if of_focus and not s.conditions and s.operation == "list" and not s.reading.names:
        return answer(s, s.state.focus, s.facets or ("summary",))  # "Welches Projekt macht der?"
    about_focus = s.state.focus and set(s.reading.facets) - {"summary"} and not s.conditions
    if about_focus and not s.reading.has("projects_word", "plural", "list"):
        return None  # "Projektende?" asks about the project just spoken of
    if s.state.operation in _SETS or (s.state.listed and s.reading.has("only")):
        if s.reading.has("reorder") and s.state.conditions:
            return show_list(s, s.state.conditions, _shown(s))
        if _builds_on_list(s):
            return _built(s)
    if s.operation == "list" or (s.conditions and _wants_list(s)):
        unknown = unknown_topic(s)
        return about_words(s, unknown) if unknown else _with_region(s, show_list(s, s.conditions, _shown(s)))
    return None


def _with_region(s: Situation, listed: Decision) -> Decision:
    """„Wer gehört zu OWL, und welche Projekte gibt es dort?“: the region, then its projects."""
    regions = tuple(i for n in s.reading.named("region") if not n.mention.ids("place") for i in n.mention.ids("region"))
    if not listed or not regions or not s.reading.has("region_itself") or not s.reading.has("and"):
        return listed
    return replace(listed[0], regions=regions), [RegionInfo(regions), *listed[1]]


def _built(s: Situation) -> Decision:
    """The last list with what the message adds or takes away."""
    before = s.state.conditions
    if not s.conditions and not before and s.state.operation != "count":
        return None
    if not before and s.state.listed and s.reading.has("only"):
        before = (Condition("project", s.state.listed),)
    if s.reading.has("only") and not s.conditions:
        picked = choice.by_words(s.state.listed, s.reading, s.directory)
        if picked:  # "nur der Kreis"
            return show_list(s, (Condition("project", picked),))
    merge = refined if s.reading.has("only") or _only_excludes(s) else continued
    return show_list(s, merge(before, s.conditions or _same_magnitude(s)))


def _shown(s: Situation) -> tuple[str, ...]:
    """The facts asked for that fit into a line beside each project."""
    return tuple(f for f in s.facets if f in _SHOWN_IN_LISTS)


_SETS = frozenset({"list", "count", "sum", "average", "rank", "place", "region", "explain"})
_SHOWN_IN_LISTS = frozenset({"contact", "money", "time", "transferability"})


def _same_magnitude(s: Situation) -> tuple[Condition, ...]:
    """„Und mehr als zwei?“ after „über eine Million“ speaks of millions, too."""
    before = next((c for c in s.state.conditions if c.field in MONEY_FIELDS), None)
    if before is None or len(s.reading.quantities.numbers) != 1:
        return ()
    scale = 1_000_000 if int(before.low or before.high or 0) >= 1_000_000 else 1_000
    amount = s.reading.quantities.numbers[0] * scale
    words = set(s.reading.words)
    if words & {"weniger", "unter", "hochstens", "bis"}:
        return (Condition(before.field, high=amount - 1),)
    return (Condition(before.field, low=amount + 1),)


def _only_excludes(s: Situation) -> bool:
    """„Ohne die aus Aachen“ takes away from the list."""
    return s.short and bool(s.conditions) and all(c.negated for c in s.conditions)


def _builds_on_list(s: Situation) -> bool:
    if _only_excludes(s) and not s.reading.has("projects_word"):
        return True
    if s.continues:
        return bool(s.conditions or _same_magnitude(s)) or s.operation == "list" or s.reading.has("plural")
    return s.short and s.operation == "list" and not s.conditions


def _wants_list(s: Situation) -> bool:
    narrowed = any(c.field in RANGE_FIELDS for c in s.conditions)
    return narrowed or s.reading.has("plural", "list", "projects_word") or not s.facets
