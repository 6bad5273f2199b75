"""Finds experts, in folders and in installed packages, and reads them. A broken one is left out, and it is said why."""

from __future__ import annotations

import importlib.util
import logging
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from bot.catalogue.problems import DataError
from bot.catalogue.yaml_nodes import Problems, Value, read_yaml
from bot.experts.api import API, Code, NoCode
from bot.experts.expert import Expert
from bot.experts.expert_check import check
from bot.experts.expert_files import read_expert
from bot.settings import ROOT

GROUP = "programm_assistent.experts"
FOLDER = ROOT / "experts"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """The experts that can be used, and what is wrong with the others."""

    experts: tuple[Expert, ...] = ()
    errors: tuple[DataError, ...] = ()

    def expert(self, name: str) -> Expert | None:
        """The expert of that id."""
        return next((expert for expert in self.experts if expert.id == name), None)


def installed() -> Found:
    """The experts of this folder and of all packages that bring one."""
    folders = [path.parent for path in sorted(FOLDER.glob("*/expert.yml"))]
    return load([*folders, *_packaged()])


def load(folders: Iterable[Path]) -> Found:
    """Read experts; one with mistakes, or whose name is taken, is left out."""
    experts: dict[str, Expert] = {}
    errors: list[DataError] = []
    for folder in folders:
        problems = Problems()
        expert = _read(folder, problems)
        if expert and expert.id in experts:
            problems.add(f"{folder.name}/expert.yml", 1, "id", f"another expert is called {expert.id!r}")
        if problems.errors or expert is None:
            errors += problems.errors
        else:
            experts[expert.id] = expert
    for error in errors:
        logger.error("An expert is left out: %s", error)
    return Found(tuple(experts.values()), tuple(sorted(set(errors))))


def _packaged() -> Sequence[Path]:
    """The folders of installed packages that name themselves as experts."""
    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        spec = importlib.util.find_spec(point.value)
        if spec and spec.submodule_search_locations:
            found.append(Path(next(iter(spec.submodule_search_locations))))
    return found


def _read(folder: Path, problems: Problems) -> Expert | None:
    name = f"{folder.name}/expert.yml"
    content = read_yaml(folder / "expert.yml", name, problems)
    if content is None or not _supported(content):
        return None
    code = _code(folder, problems)
    expert = content.convert(lambda value: read_expert(value, folder, code))
    if expert and not problems.errors:
        check(expert, folder.name, problems)
    return expert


def _supported(content: Value) -> bool:
    """Whether the expert was written for this frame; of another one nothing else is said."""
    if not content.is_mapping():
        content.wrong("expected a block of fields")
        return False
    said = next((str(node.value) for key, node in content.node.value if key.value == "api"), "")
    if said != str(API):
        content.wrong(f"expected api: {API}, found {said or 'nothing'}")
    return said == str(API)


def _code(folder: Path, problems: Problems) -> Code:
    """What code.py registers; an expert may have none."""
    path = folder / "code.py"
    if not path.is_file():
        return NoCode()
    try:
        found: Code = _module(path, f"expert_{folder.name}").register()
    except Exception as error:  # foreign code: whatever it does wrong, the assistant goes on without it
        problems.add(f"{folder.name}/code.py", _line(error, path), "", f"{type(error).__name__}: {error}")
        return NoCode()
    return found


def _module(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def _line(error: Exception, path: Path) -> int:
    """The line of the file in which it went wrong."""
    if isinstance(error, SyntaxError) and error.lineno:
        return error.lineno
    line, trace = 1, error.__traceback__
    while trace:
        line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == str(path) else line
        trace = trace.tb_next
    return line
