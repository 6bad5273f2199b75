"""A message as one value, and its way through Rasa's entities and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.names import NameIndex
from bot.understanding.reader import mask, read
from bot.understanding.reading import Reading, from_message, to_entities

SENTENCES = (
    "Was kostet govchain und wer ist zuständig?",
    "Welche Projekte in Soest oder Aachen kosten über 2 Millionen Euro und begannen vor 2020?",
    "Wir in Hamm suchen lizenzfreie Lösungen, aber nicht in Paderborn",
    "das zweite bitte",
    "die drei teuersten Projekte",
    "Welche dauern länger als drei Jahre?",
    "Digitale Bürgerdienstleistungen",
    "",
)


def through_rasa(reading: Reading) -> Reading:
    """The reading after the HTTP between Rasa and the action server."""
    message = {
        "text": reading.written,
        "intent": {"name": "ask_money", "confidence": 0.75},
        "intent_ranking": [
            {"name": "ask_money", "confidence": 0.75},
            {"name": "sum_money", "confidence": 0.125},
        ],
        "entities": to_entities(reading),
    }
    return from_message(json.loads(json.dumps(message)))


@pytest.mark.parametrize("text", SENTENCES)
def test_a_reading_survives_its_way_as_entities(index: NameIndex, text: str) -> None:
    reading = read(text, index)
    roles = (("excluded", 0.75), ("wanted", 0.25))
    reading = replace(reading, names=tuple(replace(n, role="excluded", roles=roles) for n in reading.names))
    ranking = (("ask_money", 0.75), ("sum_money", 0.125))
    expected = replace(reading, intent="ask_money", confidence=0.75, ranking=ranking)
    found = through_rasa(reading)
    assert (found.quantities, found.facets, found.cues, found.ranks, found.words) == (
        expected.quantities, expected.facets, expected.cues, expected.ranks, expected.words,
    )  # fmt: skip
    assert (found.intent, found.confidence, found.ranking, found.text) == ("ask_money", 0.75, ranking, text)
    for one, other in zip(found.names, expected.names, strict=True):
        assert (one.negated, one.own, one.after) == (other.negated, other.own, other.after)
        assert (one.role, one.roles) == ("excluded", roles)
        assert (one.mention.start, one.mention.end, one.mention.text) == (
            other.mention.start, other.mention.end, other.mention.text,
        )  # fmt: skip
        rounded = [(c.kind, c.id, round(c.score, 3)) for c in other.mention.candidates]
        assert [(c.kind, c.id, c.score) for c in one.mention.candidates] == rounded


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_read(index: NameIndex, text: str) -> None:
    reading = read(text, index)
    assert through_rasa(reading).text == reading.text
    assert reading.written == text


def test_a_message_without_anything_is_out_of_scope() -> None:
    reading = from_message({})
    assert (reading.intent, reading.confidence, reading.names) == ("out_of_scope", 0.0, ())


def test_everything_in_one_sentence(index: NameIndex) -> None:
    reading = read("Welche Projekte in Soest, aber nicht in Aachen, kosten unter 100.000 Euro?", index)
    assert {i for n in reading.named("place") for i in n.mention.ids("place")} == {"Soest", "Aachen"}
    assert [a.high for a in reading.quantities.amounts] == [99_999]
    assert reading.has("plural", "list") and "money" in reading.facets


def test_words_inside_a_name_ask_for_nothing(index: NameIndex) -> None:
    """ "Kommunikationsplattform" is a name here and not a question for the platform's technique."""
    assert read("Open Government- und Kommunikationsplattform", index).facets == ()


def test_masked_sentences_hold_no_names(index: NameIndex) -> None:
    text = "Wer betreut govchain nrw in Aachen?"
    masked = mask(text, read(text, index).names)
    assert "govchain" not in masked and "Aachen" not in masked
    assert masked.startswith("Wer betreut ") and masked.endswith("?")


def test_a_sentence_without_names_stays_as_it_is(index: NameIndex) -> None:
    text = "Was kostet das alles zusammen?"
    assert mask(text, read(text, index).names) == text
