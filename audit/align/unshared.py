"""The numbers that one of two documents has alone: the other has none like it, in more or in fewer digits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from audit.align.papers import Paper, number
from audit.model import Cell, Claim, Kind
from audit.tie.edits import millionths

_LEAST = 2  # digits of a number that others are told by


def unshared(paper: Paper, other: Paper, cells: Mapping[str, Cell]) -> list[Claim]:
    """The claims of a document whose numbers another does not have, rounded or not, nor tells by the same name;
    `cells` by claim id.
    """
    named = {cells[claim.id] for claim in other.claims}
    own = [claim for claim in paper.claims if number(claim) not in other.numbers and cells[claim.id] not in named]
    told = set(map(_size, other.claims)) if own else ()
    rounded = _rounded(other.claims) if own else ()
    return [claim for claim in own if _size(claim) not in rounded and _rounded([claim]).isdisjoint(told)]


def _size(claim: Claim) -> tuple[Kind, int]:
    return claim.quantity.kind, millionths(claim.quantity.value or Fraction(0))


def _rounded(claims: Sequence[Claim]) -> set[tuple[Kind, int]]:
    """The numbers of some claims with fewer digits than they have."""
    sizes = map(_size, claims)
    return {(kind, short) for kind, size in sizes for short in _shorter(size)}


def _shorter(size: int) -> Iterator[int]:
    """A number rounded to each smaller count of digits, both ways where it lies in the middle."""
    text = str(size)
    for kept in range(_LEAST, len(text.rstrip("0"))):
        step = 10 ** (len(text) - kept)
        below, rest = size - size % step, size % step
        for near in (below,) * (2 * rest <= step) + (below + step,) * (2 * rest >= step):
            if len(str(near).rstrip("0")) >= _LEAST:
                yield near
