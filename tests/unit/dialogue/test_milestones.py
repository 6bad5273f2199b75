"""A milestone is found by the words of its title, whatever it is called in the question."""

from __future__ import annotations

from bot.dialogue.milestones import meant_milestones
from bot.dialogue.query import Facts

from .thread import Thread


def titles(thread: Thread, project: str, said: str) -> list[str]:
    """What the milestones are called that some words mean."""
    found = thread.catalogue.project(project)
    assert found
    return [milestone.title for milestone in meant_milestones(found, said.split())]


def test_the_title_that_is_meant_most(thread: Thread) -> None:
    """Both speak of the service centre; one speaks of a chat, too."""
    assert titles(thread, "digitales-buergerbuero", "wann kommt das telefonische servicecenter-modul") == [
        "Integration des telefonischen Servicecenter-Moduls"
    ]
    assert titles(thread, "digitales-buergerbuero", "und wann der chat") == [
        "Bereitstellung eines Chats mit Integration ins telefonische Servicecenter-Modul"
    ]


def test_two_milestones_of_one_question(thread: Thread) -> None:
    assert titles(thread, "egov-multidigital", "posteingang und formularverwaltung") == [
        "Einführung des zentralen digitalen Posteingangs", "Einführung einer Formularverwaltung",
    ]  # fmt: skip


def test_a_time_asked_in_the_words_of_a_milestone(thread: Thread) -> None:
    (told,) = thread.say("Wann sollte das Digitale Bürgerbüro in Paderborn einen Chat bekommen?", "ask_time")
    assert isinstance(told, Facts) and "milestones" in told.facets
    (again,) = thread.say("und das Dokumentenmanagement?", "ask_services", 0.3)
    assert isinstance(again, Facts) and "milestones" in again.facets


def test_a_product_that_only_tells_which_project_is_no_milestone(thread: Thread) -> None:
    thread.say("Welche Projekte arbeiten mit Liferay oder SAP?", "list_projects")
    (told,) = thread.say("Wie lange läuft das mit SAP?", "ask_time")
    assert isinstance(told, Facts) and told.facets == ("time",)
