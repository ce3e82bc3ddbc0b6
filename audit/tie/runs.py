"""Levels in a row that may be the parts of one whole: lists, and runs of levels of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.model import CHANGES, Measure
from audit.tie.complements import rest
from audit.tie.denominators import of, opens
from audit.tie.enumerations import before_acts, itemised, labelled
from audit.tie.grounds import remaining, totalled
from audit.tie.refusals import addable
from audit.tie.tenses import against
from audit.tie.told import FURTHEST, MARKS, Told, back, bracketed, headlines, reconcilable

MOST_PARTS, _SITES = 8, 24  # parts of a whole, and of one in a bracket
_BACK = 4  # sentences back to the whole
_CLOSE = 4  # words from a word of comparison to an old level
_SPAN = 2  # sentences from the first part to the last


class Opening(NamedTuple):
    """What begins at a level: the list of which it is the first item, its items before one that goes on with acts, and
    the whole `amid` the parts; `standing` are the levels before it, each with whether it is of their kind.
    """

    listed: tuple[int, ...]
    own: tuple[int, ...]
    amid: int | None
    standing: Sequence[tuple[int, bool]]


def opening_at(row: Sequence[Told], first: int) -> Opening:
    """What begins at a level, worked out once for all runs of parts from there."""
    listed = _items(row, first)
    reach = dict.fromkeys((*back(row, first, _BACK), *headlines(row, first)))
    able = [at for at in reach if summable(row[at]) and not _in_other_bracket(row[at], row[first])]
    standing = [(at, addable(row[at], row[first])) for at in able]
    return Opening(listed, tuple(before_acts(row, listed)), _amid(row, first), standing)


def _in_other_bracket(one: Told, first: Told) -> bool:
    """Whether a bracket of another sentence tells a level, which says there what something else comes to: `the placebo
    (n=401). Events occurred in 61 patients and ...`.
    """
    return bracketed(one) and one.read is not first.read and one.read.language.plurals


def runs(
    row: Sequence[Told], first: int, listed: tuple[int, ...], taken: set[int], amid: int | None
) -> Iterator[tuple[int, ...]]:
    """Levels of one kind from `first` on, with nothing of their kind between them but parts of theirs, the whole `amid`
    them and what is of another time; then the list, whatever its items count.
    """
    run, spread, any_kind, alike = [first], [first], [first], True
    for place in range(first + 1, min(len(row), first + FURTHEST)):
        one = row[place]
        apart = one.sentence - row[any_kind[-1]].sentence
        if apart > _SPAN or len(any_kind) == MOST_PARTS:
            break
        if place == amid or place in taken or not can_be_part(row, place) or not _countable(row[first], one):
            continue
        if _aside(row, place) and not bracketed(row[first]) and not rest(row, place):
            continue  # `lúa 23.750 ha, chiếm 47,5% diện tích gieo cấy (50.000 ha), ngô 4.120 ha`
        if is_some(one):
            continue  # `9.47 billion, including 1.1 billion of alterations, and 5.44 billion`
        any_kind.append(place)
        alike = alike and apart < _SPAN and addable(row[first], one)
        more = len(any_kind) > len(spread) + (alike and reconcilable(row[first], one, placed=False))
        if more and (alike or remaining(row, any_kind)):
            yield tuple(any_kind)  # `17,010 oaks, 12,150 birches; the remaining 9,720`
        if not alike and (one.sentence - row[spread[-1]].sentence >= _SPAN or not addable(row[first], one)):
            continue
        placed = reconcilable(row[first], one)
        if placed or reconcilable(row[first], one, placed=False):
            spread.append(place)  # `the rest of the United Kingdom sent us 82,400`
            if len(spread) > len(run) + placed and (len(spread) > 2 or remaining(row, spread)):
                yield tuple(spread)
        if placed:
            run.append(place)
            yield tuple(run)
    plain = all("/" not in row[at].figure.unit and summable(row[at]) for at in listed)
    plain = plain and not any(is_some(row[at]) for at in listed[1:])
    most = _SITES if bracketed(row[first]) else MOST_PARTS
    if plain and 1 < len(listed) <= most and not taken.intersection(listed) and set(run[: len(listed)]) != set(listed):
        yield listed


def _items(row: Sequence[Told], first: int) -> tuple[int, ...]:
    """The items of the list that begins at `first`, all of them in one bracket or none in any."""
    one = row[first]
    if not bracketed(one):
        listed = labelled(row, first) or itemised(row, first, first + FURTHEST)
        within = next((size for size in range(2, len(listed)) if is_some(row[listed[size]])), len(listed))
        listed = listed[:within]  # `4,680 from here and 1,560 from abroad, among them 612 from India`
        summed = len(listed) > 2 and totalled(row, listed[-1], listed[:-1])
        return tuple(listed[:-1] if summed else listed)
    found = [first]
    for at in range(first + 1, min(len(row), first + _SITES)):
        if row[at].read is not one.read or ")" in one.read.words[row[at - 1].figure.end : row[at].figure.begin]:
            break
        found += [at] if summable(row[at]) and bracketed(row[at]) else []
    return tuple(found)


def _amid(row: Sequence[Told], first: int) -> int | None:
    """The level that the one before it is told to be of: `12.3 was spent of the 30.0, which leaves 17.7`."""
    place = first + 1
    while place < len(row) and row[place].measure is Measure.SHARE:
        place += 1
    amid = place < len(row) and row[place].read is row[first].read and row[place].level and opens(row[place])
    known = amid and row[place].read.words[row[place].figure.begin - 1] in row[place].read.language.sets["determiners"]
    return place if known or _taken_of(row, first, place) else None


def _taken_of(row: Sequence[Told], part: int, whole: int) -> bool:
    """Whether words join a level to the one after it that it is some of: `met £67.5 million of the costs of £206.9`."""
    one, other = row[part], row[whole] if whole < len(row) else None
    if other is None or other.read is not one.read or not (one.read.language.plurals and other.level):
        return False
    words, sets = one.read.words, one.read.language.sets
    start, end = one.figure.end, other.figure.begin
    joints = [cue.end for cue in one.read.cued("wholes") if start <= cue.start and cue.end - cue.start > 1]
    joint = start + 1 if of(one) else next((place for place in joints if place < end), end)
    return joint + 1 < end and MARKS.isdisjoint(words[start:end]) and words[joint] in sets["determiners"]


def goes_on(row: Sequence[Told], at: int) -> bool:
    """Whether a level is told behind a label as one of the sentence before is, so that no run of parts begins here; but
    the first of them may be the whole of the rest: `Open files: 47. Waiting: 22. In hand: 25.`
    """
    before = next((place for place in back(row, at, 1) if not row[place].position and place < at), None)
    listed = [] if before is None or row[before].read is row[at].read else labelled(row, before)
    if before is None or at not in listed:
        return False
    first = not any(at in labelled(row, place) for place in back(row, before, 1) if not row[place].position)
    most = max(row[place].figure.number.value for place in listed[1:])
    return not (first and row[before].figure.number.value > most)


def can_be_part(row: Sequence[Told], at: int) -> bool:
    """Whether a level can be a part, and is not what a change before it is measured from: `5% up on the €39.3m`."""
    based = at > 0 and row[at - 1].measure in CHANGES and against(row, at - 1, at)
    return summable(row[at]) and not based


def is_some(one: Told) -> bool:
    """Whether the words before a level say that it is some of another, so that an act after a first one goes on with
    the whole: `41 đường bay, trong đó 33 đường bay quốc tế, mở mới 7 đường bay`.
    """
    return one.read.led("parts", one.figure.begin)


def _countable(one: Told, two: Told) -> bool:
    """Whether two levels are of one kind, or count things whatever these are called."""
    return addable(one, two) or (one.figure.counted and two.figure.counted)


def _aside(row: Sequence[Told], at: int) -> bool:
    """Whether a figure stands alone in a bracket."""
    around = (place for place in (at - 1, at + 1) if 0 <= place < len(row) and row[place].read is row[at].read)
    return bracketed(row[at]) and not any(bracketed(row[place]) for place in around)


def summable(one: Told) -> bool:
    """Whether a level can be added to others, or be their sum."""
    hard = one.claim.quantity.hard
    if one.figure.none or (one.position and _held(one)):
        return False
    return one.level and not one.aside and hard.low is not None and hard.high is not None


def _held(one: Told) -> bool:
    """Whether words just before a level say that another is held against it: `560 tỷ, trong khi cùng kỳ nộp 700 tỷ`."""
    begin, words, sets = one.figure.begin, one.read.words, one.read.language.sets
    bases = [cue for cue in one.read.cued("bases") if cue.end <= begin and not one.read.taken[cue.start]]
    if not bases:
        return False
    between = words[bases[-1].end : begin]
    idle = sets["skips|article|determiners|restated"]
    if words[bases[-1].start] in sets["change_openers"] and not idle.issuperset(between):
        return False  # `grants from trusts £894,000`
    return MARKS.isdisjoint(between) and len(between) <= _CLOSE
