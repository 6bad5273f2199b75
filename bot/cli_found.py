"""The command line for found items: what the staff page does with them, without a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import app
from bot.cli_audit import note
from bot.cli_experts import loaded_town, secret_desk
from bot.experts.api import Town
from bot.experts.documents import ImportRefused
from bot.office.audit import Action

found = typer.Typer(help="Found items of towns.", no_args_is_help=True)
app.add_typer(found, name="found")

TownName = Annotated[str, typer.Argument(help="Name or number (AGS) of a loaded town.")]
Number = Annotated[str, typer.Option(help="Number of the item, for example: 2026-0412.")]
Category = Annotated[str, typer.Option(help="What it is, as the search's categories call it.")]
FoundOn = Annotated[str, typer.Option(help="Day of the find, as 2026-11-26; only its week is kept.")]
Office = Annotated[str, typer.Option(help="Where it lies; an office, no person.")]
KeepUntil = Annotated[str, typer.Option(help="Until when it is kept, as 2027-05-26.")]
Color = Annotated[str, typer.Option(help="Its broad colour.")]
District = Annotated[str, typer.Option(help="District of the find, no exact place.")]


@found.command("add")
def add_item(
    town: TownName,
    number: Number,
    category: Category,
    found_on: FoundOn,
    office: Office,
    keep_until: KeepUntil,
    color: Color = "",
    district: District = "",
) -> None:
    """Add an item, with the checks of the staff page's form; all options are public.

    What only the staff may know is asked for without showing it, or read from a pipe, and encrypted.
    """
    fields = {
        "number": number, "category": category, "color": color, "found_on": found_on, "district": district,
        "office": office, "keep_until": keep_until,
    }  # fmt: skip
    mistakes = _add(loaded_town(town), {**fields, "secret": _secret()})
    if mistakes:
        typer.echo("\n".join(mistakes), err=True)
        raise typer.Exit(1)
    note(Action.item_added, number)
    typer.echo(f"{number} is added.")


@found.command("list")
def list_items(town: TownName) -> None:
    """Print what anybody may know of the items of a town that are still here."""
    for item in secret_desk().found.listed(loaded_town(town).ags):
        what = " ".join(filter(None, (item.color, item.category)))
        where = ", ".join(filter(None, (item.district, item.office)))
        typer.echo(f"{item.number} {what}, week of {item.found_week}: {where}")


@found.command("import")
def import_items(
    town: TownName,
    file: Annotated[
        Path,
        typer.Argument(
            help="CSV: nummer;kategorie;farbe;fundtag;stadtteil;stelle;bis;geheim, UTF-8.", exists=True, dir_okay=False
        ),
    ],
) -> None:
    """Add found items, or renew those of the same number, all or nothing; "geheim" is encrypted."""
    try:
        number = secret_desk().found.load(loaded_town(town).ags, file.read_text(encoding="utf-8"))
    except ImportRefused as mistake:
        typer.echo(f"{file}: {mistake}. Nothing was changed.", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"Imported {number} found items.")


@found.command("return")
def return_item(
    town: TownName,
    number: Annotated[str, typer.Argument(help="Number of the item, for example: 2026-0412.")],
) -> None:
    """Mark an item as returned: no search finds it any more."""
    if not secret_desk().found.give_back(loaded_town(town).ags, number):
        typer.echo(f"No item has the number {number!r}.", err=True)
        raise typer.Exit(1)
    note(Action.item_returned, number)
    typer.echo(f"{number} is returned.")


@found.command("purge")
def purge_items() -> None:
    """Delete the items whose keeping time has been over for thirty days."""
    typer.echo(f"Deleted {secret_desk().found.purge()} found items.")


def _add(town: Town, fields: dict[str, str]) -> list[str]:
    """Keep an item, or tell what is wrong with it, as the form of the staff page does."""
    from starlette.datastructures import FormData

    from bot.office.found_form import found_form
    from bot.office.found_items import save
    from bot.office.words import german

    form = found_form({town.ags: town.name})(FormData({**fields, "town": town.ags}))
    if not form.validate():
        return [f"{form[name].label.text}: {mistake}" for name, told in form.errors.items() for mistake in told]
    items = secret_desk().found
    if items.has(town.ags, fields["number"]):
        return [german("item.taken", number=fields["number"])]
    save(items, town.ags, form.data)
    return []


def _secret() -> str:
    """Details of the item, without an echo; nothing needs to be known."""
    if sys.stdin.isatty():
        return str(typer.prompt("For the staff only", default="", hide_input=True, show_default=False))
    return sys.stdin.readline().rstrip("\n")
