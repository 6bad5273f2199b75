"""Messages nobody wrote: any Unicode, real questions with damage, and mixtures of what the assistant looks for."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.catalogue.files import read_content
from bot.channel.cleaning import LONGEST_MESSAGE
from bot.settings import ROOT

_CONTENT = read_content(ROOT / "data")
_PROJECTS = [entry.project for entry in _CONTENT.projects]

QUESTIONS = (
    "Was kostet govchain und wer ist dort die Ansprechperson?",
    "Welche Projekte in Paderborn haben mehr als 500.000 € bekommen, aber weniger als 2 Mio. Euro?",
    "Und wann war der zweite Meilenstein fertig?",
    "Zeig mir alle Projekte in Soest oder Aachen, die nicht vor dem 1.4.2020 begonnen haben.",
    "Nein, ich meinte das andere Projekt!",
    "Wie viele Projekte gibt es in der Modellregion Ostwestfalen-Lippe?",
    "Vergleiche DigiKnow mit dem Digitalen Stadtarchiv",
    "nur die mit Konzepten",
    "das zweite",
    "Wem gehört die Nummer 0521 51-5198 bzw. stefan.thias@bielefeld.de?",
    "Die drei teuersten Projekte seit 2019?",
    "Was bedeutet Nachnutzung, und gilt das auch für Lippstadt?",
    "Ich will meinen Hund in Soest anmelden.",
    "Bitte in Leichter Sprache",
    "Who is in charge of the chatbot in Aachen and how much did it cost?",
    "Bist du ein Mensch? Ich brauche Hilfe, es brennt!",
    "Summe der Landesmittel aller Projekte ohne Aachen",
    "und in Remscheid?",
    "Meine IBAN ist DE89 3704 0044 0532 0130 00 und mein Ausweis L01X00T47.",
    "danke, tschüss",
)

_NAMES = sorted({name for p in _PROJECTS for name in (p.title, p.subtitle, p.lead, p.category_name) if name})
_PEOPLE = sorted({part for p in _PROJECTS if p.contact for part in (p.contact.name, p.contact.phone, p.contact.email)})
_PLACES = [place.name for place in _CONTENT.places]
_AMOUNTS = (
    *("967.000 €", "2,5 Mio. Euro", "über 1 Million", "unter 0 €", "zwischen 5 und 3 Euro", "99999999999 Milliarden"),
    *("-1 €", "0,0", "1e999", "1.2.3,4,5", "halb so viel", "0x10", "٣٤٥ €", "²³", "mindestens NaN Euro", "90 %"),
)
_DATES = (
    *("31.12.2020", "30.2.2021", "99.99.9999", "2020-13", "seit 2019", "bis Ende 0000", "im Jahr 99999", "vor 1.1.1"),
    *("zwischen 2021 und 2019", "Q5 2020", "seit gestern", "April 2022 bis März 2021", "1. Halbjahr", "0.0.0"),
)
_WORDS = (
    *("was", "wer", "wann", "und", "oder", "nicht", "ohne", "kostet", "zuständig", "Laufzeit", "Meilenstein", "alle"),
    *(
        "welche Projekte",
        "wie viele",
        "das erste",
        "das letzte",
        "nur",
        "teuerste",
        "Summe",
        "vergleiche",
        "in",
        "mehr",
    ),
    *("nein", "zurück", "English please", "how much", "the second one", "who", "Leichte Sprache", "Durchschnitt"),
)
_INVISIBLE = (
    "\x00",
    "\x1b[31m",
    "\r\n",
    "\u2028",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200f",
    "\ufeff",
    "\u00ad",
    "\ud83d",
)
_ODD = (
    "🤖",
    "👩‍👩‍👧‍👦",
    "🇩🇪",
    "e\u0301\u0301",
    "İ",
    "ǅ",
    "ﷺ",
    "ﬃ",
    "ß",
    "ẞ",
    "中文",
    "العربية",
    "\U0001d160",
    "¼",
    "①",
    "Ⅷ",
    "ʼ",
)
_SIGNS = (*"/?!.,;:-–_'\"„“»«()[]{}<>@#%&*+=|\\~^`$§€", "://", "{{7*7}}", "${x}", "%s", "--", "/*", "\\u0000", "&amp;")
_DIGITS = ("0", "1", "007", "16.", "3.", "0800 1110111", "+49 30 1234567", "4111 1111 1111 1111", "9" * 40, "1,1")
_KINDS: Sequence[Sequence[str]] = (
    *(_NAMES, _PEOPLE, _PLACES, _AMOUNTS, _DATES, _WORDS, _WORDS, _INVISIBLE, _ODD, _SIGNS, _DIGITS),
)
_PIECES = [piece for kind in _KINDS for piece in kind]

_piece = st.one_of([st.sampled_from(kind) for kind in _KINDS])
_separator = st.sampled_from([" ", " ", " ", "", ", ", "-", "\n", "/", " und "])

# Also lone surrogates, which JSON can carry.
any_text = st.text(st.characters(codec=None), max_size=60)
mixtures = st.lists(st.tuples(_piece, _separator), min_size=1, max_size=14).map(
    lambda parts: "".join(piece + separator for piece, separator in parts)
)
repeated = st.builds(
    lambda unit, length: (unit * length)[:length],
    st.one_of(_piece, st.text(st.characters(codec=None), min_size=1, max_size=6), mixtures),
    st.sampled_from([200, 700, LONGEST_MESSAGE, LONGEST_MESSAGE, LONGEST_MESSAGE + 1]),
)
nested = st.builds(
    lambda opening, depth, inside: opening * depth + inside + _closing(opening) * depth,
    st.sampled_from(['"', "„", "(", "[", "{", "<b>", "»", "'", "(([{", '("']),
    st.integers(1, 300),
    _piece,
)


def _closing(opening: str) -> str:
    """What closes the brackets, roughly: the visitor is careless, too."""
    return opening[::-1].translate(str.maketrans("„([{<»", "“)]}>«"))


def _damaged(question: str, edits: Sequence[tuple[str, int, int, str]]) -> str:
    """A question after some edits: each has a kind, a place, a length and a piece of text."""
    for kind, place, length, piece in edits:
        start = place % (len(question) + 1)
        end = min(len(question), start + length)
        inside = question[start:end]
        changed = {
            "cut": "",
            "insert": piece + inside,
            "replace": piece,
            "double": inside * 2,
            "reverse": inside[::-1],
            "shout": inside.upper(),
            "gap": " ".join(inside),
            "join": inside.replace(" ", ""),
        }[kind]
        question = question[:start] + changed + question[end:]
    return question


_EDITS = ("cut", "insert", "replace", "double", "reverse", "shout", "gap", "join")
damaged = st.builds(
    _damaged,
    st.sampled_from(QUESTIONS),
    st.lists(
        st.tuples(st.sampled_from(_EDITS), st.integers(0, 120), st.integers(0, 12), st.one_of(_piece, any_text)),
        min_size=1,
        max_size=4,
    ),
)
messages: SearchStrategy[str] = st.one_of(damaged, mixtures, damaged, any_text, nested)


def quick(chance: random.Random) -> str:
    """A message without hypothesis, which remembers what it makes: for measuring memory."""
    if chance.random() < 0.5:
        edits = [
            (chance.choice(_EDITS), chance.randrange(120), chance.randrange(12), chance.choice(_PIECES))
            for _ in range(chance.randint(1, 3))
        ]
        return _damaged(chance.choice(QUESTIONS), edits)
    return chance.choice([" ", "", "-"]).join(chance.choices(_PIECES, k=chance.randint(1, 10)))
