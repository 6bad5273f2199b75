"""The understanding as Rasa graph components, in the order in which config.yml names them.

CatalogueReader is registered as a featurizer although reading is its work: in Rasa's training graph only
tokenizers and featurizers see the training sentences, and the classifier must learn from masked ones.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.characters import character_ngrams
from bot.understanding.embedding import embed
from bot.understanding.lexicon import german_words
from bot.understanding.live_names import LiveNames, shared_names
from bot.understanding.parts import parts
from bot.understanding.reader import mask, read
from bot.understanding.reading import TODAY, to_entities
from bot.understanding.signs import signs

METADATA = "metadata"
MASKED = "masked_text"
PARTS = "question_parts"


def _masked(message: Message) -> str:
    return str(message.get(MASKED) or message.get(TEXT) or "")


def with_parts(messages: list[Message]) -> list[Message]:
    """The messages and the questions that they hold."""
    return [m for message in messages for m in (message, *message.get(PARTS, ()))]


class _MessageComponent(GraphComponent):
    """What the components share: they work message by message, alike in training and in use."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        self._config = config
        self._name = name

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> _MessageComponent:
        """Called by Rasa; nothing is kept in the model."""
        return cls(config, execution_context.node_name)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Treat the training sentences as messages are treated later."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add to each message, and to its parts, what this component finds."""
        for message in with_parts(messages):
            self._add(message, message.get(TEXT) or "")
        return messages

    def _add(self, message: Message, text: str) -> None:
        raise NotImplementedError

    def _add_features(self, message: Message, features: Any) -> None:
        message.add_features(Features(features, FEATURE_TYPE_SENTENCE, TEXT, self._name))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class CatalogueReader(_MessageComponent):
    """Finds names, quantities, facets and cues; they are features, and so is the masked sentence for what follows."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(config, name)
        self._names: LiveNames = shared_names()
        # Words and names take seconds to read. Now, while the model is loaded, nobody waits for them.
        german_words()
        read("Guten Tag", self._names.index())

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message; in use also each question of one that holds several."""
        for message in messages:
            if not message.get(INTENT):  # training sentences are single questions
                beside = {METADATA: message.get(METADATA)}
                message.set(PARTS, [Message({TEXT: part, **beside}) for part in parts(message.get(TEXT) or "")])
        return super().process(messages)

    def _add(self, message: Message, text: str) -> None:
        day = (message.get(METADATA) or {}).get(TODAY)
        reading = read(text, self._names.index(), date.fromisoformat(day) if day else None)
        message.set(MASKED, mask(reading.text, reading.names))
        message.set(ENTITIES, to_entities(reading), add_to_output=True)
        self._add_features(message, signs(reading))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbedding(_MessageComponent):
    """Dense features: the meaning of the masked sentence."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(config, name)
        embed(["Guten Tag"])  # reads the weights before the first visitor comes

    def process(self, messages: list[Message]) -> list[Message]:
        """All messages together: in training that takes a quarter of the time."""
        everything = with_parts(messages)
        rows = embed([_masked(message) for message in everything])
        for message, row in zip(everything, rows, strict=True):
            self._add_features(message, row.reshape(1, -1))
        return messages


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class CharacterNgrams(_MessageComponent):
    """Sparse features: the letters of the masked sentence, which survive typos and inflection."""

    def _add(self, message: Message, text: str) -> None:
        self._add_features(message, character_ngrams(_masked(message)))
