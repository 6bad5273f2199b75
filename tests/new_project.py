"""A project that the brochure does not know, for tests that add one while the assistant runs."""

from __future__ import annotations

from pathlib import Path

ID = "quartiersfunk-lippstadt"
TITLE = "Quartiersfunk"
TOWN = "Lippstadt"
PERSON = "Ottilie Wiesengrund"
PHONE = "+49 2941 980-4711"

_FILE = f"""\
id: {ID}
title: {TITLE}
municipality: {TOWN}
region: soest
category: weitere-e-government-loesungen
page: 31
lead: Stadt {TOWN}
partners: []
contact:
  name: {PERSON}
  phone: "{PHONE}"
  email: o.wiesengrund@example.org
start: 2020-03-01
end: 2021-02-28
total_eur: 123000
land_eur: 100000
transferable_from: "2021-02"
summary: Nachbarn hören Neues aus dem Rathaus über ein kleines Funknetz.
reuse: []
milestones: []
links: []
topics: [Nachbarschaft]
services: []
products: []
aliases: []
"""


def add(data: Path) -> Path:
    """Write the project's file into a data folder."""
    file = data / "projects" / f"{ID}.yml"
    file.write_text(_FILE, encoding="utf-8")
    return file


def copied(data: Path, folder: Path) -> Path:
    """A copy of the catalogue's files without the training data."""
    import shutil

    target = folder / "data"
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("nlu", "rules"))
    return target
