"""What the text of a reply says: projects, amounts, numbers, dates. It knows nothing of how replies are made."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path

import yaml

from tools.composition.catalogue import fold

Value = tuple[str, str]
"""What a reply must hold: a kind of value and the value, such as ("eur", "219000")."""

MONTHS = tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split())
_SHORT = "jan feb mär apr mai jun jul aug sep okt nov dez".split()
_NUMBERS = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
# Figures that count nothing: places in a list, pages, euro, per cent, dates, spans of time, phone numbers, a title.
_NO_COUNT = re.compile(
    r"(?m)^\s*(?:[-*]\s*)?\d+[.)]\s"
    r"|\b(?:s\.|seiten?)\s*\d+(?:\s*(?:,|und|bis|-)\s*\d+)*"
    r"|\d[\d.,]*\s*(?:€|euro|eur\b|mio|millionen|%|prozent|monat|jahr|tag)\w*"
    rf"|\d+\.\s*(?:{'|'.join(MONTHS).casefold()}|\d+\.)\s*\d*"
    r"|telefon[ +\d()/-]+|\b7\. sinn"
)
_NO = re.compile(
    r"\bnein\b|\b(stimmt|stimmen|passt) (so |leider )?nicht|\bnicht (ganz |so )?(richtig|korrekt|zutreffend)"
    r"|\bfalsch\b|\bunzutreffend|\btrifft nicht"
)
_NEGATION = re.compile(r"\bnicht\b|\bsondern\b|\bkein\w*|\bvielmehr\b")
_AFFIRMATION = re.compile(r"^\W*ja\b|\bja, |\b(?<!nicht )(stimmt|richtig|korrekt|zutreffend)\b(?! nicht)|\bgenau[,.:!]")


@cache
def _names() -> dict[str, re.Pattern[str]]:
    path = Path(__file__).with_name("names.yml")
    return {key: re.compile(form) for key, form in yaml.safe_load(path.read_text(encoding="utf-8")).items()}


class Reply:
    """A reply in its folded form; `lines` keeps where lines end."""

    def __init__(self, text: str) -> None:
        self.lines = "\n".join(fold(line) for line in text.splitlines())
        self.text = fold(text)
        self._digits = re.sub(r"[\s().\-/]", "", self.text)

    @cached_property
    def _counts(self) -> str:
        """The text without figures that count nothing."""
        return _NO_COUNT.sub(" ", self.lines)

    def projects(self) -> tuple[str, ...]:
        """The projects named, in the order of their first mention."""
        return self._projects

    @cached_property
    def _projects(self) -> tuple[str, ...]:
        found = {key: match.start() for key, form in _names().items() if (match := form.search(self.text))}
        return tuple(sorted(found, key=lambda key: found[key]))

    def holds(self, value: Value) -> bool:
        """Whether the reply holds a value."""
        kind, wanted = value
        return _CHECKS[kind](self, wanted)

    def affirms(self) -> bool:
        """Whether the reply says that something is right."""
        return _AFFIRMATION.search(self.text) is not None and not re.search(r"^\W*nein\b", self.text)

    def denies(self) -> bool:
        """Whether the reply says that something is wrong."""
        return _NO.search(self.text) is not None and not re.search(r"^\W*ja\b", self.text)

    def negates(self) -> bool:
        """Whether the reply may be read as a no."""
        return self.denies() or (_NEGATION.search(self.text) is not None and not self.affirms())

    def winner(self, word: str) -> str | None:
        """The project that a sentence with a comparing word names first, None if no sentence compares two."""
        for sentence in re.split(r"\n|(?<=[a-zäöüß)!])\. ", self.lines):
            compares = re.search(rf"\b{word}", sentence) and not re.search(r"\bnicht\b|\bnein\b", sentence)
            named = Reply(sentence).projects() if compares else ()
            if named:
                return named[0]
        return None

    def _text(self, wanted: str) -> bool:
        return fold(wanted) in self.text

    def _words(self, wanted: str) -> bool:
        return all(word in self.text for word in fold(wanted).split())

    def _line(self, wanted: str) -> bool:
        """All of several names in one line."""
        return any(all(fold(name) in line for name in wanted.split("|")) for line in self.lines.splitlines())

    def _phone(self, wanted: str) -> bool:
        digits = re.sub(r"\D", "", wanted)
        return digits in self._digits or "0" + digits[2:] in self._digits

    def _eur(self, wanted: str) -> bool:
        return any(re.search(rf"(?<![\d.,]){form}(?!\d|\.\d|,[1-9])", self.text) for form in _euro_forms(int(wanted)))

    def _number(self, wanted: str) -> bool:
        number = int(wanted)
        if number == 1:
            return re.search(r"\b(1|eine?[ms]?|einziges?) (\w+ )?(projekt|vorhaben)", self._counts) is not None
        if re.search(rf"(?<![\d.,\w-]){number}(?![\d]|[.,:]\d|-)", self._counts):
            return True
        return number < len(_NUMBERS) and re.search(rf"\b{_NUMBERS[number]}(e|en|er)?\b", self._counts) is not None

    def _percent(self, wanted: str) -> bool:
        """The share may be rounded to a whole number, to one or to two decimals."""
        share = float(wanted)
        forms = {f"{share:.0f}", f"{share:.1f}", f"{share:.2f}", f"{int(share + 0.5)}"}
        either = "|".join(re.escape(form.replace(".", ",")) for form in forms)
        return re.search(rf"(?<![\d.,])({either})\s*(%|prozent)", self.text) is not None

    def _date(self, wanted: str) -> bool:
        year, month, day = (int(part) for part in wanted.split("-"))
        name = MONTHS[month - 1].casefold()
        forms = (
            rf"\b0?{day}\. ?({name}|{_SHORT[month - 1]}\w*\.?) {year}",
            rf"\b0?{day}\. ?0?{month}\. ?({year}|{year % 100:02d})\b",
            rf"\b{wanted}\b",
            # The month alone, for "In welchem Monat ...?"
            rf"(?<!\. )(?<!\d )\b{name} {year}",
        )
        return any(re.search(form, self.text) for form in forms)

    def _month(self, wanted: str) -> bool:
        year, month = (int(part) for part in wanted.split("-"))
        name = MONTHS[month - 1].casefold()
        forms = (rf"\b({name}|{_SHORT[month - 1]}\w*\.?) {year}", rf"\b0?{month}[./]{year}", rf"\b{wanted}\b")
        return any(re.search(form, self.text) for form in forms)

    def _page(self, wanted: str) -> bool:
        return re.search(rf"\b(s\.|seiten?) ?((\d+)(, | und |-| bis ))*{wanted}\b", self.text) is not None

    def _regex(self, wanted: str) -> bool:
        return re.search(wanted, self.text) is not None


def _euro_forms(value: int) -> list[str]:
    grouped = f"{value:,}".replace(",", ".")
    forms = [re.escape(grouped), str(value), grouped.replace(".", " ")]
    millions = f"{value / 1e6:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    if value >= 100_000:
        forms.append(rf"{re.escape(millions)} ?(mio|mill)")
    return forms


_CHECKS: dict[str, Callable[[Reply, str], bool]] = {
    "text": Reply._text,
    "words": Reply._words,
    "line": Reply._line,
    "phone": Reply._phone,
    "eur": Reply._eur,
    "number": Reply._number,
    "percent": Reply._percent,
    "date": Reply._date,
    "month": Reply._month,
    "page": Reply._page,
    "regex": Reply._regex,
}
