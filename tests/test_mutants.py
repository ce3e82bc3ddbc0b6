"""The laws catch what they are there to catch: deliberate faults of the exact core make them fail."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from operator import attrgetter

import pytest
import test_interval
import test_solve
import test_wording
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from audit import interval, wording
from audit.interval import Interval

Law = Callable[..., None]
Strategies = tuple[SearchStrategy[object], ...]

SEEDS = (test_solve.SEEDS, test_solve.SIZES)
PAIRS = (test_interval.placed(), test_interval.placed())
PRINTED = (test_wording.TRUTHS, test_wording.STEPS, st.just(False))
EDGES = (st.integers(0, 10**6), test_wording.STEPS, st.fractions(min_value=0, max_value=1, max_denominator=50))


def plain(test: Law) -> Law:
    """The law itself, without the examples that its test draws."""
    law: Law = attrgetter("hypothesis.inner_test")(test)
    return law


SUMS = plain(test_interval.test_sums_and_differences_hold_every_pair_and_reach_their_ends)
MEETS = plain(test_interval.test_meet_is_membership_in_both)
ROUNDED = plain(test_wording.test_rounded_truth_is_inside)
EDGE = plain(test_wording.test_the_edge_is_exactly_half_a_unit_below)
TRUTH = test_solve.truth_never_conflicts


def fails(law: Law, strategies: Strategies) -> bool:
    """Whether some example breaks the law; the examples are the same in every run."""
    quick = settings(
        max_examples=200,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    try:
        quick(given(*strategies)(law))()
    except (AssertionError, ExceptionGroup):
        return True
    return False


# ------------------------------------------------------------------------------------------------ the faults

add = Interval.__add__
moved = wording._moved


def sum_with_open_ends(one: Interval, two: Interval) -> Interval:
    """A sum that never reaches its ends."""
    total = add(one, two)
    return total if total.point is not None else Interval(total.low, total.high, True, True)


def sum_with_closed_ends(one: Interval, two: Interval) -> Interval:
    """A sum that reaches ends which its terms do not reach."""
    total = add(one, two)
    return Interval(total.low, total.high)


def meet_with_closed_end(
    one: Fraction | None, one_open: bool, two: Fraction | None, two_open: bool
) -> tuple[Fraction | None, bool]:
    """The lower of two high ends; at equal ends the closed one wins."""
    if one is None or (two is not None and two < one):
        return two, two_open
    return (one, one_open) if two is None or one < two else (one, one_open and two_open)


def half_two_percent_small(value: Fraction, step: Fraction, halves: int) -> Fraction:
    """Half a unit that is 2 % too small: 0.49 of a unit."""
    return moved(value, step * Fraction(98, 100), halves)


FAULTS = [
    (Interval, "__add__", sum_with_open_ends, ((SUMS, PAIRS), (TRUTH, SEEDS))),
    (Interval, "__add__", sum_with_closed_ends, ((SUMS, PAIRS),)),
    (interval, "_lower", meet_with_closed_end, ((MEETS, (test_interval.intervals(),) * 2 + (test_interval.NUMBERS,)),)),
    (wording, "_moved", half_two_percent_small, ((ROUNDED, PRINTED), (EDGE, EDGES), (TRUTH, SEEDS))),
]


@pytest.mark.parametrize(("place", "name", "fault", "laws"), FAULTS, ids=[fault.__name__ for _, _, fault, _ in FAULTS])
def test_a_fault_breaks_the_laws(
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    name: str,
    fault: Callable[..., object],
    laws: tuple[tuple[Law, Strategies], ...],
) -> None:
    for law, strategies in laws:
        assert not fails(law, strategies), "the law must hold without the fault"
    monkeypatch.setattr(place, name, fault)
    for law, strategies in laws:
        assert fails(law, strategies), law.__name__
