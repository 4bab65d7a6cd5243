"""Where things stand in the drawings; the templates write the SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from araz.publish.axis import Axis, Gap, Tick, axis
from araz.publish.words import QUADRANTS

_STEP = 15.0
_LEVELS = 12
_HEAD = 20.0


@dataclass(frozen=True, slots=True)
class Point:
    """An event to draw: `weight`: how many articles report it; `firm`: told as having taken place; `rough`: dated only roughly."""

    anchor: str
    label: str
    first: date
    last: date
    quadrant: str
    weight: int
    firm: bool
    score: float | None = None
    rough: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn event; `end` is where its last day is (equal to `x` for one day)."""

    point: Point
    x: float
    y: float
    r: float
    end: float


@dataclass(frozen=True, slots=True)
class More:
    """Events that found no room at a place: how many, and the first of them."""

    anchor: str
    x: float
    y: float
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of the time line, for one quadrant."""

    quadrant: str
    top: float
    bottom: float
    marks: tuple[Mark, ...]
    more: tuple[More, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing of events over time, in units of one CSS pixel."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[Gap, ...]
    foot: float


@dataclass(frozen=True, slots=True)
class Bar:
    """An event of a pair: a bar from the zero line, up for cooperation, down for conflict."""

    point: Point
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing of a pair's conflict and cooperation over time."""

    width: float
    height: float
    middle: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[Gap, ...]


def timeline(points: Sequence[Point], width: float) -> Timeline | None:
    """Return the drawing, `width` pixels wide; None where there is nothing to draw."""
    if not points:
        return None
    scale = axis([day for p in points for day in (p.first, p.last)], 14, width - 14)
    lanes, top = [], 0.0
    for quadrant in QUADRANTS:
        lane = _lane(quadrant, [p for p in points if p.quadrant == quadrant], scale, top)
        lanes.append(lane)
        top = lane.bottom
    return Timeline(width, top + 36, tuple(lanes), scale.ticks(), scale.gaps(), top)


def _lane(quadrant: str, points: Sequence[Point], scale: Axis, top: float) -> Lane:
    placed: list[tuple[int, float, float, Point]] = []
    crowded: dict[float, list[Point]] = {}
    for point in sorted(points, key=lambda p: (p.first, -p.weight, p.anchor)):
        x, r = scale.x(point.first), min(3.5 + 1.4 * sqrt(point.weight), 9.0)
        level = next((n for n in range(_LEVELS) if all(lv != n or abs(x - px) > r + pr + 1 for lv, px, pr, _ in placed[-60:])), None)
        if level is None:
            crowded.setdefault(x, []).append(point)
        else:
            placed.append((level, x, r, point))
    levels = max((level for level, *_ in placed), default=0) + 1 + bool(crowded)
    bottom = top + _HEAD + levels * _STEP + 6
    marks = tuple(Mark(p, x, bottom - 11 - level * _STEP, r, scale.x(p.last)) for level, x, r, p in placed)
    more = tuple(More(group[0].anchor, x, bottom - 8 - _LEVELS * _STEP, len(group)) for x, group in crowded.items())
    return Lane(quadrant, top, bottom, marks, more)


def chart(points: Sequence[Point], width: float = 340.0, height: float = 108.0) -> Chart | None:
    """Return a pair's drawing from the points that have a score (-10 to 10) and are firm; None where there are fewer than two."""
    drawn = sorted((p for p in points if p.score is not None and p.firm), key=lambda p: (p.first, p.anchor))
    if len(drawn) < 2:
        return None
    scale = axis([p.first for p in drawn], 8, width - 26)
    middle, reach = (height - 26) / 2, (height - 34) / 2
    bars: list[Bar] = []
    for point in drawn:
        x = scale.x(point.first)
        if bars and x < bars[-1].x + 5:
            x = bars[-1].x + 5
        length = max(abs(point.score or 0.0) / 10 * reach, 1.5)
        bars.append(Bar(point, x, middle - length if (point.score or 0) > 0 else middle, length))
    return Chart(max(width, bars[-1].x + 26), height, middle, tuple(bars), scale.ticks(), scale.gaps())
