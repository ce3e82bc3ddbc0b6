"""Years, and spans of them: of the calendar, of accounts, of schools and seasons."""

from __future__ import annotations

from collections.abc import Mapping

from audit import periods
from audit.times.meanings.forms import CENTURY, YEAR, Form, Meaning, Numbers
from audit.times.values import Relative, Unit, Way

_SUMMER = 7  # the month with which seasons begin


def _year(numbers: Numbers) -> Meaning:
    return periods.year(numbers["y"] if "y" in numbers else CENTURY + numbers["yy"]), None


def _years(numbers: Numbers) -> Meaning:
    """`2014-2018`, `2022/23`. Raises `ValueError` where the years fall or lie over a century apart."""
    first, last = _ends(numbers)
    if not first < last <= first + 100:
        raise ValueError(f"no span of years: {first} to {last}")
    return periods.years(first, last), None


def _accounts(numbers: Numbers) -> Meaning:
    """`2024/25`, one year of accounts; other years are a span of them."""
    first, last = _ends(numbers)
    return part_of_accounts(first, 1, YEAR) if last == first + 1 else (periods.years(first, last), None)


def _short_accounts(numbers: Numbers) -> Meaning:
    """`in 22/23`. Raises `ValueError` where the second is not the year after the first."""
    if numbers["yy2"] != numbers["yy"] + 1:
        raise ValueError(numbers)
    return part_of_accounts(CENTURY + numbers["yy"], 1, YEAR)


def part_of_accounts(first: int, month: int, count: int) -> Meaning:
    """Some months of the year of accounts that begins in `first`: by itself from April, as most that are written so."""
    return periods.accounts(first, month, count), Relative(Way.ACCOUNTS, Unit.MONTH, None, month, count, year=first)


def _years_to(numbers: Numbers) -> Meaning:
    """`the three years to 2028/29`, of accounts where the last has two numbers."""
    last, count = numbers["y"], numbers["n"]
    if "yy" not in numbers:
        return periods.years(last - count + 1, last), None
    first = periods.accounts(last - count + 1, 1, YEAR)
    return periods.span(first, periods.accounts(last, 1, YEAR)), None


def _school(numbers: Numbers) -> Meaning:
    first, last = _ends(numbers)
    return (periods.school_year(first) if last == first + 1 else periods.years(first, last)), None


def _academic(numbers: Numbers) -> Meaning:
    """`the 2023/24 academic year`: from September to August."""
    first, last = _ends(numbers)
    return (periods.accounts(first, 1, YEAR, 9) if last == first + 1 else periods.years(first, last)), None


def _school_part(numbers: Numbers) -> Meaning:
    return None, Relative(Way.SCHOOL, Unit.YEAR, numbers["shift"])


def _season_part(numbers: Numbers) -> Meaning:
    """`last season`: of sports and harvests, from one summer to the next."""
    return None, Relative(Way.SCHOOL, Unit.YEAR, numbers["shift"], _SUMMER, 2 * YEAR)


def _decade(numbers: Numbers) -> Meaning:
    first = numbers["decade"] if "decade" in numbers else 1900 + numbers["dd"]
    return periods.years(first, first + 9), None


def _century(numbers: Numbers) -> Meaning:
    last = 100 * numbers["c"]
    return periods.years(last - 99, last), None


def _fiscal_from(numbers: Numbers) -> Meaning:
    """`fiscal 2026, which starts July 1`: the year of accounts that ends in 2026, unless its first day has a year."""
    year = numbers.get("y2", numbers["y"] - (numbers["m"] > 1))
    return periods.months(year, numbers["m"], YEAR), None


def _ends(numbers: Numbers) -> tuple[int, int]:
    """The first and the last year of a span."""
    first = numbers["y"]
    return first, numbers["y2"] if "y2" in numbers else completed(first, numbers["yy"])


def completed(first: int, two_digits: int) -> int:
    """The year after `first` that ends in the two digits. Raises `ValueError` where one before it is nearer: `2024-17`
    numbers something.
    """
    apart = (two_digits - first) % 100
    if 2 * apart > 100:
        raise ValueError(f"no year after {first}: {two_digits}")
    return first + apart


YEARS: Mapping[str, Form] = {
    "year": _year,
    "event": _year,
    "fiscal": _year,
    "years": _years,
    "accounts": _accounts,
    "short_accounts": _short_accounts,
    "years_to": _years_to,
    "school": _school,
    "academic": _academic,
    "school_part": _school_part,
    "season_part": _season_part,
    "decade": _decade,
    "century": _century,
    "fiscal_from": _fiscal_from,
}
