"""What follows a message, and what follows the answer."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.policy import OneActionPolicy

DOMAIN = Domain.from_dict({"intents": ["greet", "thank"], "actions": ["action_answer"]})
SAID = [ActionExecuted("action_listen"), UserUttered("Hallo", {"name": "greet"})]


def policy(action: str) -> OneActionPolicy:
    config = {**OneActionPolicy.get_default_config(), "action": action}
    return OneActionPolicy(config, Mock(), Resource("policy"), Mock())


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (SAID, "action_answer"),
        ([*SAID, ActionExecuted("action_answer")], "action_listen"),
        ([*SAID, ActionExecuted("action_answer"), *SAID], "action_answer"),
        ([ActionExecuted("action_listen"), UserUttered("?", {"name": "unheard_of"})], "action_answer"),
    ],
)
def test_each_message_has_one_answer(events: list[object], expected: str) -> None:
    tracker = DialogueStateTracker.from_events("me", events)
    prediction = policy("action_answer").predict_action_probabilities(tracker, DOMAIN)
    assert DOMAIN.action_names_or_texts[prediction.max_confidence_index] == expected
    assert prediction.max_confidence == 1.0


def test_an_action_that_the_domain_lacks_ends_the_training() -> None:
    with pytest.raises(Exception, match="action_gone"):
        policy("action_gone").train([], DOMAIN)
