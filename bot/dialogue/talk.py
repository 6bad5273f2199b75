"""Greetings, thanks, questions about the assistant: fixed replies that leave the thread as it is."""

from __future__ import annotations

from bot.dialogue import facts, programme
from bot.dialogue.query import Talk
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


def small_talk(s: Situation) -> Decision:
    """Talk, unless the message asks for something of ours as well."""
    intent, confidence = s.reading.intent, s.reading.confidence
    asks = bool(s.references.groups or s.facets or s.conditions)
    if s.reading.has("privacy") and not s.references.clear:
        return _say(s, "ask_privacy")
    if intent == "correct" and not s.names_something and not s.facets:
        return _say(s, "correct")
    if intent == "reset" and s.sure_of("reset") and not s.names_something:
        return State(easy=s.state.easy, english=s.state.english), [Talk("reset")]
    if intent in {"ask_more", "ask_repeat"} and confidence >= 0.35:
        return _again(s)
    if not _is_meant(s, asks):
        return None
    return _say(s, "greet" if intent == "ask_help" and s.reading.has("greeting") else intent)


def _is_meant(s: Situation, asks: bool) -> bool:
    """Whether the classifier's talk counts more than the facts and names beside it."""
    intent, confidence = s.reading.intent, s.reading.confidence
    if intent not in _RESPONSES:
        return False
    if intent == "do_application" and confidence >= 0.5:
        return True
    if intent == "other_language":
        return confidence >= 0.6
    if intent in _POLITE and asks and not (confidence >= 0.6 and s.short and not s.references.groups):
        return False
    if intent == "ask_private_life" and set(s.reading.facets) - {"summary", "time"}:
        return False
    trusted = 0.3 if not asks else 0.9 if s.facets and s.state.focus else 0.55
    return confidence >= trusted and not s.references.clear


def _again(s: Situation) -> Decision:
    """„Mehr dazu“, „noch mal“: the project in focus at full length."""
    if s.state.focus and s.state.operation in {"facts", "rank", "compare"}:
        repeated = s.state.facets if s.reading.intent == "ask_repeat" else ("summary", "contact", "money", "time")
        return facts.answer(s, s.state.focus, repeated)
    if s.state.conditions:
        return facts.listing(s, s.state.conditions)
    return _say(s, "ask_help")


def plain(s: Situation) -> Decision:
    """What is left: a bare term, talk that is not quite sure, a greeting."""
    terms, kinds = programme.terms_named(s), programme.kinds_named(s)
    if (terms or kinds) and s.short:
        return programme.explain(s, terms, kinds)
    if s.reading.intent in _RESPONSES and s.reading.confidence >= 0.25:
        return _say(s, s.reading.intent)
    if s.reading.has("greeting") and not s.conditions:
        return _say(s, "greet")
    return None


def _say(s: Situation, response: str) -> Decision:
    return s.state, [Talk(response)]
