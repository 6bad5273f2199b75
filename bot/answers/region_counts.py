"""How many projects the brochure counts in the Modellregionen: more than it describes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.blocks import Block, note
from bot.answers.context import Context
from bot.answers.sources import pages_source, sourced
from bot.answers.values import Count, Names, Sentence, say
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Region


def region_notes(conditions: Sequence[Condition], context: Context, *fields: str) -> list[Block]:
    """What the brochure counts in the regions that are all a set is limited to, and what became known later."""
    limits = [condition for condition in conditions if condition.field != "source"]
    if len(limits) != 1 or limits[0].field not in fields or limits[0].negated:
        return []
    regions = _meant(limits[0], context)
    blocks = [block for region in regions for block in _counted(region)]
    return [*blocks, *(note(said) for said in _together(regions))]


def _meant(limit: Condition, context: Context) -> list[Region]:
    """The regions of a condition; a town may bear the name of its region."""
    by_town = limit.field == "place"
    return [r for r in context.catalogue.regions() if (r.name if by_town else r.id) in limit.values]


def _counted(region: Region) -> list[Block]:
    counted = note(say("region_count", region=region.name, count=region.project_count))
    return [counted, pages_source((region.page,)), *sourced(region.later)]


def _together(regions: Sequence[Region]) -> list[Sentence]:
    if len(regions) < 2:
        return []
    count = Count(sum(region.project_count for region in regions))
    return [say("region_counts_together", regions=Names(tuple(region.name for region in regions)), count=count)]


def region_gap(conditions: Sequence[Condition], context: Context) -> list[Block]:
    """By how many projects the brochure counts more in one region than in the other."""
    named = {value for c in conditions if c.field == "region" for value in c.values}
    regions = sorted((r for r in context.catalogue.regions() if r.id in named), key=lambda region: region.project_count)
    if len(regions) != 2:
        return []
    low, high = regions
    gap = Count(high.project_count - low.project_count)
    return [note(say("region_counts_gap", high=high.name, low=low.name, gap=gap))]
