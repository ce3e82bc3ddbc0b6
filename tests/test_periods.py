"""Periods: the laws of their algebra, their names, and the forms people write."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import periods
from audit.model import Grain, Period

YEARS = st.integers(min_value=1000, max_value=2100)
DAYS = st.dates(date(1000, 1, 1), date(2100, 12, 31))
PERIODS = st.builds(
    lambda start, days: Period(start, start + timedelta(days=days)), DAYS, st.integers(min_value=1, max_value=4000)
)


@given(YEARS)
def test_halves_quarters_and_months_tile_the_year(year: int) -> None:
    whole = periods.year(year)
    for part, count in ((periods.half, 2), (periods.quarter, 4), (periods.month, 12)):
        parts = [part(year, number) for number in range(1, count + 1)]
        assert parts[0].start == whole.start
        assert parts[-1].end == whole.end
        assert all(one.end == two.start and periods.adjacent(one, two) for one, two in pairwise(parts))
        assert sum(map(periods.length, parts)) == 1
        assert all(periods.contains(whole, one) for one in parts)


@given(PERIODS, PERIODS)
def test_periods_overlap_exactly_where_they_share_a_day(one: Period, two: Period) -> None:
    shared = max(one.start, two.start) < min(one.end, two.end)
    assert periods.overlaps(one, two) == periods.overlaps(two, one) == shared
    assert not (shared and periods.adjacent(one, two))
    hull = (min(one.start, two.start), max(one.end, two.end))
    assert periods.contains(one, two) == (hull == (one.start, one.end))


@given(PERIODS)
def test_the_midpoint_halves_the_days(period: Period) -> None:
    before = (periods.midpoint(period) - period.start).days
    after = (period.end - periods.DAY - periods.midpoint(period)).days
    assert after - before in {0, 1}


@given(YEARS, YEARS)
def test_a_span_of_years_is_as_long_as_it_says(one: int, two: int) -> None:
    first, last = sorted((one, two))
    assert periods.length(periods.years(first, last)) == last - first + 1
    assert periods.years(first, last) == periods.span(periods.year(first), periods.year(last))
    assert (periods.years(first, last).grain is Grain.YEAR) == (first == last)


@given(PERIODS.filter(lambda period: 29 not in (period.start.day, period.end.day)), st.integers(-80, 80))
def test_shifting_there_and_back_changes_nothing(period: Period, years: int) -> None:
    shifted = periods.shifted(period, years)
    assert periods.shifted(shifted, -years) == period
    assert shifted.start.year == period.start.year + years


def test_leap_day_shifts_to_the_end_of_february() -> None:
    assert periods.shifted(periods.day(2024, 2, 29), 1) == periods.day(2025, 2, 28)
    assert periods.moved(date(2024, 3, 31), -1) == date(2024, 2, 29)


def test_the_length_of_odd_spans_is_in_average_years() -> None:
    assert periods.length(periods.school_year(2023)) == Fraction(9, 12)
    assert periods.length(periods.day(2024, 1, 5)) == Fraction(4, 1461)


NAMES = [
    (periods.year(2014), "năm 2014", "2014"),
    (periods.years(2014, 2018), "giai đoạn 2014-2018", "2014-2018"),
    (periods.month(2024, 9), "tháng 9/2024", "September 2024"),
    (periods.quarter(2024, 1), "quý I/2024", "Q1 2024"),
    (periods.half(2024, 1), "6 tháng đầu năm 2024", "the first 6 months of 2024"),
    (periods.half(2024, 2), "6 tháng cuối năm 2024", "the last 6 months of 2024"),
    (periods.months(2023, 1, 9), "9 tháng đầu năm 2023", "the first 9 months of 2023"),
    (periods.months(2023, 2, 4), "từ tháng 2/2023 đến tháng 5/2023", "February 2023 to May 2023"),
    (periods.day(2019, 3, 21), "ngày 21/3/2019", "21 March 2019"),
    (periods.school_year(2023), "năm học 2023-2024", "the 2023-2024 school year"),
    (
        periods.span(periods.day(2019, 3, 21), periods.day(2020, 1, 2)),
        "từ ngày 21/3/2019 đến ngày 2/1/2020",
        "21 March 2019 to 2 January 2020",
    ),
]


@pytest.mark.parametrize(("period", "vi", "en"), NAMES)
def test_names(period: Period, vi: str, en: str) -> None:
    assert periods.text(period, "vi") == vi
    assert periods.text(period, "en") == en


@pytest.mark.parametrize(
    ("written", "period"),
    [
        (2014, periods.year(2014)),
        (" 2014 ", periods.year(2014)),
        ("2014-03", periods.month(2014, 3)),
        ("2014-Q1", periods.quarter(2014, 1)),
        ("2014 q4", periods.quarter(2014, 4)),
        ("2014-H2", periods.half(2014, 2)),
        ("2014/2018", periods.years(2014, 2018)),
        ("2014-2018", periods.years(2014, 2018)),
        ("2019-03-21", periods.day(2019, 3, 21)),
        ("2014-04/2019-03", periods.span(periods.month(2014, 4), periods.month(2019, 3))),
        ("2024-01-05/2024-01-09", periods.span(periods.day(2024, 1, 5), periods.day(2024, 1, 9))),
        ("2023-2024 school year", periods.school_year(2023)),
    ],
)
def test_written_forms(written: str | int, period: Period) -> None:
    assert periods.parse(written) == period


@pytest.mark.parametrize(
    "written", ["", "14", "2014-13", "2014-Q5", "2014-02-30", "2018/2014", "2023-2025 school year", "soon", "2014/"]
)
def test_what_is_no_period_is_refused_by_name(written: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        periods.parse(written)


@given(PERIODS)
def test_iso_ends_are_read_back(period: Period) -> None:
    last = period.end - periods.DAY
    read = periods.parse(f"{period.start}/{last}")
    assert (read.start, read.end) == (period.start, period.end)
