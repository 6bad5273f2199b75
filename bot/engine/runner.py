"""Runs the graph of a model without Rasa's scheduler, which plans and looks up anew for every message."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import Any

from rasa.engine.runner.dask import DaskGraphRunner


class StraightRunner:
    """Calls the nodes one after the other, in an order that is found once for each target."""

    def __init__(self, runner: DaskGraphRunner) -> None:
        """Take over the nodes that Rasa's runner has loaded."""
        self._schema = runner._graph_schema
        self._nodes = runner._instantiated_nodes
        self._orders: dict[tuple[str, ...], list[str]] = {}

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """What each target puts out; as Rasa's GraphRunner says it."""
        wanted = tuple(targets or self._schema.target_names)
        # A node takes the output of another with its name, and a bare name where there is none.
        known: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name in self._order(wanted):
            needs = self._schema.nodes[name].needs.values()
            known[name] = self._nodes[name](*(known.get(need, need) for need in needs))
        return {name: known[name][1] for name in wanted}

    def _order(self, targets: tuple[str, ...]) -> list[str]:
        if targets not in self._orders:
            nodes = self._schema.minimal_graph_schema(list(targets)).nodes
            order = TopologicalSorter({name: node.needs.values() for name, node in nodes.items()}).static_order()
            self._orders[targets] = [name for name in order if name in nodes]
        return self._orders[targets]
