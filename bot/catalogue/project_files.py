"""Reads and checks ``data/projects/*.yml`` and ``later/*.yml`` there: one project a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bot.catalogue import converters as c
from bot.catalogue.content import ProjectEntry, Tag
from bot.catalogue.keys import key
from bot.catalogue.later_files import completed, later_facts, source
from bot.catalogue.records import Contact, Link, Milestone, Project, ReuseOffer
from bot.catalogue.sources import Quality, Source, Sources
from bot.catalogue.yaml_nodes import Fields, Problems, Value, forgotten_endings, read_yaml

Entries = tuple[ProjectEntry, ...]
_NEEDED = ("id", "title", "municipality", "region", "category")
REQUIRED = (*_NEEDED, "page")
REQUIRED_LATER = (*_NEEDED, "sources", "quality")
LATER = "later"
ORDER = (
    *("id", "title", "subtitle", "municipality", "region", "category", "page", "quality", "sources", "lead"),
    *(
        "partners",
        "contact",
        "start",
        "end",
        "total_eur",
        "land_eur",
        "transferable_from",
        "summary",
        "reuse",
        "passages",
    ),
    *("milestones", "links", "topics", "services", "products", "aliases", "later"),
)
"""All fields as they follow each other in a file."""
OPTIONAL = tuple(name for name in ORDER if name not in {*REQUIRED, *REQUIRED_LATER})
TAGS = {"topics": "topic", "services": "service", "products": "product"}
"""Fields whose entries lead to a project, and the kind of each."""


@dataclass(frozen=True)
class Known:
    """What a project may refer to: names by id, and the municipalities and Kreise."""

    regions: Mapping[str, str]
    categories: Mapping[str, str]
    reuse_kinds: Mapping[str, str]
    municipalities: frozenset[str]
    announced: Mapping[str, str]  # chapters whose projects only later sources name
    brochure: Source


def read_projects(folder: Path, name: str, known: Known, problems: Problems, sources: Sources) -> Entries:
    """All projects of the folder, with what later sources tell if they are wanted; what is wrong is noted."""
    printed = _read_folder(folder, name, known, problems, later=False)
    if not printed:
        problems.add(name, 1, "", "expected project files (*.yml), found none")
    later = _read_folder(folder / LATER, f"{name}/{LATER}", known, problems, later=True)
    _check_duplicates([*printed, *later])
    if sources is Sources.brochure:
        return tuple(replace(entry, project=replace(entry.project, later=())) for entry, _ in printed)
    more = {entry.project.id: entry for entry, _ in later}
    whole = [completed(e, more.pop(e.project.id)) if e.project.id in more else e for e, _ in printed]
    return (*whole, *more.values())


def _read_folder(
    folder: Path, name: str, known: Known, problems: Problems, *, later: bool
) -> list[tuple[ProjectEntry, Value]]:
    """The projects of a folder, each with its file's content."""
    found: list[tuple[ProjectEntry, Value]] = []
    forgotten_endings(folder, name, problems)
    for path in sorted(path for path in folder.glob("*") if path.suffix in {".yml", ".yaml"}):
        root = read_yaml(path, f"{name}/{path.name}", problems)
        entry = root.convert(partial(_entry, stem=path.stem, known=known, later=later)) if root else None
        if root and entry:
            found.append((entry, root))
    return found


def _entry(root: Value, stem: str, known: Known, *, later: bool) -> ProjectEntry:
    """A project file's content."""
    fields = root.fields(REQUIRED_LATER if later else REQUIRED, OPTIONAL)
    project_id = fields.get("id", c.identifier) or ""
    if project_id and project_id != stem:
        fields.wrong("id", f"expected the name of the file, {stem!r}, found {project_id!r}")
    region = fields.get("region", c.one_of(known.regions, "a known region")) or ""
    chapters = {**known.categories, **known.announced} if later else known.categories
    category = fields.get("category", c.one_of(chapters, "a known category")) or ""
    town = c.one_of(known.municipalities, 'a municipality or Kreis as in places.csv, or "Kreis ..."')
    tags = tuple(_tags(fields))
    page = fields.get("page", c.page_number)
    sources = fields.list("sources", source) if later else (replace(known.brochure, page=page),)
    amounts = {name: found for name in ("total_eur", "land_eur") if (found := fields.get(name, c.amount))}
    quality = fields.get("quality", c.one_of([q.value for q in Quality], "a quality")) if later else None
    project = Project(
        id=project_id,
        title=fields.get("title", c.text()) or "",
        subtitle=fields.get("subtitle", c.text()),
        municipality=fields.get("municipality", town) or "",
        region=region,
        region_name=known.regions.get(region, ""),
        category=category,
        category_name=chapters.get(category, ""),
        page=page,
        lead=fields.get("lead", c.text()),
        partners=fields.list("partners", c.text()),
        contact=fields.get("contact", _contact),
        start=fields.get("start", c.iso_date),
        end=fields.get("end", c.iso_date),
        total_eur=amounts.get("total_eur", (None,))[0],
        land_eur=amounts.get("land_eur", (None,))[0],
        transferable_from=fields.get("transferable_from", c.month),
        summary=fields.get("summary", c.text(c.SENTENCES)),
        reuse=fields.list("reuse", partial(_reuse, kinds=known.reuse_kinds)),
        passages=fields.list("passages", c.text(c.SENTENCES)),
        milestones=_milestones(fields),
        links=fields.list("links", _link),
        topics=tuple(tag.name for tag in tags if tag.kind == "topic"),
        services=tuple(tag.name for tag in tags if tag.kind == "service"),
        products=tuple(tag.name for tag in tags if tag.kind == "product"),
        quality=Quality(quality or ("full" if "total_eur" in amounts else "name")),
        rounded=tuple(name for name, (_, rounded) in amounts.items() if rounded),
        sources=sources,
        later=later_facts(fields, sources if later else ()),
    )
    _check_pairs(fields, project)
    return ProjectEntry(project, tags, fields.list("aliases", c.text()))


