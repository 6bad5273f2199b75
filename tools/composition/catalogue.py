"""The projects, regions and categories as the data files hold them, read without the assistant's code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parents[2] / "data"
Raw = Mapping[str, Any]


def fold(text: str) -> str:
    """A text in one line, small letters, plain hyphens, without quotes: what comparisons see."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub("[\u00ad\u200b»«›‹„“”‚‘’\"'`*_]", "", text)
    return re.sub(r"\s+", " ", text).casefold().strip()


@dataclass(frozen=True)
class Project:
    """One project; what the data file does not say is None or empty."""

    id: str
    title: str
    subtitle: str
    municipality: str
    region: str
    category: str
    page: int
    aliases: tuple[str, ...]
    lead: str
    partners: tuple[str, ...]
    contact: str
    phone: str
    email: str
    start: date | None
    end: date | None
    total: int | None
    land: int | None
    transferable: str
    reuse: tuple[str, ...]
    milestones: tuple[str, ...]
    topics: tuple[str, ...]
    services: tuple[str, ...]
    products: tuple[str, ...]
    words: str
    """Everything the file says, folded, to see which projects merely mention a thing."""

    @property
    def own(self) -> int | None:
        """What the Land does not pay, in euro."""
        return self.total - self.land if self.total is not None and self.land is not None else None

    @property
    def days(self) -> int | None:
        """How long the project runs, first and last day included."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    @property
    def told_in_full(self) -> bool:
        """Whether more than name and town is known."""
        return self.total is not None


@dataclass(frozen=True)
class Region:
    """One of the five model regions."""

    id: str
    name: str
    lead: str
    members: tuple[str, ...]
    bezirk: str


@dataclass(frozen=True)
class Catalogue:
    """All that questions are asked about."""

    projects: tuple[Project, ...]
    regions: tuple[Region, ...]
    categories: Mapping[str, str]
    reuse_kinds: Mapping[str, str]
    districts: Mapping[str, str]
    """Kreis of each municipality."""
    tags: Mapping[str, tuple[str, ...]]
    """Other words for each topic, service and product."""

    def project(self, identifier: str) -> Project:
        """The project with this id."""
        return next(p for p in self.projects if p.id == identifier)


@cache
def catalogue() -> Catalogue:
    """The data files of this repository."""
    raw = [_yaml(path) for path in sorted((DATA / "projects").glob("*.yml"))]
    programme = DATA / "programme"
    places = (programme / "places.csv").read_text(encoding="utf-8").splitlines()[1:]
    return Catalogue(
        projects=tuple(_project(r) for r in raw),
        regions=tuple(
            Region(r["id"], r["name"], r["lead_municipality"], tuple(r["members"]), r["regierungsbezirk"])
            for r in _yaml(programme / "regions.yml")
        ),
        categories={c["id"]: c["name"] for c in _yaml(programme / "categories.yml")["categories"]},
        reuse_kinds={k["id"]: k["name"] for k in _yaml(programme / "reuse_kinds.yml")},
        districts={fields[1]: fields[3] for fields in (line.split(",") for line in places)},
        tags={_name(t): _other(t) for r in raw for kind in _TAGS for t in r.get(kind) or ()},
    )


_TAGS = ("topics", "services", "products")


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _name(tag: str | Raw) -> str:
    return tag if isinstance(tag, str) else str(tag["name"])


def _other(tag: str | Raw) -> tuple[str, ...]:
    return () if isinstance(tag, str) else tuple(tag.get("aliases", ()))


def _strings(node: object) -> list[str]:
    if isinstance(node, Mapping):
        return [text for value in node.values() for text in _strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in _strings(value)]
    return [node] if isinstance(node, str) else []


def _project(raw: Raw) -> Project:
    contact: Raw = raw.get("contact") or {}
    return Project(
        id=raw["id"],
        title=raw["title"],
        subtitle=raw.get("subtitle", ""),
        municipality=raw["municipality"],
        region=raw["region"],
        category=raw["category"],
        page=raw["page"],
        aliases=tuple(raw.get("aliases", ())),
        lead=raw.get("lead", ""),
        partners=tuple(raw.get("partners") or ()),
        contact=contact.get("name", ""),
        phone=contact.get("phone", ""),
        email=contact.get("email", ""),
        start=raw.get("start"),
        end=raw.get("end"),
        total=raw.get("total_eur"),
        land=raw.get("land_eur"),
        transferable=raw.get("transferable_from", ""),
        reuse=tuple(offer["kind"] for offer in raw.get("reuse") or ()),
        milestones=tuple(m["title"] for m in raw.get("milestones") or ()),
        topics=tuple(_name(t) for t in raw.get("topics") or ()),
        services=tuple(_name(t) for t in raw.get("services") or ()),
        products=tuple(_name(t) for t in raw.get("products") or ()),
        words=fold(" | ".join(_strings(dict(raw)))),
    )
