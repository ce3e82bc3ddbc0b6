"""The year of accounts of a document, which its quarters, halves and years are of: found once, in its first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from audit import periods
from audit.model import Grain, Period
from audit.normalise import fold
from audit.times.grammar import grammar
from audit.times.mentions import mentions
from audit.times.shifts import GRACE
from audit.times.values import Mention, Relative, Role, Unit, Way

_YEAR, _NINE, _HALF, _QUARTER = 12, 9, 6, 3  # months
_USUAL = 4  # the month in which years of accounts in two numbers, 2024/25, begin by themselves
_REPORTED = frozenset({"ending", "quarter_ending", "week_ending"})
_PARTS = frozenset(
    {
        "quarter",
        "quarter_span",
        "half",
        "first_months",
        "first_quarters",
        "last_months",
        "the_months",
        "accounts_quarter",
    }
)
_DAYS = frozenset({"day", "weekday", "weekend"})
_NUMBERED = re.compile(r"(?<![0-9])20[0-9]{2}[/-][0-9]{2}(?![0-9/-])")
_DAY = re.compile(r"(?<![0-9])[0-3]?[0-9](?![0-9]|[- ](?:month|week))")
_DIGIT = re.compile("[1-4]")
_BESIDE = 80  # letters from what a report is on to the number of its quarter
_ALWAYS = frozenset({"fiscal_shift", "fiscal_end", "the"})
_EDGE = timedelta(days=9)  # from the last day of weeks of accounts to the month that the next ones open in
_SEASON = 4  # months in which reports on the year before come out
_COUNTED = timedelta(days=9)  # from the end of months to the first report on them
_SOON = timedelta(days=50)  # by which most quarters are reported on
_REPORTED_BY = timedelta(days=100)  # by which all are


class Calendar(NamedTuple):
    """`opens` is the month that years of accounts open in; `years` and `parts` say how many years later the one begins
    whose number they carry: 1 where `FY24` is the year that ends in 2024 and `H1 2024` a half of it, 0 where they are
    of the year that opens in 2024. Not `spoken`: only a country tells it, so that `last year` is one of the calendar.
    """

    opens: int
    years: int = 1
    parts: int = 1
    spoken: bool = True

    def months(self, first: int, month: int, count: int) -> Period:
        """`count` months from month `month` of the year that opens in `first`."""
        return periods.accounts(first, month, count, self.opens)

    def holding(self, period: Period) -> int:
        """The year in which the one opens that holds the end of a period."""
        last = period.end - periods.DAY
        return last.year - (last.month < self.opens)


def calendar(text: str, lang: str, issued: Period | None = None) -> Calendar | None:
    """The calendar that the first lines of a document show: by what they report on, `the six months ended 30
    September`, by when its year ends, by the words of a country or by a numbered quarter that the calendar of everybody
    puts where nobody reports on it on the day of issue; `None` where it is that of everybody.
    """
    known = grammar(lang)
    head = fold(text) if known.opens else ""
    if known.reporting.search(head) is None and _NUMBERED.search(head) is None:
        return None
    found = mentions(head, lang)
    found += [one.year for one in found if one.year is not None]
    opens, reported = next(_shown(head, found, known.accounting), (0, None))
    hint = None if opens else known.countries.search(head)
    by_country = hint is not None
    if not opens and hint is None and issued is not None and _spoken(head, found, known.accounting):
        opens, reported = _implied(found, issued)
    if not opens:
        opens = known.opens[" ".join(hint[0].split())] if hint else 1
        parted = _parted(head, found)
        numbered = parted or any(one.form == "accounts" for one in found)
        spoken = parted or _spoken(head, found, known.accounting)
        quartered = any(one.form == "quarter" for one in found) and known.quartering.search(head) is not None
        if not spoken and not quartered and (opens == _USUAL or not numbered):
            opens = 1
        elif opens == 1 and spoken and numbered:
            opens = _USUAL
    if opens == 1:
        return None
    if by_country:
        return Calendar(opens, 0, 0, False) if known.named_first.search(head) else Calendar(opens, spoken=False)
    shown = Calendar(opens)
    return shown if reported is None else _named(head, shown, reported, found)


def _implied(found: Sequence[Mention], issued: Period) -> tuple[int, Period | None]:
    """The month that years open in, and the quarter reported on, where the first quarter told would be to come or long
    over by the calendar of everybody: `first quarter fiscal 2013 results`, told in August 2012. It ended with a day
    told that ends a month, else with the last month, or the last quarter where that ended not long ago.
    """
    told = next((one for one in found if _lasting(one) >= _QUARTER and one.form != "fiscal"), None)
    if told is None or told.form != "quarter" or issued.grain is not Grain.DAY:
        return 0, None
    number = (_month(told) + 2) // _QUARTER
    usual = told.period or periods.months(issued.start.year, _QUARTER * number - 2, _QUARTER)
    usual = usual if told.period or usual.end <= issued.end else periods.shifted(usual, -1)
    if usual.end <= issued.end and issued.start - usual.end <= _REPORTED_BY:
        return 0, None
    closings = (_month_end(one.period) for one in found if one.period is not None and _closes(one, issued))
    recent = issued.start.replace(day=1)
    recent = recent if issued.start - recent >= _COUNTED else periods.moved(recent, -1)
    aligned = periods.moved(recent, -((recent.month - 1) % _QUARTER))
    end = next(closings, aligned if issued.start - aligned <= _SOON else recent)
    first = periods.moved(end, -_QUARTER)
    return (end.month - 1 - _QUARTER * number) % _YEAR + 1, periods.months(first.year, first.month, _QUARTER)


def _closes(mention: Mention, issued: Period) -> bool:
    """Whether a time is the day, as weeks have it, that ended a month not long before the day of issue."""
    day = mention.period
    if day is None or mention.form != "day" or not _COUNTED <= issued.start - day.end <= _REPORTED_BY:
        return False
    return abs(day.end - _month_end(day)) <= _EDGE


def _month_end(day: Period) -> date:
    """The first day of the month after the one that a day ends, or nearly ends or follows."""
    return (day.end + _EDGE).replace(day=1)


def _named(head: str, shown: Calendar, reported: Period, found: Sequence[Mention]) -> Calendar:
    """The calendar with what the numbers show that stand by the years and parts told: that of the year in which
    what is reported ends, or a smaller one.
    """
    ending = shown.holding(reported) + 1
    whole = periods.length(reported) * _YEAR > _NINE
    forms = {"fiscal"} if whole else _PARTS
    named = {one.period.start.year for one in found if one.period and one.form in forms and not _enclosed(head, one)}
    if ending in named or ((reported.end - periods.DAY).year == ending and not whole):
        return shown
    if whole:
        return Calendar(shown.opens, 0, 0) if ending - 1 in named else shown
    return shown._replace(parts=0) if ending - 1 in named else shown


def _enclosed(head: str, mention: Mention) -> bool:
    """Whether a time opens a bracket, in which stands what was before: `(H1 2023: £301.9m)`."""
    return head[max(0, mention.start - 1) : mention.start] == "("


def _shown(head: str, found: Sequence[Mention], words: frozenset[str]) -> Iterator[tuple[int, Period | None]]:
    """The months that years are shown to open in, each with the period that shows it."""
    fiscal = _spoken(head, found, words)
    for mention in found:
        months = _lasting(mention)
        if mention.form == "starting" and months == _YEAR:
            yield _month(mention), None
        elif mention.form not in _REPORTED or not (fiscal or _accounted(head[mention.start : mention.end], words)):
            continue
        elif months == _QUARTER:
            quarter = _quarter(mention, found)
            if quarter:
                yield (_after(mention) - _QUARTER * quarter - 1) % _YEAR + 1, mention.period
        elif months in (_YEAR, _NINE, _HALF):
            yield (_after(mention) - months - 1) % _YEAR + 1, mention.period
    title = head.find("\n")
    for mention in found:
        if mention.form == "accounts" and mention.start < title and _lasting(mention) == _YEAR:
            yield _month(mention), mention.period  # an annual report on it


def _spoken(head: str, found: Sequence[Mention], words: frozenset[str]) -> bool:
    """Whether a text speaks of years of accounts at all: `FY24`, `last fiscal year`; not where something `ended
    Thursday`.
    """
    told = (one for one in found if one.form not in _DAYS)
    return any(one.form == "fiscal" or not words.isdisjoint(head[one.start : one.end].split()) for one in told)


def _parted(head: str, found: Sequence[Mention]) -> bool:
    """Whether a text tells parts of a year of two numbers, `the first half of 2024/25`, or quarters by their number
    beside such years: `the overspend for 2023/24 at Quarter 2`.
    """
    numbered = sum(one.form == "accounts" for one in found) > 1
    for one in found:
        ours = one.relative is not None and one.relative.way is Way.ACCOUNTS
        untold = one.form == "quarter" and one.period is None
        if one.form in _PARTS and (ours or (untold and numbered and _DIGIT.search(head, one.start, one.end))):
            return True
    return False


def _accounted(told: str, words: frozenset[str]) -> bool:
    """Whether a span is one that is accounted for, up to a day: `the year to 31 March`, not `the year to March`, which
    statistics tell every month.
    """
    return not words.isdisjoint(told.split()) or _DAY.search(told) is not None


def _quarter(mention: Mention, found: Sequence[Mention]) -> int:
    """Which quarter of accounts a report on three months is of, or the first quarter told; 0 if unknown."""
    if mention.relative is not None and mention.relative.count:
        return mention.relative.count
    part = next((one for one in found if one.form == "quarter" and _lasting(one) == _QUARTER), None)
    return 0 if part is None or part.start > mention.end + _BESIDE else (_month(part) + 2) // _QUARTER


def _lasting(mention: Mention) -> int:
    """The months that a mention lasts, weeks rounded to them; 0 where that is not known."""
    if mention.period is not None:
        return round(periods.length(mention.period) * _YEAR)
    relative = mention.relative
    if relative is None or relative.way not in (Way.PART, Way.UPTO):
        return 0
    return round(relative.months * 12 / 52) if relative.unit is Unit.WEEK else relative.months


def _month(mention: Mention) -> int:
    """The month that a mention begins with."""
    if mention.period is not None:
        return mention.period.start.month
    return 0 if mention.relative is None else mention.relative.month


def _after(mention: Mention) -> int:
    """The month that follows what ends with a mention, which may be a few days off the end of a month."""
    relative = mention.relative
    if mention.period is not None:
        return (mention.period.end + _EDGE).month
    if relative is None:
        return 0
    last = periods.day(2001, relative.month, relative.day or 28)
    return (last.end + _EDGE).month


def in_accounts(
    mention: Mention, own: Calendar | None, anchor: Period | None, context: Period | None, ahead: bool
) -> Period | None:
    """What a time means in years of accounts, `context` the period spoken of; `None` where it is no time of them."""
    relative = mention.relative
    if relative is not None and relative.way is Way.ACCOUNTS and relative.year is not None:
        if own is None and context is not None and context == periods.school_year(context.start.year):
            return periods.school_year(relative.year)
        return (own or Calendar(_USUAL)).months(relative.year, relative.month, relative.months)
    if own is None:
        return None
    if context is not None and anchor is not None and not ahead and context.start >= anchor.end:
        context = None  # of a plan of years to come, `last year` is the one before it was made
    if mention.form == "same_accounts" and context is not None and relative is not None and relative.year is not None:
        return periods.shifted(context, relative.year - own.years - own.holding(context))
    if mention.form == "fiscal" and mention.period is not None:
        return own.months(mention.period.start.year - own.years, 1, _YEAR)
    spoken = context or anchor
    if not own.spoken and mention.form not in _ALWAYS and (mention.form not in _PARTS or not own.parts):
        return None
    if mention.form in _PARTS or mention.form == "year_to":
        return _part(mention, own, anchor, spoken, ahead)
    if spoken is None or relative is None or relative.unit is not Unit.YEAR:
        return None
    return _year(relative, mention.role, own, anchor, context or spoken, ahead)


def in_year(mention: Mention, year: Period) -> Period | None:
    """The part of a year that is told before it: months by their names lie in it, what is counted is from its start;
    `None` where it has no such part.
    """
    relative = mention.relative
    if relative is None:
        return None
    counted = mention.form in _PARTS
    first = relative.month - 1 if counted else (relative.month - year.start.month) % _YEAR
    first -= 0 if counted or relative.way is Way.PART else relative.months - 1
    begin = periods.moved(year.start, first)
    found = periods.months(begin.year, begin.month, relative.months)
    return found if periods.contains(year, found) else None


def _part(mention: Mention, own: Calendar, anchor: Period | None, spoken: Period | None, ahead: bool) -> Period | None:
    """A half, a quarter or some months of the year told, of the one before or of the one spoken of, as far as they can
    be over; those up to the end of a month.
    """
    relative, month, count = mention.relative, _month(mention), _lasting(mention)
    if mention.form == "year_to":
        count = (count - own.opens) % _YEAR + 1
    if mention.period is not None:
        dated = own.holding(mention.period) if mention.form == "year_to" else mention.period.start.year - own.parts
        return own.months(dated, month, count)
    if relative is None or spoken is None:
        return None
    first = own.holding(spoken)
    if relative.count is not None:
        return own.months(first + relative.count, month, count)
    found = own.months(first, month, count)
    if anchor is not None and not ahead and found.end > anchor.end + GRACE:
        return own.months(first - 1, month, count)
    if anchor is not None and ahead and found.end <= anchor.start:
        return own.months(first + 1, month, count)
    return found


def _year(
    relative: Relative, role: Role, own: Calendar, anchor: Period | None, spoken: Period, ahead: bool
) -> Period | None:
    """The year spoken of, the one before or after it, its last day or what is over of it; of plans that in force."""
    if role is Role.BASE and relative.way is Way.SHIFT:
        return None
    first = own.holding(anchor if ahead and anchor is not None and spoken.end <= anchor.start else spoken)
    the = relative.way is Way.THE and not relative.day
    if the and not ahead and spoken == anchor and (anchor.start.month - own.opens) % _YEAR < _SEASON:
        first -= 1  # `annual profits`, told in the first months of the next year
    whole = own.months(first + (relative.count or 0 if relative.way is Way.SHIFT else 0), 1, _YEAR)
    if relative.way is Way.SHIFT or the:
        return whole
    if relative.way is Way.THE:
        return Period(whole.end - periods.DAY, whole.end, Grain.DAY)
    if relative.way is Way.TO_DATE and spoken.start > whole.start:
        return periods.span(Period(whole.start, spoken.end, whole.grain), spoken)
    return None
