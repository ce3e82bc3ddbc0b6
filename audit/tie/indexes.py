"""A percentage that holds a level against the same at an earlier time: `bằng 72% cùng kỳ (675 triệu USD)`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.model import Basis, Measure
from audit.tie.anaphors import same_words
from audit.tie.fits import EXACT, agreeing, share_fit
from audit.tie.members import part_of
from audit.tie.pairs import pairs
from audit.tie.tenses import against, earlier
from audit.tie.told import MARKS, Found, Pick, Told, bracketed, cued

_NEAR = 2  # words from a percentage to what it is held against
_FEW = 2  # older levels, the likeliest first, of which a slip is believed


def indexes(row: Sequence[Told], wholes: Mapping[int, int]) -> Iterator[Found]:
    """`share` as places in `row`: the percentage, the level and the one that this is held against; `wholes` maps the
    part of a list to its whole.
    """
    for at, one in enumerate(row):
        if one.measure is not Measure.SHARE or one.figure.unit != "percent" or one.aside or not held_against(row, at):
            continue
        part = _result(row, at, part_of(row, at, wholes))
        old = None if part is None else _old(row, at, part)
        if part is not None and old is not None:
            yield "share", (at, part, old), "index", 0.9


def _result(row: Sequence[Told], at: int, part: Pick | None) -> int | None:
    """The level that a percentage is of: the one that a share would be of, but no plan in a bracket before it."""
    if part is None:
        return None
    for place in range(part[0], part[0] - row[part[0]].position - 1, -1):
        if row[place].level and row[place].fact and bracketed(row[place]) <= bracketed(row[at]):
            return place
    return None


def held_against(row: Sequence[Told], at: int) -> bool:
    """Whether a percentage is of the same thing at another time: `bằng 91% cùng kỳ`, `71,5% so với đầu năm`; of a list
    each that has the same verb: `thu nội địa 2 tỷ đồng, bằng 99%`.
    """
    if row[at].read.language.plurals:
        return False
    if _against(row[at]) or not _equals(row[at]) or not _ends(row[at]):
        return _against(row[at])
    before = row[at - row[at].position : at]
    return any(_equals(one) and _against(one) for one in reversed(before))


def _equals(one: Told) -> bool:
    """Whether the verb of a percentage says to how much of something it comes: `bằng 91% cùng kỳ`."""
    return one.figure.unit == "percent" and one.read.follows("equals", one.figure.begin)


def _ends(one: Told) -> bool:
    """Whether a mark stands behind a figure, or nothing."""
    return one.read.words[one.figure.end : one.figure.end + 1] in ([], *([mark] for mark in MARKS))


def _against(one: Told) -> bool:
    """Whether words behind a percentage say of what other time it is."""
    end = one.figure.end
    start = one.read.starts[end] if end < len(one.read.starts) else -1
    counted = any(end <= cue.start <= end + _NEAR for cue in one.read.cued("openers"))  # `84% so với số tuyển sinh`
    return any(timed.start == start for timed in one.read.times) or (
        cued(one.read, "bases", end, end + _NEAR) and not counted
    )


def _old(row: Sequence[Told], at: int, new: int) -> int | None:
    """What a level is held against: what follows the percentage, else the older level with which both agree."""
    after = at + 1
    if after < len(row) and _beside(row, at, new):
        return after
    found = [old for last, old in pairs(row, at, new, None) if last == new]
    exact = agreeing(found, lambda old: share_fit(row[new], row[at], row[old], EXACT))
    if exact is not None:
        return exact
    told = [old for old in found if _told(row, new, old)][:_FEW]
    return next((old for old in told if share_fit(row[new], row[at], row[old])), None)


def _beside(row: Sequence[Told], at: int, new: int) -> bool:
    """Whether a level stands behind a percentage, in a bracket or after the word for what it is held against."""
    one, other = row[at], row[at + 1]
    if other.read is not one.read or not other.level or other.figure.kind is not row[new].figure.kind:
        return False
    words = one.read.words[one.figure.end : other.figure.begin]
    if bracketed(other) and not bracketed(one):
        return not MARKS.intersection(words) - {"(", ":"} and share_fit(row[new], one, other) > 0
    return against(row, at, at + 1) and not MARKS.intersection(words)


def _told(row: Sequence[Told], new: int, old: int) -> bool:
    """Whether words, not only the figures, tell an older level of the same thing."""
    timed = row[old].claim.period_basis is not Basis.ISSUED and earlier(row, old, new)
    return row[old].aside or (timed and same_words(row, new, old))
