"""What a message holds that an answer must do justice to: names, figures, facts asked for, small words."""

from __future__ import annotations

from collections.abc import Callable, Sized

from bot.understanding.facets import NOT_HELD
from bot.understanding.reading import Named, Reading

# Small words that ask for something or point into the thread; others only help to understand these.
_OPERATIVE = frozenset({
    "count", "sum", "average", "compare", "list", "only", "other", "both", "back", "sorted", "this_region", "such",
    "same_person", "exceeding", "exceeding_named", "source", "identity", "privacy", "languages", "apply", "meaning",
    "by_town", "by_region", "region_itself", "wants_human", "projects_word", "without_details", "with_details", "widen",
    "foreword", "standards", "project_offices", "interest", "municipalities", "quality", "reuse_duty", "nrwbot_origin",
    "own_share", "share", "easy_language", "normal_language", "continuation", "pronoun", "the_project", "correction",
    "unfinished", "finished", "plural", "greeting", "private", "here", "jointly", "do_it", "same_question",
    "the_same", "errand", "partner_only", "other_side", "taken_away", "death", "complement",
})  # fmt: skip
_FIGURES = ("amount", "period", "length", "share", "factor", "ordinal", "number")
_CONTENT = frozenset({"topic", "service", "product", "category", "term"})
_GROUPS = {"place": "place", "kreis": "place", "region": "place"}


def pieces(reading: Reading) -> frozenset[str]:
    """All evidence of a message, each piece as "kind:which"."""
    found = {f"facet:{asked.facet}#{i}" for i, asked in enumerate(reading.asked)}
    found |= {f"noun:{i}" for i, word in enumerate(reading.unexplained) if word.is_noun}
    found |= {f"cue:{cue}" for cue in _OPERATIVE & reading.cues}
    found |= each("name", reading.names) | denials(reading) | each("rank", reading.ranks)
    return figures(reading, *_FIGURES) | found


def each(kind: str, found: Sized) -> frozenset[str]:
    """The pieces of a kind, one for each that was found."""
    return frozenset(f"{kind}:{i}" for i in range(len(found)))


def figures(reading: Reading, *kinds: str) -> frozenset[str]:
    """All figures of some kinds."""
    return frozenset().union(*(each(kind, getattr(reading.quantities, f"{kind}s")) for kind in kinds))


def names(reading: Reading, which: Callable[[Named], bool]) -> frozenset[str]:
    """The names for which something holds."""
    return frozenset(f"name:{i}" for i, named in enumerate(reading.names) if which(named))


def names_of(reading: Reading, *kinds: str) -> frozenset[str]:
    """The names that may be of one of these kinds."""
    return names(reading, lambda named: bool(named.mention.kinds & set(kinds)))


def denials(reading: Reading) -> frozenset[str]:
    """What a message says that it does not want."""
    return frozenset(f"denial:{i}" for i, named in enumerate(reading.names) if named.negated)


def left(evidence: frozenset[str], explained: frozenset[str]) -> frozenset[str]:
    """What is unexplained; "facet:money" explains all words for money, "facet:money#0" only the first of them."""
    return frozenset(p for p in evidence - explained if p.partition("#")[0] not in explained)


def label(piece: str, reading: Reading) -> str:
    """The kind of evidence by which an unexplained piece is weighed: "name place", "facet money", "amount"."""
    kind, _, which = piece.partition("#")[0].partition(":")
    if kind == "name":
        best = reading.names[int(which)].mention.candidates[0].kind
        return "name own place" if reading.names[int(which)].own else f"name {_name_kind(best)}"
    if kind == "facet":
        return "facet not held" if which == NOT_HELD else f"facet {which}"
    return f"cue {which}" if kind == "cue" else kind


def _name_kind(kind: str) -> str:
    return "content" if kind in _CONTENT else _GROUPS.get(kind, kind)
