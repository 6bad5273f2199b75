"""The software bill of materials says what is pinned, and nothing else."""

from __future__ import annotations

import base64
import json
import re
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry

from bot.settings import ROOT
from scripts.sbom import bill


@pytest.fixture(scope="module")
def sbom() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(bill())
    return document


def components(sbom: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    return {c["purl"]: c for c in sbom["components"] if c["purl"].startswith(f"pkg:{kind}/")}


def checksums(component: dict[str, Any]) -> list[str]:
    return [h["content"] for h in component["hashes"]]


def test_every_python_pin_is_listed_with_its_checksums(sbom: dict[str, Any]) -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pinned = {f"pkg:pypi/{name}@{version}" for name, version in re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", text)}
    listed = components(sbom, "pypi")
    assert listed.keys() == pinned
    assert sorted(c for one in listed.values() for c in checksums(one)) == sorted(re.findall(r"sha256:(\w+)", text))


def test_every_package_of_the_widget_is_listed_with_its_checksum(sbom: dict[str, Any]) -> None:
    lock = json.loads((ROOT / "widget" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    pinned = {
        f"pkg:npm/{place.rpartition('node_modules/')[2].replace('@', '%40')}@{entry['version']}": entry
        for place, entry in lock.items()
        if place
    }
    listed = components(sbom, "npm")
    assert listed.keys() == pinned.keys()
    for purl, entry in pinned.items():
        assert checksums(listed[purl]) == [base64.b64decode(entry["integrity"].partition("-")[2]).hex()]
        assert (listed[purl].get("scope") == "excluded") == entry.get("dev", False)


def test_it_follows_the_standard(sbom: dict[str, Any]) -> None:
    folder = files("cyclonedx.schema") / "_res"
    names = [f"{name}.SNAPSHOT.schema.json" for name in ("bom-1.6", "spdx", "jsf-0.82")]
    schema, *others = [json.loads((folder / name).read_text(encoding="utf-8")) for name in names]
    # The schema names the others by file name, next to its own address.
    base = schema["$id"].rpartition("/")[0]
    named = Registry().with_contents((f"{base}/{name}", other) for name, other in zip(names[1:], others, strict=True))
    validator = Draft7Validator(schema, registry=named)
    assert [error.message for error in validator.iter_errors(sbom)] == []
    assert next(validator.iter_errors({**sbom, "components": [{"name": "without a type"}]}), None)


def test_it_is_the_same_each_time() -> None:
    assert bill() == bill()


def test_it_holds_no_date_and_no_address_of_a_package_index() -> None:
    text = bill()
    assert re.findall(r"\d{4}-\d\d-\d\dT", text) == []
    assert set(re.findall(r"https?://([^/\"]+)", text)) == {"cyclonedx.org"}


def test_licences_of_what_is_delivered_are_known(sbom: dict[str, Any]) -> None:
    delivered = {purl: c for kind in ("pypi", "npm", "generic") for purl, c in components(sbom, kind).items()}
    unknown = [purl for purl, c in delivered.items() if c.get("scope") != "excluded" and not c.get("licenses")]
    # Packages for other systems are not installed here and cannot be asked.
    assert [purl for purl in unknown if not delivered[purl].get("properties")] == []


def test_it_says_who_needs_what(sbom: dict[str, Any]) -> None:
    needs = {d["ref"]: d.get("dependsOn", []) for d in sbom["dependencies"]}

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            if (one := waiting.pop()) not in found:
                found.add(one)
                waiting += needs[one]
        return found

    product = sbom["metadata"]["component"]["bom-ref"]
    assert reached(product) == {product, *(c["bom-ref"] for c in sbom["components"])}
    assert any(ref.startswith("pkg:npm/lit-html@") for ref in reached(product))
    rasa = next(ref for ref in needs if ref.startswith("pkg:pypi/rasa@"))
    assert rasa in needs[product] and any(ref.startswith("pkg:pypi/sanic@") for ref in needs[rasa])
