"""What is not about projects: safety first, then talk, the programme, terms, and what is out of scope."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.guesses import guess
from bot.dialogue.query import Explain, Nearby, NotHeld, PlaceInfo, Programme, Query, Talk
from bot.dialogue.situation import Decision, Situation
from bot.understanding.text import fold

_RESPONSES = frozenset(
    {
        "greet", "goodbye", "thank", "praise", "insult", "ask_identity", "ask_help", "ask_privacy", "ask_source",
        "ask_human", "ask_private_life", "do_application", "other_language", "out_of_scope", "affirm", "deny",
    }
)  # fmt: skip
# Talk that only counts when the message asks for nothing else: "Hallo, was kostet govchain?" is a question.
_POLITE = frozenset(
    {"greet", "goodbye", "thank", "praise", "affirm", "deny", "insult", "ask_more", "ask_repeat"}
)
_PROGRAMME_TOPICS = tuple(
    (re.compile(fold(pattern)), facts)
    for pattern, facts in (
        (r"\b(vorwort\w*|minister\w*|pinkwart)\b", ("minister", "responsibility")),
        (r"\b(it )?(standards?|schnittstellenstandards?)\b|planungsrat", ("standards",)),
        (r"\bprojektbüros?\b", ("project_offices",)),
        (r"\binteress\w*bekundung\w*|(haben|gibt|meld\w+) .{0,40}interesse\b", ("interest",)),
        (r"wie viele .{0,20}(städte|kommunen|gemeinden)", ("municipalities", "structure")),
        (r"\b(it sicherheit|nutzerfreundlich\w*|stand der technik)\b", ("quality",)),
        (r"\b(verpflicht\w+|müssen .{0,40}(bereitstell|veröffentlich|teil)\w*)", ("reuse_duty",)),
        (
            r"\bkölnbot\b|wer hat den nrwbot|nrwbot .{0,40}(entwickelt|programmiert|kostenlos|gratis)",
            ("nrwbot_origin", "nrwbot_free"),
        ),
    )
)
_PROGRAMME_FACTS = {
    "ask_programme": ("what", "why", "structure", "focus"),
    "ask_programme_period": ("start", "end"),
    "ask_programme_money": ("money", "money_shared"),
    "ask_programme_size": ("project_count", "owl_projects"),
    "ask_funding": ("applications", "end"),
    "ask_ministry": ("responsibility", "minister"),
}
_CRISIS = re.compile(
    fold(
        r"\b(nicht mehr leben|umbringen|selbstmord\w*|suizid\w*|das leben nehmen|mir was antun|mir etwas antun|mich toeten|nicht mehr weiterleben"
        r"|will sterben|möchte sterben|keinen sinn mehr|lebensmüde|ritze mich|(sich|mir|dir) (et)?was an(zu)?tun|selbst verletz\w*|nicht mehr da sein)\b"
    )
)
_EMERGENCY = re.compile(
    fold(
        r"\b(es brennt|brennt es|feuer im|feuer in|notarzt|krankenwagen|rettungswagen|bewusstlos\w*|atmet (nicht|kaum|schwer)|einbrecher|ueberfall\w*|verblutet"
        r"|herzinfarkt|schlaganfall|gasgeruch|messer bedroht|lebensgefahr)\b"
    )
)
_PRIVACY = re.compile(fold(r"\b(dsgvo|datenschutz\w*|cookies?|(meine|eingaben|chats?|nachrichten|gespräche?) .{0,40}(gespeichert|speicher\w*|protokollier\w*))\b"))
_PRIVATE = re.compile(
    fold(
        r"\b(verheiratet|ledig|geschieden|privat\w*|wohnt|wohnhaft|zuhause|haustier\w*|kinder hat|hat .{0,20}kinder|geburtstag|wie alt|religion|religiös"
        r"|hobb\w+|gehalt|verdient|partei\w*|krank|freund\w*|handynummer privat|instagram|facebook|aussehen|single|ehe\w*|familienstand)\b"
    )
)


def safety(s: Situation) -> Decision:
    """Emergencies and despair come before everything else."""
    words = " ".join(s.reading.words)
    about_project = bool(s.references.groups or s.references.by_content)
    if _CRISIS.search(words) or (
        s.sure_of("crisis", at_least=0.6) and not about_project and not s.conditions
    ):
        return _say(s, "crisis")
    if _EMERGENCY.search(words) or (s.sure_of("emergency", at_least=0.4) and not about_project and not s.facets):
        return _say(s, "emergency")
    return None


def private_life(s: Situation) -> Decision:
    """Nothing is said about the private life of officials, even if a project is named beside."""
    people = bool(s.reading.named("person"))
    private = bool(_PRIVATE.search(" ".join(s.reading.words)))
    if (s.sure_of("ask_private_life", at_least=0.5) and not set(s.reading.facets) - {"summary", "time"}) or (
        private and (people or s.reading.intent == "ask_private_life")
    ):
        return _say(s, "ask_private_life")
    return None


def small_talk(s: Situation) -> Decision:
    """Greetings, thanks, questions about the assistant; the thread stays as it is."""
    intent = s.reading.intent
    if _PRIVACY.search(" ".join(s.reading.words)) and not s.references.clear:
        return _say(s, "ask_privacy")
    if intent == "correct" and not s.names_something and not s.facets:
        return _say(s, "correct")
    if intent == "reset" and s.sure_of("reset", at_least=0.5) and not s.names_something:
        return replace(type(s.state)(), easy=s.state.easy, english=s.state.english), [Talk("reset")]
    if intent == "other_language" and s.reading.confidence >= 0.6:
        return _say(s, "other_language")
    asks = bool(s.references.groups or s.facets or s.conditions)
    if (
        intent in _POLITE
        and asks
        and not (s.reading.confidence >= 0.6 and s.short and not s.references.groups)
    ):
        return None
    if intent == "ask_private_life" and set(s.reading.facets) - {"summary", "time"}:
        return None
    if intent == "ask_help" and s.reading.has("greeting"):
        intent = "greet"
    if intent in {"ask_more", "ask_repeat"} and s.reading.confidence >= 0.35:
        return _again(s)
    trusted = 0.3 if not asks else 0.8 if s.facets and s.state.focus else 0.55
    if intent in _RESPONSES - {"out_of_scope"} and s.reading.confidence >= trusted and not s.references.clear:
        return _say(s, intent)
    if intent == "do_application" and s.reading.confidence >= 0.5:
        return _say(s, intent)
    return None


def _again(s: Situation) -> Decision:
    """ "Mehr dazu", "noch mal": the project in focus at full length."""
    from bot.dialogue import facts

    if s.state.focus and s.state.operation in {"facts", "rank", "compare"}:
        repeated = (
            s.state.facets if s.reading.intent == "ask_repeat" else ("summary", "contact", "money", "time")
        )
        return facts.answer(s, s.state.focus, repeated)
    if s.state.conditions:
        return facts.listing(s, s.state.conditions)
    return _say(s, "ask_help")


def unknown_fact(s: Situation) -> Decision:
    """A fact about a project that the catalogue has no field for: say so and offer what is known."""
    if s.references.clear and set(s.facets) - {"summary", "time"} and not s.sure_of("ask_unknown_fact"):
        return None
    if not s.reading.has_no_field and not s.sure_of("ask_unknown_fact", at_least=0.5):
        return None
    about = s.references.named or s.references.by_content or s.references.by_place or s.state.focus
    if (
        s.reading.has_no_field
        and s.reading.intent == "out_of_scope"
        and not s.references.named
        and not s.reading.named("person")
    ):
        return _nearby(s) or _say(s, "out_of_scope")
    if not about and s.names_something:
        return _say(s, "out_of_scope")
    projects = s.references.named if s.references.clear else ()
    place = s.references.by_place or ()
    projects = projects or (place if len(place) == 1 and s.reading.has("the_project", "projects_word") else ())
    projects = projects or (s.state.focus if not s.names_something else ()) or (s.references.by_content or ())
    if not s.reading.has_no_field and s.reading.confidence < 0.7 and s.reading.facets:
        return None
    return replace(s.state, focus=projects or s.state.focus, operation="facts"), [NotHeld(projects[:4])]


def explanation(s: Situation) -> Decision:
    """Terms of the glossary and the kinds of reuse."""
    kinds = tuple(i for n in s.reading.named("reuse_kind") for i in n.mention.ids("reuse_kind"))
    terms = tuple(i for n in s.reading.named("term") for i in n.mention.ids("term"))
    if s.operation in {"list", "count"} or any(n.negated for n in s.reading.names):
        return None
    if s.reading.has("projects_word") and s.reading.has("list", "plural"):
        return None
    if s.state.focus and s.short and set(s.reading.facets) - {"summary"} and not s.reading.has("meaning"):
        return None  # "Eigenanteil?" after an answer asks for the figure, not for the word
    if s.references.by_content and s.reading.has("seat"):  # "Wer beruft sich auf das OZG?" asks for projects
        return None
    wanted = kinds or (terms if not s.sure_of("ask_programme") else ())
    if wanted and s.reading.has("meaning") and not s.references.groups and not s.references.by_place:
        return _explained(s, terms, kinds)
    if s.sure_of("explain_reuse", at_least=0.4) and not s.references.groups and not s.references.by_content:
        return replace(s.state, operation="talk"), [Explain(terms, kinds or _all_kinds(s))]
    if s.sure_of("explain_term", at_least=0.35) and (terms or kinds):
        return _explained(s, terms, kinds)
    return None


def _explained(s: Situation, terms: tuple[str, ...], kinds: tuple[str, ...]) -> Decision:
    """Explain, and remember the projects about it: "Welches Projekt nutzt das?" may follow."""
    ids = s.references.by_content or ()
    state = replace(s.state, operation="talk", focus=ids if len(ids) == 1 else (), listed=ids)
    if ids and s.conditions:
        state = replace(state, operation="explain", conditions=s.conditions)
    return state, [Explain(terms, kinds)]


def _all_kinds(s: Situation) -> tuple[str, ...]:
    return tuple(kind.id for kind in s.directory.reuse_kinds())


def programme_topic(s: Situation) -> Decision:
    """Words that only the programme as a whole answers: foreword, standards, project offices."""
    words = " ".join(s.reading.words)
    known = [facts for pattern, facts in _PROGRAMME_TOPICS if pattern.search(words)]
    specific = [n for n in s.reading.names if not n.mention.kinds & {"term", "project"}]
    if not known or specific or (s.reading.has("pronoun") and s.state.focus and s.short):
        return None
    if s.references.named and not any(i in ("nrwbot_origin",) for facts in known for i in facts):
        return None
    return replace(s.state, operation="programme"), [Programme(known[0])]


def programme(s: Situation) -> Decision:
    """The programme as a whole."""
    facts = _PROGRAMME_FACTS.get(s.reading.intent)
    in_thread = s.state.focus and s.facets and s.short and s.reading.confidence < 0.8
    if facts and s.reading.confidence >= 0.3 and not s.references.by_content and not in_thread:
        return replace(s.state, operation="programme"), [Programme(facts)]
    return None


def plain(s: Situation) -> Decision:
    """What is left: a term, a place, out of scope, or not understood."""
    intent, confidence = s.reading.intent, s.reading.confidence
    terms = tuple(i for n in s.reading.named("term") for i in n.mention.ids("term"))
    kinds = tuple(i for n in s.reading.named("reuse_kind") for i in n.mention.ids("reuse_kind"))
    if (terms or kinds) and s.short:
        return _explained(s, terms, kinds)
    if intent in _RESPONSES - {"out_of_scope"} and confidence >= 0.25:
        return _say(s, intent)
    if s.reading.has("greeting") and not s.conditions:
        return _say(s, "greet")
    if intent == "out_of_scope":
        unclear = confidence < _UNCLEAR and guess(s).guesses
        return _nearby(s) or (None if unclear else _say(s, "out_of_scope"))
    return None


_UNCLEAR = 0.3  # below, a message that may be out of scope first gets a question back


def _nearby(s: Situation) -> Decision:
    """Not our subject, but it names a topic or town of ours: the honest word first, then what comes nearest."""
    towns = tuple(n.mention.ids("place", "kreis")[0] for n in s.reading.named("place", "kreis") if not n.negated)
    found = s.references.by_content or (s.references.by_place if s.reading.confidence < _DOUBTFUL else ()) or ()
    if towns and not found and s.reading.confidence < _DOUBTFUL:
        return replace(s.state, operation="place", places=towns), [PlaceInfo(towns)]
    if not found or len(found) > _MOST_NEARBY:
        return None
    state = replace(s.state, operation="list", listed=found, focus=found if len(found) == 1 else (), facets=())
    return state, [Nearby(found, () if s.references.by_content else towns)]


_DOUBTFUL = 0.75
_MOST_NEARBY = 7


def _say(s: Situation, response: str) -> Decision:
    queries: list[Query] = [Talk(response)]
    return s.state, queries
