"""Measure how well messages are understood, and write docs/evaluation.md.

Usage: python -m tools.evaluate [--quick]

--quick leaves out the ablation and writes nothing. The exit code is 1 when a figure misses its floor in
tools/evaluation/floors.yml.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

import yaml

from bot.settings import ROOT
from bot.understanding.intents import LinearIntents
from bot.understanding.live_names import shared_names
from tools.evaluation import report
from tools.evaluation.ablation import classifier_variants, facets, lexicon_guard
from tools.evaluation.assistant import Bench
from tools.evaluation.features import Features
from tools.evaluation.measure import cross_validate, hold_out
from tools.evaluation.picture import confusion_picture
from tools.evaluation.results import Contributions, Results, misses
from tools.evaluation.roles import measure_roles
from tools.evaluation.sentences import held_out, training, twins

Progress = Callable[[str], None]
_FLOORS = ROOT / "tools" / "evaluation" / "floors.yml"


class Evaluation:
    """One run: features are computed once and serve every measurement."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._sentences, self._unseen = training(), held_out()
        self._learnt = Features([s.text for s in self._sentences])
        self._asked = Features([s.text for s in self._unseen])
        progress(f"features of {len(self._sentences)} training and {len(self._unseen)} held-out sentences")
        self._rows, self._unseen_rows = self._learnt.rows(), self._asked.rows()
        progress("training")
        self._machine = LinearIntents.fit(self._rows, [s.intent for s in self._sentences])
        self._bench = Bench(self._machine)

    def results(self) -> Results:
        """Cross-validation, held-out sentences, and what the whole assistant makes of them."""
        self._progress("cross-validation")
        crossed = cross_validate(self._rows, self._sentences)
        self._progress("roles of names")
        crossed_roles, held_roles = measure_roles(shared_names().index())
        self._progress("held-out sentences")
        return Results(
            crossed=crossed,
            held=hold_out(self._machine, self._unseen_rows, self._unseen),
            twin=twins(self._unseen, self._sentences),
            outcomes=self._bench.outcomes(self._unseen, self._asked),
            crossed_roles=crossed_roles,
            held_roles=held_roles,
        )

    def contributions(self) -> Contributions:
        """The same without single parts."""
        learnt, unseen = (self._sentences, self._learnt), (self._unseen, self._asked)
        variants = classifier_variants(learnt, unseen, self._progress)
        self._progress("without the lexicon guard")
        guard = lexicon_guard([s.text for s in self._unseen if not s.in_scope])
        self._progress("dialogues with and without facets")
        return Contributions(variants, guard, facets(self._bench))


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="figures and floors only")
    started = time.monotonic()
    quick = parser.parse_args().quick
    evaluation = Evaluation(lambda step: print(f"{time.monotonic() - started:4.0f} s  {step} ...", flush=True))
    results = evaluation.results()
    floors: dict[str, float] = yaml.safe_load(_FLOORS.read_text(encoding="utf-8"))
    if not quick:
        parts = evaluation.contributions()
        confusion_picture(results.crossed, report.PICTURE)
        report.write(results, parts, floors, time.monotonic() - started)
        print(f"Written: {report.FILE.relative_to(ROOT)}")
    return _judge(results, floors)


def _judge(results: Results, floors: dict[str, float]) -> int:
    figures = results.figures()
    for name, floor in floors.items():
        print(f"  {name:34s}{figures[name]:6.1f} %   floor {floor} %")
    missed = misses(figures, floors)
    for line in missed:
        print(f"Not good enough: {line}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
