"""The journal of some weeks on one page: topics, questions without an answer grouped by likeness, feedback."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.journal.likeness import groups
from bot.journal.report import Entry


@dataclass(frozen=True)
class Topic:
    """How often a topic was asked for; ``detail`` names project, response or expert."""

    topic: str
    detail: str
    number: int


@dataclass(frozen=True)
class Group:
    """Questions that ask for the same. ``others`` are the other wordings, the most frequent first."""

    example: str
    number: int
    reasons: tuple[str, ...]
    last: date
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Overview:
    """All that there is to read, most frequent first."""

    topics: tuple[Topic, ...]
    unanswered: tuple[Group, ...]
    praised: int
    criticised: int
    remarks: tuple[Group, ...]  # feedback with words, grouped likewise

    @property
    def asked(self) -> int:
        """How often anything was asked."""
        return sum(topic.number for topic in self.topics)


def overview(entries: Sequence[Entry]) -> Overview:
    """What the entries of a report come to."""
    numbers: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        if entry.kind == "asked":
            numbers[entry.topic, entry.detail] += entry.number
    ratings = Counter(entry.topic for entry in entries if entry.kind == "feedback")
    return Overview(
        tuple(Topic(*key, number) for key, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))),
        grouped([entry for entry in entries if entry.kind == "unanswered"]),
        ratings["up"],
        ratings["down"],
        grouped([entry for entry in entries if entry.kind == "feedback" and entry.detail]),
    )


def grouped(entries: Sequence[Entry]) -> tuple[Group, ...]:
    """Entries with texts as groups, the largest first."""
    members: dict[int, list[Entry]] = {}
    for entry, leader in zip(entries, groups([entry.detail for entry in entries]), strict=True):
        members.setdefault(leader, []).append(entry)
    found = [_group(entries[leader].detail, group) for leader, group in members.items()]
    return tuple(sorted(found, key=lambda group: (-group.number, -group.last.toordinal(), group.example)))


def _group(example: str, entries: Sequence[Entry]) -> Group:
    wordings = Counter(entry.detail for entry in entries)
    others = sorted((text for text in wordings if text != example), key=lambda text: (-wordings[text], text))
    return Group(
        example,
        len(entries),
        tuple(dict.fromkeys(entry.topic for entry in entries)),
        max(entry.week for entry in entries),
        tuple(others),
    )
