"""Names in sentences: as printed, inflected, split, joined, and ambiguous ones with all they may mean."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.catalogue.queries import Catalogue
from bot.catalogue.records import NameEntry
from bot.understanding.names import Mention, NameIndex


def mentions(index: NameIndex, text: str) -> list[Mention]:
    """All mentions of a text."""
    return index.find(index.read(text), text)


def ids(index: NameIndex, text: str, *kinds: str) -> set[str]:
    """The things of these kinds that a text may name."""
    return {i for mention in mentions(index, text) for i in mention.ids(*kinds)}


def test_every_title_with_its_town_is_found(index: NameIndex, catalogue: Catalogue) -> None:
    projects = catalogue.projects()
    missed = [p.id for p in projects if p.id not in ids(index, f"Was kostet {p.title} in {p.municipality}?", "project")]
    assert len(projects) == 24 and missed == []


def test_every_town_is_found_after_in(index: NameIndex, catalogue: Catalogue) -> None:
    towns = [e.id for e in catalogue.names() if e.kind == "place" and e.surface == e.id]
    missed = [town for town in towns if town not in ids(index, f"Was läuft in {town}?", "place")]
    assert len(towns) >= 390 and missed == []


def test_every_contact_person_is_found(index: NameIndex, catalogue: Catalogue) -> None:
    people = {p.contact.name for p in catalogue.projects() if p.contact}
    missed = [name for name in people if name not in ids(index, f"Wofür ist {name} zuständig?", "person")]
    assert len(people) >= 10 and missed == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Was kostet gov chain?", "govchain-nrw"),
        ("Was kostet govchainnrw?", "govchain-nrw"),
        ("smart phone bürger id", "smartphone-buerger-id"),
        ("SmartphoneBürgerID", "smartphone-buerger-id"),
        ("e gov multi digital", "egov-multidigital"),
        ("Kosten des digitalen Stadtarchivs", "digitales-stadtarchiv"),
        ("beim Digitalen Bürgerbüro", "digitales-buergerbuero"),
        ("die Nachnutzung des Hundesteueranmeldungsexperten", "hundesteueranmeldungsexperte"),
        ("Prozesse des Bürgerwesens", "prozesse-buergerwesen"),
        ("die Zentrale Open-Data-Plattform", "zentrale-open-data-plattform"),
        ("dieses ZE online", "zeonline"),
        ("nrw bot", "nrwbot"),
    ],
)
def test_inflected_split_and_joined_names(index: NameIndex, text: str, expected: str) -> None:
    assert expected in ids(index, text, "project")


def test_a_shared_name_keeps_all_its_meanings(index: NameIndex) -> None:
    found = ids(index, "Was kosten die Digitalen Bürgerdienstleistungen?", "project")
    assert found == {
        f"digitale-buergerdienstleistungen-{part}"
        for part in ("grundantrag", "folgeantrag", "sozialleistungen", "veranstaltungen")
    }


def test_a_longer_name_wins_over_the_shorter_one_inside(index: NameIndex) -> None:
    assert ids(index, "Zentrale Open Data Plattform", "project") == {"zentrale-open-data-plattform"}


def test_mentions_stand_in_order_and_do_not_overlap(index: NameIndex) -> None:
    text = "Vergleiche govchain nrw in Aachen mit DigiKnow in Gelsenkirchen und dem NRWbot"
    found = mentions(index, text)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[m.start : m.end] == m.text for m in found)
    assert {i for m in found for i in m.ids("project")} >= {"govchain-nrw", "digiknow", "nrwbot"}


@pytest.mark.parametrize("form", ["Bielefelder", "Soester", "Paderborns", "Aachener", "Solinger"])
def test_forms_of_towns(index: NameIndex, form: str) -> None:
    town = {"Bielefelder": "Bielefeld", "Soester": "Soest", "Paderborns": "Paderborn", "Aachener": "Aachen"}
    assert town.get(form, "Solingen") in ids(index, f"die {form} Projekte", "place")


def test_town_and_kreis_are_told_apart(index: NameIndex) -> None:
    assert ids(index, "Projekte im Kreis Paderborn", "kreis") == {"Kreis Paderborn"}
    assert "Paderborn" in ids(index, "Projekte in Paderborn", "place")


def test_places_outside_the_state_are_known_as_such(index: NameIndex) -> None:
    assert ids(index, "Gibt es das auch in Hamburg?", "elsewhere") == {"Hamburg"}


@pytest.mark.parametrize(
    "text",
    [
        "An wen kann ich mich wenden?",
        "Wo soll ich das melden?",
        "Ich möchte die Unterlagen senden.",
        "Wie wird das Wetter morgen?",
        "Wir haben ein Problem gelöst und essen jetzt.",
        "Sie müssen noch warten und kamen zu spät.",
        "Das ist eine Halle mit viel Lage.",
        "Ich habe Geld und will damit siegen.",
        "Kann ich dort im Sommer anrufen?",
        "die Werte der Schlangen in der Liste",
        "In welcher Stadt lagen die Kosten zwischen 200.000 und 300.000 Euro?",
        "käme das bei mindestens zwei Mitteln des bundes in frage",
    ],
)
def test_everyday_words_are_no_names(index: NameIndex, text: str) -> None:
    assert ids(index, text, "place", "kreis", "person", "project") == set()


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Was läuft in Wenden?", "Wenden"),
        ("Gibt es ein Projekt in Essen?", "Essen"),
        ("Projekte der Stadt Hagen", "Hagen"),
        ("Wir kommen aus Werne", "Werne"),
        ("Und in Halle?", "Halle (Westf.)"),
        ("Was machen die Hammer Kollegen?", "Hamm"),
    ],
)
def test_everyday_words_are_towns_where_the_sentence_says_so(index: NameIndex, text: str, town: str) -> None:
    assert town in ids(index, text, "place")


def test_an_empty_index_finds_nothing_and_does_not_fail() -> None:
    assert mentions(NameIndex(()), "Was kostet das in Soest?") == []


def test_a_new_name_is_found_by_an_index_made_of_it() -> None:
    index = NameIndex([NameEntry("project", "neu", "Quartiersfunk Lippetal")])
    assert ids(index, "Was kostet der Quartiersfunk Lippetal?", "project") == {"neu"}
    assert ids(index, "Was kostet quartiers funk lippetal?", "project") == {"neu"}
