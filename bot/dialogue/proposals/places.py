"""Towns and regions themselves: where they belong, who takes part, what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from bot.catalogue.conditions import Condition
from bot.dialogue.references import LOCATION
from bot.dialogue.request import Proposal, Request, Scope
from bot.dialogue.situation import Situation

_THREAD = frozenset({"cue:continuation", "cue:pronoun", "cue:same_question", "cue:correction", "cue:here"})

_LEAST = 0.03  # probability of the intent that is worth a proposal


def propose(s: Situation) -> Iterator[Proposal]:
    """Towns of the message, towns outside the state, regions named, of a town, of the thread, and all of them."""
    yield from _towns(s)
    yield from _regions(s)


def _towns(s: Situation) -> Iterator[Proposal]:
    outside = tuple(i for n in s.reading.named("elsewhere") for i in n.mention.ids("elsewhere"))
    told = towns_named(s)
    again = s.reading.has("here") or (s.state.operation == "place" and s.reading.has("region", "region_itself"))
    towns = told or (s.state.places if again else ())
    explained = _names(s, "place", "kreis", "elsewhere", "region") | _THREAD | {"facet:summary", "facet:partners"}
    if outside:
        asked = s.intents.get("ask_place", 0.0)
        signs = [("operation place", 1.0), ("intent", asked), ("outside the state", 1.0)]
        yield Proposal(Request("place outside", about=outside), explained | {"cue:projects_word"}, tuple(signs))
    if towns:
        location = tuple(c for c in s.filters[0].conditions if c.field in LOCATION)
        location = location if told else (Condition("place", towns),)
        ids = s.ids(location) if location else ()
        known = ids or s.ids((Condition("partner", tuple(f"Stadt {t}" for t in towns)),))
        signs = [("operation place", 1.0), ("intent", s.intents.get("ask_place", 0.0))]
        signs += [("town without project", 1.0)] if not known else []
        signs += [("town in the thread", 1.0)] if s.state.operation in {"place", "region"} else []
        signs += [("little beside the town", 1.0)] if len(s.reading.words) <= 4 else []
        signs += [("several towns", 1.0)] if len(towns) > 1 else []
        signs += [("the town told before", 1.0)] if not told else []
        own = all(n.own for n in s.reading.named("place", "kreis"))
        signs += [("own town beside what is asked", 1.0)] if told and own and s.names_something else []
        words = {"cue:projects_word", "cue:list", "cue:region_itself", "cue:plural"}
        words = words if not known else {"cue:region_itself"}
        yield Proposal(Request("place", Scope("where", ids, location), about=towns), explained | words, tuple(signs))


def _regions(s: Situation) -> Iterator[Proposal]:
    towns = towns_named(s)
    named = tuple(dict.fromkeys(i for n in s.reading.named("region") for i in n.mention.ids("region")))
    only_region = any(n.mention.ids("region") and not n.mention.ids("place") for n in s.reading.names)
    spoken = s.reading.has("region", "brochure_says", "by_region")
    seats = tuple(r.id for r in s.directory.regions() if r.regierungsbezirk in towns)
    thread = s.state.regions or tuple(v for c in s.state.conditions if c.field == "region" for v in c.values)
    if s.reading.has("region") and not thread:  # "die ganze Modellregion, meine ich"
        thread = regions_of(s, tuple(v for c in s.state.conditions if c.field == "place" for v in c.values))
    explained = _THREAD | {
        "cue:region_itself", "cue:this_region", "facet:summary", "cue:by_town", "cue:by_region", "facet:partners",
        "cue:meaning",
    }  # fmt: skip
    ways = {
        "named": named if named and (spoken or only_region) else (),
        "of the town": regions_of(s, towns),
        "of the Bezirk": seats if "regierungsbezirk" in s.reading.words else (),
        "of the thread": thread,
    }
    asked = s.intents.get("ask_region", 0.0)
    for way, ids in ways.items():
        if ids:
            names = _names(s, "place", "kreis", "region") if way != "of the thread" else frozenset()
            conditions = (Condition("region", ids),)
            signs = [("operation region", 1.0), ("intent", asked), (f"region {way}", 1.0)]
            signs += [("region itself", 1.0)] if s.reading.has("region_itself", "brochure_says") else []
            signs += [("region in the thread", 1.0)] if s.state.operation == "region" else []
            signs += [("little beside the town", 1.0)] if len(s.reading.words) <= 4 else []
            extra = {"cue:count"} if s.reading.has("brochure_says", "region_itself") else set()
            yield Proposal(
                Request("region", Scope("where", s.ids(conditions), conditions), about=ids), explained | names | extra,
                tuple(signs),
            )  # fmt: skip
    regions_named = bool({"modellregionen", "regionen"} & set(s.reading.words))
    again = s.state.operation == "region" and not s.state.regions and s.reading.has("which", "list")
    if asked >= _LEAST or spoken or regions_named or again:
        signs = [("operation region", 1.0), ("intent", asked), ("all regions", 1.0)]
        signs += [("all regions again", 1.0)] if again else []
        signs += [("regions named", 1.0)] if regions_named else []
        every = {"cue:list", "cue:count", "cue:plural", "cue:both"}
        yield Proposal(Request("region"), frozenset(explained | every), tuple(signs))


def towns_named(s: Situation) -> tuple[str, ...]:
    """The towns and Kreise of a message that are not denied."""
    return tuple(n.mention.ids("place", "kreis")[0] for n in s.reading.named("place", "kreis") if not n.negated)


def regions_of(s: Situation, towns: tuple[str, ...]) -> tuple[str, ...]:
    """The Modellregionen that the towns belong to."""
    found = [place.region for name in towns if (place := s.directory.place(name)) and place.region]
    return tuple(dict.fromkeys(found))


def _names(s: Situation, *kinds: str) -> frozenset[str]:
    return frozenset(f"name:{i}" for i, n in enumerate(s.reading.names) if n.mention.kinds & set(kinds))
