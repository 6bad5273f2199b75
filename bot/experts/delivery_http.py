"""The adapter "http": a specialised procedure, or a small bridge to it (docs/experts-adapter.openapi.yml)."""

from __future__ import annotations

from dataclasses import asdict
from typing import ClassVar
from urllib.parse import urlsplit

import requests

from bot.experts.delivery import Parcel, Turned, Unavailable

_SECONDS = 3
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_LONGEST_REFERENCE = 120
_LONGEST_ANSWER = 10_000  # bytes


class HttpDelivery:
    """POST of the parcel as JSON; the header "Idempotency-Key" lets the other side recognise a second attempt."""

    at_once: ClassVar[bool] = False

    def __init__(self, url: str, token: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise ValueError("EXPERT_DELIVERY_URL: expected an address that begins with https://")
        self._url = f"{url.rstrip('/')}/submissions"
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def takes(self, parcel: Parcel) -> bool:
        """Everything."""
        return True

    def deliver(self, parcel: Parcel) -> str:
        """Send it; only a reference in a well-formed answer counts as taken over."""
        headers = {**self._headers, "Idempotency-Key": parcel.key}
        try:
            answer = requests.post(
                self._url, json=asdict(parcel), headers=headers, timeout=_SECONDS, allow_redirects=False
            )
        except requests.RequestException as error:
            raise Unavailable(type(error).__name__) from None  # its text may name the address with what is in it
        if answer.status_code in {400, 409, 413, 422}:
            raise Turned(f"status {answer.status_code}")
        if answer.status_code not in {200, 201}:
            raise Unavailable(f"status {answer.status_code}")
        return _reference(answer)


def _reference(answer: requests.Response) -> str:
    try:
        body = answer.json() if len(answer.content) <= _LONGEST_ANSWER else None
    except ValueError:
        body = None
    reference = body.get("reference") if isinstance(body, dict) else None
    if not isinstance(reference, str) or not 0 < len(reference) <= _LONGEST_REFERENCE:
        raise Unavailable("an answer without a reference")
    return reference
