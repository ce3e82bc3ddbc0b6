"""Times that point at a period from the day of writing or from what is spoken of: last year, two months later."""

from __future__ import annotations

from collections.abc import Mapping

from audit.times.meanings.forms import CENTURY, UNITS, Form, Meaning, Numbers
from audit.times.values import Relative, Unit, Way


def _now(numbers: Numbers) -> Meaning:
    del numbers
    return None, Relative(Way.NOW, Unit.DAY)


def _shift(numbers: Numbers) -> Meaning:
    return None, Relative(Way.SHIFT, UNITS[numbers["unit"]], numbers["shift"])


def _shift_told(numbers: Numbers) -> Meaning:
    return None, Relative(Way.TOLD, UNITS[numbers["unit"]], numbers["shift"])


def _the(numbers: Numbers) -> Meaning:
    return None, Relative(Way.THE, UNITS[numbers["unit"]])


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


def _ago(numbers: Numbers) -> Meaning:
    if numbers.get("n") == 0:
        return None, Relative(Way.PAST, UNITS[numbers["unit"]], 0)
    unit, count = UNITS[numbers["unit"]], numbers.get("n", 1)
    if unit is Unit.DECADE:  # a decade ago is a year, ten years back
        unit, count = Unit.YEAR, 10 * count
    if unit is Unit.WEEK:  # and a week ago the day seven days back
        unit, count = Unit.DAY, 7 * count
    return None, Relative(Way.SHIFT, unit, -count)


def _later(numbers: Numbers) -> Meaning:
    """`hai năm sau`: after what is spoken of."""
    return None, Relative(Way.TOLD, UNITS[numbers["unit"]], numbers["n"])


def _earlier(numbers: Numbers) -> Meaning:
    """`two years before`: than what is spoken of; some, where no number says how many, than now."""
    if not numbers.get("n", 1):
        return _ago(numbers)
    return None, Relative(Way.TOLD, UNITS[numbers["unit"]], -numbers.get("n", 1))


def _past(numbers: Numbers) -> Meaning:
    return None, Relative(Way.PAST, UNITS[numbers["unit"]], numbers.get("n", 1))


def _prior(numbers: Numbers) -> Meaning:
    """`the previous 12 months`; `the previous period` lasts as long as the one spoken of."""
    if "unit" not in numbers:
        return None, Relative(Way.PRIOR)
    return None, Relative(Way.PRIOR, UNITS[numbers["unit"]], numbers["n"])


def _year_past(numbers: Numbers) -> Meaning:
    """`năm qua`, of which no number says that it is any twelve months: a calendar year, where one is over."""
    del numbers
    return None, Relative(Way.PAST, Unit.YEAR, 1, months=12)


def _to_date(numbers: Numbers) -> Meaning:
    return None, Relative(Way.TO_DATE, UNITS[numbers["unit"]])


def _same(numbers: Numbers) -> Meaning:
    """`months` is 12 where it is a whole year that is meant, `the previous year`, if nothing says which part of it."""
    shift, months = numbers.get("shift", -1), numbers.get("months", 0)
    return None, Relative(Way.SAME, Unit.YEAR, shift, months=months, year=numbers.get("y"))


def _part_earlier(numbers: Numbers) -> Meaning:
    """`in the third quarter a year earlier`."""
    return None, Relative(Way.SAME, Unit.YEAR, -1, numbers["m"], numbers["n"])


def _same_accounts(numbers: Numbers) -> Meaning:
    """`the same quarter of fiscal 2020`, a number of years of accounts."""
    return _same({**numbers, "y": numbers.get("y", CENTURY + numbers.get("yy", 0))})


def _term_start(numbers: Numbers) -> Meaning:
    """`đầu nhiệm kỳ`: the first year of a term."""
    del numbers
    return None, Relative(Way.SHIFT, Unit.TERM, 0)


def _nth(numbers: Numbers) -> Meaning:
    """`in the third`, of the halves or quarters told before: known once it is joined with them."""
    return None, Relative(Way.FORMER, count=numbers["q"])


def _former(numbers: Numbers) -> Meaning:
    """`formerly`: some time before."""
    del numbers
    return None, Relative(Way.FORMER)


def _each(numbers: Numbers) -> Meaning:
    return None, Relative(Way.EACH, UNITS[numbers["unit"]])


def _nothing(numbers: Numbers) -> Meaning:
    del numbers
    return None, None


POINTING: Mapping[str, Form] = {
    "following": _following,
    "nth": _nth,
    "whole_year": _shift,
    "fiscal_shift": _shift,
    "the": _the,
    "last_day": _last_day,
    "since_end": _since_end,
    "shift": _shift,
    "shift_told": _shift_told,
    "ago": _ago,
    "later": _later,
    "earlier": _earlier,
    "past": _past,
    "prior": _prior,
    "year_past": _year_past,
    "to_date": _to_date,
    "term_start": _term_start,
    "same": _same,
    "same_accounts": _same_accounts,
    "part_earlier": _part_earlier,
    "rate": _each,
    "now": _now,
    "former": _former,
    "clock": _nothing,
    "name": _nothing,
}
