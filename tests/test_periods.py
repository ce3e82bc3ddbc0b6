"""Periods: the laws of their algebra, their names, the forms people write, and which one a figure in a text is of."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import periods
from audit.load import document
from audit.model import Grain, Period
from audit.sources import Meta, TextFile
from audit.tie import reading
from tests.readings import PLACES, read

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


# ------------------------------------------------------------------------------- the period of a figure in a text

# day of issue, text, and figures with their periods
DATED = [
    # the time current in a paragraph, and what only a side remark is of
    ("2025-01-15", "In 2024 the port moved 4.1 million boxes, up from 3.9 million in 2023. Cargo was 310,000 tonnes.",
     {"3.9 million": "2023", "310,000 tonnes": "2024"}),
    ("2025-10-30", "Third-quarter output grew by 2.9%. It had grown 3.3% in the second quarter. Investment rose 4.1%.",
     {"3.3%": "2025-Q2", "4.1%": "2025-Q3"}),
    ("2024-07-08", "Luỹ kế 6 tháng đón 1,3 triệu lượt, riêng tháng 6 là 268.000 lượt. Doanh thu 900 tỷ đồng.",
     {"268.000 lượt": "2024-06", "900 tỷ đồng": "2024-H1"}),
    ("2025-03-21", "Hai tháng có 35.700 doanh nghiệp; trong tháng 2 là 10.100. Số lao động 155.000 người.",
     {"10.100": "2025-02", "155.000 người": "2025-01/2025-02"}),
    ("2025-04-29", "It invested $183 million in the first quarter and plans to spend $850 million in 2025. "
     "It sold 40 cars.",
     {"$850 million": "2025", "40 cars": "2025-Q1"}),
    # clauses that keep their time for themselves
    ("2025-06-30", "The museum, which drew 1.4 million visitors in 2019, has 210 staff.",
     {"1.4 million visitors": "2019", "210 staff": "2025-06-30"}),
    ("2023-10-19", "A third supplier, which serves 900 homes, will cut its rate by 12% on 6 November.",
     {"900 homes": "2023-10-19", "12%": "2023-11-06"}),
    ("2024-06-12", "The list, frozen in 2019 at 11,400 families, had 23,000 names on Monday.",
     {"11,400 families": "2019", "23,000 names": "2024-06-10"}),
    ("2024-08-06", "Tổng mức đầu tư 1.350 tỷ đồng, trong đó năm 2023 bố trí 420 tỷ đồng.",
     {"1.350 tỷ đồng": "2024-08-06", "420 tỷ đồng": "2023"}),
    ("2025-12-11", "Năm 2025, lúa đạt 51 tạ/ha. Riêng ngô chỉ 32 tạ/ha do ngập lụt cuối tháng 9.",
     {"32 tạ/ha": "2025"}),
    # what is only compared with
    ("2022-10-14", "Lũ ở mức 4,98 m, dưới đỉnh lũ năm 2020 0,26 m; 19 xã bị ngập.",
     {"0,26 m": "2022-10-14", "19 xã": "2022-10-14"}),
    ("2023-11-21", "In October the line carried 210,000 people, 92% of the level of October 2019.", {"92%": "2023-10"}),
    ("2025-05-15", "Sales were down 23% from April 2024, with 5,601 homes sold.",
     {"23%": "2025-04", "5,601 homes": "2025-04"}),
    ("2024-03-12", "Unemployment was 4.2% in February. A year ago the rate was 3.6%.", {"3.6%": "2023-02"}),
    ("2025-04-29", "Sales were $9 million in the first quarter, up from $8 million a year earlier. "
     "Costs were $4 million, compared with $3 million.", {"$8 million": "2024-Q1", "$3 million": "2024-Q1"}),
    ("2024-04-30", "Bad loans were 2.9% at the end of March, against 3.3% at the end of December.",
     {"3.3%": "2023-12-31"}),
    ("2024-11-14", "Bad loans were 0.42% in September (March: 0.37%).", {"0.42%": "2024-09", "0.37%": "2024-03"}),
    ("2022-12-29", "Thu hút FDI năm 2022 đạt 27,7 tỷ USD, bằng 89% năm 2021.", {"27,7 tỷ USD": "2022", "89%": "2022"}),
    ("2024-02-14", "Applications rose to 316,850, from 314,660 last year and 306,200 in 2022.",
     {"316,850": "2024", "314,660": "2023", "306,200": "2022"}),
    # plans, and the year of a plan
    ("2023-07-10", "Thu nhập đạt 62 triệu đồng, gấp 2,8 lần năm 2013. Xã có 5.200 hộ. Số cửa hàng gấp đôi năm 2018.",
     {"62 triệu đồng": "2023-07-10", "5.200 hộ": "2023-07-10", "gấp đôi": "2023-07-10"}),
    ("2024-10-16", "Luỹ kế 9 tháng, lãi 96 tỷ đồng, bằng 74% kế hoạch cả năm.", {"96 tỷ đồng": "2024-01/2024-09"}),
    ("2024-08-06", "Second-quarter sales were 118,000 tonnes, 27% of the yearly target of 437,000 tonnes.",
     {"27%": "2024-Q2", "437,000 tonnes": "2024"}),
    ("2025-11-05", "Kết thúc tháng 10, thu 428 tỷ đồng; thuế thu nhập vượt dự toán 7,4%.", {"7,4%": "2025-10"}),
    ("2026-03-05", "The plan would cut the rate to 4.9% from 5.3% by 2028.", {"4.9%": "2028"}),
    ("2024-12-18", "Fares will go up by 4% from 1 January.", {"4%": "2025-01-01"}),
    # the tense of a verb
    ("2025-02-20", "The board voted on Tuesday to close two schools, which will save $3.4 million.",
     {"two schools": "2025-02-18"}),
    ("2025-07-31", "Inflation, at 2.7% in June, is expected to average 2.5% this year.",
     {"2.7%": "2025-06", "2.5%": "2025"}),
    ("2024-05-09", "It opened 14 stores in the first quarter and now operates 310.",
     {"14 stores": "2024-Q1", "310": "2024-05-09"}),
    ("2026-01-30", "The state has logged 876 cases since the outbreak began in October.",
     {"876 cases": "2025-10/2026-01-30"}),
    # a verb of the present by its form and place, and nouns that only look like one
    ("2024-05-09", "Output was 40 tonnes in March. The depot owes 12 million euros, and its hauliers need 90 lorries.",
     {"12 million euros": "2024-05-09", "90 lorries": "2024-05-09"}),
    ("2024-05-09", "Its bonds, which yielded 2% in June 2021, trade at $84.", {"$84": "2024-05-09"}),
    ("2024-05-09", "In March the firm cut the plant's costs 4%, with net losses 3% lower.",
     {"4%": "2024-03", "3%": "2024-03"}),
    ("2024-05-09", "Sales rose in March. The share of hybrid cars topped 24%.", {"24%": "2024-03"}),
    # spans up to now, and what is or will be so
    ("2024-04-30", "It has spent $1.4bn over the past decade on repairs, and closing eight wells will cost $3.1bn.",
     {"$1.4bn": "2014-04-30/2024-04-30", "$3.1bn": "2024"}),
    ("2024-04-30", "Since 2019 it has closed 61 shops and employs 400 people.",
     {"61 shops": "2019/2024-04-30", "400 people": "2024-04-30"}),
    ("2025-03-27", "The bridge cost €7 million in 2019. Since it reopened on 8 December 24,000 lorries "
     "have crossed it.", {"24,000 lorries": "2024-12-08/2025-03-27"}),
    ("2025-03-27", "Since 8 December 24,000 lorries have crossed it. The city paid €7 million.",
     {"€7 million": "2025"}),
    ("2023-08-14", "Courts settled 21,900 cases in the first half, up from 20,000. Since 2018 the number of judges "
     "has fallen from 610 to 548.", {"610": "2018"}),
    # when something was expected, released, set to be
    ("2023-11-22", "Output will grow by 0.7% next year, less than the 1.8% expected in March.", {"1.8%": "2024"}),
    ("2024-09-10", "1,700 inmates will be released on Friday.", {"1,700 inmates": "2024-09-13"}),
    ("2023-11-22", "The minimum wage rises to £11.44 in April.", {"£11.44": "2024-04"}),
    ("2023-05-22", "Inflation rises to 4% in April.", {"4%": "2023-04"}),
    ("2025-02-24", "The party took 20.8% on Sunday, double its 10.4% in 2021.",
     {"20.8%": "2025-02-23", "10.4%": "2021"}),
    ("2022-09-06", "The aim is 80% by November. The share was 9% in August. The state will pay €65 billion.",
     {"€65 billion": "2022"}),
    ("2025-04-08", "Over the five years to December the fund returned 5.2% a year.", {"5.2% a year": "2020/2024"}),
]  # fmt: skip


@pytest.mark.parametrize(("issued", "text", "expected"), DATED)
def test_the_period_of_each_figure(issued: str, text: str, expected: dict[str, str]) -> None:
    found = {
        " ".join(claim.text.split()): claim.cell.period
        for claim in read(text, issued=date.fromisoformat(issued)).claims
    }
    assert {figure: found[figure] for figure in expected} == {
        figure: periods.parse(period) for figure, period in expected.items()
    }


# title, text, figures with their periods: what a title says that a document is on
TITLED = [
    ("Road maintenance 2022/23", "During the year 14,382 holes were filled.", {"14,382 holes": "2022-04/2023-03"}),
    ("Rail performance, October to December 2022", "60% of trains ran on time in the quarter. In the year to "
     "31 December the score was 3.8%. There were 900 trains.",
     {"60%": "2022-Q4", "3.8%": "2022", "900 trains": "2022-Q4"}),
    ("Labour survey, fourth quarter 2022", "In 2022 as a whole the rate averaged 4.9%. Among women it was 5.2%.",
     {"4.9%": "2022", "5.2%": "2022"}),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "expected"), TITLED)
def test_the_period_of_a_title(title: str, text: str, expected: dict[str, str]) -> None:
    source = TextFile("a.txt", "a.txt", text, Meta(title=title, issued=date(2023, 6, 29), lang="en"))
    found = {claim.text: claim.cell.period for claim in reading(document(source, PLACES), PLACES).claims}
    assert {figure: found[figure] for figure in expected} == {
        figure: periods.parse(period) for figure, period in expected.items()
    }


def test_a_report_on_a_quarter_and_the_months_up_to_its_end_is_on_those_months() -> None:
    title = "Tình hình kinh tế quý III và 9 tháng năm 2025"
    source = TextFile("a.txt", "a.txt", "Khách du lịch 7,9 triệu lượt.", Meta(title=title, issued=date(2025, 10, 7)))
    [claim] = reading(document(source, PLACES), PLACES).claims
    assert claim.cell.period == periods.months(2025, 1, 9)
