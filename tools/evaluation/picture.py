"""The confusion matrix as a picture."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import matplotlib as mpl
import numpy as np

from bot.understanding.intents import Array
from tools.evaluation.measure import Predicted

_SHOWN = 30  # intents; more are unreadable


def confusion_picture(predicted: Predicted, file: Path) -> None:
    """Draw the intents that are most often confused; a cell is the share of its row in per cent."""
    mpl.use("Agg")
    from matplotlib import pyplot as plt  # after the choice of a backend

    names = _most_confused(predicted)
    shares = _shares(predicted, names)
    figure, axes = plt.subplots(figsize=(11, 10))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=100)
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=8)
    axes.set_yticks(range(len(names)), names, fontsize=8)
    axes.set_xlabel("understood as")
    axes.set_ylabel("meant")
    for row, column in np.argwhere(shares >= 1):
        shade = "white" if shares[row, column] > 55 else "black"
        axes.text(column, row, f"{shares[row, column]:.0f}", ha="center", va="center", fontsize=6, color=shade)
    figure.tight_layout()
    file.parent.mkdir(parents=True, exist_ok=True)
    # Without the date and version that matplotlib writes, the same figures give the same file.
    figure.savefig(file, dpi=90, metadata={"Software": None})
    plt.close(figure)


def _most_confused(predicted: Predicted) -> list[str]:
    errors: Counter[str] = Counter()
    for (meant, understood), times in predicted.confusions().items():
        errors[meant] += times
        errors[understood] += times
    return sorted(name for name, _ in errors.most_common(_SHOWN))


def _shares(predicted: Predicted, names: list[str]) -> Array:
    place = {name: i for i, name in enumerate(names)}
    counts = np.zeros((len(names), len(names)))
    totals = np.zeros(len(names))
    for sentence, intent in zip(predicted.sentences, predicted.intents, strict=True):
        if sentence.intent in place:
            totals[place[sentence.intent]] += 1
            if intent in place:
                counts[place[sentence.intent], place[intent]] += 1
    return np.asarray(100 * counts / np.maximum(totals, 1)[:, None], dtype=np.float32)
