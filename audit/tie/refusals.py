"""What keeps levels from being a whole and its parts, though they add up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from audit.interval import Interval
from audit.model import Basis, Kind, Measure
from audit.tie.complements import opposite
from audit.tie.denominators import of, opens
from audit.tie.enumerations import in_turn, itemised
from audit.tie.fits import EXACT, printed, share_fit
from audit.tie.grounds import making_up, of_whole, totalled
from audit.tie.told import (
    FURTHEST,
    MARKS,
    Told,
    content,
    head,
    kin,
    kindred,
    near,
    own,
    phrased,
    phrases,
    timely,
    unnamed,
)

LEAST = 100  # of its last digit: a smaller whole is the sum of others by chance
_PARTITIVE = 3  # words in which a figure is told to be some of another
_SOME = 3  # of a whole that only some are told of: fewer seldom are all


def headed(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether what stands before the colon of a list names another thing than a level of a sentence before: `the
    morning counts were: January, 562; February, 411; March, 345`.
    """
    one, other = row[parts[0]], row[whole]
    words = one.read.words[: one.figure.begin]
    if other.read is one.read or ":" not in words or row[parts[1]].read is not one.read:
        return False
    colon = one.figure.begin - 1 - words[::-1].index(":")
    start = max((at + 1 for at in range(colon) if words[at] in MARKS), default=0)
    sorting = one.read.language.sets["by"]  # `Cases by outcome: guilty plea, 25,940`
    end = next((at for at in range(start + 1, colon) if words[at] in sorting), colon)
    named = content(one.read, start, end) - phrases(one, "structures")  # `Cơ cấu: nữ 112 người, nam 198 người`
    told = near(other, row, whole) | own(other) | {head(other)}
    return bool(named) and not any(kindred(frozenset([word]), told) for word in named)


