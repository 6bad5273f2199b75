"""What the Rasa components that learn have in common: a linear machine that is kept in the model."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot.understanding.intents import LinearIntents

_FILE = "machine.npz"


class LearntComponent(GraphComponent):
    """Has its machine when it is trained or loaded."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._trained: LinearIntents | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LearntComponent:
        """Called by Rasa before training."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LearntComponent:
        """Called by Rasa to use a trained model."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._trained = LinearIntents.load(folder / _FILE)
        return component

    def _keep(self, machine: LinearIntents) -> Resource:
        self._trained = machine
        with self._storage.write_to(self._resource) as folder:
            machine.save(folder / _FILE)
        return self._resource

    @property
    def _machine(self) -> LinearIntents:
        if self._trained is None:
            raise RuntimeError(f"{type(self).__name__} was neither trained nor loaded")
        return self._trained
