"""Answers Rasa's imports of what is not there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

from standin.tensorflow import AbsentModule

_ABSENT = ("tensorflow", "keras")


@cache
def _before_rasa() -> None:
    """What must be so before Rasa is imported. What is imported here, programs without Rasa need not wait for."""
    from standin.dropped import restore_names

    restore_names()
    # Rasa reports to its maker unless told otherwise, and with today's sentry-sdk it fails when it begins to.
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    _before_servers()


@cache
def _before_servers() -> None:
    from standin.server import serve_with_todays_sanic

    serve_with_todays_sanic()


@cache
def _before_tests() -> None:
    from standin.evaluation import report_entities_only_where_there_are_some

    report_entities_only_where_there_are_some()


@cache
def _before_answers() -> None:
    from standin.answers import check_answers_with_one_validator

    check_answers_with_one_validator()


_PREPARE = {
    "rasa": _before_rasa,
    "rasa.core.processor": _before_answers,
    "rasa.core.test": _before_tests,
    "rasa_sdk": _before_servers,
}


class Finder(MetaPathFinder, Loader):
    """Gives stand-ins for TensorFlow and Keras, and puts dropped names back when Rasa is about to be imported."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where to find a module; None for everything that the usual ways find."""
        if fullname in _PREPARE:
            _PREPARE[fullname]()
        top = fullname.partition(".")[0]
        if top in _ABSENT and PathFinder.find_spec(top) is None:
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """A module in which every name can be found and nothing works."""
        return AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to do: its names are made when they are asked for."""
