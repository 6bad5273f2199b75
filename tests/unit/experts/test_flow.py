"""The Hund-Check from the visitor's side: questions, corrections, ways back and out, and what is said at the end."""

from __future__ import annotations

import pytest

from bot.experts.answering import case_of
from bot.experts.expert import Expert
from bot.experts.flow import put_right
from bot.experts.flow_lines import Play
from bot.experts.moves import passing

from .play import TODAY, Dialogue


def test_the_opening_message_answers_what_it_tells(dialogue: Dialogue) -> None:
    answer = dialogue.start("Ich hab seit gestern einen Welpen, was muss ich tun?")
    assert dialogue.state.answers == {"topic": "new", "since": "2026-11-25"}
    assert "Welche Rasse" in answer and "25. November 2026" in answer


def test_a_whole_check(dialogue: Dialogue) -> None:
    dialogue.start("Ich möchte meinen Hund anmelden")
    answer = dialogue.say("gestern", "Beagle", "nein", "einer")
    assert dialogue.over
    assert "9. Dezember 2026" in answer and "85,80 €" in answer and "Unverbindlich" in answer
    assert "Soester Anzeiger" in answer and "nicht bestätigt" in answer


def test_never_more_questions_than_promised(dialogue: Dialogue) -> None:
    dialogue.start("Hund-Check starten")
    dialogue.say("Hund ist neu", "am 3. November", "Weiß ich nicht", "Weiß ich nicht", "2")
    assert dialogue.over and len(dialogue.said) == 6


