"""Expressions of time: tables of examples in two languages, laws of the reader, and the day of issue.

The tables (`tests/times/xx.jsonl`) are written for this project. Each row lists what is to be found in a text
issued on 15 July 2024, in order: `words | role | period basis`, where a period is a year, a day, or first and
last day, and `?` where it cannot be known without more context; `name` follows the role inside a name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from time import perf_counter

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import periods
from audit.model import Basis, Grain, Period
from audit.normalise import fold
from audit.times import (
    Calendar,
    Mention,
    Relative,
    Role,
    Way,
    calendar,
    closing,
    document_dates,
    latest_reported,
    mentions,
    resolve,
)
from audit.times.contexts import NEEDS
from audit.times.meanings import MEANINGS

TABLES = Path(__file__).parent / "times"
LANG = Path(periods.__file__).parent / "lang"
ISSUED = periods.day(2024, 7, 15)
LANGS = ("vi", "en")


def rows() -> list[tuple[str, str, list[str]]]:
    read = []
    for lang in LANGS:
        for line in (TABLES / f"{lang}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            read.append((lang, row["text"], row["times"]))
    return read


def shown(period: Period | None) -> str:
    if period is None:
        return "?"
    if period.grain is Grain.DAY:
        return str(period.start)
    return str(period.start.year) if period.grain is Grain.YEAR else f"{period.start}/{period.end - periods.DAY}"


def described(folded: str, mention: Mention) -> str:
    period, basis = resolve(mention, ISSUED, None)
    role = " ".join(filter(None, (mention.role.value, "name" * mention.name))) or "-"
    return f"{folded[mention.start : mention.end]} | {role} | {shown(period)} {basis.value}"


@pytest.mark.parametrize(("lang", "text", "times"), rows())
def test_examples(lang: str, text: str, times: list[str]) -> None:
    folded = fold(text)
    assert [described(folded, mention) for mention in mentions(folded, lang)] == times


FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from([row[1] for row in rows()]),
        st.sampled_from(["từ", "đến", "năm", "so với", "2014", "5/3", "1.204", "from", "to", "the", "may", "Q1", "-"]),
        st.text(max_size=5),
    ),
    max_size=8,
).map(" ".join)


@given(FRAGMENTS, st.sampled_from(LANGS))
def test_mentions_are_in_order_apart_and_inside_the_text(text: str, lang: str) -> None:
    folded = fold(text)
    end = 0
    for mention in mentions(folded, lang):
        assert end <= mention.start < mention.end <= len(folded)
        assert folded[mention.start : mention.end].strip() == folded[mention.start : mention.end]
        end = mention.end
        resolve(mention, ISSUED, periods.year(2023))


@pytest.mark.parametrize(("lang", "text", "times"), rows())
def test_a_broken_line_changes_nothing(lang: str, text: str, times: list[str]) -> None:
    broken = fold(text).replace(" ", "\n")
    found = [(mention.role, mention.period, mention.relative) for mention in mentions(broken, lang)]
    whole = [(mention.role, mention.period, mention.relative) for mention in mentions(fold(text), lang)]
    assert len(found) >= len(whole) == len(times)
    assert all(mention in found for mention in whole if mention[1] is not None)


WHOLE = st.one_of(
    st.builds(periods.year, st.integers(1900, 2099)),
    st.builds(periods.month, st.integers(1900, 2099), st.integers(1, 12)),
    st.builds(periods.quarter, st.integers(1900, 2099), st.integers(1, 4)),
    st.builds(periods.half, st.integers(1900, 2099), st.integers(1, 2)),
    st.builds(periods.school_year, st.integers(1900, 2098)),
    st.builds(lambda first, more: periods.years(first, first + more), st.integers(1900, 2050), st.integers(1, 40)),
    st.dates(periods.year(1900).start, periods.year(2099).start).map(
        lambda day: periods.day(day.year, day.month, day.day)
    ),
)


@given(WHOLE, st.sampled_from(LANGS))
def test_the_name_of_a_period_is_read_back(period: Period, lang: str) -> None:
    name = fold(periods.text(period, lang))
    lead = {"vi": "theo báo cáo, ", "en": "it grew in "}[lang]
    (mention,) = mentions(lead + name, lang)
    assert mention.period == period


def mention(text: str, lang: str = "vi") -> Mention:
    (found,) = mentions(fold(text), lang)
    return found


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("Half-year results for the six months ended 30 September 2024. H1 2024 revenue", Calendar(4, 1, 0)),
        ("Half-year results for the six months ended 30 September 2024. H1 2025 revenue", Calendar(4)),
        ("Revenue in the 26 weeks ended 31 December 2023 was £318m (H1 2023: £302m).", Calendar(7)),
        ("Final results for the year ended 30 June 2024. FY24 revenue", Calendar(7)),
        ("For the fiscal year ended Feb. 3, 2024, sales fell; in fiscal 2023 it opened 12 shops.", Calendar(2, 0, 0)),
        ("Revenue fell in its fiscal first quarter ended December 28, 2024.", Calendar(10)),
        ("First-quarter sales grew 5.3% in the three months to June 30.", Calendar(4)),
        ("The hotels, whose year runs to the end of September, made £41m.", Calendar(10)),
        ("The fiscal year starting July 1 will bring 40 posts.", Calendar(7)),
        ("Our year runs from July to June. In the year under review 138 million trips were made.", Calendar(7)),
        ("It must find £9m in the coming financial year; council tax will rise.", Calendar(4, spoken=False)),
        ("England. Copper ended Thursday at $4,806; forecasts for the second quarter were cut.", None),
        ("Net profit rose to Rs 1,204 crore, up from Rs 1,100 crore in FY23.", Calendar(4, spoken=False)),
        ("The firm earned 1.2 billion yen in fiscal 2023, Japan's ministry said.", Calendar(4, 0, 0, False)),
        ("Offences rose 7% in the year to March 2024 and 2% in the first quarter.", None),
        ("Results for the year ended 31 December 2023.", None),
        ("Adult care in the first half of 2024/25. In the first quarter 40 calls came.", Calendar(4)),
        ("The overspend for 2023/24 was £8m at Quarter 2, against savings for 2023/24 of £9m.", Calendar(4)),
        ("The 2024/25 budget of the town comes after growth of 2% in the first quarter.", None),
        ("The three months to 31 March brought 40 calls in the first quarter.", None),
    ],
)
def test_the_first_lines_show_when_years_of_accounts_open(head: str, shown: Calendar | None) -> None:
    assert calendar(head, "en") == shown


@pytest.mark.parametrize(
    ("head", "issued", "shown"),
    [
        ("First quarter fiscal 2024 results. At June 30, 2023 it had 40 shops.", (2023, 8, 1), Calendar(4)),
        ("Third-quarter profit rose; it sees sales of £9m in fiscal 2023.", (2023, 3, 23), Calendar(6)),
        ("Third-quarter profit rose; it sees sales of £9m in fiscal 2023.", (2023, 11, 14), None),
    ],
)
def test_a_quarter_that_is_reported_on_shows_when_years_of_accounts_open(
    head: str, issued: tuple[int, int, int], shown: Calendar | None
) -> None:
    assert calendar(head, "en", periods.day(*issued)) == shown


APRIL, HALF_2024 = Calendar(4, 1, 0), periods.months(2024, 4, 6)


@pytest.mark.parametrize(
    ("text", "own", "context", "period"),
    [
        ("in 2021-22", Calendar(6), None, periods.months(2021, 6, 12)),
        ("by the end of the financial year", Calendar(4, spoken=False), None, periods.day(2025, 3, 31)),
        ("in 2021-22", None, periods.months(2023, 6, 12), periods.months(2021, 4, 12)),
        ("in FY24", APRIL, None, periods.months(2023, 4, 12)),
        ("in H1 2024", APRIL, HALF_2024, HALF_2024),
        ("in H1 2024", Calendar(4), HALF_2024, periods.months(2023, 4, 6)),
        ("in the first half of last year", APRIL, HALF_2024, periods.months(2023, 4, 6)),
        ("in the third quarter", APRIL, periods.months(2023, 4, 12), periods.months(2023, 10, 3)),
        ("in the third quarter", APRIL, None, periods.months(2023, 10, 3)),
        ("this year", APRIL, HALF_2024, periods.months(2024, 4, 12)),
        ("in the year", APRIL, HALF_2024, periods.months(2024, 4, 12)),
        ("at the year end", APRIL, periods.months(2023, 4, 12), periods.day(2024, 3, 31)),
        ("year to date", APRIL, periods.months(2024, 7, 3), HALF_2024),
        ("the same half of fiscal 2023", Calendar(4), HALF_2024, periods.months(2022, 4, 6)),
        ("to the end of June", APRIL, None, periods.months(2024, 4, 3)),
        ("to the end of June 2024", APRIL, None, periods.months(2024, 4, 3)),
    ],
)
def test_times_of_a_year_of_accounts(text: str, own: Calendar | None, context: Period | None, period: Period) -> None:
    found, _ = resolve(mention(text, "en"), periods.day(2024, 11, 12), context, own=own)
    assert found is not None
    assert (found.start, found.end) == (period.start, period.end)


YEAR_2019, DAY_2019 = periods.year(2019), periods.day(2019, 3, 21)
HALF = periods.half(2023, 1)


@pytest.mark.parametrize(
    ("text", "anchor", "context", "period", "basis"),
    [
        ("đến nay", DAY_2019, None, DAY_2019, Basis.ISSUED),
        ("đến nay", YEAR_2019, None, YEAR_2019, Basis.ISSUED),
        ("đến nay", None, YEAR_2019, None, Basis.UNKNOWN),
        ("5 năm qua", DAY_2019, None, "2014-03-21/2019-03-21", Basis.ISSUED),
        ("5 năm qua", YEAR_2019, None, "2015/2019", Basis.ISSUED),
        ("năm qua", DAY_2019, None, "2018", Basis.ISSUED),
        ("năm qua", periods.day(2019, 8, 2), None, "2018-08-02/2019-08-02", Basis.ISSUED),
        ("6 tháng đầu năm", DAY_2019, periods.year(2018), "2018-H1", Basis.CONTEXT),
        ("6 tháng đầu năm", DAY_2019, periods.years(2014, 2018), "2019-H1", Basis.ISSUED),
        ("quý IV", periods.day(2024, 1, 9), None, "2023-Q4", Basis.ISSUED),
        ("tháng 12", periods.day(2024, 1, 9), None, "2023-12", Basis.ISSUED),
        ("ngày 02/7", periods.day(2024, 7, 3), None, "2024-07-02", Basis.ISSUED),
        ("ngày 29/2", YEAR_2019, None, None, Basis.ISSUED),
        ("so với cùng kỳ", DAY_2019, HALF, "2022-H1", Basis.CONTEXT),
        ("so với cùng kỳ năm 2020", DAY_2019, HALF, "2020-H1", Basis.CONTEXT),
        ("so với cùng kỳ năm 2020", DAY_2019, None, "2020", Basis.EXPLICIT),
        ("so với năm trước", DAY_2019, periods.year(2016), "2015", Basis.CONTEXT),
        ("so với quý trước", DAY_2019, periods.quarter(2018, 1), "2017-Q4", Basis.CONTEXT),
        ("tháng trước", YEAR_2019, None, None, Basis.UNKNOWN),
        ("hôm qua", DAY_2019, None, "2019-03-20", Basis.ISSUED),
        ("tuần trước", DAY_2019, None, "2019-03-11/2019-03-17", Basis.ISSUED),
        ("từ năm 2016 đến nay", DAY_2019, None, "2016-01-01/2019-03-21", Basis.EXPLICIT),
        ("từ năm 2016 đến nay", None, None, "2016", Basis.EXPLICIT),
        ("từ đầu nhiệm kỳ đến nay", DAY_2019, periods.term(2015, 2020), "2015-01-01/2019-03-21", Basis.CONTEXT),
        ("từ đầu nhiệm kỳ đến nay", DAY_2019, periods.year(2018), None, Basis.UNKNOWN),
        ("từ đầu năm đến nay", DAY_2019, None, "2019-01-01/2019-03-21", Basis.ISSUED),
        ("hằng năm", DAY_2019, periods.years(2020, 2025), "2020/2025", Basis.CONTEXT),
        ("năm học này", DAY_2019, None, "2018-2019 school year", Basis.ISSUED),
        ("những năm qua", DAY_2019, None, None, Basis.UNKNOWN),
        ("kỷ niệm 10 năm ngày thành lập", DAY_2019, None, None, Basis.UNKNOWN),
    ],
)
def test_resolving(
    text: str, anchor: Period | None, context: Period | None, period: str | Period | None, basis: Basis
) -> None:
    found, how = resolve(mention(text), anchor, context)
    expected = periods.parse(period) if isinstance(period, str) else period
    assert (found and (found.start, found.end)) == (expected and (expected.start, expected.end))
    assert how is (basis if found is not None else Basis.UNKNOWN)


def test_a_time_before_the_calendar_stays_unknown() -> None:
    far = Mention(0, 1, relative=Relative(Way.SAME, count=-5000))
    assert resolve(far, ISSUED, HALF) == (None, Basis.UNKNOWN)


LONG = "the group today announced its results for the year, which were better than most of those who follow it expected"

DATES = [
    ("vi", ["hà nội, ngày 31-05-2020", "quận bắc: bước tiến mới", "21/03/2019 07:32 | 0"], "2019-03-21"),
    ("vi", ["ngày đăng 03/07/2024 | 10:35 | lượt xem: 238"], "2024-07-03"),
    ("vi", ["uỷ ban nhân dân xã", "hà nội, ngày 15 tháng 7 năm 2025", "báo cáo"], "2025-07-15"),
    ("vi", ["cập nhật: 08:15 12/06/2023", "tin mới"], "2023-06-12"),
    ("vi", ["thứ năm, 21/3/2024 | 09:15 gmt+7", "giá gạo tăng"], "2024-03-21"),
    ("vi", ["phường mỹ đình, tháng 7 năm 2025"], "2025-07"),
    ("en", ["published march 3, 2024", "exports rise"], "2024-03-03"),
    ("en", ["updated: 12 june 2023 08:15", "exports rise"], "2023-06-12"),
    ("en", ["hanoi, may 5 (agency) - exports rose", "posted 2024-05-06"], "2024-05-06"),
    ("en", [f"may 22, 2025 (business desk) - {LONG}"], "2025-05-22"),
    ("en", [f"toronto, jan. 5, 2024 /newswire/ -- {LONG}"], "2024-01-05"),
    ("vi", [f"hà nội, 22/5/2025 - {LONG}"], "2025-05-22"),
    ("en", ["hanoi, 5 may 2024"], "2024-05-05"),
    ("en", ["quarterly report", "sallow bay health trust - 14 november 2024"], "2024-11-14"),
    ("vi", ["biểu số 2", "(kèm theo báo cáo số 45/bc-ubnd ngày 12 tháng 12 năm 2023 của huyện)"], "2023-12-12"),
    ("en", ["home | markets", "thursday 15 february 2024", "profit rises"], "2024-02-15"),
    ("vi", ["chủ nhật, ngày 16/6/2024", "trang chủ"], "2024-06-16"),
]


@pytest.mark.parametrize(("lang", "lines", "day"), DATES)
def test_the_strongest_candidate_is_the_day_of_issue(lang: str, lines: list[str], day: str) -> None:
    candidates = document_dates(lines, lang)
    best, strength = max(candidates, key=lambda candidate: candidate[1])
    assert best == periods.parse(day)
    assert 0.3 < strength <= 1


@pytest.mark.parametrize(
    "line",
    [
        "quyết định số 12/qđ-ubnd ngày 05/5/2022 của uỷ ban nhân dân thành phố",
        "ngày 02/7/2024, đoàn công tác của quận đã kiểm tra tiến độ xây dựng trường học trên địa bàn các phường",
        "năm 2023, toàn xã có 12 thôn",
        "trực tiếp lúc 07:30",
        "ubnd tỉnh họp ngày 22/5/2025 (thứ năm) bàn việc giải ngân vốn đầu tư công và thu ngân sách của các huyện",
    ],
)
def test_dates_of_running_text_are_no_candidates(line: str) -> None:
    assert document_dates([line], "vi") == []


def test_a_list_of_stamps_of_other_pages_is_weak() -> None:
    lines = ["cầu mới thông xe", "thời sự 26/12/2025 19:46", "giá vàng hôm nay", "thời sự 26/12/2025 16:29"]
    lines += ["trường mới khai giảng", "thời sự 26/12/2025 14:08"]
    assert {strength for _, strength in document_dates(lines, "vi")} == {0.3}


@pytest.mark.parametrize(
    ("lang", "title", "start"),
    [
        ("vi", "Giá gạo ngày 12/3/2024", (2024, 3, 12)),
        ("en", "Flood update, 6 am, 12 March 2024", (2024, 3, 12)),
        ("en", "Marlow Borough annual report 2021/22", (2021, 4, 1)),
        ("en", "Fishing statistics 2022", (2022, 1, 1)),
        ("vi", "Đại hội Đảng bộ xã nhiệm kỳ 2020 - 2025", None),
        ("en", "Fishing from 2019 to 2022", None),
    ],
)
def test_the_time_that_a_title_ends_with(lang: str, title: str, start: tuple[int, int, int] | None) -> None:
    found = closing(title, lang)
    assert (found and found.period and found.period.start) == (start and date(*start))


def test_a_dateline_without_a_year_takes_it_from_the_stamp() -> None:
    dated = document_dates(["hanoi, may 5 (agency) - exports rose", "posted 2024-05-06"], "en")
    assert periods.day(2024, 5, 5) in [period for period, _ in dated]
    assert document_dates(["hanoi, may 5 (agency) - exports rose"], "en") == []


@pytest.mark.parametrize(
    ("lang", "text", "year"),
    [
        ("vi", "Năm 2021, thu ngân sách đạt 300 tỷ đồng. Năm 2022, huyện có 61 trường.", 2022),
        ("vi", "Năm 2022 thu đạt 300 tỷ đồng. Mục tiêu đến năm 2030 đạt 900 tỷ đồng.", 2022),
        ("vi", "Giai đoạn 2014-2018 thu đạt 16.154 tỷ đồng.", 2018),
        ("vi", "Theo chuẩn nghèo giai đoạn 2021-2025, xã có 5 hộ nghèo; năm 2022 giảm 3 hộ.", 2022),
        ("vi", "Nhiệm kỳ 2025-2030 đã có 31 ủy viên.", None),
        ("vi", "Thời sự 26/12/2025 19:46 đã có 3 tin.", None),
        ("vi", "Năm 2019 có 12 thôn. Thu nhập bình quân đến năm 2025 đạt 80 triệu đồng.", 2019),
        ("vi", "Đến năm 2022 huyện có 61 trường.", 2022),
        ("vi", "Không có số liệu nào.", None),
        ("vi", "Nước lũ vượt lũ lịch sử năm 1993. Trường thành lập năm 1998 có 12 lớp.", None),
        ("vi", "Năm học 2026-2027 có 21 trường. Năm 2025 giảm 58 hộ.", 2026),
        ("vi", "Kết quả năm học 2021-2022", 2022),
        ("vi", "Báo cáo kết quả thực hiện nhiệm vụ năm 2023, phương hướng, nhiệm vụ năm 2024", 2023),
        ("vi", "Báo cáo kinh tế - xã hội năm 2023", 2023),
        (
            "vi",
            "Năm 2023, thu ngân sách ước đạt 214 tỷ đồng, bằng 108% dự toán năm 2023. Nhiệm vụ năm 2024: đạt 230 tỷ.",
            2023,
        ),
        ("vi", "Kết quả thực hiện nhiệm vụ năm 2023. Kế hoạch năm 2024 có 12 chỉ tiêu.", 2023),
        ("en", "Annual results for 2022. The budget for 2023 is $3 million.", 2022),
        ("en", "In 2021 revenue was $3 million. In 2022 it rose 5%.", 2022),
        ("en", "In 2021 revenue was $3 million. It plans 40 stores by 2030.", 2021),
    ],
)
def test_the_latest_year_with_results(lang: str, text: str, year: int | None) -> None:
    assert latest_reported(fold(text), lang) == (None if year is None else periods.year(year))


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("vi", "Tin huyện\nNgày 8/1/2024, huyện tổ chức hội nghị. Năm 2024, huyện có 61 trường.", (2024, 1, 8)),
        ("vi", "Tính đến ngày 30/6/2023, toàn xã có 62 hộ nghèo.", (2023, 6, 30)),
        ("vi", "Năm 2023, xã đạt chuẩn. Ngày 15/3/2023, xã tổ chức lễ hội.", None),
        ("vi", "Ngày 30/4/1975, đất nước thống nhất. Năm 2023, xã đạt chuẩn.", None),
        (
            "vi",
            "Ngày 8/7/2024, huyện họp đánh giá kết quả 6 tháng, bàn nhiệm vụ 6 tháng cuối năm 2024. Năm 2023 thu 9 tỷ.",
            (2024, 7, 8),
        ),
        ("vi", "Ngày 8/1/2024, huyện sẽ tổ chức hội nghị. Năm 2023, huyện có 61 trường.", None),
        ("en", "Two libraries open\nOn 12 March 2024, the council opened two libraries.", (2024, 3, 12)),
    ],
)
def test_an_article_is_of_the_day_that_it_opens_with(lang: str, text: str, day: tuple[int, int, int] | None) -> None:
    found = latest_reported(fold(text), lang)
    assert found == (periods.year(2023) if day is None else periods.day(*day))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "1.1.", "2014-", "1/1/", "năm ", "từ đến ", "so với ", "năm 2014, ", "the end of ", "(", "\u0301"],
)
def test_hostile_text_is_read_in_linear_time(lang: str, piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = perf_counter()
    mentions(text, lang)
    assert perf_counter() - started < 5  # a twentieth of that where it is linear, minutes where it is not


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_of_a_language_fit_the_schema(lang: str) -> None:
    schema = json.loads((LANG / "times.schema.json").read_text("utf-8"))
    words = json.loads((LANG / lang / "times.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(words)
    assert set(schema["$defs"]["meaning"]["enum"]) == set(MEANINGS)
    needs = schema["properties"]["forms"]["items"]["properties"]["needs"]["items"]["enum"]
    assert set(needs) == set(NEEDS)
    assert set(schema["properties"]["before"]["additionalProperties"]["enum"]) < {role.value for role in Role}


def _starts(form: Mapping[str, list[str]], words: Mapping[str, Mapping[str, int]]) -> list[str]:
    return [start.replace("{month}", month) for start in form["start"] for month in words["months"]]


@pytest.mark.parametrize("lang", LANGS)
def test_every_way_of_writing_has_an_example(lang: str) -> None:
    words = json.loads((LANG / lang / "times.json").read_text("utf-8"))
    texts = [fold(text) for where, text, _ in rows() if where == lang]
    unseen = {form["is"] for form in words["forms"]} - {
        form["is"]
        for form in words["forms"]
        if form["start"] == ["0"] or any(fold(start) in text for start in _starts(form, words) for text in texts)
    }
    assert not unseen
