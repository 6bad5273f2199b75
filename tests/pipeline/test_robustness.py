"""Misspelt, joined, split and bent names of all projects and towns are found, and taken for nothing else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest

from bot.assistant import Assistant
from bot.dialogue.references import resolve
from bot.understanding.lexicon import EVERYDAY_NAMES

from .known_failures import differences
from .spoiling import RULES, Rule, keyword_order, no_capitals, split_compound
from .test_facets import NAMES

SENTENCES = (
    "Was kostet das Projekt {}?",
    "kontakt {}",
    "Ich habe eine Frage zu {}, wer ist zuständig?",
    "{} laufzeit",
)


@dataclass
class Tally:
    """What became of the variants of one rule."""

    found: int = 0
    failed: dict[str, str] = field(default_factory=dict)  # by sentence: what came of it

    @property
    def total(self) -> int:
        return self.found + len(self.failed)


def variants(names: list[str]) -> list[tuple[Rule, str, str]]:
    """Each rule on each name that it applies to."""
    return [(rule, name, spoilt) for rule in RULES for name in names if (spoilt := rule(name))]


def projects_named(assistant: Assistant, text: str) -> set[str]:
    """The projects that a sentence speaks of."""
    references = resolve(assistant.read(text), assistant.catalogue)
    return set(references.named or references.by_content or references.by_place or ())


def report(capsys: pytest.CaptureFixture[str], what: str, tallies: dict[str, Tally]) -> None:
    with capsys.disabled():
        print(f"\n{what}")  # noqa: T201 -- the figures are what the test is for
        for rule, t in tallies.items():
            print(f"  {rule:22} {t.found:3} of {t.total:3} found", *t.failed.values(), sep="\n      ")  # noqa: T201


def failures(tallies: dict[str, Tally]) -> dict[str, str]:
    """What failed under any rule."""
    return {sentence: told for tally in tallies.values() for sentence, told in tally.failed.items()}


def test_projects(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    ids = {name: project for project, name in NAMES.items()}
    tallies: dict[str, Tally] = defaultdict(Tally)
    meant = {name: projects_named(assistant, f"Was kostet {name}?") for name in ids}
    assert all(ids[name] in projects for name, projects in meant.items())
    spoilt_names = variants(list(ids))
    assert len(spoilt_names) >= 200
    assert {rule for rule, _, _ in spoilt_names} == set(RULES)
    for number, (rule, name, spoilt) in enumerate(spoilt_names):
        text = SENTENCES[number % len(SENTENCES)].format(spoilt)
        named = projects_named(assistant, text)
        tally = tallies[rule.__name__]
        # The right one, and nothing that the well-written name would not also mean.
        if ids[name] in named and named <= meant[name]:
            tally.found += 1
        else:
            tally.failed[text] = f"{text} -> {', '.join(sorted(named)) or 'nothing'}"
    report(capsys, f"Projects: {len(spoilt_names)} variants", tallies)
    assert differences("misspelt_projects", failures(tallies)) == []


def test_towns_with_projects(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    towns = sorted({p.municipality for p in assistant.catalogue.projects()})
    tallies: dict[str, Tally] = defaultdict(Tally)
    sentences = ("Welche Projekte gibt es in {}?", "projekte {}", "Was läuft denn so in {}?")
    of_projects = {split_compound, keyword_order}  # rules that make no sense for towns
    spoilt_names = [v for v in variants(towns) if v[0] not in of_projects]
    assert len(spoilt_names) >= 50
    for number, (rule, town, spoilt) in enumerate(spoilt_names):
        text = sentences[number % len(sentences)].format(spoilt)
        named = [i for n in assistant.read(text).named("place", "kreis") for i in n.mention.ids("place", "kreis")]
        tally = tallies[rule.__name__]
        if town in named:
            tally.found += 1
        else:
            tally.failed[text] = f"{text} -> {', '.join(named) or 'nothing'}"
    report(capsys, f"Towns: {len(spoilt_names)} variants", tallies)
    assert differences("misspelt_towns", failures(tallies)) == []


EVERYDAY = (
    "An wen kann ich mich wenden?",
    "Wo muss ich mich melden, wenn ich umziehe?",
    "Ich möchte etwas senden, wer hilft?",
    "Wie wird das Wetter morgen?",
    "Wir wollen heute essen gehen",
    "Das Projekt soll nicht noch mehr Geld kosten",
    "Wann kamen die Ergebnisse?",
    "Wer kann mir die Lage schildern?",
    "Die Werte sind gut, oder?",
    "Wer soll da siegen?",
    "Ist der Chef im Sommer da?",
    "Habt ihr auch Marl oder nur Sand? Nein, das war ein Scherz",
    "Bitte die Schlangen vor dem Amt verkürzen",
    "Ich halte das für enger gefasst",
    "Gibt es dort eine Halle?",
    "Die Heiden waren anders",
)


@pytest.mark.parametrize("text", [t for s in EVERYDAY for t in (s, no_capitals(s) or s)])
def test_everyday_words_are_never_towns_or_people(assistant: Assistant, text: str) -> None:
    named = assistant.read(text).named("place", "kreis", "person", "project")
    assert [n.mention.text for n in named if n.mention.text.casefold() != "marl"] == []


def test_everyday_towns_are_found_where_a_town_is_meant(assistant: Assistant) -> None:
    known = {e.surface for e in assistant.catalogue.names() if e.kind == "place"}
    towns = sorted(name for name in known if name.casefold() in EVERYDAY_NAMES)
    assert len(towns) >= 15
    missed = [town for town in towns if not assistant.read(f"Welche Projekte gibt es in {town}?").named("place")]
    assert missed == []


def test_no_punctuation_and_no_capitals_change_nothing(assistant: Assistant) -> None:
    """Voice input: the same projects as in the well-written question."""
    for project, name in NAMES.items():
        spoken = f"ähm also was hat denn {name.lower()} so gekostet"
        references = resolve(assistant.read(spoken), assistant.catalogue)
        assert project in (references.named or references.by_content or ()), spoken


@pytest.mark.parametrize("year", [2021, 2023])
def test_a_year_told_from_today_is_told_from_the_day_of_the_message(assistant: Assistant, year: int) -> None:
    text = "Ich bin neu hier. Welche Projekte endeten letztes Jahr, und wer war zuständig?"
    reading = assistant.read(text, date(year, 6, 1))
    assert len(reading.parts) > 1
    found = {period.low for part in (reading, *reading.parts) for period in part.quantities.periods}
    assert found == {f"{year - 1}-01-01"}
    conversation = assistant.conversation()
    conversation.say("Welche Projekte endeten letztes Jahr?", datetime(year, 6, 1))
    assert [c.high for c in conversation.state.conditions if c.field == "end"] == [f"{year - 1}-12-31"]
