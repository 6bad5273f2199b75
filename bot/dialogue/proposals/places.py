"""Towns and regions themselves: where they belong, who takes part, what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.catalogue.conditions import Condition
from bot.dialogue.evidence import names_of
from bot.dialogue.references import TAGS, as_partner
from bot.dialogue.request import Proposal, Request, Scope
from bot.dialogue.situation import Situation
from bot.dialogue.words import words

_THREAD = frozenset({"cue:continuation", "cue:pronoun", "cue:same_question", "cue:correction", "cue:here"})
_OF_A_REGION = _THREAD | {
    "cue:region_itself", "cue:this_region", "facet:summary", "facet:region", "cue:by_town", "cue:by_region",
    "facet:partners", "cue:meaning", "cue:plural",
}  # fmt: skip
_OF_A_COUNT = frozenset({"cue:count", "cue:projects_word", "cue:compare", "facet:time"})
_OF_AN_UNKNOWN_TOWN = frozenset({"cue:projects_word", "cue:list", "cue:region_itself", "cue:plural"})
_LEAST = 0.03  # probability of the intent that is worth a proposal
_LITTLE = 4  # words
_SENTENCE_END = re.compile(r"[.!?:]")


def propose(s: Situation) -> Iterator[Proposal]:
    """Towns of the message, towns outside the state, regions named, of a town, of the thread, and all of them."""
    yield from _towns(s)
    yield from _regions(s)


def _towns(s: Situation) -> Iterator[Proposal]:
    outside = s.meant("elsewhere")
    names = names_of(s.reading, "place", "kreis", "elsewhere", "region")
    explained = names | _THREAD | {"facet:summary", "facet:partners", "facet:region", "cue:by_region"}
    asked = s.intents.get("ask_place", 0.0)
    if outside:
        signs = (("operation place", 1.0), ("intent", asked), ("outside the state", 1.0))
        yield Proposal(Request("place outside", about=outside), explained | {"cue:projects_word"}, signs)
    towns = s.towns or _towns_again(s)
    if towns:
        location = s.location if s.towns else (Condition("place", towns),)
        ids = s.ids(location) if location else ()
        known = ids or s.ids((as_partner(towns),))
        beside = {"cue:region_itself"} if known else _OF_AN_UNKNOWN_TOWN
        beside = beside | ({"cue:both", "cue:plural"} if len(towns) > 1 else set())
        request = Request("place", Scope("where", ids, location), about=towns)
        yield Proposal.of(request, explained | beside, asked, _of_towns(s, towns, bool(known)))


def _of_towns(s: Situation, towns: tuple[str, ...], known: bool) -> dict[str, bool]:
    """What speaks for towns themselves, and against them; ``known``: whether any project is there."""
    return {
        "town without project": not known and not _introduces(s),
        "town in the thread": s.state.operation in {"place", "region"},
        "little beside the town": len(s.reading.words) <= _LITTLE,
        "several towns": len(towns) > 1,
        "the town told before": not s.towns,
        "own town beside what is asked": _is_own_beside(s),
        "something of projects beside the town": known and bool(s.reading.named("category", *TAGS)),
        "project beside a town without one": s.references.clear and not known,
    }


def _towns_again(s: Situation) -> tuple[str, ...]:
    """„Und zu welcher Region gehört das?“: the towns told before."""
    of_a_town = s.state.operation == "place" and s.reading.has("region", "region_itself")
    return s.told_towns if s.reading.has("here") or of_a_town else ()


def _is_own_beside(s: Situation) -> bool:
    """„Wir in Unna nutzen Liferay. Wer noch?“: the towns are only the speaker's, and something else is named."""
    return bool(s.towns) and s.names_something and all(n.own for n in s.reading.named("place", "kreis"))


def _introduces(s: Situation) -> bool:
    """„Stadt Hamm, Abt. IT. In welchem Projekt ...?“: the town has a sentence of its own before the question."""
    if not _is_own_beside(s) or not s.reading.names[0].own:
        return False
    first, *others = (named.mention for named in s.reading.names)
    return bool(others and _SENTENCE_END.search(s.reading.text, first.end, others[0].start))


def _regions(s: Situation) -> Iterator[Proposal]:
    spoken = s.reading.has("region", "brochure_says", "by_region")
    for way, ids in _ways(s, spoken).items():
        if ids:
            yield _region(s, way, ids)
    asked = s.intents.get("ask_region", 0.0)
    named = bool(words("every region") & set(s.reading.words))
    again = s.state.operation == "region" and not s.state.regions and s.reading.has("which", "list")
    if any((asked >= _LEAST, spoken, named, again)):
        every = {"cue:list", "cue:count", "cue:plural", "cue:both"}
        yield Proposal.of(Request("region"), _OF_A_REGION | every, asked, {})


def _ways(s: Situation, spoken: bool) -> dict[str, tuple[str, ...]]:
    """The Modellregionen that may be meant, by what points to them."""
    only_region = any(n.mention.ids("region") and not n.mention.ids("place") for n in s.reading.names)
    seats = tuple(r.id for r in s.directory.regions() if r.regierungsbezirk in s.towns)
    named = tuple(dict.fromkeys(s.meant("region"))) if spoken or only_region else ()
    return {
        "named": named,
        "of the town": regions_of(s, s.towns),
        "of the Bezirk": seats if not named and words("bezirk") & set(s.reading.words) else (),
        "of the thread": _regions_before(s),
    }


def _regions_before(s: Situation) -> tuple[str, ...]:
    """The Modellregionen of the thread, or that of its towns: „die ganze Modellregion, meine ich“."""
    of_thread = s.state.regions or _limits_before(s, "region")
    of_towns = regions_of(s, _limits_before(s, "place")) if s.reading.has("region") else ()
    return of_thread or of_towns


def _limits_before(s: Situation, field: str) -> tuple[str, ...]:
    return tuple(value for c in s.state.conditions if c.field == field for value in c.values)


def _region(s: Situation, way: str, ids: tuple[str, ...]) -> Proposal:
    names = names_of(s.reading, "place", "kreis", "region") if way != "of the thread" else frozenset()
    conditions = (Condition("region", ids),)
    itself = s.reading.has("region_itself", "brochure_says")
    counted = _count_said(s, ids)
    signs = {
        f"region {way}": True,
        "region itself": itself,
        "count of a region said": bool(counted),
        "region although only some are asked": s.reading.has("only") and len(s.state.listed) > 1,
        "region in the thread": s.state.operation == "region",
        "little beside the town": len(s.reading.words) <= _LITTLE,
    }
    request = Request("region", Scope("where", s.ids(conditions), conditions), about=ids)
    explained = _OF_A_REGION | names | ({"cue:count"} if itself else set()) | counted
    return Proposal.of(request, explained, s.intents.get("ask_region", 0.0), signs)


def _count_said(s: Situation, ids: tuple[str, ...]) -> frozenset[str]:
    """„Für OWL nennt sie 14 Projekte. Wie viele wurden es?“: what the number of a region's projects explains."""
    counts = {region.project_count for region in s.directory.regions() if region.id in ids}
    said = [f"number:{i}" for i, number in enumerate(s.reading.quantities.numbers) if number in counts]
    return frozenset({*said, *_OF_A_COUNT} if said else ())


def regions_of(s: Situation, towns: tuple[str, ...]) -> tuple[str, ...]:
    """The Modellregionen that the towns belong to."""
    found = [place.region for name in towns if (place := s.directory.place(name)) and place.region]
    return tuple(dict.fromkeys(found))
