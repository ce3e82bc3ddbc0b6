"""The figures of a conflict, the likeliest error first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from audit.align import soft
from audit.diagnose.circumstances import circumstances
from audit.diagnose.mistakes import LONG
from audit.diagnose.pieces import Piece, pieces
from audit.diagnose.reasons import reason
from audit.diagnose.slips import ANY, Printed, Slip
from audit.diagnose.surroundings import Near, Surroundings, known
from audit.interval import Interval
from audit.model import Claim, Conflict, Evidence, Suspect
from audit.solve import bounds

# A wrong figure that is repeated was copied: within its document, by its publisher, or by somebody else.
_COPIED, _REPUBLISHED, _TAKEN_OVER = 0.3, 0.1, 0.03
# What is left of the conflicts without a figure takes another error each.
_FURTHER, _MOST = 0.03, 4
_OTHER_SIZE = 0.1
_OLDER, _RETOLD = 1.1, 1.5  # what is restated later is put right, what is told on is miscopied
_SMALL = 12  # pieces of evidence of a network that is solved once more for each figure


def suspects(conflict: Conflict, around: Surroundings) -> tuple[Suspect, ...]:
    """The claims of a conflict, the likeliest error first, with the value that would make everything agree.

    Scores are shares of one; along a long chain of laws each claim has the same. A value is in the unit of its claim;
    of a ratio it is that of the numerator.
    """
    names = dict.fromkeys(one.claim for one in conflict.evidence)
    if len(conflict.links) > LONG:
        return tuple(_plain(around.alignment.claims[name], round(1 / len(names), 2)) for name in names)
    near, asked = around.near(conflict)
    before = around.without(near, ()).conflicts
    found = [max(_suspected(around.alignment.claims[name], near, before, around), key=_score) for name in asked]
    claims = [around.alignment.claims[name] for name in asked]
    rows = [(one.score * by, one) for one, by in zip(found, _by_document(claims, around), strict=True)]
    total = sum(score for score, _ in rows) or 1.0
    rows.sort(key=lambda row: (-row[0], row[1].claim))
    around.blame(rows[0][1].claim, near, asked)
    told = (Suspect(one.claim, round(score / total, 2), one.reason, one.value) for score, one in rows)
    return (*told, *(_plain(around.alignment.claims[name], 0.0) for name in names if name not in asked))


def _plain(claim: Claim, score: float) -> Suspect:
    """A claim of which no more is known than that it is one of a conflict."""
    return Suspect(claim.id, score, reason(None, claim, None), None)


def _score(suspect: Suspect) -> float:
    return suspect.score


def _by_document(claims: Sequence[Claim], around: Surroundings) -> Sequence[float]:
    """How much likelier each claim is wrong for its document: one that tells on what another does, else one that is
    older than others.
    """
    documents = dict.fromkeys(claim.document for claim in claims)
    again = around.retelling(documents)
    days = {name: issued.start for name in documents if (issued := around.documents[name].issued)}
    newest = max(days.values(), default=None)
    older = {name for name, day in days.items() if newest is not None and day < newest}
    return [
        _RETOLD if claim.document in again else _OLDER if not again and claim.document in older else 1.0
        for claim in claims
    ]


def _suspected(claim: Claim, near: Near, before: int, around: Surroundings) -> Iterator[Suspect]:
    """What speaks against a claim, for each number of it."""
    for piece in pieces(claim, near.evidence, around.alignment):
        penalty, solved = 1.0, around.without(near, piece.evidence)
        if solved.conflicts >= before:
            copies = [one for one in near.evidence if _repeats(one, piece)]
            if copies:
                penalty = _penalty(claim, copies, around)
                solved = around.without(near, (*piece.evidence, *copies))
        further = _FURTHER ** min(solved.conflicts, _MOST)
        needed = known(solved, piece.cell).scale(1 / piece.factor)
        told = [
            *_typed(piece, needed, near, around),
            *circumstances(claim, piece.cell, needed, near, solved, around),
        ]
        slip = max(told, key=lambda one: one.weight, default=None)
        likely = sum(one.weight for one in told) + _anything(piece.own, needed)
        score = (1.3 - claim.trust) * penalty * further * likely
        value = slip.value if slip is not None else _nearest(needed, piece.own)
        yield Suspect(claim.id, score, reason(slip, claim, value), value)


def _repeats(one: Evidence, piece: Piece) -> bool:
    """Whether evidence says the same of the cell as a claim does."""
    own = next((two for two in piece.evidence if two.cell == piece.cell), None)
    return own is not None and one not in piece.evidence and one.cell == piece.cell and one.interval == own.interval


def _penalty(claim: Claim, copies: Iterable[Evidence], around: Surroundings) -> float:
    """How likely a wrong figure is to be repeated as often as this one is."""
    penalty = 1.0
    home = around.documents[claim.document]
    for one in copies:
        other = around.documents[around.alignment.claims[one.claim].document]
        if other.id == home.id:
            penalty *= _COPIED
        else:
            penalty *= _REPUBLISHED if home.publisher and other.publisher == home.publisher else _TAKEN_OVER
    return penalty


def _centre(piece: Piece, needed: Interval, near: Near, around: Surroundings) -> Fraction:
    """The middle of what is needed where every other figure is no further off than its last printed digit; of a large
    network, which would have to be solved for it, the middle of all that is needed.
    """
    close: Interval | None = needed
    if len(near.evidence) <= _SMALL:
        printed = (soft(one, around.alignment.claims[one.claim]) for one in near.evidence if one not in piece.evidence)
        bound = bounds(tuple(printed), near.links).get(piece.cell)
        close = None if bound is None else bound.interval.scale(1 / piece.factor).meet(needed)
    low, high = (needed.low, needed.high) if close is None else (close.low, close.high)
    return ((low or Fraction(0)) + (high or Fraction(0))) / 2


def _typed(piece: Piece, needed: Interval, near: Near, around: Surroundings) -> Iterator[Slip]:
    """The slips of each name that fit, with the value nearest to the middle of what is needed; none where the printed
    number is what the others need.
    """
    if piece.own is None or needed.low is None or needed.high is None or piece.own.value in needed:
        return
    fitting = sorted(piece.slips(needed), key=lambda slip: slip.name)
    several = len({slip.name for slip in fitting}) < len(fitting)
    middle = _centre(piece, needed, near, around) if several else Fraction(0)
    for _, same in groupby(fitting, key=lambda slip: slip.name):
        first, *more = sorted(same, key=lambda slip: abs(slip.value - middle))
        yield first._replace(weight=first.weight + sum(slip.weight for slip in more))


def _anything(own: Printed | None, needed: Interval) -> float:
    """The weight of an error that is no slip: any number of the same size may have been meant, seldom another."""
    if own is None:
        return ANY / 90
    least = int("1" + "0" * (len(own.digits) - 1))
    magnitude = Interval(Fraction(least), Fraction(10 * least)).scale(own.step * own.sign)
    return ANY / (9 * least) * (1 if needed.meet(magnitude) is not None else _OTHER_SIZE)


def _nearest(needed: Interval, own: Printed | None) -> Fraction | None:
    """The middle of what is needed, to the printed precision; the end of it where there is but one."""
    if needed.low is None or needed.high is None:
        return needed.low if needed.high is None else needed.high
    middle = (needed.low + needed.high) / 2
    step = own.step if own is not None else Fraction(1)
    rounded = round(middle / step) * step
    return rounded if rounded in needed else middle
