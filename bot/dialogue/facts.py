"""Questions about single projects: direct, after a choice, and as a follow-up."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.catalogue.conditions import Condition
from bot.dialogue import choice as choose_among
from bot.dialogue.answering import MANY, answer, ask_back, show_list
from bot.dialogue.query import Listing, NotHeld, Service
from bot.dialogue.situation import Decision, Situation

_LONG_LIST = 12
_CERTAINLY = 0.85  # out of scope, whatever word of ours it holds
_ELLIPTIC = 4  # words; so short a message asks nothing new


def choice(s: Situation) -> Decision:
    """An answer to our question back, or a pick from the last list."""
    theirs = _same_person(s)
    if theirs:
        return theirs
    pending = s.state.pending
    if pending:
        picked = _picked(s, pending.projects)
        if picked and not _asks_something_else(s):
            facets = s.facets if s.reading.facets else pending.facets
            if len(picked) > 1 and not s.reading.has("both") and not s.reading.quantities.ordinals:
                return ask_back(s, picked, facets)
            return answer(s, picked, facets)
        if s.reading.has("both") and s.short:
            return answer(s, pending.projects, pending.facets)
    return _from_list(s)


def _same_person(s: Situation) -> Decision:
    """„Betreut die noch andere Projekte?“: all of the contact person just named."""
    project = s.directory.project(s.state.focus[0]) if len(s.state.focus) == 1 else None
    if project is None or project.contact is None or not s.reading.has("same_person") or s.names_something:
        return None
    if "contact" not in s.state.facets and not set(s.reading.words) & _PEOPLE:
        return None
    return show_list(s, (Condition("contact", (project.contact.name,)),))


_PEOPLE = frozenset("dame herr herrn frau mann kollege kollegin person betreut leitet verantwortet".split())


def _picked(s: Situation, offered: tuple[str, ...]) -> tuple[str, ...]:
    return (
        choose_among.by_ordinal(offered, s.reading)
        or choose_among.by_name(offered, s.references)
        or (choose_among.by_words(offered, s.reading, s.directory) if s.short or not s.names_something else ())
    )


def _asks_something_else(s: Situation) -> bool:
    """A full new question that happens to contain a word of an offered name."""
    if s.operation in {"count", "sum", "average", "rank"}:
        return True
    outside = s.references.clear and not set(s.references.named) & set(
        s.state.pending.projects if s.state.pending else ()
    )
    return outside or any(not n.mention.ids("place") for n in s.reading.named("region"))


def _from_list(s: Situation) -> Decision:
    """„Erzähl mir mehr über das zweite“, „und das andere?“, „der mit dem Fundbüro“ after a list."""
    milestones = s.state.facets == ("milestones",) and len(s.state.focus) == 1 and s.short
    if milestones and s.reading.quantities.ordinals and not s.names_something:
        return answer(s, s.state.focus, ("milestones",))  # "Was ist der letzte?"
    history = _of_history(s)
    if history:
        return history
    if not s.state.listed or s.references.clear or s.operation in {"rank", "count", "sum", "average"}:
        return None
    return _ordinal(s) or _other(s) or _described(s)


def _of_history(s: Situation) -> Decision:
    """„Und beim ersten?“ without a list: the projects spoken of, in the order in which they came up."""
    if s.state.listed or not s.reading.quantities.ordinals or s.names_something or s.reading.ranks:
        return None
    spoken = tuple(ids[0] for ids in reversed((s.state.focus, *s.state.earlier)) if len(ids) == 1)
    picked = choose_among.by_ordinal(spoken, s.reading) if len(spoken) > 1 and not _of_a_milestone(s) else ()
    asked = s.facets if s.reading.facets else s.state.facets
    return answer(s, picked, asked or ("summary",)) if picked else None


def _ordinal(s: Situation) -> Decision:
    """„Das zweite“, „Nr. 3“."""
    if not s.reading.quantities.ordinals or s.reading.ranks:
        return None
    picked = choose_among.by_ordinal(s.state.listed, s.reading)
    if not picked or _of_a_milestone(s):
        return None
    again = s.state.facets if s.state.operation == "facts" and s.short and not s.reading.facets else ()
    return answer(s, picked, again or s.facets or ("summary",))


def _of_a_milestone(s: Situation) -> bool:
    """„Der zweite Meilenstein“, other than „die Meilensteine vom zweiten“."""
    words = s.reading.words
    following = {b for a, b in pairwise(words) if a.endswith(("te", "ten", "ter", "tes"))}
    return any(word.startswith(("meilenstein", "schritt")) for word in following)


def _other(s: Situation) -> Decision:
    """„Und das andere?“, „und das vom Kreis?“."""
    facets = s.facets or s.state.facets or ("summary",)
    before = s.state.focus or (s.state.earlier[0] if s.state.earlier else ())
    if s.names_something or not set(before) & set(s.state.listed):
        return None
    if s.reading.has("other"):
        rest = choose_among.others(s.state.listed, before)
        if len(rest) == 1:
            return answer(s, rest, facets)
        return ask_back(s, rest, facets) if rest and s.short else None
    if s.continues and s.short and not s.reading.facets:
        picked = choose_among.by_words(s.state.listed, s.reading, s.directory)
        if len(picked) == 1 and picked != before:
            return answer(s, picked, s.state.facets or facets)
    return None


def _described(s: Situation) -> Decision:
    """„Was hat der mit dem Fundbüro gekostet?“: one of the list, by what it is about."""
    place = s.references.by_place if s.reading.has("the_project") else None
    group = s.references.named or s.references.by_content or place or ()
    within = tuple(i for i in s.state.listed if i in group)
    single = len(within) == 1 and len(s.state.listed) > 1
    if not single or not s.facets or (s.reading.has("plural", "only", "list") and not place):
        return None
    return answer(s, within, s.state.facets if repeats(s) else s.facets)


def ask(s: Situation) -> Decision:
    """A question that names its project, or at least what the project is about."""
    references, facets = s.references, s.facets
    again = s.operation == "list" and s.continues and repeats(s) and not s.reading.has("list", "plural", "only")
    if s.operation in {"count", "sum", "average", "rank", "list"} and not references.groups and not again:
        return None
    if references.groups:
        return _named(s, _continued_facets(s))
    if s.out_of_scope and not (s.continues and s.reading.confidence < _CERTAINLY):
        return None
    content = references.by_content
    if "partners" in s.reading.facets and len(s.state.focus) == 1 and s.reading.has("pronoun") and not content:
        return answer(s, s.state.focus, facets)  # "Hat Aachen da auch mitgemacht?"
    errand = s.sure_of("find_service") and not set(facets) - {"services", "links", "summary"}
    if errand and references.by_place and not set(content or ()) & set(references.by_place):
        return _service(s, references.by_place)
    kept = tuple(i for i in s.state.focus if i in (content or ()))
    if len(kept) == 1 and facets and not s.reading.has("plural", "list", "projects_word"):
        content = kept  # a topic of the project just spoken of
    if content and repeats(s):
        facets = s.state.facets
    if content and (facets or s.sure_of("find_service", "list_projects", "explain_term", at_least=0.3) or s.continues):
        return _by_content(s, content, facets)
    place = references.by_place
    about_places = s.reading.intent in {"ask_place", "ask_region", "list_projects"}
    if place and facets and (not about_places or set(facets) - {"summary", "partners", "services"}):
        return by_place(s, place, facets)
    return None


def _continued_facets(s: Situation) -> tuple[str, ...]:
    """„Und DigiKnow?“ repeats the last question for another project."""
    return s.state.facets if repeats(s) else s.facets or ("summary",)


def repeats(s: Situation) -> bool:
    """Whether the last question is asked again: no fact is named, and the message is short or says "und bei"."""
    if not s.state.facets or s.state.operation not in {"facts", "choose", "rank", "compare"}:
        return False
    if set(s.reading.facets) - {"summary"} or (s.reading.facets and not s.reading.has("same_question")):
        return False
    return s.continues or s.reading.has("same_question") or len(s.reading.words) <= _ELLIPTIC


def _with_their_others(s: Situation, answered: Decision) -> Decision:
    """„Wer betreut X, und hat die noch mehr Projekte?“: the second question beside the first."""
    project = s.directory.project(s.references.named[0]) if len(s.references.named) == 1 else None
    if answered is None or project is None or project.contact is None or not s.reading.has("same_person"):
        return answered
    if not s.reading.has("projects_word") or "contact" not in s.facets:
        return answered
    return answered[0], [*answered[1], Listing((Condition("contact", (project.contact.name,)),))]


_THERE = frozenset("da dort dabei dazu dafur".split())


def _named(s: Situation, facets: tuple[str, ...]) -> Decision:
    groups = s.references.groups
    if s.sure_of("ask_unknown_fact", at_least=0.6) and s.references.clear and not s.reading.facets:
        return replace(s.state, focus=s.references.named, operation="facts"), [NotHeld(s.references.named)]
    if s.references.clear:
        return _with_their_others(s, answer(s, s.references.named, facets))
    vague = [g for g in groups if len(g) > 1]
    if len(vague) == 1 and s.state.focus and len(groups) == 1:
        kept = tuple(i for i in s.state.focus if i in vague[0])
        if len(kept) == 1 and s.reading.has("the_project", "pronoun") and not s.names_something:
            return answer(s, kept, facets)
        if not kept and len(s.state.focus) == 1 and _THERE & set(s.reading.words):
            return answer(
                s, s.state.focus, ("links",) if facets == ("summary",) else facets
            )  # "Gibt es da ein Portal?"
    if s.reading.has("both") and len(groups) == 1:
        return answer(s, vague[0], facets)
    return ask_back(s, tuple(dict.fromkeys(i for g in groups for i in g)), facets)


def _by_content(s: Situation, content: tuple[str, ...], facets: tuple[str, ...]) -> Decision:
    wants_service = s.sure_of("find_service", at_least=0.4)
    if wants_service and not set(facets) - {"services", "links", "summary"}:
        return _service(s, content)
    people = s.reading.named("person")
    if people and not s.reading.has("projects_word") and len(content) > 1 and set(facets) <= {"contact", "summary"}:
        return show_list(s, s.conditions, ("contact",))
    if s.reading.named("organisation") and len(content) > 1:
        return show_list(s, s.conditions, facets)
    if len(content) <= MANY:
        return answer(s, content, facets or ("summary",))
    return show_list(s, s.conditions, facets)


def _service(s: Situation, projects: tuple[str, ...]) -> Decision:
    """A citizen's errand: the projects that offer it online."""
    state = replace(
        s.state, focus=projects, earlier=s.state.remembering(projects), facets=("summary",), operation="facts",
        listed=projects, pending=None,
    )  # fmt: skip
    return state, [Service(projects)]


