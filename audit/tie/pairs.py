"""Two levels of one thing at two times, told near a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.model import CHANGES, Basis, Measure
from audit.tie.anaphors import anaphor, resumes, same_words
from audit.tie.denominators import opens
from audit.tie.refusals import of_them
from audit.tie.tenses import against, earlier, opening
from audit.tie.told import (
    FURTHEST,
    Told,
    bracketed,
    content,
    head,
    human,
    kin,
    kindred,
    near,
    own,
    placed_alike,
    unnamed,
)

IDLE = frozenset(["than"])
_BACK = 3  # sentences before a change in which its levels are told
_ON = 2  # sentences after it


def alone(row: Sequence[Told], at: int) -> bool:
    """Whether an amount is the only one of its unit in its sentence, so that a change in it is hardly of another:
    `shipped 8.1 million tonnes for $4,675 million. Earnings rose 35% from $3,455 million`.
    """
    one, first = row[at], at - row[at].position
    here = (other for other in row[first : first + FURTHEST] if other.read is one.read and other.stands)
    return not one.figure.counted and sum(other.figure.unit == one.figure.unit for other in here) == 1


def side_by_side(row: Sequence[Told], at: int) -> list[tuple[int, int]]:
    """The two levels of one thing that stand before a change in its sentence, either of which may be the new one:
    `tháng này 5,93 tỷ đồng, tháng trước 5,21 tỷ đồng, tăng 13,8%`.
    """
    before = [place for place in range(max(0, at - 3), at) if row[place].read is row[at].read]
    levels = [place for place in before if measures(row[place], row[at])]
    if len(levels) != 2 or not same_kind(row[levels[0]], row[levels[1]]):
        return []
    first, second = levels
    if not (_two_times(row, first, second) or same_words(row, second, first) or same_words(row, first, second)):
        return []
    return [(new, old) for new, old in ((first, second), (second, first)) if not earlier(row, new, old)]


def _two_times(row: Sequence[Told], first: int, second: int) -> bool:
    """Whether the second of two levels is only the first one at another time: `206,400 this year and 201,900 last`."""
    one, two = row[first], row[second]
    if two.aside:
        return True
    apart = one.claim.cell.period != two.claim.cell.period and two.read.language.plurals
    bare = unnamed(two) or (not two.figure.counted and one.figure.unit == two.figure.unit)
    return apart and bare and not content(two.read, one.figure.end, two.figure.begin)


def pairs(row: Sequence[Told], at: int, new: int | None, old: int | None) -> Iterator[tuple[int, int]]:
    """New and old levels about a change, the nearest first, that can be one thing at two times."""
    around = list(_around(row, at))
    for second in [new] if new is not None else around:
        for first in [old] if old is not None else around:
            if first != second and _one_thing(row, second, first, at) and _in_time(row, second, first, at):
                yield second, first


def spoken_for(row: Sequence[Told], at: int, pair: tuple[int, int]) -> bool:
    """Whether a change is that of other figures than two levels: a later sentence tells those with a change of its own,
    `It grew 4%. Sales rose 3% to ...`, or a bracket tells it of what stands before it.
    """
    if _noted(row, at, pair):
        return True
    later = {row[place].sentence for place in pair}
    if len(later) > 1 or later.pop() <= row[at].sentence:
        return False
    first, last = min(pair), max(pair)
    beside = range(max(at + 1, first - 1), min(last + 2, len(row)))
    return any(row[place].measure in CHANGES and row[place].sentence == row[first].sentence for place in beside)


def _noted(row: Sequence[Told], at: int, pair: tuple[int, int]) -> bool:
    """Whether a bracket tells a change of what stands before it, in a sentence that has neither of two levels: `jobs
    were added in care (+45,000)`, `145 vụ tai nạn, giảm 19 vụ (11,6%)`.
    """
    one, before = row[at], row[at - 1] if at else None
    if not bracketed(one) or any(row[place].read is one.read for place in pair):
        return False
    again = before is not None and before.read is one.read and before.measure is Measure.CHANGE
    return again or one.read.language.plurals


def _around(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places of levels near a change, those of its own sentence first, then those before it."""
    own_sentence = row[at].sentence
    reach = range(max(0, at - 20), min(len(row), at + 8))
    near_by = [place for place in reach if -_BACK <= row[place].sentence - own_sentence <= _ON and place != at]
    fitting = [place for place in near_by if measures(row[place], row[at])]
    yield from sorted(
        fitting,
        key=lambda place: (
            abs(row[place].sentence - own_sentence),
            row[place].sentence > own_sentence,
            abs(place - at),
        ),
    )


