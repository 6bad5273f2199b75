"""A field of a YAML file changes, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.catalogue.yaml_edits import NotEditable, with_field

ORDER = ("a", "b", "c")


def test_a_new_value_is_quoted_and_folded_where_it_must_be() -> None:
    text = "a: >-\n  lang\n  und breit\n# bleibt\nb: {c: kurz}  # auch\n"
    long = "Wort: " * 40 + "Ende"
    changed = with_field(with_field(text, "a", long, ORDER), "b.c", "mit: Doppelpunkt, Komma", ORDER)
    assert "# bleibt\n" in changed and "# auch\n" in changed
    assert yaml.safe_load(changed) == {"a": long, "b": {"c": "mit: Doppelpunkt, Komma"}}


@pytest.mark.parametrize(
    ("text", "field", "value", "expected"),
    [
        ("a: 1\n# zu c\nc: 3\n", "b", "2", "a: 1\nb: 2\n# zu c\nc: 3\n"),
        ("c: 3\n", "a", "1", "a: 1\nc: 3\n"),
        ("a:\nc: 3  # drei", "a", "1", "a: 1\nc: 3  # drei\n"),
        ("a: 1\r\nc: 3\r\n", "b", "-", "a: 1\r\nb: '-'\r\nc: 3\r\n"),
        ("a: 1\nb:\n  x: 1\n  y: 2\n\n# zu c\nc: 3\n", "b.x", "", "a: 1\nb:\n  y: 2\n\n# zu c\nc: 3\n"),
        ("a: 1\nb:\n  x: 1\n\n# zu c\nc: 3\n", "b.x", "", "a: 1\n\n# zu c\nc: 3\n"),
    ],
)
def test_only_the_field_changes(text: str, field: str, value: str, expected: str) -> None:
    assert with_field(text, field, value, ORDER) == expected


def test_what_would_change_more_is_refused() -> None:
    with pytest.raises(NotEditable):
        with_field("a: 1\nb: {x: 1, y: 2}\n", "b.x", "", ORDER)


def test_a_field_of_the_real_files_goes_and_another_comes() -> None:
    order = ("title", "subtitle", "contact", "end", "summary")
    for file in Path("data/projects").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        for field in ("subtitle", "summary", "end"):
            without = with_field(text, field, "", order)
            again = with_field(without, field, "Neu", order)
            assert set(without.splitlines()) <= set(text.splitlines()), file
            assert set(again.splitlines()) == {*without.splitlines(), f"{field}: Neu"}, file
