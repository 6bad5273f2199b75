"""The real data files after an unlucky or hostile edit, as text."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.settings import ROOT

DATA = ROOT / "data"
_LISTS = ("programme", "regions", "categories", "reuse_kinds", "terms")
PROJECTS = sorted(path for path in (DATA / "projects").glob("*.yml"))
PROGRAMME = [DATA / "programme" / f"{name}.yml" for name in _LISTS]
PLACES = DATA / "programme" / "places.csv"

# fmt: off
_VALUES = (
    *(
        "",
        "null",
        "~",
        "true",
        "NaN",
        ".inf",
        "-1",
        "0",
        "0o17",
        "1e999",
        "9" * 400,
        "2019-02-30",
        "0000-00-00",
        "12:30",
    ),
    *(
        "[]",
        "{}",
        "[[[[]]]]",
        "{a: {b: {c: d}}}",
        "[1, two, [3]]",
        "- x",
        "? x",
        "|\n  x",
        ">-\n",
        "!!python/name:os.system",
    ),
    *(
        "!!binary aGFsbG8=",
        "!!int x",
        "!!timestamp x",
        "&a [*a]",
        "*unknown",
        "&a",
        "<<: *a",
        "'",
        '"',
        '"\\x00"',
        '"\\ud800"',
    ),
    *(
        '"\\uD83D"',
        "'<b>x</b>'",
        "x" * 5_000,
        "ä" * 200,
        "\u202e",
        "\u00a0",
        "\u2028",
        "\U0001f916",
        "%",
        "@x",
        "`x",
        "{",
        "[",
    ),
    *(
        "http://a.b",
        "http://" + "." * 3_000 + "<",
        "a@" + "a." * 2_000,
        "+49 1 " + "1 " * 900,
        "a-" * 2_000,
        "soest",
        "Soest",
    ),
)
_LINES = (
    *(
        "page: 10",
        "id: zwei",
        "title: Noch einer",
        "---",
        "...",
        "%YAML 9.9",
        "# nur ein Kommentar",
        "\t",
        "- ",
        "? ",
        ": ",
    ),
    *(
        "<<: {page: 3}",
        "milestones:\n  - number: 99999999999",
        "contact: &c {name: *c}",
        "x: &x [*x, *x]",
        "aliases: []",
    ),
)
# fmt: on
_line = st.one_of(st.sampled_from(_LINES), st.text(st.characters(codec="utf-8"), max_size=30))
_value = st.one_of(
    st.sampled_from(_VALUES),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.integers().map(str),
    st.floats().map(str),
)


def _with_value(line: str, value: str) -> str:
    """A line with another value behind its colon or dash."""
    found = re.match(r"(.*?(?::|- )\s)", line)
    return (found.group() if found else "") + value


def _edited(text: str, edits: Sequence[tuple[str, int, str, str]]) -> str:
    """A file after some edits: each has a kind, a line, a value and a line of text."""
    lines = text.split("\n")
    for kind, place, value, line in edits:
        at = place % len(lines)
        here = lines[at]
        lines[at : at + 1] = {
            "value": [_with_value(here, value)],
            "delete": [],
            "double": [here, here],
            "rename": [re.sub(r"\w+:", "unbekannt:", here, count=1)],
            "insert": [here, line],
            "indent": ["  " + here],
            "outdent": [here[2:]],
            "cut": [here[: len(here) // 2]],
            "join": [here + value],
            "truncate": [],
        }[kind]
        if kind == "truncate":
            lines = lines[:at]
        lines = lines or [""]
    return "\n".join(lines)


_KINDS = (
    "value",
    "value",
    "value",
    "delete",
    "double",
    "rename",
    "insert",
    "indent",
    "outdent",
    "cut",
    "join",
    "truncate",
)
_edits = st.lists(
    st.tuples(st.sampled_from(_KINDS), st.integers(0, 200), _value, _line), min_size=1, max_size=4
)  # fmt: skip


def _bomb(width: int, depth: int) -> bytes:
    """Lists of aliases of lists of aliases: short to write, endless to unfold."""
    levels = ["x0: &x0 [a]", *(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * width)}]" for n in range(1, depth))]
    return "\n".join(
        [*levels, f"partners: *x{depth - 1}", f"milestones: [{', '.join([f'*x{depth - 1}'] * 50)}]"]
    ).encode()


def _crowd(entries: int) -> bytes:
    """A long list of aliases of a large block of unknown fields."""
    fields = ", ".join(f"f{n}: {n}" for n in range(entries))
    return f"reuse:\n- &a {{{fields}}}\n{'- *a' + chr(10)}".encode() + b"- *a\n" * entries


_NOTHING_LIKE_IT = (
    *(b"", b"\n", b"\xef\xbb\xbf", b"\xff\xfe\x00", b"\x00" * 100, b"*a", b"%TAG ! x", b"? ? ? ?", b"!!set {a, b}"),
    *(b"[" * 9_000, b"{a: " * 3_000, b"- " * 9_000, b"a: " * 2_000, b"&a " * 500, b"id: " + b"'" * 999),
    *("id: größe".encode("utf-16"), "id: größe".encode("latin-1"), b"---\na: 1\n---\nb: 2\n"),
    *(b"a: &a\n  b: *a\n", b"<<: [1, 2]", b"{<<: {a: 1}, <<: {b: 2}}", _bomb(9, 9), _bomb(2, 40), _crowd(60)),
    *(_crowd(1_500), b"- " + b"x" * 140_000, b"x" * 1_100_000, b"summary: |\n" + b" x\n" * 20_000),
)


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "replace")


def damaged(paths: Sequence[Path]) -> SearchStrategy[tuple[Path, bytes]]:
    """One of the files, and what stands in it after the edits."""
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    encodings = st.sampled_from(["utf-8"] * 12 + ["utf-8-sig", "latin-1", "utf-16", "utf-7", "cp1252"])
    return st.sampled_from(paths).flatmap(
        lambda path: st.tuples(
            st.just(path),
            st.one_of(
                *[st.builds(_encoded, st.builds(_edited, st.just(texts[path]), _edits), encodings)] * 8,
                st.sampled_from(_NOTHING_LIKE_IT),
                st.binary(max_size=100),
            ),
        )
    )


def quick(chance: random.Random, text: str) -> bytes:
    """A damaged file without hypothesis, which remembers what it makes: for measuring memory."""
    edits = [
        (chance.choice(_KINDS), chance.randrange(200), chance.choice(_VALUES), chance.choice(_LINES))
        for _ in range(chance.randint(1, 4))
    ]
    return _edited(text, edits).encode("utf-8", "replace")
