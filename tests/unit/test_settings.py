from __future__ import annotations

import pytest

from bot.settings import ROOT, settings


def test_a_fresh_clone_needs_no_variable() -> None:
    known = settings({})
    assert (known.host, known.port, known.actions_port) == ("127.0.0.1", 5005, 5055)
    assert known.database_url == f"sqlite:///{ROOT / 'var' / 'catalogue.db'}"
    assert known.production is None


def test_an_empty_variable_counts_as_not_set() -> None:
    assert settings({"HOST": "", "PORT": "", "PRODUCTION": "", "PORTALS": ""}) == settings({})


@pytest.mark.parametrize(("said", "meant"), [("1", True), ("Yes", True), ("0", False), ("no", False)])
def test_switches(said: str, meant: bool) -> None:
    assert settings({"PRODUCTION": said}).production is meant


@pytest.mark.parametrize("name", ["PORT", "ACTIONS_PORT", "REFRESH_SECONDS"])
def test_what_is_no_number_is_named(name: str) -> None:
    with pytest.raises(SystemExit, match=f"{name}: expected"):
        settings({name: "many"})


def test_the_same_settings_are_one_key_of_what_is_made_of_them() -> None:
    environ = {"PORTALS": "https://www.soest.de=soest", "REST_CLIENTS": "x=soest"}
    assert len({settings(environ), settings(dict(environ)), settings({})}) == 2
