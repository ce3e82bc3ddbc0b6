"""Months, quarters, halves and other parts of a year, and what ends with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from audit import periods
from audit.model import Grain, Period
from audit.times.meanings.forms import CENTURY, YEAR, Form, Meaning, Numbers
from audit.times.meanings.years import completed, part_of_accounts
from audit.times.values import Relative, Unit, Way

_EARLY = 7  # days into a month that a year of weeks may reach


def months(numbers: Numbers, first: int, count: int) -> Meaning:
    """Whole months of the year that is told, or of a year that is not. Raises `ValueError` past its end."""
    if first < 1 or count < 1 or first + count > 13:
        raise ValueError(f"{count} months from month {first}")
    if "y" in numbers and "yy" in numbers:
        if completed(numbers["y"], numbers["yy"]) != numbers["y"] + 1:
            raise ValueError("years that do not follow each other")
        return part_of_accounts(numbers["y"], first, count)
    if "y" in numbers or "yy" in numbers:
        return periods.months(numbers.get("y", CENTURY + numbers.get("yy", 0)), first, count), None
    return None, Relative(Way.PART, Unit.MONTH, numbers.get("when"), first, count)


def _month(numbers: Numbers) -> Meaning:
    return months(numbers, numbers["m"], 1)


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
        return ending({**numbers, "m": numbers["m2"], "n": numbers["m2"] - numbers["m"] + 13})
    return months(numbers, numbers["m"], numbers["m2"] - numbers["m"] + 1)


def _month_pair(numbers: Numbers) -> Meaning:
    """`January and February`, `December and January`. Raises `ValueError` where the second is not the next one."""
    if numbers["m2"] != numbers["m"] % 12 + 1:
        raise ValueError("two months apart")
    return months(numbers, numbers["m"], 2)


def _quarter(numbers: Numbers) -> Meaning:
    return months(numbers, 3 * numbers["q"] - 2, 3)


def _accounts_quarter(numbers: Numbers) -> Meaning:
    """`Q4FY23`, of the year of accounts that ends in 2023."""
    return part_of_accounts(CENTURY + numbers["yy"] - 1, 3 * numbers["q"] - 2, 3)


def _quarter_span(numbers: Numbers) -> Meaning:
    return months(numbers, 3 * numbers["q"] - 2, 3 * (numbers["q2"] - numbers["q"] + 1))


def _half(numbers: Numbers) -> Meaning:
    return months(numbers, 6 * numbers["h"] - 5, 6)


def _first_months(numbers: Numbers) -> Meaning:
    return months(numbers, 1, numbers["n"])


def _some_months(numbers: Numbers) -> Meaning:
    """`sáu tháng đạt ...`: the first of a year. Raises `ValueError` for one alone, which is any month."""
    if numbers["n"] == 1:
        raise ValueError("one month alone")
    return _first_months(numbers)


def _first_quarters(numbers: Numbers) -> Meaning:
    """Raises `ValueError` where a year has fewer."""
    return months(numbers, 1, 3 * numbers["n"])


def _last_months(numbers: Numbers) -> Meaning:
    return months(numbers, 13 - numbers["n"], numbers["n"])


def _part(numbers: Numbers) -> Meaning:
    return months(numbers, numbers["month"], numbers["months"])


def _opening(numbers: Numbers) -> Meaning:
    """The year at whose beginning something came about, or stood, which was then on its first day."""
    return (periods.year(numbers["y"]), None) if "y" in numbers else _part(numbers)


def _the_months(numbers: Numbers) -> Meaning:
    """`the nine months`, of which nobody says the end: the first of a year."""
    return months(numbers, 1, numbers["n"])


def ending(numbers: Numbers) -> Meaning:
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
    return ending({**numbers, "n": YEAR * numbers["n"]})


def _year_to_quarter(numbers: Numbers) -> Meaning:
    """`the year to Q3 2023`: the twelve months up to the end of a quarter, of accounts where a year has two numbers."""
    first = 3 * numbers["q"] - 2
    quarter = periods.months if "yy" not in numbers else periods.accounts
    last = quarter(numbers["y"], first, 3).end
    return Period(periods.moved(last, -YEAR), last, Grain.SPAN), None


def _quarter_ending(numbers: Numbers) -> Meaning:
    """`the second quarter ended 30 September`: three months, `count` says which quarter of accounts they are."""
    quarter = numbers["q"]
    period, relative = ending({**numbers, "n": 3})
    if relative is None:
        return period, Relative(Way.UPTO, Unit.MONTH, quarter, numbers["m"], 3)
    return None, replace(relative, count=quarter)


def _starting(numbers: Numbers) -> Meaning:
    """`the fiscal year starting July 1`, `last winter`: the months from month `m`, in the next year too."""
    if "y" not in numbers:
        return None, Relative(Way.PART, Unit.MONTH, numbers.get("when"), numbers["m"], numbers["n"])
    return periods.months(numbers["y"], numbers["m"], numbers["n"]), None


MONTHS: Mapping[str, Form] = {
    "month": _month,
    "next_month": _next_month,
    "last_month": _last_month,
    "month_span": _month_span,
    "month_pair": _month_pair,
    "quarter": _quarter,
    "accounts_quarter": _accounts_quarter,
    "quarter_span": _quarter_span,
    "half": _half,
    "first_months": _first_months,
    "some_months": _some_months,
    "first_quarters": _first_quarters,
    "last_months": _last_months,
    "part": _part,
    "opening": _opening,
    "ending": ending,
    "years_ending": _years_ending,
    "year_to_quarter": _year_to_quarter,
    "quarter_ending": _quarter_ending,
    "starting": _starting,
    "the_months": _the_months,
}
