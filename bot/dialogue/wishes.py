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
    if of_intent and of_intent not in found and (reading.confidence >= _SURE or (not found and reading.confidence >= _LIKELY)):
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
    if "milestones" in found and of_intent == "milestones" and reading.confidence >= 0.7:
        weak.add("time")
    if "services" in found and len(found) > 1 and of_intent != "services":
        weak.add("services")
    if "products" in found and len(found) > 1 and of_intent not in {"services", None}:
        weak.add("products")
    if "partners" in found and "contact" in found and sure and of_intent in {"contact", "partners"}:
        weak |= {"partners", "contact"} - {of_intent}
    if "page" in found and of_intent != "page" and len(found) > 1:
        weak.add("page")
    return [f for f in found if f not in weak] or found


def operation(reading: Reading) -> str | None:
    """The operation on a set of projects, None if single facts are asked for."""
    sure = reading.confidence >= _SURE
    limited = any(a.is_limit for a in reading.quantities.amounts) or bool(reading.quantities.lengths)
    if reading.ranks and (
        reading.has("plural", "projects_word", "only") or reading.intent != "ask_milestones"
    ):
        return "rank"
    if reading.has("average"):
        return "average"
    if reading.has("sum") and len(reading.named("project")) > 1:
        return "sum"
    towns_only = len(reading.named("place", "kreis", "region")) > 1 and not reading.named("project")
    certain = 0.8 if towns_only else _SURE  # "Projekte in A oder B" is a list
    by_intent = reading.intent == "compare_projects" and reading.confidence >= certain
    if not limited and (by_intent or reading.has("compare")):
        return "compare"
    if reading.has("sum") and ("money" in reading.facets or reading.intent == "sum_money"):
        return "sum"
    if reading.has("count") and (reading.has("projects_word") or reading.named("category") or reading.intent == "count_projects"):
        return "count"
    if reading.intent == "sum_money" and reading.confidence >= 0.75 and not limited:
        return "sum"
    if reading.intent == "list_projects" and (sure or reading.has("projects_word", "plural", "list")):
        return "list"
    if reading.has("list") and reading.has("projects_word") and not reading.facets:
        return "list"
    if reading.intent == "count_projects" and reading.confidence >= 0.7 and not reading.has("list"):
        return "count"
    return None
