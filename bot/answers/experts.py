"""What an expert says, in the language that the visitor wants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.blocks import Block, Form, Input, Progress, statement
from bot.answers.context import Context
from bot.answers.reply import Reply, Suggestion
from bot.answers.values import Sentence, say
from bot.dialogue.query import ExpertReply
from bot.experts.api import Line
from bot.experts.expert import Expert
from bot.experts.flow_files import Step
from bot.experts.forms import FormField


def answer(query: ExpertReply, context: Context) -> Reply:
    """Its lines one below the other; suggestions are sentences that a visitor might write."""
    expert = context.experts.expert(query.expert)
    if expert is None:  # switched off since: there is nothing to say again
        return Reply(statement(say("fallback_1", contact=context.contact())))
    voice = context.voice
    speaker = _Speaker(expert, "en" if voice.english else "easy" if voice.easy else "de")
    lines = [Line(text, facts) for text, facts in query.lines]
    return Reply(*_blocks(query, lines, speaker), suggestions=[Suggestion(speaker.label(k)) for k in query.buttons])


def _blocks(query: ExpertReply, lines: Sequence[Line], speaker: _Speaker) -> Iterator[Block]:
    """What is said, the progress before the question, and the form that the question wants."""
    step = _open_step(speaker.expert, query)
    place = next((place for place, line in enumerate(lines) if line.text.startswith("ask_")), len(lines))
    before, asked = lines[:place], lines[place:]
    if before or not asked:
        yield statement(*map(speaker.said, before))
    yield from _progress(query, speaker, bool(step and step.sensitive), bool(asked and query.number))
    if asked:
        yield statement(*map(speaker.said, asked))
        yield from _form(speaker, step.fields if step else ())


def _progress(query: ExpertReply, speaker: _Speaker, sensitive: bool, counted: bool) -> Iterator[Progress]:
    """How far the dialogue is, said where a question is counted."""
    told = (speaker.said(Line("progress", (("number", query.number), ("of", query.of)))),) if counted else ()
    if counted or sensitive:
        yield Progress(told, query.number, query.of, sensitive)


def _form(speaker: _Speaker, asked: Sequence[FormField]) -> Iterator[Form]:
    if asked:
        inputs = tuple(speaker.input(field) for field in asked)
        yield Form((speaker.said(Line("form_elsewhere")),), inputs, speaker.text("form_send"))


def _open_step(expert: Expert, query: ExpertReply) -> Step | None:
    return expert.flows[query.flow].step(query.about) if query.flow in expert.flows else None


@dataclass(frozen=True)
class _Speaker:
    """An expert in one of its languages."""

    expert: Expert
    language: str

    def said(self, line: Line) -> Sentence:
        """A line as a sentence of the answer."""
        return say("expert_says", text=self.expert.texts.say(line, self.language))

    def text(self, key: str) -> str:
        """A text without values; empty if there is none."""
        return self.expert.texts.say(Line(key), self.language) if key in self.expert.texts else ""

    def input(self, field: FormField) -> Input:
        """A field with its words."""
        label, hint = self.text(f"field_{field.id}"), self.text(f"hint_{field.id}")
        wrong = self.text(f"wrong_{field.kind}")
        return Input((), field.id, field.kind, field.required, label, hint, self.text("form_needed"), wrong)

    def label(self, key: str) -> str:
        """A text by its key; names of towns and breeds stand for themselves."""
        return self.text(key) or key
