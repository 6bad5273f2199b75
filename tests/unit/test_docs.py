"""The documents say what is there: commands, files, variables and figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.report import sections_of
from bot import cli_visitors  # noqa: F401 -- adds its commands
from bot.cli import app
from bot.dialogue import update
from bot.settings import ROOT

README = ROOT / "README.md"
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    ROOT / "data" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
# Variables of the shell, of make, pip, pyenv and Python, and those that we set for our own processes.
FOREIGN = {"HOME", "MAKEFILE_LIST", "PATH", "PIP_CONFIG_FILE", "PYENV_ROOT", "PYTHONPATH", "SECONDS"}

_IN_PYTHON = re.compile(
    r"""(?:environ\.get\(|environ\[|getenv\(|env\.get\(|\(env, )\s*["']([A-Z][A-Z_]+)["'](?!\]\s*=)"""
)
_IN_SHELL = re.compile(r"\$\{([A-Z][A-Z_]+):-")
_IN_MAKE = re.compile(r"\$[({]([A-Z][A-Z_]+)[)}]")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def without_code(text: str) -> str:
    """A document without its examples, in which brackets mean something else."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"(?ms)^```.*?^```", "", text))


def anchors(path: Path) -> set[str]:
    """The headings of a document as links name them."""
    headings = re.findall(r"(?m)^#+ (.+)$", read(path))
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}


def variables() -> set[str]:
    """What code, scripts and configuration read from the environment or the command line of make."""
    python = [
        p for folder in ("actions", "bench", "bot", "scripts", "tests", "tools") for p in (ROOT / folder).rglob("*.py")
    ]
    found = {name for path in python for name in _IN_PYTHON.findall(read(path))}
    found |= {name for path in (ROOT / "scripts").glob("*.sh") for name in _IN_SHELL.findall(read(path))}
    for path in (ROOT / "Makefile", ROOT / "endpoints.yml", ROOT / "credentials.yml"):
        found |= set(_IN_MAKE.findall(read(path)))
    return found - FOREIGN


def test_the_readme_is_short() -> None:
    assert len(read(README).splitlines()) <= 150


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    missing = []
    for link in re.findall(r"\]\(([^)\s]+)\)", without_code(read(path))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            missing.append(link)
    assert missing == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_make_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", read(ROOT / "Makefile")))
    named = set(re.findall(r"(?m)(?:`|^)make ([a-z]+)", read(path)))
    assert named - targets == set()


def test_the_readme_shows_every_command() -> None:
    commands = {c.name or getattr(c.callback, "__name__", "") for c in app.registered_commands}
    text = read(README)
    assert [c for c in sorted(commands) if f"python -m bot {c}" not in text] == []


def test_every_variable_is_documented() -> None:
    known = variables()
    assert {"DATABASE_URL", "PRODUCTION", "CHROMIUM", "JUDGE", "ACTIONS_URL"} <= known
    texts = "\n".join(read(path) for path in DOCUMENTS)
    assert [name for name in sorted(known) if not re.search(rf"\b{name}\b", texts)] == []


def test_every_documented_variable_is_read() -> None:
    table = read(README).split("## Configuration")[1].split("\n## ")[0]
    documented = set(re.findall(r"`([A-Z][A-Z_]{3,})`", re.sub(r"(?m)\|[^|\n]*\|[^|\n]*\|$", "|", table)))
    # Sanic reads this one itself.
    assert documented - variables() - {"SANIC_PROXIES_COUNT"} == set()


def test_measured_figures_stand_in_the_reports() -> None:
    """After `make evaluate` or `make bench`, the README has to follow."""
    measured = read(README).split("## Measured")[1].split("\n## ")[0]
    missing = []
    for line in re.split(r"(?m)^- ", measured)[1:]:
        # Each line is held against the report that it links to; in the long one of speed, against its tables and
        # the sentence on memory only, so that a figure is not found by chance in an explanation.
        of_speed = "performance.md" in line
        report = measured_speed() if of_speed else read(ROOT / "docs" / "evaluation.md")
        figures = re.findall(r"\d+(?:\.\d+)?", re.sub(r"\([^)]*\.md\)", "", line))
        assert figures, line
        missing += [f for f in figures if not re.search(rf"(?<![\d.]){re.escape(f)}(?![\d.]?\d)", report)]
    assert missing == []


def measured_speed() -> str:
    """What `make bench` measured, without its explanations."""
    sections = sections_of(read(ROOT / "docs" / "performance.md"))
    assert "replies" in sections
    rows = [line for text in sections.values() for line in text.splitlines() if line.startswith("| ")]
    return "\n".join([*rows, sections.get("load", "")])


def test_the_proposers_are_described() -> None:
    table = read(ROOT / "docs" / "architecture.md").split("## Requests that compete")[1].split("\n## ")[0]
    named = re.findall(r"`([a-z_]+\.[a-z_]+)`", "\n".join(re.findall(r"(?m)^\| (`.+?) \|", table)))
    assert named == [f"{d.__module__.rpartition('.')[2]}.{d.__name__}" for d in update._PROPOSERS]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_named_files_exist(path: Path) -> None:
    named = set(re.findall(r"`((?:actions|bench|bot|data|docs|scripts|tests|tools|widget)/[\w./-]*)`", read(path)))
    built = {"widget/dist/", "widget/package/"}
    assert sorted(name for name in named - built if not (ROOT / name).exists()) == []


@pytest.mark.parametrize("name", ["accessibility.md", "accessibility-protocol.md"])
def test_the_tests_that_prove_accessibility_exist(name: str) -> None:
    written = "\n".join(
        read(path) for folder in ("tests", "widget/test") for path in (ROOT / folder).rglob("*.[pt][ys]")
    )
    files = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    named = set(re.findall(r"`(test_\w+)`", read(ROOT / "docs" / name)))
    assert {test for test in named if test not in files and f"def {test}(" not in written} == set()


def test_all_documents_offer_the_same_languages() -> None:
    offered = ["README.md", "LIESMICH.md", "bot/channel/templates/barrierefreiheit.html", "publiccode.yml"]
    for name in offered:
        text = read(ROOT / name)
        assert "Leichte" in text and ("English" in text or "Englisch" in text or "- en" in text), name