def measures(level: Told, change: Told) -> bool:
    """Whether the change can be one of a level: in percent of any, in the same unit or noun otherwise."""
    hard = level.claim.quantity.hard
    if hard.low is None or hard.high is None or hard.low <= 0:
        return False
    if change.figure.unit.endswith("_point"):
        return level.figure.unit == "percent" and level.measure in (Measure.SHARE, Measure.LEVEL)
    if not level.stands or _out_of(level):
        return False
    if change.measure is Measure.GROWTH or change.figure.unit == "percent":
        return not level.partial
    return kin(level, change) or (level.figure.counted and (unnamed(change) or _vague(level, change)))


def _vague(level: Told, change: Told) -> bool:
    """Whether a change is counted in a word for any thing in the sentence of the level: `1.312 doanh nghiệp, hụt đi 72
    đơn vị`.
    """
    vague = change.figure.unit in change.read.language.sets["vague"] and not human(change)
    return vague and level.read is change.read


def _out_of(one: Told) -> bool:
    """Whether a level is what others are taken from: `of 612 women`, not `a total of 612 women`."""
    words, begin = one.read.words, one.figure.begin
    return opens(one) and one.read.language.sets["summed"].isdisjoint(words[max(0, begin - 2) : begin])


def _one_thing(row: Sequence[Told], one: int, two: int, at: int) -> bool:
    """Whether two levels are called alike, or the one is only held against the other."""
    first, second = row[one], row[two]
    if not same_kind(first, second) or not placed_alike(first, second):
        return False
    if first.sentence == second.sentence and (first.figure.counted or against(row, at, two)):
        return True
    if (
        against(row, at, two)
        and not near(second, row, two) - IDLE - {head(second)}
        and first.sentence + 1 >= second.sentence
    ):
        return True
    if against(row, at, two) and alone(row, one):
        return first.sentence + 1 >= second.sentence
    words, others = near(first, row, one) | own(first), near(second, row, two) | own(second)
    common = (words & others) - {head(first)}
    if common or (second.aside and second.sentence == first.sentence):
        return True
    if resumes(row, two) or resumes(row, one):
        return True
    return anaphor(row, two) or anaphor(row, one) or (first.figure.counted and head(first) == head(second))


def same_kind(one: Told, two: Told) -> bool:
    """Whether two levels are in one unit, or count things that one root names: `people started`, `starts`; and no one
    of them is told to be some of what was told, as of `40.9 tonnes, 36.8 of it from coal`.
    """
    if of_them(one) is not of_them(two):
        return False
    if kin(one, two):
        return True
    counted = one.figure.counted and two.figure.counted
    return counted and (kindred(frozenset([head(two)]), own(one)) or kindred(frozenset([head(one)]), own(two)))


def _in_time(row: Sequence[Told], new: int, old: int, at: int) -> bool:
    """Whether the one level can be older than the other, and the times of both that of the change and its base."""
    first, second = row[new], row[old]
    if first.aside and not second.aside:
        return False
    if second.aside or against(row, at, old) or opening(row, new, old):
        return True
    base, level = row[at].claim.cell.base, first.claim
    if level.period_basis is Basis.EXPLICIT and base is not None and level.cell.period == base:
        return False
    return earlier(row, old, new)
