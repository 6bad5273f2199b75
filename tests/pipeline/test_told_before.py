"""What a question leaves out because it was said before, or stands beside it: the own town, the Kreis, the limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.assistant import Assistant
from tools.dialogue_checks import projects_in

from .conftest import CLOCK


@pytest.fixture
def talk(assistant: Assistant) -> Callable[..., str]:
    """The answer to the last of several messages of one conversation."""

    def answers(*said: str) -> str:
        conversation = assistant.conversation()
        return ["\n".join(conversation.say(text, CLOCK).texts) for text in said][-1]

    return answers


def test_the_kreis_beside_its_town(talk: Callable[..., str]) -> None:
    said = talk(
        "Wie viel mehr hat das Digitale Bürgerbüro der Stadt Paderborn gekostet als das Serviceportal des Kreises?"
    )
    assert "2.017.000 €" in said


def test_only_the_kreis_of_a_list(talk: Callable[..., str]) -> None:
    said = talk("Welche Projekte gibt es in Paderborn?", "Nur der Kreis bitte.")
    assert projects_in(said) == {"serviceportal-kreis-paderborn"}


def test_our_town_was_told_before(talk: Callable[..., str]) -> None:
    said = talk("Ich wohne in Gütersloh.", "Gibt es bei uns auch so ein Projekt?")
    assert "Gütersloh" in said and "115" in said and not projects_in(said)


def test_a_town_as_heading(talk: Callable[..., str]) -> None:
    assert "Marl" in talk("Marl: zu welcher Modellregion gehört das?")


def test_those_below_a_limit_after_those_above(talk: Callable[..., str]) -> None:
    said = talk("Welche Projekte in Aachen kosten mehr als 1 Million Euro?", "Und welche liegen darunter?")
    assert projects_in(said) == {"anlauf", "digitales-stadtarchiv"}


def test_both_ends_of_an_order(talk: Callable[..., str]) -> None:
    said = talk("Was war das teuerste und was das günstigste Projekt?")
    assert "4.613.000 €" in said and "48.000 €" in said


def test_the_other_end_over_all_not_over_those_shown(talk: Callable[..., str]) -> None:
    said = talk("Nenne die drei teuersten Projekte.", "Und das günstigste?")
    assert projects_in(said) == {"hundesteueranmeldungsexperte"}


def test_a_partner_that_does_not_lead(talk: Callable[..., str]) -> None:
    said = talk("Bei welchen Projekten ist die Stadt Aachen nur als Partner dabei, ohne sie zu leiten?")
    assert projects_in(said) == {"govchain-nrw", "smartphone-buerger-id"}


def test_what_is_counted_are_the_regions(talk: Callable[..., str]) -> None:
    said = talk("Wie viele Modellregionen gibt es?")
    assert all(name in said for name in ("Emscher-Lippe", "Bergisches Städtedreieck", "Soest"))


def test_violence_is_no_case_for_the_helpline_alone(talk: Callable[..., str]) -> None:
    said = talk("Mein Mann schlägt mich jeden Abend.")
    assert "110" in said and "116 016" in said


def test_a_town_is_all_that_fits(talk: Callable[..., str]) -> None:
    said = talk("Regnet es am Sonntag in Bielefeld?")
    assert not projects_in(said)
