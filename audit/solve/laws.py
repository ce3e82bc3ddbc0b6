"""A link as a law over numbered cells, and what it implies for each of them.

A `sum` says that factors times cells add up to the constant; an `order` that they add up to at most that, so it
is a sum with one more term that is not negative. A `product` says that its first cell is `factor` times the
second times the third.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from audit.frozen import dataclass
from audit.interval import EVERYTHING, Interval, exactly
from audit.model import Cell, Link

SLACK = Interval(Fraction(0), None)


@dataclass(frozen=True, slots=True)
class Law:
    """A link over cell numbers. `factors` belong to the cells of a sum or an order, one factor to a product.

    `start` is the constant (and the slack of an order) brought to the side of the terms. `places` are the cells of the
    link, term by term. `members` are the numbers of the links that were added up to make this law, none where it is a
    link itself.
    """

    relation: str
    cells: tuple[int, ...]
    factors: tuple[Fraction, ...]
    start: Interval
    link: Link
    places: tuple[int, ...]
    members: tuple[int, ...] = ()

    @property
    def linear(self) -> bool:
        """Whether cells only appear times numbers."""
        return self.relation != "product"


def law(link: Link, numbers: Mapping[Cell, int], members: tuple[int, ...] = ()) -> Law:
    """The law of a link; the terms of a sum that name one cell become one, and those that cancel are left out.

    Raises `ValueError` for an unknown relation and for a product that is not of three different cells.
    """
    if link.relation == "product":
        return _product(link, numbers)
    if link.relation not in ("sum", "order"):
        raise ValueError(f"{link.rule}: a link is a sum, a product or an order, not {link.relation!r}")
    places = tuple(numbers[term.cell] for term in link.terms)
    factors: dict[int, Fraction] = {}
    for place, (coefficient, _) in zip(places, link.terms, strict=True):
        factors[place] = factors[place] + coefficient if place in factors else coefficient
    kept = {place: factor for place, factor in factors.items() if factor}
    start = exactly(-link.constant)
    if link.relation == "order":
        start = start + SLACK
    return Law(link.relation, tuple(kept), tuple(kept.values()), start, link, places, members)


def _product(link: Link, numbers: Mapping[Cell, int]) -> Law:
    cells = tuple(numbers[term.cell] for term in link.terms)
    if len(set(cells)) != 3 or len(cells) != 3 or not all(term.coefficient for term in link.terms):
        raise ValueError(f"{link.rule}: a product is of three different cells, none of them times zero")
    result, one, two = (term.coefficient for term in link.terms)
    return Law("product", cells, (one * two / result,), EVERYTHING, link, cells)


def implied(law: Law, known: Sequence[Interval]) -> Iterable[tuple[int, Interval]]:
    """Each cell of the law with the numbers that the other cells leave it, given what is known of them."""
    return _shares(law, known) if law.relation == "product" else _remainders(law, known)


def idle(law: Law, known: Sequence[Interval]) -> bool:
    """Whether the law adds nothing, as its cells are whole numbers already and meet it; for linear laws."""
    total = 0
    for cell, factor in zip(law.cells, law.factors, strict=True):
        value = known[cell].low
        if value is None or value is not known[cell].high or not value.denominator == factor.denominator == 1:
            return False
        total += factor.numerator * value.numerator
    return -total in law.start


def _remainders(law: Law, known: Sequence[Interval]) -> Iterator[tuple[int, Interval]]:
    """What is left for each term of a sum: running totals from both sides, so long sums cost no more per term."""
    if sum(known[cell] is EVERYTHING for cell in law.cells) > 1:
        return  # of two cells that can be anything none is left less
    terms = [known[cell].scale(factor) for cell, factor in zip(law.cells, law.factors, strict=True)]
    after = [law.start]
    for term in reversed(terms[1:]):
        after.append(after[-1] + term)
    before: Interval | None = None
    for cell, factor, term, rest in zip(law.cells, law.factors, terms, reversed(after), strict=True):
        others = rest if before is None else before + rest
        if others.low is not None or others.high is not None:
            yield cell, others if factor == -1 else others.scale(-1 / factor)
        before = term if before is None else before + term


def _shares(law: Law, known: Sequence[Interval]) -> Iterable[tuple[int, Interval]]:
    (result, one, two), (factor,) = law.cells, law.factors
    product, left, right = known[result].scale(1 / factor), known[one], known[two]
    return (
        (result, (left * right).scale(factor)),
        (one, _quotient(product, right)),
        (two, _quotient(product, left)),
    )


def _quotient(product: Interval, factor: Interval) -> Interval:
    """The other factors that can give `product`: any number at all where both may be zero."""
    if 0 in factor and (0 in product or factor.point == 0):
        return EVERYTHING
    return product / factor


def rests(law: Law, cell: int, low: bool) -> Iterator[tuple[int, bool]]:
    """The cells and ends (true for the low one) from which the law draws an end of `cell`."""
    if not law.linear:
        yield from ((other, end) for other in law.cells if other != cell for end in (True, False))
        return
    own = law.factors[law.cells.index(cell)]
    for other, factor in zip(law.cells, law.factors, strict=True):
        if other != cell:
            yield other, ((factor > 0) is (own < 0)) is low
