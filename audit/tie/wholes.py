"""The whole of a share that its sentence does not open with: what the sentences before speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from audit.model import Basis, Hedge, Measure
from audit.tie.denominators import all_told, noun, of
from audit.tie.edits import chance
from audit.tie.fits import EXACT, PRINTED, agreeing, share_fit
from audit.tie.told import (
    Pick,
    Told,
    akin,
    back,
    bracketed,
    clause,
    content,
    cued,
    first_of,
    head,
    headlines,
    human,
    is_total,
    kin,
    kindred,
    near,
    own,
    people,
    phrased,
    phrases,
    placed_alike,
    reconcilable,
    stem,
    timely,
    unnamed,
)

_BACK = 6  # sentences back to the whole
_MOST = 12  # levels, the nearest first, that are looked at
_SOLE = 2  # sentences back to the only level that a share can be of
_HEDGED = (Hedge.OVER, Hedge.UNDER, Hedge.NEARLY, Hedge.ABOUT)
_ROUND = 0.25  # the chance that a number is a slip away from another, of one told in two digits at most
_BY_CHANCE = 0.1  # that a percentage agrees with some part of a list that it is no share of
_TOPIC = 3  # sentences back to one that nothing names


def said_of(row: Sequence[Told], at: int, part: int) -> frozenset[str]:
    """The words of what a percentage is of: after it, after its part (`$1.62 billion of revenue`), or where its
    sentence begins with it (`Trong số tàu lớn, 1.482 chiếc ..., đạt 97,5%`).
    """
    one = row[part]
    if words := noun(row, at):
        return words
    bare = not one.figure.counted or one.figure.elided or one.read.language.plurals
    if bare and of(one) and (words := noun(row, part)):
        return words
    return opening(row, part)


def opening(row: Sequence[Told], part: int) -> frozenset[str]:
    """The words that a sentence opens with to say of what its first figure is: `Of those insured, 312,000`."""
    one = row[part]
    words = one.read.words
    first = row[part - one.position].figure.begin
    for cue in one.read.cued("wholes"):
        if cue.start == 0 and "," in words[cue.end : first]:
            called = content(one.read, cue.end, words.index(",", cue.end))
            if one.read.language.plurals or cue.end > 1 or _told_before(row, part - one.position, called):
                return called
    return frozenset()


def _told_before(row: Sequence[Told], at: int, called: frozenset[str]) -> bool:
    """Whether a level before is called by words: `Trong chi thường xuyên, ...` takes some of that, and `Trong những
    ngày đầu, ...` of nothing.
    """
    levels = (place for place in back(row, at, _BACK) if row[place].level)
    return bool(called) and any(called <= near(row[place], row, place) | own(row[place]) for place in levels)


def topical(
    row: Sequence[Told],
    at: int,
    part: int,
    called: frozenset[str],
    lists: Mapping[int, int],
    olds: frozenset[int],
) -> Pick | None:
    """The level that a share can be of: `called` by the words that say of what it is, which may be of the same root
    only (`5% of all prisoners` of the `12,480 people held in prisons`), or where none stand of the part's kind.

    Of several, one with which the figures agree; else, where it is called so, the nearest that a slip keeps from
    agreeing. `lists` maps the part of a list to its whole.
    """
    vague = called <= phrases(row[at], "attributes")  # `45% kim ngạch`
    called = frozenset() if vague else called
    found = list(islice((place for place in _levels(row, part, at, olds) if _can_be(row, place, part, called)), _MOST))
    named = [place for place in found if called and _called(row, place, called, lists)]
    if not called and len(reckoned := [place for place in found if reckoned_of(row, at, place)]) == 1:
        named = reckoned
    like = [place for place in found if _near_by(row, place, part)]
    parts = [place for place in like if place in lists and _seldom(row[at], len(like))]
    unlisted = [place for place in like if place not in lists]
    summed = all_told(row, at) or all_told(row, part)
    if not (named or unlisted) and summed:
        unlisted = [
            place for place in _levels(row, part, at, olds) if _spoken_of(row, place, part) and place not in lists
        ]
    for places, sure in ((named, 0.85), (unlisted, 0.8), (parts, 0.8)):
        exact = agreeing(places, lambda place: share_fit(row[part], row[at], row[place], EXACT))
        if exact is not None and (places is not parts or share_fit(row[part], row[at], row[exact], EXACT) == PRINTED):
            return exact, "topic", sure
    others = [] if named else unlisted
    elsewhere = [place for place in found if not placed_alike(row[place], row[part])]
    headline = [place for place in _headline(row, part) if place not in olds and place not in lists]
    exact = agreeing(headline, lambda place: share_fit(row[part], row[at], row[place], EXACT))
    if exact is not None:
        return exact, "headline", 0.8
    reach = _TOPIC if summed else _SOLE
    alone = len(others) == 1 and (not called or _definite(row[at]))
    sole = others if alone and row[part].sentence - row[others[0]].sentence <= reach else []
    sole = [place for place in sole if not _rated_too(row, place, part)]
    held = [place for place in (*named, *sole) if place not in elsewhere or len(named) == 1]
    held += [place for place in (*headline, *others[-1:]) if summed][:1]
    if all_told(row, at) and not called:  # `Nhật Bản nhận 71.518 lao động, chiếm 45,1% tổng số`
        split = frozenset(lists.values())
        held += [place for place in others if is_total(row, place)]
        held += [place for place in _levels(row, part, at, olds) if place in split and kin(row[place], row[part])]
    slip = next((place for place in held if share_fit(row[part], row[at], row[place])), None)
    return None if slip is None else (slip, "topic", 0.8)


def _seldom(share: Told, tries: int) -> bool:
    """Whether a percentage is told so exactly that it seldom agrees with one of some numbers by chance."""
    number = share.figure.number
    return number.value > 0 and float(tries * number.step / number.value) < _BY_CHANCE


def _rated_too(row: Sequence[Told], place: int, part: int) -> bool:
    """Whether a level is told with a share of its own as a part is, and nothing says that this is a part of it: `còn
    512 hộ nghèo, chiếm 1,3%; hộ nghèo dân tộc Mông 310 hộ, chiếm 3,6%` tells two rates.
    """
    one, two = row[place], row[part]
    share = row[place + 1] if place + 1 < part else None
    if share is None or share.read is not one.read or share.measure is not Measure.SHARE or not share.position:
        return False
    since = 0 if two.read is not one.read else share.figure.end
    begin = two.figure.begin
    return not (cued(two.read, "parts", since, begin) or phrased(two.read, "anaphors", since, begin))


def reckoned_of(row: Sequence[Told], at: int, place: int) -> bool:
    """Whether a percentage is called by a ratio that is reckoned of a level: a `margin` of revenue."""
    one, other = row[at], row[place]
    names = near(other, row, place) | own(other) | {head(other)}
    pairs = (pair.split("|") for pair in one.read.language.sets["ratios"])
    told = " ".join(one.read.words[clause(row, at) : one.figure.begin])
    return any(f" {ratio} " in f" {told} " and kindred(frozenset(whole.split()), names) for ratio, whole in pairs)


def _definite(one: Told) -> bool:
    """Whether a percentage is of something that is spoken of as known: `20% of the crop`."""
    words, end = one.read.words, one.figure.end
    return of(one) and not one.read.language.sets["definites"].isdisjoint(words[end + 1 : end + 2])


def _headline(row: Sequence[Told], part: int) -> Iterator[int]:
    """The levels of a part's kind with which its document begins: what `the total` and `all` mean to its end."""
    one = row[part]
    for place in headlines(row, part):
        other = row[place]
        if one.sentence - other.sentence <= _SOLE:
            continue
        usable = other.level and not other.aside and not bracketed(other) and other.figure.kind is one.figure.kind
        if usable and _kindly(other, one) and other.figure.number.value > one.figure.number.value:
            yield place


