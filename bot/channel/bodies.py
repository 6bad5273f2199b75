"""What a request sends: a JSON object, or a refusal that says what is wrong with it."""

from __future__ import annotations

import json
from typing import Any

from sanic.request import Request

from bot.channel.guard import Refused


def body_of(request: Request) -> dict[str, Any]:
    """The JSON object that was sent, in UTF-8, UTF-16 or UTF-32, with or without a byte order mark.

    Raises Refused for anything else: answered as empty, nobody would learn why.
    """
    try:
        body = json.loads(request.body)
    except UnicodeDecodeError as error:
        raise Refused(400, "Die Anfrage ist nicht lesbar. Bitte senden Sie sie in UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise Refused(400, "Erwartet wird JSON.") from error
    if not isinstance(body, dict):
        raise Refused(400, "Erwartet wird ein JSON-Objekt.")
    return body
