"""The forms under which people ask for things: made from the content, once at each load.

A form that several things share gets one entry for each: the ambiguity is information for the dialogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from bot.catalogue.content import Content, ProjectEntry
from bot.catalogue.keys import key, without_bracket, without_kreis
from bot.catalogue.records import NameEntry, Place, Region

ALIAS = 0.9  # below the 1.0 of titles and names
LATER = 0.85  # of a form that the brochure or the programme has for something else
_SHORTEST_OPENING = 3  # words; "Open Data" alone would join what only sounds alike
_LEGAL_FORM = re.compile(r"\s+(GmbH|AG|AöR|e\. ?V\.|gGmbH|KG|SE)\b.*$")


def name_entries(content: Content) -> list[NameEntry]:
    """All forms, each combination of thing and form once, with its highest weight.

    What only later sources name comes after what already has the name: „KDN“ stays the term before it is a partner.
    """
    best: dict[tuple[str, str, str], NameEntry] = {}
    known = list(_of_projects([entry for entry in content.projects if entry.project.page]))
    known += _of_programme(content)
    taken = {key(entry.surface) for entry in known}
    further = _of_projects([entry for entry in content.projects if not entry.project.page])
    known += (replace(e, weight=e.weight * LATER) if key(e.surface) in taken else e for e in further)
    for entry in known:
        identity = (entry.kind, entry.id, key(entry.surface))
        if identity not in best or best[identity].weight < entry.weight:
            best[identity] = entry
    return list(best.values())


def _of_projects(entries: Sequence[ProjectEntry]) -> Iterator[NameEntry]:
    """Every form of projects and of what belongs to them, with repetitions."""
    yield from _shared_openings(entries)
    for entry in entries:
        yield from _project(entry)
        yield from _people(entry)
        yield from _tags(entry)


def _of_programme(content: Content) -> Iterator[NameEntry]:
    """Every form of places, regions, chapters, kinds of reuse and terms, with repetitions."""
    yield from _places(content.places)
    for region in content.regions:
        yield from _region(region)
    for category in content.categories:
        yield NameEntry("category", category.id, category.name)
    for kind in content.reuse_kinds:
        yield NameEntry("reuse_kind", kind.id, kind.name)
    for term in content.terms:
        yield NameEntry("term", term.id, term.term)
    for (kind_name, target), aliases in content.aliases.items():
        yield from (NameEntry(kind_name, target, alias, ALIAS) for alias in aliases)


def _project(entry: ProjectEntry) -> Iterator[NameEntry]:
    """Title, subtitle, both, the title with its place, and the short forms of the file."""
    project = entry.project
    place = without_kreis(project.municipality)
    surfaces = [project.title, project.label, f"{project.title} {project.municipality}"]
    if project.subtitle:
        surfaces.append(f"{project.title} {project.subtitle}")
        if without_kreis(project.subtitle.removeprefix("Stadt ")) != place:
            surfaces.append(project.subtitle)
    yield from (NameEntry("project", project.id, surface) for surface in surfaces)
    yield from (NameEntry("project", project.id, alias, ALIAS) for alias in entry.aliases)
    yield NameEntry("project", project.id, f"{project.title} {place}", ALIAS)


def _shared_openings(entries: Sequence[ProjectEntry]) -> Iterator[NameEntry]:
    """The words with which several titles begin: "Digitalisierung von Prozessen" stands for all of them."""
    # Only titles with the same first words are compared: comparing all would take minutes for 10,000 projects.
    alike: dict[tuple[str, ...], list[ProjectEntry]] = {}
    for entry in entries:
        alike.setdefault(tuple(entry.project.title.split()[:_SHORTEST_OPENING]), []).append(entry)
    openings: dict[str, set[str]] = {}
    for group in alike.values():
        for first, second in combinations(group, 2):
            words = _common_opening(first.project.title, second.project.title)
            if len(words) >= _SHORTEST_OPENING:
                openings.setdefault(" ".join(words), set()).update((first.project.id, second.project.id))
    for opening, ids in openings.items():
        yield from (NameEntry("project", project_id, opening) for project_id in sorted(ids))


def _common_opening(first: str, second: str) -> list[str]:
    """The equal words at the start of two titles, without a preposition or article left hanging."""
    words = []
    for one, other in zip(first.split(), second.split(), strict=False):
        if one != other:
            break
        words.append(one)
    while words and words[-1].islower():
        words.pop()
    return words


def _people(entry: ProjectEntry) -> Iterator[NameEntry]:
    """Contact person and organisations."""
    project = entry.project
    if project.contact:
        name = project.contact.name
        yield NameEntry("person", name, name)
        yield NameEntry("person", name, name.split()[-1], ALIAS)
        yield NameEntry("person", name, project.contact.email)
        yield NameEntry("person", name, project.contact.phone)
        yield NameEntry("person", name, " ".join(project.contact.phone.split()[2:]))
        yield NameEntry("person", name, project.contact.phone.replace("+49 ", "0").replace("+49", "0"))
    for organisation in (project.lead, *project.partners):
        if organisation:
            yield NameEntry("organisation", organisation, organisation)
            yield from (NameEntry("organisation", organisation, short, ALIAS) for short in _short_forms(organisation))


def _short_forms(organisation: str) -> Iterator[str]:
    """How people shorten an organisation: without its legal form, its part, its towns, or the body it belongs to."""
    bare = without_bracket(_LEGAL_FORM.sub("", organisation).split(",")[0]).strip()
    first, _, body = bare.partition(" der ")
    without_town = bare.rpartition(" ")[0] if "," in organisation else bare
    # „Universität“ alone is none, „RWTH“ is one.
    bodies = [form for form in (body, body.rpartition(" ")[0]) if " " in form or form.isupper()]
    schools = (bare.replace("Fachhochschule", school) for school in ("FH", "Hochschule"))
    forms = (bare, *schools, first, *bodies, without_town)
    for short in forms:
        if short != organisation and len(short) > 2:
            yield short


def _tags(entry: ProjectEntry) -> Iterator[NameEntry]:
    """Topics, services and products with their synonyms."""
    for tag in entry.tags:
        kind = "topic" if tag.kind == "source" else tag.kind
        yield NameEntry(kind, tag.name, tag.name)
        yield from (NameEntry(kind, tag.name, alias, ALIAS) for alias in tag.aliases)


def _places(places: Iterable[Place]) -> Iterator[NameEntry]:
    """Municipalities and Kreise; "Lippe" may stand for its Kreis, "Soest" only for the town."""
    places = tuple(places)
    towns = {place.name for place in places if place.kind != "Kreis"}
    for place in places:
        if place.kind != "Kreis":
            yield NameEntry("place", place.name, place.name)
            bare = without_bracket(place.name)
            yield NameEntry("place", place.name, bare)
            yield from (NameEntry("place", place.name, f"{kind} {bare}", ALIAS) for kind in ("Stadt", "Gemeinde"))
            continue
        base = without_kreis(place.name)
        yield NameEntry("kreis", place.name, place.name)
        if place.name.startswith("StädteRegion "):  # there is one only
            yield NameEntry("kreis", place.name, "StädteRegion", ALIAS)
        if base != place.name:
            yield NameEntry("kreis", place.name, f"Kreis {base}", ALIAS)
            yield NameEntry("kreis", place.name, f"Kreisverwaltung {base}", ALIAS)
            if base not in towns:
                yield NameEntry("kreis", place.name, base, ALIAS)


def _region(region: Region) -> Iterator[NameEntry]:
    """A Modellregion with and without the word."""
    yield NameEntry("region", region.id, region.name)
    yield NameEntry("region", region.id, f"Modellregion {region.name}")
    yield NameEntry("region", region.id, f"Region {region.name}", ALIAS)
