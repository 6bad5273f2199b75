"""The conditions that a message sets on a list, a count, a sum or a ranking."""

from __future__ import annotations

from datetime import date

from bot.catalogue.conditions import Condition
from bot.dialogue.references import Directory, content_condition, place_condition
from bot.understanding.amounts import Amount
from bot.understanding.periods import Period
from bot.understanding.reading import Named, Reading

_PLACES = frozenset({"place", "kreis", "region"})
# Fields whose values widen each other even when joined by "und": nobody means a project in both towns.
_ALTERNATIVES = frozenset({"place", "kreis", "carrier", "region", "category", "contact", "project"})
_ELLIPTIC = 6  # words: "Und im Jahr 2021?"
_FIRST_DAY, _LAST_DAY = "1900-01-01", "2999-12-31"


def conditions(reading: Reading, directory: Directory, today: date) -> tuple[Condition, ...]:
    """All conditions of a message; alternatives of one field are joined."""
    found = [c for named in reading.names if (c := _of_name(named, reading)) is not None]
    found = [_carrier_first(c, directory) for c in found]
    found = _join_alternatives(found, reading)
    found += [_of_amount(amount, reading) for amount in reading.quantities.amounts if amount.is_limit]
    found += [c for period in reading.quantities.periods[-1:] if (c := _of_period(period, reading, today)) is not None]
    found += [Condition("duration_days", low=n.low, high=n.high) for n in reading.quantities.lengths]
    found += [Condition("share_percent", low=n.low, high=n.high) for n in reading.quantities.shares]
    found += _of_details(reading)
    if not reading.quantities.periods:
        found += _of_progress(reading, today)
    return tuple(dict.fromkeys(found))


def _of_name(named: Named, reading: Reading) -> Condition | None:
    mention = named.mention
    if mention.kinds & _PLACES and not mention.ids("project") and not _as_partner(named, reading):
        towns = mention.ids("place")
        together = reading.has("jointly") or (reading.has("both_of") and "partners" in reading.facets)
        if together and towns and len(reading.named("place")) > 1 and not named.negated:
            return Condition("partner", (f"Stadt {towns[0]}",))
        return None if named.own and not _only_here(reading) else place_condition(named)
    for kind, field in (("reuse_kind", "reuse"), ("category", "category")):
        if mention.ids(kind):
            return Condition(field, mention.ids(kind), negated=named.negated)
    if mention.ids("project"):
        topics = mention.ids("topic", "service", "product")
        if topics:
            return Condition("topic", topics, negated=named.negated)
        return Condition("project", mention.ids("project"), negated=True) if named.negated else None
    return content_condition(named)


def _only_here(reading: Reading) -> bool:
    """„Ich wohne in Wuppertal, was gibt es bei uns?“: the speaker's own town is what is asked for."""
    return reading.has("here") and all(n.own for n in reading.named("place", "kreis"))


def _as_partner(named: Named, reading: Reading) -> bool:
    """„Stadt Iserlohn“ is a town, but a partner where taking part is asked for."""
    return bool(named.mention.ids("organisation")) and "partners" in reading.facets


def _carrier_first(condition: Condition, directory: Directory) -> Condition:
    """A Kreis with projects of its own means these; otherwise everything that lies in it."""
    if condition.field != "kreis":
        return condition
    carrier = Condition("carrier", condition.values, negated=condition.negated)
    return carrier if directory.project_ids([Condition("carrier", condition.values)], limit=1) else condition


def _join_alternatives(found: list[Condition], reading: Reading) -> list[Condition]:
    joined: dict[tuple[str, bool], Condition] = {}
    single: list[Condition] = []
    for condition in found:
        key = (condition.field, condition.negated)
        widen = condition.field in _ALTERNATIVES or (reading.has("or") and not condition.negated)
        if widen and key in joined:
            values = dict.fromkeys((*joined[key].values, *condition.values))
            joined[key] = Condition(condition.field, tuple(values), negated=condition.negated)
        elif widen:
            joined[key] = condition
        else:
            single.append(condition)
    return [*joined.values(), *single]


def _of_amount(amount: Amount, reading: Reading) -> Condition:
    return Condition(money_field(reading), low=amount.low, high=amount.high)


def money_field(reading: Reading) -> str:
    """Which sum a message speaks of: the total, unless the Land or the own share is named."""
    if reading.has("own_share"):
        return "own_eur"
    words = set(reading.words)
    if reading.has("land") and not words & {
        "kosten",
        "gekostet",
        "kostet",
        "gesamtkosten",
        "budget",
        "kosteten",
    }:
        return "land_eur"
    return "total_eur"


def _of_period(period: Period, reading: Reading, today: date) -> Condition | None:
    low, high = _limits(period)
    if low == high == today.isoformat() and not reading.has("running", "unfinished"):
        return None  # "jetzt" is mostly no date
    if reading.has("unfinished") and not reading.has("start"):
        return Condition("running", low=low or _FIRST_DAY, high=high or _LAST_DAY)
    if reading.has("start") and not reading.has("end"):
        return Condition("start", low=low, high=high)
    if reading.has("transferable"):
        return Condition("transferable", low=low and low[:7], high=high and high[:7])
    if reading.has("end"):
        return Condition("end", low=low, high=high)
    if reading.text[period.start : period.end].casefold().startswith(("ende", "jahresende")):
        return Condition("end", low=f"{period.low[:4]}-01-01", high=high)  # "Liste: Ende 2021"
    elliptic = reading.has("continuation") and len(reading.words) <= _ELLIPTIC
    if not reading.has("running", "projects_word", "only") and not elliptic:
        return None
    return Condition("running", low=low or _FIRST_DAY, high=high or _LAST_DAY)


def _limits(period: Period) -> tuple[str | None, str | None]:
    """The inclusive limits of an event that happens in, before, after ... a period."""
    match period.relation:
        case "before":
            return None, _day_before(period.low)
        case "after":
            return _day_after(period.high), None
        case "from":
            return period.low, None
        case "until":
            return None, period.high
        case _:
            return period.low, period.high


def _day_before(iso: str) -> str:
    return date.fromordinal(date.fromisoformat(iso).toordinal() - 1).isoformat()


def _day_after(iso: str) -> str:
    return date.fromordinal(date.fromisoformat(iso).toordinal() + 1).isoformat()


def _of_details(reading: Reading) -> list[Condition]:
    """Projects with or without figures, and with a certain number of milestones."""
    if not reading.has("projects_word"):
        return []
    if reading.has("without_details"):
        return [Condition("details", ("no",))]
    if reading.has("with_details"):
        return [Condition("details", ("yes",))]
    if "milestones" in reading.facets and len(reading.quantities.numbers) == 1 and not reading.ranks:
        number = reading.quantities.numbers[0]
        words = set(reading.words)
        low = None if words & {"weniger", "hochstens", "maximal"} else number + bool("mehr" in words)
        high = None if words & {"mehr", "mindestens"} else number - bool("weniger" in words)
        return [Condition("milestones", low=low, high=high)]
    return []


def _of_progress(reading: Reading, today: date) -> list[Condition]:
    """„Which are finished?“, „which are still running?“ without a date mean today."""
    if not reading.has("plural", "only"):
        return []
    if reading.has("unfinished"):
        return [Condition("running", low=today.isoformat(), high=today.isoformat())]
    if reading.has("finished"):
        return [Condition("end", high=today.isoformat())]
    return []
