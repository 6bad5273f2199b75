"""How Rasa talks to the action server: over a lasting connection, with one validator for all its answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from aiohttp import ClientConnectorError, ClientOSError, ClientSession, ServerDisconnectedError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig


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


@cache
def _validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    return validator_for(schema)(schema)


def validate(_action: RemoteAction, answer: Any) -> bool:
    """Whether the action server's answer is what Rasa expects; raises jsonschema's ValidationError when not.

    In place of Rasa's own check, which checks the schema, too, at every message.
    """
    _validator().validate(answer)
    return True
