"""Where the experts' machines are kept: a small folder for each set of experts, beside the models of the core."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from bot.experts.expert import Expert
from bot.experts.questions import MACHINES, Machines, Questions, core_sentences, exact_questions, masked, train

_KEPT = 3


def model_folder(experts: Sequence[Expert], models: Path) -> Path:
    """The folder for these experts; new sentences make a new one."""
    digest = hashlib.sha256()
    for expert in sorted(experts, key=lambda expert: expert.id):
        for name, sentences in [*sorted(expert.sentences.items()), *sorted(expert.going_on.items())]:
            seen = (masked(sentence, [expert]) for sentence in sentences)
            digest.update("\n".join([expert.id, name, *seen]).encode() + b"\0")
    return models / f"experts-{digest.hexdigest()[:12]}"


def ensure(experts: Sequence[Expert], models: Path, sentences: Path, force: bool = False) -> Path | None:
    """Train if the folder is missing; None without experts. ``sentences`` are the core's training data."""
    if not experts:
        return None
    folder = model_folder(experts, models)
    if force or not all((folder / f"{name}.npz").is_file() for name in MACHINES):
        train(experts, core_sentences(sentences)).save(folder)
        old = sorted(models.glob("experts-*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in old[_KEPT:]:
            shutil.rmtree(path)
    return folder


def load(experts: Sequence[Expert], models: Path) -> Questions:
    """The trained machines; raises FileNotFoundError with what to do when there are none."""
    folder = model_folder(experts, models)
    if not all((folder / f"{name}.npz").is_file() for name in MACHINES):
        raise FileNotFoundError(f"{folder} is missing. Train it first: python -m scripts.train")
    return Questions(Machines.load(folder), experts, exact_questions(experts))
