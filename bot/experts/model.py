"""Where the experts' classifier is kept: one small file a set of installed experts, beside the models of the core."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from bot.experts.expert import Expert
from bot.experts.questions import Questions, core_sentences, exact_questions, masked, train
from bot.understanding.intents import LinearIntents

_KEPT = 3


def model_file(experts: Sequence[Expert], folder: Path) -> Path:
    """The file for these experts; new sentences make a new one."""
    digest = hashlib.sha256()
    for expert in sorted(experts, key=lambda expert: expert.id):
        for name, sentences in sorted(expert.sentences.items()):
            seen = (masked(sentence, [expert]) for sentence in sentences)
            digest.update("\n".join([expert.id, name, *seen]).encode() + b"\0")
    return folder / f"experts-{digest.hexdigest()[:12]}.npz"


def ensure(experts: Sequence[Expert], folder: Path, sentences: Path, force: bool = False) -> Path | None:
    """Train if the file is missing; None without experts. ``sentences`` are the core's training data."""
    if not experts:
        return None
    file = model_file(experts, folder)
    if force or not file.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        train(experts, core_sentences(sentences)).save(file)
        old = sorted(folder.glob("experts-*.npz"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in old[_KEPT:]:
            path.unlink()
    return file


def load(experts: Sequence[Expert], folder: Path) -> Questions:
    """The trained classifier; raises FileNotFoundError with what to do when there is none."""
    file = model_file(experts, folder)
    if not file.is_file():
        raise FileNotFoundError(f"{file} is missing. Train it first: python -m scripts.train")
    return Questions(LinearIntents.load(file), experts, exact_questions(experts))
