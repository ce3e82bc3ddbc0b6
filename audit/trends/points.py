"""Points of a series: from which to which it goes, and which way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model import Period, Point


def ends(points: Sequence[Point]) -> tuple[int, int]:
    """The numbers of the first and the last point with a value; of the first and the last of all where few have."""
    told = [number for number, point in enumerate(points) if point.value is not None]
    return (told[0], told[-1]) if len(told) > 1 else (0, len(points) - 1)


def step_of(one: Point, two: Point) -> int:
    """1 where the second must be higher, -1 where it must be lower, 0 where the intervals overlap."""
    if one.interval.meet(two.interval) is not None:
        return 0
    higher = two.interval.low is not None and one.interval.high is not None and two.interval.low >= one.interval.high
    return 1 if higher else -1


def day(period: Period) -> float:
    """The middle of a period, as the number of a day."""
    return (period.start.toordinal() + period.end.toordinal()) / 2
