"""Laws of the solver: rounded truth never conflicts, and what conflicts is minimal, infeasible and proved."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from worlds import satisfiable, world

from audit import wording
from audit.interval import EVERYTHING, Interval, exactly
from audit.model import Cell, Conflict, Derivation, Evidence, Grain, Hedge, Link, Measure, Period, Term
from audit.solve import Bound, bounds, conflicts, solution
from audit.solve.explain import without
from audit.solve.networks import web

ALL = ("total", "change", "share", "growth", "order", "circle")
TREES = ("total", "change", "share", "growth", "order")
LINEAR = ("total", "change", "order", "circle")

SEEDS = st.integers(0, 2**32)
SIZES = st.integers(1, 5)


# ------------------------------------------------------------------------------------------------ the laws


def truth_never_conflicts(seed: int, size: int) -> None:
    true = world(seed, ALL, size, most=3)
    assert conflicts(true.evidence, true.links) == ()
    for cell, bound in bounds(true.evidence, true.links).items():
        assert true.truth[cell] in bound.interval


def bounds_are_those_of_the_whole_network(seed: int, size: int) -> None:
    """Though only the part around a cell, up to the figures printed exactly, is looked at."""
    true = world(seed, TREES, size, most=3)
    known, joined = bounds(true.evidence, true.links), web(true.evidence, true.links)
    for group in joined.groups:
        found = without(joined.network(group, tuple(joined.numbers)), ())
        for cell, interval in zip(found.network.cells, found.known, strict=True):
            own = known.get(cell)
            assert interval == (EVERYTHING if own is None else own.interval)


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


def proofs_of_trees_use_every_figure_once(seed: int, size: int) -> None:
    """Real numbers only: rounding to whole ones can carry a bound to and fro between two cells."""
    spoiled = world(seed, TREES, size)
    spoiled.evidence = [Evidence(one.claim, one.cell, one.interval) for one in spoiled.evidence]
    spoiled.spoil(2)
    for conflict in conflicts(spoiled.evidence, spoiled.links):
        replay(conflict)
        stated = [(move.claim, move.cell) for move in conflict.proof if move.claim]
        assert sorted(stated, key=str) == sorted(((one.claim, one.cell) for one in conflict.evidence), key=str)
        derived = [move.link for move in conflict.proof if move.link]
        assert len(derived) == len(conflict.links) and set(derived) == set(conflict.links)


def z3_agrees_on_trees(seed: int, size: int) -> None:
    """Products too, where no number is negative: then what a product leaves has no gaps."""
    spoiled = world(seed, TREES, size)
    spoiled.evidence = [Evidence(one.claim, one.cell, one.interval) for one in spoiled.evidence]
    spoiled.spoil(2)
    signed = (Measure.CHANGE, Measure.GROWTH)
    floors = [Evidence("floor", cell, Interval(Fraction(0))) for cell in spoiled.truth if cell.measure not in signed]
    found = conflicts(spoiled.evidence + floors, spoiled.links)
    answer = satisfiable(spoiled.evidence + floors, spoiled.links)
    assume(answer is not None)
    assert (found == ()) is answer
    for conflict in found:
        for less in smaller(list(conflict.evidence), list(conflict.links)):
            assert satisfiable(*less) is not False


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
    assert {move.claim for move in conflict.proof if move.claim} <= {one.claim for one in conflict.evidence}


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
    signs = (1,) if link.relation == "order" else (1, -1)
    return all(satisfiable([], [*parts, beyond(link, sign)]) is False for sign in signs)


def beyond(link: Link, sign: int) -> Link:
    """That the terms add up to more than the constant, or, with sign -1, to less."""
    terms = tuple(Term(-sign * term.coefficient, term.cell) for term in link.terms)
    return Link("beyond", "order", terms, -sign * link.constant - Fraction(1, 1000))


# ------------------------------------------------------------------------------------------------ under hypothesis

LAWS = (
    truth_never_conflicts,
    bounds_are_those_of_the_whole_network,
    conflicts_are_infeasible_and_minimal,
    z3_agrees_on_real_linear_networks,
    z3_agrees_on_trees,
    order_of_input_does_not_matter,
    proofs_replay,
    proofs_of_trees_use_every_figure_once,
    setting_conflicts_aside_leaves_the_rest_true,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, size=SIZES)
def test_law(law: Callable[[int, int], None], seed: int, size: int) -> None:
    law(seed, size)


# ------------------------------------------------------------------------------------------------ worked figures


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number + 1, 1, 1), Grain.YEAR)


def count(claim: str, cell: Cell, number: int) -> Evidence:
    return Evidence(claim, cell, exactly(number), whole=True)


def rounded(claim: str, cell: Cell, number: str, step: str = "1") -> Evidence:
    value, unit = Fraction(number), Fraction(step)
    hard, _ = wording.allowed(Hedge.EXACT, value, unit, unit, counted=False, scaled=False)
    return Evidence(claim, cell, hard)


def link(relation: str, *terms: tuple[Fraction | int | str, Cell], constant: int = 0) -> Link:
    return Link(
        f"core/{relation}", relation, tuple(Term(Fraction(factor), cell) for factor, cell in terms), Fraction(constant)
    )


def lines(conflict: Conflict) -> list[str]:
    """The proof, a line a move: the cell, its interval, and what it comes from."""
    return [
        f"{move.cell.indicator} {move.interval} {move.claim or (move.link.rule if move.link else 'so far')}"
        for move in conflict.proof
    ]


SCHOOLS = Cell("schools 2022", period=year(2022))
OLD_SCHOOLS = Cell("schools 2014", period=year(2014))
MORE_SCHOOLS = Cell("more schools", Measure.CHANGE, period=year(2022), base=year(2014))
CHANGE = link("sum", (1, SCHOOLS), (-1, MORE_SCHOOLS), (-1, OLD_SCHOOLS))

STANDARD = Cell("of standard", period=year(2022))
PUBLIC = Cell("public", period=year(2022))
SHARE = Cell("share", Measure.SHARE, period=year(2022), unit="percent")
PART = link("product", (1, STANDARD), ("1/100", SHARE), (1, PUBLIC))


def test_a_change_is_shown_at_the_older_level() -> None:
    figures = [count("a#1", SCHOOLS, 61), count("a#2", MORE_SCHOOLS, 11), count("b#1", OLD_SCHOOLS, 49)]
    (conflict,) = conflicts([*figures, count("b#2", Cell("schools 2019", period=year(2019)), 62)], [CHANGE])
    assert {one.claim for one in conflict.evidence} == {"a#1", "a#2", "b#1"}
    assert conflict.cell == OLD_SCHOOLS
    assert lines(conflict) == [
        "schools 2022 [61, 61] a#1",
        "more schools [11, 11] a#2",
        "schools 2014 [50, 50] core/sum",
        "schools 2014 [49, 49] b#1",
    ]


def test_a_share_is_shown_at_the_share() -> None:
    figures = [count("a#1", STANDARD, 43), rounded("a#2", SHARE, "86"), count("b#1", PUBLIC, 55)]
    (conflict,) = conflicts(figures, [PART])
    assert lines(conflict)[-2:] == ["share [860/11, 860/11] core/product", "share [171/2, 87) a#2"]


def test_a_total_is_shown_at_the_whole() -> None:
    whole, *parts = (Cell(name, period=year(2022)) for name in ("total", "first", "second", "third"))
    law = link("sum", (1, whole), *((-1, part) for part in parts))
    figures = [
        count(f"a#{n}", cell, number)
        for n, (cell, number) in enumerate(zip([whole, *parts], (9, 2, 3, 5), strict=True))
    ]
    (conflict,) = conflicts(figures, [law])
    assert lines(conflict)[-2:] == ["total [10, 10] core/sum", "total [9, 9] a#0"]


def test_a_growth_is_shown_at_the_percent() -> None:
    new, old = Cell("revenue 2022", period=year(2022)), Cell("revenue 2021", period=year(2021))
    factor = Cell("factor", Measure.AVERAGE, period=year(2022))
    percent = Cell("growth", Measure.GROWTH, period=year(2022), base=year(2021))
    laws = [link("product", (1, new), (1, old), (1, factor)), link("sum", (100, factor), (-1, percent), constant=100)]
    figures = [count("a#1", new, 230), count("a#2", old, 200), rounded("a#3", percent, "20")]
    (conflict,) = conflicts(figures, laws)
    assert lines(conflict)[-3:] == [
        "factor [23/20, 23/20] core/product",
        "growth [15, 15] core/sum",
        "growth [39/2, 21) a#3",
    ]


def test_a_ratio_agrees_with_its_own_share_and_not_with_another() -> None:
    ratio = [count("a#1", STANDARD, 38), count("a#1", PUBLIC, 42), rounded("a#1", SHARE, "90.5", "0.1")]
    assert conflicts(ratio, [PART]) == ()
    (conflict,) = conflicts([*ratio[:2], rounded("b#1", SHARE, "86")], [PART])
    assert sorted(one.claim for one in conflict.evidence) == ["a#1", "a#1", "b#1"] and conflict.cell == SHARE


def test_the_total_nobody_printed_is_implied() -> None:
    figures = [count("a#1", STANDARD, 43), rounded("a#2", SHARE, "86")]
    counted = Evidence("a#1", PUBLIC, EVERYTHING, whole=True)
    implied = bounds([*figures, counted], [PART])[PUBLIC]
    assert implied == Bound(exactly(50), frozenset({"a#1", "a#2"}), (PART,), derived=True)
    assert str(bounds(figures, [PART])[PUBLIC].interval) == "(4300/87, 8600/171]"
    assert bounds(figures, [PART])[STANDARD] == Bound(exactly(43), frozenset({"a#1"}), (), derived=False)


def test_a_hedge_and_plain_digits_clash_in_one_cell() -> None:
    about, _ = wording.allowed(Hedge.ABOUT, Fraction(70), Fraction(1), Fraction(10), counted=False, scaled=False)
    (conflict,) = conflicts([rounded("a#1", SHARE, "65"), Evidence("b#1", SHARE, about)], [])
    assert lines(conflict) == ["share [129/2, 66) a#1", "share [133/2, 147/2] b#1"]


def test_no_whole_number_between_the_ends() -> None:
    one = Evidence("a#1", PUBLIC, Interval(Fraction(141, 10), Fraction(149, 10)), whole=True)
    (conflict,) = conflicts([one], [])
    assert lines(conflict) == ["public [141/10, 149/10] a#1"]
    share = [
        count("a#1", STANDARD, 43),
        rounded("a#2", SHARE, "84.0", "0.1"),
        Evidence("a#3", PUBLIC, EVERYTHING, True),
    ]
    (conflict,) = conflicts(share, [PART])
    assert lines(conflict)[-2:] == ["public (-inf, inf) a#3", "public (43000/841, 86000/1679] core/product"]


def test_claims_of_one_cell_conflict_in_every_pair() -> None:
    figures = [count(f"d#{n}", PUBLIC, number) for n, number in enumerate((10, 10, 10, 11, 12))]
    pairs = {tuple(one.claim[-1] for one in conflict.evidence) for conflict in conflicts(figures, [])}
    assert pairs == {("0", "3"), ("1", "3"), ("2", "3"), ("0", "4"), ("1", "4"), ("2", "4"), ("3", "4")}


def test_independent_and_overlapping_conflicts_of_one_network_are_all_found() -> None:
    cells = [Cell(f"level {n}", period=year(2000 + n)) for n in range(8)]
    steps = [Cell(f"step {n}", Measure.CHANGE, period=year(2001 + n)) for n in range(7)]
    laws = [link("sum", (1, cells[n + 1]), (-1, steps[n]), (-1, cells[n])) for n in range(7)]
    figures = [count(f"l#{n}", cell, 10 * n) for n, cell in enumerate(cells)]
    figures += [count(f"s#{n}", cell, {1: 11, 2: 12, 6: 16}.get(n, 10)) for n, cell in enumerate(steps)]
    found = {frozenset(one.claim for one in conflict.evidence) for conflict in conflicts(figures, laws)}
    assert {frozenset({f"l#{n}", f"s#{n}", f"l#{n + 1}"}) for n in (1, 2, 6)} <= found


def test_a_circle_of_sums_is_solved_together() -> None:
    one, two = Cell("one"), Cell("two")
    laws = [link("sum", (1, one), (1, two), constant=10), link("sum", (1, one), (-1, two), constant=1)]
    assert bounds([Evidence("a#1", one, Interval(Fraction(0), Fraction(6)))], laws)[two].derived
    (conflict,) = conflicts([Evidence("a#1", one, Interval(Fraction(0), Fraction(5)))], laws)
    assert len(conflict.links) == 2
    replay(conflict)


def test_rows_and_columns_of_a_table_are_added_up_to_one_law() -> None:
    """Cells of the table are not printed: rows add up to 10 and 20, columns to 14 and 17, which is one too many."""
    table = [[Cell(f"cell {row} {column}") for column in range(2)] for row in range(2)]
    rows, columns = ([Cell(f"{name} {n}") for n in range(2)] for name in ("row", "column"))
    laws = [link("sum", (1, total), *((-1, cell) for cell in line)) for total, line in zip(rows, table, strict=True)]
    laws += [
        link("sum", (1, total), *((-1, cell) for cell in line))
        for total, line in zip(columns, zip(*table, strict=True), strict=True)
    ]
    figures = [
        count(f"t#{n}", total, number)
        for n, (total, number) in enumerate(zip([*rows, *columns], (10, 20, 14, 17), strict=True))
    ]
    (conflict,) = conflicts(figures, laws)
    assert len(conflict.evidence) == 4 and set(conflict.links) == set(laws)
    assert len(conflict.proof) == 5, "four figures, and one law made of four"
    replay(conflict)


def test_links_that_contradict_each_other_alone_are_no_fault_of_figures() -> None:
    one, two = Cell("one"), Cell("two")
    laws = [link("sum", (1, one), (-1, two), constant=1), link("sum", (1, one), (-1, two), constant=2)]
    assert conflicts([count("a#1", one, 5), count("a#2", two, 4)], laws[:1]) == ()
    assert all(conflict.evidence for conflict in conflicts([count("a#1", one, 5)], laws))


def test_conflicts_imply_nothing() -> None:
    figures = [count("a#1", STANDARD, 43), count("b#1", STANDARD, 44), rounded("a#2", SHARE, "86")]
    result = solution(figures, [PART])
    assert len(result.conflicts) == 1
    assert PUBLIC not in result.bounds and STANDARD not in result.bounds and not result.bounds[SHARE].derived


def test_a_long_total_is_explained_by_all_of_its_parts() -> None:
    parts = [Cell(f"part {n}") for n in range(400)]
    whole = Cell("whole")
    law = link("sum", (1, whole), *((-1, part) for part in parts))
    figures = [count(f"p#{n}", part, n) for n, part in enumerate(parts)] + [count("w#1", whole, 79_801)]
    (conflict,) = conflicts(figures, [law])
    assert len(conflict.evidence) == 401
    assert conflicts([*figures[:-1], count("w#1", whole, 79_800)], [law]) == ()


def test_a_long_chain_is_followed_to_its_end() -> None:
    cells = [Cell(f"level {n:04}", period=year(1000 + n)) for n in range(600)]
    laws = [link("sum", (1, later), (-1, earlier), constant=2) for earlier, later in pairwise(cells)]
    random.Random(7).shuffle(laws)
    (conflict,) = conflicts([count("a#1", cells[0], 0), count("a#2", cells[-1], 1199)], laws)
    assert len(conflict.links) == 599
    replay(conflict)


@pytest.mark.parametrize(
    "wrong",
    [
        Link("x/ratio", "ratio", (Term(Fraction(1), STANDARD), Term(Fraction(1), PUBLIC))),
        link("product", (1, STANDARD), (1, PUBLIC)),
        link("product", (1, STANDARD), (1, PUBLIC), (1, PUBLIC)),
        link("product", (1, STANDARD), (0, SHARE), (1, PUBLIC)),
    ],
    ids=("unknown relation", "two terms", "one cell twice", "factor zero"),
)
def test_a_link_without_meaning_is_refused(wrong: Link) -> None:
    with pytest.raises(ValueError, match=wrong.rule):
        conflicts([], [wrong])
