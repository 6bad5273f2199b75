"""What is certain wins over chance words, and what is meant over what is merely named."""

from __future__ import annotations

from bot.catalogue.conditions import Condition
from bot.dialogue.query import Count, Errand, Explain, Facts, Listing, NotHeld, Rank, RegionInfo, Sum, Talk

from .thread import Thread


def test_a_sum_over_a_single_project_is_its_costs(thread: Thread) -> None:
    (facts,) = thread.say("Was hat unser Serviceportal in Bielefeld alles in allem gekostet?", "sum_money")
    assert isinstance(facts, Facts)
    assert (facts.projects, facts.facets) == (("serviceportal-bielefeld",), ("money",))


def test_two_topics_that_no_project_shares_are_looked_for_each(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es zu Blockchain und Elterngeld?", "list_projects")
    assert set(thread.state.listed) == {"govchain-nrw", "prozesse-kinder-jugend-familie"}


def test_projects_beyond_a_named_one_are_listed(thread: Thread) -> None:
    listing, *_ = thread.say("Welche Projekte sind teurer als govchain?", "list_projects")
    assert isinstance(listing, Listing) and listing.conditions == (Condition("total_eur", low=1_351_001),)


def test_the_first_to_end_follows_the_last_to_end(thread: Thread) -> None:
    thread.say("Welches Projekt endete als letztes?", "rank_projects")
    (rank,) = thread.say("Und welches als erstes?", "rank_projects")
    assert isinstance(rank, Rank)
    assert (rank.order, rank.descending) == ("end", False)


def test_the_other_one_after_a_list_of_two(thread: Thread) -> None:
    thread.say("Wer betreut Kinder, Jugend und Familie in Wuppertal?", "ask_contact")
    thread.say("Welche Projekte gibt es in Wuppertal?", "list_projects")
    thread.say("Und was kostet das andere?", "ask_money")
    assert thread.state.focus == ("digitaler-aktenplan",)


def test_wie_viel_hat_das_projekt_gekostet_counts_nothing(thread: Thread) -> None:
    queries = thread.say("Wie viel hat das Projekt in Solingen gekostet?", "ask_money")
    assert not any(isinstance(q, Count | Sum) for q in queries)
    assert thread.state.focus == ("prozesse-auslaenderwesen",)


def test_a_region_itself_although_words_compare(thread: Thread) -> None:
    text = "Wer gehört alles zur Modellregion Soest, nur die Stadt oder noch mehr?"
    assert thread.say(text, "ask_region") == (RegionInfo(("soest",)),)


def test_a_term_spelt_out_is_no_tender(thread: Thread) -> None:
    (explained,) = thread.say("Was heißt OZG denn ausgeschrieben?", "explain_term", 0.99)
    assert isinstance(explained, Explain)


def test_the_fee_of_a_service_is_not_the_cost_of_a_project(thread: Thread) -> None:
    queries = thread.say("Was kostet mich ein neuer Perso in Soest?", "ask_money")
    assert all(isinstance(q, NotHeld) or (isinstance(q, Errand) and q.fact) for q in queries)


def test_an_aside_does_not_end_the_thread(thread: Thread) -> None:
    thread.say("Wer betreut DigiKnow?", "ask_contact")
    thread.say("Mein Hund bellt gerade.", "out_of_scope", 0.99)
    thread.say("Und was hat es gekostet?", "ask_money")
    assert thread.state.focus == ("digiknow",)


def test_long_thanks_are_thanks(thread: Thread) -> None:
    text = "Das haben Sie ganz ausgezeichnet erklärt, dafür gäbe es bei mir eine gute Note."
    assert thread.say(text, "praise") == (Talk("praise"),)
