"""What the server counts for its operator; shown at /metrics. Numbers only: no texts, names or addresses.

With several workers ``scripts/run.py`` sets PROMETHEUS_MULTIPROC_DIR, and the numbers of all are added up.
"""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

# Seconds. A reply takes some hundredths; the upper end shows databases and action servers in trouble.
_BUCKETS = (0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)

ANSWERS = Counter("bot_answers", "Messages that were answered, by intent and outcome.", ["intent", "outcome"])
REPLY_SECONDS = Histogram("bot_reply_seconds", "From request to reply.", ["channel"], buckets=_BUCKETS)
FAULTS = Counter("bot_faults", "Messages that got an apology instead of an answer, by cause.", ["cause"])
REFUSED = Counter("bot_refused", "Requests that were refused, by status.", ["status"])


def document_misses(by_town: Mapping[str, int]) -> bytes:
    """What the database counts for all servers together: unknown numbers of documents within the hour, by town."""
    registry = CollectorRegistry()
    gauge = Gauge("bot_document_misses", "Unknown document numbers this hour, by town.", ["town"], registry=registry)
    for town, number in by_town.items():
        gauge.labels(town).set(number)
    return generate_latest(registry)
