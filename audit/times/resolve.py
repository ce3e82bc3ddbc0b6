"""Mentions of time and the dates around them -> periods."""

from __future__ import annotations

from datetime import timedelta

from audit import periods
from audit.model import Basis, Grain, Period
from audit.times.accounts import Calendar, in_accounts, in_year
from audit.times.mentions import part
from audit.times.values import Mention, Relative, Role, Unit, Way

_FINEST = {Grain.DAY: 0, Grain.MONTH: 2, Grain.QUARTER: 3, Grain.HALF: 3, Grain.YEAR: 4, Grain.SPAN: 4}
_RANK = {
    Unit.DAY: 0,
    Unit.WEEK: 0,
    Unit.MONTH: 2,
    Unit.QUARTER: 3,
    Unit.HALF: 3,
    Unit.YEAR: 4,
    Unit.TERM: 4,
    Unit.DECADE: 4,
}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_FIRST_QUARTER, _FIRST_HALF = 3, 6
_TERM = 5  # years between congresses, which meet in years that it divides
_SEASON = 4  # months in which reports on the year before come out
_FRESH = timedelta(days=30)  # in which the months before are news
_SOME = 1  # months that make a part of a year
_JUST = timedelta(days=31)  # after which what is to come is the next such part of a year
_GRACE = timedelta(days=7)  # what ends within it is told already
_LASTS = {
    Unit.WEEK: (6, 8),
    Unit.MONTH: (28, 31),
    Unit.QUARTER: (89, 92),
    Unit.HALF: (180, 185),
    Unit.YEAR: (350, 380),
}  # days
_LATELY = timedelta(days=125)  # after its end by which a quarter is reported on
_WEEK = 7  # days
_LAST_DAYS = (12, 20)  # month and day from which the end of a year is that of the present one
_LONG = 3  # years that a period must last to be a term of office

Resolved = tuple[Period | None, Basis]
_UNKNOWN: Resolved = (None, Basis.UNKNOWN)


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
            return _UNKNOWN
        if pointed is None:
            return _UNKNOWN
        found = _next(pointed, mention.relative, anchor) if ahead and anchor is not None else pointed
    else:
        return _UNKNOWN
    if mention.role is Role.SINCE and mention.form != "days" and anchor is not None and found.start < anchor.end:
        found = Period(found.start, anchor.end, Grain.SPAN)
    return found, basis


def _next(found: Period, relative: Relative, anchor: Period) -> Period:
    """The next such weekday, day or month where `found` is over at the anchor, a day."""
    if anchor.grain is not Grain.DAY or found.end > anchor.end:
        return found
    if relative.way is Way.WEEKDAY:
        return _from_day(found, 7, 1)
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
    match relative.way:
        case Way.PART:
            lasts = role is Role.SINCE and anchor is not None and anchor.grain is Grain.DAY
            return _dated(relative, anchor, None if lasts else context, role)
        case Way.SAME:
            told = Basis.ISSUED if relative.year is None else Basis.EXPLICIT
            return _same(relative, context, anchor), told if context is None else Basis.CONTEXT
        case Way.EACH:
            return context, Basis.CONTEXT
        case Way.COMING:
            return (None if anchor is None else _coming(relative, anchor)), Basis.ISSUED
        case Way.UPTO:
            return _upto(relative, anchor, context)
        case Way.THE:
            if relative.unit is Unit.DAY:
                return _closing(context, anchor), Basis.CONTEXT
            if relative.unit is Unit.WEEK and relative.count:
                return _following(context, relative.count), Basis.CONTEXT
            if relative.day:
                return _year_end(anchor, context, role, ahead)
            return _spoken_of(relative.unit, anchor, context, ahead)
        case Way.SHIFT if relative.unit is Unit.TERM:
            return _term_start(anchor, context, role)
        case Way.TOLD if context is not None and _month_of(relative, context):
            last = context.end - periods.DAY  # `trong tháng` of a report on eleven months
            return periods.month(last.year, last.month), Basis.CONTEXT
        case Way.TOLD | Way.SHIFT if context is not None and _of_month(relative, role) and _rolling(context):
            last = periods.moved(context.end, (relative.count or 0) - 1)  # of the twelve months to September
            return periods.month(last.year, last.month), Basis.CONTEXT
        case Way.TOLD if context is not None and relative.unit is Unit.QUARTER and periods.length(context) * 4 == 1:
            return _before(context, relative.count or 0), Basis.CONTEXT  # of the three months to October too
        case Way.TOLD if context is not None and relative.unit is Unit.WEEK and (days := _days(context)) >= _WEEK:
            return (
                (_before(context, relative.count or 0), Basis.CONTEXT) if days == _WEEK else _issued(relative, anchor)
            )
        case Way.PRIOR if context is not None and _lasts(relative, context):
            return _before(context, -1), Basis.CONTEXT
        case Way.TOLD if context is not None and _RANK[relative.unit] >= _FINEST[context.grain]:
            return _shifted(relative, context), Basis.CONTEXT
        case Way.SHIFT if role is Role.BASE and context is not None and relative.unit is Unit.DAY:
            return _days_off(relative.count or 0, context), Basis.CONTEXT
        case Way.SHIFT if role is Role.BASE and context is not None:
            return _shifted(relative, context), Basis.CONTEXT
        case Way.PAST if relative.unit is Unit.TERM:
            return _last_term(anchor, context)
        case Way.TO_DATE if relative.unit is Unit.TERM:
            return _term(anchor, context), Basis.CONTEXT
    return _issued(relative, anchor)


