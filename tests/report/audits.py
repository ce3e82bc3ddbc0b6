"""A hand-made result with every verdict, both languages, and texts that try to break an output."""

from __future__ import annotations

import unicodedata
from datetime import date
from fractions import Fraction

from sources import DISTRICT, WARD, between, claim, day, document, documents, year

from audit import model
from audit.interval import Interval, exactly
from audit.model import Basis, Hedge, Kind, Measure, Severity, Span, Text, Verdict

__all__ = ["Span", "between", "claim", "document", "exactly", "result", "year"]


def result() -> model.Result:
    """Five documents, twenty-one figures, and one finding of each verdict or more."""
    old, new, ward, english, hostile = documents()
    nfd = unicodedata.normalize("NFD", "15 tỷ 660 triệu đồng")
    s49 = claim(old, "49 trường", "trường", exactly(49), "schools", year(2014))
    s62 = claim(old, "62 trường", "trường", exactly(62), "schools", year(2019))
    r38 = claim(
        old,
        "38/42 trường",
        "trường",
        exactly(38),
        "standard_schools",
        day("2019-03-21"),
        kind=Kind.RATIO,
        ratio=(38, 42),
        basis=Basis.ISSUED,
    )
    h126 = claim(old, "126 nhà văn hóa", "nhà văn hóa", exactly(126), "cultural_houses", year(2018))
    m16 = claim(
        old,
        "16.154 tỷ đồng",
        "VND",
        between("16153500000000", "16155000000000", high_open=True),
        "budget_revenue",
        model.Period(date(2014, 1, 1), date(2019, 1, 1)),
        kind=Kind.MONEY,
        value=Fraction(16154 * 10**9),
    )
    s61 = claim(new, "61 trường", "trường", exactly(61), "schools", year(2022))
    s11 = claim(new, "11 trường", "trường", exactly(11), "schools", year(2022), measure=Measure.CHANGE, base=year(2014))
    s43 = claim(new, "43 trường công lập", "trường công lập", exactly(43), "standard_schools", year(2022))
    p86 = claim(
        new,
        "86%",
        "percent",
        between("85.5", "87", high_open=True),
        "standard_schools",
        year(2022),
        kind=Kind.PERCENT,
        measure=Measure.SHARE,
        value=Fraction(86),
    )
    h141 = claim(
        new, "141 nhà văn hóa", "nhà văn hóa", exactly(141), "cultural_houses", year(2022), basis=Basis.CONTEXT
    )
    income = claim(
        new,
        "78,3 triệu đồng",
        "VND",
        between("78250000", "78400000", high_open=True),
        "income_per_person",
        year(2022),
        kind=Kind.MONEY,
        measure=Measure.AVERAGE,
        value=Fraction(78300000),
    )
    poor = claim(new, "5 hộ", "hộ", exactly(5), "poor_households", None, basis=Basis.UNKNOWN, trust=0.4)
    p65 = claim(
        ward,
        "65%",
        "percent",
        between("64.5", "66", high_open=True),
        "revenue_share",
        None,
        place=WARD,
        kind=Kind.PERCENT,
        measure=Measure.SHARE,
        value=Fraction(65),
        scope=("không bao gồm tiền sử dụng đất",),
    )
    p70 = claim(
        ward,
        "70%",
        "percent",
        between("66.5", "73.5"),
        "revenue_share",
        None,
        place=WARD,
        kind=Kind.PERCENT,
        measure=Measure.SHARE,
        hedge=Hedge.ABOUT,
    )
    jobs = claim(
        ward,
        "2.789/4.800 lao động",
        "lao động",
        exactly(2789),
        "jobs",
        year(2025),
        place=WARD,
        kind=Kind.RATIO,
        ratio=(2789, 4800),
    )
    p58 = claim(
        ward,
        "58,1%",
        "percent",
        between("58.05", "58.2", high_open=True),
        "jobs",
        year(2025),
        place=WARD,
        kind=Kind.PERCENT,
        measure=Measure.ATTAINMENT,
        value=Fraction("58.1"),
    )
    houses = claim(english, "141 culture houses", "culture houses", exactly(141), "culture_houses", year(2022))
    run = claim(english, "120", "culture houses", exactly(120), "culture_houses_residents", year(2022))
    wards = claim(english, "24", "culture houses", exactly(24), "culture_houses_wards", year(2022))
    spent = claim(
        hostile,
        nfd,
        "VND",
        between("15659500000", "15661000000", high_open=True),
        "spending",
        None,
        place=None,
        kind=Kind.MONEY,
        value=Fraction(15660000000),
        basis=Basis.UNKNOWN,
    )
    over = claim(
        hostile,
        unicodedata.normalize("NFD", "28 tỷ đồng"),
        "VND",
        Interval(Fraction(28 * 10**9), None, True),
        "spending_roads",
        None,
        place=None,
        kind=Kind.MONEY,
        hedge=Hedge.OVER,
        value=Fraction(28 * 10**9),
        basis=Basis.UNKNOWN,
    )
    claims = (
        s49,
        s62,
        r38,
        h126,
        m16,
        s61,
        s11,
        s43,
        p86,
        h141,
        income,
        poor,
        p65,
        p70,
        jobs,
        p58,
        houses,
        run,
        wards,
        spent,
        over,
    )
    return model.Result(
        documents=documents(),
        claims=claims,
        findings=(
            trend(h126, h141),
            schools(s61, s11, s49),
            revenue(p65, p70),
            share_down(r38, s43, p86),
            fall(s62, s61),
            total(houses, run, wards),
            tension(jobs, p58),
            revision(h141, houses),
            gap(poor),
            failure(),
        ),
        series=(series_houses(h126, h141), series_schools(s49, s62, s61), series_income(income)),
        checked=(
            model.Checked(h126.id, ("core/trend",)),
            model.Checked(p65.id, ("core/same", "core/share")),
        ),
        unchecked=(
            model.Unchecked(m16.id, "no partner"),
            model.Unchecked(income.id, "no partner"),
            model.Unchecked(poor.id, "no period"),
            model.Unchecked(spent.id, "no period"),
            model.Unchecked(over.id, "a reason <of its own>"),
        ),
        packs=(pack(),),
        problems=(model.Problem("la/hỏng.pdf", "Không mở được: tệp bị cắt ngang."),),
        command=("audit", "run", "corpus"),
    )


