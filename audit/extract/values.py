"""What reading a sentence leaves: its figures as tokens, not yet tied to what they measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.extract.numerals import Numeral
from audit.model import Hedge, Kind
from audit.units import Unit

MANY = 12  # a number word up to this may be part of a phrase; a greater one counts
_LARGER = 20  # no number held against another is so many times as great
_NO_PERCENT = 1000  # `rose 12% from 3,000,000`: no number as great is a percentage


@dataclass(slots=True)
class Figure:
    """One figure as tokens of its sentence; ends are exclusive.

    `start:end` is the figure with its unit or the head of its counted noun, `core` its numeral with scale words.
    `other` is the second end of a range or the denominator of a ratio. `bare` has neither unit nor noun of its
    own; `assumed`: its unit is only the usual one, in place of which that of another figure of these kinds may be
    meant. `opens` and `follows` join the two figures of `from 49 schools to 62`; `elided`: its noun is that of an
    earlier figure; `restates` is the figure that this one says again in another unit (`1.2 million tonnes, or 4.7%`).
    `giver` is the figure whose noun it takes that is not known yet.
    `aims`: it is the plan of which the figure before it tells the result (`68 tỷ đồng/84 tỷ đồng dự toán`).
    """

    start: int
    end: int
    core: tuple[int, int]
    number: Numeral
    kind: Kind
    unit: str = ""
    hedge: Hedge = Hedge.EXACT
    hedged: tuple[int, int] | None = None
    head: tuple[int, int] | None = None
    other: Numeral | None = None
    counted: bool = False
    bare: bool = False
    none: bool = False
    opens: bool = False
    follows: Figure | None = None
    restates: Figure | None = None
    measured: Unit | None = None
    multiple: bool = False
    elided: bool = False
    assumed: frozenset[Kind] = frozenset()
    aims: bool = False
    giver: Figure | None = None

    @property
    def begin(self) -> int:
        """The first token of the figure or of the hedge before it."""
        return self.hedged[0] if self.hedged and self.hedged[0] < self.start else self.start

    def sized_like(self, other: Figure, times: int = _LARGER) -> bool:
        """Whether the printed digits of two numbers are of one size: neither is so many `times` the other."""
        first, second = self.number.value / self.number.scale, other.number.value / other.number.scale
        return first < times * second < times * times * first

    def sizes(self, words: Sequence[str]) -> bool:
        """Whether the figure only says the size of a thing, glued to its unit: `three-room flats`."""
        return words[self.core[1] : self.core[1] + 1] == ["-"] and self.core[1] < self.end

    def take(self, giver: Figure) -> None:
        """Gives a bare figure the unit of another, with its scale word where the number is none by itself."""
        scale, number = giver.number.scale, self.number
        if giver.number.scaled and not number.scaled and number.value * scale < _LARGER * giver.number.value:
            self.number = number.times(scale)._replace(scaled=True, scale=scale)
        self.take_unit(giver)

    def take_unit(self, other: Figure) -> None:
        """Gives a bare figure the unit or noun of another; what it is of, a ratio or a range, it stays."""
        if other.kind is Kind.PERCENT and self.number.value >= _NO_PERCENT:
            return
        kind = other.measured.kind if other.kind is Kind.RATIO and other.measured is not None else other.kind
        if self.kind is not Kind.RATIO:
            self.kind = Kind.COUNT if kind is Kind.RATIO else kind
        self.unit, self.measured = other.unit, other.measured
        self.giver = None if other.unit else other
        self.counted, self.bare, self.assumed = other.counted, False, other.assumed


def yearlike(figure: Figure) -> bool:
    """Whether a number may be a year."""
    return not figure.number.scaled and figure.number.step == 1 and 1900 <= figure.number.value < 2100
