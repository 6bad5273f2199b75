"""Threads that begin with several projects."""

from __future__ import annotations

from functools import partial
from random import Random

from tools.composition.cases import Readings, Turn
from tools.composition.catalogue import catalogue
from tools.composition.comparisons import dearer, difference, each_of_two, together
from tools.composition.facets import values
from tools.composition.follow_ups import PLAIN, Thread, follow, plain
from tools.composition.grammar import Grammar
from tools.composition.named import about, names, told
from tools.composition.operations import expected
from tools.composition.questions import ask
from tools.composition.reply import Reply


def same_set(first: str, second: str, grammar: Grammar, random: Random) -> Thread | None:
    """Another operation over the same projects."""
    selection = plain(random)
    opening = ask(grammar, random, first, selection)
    readings, say = expected(second, selection), follow(grammar, second)
    return (opening, Turn(say, second, readings)) if opening and readings and say else None


def other_set(first: str, second: str, grammar: Grammar, random: Random) -> Thread | None:
    """The same operation over fewer or other projects."""
    selection, other = plain(random), plain(random)
    instead = second == "instead"
    if (selection.kind == other.kind) != instead or selection.sure == other.sure:
        return None
    changed = other if instead else selection & other if second == "narrow" else selection.without(other)
    if not changed.sure or changed.sure == selection.sure:
        return None
    opening, say = ask(grammar, random, first, selection), follow(grammar, second, other)
    readings = expected(first, changed)
    if not instead and readings:
        readings += expected("list", changed)  # after a number, which ones is an answer, too
    return (opening, Turn(say, second, readings)) if opening and readings and say else None


def correction_town(first: str, grammar: Grammar, random: Random) -> Thread | None:
    """No, another town was meant."""
    selection, other = plain(random, ("town",)), plain(random, ("town",))
    if selection.sure == other.sure:
        return None
    opening, readings = ask(grammar, random, first, selection), expected(first, other)
    say = follow(grammar, "correction_town", town=other.fillings["town"])
    return (opening, Turn(say, "correction_town", readings)) if opening and readings and say else None


_ORDINALS = ("erste", "zweite", "dritte", "letzte")


def item(first: str, facet: str, grammar: Grammar, random: Random) -> Thread | None:
    """A fact of one of the projects listed; which one, the list says."""
    selection = plain(random, tuple(kind for kind in PLAIN if kind not in ("category", "product")))
    ordinal = random.choice(_ORDINALS)
    if any(not catalogue().project(p).told_in_full for p in selection.sure | selection.open):
        return None
    if len(selection.sure) < len(_ORDINALS) and ordinal == "dritte":
        return None
    opening, say = ask(grammar, random, first, selection), follow(grammar, f"item_{facet}", nth=ordinal)
    if not opening or not say:
        return None
    return opening, Turn(say, f"item_{facet}", partial(_of_item, ordinal, facet))


def _of_item(ordinal: str, facet: str, before: str) -> Readings:
    listed = Reply(before).projects()
    index = -1 if ordinal == "letzte" else _ORDINALS.index(ordinal)
    if len(listed) <= max(index, 1):
        return ()
    project = catalogue().project(listed[index])
    return (about(project, values=values(project, facet)),)


_RANKS = {"next_most": "second_most_expensive", "previous_most": "most_expensive", "opposite_cheapest": "cheapest"}


def rank(first: str, second: str, grammar: Grammar, random: Random) -> Thread | None:
    """The next place, the one before, the other end."""
    selection = plain(random)
    opening, readings = ask(grammar, random, first, selection), expected(_RANKS[second], selection)
    say = follow(grammar, second)
    return (opening, Turn(say, second, readings)) if opening and readings and say else None


def two(first: str, second: str, grammar: Grammar, random: Random) -> Thread | None:
    """Two projects, and then both together, their difference, or another fact of both."""
    one, two = random.sample(told(), 2)
    first_answers = dearer(one, two) if first == "compare_total" else each_of_two("total")(one, two)
    compare = {"by_how_much": difference("total"), "two_together": together, "two_contacts": each_of_two("contact")}
    answers = compare[second](one, two)
    fillings = {"project": random.choice(names(one)), "project2": random.choice(names(two))}
    opening, say = grammar.say(("operations", first), **fillings), follow(grammar, second)
    if not opening or not say or not first_answers or not answers:
        return None
    return Turn(opening, first, first_answers), Turn(say, second, answers)
