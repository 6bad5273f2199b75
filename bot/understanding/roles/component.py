"""The role of each name as a Rasa component; it learns from data/roles and not from the sentences of the intents."""

from __future__ import annotations

from math import prod
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.components import with_parts
from bot.understanding.intents import SHARPNESS, LinearIntents
from bot.understanding.live_names import shared_names
from bot.understanding.reading import from_message
from bot.understanding.roles.examples import EXAMPLES, read_examples
from bot.understanding.roles.features import excludes, features, joined
from bot.understanding.roles.learning import CLOSENESS, learn, rows

Ranking = list[tuple[str, float]]

_FILE = "roles.npz"
_RAREST = 0.01  # a role that is less likely is not worth its place in the tracker


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class NameRoles(GraphComponent):
    """Adds to each name that CatalogueReader has found its ``role`` and the ``role_ranking`` with probabilities."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``C``: how closely to fit; ``sharpness``: how margins become probabilities."""
        return {"C": CLOSENESS, "sharpness": SHARPNESS}

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._roles: LinearIntents | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NameRoles:
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
    ) -> NameRoles:
        """Called by Rasa to use a trained model."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._roles = LinearIntents.load(folder / _FILE)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the marked names of data/roles."""
        self._roles = learn(read_examples(EXAMPLES, shared_names().index()), self._config["C"])
        with self._storage.write_to(self._resource) as folder:
            self._roles.save(folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the role of each name of each message."""
        for message in with_parts(messages):
            self._add(message)
        return messages

    def _add(self, message: Message) -> None:
        if self._roles is None:
            raise RuntimeError("the roles of names were neither trained nor loaded")
        entities = message.get(ENTITIES) or []
        reading = from_message({"text": message.get(TEXT), "entities": entities})
        if not reading.names:
            return
        surroundings = rows(features(reading.text, [named.mention for named in reading.names]))
        rankings = self._roles.rankings(surroundings, self._config["sharpness"])
        for group in joined(reading.text, [named.mention for named in reading.names]):
            if len(group) > 1:
                common = _common([rankings[at] for at in group])
                rankings = [common if at in group else ranking for at, ranking in enumerate(rankings)]
        if not excludes(reading.text):
            rankings = [[(role, share) for role, share in ranking if role != "excluded"] for ranking in rankings]
        names = (entity for entity in entities if "candidates" in entity)
        for entity, ranking in zip(names, rankings, strict=True):
            entity["role"] = ranking[0][0]
            entity["role_ranking"] = [[role, round(share, 3)] for role, share in ranking if share >= _RAREST]


def _common(rankings: list[Ranking]) -> Ranking:
    """The roles that names play together: the geometric mean of what each suggests alone."""
    shares = [dict(ranking) for ranking in rankings]
    roles = {role for share in shares for role in share}
    means = {role: prod(max(share.get(role, 0.0), _RAREST) for share in shares) ** (1 / len(shares)) for role in roles}
    whole = sum(means.values())
    return sorted(((role, mean / whole) for role, mean in means.items()), key=lambda pair: (-pair[1], pair[0]))
