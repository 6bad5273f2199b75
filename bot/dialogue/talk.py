"""Greetings, thanks, questions about the assistant: fixed replies that leave the thread as it is."""

from __future__ import annotations

from bot.dialogue import facts, programme
from bot.dialogue.answering import answer, show_list
from bot.dialogue.follow_ups import about_focus
from bot.dialogue.query import Facts, Talk
from bot.dialogue.situation import Decision, Situation
from bot.dialogue.state import State

_RESPONSES = frozenset(
    {
        "greet", "goodbye", "thank", "praise", "insult", "ask_identity", "ask_help", "ask_privacy", "ask_source",
        "ask_human", "ask_private_life", "do_application", "other_language", "affirm", "deny",
    }
)  # fmt: skip
# Talk that only counts when the message asks for nothing else: "Hallo, was kostet govchain?" is a question.
_POLITE = frozenset({"greet", "goodbye", "thank", "praise", "affirm", "deny", "insult", "ask_more", "ask_repeat"})
_COURTESY = ("thank", "praise", "goodbye")
_SURELY = 0.95
_CERTAIN = 0.85  # "Das haben Sie ganz ausgezeichnet erklärt, dafür gäbe es eine Eins" asks for nothing


def small_talk(s: Situation) -> Decision:
    """Talk, unless the message asks for something of ours as well."""
    intent, confidence = s.reading.intent, s.reading.confidence
    asks = bool(s.references.groups or s.facets or s.conditions)
    if s.sure_of(*_COURTESY, at_least=_SURELY) and not s.names_something and not set(s.facets) - {"summary"}:
        return _say(s, intent)
    ours = about_focus(s) or _about_assistant(s)
    if ours:
        return ours
    if programme.topic(s):
        return None
    if s.reading.has("privacy") and not s.references.clear:
        return _say(s, "ask_privacy")
    if intent == "correct" and not s.names_something and not s.facets:
        return _say(s, "correct")
    if intent == "reset" and s.sure_of("reset") and not s.names_something:
        return State(easy=s.state.easy, english=s.state.english), [Talk("reset")]
    if intent in {"ask_more", "ask_repeat"} and confidence >= 0.35:
        return _again(s)
    if s.doubtful or not _is_meant(s, asks):
        return None
    return _say(s, "greet" if intent == "ask_help" and s.reading.has("greeting") else intent)


def _about_assistant(s: Situation) -> Decision:
    """„Bist du ein Mensch?“, „Woher weißt du das?“, „Sprichst du Türkisch?“."""
    if s.names_something or s.references.groups:
        return None
    if s.reading.has("languages"):
        return _say(s, "other_language")
    if s.reading.has("identity") and not s.reading.has("wants_human"):
        return _say(s, "ask_identity")
    if s.reading.has("source") and not set(s.reading.facets) - {"page", "summary", "links"}:
        if len(s.state.focus) == 1 and s.short:
            return s.state, [Facts(s.state.focus, ("page",)), Talk("ask_source")]
        return _say(s, "ask_source")
    return None


def _is_meant(s: Situation, asks: bool) -> bool:
    """Whether the classifier's talk counts more than the facts and names beside it."""
    intent, confidence = s.reading.intent, s.reading.confidence
    if intent not in _RESPONSES:
        return False
    if intent == "do_application" and s.references.by_place and facts.repeats(s):
        return False  # "Jetzt noch das Gleiche für Remscheid, bitte"
    if intent == "do_application" and confidence >= 0.5 and (s.reading.has("do_it") or not s.references.by_content):
        return True
    if intent == "other_language":
        return confidence >= 0.6
    merely = s.short or (confidence >= _CERTAIN and not s.names_something)
    if intent in _POLITE and asks and not (confidence >= 0.6 and merely and not s.references.groups):
        return False
    projects = s.reading.has("projects_word")
    if intent == "ask_private_life" and (projects or set(s.reading.facets) - {"summary", "time"}):
        return False
    trusted = 0.3 if not asks else 0.9 if s.facets and s.state.focus else 0.55
    return confidence >= trusted and not s.references.clear


def _again(s: Situation) -> Decision:
    """„Mehr dazu“, „noch mal“: the project in focus at full length."""
    if s.state.focus and s.state.operation in {"facts", "rank", "compare"}:
        repeated = s.state.facets if s.reading.intent == "ask_repeat" else ("summary", "contact", "money", "time")
        return answer(s, s.state.focus, repeated)
    if s.state.conditions:
        return show_list(s, s.state.conditions)
    return _say(s, "ask_help")


def plain(s: Situation) -> Decision:
    """What is left: a bare term, talk that is not quite sure, a greeting."""
    terms, kinds = programme.terms_named(s), programme.kinds_named(s)
    if (terms or kinds) and s.short and not s.surely_outside:
        return programme.explain(s, terms, kinds)
    if s.reading.intent in _RESPONSES and s.reading.confidence >= 0.25 and not s.doubtful:
        return _say(s, s.reading.intent)
    if s.reading.has("greeting") and not s.conditions:
        return _say(s, "greet")
    return None


def _say(s: Situation, response: str) -> Decision:
    return s.state, [Talk(response)]
