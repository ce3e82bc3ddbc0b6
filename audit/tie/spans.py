"""The ends of a span between two years, and what of a time the next sentence inherits."""

from __future__ import annotations

from audit import periods
from audit.extract.sentences import Sentence, Timed
from audit.model import Grain, Measure, Period
from audit.tie.cues import closes
from audit.tie.parts import Part
from audit.times import Role, Unit, Way

_MONTHS = 2  # of a change from one month to the next
_CHANGES = (Measure.CHANGE, Measure.GROWTH)


def across(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time tells two years or months between which something moved: `between 2015 and 2023`."""
    period, relative = timed.mention.period, timed.mention.relative
    if relative is not None and relative.way is Way.PART and relative.months == _MONTHS:
        word, sets = sentence.words[timed.first], sentence.language.sets
        return sentence.language.plurals and (word in sets["range_openers"] or word in sets["change_openers"])
    if period is None or period.grain is not Grain.SPAN or not sentence.language.plurals:
        return False
    opened = sentence.words[timed.first] in sentence.language.sets["range_openers"]
    return opened and period.start.year < period.end.year - 1


def ends(part: Part, period: Period) -> tuple[Period, Period | None]:
    """The year, or of two months the month, at the end of a span that a figure holds in, and the base of a change."""
    if period.end.year - period.start.year < 2:
        before = periods.moved(period.end, -1)
        first, last = (periods.month(day.year, day.month) for day in (period.start, before))
    else:
        first, last = periods.year(period.start.year), periods.year(period.end.year - 1)
    if part.figure.opens:
        return first, None
    if part.meant.measure in _CHANGES and "/" not in part.figure.unit:
        return last, first
    return (last if part.figure.follows is not None else period), None


def alone(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time is set apart from the one spoken of: `riêng tháng 6`, `in June alone`."""
    words, first, after = sentence.words, timed.first, timed.last
    return not sentence.language.sets["alone"].isdisjoint((*words[first : first + 1], *words[after : after + 1]))


def over_years(sentence: Sentence, timed: Timed, period: Period | None) -> bool:
    """Whether a time only says over which years something came about, and is not what a text goes on to tell of:
    `the total since 2011`, `rose by 0.4 degrees between 2010 and 2022`.
    """
    if period is None or periods.length(period) <= 1 or not sentence.language.plurals:
        return False
    return timed.mention.role is Role.SINCE or sentence.words[timed.first] in sentence.language.sets["range_openers"]


def _so_far(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time that does not open its sentence only says since when: `worsened since the August report`."""
    return timed.mention.role is Role.SINCE and timed.first > 0 and sentence.language.plurals


def lasting(sentence: Sentence, timed: Timed, period: Period | None, last: Period | None) -> Period | None:
    """What the next sentence inherits: of a year-end the year, of the end of a period that period, of what is told
    `alone`, `now` or since when what was current.
    """
    if alone(sentence, timed):
        return last
    if timed.mention.role is Role.SINCE and timed.first > 0 and closes(sentence, timed.end):
        return last  # `đạt 19/19 tiêu chí từ năm 2017.`
    if over_years(sentence, timed, period) or (last is not None and _so_far(sentence, timed)):
        return last
    if period is not None and periods.length(period) < 1 and across(sentence, timed):
        moved = periods.moved(period.end, -1)
        return periods.month(moved.year, moved.month)  # of a change from May to June what June brought
    if timed.mention.role is Role.SINCE and sentence.language.plurals and last is not None:
        return last
    relative = timed.mention.relative
    if relative is None and last is not None and period is not None and sentence.language.plurals:
        over = period.grain is Grain.DAY and period.end.day == 1 and periods.contains(last, period)
        return last if over else period  # at the end of the year that is spoken of
    if relative is None:
        return period
    if relative.way is Way.NOW and last is not None and sentence.language.plurals:
        return last  # `the median is now £310,000`, between what the month brought
    if relative.way in (Way.PAST, Way.TO_DATE) and sentence.language.plurals:
        return last  # `over the past three months`, `so far this year`
    if period is not None and relative.way is Way.THE and relative.day:
        return last if relative.unit is Unit.DAY else periods.year(period.start.year)
    return period
