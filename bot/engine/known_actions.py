"""Rasa's actions, each made once: by itself Rasa makes all of its own again whenever it needs one."""

from __future__ import annotations

from typing import Any

from rasa.core.actions import action as actions
from rasa.shared.core.domain import Domain

# They keep nothing between two messages.
_LASTING = (actions.RemoteAction, actions.ActionListen, actions.ActionExtractSlots)
_find = actions.action_for_name_or_text
_known: dict[str, tuple[Domain, Any, actions.Action]] = {}


def known_action(name: str, domain: Domain, endpoint: Any) -> actions.Action:
    """The action of this name; as Rasa's own function, whose place it takes."""
    if name in _known:
        of_domain, of_endpoint, action = _known[name]
        if of_domain is domain and of_endpoint is endpoint:
            return action
    action = _find(name, domain, endpoint)
    if isinstance(action, _LASTING):
        _known[name] = domain, endpoint, action
    return action
