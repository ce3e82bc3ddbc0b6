"""What one side of an account leaves above the other: a deficit with the exports and imports it is between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.tie.chances import fitting
from audit.tie.contents import holds
from audit.tie.told import Found, Told, alike, back, head, near, own, phrased, reconcilable, stem, stretch

_BACK = 5  # sentences back to the two sides
_CHANCE = 0.6  # what words say outright may as well be a slip away


def balances(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: the greater side, the less one, and the balance between them."""
    for at, one in enumerate(row):
        if at in taken or one.aside or not one.level or not _balance(row, at):
            continue
        found = min(_fitting(row, at), default=None)
        if found is not None:
            _, greater, less = found
            yield "parts", (greater, less, at), "balance", 0.8


def _fitting(row: Sequence[Told], at: int) -> Iterator[tuple[float, int, int]]:
    """The sides that leave a balance, the greater first, with the chance that they only seem to."""
    for tried, (first, second) in enumerate(_sides(row, at), 1):
        greater, less = sorted((first, second), key=lambda place: -row[place].figure.number.value)
        likely = fitting(row[greater], (row[less], row[at]), _CHANCE / tried)
        if likely is not None:
            yield likely * tried, greater, less


def _balance(row: Sequence[Told], at: int) -> bool:
    """Whether a figure is called a balance, in the words around it or in those that the reading gave it."""
    one = row[at]
    named = holds(one.part.words, one.read.language.sets["balances"])
    return named or phrased(one.read, "balances", *stretch(one, row, at))


def _sides(row: Sequence[Told], at: int) -> Iterator[tuple[int, int]]:
    """The levels before a balance that are called by the two sides of an account and are of one time, the nearest
    first.
    """
    found = [
        place
        for place in back(row, at, _BACK)
        if row[place].level and not row[place].aside and alike(row[place], row[at])
        if reconcilable(row[place], row[at])
        and not phrased(row[place].read, "balances", *stretch(row[place], row, place))
    ]
    for sides in row[at].read.language.sets["accounts"]:
        one, two = sides.split("|")
        others = [place for place in found if _called(row, place, two) and not _called(row, place, one)]
        for place in found:
            if _called(row, place, one) and not _called(row, place, two):
                yield from ((place, other) for other in others if reconcilable(row[place], row[other]))


def _called(row: Sequence[Told], place: int, side: str) -> bool:
    one = row[place]
    words = frozenset(stem(word, one.read.language) for word in side.split())
    return words <= near(one, row, place) | own(one) | {head(one)}
