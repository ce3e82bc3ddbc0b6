"""The whole that a sentence before tells of the parts that a sentence lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.model import CHANGES, Kind
from audit.tie.complements import CLOSED, adds_up, complete, exhausts, one_kind, sums_up
from audit.tie.enumerations import APART, closing, itemised, outside
from audit.tie.told import (
    FURTHEST,
    Found,
    Told,
    akin,
    back,
    bracketed,
    content,
    human,
    near,
    phrased,
    phrases,
    reconcilable,
    timely,
    together,
)

_BACK = 4  # sentences back to the whole that a list names
_NEAR = 2  # sentences back to the whole of parts that name none
_ANAPHOR = 5  # words in which a sentence says that it goes on
_ITEMS = 3  # of a list that only a colon opens
_GAP = 3  # characters between two sentences, at most


def told_above(row: Sequence[Told], first: int) -> Iterator[Found]:
    """The whole in a sentence before of the parts that a sentence lists: `Of these, ...`, `Doanh thu gồm ...`."""
    one, read = row[first], row[first].read
    listed, subject = itemised(row, first), frozenset[str]()
    if _goes_on(one) and one.figure.begin < APART:
        whole = _main(row, first, frozenset(), listed, loose=True)
        if whole is not None and not _holds(row[whole], one):
            whole = _just_told(row, first) or whole
        if whole is not None and not phrased(read, "anaphors", 0, one.figure.begin) and not _adjoining(row[whole], one):
            return  # `Volunteers keep us going. We have 840 of them` counts who was named without a number
        exact = whole is not None and exhausts(row[whole], [row[place] for place in listed])
        relation = "parts" if complete(row, listed) or exact else "some"
    else:
        cue = next((cue for cue in read.cued("all_parts") if cue.end <= one.figure.begin), None)
        subject = (
            content(read, 0, cue.start) - phrases(one, "totals") - phrases(one, "attributes") if cue else frozenset()
        )
        if subject:
            whole, relation = _main(row, first, subject, listed), "parts"
        else:
            return
    if whole is None or (relation == "parts" and len(listed) < 2):
        return
    parts = [place for place in listed if relation == "parts" or _some_of(row[whole], row[place])]
    if parts and (
        relation == "some"
        or _sexes(row, whole, listed)
        or one_kind(row[whole], [row[place] for place in parts], closed=bool(subject))
    ):
        yield relation, (whole, *parts), "sentence before", 0.85


def told_before_colon(row: Sequence[Told], first: int) -> Iterator[Found]:
    """The last level of the sentence before, where one that has a pronoun for its subject lists its parts up to a last
    one that a joining word opens: `The union counts 148 members. They are spread as follows: Europe 47, Asia 38 and
    Africa 63`.
    """
    one, listed = row[first], itemised(row, first)
    words, last = one.read.words, row[listed[-1]]
    opened = one.read.language.plurals and words[0] in one.read.language.sets["taking_up"] and not one.position
    if not opened or ":" not in words[: one.figure.begin] or len(listed) < _ITEMS:
        return
    whole = next((at for at in back(row, first, 1) if row[at].sentence < one.sentence and row[at].level), None)
    joined = closing(last, outside(words[row[listed[-2]].figure.end : last.figure.begin]))
    if whole is None or not joined or row[whole].aside or not row[whole].figure.counted or not one.figure.counted:
        return
    if timely(row[whole], one) and adds_up(row[whole], [row[at] for at in listed], CLOSED):
        yield "parts", (whole, *listed), "sentence before", 0.85


def _goes_on(one: Told) -> bool:
    """Whether the sentence of a figure begins by saying that it goes on with some of what was told: `Of these, ...`,
    not `The number of those injured was ...`.
    """
    end = min(len(one.read.words), _ANAPHOR)
    numbered = one.read.language.plurals and any(cue.end <= end for cue in one.read.cued("quantity"))
    return phrased(one.read, "anaphors", 0, end) and not numbered


def resumed(row: Sequence[Told], listed: Sequence[Found]) -> Iterator[Found]:
    """The levels of a sentence that goes on with some of those told before, each with the last of its name and unit
    that can be its whole, and what its paragraph tells of their changes: `làm chết 708 người, bị thương 1.484 người.
    Trong đó vụ nghiêm trọng làm bị thương 378 người. So với cùng kỳ giảm 133 người bị thương`.
    """
    parts = {part for _, places, _, _ in listed for part in places[1:]}
    for at, one in enumerate(row):
        named = one.level and not one.aside and bool(one.claim.cell.indicator)
        if not named or at in parts or not _goes_on(one):
            continue
        before = (place for place in back(row, at, _BACK) if row[place].sentence < one.sentence)
        whole = next((place for place in before if row[place].level and _named_alike(row[place], one)), None)
        if whole is not None and _holds(row[whole], one):
            yield "some", (whole, at), "resumed", 0.85
            for later in range(at + 1, min(len(row), at + FURTHEST)):
                change = row[later]
                if change.paragraph != one.paragraph:
                    break
                if change.measure in CHANGES and change.claim.cell.indicator == one.claim.cell.indicator:
                    yield "change", (at, later), "resumed", 0.85


def _named_alike(one: Told, two: Told) -> bool:
    first, second = one.claim.cell, two.claim.cell
    same = (first.indicator, first.unit, first.measure) == (second.indicator, second.unit, second.measure)
    return same and timely(one, two)


def _some_of(whole: Told, part: Told) -> bool:
    """Whether a count can be some of another: of its kind, and no more than it."""
    return akin(whole, part) and _holds(whole, part)


def _sexes(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether people are told apart by words that leave no third, of a count in the sentence before, whatever counts
    them there: `342 ca mắc. Trong số này có 188 nam và 154 nữ`.
    """
    near_by = row[listed[0]].sentence - row[whole].sentence == 1 and row[whole].figure.counted
    return near_by and len(listed) > 1 and all(human(row[at]) for at in listed) and complete(row, listed)


