"""Small tools for Leichte Sprache: amounts in words, and ordinary sentences cut into short lines."""

from __future__ import annotations

import re

from bot.answers import forms
from bot.answers.context import Context

_SPELT_OUT = (
    ("z. B.", "zum Beispiel"), ("ca.", "etwa"), ("d. h.", "das heißt"), ("bzw.", "oder"), ("inkl.", "mit"),
    (" & ", " und "), ("€", "Euro"), (" %", " Prozent"), ("OZG", "Onlinezugangsgesetz"),
)  # fmt: skip
_PAGE = re.compile(r",? S\. (\d+)")
_SOURCE = re.compile(r"^(Quelle:.*|\(Quelle:.*\))$")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_CALCULATED = "berechnet"
_SENTENCE_END = re.compile(r"(?<=[.!?:;])(?<!\d\.)(?<!Nr\.)\s+(?=[A-ZÄÖÜ„0-9])")
# Words that need an explanation: the response easy_word_<name> explains them once under the answer.
_HARD_WORDS = (
    ("Modellregion", "modellregion"), ("Kommune", "kommune"), ("Regierungsbezirk", "regierungsbezirk"),
    ("Onlinezugangsgesetz", "onlinezugangsgesetz"), ("E-Government", "e_government"), ("Nachnutzung", "nachnutzung"),
    ("Leitkommune", "leitkommune"), ("Open Data", "open_data"), ("Blockchain", "blockchain"), ("Chatbot", "chatbot"),
)  # fmt: skip


def euro(amount: int) -> str:
    """967000 -> "967.000 Euro"."""
    return forms.euro(amount).replace("€", "Euro")


def short_lines(text: str, context: Context) -> list[str]:
    """An ordinary text as short lines: one sentence each, no brackets, no abbreviations; its source comes apart."""
    lines: list[str] = []
    for line in text.splitlines():
        if not line.strip() or _SOURCE.match(line.strip()):
            continue
        calculated = _CALCULATED in line
        for sentence in _SENTENCE_END.split(_plain(line)):
            lines += [part for part in re.split(r";\s+|, (?=Telefon |E-Mail )", sentence.strip()) if part]
        if calculated:
            lines.append(context.say("easy_calculated"))
    return lines


def _plain(line: str) -> str:
    line = re.sub(r"\(Quelle: [^()]*(?:\([^()]*\)[^()]*)*\)", "", line)
    line = re.sub(r"\s*\([A-Z]{2,5}\)", "", line)  # "Onlinezugangsgesetz (OZG)" says it twice
    for short, full in _SPELT_OUT:
        line = line.replace(short, full)
    line = _BRACKETS.sub(_without_brackets, line)
    line = _PAGE.sub(r", Seite \1", line)
    return re.sub(r"\s+([.,:])", r"\1", line).replace(", berechnet", "").strip()


def _without_brackets(match: re.Match[str]) -> str:
    inside = match.group(1)
    return "" if _CALCULATED in inside or inside.startswith(("Quelle", "Stand")) else f", {inside}"


def explained(lines: list[str], context: Context) -> list[str]:
    """What the hard words in these lines mean."""
    text = " ".join(lines)
    names = [name for word, name in _HARD_WORDS if word in text]
    return [context.say(f"easy_word_{name}") for name in names]
