"""Reports on the staff page: what is shown, what is noted, and what becomes of item and report."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from bot.experts.api import Submission
from bot.experts.desk import EmbeddedDesk
from bot.office.services import Office

from .conftest import LIPPSTADT, SOEST, Enter, send, token
from .test_pages import ITEM, noted

CONTACT = {"name": "Erika Mustermann", "phone": "02921 123456"}
CREATE = "/found/create"


@pytest.fixture
def clerk(enter: Enter) -> TestClient:
    return enter("found-office")


@pytest.fixture
def desk(office: Office) -> EmbeddedDesk:
    assert office.desk
    return office.desk


def report(desk: EmbeddedDesk, kind: str = "lost", town: str = SOEST, **other: str) -> tuple[str, str]:
    """A report as a visitor makes it; its number and its place on the page."""
    public = {"category": "Handy", "color": "schwarz", "day": "2026-11-23", "worth_class": "middle", **other}
    secret = {"description": "Riss im Glas", "contact": CONTACT}
    number = desk.services(f"{kind} {other}").submit(town, Submission(kind, public, secret), "answers").number
    return number, f"{town};{number}"


def test_a_report_is_listed_and_its_secrets_are_shown_on_demand(
    clerk: TestClient, office: Office, desk: EmbeddedDesk
) -> None:
    number, place = report(desk)
    page = clerk.get("/reports/list").text
    assert number in page and "Verlust" in page and "Handy" in page
    details = clerk.get(f"/reports/details/{place}").text
    assert "Bis 500 Euro" in details and "23.11.2026" in details
    assert not any(secret in details for secret in ("Erika", "Riss", "123456"))
    shown = clerk.post(f"/reports/open/{place}", data={"csrf": token(clerk, f"/reports/details/{place}")}).text
    assert "Riss im Glas" in shown and "Vor- und Nachname" in shown and "Erika Mustermann" in shown
    assert noted(office) == [("found-office", "report_opened", number)]


def test_its_state_is_what_the_visitor_is_told(clerk: TestClient, office: Office, desk: EmbeddedDesk) -> None:
    number, place = report(desk)
    details = f"/reports/details/{place}"
    for status in ("accepted", "question", "rejected"):
        assert send(clerk, f"/reports/move/{place}", details, status=status)[0] == 303
        assert [found.status for found in desk.reports.listed(SOEST)] == [status]
    assert noted(office)[-1] == ("found-office", "report_moved", f"{number} rejected")
    assert send(clerk, f"/reports/move/{place}", details, status="mine")[0] == 400
    assert number in clerk.get("/reports/list?status=rejected").text
    assert number not in clerk.get("/reports/list").text


def test_an_item_that_fits_is_handed_out_and_the_report_closed(
    clerk: TestClient, office: Office, desk: EmbeddedDesk
) -> None:
    send(clerk, CREATE, CREATE, **ITEM)
    number, place = report(desk)
    details = clerk.get(f"/reports/details/{place}").text
    assert "Fundsache 2026-0412" in details and "Gravur" not in details
    assert f"Meldung {number}" in clerk.get(f"/found/details/{SOEST};2026-0412").text
    assert send(clerk, f"/reports/hand-out/{place}", f"/reports/details/{place}", number="2026-0412")[0] == 303
    assert desk.found.listed(SOEST) == ()
    assert [found.status for found in desk.reports.listed(SOEST)] == ["closed"]
    assert noted(office)[-2:] == [
        ("found-office", "item_returned", "2026-0412"),
        ("found-office", "report_moved", f"{number} closed"),
    ]


def test_a_loss_and_a_find_that_were_both_reported(clerk: TestClient, desk: EmbeddedDesk) -> None:
    lost, place = report(desk)
    found, other = report(desk, "found", day="2026-11-25", consent="yes")
    assert f"Meldung {found}" in clerk.get(f"/reports/details/{place}").text
    assert f"Meldung {lost}" in clerk.get(f"/reports/details/{other}").text
    send(clerk, f"/reports/hand-out/{place}", f"/reports/details/{place}", number=found)
    assert {report.status for report in desk.reports.listed(SOEST)} == {"closed"}


def test_what_does_not_fit_cannot_be_handed_out(clerk: TestClient, desk: EmbeddedDesk) -> None:
    send(clerk, CREATE, CREATE, **{**ITEM, "category": "Brille"})
    _, place = report(desk)
    details = f"/reports/details/{place}"
    assert "2026-0412" not in clerk.get(details).text
    assert send(clerk, f"/reports/hand-out/{place}", details, number="2026-0412")[0] == 400
    assert len(desk.found.listed(SOEST)) == 1


def test_another_towns_reports_are_out_of_reach(clerk: TestClient, desk: EmbeddedDesk) -> None:
    number, place = report(desk, town=LIPPSTADT)
    assert number not in clerk.get("/reports/list").text
    assert clerk.get(f"/reports/details/{place}").status_code == 404
    for action in ("open", "move", "hand-out"):
        assert send(clerk, f"/reports/{action}/{place}", status="closed")[0] == 404