def step(vi: str, en: str, claims: tuple[model.Claim, ...], interval: Interval, unit: str) -> model.Step:
    return model.Step(Text(vi, en), tuple(claim.id for claim in claims), interval, unit)


def schools(new: model.Claim, change: model.Claim, old: model.Claim) -> model.Finding:
    return model.Finding(
        "5a1c0ffee0d1",
        "core/change",
        Verdict.CONTRADICTION,
        Severity.ERROR,
        0.9,
        Text(
            "Số trường năm 2014 là 50 nếu tính từ 61 trường và mức tăng 11 trường, nhưng nơi khác ghi 49.",
            "There were 50 schools in 2014 by 61 schools and a rise of 11, but elsewhere it says 49.",
        ),
        (new.id, change.id, old.id),
        (
            step("Năm 2022 có 61 trường", "61 schools in 2022", (new,), exactly(61), "trường"),
            step("Tăng 11 trường so với năm 2014", "11 more than in 2014", (change,), exactly(11), "trường"),
            step(
                "61 - 11 = 50 trường năm 2014",
                "61 - 11 = 50 schools in 2014",
                (
                    new,
                    change,
                ),
                exactly(50),
                "trường",
            ),
            step("Văn bản ghi 49 trường năm 2014", "The text says 49 schools in 2014", (old,), exactly(49), "trường"),
        ),
        (Text("Số 61 chỉ tính trường do quận quản lý.", "The 61 counts only schools run by the district."),),
        (
            model.Suspect(old.id, 0.5, Text("lệch một đơn vị", "off by one"), Fraction(50)),
            model.Suspect(change.id, 0.3, Text("chữ số liền kề", "a neighbouring digit"), Fraction(12)),
        ),
        0.02,
    )


