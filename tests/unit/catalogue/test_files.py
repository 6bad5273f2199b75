"""What an editor is told about a mistake in the data files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.files import read_content
from bot.catalogue.problems import DataError, DataErrors

from .sample import change

SOEST = "projects/portal-soest.yml"
KREIS = "projects/portal-kreis-paderborn.yml"


def mistakes(data: Path) -> tuple[DataError, ...]:
    """The reported mistakes."""
    with pytest.raises(DataErrors) as caught:
        read_content(data)
    return caught.value.errors


def test_good_files_are_read_completely(data: Path) -> None:
    content = read_content(data)
    assert [entry.project.id for entry in content.projects] == [
        "chat-paderborn",
        "offene-daten",
        "portal-kreis-paderborn",
        "portal-soest",
    ]
    assert {"Soest", "Wickede (Ruhr)", "Kreis Soest", "Kreis Lippe"} <= {place.name for place in content.places}


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "field", "expectation"),
    [
        (SOEST, "u.gerke@soest.de", "u.gerke(at)soest.de", 13, "contact.email", "an e-mail address"),
        (SOEST, '"+49 2921 103-5200"', "02921 103-5200", 12, "contact.phone", "a phone number such as"),
        (SOEST, "start: 2019-04-05", "start: 5.4.2019", 14, "start", "a date such as 2022-12-31"),
        (SOEST, "start: 2019-04-05", "start: 2019-02-30", 14, "start", "a date such as 2022-12-31"),
        (SOEST, "end: 2020-12-15", "end: 2018-12-15", 15, "end", "a date not before the start 2019-04-05"),
        (SOEST, "end: 2020-12-15\n", "", 1, "end", "expected together with start"),
        (SOEST, "296000", "296.000", 16, "total_eur", "a whole number without dots"),
        (SOEST, "total_eur: 296000", "total_eur: 0", 16, "total_eur", "expected euro between"),
        (SOEST, "237000", "337000", 17, "land_eur", "at most total_eur 296000, found 337000"),
        (SOEST, "from: 2020-12", "from: 2020-13", 18, "transferable_from", "a month such as 2022-12"),
        (SOEST, "region: soest", "region: sost", 5, "region", "a known region (owl, soest), found 'sost'"),
        (SOEST, "category: portale", "category: portal", 6, "category", "a known category"),
        (SOEST, "category: portale", "category: mobilitatsprojekte", 6, "category", "a known category"),
        (SOEST, "municipality: Soest", "municipality: Suest", 4, "municipality", "as in places.csv"),
        (SOEST, "kind: konzepte", "kind: konzept", 21, "reuse[1].kind", "a known kind of reuse"),
        (SOEST, "id: portal-soest", "id: portal-sost", 1, "id", "the name of the file, 'portal-soest'"),
        (SOEST, "id: portal-soest", "id: Portal Soest", 1, "id", "small letters"),
        (SOEST, "title: Portal\n", "", 1, "title", "required field is missing"),
        (SOEST, "title: Portal\n", "title:\n", 2, "title", "required field is missing"),
        (SOEST, "title: Portal\n", "title: [Portal]\n", 2, "title", "expected a single value, found a list"),
        (SOEST, "title: Portal", f"title: {'x' * 161}", 2, "title", "at most 160 characters, found 161"),
        (SOEST, "summary: Ein", "summary: <b>Ein</b>", 19, "summary", "plain text, found HTML"),
        (SOEST, "summary:", "sumary:", 19, "sumary", "unknown field; expected one of: id, title"),
        (SOEST, "page: 10", "page: 10\npage: 11", 8, "page", "found a second time"),
        (SOEST, "  - number: 2", "  - number: 3", 24, "milestones", "1 to 2 in order, found 1, 3"),
        (SOEST, "until: 2020-09", "until: September", 26, "milestones[1].until", "a month such as"),
        (SOEST, "topics: [Umzug]", "topics: Umzug", 32, "topics", "expected a list"),
        (SOEST, "topics: [Umzug]", "topics: [Umzug, umzug]", 32, "topics", "each entry once"),
        (SOEST, "  - label:", "  - url: javascript:x\n    label:", 31, "links[1].url", "begins with http"),
        (SOEST, "contact:\n", "contact: Ulla\nx:\n", 10, "contact", "expected a block of fields"),
        (SOEST, "lead: Stadt Soest", "lead:\tStadt Soest", 8, "", "expected spaces, found a tab"),
        (SOEST, "title: Portal", "title: 'Portal", 2, "", "not valid YAML"),
        ("programme/regions.yml", ", Kreis Soest]", ", Kreis Sost]", 4, "[1].members[2]", "places.csv"),
        ("programme/regions.yml", "municipality: Soest", "municipality: Werl", 3, "[1].lead", "members"),
        ("programme/regions.yml", "[soest_more]", "[more]", 9, "[1].later[1]", "a later fact"),
        ("programme/regions.yml", "id: owl", "id: soest", 10, "[2]", "an id of its own"),
        ("programme/programme.yml", "page: 4", "page: vier", 9, "facts[1].page", "a whole number"),
        ("programme/programme.yml", "id: soest_more", "id: start", 7, "facts", "each id once"),
        ("programme/terms.yml", ", page: 9", "", 1, "[1].source", "either page or source"),
        ("programme/categories.yml", "page: 44", "seite: 44", 5, "announced[1].page", "required field"),
        ("programme/places.csv", "3,Paderborn,kreisangehörig", "3,Paderborn,Dorf", 4, "kind", "found 'Dorf'"),
        ("programme/places.csv", "2,Wickede (Ruhr)", "2,Soest", 3, "name", "each place once"),
        ("programme/places.csv", ",soest,lead", ",soest", 2, "", "expected 7 values"),
        ("programme/places.csv", "ags,name", "ags,ort", 1, "", "expected the columns ags,name"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_file_line_field_and_expectation(
    data: Path, name: str, old: str, new: str, line: int, field: str, expectation: str
) -> None:
    change(data, name, old, new)
    found = [
        error
        for error in mistakes(data)
        if error.file == f"data/{name}" and error.line == line and error.field.startswith(field)
    ]
    assert found, "\n".join(map(str, mistakes(data)))
    assert any(expectation in error.message for error in found), found


def test_all_mistakes_of_all_files_are_reported_together(data: Path) -> None:
    change(data, SOEST, "u.gerke@soest.de", "keine")
    change(data, SOEST, "page: 10", "page: zehn")
    change(data, KREIS, "total_eur: 100000", "total_eur: viel")
    reported = str(DataErrors(mistakes(data)))
    assert "data/projects/portal-soest.yml:13: contact.email: expected an e-mail address, found 'keine'" in reported
    assert "data/projects/portal-soest.yml:7: page:" in reported
    assert "data/projects/portal-kreis-paderborn.yml:15: total_eur:" in reported


def test_the_same_project_in_two_files_is_reported_with_the_other_file(data: Path) -> None:
    text = (data / SOEST).read_text(encoding="utf-8")
    (data / "projects/zweites.yml").write_text(text.replace("portal-soest", "zweites"), encoding="utf-8")
    (error,) = mistakes(data)
    assert (error.file, error.line, error.field) == ("data/projects/zweites.yml", 2, "title")
    assert "portal-soest.yml" in error.message


def test_a_file_in_another_encoding_is_named_with_the_line(data: Path) -> None:
    path = data / "projects/offene-daten.yml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    (error,) = mistakes(data)
    assert str(error) == "data/projects/offene-daten.yml:2: expected UTF-8 text; save the file with the encoding UTF-8"


@pytest.mark.parametrize(
    "text", ["", "# nur ein Kommentar\n", "- eins\n", "nur Text", "a: \x07", "[" * 9000, "[" * 90000]
)
def test_a_file_that_is_no_project_gives_a_message_instead_of_a_crash(data: Path, text: str) -> None:
    (data / "projects/kaputt.yml").write_text(text, encoding="utf-8")
    assert {error.file for error in mistakes(data)} == {"data/projects/kaputt.yml"}


def test_a_missing_file_does_not_make_every_project_wrong(data: Path) -> None:
    (data / "programme/places.csv").unlink()
    (error,) = mistakes(data)
    assert error.file == "data/programme/places.csv"


def test_an_empty_programme_file_does_not_stop_the_reading_of_regions(data: Path) -> None:
    (data / "programme/programme.yml").write_text("", encoding="utf-8")
    (error,) = mistakes(data)
    assert error.file == "data/programme/programme.yml"


@pytest.mark.parametrize(
    "text",
    [
        "reuse:\n- &a {x: 1}\n- *a\n",
        "x: &x [*x, *x]\n",
        f"reuse:\n- &a {{{', '.join(f'f{n}: 1' for n in range(1500))}}}\n" + "- *a\n" * 1500,
    ],
    ids=["short", "endless", "two million mistakes"],
)
def test_references_are_refused_at_once(data: Path, text: str) -> None:
    (data / "projects/bombe.yml").write_text(text, encoding="utf-8")
    (error,) = mistakes(data)
    assert error.file == "data/projects/bombe.yml" and "written out" in error.message


@pytest.mark.parametrize("spoilt", ["\x00", "x" * 140_000], ids=["NUL", "endless line"])
def test_places_that_are_no_csv_are_named(data: Path, spoilt: str) -> None:
    path = data / "programme/places.csv"
    path.write_text(path.read_text(encoding="utf-8") + spoilt, encoding="utf-8")
    (error,) = mistakes(data)
    assert error.file == "data/programme/places.csv" and "not valid CSV" in error.message


def test_a_quoted_month_means_the_same_as_a_plain_one(data: Path) -> None:
    change(data, SOEST, "transferable_from: 2020-12", 'transferable_from: "2020-12"')
    project = next(e.project for e in read_content(data).projects if e.project.id == "portal-soest")
    assert project.transferable_from == "2020-12"


def test_a_file_saved_with_a_byte_order_mark_is_read(data: Path) -> None:
    path = data / SOEST
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert read_content(data)
