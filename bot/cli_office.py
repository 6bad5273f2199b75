"""The command line for the staff page: starting it, and its accounts."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer

from bot.cli import app
from bot.cli_audit import note
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.experts.town_store import Towns
from bot.office.audit import Action
from bot.settings import settings

office = typer.Typer(invoke_without_command=True)
users = typer.Typer(help="Accounts of the staff page.", no_args_is_help=True)
office.add_typer(users, name="user")
app.add_typer(office, name="office")

_ROLES = "editor, found-office, citizen-office, admin"
Name = Annotated[str, typer.Argument(help="Name of the account.")]


@office.callback()
def serve(context: typer.Context) -> None:
    """Start the staff page on http://localhost:5010 (OFFICE_HOST, OFFICE_PORT), until Ctrl-C."""
    if context.invoked_subcommand is not None:
        return
    import uvicorn  # the other commands can do without, and without the pages

    from bot.office.app import make_app
    from bot.office.services import office_of

    known = settings()
    made = office_of(known)
    if not made.accounts.all():
        typer.echo("Nobody has an account yet: python -m bot office user add NAME --role admin", err=True)
    if made.desk is None:
        typer.echo("EXPERT_SECRET is not set: found items, documents and contacts stay closed.", err=True)
    typer.echo(f"The staff page: {known.office_url or f'http://localhost:{known.office_port}'}")
    # Addresses of staff are nobody's business either: no access log, and no header of a proxy is believed.
    uvicorn.run(
        make_app(made),
        host=known.office_host,
        port=known.office_port,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
    )


@users.command("add")
def add_user(
    name: Name,
    role: Annotated[str, typer.Option(help=f"One of {_ROLES}.")],
    town: Annotated[str, typer.Option(help="The only town it works for, by name or number.", show_default="all")] = "",
    openid: Annotated[bool, typer.Option("--openid", help="Logs in by OpenID Connect; it gets no password.")] = False,
) -> None:
    """Make an account, or change the one of that name; the password is asked for, or read from a pipe."""
    from bot.office.accounts import Accounts, NotAccepted, Role

    if role not in list(Role):
        _fail(f"No role is called {role!r}; there are {_ROLES}.")
    engine = connect(settings().database_url)
    migrate(engine, Schema.office)
    try:
        user = Accounts(engine).add(name, Role(role), None if openid else _password(), _town(town))
    except NotAccepted as reason:
        _fail(f"The account was not made: {reason}.")
    note(Action.account, user.name)
    typer.echo(f"{user.name} is {user.role}{f' for {user.town}' if user.town else ''}.")


@users.command("remove")
def remove_user(name: Name) -> None:
    """Delete an account; whoever is logged in with it is out at once."""
    from bot.office.accounts import Accounts, normal

    engine = connect(settings().database_url)
    migrate(engine, Schema.office)
    if not Accounts(engine).remove(name):
        _fail(f"No account is called {name!r}.")
    note(Action.account_removed, normal(name))
    typer.echo(f"{normal(name)} is removed.")


@users.command("reset-second-factor")
def reset_second_factor(name: Name) -> None:
    """Take the second factor away from an account whose app is lost; it sets up another with the next login."""
    from bot.office.accounts import normal
    from bot.office.second_factor import SecondFactor

    engine = connect(settings().database_url)
    migrate(engine, Schema.office)
    if not SecondFactor(engine, settings().expert_secret).remove(normal(name)):
        _fail(f"No account with a second factor is called {name!r}.")
    note(Action.second_reset, normal(name))
    typer.echo(f"{normal(name)} has no second factor any more.")


@users.command("list")
def list_users() -> None:
    """Print all accounts."""
    from bot.office.accounts import Accounts

    engine = connect(settings().database_url)
    migrate(engine, Schema.office)
    for user in Accounts(engine).all():
        typer.echo(f"{user.name}: {user.role}{f' for {user.town}' if user.town else ''}")


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")


def _town(name: str) -> str:
    """The number of a loaded town."""
    if not name:
        return ""
    engine = connect(settings().database_url)
    migrate(engine, Schema.experts)
    towns = Towns(engine, 0)().values()
    found = next((town.ags for town in towns if name.casefold() in (town.ags, town.name.casefold())), "")
    if not found:
        _fail(f"No town is called {name!r}. Load the files first: python -m bot towns load")
    return found


def _fail(text: str) -> NoReturn:
    typer.echo(text, err=True)
    raise typer.Exit(1)
