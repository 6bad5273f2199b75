"""The command line for what visitors have sent: reports of losses and finds, registrations, and their delivery."""

from __future__ import annotations

import json
from typing import Annotated, NoReturn

import typer

from bot.cli import app
from bot.cli_audit import note
from bot.cli_experts import loaded_town, secret_desk
from bot.experts.matching import matches as matched
from bot.office.audit import Action

reports = typer.Typer(help="Reports of losses and finds.", no_args_is_help=True)
submissions = typer.Typer(help="What visitors have sent, until it is where it belongs.", no_args_is_help=True)
outbox = typer.Typer(help="Delivery of what visitors have sent.", no_args_is_help=True)
app.add_typer(reports, name="reports")
app.add_typer(submissions, name="submissions")
app.add_typer(outbox, name="outbox")

TownName = Annotated[str, typer.Argument(help="Name or number (AGS) of a loaded town.")]
Number = Annotated[str, typer.Argument(help="Number of the report or registration, for example: V-2026-7K3QXM.")]


@reports.command("list")
def list_reports(
    town: TownName,
    kind: Annotated[str, typer.Option(help="lost or found.")] = "",
    status: Annotated[str, typer.Option(help="received, accepted, question, closed or rejected.")] = "",
) -> None:
    """Print the reports of a town, without what is secret."""
    for report in secret_desk().reports.listed(loaded_town(town).ags, kind, status):
        what = " ".join(filter(None, (report.color, report.category)))
        typer.echo(f"{report.number} {report.kind} {report.status} {report.day}: {what}")


@reports.command("show")
def show_report(town: TownName, number: Number) -> None:
    """Print what is secret of a report, as JSON; the audit log notes who looked at which report."""
    secret = secret_desk().reports.secret(loaded_town(town).ags, number)
    if secret is None:
        _unknown(number)
    note(Action.report_opened, number)
    typer.echo(json.dumps(secret, ensure_ascii=False, indent=2))


@reports.command("accept")
def accept_report(town: TownName, number: Number) -> None:
    """Take a report over; for a find its time begins."""
    _move(town, number, "accepted")


@reports.command("question")
def question_report(town: TownName, number: Number) -> None:
    """Note that the office has a question; who asks for the state is told to get in touch."""
    _move(town, number, "question")


@reports.command("reject")
def reject_report(town: TownName, number: Number) -> None:
    """Reject a report; it is deleted after thirty days."""
    _move(town, number, "rejected")


@reports.command("close")
def close_report(town: TownName, number: Number) -> None:
    """Close a report; it is deleted after thirty days."""
    _move(town, number, "closed")


@reports.command("matches")
def list_matches(town: TownName) -> None:
    """Print which reports of a loss and which finds may be the same thing, the likeliest first."""
    desk, ags = secret_desk(), loaded_town(town).ags
    for match in matched(desk.reports.listed(ags), desk.found.listed(ags)):
        typer.echo(f"{match.lost} {match.found} ({match.score})")


@submissions.command("list")
def list_submissions(town: TownName) -> None:
    """Print what is kept here for a town, with the state of its delivery."""
    for entry in secret_desk().outbox.listed(loaded_town(town).ags):
        typer.echo(f"{entry.number} {entry.kind} {entry.state}, {entry.attempts} attempts {entry.reference}".rstrip())


@submissions.command("export")
def export_submission(town: TownName, number: Number) -> None:
    """Print a registration as JSON and note that the office has it; it is deleted a week later.

    The audit log notes who has exported what.
    """
    kept, ags = secret_desk().outbox, loaded_town(town).ags
    if number not in {entry.number for entry in kept.listed(ags)}:
        _unknown(number)
    note(Action.submission_exported, number)
    parcel = kept.take(ags, number)
    if parcel is None:  # purged in between
        _unknown(number)
    typer.echo(json.dumps(dict(parcel.secret), ensure_ascii=False, indent=2))


@outbox.command("send")
def send_outbox() -> None:
    """Deliver what is due, by the adapter of EXPERT_DELIVERY; for a schedule."""
    sent = secret_desk().outbox.send()
    typer.echo(f"Delivered {sent.delivered}, still waiting {sent.waiting}, turned away {sent.turned}.")
    if sent.turned:
        raise typer.Exit(1)


def _move(town: str, number: str, status: str) -> None:
    if not secret_desk().reports.move(loaded_town(town).ags, number, status):
        _unknown(number)
    typer.echo(f"{number} is {status}.")


def _unknown(number: str) -> NoReturn:
    typer.echo(f"Nothing has the number {number!r}.", err=True)
    raise typer.Exit(1)
