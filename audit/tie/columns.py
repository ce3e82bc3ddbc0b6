"""The totals above a list whose items tell the same things one after another: `- Án hình sự: thụ lý 118 vụ, giải quyết
116 vụ`, below `thụ lý 612 vụ, giải quyết 588 vụ`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.interval import Interval
from audit.tie.chances import add_up
from audit.tie.complements import adds_up
from audit.tie.lists import marker
from audit.tie.told import Found, Told, alike, back, bracketed, near, own, reconcilable

_LEAST = 3  # items of a list that tells a thing again and again
_ABOVE = 3  # sentences back to the totals

Column = tuple[int, ...]


def columns(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: the total, then what each item tells of it; `taken` are parts of other wholes."""
    at = 0
    while at < len(row):
        end = _end(row, at)
        if row[end - 1].paragraph - row[at].paragraph + 1 >= _LEAST:
            found = [column for column in _columns(row, at, end) if taken.isdisjoint(column)]
            yield from _totalled(row, at, found)
        at = end


def _end(row: Sequence[Told], at: int) -> int:
    """Where the items of a list end of which a figure is the first, or the next figure where it is in none."""
    end = at + 1
    while end < len(row) and row[at].listed and _goes_on(row, at, end):
        end += 1
    return end


def _goes_on(row: Sequence[Told], first: int, at: int) -> bool:
    """Whether a figure stands in the item of the one before it, or in the next of a list that began with `first`."""
    one, before = row[at], row[at - 1]
    if one.paragraph == before.paragraph:
        return True
    return one.listed and one.paragraph == before.paragraph + 1 and marker(one) == marker(row[first])


def _columns(row: Sequence[Told], start: int, end: int) -> list[Column]:
    """The first level in each item of a thing that all items tell of."""
    told: dict[tuple[str, str], dict[int, int]] = {}
    for at in range(start, end):
        one = row[at]
        if one.level and not one.aside and not bracketed(one):
            key = one.claim.cell.indicator, one.figure.unit
            told.setdefault(key, {}).setdefault(one.paragraph, at)
    items = row[end - 1].paragraph - row[start].paragraph + 1
    return [tuple(places.values()) for places in told.values() if len(places) == items]


def _totalled(row: Sequence[Told], first: int, found: Sequence[Column]) -> Iterator[Found]:
    """The columns with their totals: those they add up to; of one that adds up to none, the level of its name, or one
    beside the total of another column, from which a slip keeps it.
    """
    above = [place for place in back(row, first, _ABOVE) if _stands(row, place, first)]
    wholes: dict[Column, int] = {}
    for column in found:
        exact = (at for at in above if _can_be(row, at, column) and add_up(_allowed(row, at, column)))
        whole = next(exact, None)
        if whole is not None:
            wholes[column] = whole
    beside = {row[at].sentence for at in wholes.values()}
    for column in found:
        near_by = (at for at in above if at not in wholes.values() and _can_be(row, at, column))
        slip = (at for at in near_by if _named(row, at, column[0]) or row[at].sentence in beside)
        whole = wholes.get(column, next((at for at in slip if _adds_up(row, at, column)), None))
        if whole is not None:
            yield "parts", (whole, *column), "items", 0.85


def _stands(row: Sequence[Told], place: int, first: int) -> bool:
    one = row[place]
    return one.level and not one.aside and not bracketed(one) and one.paragraph < row[first].paragraph


def _can_be(row: Sequence[Told], whole: int, column: Column) -> bool:
    return all(alike(row[whole], row[at]) and reconcilable(row[whole], row[at]) for at in column)


def _allowed(row: Sequence[Told], whole: int, column: Column) -> list[Interval]:
    return [row[at].claim.quantity.hard for at in (whole, *column)]


def _adds_up(row: Sequence[Told], whole: int, column: Column) -> bool:
    return adds_up(row[whole], [row[at] for at in column])


def _named(row: Sequence[Told], whole: int, part: int) -> bool:
    """Whether all that the reading made of the name of a part is said of a whole."""
    return bool(own(row[part])) and own(row[part]) <= near(row[whole], row, whole) | own(row[whole])
