"""Laws of exact intervals: what a result holds, and that an end is open exactly where it is not reached."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.interval import EVERYTHING, Interval, exactly, hull

Operation = Callable[[Interval, Interval], Interval]

NUMBERS = st.fractions(min_value=-6, max_value=6, max_denominator=4)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval with ends near zero, so that equal ends, zero ends and single points are common."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if low == high:
        low_open = high_open = False
    unbounded = draw(st.sampled_from(("", "", "low", "high", "both")))
    if unbounded in ("low", "both"):
        return Interval(None, None if unbounded == "both" else high, False, unbounded == "low" and high_open)
    return Interval(low, None if unbounded == "high" else high, low_open, not unbounded and high_open)


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A number of the interval: often an end that is in it, or one very near to an end that is not."""
    low = interval.low if interval.low is not None else (interval.high or Fraction(0)) - 100
    high = interval.high if interval.high is not None else max(low, Fraction(0)) + 100
    share = draw(st.sampled_from((Fraction(0), Fraction(1), Fraction(1, 1000), Fraction(999, 1000), Fraction(1, 3))))
    number = low + (high - low) * share
    return number if number in interval else (low + high) / 2


@st.composite
def placed(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    interval = draw(intervals())
    return interval, draw(members(interval))


def reached(operation: Callable[[Fraction, Fraction], Fraction], one: Interval, two: Interval) -> set[Fraction]:
    """Results of the members where a sum or a product can be extreme: closed ends and zero, against any number."""
    return {operation(a, b) for a in _corners(one) for b in _corners(two)}


def _corners(interval: Interval) -> set[Fraction]:
    candidates = {Fraction(0), *(end for end in (interval.low, interval.high) if end is not None)}
    return {number for number in candidates if number in interval} or {_inner(interval)}


def _inner(interval: Interval) -> Fraction:
    low = interval.low if interval.low is not None else (interval.high or Fraction(0)) - 2
    high = interval.high if interval.high is not None else low + 2
    return (low + high) / 2


def ends_are_right(result: Interval, values: set[Fraction]) -> None:
    """A closed end is a value that is reached, an open one is not."""
    for end, is_open in ((result.low, result.low_open), (result.high, result.high_open)):
        if end is not None:
            assert (end in values) is not is_open, (result, values)


# ------------------------------------------------------------------------------------------------ membership


@given(intervals(), intervals(), NUMBERS)
def test_meet_is_membership_in_both(one: Interval, two: Interval, number: Fraction) -> None:
    for candidate in {number, *_corners(one), *_corners(two)}:
        both = one.meet(two)
        assert (both is not None and candidate in both) == (candidate in one and candidate in two)


@given(intervals(), intervals())
def test_meet_is_none_only_where_no_number_is_shared(one: Interval, two: Interval) -> None:
    both = one.meet(two)
    assert both == two.meet(one)
    ends = sorted({end for end in (one.low, one.high, two.low, two.high) if end is not None})
    between = [(low + high) / 2 for low, high in pairwise(ends)]
    beyond = [ends[0] - 1, ends[-1] + 1] if ends else [Fraction(0)]
    shared = any(number in one and number in two for number in [*ends, *between, *beyond])
    assert shared is (both is not None)


@given(intervals(), intervals())
def test_hull_is_the_smallest_that_holds_both(one: Interval, two: Interval) -> None:
    around = one.hull(two)
    assert around == two.hull(one) == hull([one, two])
    assert around.holds(one) and around.holds(two)
    for end in (around.low, around.high):
        assert end is None or (end in around) == (end in one or end in two)
        assert end is None or end in {one.low, one.high, two.low, two.high}
    assert (around.low is None) == (one.low is None or two.low is None)
    assert (around.high is None) == (one.high is None or two.high is None)


@given(intervals(), intervals())
def test_holds_agrees_with_hull(one: Interval, two: Interval) -> None:
    assert one.holds(two) is (one.hull(two) == one)


@given(intervals())
def test_everything_and_points(one: Interval) -> None:
    assert one.meet(EVERYTHING) == one and one.hull(EVERYTHING) == EVERYTHING
    assert (one.point is not None) is (one.width == 0)
    assert one.point is None or one == exactly(one.point)
    assert pickle.loads(pickle.dumps(one)) == one


# ------------------------------------------------------------------------------------------------ arithmetic


@given(placed(), placed())
def test_sums_and_differences_hold_every_pair_and_reach_their_ends(
    left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
) -> None:
    (one, a), (two, b) = left, right
    assert a + b in one + two and a - b in one - two
    for result, low, high in (
        (one + two, (one.low, two.low), (one.high, two.high)),
        (one - two, (one.low, two.high), (one.high, two.low)),
    ):
        assert (result.low is None) == (None in low) and (result.high is None) == (None in high)
    ends_are_right(one + two, reached(lambda x, y: x + y, one, two))
    ends_are_right(one - two, reached(lambda x, y: x - y, one, two))


@given(placed(), placed())
def test_products_hold_every_pair_and_reach_their_ends(
    left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]
) -> None:
    (one, a), (two, b) = left, right
    result = one * two
    assert a * b in result
    assert result == two * one
    ends_are_right(result, reached(lambda x, y: x * y, one, two))


