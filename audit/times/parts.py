"""Parts of a year that is not told: of that of the context, else the last such before the day of issue."""

from __future__ import annotations

from datetime import timedelta

from audit import periods
from audit.model import Basis, Grain, Period
from audit.times.mentions import part
from audit.times.shifts import GRACE, MONTHS, shifted
from audit.times.values import UNKNOWN, Relative, Resolved, Role, Unit, Way

_FRESH = timedelta(days=30)  # in which the months before are news
_SOME = 1  # months that make a part of a year


def dated(relative: Relative, anchor: Period | None, context: Period | None, role: Role) -> Resolved:
    """A part of a year: of the one told by `count`, else of the context's, else the last such before the anchor.

    Months that were over just before the anchor are those; what lasts until a month of this half-year may be to come.
    """
    if relative.count is not None:
        year = None if anchor is None else anchor.start.year + relative.count
        found = None if year is None else part(relative, year)
        if found is not None and anchor is not None and relative.count == -1 and found.end > anchor.end:
            found = periods.shifted(found, -1)  # `last winter`, told in January
        if found is not None and anchor is not None and relative.count == 0 and found.start >= anchor.end:
            before = periods.shifted(found, -1)  # `this winter`, told in January
            found = before if anchor.start < before.end + _FRESH else found
        return found, Basis.ISSUED
    if anchor is not None and (_just_over(relative, anchor) or (context and _goes_on(relative, anchor, context))):
        return part(relative, anchor.start.year), Basis.ISSUED
    if context is not None and context != anchor and periods.length(context) <= 1 and _tells(context, relative):
        return part(relative, context.start.year, context.start.month), Basis.CONTEXT
    if anchor is None:
        return UNKNOWN
    if relative.day and not relative.month and anchor.grain not in {Grain.DAY, Grain.MONTH}:
        return UNKNOWN
    measured = role is Role.UNTIL or (role is Role.BASE and relative.day)  # `so với đầu năm`: of the day of issue
    whole = relative.months == MONTHS[Unit.YEAR] and not measured
    if whole and anchor.start.month == 1 and anchor.grain is Grain.DAY:
        return part(relative, anchor.start.year - 1), Basis.ISSUED  # `cả năm`, told in January
    found = part(relative, anchor.start.year, anchor.start.month)
    if found is not None and not relative.month and found.start >= anchor.end:
        last = periods.moved(anchor.start.replace(day=1), -1)  # `on the 28th`, told on the 3rd
        found = part(relative, last.year, last.month)
    late = relative.months > 1 or (role is Role.UNTIL and not relative.day)
    early = timedelta(days=181 if late else 60)
    if found is not None and relative.month and found.start >= anchor.end + early:
        found = part(relative, anchor.start.year - 1)
    return found, Basis.ISSUED


def _just_over(relative: Relative, anchor: Period) -> bool:
    """Whether some first months of the anchor's year ended in the weeks before it: `6 tháng đầu năm`, told in July."""
    if relative.month != 1 or not _SOME < relative.months < MONTHS[Unit.YEAR] or anchor.grain is not Grain.DAY:
        return False
    found = part(relative, anchor.start.year)
    return found is not None and found.end <= anchor.end <= found.end + _FRESH


def _goes_on(relative: Relative, anchor: Period, context: Period) -> bool:
    """Whether a part of the anchor's year follows a context of the year before: `at 31 December ...; in January`."""
    if context.start.year != anchor.start.year - 1 or periods.length(context) >= 1 or not relative.months:
        return False
    found, before = part(relative, anchor.start.year), part(relative, context.start.year)
    if found is None or before is None:
        return False
    return before.end <= context.start and context.end <= found.start < anchor.end


def _tells(context: Period, relative: Relative) -> bool:
    """Whether the context has one year, and one month where the relative time lacks it."""
    if relative.day and not relative.month:
        return context.grain in {Grain.DAY, Grain.MONTH}
    return context.start.year == (context.end - periods.DAY).year


def same(relative: Relative, context: Period | None, anchor: Period | None) -> Period | None:
    """The same span of another year; without a context the year itself, told or counted from the anchor. A part of the
    year before that of a context as long is that, `in the third quarter a year earlier`, else of the anchor's.
    """
    if relative.month and (context is None or periods.length(context) * 12 != relative.months):
        return None if anchor is None else part(relative, anchor.start.year + (relative.count or 0))
    if context is None and relative.year is not None:
        return periods.year(relative.year)
    whole = relative.months == MONTHS[Unit.YEAR]
    if context == anchor and anchor is not None and whole:
        context = None  # what stands now, against the year before
    if context is None:
        if anchor is None or not whole:
            return None
        return shifted(Relative(Way.SHIFT, Unit.YEAR, relative.count), anchor)
    years = relative.count or 0 if relative.year is None else relative.year - (context.end - periods.DAY).year
    return periods.shifted(context, years)


def up_to(relative: Relative, anchor: Period | None, context: Period | None) -> Resolved:
    """What ends with a month or day: in the year of the context, else the last such before the anchor."""
    told = context is not None and periods.length(context) <= 1 and context.start.year == context.end.year
    last = context if told else anchor
    if last is None:
        return UNKNOWN
    found = _ended(relative, last.start.year)
    if found is not None and not told and found.end > last.end + GRACE:
        found = _ended(relative, last.start.year - 1)
    return found, Basis.CONTEXT if told else Basis.ISSUED


def _ended(relative: Relative, year: int) -> Period | None:
    """The months or weeks that end with the month or day of `year`."""
    if relative.day:
        day = part(relative, year)
        return None if day is None else periods.weeks_to(day, max(relative.months, 1))
    first = year * 12 + relative.month - relative.months
    return periods.months(first // 12, first % 12 + 1, relative.months)


def coming(relative: Relative, anchor: Period) -> Period:
    """The next month of that number after the one of the anchor, or the last one before it."""
    following = periods.month(anchor.start.year + (relative.month <= anchor.start.month), relative.month)
    if relative.count is None:
        return following
    return periods.shifted(following, -1 - ((anchor.start.month - relative.month) % 12 <= 1))
