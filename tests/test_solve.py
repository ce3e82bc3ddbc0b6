"""Laws of the solver: rounded truth never conflicts, and what conflicts is minimal, infeasible and proved."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audit.interval import EVERYTHING, Interval, exactly
from audit.model import Cell, Conflict, Derivation, Evidence, Link, Measure, Period, Term
from audit.solve import bounds, conflicts, solution
from worlds import World, satisfiable, world

ALL = ("total", "change", "share", "growth", "order", "circle")
LINEAR = ("total", "change", "order", "circle")

SEEDS = st.integers(0, 2**32)
SIZES = st.integers(1, 5)


# ------------------------------------------------------------------------------------------------ the laws


def truth_never_conflicts(seed: int, size: int) -> None:
    true = world(seed, ALL, size, most=3)
    assert conflicts(true.evidence, true.links) == ()
    for cell, bound in bounds(true.evidence, true.links).items():
        assert true.truth[cell] in bound.interval


def conflicts_are_infeasible_and_minimal(seed: int, size: int) -> None:
    spoiled = world(seed, ALL, size)
    spoiled.spoil(2)
    for conflict in conflicts(spoiled.evidence, spoiled.links):
        evidence, links = list(conflict.evidence), list(conflict.links)
        assert set(evidence) <= set(spoiled.evidence) and all(link in spoiled.links for link in links)
        assert satisfiable(evidence, links) is not True
        for less_evidence, less_links in smaller(evidence, links):
            assert conflicts(less_evidence, less_links) == ()


def z3_agrees_on_real_linear_networks(seed: int, size: int) -> None:
    """Circles and all: without whole numbers the linear part is complete, and minimal in z3's eyes too."""
    spoiled = world(seed, LINEAR, size)
    evidence = [Evidence(one.claim, one.cell, one.interval) for one in spoiled.evidence]
    spoiled.evidence = evidence
    spoiled.spoil(2)
    found = conflicts(spoiled.evidence, spoiled.links)
    assert (found == ()) is satisfiable(spoiled.evidence, spoiled.links)
    for conflict in found:
        assert satisfiable(list(conflict.evidence), list(conflict.links)) is False
        for less in smaller(list(conflict.evidence), list(conflict.links)):
            assert satisfiable(*less) is True


def order_of_input_does_not_matter(seed: int, size: int) -> None:
    spoiled = world(seed, ALL, size)
    spoiled.spoil(3)
    once = solution(spoiled.evidence, spoiled.links)
    chance = random.Random(seed + 1)
    evidence = chance.sample(spoiled.evidence, len(spoiled.evidence)) + spoiled.evidence[:1]
    again = solution(evidence, chance.sample(spoiled.links, len(spoiled.links)))
    assert again == once


def proofs_replay(seed: int, size: int) -> None:
    spoiled = world(seed, ALL, size)
    spoiled.spoil(2)
    for conflict in conflicts(spoiled.evidence, spoiled.links):
        replay(conflict)


def setting_conflicts_aside_leaves_the_rest_true(seed: int, size: int) -> None:
    """Every conflict has a member in one that is told, so none of its own kind is left over."""
    spoiled = world(seed, ALL, size)
    spoiled.spoil(4)
    told = {one for conflict in conflicts(spoiled.evidence, spoiled.links) for one in conflict.evidence}
    rest = [one for one in spoiled.evidence if one not in told]
    assert conflicts(rest, spoiled.links) == ()


def smaller(evidence: list[Evidence], links: list[Link]) -> list[tuple[list[Evidence], list[Link]]]:
    """The same without one member, for each member."""
    return [(evidence[:n] + evidence[n + 1 :], links) for n in range(len(evidence))] + [
        (evidence, links[:n] + links[n + 1 :]) for n in range(len(links))
    ]


# ------------------------------------------------------------------------------------------------ replay


