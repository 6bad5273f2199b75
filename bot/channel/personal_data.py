"""Takes numbers and addresses of private persons out of a message before anything stores, logs or repeats it.

Only what a machine can recognise by its form goes: bank accounts, cards, identity documents, phones, e-mails.
The contacts of the projects stay, because people ask whom a number belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from bot.catalogue.records import Contact
from bot.channel.document_numbers import without_document_numbers
from bot.experts.secret import DOCUMENT_MARK

# The look behind keeps a long word without "@" from being read again from each of its letters.
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# German accounts in any spacing, also mistyped or glued to a word; foreign ones only if their check digits hold.
_GERMAN_IBAN = re.compile(r"DE\d{2}(?:[ .-]?\d){14,}", re.IGNORECASE)
_FOREIGN_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<![+\d])[1-9](?:[ -]?\d){12,18}(?!\d)")
# An area code or country code, then digits in groups. Dots separate dates and thousands, not phone numbers.
# A country code is one wherever it stands; without it, what stands before tells a phone number from other figures.
_PHONE = re.compile(r"(?:\+|(?<![\w.,/-])0)\(?\d(?:[ /()-]{0,3}\d){6,15}(?![\d.,]*\d)(?! ?(?:€|euro))", re.IGNORECASE)
_DATE = re.compile(r"^\d{1,2}([/ -])\d{1,2}\1\d{2,4}\b")
# Hotlines belong to nobody in particular: the help lines above all.
_HOTLINES = ("800", "180", "900", "137")


@dataclass(frozen=True)
class Redacted:
    """A message that may be stored; ``found`` says whether anything had to go."""

    text: str
    found: bool = False


def redact(text: str, contacts: Callable[[], Iterable[Contact]]) -> Redacted:
    """Put "[IBAN]", "[Telefonnummer]" ... in place of personal data; ``contacts`` are asked only if needed."""
    cleaned = _EMAIL.sub(partial(_email, contacts=contacts), text)
    cleaned = _GERMAN_IBAN.sub("[IBAN]", cleaned)
    cleaned = _FOREIGN_IBAN.sub(lambda m: "[IBAN]" if _is_iban(m.group()) else m.group(), cleaned)
    cleaned = without_document_numbers(cleaned, DOCUMENT_MARK)
    cleaned = _PHONE.sub(partial(_phone, contacts=contacts), cleaned)
    cleaned = _CARD.sub(lambda m: "[Kartennummer]" if _is_card(m.group()) else m.group(), cleaned)
    return Redacted(cleaned, cleaned != text)


def may_be_a_contact(text: str) -> bool:
    """Whether ``redact`` may ask for the contacts: the text holds a phone number or an e-mail address."""
    return "@" in text or _PHONE.search(text) is not None


def _email(match: re.Match[str], contacts: Callable[[], Iterable[Contact]]) -> str:
    written = match.group()
    known = {contact.email.casefold() for contact in contacts()}
    return written if written.rstrip(".").casefold() in known else "[E-Mail-Adresse]"


def _phone(match: re.Match[str], contacts: Callable[[], Iterable[Contact]]) -> str:
    written = match.group()
    number = _national(written)
    if _DATE.match(written) or number.startswith(_HOTLINES):
        return written
    known = {_national(contact.phone) for contact in contacts()}
    return written if number in known else "[Telefonnummer]"


def _national(phone: str) -> str:
    """The digits that all spellings share: "+49 (0) 521 51-5198" and "0521 515198" are one number."""
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    if phone.lstrip().startswith("+"):
        return digits.removeprefix("49")
    return digits.removeprefix("0049").removeprefix("0")


def _is_iban(written: str) -> bool:
    """Whether the check digits hold (ISO 7064, modulo 97)."""
    letters = written.replace(" ", "")
    return int("".join(str(int(c, 36)) for c in letters[4:] + letters[:4])) % 97 == 1


def _is_card(written: str) -> bool:
    """Whether the last digit is the one that Luhn's formula asks for."""
    digits = [int(c) for c in reversed(written) if c.isdigit()]
    doubled = (sum(divmod(2 * d, 10)) for d in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
