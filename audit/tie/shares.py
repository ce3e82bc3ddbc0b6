"""A percentage with the part that it is the share of, and the whole, wherever a document tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from audit.model import Kind, Measure
from audit.tie.told import (
    Told,
    akin,
    alike,
    back,
    bracketed,
    clause,
    content,
    cued,
    head,
    near,
    own,
    phrased,
    phrases,
    said,
    stem,
    together,
)

_BACK = 6  # sentences back to the whole or the part of a share
_PERCENT = Fraction(1, 100)
_VERBS = frozenset(["shares", "strong_shares", "reaches"])
_REDUCED = 10  # a ratio out of so few may be a share reduced to its lowest terms
_MANY = 12  # a number word up to this is seldom what a share is of
Found = tuple[str, tuple[int, ...], str, float]
Pick = tuple[int, str, float]


def shares(row: Sequence[Told], wholes: Mapping[int, int], olds: frozenset[int]) -> Iterator[Found]:
    """`share` as places in `row`: percentage, part, and the whole where one is told.

    `wholes` maps a part to the whole that a list gives it; `olds` are the old levels of changes.
    """
    for at, one in enumerate(row):
        if one.measure is not Measure.SHARE or one.figure.unit != "percent" or one.figure.follows or one.aside:
            continue
        part = _part(row, at, wholes)
        if part is None:
            continue
        whole = _whole(row, at, part[0], wholes, olds)
        if whole is None:
            yield "share", (at, part[0]), part[1], part[2]
        else:
            yield (
                "share",
                (at, part[0], whole[0]),
                min((part, whole), key=lambda pick: pick[2])[1],
                min(part[2], whole[2]),
            )


# ------------------------------------------------------------------------------------------ the part


def _part(row: Sequence[Told], at: int, wholes: Mapping[int, int]) -> Pick | None:
    """The level that a percentage is the share of: the one before it, or the one that its subject names."""
    one = row[at]
    if one.part.shares is None and phrased(one.read, "restated_shares", 0, min(3, one.figure.begin)) and at:
        before = at - 1 if row[at - 1].sentence == one.sentence - 1 else None
        return (
            (before, "sentence before", 0.85)
            if before is not None and row[before].level and not opens(row[before])
            else None
        )
    if one.part.shares is not None:
        nearest = at - one.position + one.part.shares
        whole = row[nearest].claim.quantity.denominator
        if whole is not None and whole > _REDUCED and row[nearest].measure is Measure.LEVEL:
            return nearest, "sentence", 0.95  # `312/420 lao động, đạt 71,3%`: out of the ratio's own whole
        for place in range(nearest, at - one.position - 1, -1):
            unread = one.read.words[row[place].figure.end : row[place + 1].figure.begin]
            one = row[place]
            if one.figure.kind is Kind.RATIO or any(word[0].isdecimal() for word in unread):
                return None
            small = one.figure.number.worded and one.figure.number.value <= _MANY
            if one.level and not one.aside and not small and not (place and out_of(row, place - 1, place)):
                return place, "sentence", 0.95
        return None
    start = clause(row, at)
    subject = content(one.read, start, one.figure.begin)
    named = subject - said(one, _VERBS) - phrases(one, "connectives")
    if named and cued(one.read, "strong_shares", start, one.figure.begin):
        return _member(row, at, named, wholes) or _sole(row, at, named, wholes)
    return _member(row, at, named, wholes, loose=True) if named and _noun(row, at) and _of(one) else None


def _of(one: Told) -> bool:
    """Whether a percentage says what it is of: `received 60% of all food parcels`."""
    words, end = one.read.words, one.figure.end
    return end < len(words) and words[end] in one.read.language.sets["link_of"]


def _member(
    row: Sequence[Told], at: int, subject: frozenset[str], wholes: Mapping[int, int], *, loose: bool = False
) -> Pick | None:
    """The part of a list that the subject names: all its words are said of it, and not of another part; `loose` where
    a verb that says nothing of shares may stand among them.
    """
    for place in back(row, at, _BACK):
        whole = wholes.get(place)
        if whole is None:
            continue
        shared = near(row[whole], row, whole)
        siblings = [other for other, total in wholes.items() if total == whole]
        fitting = [other for other in siblings if loose or subject <= near(row[other], row, other) | shared]
        own = [other for other in fitting if subject & (near(row[other], row, other) - shared)]
        if len(own) > 1:
            own = [other for other in own if _says(row, other, subject)]
        if len(own) == 1 and _is_whole(row, at, whole):
            return own[0], "part", 0.9
    return None


def _says(row: Sequence[Told], place: int, subject: frozenset[str]) -> bool:
    """Whether a part is called by the subject and nothing more: `nông nghiệp`, not `phi nông nghiệp`."""
    return near(row[place], row, place) <= subject | {head(row[place])}


def _sole(row: Sequence[Told], at: int, subject: frozenset[str], wholes: Mapping[int, int]) -> Pick | None:
    """The only level of the sentences before that is called by the words of the subject."""
    found = [
        place
        for place in back(row, at, _BACK)
        if row[place].level
        and not row[place].aside
        and place not in wholes
        and together(row[place], row[at])
        and _called(row, place) - _noun(row, at) == subject - _noun(row, at)
    ]
    return (found[0], "subject", 0.8) if len(found) == 1 else None


def _called(row: Sequence[Told], place: int) -> frozenset[str]:
    return near(row[place], row, place) - said(row[place], _VERBS)


# ------------------------------------------------------------------------------------------ the whole


def _whole(row: Sequence[Told], at: int, part: int, wholes: Mapping[int, int], olds: frozenset[int]) -> Pick | None:
    """The whole of a share: said in its sentence, given by a list, or told just before."""
    opening = opened(row, part)
    if opening is not None:
        return opening, "opening", 0.95
    if part in wholes and _is_whole(row, at, wholes[part]):
        return wholes[part], "list", 0.95
    if part + 1 < at and out_of(row, part, part + 1):
        return part + 1, "opening", 0.95
    return _before(row, at, part, olds)


def opened(row: Sequence[Told], part: int) -> int | None:
    """The count that a part is taken from at the start of its sentence: `Trong 1.250 hộ được khảo sát, ...`."""
    one = row[part]
    for place in range(part - 1, part - one.position - 1, -1):
        other = row[place]
        if other.level and opens(other) and akin(other, one):
            return place
    return None


def opens(one: Told) -> bool:
    """Whether a count is told as what others are taken from: `Of the 584 schools`, `Trong tổng số 300 vụ`."""
    return any(cue.end in (one.figure.begin, one.figure.start) for cue in one.read.cued("wholes"))


def out_of(row: Sequence[Told], part: int, place: int) -> bool:
    """Whether a count right after a part is its whole: `252 vụ phạm pháp trong tổng số 300 vụ`."""
    one, other = row[part], row[place]
    if not other.level or not alike(one, other) or other.read is not one.read or not opens(other):
        return False
    return not {",", ";", ".", ":"}.intersection(one.read.words[one.figure.end : other.figure.begin])


def _is_whole(row: Sequence[Told], at: int, whole: int) -> bool:
    """Whether the noun after a percentage can be that of a whole; where none follows, any can."""
    noun = _noun(row, at)
    return not noun or _all_said(row, noun, whole)


def _noun(row: Sequence[Told], at: int) -> frozenset[str]:
    """The words right after a percentage up to a mark, the ones that only say that all is meant left out."""
    one = row[at]
    end = one.figure.end
    while end < min(one.figure.end + 6, len(one.read.words)) and one.read.words[end] not in ",.;:()":
        end += 1
    idle = phrases(one, "totals") | phrases(one, "it") | phrases(one, "them") | said(one, _VERBS)
    return content(one.read, one.figure.end, end) - idle


def _before(row: Sequence[Told], at: int, part: int, olds: frozenset[int]) -> Pick | None:
    """The whole told before a part in the same words: of several the one that agrees, else the nearest.

    A percentage that names its whole (`20 % of tickets`) takes the one called so; one that names none takes a count
    of the part's noun, unless that noun is narrowed before a verb tells what the part did.
    """
    noun = _noun(row, at) or _part_of(row, part)
    called = [place for place in back(row, part, _BACK) if place not in olds and _may_hold(row, place, part)]
    found = [place for place in called if (_all_said(row, noun, place) if noun else _plain(row, part, place))]
    agreeing = next((place for place in found if agrees(row[part], row[at], row[place])), None)
    if agreeing is not None:
        return agreeing, "before", 0.85
    same = row[part].sentence - 1
    nearest = next((place for place in found if row[place].sentence >= same and not _some(row, place)), None)
    return None if nearest is None else (nearest, "before", 0.75)


def _all_said(row: Sequence[Told], noun: frozenset[str], place: int) -> bool:
    """Whether a count is called by every word of what a percentage is of: `86% số trường công lập` is of no count of
    all schools."""
    return noun <= near(row[place], row, place) | own(row[place]) | {head(row[place])}


def _may_hold(row: Sequence[Told], place: int, part: int) -> bool:
    one, other = row[part], row[place]
    if not other.level or other.aside or bracketed(other) or other.figure.kind is not one.figure.kind:
        return False
    if other.figure.none:
        return False  # nothing is a share of nothing
    if other.read is one.read and _siblings(other, one):
        return False
    return alike(other, one) and together(other, one)


def _siblings(one: Told, two: Told) -> bool:
    """Whether a joining word makes two figures of a sentence items of one list."""
    between = one.read.words[one.figure.end : two.figure.begin]
    return not one.read.language.sets["listing"].isdisjoint(between) and ";" not in between


def _plain(row: Sequence[Told], part: int, place: int) -> bool:
    """Whether the whole of a part that names none can be a count of its noun."""
    one, other = row[part], row[place]
    if not one.figure.counted:
        return one.read is other.read and cued(other.read, "quantity", other.part.left, other.figure.begin)
    if near(one, row, part) | _after_bracket(one) <= near(other, row, place):
        return False  # no part, but the same thing at another time
    return _narrowed(row, part) <= near(other, row, place)


def _narrowed(row: Sequence[Told], part: int) -> frozenset[str]:
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


def _part_of(row: Sequence[Told], part: int) -> frozenset[str]:
    """The words of what a part says that it is of: `$1.62 billion of revenue`."""
    one = row[part]
    return _noun(row, part) if not one.figure.counted and _of(one) else frozenset()


def _after_bracket(one: Told) -> frozenset[str]:
    """The words after a bracket that parts a count from what it did: `5,772 arrests (60%) led to charges`."""
    words, end = one.read.words, one.part.reach
    if words[end : end + 1] != ["("] or ")" not in words[end:]:
        return frozenset()
    start = words.index(")", end) + 1
    stop = next((at for at in range(start, len(words)) if words[at] in ",;.:("), len(words))
    return content(one.read, start, stop)


def _some(row: Sequence[Told], place: int) -> bool:
    """Whether a count is itself only a part, told with a share of its own."""
    after = row[place + 1] if place + 1 < len(row) else None
    return after is not None and after.part.shares is not None and after.read is row[place].read


def agrees(part: Told, percent: Told, whole: Told) -> bool:
    """Whether a part, its share and a whole can be true together."""
    own, share, total = (told.claim.quantity.hard for told in (part, percent, whole))
    return own.meet(share.scale(_PERCENT) * total) is not None
