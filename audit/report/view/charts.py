"""The geometry of the two drawings: ranges on a number line, and a series through time.

Lengths are in units of the drawing, which is `WIDTH` wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from audit import periods
from audit.interval import Interval
from audit.model import Finding, Point, Series, Verdict
from audit.report.view.words import Words

WIDTH, MARGIN = 440, 24
_TOP, _BOTTOM = 34, 186
_CROWDED = 6
_LETTER = 7
_LINE, _ABOVE, _BELOW = 14, 11, 21  # of a label: its height, and how far over or under its dot its foot is

End = Literal["closed", "open", "endless"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A range from `left` to `right` at height `y`, with its label."""

    label: str
    value: str
    y: int
    left: float
    right: float
    left_end: End
    right_end: End
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str
    anchor: Anchor = "middle"


@dataclass(frozen=True, slots=True)
class NumberLine:
    """Two ranges above one axis, and whether they have no number in common."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a series: its place, the reach of its range (`top` to `bottom`), its labels and its claims; `label` is
    the height of that of its value, where it is drawn.
    """

    x: float
    y: float
    top: float
    bottom: float
    value: str
    when: str
    claims: tuple[str, ...]
    label: float | None
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class LineChart:
    """A series: its dots in order of time, the line through them, time to scale, and round values up the side."""

    dots: tuple[Dot, ...]
    line: str
    times: tuple[Tick, ...]
    values: tuple[Tick, ...]
    from_zero: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear map of the numbers from `low` to `high` onto the lengths from `start` to `end`."""

    low: Fraction
    high: Fraction
    start: int
    end: int

    def at(self, value: Fraction) -> float:
        return round(self.start + float((value - self.low) / (self.high - self.low)) * (self.end - self.start), 1)

    def ticks(self, most: int, least_step: Fraction = Fraction(0)) -> tuple[Fraction, ...]:
        """At most `most` round numbers inside, evenly spaced by 1, 2 or 5 times a power of ten."""
        step = max(_round_step((self.high - self.low) / most), least_step)
        first = -((-self.low) // step)
        return tuple(step * (first + n) for n in range(most + 1) if step * (first + n) <= self.high)


def number_line(finding: Finding, words: Words) -> NumberLine | None:
    """The two results of the arithmetic that do not meet; for a tension, the last two of one unit.

    `None` where the finding's steps hold no such pair.
    """
    pair = clash(finding)
    if pair is None:
        return None
    intervals = [interval for _, interval in pair]
    unit = finding.steps[pair[0][0]].unit
    ends = _ends(intervals)
    scale = _padded(ends, MARGIN + 24, WIDTH - MARGIN - 24)
    whole = all(end.denominator == 1 for end in ends)
    bars = (
        _bar(words.say("line.step", n=str(step + 1)), 34 + 44 * row, interval, unit, scale, words)
        for row, (step, interval) in enumerate(pair)
    )
    return NumberLine(tuple(bars), _across(scale, whole, unit, words), intervals[0].meet(intervals[1]) is None)


def line_chart(series: Series, words: Words) -> LineChart | None:
    """The drawing of a series, or `None` where fewer than two of its points have a value."""
    points = [point for point in series.points if point.value is not None]
    if len(points) < 2:
        return None
    times = [periods.midpoint(point.period) for point in points]
    across = _padded([Fraction(when.toordinal()) for when in times], 84, WIDTH - 56, Fraction(0))
    values = [*(point.value or Fraction(0) for point in points), *_ends([point.interval for point in points])]
    up = _padded([*values, Fraction(0)] if 0 <= 2 * min(values) < max(values) else values, _BOTTOM, _TOP)
    up = replace(up, low=Fraction(0)) if min(values) >= 0 > up.low else up
    whole = all(value.denominator == 1 for value in values)
    dots = _legible([_dot(points, number, times, across, up, series.unit, words) for number in range(len(points))])
    return LineChart(
        dots,
        " ".join(f"{dot.x},{dot.y}" for dot in dots),
        _times(times, across) or tuple(Tick(dot.x, dot.when, dot.anchor) for dot in (dots[0], dots[-1])),
        tuple(Tick(up.at(value), words.tick(value, series.unit)) for value in up.ticks(3, Fraction(whole))),
        up.low <= 0,
    )


def _across(scale: Scale, whole: bool, unit: str, words: Words) -> tuple[Tick, ...]:
    """Round values along a drawing: up to six, fewer where their labels would run into each other."""
    ticks: tuple[Tick, ...] = ()
    for most in (5, 3, 2, 1):
        values = scale.ticks(most, Fraction(whole))
        ticks = tuple(Tick(scale.at(value), words.tick(value, unit)) for value in values)
        widest = max((len(tick.label) for tick in ticks), default=0) * _LETTER
        if all(right.at - left.at > widest for left, right in pairwise(ticks)):
            break
    return ticks


def clash(finding: Finding) -> tuple[tuple[int, Interval], tuple[int, Interval]] | None:
    """The last step with a range, and the last one before it, of its unit, that does not meet it."""
    steps = [(number, step.interval) for number, step in enumerate(finding.steps) if step.interval is not None]
    for number, interval in reversed(steps):
        unit = finding.steps[number].unit
        before = [one for one in steps if one[0] < number and finding.steps[one[0]].unit == unit]
        apart = [one for one in before if one[1].meet(interval) is None]
        if finding.verdict is Verdict.CONTRADICTION and apart:
            return apart[-1], (number, interval)
        if finding.verdict is Verdict.TENSION and before and _ends([interval, before[-1][1]]):
            return before[-1], (number, interval)
    return None


def _ends(intervals: Sequence[Interval]) -> list[Fraction]:
    return [end for interval in intervals for end in (interval.low, interval.high) if end is not None]


def _padded(values: Sequence[Fraction], start: int, end: int, share: Fraction = Fraction(1, 12)) -> Scale:
    """A scale over all the values with some room at both ends; a single value stands in the middle."""
    low, high = min(values), max(values)
    room = (high - low) * share if high > low else abs(low) / 10 or Fraction(1)
    return Scale(low - room, high + room, start, end)


def _round_step(least: Fraction) -> Fraction:
    """The least of 1, 2 and 5 times a power of ten that is not below `least` (above zero)."""
    power = Fraction(10) ** (len(str(int(least))) - 1 if least >= 1 else -len(str(int(1 / least))))
    return next(power * digit for digit in (1, 2, 5, 10, 20) if power * digit >= least)


def _bar(label: str, y: int, interval: Interval, unit: str, scale: Scale, words: Words) -> Bar:
    left = MARGIN if interval.low is None else scale.at(interval.low)
    right = WIDTH - MARGIN if interval.high is None else scale.at(interval.high)
    return Bar(
        label,
        words.bounds(interval, unit),
        y,
        left,
        right,
        "endless" if interval.low is None else "open" if interval.low_open else "closed",
        "endless" if interval.high is None else "open" if interval.high_open else "closed",
        _anchor((left + right) / 2),
    )


def _anchor(x: float) -> Anchor:
    """How a label at `x` is to be set so that it stays inside the drawing."""
    return "start" if x < WIDTH * 0.3 else "end" if x > WIDTH * 0.7 else "middle"


def _dot(
    points: Sequence[Point], number: int, times: Sequence[date], across: Scale, up: Scale, unit: str, words: Words
) -> Dot:
    point, value = points[number], points[number].value or Fraction(0)
    x, y = across.at(Fraction(times[number].toordinal())), up.at(value)
    low, high = point.interval.low, point.interval.high
    neighbours = [n for n in (number - 1, number + 1) if 0 <= n < len(points)]
    level = [points[n].value or Fraction(0) for n in neighbours if times[n] == times[number]]
    around = level or [points[n].value or Fraction(0) for n in neighbours]
    above = value * len(around) >= sum(around)
    labelled = len(points) <= _CROWDED or number in (0, len(points) - 1) or value in _extremes(points)
    return Dot(
        x,
        y,
        min(y, _TOP - 10 if high is None else up.at(high)),
        max(y, _BOTTOM if low is None else up.at(low)),
        words.amount(value, unit),
        words.period(point.period),
        point.claims,
        (y - _ABOVE if above else y + _BELOW) if labelled else None,
        _anchor(x),
    )


def _legible(dots: Sequence[Dot]) -> tuple[Dot, ...]:
    """The dots without those labels that would run into others; the last dot keeps its own, then the first."""
    shown: list[Dot] = []
    for dot in (dots[-1], *dots[:-1]):
        if not any(_overlap(dot, other) for other in shown):
            shown.append(dot)
    return tuple(dot if any(dot is one for one in shown) else replace(dot, label=None) for dot in dots)


def _overlap(one: Dot, other: Dot) -> bool:
    """Whether the labels of two dots would run into each other."""
    (left, right), (start, end) = _reach(one), _reach(other)
    beside = left < end and start < right
    return beside and one.label is not None and other.label is not None and abs(one.label - other.label) < _LINE


def _reach(dot: Dot) -> tuple[float, float]:
    """Where the label of a dot begins and ends."""
    wide = _LETTER * len(dot.value)
    left = dot.x - {"start": 0.0, "middle": wide / 2, "end": wide}[dot.anchor]
    return left, left + wide


def _extremes(points: Sequence[Point]) -> tuple[Fraction, Fraction]:
    values = [point.value for point in points if point.value is not None]
    return min(values), max(values)


def _times(times: Sequence[date], across: Scale) -> tuple[Tick, ...]:
    """The years of a series, each at its middle, at most eight of them; nothing where it has fewer than two."""
    first, last = min(times).year, max(times).year
    every = 1 + (last - first) // 8
    ticks = [
        Tick(across.at(Fraction(date(year, 7, 2).toordinal())), str(year)) for year in range(first, last + 1, every)
    ]
    inside = tuple(tick for tick in ticks if across.start - 24 <= tick.at <= across.end + 24)
    return inside if len(inside) > 1 else ()
