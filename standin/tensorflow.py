"""TensorFlow's names without TensorFlow.

Rasa's neural components inherit from its classes and name them in annotations when they are imported, which Rasa does
with all of them at every start. So any name can be had here; using one raises `TensorFlowMissing`.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any, NoReturn


class TensorFlowMissing(ImportError):
    """Something wanted to compute with TensorFlow.

    An ImportError, so that libraries which only look whether TensorFlow is there go on without it.
    """

    def __init__(self, name: str) -> None:
        """``name`` is what was used, such as ``keras.Model``."""
        super().__init__(
            f"{name} was used, but this environment has no TensorFlow, as the assistant needs none. Take the component"
            " that computes with it (DIETClassifier, TEDPolicy, LanguageModelFeaturizer ...) out of config.yml, or read"
            " docs/adr/0006-stand-in-for-tensorflow.md."
        )


class Absent:
    """Base of all stand-in classes: may be inherited from and named, but not made."""

    def __new__(cls, *_: Any, **__: Any) -> NoReturn:
        """Refuse, with the class of TensorFlow's that it stands for."""
        raise TensorFlowMissing(next(base.__qualname__ for base in cls.__mro__ if base.__module__ == __name__))


class AbsentModule(ModuleType):
    """A module, or a function: which of the two a name is, shows only when it is used."""

    def __getattr__(self, name: str) -> Any:
        """A class for a name that begins like one, else a module; the same one each time."""
        if name.startswith("__"):
            raise AttributeError(name)
        full = f"{self.__name__}.{name}"
        made = type(name, (Absent,), {"__module__": __name__, "__qualname__": full}) if name[0].isupper() else None
        setattr(self, name, made or AbsentModule(full))
        return getattr(self, name)

    def __call__(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse to compute."""
        raise TensorFlowMissing(self.__name__)
