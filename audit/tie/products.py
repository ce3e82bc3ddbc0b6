"""Which total and which number of things an average or a price belongs to, by evidence that is weighed: `the average
passenger paid €12.00, so that tickets earned €9.75 million` in a document that told of 812,600 passengers at its top.

Words say of an amount that it is told for each of some things (`apiece`). Its total is in its unit, the things are what
is counted; what is told of the two is how well they agree, what they are called and where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import log2

from audit.evidence import Hint, evidence, shared
from audit.frozen import dataclass
from audit.model import Basis, Kind, Measure
from audit.tie.apiece import Apiece, apiece
from audit.tie.averages import (
    Places,
    allowances,
    calling,
    factors,
    naming,
    priced,
    quotient,
    sharing,
    summed,
)
from audit.tie.edits import digits, ways
from audit.tie.fits import EXACT, PRINTED, SLIP
from audit.tie.steps import agreement, rivalled
from audit.tie.told import (
    FURTHEST,
    PERHAPS,
    Found,
    Told,
    few,
    head,
    human,
    kin,
    kindred,
    near,
    own,
    placed_alike,
    timely,
    wholes_of,
)
from audit.units import canonical, units

_NEAREST, _NAMED, _FIRST = 6, 4, 3  # totals and numbers of things that are looked at: near, called so, at the top
_WITHIN = 15.0  # times that a slip brings a total from what is needed
_THOUSAND = (900.0, 1100.0)  # but for one that makes millions of billions
_AGREED, _SLIPPED = 0.5, 0.75  # how likely figures are one product that agree, or do but for a slip
_PERHAPS = 0.3  # and those of which a reader is told that they may be
_SURE = 0.8
_LEAST = 2  # things: a total of one is its own average


def products(row: Sequence[Told], found: Sequence[Found]) -> list[Found]:
    """The ties of a document, with those of averages and prices that are in none that agrees."""
    told = Products(row, found)
    likely = {at: one for at in range(len(row)) if (one := told.likeliest(at)) is not None}
    better = {at for at, one in likely.items() if one.firm}
    kept = [one for one in found if one[0] != "each" or one[1][1] not in better]
    return [*kept, *(one.tie(at) for at, one in likely.items())]


@dataclass(frozen=True, slots=True)
class Product:
    """A total and a number of things, how well they agree with what falls to each, and how likely they belong to it."""

    total: int
    count: int
    fit: int
    told: Sequence[Hint]
    likely: float

    @property
    def firm(self) -> bool:
        """Whether it is likely enough to judge by."""
        return self.likely >= (_AGREED if self.fit >= EXACT else _SLIPPED)

    def tie(self, at: int) -> Found:
        """The tie of what falls to each with these."""
        places = self.total, at, self.count
        return ("each", places, "weighed", _SURE) if self.firm else ("each", places, PERHAPS, self.likely)


class Products:
    """The totals and numbers of things that the averages of a document may have; `found` are the ties known."""

    def __init__(self, row: Sequence[Told], found: Iterable[Found]) -> None:
        self.row = row
        self.tied = {places[1]: places for relation, places, _, _ in found if relation == "each"}
        self.parts = wholes_of(found)
        self.places = Places(row)

    def likeliest(self, at: int) -> Product | None:
        """The total and the number of things that an amount for each of them belongs to, where no tie that agrees has
        them.
        """
        each = falling(self.row, at)
        if each is None:
            return None
        known = self.tied.get(at)
        if known is not None and fitted(self.row, each, (known[0], at, known[2]))[0] >= EXACT:
            return None
        best = max(self.candidates(at, each), key=lambda one: one.likely, default=None)
        if best is None or not (best.firm or (best.fit < EXACT and best.likely >= _PERHAPS and known is None)):
            return None
        return None if known is not None and (best.total, at, best.count) == known else best

    def candidates(self, at: int, each: Apiece) -> list[Product]:
        """What may be the total and the number of things, with what is told of them."""
        row = self.row
        chosen = list(self._chosen(at, each))
        fits = {pair: fitted(row, each, (pair[0], at, pair[1])) for pair in chosen}
        tried = len({(row[a].figure.number.value, row[b].figure.number.value) for a, b in chosen})
        agree = {
            (row[a].figure.number.value, row[b].figure.number.value)
            for (a, b), (fit, _) in fits.items()
            if fit == PRINTED
        }
        weights, found, odds = evidence(__package__, "products"), [], dict[tuple[int, int], float]()
        for (total, count), (fit, slip) in fits.items():
            if not fit:
                continue
            values = row[total].figure.number.value, row[count].figure.number.value
            told = [*self._told(at, each, total, count), *_agreeing(row, (total, at, count), fit, slip, tried)]
            told += rivalled(fit, len(agree - {values}))
            found.append((total, count, fit, told))
            odds[total, count] = weights.odds(told)
        likely = shared(odds, lambda pair: (row[pair[0]].figure.number.value, row[pair[1]].figure.number.value))
        return [Product(total, count, fit, told, likely[total, count]) for total, count, fit, told in found]

    def _chosen(self, at: int, each: Apiece) -> Iterator[tuple[int, int]]:
        row = self.row
        totals = [place for place in self._totals(at, each) if place != at]
        counts = [place for place in self._counts(at, each) if place != at]
        for total in totals:
            for count in counts:
                if total == count or count in self.parts.get(total, ()) or total in self.parts.get(count, ()):
                    continue
                whole, mean, number = (
                    float(factor * row[place].figure.number.value)
                    for factor, place in zip(factors(row, each, total, count), (total, at, count), strict=True)
                )
                off = whole / (mean * number) if mean and number else 0
                far = max(off, 1 / off) if off else 0
                if 0 < far < _WITHIN or _THOUSAND[0] < far < _THOUSAND[1]:
                    yield total, count

    def _words(self, at: int) -> frozenset[str]:
        """The words that a figure is called by."""
        return near(self.row[at], self.row, at) | own(self.row[at])

    def _window(self, at: int) -> Iterator[int]:
        yield from range(max(0, at - FURTHEST), min(len(self.row), at + FURTHEST + 1))

    def _nearest(self, at: int, places: list[int], called: list[int]) -> list[int]:
        row = self.row
        places.sort(key=lambda place: (abs(row[place].sentence - row[at].sentence), abs(place - at)))
        top = [place for place in sorted(places) if row[place].sentence <= row[0].sentence + 1]
        return list(dict.fromkeys((*places[:_NEAREST], *called[:_NAMED], *top[:_FIRST])))

    def _totals(self, at: int, each: Apiece) -> list[int]:
        """The levels that can be the total of what falls to each, by their unit."""
        row, unit = self.row, canonical(each.top)[0]
        measured = unit in units()
        found = []
        for place in self._window(at):
            one = row[place]
            if not _amount(one) or "/" in one.claim.cell.unit or one.figure.counted is measured:
                continue
            if not measured or canonical(one.claim.cell.unit)[0] == unit:
                found.append(place)
        called = [place for place in found if naming(row, at, place) or sharing_noun(row, at, place)]
        called.sort(key=lambda place: (-len(self._words(at) & self._words(place)), abs(place - at)))
        return self._nearest(at, found, called)

    def _counts(self, at: int, each: Apiece) -> list[int]:
        """The figures that can say of how many things an amount is told for each."""
        row, unit = self.row, units().get(each.unit)
        found = []
        for place in self._window(at):
            one = row[place]
            if not _amount(one) or "/" in one.claim.cell.unit or one.figure.number.value < _LEAST:
                continue
            if one.figure.counted or (unit is not None and canonical(one.claim.cell.unit)[0] == unit.base):
                found.append(place)
        called = [place for place in found if calling(row, place, each)]
        words = self._words(at)
        called.sort(key=lambda place: (-calling(row, place, each), -len(words & self._words(place)), abs(place - at)))
        return self._nearest(at, found, called)

    def _told(self, at: int, each: Apiece, total: int, count: int) -> Iterator[Hint]:
        """What is told of a total and a number of things besides their size."""
        yield from self._worded(at, each, total, count)
        yield from self._timed(at, total, count)
        yield from self._placed(at, total, count)

    def _worded(self, at: int, each: Apiece, total: int, count: int) -> Iterator[Hint]:
        """What a total, a number of things and what falls to each of them are called."""
        row = self.row
        one, whole, number = row[at], row[total], row[count]
        called = calling(row, count, each)
        yield "called", called == 1
        yield "outright", called > 1
        yield "named", naming(row, at, total)
        yield "summed", summed(row, total)
        yield "sharing", sharing(row, total, count)
        yield "own", not self._words(count).isdisjoint(self._words(at))
        if whole.figure.counted:
            alike = sharing_noun(row, at, total)
            yield "same noun", alike
            yield "other noun", not alike
            yield "one kind", kin(whole, number)
        yield "averaged", one.measure is Measure.AVERAGE
        yield "worded", each.outright
        yield "bare", each.bare
        yield "loose", each.loose
        yield "priced", priced(one, each)
        yield "per", "/" in one.claim.cell.unit
        yield "timed", each.timed
        yield "unit", bool(each.unit)
        yield "few", few(number) or few(whole)

    def _timed(self, at: int, total: int, count: int) -> Iterator[Hint]:
        """When and where three figures were, as facts or as plans."""
        told = one, whole, number = self.row[at], self.row[total], self.row[count]
        timed = timely(one, whole) and timely(one, number)
        explicit = sum(figure.claim.period_basis is Basis.EXPLICIT for figure in told) > 1
        yield "aside", any(figure.aside is not one.aside for figure in told)
        yield "planned", any(figure.fact is not one.fact for figure in told)
        yield "apart", not timed
        yield "apart told", explicit and not (timed and timely(whole, number))
        yield "place", not (placed_alike(one, whole) and placed_alike(one, number))

    def _placed(self, at: int, total: int, count: int) -> Iterator[Hint]:
        """Where three figures are told, and what other rules make of them."""
        one, whole, number = self.row[at], self.row[total], self.row[count]
        yield "here total", whole.read is one.read
        yield "here count", number.read is one.read
        yield "together", whole.read is number.read
        yield "far total", log2(1 + abs(whole.sentence - one.sentence))
        yield "far count", log2(1 + min(abs(number.sentence - one.sentence), abs(number.sentence - whole.sentence)))
        yield "next total", abs(total - at) == 1
        yield "next count", abs(count - at) == 1
        known = self.tied.get(at)
        yield "ruled", known == (total, at, count)
        yield "ruled off", known is not None and known != (total, at, count)
        yield "taken", self._taken[total, count] > (known == (total, at, count))

    @cached_property
    def _taken(self) -> Counter[tuple[int, int]]:
        """How many averages rules tie to each total and number of things."""
        return Counter((total, count) for total, _, count in self.tied.values())


def falling(row: Sequence[Told], at: int) -> Apiece | None:
    """What an amount falls to each of, as words say, or, of an average, as may be."""
    each, one = apiece(row, at), row[at]
    if each is not None or one.measure is not Measure.AVERAGE or one.figure.kind in (Kind.PERCENT, Kind.RATIO):
        return each
    if "/" in one.claim.cell.unit:
        return None
    return Apiece(own(one) | near(one, row, at), one.claim.cell.unit, outright=False, loose=one.figure.counted)


def sharing_noun(row: Sequence[Told], at: int, total: int) -> bool:
    """Whether a total counts what an average is of."""
    one, whole = row[at], row[total]
    return (
        kin(one, whole)
        or (human(one) and human(whole))
        or kindred(frozenset([head(whole)]) - {""}, own(one) | near(one, row, at))
    )


def _amount(one: Told) -> bool:
    hard = one.claim.quantity.hard
    bounded = hard.low is not None and hard.high is not None and hard.low > 0
    return (
        bounded
        and one.measure in (Measure.LEVEL, Measure.AVERAGE)
        and one.figure.kind not in (Kind.PERCENT, Kind.RATIO)
    )


def fitted(row: Sequence[Told], each: Apiece, trio: tuple[int, int, int]) -> tuple[int, float]:
    """How well a total, what falls to each and the number of things agree; how many numbers such a slip makes as keeps
    them from it.
    """
    told = allowances(row, each, trio)
    plain = [value.scale(factor) for _, value, factor in told]
    if plain[0].meet(plain[1] * plain[2]) is not None:
        return PRINTED, 0.0
    soft = [one.claim.quantity.hard.scale(factor) for one, _, factor in told]
    if soft[0].meet(soft[1] * soft[2]) is not None:
        return EXACT, 0.0
    whole, mean, number = soft
    needed = (mean * number, quotient(whole, number), quotient(whole, mean))
    least = 0.0
    for (one, _, factor), value in zip(told, needed, strict=True):
        meant = None if value is None else value.scale(1 / factor)
        made = None if meant is None else ways(one.figure.number, meant, rounded=one is told[1][0])
        if made is not None:
            size = float(made * len(digits(one.figure.number.value)))
            least = min(least or size, size)
    return (SLIP, least) if least else (0, 0.0)


def _agreeing(row: Sequence[Told], trio: tuple[int, int, int], fit: int, slip: float, tried: int) -> Iterator[Hint]:
    """How well figures agree, and how seldom that is by chance."""
    off = sum(Fraction(row[at].figure.number.last) / row[at].figure.number.value for at in trio)
    yield from agreement(fit, min(1.0, tried * float(off)), slip)
