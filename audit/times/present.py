"""Times counted from the day of issue: last week, the past three years, the year to date."""

from __future__ import annotations

from datetime import timedelta

from audit import periods
from audit.model import Grain, Period
from audit.times.shifts import DAYS, FINEST, MONTHS, RANK, WEEK, from_day, shifted
from audit.times.values import Relative, Unit, Way


def from_issue(relative: Relative, anchor: Period) -> Period | None:
    """What a relative time means on the day, month or year of issue."""
    match relative.way:
        case Way.NOW:
            return anchor
        case Way.TOLD if (relative.count or 0) > 0:
            return None  # `two years later`: than what, nobody told
        case Way.SHIFT | Way.TOLD:
            return shifted(relative, anchor)
        case Way.PAST | Way.PRIOR:
            return _past(relative, anchor)
        case Way.TO_DATE:
            return _to_date(relative.unit, anchor)
        case Way.WEEKDAY:
            return _weekday(relative, anchor)
        case Way.SCHOOL:
            opens = relative.month or 9
            first = anchor.start.year - (anchor.start.month < opens) + (relative.count or 0)
            return periods.years(first, first + 1) if relative.months else periods.school_year(first)
    return None


def _past(relative: Relative, anchor: Period) -> Period | None:
    """The last `count` units to the end of the anchor.

    One year is the calendar year before where the anchor lies in January to March, and that of the anchor in
    December, as reports of that season mean it; elsewhere the twelve months to the anchor. A year that is meant to be
    one of the calendar is the one before in all of the first half. Months that make up the
    year so far are those from January, quarters those that are over.
    """
    unit, count = relative.unit, relative.count or 0
    if not count or RANK[unit] < FINEST[anchor.grain]:
        return None
    if unit in DAYS:
        return Period(anchor.end - timedelta(days=count * DAYS[unit]), anchor.end, Grain.SPAN)
    months = count * MONTHS[unit]
    month = anchor.start.month
    if unit is Unit.QUARTER:
        over = periods.moved(anchor.end.replace(day=1), -((anchor.end.month - 1) % MONTHS[Unit.QUARTER]) - months)
        return periods.months(over.year, over.month, months)
    season = MONTHS[Unit.HALF] if relative.months else MONTHS[Unit.QUARTER]
    if unit is Unit.YEAR and months == 12 and anchor.grain is not Grain.YEAR and (month <= season or month == 12):
        return periods.year(anchor.start.year - (month != 12))
    if unit is Unit.MONTH and 3 <= months < 12 and month - 1 <= months <= month and anchor.grain is Grain.DAY:
        return periods.months(anchor.start.year, 1, months)
    last = anchor.end - periods.DAY if anchor.grain is Grain.DAY else anchor.end
    grain = Grain.YEAR if months == 12 and anchor.grain is Grain.YEAR else Grain.SPAN
    return Period(periods.moved(last, -months), anchor.end, grain)


def _to_date(unit: Unit, anchor: Period) -> Period | None:
    if RANK[unit] < FINEST[anchor.grain]:
        return None
    month = 1 if unit is Unit.YEAR else anchor.start.month
    return periods.span(periods.month(anchor.start.year, month), anchor)


def _weekday(relative: Relative, anchor: Period) -> Period | None:
    """The last such day up to the anchor; `last Friday`, told on a Friday, is a week before; a weekend has two days."""
    if anchor.grain is not Grain.DAY:
        return None
    ago = (anchor.start.weekday() - relative.day) % WEEK
    if relative.count == 1:
        return from_day(anchor, WEEK - ago, 1)
    return from_day(anchor, -(ago or (WEEK if relative.count else 0)), 2 if relative.unit is Unit.WEEK else 1)
