"""Which question to an expert a message is, if any: small linear machines of the experts' own.

A message that speaks of an expert's subject ("Hund") is told apart by its letters and its meaning, among the experts'
questions and what comes near them. Any other one is compared by its letters with the sentences of the core, too. The
core learns nothing from these machines, so with experts off nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from scipy.sparse import csr_matrix, hstack, vstack

from bot.experts.api import Line
from bot.experts.expert import NOBODY, Expert
from bot.experts.experts import Asked
from bot.experts.words import plain
from bot.understanding.characters import character_ngrams
from bot.understanding.embedding import embed
from bot.understanding.intents import LinearIntents

_SHARPNESS, _SHARPNESS_NEAR = 3.0, 5.0
_PLAIN = 0.5  # share from which a message in the thread is understood without its subject
_WEIGHT_OF_MEANING = 2.0  # chosen on cross-validation: 0.61 of the sentences are right by letters, 0.71 with meaning


@dataclass(frozen=True)
class Machines:
    """``near`` for messages that speak of an expert's subject, ``far`` for all others."""

    near: LinearIntents
    far: LinearIntents

    def save(self, folder: Path) -> None:
        """Write both."""
        folder.mkdir(parents=True, exist_ok=True)
        self.near.save(folder / "near.npz")
        self.far.save(folder / "far.npz")

    @classmethod
    def load(cls, folder: Path) -> Machines:
        """Read what ``save`` has written."""
        return cls(LinearIntents.load(folder / "near.npz"), LinearIntents.load(folder / "far.npz"))


@dataclass(frozen=True)
class Questions:
    """The trained machines, and the sentences of buttons, which need no guessing."""

    machines: Machines
    experts: Sequence[Expert] = ()
    exact: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def asked(self, text: str, in_thread: str = "") -> list[Asked]:
        """The likeliest questions, best first, down to where nobody's is likelier.

        ``in_thread``: the expert that has just been spoken to, whose subject need not be named again.
        """
        if known := self.exact.get(plain(text)):
            return [(*known, 1.0)]
        bare = masked(text, self.experts)
        found = self._ranked(bare, in_thread)
        spoken_to = next((expert for expert in self.experts if expert.id == in_thread), None)
        if spoken_to and not (found and found[0][2] >= _PLAIN) and not _of_a_subject(bare, self.experts):
            # "Kann ich da anrufen?": the subject stands in the thread only.
            subject = spoken_to.texts.say(Line("title"), "de")
            return self._ranked(f"{bare.rstrip(' ?.!')} ({subject})", in_thread)
        return found

    def _ranked(self, bare: str, in_thread: str) -> list[Asked]:
        meant = {expert.id for expert in self.experts if expert.id == in_thread or _of_a_subject(bare, [expert])}
        if meant:
            ranking = self.machines.near.rank(_with_meaning([bare]), _SHARPNESS_NEAR)
        else:
            ranking = self.machines.far.rank(character_ngrams(bare), _SHARPNESS)
        found: list[Asked] = []
        for label, share in ranking:
            if label == NOBODY:
                break
            expert, _, name = label.partition(".")
            if not meant or expert in meant:
                found.append((expert, name, share))
        return found


def train(experts: Sequence[Expert], others: Sequence[str]) -> Machines:
    """Learn from the experts' sentences; ``others`` are for somebody else, unless they speak of an expert's subject."""
    pairs = [(masked(text, experts), label) for expert in experts for text, label in _labelled(expert)]
    texts, labels = [text for text, _ in pairs], [label for _, label in pairs]
    near = LinearIntents.fit(_with_meaning(texts), labels)
    texts += [text for text in others if not _of_a_subject(text, experts)]
    labels += [NOBODY] * (len(texts) - len(labels))
    return Machines(near, LinearIntents.fit(vstack([character_ngrams(text) for text in texts]), labels))


def _with_meaning(texts: Sequence[str]) -> csr_matrix:
    letters = vstack([character_ngrams(text) for text in texts])
    return csr_matrix(hstack([letters, csr_matrix(embed(texts) * _WEIGHT_OF_MEANING)]))


def _of_a_subject(text: str, experts: Sequence[Expert]) -> bool:
    said = plain(text)
    return any(expert.subject.search(said) for expert in experts if expert.subject)


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
