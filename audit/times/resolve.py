"""The period that a mention of a time means, by the day of issue and by what is spoken of: each way in turn."""

from __future__ import annotations

from datetime import timedelta

from audit import periods
from audit.model import Basis, Grain, Period
from audit.times.accounts import Calendar, in_accounts, in_year
from audit.times.parts import coming, dated, same, up_to
from audit.times.present import from_issue
from audit.times.shifts import DAYS, FINEST, MONTHS, RANK, WEEK, as_far_after, days_in, days_off, from_day, shifted
from audit.times.spoken import spoken
from audit.times.terms import last_term, term_so_far, term_start
from audit.times.values import UNKNOWN, Mention, Relative, Resolved, Role, Unit, Way

_JUST = timedelta(days=31)  # after which what is to come is the next such part of a year


def resolve(
    mention: Mention,
    anchor: Period | None,
    context: Period | None,
    ahead: bool = False,
    own: Calendar | None = None,
) -> Resolved:
    """The period a mention means, and how it is known.

    `ahead`: the text speaks of what is to come, so that a weekday or a month without its year is the next one.
    `anchor` is the date of issue (a day, month or year), `context` the period in force: of the heading, of an
    earlier sentence, or, for a base, of the claim itself; `own` is the calendar of its accounts. A time "since"
    reaches to the end of the anchor. A unit finer than the anchor stays unknown, and so does all that needs what is
    not given.
    """
    if mention.year is not None:
        year = resolve(mention.year, anchor, context, ahead, own)[0]
        told = None if year is None or periods.length(year) != 1 else in_year(mention, year)
        if told is not None:
            return told, Basis.EXPLICIT
    accounted = in_accounts(mention, own, anchor, context, ahead)
    if accounted is not None:
        found, basis = accounted, Basis.EXPLICIT if mention.period is not None else Basis.CONTEXT
    elif mention.period is not None:
        found, basis = mention.period, Basis.EXPLICIT
    elif mention.relative is not None:
        try:
            pointed, basis = _pointed(mention.relative, mention.role, anchor, context, ahead)
        except ValueError:  # before the year 1
            return UNKNOWN
        if pointed is None:
            return UNKNOWN
        found = _next(pointed, mention.relative, anchor) if ahead and anchor is not None else pointed
    else:
        return UNKNOWN
    if mention.role is Role.SINCE and mention.form != "days" and anchor is not None and found.start < anchor.end:
        found = Period(found.start, anchor.end, Grain.SPAN)
    return found, basis


def _next(found: Period, relative: Relative, anchor: Period) -> Period:
    """The next such weekday, day or month where `found` is over at the anchor, a day."""
    if anchor.grain is not Grain.DAY or found.end > anchor.end:
        return found
    if relative.way is Way.WEEKDAY:
        return from_day(found, 7, 1)
    if relative.way is Way.UPTO and relative.unit is Unit.MONTH:
        return periods.shifted(found, 1)
    if relative.months > 1 and found.end > anchor.start - _JUST:
        return found  # `dự kiến 6 tháng đầu năm đạt`, told on the first of July
    untold = relative.way in (Way.PART, Way.THE) and relative.count is None and periods.length(found) < 1
    if untold and relative.day and not relative.month:
        first = periods.moved(found.start, 1)
        return periods.day(first.year, first.month, first.day)
    following = periods.shifted(found, 1) if untold and relative.month else found
    return following if anchor.start < following.end else found


def _pointed(relative: Relative, role: Role, anchor: Period | None, context: Period | None, ahead: bool) -> Resolved:
    """What a relative time means: each way of pointing has its own rule, those left count from the context or the
    day of issue.
    """
    match relative.way:
        case Way.PART:
            lasts = role is Role.SINCE and anchor is not None and anchor.grain is Grain.DAY
            return dated(relative, anchor, None if lasts else context, role)
        case Way.SAME:
            told = Basis.ISSUED if relative.year is None else Basis.EXPLICIT
            return same(relative, context, anchor), told if context is None else Basis.CONTEXT
        case Way.EACH:
            return context, Basis.CONTEXT
        case Way.COMING:
            return (None if anchor is None else coming(relative, anchor)), Basis.ISSUED
        case Way.UPTO:
            return up_to(relative, anchor, context)
        case Way.THE:
            return spoken(relative, anchor, context, role, ahead)
        case Way.SHIFT if relative.unit is Unit.TERM:
            return term_start(anchor, context, role)
        case Way.PAST if relative.unit is Unit.TERM:
            return last_term(anchor, context)
        case Way.TO_DATE if relative.unit is Unit.TERM:
            return term_so_far(anchor, context), Basis.CONTEXT
    counted = None if context is None else _counted(relative, role, context)
    return counted or ((None if anchor is None else from_issue(relative, anchor)), Basis.ISSUED)


def _counted(relative: Relative, role: Role, context: Period) -> Resolved | None:
    """What is some units off the time spoken of; `None` where they are counted from the day of issue."""
    count = relative.count or 0
    match relative.way:
        case Way.TOLD if _month_of(relative, context):
            last = context.end - periods.DAY  # `trong tháng` of a report on eleven months
            found: Period | None = periods.month(last.year, last.month)
        case Way.TOLD | Way.SHIFT if _of_month(relative, role) and _rolling(context):
            last = periods.moved(context.end, count - 1)  # of the twelve months to September
            found = periods.month(last.year, last.month)
        case Way.TOLD if _is_unit(context, relative.unit):
            found = as_far_after(context, count)
        case Way.TOLD if RANK[relative.unit] >= FINEST[context.grain]:
            found = shifted(relative, context)
        case Way.PRIOR if _lasts(relative, context):
            found = as_far_after(context, -1)
        case Way.SHIFT if role is Role.BASE:
            found = days_off(count, context) if relative.unit is Unit.DAY else shifted(relative, context)
        case _:
            return None
    return found, Basis.CONTEXT


def _is_unit(context: Period, unit: Unit) -> bool:
    """Whether a period is a quarter or a week, of accounts too: the three months to October."""
    if unit is Unit.QUARTER:
        return periods.length(context) * 4 == 1
    return unit is Unit.WEEK and days_in(context) == WEEK


def _lasts(relative: Relative, context: Period) -> bool:
    """Whether a period lasts as many units as a relative time counts, or more than a day where it counts none."""
    if relative.count is None:
        return context.grain is not Grain.DAY
    if relative.unit in DAYS:
        return days_in(context) == DAYS[relative.unit] * (relative.count or 0)
    return periods.length(context) * 12 == MONTHS[relative.unit] * (relative.count or 0)


def _rolling(context: Period) -> bool:
    """Whether a period is twelve months up to some month, which are told of anew every month."""
    return context.grain is Grain.SPAN and periods.length(context) == 1


def _of_month(relative: Relative, role: Role) -> bool:
    """Whether a time is some months off the one spoken of: `the month before`."""
    return relative.unit is Unit.MONTH and (relative.way is Way.TOLD or role is Role.BASE)


def _month_of(relative: Relative, context: Period) -> bool:
    """Whether a time means the month with which the months of the context end."""
    return relative.unit is Unit.MONTH and relative.count == 0 and periods.length(context) < 1
