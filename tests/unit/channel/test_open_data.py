"""Open data and the pages about projects, asked over HTTP."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from bot.catalogue.load import load
from bot.catalogue.queries import Catalogue
from bot.catalogue.sources import Sources
from bot.database.engine import connect
from bot.open_data.documents import openapi
from bot.open_data.filters import FILTERS, WrongFilter, wanted
from bot.settings import ROOT

from .test_http import Serve, serve  # noqa: F401 -- a fixture

OPENAPI = openapi("http://localhost", {})


@pytest_asyncio.fixture(loop_scope="function")
async def client(serve: Serve) -> ClientSession:  # noqa: F811
    """A client of a server whose catalogue is loaded."""
    load(connect(os.environ["DATABASE_URL"]), ROOT / "data", Sources.brochure)
    return await serve()


async def fetched(client: ClientSession, address: str) -> tuple[int, Any]:
    async with client.get(address) as reply:
        return reply.status, await reply.json()


def fits(document: object, name: str) -> list[str]:
    """What of a document is not as the description of the interface says."""
    registry: Registry[Any] = Registry().with_resource("urn:openapi", DRAFT202012.create_resource(OPENAPI))
    schema = {"$ref": f"urn:openapi#/components/schemas/{name}"}
    return [error.message for error in Draft202012Validator(schema, registry=registry).iter_errors(document)]


async def test_what_is_loaded_is_told_at_once(client: ClientSession, tmp_path: Path) -> None:
    assert (await fetched(client, "/api/projects/anlauf"))[1]["total_eur"] == 219_000
    for part in ("programme", "projects"):
        shutil.copytree(ROOT / "data" / part, tmp_path / part)
    file = tmp_path / "projects" / "anlauf.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("219000", "220000"), encoding="utf-8")
    load(connect(os.environ["DATABASE_URL"]), tmp_path, Sources.brochure)
    assert (await fetched(client, "/api/projects/anlauf"))[1]["total_eur"] == 220_000


async def test_the_widget_is_offered_questions_and_all_names(client: ClientSession) -> None:
    status, found = await fetched(client, "/api/offers")
    assert status == 200 and len(found["names"]) >= 24
    assert "Anlauf! Aachen" in found["names"] and all(question.endswith("?") for question in found["questions"])


async def test_all_projects_unpaged_as_described(client: ClientSession) -> None:
    status, found = await fetched(client, "/api/projects")
    assert status == 200 and fits(found, "Projects") == []
    assert len(found["projects"]) == len({project["id"] for project in found["projects"]}) >= 24
    anlauf = next(p for p in found["projects"] if p["id"] == "anlauf")
    assert anlauf["total_eur"] == 219_000 and anlauf["start"] == "2020-01-01" and anlauf["sources"][0]["page"] == 22
    assert found["licence"]["url"].startswith("https://")


async def test_later_sources_bring_more_projects_each_with_its_source(serve: Serve) -> None:  # noqa: F811
    load(connect(os.environ["DATABASE_URL"]), ROOT / "data", Sources.all)
    client = await serve()
    _, found = await fetched(client, "/api/projects")
    assert fits(found, "Projects") == [] and len(found["projects"]) >= 45
    assert all(project["sources"] for project in found["projects"])
    for project in found["projects"]:
        async with client.get(f"/projekte/{project['id']}") as reply:
            page = await reply.text()
        assert reply.status == 200 and html.escape(project["title"]) in page and "Quellen" in page


async def test_a_page_tells_the_date_of_each_source_as_answers_do(serve: Serve) -> None:  # noqa: F811
    load(connect(os.environ["DATABASE_URL"]), ROOT / "data", Sources.all)
    client = await serve()
    told = {
        "interaktive-visualisierung-open-data": "Ansprechperson (Stand: 4. April 2019)",  # not the brochure's
        "geosmartchange": "Ansprechperson (Stand: ohne Datumsangabe)",
        "digiknow": "Ansprechperson (Stand: Anfang 2021)",
        "smart-school": "(Stand: 18. August 2023)",
    }
    for name, said in told.items():
        async with client.get(f"/projekte/{name}") as reply:
            assert said in await reply.text(), name


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (
            "region=bergisches-staedtedreieck&min_total_eur=2000000",
            ["digitaler-aktenplan", "prozesse-kinder-jugend-familie"],
        ),
        ("town=Soest&max_total_eur=100000", ["hundesteueranmeldungsexperte"]),
        ("reuse=bausteine", ["digitales-stadtarchiv"]),
        ("transferable_by=2019-12", ["digiknow"]),
        ("topic=Blockchain&running_on=2020-01-01", ["govchain-nrw"]),
    ],
)  # fmt: skip
async def test_filters(client: ClientSession, query: str, ids: list[str]) -> None:
    _, found = await fetched(client, f"/api/projects?{query}")
    assert sorted(p["id"] for p in found["projects"]) == sorted(ids)


async def test_the_order_is_that_asked_for(client: ClientSession) -> None:
    _, found = await fetched(client, "/api/projects?sort=total_eur&order=desc")
    known = [p["total_eur"] for p in found["projects"] if p["total_eur"] is not None]
    assert known == sorted(known, reverse=True)


@pytest.mark.parametrize(
    "query",
    ["colour=red", "min_total_eur=viel", "min_total_eur=²", "max_total_eur=1000000000000",
     "running_on=2021-13-01", "running_on=20210630", "region=bayern", "sort=id",
     "town=Soest&town=Aachen", "transferable_by=2021", f"text={'x' * 200}"],
)  # fmt: skip
async def test_a_wrong_filter_is_refused_with_its_name(client: ClientSession, query: str) -> None:
    status, found = await fetched(client, f"/api/projects?{query}")
    assert status == 400 and query.split("=")[0] in found["error"]


async def test_a_table_for_spreadsheets(client: ClientSession) -> None:
    async with client.get("/api/projects.csv?town=Soest") as reply:
        text = (await reply.read()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 7 and {row["Kommune"] for row in rows} == {"Soest"}


async def test_a_copy_that_is_still_right_is_not_sent_again(client: ClientSession) -> None:
    async with client.get("/api/projects") as reply:
        tag = reply.headers["ETag"]
        assert "max-age" in reply.headers["Cache-Control"] and reply.headers["Access-Control-Allow-Origin"] == "*"
    async with client.get("/api/projects", headers={"If-None-Match": tag}) as reply:
        assert reply.status == 304 and not await reply.read()


async def test_one_project_and_none(client: ClientSession) -> None:
    status, found = await fetched(client, "/api/projects/digiknow")
    assert status == 200 and fits(found, "Project") == []
    assert (await fetched(client, "/api/projects/nirgends"))[0] == 404


async def test_the_descriptions_speak_of_this_server(client: ClientSession) -> None:
    _, described = await fetched(client, "/api/openapi.json")
    assert described["servers"][0]["url"].startswith("http://127.0.0.1:")
    named = {p["name"] for p in described["paths"]["/api/projects"]["get"]["parameters"]}
    assert named == {*FILTERS, "sort", "order"}
    async with client.get("/api/catalog.jsonld") as reply:
        assert reply.content_type == "application/ld+json"
        graph = {node["@id"].partition("#")[2]: node for node in json.loads(await reply.text())["@graph"]}
    # What DCAT-AP.de demands of a data set and a distribution, and what they point to exists.
    assert {"dct:title", "dct:description", "dct:publisher", "dcat:distribution"} <= set(graph["projects"])
    for reference in graph["projects"]["dcat:distribution"]:
        distribution = graph[reference["@id"].partition("#")[2]]
        assert {"dcat:accessURL", "dct:license", "dct:format"} <= set(distribution)
        async with client.get(distribution["dcat:accessURL"]["@id"]) as reply:
            assert reply.status == 200
    assert graph["publisher"]["foaf:name"].startswith("BITTE EINTRAGEN")  # what operator.yml says
    assert "$" not in json.dumps(graph)


async def test_pages_without_a_script(client: ClientSession) -> None:
    async with client.get("/projekte?region=aachen&sort=total_eur") as reply:
        page = await reply.text()
    assert reply.status == 200 and len(page.encode()) < 100_000
    assert "govchain nrw" in page and "DigiKnow" not in page and "5 Projekte" in page
    assert not re.search(r"<script(?! type=.(module|application/ld))", page) and "//cdn" not in page
    links = set(re.findall(r'href="(/projekte/[^"]+)"', page))
    assert len(links) == 5
    for link in links:
        async with client.get(link) as reply:
            assert reply.status == 200


async def test_a_page_tells_all_that_is_known(client: ClientSession) -> None:
    async with client.get("/projekte/digiknow") as reply:
        page = await reply.text()
    for told in ("518.000 €", "466.000 €", "15. November 2018", "31. Dezember 2021", "Benjamin Krüger", "S. 23"):
        assert told in page
    schema = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert schema["name"].startswith("DigiKnow")


async def test_a_wrong_filter_on_the_page_shows_all_and_says_so(client: ClientSession) -> None:
    async with client.get("/projekte?min_total_eur=<b>viel") as reply:
        page = await reply.text()
    assert reply.status == 200 and "&lt;b&gt;viel" in page and "<b>viel" not in page and "Gezeigt werden alle" in page


async def test_no_such_project_has_a_page_that_says_so(client: ClientSession) -> None:
    async with client.get("/projekte/nirgends", headers={"Accept": "text/html"}) as reply:
        assert reply.status == 404


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*FILTERS, "sort", "order", "x"]), st.lists(st.text(max_size=120), max_size=2)))
def test_whatever_is_sent_is_found_or_refused(catalogue: Catalogue, sent: dict[str, list[str]]) -> None:
    try:
        asked = wanted(sent, catalogue)
    except WrongFilter:
        return
    assert len(asked.found(catalogue)) <= catalogue.count()
