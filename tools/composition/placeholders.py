"""The mechanical check of wordings: each has the placeholders that its slot can fill."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tools.composition.wordings import SHAPES, Slot, Wording

_PAIRED = ("town", "region", "topic", "product", "reuse", "person")
_TWO_PROJECTS = ("two_totals", "two_contacts", "two_times", "compare_total", "compare_duration", "difference_total",
                 "difference_land", "together")  # fmt: skip
_TWO_TOWNS = ("compare_count_towns", "compare_sum_towns", "difference_sum_towns")
_FREE_OPERATIONS: Mapping[str, frozenset[str]] = {
    "several_facts": frozenset({"facets", "project"}),
    **dict.fromkeys(_TWO_PROJECTS, frozenset({"project", "project2"})),
    "claim_total": frozenset({"project", "eur"}),
    "claim_town": frozenset({"project", "town"}),
    "claim_contact": frozenset({"project", "person"}),
    "claim_end": frozenset({"project", "year"}),
    **dict.fromkeys(_TWO_TOWNS, frozenset({"town", "town2"})),
    "compare_sum_regions": frozenset({"region", "region2"}),
    "region_lead": frozenset({"region"}),
    "region_members": frozenset({"region"}),
    "programme_start": frozenset(),
    "programme_land": frozenset(),
}
_FIGURES = {"top_n": "n", "bottom_n": "n", "claim_count": "n", "claim_sum": "eur"}
_FOLLOW_UPS = {
    "narrow": ("sel", "rel"),
    "without": ("sel", "rel"),
    "instead": ("sel",),
    **dict.fromkeys(("item_total", "item_contact", "item_time"), ("nth",)),
    **dict.fromkeys(("other_project", "compare_total", "difference_total", "correction_project"), ("project",)),
    "correction_town": ("town",),
}


def faults(wording: Wording) -> list[str]:
    """What makes a wording useless: other placeholders than its slot has, or a shape that cannot be filled."""
    names = list(wording.placeholders)
    if len(names) != len(set(names)):
        return ["a placeholder twice"]
    found = [] if frozenset(names) in _wanted(wording.slot) else [f"placeholders {names}"]
    if re.search(r"[{}]", re.sub(r"\{\w+\}", "", wording.text)) or re.search(r"\w\{|\}\w", wording.text):
        found.append("letters at a placeholder")
    if "rel" in names and not re.search(r", \{rel\}([,.?!:;–]| –|$)", wording.text):
        found.append("no commas around the relative clause")
    return found


def _wanted(slot: Slot) -> set[frozenset[str]]:
    """The sets of placeholders that a slot allows."""
    section, key = slot[0], slot[1]
    if section == "selections":
        return {frozenset(_selection_placeholders(key))}
    if section == "facets":
        return {frozenset({"project"} if slot[2] == "of" else ())}
    if section == "followups":
        if key == "facet_pair":
            return {frozenset({"q1", "q2"})}
        return {frozenset({name}) for name in _FOLLOW_UPS.get(key, ())} or {frozenset()}
    if key in _FREE_OPERATIONS:
        return {_FREE_OPERATIONS[key]}
    figure = {_FIGURES[key]} if key in _FIGURES else set()
    return {frozenset({shape} | figure) for shape in SHAPES}


def _selection_placeholders(key: str) -> tuple[str, ...]:
    stem = key.split("_")[0]
    if key == "region_except_town":
        return ("region", "town")
    if stem in _PAIRED and "_" in key:
        return (stem, f"{stem}2")
    if key == "cost_between":
        return ("eur", "eur2")
    if key == "pages":
        return ("page", "page2")
    kinds = {"cost": "eur", "land": "eur", "started": "year", "ended": "year", "transferable": "year"}
    kinds |= {"running": "month", "longer": "duration", "shorter": "duration"}
    return (kinds.get(stem, stem),)
