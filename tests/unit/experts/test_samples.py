"""Invented rows for a trial: marked in every answer, never in production, gone when a town has a list of its own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from bot import cli_experts  # noqa: F401 -- adds its commands
from bot.cli import app
from bot.database.engine import connect
from bot.experts.api import Town
from bot.experts.configure import made_desk
from bot.experts.desk import EmbeddedDesk
from bot.experts.expert import Expert
from bot.experts.loader import FOLDER, load
from bot.experts.models import documents, found_items
from bot.experts.samples import FILE, dated
from bot.settings import settings
from scripts import run

from .play import TODAY, Dialogue

SOEST = Town("05974040", "Soest")
ITEMS = (
    "nummer;kategorie;farbe;fundtag;stadtteil;stelle;bis;geheim\n2026-1;Brille;rot;2026-11-25;;Rathaus;2027-05-25;x\n"
)
LIST = "nummer;art;status;stand\nCFGH12345;personalausweis;ready;2026-11-20\n"
MARK = "Beispieldaten"


@pytest.fixture(scope="module")
def ausweis() -> Expert:
    return load([FOLDER / "ausweis"]).experts[0]


@pytest.fixture
def trial(engine: Engine) -> EmbeddedDesk:
    """What ``make run TOWN=soest`` has."""
    desk = EmbeddedDesk(engine, "a secret of the test", samples=True)
    assert [_load(desk, name) for name in ("ausweis", "fundbuero")] == [5, 7]
    return desk


def _load(desk: EmbeddedDesk, expert: str) -> int:
    return desk.load_samples(SOEST.ags, dated((FOLDER / expert / FILE).read_text(encoding="utf-8"), TODAY))


def _search(fundbuero: Expert, desk: EmbeddedDesk, what: str = "schwarzes Handy", language: str = "de") -> str:
    dialogue = Dialogue(fundbuero, "search", SOEST, language, desk=desk)
    dialogue.start(f"Ich habe am Dienstag mein {what} verloren")
    dialogue.say("in Mitte")
    if not dialogue.over:
        dialogue.say("überspringen")
    return dialogue.said[-1]


def _status(ausweis: Expert, desk: EmbeddedDesk, number: str, language: str = "de") -> str:
    dialogue = Dialogue(ausweis, "status", SOEST, language, desk=desk)
    dialogue.start("Ist mein Personalausweis da?")
    return dialogue.say(number)


@pytest.mark.parametrize("language", ["de", "easy", "en"])
def test_an_answer_from_samples_says_so(fundbuero: Expert, ausweis: Expert, trial: EmbeddedDesk, language: str) -> None:
    found = _search(fundbuero, trial, language=language)
    assert "BEISPIEL-1" in found and found.count(MARK) == 1
    nothing = _search(fundbuero, trial, "grüner Helm", language)
    assert "BEISPIEL" not in nothing and MARK in nothing
    told = [_status(ausweis, trial, f"ZZZZ{5 * str(n)}", language) for n in range(1, 7)]  # the last is unknown
    assert len(set(told)) == 6 and all(answer.count(MARK) == 1 for answer in told)


def test_what_tells_of_no_list_is_not_marked(fundbuero: Expert, trial: EmbeddedDesk) -> None:
    dialogue = Dialogue(fundbuero, "search", SOEST, desk=trial)
    assert MARK not in dialogue.start("Ich habe eine Pistole verloren") and dialogue.over


def test_days_count_from_today() -> None:
    assert dated("a;-2;+3\nb;-40;x-1;1-2\n", date(2026, 3, 1)) == "a;2026-02-27;2026-03-04\nb;2026-01-20;x-1;1-2\n"


def test_in_production_there_are_no_samples(
    fundbuero: Expert, ausweis: Expert, trial: EmbeddedDesk, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPERT_SECRET", "a secret of the test")
    assert "BEISPIEL-1" in _search(fundbuero, made_desk(engine, settings()))
    monkeypatch.setenv("PRODUCTION", "1")
    desk = made_desk(engine, settings())
    for answer in (_search(fundbuero, desk), _status(ausweis, desk, "ZZZZ33333")):
        assert MARK not in answer and "BEISPIEL" not in answer and "liegt bereit" not in answer


def test_a_list_of_the_towns_own_takes_their_place(fundbuero: Expert, ausweis: Expert, trial: EmbeddedDesk) -> None:
    trial.found.load(SOEST.ags, ITEMS)
    assert "nichts Passendes" in (answer := _search(fundbuero, trial)) and MARK not in answer
    assert MARK in _status(ausweis, trial, "ZZZZ33333")  # each list for itself
    trial.documents.load(SOEST.ags, LIST)
    assert MARK not in (answer := _status(ausweis, trial, "ZZZZ33333")) and "keine Auskunft" in answer
    assert [_load(trial, name) for name in ("ausweis", "fundbuero")] == [0, 0]
    assert "liegt bereit" in _status(ausweis, trial, "CFGH12345") and "2026-1" in _search(fundbuero, trial, "Brille")


def test_staff_does_not_work_with_samples(trial: EmbeddedDesk) -> None:
    assert trial.documents.count(SOEST.ags) == 0 and trial.found.listed(SOEST.ags) == ()
    assert not trial.found.has(SOEST.ags, "BEISPIEL-1") and not trial.found.give_back(SOEST.ags, "BEISPIEL-1")


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The database of an operator who tries all experts for Soest."""
    for name, value in {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'catalogue.db'}", "TOWN": "soest",
        "EXPERTS": "ausweis,fundbuero", "EXPERT_SECRET": "0" * 64, "PRODUCTION": "",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    assert CliRunner().invoke(app, ["towns", "load"]).exit_code == 0
    return connect(settings().database_url)


def test_a_trial_loads_them_anew_each_time(served: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        loaded = CliRunner().invoke(app, ["experts", "samples"])
        assert loaded.exit_code == 0 and "Soest: 12 samples." in loaded.output
    week = date.today() - timedelta(days=date.today().weekday())
    with served.connect() as connection:
        weeks = list(connection.execute(select(found_items.c.found_week)).scalars())
    assert len(weeks) == 7 and max(weeks) >= week - timedelta(days=7)
    monkeypatch.setenv("EXPERTS", "ausweis")
    assert "Soest: 5 samples." in CliRunner().invoke(app, ["experts", "samples"]).output


def test_production_refuses_them(served: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRODUCTION", "1")
    refused = CliRunner().invoke(app, ["experts", "samples"])
    assert refused.exit_code == 1 and "PRODUCTION" in refused.output
    with served.connect() as connection:
        assert [connection.execute(select(table)).all() for table in (documents, found_items)] == [[], []]


@pytest.mark.parametrize(
    ("town", "production", "loaded"), [("soest", "", True), ("", "", False), ("soest", "1", False)]
)
def test_make_run_loads_them_for_a_trial_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], town: str, production: str, loaded: bool
) -> None:
    for name, value in {"TOWN": town, "PRODUCTION": production, "EXPERTS": "", "EXPERT_SECRET": ""}.items():
        monkeypatch.setenv(name, value)
    run.switch_experts_on()
    assert (["experts", "samples"] in run.data_commands()) is loaded
    assert ("make run TOWN=soest" in capsys.readouterr().out) is not bool(town)
