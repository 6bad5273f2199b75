"""What an unclear message may mean: the likeliest intents, if more than one is plausible."""

from __future__ import annotations

from bot.dialogue.query import Fallback
from bot.dialogue.situation import Situation

# Meanings that can be offered as a question; bot.answers.talk words them.
_OFFERED = frozenset(
    {
        "ask_summary", "ask_contact", "ask_money", "ask_time", "ask_transferability", "ask_milestones", "ask_partners",
        "ask_reuse", "ask_services", "ask_links", "ask_programme", "ask_programme_period", "ask_programme_money",
        "ask_region", "list_projects", "count_projects", "rank_projects", "sum_money", "explain_reuse", "find_service",
        "ask_privacy", "ask_help", "ask_source", "ask_human",
    }
)  # fmt: skip
_PLAUSIBLE = 0.1
_MOST = 2


def guess(s: Situation) -> Fallback:
    """The question back, with the two likeliest meanings and the project they may be about."""
    likely = [name for name, confidence in s.reading.ranking if name in _OFFERED and confidence >= _PLAUSIBLE]
    named = s.references.named or s.references.by_content or s.references.by_place or s.state.focus
    return Fallback(1, tuple(likely[:_MOST]) if len(likely) >= _MOST else (), named[0] if len(named) == 1 else None)
