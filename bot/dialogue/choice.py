"""Which of the offered things a message picks: by ordinal, name, part of the name, place, or "the other one"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from bot.catalogue.records import Project
from bot.dialogue.evidence import denials, each
from bot.dialogue.references import Directory, References
from bot.dialogue.request import THREAD_WORDS, Scope
from bot.dialogue.situation import Situation
from bot.dialogue.words import words
from bot.understanding.reading import Reading
from bot.understanding.text import FUNCTION_WORDS, content_stems, stem

_GENERIC = frozenset(map(stem, words("generic")))
_Way = tuple[str, tuple[str, ...], Set[str]]  # how the items were picked, they, and what that explains


def picked(s: Situation) -> Iterator[Scope]:
    """Items of what was offered or listed: by ordinal, name, part of a name, or "the other one"."""
    source, offered = _offered(s)
    seen: set[tuple[str, ...]] = set()
    for way, ids, explained in _ways(s, offered) if offered else ():
        if ids and len(ids) < len(offered) and ids not in seen:
            seen.add(ids)
            yield Scope.of(f"{source} by {way}", ids, explained | THREAD_WORDS | {"cue:only"})
    if s.state.pending and offered:
        yield Scope.of("pending", offered, {"cue:both", *THREAD_WORDS})


def _offered(s: Situation) -> tuple[str, tuple[str, ...]]:
    """What can be picked from: the choice of a question, the last list, or several projects spoken of in turn."""
    source, shown = ("pending", s.state.pending.projects) if s.state.pending else ("item", s.state.listed)
    spoken = tuple(ids[0] for ids in reversed((s.state.focus, *s.state.earlier)) if len(ids) == 1)
    return source, shown or (spoken if len(spoken) > 1 else ())


def _ways(s: Situation, offered: tuple[str, ...]) -> Iterator[_Way]:
    names = each("name", s.reading.names) | denials(s.reading)
    yield "ordinal", _by_ordinal(offered, s.reading), each("ordinal", s.reading.quantities.ordinals) | {"number:0"}
    yield "name", _by_name(offered, s.references), names
    yield *_by_words(offered, s.reading, s.directory), names | each("noun", s.reading.unexplained)
    yield "other", _others(s, offered), {"cue:other"}
    yield from _neighbours(s, offered)


def _others(s: Situation, offered: tuple[str, ...]) -> tuple[str, ...]:
    """„Und das andere?“: what was offered and is not in focus."""
    before = s.state.focus or (s.state.earlier[0] if s.state.earlier else ())
    if not s.reading.has("other") or not set(before) & set(offered):
        return ()
    return tuple(i for i in offered if i not in before)


def _neighbours(s: Situation, offered: tuple[str, ...]) -> Iterator[_Way]:
    """„Und das danach?“: the item after or before the one spoken of."""
    if len(s.state.focus) != 1 or s.state.focus[0] not in offered:
        return
    at = offered.index(s.state.focus[0])
    said = set(s.reading.words)
    if said & words("next") and at + 1 < len(offered):
        yield "neighbour", (offered[at + 1],), {"cue:pronoun"}
    if said & words("before") and at > 0:
        yield "neighbour", (offered[at - 1],), {"cue:back", "cue:pronoun"}


def _by_ordinal(offered: Sequence[str], reading: Reading) -> tuple[str, ...]:
    """„Das zweite“, „Nr. 3“, „das letzte“, „die ersten beiden“."""
    chosen = [_at(offered, rank) for rank in reading.quantities.ordinals]
    if not chosen and len(reading.words) <= 2 and len(reading.quantities.numbers) == 1:
        chosen = [_at(offered, reading.quantities.numbers[0])]
    return tuple(i for i in chosen if i)


def _by_name(offered: Sequence[str], references: References) -> tuple[str, ...]:
    """The offered projects that the message names, by title, place, topic or person."""
    for found in (references.named, references.by_content or (), references.by_place or ()):
        picked = tuple(i for i in offered if i in found)
        if picked and len(picked) < len(offered):
            return picked
    return ()


def _by_words(offered: Sequence[str], reading: Reading, directory: Directory) -> tuple[str, tuple[str, ...]]:
    """The offered projects that share the most telling words with the message: "vom Kreis", "das mit den Hunden".

    Told with whether a whole word of their names is shared, or only topics and parts of words.
    """
    said = {stem(w) for w in _affirmed(reading.words) if w not in FUNCTION_WORDS} - _GENERIC
    scores = {i: _shared(said, project) for i in offered if (project := directory.project(i))}
    best = max(scores.values(), default=0.0)
    picked = tuple(i for i, score in scores.items() if score == best)
    way = "words of its name" if best >= 1 else "words"
    return way, picked if best > 0 and len(picked) < len(offered) else ()


def _affirmed(said: Sequence[str]) -> list[str]:
    """The words that are not denied: "der Kreis" in "der Kreis, nicht die Stadt"."""
    kept: list[str] = []
    denied = False
    for word in said:
        if word in words("denials"):
            denied = True
        elif not denied:
            kept.append(word)
        elif word not in FUNCTION_WORDS:  # the first content word ends the denial
            denied = False
    return kept


def _at(offered: Sequence[str], rank: int) -> str | None:
    position = rank - 1 if rank > 0 else len(offered) + rank
    return offered[position] if 0 <= position < len(offered) else None


def _shared(said: Set[str], project: Project) -> float:
    name = content_stems(f"{project.title} {project.subtitle or ''} {project.municipality}") - _GENERIC
    tags = content_stems(" ".join((*project.topics, *project.services, *project.products)))
    return len(said & name) + 0.5 * len(said & tags) + 0.25 * _inside(said - name, name | tags)


def _inside(said: Set[str], words: Set[str]) -> int:
    """Said words that are a part of a compound: "sozial" in "sozialleistung"."""
    return sum(any(len(s) >= 4 and s in word for word in words) for s in said)
