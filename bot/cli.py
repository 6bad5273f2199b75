"""The command line for the editorial office and operators: the catalogue here, visitors' data in ``cli_visitors``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, Optional

import typer

from bot.catalogue.export import as_csv, as_json, one_as_json
from bot.catalogue.files import read_content
from bot.catalogue.keys import key
from bot.catalogue.load import load as load_catalogue
from bot.catalogue.problems import DataErrors
from bot.catalogue.queries import Catalogue
from bot.catalogue.records import Project
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.database.migrate import Schema
from bot.database.migrate import migrate as migrate_tables
from bot.messages import Language, message, mistake
from bot.settings import settings

if TYPE_CHECKING:
    from bot.assistant import Conversation

app = typer.Typer(
    help="Check, load and export the project catalogue; look after conversations and the journal.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

DataDir = Annotated[
    Optional[Path],  # noqa: UP045 -- Typer reads the annotation at run time
    typer.Option("--data", help="Folder with the data files.", show_default="DATA_DIR, else data/"),
]
Lang = Annotated[Language, typer.Option("--lang", help="Language of the messages: de or en.")]


class Format(StrEnum):
    """What an export can be."""

    json = "json"
    csv = "csv"
    xlsx = "xlsx"


@app.command()
def ask(
    questions: Annotated[list[str], typer.Argument(help="One question, or several of one conversation.")],
) -> None:
    """Answer questions without a server; needs a trained model and takes some seconds to start."""
    conversation = _conversation()
    for question in questions:
        message = conversation.say(question)
        for text in message.texts:
            typer.echo(text)
        if message.buttons:
            typer.echo(" | ".join(button.title for button in message.buttons))


@app.command()
def why(
    messages: Annotated[list[str], typer.Argument(help="A message, or several of one conversation.")],
) -> None:
    """Show how messages are decided: evidence, competing requests with their scores, what stayed unexplained."""
    conversation = _conversation()
    for said in messages:
        typer.echo(f"> {said}")
        for line in conversation.why(said):
            typer.echo(line)
        conversation.say(said)


@app.command()
def validate(data: DataDir = None, lang: Lang = Language.de) -> None:
    """Check all data files and say what is wrong, with file, line and field. Changes nothing."""
    try:
        content = read_content(data or settings().data_dir)
    except DataErrors as errors:
        _fail(errors, lang)
    typer.echo(message("fine", lang, projects=len(content.projects), regions=len(content.regions)))


@app.command()
def load(data: DataDir = None, lang: Lang = Language.de) -> None:
    """Check the data files and put them into the database, all or nothing. Makes or changes the tables first.

    A running assistant takes the new state over within seconds; it needs no restart.
    """
    try:
        found = settings()
        report = load_catalogue(connect(found.database_url), data or found.data_dir, Sources(found.sources))
    except DataErrors as errors:
        _fail(errors, lang)
    _migrated()
    counts = {"projects": report.projects, "figures": report.with_figures, "places": report.places}
    typer.echo(message("loaded", lang, names=report.names, version=report.version, **counts))


@app.command()
def migrate() -> None:
    """Bring the tables of both databases to this release; "load" does it, too."""
    for schema, version in _migrated():
        typer.echo(f"{schema.value}: {version}")


@app.command()
def show(
    project: Annotated[str, typer.Argument(help="Id or name, for example: anlauf, 'DigiKnow'.")],
) -> None:
    """Print everything the database holds about one project."""
    catalogue = _catalogue()
    ids = _ids_named(catalogue, project)
    if len(ids) == 1:
        found = catalogue.project(ids[0])
        assert found is not None  # the id comes from the same catalogue
        typer.echo(one_as_json(found), nl=False)
        return
    if ids:
        typer.echo(f"{project!r} is the name of several projects; choose one by its id:", err=True)
        for project_id in ids:
            typer.echo(f"  {project_id}", err=True)
    else:
        typer.echo(f"No project is called {project!r}. 'export --format csv' lists all.", err=True)
    raise typer.Exit(1)


@app.command()
def export(
    format: Annotated[Format, typer.Option("--format", help="json: complete; csv, xlsx: one line a project.")],
    output: Annotated[
        Optional[Path],  # noqa: UP045 -- Typer reads the annotation at run time
        typer.Option("--output", help="File to write.", show_default="standard output"),
    ] = None,
) -> None:
    """Write all projects as JSON, as CSV that spreadsheet programs open with umlauts intact, or as an Excel file.

    Changes made in a table go back by "import".
    """
    projects: list[Project] = _catalogue().projects(apart=False)
    if format is Format.xlsx:
        from bot.catalogue.tables import as_excel  # the other commands need no spreadsheet library

        if output is None:
            typer.echo("An Excel file needs --output FILE.xlsx.", err=True)
            raise typer.Exit(2)
        output.write_bytes(as_excel(projects))
        typer.echo(f"Wrote {output}.")
        return
    text = as_json(projects) if format is Format.json else as_csv(projects)
    write(text, output, spreadsheet=format is Format.csv)


@app.command("import")
def import_table(
    table: Annotated[Path, typer.Argument(help="A table from 'export', .xlsx or .csv, with changed cells.")],
    check: Annotated[bool, typer.Option("--check", help="Only say what would change.")] = False,
    data: DataDir = None,
) -> None:
    """Take changed cells of an exported table over into the project files, and load them. All or nothing."""
    from bot.catalogue.table_cells import TableErrors, editors_text
    from bot.catalogue.table_import import planned

    try:
        found = settings()
        changes, files = planned(table, data or found.data_dir, Sources(found.sources))
    except TableErrors as errors:
        typer.echo(str(errors), err=True)
        typer.echo(editors_text("refused", number=len(errors.mistakes)), err=True)
        raise typer.Exit(1) from None
    except DataErrors as errors:
        _fail(errors, Language.de)
    for change in changes:
        typer.echo(str(change))
    if check or not changes:
        typer.echo(editors_text("checked" if changes else "none", number=len(changes)))
        return
    for path, text in files.items():
        path.write_bytes(text.encode("utf-8"))
    load(data)
    typer.echo(editors_text("taken", number=len(changes)))


def write(text: str, output: Path | None, spreadsheet: bool, lang: Language = Language.en) -> None:
    """Put a text into a file, or print it."""
    if output is None:
        sys.stdout.write(text)
        return
    # The mark at the beginning tells spreadsheet programs that the file is UTF-8.
    with output.open("w", encoding="utf-8-sig" if spreadsheet else "utf-8", newline="") as file:
        file.write(text)
    typer.echo(message("wrote", lang, file=output))


def _migrated() -> list[tuple[Schema, str]]:
    """The version of each schema after it was brought up to date."""
    known = settings()
    urls = {
        Schema.catalogue: known.database_url,
        Schema.conversations: known.tracker_url,
        Schema.experts: known.database_url,
        Schema.office: known.database_url,
    }
    return [(schema, migrate_tables(connect(url), schema)) for schema, url in urls.items()]


def _conversation() -> Conversation:
    """A conversation without a server, or a hint what to do first."""
    from bot.assistant import Assistant  # brings Rasa along, which the other commands can do without

    _catalogue()
    try:
        return Assistant().conversation()
    except FileNotFoundError as missing:
        typer.echo(str(missing), err=True)
        raise typer.Exit(1) from None


def _catalogue() -> Catalogue:
    """The loaded catalogue, or a hint how to load it."""
    engine = connect(settings().database_url)
    migrate_tables(engine, Schema.catalogue)
    catalogue = Catalogue(engine)
    if not catalogue.version():
        typer.echo("The catalogue is empty. Load it first: python -m bot load", err=True)
        raise typer.Exit(1)
    return catalogue


def _ids_named(catalogue: Catalogue, wanted: str) -> list[str]:
    """The projects with this id or name."""
    if catalogue.project(wanted):
        return [wanted]
    matches = (entry.id for entry in catalogue.names() if entry.kind == "project" and key(entry.surface) == key(wanted))
    return list(dict.fromkeys(matches))


def _fail(errors: DataErrors, lang: Language) -> NoReturn:
    """Print all mistakes and end with exit code 1."""
    for error in errors.errors:
        typer.echo(mistake(error, lang), err=True)
    number = len(errors.errors)
    typer.echo(message("one_mistake" if number == 1 else "mistakes", lang, number=number), err=True)
    raise typer.Exit(1)
