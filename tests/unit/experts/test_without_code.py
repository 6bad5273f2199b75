"""The example "Sperrmüll": an expert of text files only, installed by copying its folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.experts.api import Fact, Town
from bot.experts.expert import Expert
from bot.experts.loader import FOLDER, load
from bot.experts.questions import Questions, exact_questions, train
from bot.settings import ROOT

from .play import Dialogue

EXAMPLE = ROOT / "docs" / "examples" / "sperrmuell"


@pytest.fixture
def install(tmp_path: Path) -> Callable[[], tuple[Expert, ...]]:
    """Put the example beside the experts of the repository."""

    def copied() -> tuple[Expert, ...]:
        folder = Path(shutil.copytree(EXAMPLE, tmp_path / "experts" / "sperrmuell"))
        found = load([FOLDER / "hundesteuer", folder])
        assert found.errors == ()
        return found.experts

    return copied


def _town(**values: str) -> Town:
    facts = {
        f"sperrmuell.{key}": (Fact(value, "Abfallkalender", "2026", confirmed=True),) for key, value in values.items()
    }
    return Town("05974040", "Soest", facts)


def test_it_has_no_code() -> None:
    assert [path.suffix for path in EXAMPLE.rglob("*") if path.is_file() and path.suffix != ".yml"] == []


def test_its_dialogue_runs(install: Callable[[], tuple[Expert, ...]]) -> None:
    expert = install()[1]
    dialogue = Dialogue(expert, "order", _town(order_url="https://www.example.org/sperrmuell"))
    dialogue.start("Ich möchte mein altes Sofa loswerden")
    answer = dialogue.say("nächste Woche")
    assert dialogue.over and "https://www.example.org/sperrmuell" in answer and "3. Dezember 2026" in answer


def test_what_the_town_has_not_filled_in_is_unknown(install: Callable[[], tuple[Expert, ...]]) -> None:
    dialogue = Dialogue(install()[1], "order", _town())
    dialogue.start("Ich möchte mein altes Sofa loswerden")
    assert "nicht hinterlegt" in dialogue.say("nächste Woche")


def test_its_questions_are_told_from_those_of_another(install: Callable[[], tuple[Expert, ...]]) -> None:
    experts = install()
    questions = Questions(
        train(experts, ["Hallo", "Welche Projekte gibt es in Soest?"]), experts, exact_questions(experts)
    )
    asked = [
        questions.asked(text)[0][:2] for text in ("Was kostet die Abholung vom Sperrmüll?", "Was kostet ein Hund?")
    ]
    assert asked == [("sperrmuell", "fee"), ("hundesteuer", "rate")]


def test_the_day_of_a_case_is_today_without_a_step_for_it(install: Callable[[], tuple[Expert, ...]]) -> None:
    old = Fact(10.0, "Gebührensatzung", "2025", date(2025, 1, 1), date(2025, 12, 31), confirmed=True)
    town = Town("05974040", "Soest", {"sperrmuell.fee": (old,)})
    assert install()[1].town["fee"].kind == "euro"
    assert town.fact("sperrmuell.fee", date(2026, 11, 26)) is None
