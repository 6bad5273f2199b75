"""What a server has loaded stays until it ends; Python's collector need not look through it again and again."""

from __future__ import annotations

import gc

# A message makes some thousand objects. Few of them are left when it is answered, and hardly any hold each other.
_YOUNG, _YOUNG_ROUNDS, _OLD_ROUNDS = 20_000, 10, 10


def settle() -> None:
    """To be called once all is loaded; a second call does no harm.

    Without it each look through everything takes a quarter of a second, in which no visitor is answered.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _YOUNG_ROUNDS, _OLD_ROUNDS)
