"""How Rasa talks to the action server: over a lasting connection, and without a close look at good answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientConnectorError, ClientOSError, ClientSession, ServerDisconnectedError
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig

Judge = Callable[[RemoteAction, Any], bool]


class ActionServer(EndpointConfig):
    """The endpoint of endpoints.yml; Rasa's own opens a connection for every message."""

    _session: ClientSession | None = None

    @classmethod
    def like(cls, endpoint: EndpointConfig) -> ActionServer:
        """With all that endpoints.yml says."""
        made = cls()
        made.__dict__.update(endpoint.__dict__)
        return made

    @asynccontextmanager
    async def session(self) -> AsyncIterator[ClientSession]:
        """The connections that are open; they end with the server, or when they are idle for some seconds."""
        if self._session is None or self._session.closed:
            self._session = super().session()
        yield self._session

    async def request(self, *arguments: Any, **named: Any) -> Any:
        """The answer; a second call where the server has ended a lasting connection in the same moment."""
        try:
            return await super().request(*arguments, **named)
        except ClientConnectorError:
            raise  # nobody is there
        except (ClientOSError, ServerDisconnectedError):
            return await super().request(*arguments, **named)

    async def close(self) -> None:
        """Hang up."""
        if self._session is not None:
            await self._session.close()


def quickly(judge: Judge) -> Judge:
    """Rasa's check of the action server's answers, which is left out where the answer is plainly good.

    It raises jsonschema's ValidationError where the answer is not what Rasa expects.
    """

    def validate(action: RemoteAction, answer: Any) -> bool:
        return _plainly_good(answer) or judge(action, answer)

    return validate


def _plainly_good(answer: Any) -> bool:
    """Whether it is one of our own: slots and messages, nothing else."""
    if type(answer) is not dict or answer.keys() != {"events", "responses"}:
        return False
    events, responses = answer["events"], answer["responses"]
    if type(events) is not list or type(responses) is not list:
        return False
    return all(map(_sets_a_slot, events)) and all(type(response) is dict for response in responses)


def _sets_a_slot(event: Any) -> bool:
    return (
        type(event) is dict
        and event.keys() == {"event", "timestamp", "name", "value"}
        and event["event"] == "slot"
        and event["timestamp"] is None
        and type(event["name"]) is str
    )
