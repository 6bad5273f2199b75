"""The number of what was sent, and the code with which its state can be asked for.

Both are made from the key of what was sent: whoever sends the same twice gets the same number and code.
"""

from __future__ import annotations

import hashlib
import hmac
import re

from bot.experts.secret import Secret

# Neither vowels, so that no words come about, nor what looks alike.
_SIGNS = "CDFGHJKLMNPQRTVWXYZ2346789"
_LETTERS = {"lost": "V", "found": "F", "registration": "A"}
_NUMBER = re.compile(rf"\b([VFA])\W{{0,3}}(\d{{4}})\W{{0,3}}([{_SIGNS}]{{6}})\b")
_CODE = re.compile(rf"(?<![\w-])([{_SIGNS}]{{4}})[ -]?([{_SIGNS}]{{4}})(?![\w-])")


def number_of(key: bytes, kind: str, year: int, salt: int) -> str:
    """For example "V-2026-7K3QXM". ``salt`` rises if the number is taken."""
    return f"{_LETTERS[kind]}-{year}-{_signs(key, f'number {salt}', 6)}"


def code_of(key: bytes) -> str:
    """For example "7K3Q-XM2P"."""
    signs = _signs(key, "code", 8)
    return f"{signs[:4]}-{signs[4:]}"


def report_in(text: str) -> tuple[str, Secret] | None:
    """Number and code in what somebody has written, in any spelling; None if one of them is missing."""
    written = text.upper()
    number = _NUMBER.search(written)
    if not number:
        return None
    code = _CODE.search(written[: number.start()] + " " + written[number.end() :])
    return ("-".join(number.groups()), Secret("-".join(code.groups()))) if code else None


def _signs(key: bytes, purpose: str, length: int) -> str:
    number = int.from_bytes(hmac.new(key, purpose.encode(), hashlib.sha256).digest(), "big")
    signs = ""
    while len(signs) < length:
        number, place = divmod(number, len(_SIGNS))
        signs += _SIGNS[place]
    return signs
