"""A small data folder for tests that break, change or reload files."""

from __future__ import annotations

from pathlib import Path

PROGRAMME = """\
name: Digitale Modellregionen
brochure:
  title: Digital. Kommunal.
  citation: Broschüre
  as_of: Anfang 2021
facts:
  - id: start
    text: Das Programm läuft seit Sommer 2018.
    page: 4
later:
  - id: soest_more
    text: Soest zählte am Ende mehr Projekte.
    as_of: "2023-05-26"
    source: Stadt Soest
"""
REGIONS = """\
- id: soest
  name: Soest
  lead_municipality: Soest
  members: [Soest, Kreis Soest]
  regierungsbezirk: Arnsberg
  project_count: 25
  focus: Ländlicher Raum.
  page: 5
  later: [soest_more]
- id: owl
  name: Ostwestfalen-Lippe
  lead_municipality: Paderborn
  members: [Paderborn, Kreis Paderborn]
  regierungsbezirk: Detmold
  project_count: 14
  focus: E-Government.
  page: 5
  aliases: [OWL]
"""
CATEGORIES = """\
categories:
  - {id: portale, name: Portale, page: 8, intro: Online-Dienste.}
  - {id: intern, name: Interne Lösungen, page: 21, intro: Für Beschäftigte., aliases: [Verwaltungsintern]}
announced:
  - {name: Mobilitätsprojekte, page: 44, aliases: [Verkehr]}
"""
REUSE_KINDS = """\
- {id: konzepte, name: Konzepte, explanation: Ein Überblick., page: 6, aliases: [Konzept]}
- {id: bausteine, name: Bausteine, explanation: Teile einer Lösung., page: 6}
"""
TERMS = """\
- {id: kdn, term: KDN, aliases: [Dachverband], text: Dachverband der IT-Dienstleister., page: 9}
- {id: ozg, term: OZG, text: Ein Gesetz., source: Allgemeine Erklärung}
"""
PLACES = """\
ags,name,kind,kreis,regierungsbezirk,region,role
1,Soest,kreisangehörig,Kreis Soest,Arnsberg,soest,lead
2,Wickede (Ruhr),kreisangehörig,Kreis Soest,Arnsberg,soest,via-kreis
3,Paderborn,kreisangehörig,Kreis Paderborn,Detmold,owl,lead
4,Delbrück,kreisangehörig,Kreis Paderborn,Detmold,owl,via-kreis
5,Bielefeld,kreisfreie Stadt,Bielefeld,Detmold,,
6,Detmold,kreisangehörig,Kreis Lippe,Detmold,,
"""
PORTAL_SOEST = """\
id: portal-soest
title: Portal
subtitle: Stadt Soest
municipality: Soest
region: soest
category: portale
page: 10
lead: Stadt Soest
partners: [Stadt Paderborn]
contact:
  name: Ulla Gerke
  phone: "+49 2921 103-5200"
  email: u.gerke@soest.de
start: 2019-04-05
end: 2020-12-15
total_eur: 296000
land_eur: 237000
transferable_from: 2020-12
summary: Ein Portal für alle.
reuse:
  - kind: konzepte
    text: Das Konzept ist frei.
milestones:
  - number: 1
    title: Aufbau
    until: 2020-09
  - number: 2
    title: Betrieb
    until: 2020-12
links:
  - label: Link zur Projektseite
topics: [Umzug]
services:
  - {name: Hundesteuer, aliases: [Hund anmelden]}
products: [Liferay]
aliases: [Bürgerportal]
"""
PORTAL_KREIS = """\
id: portal-kreis-paderborn
title: Portal
subtitle: Kreis Paderborn
municipality: Kreis Paderborn
region: owl
category: portale
page: 19
lead: Kreis Paderborn
contact:
  name: Jan Müller
  phone: "+49 5251 308-1"
  email: mueller@kreis.de
start: 2021-01-01
end: 2022-12-31
total_eur: 100000
land_eur: 90000
transferable_from: 2022-12
reuse:
  - kind: bausteine
    text: Ein Baustein.
services: [Reitkennzeichen]
products: [liferay]
"""
CHAT_PADERBORN = """\
id: chat-paderborn
title: Chat für Mitarbeitende
municipality: Paderborn
region: owl
category: intern
page: 22
start: 2018-10-02
end: 2022-02-28
total_eur: 500000
land_eur: 250000
topics: [Liferay, Chatbot]
"""
OFFENE_DATEN = """\
id: offene-daten
title: Ämterdaten
municipality: Bielefeld
region: owl
category: intern
page: 30
"""
FILES = {
    "programme/programme.yml": PROGRAMME,
    "programme/regions.yml": REGIONS,
    "programme/categories.yml": CATEGORIES,
    "programme/reuse_kinds.yml": REUSE_KINDS,
    "programme/terms.yml": TERMS,
    "programme/places.csv": PLACES,
    "projects/portal-soest.yml": PORTAL_SOEST,
    "projects/portal-kreis-paderborn.yml": PORTAL_KREIS,
    "projects/chat-paderborn.yml": CHAT_PADERBORN,
    "projects/offene-daten.yml": OFFENE_DATEN,
}


def write_sample(folder: Path) -> Path:
    """Write the sample as ``folder/data`` and return that path."""
    data = folder / "data"
    for name, text in FILES.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, encoding="utf-8")
    return data


def change(data: Path, name: str, old: str, new: str) -> None:
    """Replace a part of a sample file; the part must be there."""
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
