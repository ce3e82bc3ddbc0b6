"""Which levels that add up, or would but for a slip, are a whole and its parts: `audit/tie/agreed.json` and, upon what
that one takes for such, `audit/tie/slipped.json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from random import Random

from audit import tie
from audit.evidence import evidence
from audit.extract.numerals import last_of
from audit.interval import Interval, exactly
from audit.model import Measure
from audit.tie import gatherings
from audit.tie.portions import portions
from audit.tie.told import Found
from tests.learn.cases import FRESH, SEEN, SORTS, STAGE, UNTOUCHED, Row, Taught, before, cases, documents, sort, wrong
from tests.learn.tables import Judged, Table
from tests.learn.weights import Lesson
from tests.plant.cases import Case, Figure
from tests.plant.numerals import Numeral

_COUNTS: Mapping[str, float] = {FRESH: 1.0, SEEN: 0.4, UNTOUCHED: 0.5}  # how much cases count
_ALARM = 6  # how many misses a false alarm is worth
_KINDS = ("parts", "change")
_TYPED = frozenset(["dropped", "doubled", "neighbour", "transposed", "decimal", "scale"])
_EACH = 2  # slips in a figure of a case that no rule was made for
_SOME = 0.1  # of the documents of the others, in which each figure gets one
_BARS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_HALF = 2

Sum = tuple[int, frozenset[int]]  # a whole and its parts


@dataclass(frozen=True, slots=True)
class Gathering:
    """A whole with parts that numbers allow: what is told of it, whether it is one, whether all of its figures are
    written rightly, and whether to take it for one by mistake alarms a reader.
    """

    case: str
    sort: str
    told: Mapping[str, float]
    true: bool
    clean: bool
    alarms: bool

    def lessons(self) -> Iterator[Lesson]:
        """It is one lesson."""
        yield Lesson(self.told, self.true, _COUNTS[self.sort] * (_ALARM if self.alarms else 1))


@dataclass(frozen=True, slots=True)
class _Read:
    """A document as its sums are looked for: its figures, the ties that words make, and what accounts hold."""

    of: Taught
    row: Row
    told: Sequence[Found]
    rolled: frozenset[int]
    true: frozenset[Sum]

    def slipped(self, at: int, figure: Figure, number: Numeral) -> _Read:
        """The document with another number for one of its figures, which no words tie then."""
        told = [one for one in self.told if at not in one[1]]
        return replace(self, row=_altered(self.row, at, figure, number), told=told)


def agreed(case: Case) -> list[Gathering]:
    """What a case teaches of levels that add up."""
    return [one for read in _reads(case) for one in _agreed(read)]


def slipped(case: Case) -> list[Gathering]:
    """What a case teaches, as it is and with slips, of levels that only a slip keeps from adding up."""
    random, found, fresh = Random(case.name), list[Gathering](), sort(case) == FRESH
    for read in _reads(case):
        found += _slipped(read)
        for figure in case.figures if fresh or random.random() < _SOME else ():
            places = read.of.exactly(figure.key)
            if len(places) == 1 and any(not places.isdisjoint((whole, *parts)) for whole, parts in read.true):
                (at,) = places
                for number in _wrong(case, figure, _EACH if fresh else 1, random):
                    found += _slipped(read.slipped(at, figure, number), at)
    return found


def _reads(case: Case) -> Iterator[_Read]:
    for one in documents(case):
        told, rolled = before("gatherings", one.row, without=["sums"])
        yield _Read(one, one.row, told, rolled, frozenset(_true(one)))


def _true(one: Taught) -> Iterator[Sum]:
    """Wholes with their parts, and the greater of two levels with the less and what it is more, told as a level."""
    for relation in one.case.relations:
        places = [one.exactly(name) for name in relation.names] if relation.kind in _KINDS else []
        if not places or any(len(at) != 1 for at in places):
            continue
        whole, *parts = (min(at) for at in places)
        if relation.kind == "change":
            new, old, by = whole, *parts
            if one.row[by].measure is not Measure.LEVEL:
                continue
            less, whole = sorted((new, old), key=lambda at: one.row[at].figure.number.value)
            parts = [less, by]
        yield whole, frozenset(parts)


def _agreed(read: _Read) -> Iterator[Gathering]:
    context = gatherings.known(read.row, read.told, read.rolled)
    yield from _weighed(read, gatherings.agreed(read.row, list(portions(read.row, context.taken)), context))


def _slipped(read: _Read, wrong: int | None = None) -> Iterator[Gathering]:
    """Levels that a slip keeps from adding up, the figure at `wrong` being one where there is one, after those that add
    up were taken.
    """
    context = gatherings.known(read.row, read.told, read.rolled)
    found = list(portions(read.row, context.taken))
    table = evidence(tie.__name__, "agreed")
    list(gatherings.summed(gatherings.agreed(read.row, found, context), table, gatherings.AGREED, context))
    yield from _weighed(read, gatherings.slipped(read.row, found, context), wrong, alarming=True)


def _weighed(
    read: _Read, found: Iterator[gatherings.Weighed], wrong: int | None = None, *, alarming: bool = False
) -> Iterator[Gathering]:
    case, clean = read.of.case, wrong is None
    for one, told in found:
        if clean or wrong in (one.whole, *one.parts):
            true = (one.whole, frozenset(one.parts)) in read.true
            yield Gathering(case.name, sort(case), dict(told), true, clean, alarming and clean and not true)


def _wrong(case: Case, figure: Figure, most: int, random: Random) -> list[Numeral]:
    """A figure written wrongly in some of the ways that no other figure leads to."""
    able = [number for kind, number in wrong(case, figure, random) if kind in _TYPED]
    return random.sample(able, min(len(able), most))


def _altered(row: Row, at: int, figure: Figure, wrong: Numeral) -> Row:
    """A row with another number for one of its figures: its words are read as they were."""
    one = row[at]
    factor = one.figure.number.value / figure.number.value
    value, step = wrong.value * factor, wrong.step * factor
    written = copy(one.figure)
    written.number = one.figure.number._replace(value=value, step=step, last=last_of(value, step))
    quantity = one.claim.quantity
    whole = quantity.whole and not written.number.scaled
    hard = exactly(value) if whole else Interval(value - step / _HALF, value + step / _HALF)
    claim = replace(one.claim, quantity=replace(quantity, hard=hard))
    return [*row[:at], replace(one, claim=claim, part=replace(one.part, figure=written)), *row[at + 1 :]]


def _judged(shown: Sequence[Judged[Gathering]]) -> Iterator[str]:
    """How many that are true are taken for it, and how many others."""
    likely = [(one, table.likely(one.told.items())) for one, table in shown]
    for of in SORTS:
        for least in _BARS:
            true = [sure > least for one, sure in likely if one.sort == of and one.true]
            clean = [sure > least for one, sure in likely if one.sort == of and not one.true and one.clean]
            yield f"{of}, {least}: {sum(true)} of {len(true)} true, {sum(clean)} of {len(clean)} false in clean text"


AGREED = Table("agreed", STAGE, partial(cases, *_KINDS, untouched=False), agreed, _judged)
SLIPPED = Table("slipped", STAGE, partial(cases, *_KINDS), slipped, _judged)
