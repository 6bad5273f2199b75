"""What is wanted: which facts, which operation on a set; intent and found words decide together."""

from __future__ import annotations

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
SET_INTENTS = frozenset({"list_projects", "count_projects", "sum_money", "rank_projects", "compare_projects"})
_SURE = 0.5
_LIKELY = 0.25
_SURE_OF_FACET = 0.35


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


def operation(reading: Reading) -> str | None:
    """The operation on a set of projects, None if single facts are asked for."""
    return _by_words(reading) or _by_intent(reading)


def _by_words(reading: Reading) -> str | None:
    """What superlatives, sums, comparisons and "wie viele" ask for."""
    about_money = "money" in reading.facets or reading.intent == "sum_money"
    several_projects = len(reading.named("project")) > 1
    counted = reading.has("projects_word") or reading.named("category") or reading.intent == "count_projects"
    if reading.ranks and (reading.has("plural", "projects_word", "only") or reading.intent != "ask_milestones"):
        return "rank"
    if reading.has("average"):
        return "average"
    if reading.has("sum", "plus") and several_projects:
        return "sum"
    if _compares(reading):
        return "compare"
    if reading.has("sum") and about_money:
        return "sum"
    return "count" if reading.has("count") and counted else None


def _compares(reading: Reading) -> bool:
    if _limited(reading):
        return False  # "teurer als eine Million" is a limit
    towns_only = len(reading.named("place", "kreis", "region")) > 1 and not reading.named("project")
    certain = 0.8 if towns_only else _SURE  # "Projekte in A oder B" is a list
    if towns_only and reading.has("or") and reading.has("projects_word") and not reading.has("compare"):
        return False
    return reading.has("compare") or (reading.intent == "compare_projects" and reading.confidence >= certain)


def _by_intent(reading: Reading) -> str | None:
    """What the classifier sees where the words are silent."""
    intent, confidence = reading.intent, reading.confidence
    if intent == "sum_money" and confidence >= 0.75 and not _limited(reading):
        return "sum"
    if intent == "list_projects" and (confidence >= _SURE or reading.has("projects_word", "plural", "list")):
        return "list"
    if reading.has("list") and reading.has("projects_word") and not reading.facets:
        return "list"
    return "count" if intent == "count_projects" and confidence >= 0.7 and not reading.has("list") else None


def _limited(reading: Reading) -> bool:
    return any(a.is_limit for a in reading.quantities.amounts) or bool(reading.quantities.lengths)
