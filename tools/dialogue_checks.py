"""Checks of dialogues in YAML: what a reply must say, must not say, and which projects it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.answers import forms
from bot.answers.reply import Message
from bot.understanding.text import fold

# How texts name each project; text and pattern are compared in their folded form.
NAMED = {
    "anlauf": r"\banlauf\b",
    "digiknow": r"\bdigiknow\b",
    "digitale-buergerdienstleistungen-folgeantrag": r"\bfolgeantrag\b",
    "digitale-buergerdienstleistungen-grundantrag": r"\bgrundantrag\b",
    "digitale-buergerdienstleistungen-sozialleistungen": r"online-beantragung von sozialleistungen",
    "digitale-buergerdienstleistungen-veranstaltungen": r"online-bewerbungsverfahren fur veranstaltungen",
    "digitaler-aktenplan": r"\b(digitalen?|digitaler) aktenplan",
    "digitales-buergerbuero": r"digitale[sn] burgerburo",
    "digitales-stadtarchiv": r"digitale[sn] stadtarchiv",
    "egov-multidigital": r"\begov multidigital",
    "govchain-nrw": r"\bgovchain nrw",
    "hundesteueranmeldungsexperte": r"hundesteueranmeldungsexperte",
    "interaktive-visualisierung-open-data": r"interaktive visualisierung von open data",
    "nrwbot": r"\bnrwbot",
    "open-data-aachen": r"(?<!von )(?<!zentrale )\bopen data \(?aachen",
    "open-government-kommunikationsplattform": r"open government- und kommunikationsplattform",
    "prozesse-auslaenderwesen": r"prozessen im auslanderwesen",
    "prozesse-buergerwesen": r"prozessen im burgerwesen",
    "prozesse-kinder-jugend-familie": r"kinder, jugend und familie",
    "serviceportal-bielefeld": r"serviceportal - (stadt )?bielefeld",
    "serviceportal-kreis-paderborn": r"serviceportal - kreis paderborn",
    "smartphone-buerger-id": r"smartphone-burger-id",
    "zentrale-open-data-plattform": r"zentrale open data plattform",
    "zeonline": r"\bzeonline\b",
}
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_MILLIONS = re.compile(r"(\d+(?:,\d+)?) (?:Millionen|Mio)")
_WORDS = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()


@dataclass(frozen=True)
class Answer:
    """A reply as a visitor sees it."""

    text: str
    buttons: tuple[str, ...] = ()


def answer_of(message: Message) -> Answer:
    """A message as the checks see it."""
    return Answer("\n".join(message.texts), tuple(button.title for button in message.buttons))


def projects_in(text: str) -> set[str]:
    """The projects that a text names."""
    folded = fold(text)
    return {project for project, pattern in NAMED.items() if re.search(fold(pattern), folded)}


def problems(turn: Mapping[str, Any], answer: Answer) -> list[str]:
    """What is wrong with the reply to one turn; empty if all checks hold."""
    found = [f"lacks {check}" for check in turn.get("must", ()) if not holds(check, answer)]
    found += [f"must not say {check}" for check in turn.get("must_not", ()) if holds(check, answer)]
    either: Sequence[Mapping[str, Any]] = turn.get("any", ())
    if either and not any(holds(check, answer) for check in either):
        found.append(f"says none of {either}")
    named = projects_in(answer.text)
    if "projects" in turn and named != set(turn["projects"]):
        extra, missing = named - set(turn["projects"]), set(turn["projects"]) - named
        found.append(f"projects: too many {sorted(extra)}, missing {sorted(missing)}")
    missing = set(turn.get("projects_include", ())) - named
    if missing:
        found.append(f"projects: missing {sorted(missing)}")
    if turn.get("buttons") and not answer.buttons:
        found.append("offers no buttons")
    unknown = set(turn) - {"say", "must", "must_not", "any", "projects", "projects_include", "buttons"}
    return found + [f"unknown check {key}" for key in sorted(unknown)]


def holds(check: Mapping[str, Any], answer: Answer) -> bool:
    """Whether one check, such as {eur: 967000}, holds for a reply."""
    ((kind, value),) = check.items()
    return _CHECKS[kind](answer.text, value)


def _contains(text: str, value: object) -> bool:
    return fold(str(value)) in fold(text)


def _regex(text: str, value: object) -> bool:
    """In one line, as the judge reads it; "ß" may be written as its casefolded "ss"."""
    line = " ".join(text.split())
    return any(re.search(str(value), form, re.IGNORECASE) for form in (line, line.casefold()))


def _phone(text: str, value: object) -> bool:
    return re.sub(r"\D", "", str(value)) in re.sub(r"[^\d\n:;,E]", "", text)


def _euro(text: str, value: object) -> bool:
    plain = {int(figure.replace(".", "")) for figure in _AMOUNT.findall(text)}
    millions = {round(float(m.replace(",", ".")) * 1_000_000) for m in _MILLIONS.findall(text)}
    return value in plain | millions


def _number(text: str, value: object) -> bool:
    number = int(str(value))
    if re.search(rf"(?<![\d.,]){number}(?![\d]|[.,]\d)", text):
        return True
    return number < len(_WORDS) and re.search(rf"\b{_WORDS[number]}(e|en|er)?\b", text, re.IGNORECASE) is not None


def _date(text: str, value: object) -> bool:
    day = date.fromisoformat(str(value))
    return any(form in text for form in (forms.day(day), f"{day:%d.%m.%Y}", day.isoformat()))


def _month(text: str, value: object) -> bool:
    year, month = str(value).split("-")
    return any(form in text for form in (forms.month(str(value)), f"{month}/{year}", str(value)))


_CHECKS: dict[str, Callable[[str, object], bool]] = {
    "text": _contains,
    "name": _contains,
    "email": _contains,
    "phone": _phone,
    "eur": _euro,
    "number": _number,
    "date": _date,
    "month": _month,
    "year": _number,
    "project": lambda text, value: str(value) in projects_in(text),
    "regex": _regex,
}
