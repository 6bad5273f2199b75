"""The questions of a message that holds several, or a story before one: "Was kostet X, und wer ist zuständig?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.understanding.expressions import table

_TABLE = table("parts")
_OPENERS, _VERBS = ("|".join(_TABLE[name]) for name in ("openers", "verbs"))
_NO_END = "".join(rf"(?<!\b(?i:{word})\.)" for word in _TABLE["abbreviations"].split())
_SENTENCE = re.compile(rf"(?<=[a-zäöüß\d)“\"»]{{2}}[.!?…;:]){_NO_END}\s+(?=\S)|\s+[–—]\s+(?!\d)|\s-\s(?!\d)")
_CLAUSE = re.compile(
    rf"(?:,\s*(?:und|sowie|aber|oder)\s+|\s+(?:und|sowie)\s+)(?=(?:falls ja,? )?(?:{_OPENERS}|{_VERBS})\b)"
    rf"|,\s*(?=(?:falls ja,? )?(?:{_OPENERS})\b)",
    re.IGNORECASE,
)
_WORD_THAT_ASKS = re.compile(rf"\b(?:{'|'.join(_TABLE['asking'])})\b", re.IGNORECASE)
_SUPPLEMENT = re.compile(_TABLE["supplement"], re.IGNORECASE)
_ANNOUNCES = re.compile(_TABLE["announces"], re.IGNORECASE)
_TELLS = re.compile(rf"\b(?:{_TABLE['tells']})\b", re.IGNORECASE)
_REFERS = re.compile(rf"\b(?:{'|'.join(_TABLE['refers'])})\b", re.IGNORECASE)
_FEWEST_WORDS = 2
_MOST_PARTS = 4


def parts(text: str) -> list[str]:
    """The parts of a message that ask, in order; empty if the message is a single question anyway."""
    sentences = [_whole(c.strip() for c in _CLAUSE.split(sentence) if c.strip()) for sentence in _SENTENCE.split(text)]
    joined = _joined(clause for clauses in sentences for clause in clauses)
    asking = [c for c in joined if _asks(c)]
    return asking if len(joined) > 1 and len(asking) <= _MOST_PARTS else []


def _asks(clause: str) -> bool:
    return "?" in clause or bool(_WORD_THAT_ASKS.search(clause))


def _whole(clauses: Iterable[str]) -> list[str]:
    """The clauses of a sentence, with what goes on after a question: "Welche laufen in A und haben mehr als ...?"."""
    found: list[str] = []
    for clause in clauses:
        if found and (_ANNOUNCES.search(found[-1]) or (_asks(found[-1]) and not _asks(clause))):
            found[-1] = f"{found[-1]} {clause}"
        else:
            found.append(clause)
    return found


def _joined(clauses: Iterable[str]) -> list[str]:
    """The clauses, those that cannot stand alone with the one before them."""
    found: list[str] = []
    for clause in clauses:
        if found and _belongs(clause, found[-1]):
            found[-1] = f"{found[-1]} {clause}" if found[-1][-1] in ".!?:;" else f"{found[-1]}, {clause}"
        else:
            found.append(clause)
    return found


def _belongs(clause: str, before: str) -> bool:
    """Whether a clause is too short to stand alone, says how to answer, or asks about what was just told."""
    short = len(clause.split()) < _FEWEST_WORDS and not clause.endswith("?")
    if short or _SUPPLEMENT.match(clause):
        return True
    if before.endswith(":") or not _WORD_THAT_ASKS.search(clause):  # "Was dauert länger: A oder B?"
        return before.endswith(":") or not _asks(before)
    return not _asks(before) and bool(_REFERS.search(clause) or _TELLS.search(before))
