"""``rasa train`` without Rasa's cache: python -m bot.engine.training train --force ...

With ``--force`` Rasa does not look into the cache, but it still takes a fingerprint of everything that goes into a
component and comes out of it, a third of the time, to fill the cache for a next time that does not come.
"""

from __future__ import annotations

import sys
from typing import Any

from rasa.__main__ import main
from rasa.engine.training.hooks import TrainingHook

from bot.loaded import settle


def _before(_hook: TrainingHook, *_: Any, **__: Any) -> dict[str, Any]:
    return {}


def _after(_hook: TrainingHook, *_: Any, **__: Any) -> None:
    pass


if __name__ == "__main__":
    if "--force" not in sys.argv:
        sys.exit("Without --force Rasa needs its cache: run rasa train.")
    TrainingHook.on_before_node, TrainingHook.on_after_node = _before, _after
    settle()
    main()
