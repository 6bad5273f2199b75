"""Puts the shorter ways in the place of Rasa's."""

from __future__ import annotations

from typing import TypeVar

from rasa.core import processor
from rasa.core.actions import action as actions
from rasa.core.agent import Agent

from bot.engine.action_server import ActionServer, quickly
from bot.engine.known_actions import known_action
from bot.engine.runner import StraightRunner

_validate = quickly(actions.RemoteAction._validate_action_result)
_Value = TypeVar("_Value")


def shorten(agent: Agent) -> None:
    """To be called whenever the agent has got a model; a second call does no harm."""
    actions.RemoteAction._validate_action_result = _validate
    actions.action_for_name_or_text = known_action
    # It makes an empty domain for each message to compare ours with. `make validate` compares them once.
    processor.MessageProcessor._check_for_unseen_features = _nothing
    # It copies what it hands to the log of single steps, also while nobody writes that log.
    processor.copy = _Uncopied
    if agent.action_endpoint and not isinstance(agent.action_endpoint, ActionServer):
        agent.action_endpoint = ActionServer.like(agent.action_endpoint)
    if agent.processor:
        agent.processor.action_endpoint = agent.action_endpoint
        if not isinstance(agent.processor.graph_runner, StraightRunner):
            agent.processor.graph_runner = StraightRunner(agent.processor.graph_runner)


def _nothing(_processor: processor.MessageProcessor, _parsed: object) -> None:
    """In the place of a check."""


class _Uncopied:
    """In the place of the module ``copy``."""

    @staticmethod
    def deepcopy(value: _Value) -> _Value:
        """The value itself."""
        return value
