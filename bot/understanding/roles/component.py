"""The role of each name as a Rasa component; it learns from data/roles and not from the sentences of the intents."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.components import with_parts
from bot.understanding.intents import SHARPNESS
from bot.understanding.learnt import LearntComponent
from bot.understanding.live_names import shared_names
from bot.understanding.names import Mention
from bot.understanding.reading import from_message
from bot.understanding.roles.examples import EXAMPLES, read_examples
from bot.understanding.roles.features import excludes, features, joined, taken_back
from bot.understanding.roles.learning import CLOSENESS, learn, rows

Ranking = list[tuple[str, float]]

_RAREST = 0.01  # a role that is less likely is not worth its place in the tracker


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class NameRoles(LearntComponent):
    """Adds to each name that CatalogueReader has found its ``role`` and the ``role_ranking`` with probabilities."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``C``: how closely to fit; ``sharpness``: how margins become probabilities."""
        return {"C": CLOSENESS, "sharpness": SHARPNESS}

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the marked names of data/roles."""
        return self._keep(learn(read_examples(EXAMPLES, shared_names().index()), self._config["C"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the role of each name of each message."""
        for message in with_parts(messages):
            self._add(message)
        return messages

    def _add(self, message: Message) -> None:
        entities = message.get(ENTITIES) or []
        names = [entity for entity in entities if "candidates" in entity]
        if not names:
            return
        reading = from_message({"text": message.get(TEXT), "entities": entities})
        rankings = self._rankings(reading.text, [named.mention for named in reading.names])
        for entity, ranking in zip(names, rankings, strict=True):
            entity["role"] = ranking[0][0]
            entity["role_ranking"] = [[role, round(share, 3)] for role, share in ranking if share >= _RAREST]

    def _rankings(self, text: str, names: Sequence[Mention]) -> list[Ranking]:
        """The likely roles of each name, best first; names that are joined have the same."""
        rankings = self._machine.rankings(rows(features(text, names)), self._config["sharpness"])
        for group in joined(text, names):
            if len(group) > 1:
                common = _common([rankings[at] for at in group])
                for at in group:
                    rankings[at] = common
        if not excludes(text):
            rankings = [[(role, share) for role, share in ranking if role != "excluded"] for ranking in rankings]
        for at in taken_back(text, names):
            rankings[at] = [("excluded", 1.0)]
        return rankings


def _common(rankings: list[Ranking]) -> Ranking:
    """The roles that names play together: the geometric mean of what each suggests alone."""
    shares = [dict(ranking) for ranking in rankings]
    roles = {role for share in shares for role in share}
    means = {role: prod(max(share.get(role, 0.0), _RAREST) for share in shares) ** (1 / len(shares)) for role in roles}
    whole = sum(means.values())
    return sorted(((role, mean / whole) for role, mean in means.items()), key=lambda pair: (-pair[1], pair[0]))
