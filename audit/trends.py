"""Series: one indicator of one place through time, its direction, its rate, and what a rule forbids of it.

A sum over several years is never set beside one year. Where figures of a flow have different lengths, the commonest
length makes the series, and a second one of averages a year holds them all; it is told, and judged by nothing.
What nobody printed but figures imply (a base year, a denominator) is a point too, with all the claims it rests on.

A bulletin counts up while an event lasts (`14 people killed` on Monday, `21` on Tuesday): `audit.bulletins` gives such
counts the day their document was issued, so that they are points of one series and no contradiction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, pairwise
from statistics import median

from audit import hours, periods, units
from audit.align import Alignment, local
from audit.bulletins import episodes, grows
from audit.frozen import dataclass
from audit.interval import Interval, common, hull
from audit.model import Cell, Claim, Measure, Modality, Period, Point, Rule, Series, Text
from audit.selection import selected
from audit.solve import Bound, Known
from audit.texts import named, worded

_SERIAL = (Measure.LEVEL, Measure.SHARE, Measure.AVERAGE)
_LENGTHS = 11, 10  # periods are alike in length where one is at most 11/10 of the other
_AVERAGED = Text("{} (bình quân năm)", "{} (average a year)")
_EXACT = Fraction(1, 50)  # what is implied within two percent is a point; a wider range says too little
_FEWEST = 5  # points from which a series has a history of its own
_FLOOR = Fraction(1, 20)  # no figure is an outlier within five percent of the usual size
_PAIRED = 50  # points up to which all pairs are compared; beyond, one each half apart (Theil's incomplete method)
_DEVIATION = Fraction(14826, 10000)  # the median absolute deviation of a normal distribution, times this, is 1


@dataclass(frozen=True, slots=True)
class Course:
    """A series with the cells of its points; `averaged` where its points are averages a year of longer periods."""

    series: Series
    cells: tuple[Cell, ...]
    averaged: bool = False


@dataclass(frozen=True, slots=True)
class Breach:
    """A point of a series, by its number, that a rule forbids: the way of its step from the one before, else how far
    it goes (`jump`), or as an outlier.
    """

    rule: Rule
    number: int
    outlier: bool = False
    jump: bool = False


def courses(alignment: Alignment, bounds: Known | None = None) -> tuple[Course, ...]:
    """Every series of two or more dates, of figures that are facts and can be compared in length.

    A point on which documents contradict each other has no value.
    """
    groups: dict[Cell, list[Cell]] = {}
    implied = () if bounds is None else _implied(bounds)
    for cell in (*filter(_serial, alignment.cells), *implied):
        groups.setdefault(hours.daily(cell).undated(), []).append(cell)
    found = []
    several = [key for key, cells in groups.items() if len(cells) > 1]  # most are told of one time only
    for key in sorted(several, key=lambda cell: cell.key):
        for told in episodes(groups[key]) if _happened(groups[key], alignment) else [groups[key]]:
            cells = _comparable(told, alignment)
            if len(cells) > 1 and any(cell in alignment.cells for cell in cells):
                found.append(_course(key, cells, alignment, bounds))
        if (averaged := _averaged(key, groups[key], alignment, bounds)) is not None:
            found.append(averaged)
    return tuple(found)


def _implied(bounds: Known) -> Iterator[Cell]:
    """The cells that nobody stated and others tell closely."""
    for cell in bounds.unstated():
        if cell.measure is Measure.LEVEL and cell.unit != "factor" and _serial(cell):
            bound = bounds.get(cell)
            if bound is not None and bound.derived and _close(bound.interval):
                yield cell


def _happened(cells: Sequence[Cell], alignment: Alignment) -> bool:
    """Whether cells of one thing count what came of events, by their catalogue or someone who tells of them, and are
    not all totals as of a day.
    """
    flows = {alignment.claims[name].flow for cell in cells for name in alignment.cells.get(cell, ())}
    indicator = alignment.known.indicators.get(cells[0].indicator)
    return True in flows if indicator is None else grows(indicator) and flows != {False}


def _close(interval: Interval) -> bool:
    """Whether an interval is narrow enough to be a point of a series."""
    middle, width = _center(interval), interval.width
    return middle is not None and width is not None and abs(middle) > 0 and width <= abs(middle) * _EXACT


def _serial(cell: Cell) -> bool:
    """Whether a cell can be a point of a series: a dated fact about something that other claims can name too."""
    dated = cell.period is not None and cell.modality is Modality.ACTUAL and cell.measure in _SERIAL
    return dated and bool(cell.indicator) and not local(cell) and cell.indicator[-1] not in "~*"


def _comparable(cells: Sequence[Cell], alignment: Alignment) -> list[Cell]:
    """The cells in order of time, without those inside another; amounts of a period only of the commonest length."""
    indicator = alignment.known.indicators.get(cells[0].indicator)
    standing = (indicator is not None and indicator.stock is True) or cells[0].measure is Measure.SHARE
    ordered = sorted(cells, key=lambda cell: (_middle(cell), cell.key))
    lengths = Counter(map(_length, ordered))
    if not standing and len(lengths) > 1:
        longest = max(lengths, key=lambda one: (sum(lengths[two] for two in lengths if _alike(one, two)), one))
        ordered = [cell for cell in ordered if _alike(longest, _length(cell))]
    return _apart(ordered, standing)


def _apart(ordered: Sequence[Cell], standing: bool) -> list[Cell]:
    """The cells whose times neither coincide nor, for what is not standing, overlap."""
    kept: list[Cell] = []
    for cell in ordered:
        hourly = bool(kept and kept[-1].clock and cell.clock)
        if kept and _overlap(kept[-1], cell) and not (standing or hourly):
            continue
        if kept and _middle(kept[-1]) == _middle(cell):
            continue
        kept.append(cell)
    return kept


def _averaged(
    key: Cell, cells: Sequence[Cell], alignment: Alignment, bounds: Mapping[Cell, Bound] | None
) -> Course | None:
    """Averages a year of a flow that is told for periods of different whole years; `None` where all are alike."""
    indicator = alignment.known.indicators.get(key.indicator)
    if indicator is None or indicator.stock is not False or key.measure is not Measure.LEVEL:
        return None
    years = [cell for cell in cells if cell in alignment.cells and _years(cell).denominator == 1]
    kept = _apart(sorted(years, key=lambda cell: (_middle(cell), cell.key)), standing=False)
    if len({_years(cell) for cell in kept}) < 2:
        return None
    course = _course(key, kept, alignment, bounds)
    shares = [1 / _years(cell) for cell in kept]
    points = tuple(
        replace(
            point,
            interval=point.interval.scale(share),
            value=None if point.value is None else point.value * share,
        )
        for point, share in zip(course.series.points, shares, strict=True)
    )
    name = Text(*(words.format(told) for words, told in zip(_AVERAGED, course.series.name, strict=True)))
    return Course(_series(key, Measure.AVERAGE, points, name), tuple(kept), averaged=True)


def _years(cell: Cell) -> Fraction:
    assert cell.period is not None
    return periods.length(cell.period)


def _middle(cell: Cell) -> float:
    """The day in the middle of a cell's time, counted from year 1; to the hour where it has one."""
    assert cell.period is not None
    hour, _, minute = cell.clock.partition(":")
    return _day(cell.period) + (int(hour) / 24 + int(minute) / 1440 - 0.5 if hour else 0)


