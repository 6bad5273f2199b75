"""The ordinary German words, read in a hurry."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from importlib.resources import files

from spacy.lang.de.stop_words import STOP_WORDS
from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH_STOP_WORDS

from bot.understanding.lexicon import _RAREST, _frequent_words, german_words, stop_words


def test_the_frequent_words_are_those_of_the_whole_table() -> None:
    packed = (files("spacy_lookups_data") / "data" / "de_lexeme_prob.json.gz").read_bytes()
    shares = json.loads(gzip.decompress(packed))
    assert set(_frequent_words()) == {word for word, share in shares.items() if share > _RAREST}


def test_the_stop_words_are_those_of_spacy() -> None:
    assert stop_words("de") == STOP_WORDS
    assert stop_words("en") == ENGLISH_STOP_WORDS


def test_words_are_folded_with_and_without_umlauts() -> None:
    assert {"haus", "hauser", "strasse", "burger"} <= german_words()
    assert not {"Haus", "häuser", "straße"} & german_words()


def test_no_server_imports_spacy_for_a_list_of_words() -> None:
    script = "import actions, bot.understanding.components, sys; print('spacy' in sys.modules, 'thinc' in sys.modules)"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True)
    assert done.stdout == "False False\n", done.stderr
