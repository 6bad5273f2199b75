"""The measurements measure what they say: figures, schedule, made-up projects, report, faults under load."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.domain import Domain

from bench import replies, report, stock_bot
from bench.columns import Column
from bench.crowd import ERROR, MIXED, SILENT, WRONG, Crowd
from bench.examiners import Messages, Turn, examiner, text_of
from bench.figures import Latency, Trend, histogram, percentile, slope
from bench.numbers import difference, separable, verdict
from bench.processes import memory_mb, processor_seconds
from bench.questions import conversations, mirrored
from bench.schedule import Step, schedule
from bench.synthetic import own_titles, projects, write_catalogue
from bot.catalogue.files import read_content
from bot.catalogue.names import name_entries
from bot.catalogue.queries import Catalogue
from bot.settings import ROOT
from bot.understanding.names import NameIndex


def test_percentiles_of_a_hundred_known_times() -> None:
    seconds = [n / 1000 for n in range(100, 0, -1)]
    assert Latency.of(seconds) == Latency(p50=51.0, p95=96.0, p99=100.0, longest=100.0)


def test_one_time_is_every_percentile_and_none_is_a_mistake() -> None:
    assert [percentile([7.0], share) for share in (0.0, 0.5, 1.0)] == [7.0, 7.0, 7.0]
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_the_line_through_points() -> None:
    assert slope([(0, 1), (1, 3), (2, 5)]) == pytest.approx(2)
    assert slope([(0, 5), (1, 5), (2, 5)]) == 0
    assert slope([(3, 5)]) == 0


def samples(minutes: float, memory: Any) -> list[tuple[float, float]]:
    """A sample every ten seconds; ``memory`` says how many MB at a second."""
    return [(float(s), float(memory(s))) for s in range(0, int(60 * minutes) + 1, 10)]


@pytest.mark.parametrize(
    ("memory", "flat"),
    [
        (lambda s: 800.0, True),
        (lambda s: 800 + min(s, 300) / 3, True),  # grows while it warms up, then stays
        (lambda s: 800 + 5 * (s // 10 % 2), True),  # jumps up and down
        (lambda s: 800 + 100 * s / 3600, False),  # 100 MB an hour
        (lambda s: 100 + 29 * s / 3600, False),  # slow, but a tenth of the memory
        (lambda s: 900 - 100 * s / 3600, True),  # shrinks
    ],
)
def test_flat_memory_is_told_from_a_leak(memory: Any, flat: bool) -> None:
    assert Trend.of(samples(30, memory)).flat is flat


def test_a_short_run_is_no_proof() -> None:
    assert Trend.of(samples(2, lambda s: 800)).flat is None


def test_the_histogram_counts_every_reply() -> None:
    assert histogram([0.004, 0.010, 0.011, 9.0]) == [
        ("up to 10 ms", 2),
        ("up to 20 ms", 1),
        ("more than 5000 ms", 1),
    ]


LENGTHS = (1, 3, 2, 6, 1)


def test_messages_come_at_a_constant_rate() -> None:
    steps = list(schedule(LENGTHS, rate=20, think=5, seconds=60))
    assert len(steps) == 1200
    assert [step.at for step in steps] == [pytest.approx(n / 20) for n in range(1200)]


def test_turns_keep_their_order_and_their_pause() -> None:
    told: dict[int, list[Step]] = defaultdict(list)
    for step in schedule(LENGTHS, rate=20, think=5, seconds=120):
        told[step.conversation].append(step)
    for steps in told.values():
        assert len({step.dialogue for step in steps}) == 1
        assert [step.turn for step in steps] == list(range(len(steps)))
        assert all(b.at - a.at == pytest.approx(5) for a, b in pairwise(steps))
        assert [step.last for step in steps] == [n + 1 == LENGTHS[steps[0].dialogue] for n in range(len(steps))]


def test_many_conversations_are_open_at_once_and_every_dialogue_has_its_turn() -> None:
    steps = list(schedule([4] * 50, rate=20, think=5, seconds=60))
    open_now, most = set(), 0
    for step in steps:
        open_now.add(step.conversation)
        most = max(most, len(open_now))
        if step.last:
            open_now.discard(step.conversation)
    assert most == 100
    first_round = Counter(step.dialogue for step in steps if step.conversation < 50)
    assert first_round == dict.fromkeys(range(50), 4)


def test_made_up_projects_are_valid_and_are_found_by_their_names(tmp_path: Path) -> None:
    content = read_content(write_catalogue(tmp_path, 300))  # raises DataErrors for an invalid file
    assert len(content.projects) == 300
    index = NameIndex(name_entries(content))
    missed = []
    for made in projects(300 - len(own_titles())):
        text = f"Was kostet {made['title']}?"
        mentions = index.find(index.read(text), text)
        if [m.ids("project")[:1] for m in mentions if m.ids("project")] != [(made["id"],)]:
            missed.append(text)
    assert missed == []


def test_ten_thousand_projects_have_names_of_their_own() -> None:
    made = list(projects(9_976))
    assert len({project["id"] for project in made}) == len({project["title"] for project in made}) == 9_976


def test_our_own_projects_are_asked_for_by_titles_that_the_catalogue_knows(catalogue: Catalogue) -> None:
    assert set(own_titles()) == {project.label for project in catalogue.projects()}


def test_the_empty_bot_gets_conversations_of_the_same_lengths() -> None:
    asked = conversations()
    assert len(asked) > 100
    assert [len(c) for c in mirrored("frage", asked)] == [len(c) for c in asked]


def test_a_section_is_renewed_and_everything_else_stays() -> None:
    old = f"# Old head\n\n<!-- begin: load -->\nold load\n<!-- end: load -->\n\n{report.MARKER}\nWords of people.\n"
    first = report.renewed(old, "replies", "new replies")
    second = report.renewed(first, "load", "new load")
    assert report.sections_of(second) == {"replies": "new replies", "load": "new load"}
    assert second.index("new replies") < second.index("new load") < second.index("Words of people.")
    assert "old" not in second.replace("older", "").casefold()


def test_goals_are_judged_as_printed() -> None:
    assert report.verdict(1.504, 1.5) == "at most 1.5: reached"
    assert report.verdict(1.506, 1.5) == "at most 1.5: **missed**"
    assert report.verdict(0.59, 0.6, at_most=False) == "at least 0.6: **missed**"


def test_memory_counts_children() -> None:
    script = "import time; b=bytearray(200*2**20); print(flush=True); time.sleep(60)"
    nested = f"import subprocess,sys; subprocess.run([sys.executable, '-c', {script!r}])"
    with subprocess.Popen([sys.executable, "-c", nested], stdout=subprocess.PIPE, start_new_session=True) as parent:
        assert parent.stdout
        parent.stdout.readline()
        held = memory_mb([parent.pid])
        os.killpg(parent.pid, signal.SIGKILL)
    assert 200 < held < 400


def test_processor_time_counts_children() -> None:
    script = "import time\nwhile time.process_time() < 0.5: pass\nprint(flush=True); time.sleep(60)"
    nested = f"import subprocess,sys; subprocess.run([sys.executable, '-c', {script!r}])"
    with subprocess.Popen([sys.executable, "-c", nested], stdout=subprocess.PIPE, start_new_session=True) as parent:
        assert parent.stdout
        parent.stdout.readline()
        used = processor_seconds([parent.pid])
        os.killpg(parent.pid, signal.SIGKILL)
    assert 0.5 <= used < 2


def column(p50: float, per_second: float) -> Column:
    return Column(Latency(p50, 2 * p50, 3 * p50, 4 * p50), p50, (per_second, per_second), 500, 550, 8, 50)


def test_the_table_says_who_is_ahead_and_which_goals_are_reached() -> None:
    columns = {"empty": column(8, 140), "stock": column(32, 30), "real": column(17, 80)}
    lines = {line.split(" | ")[0].strip("| "): line for line in replies.columns_table(columns).splitlines()}
    assert "0.53: ahead" in lines["reply, p50 in ms"] and "at most 2.2: reached" in lines["reply, p50 in ms"]
    assert "2.67: ahead" in lines["requests a second, 8 at a time"]
    columns["real"] = column(40, 20)
    lines = {line.split(" | ")[0].strip("| "): line for line in replies.columns_table(columns).splitlines()}
    assert "1.25: **behind**" in lines["reply, p50 in ms"] and "**missed**" in lines["reply, p50 in ms"]
    assert "0.67: **behind**" in lines["requests a second, 8 at a time"]


def test_without_its_environment_the_stock_bot_is_said_to_be_unmeasured() -> None:
    text = replies.columns_table({"empty": column(8, 140), "real": column(17, 80)})
    assert all("not measured" in line for line in text.splitlines()[2:])


def test_the_stock_bot_learns_from_our_sentences_and_answers_each_intent(tmp_path: Path) -> None:
    folder = stock_bot.write(tmp_path / "stock", tmp_path / "catalogue.db")
    ours = set(Domain.load(ROOT / "domain.yml").intents) - set(DEFAULT_INTENTS)
    assert set(Domain.load(folder / "domain.yml").intents) - set(DEFAULT_INTENTS) == ours
    answered = {
        step["intent"]
        for story in yaml.safe_load((folder / "data" / "dialogues.yml").read_text(encoding="utf-8"))["stories"]
        for step in story["steps"]
        if "intent" in step
    }
    assert answered - set(DEFAULT_INTENTS) == ours
    sentences = {file.relative_to(ROOT / "data") for file in (ROOT / "data" / "nlu").rglob("*.yml")}
    assert {file.relative_to(folder / "data") for file in (folder / "data" / "nlu").rglob("*.yml")} == sentences


def test_without_a_judge_our_own_dialogues_are_held(tmp_path: Path) -> None:
    known = examiner(tmp_path)
    assert len(known.dialogues) > 100
    turn = {"say": "Was kostet Anlauf?", "must": [{"eur": 219000}]}
    assert known.problems(turn, [{"text": "Gesamtkosten: 219.000 €"}]) == []
    assert known.problems(turn, [{"text": "Das weiß ich nicht."}]) != []
    assert known.projects([{"text": "DigiKnow und Anlauf!"}]) == {"digiknow", "anlauf"}


class Two:
    """Two dialogues about one project each."""

    name = "two dialogues"
    dialogues: Sequence[Sequence[Turn]] = (
        ({"say": "Anlauf?", "must": "Anlauf"}, {"say": "Kosten?", "must": "219.000 €"}),
        ({"say": "DigiKnow?", "must": "DigiKnow"}, {"say": "Kosten?", "must": "300.000 €"}),
    )

    def problems(self, turn: Turn, answer: Messages) -> list[str]:
        return [] if turn["must"] in text_of(answer) else [f"lacks {turn['must']}"]

    def projects(self, answer: Messages) -> set[str]:
        return {name for name in ("Anlauf", "DigiKnow") if name in text_of(answer)}


class Careless(BaseHTTPRequestHandler):
    """Keeps conversations apart, until it is told to spoil the answers."""

    about: dict[str, str]
    spoil: str

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        sender, said = body["sender"], body["message"]
        if said != "Kosten?":
            self.about[sender] = said.rstrip("?")
        topic = self.about[sender]
        if self.spoil == MIXED:
            topic = {"Anlauf": "DigiKnow", "DigiKnow": "Anlauf"}[topic]
        cost = {"Anlauf": "219.000 €", "DigiKnow": "300.000 €"}[topic]
        text = "Wie bitte?" if self.spoil == WRONG else f"{topic}: {cost}"
        answer = [] if self.spoil == SILENT else [{"recipient_id": sender, "text": text}]
        raw = json.dumps(answer).encode()
        self.send_response(500 if self.spoil == ERROR else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def careless() -> Iterator[tuple[str, type[Careless]]]:
    handler = type("Handler", (Careless,), {"about": {}, "spoil": ""})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", handler
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("spoil", ["", WRONG, MIXED, ERROR, SILENT])
def test_the_load_notices_each_kind_of_fault(careless: tuple[str, type[Careless]], spoil: str) -> None:
    url, handler = careless

    async def hold() -> Counter[str]:
        crowd = Crowd(url, Two())
        assert await crowd.alone() == [0, 1]
        handler.spoil = spoil
        outcome = await crowd.hold(schedule([2, 2], rate=100, think=0.2, seconds=1))
        return outcome.faults

    faults = asyncio.run(hold())
    if not spoil:
        assert faults == {}
        return
    assert set(faults) == {spoil} if spoil != MIXED else faults[MIXED] > 0
    assert faults.total() == 100


def test_a_difference_of_times_is_found_and_none_is_not() -> None:
    chance = random.Random(3)
    usual, same = ([chance.gauss(0.030, 0.004) for _ in range(300)] for _ in range(2))
    slow = [seconds + 0.006 for seconds in same]
    by, low, high = difference(same, usual)
    assert low < by < high and -0.001 < low < 0.001 and -0.001 < high < 0.002
    by, low, high = difference(slow, usual)
    assert 0.005 < low < by < high < 0.008
    assert 0.45 < separable(same, usual) < 0.55 and separable(slow, usual) > 0.8
    assert [verdict(*interval) for interval in ((-1, 2), (-9, 8))] == ["reached", "not decided"]
    assert verdict(6, 9) == verdict(-9, -1) == "**missed**"
    assert separable([1.0], [1.0]) == 0.5 and separable([2.0], [1.0]) == 1.0