def _issued(relative: Relative, anchor: Period | None) -> Resolved:
    return (None if anchor is None else _from_issue(relative, anchor)), Basis.ISSUED


def _days(period: Period) -> int:
    return (period.end - period.start).days


def _lasts(relative: Relative, context: Period) -> bool:
    """Whether a period lasts as many units as a relative time counts, or more than a day where it counts none."""
    if relative.count is None:
        return context.grain is not Grain.DAY
    if relative.unit in _DAYS:
        return _days(context) == _DAYS[relative.unit] * (relative.count or 0)
    return periods.length(context) * 12 == _MONTHS[relative.unit] * (relative.count or 0)


def _before(context: Period, count: int) -> Period:
    """A span as long as a period of whole months or of days, `count` times as far after it."""
    if context.start.day == context.end.day == 1:
        months = int(periods.length(context) * 12) * count
        return Period(periods.moved(context.start, months), periods.moved(context.end, months), context.grain)
    shift = (context.end - context.start) * count
    return Period(context.start + shift, context.end + shift, context.grain)


def _rolling(context: Period) -> bool:
    """Whether a period is twelve months up to some month, which are told of anew every month."""
    return context.grain is Grain.SPAN and periods.length(context) == 1


def _of_month(relative: Relative, role: Role) -> bool:
    """Whether a time is some months off the one spoken of: `the month before`."""
    return relative.unit is Unit.MONTH and (relative.way is Way.TOLD or role is Role.BASE)


def _month_of(relative: Relative, context: Period) -> bool:
    """Whether a time means the month with which the months of the context end."""
    return relative.unit is Unit.MONTH and relative.count == 0 and periods.length(context) < 1


def _from_issue(relative: Relative, anchor: Period) -> Period | None:
    match relative.way:
        case Way.NOW:
            return anchor
        case Way.TOLD if (relative.count or 0) > 0:
            return None  # `two years later`: than what, nobody told
        case Way.SHIFT | Way.TOLD:
            return _shifted(relative, anchor)
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