def _adjoining(one: Told, two: Told) -> bool:
    """Whether the sentence of one figure follows that of another at once."""
    return two.read.start - one.read.end <= _GAP


def _main(
    row: Sequence[Told], first: int, subject: frozenset[str], parts: Sequence[int], *, loose: bool = False
) -> int | None:
    """The level that a sentence before tells in the words of the parts' subject; where they have none, one in their
    unit (any count where `loose`) of the nearest sentence that speaks of their time and place: the one that they add
    up to, at least nearly, else the first.
    """
    found = nearly = None
    for place in back(row, first, _BACK):
        other = row[place]
        if found is not None and other.sentence != row[found].sentence:
            break
        if found is None and not subject and _of_plan(other, row[first]):
            return None
        if other.sentence == row[first].sentence or not _stands(other, row[first]):
            continue
        if not subject and (akin(other, row[first]) or (loose and other.figure.counted)):
            if found is None or _holds(other, row[first]) or not _holds(row[found], row[first]):
                found = place  # `ghi nhận 18 ca, nâng tổng số lên 264 ca. Trong số này, 171 ca`
            if len(parts) > 1 and sums_up(row, place, parts):
                return place
            if len(parts) > 1 and adds_up(other, [row[part] for part in parts]):
                nearly = place
        elif subject and subject <= near(other, row, place):
            return place
    found = found if nearly is None else nearly
    return found if found is not None and row[first].sentence - row[found].sentence <= _NEAR else None


def _just_told(row: Sequence[Told], first: int) -> int | None:
    """The only level of the sentence just before that a part can be of, whatever time was told before."""
    before = [at for at in back(row, first, 1) if row[at].sentence < row[first].sentence and row[at].level]
    whole = row[before[0]] if len(before) == 1 else None
    able = whole is not None and not whole.aside and akin(whole, row[first]) and reconcilable(whole, row[first])
    return before[0] if whole is not None and able and _holds(whole, row[first]) else None


def _of_plan(other: Told, one: Told) -> bool:
    """Whether an amount is told with its plan, so that no level of its own is there to be parted: `gieo 497/500 ha`."""
    return other.figure.kind is Kind.RATIO and not other.figure.counted and other.figure.unit == one.figure.unit


def _holds(whole: Told, part: Told) -> bool:
    """Whether one level is as much as another at least, of which it may then be the whole."""
    return whole.figure.number.value >= part.figure.number.value


def _stands(other: Told, one: Told) -> bool:
    """Whether a level before can be the whole of a part."""
    if not other.level or other.aside or bracketed(other) or other.figure.counted != one.figure.counted:
        return False
    return together(other, one) and (other.figure.counted or other.figure.unit == one.figure.unit)
