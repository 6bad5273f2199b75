"""Whatever is typed: cleaned, freed of personal data, read and masked, in time and without a slip."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from bot.catalogue.records import Contact
from bot.channel.cleaning import LONGEST_MESSAGE, clean
from bot.channel.personal_data import redact
from bot.understanding.names import NameIndex
from bot.understanding.reader import mask, read
from bot.understanding.reading import to_entities
from tests.fuzz import messages as m
from tests.fuzz.tally import count, examples, in_time

PERSONAL = (
    "DE89 3704 0044 0532 0130 00",
    "NL91 ABNA 0417 1643 00",
    "4111 1111 1111 1111",
    "L01X00T47",
    "LFCH XKTVM",
    "0171 2345678",
    "+49 (0) 171/2345678",
    "erika.mustermann@example.org",
)


def _nobody() -> tuple[Contact, ...]:
    return ()


def check(raw: str, index: NameIndex) -> None:
    """What holds for every message on its way from the channel to the classifier."""
    with in_time():
        cleaned = clean(raw)
        _check_cleaned(raw, cleaned.text, cleaned.problem)
        if not cleaned.problem:
            _check_read(redact(cleaned.text, _nobody).text, index)
    count("messages read")


def _check_cleaned(raw: str, text: str, problem: str | None) -> None:
    assert (problem is None) == bool(text)
    assert problem != "too_long" or len(raw) > LONGEST_MESSAGE
    assert not any(unicodedata.category(c).startswith("C") for c in text)
    assert not text.startswith("/") and text == text.strip()
    assert unicodedata.is_normalized("NFC", text)
    assert clean(text).text == text or len(text) > LONGEST_MESSAGE, "cleaning twice changes the text again"


def _check_read(text: str, index: NameIndex) -> None:
    assert text and not text.startswith("/")
    reading = read(text, index)
    end = 0
    for named in reading.names:
        mention = named.mention
        assert end <= mention.start < mention.end <= len(reading.text)
        assert reading.text[mention.start : mention.end] == mention.text
        assert reading.translated or named.span == (mention.start, mention.end)
        assert mention.candidates
        end = mention.end
    said = reading.quantities
    found = (*said.amounts, *said.periods, *said.impossible, *said.lengths, *said.shares, *reading.unexplained)
    places = [(one.start, one.end) for one in found]
    assert all(0 <= start < end <= len(text) for start, end in [*places, *(named.span for named in reading.names)])
    assert mask(reading.text, reading.names).strip()
    json.dumps(to_entities(reading), ensure_ascii=False, allow_nan=False).encode()


@examples(2500)
@given(m.any_text)
@example("e\u200b\u0301")
def test_any_text(index: NameIndex, raw: str) -> None:
    check(raw, index)


@examples(4000)
@given(m.damaged)
def test_damaged_questions(index: NameIndex, raw: str) -> None:
    check(raw, index)


@examples(2500)
@given(m.mixtures)
def test_mixtures(index: NameIndex, raw: str) -> None:
    check(raw, index)


@examples(300)
@given(m.repeated)
def test_long_messages(index: NameIndex, raw: str) -> None:
    check(raw, index)


@examples(300)
@given(m.nested)
def test_nested_quotes_and_brackets(index: NameIndex, raw: str) -> None:
    check(raw, index)


@examples(2500)
@given(m.messages, st.sampled_from(PERSONAL), m.messages)
def test_personal_data_goes_whatever_stands_around_it(before: str, personal: str, after: str) -> None:
    text = clean(f"{before[:900]} Anschluss: {personal} danke {after[:900]}").text
    with in_time():
        redacted = redact(text, _nobody)
    assert redacted.found and f"Anschluss: {personal} danke" not in redacted.text
    count("messages with personal data")
