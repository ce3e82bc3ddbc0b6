"""What rules forbid of a series: steps the wrong way, steps too large, and outliers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise
from math import log
from statistics import median

from audit.align import Alignment
from audit.frozen import dataclass
from audit.model import Cell, Measure, Point, Rule
from audit.selection import selected
from audit.trends.courses import Course
from audit.trends.points import day, step_of

_FEWEST = 5  # points from which a series has a history of its own
_FLOOR = Fraction(1, 20)  # no figure is an outlier within five percent of the usual size
_PAIRED = 50  # points up to which all pairs are compared; beyond, one each half apart (Theil's incomplete method)
_DEVIATION = Fraction(14826, 10000)  # the median absolute deviation of a normal distribution, times this, is 1


@dataclass(frozen=True, slots=True)
class Breach:
    """A point of a series, by its number, that a rule forbids: the way of its step from the one before, else how far
    it goes (`jump`), or as an outlier.
    """

    rule: Rule
    number: int
    outlier: bool = False
    jump: bool = False


def broken(course: Course, rules: Sequence[Rule], alignment: Alignment) -> list[Breach]:
    """What rules forbid of a series: outliers, else steps. Nothing is forbidden of averages a year."""
    points = course.series.points
    found: list[Breach] = []
    for rule in () if course.averaged else rules:
        params = dict(rule.params)
        if not selected(rule, course.cells[0], alignment.sources):
            continue
        outlier = _outlier(points, params.get("outlier"))
        if outlier is not None:
            found.append(Breach(rule, outlier, outlier=True))
            continue
        allowed = wanted(rule, course.cells[0], alignment)
        for number, (one, two) in enumerate(pairwise(points), 1):
            wrong_way = bool(allowed) and step_of(one, two) == -allowed
            if wrong_way or _jumps(one, two, params.get("step")):
                found.append(Breach(rule, number, jump=not wrong_way))
    return found


def wanted(rule: Rule, cell: Cell, alignment: Alignment) -> int:
    """1 where a series may only rise, -1 where it may only fall: as the rule says, else as the catalogue does."""
    direction = dict(rule.params).get("direction", "any")
    if direction == "any":
        indicator = alignment.known.indicators.get(cell.indicator)
        grows = indicator is not None and not indicator.may_fall and indicator.stock is not False
        return 1 if grows and cell.measure is Measure.LEVEL else 0
    return 1 if direction == "up" else -1


def _outlier(points: Sequence[Point], limit: str | None) -> int | None:
    """The number of the point that is beyond `limit` robust deviations from the line of its series, and from the curve
    of a growth or fall by the same part each year: what falls from 168 to 41 and then to 29 has no outlier.
    """
    told = [(Fraction(int(2 * day(point.period))), point.value) for point in points if point.value is not None]
    if limit is None or len(told) < max(_FEWEST, len(points)):
        return None
    found = _farthest(told, Fraction(limit), median(abs(value) for _, value in told) * _FLOOR)
    if found is None or any(value <= 0 for _, value in told):
        return found
    curved = [(at, Fraction(log(value))) for at, value in told]
    return found if _farthest(curved, Fraction(limit), _FLOOR) == found else None


def _farthest(told: Sequence[tuple[Fraction, Fraction]], limit: Fraction, least: Fraction) -> int | None:
    """The number of the value farthest from the line of all, where that is beyond `limit` robust deviations.

    The line has the median slope of all pairs of points (Theil 1950, Sen 1968); a deviation is the median distance
    from it, scaled to a normal distribution (Iglewicz and Hoaglin 1993), and at `least` so much.
    """
    pairs = combinations(told, 2) if len(told) <= _PAIRED else zip(told, told[len(told) // 2 :], strict=False)
    slope = median((two[1] - one[1]) / (two[0] - one[0]) for one, two in pairs)
    start = median(value - slope * at for at, value in told)
    rests = [abs(value - start - slope * at) for at, value in told]
    largest = max(range(len(rests)), key=rests.__getitem__)
    return largest if rests[largest] > limit * max(median(rests) * _DEVIATION, least) else None


@lru_cache(1024)
def _factors(percent: str, years: int) -> tuple[Fraction, Fraction]:
    """How many times as much there is after some years, at least and at most: `50 %` allows 1/4 to 9/4 in two."""
    limit = Fraction(percent.replace("%", "").replace(",", ".").strip()) / 100
    return (1 - min(limit, Fraction(1))) ** years, (1 + limit) ** years


def _jumps(one: Point, two: Point, largest: str | None) -> bool:
    """Whether the least possible change per year is above what the rule finds plausible (`50 %`)."""
    if largest is None or one.interval.high is None or two.interval.low is None or one.interval.low is None:
        return False
    days = int(day(two.period) - day(one.period))
    least, most = _factors(largest, max(1, -(-days // 365)))
    if one.interval.high > 0 and two.interval.low > one.interval.high * most:
        return True
    if one.interval.low <= 0 or two.interval.high is None:
        return False  # of what is less than nothing, a cost in brackets, no growth is taken
    return two.interval.high < one.interval.low * least
