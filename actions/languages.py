"""The language that a visitor has chosen by the widget's switch."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.state import State
from bot.understanding.reading import Reading


def before(state: State, chosen: str | None) -> State:
    """The thread as it is read on in the chosen language; without a choice as it was."""
    return replace(state, easy=chosen == "de-simple", english=chosen == "en") if chosen else state


def after(state: State, chosen: str | None, reading: Reading) -> State:
    """German names and buttons do not turn a chosen English back; a wish in words does."""
    if chosen != "en" or state.easy or reading.has("normal_language"):
        return state
    return replace(state, english=True)
