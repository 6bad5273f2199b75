"""By what a list is to be sorted: "nach Kosten", "alphabetisch", "das kleinste zuerst"."""

from __future__ import annotations

import re

from bot.understanding.reading import Reading
from bot.understanding.text import fold

# Words are compared in their folded form. The first expression that a message holds says the order; the last value,
# which end comes first if nothing says so.
_ORDERS = (
    ("own_eur", r"\beigen", True),
    ("share", r"förderquote|prozent|förderanteil", True),
    ("land_eur", r"\bförder|zuschuss|landes|vom land", True),
    ("total_eur", r"kosten|preis|teuer|günstig|billig|geld|summe|budget|betrag|groß|größ|\bhöhe", True),
    ("duration", r"laufzeit|dauer|längst|kürzest|zeitraum", True),
    ("transferable", r"übertrag|nachnutz", False),
    ("end", r"\bend|abschluss|fertig", False),
    ("start", r"start|beginn|datum|zeitlich|chronolog|jahr|ältest|neuest|zeit\b", False),
    ("title", r"\bname|alphabet|titel|\babc", False),
    ("page", r"\bseite", False),
)
_LARGE_FIRST = re.compile(
    fold(
        r"absteigend|(groß|teuer|höch|läng|neu|spät|jüng)\w*st\w* (\w+ )?(zuerst|oben|voran|anfang)"
        r"|vo[mn] (de[nmr] )?(groß|größ|teuer|höch|hoch|neu)"
    )
)
_SMALL_FIRST = re.compile(
    fold(
        r"aufsteigend|(klein|günstig|billig|niedrig|gering|kürz|früh|ält)\w*st\w* (\w+ )?(zuerst|oben|voran|anfang)"
        r"|vo[mn] (de[nmr] )?(klein|günstig|billig|niedrig|ält|alt)"
    )
)


_BY = re.compile(r"\bnach (?!dem\b|der\b)(.+)")


def asked_order(reading: Reading) -> tuple[str, bool] | None:
    """The order and whether the largest comes first; None if the message names no order."""
    words = " ".join(reading.words)
    for said in (*_BY.findall(words), words):
        for order, pattern, descending in _ORDERS:
            if re.search(fold(pattern), said):
                if _LARGE_FIRST.search(words):
                    return order, True
                return order, False if _SMALL_FIRST.search(words) else descending
    return None
