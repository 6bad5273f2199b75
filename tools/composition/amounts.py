"""Amounts of euro as people write them."""

from __future__ import annotations

from random import Random


def euro(value: int, random: Random) -> str:
    """An amount as one of the ways in which people write it."""
    grouped = f"{value:,}".replace(",", ".")
    forms = [f"{grouped} Euro", f"{grouped} €", f"{grouped} EUR"]
    if value >= 1_000_000 and value % 100_000 == 0:
        millions = f"{value / 1e6:.1f}".replace(".", ",").removesuffix(",0")
        forms += [
            f"{millions} Mio. Euro",
            f"{millions} Mio €",
            f"{millions} Millionen Euro" if millions != "1" else forms[0],
        ]
    elif value < 1_000_000 and value % 10_000 == 0:
        forms += [f"{value // 1000} T€", f"{value // 1000} Tsd. Euro", f"{value // 1000}k Euro"]
    return random.choice(forms)
