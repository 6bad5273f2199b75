"""Which question to an expert a message is, if any: small linear machines of the experts' own.

A message that speaks of an expert's subject ("Hund") is told apart by its letters and its meaning, among the experts'
questions and what comes near them. Any other one is compared by its letters with the sentences of the core, too. The
core learns nothing from these machines, so with experts off nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

import numpy as np
import yaml
from scipy.sparse import csr_matrix, hstack, vstack

from bot.experts.api import Line
from bot.experts.clauses import sentences_of
from bot.experts.expert import NOBODY, Expert
from bot.experts.experts import Asked
from bot.experts.words import plain
from bot.understanding.characters import character_ngrams
from bot.understanding.embedding import embed
from bot.understanding.intents import LinearIntents, confidences

_SHARPNESS, _SHARPNESS_NEAR = 3.0, 5.0
_SAME, _OFFERED = 0.2, 0.1  # added to the margin of the last answer in a thread, and of what it offers
NO_THREAD: Mapping[str, float] = MappingProxyType({})
_MOST = 5  # questions that a message may be
_PLAIN = 0.5  # share from which a message in the thread is understood without its subject
MACHINES = ("near", "thread", "far")
_WEIGHT_OF_MEANING = 2.0  # chosen on cross-validation: 0.61 of the sentences are right by letters, 0.71 with meaning


@dataclass(frozen=True)
class Machines:
    """``near`` for messages that speak of an expert's subject, ``thread`` for those whose subject stands in the thread
    only, ``far`` for all others."""

    near: LinearIntents
    thread: LinearIntents
    far: LinearIntents

    def save(self, folder: Path) -> None:
        """Write all of them."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in MACHINES:
            getattr(self, name).save(folder / f"{name}.npz")

    @classmethod
    def load(cls, folder: Path) -> Machines:
        """Read what ``save`` has written."""
        return cls(*(LinearIntents.load(folder / f"{name}.npz") for name in MACHINES))


@dataclass(frozen=True)
class Questions:
    """The trained machines, and the sentences of buttons, which need no guessing."""

    machines: Machines
    experts: Sequence[Expert] = ()
    exact: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def asked(self, text: str, in_thread: str = "", after: str = "") -> list[Asked]:
        """The likeliest questions, best first, down to where nobody's is likelier.

        ``in_thread``: the expert that has just been spoken to, whose subject need not be named again. ``after``: its
        last answer; what goes on about that one, or about what it offers next, is likelier.
        """
        if known := self.exact.get(plain(text)):
            return [(*known, 1.0)]
        bare = masked(text, self.experts)
        spoken_to = next((expert for expert in self.experts if expert.id == in_thread), None)
        if spoken_to is None or _of_a_subject(bare, self.experts):
            return self._after_a_story(text, self._ranked(bare, in_thread))
        likelier = _likelier(spoken_to, after)
        found = self._in_thread(bare, in_thread, likelier)
        if found and found[0][2] >= _PLAIN:
            return found
        # "Kann ich da anrufen?": the subject stands in the thread only.
        subject = spoken_to.texts.say(Line("title"), "de")
        return max(found, self._in_thread(f"{bare.rstrip(' ?.!')} ({subject})", in_thread, likelier), key=_best)

    def _after_a_story(self, text: str, found: list[Asked]) -> list[Asked]:
        """Where the whole is not clear, its last sentence may be: "Ich habe einen Dackel. Wo muss ich mich melden?"."""
        *story, question = sentences_of(text)
        if not (story and found and found[0][2] < _PLAIN):
            return found
        return max(found, self._in_thread(masked(question, self.experts), found[0][0]), key=_best)

    def _in_thread(self, bare: str, spoken_to: str, likelier: Mapping[str, float] = NO_THREAD) -> list[Asked]:
        """The questions to the expert of the thread, as if there were no other one."""
        return _ranking(self.machines.thread, bare, {spoken_to}, likelier)

    def _ranked(self, bare: str, in_thread: str) -> list[Asked]:
        meant = {expert.id for expert in self.experts if expert.id == in_thread or _of_a_subject(bare, [expert])}
        if meant:
            return _ranking(self.machines.thread if in_thread else self.machines.near, bare, meant)
        return _asked(self.machines.far.rank(character_ngrams(bare), _SHARPNESS))


