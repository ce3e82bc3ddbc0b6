"""What is left of a whole, where a part rises while the whole falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit import texts
from audit.align import Alignment
from audit.model import Cell, Measure, Point, Step, Text
from audit.texts import Numbers
from audit.trends import Breach, Course, step_of


def rests(
    breaches: Sequence[Breach], course: Course, told: Mapping[str, Sequence[Course]], alignment: Alignment
) -> list[Step]:
    """The rest at both dates of each forbidden fall of a whole, for the parts that surely rose meanwhile.

    `told` are all series by indicator. `62 - 42 = 20`, then `61 - 50 = 11`: a fall of one in the whole hides a fall of
    nine in the rest.
    """
    indicators = alignment.known.indicators.values()
    names = sorted(one.id for one in indicators if one.whole == course.series.indicator)
    found: list[Step] = []
    for breach in breaches if not breaches[0].outlier else ():
        for part in (part for name in names for part in told.get(name, ())):
            found += _left(course, part, breach.number)
    return found


def _left(course: Course, part: Course, number: int) -> list[Step]:
    """The two subtractions, where both series have both dates and move against each other beyond doubt."""
    wholes = course.cells[number - 1 : number + 1]
    cells = [replace(cell, indicator=part.series.indicator) for cell in wholes]
    if part.series.measure is not Measure.LEVEL or any(cell not in part.cells for cell in cells):
        return []
    before, after = course.series.points[number - 1 : number + 1]
    one, two = (part.series.points[part.cells.index(cell)] for cell in cells)
    if (step_of(before, after), step_of(one, two)) != (-1, 1):
        return []
    name = Text(*(f"{course.series.name[at]} - {part.series.name[at]}" for at in (0, 1)))
    pairs = zip(wholes, (before, after), (one, two), strict=True)
    return [_minus(name, cell, whole, share) for cell, whole, share in pairs]


def _minus(name: Text, cell: Cell, whole: Point, part: Point) -> Step:
    rest = whole.interval - part.interval
    told = []
    for lang, about in zip(("vi", "en"), name, strict=True):
        shown = [Numbers(lang).bounds(interval, cell.unit) for interval in (whole.interval, part.interval, rest)]
        told.append(f"{about}, {texts.dated(cell, lang)}: {shown[0]} - {shown[1]} = {shown[2]}")
    return Step(Text(*told), tuple(dict.fromkeys((*whole.claims, *part.claims))), rest, cell.unit)
