"""A citizen's errand, what the catalogue has no field for, and what no name stands for."""

from __future__ import annotations

from collections.abc import Iterator

from bot.catalogue.conditions import Condition
from bot.dialogue.belonging import explained_by_names
from bot.dialogue.passages import sentences_about
from bot.dialogue.proposals.places import towns_named
from bot.dialogue.references import TAGS
from bot.dialogue.request import Proposal, Request, Scope
from bot.dialogue.scopes import scopes
from bot.dialogue.situation import Situation

_NOT_HELD = "facet:not_held"
_FACTS = frozenset({"money", "time", "contact"})
_ASKED_FACTS = ("ask_money", "ask_time", "ask_contact", "ask_unknown_fact")
_ERRAND = frozenset(
    {
        "facet:services", "facet:links", "facet:summary", "cue:do_it", "cue:here", "cue:meaning", "facet:money",
        "facet:time", "facet:contact", _NOT_HELD, "cue:pronoun", "cue:list", "cue:errand", "number:0",
    }
)  # fmt: skip
_TOLD_BY_TEXTS = frozenset(f"facet:{facet}" for facet in ("summary", "products", "services"))
# Small words that belong to what is asked of a text: „Welche Anmeldungen“, „Wie viele Ziele“, „der erste Schritt“.
_SET_ASIDE = frozenset(
    {f"cue:{cue}" for cue in ("plural", "list", "sum", "both", "other", "only", "such", "do_it", "errand", "apply",
                              "meaning", "region_itself", "this_region", "projects_word", "municipalities", "standards",
                              "nrwbot_origin")}
    | {"ordinal:0"}
)  # fmt: skip
_AGAIN = frozenset({"cue:pronoun", "cue:continuation", "cue:same_question", "cue:the_same", "cue:the_project"})
_LEAST = 0.03
_MOST_NEARBY = 7
_QUESTION = 4  # words


def propose(s: Situation) -> Iterator[Proposal]:
    """Services, missing facts, organisations, announced chapters, full text, and what comes nearest."""
    yield from _errands(s)
    yield from _passages(s)
    yield from _not_held(s)
    yield from _organisations(s)
    yield from _announced(s)
    yield from _about_words(s)
    yield from _nearby(s)


def _errands(s: Situation) -> Iterator[Proposal]:
    """A citizen's errand at a town hall, there or in the town of the thread, or the last errand in another town."""
    services = tuple(dict.fromkeys(i for n in s.reading.named(*TAGS) for i in n.mention.ids(*TAGS)))
    towns = towns_named(s)
    asked = s.intents.get("find_service", 0.0) + s.intents.get("do_application", 0.0)
    fact = bool(set(s.reading.facets) & _FACTS) or s.reading.has_no_field
    spoken = bool(towns) or s.reading.has("errand", "own", "here") or (fact and not s.reading.has("projects_word"))
    again = bool(s.state.errand) and not services and spoken
    if s.references.groups or not (asked >= _LEAST or services or again):
        return
    asked += s.intents.get("out_of_scope", 0.0) if again or _of_the_town_hall(s) else 0.0
    asked += sum(s.intents.get(name, 0.0) for name in _ASKED_FACTS) if fact and (services or again) else 0.0
    names = frozenset(f"name:{i}" for i in range(len(s.reading.names))) | nouns(s)
    signs = [("operation errand", 1.0), ("intent", asked)]
    signs += [("errand of the speaker", 1.0)] if s.reading.has("own", "here", "do_it") else []
    signs += [("errand words", 1.0)] if s.reading.has("errand") else []
    signs += [("errand without a service", 1.0)] if not services else []
    signs += [("project word beside the errand", 1.0)] if s.reading.has("projects_word") else []
    signs += [("fact of the errand", 1.0)] if fact else []
    signs += [("fact of one such thing", 1.0)] if fact and s.one_such_thing else []
    signs += [("fact of the speaker's errand", 1.0)] if fact and s.reading.has("own", "here", "do_it") else []
    where = towns or s.state.places
    yield _errand(s, services, where, fact, names | _ERRAND, signs)
    if again:
        way = "elsewhere" if towns else "again" if s.reading.has("errand", "own", "here") else "with a fact"
        signs += [(f"the last errand {way}", 1.0)]
        yield _errand(s, s.state.errand, where, fact, names | _ERRAND | _AGAIN, signs)


def _of_the_town_hall(s: Situation) -> bool:
    """„Wie teuer ist die Hundesteuer in Dortmund?“: a service with a town, a fact or words of an errand."""
    fact = bool(set(s.reading.facets) & _FACTS) or s.reading.has_no_field
    return bool(s.reading.named("service")) and (fact or bool(towns_named(s)) or s.reading.has("here", "errand"))


def _errand(
    s: Situation, services: tuple[str, ...], towns: tuple[str, ...], fact: bool, explains: frozenset[str],
    signs: list[tuple[str, float]],
) -> Proposal:  # fmt: skip
    offering = s.ids((Condition("topic", services),)) if services else ()
    there = s.ids((Condition("topic", services), Condition("place", towns))) if services and towns else ()
    signs = [
        *signs,
        ("errand offered there" if there else "errand offered elsewhere" if offering else "errand unknown", 1.0),
    ]
    request = Request("errand", Scope("where", there or offering), about=(*services, "in", *towns), limit=int(fact))
    return Proposal(request, explains, tuple(signs))


