"""Small words that steer a conversation: only, the other one, how many, most expensive, not, still ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.expressions import compiled, table
from bot.understanding.text import Token, fold

Rank = tuple[str, bool, int]  # order, largest first, place
_PLACES = {"zweit": 2, "dritt": 3, "viert": 4, "funft": 5}
_PLACED = re.compile(
    r"\b(zweit|dritt|viert|funft)((?:teur|gunstig|billig|gross|hoch|klein|niedrig|lang|kurz|fruh|spat)\w*st\w*)"
)


_TABLE = table("cues")
_RANKS = tuple((compiled([s["words"]]), str(s["order"]), bool(s["descending"])) for s in _TABLE.pop("superlatives"))
_TOP = _RANKS[-1][0]
_CUES = {name: compiled(expressions) for name, expressions in _TABLE.items()}
CUES = tuple(_CUES)  # the names of all cues
_NEGATIONS = frozenset(
    fold(w)
    for w in """
    nicht kein keine keinen keinem keiner ohne außer außerhalb ausgenommen exklusive statt anstatt weder
    abgesehen jenseits verschon verschone verschonen erspar erspare ersparen
    """.split()
)


def find_cues(tokens: Sequence[Token]) -> frozenset[str]:
    """The cues in the words of a message."""
    words = " ".join(t.form for t in tokens)
    return frozenset(name for name, pattern in _CUES.items() if pattern.search(words))


def find_ranks(tokens: Sequence[Token], cues: frozenset[str]) -> tuple[Rank, ...]:
    """What the superlatives of a message order by: ("total_eur", True, 1) is the most expensive one.

    The third value is the place: the "zweitteuerste" project is number 2.
    """
    words = " ".join(t.form for t in tokens)
    places = [int(_PLACES[m.group(1)]) for m in _PLACED.finditer(words)]
    words = _PLACED.sub(lambda m: m.group(2), words)
    found: list[Rank] = []
    for pattern, order, descending in _RANKS:
        if found and pattern is _TOP:  # "Top 3 der billigsten": the superlative says which end
            continue
        if pattern.search(words):
            found.append((_measure(order, words, cues), descending, places[0] if places else 1))
    return tuple(dict.fromkeys(found))


def _measure(order: str, words: str, cues: frozenset[str]) -> str:
    if order == "start" and re.search(r"\bend\w*|fertig|abgeschlossen|beendet", words):
        return "end"
    if order == "start" and re.search(r"ubertrag|nachnutz", words):
        return "transferable"
    if order != "amount":
        return order
    if re.search(r"meilenstein|schritt", words):
        return "milestones"
    if re.search(r"\bpartner|organisation|beteiligt", words):
        return "partners"
    if "own_share" in cues:
        return "own_eur"
    if "share" in cues or re.search(r"anteil am|anteil an", words):
        return "share"
    if re.search(r"laufzeit|dauer|zeitraum", words):
        return "duration"
    return "land_eur" if "land" in cues else "total_eur"


def negated(tokens: Sequence[Token], start: int, end: int, text: str) -> bool:
    """Whether a mention is denied: "nicht in Soest", "ohne Aachen", "Soest kannst du weglassen"."""
    return _denied_before(tokens, start, text) or _denied_after(tokens, end)


def _denied_after(tokens: Sequence[Token], end: int) -> bool:
    following = " ".join(t.form for t in tokens if t.start >= end)
    return _TAKEN_AWAY.match(following) is not None


def _denied_before(tokens: Sequence[Token], start: int, text: str) -> bool:
    """A comma ends the denial."""
    before = [t for t in tokens if t.end <= start][-4:]
    for distance, token in enumerate(reversed(before), 1):
        if token.form in {"sondern", "aber", "und", "oder"}:
            return False
        if token.form in _NEGATIONS:
            return "," not in text[token.end : start] and (token.form != "nicht" or distance <= 3)
    return False


# What follows a name that is not wanted, in folded words.
_TAKEN_AWAY = re.compile(
    r"(ausgenommen|ausgeschlossen|weglassen|rauslassen|auslassen|kenn\w* (ich|wir) (schon|bereits|ja)"
    r"|(kann|kannst|konnen|konnt|lass|lasst|lassen|soll|sollen) (\w+ ){0,3}(weg|raus|weglassen|rauslassen|wegbleiben)\b"
    r"|interessier\w* (mich|uns) nicht|brauch\w* (ich|wir) nicht)"
)
_SPEAKER = frozenset("wir ich unser unsere unserer unserem komme arbeite wohne hier".split())
_WHERE = frozenset("in aus bei von beim stadt gemeinde der hier fur um kreis".split())
_TAKEN_BACK = frozenset("meinte meine mein gemeint wollte versprochen vertan verzeihung entschuldigung".split())


def own_place(tokens: Sequence[Token], start: int) -> bool:
    """Whether a place is the speaker's own: "Ich arbeite bei der Stadt Hamm und ..."."""
    before = [t.form for t in tokens if t.end <= start][-7:]
    if not before or before[-1] not in _WHERE or _TAKEN_BACK & set(before):
        return False
    return bool(_SPEAKER & set(before)) and not {"projekt", "projekte", "portal"} & set(before[-3:])
