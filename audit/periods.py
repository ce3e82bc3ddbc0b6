"""The algebra of time: periods of whole days, their constructors, relations, names and written forms.

A `Period` is the days from `start` up to but without `end`; `grain` says in which unit it was meant. Years run
from 1 January, except school years (1 September to 31 May, the Vietnamese plan of the school year, which is
close enough for English-speaking ones).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

from audit.model import Grain, Period

DAY = timedelta(days=1)
_YEAR_DAYS = Fraction(1461, 4)
_LAST_YEAR = 9998
_ROMAN = ("I", "II", "III", "IV")


def day(year: int, month: int, day: int) -> Period:
    """One calendar day. Raises `ValueError` where the calendar has no such day."""
    first = date(year, month, day)
    return Period(first, first + DAY, Grain.DAY)


@lru_cache(4096)
def months(year: int, first: int, count: int) -> Period:
    """`count` whole months from month `first` (1 to 12) of `year`, with the grain they make.

    Raises `ValueError` for a month outside 1 to 12 or a count below 1.
    """
    if not 1 <= first <= 12 or count < 1:
        raise ValueError(f"{count} months from month {first}")
    last = year * 12 + first - 1 + count
    end = date(last // 12, last % 12 + 1, 1)
    if count == 12 and first == 1:
        return Period(date(year, 1, 1), end, Grain.YEAR)
    grain = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF}.get(count, Grain.SPAN)
    aligned = (first - 1) % count == 0
    return Period(date(year, first, 1), end, grain if aligned else Grain.SPAN)


def year(number: int) -> Period:
    """The calendar year."""
    return months(number, 1, 12)


def years(first: int, last: int) -> Period:
    """The calendar years `first` to `last`, both in. Raises `ValueError` where `last` is before `first`."""
    if last < first:
        raise ValueError(f"the years {first} to {last}")
    return year(first) if first == last else Period(date(first, 1, 1), date(last + 1, 1, 1), Grain.SPAN)


def month(year: int, number: int) -> Period:
    """Month `number` (1 to 12) of `year`."""
    return months(year, number, 1)


def quarter(year: int, number: int) -> Period:
    """Quarter `number` (1 to 4) of `year`."""
    return months(year, 3 * number - 2, 3)


def half(year: int, number: int) -> Period:
    """The first (1) or second (2) half of `year`."""
    return months(year, 6 * number - 5, 6)


def weeks_to(last: Period, weeks: int) -> Period:
    """The weeks that end with the last day of `last`."""
    return Period(last.end - 7 * weeks * DAY, last.end, Grain.SPAN)


def school_year(first: int) -> Period:
    """The school year that begins in September of `first`: up to the end of May."""
    return Period(date(first, 9, 1), date(first + 1, 6, 1), Grain.SPAN)


def accounts(first: int, month: int, count: int, opens: int = 4) -> Period:
    """`count` months from month `month` (1 to 12) of the year of accounts that opens in month `opens` of `first`."""
    number = first * 12 + opens + month - 2
    return months(number // 12, number % 12 + 1, count)


def term(first: int, last: int) -> Period:
    """A term of office: its first and last calendar year, both in, because congresses fall within them."""
    return years(first, last)


def span(first: Period, last: Period) -> Period:
    """From the start of `first` to the end of `last`. Raises `ValueError` where that is no day."""
    if last.end <= first.start:
        raise ValueError(f"{last} ends before {first}")
    return first if first == last else Period(first.start, last.end, Grain.SPAN)


def contains(outer: Period, inner: Period) -> bool:
    """Whether every day of `inner` is in `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def overlaps(one: Period, two: Period) -> bool:
    """Whether some day is in both."""
    return one.start < two.end and two.start < one.end


def nearly(one: Period, other: Period) -> bool:
    """Whether two periods begin at the same time and are as long, but for a tenth of the other in all."""
    apart = abs((one.end - one.start) - (other.end - other.start)) + abs(one.start - other.start)
    return 10 * apart <= other.end - other.start


def adjacent(one: Period, two: Period) -> bool:
    """Whether one begins on the day the other ends."""
    return one.end == two.start or two.end == one.start


def length(period: Period) -> Fraction:
    """Years: whole months count a twelfth each, other spans 365.25 days a year."""
    if period.start.day == period.end.day == 1:
        return Fraction(_month_number(period.end) - _month_number(period.start), 12)
    return (period.end - period.start).days / _YEAR_DAYS


def midpoint(period: Period) -> date:
    """The middle day, the earlier one of two."""
    return period.start + timedelta(days=((period.end - period.start).days - 1) // 2)


def closing(period: Period) -> Period:
    """The year that a day closes, the last one of it or the first of the next, for what stands at it; else the period
    itself.
    """
    if period.grain is not Grain.DAY or (period.start.month, period.start.day) not in ((12, 31), (1, 1)):
        return period
    return year((period.start - DAY).year)


def shifted(period: Period, years: int) -> Period:
    """The same span `years` later (earlier where negative); 29 February falls on 28 in other years.

    Raises `ValueError` where it leaves the years 1 to 9998.
    """
    start = moved(period.start, 12 * years)
    if period.grain is Grain.DAY:
        return Period(start, start + DAY, Grain.DAY)
    return Period(start, moved(period.end, 12 * years), period.grain)


def moved(when: date, months: int) -> date:
    """The same day of the month `months` later, or the last day of that month where it is shorter."""
    number = _month_number(when) + months
    first = date(number // 12, number % 12 + 1, 1)
    last = date((number + 1) // 12, (number + 1) % 12 + 1, 1) - DAY
    return min(first + timedelta(days=when.day - 1), last)


def _month_number(when: date) -> int:
    return when.year * 12 + when.month - 1


# ---------------------------------------------------------------------------------------------- names


@cache
def _names(lang: str) -> dict[str, str]:
    path = Path(__file__).parent / "lang" / lang / "times.json"
    names = json.loads(path.read_text("utf-8"))["names"]
    return {str(key): str(name) for key, name in names.items()}


@lru_cache(4096)
def text(period: Period, lang: str) -> str:
    """What people call the period: `năm 2014`, `quý I/2024`, `ngày 21/3/2019`; `Q1 2024`, `21 March 2019`.

    Raises `FileNotFoundError` for a language without a folder.
    """
    key, last = _shape(period)
    number = _month_number(period.end) - _month_number(period.start)
    return _names(lang)[key].format(
        day=period.start.day,
        month=period.start.month,
        month_name=_names(lang).get(f"month {period.start.month}", ""),
        quarter=(period.start.month + 2) // 3,
        roman=_ROMAN[(period.start.month - 1) // 3],
        year=period.start.year,
        last_year=last.year,
        last_day=last.day,
        last_month=last.month,
        last_month_name=_names(lang).get(f"month {last.month}", ""),
        count=number,
    )


def _shape(period: Period) -> tuple[str, date]:
    """The key of the name that fits, and the last day that belongs to the period."""
    start, last = period.start, period.end - DAY
    if start == last:
        return "day", last
    if not start.day == period.end.day == 1:
        return "days", last
    count = _month_number(period.end) - _month_number(start)
    if start.month == 9 and count == 9:
        return "school year", last
    if count % 12 == 0 and start.month == 1:
        return ("year" if count == 12 else "years"), last
    if count == 1:
        return "month", last
    if count == 3 and start.month % 3 == 1:
        return "quarter", last
    if count < 12 and start.month == 1:
        return "first months", last
    if count < 12 and last.month == 12 and count == 6:
        return "last months", last
    return "months", last


# ---------------------------------------------------------------------------------------------- written forms

_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (re.compile(r"([0-9]{4})"), year),
    (re.compile(r"([0-9]{4})-([0-9]{1,2})"), month),
    (re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"), day),
    (re.compile(r"([0-9]{4})[- ]?[Qq]([1-4])"), quarter),
    (re.compile(r"([0-9]{4})[- ]?[Hh]([12])"), half),
    (re.compile(r"([0-9]{4})[-–/]([0-9]{4})"), years),
)
_SCHOOL = re.compile(r"([0-9]{4})[-–/]([0-9]{4}) +school +year", re.IGNORECASE)
_ENDS = re.compile(r"([^/]+)/([^/]+)")


def parse(written: str | int) -> Period:
    """The period of an ISO date or of what people write in YAML.

    `2014`, `2014-03`, `2019-03-21`, `2014-Q1`, `2014-H1`, `2014/2018`, `2014-2018`, `2014-03/2019-02` (both
    ends in), `2023-2024 school year`. Raises `ValueError`, with what was expected, for anything else.
    """
    stripped = str(written).strip()
    try:
        for pattern, made in _FORMS:
            if found := pattern.fullmatch(stripped):
                return made(*map(int, found.groups()))
        if (school := _SCHOOL.fullmatch(stripped)) and int(school[2]) == int(school[1]) + 1:
            return school_year(int(school[1]))
        if ends := _ENDS.fullmatch(stripped):
            return span(parse(ends[1]), parse(ends[2]))
    except ValueError as error:
        raise ValueError(f"{stripped!r} is no period: {error}") from None
    raise ValueError(
        f"{stripped!r} is no period: expected a form like 2014, 2014-03, 2019-03-21, 2014-Q1, 2014-H1, "
        "2014/2018 or 2023-2024 school year"
    )
