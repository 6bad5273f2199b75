"""A citizen's errand: what a town hall does, there, elsewhere or in the town of the thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.catalogue.conditions import Condition
from bot.dialogue.evidence import each
from bot.dialogue.offices import OF_A_TOWN_HALL, PILOT, is_a_thing
from bot.dialogue.request import Proposal, Request, Scope
from bot.dialogue.situation import Situation
from bot.understanding.facets import NOT_HELD
from bot.understanding.town_hall import TOWN_HALL

_FACTS = frozenset({"money", "time", "contact"})
_ASKED_OF_A_THING = ("list_projects", "ask_detail", "ask_services", "count_projects")
_ASKED_FACTS = ("ask_money", "ask_time", "ask_contact", "ask_unknown_fact")
_ERRAND = frozenset(
    {
        "facet:services", "facet:links", "facet:summary", "cue:do_it", "cue:here", "cue:meaning", "facet:money",
        "facet:time", "facet:contact", "facet:not_held", "cue:pronoun", "cue:list", "cue:errand", "number:0",
        "cue:death",
    }
)  # fmt: skip
AGAIN = frozenset(
    {
        "cue:pronoun", "cue:continuation", "cue:same_question", "cue:the_same", "cue:the_project", "cue:plural",
        "cue:only", "facet:reuse", "facet:partners",
    }
)  # fmt: skip
_OF_A_TOWN_HALL = frozenset({"summary", "services", "links", NOT_HELD})  # facets that an errand has, too
_WANTED, _TECHNICAL = ("service", "topic"), ("term", "product")
_OF_PROJECTS = ("plural", "list", "count", "sum", "compare")
_LEAST = 0.03
_ALONE = 2  # words


@dataclass(frozen=True)
class Errand:
    """What a citizen may want of a town hall, as far as the message says it."""

    s: Situation

    @property
    def services(self) -> tuple[str, ...]:
        """The services and topics named, else what the town hall itself is asked for; what is technical is neither."""
        named = (n for n in self.s.reading.named(*_WANTED) if not n.mention.ids(*_TECHNICAL))
        ours = tuple(i for n in named for i in n.mention.ids(*_WANTED))
        return tuple(dict.fromkeys(ours or self.s.meant(*OF_A_TOWN_HALL)))

    @property
    def fact(self) -> bool:
        """Whether a fee, a duration or a person is asked for, or what no field holds."""
        return bool(set(self.s.reading.facets) & _FACTS) or self.s.reading.has_no_field

    @property
    def asks_a_fact(self) -> bool:
        """Whether the answer has to say that no fees, hours and the like are known."""
        at_an_office = bool(self.s.meant("office")) and set(self.services) <= TOWN_HALL
        return self.fact or at_an_office or (self.s.on_an_errand and self.s.reading.has("errand"))

    @property
    def again(self) -> bool:
        """Whether the last errand may be meant: it was just spoken of, or is, in another town or in its words."""
        spoken = bool(self.s.towns) or self.s.reading.has("errand", "own", "here")
        before = self.s.on_an_errand or (bool(self.s.state.errand) and spoken)
        return before and not self.services and not self.s.references.named

    @property
    def moved(self) -> bool:
        """„Und in Hamm?“, „nein, ich wohne in Soest“: after an errand only another town is said."""
        s = self.s
        asks_more = s.reading.has("projects_word", "plural", "list", "count", "compare", "sum") or s.reading.ranks
        bare = set(s.reading.facets) <= _OF_A_TOWN_HALL and not asks_more
        return s.on_an_errand and self.again and bool(s.towns) and bare

    @property
    def of_the_town_hall(self) -> bool:
        """„Wie teuer ist die Hundesteuer in Dortmund?“: a service with a town, a fact or words of an errand."""
        spoken = self.fact or bool(self.s.towns) or self.s.reading.has("here", "errand") or self.s.on_an_errand
        return bool(self.s.reading.named("service", *OF_A_TOWN_HALL)) and spoken

    @property
    def wants_a_thing(self) -> bool:
        """„Welche Veranstaltungen gibt es?“: whether what every town has is asked for."""
        return any(is_a_thing(self.s, named) for named in self.s.reading.named("matter"))

    @property
    def is_headwords(self) -> bool:
        """„Hundesteuer Witten“, „Fundbüro“: a service, alone or with a town, and nothing that asks for anything."""
        s = self.s
        alone = bool(s.towns) or len(s.reading.words) <= _ALONE
        named = s.reading.named("service") and alone and not s.speaks_of_a_project
        return bool(named) and not (s.reading.facets or s.reading.ranks or s.reading.has("plural", "list", "count"))

    @property
    def is_of_a_service(self) -> bool:
        """Whether a service is what is wanted, so that no text of a project is."""
        return self.of_the_town_hall or self.is_headwords or self.wants_a_thing

    @property
    def asks_a_town_hall(self) -> bool:
        """Whether something is to be done or known there, whatever it is: „Wer ist für Bauanträge zuständig?“."""
        reading = self.s.reading
        asked = "contact" in reading.facets or reading.has_no_field or reading.has("errand", "do_it")
        return asked or self.meant >= _LEAST

    @property
    def meant(self) -> float:
        """The probability of the intents that ask for an errand by themselves."""
        return self.s.intents.get("find_service", 0.0) + self.s.intents.get("do_application", 0.0)

    @property
    def outside(self) -> float:
        """How likely a message without a word for projects or a name of theirs asks for nothing of ours."""
        if self.s.speaks_of_a_project or self.s.reading.has(*_OF_PROJECTS) or self.s.references.named:
            return 0.0
        return self.meant + sum(self.s.intents.get(name, 0.0) for name in ("out_of_scope", "ask_unknown_fact"))

    @property
    def probability(self) -> float:
        """That of all intents that ask for it here."""
        found = self.meant
        found += self.s.intents.get("out_of_scope", 0.0) if self.again or self.of_the_town_hall else 0.0
        found += sum(self.s.intents.get(name, 0.0) for name in _ASKED_OF_A_THING) if self.wants_a_thing else 0.0
        about = self.fact and (self.services or self.again)
        return found + (sum(self.s.intents.get(name, 0.0) for name in _ASKED_FACTS) if about else 0.0)


def propose(s: Situation) -> Iterator[Proposal]:
    """A citizen's errand at a town hall, there or in the town of the thread, or the last errand in another town."""
    errand = Errand(s)
    if s.references.groups or not (errand.meant >= _LEAST or errand.services or errand.again):
        return
    signs = _signs(errand)
    explained = _ERRAND | each("name", s.reading.names) | each("noun", s.reading.unexplained)
    yield _of_services(errand, errand.services, explained, signs)
    if errand.again:
        with_a_fact = not s.towns and not s.reading.has("errand", "own", "here")
        again = {
            **signs, "the last errand with a fact": with_a_fact, "on an errand": s.on_an_errand,
            "the last errand in another town": errand.moved,
            "errand words after an errand": s.on_an_errand and s.reading.has("errand"),
        }  # fmt: skip
        yield _of_services(errand, s.state.errand, explained | AGAIN, again)