def _check_pairs(fields: Fields, project: Project) -> None:
    """Facts that make sense only together, or in an order."""
    # The brochure always gives both; later sources may know one of them.
    for one, other in (("start", "end"), ("total_eur", "land_eur")) if project.page else ():
        for present, missing in ((one, other), (other, one)):
            if present in fields.values and missing not in fields.values:
                fields.wrong(missing, f"expected together with {present}, found nothing")
    if project.start and project.end and project.start > project.end:
        fields.wrong("end", f"expected a date not before the start {project.start}, found {project.end}")
    if project.total_eur and project.land_eur and project.land_eur > project.total_eur:
        fields.wrong("land_eur", f"expected at most total_eur {project.total_eur}, found {project.land_eur}")


def _contact(value: Value) -> Contact:
    """The office to ask."""
    fields = value.fields(("name", "phone", "email"))
    return Contact(
        name=fields.get("name", c.text()) or "",
        phone=fields.get("phone", c.phone) or "",
        email=fields.get("email", c.email) or "",
    )


def _reuse(value: Value, kinds: Mapping[str, str]) -> ReuseOffer:
    """An offer to others."""
    fields = value.fields(("kind", "text"))
    kind = fields.get("kind", c.one_of(kinds, "a known kind of reuse")) or ""
    return ReuseOffer(kind, kinds.get(kind, ""), fields.get("text", c.text(c.SENTENCES)) or "")


def _milestones(fields: Fields) -> tuple[Milestone, ...]:
    """The steps, numbered 1, 2, 3 in this order."""
    steps = fields.list("milestones", _milestone)
    numbers = [step.number for step in steps]
    if numbers != list(range(1, len(numbers) + 1)):
        found = ", ".join(map(str, numbers))
        fields.wrong("milestones", f"expected the numbers 1 to {len(numbers)} in order, found {found}")
    return steps


def _milestone(value: Value) -> Milestone:
    """A step."""
    fields = value.fields(("number", "title", "until"))
    return Milestone(
        number=fields.get("number", c.whole_number) or 0,
        title=fields.get("title", c.text(300)) or "",
        until=fields.get("until", c.month) or "",
    )


def _link(value: Value) -> Link:
    """A link; the address may be unknown."""
    fields = value.fields(("label",), ("url",))
    return Link(fields.get("label", c.text()) or "", fields.get("url", c.url))


def _tags(fields: Fields) -> Iterable[Tag]:
    """Topics, services and products."""
    for field_name, kind in TAGS.items():
        tags = fields.list(field_name, partial(_tag, kind=kind))
        for name, times in Counter(key(tag.name) for tag in tags).items():
            if times > 1:
                fields.wrong(field_name, f"expected each entry once, found {name!r} {times} times")
        yield from tags


def _tag(value: Value, kind: str) -> Tag:
    """A plain name, or a name with synonyms."""
    if not value.is_mapping():
        return Tag(kind, c.text()(value))
    fields = value.fields(("name",), ("aliases",))
    return Tag(kind, fields.get("name", c.text()) or "", fields.list("aliases", c.text()))


def _check_duplicates(found: Sequence[tuple[ProjectEntry, Value]]) -> None:
    """Two files must not describe the same project, by id or by full name and municipality, but to complete it."""
    seen: dict[tuple[str, ...], tuple[Project, str]] = {}
    for entry, root in found:
        project = entry.project
        identities = {
            "id": ("id", project.id),
            "title": ("title", key(project.label), key(project.municipality)),
        }
        for field_name, identity in identities.items():
            if not all(identity[1:]):
                continue
            other, file = seen.setdefault(identity, (project, root.file))
            if file != root.file and not _completes(project, other):
                message = f"expected a project of its own, found the same in {file}"
                root.problems.add(root.file, _line_of(root, field_name), field_name, message)


def _completes(project: Project, other: Project) -> bool:
    """Whether a file of ``later`` tells more of a project of the brochure: then id, name and town are the same."""
    same = (project.id, key(project.label), project.municipality) == (other.id, key(other.label), other.municipality)
    return same and project.page is None and other.page is not None


def _line_of(root: Value, field_name: str) -> int:
    """The line of a top field."""
    if root.is_mapping():
        for key_node, _ in root.node.value:
            if key_node.value == field_name:
                return int(key_node.start_mark.line) + 1
    return root.line
