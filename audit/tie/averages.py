"""A total with how much of it falls to each of a number of things: `£640,000 in 160 grants, an average of £4,000 each`,
`47,000 households ... That is 235,000 people, at an average of 5 per household`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from audit.interval import Interval
from audit.model import Hedge, Kind, Measure
from audit.tie.edits import misprinted
from audit.tie.fits import printed
from audit.tie.told import FURTHEST, Found, Told, back, few, head, near, own, stem
from audit.units import units

_BACK = 1  # sentences back to the total and the number of things
_MOST = 4  # of each that are looked at, the nearest first
_LEAST = 2  # things: a total of one is its own average
_NO_AMOUNTS = (Kind.RATIO, Kind.PERCENT)


def averages(row: Sequence[Told]) -> Iterator[Found]:
    """`each` as places in `row`: the total, what falls to each, and the number of things: those that agree, else the
    nearest that a slip keeps from agreeing.
    """
    for at, one in enumerate(row):
        each = _each(row, at) if one.read.language.plurals else None
        named = _named(row, at) if each is None else frozenset()
        if each is None and not named:
            continue
        near_by = [place for place in _around(row, at) if usable(row[place], one)]
        totals = [place for place in near_by if _total(row[place], one) and _held_alike(row[place], one)][:_MOST]
        counts = [place for place in near_by if _number(row[place], each or "", named)][:_MOST]
        pairs = [(total, count) for total, count in product(totals, counts) if total != count]
        found = next((pair for pair in pairs if agreed(row, at, *pair)), None)
        found = found or next((pair for pair in pairs[:1] if near_agreed(row, at, *pair)), None)
        if found is not None:
            yield "each", (found[0], at, found[1]), "each", 0.85


def _each(row: Sequence[Told], at: int) -> str | None:
    """The noun or unit of what an amount falls to each of, empty where a word for `each` names none; else nothing."""
    one = row[at]
    words, sets = one.read.words, one.read.language.sets
    if one.figure.kind in _NO_AMOUNTS or one.measure not in (Measure.LEVEL, Measure.AVERAGE):
        return None
    _, per, noun = one.claim.cell.unit.partition("/")
    if per:
        known = units().get(noun)
        price = known is not None and (known.kind is Kind.DURATION or one.measure is not Measure.AVERAGE)
        return None if price else noun  # `£9 per kg` is one, an average of `3 tonnes per ha` is not
    start = row[at - 1].figure.end if one.position else 0
    opened = one.position == 1 and words[0] in sets["each"]  # `Each of the 1,480 farmers got 50 kg`
    after = words[one.figure.end : one.figure.end + 2]
    told = opened or not sets["each"].isdisjoint((*words[start : one.figure.begin], *after))
    return "" if told and not one.figure.counted else None


def _named(row: Sequence[Told], at: int) -> frozenset[str]:
    """The words that an average of money is called by, which may name the things: `The average grant was £4,000`."""
    one = row[at]
    averaged = one.measure is Measure.AVERAGE and one.figure.kind is Kind.MONEY and one.read.language.plurals
    return own(one) | near(one, row, at) if averaged else frozenset()


def _held_alike(total: Told, each: Told) -> bool:
    """Whether a total is told outright, or only held against another as its average is, in one sentence."""
    return total.aside is each.aside and (not total.aside or total.read is each.read)


def _around(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places after a figure in its sentence, of which it may be told first, and before it."""
    after = range(at + 1, min(len(row), at + FURTHEST))
    yield from sorted(
        (*back(row, at, _BACK), *(place for place in after if row[place].read is row[at].read)),
        key=lambda place: (row[at].sentence - row[place].sentence, abs(place - at)),
    )


def usable(one: Told, each: Told) -> bool:
    """Whether a figure near what falls to each is a plain amount, told as a fact or a plan as that is."""
    return one.measure is Measure.LEVEL and one.figure.kind not in _NO_AMOUNTS and one.fact is each.fact


def _total(one: Told, each: Told) -> bool:
    """Whether an amount is in the unit of what falls to each of some things."""
    top = each.claim.cell.unit.partition("/")[0]
    if one.figure.counted:
        return bool(top) and head(one) == stem(top.split()[-1].lower(), one.read.language)
    return one.claim.cell.unit.partition("/")[0] == top


def _number(one: Told, each: str, named: frozenset[str]) -> bool:
    """Whether a figure counts the things that an amount falls to each of, or measures them: `tonnes per hectare`."""
    if few(one) and one.figure.number.value < _LEAST:
        return False
    if named:
        return one.figure.counted and head(one) in named
    if not each:
        return one.figure.counted or not one.figure.unit
    if one.figure.counted:
        return head(one) == stem(each.split()[-1].lower(), one.read.language)
    return one.claim.cell.unit == each


def agreed(row: Sequence[Told], at: int, total: int, count: int) -> bool:
    """Whether what falls to each of some things makes their total, as printed or as their words allow."""
    whole, mean, number = row[total], row[at], row[count]
    if printed(whole).meet(printed(mean) * printed(number)) is not None:
        return True
    hard = [one.claim.quantity.hard for one in (whole, mean, number)]
    return hard[0].meet(hard[1] * hard[2]) is not None


def near_agreed(row: Sequence[Told], at: int, total: int, count: int) -> bool:
    """Whether one of three plain figures is a slip away from what the others need."""
    if any(row[place].figure.hedge is not Hedge.EXACT for place in (total, at, count)):
        return False
    whole, mean, number = (printed(row[place]) for place in (total, at, count))
    needed = ((total, mean * number), (at, _ratio(whole, number)), (count, _ratio(whole, mean)))
    return any(
        value is not None and misprinted(row[place].figure.number, value, rounded=place == at)
        for place, value in needed
    )


def _ratio(one: Interval, two: Interval) -> Interval | None:
    return one / two if two.low is not None and two.low > Fraction(0) else None
