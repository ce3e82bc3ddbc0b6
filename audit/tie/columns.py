"""The totals above items that tell the same things one after another: `- Án hình sự: thụ lý 118 vụ, giải quyết 116 vụ`
below `thụ lý 612 vụ, giải quyết 588 vụ`; `mầm non 29 trường, 412 lớp; tiểu học 41 trường, 742 lớp` behind `70 trường,
1.154 lớp`. The items are those of a list, clauses that semicolons part, or sentences in a row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import add, and_

from audit.tie.chances import fitting
from audit.tie.complements import adds_up
from audit.tie.enumerations import after_semicolon
from audit.tie.lists import marker
from audit.tie.told import Found, Told, back, bracketed, kin, kind, near, own, reconcilable

_LEAST = 3  # items of a list that tells a thing again and again
_WIDE = 24  # figures of an item
_MOST = 16  # clauses or sentences that tell the same
_ABOVE = 3  # sentences back to the totals
_BY_CHANCE = 0.005  # that a column only seems to add up to a level above

Item = list[int]
Column = tuple[int, ...]
Levels = dict[tuple[str, int], int]


def columns(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: the total, then what each item tells of it; `taken` are parts of other wholes."""
    known = set(taken)
    for listed, run in _runs(row):
        if listed and len(run) >= _LEAST:
            able = [one for one in _columns([_levels(row, item) for item in run]) if known.isdisjoint(one)]
            found = list(_totalled(row, run[0][0], able if len(able) > 1 else [one for one in able if _one(row, one)]))
        else:
            found = [] if listed else _told_together(row, run[:_MOST], known)
        known.update(part for places in found for part in places[1:])
        yield from (("parts", places, "items", 0.85) for places in found)


def _one(row: Sequence[Told], column: Column) -> bool:
    """Whether the reading gave all of a column one name."""
    return len({row[at].claim.cell.indicator for at in column}) == 1


def _runs(row: Sequence[Told]) -> Iterator[tuple[bool, list[Item]]]:
    """Items that go on with each other, and whether they are those of a list."""
    at = 0
    while at < len(row):
        end = at + 1
        while end < len(row) and _goes_on(row, at, end):
            end += 1
        if row[at].paragraph != row[end - 1].paragraph:
            yield True, _parted(range(at, end), lambda place: row[place].paragraph != row[place - 1].paragraph)
        else:
            sentences = _parted(range(at, end), lambda place: row[place].read is not row[place - 1].read)
            yield from ((False, _parted(one, lambda place: after_semicolon(row, place))) for one in sentences)
            yield False, sentences
        at = end


def _goes_on(row: Sequence[Told], first: int, at: int) -> bool:
    """Whether a figure stands in the paragraph of the one before it, or in the next item of a list that began with
    `first`.
    """
    one, before = row[at], row[at - 1]
    if one.paragraph == before.paragraph:
        return True
    following = row[first].listed and one.listed and one.paragraph == before.paragraph + 1
    return following and marker(one) == marker(row[first])


def _parted(places: Sequence[int], begins: Callable[[int], bool]) -> list[Item]:
    """Places in runs, of which each but the first `begins` one."""
    items: list[Item] = []
    for at in places:
        if not items or begins(at):
            items.append([])
        items[-1].append(at)
    return items


def _told_together(row: Sequence[Told], run: Sequence[Item], taken: set[int]) -> list[Column]:
    """The totals and columns of the most items in a row that tell at least two things, where one column seldom adds up
    so by chance and all the others have their totals beside its own.
    """
    levels = [_levels(row, item) for item in run]
    for size in range(len(run), 1, -1):
        for start in range(len(run) - size + 1):
            found = _columns(levels[start : start + size])
            if len(found) < 2 or not taken.isdisjoint(at for column in found for at in column):
                continue
            told = list(_totalled(row, run[start][0], found))
            sure = any(fitting(row[one[0]], [row[at] for at in one[1:]], _BY_CHANCE, slips=False) for one in told)
            beside = len({row[one[0]].sentence for one in told}) == 1
            if sure and beside and len(told) == len(found):
                return told
    return []


def _levels(row: Sequence[Told], item: Item) -> Levels:
    """The levels of an item by what they count, and which of that they are; none of one that is a table in a line."""
    places: Levels = {}
    told: Counter[str] = Counter()
    for at in item if len(item) <= _WIDE else ():
        one = row[at]
        if one.level and not one.aside and not bracketed(one):
            what = kind(one)
            places[what, told[what]] = at
            told[what] += 1
    return places


def _columns(levels: Sequence[Levels]) -> list[Column]:
    """What every item tells."""
    shared = reduce(and_, (places.keys() for places in levels))
    return [tuple(places[key] for places in levels) for key in levels[0] if key in shared]


def _totalled(row: Sequence[Told], first: int, found: Sequence[Column]) -> Iterator[Column]:
    """The columns with their totals: those they add up to; of one that adds up to none, the level of its name, or one
    beside the total of another column, from which a slip keeps it.
    """
    above = [place for place in back(row, first, _ABOVE) if _stands(row, place)]
    wholes: dict[Column, int] = {}
    for column in found:
        total = reduce(add, (row[at].claim.quantity.hard for at in column))
        exact = (at for at in above if row[at].claim.quantity.hard.meet(total) is not None)
        whole = next((at for at in exact if _can_be(row, at, column)), None)
        if whole is not None:
            wholes[column] = whole
    beside = {row[at].sentence for at in wholes.values()}
    for column in found:
        near_by = (at for at in above if row[at].sentence in beside or _named(row, at, column[0]))
        slip = (at for at in near_by if at not in wholes.values() and _can_be(row, at, column))
        whole = wholes[column] if column in wholes else next((at for at in slip if _adds_up(row, at, column)), None)
        if whole is not None:
            yield whole, *column


def _stands(row: Sequence[Told], place: int) -> bool:
    one = row[place]
    return one.level and not one.aside and not bracketed(one)


def _can_be(row: Sequence[Told], whole: int, column: Column) -> bool:
    sited = len({row[at].claim.cell.place for at in column}) == len(column)
    return all(kin(row[whole], row[at]) and reconcilable(row[whole], row[at], placed=not sited) for at in column)


def _adds_up(row: Sequence[Told], whole: int, column: Column) -> bool:
    return adds_up(row[whole], [row[at] for at in column])


def _named(row: Sequence[Told], whole: int, part: int) -> bool:
    """Whether all that the reading made of the name of a part is said of a whole."""
    return bool(own(row[part])) and own(row[part]) <= near(row[whole], row, whole) | own(row[whole])