def revenue(one: model.Claim, two: model.Claim) -> model.Finding:
    return model.Finding(
        "65vs70",
        "core/same",
        Verdict.CONTRADICTION,
        Severity.ERROR,
        0.6,
        Text("Cùng một tỷ trọng được ghi là 65% và khoảng 70%.", "The same share is given as 65% and as about 70%."),
        (one.id, two.id),
        (
            step(
                "65% là từ 64,5% đến dưới 66%", "65% is from 64.5% to below 66%", (one,), one.quantity.hard, "percent"
            ),
            step(
                "khoảng 70% là từ 66,5% đến 73,5%",
                "about 70% is from 66.5% to 73.5%",
                (two,),
                two.quantity.hard,
                "percent",
            ),
        ),
        (Text("Chỉ một bên loại trừ tiền sử dụng đất.", "Only one side leaves out land-use fees."),),
        chance=0.14,
    )


def trend(one: model.Claim, two: model.Claim) -> model.Finding:
    return model.Finding(
        "houses-up",
        "local/houses",
        Verdict.TREND,
        Severity.INFO,
        0.95,
        Text("Số nhà văn hóa tăng từ 126 lên 141.", "Cultural houses grew from 126 to 141."),
        (two.id, one.id),
        (
            step(
                "141 - 126 = 15",
                "141 - 126 = 15",
                (
                    two,
                    one,
                ),
                exactly(15),
                "nhà văn hóa",
            ),
        ),
    )


def share_down(ratio: model.Claim, count: model.Claim, share: model.Claim) -> model.Finding:
    return model.Finding(
        "share-down",
        "core/share",
        Verdict.BREAK,
        Severity.WARNING,
        0.8,
        Text(
            "Số trường đạt chuẩn tăng từ 38 lên 43 nhưng tỷ lệ giảm từ 90,5% còn 86%.",
            "Schools of standard rose from 38 to 43 but the share fell from 90.5% to 86%.",
        ),
        (count.id, share.id, ratio.id),
        (
            step("38 / 42 = 90,5%", "38 / 42 = 90.5%", (ratio,), exactly(Fraction(3800, 42)), "percent"),
            step(
                "43 / 86% = 50 trường",
                "43 / 86% = 50 schools",
                (
                    count,
                    share,
                ),
                exactly(50),
                "trường",
            ),
        ),
    )


def fall(one: model.Claim, two: model.Claim) -> model.Finding:
    return model.Finding(
        "schools-fall",
        "local/schools",
        Verdict.BREAK,
        Severity.WARNING,
        0.5,
        Text("Số trường giảm từ 62 còn 61.", "Schools fell from 62 to 61."),
        (two.id, one.id),
        decision=model.Decision("explained", "Hai trường đã sáp nhập.", "tổ biên tập", "2025-01-02", "2030-01-01"),
    )


def total(whole: model.Claim, *parts: model.Claim) -> model.Finding:
    return model.Finding(
        "parts-144",
        "core/total",
        Verdict.CONTRADICTION,
        Severity.ERROR,
        0.97,
        Text("120 + 24 = 144, không phải 141.", "120 + 24 = 144, not 141."),
        (whole.id, *(part.id for part in parts)),
        (
            step("120 + 24 = 144", "120 + 24 = 144", parts, exactly(144), "culture houses"),
            step("Văn bản ghi 141", "The text says 141", (whole,), exactly(141), "culture houses"),
        ),
        suspects=(model.Suspect(parts[-1].id, 0.6, Text("chữ số cuối", "last digit"), Fraction(21)),),
        chance=0.001,
        decision=model.Decision("dismissed", "Ba nhà do hai bên cùng quản lý.", "tổ biên tập"),
    )


