"""The surroundings of an answer on a fixed day, and one example of every query."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot.answers.compose import compose
from bot.answers.context import Context
from bot.answers.reply import Message
from bot.answers.texts import texts
from bot.catalogue.queries import Catalogue
from bot.dialogue.query import Query
from bot.settings import settings

Say = Callable[..., str]
_ENDINGS = {0: "none", 1: "one"}


def counted(number: int) -> str:
    """A number of projects as German says it."""
    return texts().say(f"count_project_{_ENDINGS.get(number, 'other')}", number=number)


@pytest.fixture(scope="session")
def context(catalogue: Catalogue) -> Context:
    """The real data and texts; no operator contact is set."""
    return Context(catalogue, texts(), settings({}), date(2026, 3, 2))


@pytest.fixture(scope="session")
def message(context: Context) -> Callable[..., Message]:
    """The whole message that answers some queries."""
    return lambda *queries: compose(queries, context)


@pytest.fixture(scope="session")
def say(context: Context) -> Say:
    """The text that answers some queries."""

    def answer(*queries: Query) -> str:
        return "\n\n".join(compose(queries, context).texts)

    return answer