def _length(cell: Cell) -> int:
    """The days of a cell's time."""
    assert cell.period is not None
    return (cell.period.end - cell.period.start).days


def _alike(one: int, two: int) -> bool:
    more, less = _LENGTHS
    return max(one, two) * less <= min(one, two) * more


def _overlap(one: Cell, two: Cell) -> bool:
    return one.period is not None and two.period is not None and periods.overlaps(one.period, two.period)


def _course(key: Cell, cells: Sequence[Cell], alignment: Alignment, bounds: Mapping[Cell, Bound] | None) -> Course:
    points = tuple(_point(cell, alignment, bounds) for cell in cells)
    last = next(cell for cell in reversed(cells) if cell in alignment.cells)
    claim = alignment.claims[alignment.cells[last][0]]
    name = named(key, alignment.known.indicators.get(key.indicator), worded(claim))
    return Course(_series(key, key.measure, points, name), tuple(cells))


def _series(key: Cell, measure: Measure, points: tuple[Point, ...], name: Text) -> Series:
    """The series of these points, with its direction, change and rate by them."""
    first, last = (points[end] for end in ends(points))
    return Series(
        indicator=key.indicator,
        place=key.place,
        measure=measure,
        unit=key.unit,
        points=points,
        direction=_direction(points),
        change=last.value - first.value if first.value is not None and last.value is not None else None,
        growth_per_year=_growth(first, last),
        name=name,
    )


def ends(points: Sequence[Point]) -> tuple[int, int]:
    """The numbers of the first and the last point with a value; of the first and the last of all where few have."""
    told = [number for number, point in enumerate(points) if point.value is not None]
    return (told[0], told[-1]) if len(told) > 1 else (0, len(points) - 1)