def side_by_side(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether a count goes on with a verb, as each of those after it in its sentence does: `238 people had died, 164
    had been hurt and 75 were missing`.
    """
    told = (whole, *parts)
    if whole > parts[0] or any(row[at].read is not row[whole].read for at in parts):
        return False
    if ";" in row[whole].read.words[row[whole].figure.end : row[parts[0]].figure.begin]:
        return False  # `1,849 had voted; 1,701 were in favour and 148 were against`
    verbs = row[whole].read.language.sets["plural_verbs"]
    return all(not verbs.isdisjoint(row[at].read.words[row[at].figure.end : row[at].figure.end + 1]) for at in told)


def unevenly(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether items of a list tell parts, and one of them several: `thụ lý 12 vụ, đã giải quyết 10 vụ`."""
    items = {row[part].paragraph for part in parts}
    if 1 < len(items) < len(parts) and any(row[part].listed for part in parts):
        return True
    return in_turn(row, parts) or _alternate(row, parts) or any(_nested(row, one, two) for one, two in pairwise(parts))


def _nested(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether a percentage behind the second of two levels is its share of the first: `vốn giao 25 tỷ đồng, giải ngân
    19 tỷ đồng, đạt 76%`.
    """
    share = row[two + 1] if two + 1 < len(row) else None
    if share is None or share.figure.unit != "percent" or share.measure not in (Measure.SHARE, Measure.ATTAINMENT):
        return False
    here = share.read is row[two].read is row[one].read
    return here and bool(share_fit(row[two], share, row[one], EXACT)) and not opposite(row, one, two)


def _alternate(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether every second of some parts is told of an act that the others are not: `giảm nghèo giao 121 tỷ đồng, giải
    ngân 78 tỷ đồng; nông thôn mới giao 25 tỷ đồng, giải ngân 19 tỷ đồng`.
    """
    acts = [_act(row[part]) for part in parts]
    one, two = acts[::2], acts[1::2]
    return any(
        len(half) > 1 and half[0] != () and set(half) == {half[0]} and half[0] not in other
        for half, other in ((one, two), (two, one))
    )


def _act(one: Told) -> tuple[str, ...]:
    """The words of the act that is told just before a figure."""
    cue = next((cue for cue in one.read.cued("acts") if cue.end == one.figure.begin), None)
    return () if cue is None else tuple(one.read.words[cue.start : cue.end])


def _timed(one: Told, part: Told) -> bool:
    """Whether no two times that are told part a part from its whole."""
    explicit = one.claim.period_basis is Basis.EXPLICIT and part.claim.period_basis is Basis.EXPLICIT
    return not explicit or timely(one, part)


def of_them(one: Told) -> bool:
    """Whether a figure is some of the one before it: `129 were cancelled, 58 of them for lack of a bed`."""
    words, sets, end = one.read.words, one.read.language.sets, one.figure.end
    if one.read.language.plurals and of(one) and words[end + 1 : end + 2] != [] and words[end + 1] in sets["them|it"]:
        return True
    near_by = words[end : end + _PARTITIVE]
    last = next((at for at, word in enumerate(near_by) if word in MARKS), len(near_by))
    return phrased(one.read, "anaphors", end, end + last)  # not `612 triệu đồng, trong đó: ...`


def _few_of(one: Told, parts: Sequence[int]) -> bool:
    """Whether words behind a level say that some of it is told, and no more than two are: `8.316 tỷ đồng, trong đó chi
    đầu tư 2.941 tỷ đồng, chi thường xuyên 5.365 tỷ đồng`.
    """
    end = one.figure.end
    return len(parts) < _SOME and phrased(one.read, "anaphors", end, end + _PARTITIVE)


def sited(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether places are what parts a whole: several, no two of them alike."""
    places = [row[part].claim.cell.place for part in parts if row[part].claim.cell.place != row[whole].claim.cell.place]
    return len(parts) > 2 and len(set(places)) == len(places)


def small(one: Told) -> bool:
    """Whether a level is the sum of others by chance."""
    return one.figure.number.value < LEAST * one.figure.number.step


def other_kind(whole: Told, several: bool) -> bool:
    """Whether a whole may count what a list counts under `several` names, or under another one and so many that few
    things are counted by chance.
    """
    return whole.figure.counted and (several or whole.figure.number.value >= LEAST)


def possible(row: Sequence[Told], whole: int, parts: Sequence[int], values: Sequence[Interval]) -> bool:
    """Whether nothing told of a level and its parts, their size (`values` of the parts), time or place, keeps the one
    from being the whole.
    """
    one = row[whole]
    number, total = one.figure.number, printed(one)
    if whole in parts or not all(_timed(one, row[part]) for part in parts):
        return False
    if one.read is row[parts[0]].read and whole < parts[0] and (of_them(one) or _few_of(one, parts)):
        return False  # `fares accounted for £24.2 million of that, a subsidy for £11.5 million`
    alike = all(addable(one, row[part]) for part in parts)
    exceeded = not alike and any(row[part].figure.number.value >= number.value for part in parts)
    if exceeded and not (totalled(row, whole, parts) or of_whole(row, whole, parts) or making_up(row, parts)):
        return False
    listed = not alike and not opens(one) and parts[0] in itemised(row, whole, whole + FURTHEST)
    if listed and not of_them(row[parts[0]]):
        return False  # one more item: `1.132 băng rôn, 49 khẩu hiệu và 635 lá cờ`
    return not any(value.meet(total) for value in values)


def addable(one: Told, two: Told) -> bool:
    """Whether two levels are of one kind, or counts whose nouns are told before them: `seniors were 9,640`, `Home
    students numbered 4,680`.
    """
    return kin(one, two) or (unnamed(one) and unnamed(two)) or _numbered(one, two) or _numbered(two, one)


def _numbered(one: Told, two: Told) -> bool:
    """Whether the subject of a number without a unit is what another counts."""
    bare = not one.figure.unit and one.figure.kind is Kind.COUNT and two.figure.counted
    return bare and head(two) != "" and head(two) in own(one)
