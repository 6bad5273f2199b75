"""What staff does on the pages, and what is noted of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.testclient import TestClient

from bot.catalogue.question_files import read_questions
from bot.catalogue.yaml_nodes import Problems
from bot.dialogue import query as q
from bot.experts.documents import ALARM
from bot.experts.secret import Secret
from bot.experts.visitors import Visitor
from bot.journal.subjects import note
from bot.journal.writer import write
from bot.office.audit import Audit
from bot.office.models import audit
from bot.office.services import Office

from .conftest import LIPPSTADT, SOEST, Enter, send, token

ITEM = {
    "town": SOEST, "number": "2026-0412", "category": "Handy", "color": "schwarz", "found_on": "2026-11-24",
    "district": "Mitte", "office": "Rathaus", "keep_until": "2027-05-24", "secret": "Gravur Erika; Riss\n\"oben\"",
    "save": "Save",
}  # fmt: skip
CREATE = "/found/create"
PLACE = f"{SOEST};2026-0412"


@pytest.fixture
def clerk(enter: Enter) -> TestClient:
    return enter("found-office")


@pytest.fixture
def editor(enter: Enter) -> TestClient:
    return enter("editor")


def noted(office: Office) -> list[tuple[str, str, str]]:
    with office.engine.connect() as connection:
        rows = connection.execute(select(audit.c.who, audit.c.action, audit.c.subject).order_by(audit.c.id))
        return [tuple(row) for row in rows][1:]  # after the login


def test_an_item_is_added_and_seen_as_the_public_sees_it(clerk: TestClient, office: Office) -> None:
    status, address = send(clerk, CREATE, CREATE, **ITEM)
    assert status == 302 and "/found/details/" in address
    page = clerk.get(address).text
    assert "23.11.2026" in page and "Mitte" in page
    assert "24.11.2026" not in page and "Gravur" not in page
    assert office.desk
    secret = office.desk.found.secret(SOEST, "2026-0412")
    assert secret and secret.reveal().replace("\r\n", "\n") == ITEM["secret"]
    assert noted(office) == [("found-office", "item_added", "2026-0412")]


def test_what_a_trial_has_invented_is_nothing_to_work_on(clerk: TestClient, office: Office) -> None:
    assert office.desk
    header = ";".join(office.desk.found.columns)
    row = "BEISPIEL-1;Handy;schwarz;2026-11-24;;Rathaus;2027-05-24;x"
    assert office.desk.load_samples(SOEST, f"{header}\n{row}\n") == 1
    assert "BEISPIEL-1" not in clerk.get("/found/list").text
    assert clerk.get(f"/found/details/{SOEST};BEISPIEL-1").status_code == 404
    send(clerk, CREATE, CREATE, **{**ITEM, "number": "BEISPIEL-1"})  # not taken
    assert "BEISPIEL-1" in clerk.get("/found/list").text


def test_a_number_that_is_taken_overwrites_nothing(clerk: TestClient, office: Office) -> None:
    send(clerk, CREATE, CREATE, **ITEM)
    answer = clerk.post(CREATE, data={**ITEM, "secret": "anders", "csrf": token(clerk, CREATE)})
    assert answer.status_code == 400 and "2026-0412 gibt es schon" in answer.text
    assert office.desk and "Gravur" in str(office.desk.found.secret(SOEST, "2026-0412").reveal())  # type: ignore[union-attr]


def test_opening_shows_the_secret_part_and_is_noted_before(clerk: TestClient, office: Office) -> None:
    send(clerk, CREATE, CREATE, **ITEM)
    assert "Gravur Erika" in clerk.get(f"/found/edit/{PLACE}").text
    assert noted(office)[-1] == ("found-office", "item_opened", PLACE)
    changed = {**ITEM, "color": "rot", "number": "another", "town": "05315000"}
    assert send(clerk, f"/found/edit/{PLACE}", f"/found/edit/{PLACE}", **changed)[0] in (302, 400)
    changed["town"] = SOEST
    assert send(clerk, f"/found/edit/{PLACE}", f"/found/edit/{PLACE}", **changed)[0] == 302
    assert "rot" in clerk.get(f"/found/details/{PLACE}").text
    assert clerk.get(f"/found/details/{SOEST};another").status_code == 404


def test_what_is_given_back_is_found_no_more_and_stays_as_it_is(clerk: TestClient, office: Office) -> None:
    send(clerk, CREATE, CREATE, **ITEM)
    assert send(clerk, f"/found/return/{PLACE}", CREATE)[0] == 303
    assert "keine Suche findet sie" in clerk.get(f"/found/details/{PLACE}").text
    assert clerk.get(f"/found/edit/{PLACE}").status_code == 403
    assert "2026-0412" not in clerk.get("/found/list").text
    assert "2026-0412" in clerk.get("/found/list?status=returned").text
    assert noted(office)[-1] == ("found-office", "item_returned", "2026-0412")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("number", "", "Bitte ausfüllen"),
        ("number", "a;b", "Bindestriche"),
        ("category", "Bargeld", "aus der Liste"),
        ("found_on", "gestern", "Bitte ein Datum"),
        ("found_on", "2999-01-01", "Zukunft"),
        ("keep_until", "2026-01-01", "vor dem Fundtag"),
        ("office", "x" * 121, "Höchstens 120"),
    ],
)
def test_mistakes_are_said_beside_the_field(clerk: TestClient, field: str, value: str, said: str) -> None:
    answer = clerk.post(CREATE, data={**ITEM, field: value, "csrf": token(clerk, CREATE)})
    assert answer.status_code == 400
    assert said in answer.text and f'id="{field}-error"' in answer.text and "Gravur Erika" in answer.text


def test_a_list_of_documents_is_taken_and_only_counted(enter: Enter, office: Office) -> None:
    client = enter("citizen-office")
    good = "nummer;art;status;stand\nLFC1XKT4M;personalausweis;ready;2026-11-20\n"

    def upload(text: bytes) -> str:
        fields = {"csrf": token(client, "/documents"), "town": SOEST}
        return client.post("/documents", data=fields, files={"file": ("list.csv", text)}).text

    page = upload(good.encode())
    assert "1 Anträge übernommen" in page and "LFC1XKT4M" not in page
    assert noted(office)[-1] == ("citizen-office", "list_imported", f"{SOEST} 1")
    assert "Fehler in Zeile 2" in upload(good.replace("ready", "fertig").encode())
    assert "kein Text in UTF-8" in upload(b"\xff\xfe")
    assert office.desk and office.desk.documents.count(SOEST) == 1


def test_staff_sees_that_somebody_tries_numbers_and_pauses_the_town(enter: Enter, office: Office) -> None:
    client, documents = enter("citizen-office"), office.desk.documents if office.desk else None
    assert documents
    assert "Vielleicht probiert jemand" not in client.get("/documents").text
    for attempt in range(ALARM):
        documents.status(SOEST, Visitor(f"v:{attempt}"), Secret("CFGH11111"))
    assert f"Soest: In dieser Stunde wurden {ALARM} unbekannte Nummern" in client.get("/documents").text

    def press(pause: str, town: str = SOEST) -> int:
        return send(client, "/documents/pause", "/documents", town=town, pause=pause)[0]

    assert press("on") == 303 and documents.is_paused(SOEST)
    assert "angehalten" in (page := client.get("/documents").text) and "Abfrage für Soest wieder zulassen" in page
    assert press("off") == 303 and not documents.is_paused(SOEST)
    assert noted(office)[-2:] == [
        ("citizen-office", "lookup_paused", SOEST),
        ("citizen-office", "lookup_resumed", SOEST),
    ]
    assert press("on", LIPPSTADT) == 403 and not documents.is_paused(LIPPSTADT)


def test_a_pause_that_cannot_be_noted_is_none(enter: Enter, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    client = enter("citizen-office")
    fields = {"csrf": token(client, "/documents"), "town": SOEST, "pause": "on"}

    def full(*_: object) -> None:
        raise SQLAlchemyError("the disk is full")

    monkeypatch.setattr(Audit, "note", full)
    with pytest.raises(SQLAlchemyError):
        client.post("/documents/pause", data=fields)
    assert office.desk and not office.desk.documents.is_paused(SOEST)


def test_the_journal_groups_what_is_alike(editor: TestClient, office: Office) -> None:
    today = date.today()
    parking = ["Wo kann ich einen Parkausweis beantragen?", "Parkausweis für Anwohner"]
    write(office.engine, [note([q.Talk("out_of_scope")], text, today) for text in [*parking, "<b>Wetter</b>?"]])
    page = editor.get("/journal?weeks=1").text
    assert "2×" in page and all(text in page for text in parking)
    assert "nicht unser Thema" in page and "<b>Wetter" not in page
    table = editor.get("/journal.csv?weeks=1")
    assert table.headers["content-type"].startswith("text/csv") and "Parkausweis" in table.text
    assert noted(office) == [("editor", "exported", "journal 1")]


def test_the_inbox_from_question_to_entry(editor: TestClient, office: Office) -> None:
    office.inbox.offer("me", "Senden", "Wo parke ich?")
    office.inbox.send("me")
    office.inbox.leave_contact("me", "anna@example.de")
    assert "Wo parke ich?" in editor.get("/inbox/list").text
    details = "/inbox/details/1"
    assert "anna@example.de" not in editor.get(details).text
    shown = editor.post("/inbox/contact/1", data={"csrf": token(editor, details)})
    assert "anna@example.de" in shown.text
    fields = {"title": "Wo kann man parken?", "answer": "Am Markt: zwei Stunden.", "publish": "on"}
    assert send(editor, "/inbox/answer/1", details, **fields)[0] == 303
    assert send(editor, "/inbox/done/1", details)[0] == 303
    assert office.inbox.contact(1) == ""
    (entry,) = yaml.safe_load(editor.get("/inbox/entries.yml").text)
    assert entry["question"] == "Wo kann man parken?" and entry["answer"] == "Am Markt: zwei Stunden."
    assert [action for _, action, _ in noted(office)] == ["contact_shown", "answered", "done", "exported"]
    assert "anna" not in str(noted(office)) and "parke" not in str(noted(office))


def test_the_longest_entry_of_the_inbox_is_taken_by_the_data(
    editor: TestClient, office: Office, tmp_path: Path
) -> None:
    office.inbox.offer("me", "Senden", "Wo parke ich? " * 40)
    office.inbox.send("me")
    details = "/inbox/details/1"
    page = editor.get(details).text
    title = re.search(r'id="title".* value="(.*?)"', page)
    longest = re.search(r'id="answer".*?maxlength="(\d+)"', page)
    assert title and longest
    answer = (("Am Markt." + " " * 90 + "\n") * (int(longest[1]) // 100))[:-5] + "Ende."
    # As a browser sends them, whose line ends have two characters; and what no browser lets through.
    for fields in (
        {"title": title[1], "answer": answer.replace("\n", "\r\n")},
        {"title": "y" * 900, "answer": "x" * 9000},
    ):
        assert send(editor, "/inbox/answer/1", details, **fields, publish="on")[0] == 303
        kept = tmp_path / "questions.yml"
        kept.write_text(editor.get("/inbox/entries.yml").text, encoding="utf-8")
        problems = Problems()
        (entry,) = read_questions(kept, "questions.yml", problems)
        assert problems.errors == []
        assert entry.text.endswith(fields["answer"][-4:]) and fields["title"].startswith(entry.question)


@pytest.mark.parametrize(
    "address", ["/inbox/details/99", "/inbox/details/x", "/found/details/x", "/found/edit/x;y", "/nothing"]
)
def test_what_is_not_there_is_said_in_german(enter: Enter, address: str) -> None:
    answer = TestClient(enter().app, base_url="http://localhost", raise_server_exceptions=False)
    answer.cookies.update(enter().cookies)
    page = answer.get(address)
    assert page.status_code == 404 and "Diese Seite gibt es nicht" in page.text


def test_the_log_and_the_accounts_are_for_the_admin(enter: Enter) -> None:
    client = enter()
    assert "hat sich angemeldet" in client.get("/audit/list").text
    accounts = client.get("/accounts/list").text
    assert "Fundbüro" in accounts and "$argon2id$" not in accounts
