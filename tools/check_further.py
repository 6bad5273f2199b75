"""Compare what later sources tell in ``data/`` with the collection it was taken from, in both directions.

Usage: python tools/check_further.py [more_projects.json]

Forward: every source, amount, date, contact and number of a file stands in the collection's entry. Backward: every
number of an entry (amounts, days, years, phone numbers) stands in the file, and every entry has a file or a reason in
LEFT_OUT. Whether the words say the same remains for a human reader.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
DEFAULT_COLLECTION = ROOT.parent / "shared" / "more_projects.json"
LEFT_OUT = {"MINT-Unterricht": "neither the name nor the town of the project is certain"}

MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
    *("August", "September", "Oktober", "November", "Dezember"),
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
DAY_OR_MONTH = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b|\b(\d{1,2})\.(\d\d)\.(\d{4})")
NAMED = re.compile(rf"(?:(\d{{1,2}})\. )?\b({'|'.join(MONTHS)}) (\d{{4}})")
THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")

# Fields that tell nothing of a project, or only where it is told.
_NOT_TOLD = frozenset({"quellen", "sources", "quelle", "source", "number", "id", "name", "projekt", "in_broschuere"})

Entry = dict[str, Any]


def figures(text: str) -> set[str]:
    """All numbers of a text in one form; months and days in words or in digits are the same."""
    text = NAMED.sub(lambda m: f" {m[3]}-{MONTHS.index(m[2]) + 1:02d}" + (f"-{int(m[1]):02d} " if m[1] else " "), text)
    text = DAY_OR_MONTH.sub(_numbers_of_date, text)
    found = {_plain(number) for number in NUMBER.findall(THOUSANDS.sub("", text))}
    return found - {""}


def _numbers_of_date(match: re.Match[str]) -> str:
    year, month, day = match[1] or match[6], match[2] or match[5], match[3] or match[4]
    return f" {year} {int(month)}{f' {int(day)}' if day else ''} "


def _plain(number: str) -> str:
    """A number without zeros that say nothing: "2,50" is 2.5, "03" is 3."""
    value = number.replace(",", ".")
    if value.count(".") > 1:
        return value
    return f"{float(value):g}" if float(value) < 100_000 else f"{float(value):.2f}".rstrip("0").rstrip(".")


def told(entry: Entry) -> str:
    """All text of a file or an entry but its addresses and the titles of sources."""
    parts: list[str] = []

    def walk(value: Any, name: str = "") -> None:
        if isinstance(value, dict):
            for key, inside in value.items():
                if key not in _NOT_TOLD:
                    walk(inside, key)
        elif isinstance(value, list):
            for inside in value:
                walk(inside, name)
        elif value is not None:
            parts.append(str(value))

    walk(entry)
    return " | ".join(parts)


def addresses(entry: Entry) -> frozenset[str]:
    """The addresses of the sources, by which entries and files belong together."""
    return frozenset(url for _, url in source_list(entry))


def source_list(entry: Entry) -> set[tuple[str, str]]:
    """Title and address of the sources of an entry or a file."""
    found = entry.get("quellen") or entry.get("sources") or []
    return {(s.get("titel") or s.get("title"), s["url"]) for s in found}


def millions(text: str) -> str:
    """ "2,22 Mio" in whole euro: files write rounded amounts out. Of "13 bzw. 13,1 Mio" or "4,7 / 4,8 Mio" each one."""
    text = re.sub(
        r"\b(eine|zwei|drei) (?=Mio)", lambda m: f"{_DIGITS[m[1]]} ", text.replace("gut eine Mio", "gut 1 Mio")
    )
    while (
        spread := re.sub(r"(\d+(?:,\d+)?)( bzw\. | / | und | oder |, | von )(\d+(?:,\d+)? Mio)", r"\1 Mio\2\3", text)
    ) != text:
        text = spread
    return re.sub(r"(\d+(?:,\d+)?) Mio", lambda m: f"{float(m[1].replace(',', '.')) * 1_000_000:.0f}", text)


def compare(entry: Entry, file: Entry) -> Iterator[str]:
    """What an entry and its file do not have in common."""
    if source_list(entry) != source_list(file):
        yield f"sources differ: {source_list(entry) ^ source_list(file)}"
    for field, key in (("gesamt", "total_eur"), ("land", "land_eur"), ("uebertragbar", "transferable_from")):
        if key in file and not figures(str(file[key])) <= figures(millions(str(entry[field]))):
            yield f"{key}: file {file[key]!r}, collection {entry[field]!r}"
    for field, key in (("beginn", "start"), ("ende", "end")):
        if key in file and not str(entry[field]).startswith(str(file[key])):
            yield f"{key}: file {file[key]}, collection {entry[field]}"
    contact = file.get("contact", {})
    if missing := [value for value in contact.values() if value not in str(entry["kontakt"])]:
        yield f"contact: {missing} not in {entry['kontakt']!r}"
    quality = {"voll": "full", "teilweise": "partly", "nur Name": "name"}[entry["guete"]]
    if file["quality"] != quality:
        yield f"quality: file {file['quality']}, collection {entry['guete']}"
    here, there = figures(millions(told(file))), figures(millions(told(entry) + entry["name"] + source_text(entry)))
    words = _WRITTEN & set(re.findall(r"\w+", told(file).casefold()))
    yield from (f"figure {number} is not in the collection" for number in sorted(here - there))
    own = figures(millions(told(entry)))
    yield from (f"figure {number} is not in the file" for number in sorted(own - here - {_DIGITS[w] for w in words}))


_DIGITS = {"eine": "1", "zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "sechs": "6", "acht": "8", "zehn": "10"}
_WRITTEN = frozenset(_DIGITS)


def source_text(entry: Entry) -> str:
    """Dates and titles of sources: a file's sentence may say when something was reported."""
    return " ".join(f"{s['titel']} {s['datum'] or ''}" for s in entry["quellen"])


