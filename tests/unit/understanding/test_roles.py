"""What each name in a message is there for, learnt from data/roles."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from bot.understanding.intents import LinearIntents
from bot.understanding.names import NameIndex
from bot.understanding.roles.examples import EXAMPLES, ROLES, Example, marked_names, read_examples
from bot.understanding.roles.features import features
from bot.understanding.roles.learning import learn, rows
from tools.evaluation.roles import HELD_OUT

# Written for these tests, with names and wordings of their own.
SENTENCES = (
    ("Wie heißt die Ansprechpartnerin in Wuppertal?", ("wanted",)),
    ("Alle außer denen aus Gelsenkirchen und Remscheid, bitte", ("excluded", "excluded")),
    ("Bielefeld ja, Paderborn nein", ("wanted", "excluded")),
    ("Zeig mir eher was aus Solingen als aus Aachen", ("wanted", "excluded")),
    ("Ich arbeite bei der Stadt Olpe und suche Projekte in Soest", ("own", "wanted")),
    ("Stimmt es, dass DigiKnow aus Solingen kommt?", ("wanted", "claimed")),
    ("Hat Remscheid mehr Projekte als Solingen?", ("compared", "compared")),
    ("Könnten wir den Aktenplan auch in Olpe einsetzen?", ("wanted", "target")),
    ("Ist Frau Gerke verheiratet?", ("private",)),
    ("Wie lautet die Telefonnummer von Frau Gerke?", ("wanted",)),
    ("Meine Schwester in Olpe hat mir davon erzählt. Was kostet ANLAUF?", ("told", "wanted")),
    ("und in Remscheid?", ("wanted",)),
)


@pytest.fixture(scope="module")
def learnt(index: NameIndex) -> list[Example]:
    return read_examples(EXAMPLES, index)


@pytest.fixture(scope="module")
def unseen(index: NameIndex) -> list[Example]:
    return read_examples(HELD_OUT, index)


@pytest.fixture(scope="module")
def machine(learnt: list[Example]) -> LinearIntents:
    return learn(learnt)


def told(machine: LinearIntents, index: NameIndex, text: str) -> tuple[str, ...]:
    mentions = index.find(index.read(text), text)
    return tuple(ranking[0][0] for ranking in machine.rankings(rows(features(text, mentions))))


@pytest.mark.parametrize(("text", "roles"), SENTENCES)
def test_each_name_gets_its_role(machine: LinearIntents, index: NameIndex, text: str, roles: tuple[str, ...]) -> None:
    assert told(machine, index, text) == roles


def test_the_words_around_a_name_decide_and_not_which_town_it_is(machine: LinearIntents, index: NameIndex) -> None:
    for town in ("Aachen", "Soest", "Kleve", "Siegburg"):
        assert told(machine, index, f"Alle Projekte, aber nicht die aus {town}") == ("excluded",)


def test_probabilities_add_up_and_fall(machine: LinearIntents, index: NameIndex) -> None:
    text = "Läuft das auch in Soest?"
    (ranking,) = machine.rankings(rows(features(text, index.find(index.read(text), text))))
    assert sum(share for _, share in ranking) <= 1.001
    assert all(one[1] >= other[1] for one, other in pairwise(ranking))


def test_there_are_enough_examples_of_each_role(learnt: list[Example], unseen: list[Example]) -> None:
    for examples, fewest in ((learnt, 100), (unseen, 20)):
        numbers = Counter(role for example in examples for role in example.roles if role)
        assert set(numbers) == set(ROLES)
        assert min(numbers.values()) >= fewest, numbers


@pytest.mark.parametrize("path", [*sorted(EXAMPLES.glob("*.yml")), HELD_OUT], ids=lambda path: Path(path).stem)
def test_every_marked_name_is_found(index: NameIndex, path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("  - ")]
    marked = [len(marked_names(line.removeprefix("  - "))) for line in lines]
    found = [sum(role != "" for role in example.roles) for example in read_examples(path, index)]
    assert [line for line, number, hits in zip(lines, marked, found, strict=True) if number != hits or not hits] == []


def test_no_held_out_sentence_is_learnt(learnt: list[Example], unseen: list[Example]) -> None:
    """Neither itself nor the same with other names; short follow-ups that everybody says aside."""
    seen = {_without_names(example) for example in learnt}
    twins = [example.text for example in unseen if _without_names(example) in seen]
    assert len(twins) <= 0.05 * len(unseen), twins


def test_a_role_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such role: wated"):
        marked_names("Was läuft in [Soest](wated)?")


def _without_names(example: Example) -> str:
    text = example.text
    for mention in reversed(example.mentions):
        text = text[: mention.start] + "x" + text[mention.end :]
    return text.casefold()
