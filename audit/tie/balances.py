"""What one side of an account leaves above the other: a deficit with the exports and imports it is between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from audit.tie.accounts import accounts, called, named
from audit.tie.chances import fitting
from audit.tie.contents import holds
from audit.tie.told import (
    FURTHEST,
    Found,
    Told,
    alike,
    back,
    phrased,
    reconcilable,
    stretch,
)

_BACK, _ON = 5, 2  # sentences back or on to the two sides
_CHANCE = 0.6  # what words say outright may as well be a slip away


def balances(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: the greater side, the less one, and the balance between them; first those that agree
    as printed, as a side is of one balance.
    """
    able = [at for at, one in enumerate(row) if at not in taken and not one.aside and one.level and _balance(row, at)]
    sides: set[int] = set()
    for slips in (False, True):
        for at in able:
            found = min(_fitting(row, at, slips=slips), default=None)
            if found is not None and at not in sides and found[2] not in sides:
                _, greater, less = found
                sides.update((less, at))
                yield "parts", (greater, less, at), "balance", 0.8


def unbalanced(row: Sequence[Told], found: Found) -> Found:
    """What a list joins without the balance of two of its items, which is no part of a whole: `trade came to 930:
    exports 475, imports 455, a surplus of 20`.
    """
    relation, places, why, sure = found
    whole, *parts = places
    left = [at for at in parts if len(parts) > 2 and _balance(row, at) and _between(row, at, parts)]
    return (relation, (whole, *(at for at in parts if at not in left)), why, sure) if left else found


def _between(row: Sequence[Told], at: int, parts: Sequence[int]) -> bool:
    """Whether a figure is how far two others are apart."""
    others = [row[other].figure.number.value for other in parts if other != at]
    return any(abs(one - two) == row[at].figure.number.value for one, two in combinations(others, 2))


def _fitting(row: Sequence[Told], at: int, *, slips: bool) -> Iterator[tuple[float, int, int]]:
    """The sides that leave a balance, the greater first, with the chance that they only seem to."""
    for tried, (first, second) in enumerate(_sides(row, at), 1):
        greater, less = sorted((first, second), key=lambda place: -row[place].figure.number.value)
        likely = fitting(row[greater], (row[less], row[at]), _CHANCE / tried, slips=slips)
        if likely is not None:
            yield likely * tried, greater, less


def _balance(row: Sequence[Told], at: int) -> bool:
    """Whether a figure is called a balance, in the words around it or in those that the reading gave it."""
    one = row[at]
    named = holds(one.part.words, one.read.language.sets["balances"])
    return named or phrased(one.read, "balances", *stretch(one, row, at))


def _sides(row: Sequence[Told], at: int) -> Iterator[tuple[int, int]]:
    """The levels before or after a balance that are called by the two sides of an account, and not as well the other
    way round, and are of one time, those before first and the nearest of each. Where each side has levels called by it
    alone, what is called by both is neither: `xuất nhập khẩu`.
    """
    found = [
        place
        for place in (*back(row, at, _BACK), *_on(row, at))
        if row[place].level
        and alike(row[place], row[at])
        and reconcilable(row[place], row[at])
        and not apart(row[place], row[at])
    ]
    left = [place for place in found if phrased(row[place].read, "balances", *stretch(row[place], row, place))]
    plain = [place for place in found if not row[place].aside and place not in left]
    words = {place: named(row, place) for place in found}
    for account in accounts(row[at].read.language.code):
        able = left if account.nets else plain
        ones = {place for place in able if called(words[place], account.ones)}
        twos = {place for place in found if called(words[place], account.twos) and place not in left}
        if ones - twos and twos - ones:
            ones, twos = ones - twos, twos - ones
        for place in filter(ones.__contains__, found):
            others = (other for other in found if other in twos and not (place in twos and other in ones))
            yield from ((place, other) for other in others if other != place and reconcilable(row[place], row[other]))


def apart(one: Told, two: Told) -> bool:
    """Whether two figures have times of their own that are not the same: a month's deficit is none of its year's."""
    timed = all("period" in dict(each.claim.evidence) for each in (one, two))
    return timed and one.claim.cell.period != two.claim.cell.period


def _on(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places after one within a few sentences, the nearest first."""
    for place in range(at + 1, min(len(row), at + FURTHEST)):
        if row[place].sentence - row[at].sentence > _ON:
            return
        yield place
