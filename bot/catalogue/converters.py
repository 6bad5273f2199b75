"""From the text in a data file to a value, with the expectation spelled out when it does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date

from bot.catalogue.problems import Wrong
from bot.catalogue.yaml_nodes import Value

NAME = 160
SENTENCES = 1500

# UTF-8 read as Windows-1252: "ü" has become "Ã¼".
MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€")
_HTML = re.compile(r"<[A-Za-z/!]|&(?:[a-z]+|#\d+);")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(r"\+49 [1-9]\d{1,4} \d[\d /-]{1,14}\d")
_URL = re.compile(r"https?://[^\s<>\"]+\.[^\s<>\"]+")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def text(limit: int = NAME) -> Callable[[Value], str]:
    """Plain text up to a length."""

    def convert(value: Value) -> str:
        found = value.scalar()
        if not found:
            raise Wrong("expected text, found nothing")
        if len(found) > limit:
            raise Wrong(f"expected at most {limit} characters, found {len(found)}")
        if _HTML.search(found):
            raise Wrong("expected plain text, found HTML")
        if broken := MOJIBAKE.search(found):
            word = next(word for word in found.split() if broken[0] in word)
            raise Wrong(f"expected text with its umlauts, found {word!r}; save the file with the encoding UTF-8")
        return found

    return convert


def identifier(value: Value) -> str:
    """An id: small letters, digits and single hyphens."""
    found = value.scalar()
    if not ID.fullmatch(found):
        raise Wrong(f"expected small letters a-z, digits and hyphens, found {found!r}")
    return found


def one_of(known: Collection[str], what: str) -> Callable[[Value], str]:
    """A value from a known set; a short set is listed in the message.

    An empty set means that its own file is broken. That is reported there, and not again for every project.
    """

    def convert(value: Value) -> str:
        found = value.scalar()
        if known and found not in known:
            choice = f" ({', '.join(sorted(known))})" if 0 < len(known) <= 12 else ""
            raise Wrong(f"expected {what}{choice}, found {found!r}")
        return found

    return convert


def whole_number(value: Value) -> int:
    """A whole number from 0, digits only: a dot in 967.000 would be read as a decimal point."""
    found = value.scalar()
    if not re.fullmatch(r"\d{1,12}", found, re.ASCII):
        raise Wrong(f"expected a whole number without dots or units, found {found!r}")
    return int(found)


def amount(value: Value) -> tuple[int, bool]:
    """An amount and whether it is rounded: 967000, 800468.35 (kept in whole euro), "rund 725000"."""
    found = re.fullmatch(r"(rund )?(\d{1,10})(?(1)|(?:\.(\d\d?))?)", value.scalar(), re.ASCII)
    if not found:
        raise Wrong(f'expected a whole number without dots, 800468.35 or "rund 725000", found {value.scalar()!r}')
    euro = int(found[2]) + (int(f"{found[3] or 0:0<2}") >= 50)
    if not 0 < euro <= 2_000_000_000:
        raise Wrong(f"expected euro between 1 and 2000000000, found {euro}")
    return euro, bool(found[1])


def page_number(value: Value) -> int:
    """A page of the brochure."""
    found = whole_number(value)
    if not 0 < found < 1000:
        raise Wrong(f"expected a page number, found {found}")
    return found


def iso_date(value: Value) -> date:
    """A day, written 2022-12-31."""
    found = value.scalar()
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", found, re.ASCII):
            raise ValueError
        return date.fromisoformat(found)
    except ValueError:
        raise Wrong(f"expected a date such as 2022-12-31, found {found!r}") from None


def month(value: Value) -> str:
    """A month, written 2022-12."""
    found = value.scalar()
    if not _MONTH.fullmatch(found):
        raise Wrong(f"expected a month such as 2022-12, found {found!r}")
    return found


def date_part(value: Value) -> str:
    """A day, month or year: 2023-08-18, 2023-08, 2023."""
    found = value.scalar()
    try:
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", found, re.ASCII):
            raise ValueError
        date.fromisoformat((found + "-01-01")[:10])
        return found
    except ValueError:
        raise Wrong(f"expected a date such as 2023-08-18, 2023-08 or 2023, found {found!r}") from None


def email(value: Value) -> str:
    """An e-mail address."""
    return _matching(value, _EMAIL, "an e-mail address")


def phone(value: Value) -> str:
    """A phone number in one form for all."""
    found = value.scalar()
    if re.fullmatch(r"[1-9][\d /-]*", found, re.ASCII):  # a spreadsheet or YAML has taken it for a number
        raise Wrong(f'expected a phone number such as "+49 521 51-5198", found {found!r} without + or leading 0')
    return _matching(value, _PHONE, 'a phone number such as "+49 521 51-5198"')


def url(value: Value) -> str:
    """A web address; nothing but http and https may become a link."""
    return _matching(value, _URL, "an address that begins with http:// or https://")


def _matching(value: Value, pattern: re.Pattern[str], expectation: str) -> str:
    """The text if it has the form."""
    found = value.scalar()
    if not pattern.fullmatch(found):
        raise Wrong(f"expected {expectation}, found {found!r}")
    return found
