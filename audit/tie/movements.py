"""What a change and a level have in common: unit, sentence and thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.model import CHANGES, Measure
from audit.tie.told import (
    Told,
    akin,
    bracketed,
    cued,
    near,
    own,
    phrases,
    placed_alike,
    unnamed,
)

VERBS = frozenset(["rises", "falls", "bases", "growths", "reaches", "targets_of_change"])
RECENT = 3  # sentences back to the level that a change is of


def points(one: Told) -> bool:
    return one.figure.unit.endswith("_point")


def of_its_own(one: Told) -> bool:
    """Whether points are of something that no share is: `a chance of 57%, and 42 basis points of easing`."""
    words, end = one.read.words, one.figure.end
    return points(one) and words[end : end + 1] != [] and words[end] in one.read.language.sets["link_of"]


def yearly(one: Told) -> bool:
    """Whether a growth is so much a year on average, which is none between two levels."""
    if one.measure is not Measure.GROWTH or points(one):
        return False
    return "/" in one.claim.cell.unit or cued(one.read, "averages", one.part.left, one.figure.begin)


def standing(one: Told, change: Told) -> bool:
    """Whether a figure is a level that the change can be of; points are the change of a percentage."""
    if points(change):
        return one.figure.unit == "percent" and one.measure in (Measure.LEVEL, Measure.SHARE)
    if one.partial and change.measure is Measure.GROWTH:
        return False  # `29 of 612 women against 61 of 608, a 53% reduction`: of their shares
    few = one.figure.number.worded and not one.figure.unit  # `so với bảy tháng năm trước`
    return one.stands and not few and (change.measure is Measure.GROWTH or _fits(one, change))


def _fits(level: Told, change: Told) -> bool:
    """Whether a level is in the unit of an absolute change; a bare number takes the noun of either."""
    if change.figure.unit and ("/" in level.figure.unit) is not ("/" in change.figure.unit):
        return False  # `1.284 bác sĩ, đạt 9,6 bác sĩ/vạn dân, tăng 87 bác sĩ`
    if not change.figure.unit or not level.figure.unit or _classified(change) or unnamed(change):
        return level.figure.counted == change.figure.counted
    return akin(level, change)


def _classified(one: Told) -> bool:
    """Whether a count has a classifier for its noun, which stands for what was told: `76 huy chương, hơn 19 chiếc`."""
    return one.figure.counted and one.figure.unit in one.read.language.sets["skips|sorts"]


def same_unit(new: Told, old: Told, change: Told) -> bool:
    if points(change):
        return new.figure.unit == old.figure.unit == "percent"
    if akin(new, old):
        return True
    return any(
        one.figure.counted and (not two.figure.unit or _classified(two)) for one, two in ((new, old), (old, new))
    )


def around(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places of a sentence, those after `at` up to the next change first, then those before up to the last."""
    read = row[at].read
    for place in range(at + 1, len(row)):
        if row[place].read is not read or (row[place].measure in CHANGES and not bracketed(row[place])):
            break
        yield place
    for place in range(at - 1, -1, -1):
        if row[place].read is not read or row[place].measure in CHANGES:
            return
        if ";" in read.words[row[place].figure.end : row[at].figure.begin]:
            return
        yield place


def same_thing(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether two levels are called the same: what names the one are the words of the other, or all but a few."""
    first, second = row[one], row[two]
    planned = second.fact and not first.fact and not first.read.language.plurals
    if not placed_alike(first, second) or (first.claim.cell.modality != second.claim.cell.modality and not planned):
        return False
    a, b = own(first), own(second)
    a = a - phrases(first, "planned") if planned else a  # `kế hoạch lợi nhuận 6.583 tỷ, tăng 15% so với năm 2023`
    return bool(a) and bool(b) and (a <= near(second, row, two) or b <= near(first, row, one)) and _narrowed(a, b)


def _narrowed(one: frozenset[str], two: frozenset[str]) -> bool:
    return len(one ^ two) <= max(2, min(len(one), len(two)))
