"""Every fact of every project can be asked for, in the words of different people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.catalogue.queries import Catalogue
from bot.understanding.facets import FACETS
from tests.expectations import lacking

# How people call each project, with the article that the sentence needs after "beim".
NAMES = {
    "anlauf": "Anlauf!",
    "digiknow": "DigiKnow",
    "digitale-buergerdienstleistungen-folgeantrag": "Folgeantrag in Soest",
    "digitale-buergerdienstleistungen-grundantrag": "Grundantrag in Soest",
    "digitale-buergerdienstleistungen-sozialleistungen": "Digitale Bürgerdienstleistungen Sozialleistungen",
    "digitale-buergerdienstleistungen-veranstaltungen": "Online-Bewerbungsverfahren für Veranstaltungen",
    "digitaler-aktenplan": "digitaler Aktenplan",
    "digitales-buergerbuero": "Digitales Bürgerbüro Paderborn",
    "digitales-stadtarchiv": "Digitales Stadtarchiv",
    "egov-multidigital": "egov multidigital",
    "govchain-nrw": "govchain nrw",
    "hundesteueranmeldungsexperte": "Hundesteueranmeldungsexperte",
    "interaktive-visualisierung-open-data": "Interaktive Visualisierung von Open Data",
    "nrwbot": "NRWbot",
    "open-data-aachen": "Open Data Aachen",
    "open-government-kommunikationsplattform": "Open Government- und Kommunikationsplattform",
    "prozesse-auslaenderwesen": "Prozesse im Ausländerwesen",
    "prozesse-buergerwesen": "Digitalisierung von Prozessen im Bürgerwesen",
    "prozesse-kinder-jugend-familie": "Kinder, Jugend und Familie",
    "serviceportal-bielefeld": "Serviceportal Bielefeld",
    "serviceportal-kreis-paderborn": "Serviceportal Kreis Paderborn",
    "smartphone-buerger-id": "Smartphone-Bürger-ID",
    "zentrale-open-data-plattform": "Zentrale Open Data Plattform",
    "zeonline": "ZEonline",
}
QUESTIONS = {
    "summary": (
        "Worum geht es beim Projekt {}?",
        "Was ist {}?",
        "Können Sie mir kurz erklären, was das Projekt {} macht?",
        "erzähl mal was über {}",
    ),
    "contact": (
        "Wer ist für {} zuständig?",
        "Ich bräuchte bitte die Telefonnummer der Ansprechperson von {}.",
        "an wen wende ich mich wegen {}",
        "kontakt {}",
    ),
    "money": (
        "Was hat {} gekostet?",
        "Wie hoch waren die Gesamtkosten und die Förderung von {}?",
        "Bitte teilen Sie mir das Budget des Projekts {} mit.",
        "kosten {}",
    ),
    "time": (
        "Wann hat {} begonnen und wann war Schluss?",
        "Von wann bis wann lief das Projekt {}?",
        "Wie lange dauerte {}?",
        "laufzeit {}",
    ),
    "transferability": (
        "Ab wann ist {} übertragbar?",
        "Ab wann können andere Kommunen {} übernehmen?",
        "übertragbarkeit {}",
    ),
    "milestones": (
        "Welche Meilensteine hat {}?",
        "Nennen Sie mir bitte die Meilensteine von {}.",
        "meilensteine {}",
    ),
    "partners": (
        "Wer ist an {} beteiligt?",
        "Welche Partner hat das Projekt {}?",
        "wer macht bei {} mit",
    ),
    "reuse": (
        "Was können andere Kommunen von {} nachnutzen?",
        "Was kann man von {} nachnutzen?",
        "nachnutzung {}",
    ),
    "services": (
        "Welche Leistungen bietet {}?",
        "Welche Online-Dienste gehören zu {}?",
        "leistungen {}",
    ),
    "products": (
        "Welche Software wird bei {} eingesetzt?",
        "Auf welcher Technologie basiert {}?",
        "software {}",
    ),
    "links": (
        "Gibt es einen Link zu {}?",
        "Welche Links gibt es zum Projekt {}?",
        "link {}",
    ),
    "region": (
        "Zu welcher Modellregion gehört das Projekt {}?",
        "Modellregion von {}?",
        "In welcher Region läuft {}?",
    ),
    "page": (
        "Auf welcher Seite der Broschüre steht {}?",
        "seite der broschüre {}",
        "Auf welcher Seite finde ich {}?",
    ),
}  # fmt: skip


def test_all_facets_and_projects_are_asked(catalogue: Catalogue) -> None:
    assert set(QUESTIONS) == set(FACETS)
    assert set(NAMES) == {p.id for p in catalogue.projects()}


CASES = [
    (project, facet, texts[(row + column) % len(texts)])
    for row, project in enumerate(NAMES)
    for column, (facet, texts) in enumerate(QUESTIONS.items())
]


@pytest.mark.parametrize(("project_id", "facet", "pattern"), CASES, ids=[f"{p}-{f}" for p, f, _ in CASES])
def test_every_fact_of_every_project(
    ask: Callable[[str], str], catalogue: Catalogue, project_id: str, facet: str, pattern: str
) -> None:
    project = catalogue.project(project_id)
    assert project is not None
    question = pattern.format(NAMES[project_id])
    text = ask(question)
    assert lacking(text, project, facet) == [], f"{question}\n{text}"
