"""Makes a client's message safe to hand to Rasa, whatever it was."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST_MESSAGE = 2000  # characters


@dataclass(frozen=True)
class Cleaned:
    """A message without control characters; ``problem`` names the reply if there is nothing to understand."""

    text: str
    problem: str | None = None


def clean(raw: object) -> Cleaned:
    """Normalise, strip control characters, and take away what Rasa would read as a command.

    A leading slash makes Rasa skip the understanding ("/restart", "/intent{...}"): clients may not do that.
    """
    if not isinstance(raw, str):
        return Cleaned("", "empty")
    if len(raw) > LONGEST_MESSAGE:
        return Cleaned("", "too_long")
    # Normalised last: what stood on both sides of an invisible character may now join into one.
    text = unicodedata.normalize("NFC", "".join(_visible(character) for character in raw))
    text = re.sub(r"^[\s/]+", "", re.sub(r"\s+", " ", text)).strip()
    return Cleaned(text, None if text else "empty")


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category.startswith("C") else character
