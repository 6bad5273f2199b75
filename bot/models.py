"""Where trained models lie."""

from __future__ import annotations

from pathlib import Path


def newest_model(folder: Path) -> Path:
    """The model trained last.

    Raises FileNotFoundError when none has been trained yet.
    """
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise FileNotFoundError(f"no trained model in {folder}; run `make train`")
    return models[-1]
