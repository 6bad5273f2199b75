"""Puts an answer together from law, town and case: each value with where it comes from, or said to be unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.experts.answer_files import AnswerPlan, Part
from bot.experts.api import Case, Line, Services, Town
from bot.experts.conditions import all_hold, lookup_in
from bot.experts.expert import Expert

CONTACT = "contact"  # a part that says whom to ask
_LACKS = "lacks_"  # begins the texts that say what of an office is not on file
_CONTACTS = "contact_"  # so begin the names of texts that say whom to ask


@dataclass(frozen=True)
class Answer:
    """Lines to be said, and the questions offered next, by the key of their text.

    ``missing``: what was asked for, or some of it, is not on file; the town may want to add it.
    """

    lines: tuple[Line, ...]
    next: tuple[str, ...] = ()
    missing: bool = False


def case_of(expert: Expert, town: Town, today: Any, answers: Any, services: Services | None = None) -> Case:
    """What the expert's answers are made from."""
    said = answers.get(expert.day_of_case) if expert.day_of_case else None
    on = type(today).fromisoformat(said) if isinstance(said, str) and len(said) == len("2026-01-01") else None
    return Case(town, today, expert.id, expert.laws, answers, on, services or Services())


def answer(
    expert: Expert, plan: AnswerPlan, case: Case, before: Iterable[Line] = (), wanted: Iterable[str] = ()
) -> Answer:  # fmt: skip
    """The parts that apply, then the sources. A town without a file hears what the law says, and nothing else.

    ``before``: what is said first, a word of sympathy. ``wanted``: what of the office was asked for.
    """
    lines: list[Line] = list(before)
    laws: list[str] = []
    if not case.town.ags:
        lines.append(Line("no_town", (("town.name", case.town.name),)))
    for part in plan.parts:
        own = replace(case, used={})  # the sources of a part that is not said are not named
        said = _part(expert, part, own)
        if said and said not in lines:
            lines.append(said)
            case.used.update(own.used)
            laws += part.law if said.text == part.say else ()
    lacking = _lacking(plan, lines)
    of_office = _of_the_office(expert, case, wanted, lines)
    lines += of_office
    if lacking and case.town.ags and not any(line.text.startswith(_CONTACTS) for line in lines):
        lines.append(contact(case))
    sources = [*_law_sources(expert, laws), *_town_sources(case)]
    return Answer((*lines, *dict.fromkeys(sources)), _offered(expert, plan, case), lacking or _lacks(of_office))


def left_open(expert: Expert, plan: AnswerPlan | None, case: Case, wanted: Iterable[str] = ()) -> Answer:
    """What is said to a question about an answer that none of the known ones fits: whom to ask."""
    known = _of_the_office(expert, case, wanted)
    lines = (*(known or [Line("left_open")]), contact(case))
    offered = _offered(expert, plan, case) if plan else ()
    return Answer((*lines, *dict.fromkeys(_town_sources(case))), offered, missing=not known or _lacks(known))


def _of_the_office(expert: Expert, case: Case, wanted: Iterable[str], said: Iterable[Line] = ()) -> list[Line]:
    """What was asked of the office: its hours, its address; each as the town tells it, or said to be unknown."""
    known = {line.text for line in said}
    unsaid = [key for key in wanted if known.isdisjoint({key, f"{key}_unknown"})] if case.town.ags else []
    told = {key: _filled(expert, key, case) if key in expert.texts else None for key in unsaid}
    lacking = {key for key in unsaid if not told[key] and case.of_town(key) is None}
    lacks = {key: Line(f"{_LACKS}{key}", (("town.name", case.town.name),)) for key in lacking}
    return [line for key in unsaid if (line := told[key] or lacks.get(key))]


def _lacking(plan: AnswerPlan, said: Iterable[Line]) -> bool:
    """Whether the lines say that the town has not put something on file, or nothing at all."""
    return not {line.text for line in said}.isdisjoint({"no_town", "unknown", *(part.unless for part in plan.parts)})


def _lacks(of_office: Iterable[Line]) -> bool:
    return any(line.text.startswith(_LACKS) for line in of_office)


def _offered(expert: Expert, plan: AnswerPlan, case: Case) -> tuple[str, ...]:
    """The questions offered after an answer, by the key of their button."""
    names = [name for name in plan.next if may_start(expert, name, case)] if case.town.ags else ()
    return tuple(f"button_{name}" for name in names)


def may_start(expert: Expert, name: str, case: Case) -> bool:
    """Whether the conditions of an answer's dialogue hold; an answer without any may always be given."""
    plan = expert.answers.get(name)
    look = replace(case, used={})
    return not plan or bool(all_hold(plan.starts_when, lambda key: value_of(expert, key, look)))


def _part(expert: Expert, part: Part, case: Case) -> Line | None:
    if not case.town.ags and (not part.law or _of_town(expert.texts.names(part.say))):
        return None
    if not all_hold(part.when, lambda name: value_of(expert, name, case)):
        return None
    if part.say == CONTACT:
        return contact(case)
    names = expert.texts.names(part.say)
    facts = {name: value_of(expert, name, case) for name in sorted(names)}
    missing = [name for name, value in facts.items() if value is None]
    if not missing:
        return Line(part.say, tuple(facts.items()))
    if part.unless:
        return _filled(expert, part.unless, case)
    return Line("unknown", (("town.name", case.town.name),)) if _of_town(missing) else None


def _filled(expert: Expert, key: str, case: Case) -> Line | None:
    facts = tuple((name, value_of(expert, name, case)) for name in sorted(expert.texts.names(key)))
    return None if any(value is None for _, value in facts) else Line(key, facts)


def value_of(expert: Expert, name: str, case: Case) -> Any:
    """A value by its full name: "town.rate_1", "law.large.height_cm", "case.deadline", or a step's answer."""
    kind, _, rest = name.partition(".")
    if kind == "town" and rest:
        return (case.town.name or None) if rest == "name" else case.of_town(rest)
    if kind == "law":
        return case.of_law(rest)
    if kind == "case":
        return expert.code.values[rest](case)
    return lookup_in(case.answers)(name)


def _of_town(names: Iterable[str]) -> bool:
    return any(name.startswith("town.") and name != "town.name" for name in names)


def contact(case: Case) -> Line:
    """Whom to ask: as much as the town's file tells."""
    office, phone = case.of_town("office"), case.of_town("phone")
    known = (("town.name", case.town.name), ("office", office), ("phone", phone))
    if office and phone:
        return Line("contact_full", known)
    if phone:
        return Line("contact_phone", known)
    return Line("contact_office", known) if office else Line("contact_none", known[:1])


def _law_sources(expert: Expert, laws: Iterable[str]) -> list[Line]:
    return [
        Line("source_law", (("paragraph", law.paragraph), ("as_of", law.as_of)))
        for name in dict.fromkeys(laws)
        if (law := expert.laws[name])
    ]


def _town_sources(case: Case) -> list[Line]:
    lines = []
    for fact in case.used.values():
        told = (("source", fact.source), ("as_of", fact.as_of))
        if not fact.confirmed:
            lines.append(Line("source_unconfirmed", told))
        elif fact.review_by and fact.review_by < case.today:
            lines.append(Line("source_review", told))
        else:
            lines.append(Line("source_town", told))
    return lines
