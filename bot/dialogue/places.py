"""Questions about towns and regions themselves, not about their projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue.conditions import Condition
from bot.dialogue.query import PlaceInfo, RegionInfo
from bot.dialogue.situation import LOCATION, Decision, Situation
from bot.dialogue.state import LONGEST_LIST

_CERTAIN = 0.85  # "Wer gehört zur Modellregion Soest, nur die Stadt oder noch mehr?" compares nothing


def about_region(s: Situation) -> Decision:
    """„Welche Städte bilden die Modellregion OWL?“: members, Leitkommune, focus, the brochure's count."""
    regions, towns = _regions(s), _towns(s)
    itself = s.reading.has("region_itself", "brochure_says")
    certain = bool(regions) and itself and s.sure_of("ask_region", at_least=_CERTAIN)
    of_sets = s.operation in {"compare", "sum", "average"} or s.reading.has("only")
    if s.references.groups or s.references.by_content or s.reading.ranks:
        return None
    if not certain and (s.conditions_besides_location or of_sets):
        return None
    if set(s.facets) & {"contact", "money", "time", "reuse", "milestones", "transferability"} and not itself:
        return None
    if s.continues and not itself and s.state.operation in {"list", "count", "sum", "average", "rank"}:
        return None
    asked = s.sure_of("ask_region", at_least=0.35) and (itself or not s.reading.has("projects_word", "list", "running"))
    bare = s.short and not s.facets and s.operation is None and not s.reading.has("list", "running")
    thread = s.state.regions or tuple(v for c in s.state.conditions if c.field == "region" for v in c.values)
    leads = s.reading.has("region_itself") and s.reading.has("by_town") and thread and not s.names_something
    members = s.state.operation == "region" and itself and s.short and not s.names_something
    if not asked and not leads and not members and not _asks_for_all(s) and not (regions and (itself or bare)):
        return None
    thread = () if towns or "modellregionen" in s.reading.words else thread  # the plural asks for all of them
    ids = regions or _regions_in(s, towns) or _regions_of(s, towns) or thread
    if not ids and s.conditions:
        return None
    state = replace(s.state, operation="region", regions=ids, places=towns, pending=None, focus=())
    if ids:
        conditions = (Condition("region", ids),)
        state = replace(state, conditions=conditions, listed=tuple(s.directory.project_ids(conditions, LONGEST_LIST)))
    return state, [RegionInfo(ids)]


def _asks_for_all(s: Situation) -> bool:
    """„Wie viele Modellregionen gibt es und wie heißen die?“."""
    words = set(s.reading.words)
    asked = words & {"modellregionen", "regionen"} and words & _ALL
    return bool(asked) and not s.facets and not s.reading.has("projects_word") and not s.names_something


_ALL = frozenset({"viele", "wieviele", "anzahl", "welche", "heissen", "namen"})


def about_place(s: Situation) -> Decision:
    """„Gehört Lippstadt dazu?“, „Und was macht Köln?“; places outside the state get an honest answer."""
    outside = tuple(i for n in s.reading.named("elsewhere") for i in n.mention.ids("elsewhere"))
    if outside and not s.references.groups and not s.reading.named("place", "kreis", "region"):
        if s.reading.intent == "out_of_scope" and not s.reading.has("projects_word"):
            return None
        return replace(s.state, operation="place", pending=None), [PlaceInfo((), outside)]
    towns = _towns(s)
    if "regierungsbezirk" in s.reading.words and s.reading.has("region") and (ids := _regions_in(s, towns)):
        return replace(s.state, operation="region", regions=ids, pending=None), [RegionInfo(ids)]
    if s.continues and s.state.operation in {"list", "count", "sum", "average", "rank"}:
        return None
    if not towns or s.references.groups or s.conditions_besides_location or _regions(s):
        return None
    if len(towns) > 1 and s.reading.has("list"):
        return None
    elliptic = len(s.reading.words) <= 4 and not s.facets and s.operation is None
    if s.sure_of("ask_place", at_least=0.3) or (elliptic and s.state.operation in {"place", "region"}):
        return _place_info(s, towns)
    return None


def _place_info(s: Situation, towns: tuple[str, ...]) -> Decision:
    location = tuple(c for c in s.conditions if c.field in LOCATION)
    ids = tuple(s.directory.project_ids(location)) if location else ()
    ids = ids or tuple(s.directory.project_ids([Condition("partner", tuple(f"Stadt {t}" for t in towns))]))
    operation = "region" if s.reading.has("region") else "place"
    state = replace(
        s.state, operation=operation, places=towns, regions=_regions_of(s, towns), conditions=location, listed=ids,
        focus=ids if len(ids) == 1 else (), earlier=s.state.remembering(()), pending=None,
    )  # fmt: skip
    return state, [PlaceInfo(towns)]


def _regions(s: Situation) -> tuple[str, ...]:
    """Regions named as such; "Aachen" alone is the town, unless a region is spoken of."""
    spoken = s.reading.has("region", "brochure_says")
    named = [n for n in s.reading.named("region") if spoken or not n.mention.ids("place")]
    return tuple(dict.fromkeys(i for n in named for i in n.mention.ids("region")))


def _towns(s: Situation) -> tuple[str, ...]:
    return tuple(n.mention.ids("place", "kreis")[0] for n in s.reading.named("place", "kreis") if not n.negated)


def _regions_in(s: Situation, towns: Sequence[str]) -> tuple[str, ...]:
    """„Im Regierungsbezirk Düsseldorf“: the towns are the seats of the Regierungsbezirke."""
    if "regierungsbezirk" not in s.reading.words:
        return ()
    return tuple(r.id for r in s.directory.regions() if r.regierungsbezirk in towns)


def _regions_of(s: Situation, towns: Sequence[str]) -> tuple[str, ...]:
    found = [place.region for name in towns if (place := s.directory.place(name)) and place.region]
    return tuple(dict.fromkeys(found))
