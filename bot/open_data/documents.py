"""The descriptions of the open data: of its interface (OpenAPI) and of the data set (DCAT-AP.de)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Template
from typing import Any

from bot.open_data.public import VERSION
from bot.open_data.texts import table


def openapi(server: str, choices: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The description of the interface at an address, for programs; ``choices``: what some filters take."""
    document: dict[str, Any] = _filled(table("openapi"), _values(server))
    for path in document["paths"].values():
        for parameter in path["get"]["parameters"]:
            if parameter["in"] == "query":
                parameter["schema"] = _filter(parameter["schema"], choices.get(parameter["name"]))
    return document


def _filter(schema: dict[str, Any], known: Sequence[str] | None) -> dict[str, Any]:
    """What a filter takes; it may be empty, as forms send those that are not filled in."""
    return {"anyOf": [{"type": "string", "enum": [*known]} if known else schema, {"const": ""}]}


def dcat(server: str, publisher: str) -> dict[str, Any]:
    """The data set as JSON-LD, so that portals such as GovData can harvest it; ``publisher`` runs the server."""
    document: dict[str, Any] = _filled(table("dcat"), {**_values(server), "publisher": publisher})
    keywords = [{"@value": word, "@language": "de"} for word in table("texts")["keywords"]]
    for node in document["@graph"]:
        if node["@type"] == "dcat:Dataset":
            node["dcat:keyword"] = keywords
    return document


def _values(server: str) -> dict[str, str]:
    texts = table("texts")
    licence = {f"licence_{name}": str(value) for name, value in texts["licence"].items()}
    told = {name: str(texts[name]) for name in ("title", "description", "source")}
    return {**told, **licence, "server": server, "version": VERSION}


def _filled(node: Any, values: dict[str, str]) -> Any:
    """A document with the values in place of their names: "$server/api/projects"."""
    match node:
        case dict():
            return {key: _filled(value, values) for key, value in node.items()}
        case list():
            return [_filled(value, values) for value in node]
        case str():
            return Template(node).safe_substitute(values)
        case _:
            return node
