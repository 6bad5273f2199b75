"""What a message says of its place: a town, the visitor's own case, an expert's subject, or a project."""

from __future__ import annotations

from collections.abc import Callable

from bot.dialogue.situation import Situation
from bot.experts.expert import Expert
from bot.experts.words import beside_a_name, pattern, plain
from bot.understanding.reading import Named
from bot.understanding.town_hall import is_office

_PLACES = ("place", "elsewhere")
_OF_PROJECTS = frozenset({"project", "person"})


def names_subject(s: Situation, expert: Expert) -> bool:
    """Whether the message has a word for the expert's subject."""
    return bool(expert.subject and expert.subject.search(plain(s.reading.written)))


def speaks_of(s: Situation, expert: Expert) -> bool:
    """Whether the message speaks of the expert's subject, by a word for it or a thing of its tables."""
    said = plain(s.reading.written)
    named = any(table.read(said, guess=False) for table in expert.tables.values())
    return names_subject(s, expert) or (named and bool(expert.subject))


def clarifies(s: Situation, expert: Expert) -> bool:
    """Whether the message says what the last question was about, and is no answer: "also für den Perso"."""
    return only_names(s, expert) and bool(pattern("clarifies").search(plain(s.reading.written)))


def only_names(s: Situation, expert: Expert) -> bool:
    """Whether the message says nothing but what it is about: "Reisepass"."""
    said = plain(s.reading.written)
    rest = expert.subject.sub(" ", said) if expert.subject else said
    return rest != said and not set(rest.split()) - beside_a_name()


def own_case(s: Situation, expert: Expert) -> bool:
    """Whether the visitor speaks of a case of his own: "mein Hund"."""
    return bool(expert.own and expert.own.search(plain(s.reading.written)))


def of_a_project(s: Situation) -> bool:
    """Whether a project is named, or spoken of by a word for it."""
    named = (n.mention.candidates[0].kind for n in s.reading.names if not _is_an_office(s, n))
    return not _OF_PROJECTS.isdisjoint(named) or bool(pattern("project").search(plain(s.reading.written)))


def _is_an_office(s: Situation, named: Named) -> bool:
    """Whether a name is only that of an office which every town has: "im Bürgerbüro"."""
    return is_office(s.reading.text[named.mention.start : named.mention.end])


def named_town(s: Situation) -> str:
    """The town that the message names: one that is served, if it names several."""
    meant = [n for n in s.reading.named(*_PLACES) if not n.negated and not _of_somebody_else(s, n)]
    named = [n.mention.ids(*_PLACES)[0] for n in meant]
    served = [name for name in named if name in {town.name for town in s.experts.homes()}]
    return next(iter([*served, *named]), "")


def _of_somebody_else(s: Situation, named: Named) -> bool:
    """Whether it is no town that is spoken of ("in der Stadthalle"), or one where only somebody else is, and nothing is
    asked of it: "der neue Halter wohnt in Hamm".
    """
    if pattern("no town").search(plain(s.reading.text[named.mention.start : named.mention.end])):
        return True
    before, said = plain(s.reading.text[: named.mention.start]), plain(s.reading.text)
    return bool(pattern("somebody's place").search(before)) and not pattern("there").search(said)


def names_places_only(s: Situation) -> bool:
    """Whether the message names nothing but places, if anything at all."""
    return len(s.reading.names) == len(s.reading.named(*_PLACES))


def town_meant(s: Situation) -> str:
    """The town that is meant; empty if several are served and none was named."""
    homes = s.experts.homes()
    return named_town(s) or (homes[0].name if len(homes) == 1 else "")


def without_town(s: Situation) -> str:
    """The message with the same word for every town: a question is the same in all of them."""
    return _replaced(s, lambda name: "Soest")


def as_here_or_elsewhere(s: Situation, town: str) -> str:
    """The message with "Stadt" for the town that a dialogue is about, and "andere Stadt" for all others."""
    return _replaced(s, lambda name: "Stadt" if name == town else "andere Stadt")


def _replaced(s: Situation, word: Callable[[str], str]) -> str:
    text = s.reading.text
    if text != s.reading.written:
        return s.reading.written
    for named in sorted(s.reading.named(*_PLACES), key=lambda n: -n.mention.start):
        said = word(named.mention.ids(*_PLACES)[0])
        text = f"{text[: named.mention.start]}{said}{text[named.mention.end :]}"
    return text
