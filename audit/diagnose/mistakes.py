"""Whether somebody can have written one figure of a conflict wrong, or the figures are rather not of one thing."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from audit.diagnose.circumstances import circumstances
from audit.diagnose.pieces import Piece, pieces
from audit.diagnose.slips import Printed, Slip
from audit.diagnose.surroundings import Near, Surroundings, alone, known
from audit.interval import Interval
from audit.model import Claim, Conflict

LONG = 24  # laws of a chain at which no single slip is told from the drift of all
_TWICE, _TENFOLD, _HUNDRED = 2, 10, 100
_SURE, _LEAST_TOLD = 0.95, 0.05  # what one sentence joins outright is hardly ever read wrongly
_LEAST = 0.2  # what is tied is seldom untied, and of a writer's errors most are no slip that can be told


def mistaken(conflict: Conflict, around: Surroundings, *, typed: bool = False) -> bool:
    """Whether an error in one figure explains a conflict: a number of about the size that is needed, or a slip; where
    it has to be `typed`, a slip alone.

    Whoever miscounts or copies an old number is off by a little, whoever mistypes one by a slip. Figures of a document
    that are further apart were likelier never of one thing; of two documents that name the same thing one may be wrong
    by any amount, though hardly by an order of size. The conflict is looked at by itself, so other documents make no
    difference.
    """
    claims = [around.alignment.claims[name] for name in dict.fromkeys(one.claim for one in conflict.evidence)]
    told_apart = not conflict.links and len({claim.document for claim in claims}) > 1
    if len(conflict.links) > LONG or (told_apart and _of_one_size(conflict)):
        return True
    near = alone(conflict.evidence, conflict.links)
    told = bool(conflict.links) and all(link.claims and link.sure >= _SURE for link in conflict.links)
    odds = (
        _odds(claim, piece, near, around, typed)
        for claim in claims
        for piece in pieces(claim, conflict.evidence, around.alignment)
    )
    least = _LEAST_TOLD if told else _LEAST
    return any(so_far >= least for so_far in accumulate(odds))  # the first few figures of a long sum tell


def _odds(claim: Claim, piece: Piece, near: Near, around: Surroundings, typed: bool) -> float:
    """How much likelier the printed number is as an error in a number that the others need than as any of its size."""
    solved = around.without(near, piece.evidence)
    needed = known(solved, piece.cell).scale(1 / piece.factor)
    own = piece.own
    if solved.conflicts:
        return 0.0  # the others contradict each other all the same
    if not typed and (own is None or _near(own.value, needed)):
        return float("inf")
    told = circumstances(claim, piece.cell, needed, near, solved, around)
    if any(slip.name != "omitted" for slip in told):  # nobody overlooks a part as large as all others
        return float("inf")
    if own is None:
        return 0.0
    return sum(slip.weight * _rarity(own, slip, needed) for slip in piece.slips(needed)) / _HUNDRED


def _of_one_size(conflict: Conflict) -> bool:
    """Whether no number of a conflict is ten times another or more, but for nought."""
    ends = [abs(end) for one in conflict.evidence for end in (one.interval.low, one.interval.high) if end]
    return not ends or max(ends) < _TENFOLD * min(ends)


def _near(value: Fraction, needed: Interval) -> bool:
    """Whether some number that is needed is less than twice a value, and more than half of it."""
    low, high = sorted((value / _TWICE, value * _TWICE))
    return Interval(low, high, low_open=True, high_open=True).meet(needed) is not None


def _rarity(own: Printed, slip: Slip, needed: Interval) -> float:
    """How few of all numbers of that size would do: the size of those that would by the room that there is for them,
    no less than the last digit of what was meant.
    """
    if needed.low is None or needed.high is None:
        return 1.0
    moved = slip.value / own.value if slip.name in ("scaled", "shifted") else Fraction(1)
    return float(abs(needed.low + needed.high) / 2 / max(needed.high - needed.low, own.step * moved))
