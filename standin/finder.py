"""Answers Rasa's imports of what is not there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

from standin.tensorflow import AbsentModule

_ABSENT = ("tensorflow", "keras")


class Finder(MetaPathFinder, Loader):
    """Gives stand-ins for TensorFlow and Keras, and puts dropped names back when Rasa is about to be imported."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where to find a module; None for everything that the usual ways find."""
        if fullname == "rasa":
            _prepare()
        top = fullname.partition(".")[0]
        if top in _ABSENT and PathFinder.find_spec(top) is None:
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """A module in which every name can be found and nothing works."""
        return AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to do: its names are made when they are asked for."""


def _prepare() -> None:
    """What must be so before Rasa is imported."""
    from standin.dropped import restore_names  # imports numpy, which other programs need not wait for

    restore_names()
    # Rasa reports to its maker unless told otherwise, and with today's sentry-sdk it fails when it begins to.
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
