"""One answer as blocks with suggestions, and all answers to a message as a channel sends them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from bot.answers import easy
from bot.answers.blocks import Block, Statement, note
from bot.answers.render import structure, text
from bot.answers.values import Value, asking_for, say
from bot.answers.voice import Voice
from bot.catalogue.records import Project


@dataclass(frozen=True)
class Suggestion:
    """What may be asked next; what it sends is an ordinary sentence, so that any channel can offer it as text, too."""

    title: Value
    payload: str = ""


@dataclass(frozen=True, init=False)
class Reply:
    """A complete answer to one query."""

    blocks: tuple[Block, ...]
    suggestions: tuple[Suggestion, ...]

    def __init__(self, *blocks: Block, suggestions: Sequence[Suggestion] = ()) -> None:
        object.__setattr__(self, "blocks", blocks)
        object.__setattr__(self, "suggestions", tuple(suggestions))


@dataclass(frozen=True)
class Button:
    """A suggestion in the words of a voice."""

    title: str
    payload: str = ""

    def to_dict(self) -> dict[str, str]:
        """The button as Rasa sends it."""
        return {"title": self.title, "payload": self.payload or self.title}


@dataclass(frozen=True)
class Message:
    """All answers to one message, as the channel sends them."""

    texts: tuple[str, ...]
    buttons: tuple[Button, ...] = ()
    custom: dict[str, Any] = field(default_factory=dict)


def suggest(*names: str) -> list[Suggestion]:
    """Suggestions that are texts of domain.yml."""
    return [Suggestion(say(name)) for name in names]


def suggest_projects(projects: Sequence[Project]) -> list[Suggestion]:
    """One for each project; what it sends names the town, too."""
    return [Suggestion(p.label, asking_for(p)) for p in projects]


def message(replies: Sequence[Reply], voice: Voice) -> Message:
    """The answers in one voice: a text for each, the blocks of all, the last suggestions."""
    voice = voice.for_one_answer()
    answers = [[*reply.blocks, *_explained(reply.blocks, voice)] for reply in replies]
    if answers and voice.english and not voice.turn:
        answers[-1].append(note(say("hint")))  # once in a conversation: German is the language that works best here
    blocks = list(chain(*answers))
    suggested = _last_suggestions(replies)
    return Message(
        tuple(text(answer, voice) for answer in answers),
        tuple(Button(voice.form(button.title), button.payload) for button in suggested),
        structure(blocks, voice) if _more_than_text(blocks, voice) else {},
    )


def _last_suggestions(replies: Sequence[Reply]) -> Sequence[Suggestion]:
    return next((reply.suggestions for reply in reversed(replies) if reply.suggestions), ())


def _more_than_text(blocks: Sequence[Block], voice: Voice) -> bool:
    """Whether a client could show more than the text; of one that is not German it must know the language."""
    return voice.language != "de" or any(not isinstance(block, Statement) for block in blocks)


def _explained(blocks: Sequence[Block], voice: Voice) -> list[Block]:
    """In easy language the hard words of an answer are explained below it."""
    names = easy.hard_words(text(blocks, voice)) if voice.easy else ()
    return [note(say(f"word_{name}")) for name in names]
