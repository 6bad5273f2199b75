"""Which facts are wanted: found words and the intent together."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.situation import Situation
from bot.understanding.facets import NOT_HELD
from bot.understanding.reading import Reading

FACET_OF_INTENT = {
    "ask_contact": "contact",
    "ask_money": "money",
    "ask_time": "time",
    "ask_transferability": "transferability",
    "ask_milestones": "milestones",
    "ask_partners": "partners",
    "ask_reuse": "reuse",
    "ask_summary": "summary",
    "ask_services": "services",
    "ask_links": "links",
    "ask_page": "page",
}
_SURE = 0.5
_LIKELY = 0.25
_SURE_OF_FACET = 0.35


def adds_up(s: Situation, projects: Sequence[str], facets: Sequence[str]) -> bool:
    """Whether the money of several projects is asked for together, too."""
    return len(projects) > 1 and "money" in facets and s.reading.has("sum", "altogether")


def facets(reading: Reading) -> tuple[str, ...]:
    """The facts asked for. Found words count more than the intent, which fills in where they are silent."""
    found = [f for f in reading.facets if f != NOT_HELD]
    of_intent = FACET_OF_INTENT.get(reading.intent)
    if (
        of_intent
        and of_intent not in found
        and (reading.confidence >= _SURE or (not found and reading.confidence >= _LIKELY))
    ):
        found.insert(0, of_intent)
    return tuple(_sharpened(found, reading, of_intent))


def _sharpened(found: list[str], reading: Reading, of_intent: str | None) -> list[str]:
    """Leave out facets whose words only accompany another one."""
    sure = reading.confidence >= _SURE_OF_FACET
    also = reading.has("and") and found[:1] == ["summary"]  # "Was ist X, und wen rufe ich an?"
    weak = {"summary"} if of_intent != "summary" and len(found) > 1 and not also else set()
    if "transferability" in found:
        weak |= {"reuse"} if of_intent != "reuse" and not reading.has("and") else set()
        weak |= {"time"} if not reading.has("end", "start") else set()
    begun_too = reading.has("start") and reading.has("and")  # "Wann fing es an, und was ist der letzte Meilenstein?"
    if "milestones" in found and of_intent == "milestones" and reading.confidence >= 0.7 and not begun_too:
        weak.add("time")
    if "services" in found and len(found) > 1 and of_intent != "services":
        weak.add("services")
    delivered = {"partners", "products"} == set(found)  # "Welche Firma liefert das?"
    if "products" in found and len(found) > 1 and not delivered and sure and of_intent not in {"services", None}:
        weak.add("products")
    both = {"partners", "contact"} <= set(reading.facets)
    if both and sure and of_intent in {"contact", "partners"} and not reading.has("behind"):
        weak |= {"partners", "contact"} - {of_intent}
    if "page" in found and of_intent != "page" and len(found) > 1:
        weak.add("page")
    return [f for f in found if f not in weak] or found
