"""The numbers that one of two documents has alone: the other has none like it, in more or in fewer digits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit.align.papers import Number, Paper, number
from audit.model import Cell, Claim, Kind

_LEAST = 2  # digits of a number that others are told by

Size = tuple[Kind, Number]


def unshared(one: Paper, two: Paper, cells: Mapping[str, Cell]) -> tuple[list[Claim], list[Claim]]:
    """The claims of each of two documents whose numbers the other does not have, rounded or not, nor tells by the same
    name; `cells` by claim id.
    """
    first, second = ({claim.id: _size(claim) for claim in paper.claims} for paper in (one, two))
    return _alone(one, two, first, second, cells), _alone(two, one, second, first, cells)


def _alone(
    paper: Paper, other: Paper, sizes: Mapping[str, Size], there: Mapping[str, Size], cells: Mapping[str, Cell]
) -> list[Claim]:
    """The claims of a document that another does not tell; `sizes` of the claims of both by claim id."""
    named = {cells[claim.id] for claim in other.claims}
    fresh = (claim for claim in paper.claims if sizes[claim.id][1] not in other.numbers)
    own = [claim for claim in fresh if cells[claim.id] not in named]
    told = {*there.values()} if own else ()
    rounded = {short for size in told for short in _shorter(size)}
    return [
        claim
        for claim in own
        if sizes[claim.id] not in rounded and not any(short in told for short in _shorter(sizes[claim.id]))
    ]


def _size(claim: Claim) -> Size:
    return claim.quantity.kind, number(claim)


def _shorter(size: Size) -> Iterator[Size]:
    """A number rounded to each smaller count of digits, both ways where it lies in the middle."""
    kind, (exact, percent) = size
    text = str(exact)
    for kept in range(_LEAST, len(text.rstrip("0"))):
        step = 10 ** (len(text) - kept)
        rest = exact % step
        below = exact - rest
        for near in (below,) * (2 * rest <= step) + (below + step,) * (2 * rest >= step):
            if len(str(near).rstrip("0")) >= _LEAST:
                yield kind, (near, percent)
