"""The adapter "fitconnect": prepared submissions as files, for a sender with the town's credentials.

Each is a folder named by the parcel's key, with ``data.json`` and ``metadata.json`` as FIT-Connect's metadata schema
1.0.0 wants them. Encrypting and sending is that sender's task; nothing leaves this machine here.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from pathlib import Path
from typing import Any, ClassVar

from bot.experts.delivery import Parcel, Turned, Unavailable, write_whole

_METADATA = "https://schema.fitko.de/fit-connect/metadata/1.0.0/metadata.schema.json"
_LEIKA = re.compile(r"\d{14}")
_NAMESPACE = uuid.UUID("6f0c2ad2-6d1e-5a3c-9a56-0d5f5f3c6c1b")  # of the ids made from keys, so that they stay the same


class FitConnectDelivery:
    """Writes into a folder that the sender empties."""

    at_once: ClassVar[bool] = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def takes(self, parcel: Parcel) -> bool:
        """Applications for a service; reports of lost property have none."""
        return bool(parcel.service)

    def deliver(self, parcel: Parcel) -> str:
        """Write both files, the metadata last: only with it a submission is complete."""
        if not _LEIKA.fullmatch(parcel.service) or not parcel.schema:
            raise Turned("no LeiKa key or schema: FIT-Connect does not know this kind of parcel")
        folder = self._folder / parcel.town / parcel.key[:32]
        data = json.dumps(dict(parcel.secret), ensure_ascii=False, sort_keys=True)
        try:
            write_whole(folder / "data.json", data)
            write_whole(folder / "metadata.json", json.dumps(metadata(parcel, data), ensure_ascii=False, indent=2))
        except OSError as error:
            raise Unavailable(type(error).__name__) from None
        return str(uuid.uuid5(_NAMESPACE, parcel.key))


def metadata(parcel: Parcel, data: str) -> dict[str, Any]:
    """What FIT-Connect has to know of a submission: the service, and the data's schema and hash."""
    found: dict[str, Any] = {
        "$schema": _METADATA,
        "contentStructure": {
            "data": {
                "submissionSchema": {"schemaUri": parcel.schema, "mimeType": "application/json"},
                "hash": {"type": "sha512", "content": hashlib.sha512(data.encode()).hexdigest()},
            },
            "attachments": [],
        },
        "publicServiceType": {
            "name": parcel.kind,
            "identifier": f"urn:de:fim:leika:leistung:{parcel.service}",
        },
    }
    if parcel.reply_to:
        found["replyChannel"] = {"eMail": {"address": parcel.reply_to}}
    return found
