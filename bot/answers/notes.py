"""What a list or count must say beside itself: what it leaves out, what the brochure counts."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import forms
from bot.answers.context import Context
from bot.catalogue.conditions import RANGE_FIELDS, Condition


def unknown_note(conditions: Sequence[Condition], context: Context) -> list[str]:
    """Lists by figures rest on the projects whose figures are known; say so."""
    if not any(c.field in RANGE_FIELDS or c.field == "reuse" for c in conditions):
        return []
    without = context.catalogue.count([*_besides_figures(conditions), Condition("details", ("no",))])
    return [context.say("list_without_figures", count=forms.count(without))] if without else []


def region_note(conditions: Sequence[Condition], context: Context) -> list[str]:
    """The brochure counts more projects in a region than it describes."""
    if len(conditions) != 1 or conditions[0].field != "region" or conditions[0].negated:
        return []
    regions = [r for r in context.catalogue.regions() if r.id in conditions[0].values]
    lines = [context.say("region_count", region=r.name, count=r.project_count) for r in regions]
    return lines + [
        context.say("fact_later", text=f.text, source=f.source, as_of=forms.as_of(f.as_of))
        for r in regions
        for f in r.later
    ]


def _besides_figures(conditions: Sequence[Condition]) -> list[Condition]:
    return [c for c in conditions if c.field not in RANGE_FIELDS and c.field != "reuse"]
