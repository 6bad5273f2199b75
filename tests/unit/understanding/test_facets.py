"""Words that say which fact is asked for."""

from __future__ import annotations

import pytest

from bot.understanding.facets import FACETS, NOT_HELD, find_facets
from bot.understanding.text import tokenize


def facets(text: str) -> tuple[str, ...]:
    """The facets of a text."""
    return tuple(dict.fromkeys(asked.facet for asked in find_facets(tokenize(text))))


# Several registers for each facet.
ASKED = {
    "summary": ("Worum geht es?", "Was ist das denn?", "Erzähl mir mehr darüber", "ein Überblick bitte"),
    "contact": ("Wer ist zuständig?", "Wie lautet die Telefonnummer?", "Wen rufe ich an?", "mail bitte",
                "Hat sie eine Handynummer?", "Wer steht dazu Rede und Antwort?"),
    "money": ("Was kostet das?", "Wie hoch war das Budget?", "Wie viel gab das Land?", "wieviel kohle",
              "Kostenpunkt?", "Gab es eine Finanzspritze?", "Wie hoch ist die Eigenleistung?",
              "wie viel davon trug die Stadt"),
    "time": ("Wie lang war die Laufzeit?", "Wann ging es los?", "Bis wann lief das?", "Läuft das noch?",
             "Seit wann ist es in Betrieb?", "Wann geht es los?",
             "Wann war die Freischaltung?", "Wann wurde es fertiggestellt?"),
    "transferability": ("Ab wann ist es übertragbar?", "Ab wann können andere das übernehmen?"),
    "milestones": ("Welche Meilensteine gab es?", "Nenn mir die Etappen", "Wie sah der Zeitplan aus?",
                   "Wann ist es live gegangen?"),
    "partners": ("Wer macht mit?", "Welche Firmen sind beteiligt?", "Wer steckt dahinter?"),
    "reuse": ("Was können wir nachnutzen?", "Gibt es Vorlagen?", "Ist das lizenzfrei?"),
    "services": ("Welche Leistungen gibt es?", "Was kann man dort online erledigen?"),
    "products": ("Welche Software wird benutzt?", "Auf welcher Technik basiert das?", "Wer ist der Lieferant?"),
    "links": ("Gibt es einen Link?", "Wo ist die Webseite?"),
    "region": ("Zu welcher Modellregion gehört das?", "In welcher Region läuft das?", "Und die Modellregion?"),
    "page": ("Auf welcher Seite steht das?", "Wo kann ich das nachlesen?"),
}  # fmt: skip


def test_all_facets_are_tried() -> None:
    assert set(ASKED) == set(FACETS)


@pytest.mark.parametrize(("facet", "text"), [(facet, text) for facet, texts in ASKED.items() for text in texts])
def test_a_facet_is_found(facet: str, text: str) -> None:
    assert facet in facets(text)


def test_two_questions_at_once_keep_their_order() -> None:
    assert facets("Wer ist zuständig und was kostet es?") == ("contact", "money")
    assert facets("Was kostet es und wer ist zuständig?") == ("money", "contact")


@pytest.mark.parametrize(
    ("facet", "text"),
    [
        ("money", "Ist die Nachnutzung kostenlos?"),
        ("money", "Wie beantrage ich Unterhaltsvorschuss?"),
        ("contact", "Was macht die Leitkommune?"),
        ("time", "Endlich mal ein guter Bot"),
        ("partners", "Wer ist der Ansprechpartner?"),
    ],
)
def test_false_friends(facet: str, text: str) -> None:
    assert facet not in facets(text)


@pytest.mark.parametrize("text", ["Hallo", "Danke schön", "ja", "Soest", ""])
def test_talk_asks_for_no_fact(text: str) -> None:
    assert facets(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Wie viele Menschen nutzen das?",
        "Wann hat das Rathaus geöffnet?",
        "Wie heißt der Bürgermeister?",
        "Wie lautet die Postadresse?",
        "Gibt es ein Telefax?",
        "Seid ihr auf Social Media?",
        "Was davon waren Personalkosten?",
    ],
)
def test_facts_that_no_field_holds_are_marked(text: str) -> None:
    assert NOT_HELD in facets(text)


def test_umlauts_and_capitals_do_not_matter() -> None:
    assert facets("WER IST ZUSTAENDIG") == facets("wer ist zuständig") == ("contact",)
