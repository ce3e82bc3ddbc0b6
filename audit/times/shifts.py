"""Units of time counted from a period: the month before it, three days later, a span as long as it."""

from __future__ import annotations

from datetime import timedelta

from audit import periods
from audit.model import Grain, Period
from audit.times.values import Relative, Unit

FINEST = {Grain.DAY: 0, Grain.MONTH: 2, Grain.QUARTER: 3, Grain.HALF: 3, Grain.YEAR: 4, Grain.SPAN: 4}
RANK = {
    Unit.DAY: 0,
    Unit.WEEK: 0,
    Unit.MONTH: 2,
    Unit.QUARTER: 3,
    Unit.HALF: 3,
    Unit.YEAR: 4,
    Unit.TERM: 4,
    Unit.DECADE: 4,
}
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120}
DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
WEEK = 7  # days
GRACE = timedelta(days=7)  # what ends within it is told already


def days_in(period: Period) -> int:
    """How many days a period has."""
    return (period.end - period.start).days


def shifted(relative: Relative, anchor: Period) -> Period | None:
    """The unit `count` after the one that holds the end of `anchor`; `None` where the anchor is coarser."""
    unit, count = relative.unit, relative.count or 0
    if RANK[unit] < FINEST[anchor.grain]:
        return None
    last = anchor.end - periods.DAY
    if unit is Unit.DAY:
        return from_day(anchor, count, 1)
    if unit is Unit.WEEK:
        return from_day(anchor, 7 * count - last.weekday(), 7)
    month = last.year * 12 + last.month - 1 + count * MONTHS[unit]
    size = MONTHS[unit]
    return periods.months(month // size * size // 12, month // size * size % 12 + 1, size)


def days_off(count: int, context: Period) -> Period | None:
    """A day or week some days off; of a longer time nobody can tell."""
    shift = timedelta(days=count)
    if days_in(context) > WEEK:
        return None
    return Period(context.start + shift, context.end + shift, context.grain)


def from_day(anchor: Period, shift: int, length: int) -> Period:
    start = anchor.end - periods.DAY + timedelta(days=shift)
    return Period(start, start + timedelta(days=length), Grain.DAY if length == 1 else Grain.SPAN)


def as_far_after(context: Period, count: int) -> Period:
    """A span as long as a period of whole months or of days, `count` times as far after it."""
    if context.start.day == context.end.day == 1:
        months = int(periods.length(context) * 12) * count
        return Period(periods.moved(context.start, months), periods.moved(context.end, months), context.grain)
    shift = (context.end - context.start) * count
    return Period(context.start + shift, context.end + shift, context.grain)
