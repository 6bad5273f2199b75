"""domain.yml and the code agree: every text is used, every text used exists, every variable is provided."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter

import yaml

from bot.settings import ROOT

PREFIX = "utter_"
VOICES = ("easy_", "english_")


@dataclass
class Use:
    """One place that says a response: its possible names as patterns, and the variables it brings."""

    where: str
    names: list[str] = field(default_factory=list)
    variables: set[str] = field(default_factory=set)
    open: bool = False  # more variables come along as **facts

    def means(self, name: str) -> bool:
        return any(re.fullmatch(pattern, name) for pattern in self.names)


def responses() -> dict[str, list[str]]:
    """The texts of each response of domain.yml."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return {
        name.removeprefix(PREFIX): [variant["text"] for variant in variants]
        for name, variants in domain["responses"].items()
    }


def sentence(name: str) -> str:
    """What a text says, in whichever voice."""
    return next((name.removeprefix(voice) for voice in VOICES if name.startswith(voice)), name)


def uses() -> list[Use]:
    """All places in the code that say a response."""
    files = [path for folder in ("bot", "actions") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [use for path in files for use in _uses(path)]


def _uses(path: Path) -> Iterator[Use]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
        assigned = _assigned(function)
        for node in ast.walk(function):
            for argument in _response_arguments(node) if isinstance(node, ast.Call) else ():
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                keys = {k.arg for k in node.keywords if k.arg}
                is_open = any(k.arg is None for k in node.keywords) or _called(node) != "say"
                yield Use(where, _names(argument, assigned), keys, is_open)


def _assigned(function: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, list[str]]:
    """The names that local variables may stand for."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).extend(_names(node.value, {}))
    return found


def _response_arguments(call: ast.Call) -> list[ast.expr]:
    """The arguments that name a response."""
    if _called(call) == "suggest":
        return call.args
    position = {
        "say": 0,
        "Sentence": 0,
        "pages_source": 1,
        "_projects_source": 1,
        "Talk": 0,
        "_say": 1,
        "Cleaned": 1,
    }.get(_called(call))
    return [] if position is None or len(call.args) <= position else [call.args[position]]


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _names(node: ast.expr, assigned: dict[str, list[str]]) -> list[str]:
    """The names an expression may stand for, as patterns."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [re.escape(node.value)]
    if isinstance(node, ast.IfExp):
        return _names(node.body, assigned) + _names(node.orelse, assigned)
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"\w+" for p in node.values]
        return ["".join(parts)]
    return assigned.get(node.id, []) if isinstance(node, ast.Name) else []


def talk_names() -> set[str]:
    """Responses that bot/dialogue/proposals/talk.py gives by their names."""
    tree = ast.parse((ROOT / "bot/dialogue/proposals/talk.py").read_text(encoding="utf-8"))
    (table,) = (n.value for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "_RESPONSES")
    return {str(name) for name in ast.literal_eval(table)} & set(responses())


def variables(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_response_in_code_exists() -> None:
    known = responses()
    missing = {
        f"{use.where}: {pattern}"
        for use in uses()
        for pattern in use.names
        if not any(re.fullmatch(pattern, sentence(name)) for name in known)
    }
    assert missing == set()


def test_every_response_is_used() -> None:
    said = uses()
    assert len(said) > 60
    talk = talk_names()
    dead = {n for n in responses() if sentence(n) not in talk and not any(use.means(sentence(n)) for use in said)}
    assert dead == set()


def test_every_variable_is_provided() -> None:
    """By each use that names the text; where names are put together, by one of those that may mean it."""
    said = [use for use in uses() if not use.where.startswith(("bot/dialogue/", "bot/channel/cleaning"))]
    talk, lacking = talk_names(), []
    for name, texts in responses().items():
        if sentence(name) in talk:
            continue  # bot/answers/talk.py fills these with the contact, and nothing else
        wanted = set().union(*map(variables, texts))
        meant = [use for use in said if use.means(sentence(name))]
        exact = [use for use in meant if re.escape(sentence(name)) in use.names]
        for use in exact:
            lacking += [] if use.open else [f"{use.where}: {name}: {v}" for v in wanted - use.variables]
        if meant and not exact and not any(use.open or wanted <= use.variables for use in meant):
            lacking.append(f"{name}: {wanted}")
    assert lacking == []


def test_talk_wants_nothing_but_the_contact() -> None:
    known = responses()
    for name in talk_names():
        assert set().union(*map(variables, known[name])) <= {"contact"}, name


def test_no_text_shouts_or_is_empty() -> None:
    for name, texts in responses().items():
        assert texts, name
        for text in texts:
            assert text.strip() and "!!" not in text and "TODO" not in text, name