def _likelier(expert: Expert, after: str) -> dict[str, float]:
    """How much likelier it is to ask on about the last answer, or about what was offered behind it."""
    plan = expert.answers.get(after)
    offered = {f"{expert.id}.{name}": _OFFERED for name in plan.next} if plan else {}
    return {**offered, f"{expert.id}.{after}": _SAME} if plan else {}


def _ranking(
    machine: LinearIntents, bare: str, experts: Set[str], likelier: Mapping[str, float] = NO_THREAD
) -> list[Asked]:  # fmt: skip
    """The questions to some experts, as if there were no other ones."""
    margins = machine.margins(_row(bare))[0]
    margins = margins + np.array([likelier.get(name, 0.0) for name in machine.names], dtype=np.float32)
    among = [i for i, name in enumerate(machine.names) if name == NOBODY or _split(name)[0] in experts]
    shares = confidences(margins[among][np.newaxis], _SHARPNESS_NEAR)[0]
    best = sorted(zip(shares, among, strict=True), reverse=True)[:_MOST]
    return _asked((machine.names[i], float(share)) for share, i in best)


def _asked(ranking: Iterable[tuple[str, float]]) -> list[Asked]:
    """Down to where nobody's is likelier."""
    known = takewhile(lambda pair: pair[0] != NOBODY, ranking)
    return [(*_split(label), share) for label, share in known]


def _split(label: str) -> tuple[str, str]:
    expert, _, name = label.partition(".")
    return expert, name


def _best(found: list[Asked]) -> float:
    return found[0][2] if found else 0.0


def train(experts: Sequence[Expert], others: Sequence[str]) -> Machines:
    """Learn from the experts' sentences; ``others`` are for somebody else, unless they speak of an expert's subject."""
    texts, labels = _labelled(experts, [expert.sentences for expert in experts])
    going_on, meant = _labelled(experts, [expert.going_on for expert in experts])
    told, more = _with_meaning(texts), _with_meaning(going_on) if going_on else None
    near = LinearIntents.fit(told, labels)
    thread = LinearIntents.fit(vstack([told, more]), [*labels, *meant]) if going_on else near
    texts += [text for text in others if not _of_a_subject(text, experts)]
    labels += [NOBODY] * (len(texts) - len(labels))
    return Machines(near, thread, LinearIntents.fit(vstack([character_ngrams(text) for text in texts]), labels))


@lru_cache(maxsize=8)
def _row(bare: str) -> csr_matrix:
    """One message, which is looked at several times."""
    return _with_meaning([bare])


def _with_meaning(texts: Sequence[str]) -> csr_matrix:
    letters = vstack([character_ngrams(text) for text in texts])
    return csr_matrix(hstack([letters, csr_matrix(embed(texts) * _WEIGHT_OF_MEANING)]))


def _of_a_subject(text: str, experts: Sequence[Expert]) -> bool:
    said = plain(text)
    return any(expert.subject.search(said) for expert in experts if expert.subject)


def masked(text: str, experts: Sequence[Expert]) -> str:
    """A message without the names of the experts' tables."""
    for expert in experts:
        text = expert.masked(text)
    return text


def _labelled(
    experts: Sequence[Expert], told: Sequence[Mapping[str, Sequence[str]]]
) -> tuple[list[str], list[str]]:  # fmt: skip
    """Sentences without names, and for each the question that it is."""
    texts, labels = [], []
    for expert, by_answer in zip(experts, told, strict=True):
        for name, sentences in by_answer.items():
            texts += [masked(sentence, experts) for sentence in sentences]
            labels += [NOBODY if name == NOBODY else f"{expert.id}.{name}"] * len(sentences)
    return texts, labels


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