def _kindly(one: Told, two: Told) -> bool:
    """Whether two levels are in one unit, or both count."""
    return akin(one, two) or (one.figure.counted and two.figure.counted)


def _levels(row: Sequence[Told], part: int, at: int, olds: frozenset[int]) -> Iterator[int]:
    """The levels before a share that a part can be of, the nearest first."""
    for place in back(row, max(part, at), _BACK):
        other = row[place]
        hard = other.claim.quantity.hard
        bound = not loose(other) and hard.low is not None and hard.high is not None
        usable = bound and other.level and not other.aside and not bracketed(other)
        if usable and place not in (part, at) and place not in olds and other.figure.kind is row[part].figure.kind:
            yield place


def loose(one: Told) -> bool:
    """Whether a number tells only a size, of which no share is reckoned: `nearly 160,000`, not `some 12,480`."""
    return one.figure.hedge in _HEDGED and chance(one.figure.number.value) > _ROUND


def _can_be(row: Sequence[Told], place: int, part: int, called: frozenset[str]) -> bool:
    one, other = row[part], row[place]
    explicit = one.claim.period_basis is Basis.EXPLICIT and other.claim.period_basis is Basis.EXPLICIT
    if not (called and (timely(one, other) or not explicit)) and not reconcilable(one, other, placed=False):
        return False
    if not narrowed(row, part) <= near(other, row, place) | own(other):
        return False
    return bool(called) or _near_by(row, place, part)


