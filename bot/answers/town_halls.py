"""The way to a person at the town hall, or at the offices of a Kreis."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.values import Names, Sentence, say

_KREIS = "Kreis "


def town_hall(towns: Sequence[str]) -> Sentence:
    """Whom to ask there; in any town where none is named."""
    if not towns:
        return say("errand_any_town_hall")
    if _is_kreis(towns):
        return say("errand_kreis_office", town=towns[0].removeprefix(_KREIS))
    return say("errand_town_hall", town=Names(tuple(towns)))


def located(towns: Sequence[str]) -> Sentence:
    """„in Soest“, „im Kreis Soest“, „in Soest oder Hamm“."""
    return say("condition_kreis" if _is_kreis(towns) else "condition_place", names=Names(tuple(towns), "or"))


def _is_kreis(towns: Sequence[str]) -> bool:
    return len(towns) == 1 and towns[0].startswith(_KREIS)
