"""Numbers of documents: their form is checked here, their state is asked for as a hash. No number leaves this file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.experts.api import Case, Line, Read, Reader, Secret

_LENGTH = 9
_FORM = re.compile(r"[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}")
_SECRETS = re.compile(r"\b(?:pin|puk|sperrkennwort)\b", re.IGNORECASE)
_PROVISIONAL = re.compile(r"[A-Z]\d{7}")
_WEIGHTS = (7, 3, 1)


def serial(text: str, case: Case) -> Read | None:
    """The number on the receipt: nine characters, or ten with the check digit. A wrong form costs no attempt."""
    entered = case.services.open(text)
    if entered is None:
        return Read(problem=Line("number_gone")) if "⟦" in text else None
    if _SECRETS.search(text):
        return Read(problem=Line("pin_never"))
    bare = "".join(character for character in entered.reveal().upper() if character.isalnum())
    if problem := wrong_form(bare):
        return Read(problem=Line(problem))
    state = case.services.document_status(case.town.ags, Secret(bare[:_LENGTH]))
    return Read({"class": state, "name": ["number_masked"]}, whole=True)


def wrong_form(bare: str) -> str:
    """The text that says what is wrong with a number; empty if nothing is."""
    if _PROVISIONAL.fullmatch(bare):
        return "number_provisional"
    if len(bare) not in (_LENGTH, _LENGTH + 1):
        return "number_length"
    if "O" in bare[:_LENGTH] or "0" in bare[:_LENGTH]:
        return "number_zero"
    if not _FORM.fullmatch(bare[:_LENGTH]):
        return "number_letters"
    return "number_typo" if len(bare) > _LENGTH and bare[_LENGTH] != check_digit(bare[:_LENGTH]) else ""


def check_digit(number: str) -> str:
    """ICAO 9303: weights 7, 3, 1; A counts 10, B 11 and so on; the last digit of the sum."""
    return str(sum(int(character, 36) * _WEIGHTS[place % 3] for place, character in enumerate(number)) % 10)


@dataclass(frozen=True)
class Ausweis:
    """What this expert adds to the frame."""

    readers: Mapping[str, Reader] = field(default_factory=lambda: {"serial": serial})
    values: Mapping[str, Callable[[Case], Any]] = field(default_factory=dict)


def register() -> Ausweis:
    """Called by the frame."""
    return Ausweis()
