"""What a channel tells of a visitor decides for which town and with which experts he is answered."""

from __future__ import annotations

from bot.experts.api import Town
from bot.experts.experts import TOWN, UNLISTED, Experts
from bot.experts.loader import installed

LOADED = {ags: Town(ags, name) for ags, name in (("05974040", "Soest"), ("05974028", "Lippstadt"))}
SERVED = Experts(installed().experts, None, lambda: LOADED, ("soest", "lippstadt"))


def homes(told: dict[str, object] | None) -> list[str]:
    return [town.name for town in SERVED.for_visitor("me", told).homes()]


def test_the_portals_town_is_the_visitors() -> None:
    assert homes(None) == homes({}) == ["Soest", "Lippstadt"]
    assert homes({TOWN: "lippstadt"}) == homes({TOWN: "05974028"}) == ["Lippstadt"]
    assert homes({TOWN: "ense"}) == []


def test_without_a_town_of_its_own_a_portal_has_no_expert_where_no_town_is_usual() -> None:
    only_portals = Experts(SERVED.on, None, lambda: LOADED, ())
    assert not only_portals.for_visitor("me", {}) and only_portals.for_visitor("me", {TOWN: "soest"})


def test_who_may_take_another_name_at_any_time_gets_no_expert_that_counts_by_names() -> None:
    on = [expert.id for expert in SERVED.for_visitor("me", {UNLISTED: True}).on]
    assert "hundesteuer" in on and "ausweis" not in on
