"""What `the year`, `the quarter`, `the year-end` mean: the one that is spoken of, else the last that is over."""

from __future__ import annotations

from datetime import timedelta

from audit import periods
from audit.model import Basis, Grain, Period
from audit.times.shifts import GRACE, MONTHS, days_in, shifted
from audit.times.values import UNKNOWN, Relative, Resolved, Role, Unit, Way

_SEASON = 4  # months in which reports on the year before come out
_LASTS = {
    Unit.WEEK: (6, 8),
    Unit.MONTH: (28, 31),
    Unit.QUARTER: (89, 92),
    Unit.HALF: (180, 185),
    Unit.YEAR: (350, 380),
}  # days
_LATELY = timedelta(days=125)  # after its end by which a quarter is reported on
_LAST_DAYS = (12, 20)  # month and day from which the end of a year is that of the present one


def spoken(relative: Relative, anchor: Period | None, context: Period | None, role: Role, ahead: bool) -> Resolved:
    """`the year`, its last day, the last day of what is spoken of, or the weeks after it."""
    if relative.unit is Unit.DAY:
        return _closing(context, anchor), Basis.CONTEXT
    if relative.unit is Unit.WEEK and relative.count:
        return _following(context, relative.count), Basis.CONTEXT
    if relative.day:
        return _year_end(anchor, context, role, ahead)
    return _spoken_of(relative.unit, anchor, context, ahead)


def _spoken_of(unit: Unit, anchor: Period | None, context: Period | None, ahead: bool) -> Resolved:
    """`the year`, `the quarter`, `the week`: the context where it is one, the year that the context lies in, its last
    quarter, else the unit before the anchor; of a year in which the anchor lies late, or of what is to come, that year.
    """
    if context is not None:
        found = _containing(unit, context)
        if found is not None and not (ahead and anchor is not None and found.end <= anchor.start):
            return found, Basis.CONTEXT
    if unit is Unit.QUARTER and context is not None and _lately(context, anchor):
        first = periods.moved(context.end, -MONTHS[Unit.QUARTER])
        return periods.months(first.year, first.month, MONTHS[Unit.QUARTER]), Basis.CONTEXT
    if unit is Unit.MONTH and context is not None and context.grain is Grain.SPAN and context.end.day == 1:
        last = context.end - periods.DAY  # of the twelve months to January
        return periods.month(last.year, last.month), Basis.CONTEXT
    if anchor is None or unit not in (Unit.YEAR, Unit.QUARTER):
        return UNKNOWN
    present = shifted(Relative(Way.SHIFT, unit, 0), anchor)
    early = anchor.start.month <= _SEASON if unit is Unit.YEAR else present is None or present.end > anchor.end + GRACE
    return (shifted(Relative(Way.SHIFT, unit, -1), anchor) if early and not ahead else present), Basis.ISSUED


def _lately(context: Period, anchor: Period | None) -> bool:
    """Whether a period is some quarters that were over lately, of which `the quarter` is the last: `results for the
    third quarter and nine months ended 30 November. In the quarter ...`.
    """
    quarters = periods.length(context) * 4
    whole = context.start.day == context.end.day == 1 and quarters.denominator == 1 and 1 < quarters <= 4
    return whole and (anchor is None or context.end <= anchor.end <= context.end + _LATELY)


def _closing(context: Period | None, anchor: Period | None) -> Period | None:
    """The last day of the period spoken of; of a month that goes on that of the month before."""
    if context is None:
        return None
    end = context.end
    if (
        anchor is not None
        and periods.length(context) * 12 <= 1
        and context.start.replace(day=1) == anchor.start.replace(day=1)
        and not (context.grain is Grain.MONTH and end <= anchor.end)
    ):
        end = anchor.start.replace(day=1)
    return Period(end - periods.DAY, end, Grain.DAY)


def _following(context: Period | None, weeks: int) -> Period | None:
    """The first weeks after the period spoken of."""
    return None if context is None else Period(context.end, context.end + timedelta(weeks=weeks), Grain.SPAN)


def _year_end(anchor: Period | None, context: Period | None, role: Role, ahead: bool) -> Resolved:
    """The last day of the year of the context, where it is over, else of the year before the anchor; of what is to
    come, `by year-end` told in autumn, that of the anchor, and of a year that is all that is known of a report's issue.
    """
    yearly = anchor is not None and anchor.grain is Grain.YEAR
    if context is not None and (anchor is None or yearly or context.end <= anchor.start):
        low, high = _LASTS[Unit.YEAR]
        if low <= days_in(context) <= high:  # a year of accounts may end in any month
            return Period(context.end - periods.DAY, context.end, Grain.DAY), Basis.CONTEXT
        found = periods.day((context.end - periods.DAY).year, 12, 31)
        if anchor is None or found.start < anchor.end:
            return found, Basis.CONTEXT
    if anchor is None:
        return UNKNOWN
    ending = anchor.grain is Grain.DAY and (anchor.start.month, anchor.start.day) >= _LAST_DAYS
    coming = ahead or ending or yearly or (role is Role.UNTIL and anchor.start.month > MONTHS[Unit.QUARTER])
    return periods.day(anchor.start.year - (not coming), 12, 31), Basis.ISSUED


def _containing(unit: Unit, context: Period) -> Period | None:
    """The context where it lasts one unit, or the calendar year or month around a shorter one."""
    days = days_in(context)
    low, high = _LASTS.get(unit, (0, 0))
    if low <= days <= high:
        return context
    last = context.end - periods.DAY
    if days < low and unit in (Unit.YEAR, Unit.MONTH, Unit.QUARTER) and context.grain is not Grain.DAY:
        month = {Unit.YEAR: 1, Unit.MONTH: last.month, Unit.QUARTER: (last.month - 1) // 3 * 3 + 1}[unit]
        return periods.months(last.year, month, MONTHS[unit])
    return None