def _point(cell: Cell, alignment: Alignment, bounds: Mapping[Cell, Bound] | None) -> Point:
    assert cell.period is not None
    if bounds is not None and cell not in alignment.cells:
        bound = bounds[cell]
        interval = (bound.interval.whole() if cell.unit == "count" else None) or bound.interval
        return Point(cell.period, interval, _center(interval), tuple(sorted(bound.claims)))
    claims = tuple(dict.fromkeys(alignment.cells[cell]))
    stated = [evidence.interval for evidence in alignment.about(cell)]
    met = common(stated)
    if met is None:
        return Point(cell.period, hull(stated), None, claims)
    values = {_printed(alignment.claims[claim]) for claim in claims}
    value = values.pop() if len(values) == 1 else None
    return Point(cell.period, met, value if value is not None and value in met else _center(met), claims)


def _printed(claim: Claim) -> Fraction | None:
    """The value of a figure in the unit of its cell."""
    value = claim.quantity.value
    if value is None:
        return None
    factor = units.canonical(claim.cell.unit)[1]
    return value if factor == 1 else value * factor


def _center(interval: Interval) -> Fraction | None:
    if interval.low is None or interval.high is None:
        return interval.low if interval.high is None else interval.high
    return interval.low if interval.low is interval.high else (interval.low + interval.high) / 2


def _direction(points: Sequence[Point]) -> str:
    """`up` or `down` where every step that is beyond doubt goes that way, `flat` where none is, else `mixed`."""
    steps = {step for one, two in pairwise(points) if (step := step_of(one, two))}
    if not steps:
        return "flat"
    return "mixed" if len(steps) > 1 else ("up" if steps == {1} else "down")


def step_of(one: Point, two: Point) -> int:
    """1 where the second must be higher, -1 where it must be lower, 0 where the intervals overlap."""
    if one.interval.meet(two.interval) is not None:
        return 0
    higher = two.interval.low is not None and one.interval.high is not None and two.interval.low >= one.interval.high
    return 1 if higher else -1


def _growth(first: Point, last: Point) -> float | None:
    if not first.value or last.value is None or first.value <= 0 or last.value <= 0:
        return None
    years = (_day(last.period) - _day(first.period)) / 365.25
    return float(last.value / first.value) ** (1 / years) - 1 if years > 0.5 else None


def _day(period: Period) -> float:
    return (period.start.toordinal() + period.end.toordinal()) / 2


def wanted(rule: Rule, cell: Cell, alignment: Alignment) -> int:
    """1 where a series may only rise, -1 where it may only fall: as the rule says, else as the catalogue does."""
    direction = dict(rule.params).get("direction", "any")
    if direction == "any":
        indicator = alignment.known.indicators.get(cell.indicator)
        grows = indicator is not None and not indicator.may_fall and indicator.stock is not False
        return 1 if grows and cell.measure is Measure.LEVEL else 0
    return 1 if direction == "up" else -1


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


def _outlier(points: Sequence[Point], limit: str | None) -> int | None:
    """The number of the point farthest from the line of its series, where that is beyond `limit` robust deviations.

    The line has the median slope of all pairs of points (Theil 1950, Sen 1968); a deviation is the median distance
    from it, scaled to a normal distribution (Iglewicz and Hoaglin 1993), and at least `_FLOOR` of the usual size.
    """
    told = [(Fraction(int(2 * _day(point.period))), point.value) for point in points if point.value is not None]
    if limit is None or len(told) < max(_FEWEST, len(points)):
        return None
    pairs = combinations(told, 2) if len(told) <= _PAIRED else zip(told, told[len(told) // 2 :], strict=False)
    slope = median((two[1] - one[1]) / (two[0] - one[0]) for one, two in pairs)
    start = median(value - slope * day for day, value in told)
    rests = [abs(value - start - slope * day) for day, value in told]
    usual = median(abs(value) for _, value in told)
    largest = max(range(len(rests)), key=rests.__getitem__)
    return largest if rests[largest] > Fraction(limit) * max(median(rests) * _DEVIATION, usual * _FLOOR) else None


@lru_cache(1024)
def _factors(percent: str, years: int) -> tuple[Fraction, Fraction]:
    """How many times as much there is after some years, at least and at most: `50 %` allows 1/4 to 9/4 in two."""
    limit = Fraction(percent.replace("%", "").replace(",", ".").strip()) / 100
    return (1 - min(limit, Fraction(1))) ** years, (1 + limit) ** years


def _jumps(one: Point, two: Point, largest: str | None) -> bool:
    """Whether the least possible change per year is above what the rule finds plausible (`50 %`)."""
    if largest is None or one.interval.high is None or two.interval.low is None or one.interval.low is None:
        return False
    days = int(_day(two.period) - _day(one.period))
    least, most = _factors(largest, max(1, -(-days // 365)))
    if one.interval.high > 0 and two.interval.low > one.interval.high * most:
        return True
    if one.interval.low <= 0 or two.interval.high is None:
        return False  # of what is less than nothing, a cost in brackets, no growth is taken
    return two.interval.high < one.interval.low * least
