"""The command line for experts and the towns that they speak for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.catalogue.problems import DataErrors
from bot.cli import DataDir, app
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.api import Town
from bot.experts.configure import made_desk
from bot.experts.desk import EmbeddedDesk
from bot.experts.documents import ImportRefused
from bot.experts.loader import Found, installed
from bot.experts.samples import FILE, dated
from bot.experts.town_files import Sections, read_towns, unconfirmed
from bot.experts.town_store import Towns, as_dict, save
from bot.settings import settings
from bot.understanding.text import fold

experts = typer.Typer(help="The experts that are installed.", no_args_is_help=True)
towns = typer.Typer(help="What towns say of themselves, for the experts.", no_args_is_help=True)
documents = typer.Typer(help="Applications for identity documents.", no_args_is_help=True)
app.add_typer(documents, name="documents")
app.add_typer(experts, name="experts")
app.add_typer(towns, name="towns")


@experts.command("list")
def list_experts() -> None:
    """Print all experts with their state, and what is wrong with those that cannot be used."""
    found, known = installed(), settings()
    for expert in found.experts:
        on = expert.id in known.experts and known.all_towns
        where = f"on for {', '.join(known.all_towns)}" if on else "off"
        typer.echo(
            f"{expert.id} {expert.version}: {where}; {len(expert.answers)} answers, {len(expert.flows)} dialogues"
        )
    for error in found.errors:
        typer.echo(f"left out: {error}", err=True)
    if found.errors:
        raise typer.Exit(1)


@experts.command("samples")
def load_samples() -> None:
    """Put invented found items and applications into the tables, to try the experts that are on.

    Every answer about them says what they are. A town that has imported a list keeps that one; PRODUCTION=1 refuses.
    """
    known = settings()
    if known.production:
        typer.echo("PRODUCTION=1 refuses samples.", err=True)
        raise typer.Exit(1)
    desk = secret_desk()
    texts = [path.read_text(encoding="utf-8") for path in _sample_files(known.experts)]
    for town in Towns(connect(known.database_url), 0)().values():
        if any(_is(town, name) for name in known.all_towns):
            number = sum(desk.load_samples(town.ags, dated(text, date.today())) for text in texts)
            typer.echo(f"{town.name}: {number} samples.")


@towns.command("validate")
def validate_towns(data: DataDir = None) -> None:
    """Check the town files; with PRODUCTION=1 money, deadlines and contacts have to be confirmed. Changes nothing."""
    checked, sections = _checked(data)
    for town in checked:
        typer.echo(
            f"{town.name}: {len(town.facts)} values, {len(unconfirmed(town, sections))} of them to be confirmed."
        )


@towns.command("load")
def load_towns(data: DataDir = None) -> None:
    """Check the town files and put them into the database, all or nothing.

    A running assistant follows within seconds; it needs no restart and no training.
    """
    checked, _ = _checked(data)
    engine = connect(settings().database_url)
    migrate(engine, Schema.experts)
    version = save(engine, checked)
    names = ", ".join(town.name for town in checked) or "none"
    typer.echo(f"Loaded {len(checked)} towns ({names}). The towns now have version {version}.")


@towns.command("show")
def show_town(name: Annotated[str, typer.Argument(help="Name or number (AGS), for example: Soest.")]) -> None:
    """Print everything the database holds about a town, as JSON."""
    typer.echo(json.dumps(as_dict(loaded_town(name)), ensure_ascii=False, indent=2))


def loaded_town(name: str) -> Town:
    """The loaded town of that name."""
    engine = connect(settings().database_url)
    migrate(engine, Schema.experts)
    town = next((town for town in Towns(engine, 0)().values() if _is(town, name)), None)
    if town is None:
        typer.echo(f"No town is called {name!r}. Load the files first: python -m bot towns load", err=True)
        raise typer.Exit(1)
    return town


@documents.command("import")
def import_documents(
    town: Annotated[str, typer.Argument(help="Name or number (AGS) of a loaded town.")],
    file: Annotated[Path, typer.Argument(help="CSV: nummer;art;status;stand, UTF-8.", exists=True, dir_okay=False)],
) -> None:
    """Put a list of applications in place of the town's present one, all or nothing.

    Numbers are hashed while they are read; the file is not copied.
    """
    try:
        number = secret_desk().documents.load(loaded_town(town).ags, file.read_text(encoding="utf-8"))
    except ImportRefused as mistake:
        typer.echo(f"{file}: {mistake}. Nothing was changed.", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"Imported {number} applications.")


@documents.command("count")
def count_documents(town: Annotated[str, typer.Argument(help="Name or number (AGS) of a loaded town.")]) -> None:
    """Print how many applications a town has on file; there is no list."""
    typer.echo(secret_desk().documents.count(loaded_town(town).ags))


@documents.command("purge")
def purge_documents() -> None:
    """Delete what is kept no longer, of applications and of sensitive input."""
    typer.echo(f"Deleted {secret_desk().purge()} entries.")


def secret_desk() -> EmbeddedDesk:
    """The tables with their keys; ends if there is no secret."""
    known = settings()
    if not known.expert_secret:
        typer.echo("EXPERT_SECRET is not set: numbers could not be compared with those that visitors enter.", err=True)
        raise typer.Exit(1)
    engine = connect(known.database_url)
    migrate(engine, Schema.experts)
    return made_desk(engine, known)


def _sample_files(names: Sequence[str]) -> list[Path]:
    """Those of the experts of these names that bring samples."""
    files = (expert.folder / FILE for expert in installed().experts if expert.id in names)
    return [path for path in files if path.is_file()]


def _checked(data: DataDir) -> tuple[tuple[Town, ...], Sections]:
    """The towns of the files; ends with all mistakes if there are any."""
    folder = data or settings().data_dir
    sections = sections_of(installed())
    try:
        found = read_towns(folder / "towns", f"{folder.name}/towns", sections)
    except DataErrors as errors:
        typer.echo(str(errors), err=True)
        raise typer.Exit(1) from None
    return (_confirmed(found, sections) if settings().production else found), sections


def _confirmed(found: Sequence[Town], sections: Sections) -> tuple[Town, ...]:
    """The towns that may speak in production: ends if one that is served may not; others are left out."""
    served = settings().all_towns
    waiting = {town.ags: unconfirmed(town, sections) for town in found}
    open_towns = [town for town in found if waiting[town.ags]]
    refused = [town for town in open_towns if not served or any(_is(town, name) for name in served)]
    for town in refused:
        typer.echo("\n".join(f"{town.name}: {key} is not confirmed" for key in waiting[town.ags]), err=True)
    if refused:
        typer.echo("PRODUCTION=1 refuses money, deadlines and contacts that nobody has confirmed.", err=True)
        raise typer.Exit(1)
    if open_towns:
        names = ", ".join(town.name for town in open_towns)
        typer.echo(f"Left out, as not all of it is confirmed and nobody is served for it here: {names}.")
    return tuple(town for town in found if town not in open_towns)


def _is(town: Town, name: str) -> bool:
    """Whether a town is called so, by name in whatever letters or by number."""
    return name == town.ags or fold(name) == fold(town.name)


def sections_of(found: Found) -> Sections:
    """The keys of each expert."""
    return {expert.id: expert.town for expert in found.experts}
