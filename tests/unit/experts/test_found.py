"""Found items: a search tells public fields only, whatever is on file; the reward is calculated as the law says."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.experts.answering import answer, case_of
from bot.experts.api import Town
from bot.experts.desk import EmbeddedDesk
from bot.experts.documents import ImportRefused
from bot.experts.expert import Expert
from bot.experts.found import EmbeddedFoundItems

from .play import TODAY, Dialogue

SOEST = "05974040"
HEADER = "nummer;kategorie;farbe;fundtag;stadtteil;stelle;bis;geheim\n"
ITEMS = (
    f"{HEADER}2026-1;Handy;schwarz;2026-11-24;Mitte;Rathaus;2027-05-24;Gravur Erika\n"
    "2026-2;Handy;weiss;2026-11-25;Mitte;Rathaus;2027-05-25;Riss\n"
    "2026-3;Handy;schwarz;2026-09-01;Mitte;Rathaus;2027-03-01;alt\n"
)


@pytest.fixture
def dialogue(fundbuero: Expert, engine: Engine) -> Dialogue:
    desk = EmbeddedDesk(engine, "a secret of the test")
    desk.found.load(SOEST, ITEMS)
    return Dialogue(fundbuero, "search", Town(SOEST, "Soest"), desk=desk)


def test_a_search_finds_by_category_colour_and_week(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe am Dienstag mein schwarzes Handy verloren")
    answer = dialogue.say("Weiß ich nicht")
    assert "2026-1" in answer and "2026-2" not in answer and "2026-3" not in answer
    assert dialogue.over and len(dialogue.said) <= 4


def test_a_colour_that_fits_none_shows_the_others(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe gestern mein Handy verloren")
    answer = dialogue.say("am Markt", "rot")
    assert "2026-1" in answer and "2026-2" in answer


def test_what_was_given_back_is_found_no_more(dialogue: Dialogue) -> None:
    assert dialogue.desk
    assert dialogue.desk.found.give_back(SOEST, "2026-1") and not dialogue.desk.found.give_back(SOEST, "2026-9")
    dialogue.start("Ich habe am Dienstag mein schwarzes Handy verloren")
    assert "2026-1" not in dialogue.say("Weiß ich nicht")


def test_thirty_searches_an_hour(dialogue: Dialogue) -> None:
    for _ in range(30):
        dialogue.start("Ich habe am Dienstag mein schwarzes Handy verloren")
        assert "2026-1" in dialogue.say("Weiß ich nicht")
    dialogue.start("Ich habe am Dienstag mein schwarzes Handy verloren")
    answer = dialogue.say("Weiß ich nicht")
    assert "sehr oft gesucht" in answer and "2026-1" not in answer and "nichts Passendes" not in answer


def test_another_towns_items_are_not_found(dialogue: Dialogue) -> None:
    dialogue.town = Town("05974028", "Lippstadt")
    dialogue.start("Ich habe am Dienstag mein Handy verloren")
    assert "nichts Passendes" in dialogue.say("Weiß ich nicht", "überspringen")


def test_five_hits_at_most(dialogue: Dialogue) -> None:
    assert dialogue.desk
    many = "".join(f"2026-5{n};Brille;rot;2026-11-24;Mitte;Rathaus;2027-05-24;x\n" for n in range(9))
    dialogue.desk.found.load(SOEST, HEADER + many)
    dialogue.start("Ich habe am Dienstag meine Brille verloren")
    assert dialogue.say("am Markt", "überspringen").count("2026-5") == 5


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(secret=st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=8, max_size=40))
def test_no_secret_field_gets_into_a_reply_or_stands_in_the_table(
    fundbuero: Expert, engine: Engine, secret: str
) -> None:
    desk = EmbeddedDesk(engine, "a secret of the test")
    desk.found.load(SOEST, f"{HEADER}2026-7;Uhr;gelb;2026-11-24;Hinterhof;Rathaus;2027-05-24;{secret}\n")
    dialogue = Dialogue(fundbuero, "search", Town(SOEST, "Soest"), desk=desk, id=secret)
    dialogue.start("Ich habe am Dienstag meine Uhr verloren")
    dialogue.say("am Markt", "gold")
    assert "2026-7" in dialogue.said[-1] and secret not in "\n".join(dialogue.said)
    with engine.connect() as connection:
        assert secret not in str(connection.execute(text("SELECT * FROM expert_found_items")).all())
    found = desk.found.secret(SOEST, "2026-7")
    assert found and found.reveal() == secret


@pytest.mark.parametrize(("worth", "euro"), [(800, 34.0), (500, 25.0), (10, 0.5), (501, 25.03), (0, 0.0)])
def test_the_reward(fundbuero: Expert, worth: int, euro: float) -> None:
    case = case_of(fundbuero, Town(SOEST, "Soest"), TODAY, {"worth": worth})
    assert fundbuero.code.values["reward"](case) == pytest.approx(euro)


_CAT, _BUS = {"what": {"name": ["Katze"], "class": "animal"}}, {"place": "public"}


@pytest.mark.parametrize(
    ("written", "told", "said"),
    [
        ("zwölfhundert Euro", {}, "46 €"),
        ("fünfhundert euro", {}, "25 €"),
        ("2k", {}, "70 €"),
        ("1,5 k Euro", {}, "55 €"),
        ("im Wert von 1.200 €", {}, "46 €"),
        ("400 bis 600 Euro", {}, "20 € bis 28 €"),
        ("zwischen 400 und 600 €", {}, "20 € bis 28 €"),
        ("und bei zweitausend?", {}, "70 €"),
        ("1000 Euro", _CAT, "30 €"),
        ("200 Euro", _BUS, "5 €"),
        ("30 Euro", _BUS, "keinen Finderlohn"),
    ],
)
def test_a_value_however_it_is_written(fundbuero: Expert, written: str, told: dict[str, object], said: str) -> None:
    case = case_of(fundbuero, Town(SOEST, "Soest"), TODAY, {})
    read = fundbuero.code.readers["worth"](written, case)
    assert read
    case = case_of(fundbuero, Town(SOEST, "Soest"), TODAY, {"worth": read.value, **told})
    lines = answer(fundbuero, fundbuero.answers["reward"], case).lines
    assert said in "\n".join(fundbuero.texts.say(line, "de") for line in lines)


@pytest.mark.parametrize("written", ["ein paar hundert Euro", "drei Schlüssel", "gestern", "ja"])
def test_what_is_no_value(fundbuero: Expert, written: str) -> None:
    assert fundbuero.code.readers["worth"](written, case_of(fundbuero, Town(SOEST, "Soest"), TODAY, {})) is None


def test_several_things_are_searched_for_at_once_but_never_cash_or_documents(dialogue: Dialogue) -> None:
    assert dialogue.desk
    hidden = (
        "2026-8;Ausweis;;2026-11-24;Mitte;Rathaus;2027-05-24;x\n2026-9;Bargeld;;2026-11-24;Mitte;Rathaus;2027-05-24;x\n"
    )
    dialogue.desk.found.load(SOEST, f"{HEADER}2026-6;Schlüssel;grau;2026-11-24;Mitte;Rathaus;2027-05-24;x\n{hidden}")
    dialogue.start("Ich habe am Dienstag mein Handy, Schlüssel, Geld und meinen Personalausweis verloren")
    answer = dialogue.say("am Markt", "überspringen")
    assert "2026-1" in answer and "2026-6" in answer and "Schlüssel und Handy" in answer
    assert "2026-8" not in answer and "2026-9" not in answer and "116 116" in answer


def test_nothing_is_lost_tomorrow(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe mein Handy verloren")
    assert "liegt in der Zukunft" in dialogue.say("morgen")


def test_the_reward_is_shown_with_its_calculation(fundbuero: Expert) -> None:
    case = case_of(fundbuero, Town(SOEST, "Soest"), TODAY, {"worth": 800})
    lines = answer(fundbuero, fundbuero.answers["reward"], case).lines
    said = "\n".join(fundbuero.texts.say(line, "de") for line in lines)
    assert "34 €" in said and "25 € plus 9 €" in said and "§§ 970, 971 BGB" in said


def test_items_go_thirty_days_after_their_time(engine: Engine) -> None:
    now = [datetime(2027, 3, 30)]
    found = EmbeddedFoundItems(engine, b"0" * 32, lambda: now[0])
    found.load(SOEST, ITEMS)
    assert found.purge() == 0
    now[0] = datetime(2027, 4, 5)
    assert found.purge() == 1
    assert len(found.search(SOEST, "Handy", "", date(2026, 1, 1))) == 2


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("nummer\n", "row 1"),
        (f"{HEADER}2026-1;Handy\n", "row 2: expected 8 fields"),
        (f"{HEADER}2026-1;Handy;rot;gestern;a;b;2027-01-01;x\n", "row 2: expected days"),
        (f"{HEADER};Handy;rot;2026-11-01;a;b;2027-01-01;x\n", "row 2: expected nummer"),
    ],
)
def test_a_wrong_list_changes_nothing(engine: Engine, rows: str, said: str) -> None:
    found = EmbeddedFoundItems(engine, b"0" * 32)
    with pytest.raises(ImportRefused, match=said):
        found.load(SOEST, rows)
    assert found.search(SOEST, "Handy", "", date(2020, 1, 1)) == ()
