"""Days and weeks, by their date or by where they lie in a month or year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from audit import periods
from audit.times.meanings.forms import Form, Meaning, Numbers
from audit.times.meanings.months import months
from audit.times.values import Relative, Unit, Way

_YEAR = 12  # months


def _day(numbers: Numbers) -> Meaning:
    """Raises `ValueError` where the calendar has no such day."""
    month, day = numbers["m"], numbers["d"]
    if "y" in numbers:
        return periods.day(numbers["y"], month, day), None
    periods.day(2000, month or 1, day)
    return None, Relative(Way.PART, Unit.DAY, numbers.get("when"), month, 0, day)


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


def _half_month(numbers: Numbers) -> Meaning:
    """The days up to the 15th of a month, or those after it; of February without its year 28 are counted."""
    last = 15 if numbers["h"] == 1 else (periods.month(numbers.get("y", 2001), numbers["m"]).end - periods.DAY).day
    return _days({**numbers, "d": 1 if numbers["h"] == 1 else 16, "d2": last})


def _year_start(numbers: Numbers) -> Meaning:
    """The first day of a year: what stood then is what the year before ended with."""
    if "y" in numbers:
        return periods.day(numbers["y"], 1, 1), None
    return None, Relative(Way.PART, Unit.DAY, numbers.get("when"), month=1, months=_YEAR, day=1)


def _year_end(numbers: Numbers) -> Meaning:
    """The last day of a year, `end-2021`, `at year-end`."""
    if "y" in numbers:
        return periods.day(numbers["y"], 12, 31), None
    return None, Relative(Way.THE, Unit.YEAR, month=12, day=31)


def _year_to(numbers: Numbers) -> Meaning:
    """`từ đầu năm đến hết tháng 7`, `từ đầu năm đến 3/7`."""
    if "d" not in numbers:
        return months(numbers, 1, numbers["m"])
    return _days({**numbers, "m": 1, "d": 1, "m2": numbers["m"], "d2": numbers["d"]})


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


def _weekday(numbers: Numbers) -> Meaning:
    return None, Relative(Way.WEEKDAY, Unit.DAY, numbers.get("shift"), day=numbers["weekday"])


def _weekend(numbers: Numbers) -> Meaning:
    """`over the weekend`: the last Saturday and Sunday."""
    del numbers
    return None, Relative(Way.WEEKDAY, Unit.WEEK, day=5)


DAYS: Mapping[str, Form] = {
    "first_days": _first_days,
    "first_weeks": _first_weeks,
    "half_month": _half_month,
    "week": _week,
    "week_ending": _week_ending,
    "year_end": _year_end,
    "fiscal_end": _year_end,
    "year_start": _year_start,
    "day": _day,
    "days": _days,
    "american": _american,
    "year_to": _year_to,
    "weekend": _weekend,
    "weekday": _weekday,
}
