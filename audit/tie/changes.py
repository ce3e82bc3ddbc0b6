"""A change with the two levels that it lies between, wherever a document tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.model import CHANGES, Measure
from audit.tie.bases import both_levels, old_level, told_elsewhere
from audit.tie.fits import EXACT, SLIP, change_fit
from audit.tie.levels import agreed, between, concluding, strange
from audit.tie.movements import VERBS, of_its_own, points, same_unit, yearly
from audit.tie.outcomes import new_level
from audit.tie.pronouns import taken_up
from audit.tie.reckonings import reckoned
from audit.tie.sequels import sequel
from audit.tie.told import (
    Found,
    Pick,
    Told,
    clause,
    phrased,
    phrases,
    said,
)

_SURE = 0.9  # what the wording of a sentence ties
_TWICE = 5  # words between a change and the same told again
_OPENED = frozenset(",(+-")  # marks before that


def changes(row: Sequence[Told], lists: Mapping[int, int], gaps: frozenset[int] = frozenset()) -> Iterator[Found]:
    """`change` as places in `row`: new level, change, old level, the last only where it is told.

    `lists` maps the figures that a list gives to a whole to it: of these a change is seldom told; `gaps` only tell how
    far two levels are apart.
    """
    parts = frozenset(lists)
    told: dict[int, tuple[Pick, Pick]] = {}  # the levels of the changes before
    for at, one in enumerate(row):
        if one.measure not in CHANGES or yearly(one) or of_its_own(one):
            continue
        new, old, apart = _levels(row, at, lists, parts, gaps, told)
        if new is None or (apart and old is None):
            continue
        if _multiple(one) and (old is None or not _as_many(row, at, new, old)):
            continue
        if old is None or old[0] == new[0]:
            if row[new[0]].read is one.read:
                yield "change", (new[0], at), new[1], new[2]
        elif (new[1] == "pronoun" or same_unit(row[new[0]], row[old[0]], one)) and not _of_others(
            row, at, new, old, told
        ):
            told[at] = (new, old)
            if _unsigned(row, at):
                least, most = sorted((new[0], old[0]), key=lambda place: row[place].figure.number.value)
                if (one.claim.quantity.hard.high or 0) > 0:
                    yield "parts", (most, least, at), "difference", min(new[2], old[2])
                elif least == new[0]:
                    yield _found(at, new, old)  # `the deficit shrank to £3.1m from £4.5m, an improvement of £1.4m`
                continue
            yield _found(at, new, old)
            twice = at and at - 1 not in told and row[at - 1].measure in CHANGES and _again(row, at)
            if twice and change_fit(row[new[0]], row[at - 1], row[old[0]]):
                yield _found(at - 1, new, old)


def _levels(
    row: Sequence[Told],
    at: int,
    lists: Mapping[int, int],
    parts: frozenset[int],
    gaps: frozenset[int],
    told: Mapping[int, tuple[Pick, Pick]],
) -> tuple[Pick | None, Pick | None, bool]:
    """The new and the old level of a change, as far as they are told, and whether the nearest two are of other things.

    What the words name goes first; where its numbers do not fit, what is told elsewhere that does.
    """
    one = row[at]
    if (known := taken_up(row, at)) is not None:
        return *known, False
    old = old_level(row, at)
    new = new_level(row, at, old, parts, gaps)
    reached = new is not None and new[1] == "to"
    if old is None and one.claim.cell.base is None and not reached and (pair := both_levels(row, at)) is not None:
        new, old = pair
    if old is None and new is not None:
        old = told_elsewhere(row, at, new[0])
    apart = new is not None and old is not None and strange(row, at, old[0], new[0])
    new, old = _fitting(row, at, lists, new, None if apart else old)
    if (new is None or old is None) and (again := _told_again(row, at, told)) is not None:
        last, first = (pick[0] for pick in told[again])
        new, old = told[again] if change_fit(row[last], one, row[first]) else (new, old)
    if new is not None and old is None and new[0] in lists:
        new, old = _of_whole(row, at, lists[new[0]]) or (new, old)
    if new is not None and old is not None and _of_another_change(row, at, new[0], old[0], told):
        old = None
    return new, old, apart


def _fitting(
    row: Sequence[Told], at: int, lists: Mapping[int, int], new: Pick | None, old: Pick | None
) -> tuple[Pick | None, Pick | None]:
    """The levels of a change that its words name, where they fit, else those told elsewhere that do."""
    one = row[at]
    if new is None or old is None:
        found = between(row, at, new[0] if new else None, old[0] if old else None)
        if found is not None and lists.get(found[0][0]) != found[1][0]:  # no part is changed from its whole
            new, old = found
    if new is None or old is None or not change_fit(row[new[0]], one, row[old[0]]):
        new, old = sequel(row, at, _own(row, at, new)) or (new, old)
    if (new is None or old is None) and not points(one):
        new, old = reckoned(row, at, [known[0] for known in (new, old) if known is not None], lists) or (new, old)
    if new is not None and old is not None and not change_fit(row[new[0]], one, row[old[0]]):
        new, old = agreed(row, at) or (new, old)
    return new, old


def _of_another_change(row: Sequence[Told], at: int, new: int, old: int, told: Mapping[int, tuple[Pick, Pick]]) -> bool:
    """Whether two levels are not those of a change that they do not agree with, as another one tells: the change
    before, which this one tells again in its own measure, or one to another new level from the same old one, `double
    the 185,000 expected, and December's gain was raised by 117,000 to 333,000`.
    """
    if change_fit(row[new], row[at], row[old], EXACT):
        return False
    if at and _again(row, at) and at - 1 not in told and not change_fit(row[new], row[at - 1], row[old], EXACT):
        return True
    return new > at > old and any(pair[1][0] == old and pair[0][0] < old for pair in told.values())


def _unsigned(row: Sequence[Told], at: int) -> bool:
    """Whether the noun of an amount leaves open which way it went: an `improvement` of punctuality, or of delays."""
    one = row[at]
    amount = one.measure is Measure.CHANGE or points(one)
    return amount and phrased(one.read, "turns", clause(row, at), one.figure.begin)


def _own(row: Sequence[Told], at: int, new: Pick | None) -> int | None:
    """The level that the sentence of a change gives it."""
    return new[0] if new is not None and row[new[0]].read is row[at].read else None


def _of_others(row: Sequence[Told], at: int, new: Pick, old: Pick, told: Mapping[int, tuple[Pick, Pick]]) -> bool:
    """Whether a change that its wording ties less surely to two levels does not agree with them, and the change between
    them was told already: `25% less than last year's 35.1 and 23% below the average`.
    """
    if min(new[2], old[2]) >= _SURE or change_fit(row[new[0]], row[at], row[old[0]], EXACT):
        return False
    before = (place for place, (one, two) in told.items() if (one[0], two[0]) == (new[0], old[0]))
    return any(row[place].measure is row[at].measure and not _again(row, at) for place in before)


def _found(at: int, new: Pick, old: Pick) -> Found:
    return "change", (new[0], at, old[0]), min((new, old), key=lambda pick: pick[2])[1], min(new[2], old[2])


def _of_whole(row: Sequence[Told], at: int, whole: int) -> tuple[Pick, Pick] | None:
    """The levels of a change that is told behind the parts of the whole that changed: `112 người, trong đó 91 nữ, giảm
    18 người so với năm 2022`.
    """
    old = told_elsewhere(row, at, whole) if row[whole].read is row[at].read else None
    fits = old is not None and change_fit(row[whole], row[at], row[old[0]])
    return ((whole, "whole", 0.8), old) if old is not None and fits else None


def _told_again(row: Sequence[Told], at: int, told: Mapping[int, tuple[Pick, Pick]]) -> int | None:
    """The change before that one is in other measure, with no more between them than its levels: `0.9 million more than
    the current 37.5 million, an increase of 2.4%`.
    """
    before = at - 1
    while before >= 0 and before not in told and row[before].read is row[at].read:
        before -= 1
    if before < 0 or row[before].read is not row[at].read or row[before].measure is row[at].measure:
        return None
    if before == at - 1:
        return before if _again(row, at) else None
    levels = {pick[0] for pick in told[before]}
    return before if levels.issuperset(range(before + 1, at)) and concluding(row, at) else None


def _again(row: Sequence[Told], at: int) -> bool:
    """Whether a change is the one before it told in percent, or that in percent told as an amount: `giảm 402 hộ, tức
    11,4%`, `tăng 13% (tương ứng 6,8 triệu đồng)`, `giảm 4 vụ (-18,2%)`.
    """
    one, before = row[at], row[at - 1]
    if one.read is not before.read or one.measure is before.measure or before.measure not in CHANGES:
        return False
    if one.figure.restates is before.figure:
        return True
    words = one.read.words[before.figure.end : one.figure.begin]
    idle = said(one, VERBS) | phrases(one, "restating") | one.read.language.sets["skips"] | _OPENED
    return len(words) <= _TWICE and all(word in idle for word in words)


def _multiple(one: Told) -> bool:
    """Whether a growth is told as so many times as much, which may be as of anything: `nợ gấp 3 lần vốn chủ sở hữu`."""
    return one.measure is Measure.GROWTH and one.figure.unit != "percent"


def _as_many(row: Sequence[Told], at: int, new: Pick, old: Pick) -> bool:
    """Whether a level is as many times another as is told, or but for a slip where the wording is sure of both."""
    least = SLIP if min(new[2], old[2]) >= _SURE else EXACT
    return change_fit(row[new[0]], row[at], row[old[0]], least) >= least
