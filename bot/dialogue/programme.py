"""Questions about the programme as a whole, its terms and the kinds of reuse."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue.conditions import RANGE_FIELDS
from bot.dialogue.query import Explain, Programme
from bot.dialogue.situation import Decision, Situation
from bot.understanding.facets import NOT_HELD

_FACTS_OF_INTENT = {
    "ask_programme": ("what", "why", "structure", "focus"),
    "ask_programme_period": ("start", "end"),
    "ask_programme_money": ("money", "money_shared"),
    "ask_programme_size": ("project_count", "owl_projects"),
    "ask_funding": ("applications", "end"),
    "ask_ministry": ("responsibility", "minister"),
}
_FACTS_OF_CUE = {
    "foreword": ("minister", "responsibility"),
    "standards": ("standards",),
    "project_offices": ("project_offices",),
    "interest": ("interest",),
    "municipalities": ("municipalities", "structure"),
    "quality": ("quality",),
    "apply": ("applications", "end"),
    "reuse_duty": ("reuse_duty",),
    "nrwbot_origin": ("nrwbot_origin", "nrwbot_free"),
}
_FACTS_OF_FACET = {"time": ("start", "end"), "money": ("money", "money_shared"), "summary": ("what", "why")}
_SURE_BESIDE_A_TOWN = 0.7
_WHY = frozenset({"warum", "wieso", "weshalb", "wozu"})
_PROGRAMME_WORDS = frozenset(
    {
        "land",
        "nrw",
        "landesregierung",
        "steuerzahler",
        "programm",
        "forderprogramm",
        "forderung",
        "programms",
        "modellregionen",
    }
)


def topic(s: Situation) -> Decision:
    """Words that only the programme as a whole answers: foreword, standards, project offices."""
    cue = next((name for name in _FACTS_OF_CUE if s.reading.has(name)), None)
    specific = [n for n in s.reading.names if not n.mention.kinds & {"term", "project"}]
    if cue is None or specific or (s.reading.has("pronoun") and s.state.focus and s.short):
        return None
    if cue == "nrwbot_origin" and "nrwbot" not in s.references.named and s.references.named:
        return None
    if s.references.named and cue != "nrwbot_origin":
        return None
    return replace(s.state, operation="programme"), [Programme(_FACTS_OF_CUE[cue])]


def as_a_whole(s: Situation) -> Decision:
    """What it is, since when, how much money, who may apply, who is responsible."""
    facts = _FACTS_OF_INTENT.get(s.reading.intent)
    in_thread = s.state.focus and s.facets and s.short and s.reading.confidence < 0.8
    asks_list = s.reading.has("list") and s.reading.has("pronoun") and s.state.conditions
    if s.reading.has("list") and s.reading.has("projects_word") and s.reading.confidence < _SURE_BESIDE_A_TOWN:
        return None  # "Gibt es ein Projekt für ...?"
    of_a_town = s.reading.named("place", "kreis") and s.reading.confidence < _SURE_BESIDE_A_TOWN
    if (
        s.doubtful
        or of_a_town
        or facts is None
        or s.reading.confidence < 0.3
        or s.references.by_content
        or in_thread
        or asks_list
    ):
        return None
    return replace(s.state, operation="programme"), [Programme(facts)]


def fact_without_project(s: Situation) -> Decision:
    """„Und wann fing es an?“ after an answer about the programme, or with the programme named."""
    spoken_of = s.state.operation == "programme" or set(s.reading.words) & _PROGRAMME_WORDS
    asked = "summary" if _WHY & set(s.reading.words) else s.facets[0] if s.facets else ""
    facts = _FACTS_OF_FACET.get(asked) if spoken_of else None
    return (s.state, [Programme(facts)]) if facts else None


def explanation(s: Situation) -> Decision:
    """Terms of the glossary and the kinds of reuse."""
    kinds, terms = kinds_named(s), terms_named(s)
    if any(c.field in RANGE_FIELDS for c in s.conditions):
        return None  # "Welche sind ab 2022 übertragbar?" asks for projects
    if (
        "transferability" in s.reading.facets
        and s.reading.has("meaning")
        and not s.names_something
        and not s.state.focus
    ):
        every = tuple(kind.id for kind in s.directory.reuse_kinds())
        return replace(s.state, operation="talk"), [Explain((), every)]
    if s.operation in {"list", "count"} or any(n.negated for n in s.reading.names):
        return None
    if s.reading.has("projects_word") and s.reading.has("list", "plural"):
        return None
    if s.state.focus and s.short and set(s.reading.facets) - {"summary"} and not s.reading.has("meaning"):
        return None  # "Eigenanteil?" after an answer asks for the figure, not for the word
    if s.references.by_content and s.reading.has("seat"):  # "Wer beruft sich auf das OZG?" asks for projects
        return None
    return _explanation(s, terms, kinds)


def _explanation(s: Situation, terms: tuple[str, ...], kinds: tuple[str, ...]) -> Decision:
    wanted = kinds or (terms if not s.sure_of("ask_programme") else ())
    if wanted and s.reading.has("meaning") and not s.references.groups and not s.references.by_place:
        return explain(s, terms, kinds)
    if s.sure_of("explain_reuse", at_least=0.4) and not s.references.groups and not s.references.by_content:
        every = tuple(kind.id for kind in s.directory.reuse_kinds())
        return replace(s.state, operation="talk"), [Explain(terms, kinds or every)]
    asks_fact = set(s.reading.facets) - {"summary", "products", "services", "reuse", NOT_HELD}
    if asks_fact and (s.references.by_place or s.references.by_content) and not s.reading.has("meaning"):
        return None  # "Kontakt Liferay-Theme Kreis Paderborn?"
    if s.sure_of("explain_term", at_least=0.35) and (terms or kinds):
        return explain(s, terms, kinds)
    return None


def explain(s: Situation, terms: tuple[str, ...], kinds: tuple[str, ...]) -> Decision:
    """Explain, and remember the projects about it: "Welches Projekt nutzt das?" may follow."""
    ids = s.references.by_content or ()
    if kinds and s.conditions and not ids:  # "Nur in Soest" may follow
        ids = tuple(s.directory.project_ids(s.conditions))
    state = replace(s.state, operation="talk", focus=ids if len(ids) == 1 else (), listed=ids)
    if ids and s.conditions:
        state = replace(state, operation="explain", conditions=s.conditions)
    return state, [Explain(terms, kinds)]


def terms_named(s: Situation) -> tuple[str, ...]:
    """The glossary entries that the message names."""
    return tuple(i for n in s.reading.named("term") for i in n.mention.ids("term"))


def kinds_named(s: Situation) -> tuple[str, ...]:
    """The kinds of reuse that the message names."""
    return tuple(i for n in s.reading.named("reuse_kind") for i in n.mention.ids("reuse_kind"))
