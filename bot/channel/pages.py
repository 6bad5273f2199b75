"""The pages around the widget: a small portal, and the pages the law asks for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.channel.operator_texts import unfinished
from bot.channel.options import Options
from bot.channel.project_pages import stand
from bot.channel.static import Script
from bot.experts.configure import privacy_notices
from bot.settings import Settings

# Address and title of each page, in the order of the footer.
PAGES = {
    "/": "Start",
    "/impressum": "Impressum",
    "/datenschutz": "Datenschutz",
    "/barrierefreiheit": "Barrierefreiheit",
    "/leichte-sprache": "Leichte Sprache",
}
# The assistant alone, for a frame on another page; only where the operator has named hosts that may.
FRAME = "/einbetten"
# Shown where there is nothing; no address of its own.
MISSING = "404"


class Pages:
    """All pages; most only change with the configuration and are made once."""

    def __init__(
        self, options: Options, operator: Mapping[str, Any], settings: Settings, script: Script | None
    ) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["stand"] = stand
        self._known = {
            "operator": operator,
            "options": options,
            "settings": settings,
            "notices": privacy_notices(settings),
            "pages": PAGES,
            "script": script,
            "unfinished": list(unfinished(operator)),
        }
        fixed = {**PAGES, MISSING: "Seite nicht gefunden"}
        if options.frame_hosts and script:
            fixed[FRAME] = "Programm-Assistent"
        self.fixed = {
            address: self.render(address.strip("/") or "start", address, title) for address, title in fixed.items()
        }

    def render(self, name: str, address: str, title: str, **shown: Any) -> str:
        """A page from the template of that name."""
        template = self._environment.get_template(f"{name}.html")
        return template.render(self._known, address=address, title=title, **shown)
