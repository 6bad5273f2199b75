"""The environment of the stock bot: TensorFlow and Python 3.10, which the assistant has left behind.

python -m bench.stock_environment makes it in .venv-stock (2 GB), as Rasa's documentation says: pip install rasa.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bot.settings import ROOT

_FOLDER = ROOT / ".venv-stock"
_VERSION = "3.10"  # the newest that stock Rasa installs on
_PACKAGE = "rasa==3.6.21"
_MADE = _FOLDER / ".made"


def stock_python() -> str | None:
    """The interpreter of the environment; None until somebody has made it."""
    return str(_FOLDER / "bin" / "python") if _MADE.exists() else None


def make() -> None:
    """Make the environment unless it is there; ends with a sentence where that is impossible."""
    if stock_python():
        return
    python = next((path for path in _candidates() if _works(path)), None)
    if not python:
        raise SystemExit(f"The stock bot needs Python {_VERSION}: put it on PATH, or install it with pyenv or uv.")
    print(f"Installing {_PACKAGE} with TensorFlow, some minutes ...", flush=True)
    subprocess.run([python, "-m", "venv", "--clear", _FOLDER], check=True)
    install = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", _PACKAGE]
    if subprocess.run([_FOLDER / "bin" / "python", *install]).returncode:
        raise SystemExit("The stock bot's environment was not made; the lines above say why.")
    _MADE.touch()


def _candidates() -> Iterator[str]:
    """PATH first, then pyenv's versions, then uv's."""
    if on_path := shutil.which(f"python{_VERSION}"):
        yield on_path
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(pyenv.glob(f"versions/{_VERSION}*/bin/python"), reverse=True))
    if shutil.which("uv"):
        yield subprocess.run(["uv", "python", "find", _VERSION], capture_output=True, text=True).stdout.strip()


def _works(python: str) -> bool:
    """Whether it runs and is what its name says; pyenv puts a python3.10 on PATH that may not run."""
    try:
        told = subprocess.run(
            [python, "-c", "import ensurepip, sys; print(*sys.version_info[:2], sep='.')"],
            capture_output=True,
            text=True,
        )
    except OSError:
        return False
    return told.stdout.strip() == _VERSION


if __name__ == "__main__":
    make()
