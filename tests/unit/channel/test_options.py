from pathlib import Path

import pytest

from bot.channel.operator_texts import OperatorError, read_operator, unfinished
from bot.channel.options import Options
from bot.settings import ROOT, settings


def test_defaults_need_nothing() -> None:
    assert Options.read(None, {}) == Options()


def test_the_environment_wins_over_credentials_yml() -> None:
    environ = {
        "PORTALS": "https://a.example/ https://b.example",
        "FRAME_HOSTS": "https://a.example/ https://*.b.example:8443",
        "PRODUCTION": "1",
        "OPERATOR_FILE": "texts.yml",
    }
    options = Options.read({"portals": ["https://c.example"], "session_hours": 2}, environ)
    assert options.portals == {"https://a.example": "", "https://b.example": ""}
    assert options.frame_hosts == {"https://a.example", "https://*.b.example:8443"}
    assert options.production
    assert options.session_hours == 2
    assert options.operator_file == ROOT / "texts.yml"


def test_a_portal_may_name_its_town() -> None:
    environ = {
        "PORTALS": "https://www.soest.de=soest https://other.example",
        "TOWN": "lippstadt",
        "REST_CLIENTS": "x=soest",
    }
    assert Options.read(None, environ).portals == {"https://www.soest.de": "soest", "https://other.example": ""}
    assert settings(environ).all_towns == ("lippstadt", "soest")


def test_a_misspelled_option_is_named() -> None:
    with pytest.raises(ValueError, match="protals"):
        Options.read({"protals": []}, {})


@pytest.mark.parametrize("host", ["www.example.de", "https://a.example/page", "https://a.example;", "*", "'self'"])
def test_what_is_no_host_gets_into_no_policy(host: str) -> None:
    with pytest.raises(ValueError, match="FRAME_HOSTS"):
        Options.read(None, {"FRAME_HOSTS": host})


def test_a_secret_that_can_be_guessed_is_refused_in_production() -> None:
    with pytest.raises(ValueError, match="SESSION_SECRET"):
        Options.read(None, {"PRODUCTION": "1", "SESSION_SECRET": "geheim"})
    assert Options.read(None, {"PRODUCTION": "1", "SESSION_SECRET": "x" * 32}).session_secret
    assert Options.read(None, {"SESSION_SECRET": "geheim"}).session_secret


def test_placeholders_are_fine_for_trying_out_and_refused_in_production() -> None:
    file = ROOT / "operator.yml"
    assert read_operator(file, production=False)
    with pytest.raises(OperatorError, match=r"municipality, impressum\.publisher"):
        read_operator(file, production=True)


def test_a_finished_file_is_good_for_production(tmp_path: Path) -> None:
    file = tmp_path / "operator.yml"
    template = (ROOT / "operator.yml").read_text(encoding="utf-8")
    file.write_text(template.replace("BITTE EINTRAGEN: ", ""), encoding="utf-8")
    assert list(unfinished(read_operator(file, production=True))) == []


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "operator.yml"
    file.write_text("a: [", encoding="utf-8")
    with pytest.raises(OperatorError, match=r"operator\.yml"):
        read_operator(file, production=False)
    with pytest.raises(OperatorError, match=r"missing\.yml"):
        read_operator(tmp_path / "missing.yml", production=False)
