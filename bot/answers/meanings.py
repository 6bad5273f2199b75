"""What an unclear message may have meant, as plain questions on buttons."""

from __future__ import annotations

from bot.answers.reply import Button
from bot.catalogue.records import Project

# Intent -> (the question about a project, the question without one).
_QUESTIONS = {
    "ask_summary": ("Worum geht es bei {}?", "Worum geht es in dem Projekt?"),
    "ask_contact": ("Wer ist zuständig für {}?", "Wer ist die Ansprechperson?"),
    "ask_money": ("Was kostet {}?", "Was kostet das Projekt?"),
    "ask_time": ("Wie lange läuft {}?", "Wie lange läuft das Projekt?"),
    "ask_transferability": ("Ab wann ist {} übertragbar?", "Ab wann ist das Projekt übertragbar?"),
    "ask_milestones": ("Welche Meilensteine hat {}?", "Welche Meilensteine hat das Projekt?"),
    "ask_partners": ("Wer ist beteiligt an {}?", "Wer ist an dem Projekt beteiligt?"),
    "ask_reuse": ("Was kann man nachnutzen von {}?", "Was ist lizenzfrei nachnutzbar?"),
    "ask_services": ("Welche Leistungen bietet {}?", "Welche Leistungen bietet das Projekt?"),
    "ask_links": ("Welche Links gibt es zu {}?", "Welche Links gibt es zu dem Projekt?"),
    "ask_programme": ("", "Was sind die Digitalen Modellregionen?"),
    "ask_programme_period": ("", "Seit wann läuft das Programm?"),
    "ask_programme_money": ("", "Wie viel Geld fließt in das Programm?"),
    "ask_region": ("", "Welche Modellregionen gibt es?"),
    "list_projects": ("", "Welche Projekte gibt es?"),
    "count_projects": ("", "Wie viele Projekte gibt es?"),
    "rank_projects": ("", "Welches ist das teuerste Projekt?"),
    "sum_money": ("", "Was kosten alle Projekte zusammen?"),
    "explain_reuse": ("", "Welche Arten der Nachnutzung gibt es?"),
    "find_service": ("", "Welche Online-Dienste gibt es?"),
    "ask_privacy": ("", "Was passiert mit meinen Daten?"),
    "ask_help": ("", "Was kannst du?"),
    "ask_source": ("", "Woher stammen die Angaben?"),
    "ask_human": ("", "Wie erreiche ich einen Menschen?"),
}


def meanings(intents: tuple[str, ...], project: Project | None) -> tuple[Button, ...]:
    """A button for each meaning; its text is the question it sends, with the project named."""
    questions = (_QUESTIONS[intent] for intent in intents if intent in _QUESTIONS)
    name = project.label if project else ""
    return tuple(Button(about.format(name) if project and about else plain) for about, plain in questions)
