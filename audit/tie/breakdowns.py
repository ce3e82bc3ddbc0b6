"""The shares that split a whole up: what a text tells as its structure, or with what is left, makes 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce

from audit.interval import Interval
from audit.model import Kind, Measure
from audit.tie.edits import slipped
from audit.tie.fits import printed
from audit.tie.told import Found, Told, bracketed, phrased

_WHOLE = Fraction(100)
_SHORT = 3  # points by which a structure may miss 100 % before it seems to leave something out


def breakdowns(row: Sequence[Told]) -> Iterator[Found]:
    """`breakdown` as places in `row`: the percentages of one sentence that split one whole."""
    at = 0
    while at < len(row):
        end = next((place for place in range(at + 1, len(row)) if row[place].read is not row[at].read), len(row))
        shares = _shares(row, at, end)
        told = len(shares) > 1 and _split(row, shares) and not _more(row, shares, end)
        if told and not _borne_out(row, shares) and _whole([row[place] for place in shares]):
            yield "breakdown", tuple(shares), "breakdown", 0.9
        at = end


def _shares(row: Sequence[Told], start: int, end: int) -> list[int]:
    """The percentages of a sentence that stand in one list; none where one tells something else than a share."""
    found: list[int] = []
    for place in range(start, end):
        one = row[place]
        if one.figure.unit != "percent" or one.aside or bracketed(one):
            continue
        if one.measure not in (Measure.SHARE, Measure.LEVEL) or one.figure.kind is Kind.RATIO:
            return []
        if found and not _listed(row[found[-1]], one):
            return []
        found.append(place)
    return found


def _listed(one: Told, two: Told) -> bool:
    """Whether a mark or a joining word parts two figures as items of a list."""
    between = one.read.words[one.figure.end : two.figure.begin]
    joined = {",", ";"} | one.read.language.sets["listing"]
    return "." not in between and not joined.isdisjoint(between)


def _more(row: Sequence[Told], shares: Sequence[int], end: int) -> bool:
    """Whether the list goes on behind its last share with an amount that has none: `vay 60%; vốn khác 1.394 tỷ`."""
    after = (row[place] for place in range(shares[-1] + 1, end))
    return any(one.level and not one.aside and not bracketed(one) for one in after)


def _borne_out(row: Sequence[Told], shares: Sequence[int]) -> bool:
    """Whether shares that leave much of their whole out are told with amounts that all make the same whole: `tốc độ
    22% với 21.230 vụ; rượu bia 7.720 vụ, 8%`. Then none of them has a slip.
    """
    if _WHOLE - sum(row[at].figure.number.value for at in shares) <= _SHORT:
        return False
    wholes = [_implied(row, at) for at in shares]
    return all(wholes) and reduce(_common, wholes) is not None


def _implied(row: Sequence[Told], share: int) -> Interval | None:
    """The whole that a share and the amount beside it make."""
    one = row[share]
    beside = (row[at] for at in (share - 1, share + 1) if 0 <= at < len(row) and row[at].read is one.read)
    amounts = [other for other in beside if other.level and not other.aside and _clause(one, other)]
    least = printed(one).low
    return amounts[0].claim.quantity.hard / printed(one).scale(1 / _WHOLE) if amounts and least else None


def _clause(one: Told, other: Told) -> bool:
    first, second = sorted((one, other), key=lambda told: told.figure.begin)
    return ";" not in one.read.words[first.figure.end : second.figure.begin]


def _common(one: Interval | None, two: Interval | None) -> Interval | None:
    return None if one is None or two is None else one.meet(two)


def _split(row: Sequence[Told], shares: Sequence[int]) -> bool:
    """Whether the words say that the shares are all there are: of a structure, or the last is what is left."""
    first, last = row[shares[0]], row[shares[-1]]
    read = first.read
    before = row[shares[-1] - 1].figure.end
    return phrased(read, "structures", 0, first.figure.begin) or phrased(read, "rest", before, last.figure.begin + 1)


def _whole(shares: Sequence[Told]) -> bool:
    """Whether shares make more than 100 %, nearly 100 %, or would make it with one slip of the pen less."""
    values = [one.figure.number.value for one in shares]
    missing = _WHOLE - sum(values, Fraction(0))
    return missing <= _SHORT or any(slipped(own, own + missing) for own in values)
