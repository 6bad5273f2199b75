"""The widget's channel with a scripted assistant behind it: quick to start, and able to be slow or broken.

python -m tests.browser.fake PORT
"""

from __future__ import annotations

import asyncio
import sys

from rasa.core.channels.channel import InputChannel, UserMessage, register
from rasa.core.lock_store import InMemoryLockStore
from rasa.server import add_root_route, configure_cors
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Sanic

from bot.channel.options import Options
from bot.channel.widget import WidgetInput
from bot.conversations.tracker_store import ConversationStore
from bot.database.engine import connect
from bot.database.migrate import Schema, migrate
from bot.settings import settings
from tests.browser.replies import DEFAULT, VOICES


class FakeAgent:
    """What the channel needs of Rasa's agent."""

    action_endpoint = None  # it answers itself, by no action and no model
    processor = None

    def __init__(self) -> None:
        self.lock_store = InMemoryLockStore()
        self.tracker_store = ConversationStore(Domain.empty())

    def is_ready(self) -> bool:
        return True

    async def handle_message(self, message: UserMessage) -> None:
        async with self.lock_store.lock(message.sender_id):
            await self._answer(message)

    async def _answer(self, message: UserMessage) -> None:
        language = (message.metadata or {}).get("language", "de")
        text = message.text.lower()
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        tracker.update(UserUttered(message.text))
        if "langsam" in text:
            await asyncio.sleep(8)  # the widget speaks of it after two
        if "gleich" in text:
            await asyncio.sleep(1)
        if "stumm" not in text:
            for reply in VOICES[language].get(text, DEFAULT):
                await message.output_channel.send_response(message.sender_id, dict(reply))
                tracker.update(BotUttered(reply.get("text")))
        await self.tracker_store.save(tracker)


def fake_app(options: Options, *more: InputChannel) -> Sanic:
    """Rasa's server as it is, with the fake agent; ``more`` channels beside the widget's."""
    migrate(connect(settings().database_url), Schema.catalogue)
    migrate(connect(settings().tracker_url), Schema.conversations)
    app = Sanic("fake", configure_logging=False)
    add_root_route(app)
    configure_cors(app, None)
    register([WidgetInput(options), *more], app, route="/webhooks/")
    app.ctx.agent = FakeAgent()
    return app


if __name__ == "__main__":
    fake_app(Options.read({"messages_per_minute": 10_000, "requests_per_minute_and_address": 100_000})).run(
        "127.0.0.1", int(sys.argv[1]), access_log=False
    )
