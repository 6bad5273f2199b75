"""docs/evaluation.md: the part above the marker is written anew, what people wrote below it stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from string import Template

from bot.settings import ROOT
from bot.understanding.intents import CLOSENESS, SHARPNESS
from scripts.machine import machine
from tools.evaluation.measure import Outside, Predicted
from tools.evaluation.results import Contributions, Results, misses
from tools.evaluation.roles import Roles

FILE = ROOT / "docs" / "evaluation.md"
PICTURE = ROOT / "docs" / "images" / "confusion.png"
_TEMPLATE = ROOT / "tools" / "evaluation" / "report.md"
_MARKER = "<!-- Above: written by `make evaluate`. Below: by people. -->"
_SHARPNESSES = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0)


def write(results: Results, parts: Contributions, floors: Mapping[str, float], seconds: float) -> None:
    """Write the report, keeping what stands below the marker."""
    old = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    written = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        _setting(results, seconds),
        floors=_floors(results, floors),
        **_tables(results),
        **_roles(results.crossed_roles, results.held_roles),
        **_contributions(results, parts),
    )
    FILE.write_text(f"{written}\n{_MARKER}{old.partition(_MARKER)[2] or chr(10)}", encoding="utf-8")


def _setting(r: Results, seconds: float) -> dict[str, object]:
    return {
        "date": f"{date.today():%Y-%m-%d}",
        "seconds": round(seconds),
        "machine": machine(),
        "training": len(r.crossed.sentences),
        "intents": len(r.crossed.names),
        "heldout": len(r.held.sentences),
        "inside": sum(s.in_scope for s in r.held.sentences),
        "twins": sum(r.twin),
        "twin_share": _percent(sum(r.twin) / len(r.twin)),
        "named": sum(bool(s.projects) for s in r.held.sentences),
        "closeness": CLOSENESS,
        "sharpness": SHARPNESS,
    }


def _floors(r: Results, floors: Mapping[str, float]) -> str:
    figures = r.figures()
    holds = {name: "**no**" if misses(figures, {name: limit}) else "yes" for name, limit in floors.items()}
    rows = [(name, figures[name], limit, holds[name]) for name, limit in floors.items()]
    return _table(("figure", "reached", "floor", "holds"), rows)


def _tables(r: Results) -> dict[str, str]:
    registers = [(name, number, _percent(share)) for name, (number, share) in r.held.by_register().items()]
    losses = [(s, f"{r.crossed.log_loss(s):.3f}", f"{r.held.log_loss(s):.3f}") for s in _SHARPNESSES]
    confusions = [
        (*pair, times, "; ".join(f"„{e}“" for e in r.crossed.examples(pair, 2)))
        for pair, times in r.crossed.confusions().most_common(20)
    ]
    held = [(*pair, times) for pair, times in r.held.confusions().most_common(10)]
    return {
        "figures": _figures(r),
        "links": _table(("answer", "share"), [(name, _percent(share)) for name, share in r.links.items()]),
        "registers": _table(("register", "sentences", "right"), registers),
        "confusions": _table(("meant", "understood as", "times", "for example"), confusions),
        "held_confusions": _table(("meant", "understood as", "times"), held),
        "losses": _table(("sharpness", "cross-validation", "held-out"), losses),
    }


def _figures(r: Results) -> str:
    rows = [
        ("accuracy, all", _percent(r.crossed.accuracy()), _percent(r.held.accuracy())),
        ("accuracy in scope", _percent(r.crossed.in_scope()), _percent(r.held.in_scope())),
        ("accuracy in scope, without twins", "", _percent(r.untwinned)),
        ("macro-F1", _percent(r.crossed.macro_f1()), _percent(r.held.macro_f1())),
        *_outside("classifier", r.crossed.outside(), r.held.outside()),
        *_outside("whole assistant", None, r.away),
    ]
    return _table(("", "cross-validation", "held-out"), rows)


def _outside(who: str, crossed: Outside | None, held: Outside) -> list[tuple[str, str, str]]:
    labels = {
        "precision": "out of scope, precision",
        "recall": "out of scope, recall",
        "false_alarms": "in scope but turned away",
    }
    return [
        (
            f"{label} ({who})",
            _percent(getattr(crossed, name)) if crossed else "",
            _percent(getattr(held, name)),
        )
        for name, label in labels.items()
    ]


def _roles(crossed: Roles, held: Roles) -> dict[str, object]:
    names, confused = held.by_role(), held.confusions()
    rows = [
        (role, number, _percent(share), names[role][0], _percent(names[role][1]))
        for role, (number, share) in crossed.by_role().items()
    ]
    for label, figure in (("all names", Roles.accuracy), ("mean of the roles", Roles.mean_accuracy)):
        rows.append((label, len(crossed.true), _percent(figure(crossed)), len(held.true), _percent(figure(held))))
    told = [(true, *(counts[role] or "" for role in confused)) for true, counts in confused.items()]
    return {
        "role_sentences": crossed.sentences,
        "held_role_sentences": held.sentences,
        "roles": _table(("role", "names", "cross-validation", "names", "held-out"), rows),
        "role_confusions": _table(("meant / told", *confused), told),
    }


def _contributions(r: Results, parts: Contributions) -> dict[str, object]:
    pipelines = [("everything", r.crossed, r.held), *((v.name, v.crossed, v.held) for v in parts.variants)]
    head = ("pipeline", "cv in scope", "cv out of scope", "held-out in scope", "held-out out of scope")
    guard, facets = parts.lexicon, parts.facets
    everyday, outside = guard.numbers
    found = [
        (f"everyday, {everyday} (each hit is a wrong link)", *guard.everyday),
        (f"held-out out of scope, {outside} (some name real towns)", *guard.outside),
    ]
    said = [("with facets", _percent(facets.with_facets)), ("intent alone", _percent(facets.without))]
    return {
        "variants": _table(head, [(name, *_scores(crossed), *_scores(held)) for name, crossed, held in pipelines]),
        "guard": _table(("sentences", "with guard", "without"), found),
        "turns": facets.turns,
        "facets": _table(("", "turns right"), said),
    }


def _scores(predicted: Predicted) -> tuple[str, str]:
    return _percent(predicted.in_scope()), _percent(predicted.outside().recall)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(str(cell).replace("|", "/") for cell in row) + " |" for row in (head, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:]])
