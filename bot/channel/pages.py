"""The pages around the widget: a small portal, and the pages the law asks for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.channel.operator_texts import unfinished
from bot.channel.options import Options
from bot.channel.static import File
from bot.settings import Settings

# Address and title of each page, in the order of the footer.
PAGES = {
    "/": "Start",
    "/impressum": "Impressum",
    "/datenschutz": "Datenschutz",
    "/barrierefreiheit": "Barrierefreiheit",
    "/leichte-sprache": "Leichte Sprache",
}
# Shown where there is nothing; no address of its own.
MISSING = "404"


def render_pages(
    options: Options, operator: Mapping[str, Any], settings: Settings, widget: File | None
) -> dict[str, str]:
    """All pages; they only change with the configuration, so they are made once."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    known = {
        "operator": operator,
        "options": options,
        "settings": settings,
        "pages": PAGES,
        "integrity": widget.integrity if widget else None,
        "unfinished": list(unfinished(operator)),
    }
    pages = {}
    for address, title in {**PAGES, MISSING: "Seite nicht gefunden"}.items():
        name = address.strip("/") or "start"
        template = environment.get_template(f"{name}.html")
        pages[address] = template.render(known, address=address, title=title)
    return pages
