"""The policy of config.yml: every message is answered by one action, which decides by itself what is asked."""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class OneActionPolicy(Policy):
    """The action named in config.yml after each message, and after it the assistant listens."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """There is no other policy that could matter more."""
        return {POLICY_PRIORITY: 1}

    @staticmethod
    def supported_data() -> SupportedData:
        """Nothing is learned; rules are what Rasa hands over fastest."""
        return SupportedData.RULE_DATA

    def train(self, training_trackers: list[Any], domain: Domain, **_: Any) -> Resource:
        """Called by Rasa; an action that domain.yml does not know ends the training."""
        domain.index_for_action(self.config["action"])
        return self._resource

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, rule_only_data: dict[str, Any] | None = None, **_: Any
    ) -> PolicyPrediction:
        """All confidence for one action."""
        action = self.config["action"] if tracker.latest_action_name == ACTION_LISTEN_NAME else ACTION_LISTEN_NAME
        confidences = self._default_predictions(domain)
        confidences[domain.index_for_action(action)] = 1.0
        return self._prediction(confidences)