def compare_facts(entries: list[Entry], facts: list[Entry]) -> Iterator[str]:
    """Later facts of projects and of the programme, grouped by source: figures in both directions."""
    for url in {e["quelle"]["url"] for e in entries} | {f["source"]["url"] for f in facts}:
        printed = figures(
            millions(
                " ".join(f"{e['fakt']} {e['quelle']['datum'] or ''}" for e in entries if e["quelle"]["url"] == url)
            )
        )
        ours = figures(millions(" ".join(f["text"] for f in facts if f["source"]["url"] == url)))
        yield from (f"{url}: figure {number} is not in the collection" for number in sorted(ours - printed))
        fact = figures(millions(" ".join(e["fakt"] for e in entries if e["quelle"]["url"] == url)))
        yield from (f"{url}: figure {number} is not in the files" for number in sorted(fact - ours))


def findings(collection: Entry) -> Iterator[str]:
    """All differences, each with the project or list it concerns."""
    later = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((DATA / "projects/later").glob("*.yml"))
    ]
    files = {addresses(file): file for file in later}
    for entry in collection["projekte"]:
        file = files.pop(addresses(entry), None)
        if file is not None:
            yield from (f"{file['id']}: {found}" for found in compare(entry, file))
        elif not any(entry["name"].startswith(name) for name in LEFT_OUT):
            yield f"{entry['name']}: expected a file in data/projects/later or a reason in LEFT_OUT"
    yield from (f"{file['id']}: is not in the collection" for file in files.values())
    printed = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (DATA / "projects").glob("*.yml")]
    facts = [fact for file in printed for fact in file.get("later", [])]
    yield from (f"later facts: {found}" for found in compare_facts(collection["spaeter"], facts))
    programme = yaml.safe_load((DATA / "programme/programme.yml").read_text(encoding="utf-8"))
    told_before = {"https://www.gkdpb.de/de/aktuelles/meldungen/Digitale-Modellregionen-setzen-Impulse.php"}
    told_before |= {"https://digital-soest.de/soest-digital/digitale-modellregion"}
    told_before |= {
        "https://www.bezreg-muenster.de/de/foerderung/foerderprogramme_a-z/3_digitale_modellregionen/index.html"
    }
    entries = [entry for entry in collection["programm"] if entry["quelle"]["url"] not in told_before]
    yield from (f"programme: {found}" for found in compare_facts(entries, programme["further"]))


def main(arguments: list[str]) -> int:
    """Print every difference; the exit status says whether there was one."""
    path = Path(arguments[0]) if arguments else DEFAULT_COLLECTION
    found = list(findings(json.loads(path.read_text(encoding="utf-8"))))
    print("\n".join([*found, f"{len(found)} differences"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
