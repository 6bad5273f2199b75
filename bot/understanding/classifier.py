"""The intent of a masked sentence: a linear classifier on letters and meaning.

A linear support vector machine reaches the accuracy of logistic regression here in a tenth of the training
time; docs/evaluation.md has the figures. It is kept as two arrays, so loading a model runs no foreign code.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.svm import LinearSVC

_FILE = "intents.npz"
_RANKING = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """Chooses one of the trained intents, with a confidence between 0 and 1 and the runners-up."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``C``: how closely to fit; ``sharpness``: how margins become confidences."""
        return {"C": 1.0, "sharpness": 4.0}

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._intents: list[str] = []
        self._weights = np.zeros((0, 0))
        self._offsets = np.zeros(0)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """Called by Rasa before training."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the features of all training sentences."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        intents = [str(e.get(INTENT)) for e in examples]
        machine = LinearSVC(C=self._config["C"], class_weight=_weights(intents), random_state=0)
        machine.fit(vstack([features(e) for e in examples]), intents)
        self._intents = [str(name) for name in machine.classes_]
        self._weights, self._offsets = machine.coef_.astype(np.float32), machine.intercept_.astype(np.float32)
        self._persist()
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message."""
        for message in messages:
            ranking = self._rank(message) if (message.get(TEXT) or "").strip() else []
            best = ranking[0] if ranking else {"name": "out_of_scope", "confidence": 0.0}
            message.set("intent", best, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this component learns from its output."""
        return training_data

    def _rank(self, message: Message) -> list[dict[str, Any]]:
        margins = features(message) @ self._weights.T + self._offsets
        shares = np.exp(self._config["sharpness"] * (margins[0] - margins[0].max()))
        shares /= shares.sum()
        best = np.argsort(-shares)[:_RANKING]
        return [{"name": self._intents[i], "confidence": float(shares[i])} for i in best]

    def _persist(self) -> None:
        with self._storage.write_to(self._resource) as folder:
            np.savez(
                folder / _FILE, intents=np.array(self._intents), weights=self._weights, offsets=self._offsets
            )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> IntentClassifier:
        """Called by Rasa to use a trained model."""
        component = cls(config, model_storage, resource)
        with (
            model_storage.read_from(resource) as folder,
            np.load(folder / _FILE, allow_pickle=False) as stored,
        ):
            component._intents = [str(name) for name in stored["intents"]]
            component._weights, component._offsets = stored["weights"], stored["offsets"]
        return component


def features(message: Message) -> csr_matrix:
    """All sentence features of a message in one sparse row."""
    _, sparse = message.get_sparse_features(TEXT)
    _, dense = message.get_dense_features(TEXT)
    parts = [csr_matrix(part.features) for part in (sparse, dense) if part is not None]
    return hstack(parts).tocsr()


def _weights(intents: list[str]) -> dict[str, float]:
    """Rare intents count more, but not in full proportion: out of scope is wide and needs its many examples."""
    counts = Counter(intents)
    mean = len(intents) / len(counts)
    return {name: (mean / number) ** 0.25 for name, number in counts.items()}
