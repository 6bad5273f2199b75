"""The state of a document by its number: what is said, what nobody learns by trying, and that no number stays."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot.database.engine import utc_now
from bot.experts.api import Town
from bot.experts.desk import EmbeddedDesk
from bot.experts.documents import EmbeddedDocuments, ImportRefused
from bot.experts.expert import Expert
from bot.experts.loader import FOLDER, load
from bot.experts.secret import Secret
from bot.experts.town_files import read_towns
from bot.experts.vault import Vault
from bot.experts.visitors import Visitor
from bot.settings import ROOT

from .play import Dialogue

READY, MAKING, GONE, OTHER = "CFGH12345", "CFGH12346", "CFGH12347", "CFGH99999"
LIST = f"""\
nummer;art;status;stand
{READY};personalausweis;ready;2026-11-20
{MAKING};personalausweis;in_production;2026-11-20
{GONE};personalausweis;handed_out;2026-11-20
"""
SOEST = "05974040"


@pytest.fixture(scope="module")
def ausweis() -> Expert:
    found = load([FOLDER / "ausweis"])
    assert found.errors == ()
    return found.experts[0]


@pytest.fixture
def desk(engine: Engine) -> EmbeddedDesk:
    made = EmbeddedDesk(engine, "a secret of the test")
    made.documents.load(SOEST, LIST)
    return made


@pytest.fixture
def dialogue(ausweis: Expert, desk: EmbeddedDesk) -> Dialogue:
    towns = read_towns(ROOT / "data" / "towns", "data/towns", {"ausweis": ausweis.town})
    return Dialogue(ausweis, "status", next(town for town in towns if town.name == "Soest"), desk=desk)


def _asked(dialogue: Dialogue, number: str) -> str:
    if dialogue.turn is None or dialogue.over:
        dialogue.start("Ist mein Personalausweis da?")
    return dialogue.say(number)


def test_a_document_that_is_ready(dialogue: Dialogue) -> None:
    assert "Nummer vom Beleg" in dialogue.start("Ist mein Perso da?")
    answer = dialogue.say(READY)
    assert "Es liegt bereit" in answer and READY not in answer and dialogue.over


def test_it_takes_two_questions_at_most(dialogue: Dialogue) -> None:
    dialogue.start("Statusabfrage")
    dialogue.say("Personalausweis", MAKING)
    assert dialogue.over and "noch in Arbeit" in dialogue.said[-1] and "2 bis 3 Wochen" in dialogue.said[-1]


@pytest.mark.parametrize("written", ["cfgh12345", "CFGH 12345", "CFGH-12345", "Die Nummer ist CFGH12345"])
def test_however_the_number_is_written(dialogue: Dialogue, written: str) -> None:
    assert "Es liegt bereit" in _asked(dialogue, written)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("LO1X12345", "weder 0 noch O"),
        ("CFGH123", "9 Zeichen"),
        ("CFGH123451", "Prüfziffer passt nicht"),
        ("ABDE12345", "beginnt mit einem Buchstaben"),
        ("G1234567", "sofort ausgestellt"),
    ],
)
def test_a_wrong_form_is_told_and_costs_no_attempt(dialogue: Dialogue, number: str, said: str) -> None:
    dialogue.start("Ist mein Personalausweis da?")
    for _ in range(2):
        assert said in dialogue.say(number)
    for other in ("CFGH11111", "CFGH11112", "CFGH11113", "CFGH11114"):
        assert "keine Auskunft" in _asked(dialogue, other)
    assert "Es liegt bereit" in _asked(dialogue, READY)


def test_unknown_handed_out_and_foreign_get_the_same_answer(dialogue: Dialogue, desk: EmbeddedDesk) -> None:
    desk.documents.load("05974028", f"nummer;art;status;stand\n{OTHER};personalausweis;ready;2026-11-20\n")
    answers = {_asked(dialogue, number) for number in ("CFGH11111", GONE, OTHER)}
    assert len(answers) == 1 and "keine Auskunft" in answers.pop()


def test_after_five_misses_nothing_is_told_for_an_hour(dialogue: Dialogue) -> None:
    for n in range(5):
        assert "keine Auskunft" in _asked(dialogue, f"CFGH1111{n + 1}")
    for number in ("CFGH11119", READY):
        assert "mehrere Nummern" in _asked(dialogue, number)
    dialogue.id = "somebody else"
    assert "Es liegt bereit" in _asked(dialogue, READY)


def test_while_the_staff_pauses_a_town_no_number_tells_anything(dialogue: Dialogue, desk: EmbeddedDesk) -> None:
    desk.documents.load("05974028", f"nummer;art;status;stand\n{OTHER};personalausweis;ready;2026-11-20\n")
    desk.documents.pause(SOEST, True)
    answers = {_asked(dialogue, number) for number in (READY, MAKING, GONE, "CFGH11111")}
    assert len(answers) == 1 and "angehalten" in (said := answers.pop()) and "Auskunft" in said
    assert desk.documents.misses() == {SOEST: 4}  # known ones count like the others
    assert desk.documents.status("05974028", Visitor("v:me"), Secret(OTHER)) == "ready"
    desk.documents.pause(SOEST, False)
    assert "Es liegt bereit" in _asked(dialogue, READY)


def test_misses_are_counted_by_town_for_the_hour(engine: Engine) -> None:
    now = [datetime(2026, 11, 26, 10, 0)]
    documents = EmbeddedDocuments(engine, b"key", lambda: now[0])
    documents.load(SOEST, LIST)
    for number, town in ((READY, SOEST), ("CFGH11111", SOEST), ("CFGH11112", SOEST), ("CFGH11111", "05974028")):
        documents.status(town, Visitor("v:me", "c:one"), Secret(number))  # conversation and address: one attempt
    assert documents.misses() == {SOEST: 2, "05974028": 1}
    now[0] += timedelta(hours=1)
    assert documents.misses() == {}


def test_the_hour_passes(engine: Engine, desk: EmbeddedDesk) -> None:
    now = [datetime(2026, 11, 26, 10, 0)]
    documents = EmbeddedDocuments(engine, b"key", lambda: now[0])
    documents.load(SOEST, LIST)
    states = [documents.status(SOEST, Visitor("v:me"), Secret("CFGH11111")) for _ in range(6)]
    assert states == ["unknown"] * 5 + ["limit"]
    now[0] += timedelta(hours=1)
    assert documents.status(SOEST, Visitor("v:me"), Secret(READY)) == "ready"


def test_twenty_misses_a_day_from_one_address(engine: Engine) -> None:
    now = [datetime(2026, 11, 26, 10, 0)]
    documents = EmbeddedDocuments(engine, b"key", lambda: now[0])
    documents.load(SOEST, LIST)
    for n in range(20):
        assert documents.status(SOEST, Visitor(f"v:{n}", "c:one"), Secret("CFGH11111")) == "unknown"
        now[0] += timedelta(minutes=10)
    assert documents.status(SOEST, Visitor("v:new", "c:one"), Secret(READY)) == "limit"
    assert documents.status(SOEST, Visitor("v:new", "c:other"), Secret(READY)) == "ready"
    now[0] += timedelta(days=1, hours=1)
    assert documents.status(SOEST, Visitor("v:new", "c:one"), Secret(READY)) == "ready"


@pytest.mark.parametrize("at", range(4))
def test_no_number_stays_anywhere(dialogue: Dialogue, engine: Engine, at: int) -> None:
    steps = [
        lambda: dialogue.start("Statusabfrage"),
        lambda: dialogue.say("Personalausweis"),
        lambda: dialogue.say(READY),
    ]
    for step in steps[: at + 1]:
        step()
    kept = json.dumps(dialogue.turn.state.to_dict()) if dialogue.turn and dialogue.turn.state else ""
    with engine.connect() as connection:
        tables = inspect(engine).get_table_names()
        rows = [str(row) for table in tables for row in connection.execute(text(f"SELECT * FROM {table}"))]
    assert READY not in "\n".join([kept, *dialogue.said, *rows])


def test_a_message_that_asks_or_steers_goes_on_as_it_is(dialogue: Dialogue, desk: EmbeddedDesk) -> None:
    dialogue.start("Ist mein Personalausweis da?")
    for message in ("Warum?", "abbrechen", "Wo finde ich die Nummer?", "Wie lange dauert das?"):
        assert desk.guard("visitor", message) == message
    assert "⟦serial:" in desk.guard("visitor", "meine ist CFGH12345")
    assert "CFGH12345" not in desk.guard("visitor", "meine ist CFGH12345")


def test_nothing_is_taken_unless_it_is_expected(desk: EmbeddedDesk) -> None:
    assert desk.guard("visitor", f"Hier: {READY}") == f"Hier: {READY}"


def test_a_number_told_unasked_is_read_once_and_gone_when_no_dialogue_wants_it(engine: Engine) -> None:
    vault = Vault(engine, "secret")
    vault.overhear("me", "serial", READY, "a client")
    assert vault.unasked("somebody else", "serial") == vault.unasked("me", "text") == ""
    assert vault.client("me") == "a client"  # limits count by it
    opened = vault.open("me", vault.unasked("me", "serial"))
    assert opened and opened.reveal() == READY and vault.unasked("me", "serial") == ""
    vault.overhear("me", "serial", READY)
    vault.expect("me", "", keep=True)
    assert vault.unasked("me", "serial")
    vault.expect("me", "")
    assert vault.unasked("me", "serial") == ""


def test_what_is_in_the_vault_is_read_once_by_its_own_conversation_and_for_minutes(engine: Engine) -> None:
    now = [utc_now()]
    vault = Vault(engine, "secret", lambda: now[0])

    def put() -> str:
        vault.expect("me", "serial")
        return vault.guard("me", READY)

    mark = put()
    assert vault.open("somebody else", mark) is None
    opened = vault.open("me", mark)
    assert opened and opened.reveal() == READY and READY not in f"{opened!r} {opened}"
    assert vault.open("me", mark) is None
    late = put()
    now[0] += timedelta(minutes=16)
    assert vault.open("me", late) is None
    old = put()
    now[0] += timedelta(minutes=16)
    assert vault.purge() >= 1 and vault.open("me", old) is None
    gone = put()
    vault.forget("me")
    assert vault.open("me", gone) is None


def test_another_key_opens_nothing(engine: Engine) -> None:
    vault = Vault(engine, "secret")
    vault.expect("me", "serial")
    mark = vault.guard("me", READY)
    assert Vault(engine, "another").open("me", mark) is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("number;art\n", "row 1"),
        (f"nummer;art;status;stand\n{READY};personalausweis;ready\n", "row 2: expected 4 fields"),
        (f"nummer;art;status;stand\n{READY};ausweis;ready;2026-11-20\n", "row 2: art"),
        (f"nummer;art;status;stand\n{READY};reisepass;fertig;2026-11-20\n", "row 2: status"),
        (f"nummer;art;status;stand\n{READY};reisepass;ready;20.11.2026\n", "row 2: stand"),
    ],
)
def test_a_wrong_list_changes_nothing_and_its_mistake_names_no_number(desk: EmbeddedDesk, rows: str, said: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        desk.documents.load(SOEST, rows)
    assert said in str(refused.value) and READY not in str(refused.value)
    assert desk.documents.count(SOEST) == 3


def test_applications_go_after_their_time(engine: Engine) -> None:
    now = [datetime(2026, 11, 26)]
    documents = EmbeddedDocuments(engine, b"key", lambda: now[0])
    documents.load(SOEST, LIST)
    now[0] = datetime(2026, 12, 5)
    assert documents.purge() == 1  # handed out on 20 November
    now[0] = datetime(2027, 6, 1)
    assert documents.purge() == 2 and documents.count(SOEST) == 0


def test_the_secret_is_needed(ausweis: Expert, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from bot.experts.configure import configured_experts
    from bot.settings import settings

    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'c.db'}")
    monkeypatch.setenv("EXPERTS", "ausweis,hundesteuer")
    monkeypatch.setenv("TOWN", "soest")
    assert [expert.id for expert in configured_experts(settings()).on] == ["hundesteuer"]
    monkeypatch.setenv("EXPERT_SECRET", "0" * 64)
    assert {expert.id for expert in configured_experts(settings()).on} == {"ausweis", "hundesteuer"}


def test_what_follows_up_a_state_asks_for_another_number(ausweis: Expert) -> None:
    ends = {end.say for end in ausweis.flows["status"].ends}
    for end in ends:
        plan = ausweis.answers[end]
        assert plan.starts == "status"
        assert not any(ausweis.answers[name].starts for name in plan.next)  # it would keep the first number


def test_a_town_that_is_not_loaded_tells_nothing(ausweis: Expert, desk: EmbeddedDesk) -> None:
    dialogue = Dialogue(ausweis, "status", Town("", "Ense"), desk=desk)
    dialogue.start("Ist mein Personalausweis da?")
    assert "bereit" not in dialogue.say(READY)