def tension(ratio: model.Claim, share: model.Claim) -> model.Finding:
    return model.Finding(
        "jobs-58",
        "core/share",
        Verdict.TENSION,
        Severity.WARNING,
        0.7,
        Text("2.789/4.800 là 58,104%, chỉ khớp 58,1% nhờ làm tròn.", "2,789/4,800 is 58.104%, 58.1% only by rounding."),
        (ratio.id, share.id),
        (
            step("2.789 / 4.800", "2,789 / 4,800", (ratio,), exactly(Fraction(278900, 4800)), "percent"),
            step("58,1%", "58.1%", (share,), share.quantity.hard, "percent"),
        ),
    )


def revision(one: model.Claim, two: model.Claim) -> model.Finding:
    return model.Finding(
        "houses-again",
        "core/revision",
        Verdict.REVISION,
        Severity.INFO,
        0.6,
        Text("Số nhà văn hóa năm 2022 được nêu lại.", "Cultural houses of 2022 are stated again."),
        (two.id, one.id),
    )


def gap(one: model.Claim) -> model.Finding:
    return model.Finding(
        "gap-1",
        "local/poverty",
        Verdict.GAP,
        Severity.INFO,
        0.5,
        Text("Không rõ thời điểm của 5 hộ.", "No period is known for 5 households."),
        (one.id,),
    )


def failure() -> model.Finding:
    return model.Finding(
        "fail-1",
        "core/trend",
        Verdict.FAILURE,
        Severity.WARNING,
        1.0,
        Text("Quy tắc dừng vì lỗi: <chia cho 0> & hết.", "The rule stopped by an error: <division by 0> & done."),
        (),
    )


def point(one: model.Claim) -> model.Point:
    assert one.cell.period is not None
    return model.Point(one.cell.period, one.quantity.hard, one.quantity.value, (one.id,))


def series_houses(one: model.Claim, two: model.Claim) -> model.Series:
    return model.Series(
        "cultural_houses",
        DISTRICT,
        Measure.LEVEL,
        "nhà văn hóa",
        (point(one), point(two)),
        "up",
        Fraction(15),
        0.0285,
        (),
        Text("nhà văn hóa", "cultural houses"),
    )


def series_schools(one: model.Claim, two: model.Claim, three: model.Claim) -> model.Series:
    implied = model.Point(year(2014), exactly(50), Fraction(50), (three.id,))
    return model.Series(
        "schools",
        DISTRICT,
        Measure.LEVEL,
        "trường",
        (point(one), implied, point(two), point(three)),
        "mixed",
        Fraction(12),
        0.027,
        ("schools-fall",),
        Text("trường", "schools"),
    )


def series_income(one: model.Claim) -> model.Series:
    earlier = model.Point(year(2014), between("42800000", "43900000"), Fraction(43300000), (one.id,))
    over = model.Point(year(2017), Interval(Fraction(60000000), None, True), Fraction(60000000), (one.id,))
    return model.Series(
        "income_per_person",
        DISTRICT,
        Measure.AVERAGE,
        "VND",
        (earlier, over, point(one)),
        "up",
        Fraction(35000000),
        0.077,
        (),
        Text("thu nhập bình quân đầu người", "income per person"),
    )


def pack() -> model.Pack:
    rules = (
        model.Rule(
            "core/change",
            "change",
            Severity.ERROR,
            Text(
                "Mức mới, mức cũ và mức tăng phải khớp nhau.", "A new level, the old level and the change must agree."
            ),
            Text("Mức cũ cộng mức thay đổi bằng mức mới.", "The old level and the change make the new level."),
        ),
        model.Rule(
            "core/same",
            "same",
            Severity.ERROR,
            Text("Một số liệu, một giá trị.", "One number has one value."),
            Text(
                "Hai nơi nói về cùng một số liệu thì phải khớp nhau.", "Two places that speak of one number must agree."
            ),
        ),
    )
    return model.Pack("core", "1.0", ("vi", "en"), Text("Không gắn với chủ đề nào", "Knows no topic"), rules)
