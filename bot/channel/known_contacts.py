"""The contacts of all projects, read again only when the catalogue has changed."""

from __future__ import annotations

import logging
from functools import lru_cache

from sqlalchemy.exc import SQLAlchemyError

from bot.catalogue.queries import Catalogue
from bot.catalogue.records import Contact
from bot.database.engine import connect
from bot.settings import settings

logger = logging.getLogger(__name__)


def known_contacts() -> tuple[Contact, ...]:
    """All contacts; none while the catalogue cannot be read: then rather too much goes out of a message."""
    url = settings().database_url
    try:
        return _contacts(url, _catalogue(url).version())
    except SQLAlchemyError:
        logger.exception("The catalogue cannot be read; no phone number counts as known")
        return ()


@lru_cache(maxsize=1)
def _catalogue(url: str) -> Catalogue:
    return Catalogue(connect(url))


@lru_cache(maxsize=1)
def _contacts(url: str, version: int) -> tuple[Contact, ...]:
    """The contacts of one version of the catalogue."""
    return tuple(p.contact for p in _catalogue(url).projects() if p.contact)
