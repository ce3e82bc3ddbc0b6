"""Slips of the pen, the values they hide, and which figure is suspected first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.diagnose import surroundings
from audit.diagnose.slips import Printed, printed, slips
from audit.interval import Interval, exactly
from audit.judge import Judgement
from audit.model import Claim, Evidence, Finding, Link, Verdict
from audit.solve import Count, counted
from audit.sources import Meta, TextFile
from tests.plant.corpora import audited, claims_of, contradictions, readings

ONE = Fraction(1)

# What is printed, what was meant, the slip.
SLIPS = [
    ("174", 147, "transposed"),
    ("1.250", 12_500, "dropped"),
    ("1.250", 12_250, "dropped"),
    ("1.225", 125, "doubled"),
    ("3.400", 3_500, "neighbour"),
    ("412", 472, "neighbour"),
    ("125", Fraction(25, 2), "shifted"),
    ("8.460", Fraction(846, 100), "scaled"),
    ("45", -45, "sign"),
    ("61", 60, "counted"),
]


@pytest.mark.parametrize(("text", "meant", "name"), SLIPS)
def test_slip_is_named_with_the_value_that_was_meant(text: str, meant: Fraction | int, name: str) -> None:
    value = Fraction(int(text.replace(".", "")))
    whole = Fraction(meant).denominator == 1
    own = printed(value, text, whole)
    assert own is not None
    found = {slip.name: slip.value for slip in slips(own, exactly(meant))}
    assert found.get(name) == meant


@pytest.mark.parametrize(
    ("text", "value", "digits", "step"),
    [
        ("15 tỷ 660 triệu 750 ngàn đồng", 15_660_750_000, "15660750", 1000),
        ("86%", 86, "86", 1),
        ("78,3 triệu đồng", 78_300_000, "783", 100_000),
        ("0,8%", Fraction(8, 10), "8", Fraction(1, 10)),
        ("5 ha", 5, "5", 1),
        ("hai mươi hộ", 20, "20", 1),
    ],
)
def test_digits_and_the_unit_of_the_last(text: str, value: Fraction | int, digits: str, step: Fraction | int) -> None:
    assert printed(Fraction(value), text, False) == Printed(digits, Fraction(step), 1, False)


@given(st.integers(10, 10**7), st.integers(1, 10**7))
def test_values_of_slips_are_needed_ones(number: int, needed: int) -> None:
    own = Printed(str(number), ONE, 1, True)
    for slip in slips(own, Interval(Fraction(needed), Fraction(needed + 50))):
        assert needed <= slip.value <= needed + 50
        assert slip.value != number
        assert 0 < slip.weight <= 100


@given(st.text("0123456789", min_size=2, max_size=8).filter(lambda digits: digits[0] != "0"), st.data())
def test_a_typed_slip_is_found_back(digits: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(digits) - 2))
    transposed = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    doubled = digits[: at + 1] + digits[at:]
    dropped = digits[: at + 1] + digits[at + 2 :]
    for wrong, name in ((transposed, "transposed"), (doubled, "doubled"), (dropped, "dropped")):
        if wrong != digits and wrong[0] != "0":
            assert name in {slip.name for slip in slips(Printed(wrong, ONE, 1, True), exactly(int(digits)))}


# ---------------------------------------------------------------------------------------------- whole documents


def audit(*texts: str) -> tuple[Judgement, dict[str, Claim]]:
    read = readings(
        [
            TextFile(f"{number}.txt", f"{number}.txt", text, Meta(issued=f"2023-0{number + 1}-05", place="huyện Ba Vì"))
            for number, text in enumerate(texts)
        ]
    )
    return audited(read), claims_of(read)


def only(*texts: str) -> tuple[Finding, dict[str, Claim]]:
    """The one contradiction of the documents."""
    found, claims = audit(*texts)
    (finding,) = contradictions(found)
    return finding, claims


LIST = "Năm 2022, huyện Ba Vì có {} trường học, gồm {} trường mầm non, 39 trường tiểu học và 34 trường trung học cơ sở."


def test_the_figure_that_others_repeat_is_not_the_culprit() -> None:
    finding, claims = only(
        LIST.format("112", "93"), "Năm 2022, huyện Ba Vì có 112 trường học.", "Năm 2022, toàn huyện có 112 trường học."
    )
    first = finding.suspects[0]
    assert claims[first.claim].text.startswith("93")
    assert first.value == 39
    assert "93" in first.reason.vi and "39" in first.reason.vi


def test_a_total_that_was_transposed_is_the_first_suspect() -> None:
    finding, claims = only(LIST.format("141", "41"))
    first = finding.suspects[0]
    assert claims[first.claim].text.startswith("141")
    assert first.value == 114
    assert first.reason.vi.startswith("hai chữ số đổi chỗ")
    assert first.reason.en.startswith("two digits are transposed")


@pytest.mark.parametrize(("other", "wrong"), [("2.700", True), ("12.640", True), ("31.700", False)])
def test_numbers_of_other_sizes_are_of_one_thing_only_where_a_slip_explains_them(other: str, wrong: bool) -> None:
    found, _ = audit("Năm 2022, huyện Ba Vì có 1.264 hộ nghèo.", f"Năm 2022, huyện Ba Vì có {other} hộ nghèo.")
    assert bool(list(contradictions(found))) is wrong


def test_two_sources_outweigh_one() -> None:
    one, other = "Năm 2022, huyện Ba Vì có 1.264 hộ nghèo.", "Năm 2022, huyện Ba Vì có 1.246 hộ nghèo."
    finding, claims = only(one, one + " ", other)
    assert claims[finding.suspects[0].claim].text.startswith("1.246")
    assert finding.suspects[0].value == 1264


REPORT = "Năm 2022, huyện Ba Vì có 1.264 hộ nghèo, 3.815 hộ cận nghèo, 84 trường học, 1.927 giáo viên và 412 lớp học."


def test_a_paper_that_tells_on_a_report_is_likelier_wrong() -> None:
    paper = "Năm 2022, huyện Ba Vì có 1.246 hộ nghèo, 3.815 hộ cận nghèo, 84 trường học và 1.927 giáo viên."
    finding, claims = only(REPORT, paper)
    assert claims[finding.suspects[0].claim].document == "1.txt"


def test_exact_counts_are_strong_evidence_and_wide_hedges_weak() -> None:
    exact, _ = only("Năm 2022, huyện Ba Vì có 1.264 hộ nghèo.", "Năm 2022, huyện Ba Vì có 2.700 hộ nghèo.")
    hedged, _ = only("Năm 2022, huyện Ba Vì có hơn 1.200 hộ nghèo.", "Năm 2022, huyện Ba Vì có 1.164 hộ nghèo.")
    assert exact.chance is not None and hedged.chance is not None
    assert exact.chance < 0.001 < hedged.chance


FAR = "Năm 2022, huyện Ba Vì có 6.480 hộ nghèo, trong đó {} hộ là đồng bào dân tộc, chiếm 25%."


@pytest.mark.parametrize(
    ("part", "verdicts"),
    [
        ("1.620", []),
        ("1.260", ["contradiction"]),  # off by a little, and two digits are transposed
        ("162", ["contradiction"]),  # a digit is missing
        ("97", ["gap"]),  # no error makes 97 of 1 620
    ],
)
def test_what_no_error_of_a_writer_explains_is_not_of_one_thing(part: str, verdicts: list[str]) -> None:
    found, _ = audit(FAR.format(part))
    assert [str(one.verdict) for one in found.findings if len(one.claims) > 1] == verdicts


def test_of_two_documents_one_may_be_wrong_by_any_amount() -> None:
    found, _ = audit("Năm 2022, huyện Ba Vì có 1.264 hộ nghèo.", "Năm 2022, huyện Ba Vì có 9.700 hộ nghèo.")
    assert len(contradictions(found)) == 1


def test_a_round_figure_is_seldom_made_by_a_slip() -> None:
    finding, claims = only("Năm 2022, huyện Ba Vì có 3.000 hộ nghèo, gồm 1.200 hộ ở đồng bằng và 1.810 hộ ở miền núi.")
    assert claims[finding.suspects[0].claim].text.startswith("1.810")
    assert finding.suspects[0].value == 1800


def test_findings_of_one_wrong_figure_are_told_as_one() -> None:
    finding, claims = only(
        LIST.format("112", "39"),
        "Năm 2022, huyện Ba Vì có 112 trường học.",
        "Năm 2022, huyện Ba Vì có 211 trường học, tăng 4 trường so với năm 2021. Năm 2021, huyện có 108 trường học.",
    )
    assert claims[finding.suspects[0].claim].text.startswith("211")
    assert any("would also explain" in step.text.en for step in finding.steps)


def test_what_one_wrong_figure_of_a_table_breaks_is_solved_once_for_all_its_findings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    solved: list[int] = []

    def noted(evidence: Sequence[Evidence], links: Sequence[Link], most: int) -> Count:
        solved.append(len(evidence))
        return counted(evidence, links, most)

    monkeypatch.setattr(surroundings, "counted", noted)
    rows = [("An Bình", 412, 350), ("Phú Hòa", 523, 471), ("Tân Lập", 298, 264), ("Mỹ Đức", 377, 391)]
    cells = [*rows, ("Tổng cộng", sum(row[1] for row in rows), sum(row[2] for row in rows))]
    told = [f"| {name} | {one} | {two} | {one + two + (70 if one == 298 else 0)} |" for name, one, two in cells]
    finding, claims = only("\n".join(["Số học sinh năm 2023", "", "| Xã | Tiểu học | THCS | Cộng |", *told]))
    assert claims[finding.suspects[0].claim].text == "632"
    told = [step.text.en for step in finding.steps if step.interval is None]
    assert sum("would also explain" in step for step in told) == 3
    assert re.fullmatch(r"and \d+ more contradictions", told[-1])
    assert sum(size + 1 >= len(claims) for size in solved) <= len(claims) + 1


@pytest.mark.parametrize(
    ("plan", "actual", "printed", "meant"), [(2500, 2600, "144.0", "104.0"), (800, 900, "172.5", "112.5")]
)
def test_a_wrong_percentage_of_a_table_is_told_once_with_what_was_meant(
    plan: int, actual: int, printed: str, meant: str
) -> None:
    rows = [("Wheat", 3197, 2678, "83.8"), ("Barley", 5228, 6191, "118.4"), ("Oats", 5047, 5069, "100.4")]
    total = sum(row[1] for row in rows) + plan, sum(row[2] for row in rows) + actual
    cells = [*rows, ("Peas", plan, actual, printed), ("Total", *total, f"{100 * total[1] / total[0]:.1f}")]
    told = [f"| {name} | {one:,} | {two:,} | {share} |" for name, one, two, share in cells]
    head = ["Production 2023 (tonnes)", "", "| Crop | Plan | Actual | Attained (%) |"]
    finding, claims = only("\n".join([*head, *told]))
    first = finding.suspects[0]
    assert (claims[first.claim].text, first.value) == (printed, Fraction(meant))


def test_a_figure_that_two_others_doubt_is_told_once() -> None:
    """A rounded rise that two ways to the same old level doubt is one finding, and tells both."""
    text = """Tolland profit up
7 November 2023
The miller's net profit increased 30% to £295m in the quarter ended September.
Tolland Q3 2023
Revenue up 23.4% at £995m vs £806m.
Reported profit up 31.56% at £296m vs £225m.
"""
    found = audited(readings([TextFile("a.txt", "a.txt", text, Meta(lang="en"))]))
    tense = [one for one in found.findings if one.verdict is Verdict.TENSION]
    assert len(tense) == 1
    assert "the same figure again" in tense[0].steps[-1].text.en
