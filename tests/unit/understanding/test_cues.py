"""Small words that steer a conversation."""

from __future__ import annotations

import pytest

from bot.understanding.cues import find_cues, find_ranks
from bot.understanding.text import tokenize


def cues(text: str) -> frozenset[str]:
    """The cues of a text."""
    return find_cues(tokenize(text))


def ranks(text: str) -> tuple[tuple[str, bool, int], ...]:
    """The orders a text asks for."""
    return tuple((rank.order, rank.descending, rank.place) for rank in find_ranks(tokenize(text)))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Wie viele Projekte gibt es?", "count"),
        ("Welche Initiativen gibt es?", "plural"),
        ("Welche Initiative war das?", "projects_word"),
        ("Wie hoch ist die Eigenleistung?", "own_share"),
        ("Nicht das in Soest, sondern das in Hamm", "correction"),
        ("Gerade überlegen wir hier in Hamm, das zu übernehmen", "colleague"),
        ("Wann wurde es fertiggestellt?", "end"),
        ("Wann war es aus?", "end"),
        ("bei denen die Kosten unbekannt sind", "without_details"),
        ("Fass dich kurz", "easy_language"),
        ("Ist die Bürgermeisterin religiös?", "private"),
        ("Ich möchte sterben", "crisis"),
        ("ich kann nich mehr leben", "crisis"),
        ("Ich will mich selbst verletzen", "crisis"),
        ("Ich will mich töten", "crisis"),
        ("I want to die", "crisis"),
        ("I will kill myself", "crisis"),
        ("I will end my life", "crisis"),
        ("I see no reason to live any more", "crisis"),
        ("Bei uns gibt es häusliche Gewalt", "violence"),
        ("Wie ist die Nummer vom Giftnotruf?", "emergency"),
        ("Hilfe, er verblutet", "emergency"),
        ("Sie ist in Lebensgefahr", "emergency"),
        ("Anzahl der Projekte in Soest", "count"),
        ("Was kosten alle Projekte zusammen?", "sum"),
        ("Was kostet ein Projekt im Durchschnitt?", "average"),
        ("Nur die in Wuppertal", "only"),
        ("Und das andere?", "other"),
        ("Was kosten beide?", "both"),
        ("Zurück zum ersten", "back"),
        ("Und in Remscheid?", "continuation"),
        ("Wie sieht es bei DigiKnow aus?", "same_question"),
        ("Nein, ich meinte das andere", "correction"),
        ("Was kostet das?", "pronoun"),
        ("Vergleiche die beiden", "compare"),
        ("in Soest oder Aachen", "or"),
        ("Sortiere nach Kosten", "sorted"),
        ("Wie hoch ist der Eigenanteil?", "own_share"),
        ("Welche Projekte laufen noch?", "unfinished"),
        ("Guten Tag, eine Frage", "greeting"),
    ],
)
def test_a_cue_is_seen(text: str, cue: str) -> None:
    assert cue in cues(text)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Was kostet govchain?", "count"),
        ("Was kostet govchain?", "only"),
        ("Wer ist der Ansprechpartner in Soest?", "other"),
        ("Projekte und Kosten", "continuation"),
        ("Wer ist zuständig?", "sum"),
    ],
)
def test_a_cue_is_not_imagined(text: str, cue: str) -> None:
    assert cue not in cues(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Welches ist das teuerste Projekt?", ("total_eur", True, 1)),
        ("das günstigste Projekt", ("total_eur", False, 1)),
        ("das zweitteuerste Projekt", ("total_eur", True, 2)),
        ("Welches Projekt dauerte am längsten?", ("duration", True, 1)),
        ("das kürzeste Projekt", ("duration", False, 1)),
        ("Welches Projekt begann zuerst?", ("start", False, 1)),
        ("Welches endete zuletzt?", ("end", True, 1)),
        ("Wer hat die meisten Meilensteine?", ("milestones", True, 1)),
        ("der höchste Eigenanteil", ("own_eur", True, 1)),
        ("die größte Landesförderung", ("land_eur", True, 1)),
        ("die niedrigsten Kosten", ("total_eur", False, 1)),
        ("das ältere der beiden", ("start", False, 1)),
        ("das jüngere der beiden", ("start", True, 1)),
        ("das größere der beiden", ("total_eur", True, 1)),
        ("das kleinere von beiden", ("total_eur", False, 1)),
    ],
)
def test_superlatives_say_what_to_order_by(text: str, expected: tuple[str, bool, int]) -> None:
    assert expected in ranks(text)


def test_no_superlative_no_order() -> None:
    assert ranks("Was kostet das Projekt in Soest?") == ()
