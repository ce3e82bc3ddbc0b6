"""Wholes and parts that no word joins: by numbers they may be such, by evidence they are."""

from __future__ import annotations

from datetime import date

import pytest

from audit.tie.portions import portions
from tests.readings import read
from tests.rows import row_of

STUDENTS = (
    "The university had {} students. Undergraduates account for 7,326 of the total and come mainly from "
    "the region. Taught postgraduate courses had {} students, and {} were working for a research degree."
)


def told(text: str, lang: str) -> list[list[str]]:
    """The wholes of a text, each with its parts."""
    found = read(text, lang, date(2024, 3, 5))
    texts = {claim.id: " ".join(claim.text.split()) for claim in found.claims}
    return [[texts[one] for one in tie.claims] for tie in found.ties if tie.relation == "parts"]


@pytest.mark.parametrize("figures", [("9,640", "1,735", "579"), ("9,640", "1,375", "579"), ("9,460", "1,735", "579")])
def test_parts_told_one_sentence_each_are_those_of_the_total_before_them(figures: tuple[str, str, str]) -> None:
    (sums,) = told(STUDENTS.format(*figures), "en")
    assert [text.split()[0] for text in sums] == [figures[0], "7,326", *figures[1:]]


@pytest.mark.parametrize(
    ("text", "whole", "parts", "off"),
    [
        ("Xã có 412 hộ. Đã cấp nước cho 318 hộ. Đang chờ: 94 hộ.", 412, [318, 94], -1),
        ("Xã có 412 hộ. Đã cấp nước cho 381 hộ. Đang chờ: 94 hộ.", 412, [381, 94], 1),
        ("Xã có 422 hộ. Đã cấp nước cho 318 hộ. Đang chờ: 94 hộ.", 422, [318, 94], 0),
        ("Xã có 412 hộ. Đã cấp nước cho 318 hộ. Đang chờ: 944 hộ.", 412, [318, 944], 2),
        ("Đã cấp nước cho 318 hộ. Đang chờ: 94 hộ. Cả xã là 412 hộ.", 412, [318, 94], -1),
    ],
)
def test_numbers_may_be_a_whole_and_its_parts(text: str, whole: int, parts: list[int], off: int) -> None:
    """Where they add up, and where one of them is a slip away from that."""
    row = row_of(text, "vi")
    found = {(one.whole, one.parts, one.off) for one in portions(row)}
    values = [int(one.figure.number.value) for one in row]
    assert (values.index(whole), tuple(values.index(part) for part in parts), off) in found


@pytest.mark.parametrize(
    "text",
    [
        "Xã có 412 hộ. Đã cấp nước cho 318 hộ. Đang chờ: 57 hộ.",  # no slip
        "Xã có 412 hộ. Đã cấp nước cho 318 hộ. Đã chi 94 triệu đồng.",  # two units
        "Xã có 412 hộ. Đã cấp nước cho 318 hộ. Tỷ lệ hộ nghèo 9,4%.",
        "Xã có 412 hộ. Đã cấp nước cho 318 hộ. Đang chờ: khoảng 94 hộ.",  # a sum by numbers alone wants them exactly
        "Đảng bộ có 116 chi bộ. Xã có 84 dự án. Đường dài 12 km. Chợ rộng 3 ha. Có 32 đảng viên mới.",  # many things
    ],
)
def test_numbers_that_no_slip_keeps_from_adding_up_are_no_whole_and_parts(text: str) -> None:
    assert list(portions(row_of(text, "vi"))) == []


@pytest.mark.parametrize("parts", ["4.106", "4.160"])
def test_parts_are_those_of_a_whole_that_the_title_tells(parts: str) -> None:
    title = "Thành phố nghiệm thu 7.913 căn nhà trong năm"
    body = f"Khu Đông có {parts} căn. Khu Tây có 3.182 căn. Phần còn lại, 625 căn, ở khu Nam."
    found = told(f"{title}\n\nThời tiết thuận lợi cho thi công suốt mùa khô.\n\n{body}", "vi")
    assert ["7.913 căn nhà", f"{parts} căn", "3.182 căn", "625 căn"] in found


@pytest.mark.parametrize(
    "text",
    [
        "The votes recorded are as follows: Independent 804; Liberal Democrat 566; Conservative 411; Green 97.",
        "Cash rose to £95.5 million; net debt was unchanged at 506.6 million. The wage bill was £146.1m.",
        "The choir has 148 singers, including 83 women and 55 students.",
        "Huyện có 58 đại biểu. Xã An có 12 đại biểu, xã Bình có 10 đại biểu. Có 3 đại biểu trẻ.",
    ],
)
def test_what_is_a_slip_away_from_adding_up_by_chance_is_no_sum(text: str) -> None:
    assert told(text, "vi" if "Huyện" in text else "en") == []
