"""The name index of the running assistant: follows the catalogue without training or restart."""

from __future__ import annotations

import logging
import threading
import time

from sqlalchemy.exc import SQLAlchemyError

from bot.catalogue.queries import Catalogue
from bot.database.engine import connect
from bot.settings import settings
from bot.understanding.elsewhere import elsewhere
from bot.understanding.facets import FACET_WORDS
from bot.understanding.names import NameIndex
from bot.understanding.town_hall import town_hall_names

logger = logging.getLogger(__name__)


class LiveNames:
    """Rebuilds the index when the catalogue's version has changed; looks at most every few seconds.

    The first index is made before the first message, later ones beside the answering: visitors do not wait for
    them. When the database cannot be reached, the last index stays in use: names are still understood, and the
    action that needs facts reports the fault.
    """

    def __init__(self, catalogue: Catalogue, refresh_seconds: float) -> None:
        """With 0 seconds every message looks and waits, for tests."""
        self._catalogue = catalogue
        self._refresh_seconds = refresh_seconds
        self._lock = threading.Lock()
        self._version = -1
        self._checked = float("-inf")
        self._index = NameIndex((), FACET_WORDS)

    def index(self) -> NameIndex:
        """The index of the newest catalogue that could be read."""
        if time.monotonic() - self._checked >= self._refresh_seconds:
            if self._version < 0 or not self._refresh_seconds:
                self._refresh()
            else:
                threading.Thread(target=self._refresh, name="names", daemon=True).start()
        return self._index

    def _refresh(self) -> None:
        if not self._lock.acquire(blocking=self._version < 0):
            return  # another thread is at it
        try:
            self._checked = time.monotonic()
            version = self._catalogue.version()
            if version != self._version:
                self._index = NameIndex([*self._catalogue.names(), *elsewhere(), *town_hall_names()], FACET_WORDS)
                self._version = version
        except SQLAlchemyError:
            logger.exception("The catalogue cannot be read; names stay as of version %s", self._version)
        finally:
            self._lock.release()


_shared: dict[str, LiveNames] = {}


def shared_names() -> LiveNames:
    """One index a process and database, however many components ask for it."""
    configuration = settings()
    url = configuration.database_url
    if url not in _shared:
        _shared[url] = LiveNames(Catalogue(connect(url)), configuration.refresh_seconds)
    return _shared[url]
