"""Cells -> series: which points are of one, and which way it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from audit import hours, periods, units
from audit.align import Alignment, local
from audit.align.bulletins import episodes, grows
from audit.frozen import dataclass
from audit.interval import Interval, common, hull
from audit.model import Cell, Claim, Measure, Modality, Point, Series, Text
from audit.solve import Bound, Known
from audit.texts import named, worded
from audit.trends.points import day, ends, step_of

_SERIAL = (Measure.LEVEL, Measure.SHARE, Measure.AVERAGE)
_LENGTHS = 11, 10  # periods are alike in length where one is at most 11/10 of the other
_AVERAGED = Text("{} (bình quân năm)", "{} (average a year)")
_CLOSING = timedelta(days=62)  # before the end of a period from which an estimate of it is what it will be
_EXACT = Fraction(1, 50)  # what is implied within two percent is a point; a wider range says too little


@dataclass(frozen=True, slots=True)
class Course:
    """A series with the cells of its points; `averaged` where its points are averages a year of longer periods."""

    series: Series
    cells: tuple[Cell, ...]
    averaged: bool = False


def courses(alignment: Alignment, bounds: Known | None = None) -> tuple[Course, ...]:
    """Every series of two or more dates, of figures that are facts and can be compared in length.

    A point on which documents contradict each other has no value.
    """
    groups: dict[Cell, list[Cell]] = {}
    foreseen = {cell.actual(): cell for cell in _foreseen(alignment)}
    implied = () if bounds is None else (cell for cell in _implied(bounds) if cell not in foreseen)
    for cell in (*filter(_serial, alignment.cells), *foreseen.values(), *implied):
        fact = cell.actual()
        groups.setdefault(hours.daily(fact).undated(), []).append(cell)
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


def stated(course: Course, alignment: Alignment) -> Course | None:
    """The series of the points that documents state, without those that only follow; `None` of fewer than two."""
    pairs = zip(course.cells, course.series.points, strict=True)
    told = [(cell, point) for cell, point in pairs if cell in alignment.cells]
    if len(told) == len(course.cells) or len(told) < 2:
        return course if len(told) > 1 else None
    cells, points = zip(*told, strict=True)
    series = course.series
    return replace(course, series=_series(cells[0], series.measure, points, series.name), cells=cells)


def _implied(bounds: Known) -> Iterator[Cell]:
    """The cells that nobody stated and others tell closely."""
    for cell in bounds.unstated():
        if cell.measure is Measure.LEVEL and cell.unit != "factor" and _serial(cell):
            bound = bounds.get(cell)
            if bound is not None and bound.derived and _close(bound.interval):
                yield cell


def _foreseen(alignment: Alignment) -> Iterator[Cell]:
    """The estimates that reports give as a period closes, of what no fact is told: `năm 2023 ước đạt 812 tỷ đồng`."""
    for cell, names in alignment.cells.items():
        if cell.modality is not Modality.ESTIMATE or cell.period is None:
            continue
        fact = cell.actual()
        if not _serial(fact) or fact in alignment.cells:
            continue
        told = (alignment.issued.get(alignment.claims[name].document) for name in names)
        if all(issued is not None and cell.period.end <= issued.end + _CLOSING for issued in told):
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
    state = dated and cell.base is None  # not what a level is of an earlier one
    return state and bool(cell.indicator) and not local(cell) and cell.indicator[-1] not in "~*"


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
    return day(cell.period) + (int(hour) / 24 + int(minute) / 1440 - 0.5 if hour else 0)


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
    told = (_printed(alignment.claims[claim]) for claim in claims)
    values = [(width, value) for width, value in filter(None, told) if value in met]
    return Point(cell.period, met, min(values)[1] if values else _center(met), claims)


def _printed(claim: Claim) -> tuple[Fraction, Fraction] | None:
    """The value of a figure in the unit of its cell, behind how wide a range it allows; of `48 thousand tonnes` and
    `48,215 tonnes` the latter is narrower. `None` of one without an end.
    """
    value, width = claim.quantity.value, claim.quantity.hard.width
    if value is None or width is None:
        return None
    factor = units.canonical(claim.cell.unit)[1]
    return (width, value) if factor == 1 else (width * factor, value * factor)


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


def _growth(first: Point, last: Point) -> float | None:
    if not first.value or last.value is None or first.value <= 0 or last.value <= 0:
        return None
    years = (day(last.period) - day(first.period)) / 365.25
    return float(last.value / first.value) ** (1 / years) - 1 if years > 0.5 else None