def test_listed_breeds_are_told_of_the_permit_and_not_asked_for_their_size(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    assert "Wie viele Hunde" in dialogue.say("gestern", "Rottweiler")
    answer = dialogue.say("1")
    assert "Erlaubnis der Ordnungsbehörde" in answer and "§ 10" in answer
    assert "€" not in answer and "höheren Satz" in answer  # whether the town asks for more is not on file


def test_a_correction_recalculates_and_keeps_the_rest(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    dialogue.say("gestern", "Labrador", "ja")
    answer = dialogue.say("Nein, er kam erst am Dienstag")
    assert "24. November 2026" in answer and "Wie viele Hunde" in answer
    assert dialogue.state.answers["breed"]["name"] == ["Labrador"]
    assert "8. Dezember 2026" in dialogue.say("1")


def test_a_correction_asks_again_what_depends_on_it(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    dialogue.say("gestern", "Labrador", "ja")
    dialogue.say("falsch, es ist ein Rottweiler")
    assert "large" not in dialogue.state.answers
    assert "Wie viele Hunde" in dialogue.said[-1]


def test_back_skip_help_again_and_restart(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    first = dialogue.say("gestern")
    assert "Welche Rasse" in first
    assert "Seit wann" in dialogue.say("zurück")
    dialogue.say("vorgestern")
    assert dialogue.state.answers["since"] == "2026-11-24"
    assert "Landeshundegesetz" in dialogue.say("warum?") and "Welche Rasse" in dialogue.said[-1]
    assert "brauche ich" in dialogue.say("überspringen")
    assert "Welche Rasse" in dialogue.say("nochmal")
    assert "Worum geht es?" in dialogue.say("von vorn")
    assert dialogue.state.answers == {}


def test_cancel_says_that_nothing_is_kept(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    assert "nichts gespeichert" in dialogue.say("gestern", "abbrechen")
    assert dialogue.over


def test_bad_input_gets_an_example_then_a_way_out(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    assert "Zum Beispiel" in dialogue.say("blau")
    dialogue.say("grün")
    answer = dialogue.say("gelb")
    assert "abbrechen" in answer and "Steueramt" in answer
    assert dialogue.turn and "button_cancel" in dialogue.turn.buttons
    assert "Welche Rasse" in dialogue.say("gestern")


def test_an_impossible_day_is_no_answer(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    assert "Zukunft" in dialogue.say("am 1. Juni 2027")
    assert "zurück" in dialogue.say("am 1. Juni 1980")
    assert "since" not in dialogue.state.answers


def test_a_name_that_fits_two_breeds_is_asked_back(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    answer = dialogue.say("gestern", "Bulldogge")
    assert "American Bulldog" in answer and "Französische Bulldogge" in answer
    dialogue.say("Französische Bulldogge")
    assert dialogue.state.answers["breed"]["class"] == "other"


def test_misspelt_breeds_are_understood(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    dialogue.say("gestern", "Rotweiler")
    assert dialogue.state.answers["breed"]["class"] == "listed"


def test_a_mixed_breed_is_not_judged(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    dialogue.say("gestern", "Mischling, keine Ahnung was drin ist", "Weiß ich nicht")
    answer = dialogue.say("1")
    assert "Ordnungsbehörde" in answer and "möglicherweise ein großer Hund" in answer


def test_a_missed_deadline_is_told_calmly(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    answer = dialogue.say("seit dem 1.10.2026", "Dackel", "nein", "1")
    assert "Die Frist war am 15. Oktober 2026" in answer and "Über Folgen entscheidet die Stadt" in answer


def test_a_dead_dog_is_met_with_sympathy(dialogue: Dialogue) -> None:
    dialogue.start("Hund abmelden")
    assert "tut mir sehr leid" in dialogue.say("Er ist gestorben")
    answer = dialogue.say("gestern")
    assert "9. Dezember 2026" in answer and "Tierarztpraxis" in answer and "Ende des Monats" in answer


def test_two_dogs_cost_what_the_town_says(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    answer = dialogue.say("gestern", "Dackel", "nein", "zwei")
    assert "102 €" in answer and "204 €" in answer and "berechnet" in answer


def test_a_question_does_not_fit_the_open_step(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    dialogue.say("gestern", "Labrador")
    assert dialogue.fit("Was kostet eigentlich der Chip?") == 0.0
    assert dialogue.fit("ja") == 1.0


def test_every_step_can_be_said_in_each_language(dialogue: Dialogue) -> None:
    for language in ("easy", "en"):
        dialogue.language = language
        dialogue.start("Hund-Check starten")
        answer = dialogue.say("Dog is new", "yesterday", "Labrador", "yes", "2")
        assert dialogue.over and ("204 €" in answer or "€204" in answer)


def test_progress_counts_what_may_still_come(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    assert dialogue.turn and (dialogue.turn.number, dialogue.turn.of) == (1, 4)
    dialogue.say("gestern", "Rottweiler")
    assert (dialogue.turn.number, dialogue.turn.of) == (3, 3)


def test_an_answer_that_is_named_as_wrong_is_asked_for_once_more(dialogue: Dialogue) -> None:
    dialogue.start("Ich hab seit gestern einen Pudel")
    dialogue.say("nein")
    assert "Welche Rasse" in dialogue.say("nein, die Rasse war falsch")
    assert dialogue.state.answers["since"] == "2026-11-25"
    assert "40 cm" in dialogue.say("Boxer")
    assert "Seit wann" in dialogue.say("ändern: Datum")


def test_a_finished_check_asks_again_for_what_is_named_as_wrong(dialogue: Dialogue, hundesteuer: Expert) -> None:
    dialogue.start("Ich hab seit gestern einen Mops")
    dialogue.say("nein", "1")
    assert dialogue.turn and dialogue.turn.over
    play = Play(hundesteuer, hundesteuer.flows["hund_check"], case_of(hundesteuer, dialogue.town, TODAY, {}))
    again = put_right(play, dialogue.turn.over, "die Anzahl stimmt nicht")
    assert again and again.state and again.state.open == "count"


def test_yes_and_no_may_go_on(dialogue: Dialogue) -> None:
    dialogue.start("Ich hab seit gestern einen Pudel")
    answer = dialogue.say("ja, und wir haben schon einen zweiten Hund")
    assert dialogue.over and "großer Hund" in answer and "204 €" in answer


@pytest.mark.parametrize("said", ["eher nicht", "glaub nicht", "nein, der bleibt klein", "I don't think so"])
def test_no_in_other_words(dialogue: Dialogue, said: str) -> None:
    dialogue.start("Ich hab seit gestern einen Mops")
    dialogue.say(said)
    assert dialogue.state.answers["large"] == "no"


@pytest.mark.parametrize(
    "said", ["40kilo", "der wiegt vierzig Kilo", "wird fünfundvierzig Zentimeter", "8 kg und 45 cm"]
)
def test_a_measure_of_the_law_makes_a_large_dog(dialogue: Dialogue, said: str) -> None:
    dialogue.start("Ich hab seit gestern einen Hund")
    dialogue.say("Weiß ich nicht", said)
    assert dialogue.state.answers["large"] == "yes"


def test_one_small_measure_does_not_decide(dialogue: Dialogue) -> None:
    dialogue.start("Ich hab seit gestern einen Mops")
    assert "unter 40 cm und unter 20 kg" in dialogue.say("acht Kilo")
    assert "large" not in dialogue.state.answers
    dialogue.say("8 Kilo und 30 cm")
    assert dialogue.state.answers["large"] == "no"


@pytest.mark.parametrize(
    ("said", "count"),
    [("Wir haben zwei Dackel", 2), ("es ist unser dritter Hund", 3), ("noch einen Hund dazu", None)],
)
def test_how_many_dogs_in_passing(hundesteuer: Expert, dialogue: Dialogue, said: str, count: int | None) -> None:
    found = passing(hundesteuer, hundesteuer.flows["hund_check"], said, case_of(hundesteuer, dialogue.town, TODAY, {}))
    assert found.get("count") == count


def test_a_short_name_of_breeds_of_one_class_is_not_asked_back(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    assert "Wie viele Hunde" in dialogue.say("gestern", "ein Stafford")
    assert dialogue.state.answers["breed"]["class"] == "dangerous"


def test_a_breed_that_the_law_leaves_open_stays_open(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    dialogue.say("gestern", "XL Bully")
    assert dialogue.state.answers["breed"] == {"name": ["American Bully"], "class": "unknown"}
    assert "prüft die Ordnungsbehörde" in dialogue.say("ja", "1")


def test_not_knowing_at_each_step(dialogue: Dialogue) -> None:
    dialogue.start("Ich habe einen neuen Hund")
    assert "Frist" in dialogue.say("weiß nicht") and "Steueramt" in dialogue.said[-1]
    dialogue.say("gestern")
    assert "40 cm" in dialogue.say("weiß nicht, ist Mischling von Straße")
    assert "Wie viele Hunde" in dialogue.say("vielleicht")
    assert "Wie viele Hunde" in dialogue.say("keine Ahnung")
    assert "möglicherweise ein großer Hund" in dialogue.say("einer")


@pytest.mark.parametrize("said", ["von vorn", "nochmal neu", "alles neu bitte", "start again"])
def test_starting_over_in_other_words(dialogue: Dialogue, said: str) -> None:
    dialogue.start("Ich hab seit gestern einen Pudel")
    assert "Worum geht es" in dialogue.say(said)
    assert dialogue.state.answers == {}


@pytest.mark.parametrize("said", ["ach lass mal", "lassen wir das", "keine Lust mehr", "I want to stop"])
def test_cancelling_in_other_words(dialogue: Dialogue, said: str) -> None:
    dialogue.start("Ich hab seit gestern einen Pudel")
    assert "nichts gespeichert" in dialogue.say(said) and dialogue.over


@pytest.mark.parametrize("said", ["2", "das zweite", "Nummer 2"])
def test_a_choice_by_its_place(dialogue: Dialogue, said: str) -> None:
    dialogue.start("Hund-Check starten")
    dialogue.say(said)
    assert dialogue.state.answers == {"topic": "moving"}


def test_what_was_told_before_the_topic_is_repeated_once_it_is_clear(dialogue: Dialogue) -> None:
    first = dialogue.start("gestern, ein Mops")
    assert "Beginn" not in first and dialogue.turn and (dialogue.turn.number, dialogue.turn.of) == (1, 4)
    assert "Beginn: 25. November 2026; Rasse: Mops" in dialogue.say("Hund ist neu")
    assert "until" not in dialogue.state.answers


def test_sympathy_comes_first(dialogue: Dialogue) -> None:
    assert dialogue.start("Ich muss meinen Hund abmelden, er ist gestern gestorben").startswith(
        "Das tut mir sehr leid."
    )
