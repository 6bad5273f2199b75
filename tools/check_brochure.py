"""Compare the project files with the text of the brochure they were taken from, in both directions.

Usage: python tools/check_brochure.py [brochure.txt]

Forward: every figure, name and title of a project must stand on its page. Backward: every euro amount, phone number,
e-mail address, date, milestone word, link label and reuse heading of a page must stand in the project's file.
The brochure is a PDF whose columns were read across, so titles are compared as bags of words, not as running text;
which milestone belongs to which month, and partners the file lacks, remain for a human reader.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PROJECTS = ROOT / "data" / "projects"
DEFAULT_BROCHURE = ROOT.parent / "shared" / "brochure.txt"

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
MONTH = f"({'|'.join(MONTHS)})"
CATEGORY_HEADINGS = {
    "serviceportalloesungen": "Serviceportallösungen",
    "weitere-e-government-loesungen": "Weitere E-Government-Lösungen",
}
REUSE_HEADINGS = {
    "konzepte": r"(?<![-\w])Konzepte\b",
    "vorlagen-verfahren": r"Vorlagen & Verfahren",
    "bausteine": r"(?<![-\w])Bausteine\b",
    "lizenzfreie-loesungen": r"Lizenzfreie Lösungen",
}
# Spreads carry a stray number: "22 12 Serviceportallösungen", "24 Serviceportallösungen 13 DIGITALE ...".
PAGE_HEAD = re.compile(rf"^(\d+) (?:(\d+) )?(?:(?:{'|'.join(CATEGORY_HEADINGS.values())}) (?:(\d+) )?)?")

Project = dict[str, Any]
Finding = tuple[str, object, object]  # kind, what the file says, what the page says


def read_pages(brochure: Path) -> dict[int, str]:
    """The text of each page by its printed number."""
    pages: dict[int, str] = {}
    for line in brochure.read_text(encoding="utf-8").splitlines():
        if match := PAGE_HEAD.match(line):
            first, second, after = match.groups()
            pages[int(after or second or first)] = line[match.end() :]
    return pages


def read_projects(folder: Path) -> list[Project]:
    """All project files in the order of their pages."""
    projects = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in folder.glob("*.yml")]
    return sorted(projects, key=lambda project: (project["page"], project["id"]))


def squash(text: str) -> str:
    """Letters and digits only, so that capitals, line ends and hyphens make no difference."""
    return re.sub(r"[\W_]", "", text.casefold())


def has_words(text: str, page: str) -> bool:
    """Whether every word of `text` stands somewhere on the page."""
    haystack = squash(page)
    return all(squash(word) in haystack for word in text.split())


def year_month(name: str, year: str) -> str:
    """A month printed in words as "YYYY-MM"."""
    return f"{year}-{MONTHS.index(name) + 1:02d}"


def milestone_section(page: str) -> str:
    """What a page prints after its milestone heading."""
    return page.partition("MEILENSTEINE MEHR ERFAHREN")[2]


def compare_money(project: Project, page: str) -> Iterator[Finding]:
    """The euro amounts of a page, and which of them is which."""
    amounts = [int(amount.replace(".", "")) for amount in re.findall(r"([\d.]+) €", page)]
    yield "euro amounts", sorted([project["total_eur"], project["land_eur"]]), sorted(amounts)
    for label, field in (("Gesamt", "total_eur"), ("Land NRW", "land_eur")):
        printed = re.search(rf"{label}: ([\d.]+) €", page)
        yield "labelled amounts", project[field], int(printed[1].replace(".", "")) if printed else None


def compare_contact(project: Project, page: str) -> Iterator[Finding]:
    """Phone, e-mail and name of the contact."""
    contact = project["contact"]
    phones = [re.sub(r"^\+ ", "+", phone) for phone in re.findall(r"\+ ?49[\d -]*\d", page)]
    yield "phones", [contact["phone"]], phones
    yield "e-mails", [contact["email"]], re.findall(r"[\w.-]+@[\w.-]+\w", page)
    yield "contact names", True, contact["name"] in page


def compare_dates(project: Project, page: str) -> Iterator[Finding]:
    """Start, end and the month from which others may reuse."""
    printed = [
        f"{year_month(month, year)}-{int(day):02d}"
        for day, month, year in re.findall(rf"(\d+)\. {MONTH} (\d{{4}})", page)
    ]
    yield "start and end dates", [str(project["start"]), str(project["end"])], printed
    lone = re.findall(rf"(?<!– bis )(?<!\d\. ){MONTH} (\d{{4}})", page)
    yield "transferability months", [project["transferable_from"]], [year_month(*month) for month in lone]


def compare_milestone_months(project: Project, page: str) -> Iterator[Finding]:
    """The months and numbers of the milestones."""
    section = milestone_section(page)
    months = [year_month(*month) for month in re.findall(rf"– bis {MONTH} (\d{{4}})", section)]
    milestones = project["milestones"]
    yield "milestone months", sorted(step["until"] for step in milestones), sorted(months)
    numbers = re.match(r"(?: \d\b)*", section)
    assert numbers is not None
    yield "milestone numbers", [step["number"] for step in milestones], [int(n) for n in numbers[0].split()]


def take(word: str, words: Counter[str]) -> bool:
    """Remove `word` from the bag, whole or as the two halves of a word broken at a line end."""
    candidates: list[tuple[str, ...]] = [(word,)]
    for cut in range(1, len(word)):
        head, tail = word[:cut], word[cut:]
        candidates.append((head if head.endswith("-") else head + "-", tail))
    for parts in candidates:
        if all(words[part] >= count for part, count in Counter(parts).items()):
            words.subtract(parts)
            return True
    return False


def compare_milestone_titles(project: Project, page: str) -> Iterator[Finding]:
    """Every title word must be on the page and every word of the page in a title, equally often."""
    section = re.sub(rf"– bis {MONTH} \d{{4}}", " ", milestone_section(page))
    words = Counter(re.sub(r"^(?: \d\b)*", "", section).split())
    for step in project["milestones"]:
        missing = [word for word in step["title"].split() if not take(word, words)]
        yield "milestone titles", [], missing
    yield "milestone words left on the page", [], sorted((+words).elements())


def compare_organisations(project: Project, page: str) -> Iterator[Finding]:
    """The words of every organisation stand on the page."""
    for organisation in [project["lead"], *project["partners"]]:
        yield "organisations", True, has_words(organisation, page)


def compare_links(project: Project, page: str) -> Iterator[Finding]:
    """The labels of the links, in both directions."""
    labels = {link["label"] for link in project["links"]}
    for label in sorted(labels):
        yield "link labels", True, label in page
    printed = re.findall(r"Link zu[rm] (?:Projektseite|Serviceportal (?:Kreis )?\w+)", page)
    # A badge repeats the name of the portal that "Link zum Serviceportal ..." leads to; the file holds it once.
    portals = r"(?:€|\d{4}) (Kommunalportal\.NRW|Servicekonto\.NRW|Serviceportal (?:Kreis )?\w+)"
    badges = [badge for badge in re.findall(portals, page) if f"Link zum {badge}" not in labels]
    yield "link labels printed", sorted(labels), sorted({*printed, *badges})


def compare_headings(project: Project, page: str) -> Iterator[Finding]:
    """Title, subtitle and the headings of the kinds of reuse."""
    for text in (project["title"], project.get("subtitle", "")):
        yield "titles and subtitles", True, has_words(text, page)
    printed = [kind for kind, heading in REUSE_HEADINGS.items() if re.search(heading, page)]
    yield "reuse kinds", sorted(offer["kind"] for offer in project["reuse"]), sorted(printed)


def compare_listed_only(project: Project, page: str) -> Iterator[Finding]:
    """Projects that the brochure only lists: title and town, nothing else may be claimed."""
    yield "listed titles and towns", True, f"• {project['title']}, {project['municipality']}" in page
    allowed = {"id", "title", "municipality", "region", "category", "page", "topics", "aliases"}
    yield "fields beyond the list", [], sorted(project.keys() - allowed)


COMPARISONS: tuple[Callable[[Project, str], Iterator[Finding]], ...] = (
    compare_headings,
    compare_money,
    compare_contact,
    compare_dates,
    compare_milestone_months,
    compare_milestone_titles,
    compare_organisations,
    compare_links,
)


def compare(project: Project, page: str) -> Iterator[Finding]:
    """All comparisons for one project."""
    comparisons = COMPARISONS if "lead" in project else (compare_listed_only,)
    for comparison in comparisons:
        yield from comparison(project, page)


def compare_coverage(projects: list[Project], pages: dict[int, str]) -> Iterator[Finding]:
    """Every page with money figures is one project; every title in a list of page 30 is one project."""
    detailed = [project["page"] for project in projects if "lead" in project]
    yield "project pages", sorted(detailed), sorted(n for n, text in pages.items() if "Gesamt:" in text)
    listed = [project for project in projects if "lead" not in project]
    yield "projects listed on page 30", len(listed), pages[30].count("•")


def main(arguments: list[str]) -> int:
    """Print what was compared and every mismatch; the exit status says whether there was one."""
    pages = read_pages(Path(arguments[0]) if arguments else DEFAULT_BROCHURE)
    projects = read_projects(PROJECTS)
    findings = [("all projects", finding) for finding in compare_coverage(projects, pages)]
    for project in projects:
        findings += [(project["id"], finding) for finding in compare(project, pages[project["page"]])]
    counts = Counter(kind for _, (kind, _, _) in findings)
    mismatches = [(where, finding) for where, finding in findings if finding[1] != finding[2]]
    for kind, count in counts.items():
        print(f"{count:4} x {kind}")
    for where, (kind, expected, printed) in mismatches:
        print(f"MISMATCH {where}: {kind}: file {expected!r}, brochure {printed!r}")
    print(f"{len(projects)} projects, {len(findings)} comparisons, {len(mismatches)} mismatches")
    return 1 if mismatches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
