"""Imports run one way, as docs/architecture.md says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from bot.settings import ROOT

# Each package may import itself, the settings, and these.
MAY_IMPORT = {
    "bot/database": set(),
    "bot/catalogue": {"bot.database"},
    "bot/understanding": {"bot.catalogue", "bot.database"},
    "bot/experts": {"bot.catalogue", "bot.understanding", "bot.database"},
    "bot/dialogue": {"bot.catalogue", "bot.understanding", "bot.experts"},
    "bot/answers": {"bot.catalogue", "bot.understanding", "bot.dialogue", "bot.experts"},
    "bot/journal": {"bot.database", "bot.dialogue", "bot.understanding"},
    "bot/inbox": {"bot.catalogue", "bot.database"},
    "bot/open_data": {"bot.catalogue"},
    "bot/office": {"bot.catalogue", "bot.database", "bot.experts", "bot.inbox", "bot.journal"},
    "bot/conversations": {"bot.database", "bot.metrics"},
    "bot/engine": {"bot.loaded"},
    "bot/channel": {
        "bot.answers",
        "bot.catalogue",
        "bot.conversations",
        "bot.database",
        "bot.engine",
        "bot.experts",
        "bot.inbox",
        "bot.journal",
        "bot.loaded",
        "bot.metrics",
        "bot.models",
        "bot.open_data",
    },
    "actions": {
        "bot.answers",
        "bot.catalogue",
        "bot.database",
        "bot.dialogue",
        "bot.experts",
        "bot.journal",
        "bot.loaded",
        "bot.understanding",
    },
}


def modules_imported(path: Path) -> Iterator[str]:
    """All that may be a module among what a module imports, wherever in it, for types only, too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def imported(path: Path) -> Iterator[str]:
    """Our packages that a module imports."""
    for name in modules_imported(path):
        parts = name.split(".")
        if parts[0] == "bot" and len(parts) > 1:
            yield ".".join(parts[:2])
        elif parts[0] in {"actions", "bench", "scripts", "tests", "tools"}:
            yield parts[0]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_run_one_way(package: str) -> None:
    allowed = MAY_IMPORT[package] | {package.replace("/", "."), "bot.settings"}
    found = {
        (path.relative_to(ROOT).as_posix(), name) for path in (ROOT / package).rglob("*.py") for name in imported(path)
    }
    assert sorted(pair for pair in found if pair[1] not in allowed) == []


def test_no_imports_go_in_a_circle() -> None:
    files = [path for folder in ("bot", "actions") for path in (ROOT / folder).rglob("*.py")]
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files}
    TopologicalSorter({name: set(modules_imported(path)) & modules.keys() for name, path in modules.items()}).prepare()


def test_experts_know_the_frame_only_and_the_assistant_no_expert() -> None:
    used = {
        node.module
        for path in (ROOT / "experts").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(("bot", "actions"))
    }
    assert used == {"bot.experts.api"}
    names = [path.parent.name for path in (ROOT / "experts").glob("*/expert.yml")]
    code = [path for folder in ("bot", "actions") for path in (ROOT / folder).rglob("*.py")]
    assert [
        (path.name, name) for path in code for name in names if f'"{name}"' in path.read_text(encoding="utf-8")
    ] == []


def test_one_place_reads_what_an_operator_sets() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for folder in ("bot", "actions")
        for path in (ROOT / folder).rglob("*.py")
        if "os.environ" in path.read_text(encoding="utf-8")
    ]
    assert readers == ["bot/settings.py"]
