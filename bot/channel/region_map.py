"""The map of the Modellregionen: where on it each town, its name and its region stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import cos, dist, inf, radians
from typing import NamedTuple

from bot.catalogue.records import Place, Region
from bot.open_data.texts import table

Spot = tuple[float, float]

WIDTH = 1000  # units; names have the size of running text at this width
_MARGIN = 75
_LETTER, _LINE = 6.4, 11.5
_DOT = 4.0
_ROUNDS = 4
_REGION = 1.4  # how much larger the names of regions are
# Where a name may stand beside its dot, the best first.
_SIDES = (
    (9, 4, "start"), (-9, 4, "end"), (0, -8, "middle"), (0, 17, "middle"),
    (6, -5, "start"), (6, 14, "start"), (-6, -5, "end"), (-6, 14, "end"),
    (-20, -8, "start"), (-20, 17, "start"), (20, -8, "end"), (20, 17, "end"),
    (0, -15, "middle"), (0, 23, "middle"),
)  # fmt: skip


class Box(NamedTuple):
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether both take up a common spot."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Label:
    """A name at its place; ``anchor`` is which end of it stands there, as SVG says it."""

    text: str
    x: float
    y: float
    anchor: str
    scale: float = 1.0

    @property
    def box(self) -> Box:
        """The room it takes."""
        width = _LETTER * self.scale * len(self.text)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - 0.8 * _LINE * self.scale, left + width, self.y + 0.2 * _LINE * self.scale)


@dataclass(frozen=True)
class Town:
    """A dot with its name."""

    x: float
    y: float
    label: Label


@dataclass(frozen=True)
class Area:
    """A region; ``outline`` goes around its towns."""

    id: str
    label: Label
    outline: Sequence[Spot]
    towns: Sequence[Town]


@lru_cache(maxsize=1)
def region_map(regions: tuple[Region, ...], places: tuple[Place, ...]) -> tuple[float, list[Area]]:
    """Height of the map and its areas, from west to east; towns whose place is not known are left out.

    Drawn once for each state of the catalogue: finding a place for every name takes some tenths of a second.
    """
    spots = _spots([place.name for place in places])
    inside = {
        region.id: sorted(p.name for p in places if p.region == region.id and p.name in spots) for region in regions
    }
    shown = sorted((r for r in regions if inside[r.id]), key=lambda region: min(spots[t] for t in inside[region.id]))
    titles = {region.id: _title(region, [spots[town] for town in inside[region.id]]) for region in shown}
    names = _names(spots, [title.box for title in titles.values()])
    areas = [
        Area(
            region.id,
            titles[region.id],
            hull([spots[town] for town in inside[region.id]]),
            [Town(*spots[town], names[town]) for town in inside[region.id]],
        )
        for region in shown
    ]
    return max((y for _, y in spots.values()), default=0.0) + _MARGIN, areas


def _title(region: Region, spots: Sequence[Spot]) -> Label:
    middle = sum(x for x, _ in spots) / len(spots)
    return Label(region.name, round(middle, 1), min(y for _, y in spots) - 26, "middle", _REGION)


def _names(spots: Mapping[str, Spot], taken: Sequence[Box]) -> dict[str, Label]:
    """Each town's name where it covers least; what is put later may free a better place, so a few rounds."""
    dots = [Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in spots.values()]
    fixed = [*dots, *taken, Box(-inf, -inf, 0, inf), Box(WIDTH, -inf, inf, inf)]
    names: dict[str, Label] = {}
    for _ in range(_ROUNDS):
        for town in sorted(spots, key=partial(_room, spots)):
            boxes = [*fixed, *(label.box for name, label in names.items() if name != town)]
            names[town] = min(_beside(town, *spots[town]), key=partial(_covered, boxes))
    return names


def _covered(boxes: Sequence[Box], label: Label) -> int:
    return sum(label.box.meets(box) for box in boxes)


def _room(spots: Mapping[str, Spot], town: str) -> float:
    """How far the next two towns are, for each letter: long names in a crowd are put first."""
    return sum(sorted(dist(spots[town], spot) for spot in spots.values())[1:3]) / len(town)


def _beside(name: str, x: float, y: float) -> Iterator[Label]:
    for right, down, anchor in _SIDES:
        yield Label(name, round(x + right, 1), round(y + down, 1), anchor)


def _spots(names: Sequence[str]) -> dict[str, Spot]:
    """Where each town whose coordinates are known is on the map; at this size a plane is true enough."""
    known: Mapping[str, Sequence[float]] = table("coordinates")["towns"]
    found = {name: known[name] for name in names if name in known}
    if not found:
        return {}
    north, west = max(lat for lat, _ in found.values()), min(lon for _, lon in found.values())
    narrow = cos(radians(north))  # a degree of longitude, in degrees of latitude
    unit = (WIDTH - 2 * _MARGIN) / ((max(lon for _, lon in found.values()) - west) * narrow or 1.0)
    return {
        name: (round(_MARGIN + (lon - west) * narrow * unit, 1), round(_MARGIN + (north - lat) * unit, 1))
        for name, (lat, lon) in found.items()
    }


def hull(points: Sequence[Spot]) -> list[Spot]:
    """The points that a thread around all of them touches, in order."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1]


def _half(points: Sequence[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    for point in points:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept


def _turn(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
