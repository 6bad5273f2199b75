"""Write the software bill of materials, CycloneDX in JSON: python -m scripts.sbom [FILE].

Made of the pins alone, so two runs give the same bytes: no date, no random number, no address of a package index.
Licences of Python packages are what the installed packages say of themselves.
"""

from __future__ import annotations

import json
import sys
import tomllib
import uuid
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from bot.settings import ROOT
from scripts.pins import Pin, python_pins, widget_pins, widget_wants

RESULT = ROOT / "results" / "sbom.json"
WIDGET = "programm-assistent-widget"
# What packages call their licence where they do not use the names of the SPDX list.
_LICENCES = {
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def bill() -> str:
    """The bill of materials as JSON."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version, licence = project["version"], project["license"]["text"]
    product = _ours(project["name"], version, licence, ComponentType.APPLICATION)
    widget = _ours(WIDGET, version, licence, ComponentType.LIBRARY)
    python = {pin: _component(pin, _python_licences(pin.name)) for pin in python_pins()}
    npm = {pin: _component(pin, [pin.licence]) for pin in widget_pins()}

    everything = [widget, *python.values(), *npm.values()]
    contents = " ".join(component.purl.to_string() for component in everything if component.purl)
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_OID, contents), components=everything)
    bom.metadata.component = product
    for component, needs in _python_needs(product, python).items():
        bom.register_dependency(component, [*needs, widget] if component is product else needs)
    for component, needs in _npm_needs(widget, npm).items():
        bom.register_dependency(component, needs)
    return _without_date(JsonV1Dot6(bom).output_as_string())


def _without_date(written: str) -> str:
    """The same bytes each time: the library always dates its output."""
    document = json.loads(written)
    del document["metadata"]["timestamp"]
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _ours(name: str, version: str, licence: str, kind: ComponentType) -> Component:
    purl = PackageURL("generic", name=name, version=version)
    return Component(
        name=name, version=version, type=kind, purl=purl, bom_ref=purl.to_string(), licenses=_licences([licence])
    )


def _component(pin: Pin, licences: list[str]) -> Component:
    namespace, _, name = pin.name.rpartition("/")
    purl = PackageURL(pin.kind, namespace=namespace or None, name=name, version=pin.version)
    algorithm = HashAlgorithm.SHA_256 if pin.kind == "pypi" else HashAlgorithm.SHA_512
    return Component(
        name=name,
        group=namespace or None,
        version=pin.version,
        purl=purl,
        bom_ref=purl.to_string(),
        scope=None if pin.delivered else ComponentScope.EXCLUDED,
        hashes=[HashType(alg=algorithm, content=checksum) for checksum in pin.checksums],
        licenses=_licences(licences),
        properties=[Property(name="condition", value=pin.condition)] if pin.condition else [],
    )


def _licences(written: Iterable[str]) -> list[License]:
    return [LicenseFactory().make_from_string(one) for one in written if one]


def _python_licences(name: str) -> list[str]:
    """What an installed package says of its licence; nothing for packages of other platforms."""
    try:
        known = metadata(name)
    except PackageNotFoundError:
        return []
    if "License-Expression" in known:
        return [known["License-Expression"]]
    said = [c.rpartition(" :: ")[2] for c in known.get_all("Classifier") or [] if c.startswith("License :: ")]
    # Some put the whole text of the licence into this field; its first line is the name.
    said = [one for one in said if one != "OSI Approved"] or [str(known["License"]).partition("\n")[0]]
    return [_LICENCES.get(one, one) for one in said]


def _python_needs(product: Component, components: Mapping[Pin, Component]) -> dict[Component, list[Component]]:
    """Which package asks for which, turned around: the pins name those that ask."""
    needs: dict[str, list[Component]] = {}
    for pin, component in components.items():
        for name in pin.wanted_by:
            needs.setdefault(name.partition(" ")[0], []).append(component)
    found = {component: needs.get(pin.name, []) for pin, component in components.items()}
    return {product: needs.get(product.name, []), **found}


def _npm_needs(widget: Component, components: Mapping[Pin, Component]) -> dict[Component, list[Component]]:
    """Which package asks for which; some that are asked for are for other systems and not locked."""
    by_name = {pin.name: component for pin, component in components.items()}
    needs = {c: [by_name[name] for name in pin.wants if name in by_name] for pin, c in components.items()}
    return {widget: [by_name[name] for name in widget_wants()], **needs}


def main() -> None:
    """Command line."""
    arguments: list[Any] = sys.argv[1:] or [RESULT]
    file = Path(arguments[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(bill(), encoding="utf-8")
    print(f"Bill of materials: {file}")


if __name__ == "__main__":
    main()
