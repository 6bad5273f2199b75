"""English phrases and their German counterparts: words/english.yml."""

from bot.understanding.expressions import table

ENGLISH: dict[str, str] = table("english")
