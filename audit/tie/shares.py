"""A percentage with the part that it is the share of, and the whole, wherever a document tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.model import Hedge, Kind, Measure
from audit.tie.denominators import all_said, all_told, is_whole, noun, of, of_it, opens, out_of
from audit.tie.fits import EXACT, SLIP, agreeing, share_fit
from audit.tie.indexes import held_against
from audit.tie.members import part_of
from audit.tie.narrowings import all_of_fewer
from audit.tie.rates import rated
from audit.tie.refusals import addable
from audit.tie.told import (
    BOUNDS,
    FACTS,
    MARKS,
    Found,
    Pick,
    Told,
    akin,
    alike,
    back,
    bracketed,
    content,
    cued,
    first_of,
    head,
    kin,
    kindred,
    marked,
    near,
    own,
    phrases,
    timely,
    together,
)
from audit.tie.wholes import loose, narrowed, said_of, topical
from audit.tokens import APOSTROPHES

_BACK = 6  # sentences back to the whole or the part of a share
_HELD = 2  # sentences back to the level that a whole of another time is held against
_OUTRIGHT = frozenset(["bracket", "of", "opening"])  # where the words after a percentage tell its whole
_AGREED = 0.8  # how sure a whole is at least with which the figures agree
_TOLD = 0.9  # how sure a part and its whole are that words alone join
_BESIDE = 0.95  # how sure a part is that stands beside its share


def shares(row: Sequence[Told], wholes: Mapping[int, int], olds: frozenset[int]) -> Iterator[Found]:
    """`share` as places in `row`: percentage, part, and the whole where one is told.

    `wholes` maps a part to the whole that a list gives it; `olds` are the old levels of changes.
    """
    before: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    for at, one in enumerate(row):
        if one.measure is not Measure.SHARE or one.figure.unit != "percent" or one.figure.follows or one.aside:
            continue
        found = _tied(row, at, wholes, olds)
        if found is not None:
            found = _as_named(row, found, named) or _going_on(row, found, before)
            before = found[1]
            named = before if noun(row, at) else named
            yield found


def _going_on(row: Sequence[Told], found: Found, before: Sequence[int]) -> Found:
    """A share that names no whole takes that of the share before it: `60% of the budget. Rates bring in 53, or 25%`."""
    at, part, *whole = found[1]
    if whole or len(before) < 3 or noun(row, at) or row[at].paragraph != row[before[0]].paragraph:
        return found
    near_by = row[at].sentence - row[before[0]].sentence <= 1 and part not in before
    if near_by and alike(row[before[2]], row[part]) and share_fit(row[part], row[at], row[before[2]]):
        return "share", (at, part, before[2]), "going on", 0.8
    return found


def _as_named(row: Sequence[Told], found: Found, named: Sequence[int]) -> Found | None:
    """A share that names no whole in a sentence where the one before it did, with the whole of that one, or none if the
    figures refute it: `chế biến 905 triệu, chiếm 67% tổng vốn; giải trí 210 triệu, chiếm 15%`.
    """
    at, part, *whole = found[1]
    if not named or row[named[0]].read is not row[at].read or noun(row, at) or part in named:
        return None
    if len(named) > 2 and alike(row[named[2]], row[part]) and share_fit(row[part], row[at], row[named[2]]):
        return "share", (at, part, named[2]), "going on", 0.8
    own = not whole or share_fit(row[part], row[at], row[whole[0]]) > 0
    return None if own else ("share", (at, part), "going on", 0.8)


def _tied(row: Sequence[Told], at: int, wholes: Mapping[int, int], olds: frozenset[int]) -> Found | None:
    """A percentage with its part and, where one is told, its whole."""
    part, whole = part_of(row, at, wholes), None
    if part is not None and row[part[0]].read is not row[at].read and _aimed(row[at], row[part[0]]):
        return None
    if part is None and (pair := _of_the_last(row, at)) is not None:
        return "share", (at, *pair), "of it", 0.9
    if held_against(row, at) or (part is not None and (_grade(row, at, part[0]) or _of_more(row[part[0]], row[at]))):
        return None
    if part is not None:
        whole = _whole_told(row, at, part, wholes, olds)
        part, whole = _of_pair(row, at, part, whole, wholes, olds)
    if part is not None and part[1] == "rate" and (whole is None or whole[1] not in _OUTRIGHT):
        return None  # a rate may be of fewer: `giải quyết 4.986 hồ sơ, tỷ lệ đúng hạn 99,3%`
    if part is not None and whole is not None and row[whole[0]].figure.kind is row[part[0]].figure.kind:
        part = _first_fitting(row, at, part, whole[0])
        part, whole = _right_way(row, at, part, whole)
        why, sure = min((part, whole), key=lambda pick: pick[2])[1:]
        if sure < _TOLD and not share_fit(row[part[0]], row[at], row[whole[0]]):
            return _of_rate(row, at)  # what is more than a slip away was not meant
        less = why == "topic" and row[whole[0]].figure.number.value < row[part[0]].figure.number.value
        if (less or _of_other_time(row, at, part[0])) and not share_fit(row[part[0]], row[at], row[whole[0]], EXACT):
            return _of_rate(row, at)
        return "share", (at, part[0], whole[0]), why, sure
    if (part is None or part[2] < _BESIDE) and (found := _of_rate(row, at)) is not None:
        return found
    return None if part is None else ("share", (at, part[0]), part[1], part[2])


def _of_rate(row: Sequence[Told], at: int) -> Found | None:
    """A rate that names neither with its part and its whole."""
    pair = rated(row, at)
    return None if pair is None else ("share", (at, *pair), "rate", 0.8)


def _aimed(one: Told, part: Told) -> bool:
    """Whether a percentage is what is aimed at or planned, and a count of another sentence what there is."""
    modality = one.claim.cell.modality
    return modality is not part.claim.cell.modality and (modality in FACTS) is not (part.claim.cell.modality in FACTS)


def _of_other_time(row: Sequence[Told], at: int, part: int) -> bool:
    """Whether a percentage is of another time than the part that another sentence tells: `The pass rate was 82% in
    2019`, of those who passed in 2020.
    """
    return row[part].read is not row[at].read and not timely(row[at], row[part])


def _whole_told(
    row: Sequence[Told], at: int, part: Pick, wholes: Mapping[int, int], olds: frozenset[int]
) -> Pick | None:
    """The whole of which a percentage tells the share of a part."""
    called = said_of(row, at, part[0])
    whole = _whole(row, at, part[0], called, wholes, olds)
    if whole is None or whole[2] < _AGREED:
        whole = _likelier(row, at, part[0], whole, topical(row, at, part[0], called, wholes, olds))
    return _of_its_time(row, at, part[0], whole) or _all_listed(row, at, part[0], wholes)


def _of_its_time(row: Sequence[Told], at: int, part: int, whole: Pick | None) -> Pick | None:
    """The whole of a part, or the level of the part's own time that is held against a whole of another time: `100,892
    were tested, against 83,224 last year; 4,857 failed last year (5.8%)`; none where that one does not agree.
    """
    if whole is not None and share_fit(row[part], row[at], row[whole[0]], EXACT):
        return whole
    held = [place for place in back(row, part, _HELD) if _then(row[place], row[part])]
    exact = agreeing(held, lambda place: share_fit(row[part], row[at], row[place], EXACT))
    if exact is not None:
        return exact, "held", 0.85
    if whole is None or not held or timely(row[whole[0]], row[part]) or row[whole[0]].read is row[part].read:
        return whole
    slip = next((place for place in held if share_fit(row[part], row[at], row[place])), None)
    return None if slip is None else (slip, "held", 0.8)


def _then(held: Told, part: Told) -> bool:
    """Whether a level that is held against another is of the time of a part, and can be its whole."""
    period = part.claim.cell.period
    return held.aside and held.level and alike(held, part) and period is not None and held.claim.cell.period == period


def _of_pair(
    row: Sequence[Told], at: int, part: Pick, whole: Pick | None, wholes: Mapping[int, int], olds: frozenset[int]
) -> tuple[Pick, Pick | None]:
    """The part and the whole; of two counts that a stroke joins, `giải quyết 398 vụ/642 bị can, đạt 88,1%`, the first
    where it agrees better.
    """
    one, before = row[part[0]], row[part[0] - 1] if part[0] else None
    if before is None or before.read is not one.read or not before.level or part[0] > at:
        return part, whole
    if one.read.words[before.figure.end : one.figure.begin] != ["/"]:
        return part, whole
    first = (part[0] - 1, *part[1:])
    other = _whole_told(row, at, first, wholes, olds)
    fit = 0 if whole is None else share_fit(one, row[at], row[whole[0]])
    better = other is not None and share_fit(before, row[at], row[other[0]]) > fit
    return (first, other) if better else (part, whole)


def _right_way(row: Sequence[Told], at: int, part: Pick, whole: Pick) -> tuple[Pick, Pick]:
    """The part and the whole, the other way round where only then they agree: `1.02 million of 3.40 million, 30%`."""
    one, two = row[part[0]], row[whole[0]]
    turned = not share_fit(one, row[at], two, EXACT) and share_fit(two, row[at], one, EXACT)
    return (whole, part) if turned else (part, whole)


def _first_fitting(row: Sequence[Told], at: int, part: Pick, whole: int) -> Pick:
    """The part, or a level before it in its sentence where that one agrees: `21,420 voted for it and 14,280 against,
    which works out at 60% of the 35,700`.
    """
    place, why, _ = part
    if place > at or whole < at or share_fit(row[place], row[at], row[whole]):
        return part
    before = [other for other in range(place - row[place].position, place) if alike(row[other], row[place])]
    fits = agreeing(before, lambda other: share_fit(row[other], row[at], row[whole], EXACT))
    return part if fits is None else (fits, why, _AGREED)


def _of_the_last(row: Sequence[Told], at: int) -> tuple[int, int] | None:
    """The part and the whole of a share of the level just before it: `32.45 against a target of 32.0, 101.4% of it`."""
    if not of_it(row[at]) or not at:
        return None
    if row[at].position < 2:
        return _of_one_before(row, at)
    part, whole = row[at - 2], row[at - 1]
    stands = part.level and not part.aside and whole.level and alike(part, whole)
    least = SLIP if row[at].figure.hedge is Hedge.EXACT else EXACT  # a slip makes many numbers some `about 70%`
    if not stands or row[at].part.shares is None or not share_fit(part, row[at], whole, least):
        return None
    turned = share_fit(whole, row[at], part, EXACT) > share_fit(part, row[at], whole, EXACT)
    return (at - 1, at - 2) if turned else (at - 2, at - 1)


def _of_one_before(row: Sequence[Told], at: int) -> tuple[int, int] | None:
    """The same where the part is told in a sentence before: `The target was 3,800, which means that 95% of it was
    attained`; of several parts the one with which the figures agree, else the first that its sentence tells.
    """
    whole = row[at - 1]
    if not whole.level or whole.aside or row[at].sentence - whole.sentence > 1:
        return None
    before = [place for place in back(row, at - 1, _BACK) if row[place].level and not row[place].aside]
    found = [place for place in before if alike(row[place], whole) and row[place].sentence < whole.sentence]
    exact = agreeing(found, lambda place: share_fit(row[place], row[at], whole, EXACT))
    if exact is None and row[at].figure.hedge is Hedge.EXACT:
        heads = (place for place in found if first_of(row, place))
        exact = next((place for place in heads if share_fit(row[place], row[at], whole)), None)
    return None if exact is None else (exact, at - 1)


def _likelier(row: Sequence[Told], at: int, part: int, one: Pick | None, two: Pick | None) -> Pick | None:
    """Of two wholes the first, unless the other one agrees better with a share and its part."""
    if one is None or two is None:
        return one or two
    first, second = (share_fit(row[part], row[at], row[pick[0]]) for pick in (one, two))
    return two if second > first else one


def _grade(row: Sequence[Told], at: int, part: int) -> bool:
    """Whether a bound or a range says only of which things a count is: `1.140 nhà hư hỏng trên 70%`, `19/22 xã đạt trên
    95%`, `7 dự án giải ngân từ 30% đến 60%`.
    """
    one, other = row[at], row[part]
    bound = one.figure.hedge in BOUNDS or (one.figure.other is not None and not one.read.language.plurals)
    bound = bound or all_of_fewer(one.figure, other.figure) or _had(other, one)  # `27/38 trường đỗ 100%`
    if not bound or other.read is not one.read or part >= at:
        return False
    words, start, end = one.read.words, other.figure.end, one.figure.begin
    counted = other.claim.quantity.kind is Kind.RATIO or not MARKS.intersection(words[start:end])
    return counted and not cued(one.read, "strong_shares", start, end)


def _had(part: Told, share: Told) -> bool:
    """Whether a percentage tells of a noun of its own that things of a count have so many of: `97 bản có 100% cử tri
    đi bầu`.
    """
    phrase, read = share.part.phrase, share.read
    if phrase is None or phrase[0] != share.figure.end or read.language.plurals:
        return False
    had = cued(read, "stands", part.figure.end, share.figure.begin)
    return had and own(part).isdisjoint(own(share) | {read.words[phrase[0]]})


def _of_more(part: Told, share: Told) -> bool:
    """Whether a percentage names a whole of its own beside a part that is told with its whole."""
    return part.partial and bool(share.claim.cell.whole)


def _whole(
    row: Sequence[Told],
    at: int,
    part: int,
    called: frozenset[str],
    wholes: Mapping[int, int],
    olds: frozenset[int],
) -> Pick | None:
    """The whole of a share: said in its sentence, given by a list, or told just before in the words `called`."""
    opening = opened(row, part)
    if opening is not None:
        return opening, "opening", 0.95
    if (passed := _passed(row, part)) is not None:
        return passed, "past", 0.95
    whole_told = all_told(row, at) and called <= near(row[part], row, part)  # `Vốn ngân sách chiếm 65% tổng vốn`
    if part in wholes and not _refuted(row, at, part, wholes[part]) and (whole_told or is_whole(row, at, wholes[part])):
        return _in_item(row, at, part, wholes[part]) or (wholes[part], "list", 0.95)
    if part + 1 < len(row) and part + 1 != at and out_of(row, part, part + 1):
        return part + 1, "opening", 0.95
    if (inside := _in_bracket(row, at, part)) is not None:
        return inside, "bracket", 0.95
    if _follows(row, at, part):
        return at + 1, "of", 0.95
    if row[part].read is not row[at].read and (own := opened(row, at)) is not None:
        return own, "opening", 0.9
    if (spoken := _spoken_of(row, at, part, wholes)) is not None:
        return spoken, "these", 0.85
    return _before(row, at, part, called, wholes, olds)


def _passed(row: Sequence[Told], part: int) -> int | None:
    """The level that something is past, or short of, by a part: `against a target of 220. It overshot that by 98, or
    45%`.
    """
    one, read, begin = row[part], row[part].read, row[part].figure.begin
    words, sets = read.words, read.language.sets
    start = max((at for at in range(begin) if words[at] in MARKS), default=0)
    verb = next((at for at in range(start, begin) if words[at] in sets["exceeds"]), None)
    if verb is None or words[begin - 1] not in sets["by"]:
        return None
    before = row[part - 1] if part else one
    if before.read is read and before.figure.begin > verb:
        return part - 1 if before.level and addable(one, before) else None
    aims = [place for place in back(row, part, _HELD) if not row[place].fact and row[place].level]
    named = read.last_cued("plans", verb, begin)
    return next((place for place in aims if addable(one, row[place])), None) if named is not None else None


def _refuted(row: Sequence[Told], at: int, part: int, whole: int) -> bool:
    """Whether a share is more than a slip away from that of its part in the level of another sentence with which some
    levels seemed to add up: `Singapore 3,76 tỷ USD, chiếm 26,7%` is of less than 31,52 tỷ.
    """
    return row[whole].read is not row[part].read and not share_fit(row[part], row[at], row[whole])


def _in_item(row: Sequence[Told], at: int, part: int, whole: int) -> Pick | None:
    """The level told before a part in its sentence with which its share agrees, and not with the `whole` that a list
    above gives the part: `- Án hình sự: thụ lý 118 vụ, giải quyết 116 vụ, đạt 98,3%`.
    """
    if row[whole].read is row[at].read or share_fit(row[part], row[at], row[whole], EXACT):
        return None
    before = [place for place in range(part - row[part].position, part) if _may_hold(row, place, part)]
    own = agreeing(before, lambda place: share_fit(row[part], row[at], row[place], EXACT))
    if own is None and not share_fit(row[part], row[at], row[whole]):
        own = next((place for place in before if share_fit(row[part], row[at], row[place])), None)
    return None if own is None else (own, "before", 0.85)


def _all_listed(row: Sequence[Told], at: int, part: int, wholes: Mapping[int, int]) -> Pick | None:
    """The whole that a list gives a part, where its percentage is of all there is, whatever that is called: `80% of
    everyone in employment`, or of what no figure before is called: `bonds of 17.6 billion, or 38% of assets`.
    """
    whole = wholes.get(part)
    if whole is None or not share_fit(row[part], row[at], row[whole]):
        return None
    return (whole, "list", 0.8) if all_told(row, at) or _uncalled(row, at, noun(row, at)) else None


def _uncalled(row: Sequence[Told], at: int, words: frozenset[str]) -> bool:
    """Whether no level before a percentage is called by any of some words."""
    levels = (place for place in back(row, at, _BACK) if row[place].level)
    told = (near(row[place], row, place) | own(row[place]) | {head(row[place])} for place in levels)
    return bool(words) and not any(kindred(frozenset([word]), names) for names in told for word in words)


def _spoken_of(row: Sequence[Told], at: int, part: int, wholes: Mapping[int, int]) -> int | None:
    """The count that the sentence before is about, or what that is a part of, where a part is told to be of it: `Asia
    sent 3,696 of these students`; of people and things that only a pronoun names, also the first count of its sentence.
    """
    one = row[part]
    words, sets, end = one.read.words, one.read.language.sets, one.figure.end
    following = words[end + 1 : end + 2]
    if not of(one) or sets["them"].isdisjoint(following):
        return None
    before = [place for place in back(row, part, 1) if row[place].sentence < one.sentence and first_of(row, place)]
    if sets["definites"].isdisjoint(following):
        before = [place for place in range(part - one.position, part) if first_of(row, place)] + before
    first = [place for place in before if row[place].level and not row[place].aside][:1]
    first += [wholes[place] for place in first if place in wholes]
    found = [place for place in first if _counted_alike(row[place], one)]
    exact = agreeing(found, lambda place: share_fit(row[part], row[at], row[place], EXACT))
    if exact is not None:
        return exact
    return next((place for place in found if len(found) == 1 or share_fit(row[part], row[at], row[place])), None)


def _counted_alike(one: Told, two: Told) -> bool:
    return kin(one, two) or (one.figure.counted and two.figure.counted)


def _in_bracket(row: Sequence[Told], at: int, part: int) -> int | None:
    """The whole that stands in a bracket behind what a percentage is of, whose words may tell an age: `80% tổng đàn
    hiện có (79.300 con)`, `78% phụ nữ từ 18 tuổi trở lên (2.750 người)`.
    """
    one, place = row[at], at + 1
    while place < len(row) and row[place].read is one.read and row[place].figure.kind is Kind.DURATION:
        place += 1
    other = row[place] if place < len(row) else None
    if other is None or other.read is not one.read or not other.level or place == part:
        return None
    if other.claim.quantity.kind is not row[part].claim.quantity.kind:
        return None
    between = one.read.words[one.figure.end : other.figure.begin]
    if "(" not in between or between.index("(") == 0:
        return None
    opened = between.index("(")
    if MARKS.intersection((*between[:opened], *between[opened + 1 :])):
        return None
    return place if opened + 1 == len(between) or all_said(row, noun(row, at), place) else None


def _follows(row: Sequence[Told], at: int, part: int) -> bool:
    """Whether the words after a percentage end in its whole: `80% of the 373,000 people`, `95% số thửa là 550.000`."""
    one, other = row[at], row[at + 1] if at + 1 < len(row) else None
    if other is None or other.read is not one.read or not other.level or other.aside or part > at:
        return False
    between = one.read.words[one.figure.end : other.figure.begin]
    sets = one.read.language.sets
    joined = sets["joins|alongside|restating"].intersection(between)
    if joined or MARKS.intersection(between) or not between:
        return False
    if other.figure.kind is not row[part].figure.kind:
        return False
    if one.read.language.plurals:
        named = _whose(between, sets["link_of"]) and share_fit(row[part], one, other) > 0
        subject = one.read.words[marked(row, at) : one.figure.begin]
        margin = between[0] in sets["base_after"] and not phrases(one, "named_shares").isdisjoint(subject)
        if margin and share_fit(row[part], one, other):
            return True  # `a margin of 17% on net sales of €1.28 billion`
        return between[0] in sets["link_of"] and (named or all(word in sets["skips"] for word in between))
    if any(cue.start == one.figure.end for cue in one.read.cued("wholes")) and _counted_alike(other, row[part]):
        return True  # `3.027 em nhập học, đạt 95,5% trong tổng 3.170 chỉ tiêu`
    return alike(other, row[part]) and bool(noun(row, at))


def _whose(between: Sequence[str], of: frozenset[str]) -> bool:
    """Whether words after a percentage name its whole and go on with its number: `of the whole budget of £8.4bn`, `of
    the trust's 7,250 staff`.
    """
    return len(between) > 2 and (between[-1] in of or between[-2] in APOSTROPHES)


def opened(row: Sequence[Told], part: int) -> int | None:
    """The count that a part is taken from at the start of its sentence: `Trong 1.250 hộ được khảo sát, ...`."""
    one = row[part]
    for place in back(row, part, 0):
        other = row[place]
        if (
            other.level
            and opens(other)
            and (one.measure is Measure.SHARE or akin(other, one) or _taken_from(row, place, part))
        ):
            return place
    return None


def _before(
    row: Sequence[Told],
    at: int,
    part: int,
    words: frozenset[str],
    wholes: Mapping[int, int],
    olds: frozenset[int],
) -> Pick | None:
    """The whole told before a part in the same words: of several the one that agrees, else the nearest.

    A percentage that names its whole (`20 % of tickets`) takes the one called so; one that names none takes a count
    of the part's noun, unless that noun is narrowed before a verb tells what the part did.
    """
    called = [place for place in back(row, part, _BACK) if place not in olds and _may_hold(row, place, part)]
    found = [place for place in called if (all_said(row, words, place) if words else _plain(row, part, place))]
    fitting = agreeing(found, lambda place: share_fit(row[part], row[at], row[place], EXACT))
    if fitting is not None:
        return fitting, "before", 0.85
    same = row[part].sentence - 1
    nearest = next(
        (place for place in found if row[place].sentence >= same and place not in wholes and not _some(row, place)),
        None,
    )
    if nearest is not None and row[nearest].figure.number.value < row[part].figure.number.value:
        nearest = nearest if share_fit(row[part], row[at], row[nearest]) else None  # no part is more than its whole
    return None if nearest is None else (nearest, "before", 0.75)


def _may_hold(row: Sequence[Told], place: int, part: int) -> bool:
    one, other = row[part], row[place]
    if not other.level or other.aside or bracketed(other) or other.figure.kind is not one.figure.kind:
        return False
    if other.figure.none or loose(other):
        return False  # nothing is a share of nothing, and none is reckoned of `nearly 160,000`
    if other.read is one.read and _siblings(other, one):
        return False
    within = other.read is one.read and other.claim.cell.modality is one.claim.cell.modality
    return akin(other, one) and (within or together(other, one))  # a market or an investor of a place is a part of it


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
    return narrowed(row, part) <= near(other, row, place)


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


def _taken_from(row: Sequence[Told], whole: int, part: int) -> bool:
    """Whether the first count after a comma tells what some did: `Of the 9,450 farms, 3,780 kept cattle`."""
    one, other = row[part], row[whole]
    ended = one.read.words[one.figure.begin - 1] == ","
    counted = one.figure.counted and other.figure.counted and one.read.language.plurals
    return whole == part - 1 and ended and counted and one.figure.number.value < other.figure.number.value
