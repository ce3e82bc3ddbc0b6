"""Figures that are a slip apart and are one figure told again, by weighed evidence: what numbers allow is held against
what they are called, when and where they are, how they are spoken of and which ties they are in already.

The weights were learned from documents of which it is known which figures tell one thing (`retold.json`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import log2, log10

from audit.evidence import Hint, evidence
from audit.frozen import dataclass
from audit.model import CHANGES, Basis, Hedge, Kind, Measure
from audit.tie.anaphors import definite, recalled, those
from audit.tie.callings import Callings
from audit.tie.chances import add_up
from audit.tie.denominators import opens
from audit.tie.edits import SCALES, a_slip_apart, chance_in, digits, millionths, slipped, swapped, traces
from audit.tie.told import (
    PERHAPS,
    Found,
    Told,
    bracketed,
    content,
    few,
    head,
    is_total,
    kin,
    near,
    own,
    placed_alike,
    timely,
)

Pair = tuple[int, int]
_LIKELY = 0.8  # how likely two figures are one that are tied
_PERHAPS = 0.35  # and those of which a reader is told that they may be
_SURE = 0.8
_LEAST = 3  # digits of a number that is not a slip away from all others
_OFTEN = 24  # figures with the same digits but for one, of which no more are looked at
_TENFOLD = 4  # times as great as a number is at least what has a digit more
_LEAD = 2  # sentences


@dataclass(frozen=True, slots=True)
class Again:
    """A figure that may tell one before it again, what is told of both and how likely it does."""

    first: int
    told: Sequence[Hint]
    likely: float

    def tie(self, at: int) -> Found:
        """The tie of the figure with that one."""
        places = self.first, at
        return ("same", places, "retold", _SURE) if self.likely >= _LIKELY else ("same", places, PERHAPS, self.likely)


def retold(row: Sequence[Told], found: Sequence[Found]) -> list[Found]:
    """The ties of a document, with those of figures that are likely one and the same."""
    told = Retold(row, found)
    likely = {at: again for at in range(len(row)) if (again := told.likeliest(at)) is not None}
    new = (again.tie(at) for at, again in likely.items())
    return [*found, *(one for one in new if one[1] not in told.tied)]


class Retold:
    """The figures of a document as what others may tell again; `found` are the ties that are known."""

    def __init__(self, row: Sequence[Told], found: Iterable[Found]) -> None:
        self.row = row
        self.callings = Callings(row)
        self.tied: set[Pair] = set()
        self.ties: defaultdict[int, set[int]] = defaultdict(set)  # those that each figure is in, by number
        self.agreed: set[int] = set()
        self.broken: set[int] = set()
        self._sentences: dict[int, frozenset[str]] = {}
        for number, (relation, places, _, _) in enumerate(found):
            if relation == "same":
                self.tied.add((places[0], places[1]))
                continue
            for at in places:
                self.ties[at].add(number)
            if relation == "parts":
                fits = add_up([row[at].claim.quantity.hard for at in places])
                (self.agreed if fits else self.broken).update(places)

    def likeliest(self, at: int) -> Again | None:
        """The figure that one most likely tells again, if that is likely enough."""
        best = max(self.candidates(at), key=lambda again: again.likely, default=None)
        return None if best is None or best.likely < _PERHAPS else best

    def candidates(self, at: int) -> list[Again]:
        """The figures before one that it is a slip apart from, with what is told of both."""
        places = {place for trace in self._traces[at] for place in self._alike[trace] if place < at}
        pairs = [place for place in sorted(places, reverse=True) if self._able(place, at)]
        weights = evidence(__package__, "retold")
        found = []
        for place in pairs:
            told = [(name, float(far)) for name, far in self._told(place, at) if far]
            told.append(("others", log2(len(pairs))))
            found.append(Again(place, told, weights.likely(told)))
        return found

    def _able(self, first: int, at: int) -> bool:
        """Whether two figures may be one number but for a slip."""
        one, two = self.row[first], self.row[at]
        if one.read is two.read or one.measure is not two.measure or not self.ties[first].isdisjoint(self.ties[at]):
            return False
        counted = one.figure.counted
        if counted is not two.figure.counted or not (counted or one.figure.unit == two.figure.unit):
            return False
        if one.claim.quantity.hard.meet(two.claim.quantity.hard) is not None or not _together(one, two):
            return False
        nouns = head(one), head(two)
        if all(nouns) and not kin(one, two) and nouns[0] not in self._said(at) and nouns[1] not in self._said(first):
            return False
        values = one.figure.number.value, two.figure.number.value
        return a_slip_apart(*map(digits, values)) or slipped(*values, shifted=False)

    def _said(self, at: int) -> frozenset[str]:
        """What the sentence of a figure tells of."""
        read = self.row[at].read
        if id(read) not in self._sentences:
            self._sentences[id(read)] = content(read, 0, len(read.words))
        return self._sentences[id(read)]

    @cached_property
    def _alike(self) -> Mapping[str, Sequence[int]]:
        """The figures whose digits, but for one, are some; none where these are many."""
        found = defaultdict[str, list[int]](list)
        for at, made in enumerate(self._traces):
            for trace in made:
                found[trace].append(at)
        return defaultdict(list, {trace: places for trace, places in found.items() if len(places) <= _OFTEN})

    @cached_property
    def _traces(self) -> Sequence[frozenset[str]]:
        return [
            frozenset(traces(digits(one.figure.number.value))) if _told_of(one) else frozenset() for one in self.row
        ]

    @cached_property
    def _echoed(self) -> Counter[tuple[object, ...]]:
        """How often each number of a unit is told."""
        return Counter(_number(one) for one in self.row)

    def _told(self, first: int, at: int) -> Iterator[Hint]:
        """What is told of two figures."""
        yield from self._sized(first, at)
        yield from self._named(first, at)
        yield from self._standing(first, at)
        yield from self._tied(first, at)

    def _sized(self, first: int, at: int) -> Iterator[Hint]:
        """How seldom two numbers are a slip apart that have nothing to do with each other, and which slip it is."""
        one, two = self.row[first], self.row[at]
        values = [told.figure.number.value for told in (one, two)]
        less, more = sorted(values)
        short = min(map(_printed, (one, two)), key=len)
        yield "seldom", -log10(chance_in(len(short)))
        yield "round", len(short) - len(short.rstrip("0"))
        yield "tenfold", more > _TENFOLD * less
        yield "scale", bool(less) and more / less in SCALES
        yield "swapped", swapped(*values)
        yield "first digit", str(millionths(values[0]))[:1] != str(millionths(values[1]))[:1] and more < _TENFOLD * less
        yield "other step", one.figure.number.step != two.figure.number.step
        yield "hedged", one.figure.hedge is not Hedge.EXACT or two.figure.hedge is not Hedge.EXACT
        yield "percent", two.figure.kind is Kind.PERCENT
        yield "change", two.measure in CHANGES
        yield "amount", not two.figure.counted and two.figure.kind is not Kind.PERCENT

    def _named(self, first: int, at: int) -> Iterator[Hint]:
        """What two figures are called."""
        row, names, shared = self.row, self.callings.words, self.callings.shared
        one, two = row[first], row[at]
        a, b = own(one), own(two)
        if not a or not b:
            yield "nameless", 1
        else:
            yield "own", max(shared(a, names[at]), shared(b, names[first]))
            yield "own both", min(shared(a, names[at]), shared(b, names[first]))
            yield "same name", a == b
        around = near(one, row, first), near(two, row, at)
        if all(around):
            yield "near", max(shared(around[0], names[at]), shared(around[1], names[first]))
            yield "near both", min(shared(around[0], names[at]), shared(around[1], names[first]))
        if two.figure.counted:
            yield "noun", head(one) == head(two) != ""
            yield "kin", kin(one, two) and head(one) != head(two)
            yield "other noun", not kin(one, two) and head(one) != "" != head(two)
            yield "no noun", "" in (head(one), head(two))
        here, there = self._said(first), self._said(at)
        yield "sentence", shared(here, there)
        yield "contrasted", bool(names[first] - there) and bool(names[at] - here)
        yield "contrast", min(1 - shared(names[first], there), 1 - shared(names[at], here))
        yield "total", is_total(row, first) or is_total(row, at)

    def _standing(self, first: int, at: int) -> Iterator[Hint]:
        """When and where two figures are, and how they are spoken of."""
        one, two = self.row[first], self.row[at]
        mine, other = one.claim.cell, two.claim.cell
        explicit = [told.claim.period_basis is Basis.EXPLICIT for told in (one, two)]
        yield "one time", mine.period == other.period
        yield "one time told", mine.period == other.period and all(explicit)
        yield "other time", not timely(one, two)
        yield "other time told", mine.period != other.period and all(explicit)
        yield "one place", mine.place == other.place
        yield "other scope", mine.scope != other.scope
        yield "fact", one.fact is not two.fact
        yield "other modality", mine.modality is not other.modality
        yield "aside", one.aside
        yield "aside again", two.aside
        yield "bracket", bracketed(one) is not bracketed(two)
        yield "definite", definite(two)
        yield "pointed", those(two)
        yield "recalled", recalled(two)
        yield "opens", opens(two)
        yield "far", log2(1 + two.sentence - one.sentence)
        yield "paragraph", one.paragraph == two.paragraph
        yield "lead", one.sentence - self.row[0].sentence < _LEAD
        yield "listed", one.listed
        yield "listed again", two.listed
        yield "both listed", one.listed and two.listed

    def _tied(self, first: int, at: int) -> Iterator[Hint]:
        """What other ties say of two figures."""
        yield "agreed", (first in self.agreed) + (at in self.agreed)
        yield "both agreed", first in self.agreed and at in self.agreed
        yield "broken", first in self.broken or at in self.broken
        yield "joined", bool(self.ties[first]) + bool(self.ties[at])
        echoed = [self._echoed[_number(self.row[place])] > 1 for place in (first, at)]
        yield "echoed", any(echoed)
        yield "both echoed", all(echoed)
        yield "ruled", (first, at) in self.tied


def _together(one: Told, two: Told) -> bool:
    """Whether words let two figures be of one place and time."""
    told = one.claim.period_basis is Basis.EXPLICIT and two.claim.period_basis is Basis.EXPLICIT
    return placed_alike(one, two) and (timely(one, two) or not told)


def _told_of(one: Told) -> bool:
    """Whether a figure has digits enough for others not to be a slip apart from it by chance."""
    long = one.figure.number.value > 0 and len(_printed(one)) >= _LEAST
    return long and one.figure.kind is not Kind.RATIO and not few(one)


def _printed(one: Told) -> str:
    """The digits of a figure as they are written, without its mark."""
    return str(int(one.figure.number.value / one.figure.number.step))


def _number(one: Told) -> tuple[object, ...]:
    """A number with what it is told in, as others tell it again."""
    return one.figure.number.value, "" if one.figure.counted else one.figure.unit, one.measure is Measure.LEVEL
