"""The description of the open data for data portals meets DCAT-AP.de; ``dcat-ap-de.ttl`` says what is checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph

from bot.open_data.documents import dcat

_SHAPES = Graph().parse(Path(__file__).parent / "dcat-ap-de.ttl")


def problems(document: dict[str, Any]) -> str:
    """What SHACL finds; empty if all is well."""
    described = Graph().parse(data=json.dumps(document), format="json-ld")
    conforms, _, text = validate(described, shacl_graph=_SHAPES, advanced=True, meta_shacl=True)
    return "" if conforms else text


def node(document: dict[str, Any], part: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in document["@graph"] if one["@id"].endswith(part))
    return found


@pytest.fixture
def document() -> dict[str, Any]:
    return dcat("https://assistent.example", "Stadt Beispiel")


def test_it_meets_the_shapes(document: dict[str, Any]) -> None:
    assert problems(document) == ""


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [
        ("catalog.jsonld", "dct:publisher", None),
        ("catalog.jsonld", "dcat:dataset", {"@id": "https://assistent.example/nowhere"}),
        ("#publisher", "@type", "foaf:Organization"),
        ("#publisher", "foaf:name", None),
        ("#projects", "dct:title", None),
        ("#projects", "dcat:theme", "GOVE"),
        ("#projects", "dct:language", {"@id": "http://example.org/de"}),
        ("#json", "dct:license", None),
        ("#json", "dct:format", "JSON"),
        ("#csv", "dcat:accessURL", "not an address"),
    ],
)
def test_what_is_missing_or_wrong_is_found(document: dict[str, Any], part: str, name: str, value: object) -> None:
    changed = node(document, part)
    changed.pop(name) if value is None else changed.update({name: value})
    assert problems(document) != ""
