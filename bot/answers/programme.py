"""The programme and its regions, terms, kinds of reuse and chapters."""

from __future__ import annotations

from bot.answers.blocks import Block, Item, many, statement
from bot.answers.context import Context
from bot.answers.editions import grouped, number_later, sides
from bot.answers.premises import of_region
from bot.answers.reply import Reply, Suggestion
from bot.answers.sources import listed_source, pages_source, sourced, term_source
from bot.answers.values import Count, Names, Quote, Sentence, items, say
from bot.catalogue.conditions import Condition
from bot.catalogue.records import Fact, Region
from bot.dialogue.query import Announced, Answered, Explain, Programme, RegionInfo

_MOST_SUGGESTED = 3  # chapters offered instead of one that is missing
_MANY = 4
_MOST_SHOWN = 7  # projects that stand below their region


def programme(query: Programme, context: Context) -> Reply:
    """Facts about the programme."""
    wanted = [fact for i in query.facts if (fact := context.catalogue.fact(i))]
    further = [fact for fact in context.catalogue.facts() if fact.about in query.facts]
    return Reply(*sourced([*wanted, *further]))


def answered(query: Answered, context: Context) -> Reply:
    """What editors have answered, with their source."""
    found = [known for known in context.catalogue.questions() if known.question == query.question]
    told = [Fact(known.question, known.text, known.source, known.as_of, url=known.url) for known in found]
    return Reply(*sourced(told)) if told else Reply(statement(say("not_held")))


def regions(query: RegionInfo, context: Context) -> Reply:
    """Members, lead, focus and number of projects; without a region: all of them in a line each."""
    found = context.catalogue.regions()
    wanted = [r for r in found if r.id in query.regions]
    if wanted:
        return Reply(*(block for r in wanted for block in (*_claims(query, r), *_region(r, query.projects, context))))
    lines = tuple(Item((_line(region),)) for region in found)
    suggested = tuple(Suggestion(say("ask_region", region=r.name)) for r in found)
    return Reply(
        many(say("regions_intro", count=len(found)), lines), pages_source(r.page for r in found), suggestions=suggested
    )


def _claims(query: RegionInfo, region: Region) -> list[Block]:
    said = of_region(query.premises, region)
    return [statement(*said)] if said else []


def _line(region: Region) -> Sentence:
    lead, bezirk = region.lead_municipality, region.regierungsbezirk
    return say("region_line", name=region.name, lead=lead, bezirk=bezirk, count=region.project_count)


def _region(region: Region, listed: bool, context: Context) -> list[Block]:
    conditions = [Condition("region", (region.id,))]
    known = context.catalogue.count(conditions)
    shown = context.catalogue.projects(conditions) if listed and known <= _MOST_SHOWN else []
    said = say(
        "region", name=region.name, lead=region.lead_municipality, members=items(region.members),
        bezirk=region.regierungsbezirk, count=region.project_count, known=Count(known), focus=Quote(region.focus),
    )  # fmt: skip
    later = number_later(conditions, context)
    both = [say("by_sources", brochure=Count(known - later), later=Count(later))] if later else []
    there = [*grouped(say("region_projects"), sides(shown, conditions)), listed_source(shown)] if shown else []
    return [statement(said, *both), pages_source((region.page,)), *there, *sourced(region.later)]


def _terms(query: Explain, context: Context) -> list[Block]:
    terms = [term for term_id in query.terms if (term := context.catalogue.term(term_id))]
    return [block for t in terms for block in (statement(say("term", text=Quote(t.text))), term_source(t.source))]


def explain(query: Explain, context: Context) -> Reply:
    """Glossary entries and kinds of reuse."""
    blocks = _terms(query, context)
    kinds = {kind.id: kind for kind in context.catalogue.reuse_kinds()}
    chosen = [kinds[i] for i in query.reuse_kinds if i in kinds]
    if chosen:
        lines = tuple(Item((say("reuse_kind", kind=k.name, text=Quote(k.explanation)),)) for k in chosen)
        intro = say("reuse_kinds_intro", count=len(chosen)) if len(chosen) > 1 else say("reuse_kind_intro")
        blocks += [many(intro, lines), pages_source(kind.page for kind in chosen)]
    return Reply(*blocks, suggestions=[Suggestion(say("ask_kind", kind=kind.name)) for kind in chosen[:_MANY]])


def announced(query: Announced, context: Context) -> Reply:
    """A chapter whose projects are not in the catalogue."""
    categories = context.catalogue.categories()
    chapter = next(c for c in categories if c.id == query.category)
    held = tuple(c.name for c in categories if not c.announced)
    said = say("announced", chapter=chapter.name, page=chapter.page, held=Names(held))
    return Reply(
        statement(said),
        pages_source((chapter.page,)),
        suggestions=tuple(Suggestion(say("ask_chapter", chapter=n)) for n in held[:_MOST_SUGGESTED]),
    )
