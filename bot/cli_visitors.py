"""Commands for what visitors leave behind: purge, look up and delete conversations, report on the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer
from sqlalchemy.engine import Engine

from bot.cli import Lang, app, write
from bot.conversations.store import Conversations, configured_conversations
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.desk import EmbeddedDesk
from bot.inbox.store import Inbox
from bot.journal import report as journal
from bot.journal.overview import Group, Overview, Topic, overview
from bot.messages import Language, message
from bot.office.audit import Audit
from bot.office.sessions import Sessions
from bot.office.words import name_of
from bot.settings import Settings, settings

conversation = typer.Typer(help="Look up or delete one conversation, for a visitor who asks for it.")
app.add_typer(conversation, name="conversation")

Id = Annotated[str, typer.Argument(help="Name of the conversation; the widget's begin with 'widget-'.")]


class Format(StrEnum):
    """What a report can be."""

    text = "text"
    json = "json"
    csv = "csv"


_TABLES = {Format.json: journal.as_json, Format.csv: journal.as_csv}
_FURTHER_IN = " " * 9


@app.command()
def purge() -> None:
    """Delete what is kept no longer: conversations after CONVERSATION_HOURS, feedback and questions after JOURNAL_DAYS.

    What experts keep goes after its own time, whether or not one is on now; visitors' questions to the staff after
    INBOX_DAYS, the staff's own sessions and audit log after theirs.

    For a schedule; `make run` does it every hour by itself.
    """
    known = settings()
    gone = conversations().purge()
    entries = journal.purge(_journal(), known.journal_days, date.today())
    typer.echo(f"Deleted {gone} conversations and {entries} entries of the journal.")
    if office := _purge_office(known):
        typer.echo(f"Deleted {office} entries of the staff page and its inbox.")
    if experts := _purge_experts(known):
        typer.echo(f"Deleted {experts} entries of experts.")


@app.command()
def report(
    weeks: Annotated[int, typer.Option(min=1, help="How many weeks, this one included.")] = 4,
    format: Annotated[Format, typer.Option("--format", help="csv opens in spreadsheets.")] = Format.text,
    output: Annotated[
        Optional[Path],  # noqa: UP045 -- Typer reads the annotation at run time
        typer.Option("--output", help="File to write.", show_default="standard output"),
    ] = None,
    lang: Lang = Language.de,
) -> None:
    """What was asked, what had no answer and what visitors said of answers, grouped as on the staff page."""
    found = journal.entries(_journal(), weeks, date.today())
    text = _TABLES[format](found) if format in _TABLES else as_text(overview(found), lang)
    write(text, output, spreadsheet=format is Format.csv, lang=lang)


def as_text(seen: Overview, lang: Language) -> str:
    """The groups of the staff page for reading: below a question its other wordings."""
    if not (seen.topics or seen.unanswered or seen.praised or seen.criticised):
        return message("nothing_asked", lang) + "\n"
    number = sum(group.number for group in seen.unanswered)
    lines = [
        message("asked", lang, number=seen.asked), *(_topic(topic, lang) for topic in seen.topics), "",
        message("unanswered", lang, number=number), *_grouped(seen.unanswered, lang), "",
        message("feedback", lang, up=seen.praised, down=seen.criticised), *_grouped(seen.remarks, lang),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _topic(topic: Topic, lang: Language) -> str:
    name = name_of("topics", topic.topic) if lang is Language.de else topic.topic
    return f"  {topic.number:5}  {name:22} {topic.detail}".rstrip()


def _grouped(groups: Sequence[Group], lang: Language) -> Iterator[str]:
    """Each group with how often and when it was last asked, and why it had no answer."""
    for group in groups:
        reasons = (name_of("topics", reason) if lang is Language.de else reason for reason in group.reasons)
        last = message("last_asked", lang, week=group.last)
        yield f"  {group.number:5}  {group.example} ({', '.join(reasons)}; {last})"
        yield from (f"{_FURTHER_IN}{other}" for other in group.others)


@conversation.command("show")
def show_conversation(id: Id) -> None:
    """Print what is kept of a conversation, as JSON."""
    texts = conversations().texts(id)
    if not texts:
        _unknown(id)
    typer.echo(json.dumps([text.to_dict() for text in texts], ensure_ascii=False, indent=2))


@conversation.command("delete")
def delete_conversation(id: Id) -> None:
    """Delete a conversation for good."""
    if not conversations().forget(id):
        _unknown(id)
    typer.echo("The conversation is deleted.")


def conversations() -> Conversations:
    """The configured conversations, their tables made if need be."""
    migrate(connect(settings().tracker_url), Schema.conversations)
    return configured_conversations()


def _purge_office(known: Settings) -> int:
    """Delete what is over of the staff page, whether or not it is in use now."""
    engine = connect(known.database_url)
    migrate(engine, Schema.office)
    inbox = Inbox(engine, known.expert_secret)
    return Sessions(engine).purge() + Audit(engine).purge() + inbox.purge(known.inbox_days)


def _purge_experts(known: Settings) -> int:
    """Delete what is over of what experts keep; no key is needed for that."""
    engine = connect(known.database_url)
    migrate(engine, Schema.experts)
    return EmbeddedDesk(engine, known.expert_secret).purge()


def _journal() -> Engine:
    engine = connect(settings().database_url)
    migrate(engine, Schema.catalogue)
    return engine


def _unknown(id: str) -> None:
    typer.echo(f"No conversation is called {id!r}, or its time is over.", err=True)
    raise typer.Exit(1)
