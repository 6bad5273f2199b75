"""What comes before everything else: danger, despair, and the private life of officials."""

from __future__ import annotations

from bot.dialogue.query import Talk
from bot.dialogue.situation import Decision, Situation


def safety(s: Situation) -> Decision:
    """Emergencies and despair come before everything else."""
    about_project = bool(s.references.groups or s.references.by_content)
    despair = s.sure_of("crisis", at_least=0.6) and not about_project and not s.conditions
    if s.reading.has("crisis") or despair:
        return s.state, [Talk("crisis")]
    danger = s.sure_of("emergency", at_least=0.4) and not about_project and not s.facets
    if s.reading.has("emergency") or danger:
        return s.state, [Talk("emergency")]
    return None


def private_life(s: Situation) -> Decision:
    """Nothing is said about the private life of officials, even if a project is named beside."""
    asks_fact = set(s.reading.facets) - {"summary", "time"}
    of_a_person = s.reading.named("person") or s.reading.intent == "ask_private_life"
    if s.reading.has("private") and of_a_person:
        return s.state, [Talk("ask_private_life")]
    if s.sure_of("ask_private_life") and not asks_fact and not s.reading.has("projects_word"):
        return s.state, [Talk("ask_private_life")]
    return None
