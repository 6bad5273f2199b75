"""What a conversation comes to, message by message: direct questions and follow-ups about projects."""

from __future__ import annotations

import pytest

from bot.dialogue.query import AskProject, Choose, Facts, Query, Rank
from bot.dialogue.state import FORGET_AFTER_SECONDS

from .thread import Thread


def facts(queries: tuple[Query, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Projects and facets of an answer that is all facts."""
    (query,) = queries
    assert isinstance(query, Facts), query
    return query.projects, query.facets


def test_a_direct_question(thread: Thread) -> None:
    assert facts(thread.say("Was kostet govchain?", "ask_money")) == (("govchain-nrw",), ("money",))
    assert thread.state.focus == ("govchain-nrw",)


def test_two_questions_in_one_sentence(thread: Thread) -> None:
    found = facts(thread.say("Was kostet DigiKnow und wer ist zuständig?", "ask_money"))
    assert found == (("digiknow",), ("money", "contact"))


def test_two_projects_in_one_sentence(thread: Thread) -> None:
    projects, _ = facts(thread.say("Was kosten govchain nrw und DigiKnow?", "ask_money"))
    assert set(projects) == {"govchain-nrw", "digiknow"}


def test_the_same_project_another_question(thread: Thread) -> None:
    thread.say("Was kostet govchain?", "ask_money")
    assert facts(thread.say("Und wer ist zuständig?", "ask_contact")) == (("govchain-nrw",), ("contact",))
    assert facts(thread.say("Wie lange lief das?", "ask_time")) == (("govchain-nrw",), ("time",))


def test_the_same_question_another_project(thread: Thread) -> None:
    thread.say("Wer ist bei DigiKnow zuständig?", "ask_contact")
    assert facts(thread.say("Und bei Anlauf?", "ask_summary", 0.4)) == (("anlauf",), ("contact",))


def test_the_same_question_another_town(thread: Thread) -> None:
    thread.say("Was kosten die Prozesse im Ausländerwesen in Solingen?", "ask_money")
    assert facts(thread.say("Und in Remscheid?", "ask_place", 0.4)) == (
        ("prozesse-buergerwesen",),
        ("money",),
    )


def test_a_place_alone_chooses_the_only_project_there(thread: Thread) -> None:
    assert facts(thread.say("Wer ist in Bielefeld zuständig?", "ask_contact")) == (
        ("serviceportal-bielefeld",),
        ("contact",),
    )


def test_the_second_of_a_list(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es in Gelsenkirchen?", "list_projects")
    second = thread.state.listed[1]
    assert facts(thread.say("Was kostet das zweite?", "ask_money")) == ((second,), ("money",))


def test_the_last_of_a_list(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es in Aachen?", "list_projects")
    last = thread.state.listed[-1]
    assert facts(thread.say("Erzähl mir etwas über das letzte", "ask_summary"))[0] == (last,)


def test_the_other_one_of_two(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es in Wuppertal?", "list_projects")
    one, other = thread.state.listed
    thread.say("Was kostet das erste?", "ask_money")
    assert thread.state.focus == (one,)
    assert facts(thread.say("Und das andere?", "compare_projects", 0.4)) == ((other,), ("money",))


def test_back_to_the_project_before(thread: Thread) -> None:
    thread.say("Was kostet govchain?", "ask_money")
    thread.say("Wer macht bei DigiKnow mit?", "ask_partners")
    projects, facets = facts(thread.say("Wer war beim vorherigen Projekt zuständig?", "ask_contact"))
    assert (projects, facets) == (("govchain-nrw",), ("contact",))


def test_a_correction_keeps_the_question(thread: Thread) -> None:
    thread.say("Was kostet DigiKnow?", "ask_money")
    assert facts(thread.say("Nein, ich meinte Anlauf", "correct")) == (("anlauf",), ("money",))


def test_small_talk_in_between_keeps_the_thread(thread: Thread) -> None:
    thread.say("Was kostet govchain?", "ask_money")
    thread.say("Danke!", "thank")
    thread.say("Wer liest hier mit?", "ask_privacy")
    assert facts(thread.say("Und wer ist zuständig?", "ask_contact"))[0] == ("govchain-nrw",)


def test_a_fact_without_a_project_is_asked_back(thread: Thread) -> None:
    (query,) = thread.say("Wer ist zuständig?", "ask_contact")
    assert query == AskProject(("contact",))


def test_the_project_named_afterwards_gets_the_question(thread: Thread) -> None:
    thread.say("Wer ist zuständig?", "ask_contact")
    assert facts(thread.say("DigiKnow", "ask_summary", 0.4)) == (("digiknow",), ("contact",))


def test_after_a_long_pause_nothing_is_known(thread: Thread) -> None:
    thread.say("Was kostet govchain?", "ask_money")
    pause = FORGET_AFTER_SECONDS // 60 + 5
    assert isinstance(thread.say("Und wer ist zuständig?", "ask_contact", after=pause)[0], AskProject)


def test_a_shared_name_is_never_guessed(thread: Thread) -> None:
    (query,) = thread.say("Was kosten die Digitalen Bürgerdienstleistungen?", "ask_money")
    assert isinstance(query, Choose) and len(query.projects) == 4 and query.facets == ("money",)
    assert thread.state.focus == () and thread.state.pending is not None


CHOICES = {
    "das zweite": None,
    "Nummer 2": None,
    "2": None,
    "Folgeantrag": "digitale-buergerdienstleistungen-folgeantrag",
    "das mit den Veranstaltungen": "digitale-buergerdienstleistungen-veranstaltungen",
    "Sozialleistungen bitte": "digitale-buergerdienstleistungen-sozialleistungen",
    "Digitale Bürgerdienstleistungen – Grundantrag Soest": "digitale-buergerdienstleistungen-grundantrag",
}


@pytest.mark.parametrize("intent", ["ask_summary", "ask_contact"])
@pytest.mark.parametrize(("said", "expected"), CHOICES.items())
def test_a_choice_answers_the_waiting_question(thread: Thread, said: str, expected: str | None, intent: str) -> None:
    """What a classifier makes of "Nummer 2" or "Folgeantrag" does not matter."""
    (asked,) = thread.say("Was kosten die Digitalen Bürgerdienstleistungen?", "ask_money")
    assert isinstance(asked, Choose)
    chosen = expected or asked.projects[1]
    assert facts(thread.say(said, intent, 0.8 if intent == "ask_contact" else 0.3)) == ((chosen,), ("money",))
    assert thread.state.pending is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [("Remscheid", "prozesse-buergerwesen"), ("das in Solingen", "prozesse-auslaenderwesen")],
)
def test_a_choice_by_town(thread: Thread, said: str, expected: str) -> None:
    thread.say("Wer ist für die Digitalisierung von Prozessen zuständig?", "ask_contact")
    assert facts(thread.say(said, "ask_place", 0.4)) == ((expected,), ("contact",))


def test_a_choice_with_a_new_question(thread: Thread) -> None:
    thread.say("Was kosten die Digitalen Bürgerdienstleistungen?", "ask_money")
    projects, facets = facts(thread.say("Wer ist beim Folgeantrag zuständig?", "ask_contact"))
    assert (projects, facets) == (("digitale-buergerdienstleistungen-folgeantrag",), ("contact",))


def test_a_new_question_drops_the_waiting_one(thread: Thread) -> None:
    thread.say("Was kosten die Digitalen Bürgerdienstleistungen?", "ask_money")
    assert facts(thread.say("Wer ist bei Anlauf zuständig?", "ask_contact")) == (("anlauf",), ("contact",))
    assert thread.state.pending is None
    assert facts(thread.say("Und was kostet das?", "ask_money"))[0] == ("anlauf",)


def test_a_wrong_amount_is_noticed(thread: Thread) -> None:
    (query,) = thread.say("Stimmt es, dass govchain 9 Millionen Euro gekostet hat?", "ask_money")
    assert isinstance(query, Facts)
    assert [(p.kind, p.holds) for p in query.premises] == [("money", False)]


def test_a_wrong_town_is_noticed(thread: Thread) -> None:
    (query,) = thread.say("Was kostet das Projekt DigiKnow in Bielefeld?", "ask_money")
    assert isinstance(query, Facts)
    assert [(p.kind, p.claimed, p.holds) for p in query.premises] == [("place", "Bielefeld", False)]


def test_what_is_right_needs_no_correction(thread: Thread) -> None:
    (query,) = thread.say("Was kostet DigiKnow in Gelsenkirchen?", "ask_money")
    assert isinstance(query, Facts) and all(p.holds for p in query.premises)


def test_the_same_part_of_the_facts_again(thread: Thread) -> None:
    """Months are told again of the next project, and an order after a share is by the share."""
    thread.say("Wie viele Monate lief Anlauf?", "ask_time")
    (told,) = thread.say("und das digitale Stadtarchiv?", "ask_summary", 0.3)
    assert isinstance(told, Facts) and told.aspects == ("months",)
    thread.say("Wie hoch ist die Förderquote bei govchain?", "ask_money")
    (rank,) = thread.say("Ist das die niedrigste?", "rank_projects")
    assert isinstance(rank, Rank) and rank.order == "share" and not rank.descending


def test_another_page(thread: Thread) -> None:
    """After a page, a number is a page, and so is the next."""
    thread.say("Was steht auf Seite 24?", "ask_page")
    (told,) = thread.say("und die 26?", "list_projects", 0.3)
    assert isinstance(told, Facts) and told.projects == ("govchain-nrw",)
    (after,) = thread.say("und auf der nächsten?", "ask_page", 0.5)
    assert isinstance(after, Facts) and after.projects == ("smartphone-buerger-id",)
