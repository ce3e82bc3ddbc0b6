"""A whole and its parts by evidence: of all levels that numbers allow to be such, those that are likely so by what is
told of them.

What adds up as printed is decided first, for what it explains; then what only a slip keeps from adding up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log1p

from audit.evidence import Evidence, Hint, evidence
from audit.tie.chances import add_up
from audit.tie.odds import listed_too, rest_follows
from audit.tie.portions import Portions, portions
from audit.tie.refusals import side_by_side
from audit.tie.told import PERHAPS, Found, Told
from audit.tie.weighings import Known, weights

AGREED, SLIPPED = 0.5, 0.835  # how likely a whole and its parts have to be such
PERHAPS_SLIPPED = 0.3  # and those of which a reader is told that they may be

Weighed = tuple[Portions, Sequence[Hint]]


def gatherings(row: Sequence[Told], told: Sequence[Found], rolled: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: the whole, then its parts; `told` is what the wording of lists said already, `rolled`
    what stands in an account.
    """
    context = known(row, told, rolled)
    found = list(portions(row, context.taken))
    yield from summed(agreed(row, found, context), evidence(__package__, "agreed"), AGREED, context)
    yield from summed(slipped(row, found, context), evidence(__package__, "slipped"), SLIPPED, context, PERHAPS_SLIPPED)


def known(row: Sequence[Told], told: Sequence[Found], rolled: frozenset[int]) -> Known:
    """What ties that are `told` say of the figures."""
    context = Known()
    context.taken.update(rolled)
    for relation, (whole, *parts), _, _ in told:
        if relation == "parts":
            context.note(whole, parts, agreed=add_up([row[at].claim.quantity.hard for at in (whole, *parts)]))
        elif relation == "some":
            context.within.update((part, whole) for part in parts)
    return context


def agreed(row: Sequence[Told], found: Sequence[Portions], context: Known) -> Iterator[Weighed]:
    """What adds up, with what is told of it."""
    yield from ((one, weights(row, one, context)) for one in found if one.off < 0)


def slipped(row: Sequence[Told], found: Sequence[Portions], context: Known) -> Iterator[Weighed]:
    """What only a slip keeps from adding up, with what is told of it, and how many others there are of its whole and of
    its parts.
    """
    slips = [one for one in found if one.off >= 0 and not side_by_side(row, one.whole, one.parts)]
    slips = [one for one in slips if not (listed_too(row, one.whole, one.parts[0]) or rest_follows(row, one.parts[-1]))]
    wholes, parts = Counter(one.whole for one in slips), Counter(one.parts for one in slips)
    for one in slips:
        rivals = log1p(wholes[one.whole] - 1), log1p(parts[one.parts] - 1)
        yield one, [*weights(row, one, context), ("other parts", rivals[0]), ("other wholes", rivals[1])]


def summed(
    found: Iterator[Weighed], table: Evidence, least: float, context: Known, perhaps: float = 1.0
) -> Iterator[Found]:
    """The likeliest, of which no part is one of another whole; those that are less likely than `least`, and at least as
    `perhaps`, may be such.
    """
    likely = sorted(((table.likely(told), one) for one, told in found), key=lambda one: (-one[0], one[1]))
    asked = set[int]()  # parts of what may be such
    for sure, one in likely:
        if sure < min(least, perhaps):
            return
        if not context.taken.isdisjoint(one.parts):
            continue
        places = one.whole, *one.parts
        if sure >= least:
            context.note(one.whole, one.parts, agreed=one.off < 0)
            yield "parts", places, "evidence", 0.8
        elif asked.isdisjoint(one.parts):
            asked.update(one.parts)
            yield "parts", places, PERHAPS, sure
