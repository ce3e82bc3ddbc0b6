"""What a form means: the numbers it was read with -> a period, or a relative time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from audit import periods
from audit.model import Grain, Period
from audit.times.values import Relative, Unit, Way

Numbers = Mapping[str, int]
Meaning = tuple[Period | None, Relative | None]
_UNITS = tuple(Unit)
_EARLY = 7  # days into a month that a year of weeks may reach
_YEAR = 12  # months
_SUMMER = 7  # the month with which seasons begin
_CENTURY = 2000  # of years in two digits


def _year(numbers: Numbers) -> Meaning:
    return periods.year(numbers["y"] if "y" in numbers else _CENTURY + numbers["yy"]), None


def _years(numbers: Numbers) -> Meaning:
    """`2014-2018`, `2022/23`. Raises `ValueError` where the years fall or lie over a century apart."""
    first = numbers["y"]
    last = numbers["y2"] if "y2" in numbers else _completed(first, numbers["yy"])
    if not first < last <= first + 100:
        raise ValueError(f"no span of years: {first} to {last}")
    return periods.years(first, last), None


def _accounts(numbers: Numbers) -> Meaning:
    """`2024/25`, one year of accounts; other years are a span of them."""
    first = numbers["y"]
    last = numbers["y2"] if "y2" in numbers else _completed(first, numbers["yy"])
    return _part_of_accounts(first, 1, _YEAR) if last == first + 1 else (periods.years(first, last), None)


def _short_accounts(numbers: Numbers) -> Meaning:
    """`in 22/23`. Raises `ValueError` where the second is not the year after the first."""
    if numbers["yy2"] != numbers["yy"] + 1:
        raise ValueError(numbers)
    return _part_of_accounts(_CENTURY + numbers["yy"], 1, _YEAR)


def _part_of_accounts(first: int, month: int, count: int) -> Meaning:
    """Some months of the year of accounts that begins in `first`: by itself from April, as most that are written so."""
    return periods.accounts(first, month, count), Relative(Way.ACCOUNTS, Unit.MONTH, None, month, count, year=first)


def _years_to(numbers: Numbers) -> Meaning:
    """`the three years to 2028/29`, of accounts where the last has two numbers."""
    last, count = numbers["y"], numbers["n"]
    if "yy" not in numbers:
        return periods.years(last - count + 1, last), None
    first = periods.accounts(last - count + 1, 1, _YEAR)
    return periods.span(first, periods.accounts(last, 1, _YEAR)), None


def _completed(first: int, two_digits: int) -> int:
    """The year after `first` that ends in the two digits. Raises `ValueError` where one before it is nearer: `2024-17`
    numbers something.
    """
    apart = (two_digits - first) % 100
    if 2 * apart > 100:
        raise ValueError(f"no year after {first}: {two_digits}")
    return first + apart


def _school(numbers: Numbers) -> Meaning:
    first = numbers["y"]
    last = numbers["y2"] if "y2" in numbers else _completed(first, numbers["yy"])
    return (periods.school_year(first) if last == first + 1 else periods.years(first, last)), None


def _academic(numbers: Numbers) -> Meaning:
    """`the 2023/24 academic year`: from September to August."""
    first = numbers["y"]
    last = numbers["y2"] if "y2" in numbers else _completed(first, numbers["yy"])
    return (periods.accounts(first, 1, _YEAR, 9) if last == first + 1 else periods.years(first, last)), None


def _school_part(numbers: Numbers) -> Meaning:
    return None, Relative(Way.SCHOOL, Unit.YEAR, numbers["shift"])


def _season_part(numbers: Numbers) -> Meaning:
    """`last season`: of sports and harvests, from one summer to the next."""
    return None, Relative(Way.SCHOOL, Unit.YEAR, numbers["shift"], _SUMMER, 2 * _YEAR)


def _decade(numbers: Numbers) -> Meaning:
    first = numbers["decade"] if "decade" in numbers else 1900 + numbers["dd"]
    return periods.years(first, first + 9), None


def _century(numbers: Numbers) -> Meaning:
    last = 100 * numbers["c"]
    return periods.years(last - 99, last), None


def _months(numbers: Numbers, first: int, count: int) -> Meaning:
    """Whole months of the year that is told, or of a year that is not. Raises `ValueError` past its end."""
    if first < 1 or count < 1 or first + count > 13:
        raise ValueError(f"{count} months from month {first}")
    if "y" in numbers and "yy" in numbers:
        if _completed(numbers["y"], numbers["yy"]) != numbers["y"] + 1:
            raise ValueError("years that do not follow each other")
        return _part_of_accounts(numbers["y"], first, count)
    if "y" in numbers or "yy" in numbers:
        return periods.months(numbers.get("y", _CENTURY + numbers.get("yy", 0)), first, count), None
    return None, Relative(Way.PART, Unit.MONTH, numbers.get("when"), first, count)


def _month(numbers: Numbers) -> Meaning:
    return _months(numbers, numbers["m"], 1)


def _next_month(numbers: Numbers) -> Meaning:
    return None, Relative(Way.COMING, Unit.MONTH, None, numbers["m"], 1)


def _last_month(numbers: Numbers) -> Meaning:
    """`last March`, told in January that of the year before."""
    return None, Relative(Way.COMING, Unit.MONTH, -1, numbers["m"], 1)


def _month_span(numbers: Numbers) -> Meaning:
    """`between April and December`; `October to May` ends in the year that is told, unless each month has its own."""
    if "y2" in numbers:
        first, last = periods.month(numbers["y"], numbers["m"]), periods.month(numbers["y2"], numbers["m2"])
        return periods.span(first, last), None
    if numbers["m2"] < numbers["m"]:
        return _ending({**numbers, "m": numbers["m2"], "n": numbers["m2"] - numbers["m"] + 13})
    return _months(numbers, numbers["m"], numbers["m2"] - numbers["m"] + 1)


def _month_pair(numbers: Numbers) -> Meaning:
    """`January and February`, `December and January`. Raises `ValueError` where the second is not the next one."""
    if numbers["m2"] != numbers["m"] % 12 + 1:
        raise ValueError("two months apart")
    return _months(numbers, numbers["m"], 2)


def _quarter(numbers: Numbers) -> Meaning:
    return _months(numbers, 3 * numbers["q"] - 2, 3)


def _accounts_quarter(numbers: Numbers) -> Meaning:
    """`Q4FY23`, of the year of accounts that ends in 2023."""
    return _part_of_accounts(_CENTURY + numbers["yy"] - 1, 3 * numbers["q"] - 2, 3)


def _quarter_span(numbers: Numbers) -> Meaning:
    return _months(numbers, 3 * numbers["q"] - 2, 3 * (numbers["q2"] - numbers["q"] + 1))


def _half(numbers: Numbers) -> Meaning:
    return _months(numbers, 6 * numbers["h"] - 5, 6)


def _first_months(numbers: Numbers) -> Meaning:
    return _months(numbers, 1, numbers["n"])


def _first_days(numbers: Numbers) -> Meaning:
    """`the first two days of October`. Raises `ValueError` past the end of the month."""
    return _days({**numbers, "d": 1, "d2": numbers["n"] * numbers["length"]})


def _first_weeks(numbers: Numbers) -> Meaning:
    """`the first ten weeks of the new year`."""
    return None, Relative(Way.PART, Unit.DAY, numbers["when"], 1, 0, 1, last=_calendar_day(7 * numbers["n"]))


def _calendar_day(number: int) -> tuple[int, int]:
    """Month and day of the day with a number in a year. Raises `ValueError` past its end."""
    if not 0 < number < 365:
        raise ValueError(f"day {number} of a year")
    last = date(2001, 1, 1) + timedelta(days=number - 1)
    return last.month, last.day


def _nth(numbers: Numbers) -> Meaning:
    """`in the third`, of the halves or quarters told before: known once it is joined with them."""
    return None, Relative(Way.FORMER, count=numbers["q"])


def _some_months(numbers: Numbers) -> Meaning:
    """`sáu tháng đạt ...`: the first of a year. Raises `ValueError` for one alone, which is any month."""
    if numbers["n"] == 1:
        raise ValueError("one month alone")
    return _first_months(numbers)


def _first_quarters(numbers: Numbers) -> Meaning:
    """Raises `ValueError` where a year has fewer."""
    return _months(numbers, 1, 3 * numbers["n"])


def _half_month(numbers: Numbers) -> Meaning:
    """The days up to the 15th of a month, or those after it; of February without its year 28 are counted."""
    last = 15 if numbers["h"] == 1 else (periods.month(numbers.get("y", 2001), numbers["m"]).end - periods.DAY).day
    return _days({**numbers, "d": 1 if numbers["h"] == 1 else 16, "d2": last})


def _last_months(numbers: Numbers) -> Meaning:
    return _months(numbers, 13 - numbers["n"], numbers["n"])


def _part(numbers: Numbers) -> Meaning:
    return _months(numbers, numbers["month"], numbers["months"])


def _ending(numbers: Numbers) -> Meaning:
    """`the nine months to September 2023`: the `n` months up to month `m`, in it; `the year ended Feb. 3` ends with
    January.
    """
    early = 0 < numbers.get("d", 0) <= _EARLY
    if "y" not in numbers:
        last = (numbers["m"] - early - 1) % 12 + 1
        return None, Relative(Way.UPTO, Unit.MONTH, None, last, numbers["n"])
    before = numbers["y"] * 12 + numbers["m"] - early - numbers["n"]
    return periods.months(before // 12, before % 12 + 1, numbers["n"]), None


def _years_ending(numbers: Numbers) -> Meaning:
    """`the four years to December 2028`: the `n` years up to a month, in it."""
    return _ending({**numbers, "n": _YEAR * numbers["n"]})


def _year_to_quarter(numbers: Numbers) -> Meaning:
    """`the year to Q3 2023`: the twelve months up to the end of a quarter, of accounts where a year has two numbers."""
    first = 3 * numbers["q"] - 2
    quarter = periods.months if "yy" not in numbers else periods.accounts
    last = quarter(numbers["y"], first, 3).end
    return Period(periods.moved(last, -_YEAR), last, Grain.SPAN), None


def _quarter_ending(numbers: Numbers) -> Meaning:
    """`the second quarter ended 30 September`: three months, `count` says which quarter of accounts they are."""
    quarter = numbers["q"]
    period, relative = _ending({**numbers, "n": 3})
    if relative is None:
        return period, Relative(Way.UPTO, Unit.MONTH, quarter, numbers["m"], 3)
    return None, replace(relative, count=quarter)


def _starting(numbers: Numbers) -> Meaning:
    """`the fiscal year starting July 1`, `last winter`: the months from month `m`, in the next year too."""
    if "y" not in numbers:
        return None, Relative(Way.PART, Unit.MONTH, numbers.get("when"), numbers["m"], numbers["n"])
    return periods.months(numbers["y"], numbers["m"], numbers["n"]), None


def _fiscal_from(numbers: Numbers) -> Meaning:
    """`fiscal 2026, which starts July 1`: the year of accounts that ends in 2026, unless its first day has a year."""
    year = numbers.get("y2", numbers["y"] - (numbers["m"] > 1))
    return periods.months(year, numbers["m"], _YEAR), None


def _week(numbers: Numbers) -> Meaning:
    """`tuần 43/2022`, counted from that of the first Thursday. Raises `ValueError` where a year has fewer."""
    sunday = date.fromisocalendar(numbers["y"], numbers["n"], 7)
    return periods.weeks_to(periods.day(sunday.year, sunday.month, sunday.day), 1), None


def _week_ending(numbers: Numbers) -> Meaning:
    """`the 26 weeks to 30 March`, `the week to 24 April`. Raises `ValueError` where the calendar has no such day."""
    weeks = numbers.get("n", 1)
    last = periods.day(numbers.get("y", 2000), numbers["m"], numbers["d"])
    if "y" in numbers:
        return periods.weeks_to(last, weeks), None
    return None, Relative(Way.UPTO, Unit.WEEK, None, numbers["m"], weeks, numbers["d"])


def _the(numbers: Numbers) -> Meaning:
    return None, Relative(Way.THE, _UNITS[numbers["unit"]])


def _year_end(numbers: Numbers) -> Meaning:
    """The last day of a year, `end-2021`, `at year-end`."""
    if "y" in numbers:
        return periods.day(numbers["y"], 12, 31), None
    return None, Relative(Way.THE, Unit.YEAR, month=12, day=31)


def _following(numbers: Numbers) -> Meaning:
    """`2% this year and 3% next`: the year after the one told before, without which it is no time."""
    del numbers
    return None, Relative(Way.SHIFT, Unit.YEAR, 1)


def _last_day(numbers: Numbers) -> Meaning:
    """`at the quarter end`: the last day of what is spoken of."""
    del numbers
    return None, Relative(Way.THE, Unit.DAY, day=31)


def _since_end(numbers: Numbers) -> Meaning:
    """`the seven weeks since the period end`: the first weeks after what is reported on."""
    return None, Relative(Way.THE, Unit.WEEK, numbers["n"], day=1)


def _the_months(numbers: Numbers) -> Meaning:
    """`the nine months`, of which nobody says the end: the first of a year."""
    return _months(numbers, 1, numbers["n"])


def _day(numbers: Numbers) -> Meaning:
    """Raises `ValueError` where the calendar has no such day."""
    month, day = numbers["m"], numbers["d"]
    if "y" in numbers:
        return periods.day(numbers["y"], month, day), None
    periods.day(2000, month or 1, day)
    return None, Relative(Way.PART, Unit.DAY, numbers.get("when"), month, 0, day)


def _year_start(numbers: Numbers) -> Meaning:
    """The first day of a year: what stood then is what the year before ended with."""
    return _day({**numbers, "d": 1, "m": 1})


def _days(numbers: Numbers) -> Meaning:
    """Days in a row, `5-10/3`, `30/4 - 1/5` or `15/12/2024 - 14/11/2025`.

    Raises `ValueError` where the last comes before the first.
    """
    month, last = numbers["m"], (numbers.get("m2", numbers["m"]), numbers["d2"])
    year = numbers.get("y", 2000)
    whole = periods.span(periods.day(year, month, numbers["d"]), periods.day(numbers.get("y2", year), *last))
    if "y" in numbers:
        return whole, None
    return None, Relative(Way.PART, Unit.DAY, None, month, 0, numbers["d"], last=last)


def _american(numbers: Numbers) -> Meaning:
    """A date in digits, month first, where day first is impossible."""
    return _day({**numbers, "m": numbers["d"], "d": numbers["d2"]})


def _shift(numbers: Numbers) -> Meaning:
    return None, Relative(Way.SHIFT, _UNITS[numbers["unit"]], numbers["shift"])


def _shift_told(numbers: Numbers) -> Meaning:
    return None, Relative(Way.TOLD, _UNITS[numbers["unit"]], numbers["shift"])


def _year_to(numbers: Numbers) -> Meaning:
    """`từ đầu năm đến hết tháng 7`, `từ đầu năm đến 3/7`."""
    if "d" not in numbers:
        return _months(numbers, 1, numbers["m"])
    return _days({**numbers, "m": 1, "d": 1, "m2": numbers["m"], "d2": numbers["d"]})


def _ago(numbers: Numbers) -> Meaning:
    if numbers.get("n") == 0:
        return None, Relative(Way.PAST, _UNITS[numbers["unit"]], 0)
    unit, count = _UNITS[numbers["unit"]], numbers.get("n", 1)
    if unit is Unit.DECADE:  # a decade ago is a year, ten years back
        unit, count = Unit.YEAR, 10 * count
    if unit is Unit.WEEK:  # and a week ago the day seven days back
        unit, count = Unit.DAY, 7 * count
    return None, Relative(Way.SHIFT, unit, -count)


def _later(numbers: Numbers) -> Meaning:
    """`hai năm sau`: after what is spoken of."""
    return None, Relative(Way.TOLD, _UNITS[numbers["unit"]], numbers["n"])


def _earlier(numbers: Numbers) -> Meaning:
    """`two years before`: than what is spoken of; some, where no number says how many, than now."""
    if not numbers.get("n", 1):
        return _ago(numbers)
    return None, Relative(Way.TOLD, _UNITS[numbers["unit"]], -numbers.get("n", 1))


def _past(numbers: Numbers) -> Meaning:
    return None, Relative(Way.PAST, _UNITS[numbers["unit"]], numbers.get("n", 1))


def _prior(numbers: Numbers) -> Meaning:
    """`the previous 12 months`; `the previous period` lasts as long as the one spoken of."""
    if "unit" not in numbers:
        return None, Relative(Way.PRIOR)
    return None, Relative(Way.PRIOR, _UNITS[numbers["unit"]], numbers["n"])


def _year_past(numbers: Numbers) -> Meaning:
    """`năm qua`, of which no number says that it is any twelve months: a calendar year, where one is over."""
    del numbers
    return None, Relative(Way.PAST, Unit.YEAR, 1, months=12)


def _to_date(numbers: Numbers) -> Meaning:
    return None, Relative(Way.TO_DATE, _UNITS[numbers["unit"]])


def _same(numbers: Numbers) -> Meaning:
    """`months` is 12 where it is a whole year that is meant, `the previous year`, if nothing says which part of it."""
    shift, months = numbers.get("shift", -1), numbers.get("months", 0)
    return None, Relative(Way.SAME, Unit.YEAR, shift, months=months, year=numbers.get("y"))


def _part_earlier(numbers: Numbers) -> Meaning:
    """`in the third quarter a year earlier`."""
    return None, Relative(Way.SAME, Unit.YEAR, -1, numbers["m"], numbers["n"])


def _same_accounts(numbers: Numbers) -> Meaning:
    """`the same quarter of fiscal 2020`, a number of years of accounts."""
    return _same({**numbers, "y": numbers.get("y", _CENTURY + numbers.get("yy", 0))})


def _weekday(numbers: Numbers) -> Meaning:
    return None, Relative(Way.WEEKDAY, Unit.DAY, numbers.get("shift"), day=numbers["weekday"])


def _weekend(numbers: Numbers) -> Meaning:
    """`over the weekend`: the last Saturday and Sunday."""
    del numbers
    return None, Relative(Way.WEEKDAY, Unit.WEEK, day=5)


def _each(numbers: Numbers) -> Meaning:
    return None, Relative(Way.EACH, _UNITS[numbers["unit"]])


def _nothing(numbers: Numbers) -> Meaning:
    del numbers
    return None, None


MEANINGS: Mapping[str, Callable[[Numbers], Meaning]] = {
    "year": _year,
    "event": _year,
    "fiscal": _year,
    "years": _years,
    "accounts": _accounts,
    "short_accounts": _short_accounts,
    "following": _following,
    "years_to": _years_to,
    "school": _school,
    "academic": _academic,
    "school_part": _school_part,
    "season_part": _season_part,
    "decade": _decade,
    "century": _century,
    "month": _month,
    "next_month": _next_month,
    "last_month": _last_month,
    "month_span": _month_span,
    "month_pair": _month_pair,
    "quarter": _quarter,
    "accounts_quarter": _accounts_quarter,
    "fiscal_from": _fiscal_from,
    "quarter_span": _quarter_span,
    "half": _half,
    "first_months": _first_months,
    "first_days": _first_days,
    "first_weeks": _first_weeks,
    "nth": _nth,
    "whole_year": _shift,
    "fiscal_shift": _shift,
    "some_months": _some_months,
    "first_quarters": _first_quarters,
    "half_month": _half_month,
    "last_months": _last_months,
    "part": _part,
    "ending": _ending,
    "years_ending": _years_ending,
    "year_to_quarter": _year_to_quarter,
    "quarter_ending": _quarter_ending,
    "starting": _starting,
    "week": _week,
    "week_ending": _week_ending,
    "the": _the,
    "the_months": _the_months,
    "year_end": _year_end,
    "last_day": _last_day,
    "since_end": _since_end,
    "year_start": _year_start,
    "day": _day,
    "days": _days,
    "american": _american,
    "shift": _shift,
    "shift_told": _shift_told,
    "year_to": _year_to,
    "ago": _ago,
    "later": _later,
    "weekend": _weekend,
    "earlier": _earlier,
    "past": _past,
    "prior": _prior,
    "year_past": _year_past,
    "to_date": _to_date,
    "term_start": lambda numbers: (None, Relative(Way.SHIFT, Unit.TERM, 0)),
    "same": _same,
    "same_accounts": _same_accounts,
    "part_earlier": _part_earlier,
    "weekday": _weekday,
    "rate": _each,
    "now": lambda numbers: (None, Relative(Way.NOW, Unit.DAY)),
    "former": lambda numbers: (None, Relative(Way.FORMER)),
    "clock": _nothing,
    "name": _nothing,
}
