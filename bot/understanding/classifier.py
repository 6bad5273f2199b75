"""The intent of a masked sentence as a Rasa component; bot.understanding.intents holds what is learnt."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, issparse, vstack

from bot.understanding.components import PARTS, with_parts
from bot.understanding.intents import CLOSENESS, SHARPNESS, LinearIntents
from bot.understanding.learnt import LearntComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LearntComponent):
    """Chooses one of the trained intents, with a confidence between 0 and 1 and the runners-up."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``C``: how closely to fit; ``sharpness``: how margins become confidences."""
        return {"C": CLOSENESS, "sharpness": SHARPNESS}

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the features of all training sentences, in an order that does not depend on that of the files."""
        said = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        examples = sorted(said, key=lambda example: (example.get(INTENT), example.get(TEXT)))
        intents = [str(e.get(INTENT)) for e in examples]
        return self._keep(LinearIntents.fit(vstack([features(e) for e in examples]), intents, self._config["C"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message."""
        for message in with_parts(messages):
            ranking = self._rank(message) if (message.get(TEXT) or "").strip() else []
            best = ranking[0] if ranking else {"name": "out_of_scope", "confidence": 0.0}
            message.set("intent", best, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        for message in messages:
            if message.get(PARTS):
                told = [part.as_dict(only_output_properties=True) for part in message.get(PARTS)]
                message.set("parts", told, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this component learns from its output."""
        return training_data

    def _rank(self, message: Message) -> list[dict[str, Any]]:
        ranking = self._machine.rank(features(message), self._config["sharpness"])
        return [{"name": name, "confidence": confidence} for name, confidence in ranking]


def features(message: Message) -> csr_matrix:
    """All sentence features of a message in one sparse row, in the order of the components."""
    values, columns, width = [], [], 0
    for part in message.features:
        if part.type != FEATURE_TYPE_SENTENCE or part.attribute != TEXT:
            continue
        row = part.features
        if issparse(row):
            row = row.tocsr()
        values.append(row.data if issparse(row) else row[0])
        columns.append((row.indices if issparse(row) else np.arange(row.shape[1])) + width)
        width += row.shape[1]
    # Built by hand: for one row the helpers of Rasa and scipy take longer than all the rest of the classifier.
    joined = np.concatenate(values)
    return csr_matrix((joined, np.concatenate(columns), np.array([0, len(joined)])), shape=(1, width))