@given(intervals(), intervals())
def test_products_are_as_narrow_as_can_be(one: Interval, two: Interval) -> None:
    """Beyond any number inside, there is a pair of members whose product comes as near the end as one likes."""
    result = one * two
    pairs = [x * y for x in _near(one) for y in _near(two)]
    for end, nearest in ((result.low, min(pairs)), (result.high, max(pairs))):
        assert abs(nearest) > 1000 if end is None else abs(end - nearest) < Fraction(1, 100)


def _near(interval: Interval) -> list[Fraction]:
    tiny, huge = Fraction(1, 10**9), Fraction(10) ** 5
    low = -huge * huge if interval.low is None else interval.low
    high = huge * huge if interval.high is None else interval.high
    inner = (high - low) * tiny if interval.width is not None else tiny / huge
    return [number for number in (low, high, low + inner, high - inner) if number in interval]


@given(placed(), placed())
def test_quotients_hold_every_pair(left: tuple[Interval, Fraction], right: tuple[Interval, Fraction]) -> None:
    (one, a), (two, b) = left, right
    if two.point == 0:
        with pytest.raises(ZeroDivisionError):
            _ = one / two
    elif b != 0:
        assert a / b in one / two


@given(intervals())
def test_inverse_is_its_own_inverse_away_from_zero(one: Interval) -> None:
    if 0 not in one:
        inverse = one.inverse()
        assert inverse is not None
        if inverse.point != 0 and one.low != 0 and one.high != 0:
            back = inverse.inverse()
            assert back is not None and back.holds(one)
            assert one.width is None or back == one


@given(placed(), st.one_of(NUMBERS, st.integers(-3, 3)))
def test_scale_is_the_product_with_a_point(one: tuple[Interval, Fraction], factor: Fraction | int) -> None:
    interval, number = one
    assert number * factor in interval.scale(factor)
    assert interval.scale(factor) == interval * exactly(factor)


# ------------------------------------------------------------------------------------------------ whole numbers


@given(intervals())
def test_whole_keeps_every_whole_number_and_ends_on_them(one: Interval) -> None:
    whole = one.whole()
    inside = [number for number in range(-8, 9) if number in one]
    if whole is None:
        assert not inside and one.width is not None
        return
    assert all(number in whole for number in inside)
    assert one.holds(whole) and whole.whole() == whole
    for end, is_open in ((whole.low, whole.low_open), (whole.high, whole.high_open)):
        assert end is None or (end.denominator == 1 and not is_open and end in one)


# ------------------------------------------------------------------------------------------------ shape


@given(NUMBERS, NUMBERS, st.booleans(), st.booleans())
def test_an_interval_is_never_empty(low: Fraction, high: Fraction, low_open: bool, high_open: bool) -> None:
    if low < high or (low == high and not low_open and not high_open):
        assert Interval(low, high, low_open, high_open).width == high - low
    else:
        with pytest.raises(ValueError, match="no number"):
            Interval(low, high, low_open, high_open)


def test_an_unbounded_end_has_one_spelling() -> None:
    assert Interval(None, Fraction(5), True) == Interval(None, Fraction(5))
    assert Interval(None, None, True, True) == EVERYTHING


@pytest.mark.parametrize(
    ("interval", "printed"),
    [
        (Interval(Fraction(171, 2), Fraction(173, 2)), "[171/2, 173/2]"),
        (Interval(Fraction(28), None, True), "(28, inf)"),
        (Interval(None, Fraction(5), False, True), "(-inf, 5)"),
    ],
)
def test_an_interval_prints_its_ends(interval: Interval, printed: str) -> None:
    assert str(interval) == printed
