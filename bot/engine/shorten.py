"""Puts the shorter ways in the place of Rasa's."""

from __future__ import annotations

from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.processor import MessageProcessor

from bot.engine.action_server import ActionServer, validate
from bot.engine.runner import StraightRunner


def shorten(agent: Agent) -> None:
    """To be called whenever the agent has got a model; a second call does no harm."""
    RemoteAction._validate_action_result = validate
    # It makes an empty domain for each message to compare ours with. `make validate` compares them once.
    MessageProcessor._check_for_unseen_features = _nothing
    if agent.action_endpoint and not isinstance(agent.action_endpoint, ActionServer):
        agent.action_endpoint = ActionServer.like(agent.action_endpoint)
    if agent.processor:
        agent.processor.action_endpoint = agent.action_endpoint
        if not isinstance(agent.processor.graph_runner, StraightRunner):
            agent.processor.graph_runner = StraightRunner(agent.processor.graph_runner)


def _nothing(_processor: MessageProcessor, _parsed: object) -> None:
    """In the place of a check."""