def _shifted(relative: Relative, anchor: Period) -> Period | None:
    """The unit `count` after the one that holds the end of `anchor`; `None` where the anchor is coarser."""
    unit, count = relative.unit, relative.count or 0
    if _RANK[unit] < _FINEST[anchor.grain]:
        return None
    last = anchor.end - periods.DAY
    if unit is Unit.DAY:
        return _from_day(anchor, count, 1)
    if unit is Unit.WEEK:
        return _from_day(anchor, 7 * count - last.weekday(), 7)
    month = last.year * 12 + last.month - 1 + count * _MONTHS[unit]
    size = _MONTHS[unit]
    return periods.months(month // size * size // 12, month // size * size % 12 + 1, size)


def _days_off(count: int, context: Period) -> Period | None:
    """A day or week some days off; of a longer time nobody can tell."""
    shift = timedelta(days=count)
    if _days(context) > _WEEK:
        return None
    return Period(context.start + shift, context.end + shift, context.grain)


def _from_day(anchor: Period, shift: int, length: int) -> Period:
    start = anchor.end - periods.DAY + timedelta(days=shift)
    return Period(start, start + timedelta(days=length), Grain.DAY if length == 1 else Grain.SPAN)


def _past(relative: Relative, anchor: Period) -> Period | None:
    """The last `count` units to the end of the anchor.

    One year is the calendar year before where the anchor lies in January to March, and that of the anchor in
    December, as reports of that season mean it; elsewhere the twelve months to the anchor. A year that is meant to be
    one of the calendar is the one before in all of the first half. Months that make up the
    year so far are those from January, quarters those that are over.
    """
    unit, count = relative.unit, relative.count or 0
    if not count or _RANK[unit] < _FINEST[anchor.grain]:
        return None
    if unit in _DAYS:
        return Period(anchor.end - timedelta(days=count * _DAYS[unit]), anchor.end, Grain.SPAN)
    months = count * _MONTHS[unit]
    month = anchor.start.month
    if unit is Unit.QUARTER:
        over = periods.moved(anchor.end.replace(day=1), -((anchor.end.month - 1) % _FIRST_QUARTER) - months)
        return periods.months(over.year, over.month, months)
    season = _FIRST_HALF if relative.months else _FIRST_QUARTER
    if unit is Unit.YEAR and months == 12 and anchor.grain is not Grain.YEAR and (month <= season or month == 12):
        return periods.year(anchor.start.year - (month != 12))
    if unit is Unit.MONTH and 3 <= months < 12 and month - 1 <= months <= month and anchor.grain is Grain.DAY:
        return periods.months(anchor.start.year, 1, months)
    last = anchor.end - periods.DAY if anchor.grain is Grain.DAY else anchor.end
    grain = Grain.YEAR if months == 12 and anchor.grain is Grain.YEAR else Grain.SPAN
    return Period(periods.moved(last, -months), anchor.end, grain)


def _to_date(unit: Unit, anchor: Period) -> Period | None:
    if _RANK[unit] < _FINEST[anchor.grain]:
        return None
    month = 1 if unit is Unit.YEAR else anchor.start.month
    return periods.span(periods.month(anchor.start.year, month), anchor)


def _term_start(anchor: Period | None, context: Period | None, role: Role) -> Resolved:
    """The first year of the term in force, else of the five years that party congresses set: 2020, 2025, ...

    Councils sit in other years, so that no change is measured from a term that nothing names.
    """
    if context is not None and periods.length(context) >= _LONG:
        return periods.year(context.start.year), Basis.CONTEXT
    if anchor is None or role is Role.BASE:
        return _UNKNOWN
    return periods.year((anchor.start.year - 1) // _TERM * _TERM), Basis.ISSUED


def _last_term(anchor: Period | None, context: Period | None) -> Resolved:
    """The term of the context, else the five years up to the last year of congresses: 2020, 2025, ..."""
    if context is not None and periods.length(context) >= _LONG:
        return context, Basis.CONTEXT
    if anchor is None:
        return _UNKNOWN
    last = anchor.start.year // _TERM * _TERM
    return periods.term(last - _TERM, last), Basis.ISSUED


def _term(anchor: Period | None, context: Period | None) -> Period | None:
    """From the start of a term in force to the anchor, or to its end where that is not known."""
    if context is None or periods.length(context) < _LONG:
        return None
    if anchor is None or not context.start < anchor.end < context.end:
        return context
    return Period(context.start, anchor.end, Grain.SPAN)


def _weekday(relative: Relative, anchor: Period) -> Period | None:
    """The last such day up to the anchor; `last Friday`, told on a Friday, is a week before; a weekend has two days."""
    if anchor.grain is not Grain.DAY:
        return None
    ago = (anchor.start.weekday() - relative.day) % _WEEK
    if relative.count == 1:
        return _from_day(anchor, _WEEK - ago, 1)
    return _from_day(anchor, -(ago or (_WEEK if relative.count else 0)), 2 if relative.unit is Unit.WEEK else 1)


def _same(relative: Relative, context: Period | None, anchor: Period | None) -> Period | None:
    """The same span of another year; without a context the year itself, told or counted from the anchor. A part of the
    year before that of a context as long is that, `in the third quarter a year earlier`, else of the anchor's.
    """
    if relative.month and (context is None or periods.length(context) * 12 != relative.months):
        return None if anchor is None else part(relative, anchor.start.year + (relative.count or 0))
    if context is None and relative.year is not None:
        return periods.year(relative.year)
    whole = relative.months == _MONTHS[Unit.YEAR]
    if context == anchor and anchor is not None and whole:
        context = None  # what stands now, against the year before
    if context is None:
        if anchor is None or not whole:
            return None
        return _shifted(Relative(Way.SHIFT, Unit.YEAR, relative.count), anchor)
    years = relative.count or 0 if relative.year is None else relative.year - (context.end - periods.DAY).year
    return periods.shifted(context, years)


def _dated(relative: Relative, anchor: Period | None, context: Period | None, role: Role) -> Resolved:
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
        return _UNKNOWN
    if relative.day and not relative.month and anchor.grain not in {Grain.DAY, Grain.MONTH}:
        return _UNKNOWN
    whole = relative.months == _MONTHS[Unit.YEAR] and role is not Role.UNTIL
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
    if relative.month != 1 or not _SOME < relative.months < _MONTHS[Unit.YEAR] or anchor.grain is not Grain.DAY:
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


def _upto(relative: Relative, anchor: Period | None, context: Period | None) -> Resolved:
    """What ends with a month or day: in the year of the context, else the last such before the anchor."""
    told = context is not None and periods.length(context) <= 1 and context.start.year == context.end.year
    last = context if told else anchor
    if last is None:
        return _UNKNOWN
    found = _ended(relative, last.start.year)
    if found is not None and not told and found.end > last.end + _GRACE:
        found = _ended(relative, last.start.year - 1)
    return found, Basis.CONTEXT if told else Basis.ISSUED


def _coming(relative: Relative, anchor: Period) -> Period:
    """The next month of that number after the one of the anchor, or the last one before it."""
    following = periods.month(anchor.start.year + (relative.month <= anchor.start.month), relative.month)
    if relative.count is None:
        return following
    return periods.shifted(following, -1 - ((anchor.start.month - relative.month) % 12 <= 1))


def _ended(relative: Relative, year: int) -> Period | None:
    """The months or weeks that end with the month or day of `year`."""
    if relative.day:
        day = part(relative, year)
        return None if day is None else periods.weeks_to(day, max(relative.months, 1))
    first = year * 12 + relative.month - relative.months
    return periods.months(first // 12, first % 12 + 1, relative.months)


def _spoken_of(unit: Unit, anchor: Period | None, context: Period | None, ahead: bool) -> Resolved:
    """`the year`, `the quarter`, `the week`: the context where it is one, the year that the context lies in, its last
    quarter, else the unit before the anchor; of a year in which the anchor lies late, or of what is to come, that year.
    """
    if context is not None:
        found = _containing(unit, context)
        if found is not None and not (ahead and anchor is not None and found.end <= anchor.start):
            return found, Basis.CONTEXT
    if unit is Unit.QUARTER and context is not None and _lately(context, anchor):
        first = periods.moved(context.end, -_FIRST_QUARTER)
        return periods.months(first.year, first.month, _FIRST_QUARTER), Basis.CONTEXT
    if unit is Unit.MONTH and context is not None and context.grain is Grain.SPAN and context.end.day == 1:
        last = context.end - periods.DAY  # of the twelve months to January
        return periods.month(last.year, last.month), Basis.CONTEXT
    if anchor is None or unit not in (Unit.YEAR, Unit.QUARTER):
        return _UNKNOWN
    present = _shifted(Relative(Way.SHIFT, unit, 0), anchor)
    early = anchor.start.month <= _SEASON if unit is Unit.YEAR else present is None or present.end > anchor.end + _GRACE
    return (_shifted(Relative(Way.SHIFT, unit, -1), anchor) if early and not ahead else present), Basis.ISSUED


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
        if low <= (context.end - context.start).days <= high:  # a year of accounts may end in any month
            return Period(context.end - periods.DAY, context.end, Grain.DAY), Basis.CONTEXT
        found = periods.day((context.end - periods.DAY).year, 12, 31)
        if anchor is None or found.start < anchor.end:
            return found, Basis.CONTEXT
    if anchor is None:
        return _UNKNOWN
    ending = anchor.grain is Grain.DAY and (anchor.start.month, anchor.start.day) >= _LAST_DAYS
    coming = ahead or ending or yearly or (role is Role.UNTIL and anchor.start.month > _FIRST_QUARTER)
    return periods.day(anchor.start.year - (not coming), 12, 31), Basis.ISSUED


def _containing(unit: Unit, context: Period) -> Period | None:
    """The context where it lasts one unit, or the calendar year or month around a shorter one."""
    days = (context.end - context.start).days
    low, high = _LASTS.get(unit, (0, 0))
    if low <= days <= high:
        return context
    last = context.end - periods.DAY
    if days < low and unit in (Unit.YEAR, Unit.MONTH, Unit.QUARTER) and context.grain is not Grain.DAY:
        month = {Unit.YEAR: 1, Unit.MONTH: last.month, Unit.QUARTER: (last.month - 1) // 3 * 3 + 1}[unit]
        return periods.months(last.year, month, _MONTHS[unit])
    return None


def _tells(context: Period, relative: Relative) -> bool:
    """Whether the context has one year, and one month where the relative time lacks it."""
    if relative.day and not relative.month:
        return context.grain in {Grain.DAY, Grain.MONTH}
    return context.start.year == (context.end - periods.DAY).year
