"""Lists, counts, sums and rankings in a thread: conditions, refining, continuing, widening."""

from __future__ import annotations

from bot.catalogue.conditions import Condition
from bot.dialogue.query import Compare, CompareSets, CompareSums, Count, Facts, Listing, PlaceInfo, Query, Rank, Sum

from .thread import Thread


def listed(thread: Thread, *conditions: Condition) -> None:
    """The last list holds exactly the projects that meet the conditions."""
    assert set(thread.state.listed) == set(thread.catalogue.project_ids(conditions)) != set()


def is_list(queries: tuple[Query, ...]) -> bool:
    return len(queries) == 1 and isinstance(queries[0], Listing)


SOEST = Condition("place", ("Soest",))


def test_a_list_of_a_town(thread: Thread) -> None:
    assert is_list(thread.say("Welche Projekte gibt es in Soest?", "list_projects"))
    listed(thread, SOEST)


def test_a_combined_filter(thread: Thread) -> None:
    thread.say("Welche Projekte in Soest kosten unter 200.000 Euro?", "list_projects")
    listed(thread, SOEST, Condition("total_eur", high=199_999))


def test_towns_joined_by_or(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es in Remscheid oder Solingen?", "list_projects")
    listed(thread, Condition("place", ("Remscheid", "Solingen")))


def test_a_negated_town(thread: Thread) -> None:
    thread.say("Welche Projekte mit Konzepten gibt es, aber nicht in Soest?", "list_projects")
    listed(thread, Condition("reuse", ("konzepte",)), Condition("place", ("Soest",), negated=True))


def test_only_refines_the_list(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es in Aachen?", "list_projects")
    thread.say("Nur die mit Konzepten", "ask_reuse", 0.5)
    listed(thread, Condition("place", ("Aachen",)), Condition("reuse", ("konzepte",)))


def test_refining_twice_adds_up(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es im Bereich Serviceportallösungen?", "list_projects")
    thread.say("Nur die in Soest", "list_projects", 0.5)
    thread.say("Davon die unter 200.000 Euro", "list_projects", 0.5)
    listed(
        thread,
        Condition("category", ("serviceportalloesungen",)),
        SOEST,
        Condition("total_eur", high=199_999),
    )


def test_and_in_another_town_replaces_the_town(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es in Soest?", "list_projects")
    thread.say("Und in Gelsenkirchen?", "list_projects", 0.5)
    listed(thread, Condition("place", ("Gelsenkirchen",)))


def test_without_takes_away(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es in Remscheid oder Solingen?", "list_projects")
    thread.say("Ohne die in Solingen", "list_projects", 0.5)
    assert thread.state.listed == ("prozesse-buergerwesen",)


def test_a_count_and_the_same_count_elsewhere(thread: Thread) -> None:
    first, *_ = thread.say("Wie viele Projekte gibt es in Soest?", "count_projects")
    second, *_ = thread.say("Und in Aachen?", "ask_place", 0.9)
    assert isinstance(first, Count) and thread.catalogue.count(first.conditions) == thread.catalogue.count([SOEST])
    if isinstance(second, PlaceInfo):  # tells how many projects the town has, too
        assert second.places == ("Aachen",)
    else:
        assert isinstance(second, Count | Listing)
        assert thread.catalogue.count(second.conditions) == thread.catalogue.count([Condition("place", ("Aachen",))])


def test_the_projects_behind_a_count(thread: Thread) -> None:
    thread.say("Wie viele Projekte gibt es in Wuppertal?", "count_projects")
    assert is_list(thread.say("Welche sind das?", "list_projects"))
    listed(thread, Condition("place", ("Wuppertal",)))


def test_a_sum_over_a_town(thread: Thread) -> None:
    (query,) = thread.say("Was kosten alle Projekte in Aachen zusammen?", "sum_money")
    assert isinstance(query, Sum) and not query.average
    expected = thread.catalogue.totals([Condition("place", ("Aachen",))])
    assert thread.catalogue.totals(query.conditions) == expected


def test_an_average(thread: Thread) -> None:
    (query,) = thread.say("Was kostet ein Projekt im Durchschnitt?", "sum_money")
    assert query == Sum((), average=True)


def test_the_most_expensive_project(thread: Thread) -> None:
    (query,) = thread.say("Welches Projekt ist das teuerste?", "rank_projects")
    assert isinstance(query, Rank) and (query.order, query.descending, query.limit) == ("total_eur", True, 1)
    best = thread.catalogue.projects(order="total_eur", descending=True)[0]
    assert thread.state.focus == (best.id,)


def test_the_three_cheapest(thread: Thread) -> None:
    (query,) = thread.say("Was sind die drei günstigsten Projekte?", "rank_projects")
    assert isinstance(query, Rank) and (query.descending, query.limit) == (False, 3)
    assert len(thread.state.listed) == 3


def test_the_second_most_expensive(thread: Thread) -> None:
    thread.say("Welches ist das zweitteuerste Projekt?", "rank_projects")
    assert thread.state.focus == (thread.catalogue.projects(order="total_eur", descending=True)[1].id,)


def test_a_ranking_within_a_town(thread: Thread) -> None:
    thread.say("Welches Projekt in Soest war am teuersten?", "rank_projects")
    assert thread.state.focus == (thread.catalogue.projects([SOEST], "total_eur", True)[0].id,)


def test_two_projects_compared(thread: Thread) -> None:
    (query,) = thread.say("Vergleiche govchain nrw und DigiKnow", "compare_projects")
    assert isinstance(query, Compare) and query.projects == ("govchain-nrw", "digiknow")


def test_two_towns_compared(thread: Thread) -> None:
    (query,) = thread.say("Vergleiche Aachen und Soest", "compare_projects")
    assert isinstance(query, CompareSets) and len(query.conditions) == 2


def test_a_comparison_with_the_project_before(thread: Thread) -> None:
    thread.say("Was kostet govchain?", "ask_money")
    (query,) = thread.say("Ist DigiKnow teurer?", "compare_projects")
    assert isinstance(query, Compare) and set(query.projects) == {"govchain-nrw", "digiknow"}


def test_a_period_as_a_filter(thread: Thread) -> None:
    thread.say("Welche Projekte begannen 2020?", "list_projects")
    listed(thread, Condition("start", low="2020-01-01", high="2020-12-31"))


def test_each_of_several_times_goes_with_its_own_event(thread: Thread) -> None:
    """Once the word for a takeover beside the first time took it from the start that is spoken of before it."""
    thread.say("Projekte mit Start vor 2021 mit Übertragbarkeitsdatum nach dem Jahr 2020", "list_projects")
    listed(thread, Condition("start", high="2020-12-31"), Condition("transferable", low="2021-01"))
    thread.say("Welche Projekte haben vor 2020 begonnen und sind nach 2020 ausgelaufen?", "list_projects")
    listed(thread, Condition("start", high="2019-12-31"), Condition("end", low="2021-01-01"))
    thread.say("Vorhaben mit Laufzeitende vor 2021, deren Übertragbarkeit nach 2019 beginnt", "list_projects")
    listed(thread, Condition("end", high="2020-12-31"), Condition("transferable", low="2020-01"))


def test_a_town_that_names_a_region_is_the_region_beside_another_one(thread: Thread) -> None:
    thread.say("Welche Projekte gibt es in Aachen oder Emscher-Lippe?", "list_projects")
    listed(thread, Condition("region", ("aachen", "emscher-lippe")))


def test_other_municipalities_exclude_nothing(thread: Thread) -> None:
    thread.say("Von welchen Projekten können andere Kommunen Konzepte nachnutzen?", "list_projects")
    listed(thread, Condition("reuse", ("konzepte",)))


def test_the_same_of_others_keeps_what_was_asked(thread: Thread) -> None:
    thread.say("Was kosten die Projekte mit Ende nach 2020 zusammen?", "sum_money")
    (query,) = thread.say("Und wie sieht es bei den Vorhaben mit Ende nach 2021 aus?", "list_projects", 0.4)
    assert isinstance(query, Sum) and query.conditions == (Condition("end", low="2022-01-01"),)


def test_only_narrows_by_another_time(thread: Thread) -> None:
    thread.say("Welche Projekte haben vor 2019 begonnen?", "list_projects")
    thread.say("Davon nur die mit Laufzeitende 2021", "list_projects")
    listed(thread, Condition("start", high="2018-12-31"), Condition("end", low="2021-01-01", high="2021-12-31"))


def test_a_share_as_it_is_told(thread: Thread) -> None:
    """79.97 % is told as 80 %, so it is met by 80 %."""
    thread.say("Welche Projekte wurden zu 80 Prozent vom Land gefördert?", "list_projects")
    listed(thread, Condition("share_percent", low=80, high=80))


def test_a_rounded_share(thread: Thread) -> None:
    thread.say("Welche Projekte hat das Land zu etwa 85 Prozent bezahlt?", "list_projects")
    listed(thread, Condition("share_percent", low=84, high=86))


def test_percent_of_the_own_share_are_the_rest(thread: Thread) -> None:
    thread.say("Bei welchen Projekten liegt der Eigenanteil über 20 Prozent?", "list_projects")
    listed(thread, Condition("share_percent", high=79))


def test_the_last_name_is_what_is_taken_away(thread: Thread) -> None:
    thread.say("Welche Projekte haben Vorlagen? Die aus Wuppertal könnt ihr weglassen.", "list_projects")
    found = [thread.catalogue.project(i) for i in thread.state.listed]
    assert found and all(project and project.municipality != "Wuppertal" for project in found)


def test_what_is_taken_away_from_a_sum(thread: Thread) -> None:
    thread.say("Was kosten die Projekte in Soest zusammen?", "sum_money")
    (told,) = thread.say("und wenn man den NRWbot herausrechnet?", "sum_money", 0.4)
    assert isinstance(told, Sum)
    assert set(told.conditions) == {SOEST, Condition("project", ("nrwbot",), negated=True)}


def test_sums_are_compared(thread: Thread) -> None:
    (told,) = thread.say("War das Stadtarchiv teurer als NRWbot und Anlauf zusammen?", "compare_projects")
    assert told == CompareSums(("digitales-stadtarchiv",), ("nrwbot", "anlauf"), ("total_eur", True))


def test_the_first_of_an_order_beside_its_last(thread: Thread) -> None:
    thread.say("Was ist das teuerste Projekt in Aachen?", "rank_projects")
    (told,) = thread.say("Und um wie viel liegt es über dem günstigsten?", "compare_projects")
    assert isinstance(told, Compare)
    assert told.projects == ("egov-multidigital", "anlauf")


def test_all_that_a_name_may_mean_where_its_number_is_said(thread: Thread) -> None:
    told, total = thread.say("Was kosten die vier Digitalen Bürgerdienstleistungen insgesamt?", "ask_money")
    assert isinstance(told, Facts) and len(told.projects) == 4
    assert isinstance(total, Sum)
