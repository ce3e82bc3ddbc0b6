"""What a text reports on, which its first figures or its lead tell: a year, a quarter, the month that is news."""

from __future__ import annotations

from datetime import timedelta

from audit import periods
from audit.extract.sentences import Sentence, Timed
from audit.model import Grain, Period
from audit.tie.contexts import Context
from audit.tie.resolutions import resolved
from audit.tie.spans import REPORT
from audit.times import Role

_NEWS = timedelta(days=75)
_SOON = timedelta(days=200)
_NEARLY_OVER = timedelta(days=31)
_LATE = timedelta(days=400)  # by which statistics of a year come out
_WEEK = timedelta(days=7)
_WEEKS = timedelta(weeks=4)  # from which retailers report on them
_REPORTS = frozenset(
    ["half", "quarter", "ending", "week_ending", "quarter_ending", "first_months", "first_quarters", "the_months"]
)


def narrow(context: Context, said: Period) -> None:
    """Takes the twelve months that figures are first told of for the year that the title or the lead speaks of:
    `Crime fell last year. In the year to September 9.4 million offences were recorded`.
    """
    loose = context.heading_period() or context.reported
    if context.counted or loose is None or loose.grain is not Grain.YEAR or not context.language.plurals:
        return
    if said.grain is Grain.SPAN and periods.length(said) == 1 and loose.start < said.end and said.start < loose.end:
        context.reported = said
        for heading in context.headings:
            heading.period = said if heading.period == loose else heading.period


def lead(context: Context, sentence: Sentence, timed: Timed, found: Period) -> None:
    """Takes a time that the lead of a text names for what that is a report on."""
    if context.reported is None and _leads(context, sentence, timed, found) and reports(context, found):
        context.reported = found


def lead_beside(context: Context, sentence: Sentence) -> None:
    """Takes the months that a lead names whose only figures are of a day for what the text is a report on: `Shares
    rose 9% on Tuesday after the firm announced strong third-quarter results.`
    """
    for timed in sentence.times:
        plain = timed.mention.role is Role.NONE and not timed.mention.name
        found = resolved(context, timed.mention)[0] if plain else None
        if found is not None and found.grain is not Grain.DAY:
            lead(context, sentence, timed, found)


def _leads(context: Context, sentence: Sentence, timed: Timed, found: Period) -> bool:
    """Whether a time opens a sentence that tells no figure, or where none has been told is of months that reports
    are on: `Sáu tháng đầu năm 2016, sản xuất tiếp tục ổn định.`, `The firm announced record third-quarter profit.`
    """
    if context.language.plurals:
        dated = context.latest is not None and context.latest.grain is not Grain.DAY
        return not dated and (found.grain is Grain.MONTH or timed.mention.form in _REPORTS)
    opened = not sentence.raw[sentence.start : timed.start].strip()
    return opened and timed.mention.role is Role.NONE


def reports(context: Context, said: Period) -> bool:
    """Whether a period is one that a report is made of, soon after its end, or where its last weeks are estimated:
    a year, a half, some months.
    """
    if context.issued is None or not REPORT <= periods.length(said) <= 1:
        return _monthly(context, said)
    if context.issued.grain is Grain.YEAR and not periods.contains(context.issued, said):
        return False  # all that is known of the issue is the year that is reported on
    if said.grain is Grain.SPAN and said.start.month != 1 and not context.language.plurals:
        return False  # `từ ngày 1/7 đến 31/10`: the span of one count
    years = context.language.plurals and said.grain is not Grain.QUARTER  # of accounts, which may end earlier
    ahead = timedelta() if years else _NEARLY_OVER
    return said.end <= context.issued.end + ahead and context.issued.start - said.end <= _SOON


def survey(context: Context, said: Period) -> None:
    """Keeps the year that a text tells of first, where statistics of it may have come out by its day of issue: `New
    data on housing in 2022/23`.
    """
    if context.counted or context.surveyed is not None or context.issued is None or not context.language.plurals:
        return
    if periods.length(said) == 1 and said.end <= context.issued.end and context.issued.start - said.end <= _LATE:
        context.surveyed = said


def _monthly(context: Context, said: Period) -> bool:
    """Whether a month, or some weeks, that figures are first told of is news: `Air traffic rose by 6% in April`."""
    weeks = said.grain is Grain.SPAN and said.end - said.start >= _WEEKS and context.language.plurals
    if context.issued is None or not (weeks or said.grain is Grain.MONTH) or context.latest is not None:
        return False
    ahead = timedelta() if context.language.plurals else _WEEK
    return said.end <= context.issued.end + ahead and context.issued.start - said.end <= _NEWS


def cumulated(context: Context, said: Period) -> bool:
    """Whether a paragraph goes on from the month that is news to the months up to its end: `Tính chung 5 tháng`; in
    English not in a report that its title says is on the month.
    """
    if context.language.plurals and context.reported == context.titled:
        return False
    month = context.reported if context.reported is not None and context.reported.grain is Grain.MONTH else None
    return month is not None and said != month and said.end == month.end and periods.contains(said, month)
