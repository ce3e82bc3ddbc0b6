"""By what chance levels only seem to be the parts of a whole: what their words say, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from audit.tie.chances import fitting
from audit.tie.enumerations import after_semicolon, itemised
from audit.tie.grounds import firm, grounds, remaining, tiled
from audit.tie.refusals import addable, headed, side_by_side, sited, small
from audit.tie.runs import MOST_PARTS, Opening, is_some, summable
from audit.tie.told import FURTHEST, Told, cued, phrased, reconcilable, timely, until

_BY_CHANCE, _LISTED, _SPLIT = 0.005, 0.03, 0.002  # of any levels, of those of one sentence, and of a whole split twice
_WORDED, _BESIDE = 0.3, 0.6  # for each ground that their words give, and where the whole is told just before
_TWO_HINTS, _OUTRIGHT = 0.6, 1.0  # grounds: of what is hinted at twice, and what is said
_APART = 0.1  # where what is told of their times, or of plans and results, would keep levels from adding up
UNLIKE = 0.1  # where a slip keeps levels of other kinds from adding up
_AFAR = 0.2  # of what hints count where no sentence after the whole tells all of its parts


def odds(
    row: Sequence[Told],
    whole: int,
    parts: Sequence[int],
    opening: Opening,
    stands: tuple[bool, bool],
    tried: float,
    *,
    slips: bool,
) -> float | None:
    """By what chance parts only seem to add up to a whole, which `stands` as one that was split before and as the
    nearest of those `tried`; `None` where they do not, or chance is as likely.
    """
    listed, own, _, standing = opening
    words = grounds(row, whole, parts, ends=_ends(row, parts))
    outright, parted = words >= _OUTRIGHT, _parted(row, parts)
    most = _likely(row, whole, parts, words, *stands) / max(tried, 1)
    most *= 1 if (outright and not parted) or _together(row, whole, parts) else _APART
    most *= 1 if outright or not slips or _alike(row, whole, parts) else UNLIKE
    past = parts == listed and len(own) < len(parts) and is_some(row[parts[0]])
    barred = not outright and (headed(row, whole, parts) or side_by_side(row, whole, parts))
    barred = barred or (parted and not remaining(row, parts)) or _begins_amid(row, whole, parts[0], standing)
    barred = barred or rest_follows(row, parts[-1]) or _scattered(row, whole, parts)
    barred = barred or (words < _OUTRIGHT and listed_too(row, whole, parts[0]))
    barred = barred or (not words and row[parts[0]].read is not row[parts[-1]].read)  # figures alone join sentences
    barred = barred or (stands[0] and whole > parts[-1])  # `In: 420, 350 and 80. Out: 812, of which 530 and 282`
    sure = firm(row, whole, parts)
    return fitting(
        row[whole],
        [row[at] for at in parts],
        most,
        slips=slips and not (past or barred),
        complete=parts == listed,
        firm=frozenset(at for at, place in enumerate((whole, *parts)) if place in sure),
    )


def _likely(row: Sequence[Told], whole: int, parts: Sequence[int], words: float, split: bool, nearest: bool) -> float:
    """By what chance parts may seem to be such: by more where one sentence tells them, the whole in it or just before,
    and most where `words` say that they are parts, of the `nearest` that can be their whole or one so near; a whole
    that has been `split` before needs such words.
    """
    first, last = row[parts[0]], row[parts[-1]]
    near_by = first.read is last.read and 0 <= first.sentence - row[whole].sentence <= 1
    beside = near_by or (nearest and first.read is last.read)
    worded = min(1.0, words * (_BESIDE if beside and words >= _OUTRIGHT else _WORDED))
    worded *= 1 if near_by or words >= _OUTRIGHT else _AFAR
    if small(row[whole]) and words < _TWO_HINTS:
        return 0.0
    if split:
        return max(worded, _SPLIT)
    return max(worded, _LISTED if near_by else _BY_CHANCE)


def trial(row: Sequence[Told], whole: int, parts: Sequence[int]) -> float:
    """How much one more level that may be the whole adds to the chance that some level agrees with parts: hardly where
    it counts other things, nothing where two of the parts are more than it.
    """
    least = sorted(row[part].figure.number.value for part in parts)[-2]
    if least > row[whole].figure.number.value:
        return 0.0
    return 1.0 if addable(row[whole], row[parts[0]]) else UNLIKE


def _alike(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether parts are of the kind of their whole, and facts where it is one."""
    one = row[whole]
    return all(addable(one, row[at]) and one.fact is row[at].fact for at in parts)


def _together(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether nothing that is told of their times and places, or of plans and results, keeps levels apart."""
    placed = not (remaining(row, parts) or sited(row, whole, parts))
    one, first = row[whole], row[parts[0]]
    told = (reconcilable(one, row[part], placed=placed) and timely(first, row[part]) for part in parts)
    return tiled(row, whole, parts) or all(told)


def _parted(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether times that are told, or plans and results, part the first of some levels from another."""
    return not all(reconcilable(row[parts[0]], row[part], placed=False) for part in parts)


def _ends(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether a run of parts ends with the levels of their kind in its last sentence."""
    last = row[parts[-1]]
    return not any(
        row[at].read is last.read and summable(row[at]) and addable(last, row[at])
        for at in range(parts[-1] + 1, min(len(row), parts[-1] + MOST_PARTS))
    )


def _scattered(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether parts are told in several sentences and of times that have nothing in common, nor make up that of their
    whole.
    """
    first, told = row[parts[0]], [row[part] for part in parts]
    apart = any(one.read is not first.read for one in told) and not all(timely(first, one) for one in told)
    return apart and not tiled(row, whole, parts)


def rest_follows(row: Sequence[Told], last: int) -> bool:
    """Whether words behind the last of some parts tell of a rest: `6 nam, 14 nữ, còn lại là người già`; not those that
    name it, `and 96 elsewhere`.
    """
    one, after = row[last], row[last + 1] if last + 1 < len(row) else None
    words, start = one.read.words, until(one, row, last)
    end = after.figure.begin if after is not None and after.read is one.read else len(words)
    end = next((at for at in range(start, end) if words[at] in ";."), end)
    return phrased(one.read, "rest", start, end)


def listed_too(row: Sequence[Told], whole: int, first: int) -> bool:
    """Whether a level is itself an item of the list that goes on with a first part: `Independent 804; Green 566`."""
    return whole < first and after_semicolon(row, first) and first in itemised(row, whole, whole + FURTHEST)


def _begins_amid(row: Sequence[Told], whole: int, first: int, standing: Sequence[tuple[int, bool]]) -> bool:
    """Whether levels of the kind of a first part stand before it in its sentence, so that what begins with it is no
    list of its own.
    """
    one = row[first]
    before = max((at for at, like in standing if like and row[at].read is one.read and at != whole), default=None)
    if before is None or before < whole < first:
        return False
    return not cued(one.read, "parts", row[before].figure.end, one.figure.begin)
