"""Train the model when the one for the present sources is missing."""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.catalogue.load import load
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.experts.loader import installed
from bot.experts.model import ensure as ensure_questions
from bot.settings import ROOT
from scripts.env import environment

MODELS = ROOT / "models"
LOG = ROOT / "var" / "log" / "train.log"
# What a model is made of. Not the projects: they are read while the assistant runs.
SOURCES = ("config.yml", "domain.yml", "data/nlu", "data/roles", "data/rules", "bot/understanding", "requirements.txt")
# Enough to go back and forth between branches without training again.
KEPT_MODELS = 3


def source_files() -> Iterator[Path]:
    """All files a model is made of, in a fixed order."""
    for source in SOURCES:
        path = ROOT / source
        found = [path] if path.is_file() else sorted(path.rglob("*"))
        yield from (file for file in found if file.is_file() and "__pycache__" not in file.parts)


def fingerprint() -> str:
    """A short name for the state of the sources; contents count, as a fresh clone makes new dates."""
    digest = hashlib.sha256()
    for file in source_files():
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def ensure_model(force: bool = False) -> Path:
    """The model for the present sources, trained if missing; made the newest, which plain Rasa takes."""
    name = f"assistant-{fingerprint()}"
    model = MODELS / f"{name}.tar.gz"
    if force or not model.is_file():
        _train(name)
    model.touch()
    # The experts' own classifier, some seconds; the model of the core knows nothing of it.
    ensure_questions(installed().experts, MODELS, ROOT / "data" / "nlu", force)
    return model


def _train(name: str) -> None:
    """Train into models/, with Rasa's own words in a log."""
    print("Training the model, about a minute ...", flush=True)
    started = time.monotonic()
    LOG.parent.mkdir(parents=True, exist_ok=True)
    # --force: Rasa's cache knows the source of a component, but not of the modules that it calls.
    # --skip-validation: `make validate` and every test run check the training data, and more strictly.
    options = ["--force", "--skip-validation", "--fixed-model-name", name, "--out", str(MODELS)]
    command = [sys.executable, "-m", "bot.engine.training", "train", *options]
    with LOG.open("wb") as log, TemporaryDirectory() as folder:
        # Names come from a catalogue of its own: the same sources make the same model, whatever is loaded.
        names = f"sqlite:///{folder}/catalogue.db"
        load(connect(names), ROOT / "data", Sources.brochure)
        env = {**environment(), "DATABASE_URL": names}
        done = subprocess.run(command, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT)
    if done.returncode or not (MODELS / f"{name}.tar.gz").is_file():
        last = LOG.read_text(errors="replace").splitlines()[-30:]
        raise SystemExit("\n".join([*last, f"The training failed. All lines: {LOG.relative_to(ROOT)}"]))
    print(f"Trained in {time.monotonic() - started:.0f} s.", flush=True)
    _remove_old()


def _remove_old() -> None:
    """Keep the newest models only."""
    models = sorted(MODELS.glob("assistant-*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for model in models[KEPT_MODELS:]:
        model.unlink()


def main() -> None:
    """Command line: python -m scripts.train [--force]."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="train even if the model is up to date")
    print(f"Model: {ensure_model(parser.parse_args().force).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
