"""The parts of a whole that a sentence splits up which opens by saying so: `Chia ra: khối trường học 13.900 lượt`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.tie.complements import CLOSED, adds_up, complete, one_kind, sums_up
from audit.tie.enumerations import APART, first_clause, in_turn, itemised
from audit.tie.told import Found, Told, back, cued, first_of, head, near, phrased, reconcilable

_BACK = 3  # sentences back to the whole
_OPENING = 6  # words in which a sentence says that it splits something up
_CLASSES = ("all_parts", "parts")


def divisions(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: the whole, then its parts; `taken` are parts that are known already."""
    for at, one in enumerate(row):
        if at in taken or not one.level or one.aside or not first_of(row, at) or not _splits(one):
            continue
        listed = itemised(row, at)
        found = None if len(listed) < 2 or in_turn(row, listed) else _divided(row, at, listed)
        if found is not None:
            yield "parts", found, "division", 0.85


def _splits(one: Told) -> bool:
    """Whether a sentence opens with words for a structure or for parts with a colon behind them, with those for all
    parts, `Cụ thể, có 3 giải nhất, 14 giải nhì`, or says what it speaks of as known to be: `The dead include 9 men`.
    """
    read, begin = one.read, one.figure.begin
    end = min(_OPENING, begin)
    if begin > _OPENING + APART:
        return False
    told = phrased(read, "structures", 0, end) or any(cued(read, name, 0, end) for name in _CLASSES)
    first = read.cue_at.get(0)
    goes_on = read.language.plurals and read.words[0] in read.language.sets["definites"]
    goes_on = goes_on and any(read.led(name, begin) for name in _CLASSES)
    return (told and ":" in read.words[:begin]) or (first is not None and "all_parts" in first.value) or goes_on


def _divided(row: Sequence[Told], first: int, listed: list[int]) -> tuple[int, ...] | None:
    """The level before that the items add up to as printed, else nearly or but for a slip, the nearest of several, and
    these items.
    """
    before = [place for place in back(row, first, _BACK) if _stands(row[place], row[first])]
    found = [(place, first_clause(row, place, listed)) for place in before]
    found.sort(key=lambda one: row[one[0]].claim.quantity.hard.width is None)  # `over 50 million` is any sum above it
    exact = (one for one in found if sums_up(row, *one))
    near_by = (one for one in found if _nearly(row, *one))
    told = next(exact, None) or next(near_by, None)
    return None if told is None else (told[0], *told[1])


def _stands(whole: Told, first: Told) -> bool:
    """Whether a level told before can be what a sentence splits up."""
    return whole.sentence != first.sentence and whole.level and not whole.aside and reconcilable(whole, first)


def _nearly(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    parts = [row[at] for at in listed]
    if any(part.figure.number.value >= row[whole].figure.number.value for part in parts):
        return False  # of `14 người chết và 176 người bị thương` the one is no part of the other
    most = 1.0 if complete(row, listed) else CLOSED
    return (one_kind(row[whole], parts) or _named(row, whole, listed)) and adds_up(row[whole], parts, most)


def _named(row: Sequence[Told], whole: int, listed: Sequence[int]) -> bool:
    """Whether parts count what the words of a whole speak of: `57 em đoạt giải`, of which so many are `giải nhất`."""
    nouns = {head(row[at]) for at in listed}
    return len(nouns) == 1 and row[whole].figure.counted and nouns <= near(row[whole], row, whole)
