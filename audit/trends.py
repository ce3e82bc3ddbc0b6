"""Series: one indicator of one place through time, its direction, its rate, and the falls that a rule forbids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from audit import periods
from audit.align import Alignment, local
from audit.interval import Interval, hull
from audit.model import Cell, Measure, Modality, Period, Point, Rule, Series
from audit.selection import selected
from audit.solve import Bound
from audit.texts import named

_SERIAL = (Measure.LEVEL, Measure.SHARE, Measure.AVERAGE)
_LENGTHS = Fraction(11, 10)


@dataclass(frozen=True, slots=True)
class Course:
    """A series with the cells of its points."""

    series: Series
    cells: tuple[Cell, ...]


def courses(alignment: Alignment, bounds: Mapping[Cell, Bound]) -> tuple[Course, ...]:
    """Every series of two or more dates, of figures that are facts and can be compared in length."""
    groups: dict[Cell, list[Cell]] = {}
    for cell in alignment.cells:
        if _serial(cell):
            groups.setdefault(replace(cell, period=None, base=None), []).append(cell)
    found = []
    for key in sorted(groups, key=lambda cell: cell.key):
        cells = _comparable(groups[key], alignment)
        if len(cells) > 1:
            found.append(_course(key, cells, alignment, bounds))
    return tuple(found)


def _serial(cell: Cell) -> bool:
    """Whether a cell can be a point of a series: a dated fact about something that other claims can name too."""
    dated = cell.period is not None and cell.modality is Modality.ACTUAL and cell.measure in _SERIAL
    return dated and bool(cell.indicator) and not local(cell) and not cell.indicator.endswith("~")


def _comparable(cells: Sequence[Cell], alignment: Alignment) -> list[Cell]:
    """The cells in order of time, without those inside another; amounts of a period only of the commonest length."""
    indicator = alignment.known.indicators.get(cells[0].indicator)
    standing = (indicator is not None and indicator.stock is True) or cells[0].measure is Measure.SHARE
    ordered = sorted(cells, key=lambda cell: (_middle(cell), cell.key))
    if not standing and len({_length(cell) for cell in ordered}) > 1:
        longest = max(
            {_length(cell) for cell in ordered},
            key=lambda length: sum(_alike(length, _length(cell)) for cell in ordered),
        )
        ordered = [cell for cell in ordered if _alike(longest, _length(cell))]
    kept: list[Cell] = []
    for cell in ordered:
        if kept and _overlap(kept[-1], cell) and not standing:
            continue
        if kept and _middle(kept[-1]) == _middle(cell):
            continue
        kept.append(cell)
    return kept


def _middle(cell: Cell) -> float:
    assert cell.period is not None
    return (cell.period.start.toordinal() + cell.period.end.toordinal()) / 2


def _length(cell: Cell) -> Fraction:
    assert cell.period is not None
    return Fraction((cell.period.end - cell.period.start).days)


def _alike(one: Fraction, two: Fraction) -> bool:
    return max(one, two) <= _LENGTHS * min(one, two)


def _overlap(one: Cell, two: Cell) -> bool:
    return one.period is not None and two.period is not None and periods.overlaps(one.period, two.period)


def _course(key: Cell, cells: Sequence[Cell], alignment: Alignment, bounds: Mapping[Cell, Bound]) -> Course:
    points = tuple(_point(cell, alignment, bounds) for cell in cells)
    first, last = points[0], points[-1]
    change = last.value - first.value if first.value is not None and last.value is not None else None
    claim = alignment.claims[points[-1].claims[0]]
    series = Series(
        indicator=key.indicator,
        place=key.place,
        measure=key.measure,
        unit=key.unit,
        points=points,
        direction=_direction(points),
        change=change,
        growth_per_year=_growth(first, last),
        name=named(key, alignment.known.indicators.get(key.indicator), claim.indicator_text),
    )
    return Course(series, tuple(cells))


def _point(cell: Cell, alignment: Alignment, bounds: Mapping[Cell, Bound]) -> Point:
    claims = tuple(dict.fromkeys(alignment.cells[cell]))
    stated = [evidence.interval for evidence in alignment.about(cell)]
    met: Interval | None = stated[0]
    for interval in stated[1:]:
        met = met.meet(interval) if met is not None else None
    interval = met if met is not None else hull(stated)
    values = {alignment.claims[claim].quantity.value for claim in claims}
    value = next(iter(values)) if len(values) == 1 and None not in values else _center(interval)
    if value is not None and value not in interval:
        value = _center(interval)
    assert cell.period is not None
    return Point(cell.period, interval, value, claims)


def _center(interval: Interval) -> Fraction | None:
    if interval.low is None or interval.high is None:
        return interval.low if interval.high is None else interval.high
    return (interval.low + interval.high) / 2


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


def broken(course: Course, rules: Sequence[Rule]) -> list[tuple[Rule, int]]:
    """The steps of a series that a rule forbids: the rule, and the number of the later point."""
    points = course.series.points
    found = []
    for rule in rules:
        params = dict(rule.params)
        wanted = {"up": -1, "down": 1}.get(params.get("direction", "any"), 0)
        if not selected(rule, course.cells[0]):
            continue
        for number, (one, two) in enumerate(pairwise(points), 1):
            step = step_of(one, two)
            if (wanted and step == wanted) or _jumps(one, two, params.get("step")):
                found.append((rule, number))
    return found


def _jumps(one: Point, two: Point, largest: str | None) -> bool:
    """Whether the least possible change per year is above what the rule finds plausible (`50 %`)."""
    if largest is None or one.interval.high is None or two.interval.low is None or one.interval.low is None:
        return False
    limit = Fraction(largest.replace("%", "").replace(",", ".").strip()) / 100
    years = max(Fraction(int(_day(two.period) - _day(one.period)), 365), Fraction(1))
    if one.interval.high > 0 and two.interval.low > one.interval.high * (1 + limit) ** int(-(-years // 1)):
        return True
    return two.interval.high is not None and two.interval.high < one.interval.low * (
        1 - min(limit, Fraction(1))
    ) ** int(-(-years // 1))
