"""Which question to an expert a message is, if any: a small linear classifier of the experts' own.

It learns from the experts' sentences, and from those of the core as examples of what is no question to an expert.
The core learns nothing from it, so with experts off nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from scipy.sparse import vstack

from bot.experts.expert import NOBODY, Expert
from bot.experts.experts import Asked
from bot.experts.words import plain
from bot.understanding.characters import character_ngrams
from bot.understanding.intents import LinearIntents

_SHARPNESS = 3.0


@dataclass(frozen=True)
class Questions:
    """A trained classifier, and the sentences of buttons, which need no guessing."""

    machine: LinearIntents
    experts: Sequence[Expert] = ()
    exact: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def asked(self, text: str) -> list[Asked]:
        """The likeliest questions, best first; those to nobody are left out."""
        if known := self.exact.get(plain(text)):
            return [(*known, 1.0)]
        ranking = self.machine.rank(character_ngrams(masked(text, self.experts)), _SHARPNESS)
        split = ((label.partition("."), share) for label, share in ranking if label != NOBODY)
        return [(expert, name, share) for (expert, _, name), share in split]


def train(experts: Sequence[Expert], others: Sequence[str]) -> LinearIntents:
    """Learn from the experts' sentences; ``others`` are for somebody else, unless they speak of an expert's subject."""
    pairs = [(text, label) for expert in experts for text, label in _labelled(expert)]
    subjects = [expert.subject for expert in experts if expert.subject]
    pairs += [(text, NOBODY) for text in others if not any(s.search(plain(text)) for s in subjects)]
    rows = vstack([character_ngrams(masked(text, experts)) for text, _ in pairs])
    return LinearIntents.fit(rows, [label for _, label in pairs])


def masked(text: str, experts: Sequence[Expert]) -> str:
    """A message without the names of the experts' tables."""
    for expert in experts:
        for table in expert.tables.values():
            text = table.masked(text) if table.stand_ins else text
    return text


def _labelled(expert: Expert) -> Iterator[tuple[str, str]]:
    for name, sentences in expert.sentences.items():
        label = NOBODY if name == NOBODY else f"{expert.id}.{name}"
        yield from ((sentence, label) for sentence in sentences)


def exact_questions(experts: Sequence[Expert]) -> dict[str, tuple[str, str]]:
    """The sentences of all buttons that lead to an answer."""
    return {
        plain(label): (expert.id, name)
        for expert in experts
        for name in expert.answers
        if f"button_{name}" in expert.texts
        for label in expert.texts.labels(f"button_{name}")
    }


def core_sentences(folder: Path) -> list[str]:
    """The training sentences of the core, without their marks."""
    found = []
    for path in sorted(folder.rglob("*.yml")):
        for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            found += [line[2:].strip() for line in entry.get("examples", "").splitlines() if line.startswith("- ")]
    return found