def _passages(s: Situation) -> Iterator[Proposal]:
    """Sentences of the texts of the project named or spoken of that hold the nouns asked for."""
    errand = _of_the_town_hall(s) or s.reading.has_no_field or s.reading.has("errand")
    ids = s.references.named if s.references.clear else () if errand else s.references.by_place or ()
    described = s.filters[0].conditions if not errand else ()
    ids = ids if len(ids) == 1 or not described else s.ids(described)
    ids = ids or s.state.focus
    if len(ids) != 1:
        return
    project = s.directory.project(ids[0])
    found = sentences_about(project, s.reading) if project else None
    if not found:
        return
    signs = [("operation passage", 1.0), ("passage fits", found.fit)]
    signs += [("passage of a town", 1.0)] if not s.references.named and ids != s.state.focus else []
    signs += [("passage by a verb alone", 1.0)] if found.few else []
    signs += [("passage lacks nouns", float(found.lacking))] if found.lacking else []
    signs += [("passage for an ellipsis", 1.0)] if s.state.operation and _asks_again(s) else []
    source = "named" if s.references.named else "focus"
    explains = explained_by_names(s) if s.references.named else frozenset()
    explains |= {*_TOLD_BY_TEXTS, *_SET_ASIDE, *_AGAIN, *found.pieces, *nouns(s)}
    yield Proposal(Request("passage", Scope(source, ids), about=found.numbers), explains, tuple(signs))


def _asks_again(s: Situation) -> bool:
    """„Und die Schnittstellen?“, „übertragbar ab?“: in a thread, this asks the same again."""
    return s.reading.has("continuation") or len(s.reading.words) < _QUESTION or (s.short and s.reading.has("and"))


def _not_held(s: Situation) -> Iterator[Proposal]:
    asked = s.intents.get("ask_unknown_fact", 0.0)
    if asked < _LEAST and not s.reading.has_no_field:
        return
    if s.reading.has_no_field:  # its words are unmistakable, the classifier only knows what there are fields for
        asked = max(asked, s.reading.confidence)
    signs = [("operation not held", 1.0), ("intent", asked)]
    signs += [("no field", 1.0)] if s.reading.has_no_field else []
    explained = {_NOT_HELD, "facet:summary", "facet:time", *nouns(s)}
    seen = set()
    for scope in scopes(s):
        few = 0 < len(scope.ids) <= 4
        if scope.source in {"named", "focus", "where"} and few and scope.ids not in seen:
            seen.add(scope.ids)
            of = [(f"not held of {scope.source}", 1.0)]
            of += [("not held of an errand", 1.0)] if s.reading.has("errand") else []
            yield Proposal(Request("not held", scope), scope.explains | explained, (*signs, *of))
    yield Proposal(Request("not held"), frozenset(explained), tuple(signs))


def nouns(s: Situation) -> frozenset[str]:
    """The nouns that nothing else explains."""
    return frozenset(f"noun:{i}" for i in range(len(s.reading.unexplained)))


def _organisations(s: Situation) -> Iterator[Proposal]:
    if "partners" not in s.reading.facets and s.reading.intent != "ask_partners":
        return
    location = tuple(c for c in s.filters[0].conditions if c.field in {"place", "kreis", "carrier", "region"})
    explained = frozenset({"facet:partners", "cue:list", "cue:plural", "facet:contact", "cue:count"})
    if location:
        explained |= s.filters[0].explains
    thread = s.state.focus or s.state.listed or s.state.conditions
    if not (thread or location or s.names_something or s.reading.has("projects_word", "plural", "list", "count")):
        return  # „Was ist die Organisation?“ speaks of none of ours
    signs = [("operation organisations", 1.0), ("intent", s.intents.get("ask_partners", 0.0))]
    signs += [("all organisations", 1.0)] if s.reading.has("plural", "list") else []
    yield Proposal(Request("organisations", Scope("where", (), location)), explained, tuple(signs))


def _announced(s: Situation) -> Iterator[Proposal]:
    announced = {c.id for c in s.directory.categories() if c.announced}
    for i, named in enumerate(s.reading.names):
        for category in named.mention.ids("category"):
            if category in announced:
                explained = {f"name:{i}", "cue:list", "cue:projects_word", "cue:plural", "facet:summary", "cue:count"}
                signs = [("operation announced", 1.0), ("intent", s.intents.get("list_projects", 0.0))]
                signs += [("chapter as a noun", 1.0)] if named.mention.text[:1].isupper() else []
                signs += [("little beside the chapter", 1.0)] if len(s.reading.words) <= 3 else []
                yield Proposal(Request("announced", about=(category,)), frozenset(explained), tuple(signs))


def _about_words(s: Situation) -> Iterator[Proposal]:
    words = s.reading.unknown_nouns
    if not words:
        return
    found = s.ids((Condition("text", words),))
    if len(found) > _MOST_NEARBY:
        return  # a word of so many texts is an ordinary one
    explained = frozenset({"cue:list", "cue:projects_word", "cue:plural", "facet:summary", "cue:meaning", "cue:count"})
    explained |= nouns(s)
    signs = [("operation about words", 1.0), ("intent", s.intents.get("list_projects", 0.0))]
    signs += [("words found", 1.0)] if found else []
    signs += [("afresh and short", 1.0)] if s.state.operation and s.short else []
    yield Proposal(Request("about words", Scope("where", found), about=words), explained, tuple(signs))


def _nearby(s: Situation) -> Iterator[Proposal]:
    outside = s.intents.get("out_of_scope", 0.0)
    if outside < _LEAST:
        return
    content = () if _of_the_town_hall(s) else s.references.by_content or ()
    for kind, ids in (("content", content), ("place", s.references.by_place or ())):
        if ids and len(ids) <= _MOST_NEARBY:
            named = frozenset(f"name:{i}" for i in range(len(s.reading.names)))
            signs = [("operation nearby", 1.0), ("intent", outside), (f"nearby {kind}", 1.0)]
            signs += [(f"nearby {kind}, nothing else said", 1.0)] if not nouns(s) else []
            yield Proposal(Request("nearby", Scope("where", ids), about=(kind,)), named, tuple(signs))
