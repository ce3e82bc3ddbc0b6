"""The period that a time means where it stands: after what was told before, below headings, in a report."""

from __future__ import annotations

from audit import periods, times
from audit.model import Basis, Grain, Period
from audit.tie.contexts import Context
from audit.tie.headings import runs

_MONTHS = frozenset({"first_months", "some_months"})
_YEAR = 12  # months
_FRESH = 2  # months for which the last ones are news
_PARTS = frozenset({"half", "quarter"})


def resolved(
    context: Context, mention: times.Mention, own: Period | None = None, ahead: bool = False
) -> tuple[Period | None, Basis]:
    """The period of a mention, from the text around it; `ahead` where it is told of what is to come."""
    headed = context.heading_period()
    if mention.relative is not None and headed is not None and _spans(mention.relative, headed):
        return headed, Basis.CONTEXT
    told = mention.relative is not None and mention.relative.way is times.Way.TOLD
    if mention.relative is not None and mention.relative.unit is times.Unit.TERM:
        own = headed
    recent = own is None and _recent_month(context, mention)
    again = mention.relative is not None and mention.relative.way is times.Way.SAME and not mention.relative.count
    spoken = own or (_over_which(context) if again else None) or (None if recent else context.period)
    spoken = spoken or (context.latest or headed or context.titled if told or again else headed)
    spoken = spoken or (context.reported if _of_month(mention) else None)
    spoken = (_report_told(context, mention) if told and own is None else None) or spoken
    the = mention.relative is not None and mention.relative.way is times.Way.THE and context.language.plurals
    if context.calendar is not None or the or (mention.form in _PARTS and mention.period is None):
        spoken = spoken or context.reported or (context.surveyed if the else None)
    if _of_some_year(mention) and not ahead:
        spoken = spoken or context.titled_year()
    found, basis = times.resolve(mention, context.issued, _longer(context, mention, spoken), ahead, context.calendar)
    if found is None and the and spoken is not context.reported:
        found, basis = times.resolve(mention, context.issued, context.reported, ahead, context.calendar)
    as_long = _as_long(context, mention)
    if as_long is not None:
        return as_long, Basis.CONTEXT
    whole = headed or context.titled
    if whole is not None and mention.form in _MONTHS and runs(found, whole) and not context.unfinished(whole):
        return whole, Basis.CONTEXT  # `trong 3 tháng`, in a report on July to September
    return found, basis


def _report_told(context: Context, mention: times.Mention) -> Period | None:
    """The quarter that a report is on, where it tells of the one before it beside longer times: `In the year to the
    fourth quarter it grew by 3%, after 2% in the year to the previous quarter`.
    """
    whole, relative = context.heading_period() or context.titled, mention.relative
    quarter = whole is not None and whole.grain is Grain.QUARTER and context.language.plurals
    if not quarter or relative is None or relative.unit is not times.Unit.QUARTER or context.period is None:
        return None
    return whole if whole is not None and context.period.end == whole.end else None


def _over_which(context: Context) -> Period | None:
    """What the sentence before told, which `over the same period` means: `rose by 5% over the past five years`."""
    told = context.lately[0] if context.language.plurals else None
    return told if told is not None and told.grain is Grain.SPAN else None


def _as_long(context: Context, mention: times.Mention) -> Period | None:
    """What was told last where some months mean it, as long as they: `in the year to June 9 million offences; over
    the 12 months theft rose`.
    """
    told, relative = context.told(), mention.relative
    if mention.form != "the_months" or told is None or relative is None or not context.language.plurals:
        return None
    return told if periods.length(told) * _YEAR == relative.months else None


def _longer(context: Context, mention: times.Mention, spoken: Period | None) -> Period | None:
    """The year that was told before a part of it where `the year` is spoken of: `In 2023-24 it carried 90m. In the
    quarter to March fares rose. It added 12 trains during the year.`
    """
    relative = mention.relative
    the = relative is not None and relative.way is times.Way.THE and relative.unit is times.Unit.YEAR
    if not the or context.yearly is None or spoken is None or not context.language.plurals:
        return spoken
    return context.yearly if periods.contains(context.yearly, spoken) else spoken


def _recent_month(context: Context, mention: times.Mention) -> bool:
    """Whether a month that is just over, or runs, is told after a year before it: `In 2019 it lost £9m. In January
    ...`; also the last of some months, and one that its year had before the month spoken of: `She left in July 1994,
    and died on 19 February`.
    """
    relative, spoken, issued = mention.relative, context.period, context.issued
    if relative is None or relative.way is not times.Way.PART or relative.count is not None or not relative.month:
        return False
    if spoken is None or issued is None or spoken == context.reported or periods.length(spoken) > 1:
        return False
    if spoken.grain is not Grain.YEAR and relative.month >= spoken.start.month:
        return False
    last = relative.month + max(relative.months, 1) - 1
    months = (issued.start.year - spoken.start.year) * _YEAR + issued.start.month - last
    return context.language.plurals and months >= _YEAR and months % _YEAR <= _FRESH


def _of_some_year(mention: times.Mention) -> bool:
    """Whether a time is a part of a year that is not told: `in June`, `cuối năm`."""
    relative = mention.relative
    return relative is not None and relative.way is times.Way.PART and relative.months > 0 and relative.count is None


def _of_month(mention: times.Mention) -> bool:
    """Whether a time is a day of a month that is not told: `on the 17th`."""
    relative = mention.relative
    return relative is not None and relative.way is times.Way.PART and relative.day > 0 and not relative.month


def _spans(relative: times.Relative, headed: Period) -> bool:
    """Whether a time is the one that the headings tell of: a term, `5 năm qua` in a report on five years."""
    if relative.unit is times.Unit.TERM:
        return relative.way is not times.Way.SHIFT  # `đầu nhiệm kỳ`: its first year
    years = relative.count if relative.way is times.Way.PAST and relative.unit is times.Unit.YEAR else None
    return years is not None and years > 1 and years <= periods.length(headed) <= years + 1
