"""What docs/security.md says about packages and components is true."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from bot.settings import ROOT
from scripts.pins import python_pins

DOCUMENT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
DEPENDENCIES = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
PINNED = {pin.name: pin.version for pin in python_pins()}


def table(heading: str) -> dict[str, str]:
    """Package and version of each line of a table."""
    part = DOCUMENT.split(f"\n### {heading}\n")[1].split("\n#")[0]
    return dict(re.findall(r"(?m)^\| ([a-z][\w.-]+) \| (\d[\w.]*) \|", part))


@pytest.mark.parametrize("heading", ["Mended beyond what Rasa allows", "Open"])
def test_versions_in_the_tables_are_the_pinned_ones(heading: str) -> None:
    named = table(heading)
    assert len(named) >= 6
    assert {name: PINNED.get(name) for name in named} == named


def test_what_rasa_holds_back_is_pinned_as_described() -> None:
    part = DEPENDENCIES.split("\n## What Rasa still holds back\n")[1].split("\n#")[0]
    held_back = re.findall(r"(?m)^\| ([a-z][\w.-]+) \| (\d[\w.]*) \| (\d+)", part)
    assert held_back
    assert [name for name, pinned, _ in held_back if not f"{PINNED[name]}.".startswith(f"{pinned}.")] == []
    assert [name for name, pinned, newest in held_back if int(pinned.split(".")[0]) >= int(newest)] == []


def test_what_is_left_out_is_not_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    overrides = project["tool"]["uv"]["override-dependencies"]
    left_out = {line.split(" ;")[0] for line in overrides if line.endswith("'never'")}
    assert {"skops", "dnspython", "tensorflow"} <= left_out
    assert left_out & PINNED.keys() == set()
    assert [name for name in sorted(left_out) if f"`{name}" not in DEPENDENCIES] == []


def test_no_component_computes_with_tensorflow_or_loads_foreign_formats() -> None:
    """Open advisories of TensorFlow, Keras and skops are out of reach as long as this holds."""
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    assert [c["name"] for c in config["pipeline"] if not c["name"].startswith("bot.understanding.")] == []
    assert [p["name"] for p in config["policies"] if not p["name"].startswith("bot.engine.")] == []
    ours = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    assert re.findall(r"(?m)^\s*(?:import|from) (?:tensorflow|keras|joblib|pickle|dill|jsonpickle)\b", ours) == []
