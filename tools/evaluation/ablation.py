"""What each part of the understanding contributes: the same measurement without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.understanding.intents import LinearIntents
from tools.evaluation.assistant import Bench
from tools.evaluation.dialogues import share_said, without_facets
from tools.evaluation.features import Features, Parts
from tools.evaluation.guards import everyday_sentences, linked, without_lexicon
from tools.evaluation.measure import Predicted, cross_validate, hold_out
from tools.evaluation.sentences import Sentence

_WITHOUT = {
    "without masking": Parts(masking=False),
    "without sentence embedding": Parts(embedding=False),
    "without character n-grams": Parts(characters=False),
    "without signs (facets, cues, kinds of names)": Parts(signs=False),
    "embedding only, without masking": Parts(masking=False, characters=False, signs=False),
}


@dataclass(frozen=True)
class Variant:
    """The classifier with parts left out."""

    name: str
    crossed: Predicted
    held: Predicted


def classifier_variants(
    train: tuple[Sequence[Sentence], Features],
    held: tuple[Sequence[Sentence], Features],
    progress: Callable[[str], None],
) -> list[Variant]:
    """Cross-validation and held-out figures of each pipeline with something missing."""
    found = []
    for name, parts in _WITHOUT.items():
        progress(name)
        rows = train[1].rows(parts)
        crossed = cross_validate(rows, train[0])
        machine = LinearIntents.fit(rows, [s.intent for s in train[0]])
        found.append(Variant(name, crossed, hold_out(machine, held[1].rows(parts), held[0])))
    return found


@dataclass(frozen=True)
class Lexicon:
    """In how many sentences names are found, with and without the guard."""

    everyday: tuple[int, int]
    outside: tuple[int, int]
    numbers: tuple[int, int]


def lexicon_guard(outside: list[str]) -> Lexicon:
    """Names found where there are none (everyday sentences) or few (out of scope)."""
    everyday = everyday_sentences()
    guarded = linked(everyday), linked(outside)
    with without_lexicon():
        open_ = linked(everyday), linked(outside)
    return Lexicon((guarded[0], open_[0]), (guarded[1], open_[1]), (len(everyday), len(outside)))


@dataclass(frozen=True)
class Facets:
    """How many turns of the dialogues say what they should, with and without found facets."""

    turns: int
    with_facets: float
    without: float


def facets(bench: Bench) -> Facets:
    """The dialogues that may be tuned on, in the whole assistant."""
    turns, full = share_said(bench)
    return Facets(turns, full, share_said(bench, without_facets)[1])
