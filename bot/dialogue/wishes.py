"""Which facts are wanted: found words and the intent together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
_SURE_OF_MILESTONE = 0.7


def adds_up(s: Situation, projects: Sequence[str], facets: Sequence[str]) -> bool:
    """Whether the money of several projects is asked for together, too."""
    return len(projects) > 1 and "money" in facets and s.reading.has("sum", "altogether")


def facets(reading: Reading) -> tuple[str, ...]:
    """The facts asked for. Found words count more than the intent, which fills in where they are silent."""
    found = [*held(reading)]
    of_intent = FACET_OF_INTENT.get(reading.intent)
    if (
        of_intent
        and of_intent not in found
        and (reading.confidence >= _SURE or (not found and reading.confidence >= _LIKELY))
    ):
        found.insert(0, of_intent)
    wish = _Wish(tuple(found), reading, of_intent)
    return tuple(f for f in found if f not in _ACCOMPANY or not _ACCOMPANY[f](wish)) or wish.facets


def held(reading: Reading) -> tuple[str, ...]:
    """The facts asked for in words that the catalogue has a field for."""
    found = tuple(f for f in reading.facets if f != NOT_HELD)
    own = reading.has("own_share") and bool(found) and "money" not in found and reading.has("how_much")
    return (*found, "money") if own else found


@dataclass(frozen=True)
class _Wish:
    """All facts that a message may ask for, before those are left out whose words only accompany another one."""

    facets: tuple[str, ...]
    reading: Reading
    of_intent: str | None

    def means(self, facet: str) -> bool:
        """Whether the intent asks for it, which keeps it."""
        return self.of_intent == facet

    @property
    def several(self) -> bool:
        """Whether there is anything else that is asked for."""
        return len(self.facets) > 1

    @property
    def sure(self) -> bool:
        """Whether the intent is likely enough to choose between them."""
        return self.reading.confidence >= _SURE_OF_FACET

    @property
    def of_a_milestone(self) -> bool:
        """A milestone and nothing beside: not „Wann fing es an, und was ist der letzte Meilenstein?“."""
        begun_too = self.reading.has("start") and self.reading.has("and")
        meant = "milestones" in self.facets and self.means("milestones")
        return meant and self.reading.confidence >= _SURE_OF_MILESTONE and not begun_too

    @property
    def of_one_who_does_it(self) -> bool:
        """A partner or a contact, where words for both may mean the same: not „Wer steckt dahinter?“."""
        return self.sure and {"partners", "contact"} <= set(self.reading.facets) and not self.reading.has("behind")


# When the words for a fact only accompany those for another one.
_ACCOMPANY: dict[str, Callable[[_Wish], bool]] = {
    "summary": lambda w: (  # but not in „Was ist X, und wen rufe ich an?“
        w.several and not w.means("summary") and not (w.reading.has("and") and w.facets[0] == "summary")
    ),
    "reuse": lambda w: "transferability" in w.facets and not w.means("reuse") and not w.reading.has("and"),
    "time": lambda w: (
        ("transferability" in w.facets and not w.reading.has("end", "start")) or w.of_a_milestone
    ),
    "services": lambda w: w.several and not w.means("services"),
    "products": lambda w: (  # but not in „Welche Firma liefert das?“
        w.several and w.sure and set(w.facets) != {"partners", "products"} and w.of_intent not in {"services", None}
    ),
    "partners": lambda w: w.means("contact") and w.of_one_who_does_it,
    "contact": lambda w: w.means("partners") and w.of_one_who_does_it,
    "page": lambda w: w.several and not w.means("page"),
}  # fmt: skip
