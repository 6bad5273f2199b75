"""The form of a found item: which fields are public is said beside each of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from wtforms import DateField, Form, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Regexp, ValidationError

from bot.experts.loader import installed
from bot.office.words import german, name_of

_TABLE, _LISTED = "categories", frozenset({"listed", "personal"})
_COLOR_STEP = "color"


class _Choice(SelectField):
    """A choice whose mistakes are told in German."""

    def pre_validate(self, form: object) -> None:
        """What is chosen has to be on the list."""
        if self.data not in [value for value, *_ in self.iter_choices()]:
            raise ValidationError(german("item.unknown_choice"))


class _Day(DateField):
    """A day whose mistakes are told in German."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """What the browser sent."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(german("item.no_day")) from None


class _FoundForm(Form):
    """What all forms of found items check."""

    def validate_found_on(self, field: DateField) -> None:
        """Nothing is found tomorrow."""
        if field.data and field.data > date.today():
            raise ValidationError(german("item.future"))

    def validate_keep_until(self, field: DateField) -> None:
        """Kept from the day of the find on."""
        found_on = self["found_on"].data
        if field.data and found_on and field.data < found_on:
            raise ValidationError(german("item.keep_first"))


def found_form(towns: Mapping[str, str]) -> type[Form]:
    """The form for an account that works for these towns."""
    categories, colors = _choices()
    needed = InputRequired(german("item.required"))
    listed = [(name, name) for name in categories]
    shown = [(color, name_of("colors", color)) for color in colors]
    number_form = Regexp(r"[\w./-]{1,40}\Z", message=german("item.number_form"))

    def at_most(length: int) -> Length:
        return Length(max=length, message=german("item.too_long", max=length))

    class FoundForm(_FoundForm):
        """With the choices of this place."""

        town = _Choice(german("item.town"), [needed], choices=list(towns.items()))
        number = StringField(german("item.number"), [needed, at_most(40), number_form])
        # Nothing is chosen beforehand: a slip would hide the item from whoever searches for it.
        category = _Choice(german("item.category"), [needed], choices=[("", german("item.choose")), *listed])
        color = _Choice(german("item.color"), choices=[("", german("item.any_color")), *shown])
        found_on = _Day(german("item.found_on"), [needed], description=german("item.found_on_hint"))
        district = StringField(german("item.district"), [at_most(120)], description=german("item.district_hint"))
        office = StringField(german("item.office"), [needed, at_most(120)], description=german("item.office_hint"))
        keep_until = _Day(german("item.keep_until"), [needed])
        secret = TextAreaField(german("item.secret"), [at_most(2000)], description=german("item.secret_hint"))

    return FoundForm


@lru_cache(maxsize=1)
def _choices() -> tuple[list[str], list[str]]:
    """What visitors may search for: the listed entries of the experts' table of categories, and the search's colours.

    What else would be written here no search would ever find.
    """
    expert = next((expert for expert in installed().experts if _TABLE in expert.tables), None)
    if expert is None:
        return [], []
    listed = [entry.name for entry in expert.tables[_TABLE].entries if entry.kind in _LISTED]
    steps = (step for flow in expert.flows.values() for step in flow.steps if step.id == _COLOR_STEP)
    return listed, next((list(step.names) for step in steps), [])