def by_place(s: Situation, place: tuple[str, ...], facets: tuple[str, ...]) -> Decision:
    """Facts of a town's projects: of the only one, the one in focus, the one like it, or of all in a list."""
    if len(place) == 1:
        return answer(s, place, facets)
    if len(s.state.focus) == 1 and s.state.focus[0] in place and not s.reading.has("plural", "projects_word", "sum"):
        return answer(s, s.state.focus, facets)
    same = same_kind(s, place)
    if s.continues and same and facets != ("summary",):
        return answer(s, same, facets)
    if s.reading.has("the_project") or len(place) > _LONG_LIST:
        return ask_back(s, place, facets)
    return show_list(s, s.conditions, facets)


def same_kind(s: Situation, place: tuple[str, ...]) -> tuple[str, ...]:
    """In another town, the project most like the one just spoken of: same title, or most topics in common."""
    focus = s.directory.project(s.state.focus[0]) if len(s.state.focus) == 1 else None
    if focus is None:
        return ()
    there = [p for i in place if (p := s.directory.project(i)) and p != focus]
    titles = [p.id for p in there if _first_words(p.title) == _first_words(focus.title)]
    return tuple(titles) if len(titles) == 1 else ()


def _first_words(title: str) -> tuple[str, ...]:
    return tuple(title.casefold().split()[:2])
