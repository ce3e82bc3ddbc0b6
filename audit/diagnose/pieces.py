"""The numbers of a claim that may be wrong: the one it states, or each of a ratio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from audit.align import Alignment
from audit.diagnose.slips import Printed, Slip, of, printed, slips
from audit.interval import Interval
from audit.model import Cell, Claim, Evidence, Kind, Measure
from audit.units import canonical

_ALL = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A number of a claim: its cell and evidence, what is printed, and the factor to the cell's unit."""

    cell: Cell
    evidence: tuple[Evidence, ...]
    own: Printed | None
    factor: Fraction

    def slips(self, needed: Interval) -> Iterator[Slip]:
        """The slips by which a number that is needed becomes the printed one: no share is of more than all there is,
        but where one is printed that is, and nothing is written in thousands of percent.
        """
        if self.own is None:
            return
        percent, share = self.cell.unit == "percent", self.cell.measure is Measure.SHARE
        share = share and int(self.own.digits) * self.own.step <= _ALL
        for slip in slips(self.own, needed):
            if not (percent and slip.name == "scaled") and not (share and slip.value > _ALL):
                yield slip


def pieces(claim: Claim, evidence: Sequence[Evidence], alignment: Alignment) -> Iterator[Piece]:
    """The numbers of a claim that may be wrong: the one it states, or each of a ratio."""
    own = tuple(one for one in evidence if one.claim == claim.id)
    quantity = claim.quantity
    if quantity.kind is not Kind.RATIO or quantity.numerator is None or quantity.denominator is None:
        main = alignment.main[claim.id]
        yield Piece(main, own, of(claim), canonical(claim.cell.unit)[1])
        return
    part = replace(alignment.main[claim.id], unit="count")
    whole = alignment.whole_of(part)
    for number, text, cell, kept in zip(
        (quantity.numerator, quantity.denominator), claim.text.split("/"), (part, whole), (whole, part), strict=False
    ):
        wrong = tuple(one for one in own if one.cell != kept)
        yield Piece(cell, wrong, printed(number, text, quantity.whole), Fraction(1))