def replay(conflict: Conflict) -> None:
    """Redoes a proof with interval arithmetic alone, down to the move that leaves no number."""
    known: dict[Cell, Interval] = {}
    whole = {one.cell for one in conflict.evidence if one.whole}
    for move in conflict.proof[:-1]:
        assert move.interval == redone(move, known, conflict)
        left = tightened(known.get(move.cell, EVERYTHING).meet(move.interval), move.cell in whole)
        assert left is not None
        known[move.cell] = left
    end = conflict.proof[-1]
    assert end.cell == conflict.cell and end.interval == redone(end, known, conflict)
    assert tightened(known.get(end.cell, EVERYTHING).meet(end.interval), end.cell in whole) is None
    if len(conflict.proof) > 1:
        before = conflict.proof[-2]
        assert before.cell == end.cell
        assert tightened(before.interval.meet(end.interval), end.cell in whole) is None
    assert {move.claim for move in conflict.proof if move.claim} == {one.claim for one in conflict.evidence}


def tightened(interval: Interval | None, whole: bool) -> Interval | None:
    return interval.whole() if interval is not None and whole else interval


def redone(move: Derivation, known: dict[Cell, Interval], conflict: Conflict) -> Interval:
    """The interval that a move should give, from what was known before it."""
    if move.claim is not None:
        (said,) = {one.interval for one in conflict.evidence if (one.claim, one.cell) == (move.claim, move.cell)}
        return said
    if move.link is None:
        assert move.sources == (move.cell,)
        return known[move.cell]
    assert set(move.sources) == {term.cell for term in move.link.terms} - {move.cell}
    assert move.link in conflict.links or combines(move.link, conflict.links)
    return left_by(move.link, move.cell, known)


def left_by(link: Link, cell: Cell, known: dict[Cell, Interval]) -> Interval:
    terms = [(term.cell, known.get(term.cell, EVERYTHING).scale(term.coefficient)) for term in link.terms]
    own = next(term.coefficient for term in link.terms if term.cell == cell)
    others = [interval for other, interval in terms if other != cell]
    if link.relation != "product":
        rest = exactly(link.constant)
        for interval in others:
            rest = rest - interval
        if link.relation == "order":
            rest = rest + Interval(None, Fraction(0))
        return rest.scale(1 / own)
    if cell == link.terms[0].cell:
        return (others[0] * others[1]).scale(1 / own)
    product, factor = others
    return EVERYTHING if 0 in factor and (0 in product or factor.point == 0) else (product / factor).scale(1 / own)


def combines(link: Link, links: tuple[Link, ...]) -> bool:
    """Whether a link is a sum of multiples of others: it cannot be denied where they all hold."""
    parts = [one for one in links if one.relation != "product"]
    denied = [
        Link("not", "order", tuple(Term(-term.coefficient, term.cell) for term in link.terms), -link.constant - gap)
        for gap in (Fraction(1, 1000),)
    ]
    return satisfiable([], [*parts, *denied]) is False


# ------------------------------------------------------------------------------------------------ under hypothesis


@given(SEEDS, SIZES)
def test_rounded_truth_never_conflicts(seed: int, size: int) -> None:
    truth_never_conflicts(seed, size)


@settings(max_examples=60, deadline=None)
@given(SEEDS, SIZES)
def test_conflicts_are_infeasible_and_minimal(seed: int, size: int) -> None:
    conflicts_are_infeasible_and_minimal(seed, size)


@settings(max_examples=60, deadline=None)
@given(SEEDS, SIZES)
def test_z3_agrees_on_real_linear_networks(seed: int, size: int) -> None:
    z3_agrees_on_real_linear_networks(seed, size)


@given(SEEDS, SIZES)
def test_order_of_input_does_not_matter(seed: int, size: int) -> None:
    order_of_input_does_not_matter(seed, size)


@settings(deadline=None)
@given(SEEDS, SIZES)
def test_proofs_replay(seed: int, size: int) -> None:
    proofs_replay(seed, size)


@given(SEEDS, SIZES)
def test_setting_conflicts_aside_leaves_the_rest_true(seed: int, size: int) -> None:
    setting_conflicts_aside_leaves_the_rest_true(seed, size)