def _signs(errand: Errand) -> dict[str, float]:
    """All that holds of an errand, whatever the services are."""
    s, mine = errand.s, errand.s.reading.has("own", "here", "do_it")
    return {
        "fact in a town and of no project": errand.outside if errand.fact and s.towns and not errand.services else 0.0,
        "errand of the speaker": mine,
        "errand words": s.reading.has("errand"),
        "errand without a service": not errand.services,
        "service and nothing else": errand.is_headwords,
        "project word beside the errand": s.speaks_of_a_project,
        "errand in the town told before": bool(s.state.places) and not s.towns,
        "fact of the errand": errand.fact,
        "fact of one such thing": errand.fact and s.one_such_thing,
        "fact of something digital": errand.fact and s.reading.has("digitally"),
        "fact of the speaker's errand": errand.fact and mine,
    }


def _of_services(
    errand: Errand, services: tuple[str, ...], explains: frozenset[str], signs: Mapping[str, float]
) -> Proposal:  # fmt: skip
    s = errand.s
    towns = s.towns or s.meant("elsewhere") or s.told_towns
    there, elsewhere = _offering(s, services, towns)
    about = (*services, "in", *towns)
    scope = Scope("there", there) if there else Scope("elsewhere", elsewhere)
    request = Request("errand", scope, about=about, limit=int(errand.asks_a_fact))
    return Proposal.of(request, explains, errand.probability, {**signs, _offered(services, there, elsewhere): True})


def _offering(
    s: Situation, services: tuple[str, ...], towns: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The projects that offer the services in these towns, and elsewhere; an office elsewhere is no pilot of a town."""
    topics = tuple(name for name in services if name not in TOWN_HALL)
    offering = s.ids((Condition("topic", topics),)) if topics else s.meant(PILOT)
    local = s.ids((Condition("place", towns),)) if towns else ()
    there = tuple(i for i in offering if i in local)
    return there, offering if topics or not towns else ()


def _offered(services: tuple[str, ...], there: tuple[str, ...], elsewhere: tuple[str, ...]) -> str:
    if services and set(services) <= TOWN_HALL:
        return "errand of the town hall"
    return "errand offered there" if there else "errand offered elsewhere" if elsewhere else "errand unknown"
