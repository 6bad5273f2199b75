"""One reply for each kind of answer, in the shape that the assistant's REST contract promises."""

from __future__ import annotations

from typing import Any

Reply = dict[str, Any]


def _answer(text: str, *cards: Reply, buttons: list[str] | None = None) -> list[Reply]:
    messages: list[Reply] = [{"text": text}]
    if buttons:
        messages[0]["buttons"] = [{"title": title, "payload": title} for title in buttons]
    if cards:
        messages.append({"custom": {"cards": list(cards), "source": "Broschüre, S. 20", "as_of": "Anfang 2021"}})
    return messages


_PROJECT = "Serviceportal – Stadt Bielefeld"
_SOURCE = "\nQuelle: Broschüre, S. 20. Stand: Anfang 2021."
_ITEMS = [
    {
        "title": f"Beispielprojekt {number}",
        "place": "Paderborn",
        "page": 10 + number,
        "note": f"{number}00.000 €",
    }
    for number in range(1, 8)
]
_STONES = [
    {"number": 1, "title": "Entwicklung des Konzeptes und Portal-Designs", "until": "Dezember 2020"},
    {"number": 2, "title": "Anbindung der Servicekonten", "until": "Juni 2021"},
    {"number": 3, "title": "Veröffentlichung der Online-Dienstleistungen", "until": "Dezember 2022"},
]
_REUSE = [
    {"kind": "Konzepte", "text": "Der Aufbau des Portals ist beschrieben."},
    {"kind": "Vorlagen & Verfahren", "text": "Abläufe und Formulare können übernommen werden."},
]

REPLIES: dict[str, list[Reply]] = {
    "kontakt": _answer(
        f"{_PROJECT} (Bielefeld): Ansprechperson ist Stefan Thias, Telefon +49 521 51-5198.{_SOURCE}",
        {
            "type": "contact",
            "project": _PROJECT,
            "place": "Bielefeld",
            "name": "Stefan Thias",
            "phone": "+49 521 51-5198",
            "email": "stefan.thias@bielefeld.de",
        },
    ),
    "projekt": _answer(
        f"{_PROJECT}: Die Stadt bündelt ihre Dienste.{_SOURCE}",
        {
            "type": "project",
            "title": _PROJECT,
            "place": "Bielefeld",
            "region": "Ostwestfalen-Lippe",
            "category": "Serviceportallösungen",
            "summary": "Die Stadt bündelt ihre Online-Dienste in einem Portal.",
        },
    ),
    "kosten": _answer(
        f"{_PROJECT} kostet 967.000 €. Davon zahlt das Land 870.000 €.{_SOURCE}",
        {
            "type": "money",
            "project": _PROJECT,
            "total_eur": 967000,
            "land_eur": 870000,
            "own_eur": 97000,
            "land_share": "90 %",
        },
    ),
    "meilensteine": _answer(
        f"{_PROJECT} hat drei Meilensteine:\n"
        + "\n".join(f"- Meilenstein {stone['number']}: {stone['title']}" for stone in _STONES)
        + _SOURCE,
        {"type": "milestones", "project": _PROJECT, "items": _STONES},
    ),
    "nachnutzung": _answer(
        f"Andere Kommunen können von {_PROJECT} übernehmen:\n"
        + "\n".join(f"- {offer['kind']}: {offer['text']}" for offer in _REUSE)
        + _SOURCE,
        {"type": "reuse", "project": _PROJECT, "items": _REUSE},
    ),
    "liste": _answer(
        "Ich kenne 7 Projekte in Paderborn:\n"
        + "\n".join(f"- {item['title']}, Paderborn" for item in _ITEMS)
        + _SOURCE,
        {"type": "list", "count": 7, "items": _ITEMS},
    ),
    "vergleich": _answer(
        f"ANLAUF kostet 500.000 €, DigiKnow 400.000 €.{_SOURCE}",
        {
            "type": "comparison",
            "columns": ["ANLAUF", "DigiKnow"],
            "rows": [
                {"label": "Gesamt", "values": ["500.000 €", "400.000 €"]},
                {
                    "label": "Laufzeit",
                    "values": ["1. Januar 2020 bis 31. Dezember 2021", "1. Mai 2019 bis 30. April 2021"],
                },
            ],
        },
    ),
    "links": _answer(
        f"Zu {_PROJECT} nennt die Broschüre einen Link.{_SOURCE}",
        {
            "type": "links",
            "project": _PROJECT,
            "items": [
                {"label": "Link zur Projektseite", "url": None},
                {"label": "Beispielseite", "url": "https://www.example.org/"},
            ],
        },
    ),
    "mehrdeutig": _answer(
        "„Open Data“ passt zu mehreren Projekten. Welches meinen Sie?",
        buttons=[
            "Open Data Aachen",
            "Zentrale Open-Data-Plattform",
            "Interaktive Visualisierung von Open Data",
        ],
    ),
}
DEFAULT = _answer("Das weiß ich nicht. Fragen Sie mich nach einem Projekt.", buttons=["kontakt", "liste"])
