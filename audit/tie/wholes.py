"""The whole of a share that names none, or names it in other words: what the sentences before speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from audit.tie.fits import EXACT, SLIP, share_fit
from audit.tie.members import noun, of
from audit.tie.told import Pick, Told, akin, back, bracketed, content, head, kindred, near, own, reconcilable, stem

_BACK = 6  # sentences back to the whole
_MOST = 12  # levels, the nearest first, that are looked at
_TOPIC = 3  # sentences back to one that nothing names


def topical(row: Sequence[Told], at: int, part: int, wholes: Mapping[int, int], olds: frozenset[int]) -> Pick | None:
    """The level that a share can be of: called by the words after the percentage, which may be of the same root only
    (`5% of all prisoners` of the `12,480 people held in prisons`), or where none stand of the part's kind.

    Of several, one with which the figures agree; else, where it is called so, the nearest that a slip keeps from
    agreeing.
    """
    said_of = noun(row, at) or part_of_those(row, part)
    found = list(islice((place for place in _levels(row, part, at, olds) if _can_be(row, place, part, said_of)), _MOST))
    named = [place for place in found if said_of and _called(row, place, said_of)]
    loose = [] if named else [place for place in found if _near_by(row, place, part) and place not in wholes]
    for places, fit, sure in ((named, EXACT, 0.85), (loose, EXACT, 0.8), (named, SLIP, 0.8)):
        for place in places:
            if share_fit(row[part], row[at], row[place], fit) >= fit:
                return place, "topic", sure
    return None


def part_of_those(row: Sequence[Told], part: int) -> frozenset[str]:
    """The words of what a part says that it is of: `$1.62 billion of revenue`, `14,325 of the homes`."""
    one = row[part]
    return noun(row, part) if (not one.figure.counted or one.figure.elided) and of(one) else frozenset()


def _levels(row: Sequence[Told], part: int, at: int, olds: frozenset[int]) -> Iterator[int]:
    """The levels before a share that a part can be of, the nearest first."""
    for place in back(row, max(part, at), _BACK):
        other = row[place]
        hard = other.claim.quantity.hard
        bound = hard.low is not None and hard.high is not None
        usable = bound and other.level and not other.aside and not bracketed(other)
        if usable and place not in (part, at) and place not in olds and other.figure.kind is row[part].figure.kind:
            yield place


def _can_be(row: Sequence[Told], place: int, part: int, said_of: frozenset[str]) -> bool:
    one, other = row[part], row[place]
    if not reconcilable(one, other) or not narrowed(row, part) <= near(other, row, place) | own(other):
        return False
    return bool(said_of) or _near_by(row, place, part)


def _called(row: Sequence[Told], place: int, words: frozenset[str]) -> bool:
    other = row[place]
    return kindred(words, near(other, row, place) | own(other) | {head(other)})


def _near_by(row: Sequence[Told], place: int, part: int) -> bool:
    one, other = row[part], row[place]
    beside = place == part - 1 and other.read is one.read and one.figure.counted and other.figure.counted
    kin = beside or akin(other, one) or akin(one, other) or _called(row, place, frozenset([head(one)]))
    return kin and one.sentence - other.sentence <= _TOPIC


def narrowed(row: Sequence[Told], part: int) -> frozenset[str]:
    """The words that narrow a part's noun before a verb: `công lập` of `43 trường công lập đã đạt chuẩn`."""
    one = row[part]
    words, sets, start = one.read.words, one.read.language.sets, one.figure.end
    if one.read.language.plurals:
        own = frozenset(stem(word, one.read.language) for word in one.figure.unit.lower().split()) - {head(one)}
        return own if start < len(words) and words[start][0].isalpha() else frozenset()
    for index in range(start, min(start + 6, len(words))):
        if not words[index][0].isalpha():
            break
        if words[index] in sets["predicates"] or words[index] in sets["verbal"]:
            return content(one.read, start, index)
    return frozenset()
