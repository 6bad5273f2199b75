"""What an expert says, in the language that the visitor wants."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answers.blocks import statement
from bot.answers.context import Context
from bot.answers.reply import Reply, Suggestion
from bot.answers.values import say
from bot.dialogue.query import ExpertReply
from bot.experts.api import Line
from bot.experts.expert import Expert


def answer(query: ExpertReply, context: Context) -> Reply:
    """Its lines one below the other; suggestions are sentences that a visitor might write."""
    expert = context.experts.expert(query.expert)
    if expert is None:  # switched off since: there is nothing to say again
        return Reply(statement(say("fallback_1", contact=context.contact())))
    voice = context.voice
    language = "en" if voice.english else "easy" if voice.easy else "de"
    said = (say("expert_says", text=expert.texts.say(line, language)) for line in _lines(query))
    return Reply(statement(*said), suggestions=[Suggestion(_label(expert, key, language)) for key in query.buttons])


def _lines(query: ExpertReply) -> Iterator[Line]:
    """Its lines; the question comes after how many there were."""
    progress = [Line("progress", (("number", query.number), ("of", query.of)))] if query.number else []
    for text, facts in query.lines:
        if text.startswith("ask_"):
            yield from progress
            progress = []
        yield Line(text, facts)


def _label(expert: Expert, key: str, language: str) -> str:
    """A text by its key; names of towns and breeds stand for themselves."""
    return expert.texts.say(Line(key), language) if key in expert.texts else key
