"""The page on data protection says what is switched on."""

from __future__ import annotations

from bot.channel.operator_texts import read_operator
from bot.channel.options import Options
from bot.channel.pages import Pages
from bot.settings import settings

_ON = {"EXPERTS": "hundesteuer,ausweis", "TOWN": "soest", "EXPERT_SECRET": "0" * 64}


def _privacy(environ: dict[str, str]) -> str:
    options = Options()
    operator = read_operator(options.operator_file, production=False)
    return Pages(options, operator, settings(environ), None).fixed["/datenschutz"]


def test_each_expert_that_is_on_tells_what_it_does_with_data() -> None:
    page = _privacy(_ON)
    assert "Die Nummer vom Beleg dient nur der Abfrage" in page
    assert "zu Anliegen bei der Stadt (Ausweis, Hundesteuer)" in page
    assert "nur ein, wenn der Assistent danach fragt" in page
    assert "Fundbüro" not in page


def test_an_expert_that_stays_off_is_not_told_of() -> None:
    """Without a lasting secret there is no query by number."""
    page = _privacy({**_ON, "EXPERT_SECRET": ""})
    assert "Die Nummer vom Beleg" not in page and "Hundesteuer" in page


def test_without_experts_the_page_speaks_of_the_programme_only() -> None:
    page = _privacy({})
    assert "Hundesteuer" not in page and "Der Assistent braucht sie nicht" in page
