"""The documents of the hand-made result, and how a claim about one of their figures is written down."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from datetime import date
from fractions import Fraction

from audit import model
from audit.interval import Interval
from audit.model import Basis, Grain, Hedge, Kind, Measure, Modality, Span, Zone

DISTRICT = "quận Bắc Từ Liêm"
WARD = "phường Từ Liêm"

SCHOOLS_2019 = """\
Năm năm xây dựng quận trẻ

Từ năm 2014 đến nay, mạng lưới trường học của quận đi từ 49 trường năm 2014 lên 62 trường năm 2019.
Đã có 38/42 trường công lập đạt chuẩn quốc gia.
Sau khi làm xong 71 nhà văn hóa tổ dân phố, toàn quận có 126 nhà văn hóa vào cuối năm 2018.
Giai đoạn 2014-2018, thu ngân sách đạt 16.154 tỷ đồng; riêng năm 2018 thu 3.300 tỷ đồng.
21/03/2019 07:32 | 0
"""
SCHOOLS_2022 = """\
# Trường lớp và nhà văn hóa

Năm 2022, quận quản lý 61 trường, tăng 11 trường so với năm 2014.
Trong đó 43 trường công lập đạt chuẩn quốc gia, tỷ lệ 86%.
Hiện có 141 nhà văn hóa tổ dân phố.
Thu nhập bình quân đầu người đạt 78,3 triệu đồng.
Không còn hộ nghèo theo chuẩn cũ; chuẩn mới có 5 hộ.
"""
WARD_2025 = """\
BÁO CÁO CỦA PHƯỜNG TỪ LIÊM

I. Kinh tế

Nguồn thu trên địa bàn các phường chiếm 65% (không bao gồm tiền sử dụng đất) tổng thu ngân sách quận.
Nhiều năm liền, địa bàn này đóng góp khoảng 70% tổng thu ngân sách quận.
Đã tạo việc làm cho 2.789/4.800 lao động, bằng 58,1% kế hoạch.
Diện tích tự nhiên 10,09 km2.
"""
ENGLISH = """\
A young district adds up

The district had 141 culture houses in 2022, of which 120 are run by residents and 24 by wards.
Spending on roads rose to VND 1,250 billion in 2023 from VND 980 billion.
"""
HOSTILE = unicodedata.normalize(
    "NFD",
    '<script>alert("𝟙")</script> & "quoted" <b>đậm</b> 😀\r\n'
    "Quận chi 15 tỷ 660 triệu đồng <cho> 3 công trình & hơn 28 tỷ đồng cho đường.\r\n"
    "]]> --> {{ 7*7 }} ${x} =1+1 @cmd \x07 hết.\r\n",
)


def year(number: int) -> model.Period:
    return model.Period(date(number, 1, 1), date(number + 1, 1, 1), Grain.YEAR)


def day(iso: str) -> model.Period:
    start = date.fromisoformat(iso)
    return model.Period(start, date.fromordinal(start.toordinal() + 1), Grain.DAY)


def between(low: str, high: str, low_open: bool = False, high_open: bool = False) -> Interval:
    return Interval(Fraction(low), Fraction(high), low_open, high_open)


def document(path: str, raw: str, lang: str = "vi") -> model.Document:
    """A document whose first line is its title and whose other lines are body, with one line of boilerplate."""
    blocks, start = [], 0
    for index, line in enumerate(raw.splitlines(keepends=True)):
        zone = Zone.TITLE if index == 0 else Zone.BOILERPLATE if "| 0" in line else Zone.BODY
        if line.strip():
            blocks.append(model.Block(zone, start, start + len(line.rstrip())))
        start += len(line)
    sha256 = hashlib.sha256(raw.encode()).hexdigest()
    return model.Document(path, raw, tuple(blocks), lang, sha256)


def claim(
    source: model.Document,
    text: str,
    unit: str,
    interval: Interval,
    indicator: str,
    period: model.Period | None,
    *,
    nth: int = 0,
    kind: Kind = Kind.COUNT,
    hedge: Hedge = Hedge.EXACT,
    value: Fraction | None = None,
    ratio: tuple[int, int] | None = None,
    place: str | None = DISTRICT,
    basis: Basis = Basis.EXPLICIT,
    measure: Measure = Measure.LEVEL,
    base: model.Period | None = None,
    scope: tuple[str, ...] = (),
    trust: float = 0.95,
) -> model.Claim:
    """The claim of the figure `text` at its `nth` place in the document."""
    start = -1
    for _ in range(nth + 1):
        start = source.raw.index(text, start + 1)
    line = source.raw.count("\n", 0, start) + 1
    low = source.raw.rfind("\n", 0, start) + 1
    high = source.raw.find("\n", start)
    midpoint = interval.point if interval.width is None else (interval.low or Fraction(0)) + interval.width / 2
    return model.Claim(
        id=f"{source.id}#{start}-{start + len(text)}",
        document=source.id,
        span=Span(start, start + len(text)),
        text=text,
        line=line,
        quantity=model.Quantity(
            kind,
            unit,
            None if ratio else (midpoint if value is None else value),
            hedge,
            interval,
            interval,
            Fraction(ratio[0]) if ratio else None,
            Fraction(ratio[1]) if ratio else None,
            whole=kind is Kind.COUNT,
        ),
        cell=model.Cell(indicator, measure, place, period, base, Modality.ACTUAL, scope, "", unit),
        indicator_text=indicator.replace("_", " "),
        period_basis=basis,
        qualifiers=scope,
        trust=trust,
        sentence=Span(low, high),
    )


def documents() -> tuple[model.Document, ...]:
    return (
        replace(
            document("2019/nam-nam.txt", SCHOOLS_2019),
            title="Năm năm xây dựng quận trẻ",
            publisher="Trang tin mẫu",
            issued=day("2019-03-21"),
            issued_basis=Basis.EXPLICIT,
            place=DISTRICT,
            url="https://example.org/nam-nam?a=1&b=2",
        ),
        replace(
            document("2022/truong-lop.md", SCHOOLS_2022),
            title="Trường lớp và nhà văn hóa",
            issued=year(2022),
            issued_basis=Basis.INFERRED,
            place=DISTRICT,
        ),
        replace(
            document("2025/phuong.pdf", WARD_2025),
            title="Báo cáo của phường Từ Liêm",
            issued=model.Period(date(2025, 7, 1), date(2025, 8, 1), Grain.MONTH),
            issued_basis=Basis.EXPLICIT,
            place=WARD,
            problems=("Trang 3 không có lớp chữ.",),
        ),
        replace(document("en/young.txt", ENGLISH, "en"), title="A young district adds up", issued=year(2023)),
        replace(document("la/<b>&'\".txt", HOSTILE), url="javascript:alert(1)"),
    )
