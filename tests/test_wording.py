"""What words and digits allow: the edge is exactly half a unit, and every way to round stays inside."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import wording
from audit.interval import Interval
from audit.model import Hedge

STEPS = st.sampled_from([Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(10), Fraction(10**5)])
TRUTHS = st.fractions(min_value=0, max_value=10**4, max_denominator=10**4)


def last(value: Fraction, step: Fraction) -> Fraction:
    """The unit of the last digit other than zero of `value`, printed down to `step`."""
    unit = step
    while value and (value / unit) % 10 == 0:
        unit *= 10
    return unit


def allowed(hedge: Hedge, value: Fraction, step: Fraction, *, counted: bool = False, scaled: bool = False) -> Interval:
    return wording.allowed(hedge, value, step, last(value, step), counted=counted, scaled=scaled)[0]


def roundings(truth: Fraction, step: Fraction) -> set[Fraction]:
    """What writers print for `truth`: half up, half down, half to even, and truncation."""
    steps = truth / step
    halves = floor(steps + Fraction(1, 2)), ceil(steps - Fraction(1, 2)), round(steps)
    return {number * step for number in (*halves, floor(steps))}


# ------------------------------------------------------------------------------------------------ laws


@given(TRUTHS, STEPS, st.booleans())
def test_rounded_truth_is_inside(truth: Fraction, step: Fraction, scaled: bool) -> None:
    for printed in roundings(truth, step):
        assert truth in allowed(Hedge.EXACT, printed, step, scaled=scaled)
        assert truth in allowed(Hedge.ABOUT, printed, step, scaled=scaled)


@given(TRUTHS, STEPS)
def test_rounding_needs_no_slack(truth: Fraction, step: Fraction) -> None:
    """What is rounded, not cut off, is inside the soft interval too."""
    for printed in roundings(truth, step) - {floor(truth / step) * step}:
        soft = wording.allowed(Hedge.EXACT, printed, step, last(printed, step), counted=False, scaled=False)[1]
        assert truth in soft


@given(st.integers(0, 10**6), STEPS, st.fractions(min_value=0, max_value=1, max_denominator=50))
def test_the_edge_is_exactly_half_a_unit_below(steps: int, step: Fraction, beyond: Fraction) -> None:
    value = steps * step
    hard = allowed(Hedge.EXACT, value, step)
    assert value - step / 2 in hard and value + step / 2 in hard
    assert value - step / 2 - beyond * step not in hard or beyond == 0
    assert value + step not in hard and value + step * Fraction(999, 1000) in hard


@given(TRUTHS, STEPS, st.integers(1, 4))
def test_amounts_rounded_to_zeros_are_inside(truth: Fraction, step: Fraction, zeros: int) -> None:
    for printed in roundings(truth, step * 10**zeros):
        if printed and abs(truth - printed) * 2 <= step * 10**zeros:
            assert truth in allowed(Hedge.EXACT, printed, step, scaled=True)


@given(st.sampled_from(Hedge), TRUTHS, STEPS, st.booleans(), st.booleans())
def test_the_soft_interval_is_inside_the_hard_one(
    hedge: Hedge, truth: Fraction, step: Fraction, counted: bool, scaled: bool
) -> None:
    value = floor(truth / step) * step
    second = (value + 3 * step, step, step)
    hard, soft = wording.allowed(
        hedge, value, step, last(value, step), counted=counted, scaled=scaled, high=second if hedge == "range" else None
    )
    assert hard.holds(soft)


@given(st.sampled_from(Hedge), TRUTHS, STEPS, st.integers(-3, 3))
def test_units_do_not_matter(hedge: Hedge, truth: Fraction, step: Fraction, power: int) -> None:
    """The same words in a unit ten times as large allow the same amounts."""
    value, ten = floor(truth / step) * step, Fraction(10) ** power
    high = (value + step, step, step)
    one = wording.allowed(hedge, value, step, step, counted=False, scaled=True, high=high)
    other = wording.allowed(
        hedge, value * ten, step * ten, step * ten, counted=False, scaled=True, high=tuple(end * ten for end in high)
    )
    assert other == (one[0].scale(ten), one[1].scale(ten))


@given(TRUTHS, STEPS, st.booleans())
def test_about_is_never_narrower_than_the_bare_digits(truth: Fraction, step: Fraction, scaled: bool) -> None:
    for value in roundings(truth, step):
        bare = wording.allowed(Hedge.EXACT, value, step, last(value, step), counted=False, scaled=scaled)
        about = wording.allowed(Hedge.ABOUT, value, step, last(value, step), counted=False, scaled=scaled)
        assert about[0].holds(bare[0]) and about[1].holds(bare[1])


# ------------------------------------------------------------------------------------------------ the table

EXAMPLES = [
    # figure, hedge, value, step, last, counted, scaled, hard, soft
    ("141 trường", Hedge.EXACT, 141, 1, 1, True, False, "[141, 141]", "[141, 141]"),
    ("3.000 người", Hedge.EXACT, 3000, 1, 1000, True, False, "[3000, 3000]", "[3000, 3000]"),
    ("86 %", Hedge.EXACT, 86, 1, 1, False, False, "[171/2, 87)", "[171/2, 173/2]"),
    ("90 %", Hedge.EXACT, 90, 1, 10, False, False, "[179/2, 91)", "[179/2, 181/2]"),
    ("10,09 km", Hedge.EXACT, "10.09", "0.01", "0.01", False, False, "[2017/200, 101/10)", "[2017/200, 2019/200]"),
    ("78,3 triệu", Hedge.EXACT, 783, 1, 1, False, True, "[1565/2, 784)", "[1565/2, 1567/2]"),
    ("3.300 tỷ", Hedge.EXACT, 3300, 1, 100, False, True, "[3250, 3350]", "[6599/2, 6601/2]"),
    ("16.154 tỷ", Hedge.EXACT, 16154, 1, 1, False, True, "[32307/2, 16155)", "[32307/2, 32309/2]"),
    ("khoảng 70 %", Hedge.ABOUT, 70, 1, 10, False, False, "[133/2, 147/2]", "[273/4, 287/4]"),
    ("khoảng 5 %", Hedge.ABOUT, 5, 1, 1, False, False, "[9/2, 6)", "[9/2, 11/2]"),
    ("some 5,727 arrests", Hedge.ABOUT, 5727, 1, 1, True, False, "[5722, 5732]", "[11449/2, 11459/2]"),
    ("khoảng 86,4 %", Hedge.ABOUT, "86.4", "0.1", "0.1", False, False, "[859/10, 869/10]", "[1723/20, 1733/20]"),
    ("about 40 schools", Hedge.ABOUT, 40, 1, 10, True, False, "[38, 42]", "[39, 41]"),
    ("hơn 28 tỷ", Hedge.OVER, 28, 1, 1, False, True, "[28, inf)", "[28, 29]"),
    ("trên 1.000 đảng viên", Hedge.OVER, 1000, 1, 1000, True, False, "[1000, inf)", "[1000, 2000]"),
    ("dưới 5 %", Hedge.UNDER, 5, 1, 1, False, False, "(-inf, 5]", "[4, 5]"),
    ("gần 100 hộ", Hedge.NEARLY, 100, 1, 100, True, False, "(0, 102]", "(0, 100)"),
    ("nearly 95 %", Hedge.NEARLY, 95, 1, 1, False, False, "(94, 969/10]", "(94, 95)"),
    ("ít nhất 70 %", Hedge.AT_LEAST, 70, 1, 10, False, False, "[70, inf)", "[70, inf)"),
    ("không quá 3 %", Hedge.AT_MOST, 3, 1, 1, False, False, "(-inf, 3]", "(-inf, 3]"),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_the_table_of_wordings(
    example: tuple[str, Hedge, str | int, str | int, str | int, bool, bool, str, str],
) -> None:
    _, hedge, value, step, end, counted, scaled, hard, soft = example
    both = wording.allowed(hedge, Fraction(value), Fraction(step), Fraction(end), counted=counted, scaled=scaled)
    assert [str(interval) for interval in both] == [hard, soft]


@pytest.mark.parametrize(
    ("text", "low", "high", "step", "counted", "expected"),
    [
        ("350-400 đảng viên", 350, 400, 1, True, "[350, 400]"),
        ("từ 5 đến 7 %", 5, 7, 1, False, "[9/2, 15/2]"),
        ("7 to 5 per cent, written backwards", 7, 5, 1, False, "[9/2, 15/2]"),
    ],
)
def test_a_range_is_its_ends_with_their_digits(
    text: str, low: int, high: int, step: int, counted: bool, expected: str
) -> None:
    end = (Fraction(high), Fraction(step), Fraction(step))
    hard, soft = wording.allowed(
        Hedge.RANGE, Fraction(low), Fraction(step), Fraction(step), counted=counted, scaled=False, high=end
    )
    assert str(hard) == str(soft) == expected, text


def test_a_range_needs_two_ends() -> None:
    with pytest.raises(ValueError, match="two ends"):
        wording.allowed(Hedge.RANGE, Fraction(5), Fraction(1), Fraction(1), counted=True, scaled=False)


def test_widths_can_be_set() -> None:
    wide = wording.Widths(about_hard=Fraction(1, 10))
    hard, soft = wording.allowed(
        Hedge.ABOUT, Fraction(50), Fraction(1), Fraction(10), counted=False, scaled=False, widths=wide
    )
    assert str(hard) == "[45, 55]" and str(soft) == "[195/4, 205/4]"