def _called(row: Sequence[Told], place: int, words: frozenset[str], lists: Mapping[int, int]) -> bool:
    """Whether a level is called by all of some words, one of its own at least; what its list is of is said of it
    too, and words that only say what is measured (`sản lượng nuôi trồng`) need not be said again.
    """
    other = row[place]
    names = near(other, row, place) | own(other) | {head(other)}
    telling = words - phrases(other, "attributes") or words
    if human(other) and _staff(other, words):
        return True
    if place in lists:
        whole = lists[place]
        return not kindred(telling, near(row[whole], row, whole)) and kindred(
            telling, names | near(row[whole], row, whole)
        )
    return kindred(telling, names)


def _staff(one: Told, words: frozenset[str]) -> bool:
    """Whether words call people by a noun for all of them, or by any where they are counted as people and no more: `a
    headcount of 3,420 ... 171 jobs, or 5% of its staff`.
    """
    language = one.read.language
    if not language.plurals or not words:
        return False
    crowd = words <= phrases(one, "crowds")
    return crowd or (one.figure.unit == language.person_unit and all(people(word, language.code) for word in words))


def _near_by(row: Sequence[Told], place: int, part: int) -> bool:
    one, other = row[part], row[place]
    beside = place == part - 1 and other.read is one.read and one.figure.counted and other.figure.counted
    related = (
        beside
        or kin(row[place], row[part])
        or (other.figure.counted and unnamed(one))
        or _called(row, place, frozenset([head(one)]), {})
        or _counted_vaguely(row, part, other)
    )
    return related and one.sentence - other.sentence <= _TOPIC


def _spoken_of(row: Sequence[Told], place: int, part: int) -> bool:
    """Whether a level is what a sentence just before tells of, whatever it counts: `6.12 million guests. Germans
    accounted for 3.1 million arrivals, half of the total`.
    """
    one, other = row[part], row[place]
    near_by = 0 < one.sentence - other.sentence <= _SOLE and first_of(row, place)
    counted = other.figure.counted and one.figure.counted and other.figure.number.value > one.figure.number.value
    return near_by and counted and reconcilable(one, other, placed=False)


def _counted_vaguely(row: Sequence[Told], part: int, other: Told) -> bool:
    """Whether a part is counted in a noun for anything, and called by what the other level counts: `hợp tác xã nông
    nghiệp chiếm đa số với 631 đơn vị`.
    """
    one = row[part]
    noun = frozenset(other.figure.unit.lower().split())
    return one.figure.unit in one.read.language.sets["vague"] and other.figure.counted and noun <= near(one, row, part)


def narrowed(row: Sequence[Told], part: int) -> frozenset[str]:
    """The words that narrow a part's noun before a verb: `công lập` of `43 trường công lập đã đạt chuẩn`."""
    one = row[part]
    words, sets, start = one.read.words, one.read.language.sets, one.figure.end
    if one.read.language.plurals and (unnamed(one) or not one.figure.counted):
        return frozenset()
    if one.read.language.plurals:
        own = frozenset(stem(word, one.read.language) for word in one.figure.unit.lower().split()) - {head(one)}
        return own if start < len(words) and words[start][0].isalpha() else frozenset()
    for index in range(start, min(start + 6, len(words))):
        if not words[index][0].isalpha():
            break
        if words[index] in sets["predicates"] or words[index] in sets["verbal"]:
            return content(one.read, start, index)
    return frozenset()
