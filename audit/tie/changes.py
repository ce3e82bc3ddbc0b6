"""A change with the two levels that it lies between, wherever a document tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from audit.model import Basis, Claim, Measure, Period
from audit.tie import cues
from audit.tie.fits import EXACT, agreeing, change_fit
from audit.tie.levels import against, agreed, anaphor, between, earlier, resumes, strange
from audit.tie.reckonings import reckoned
from audit.tie.told import (
    MARKS,
    Found,
    Pick,
    Told,
    akin,
    alike,
    back,
    bracketed,
    clause,
    content,
    cued,
    first_of,
    head,
    near,
    own,
    phrases,
    placed_alike,
    said,
    takes_up,
    unnamed,
)

_CHANGES = (Measure.CHANGE, Measure.GROWTH)
_VERBS = frozenset(["rises", "falls", "bases", "growths", "reaches", "targets_of_change"])
_SHORT = 4  # letters of a word that begins many others
_TWICE = 5  # words between a change and the same told again
_RECENT = 3  # sentences back to the level that a change is of
_OLD = 12  # sentences to either side where the old level is told


def changes(row: Sequence[Told], lists: Mapping[int, int], gaps: frozenset[int] = frozenset()) -> Iterator[Found]:
    """`change` as places in `row`: new level, change, old level, the last only where it is told.

    `lists` maps the figures that a list gives to a whole to it: of these a change is seldom told; `gaps` only tell how
    far two levels are apart.
    """
    parts = frozenset(lists)
    told: dict[int, tuple[Pick, Pick]] = {}  # the levels of the changes before
    for at, one in enumerate(row):
        if one.measure not in _CHANGES or _multiple(one):
            continue
        old = _old(row, at)
        new = _new(row, at, old, parts, gaps)
        if old is None and one.claim.cell.base is None and (pair := _both(row, at)) is not None:
            new, old = pair
        if old is None and new is not None:
            old = _told_elsewhere(row, at, new[0])
        apart = new is not None and old is not None and strange(row, at, old[0], new[0])
        old = None if apart else old
        if new is None or old is None:
            new, old = between(row, at, new[0] if new else None, old[0] if old else None) or (new, old)
        if (new is None or old is None) and not _points(one):
            new, old = reckoned(row, at, [known[0] for known in (new, old) if known is not None], lists) or (new, old)
        if new is not None and old is not None and not change_fit(row[new[0]], one, row[old[0]]):
            new, old = agreed(row, at) or (new, old)
        if (new is None or old is None) and at - 1 in told and _again(row, at):
            last, first = (pick[0] for pick in told[at - 1])
            new, old = told[at - 1] if change_fit(row[last], one, row[first]) else (new, old)
        if new is not None and old is None and new[0] in lists:
            new, old = _of_whole(row, at, lists[new[0]]) or (new, old)
        if new is None or (apart and old is None):
            continue
        if old is None or old[0] == new[0]:
            if row[new[0]].read is one.read:
                yield "change", (new[0], at), new[1], new[2]
        elif _same_unit(row[new[0]], row[old[0]], one):
            told[at] = (new, old)
            yield _found(at, new, old)
            twice = at and at - 1 not in told and row[at - 1].measure in _CHANGES and _again(row, at)
            if twice and change_fit(row[new[0]], row[at - 1], row[old[0]]):
                yield _found(at - 1, new, old)


def _found(at: int, new: Pick, old: Pick) -> Found:
    return "change", (new[0], at, old[0]), min((new, old), key=lambda pick: pick[2])[1], min(new[2], old[2])


def _of_whole(row: Sequence[Told], at: int, whole: int) -> tuple[Pick, Pick] | None:
    """The levels of a change that is told behind the parts of the whole that changed: `112 người, trong đó 91 nữ, giảm
    18 người so với năm 2022`.
    """
    old = _told_elsewhere(row, at, whole) if row[whole].read is row[at].read else None
    fits = old is not None and change_fit(row[whole], row[at], row[old[0]])
    return ((whole, "whole", 0.8), old) if old is not None and fits else None


def _again(row: Sequence[Told], at: int) -> bool:
    """Whether a change is the one before it told in percent, or that in percent told as an amount: `giảm 402 hộ, tức
    11,4%`, `tăng 13% (tương ứng 6,8 triệu đồng)`.
    """
    one, before = row[at], row[at - 1]
    if one.read is not before.read or one.measure is before.measure:
        return False
    words = one.read.words[before.figure.end : one.figure.begin]
    idle = said(one, _VERBS) | phrases(one, "restating") | one.read.language.sets["skips"] | {",", "("}
    return len(words) <= _TWICE and all(word in idle for word in words)


def _multiple(one: Told) -> bool:
    """Whether a growth is no percentage of the old level: a multiple, `gấp 2,5 lần`, or so much a year on average."""
    if one.measure is not Measure.GROWTH or _points(one):
        return False
    return one.figure.unit != "percent" or cued(one.read, "averages", one.part.left, one.figure.begin)


def _points(one: Told) -> bool:
    return one.figure.unit.endswith("_point")


def _standing(one: Told, change: Told) -> bool:
    """Whether a figure is a level that the change can be of; points are the change of a percentage."""
    if _points(change):
        return one.figure.unit == "percent" and one.measure in (Measure.LEVEL, Measure.SHARE)
    few = one.figure.number.worded and not one.figure.unit  # `so với bảy tháng năm trước`
    return one.stands and not few and (change.measure is Measure.GROWTH or _fits(one, change))


def _fits(level: Told, change: Told) -> bool:
    """Whether a level is in the unit of an absolute change; a bare number takes the noun of either."""
    if not change.figure.unit or not level.figure.unit or _classified(change) or unnamed(change):
        return level.figure.counted == change.figure.counted
    return akin(level, change)


def _classified(one: Told) -> bool:
    """Whether a count has a classifier for its noun, which stands for what was told: `76 huy chương, hơn 19 chiếc`."""
    return one.figure.counted and one.figure.unit in one.read.language.sets["skips"]


def _same_unit(new: Told, old: Told, change: Told) -> bool:
    if _points(change):
        return new.figure.unit == old.figure.unit
    return (
        akin(new, old) or (not new.figure.unit and old.figure.counted) or (not old.figure.unit and new.figure.counted)
    )


# ------------------------------------------------------------------------------------------ the old level


def _old(row: Sequence[Told], at: int) -> Pick | None:
    """The old level of the sentence: after `from`, held against, or of the time that the change is measured from."""
    one, base = row[at], row[at].claim.cell.base
    for place in _around(row, at):
        other = row[place]
        if not _standing(other, one) or _turned(one, other) or _of_another(row, at, place):
            continue
        if other.figure.opens or _from(other):
            return place, "from", 0.95
        if other.part.compared or against(row, at, place):
            return place, "base", 0.95
        if place == at + 1 and _aside(row, at):
            return place, "bracket", 0.9
        hoped = one.fact and not other.fact  # `giảm 58 hộ; cuối năm phấn đấu còn 150 hộ`
        if base is None or place < at or hoped:
            continue
        if _same_time(other.claim, base) and not _lasting(other.claim, one.claim):
            return place, "base", 0.95
    return None


def _of_another(row: Sequence[Told], at: int, place: int) -> bool:
    """Whether a level in a bracket is the old one of what stands before it, as another level follows the bracket:
    `revenue of 5 trillion (2022: 4.37 trillion) and a profit of 1.2 trillion, 12% lower`.
    """
    if place > at or not bracketed(row[place]):
        return False
    return any(_standing(row[other], row[at]) and not bracketed(row[other]) for other in range(place + 1, at))


def _turned(one: Told, other: Told) -> bool:
    """Whether a change the other way is told between a change and a level: `tăng 20% dù lượng hàng giảm từ 345.000`."""
    other_way = "rises" if (one.claim.quantity.hard.high or 0) <= 0 else "falls"
    return cued(one.read, other_way, one.figure.end, other.figure.begin)


def _aside(row: Sequence[Told], at: int) -> bool:
    """Whether the level after a change stands alone in a bracket behind it: `480 nhà so với báo cáo trước (12.640)`."""
    one, other = row[at], row[at + 1]
    words = one.read.words[one.figure.end : other.figure.begin]
    return "(" in words and not bracketed(one) and not MARKS.intersection(words) - {"(", ":"}


def _same_time(claim: Claim, base: Period) -> bool:
    """Whether a figure is of the time that a change is measured from, told more or less closely: `cùng kỳ năm 2022`."""
    period = claim.cell.period
    if period is None or claim.period_basis is not Basis.EXPLICIT:
        return period == base
    within = period.start <= base.start and base.end <= period.end
    return within or (base.start <= period.start and period.end <= base.end) or period.start.year == base.start.year


def _lasting(claim: Claim, change: Claim) -> bool:
    """Whether a figure is of a time that goes on to that of the change: `between 2020 and 2022`."""
    own, period = change.cell.period, claim.cell.period
    return own is not None and period is not None and period != own and period.end >= own.end


def _as_long(claim: Claim, base: Period) -> bool:
    """Whether a time that is told is the base in other words: as long, but for some days, and at the same time."""
    period = claim.cell.period
    if period is None or claim.period_basis is not Basis.EXPLICIT:
        return False
    apart = abs((period.end - period.start) - (base.end - base.start)) + abs(period.start - base.start)
    return 10 * apart <= base.end - base.start


def _around(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places of a sentence, those after `at` up to the next change first, then those before up to the last."""
    read = row[at].read
    for place in range(at + 1, len(row)):
        if row[place].read is not read or (row[place].measure in _CHANGES and not bracketed(row[place])):
            break
        yield place
    for place in range(at - 1, -1, -1):
        if row[place].read is not read or row[place].measure in _CHANGES:
            return
        if ";" in read.words[row[place].figure.end : row[at].figure.begin]:
            return
        yield place


def _from(one: Told) -> bool:
    words, begin = one.read.words, one.figure.begin
    return (
        begin > 0
        and words[begin - 1] in one.read.language.sets["change_openers"]
        and (not one.figure.hedged or one.figure.hedged[0] >= one.figure.start or begin > one.figure.hedged[0])
    )


def _told_elsewhere(row: Sequence[Told], at: int, new: int) -> Pick | None:
    """The level of the time that a change is measured from, told in another sentence in words that agree."""
    one, level = row[at], row[new]
    base = one.claim.cell.base
    if base is None or base == level.claim.cell.period:
        return None
    found = [
        place
        for place in _near(row, at)
        if place != new
        and _standing(row[place], one)
        and (row[place].claim.cell.period == base or _as_long(row[place].claim, base))
        and _same_unit(level, row[place], one)
        and (_same_thing(row, new, place) or _called_again(row, new, place))
    ]
    explicit = [place for place in found if row[place].claim.period_basis is Basis.EXPLICIT] or found
    if not explicit:
        return None
    old = agreeing(found, lambda place: change_fit(row[new], one, row[place], EXACT))
    if old is None:
        old = next((place for place in explicit if change_fit(row[new], one, row[place])), None)
    if old is None:  # one word more is a difference
        old = next((place for place in explicit if _as_told(row, place, new)), None)
    return None if old is None else (old, "elsewhere", 0.85)


def _as_told(row: Sequence[Told], old: int, new: int) -> bool:
    """Whether an old level is called as the new one is, or by a word for it."""
    words = own(row[new])
    return (own(row[old]) == words and len(words) > 1) or _called_again(row, new, old)


def _called_again(row: Sequence[Told], new: int, old: int) -> bool:
    """Whether an old level right after the sentence of the new one is called only by a word for it: `Cùng kỳ năm ngoái,
    chỉ tiêu này là 1.256,3 tỷ đồng`.
    """
    one, other = row[new], row[old]
    return other.sentence == one.sentence + 1 and one.claim.cell.place == other.claim.cell.place and anaphor(row, old)


def _both(row: Sequence[Told], at: int) -> tuple[Pick, Pick] | None:
    """The two levels just before a change that measures itself from nothing: one thing at two times that are told."""
    one = row[at]
    if sum(_standing(row[place], one) and not bracketed(row[place]) for place in back(row, at, 0)) > 1:
        return None  # of the levels of its own sentence
    found = [
        place
        for place in back(row, at, _RECENT)
        if _standing(row[place], one) and row[place].claim.period_basis is Basis.EXPLICIT and not bracketed(row[place])
    ]
    if len(found) < 2 or not alike(row[found[0]], row[found[1]]) or not _same_thing(row, found[0], found[1]):
        return None
    subject = content(one.read, clause(row, at), one.figure.begin) - said(one, _VERBS) - phrases(one, "totals")
    words = near(row[found[0]], row, found[0]) | near(row[found[1]], row, found[1])
    if subject and not any(_said_of(word, words) for word in subject):
        return None
    old, new = sorted(found[:2], key=lambda place: _start(row[place]))
    if _start(row[old]) == _start(row[new]):
        return None
    return (new, "two times", 0.8), (old, "two times", 0.8)


def _said_of(word: str, words: frozenset[str]) -> bool:
    """Whether a word is one of some words, or the beginning of one: `repairs` of `repaired`."""
    return word in words or (len(word) > _SHORT and any(other.startswith(word) for other in words))


def _start(one: Told) -> date:
    period = one.claim.cell.period
    return date.min if period is None else period.start


def _near(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places of other sentences, the nearest first, the one after before the one before."""
    own = row[at].sentence
    reach = range(max(0, at - 60), min(len(row), at + 60))
    far = [place for place in reach if 0 < abs(row[place].sentence - own) <= _OLD]
    yield from sorted(
        far, key=lambda place: (abs(row[place].sentence - own), row[place].sentence < own, abs(place - at))
    )


def _same_thing(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether two levels are called the same: what names the one are the words of the other, or all but a few."""
    first, second = row[one], row[two]
    if not placed_alike(first, second) or first.claim.cell.modality != second.claim.cell.modality:
        return False
    a, b = own(first), own(second)
    return bool(a) and bool(b) and (a <= near(second, row, two) or b <= near(first, row, one)) and _narrowed(a, b)


def _narrowed(one: frozenset[str], two: frozenset[str]) -> bool:
    return len(one ^ two) <= max(2, min(len(one), len(two)))


# ------------------------------------------------------------------------------------------ the new level


def _new(row: Sequence[Told], at: int, old: Pick | None, parts: frozenset[int], gaps: frozenset[int]) -> Pick | None:
    """The level that a change led to: what follows `to` or the old level, what stands before it, or the one that the
    sentences before speak of.
    """
    one = row[at]
    for place in _around(row, at):
        other = row[place]
        follows = old is not None and other.figure.follows is row[old[0]].figure
        if (old is not None and place == old[0]) or place in gaps or not _standing(other, one) or other.aside:
            continue
        if one.fact and not other.fact:
            continue  # `đạt 1.875 tỷ đồng (kế hoạch 1.750 tỷ đồng), giảm 125 tỷ đồng`
        if not follows and bracketed(other) > bracketed(one):
            continue
        if (follows and (place > at or _leads(row, place, at))) or (place > at and _reached(row, at, place)):
            return place, "to", 0.95
        if place < at and _leads(row, place, at) and not _before_it(row, place):
            return place, "sentence", 0.95
    return _topic(row, at, old, parts)


def _before_it(row: Sequence[Told], at: int) -> bool:
    """Whether a level tells what was before another in its sentence: `a record 15.3; in 2020 it was 14.3, so ...`."""
    one = row[at]
    if not one.position or not resumes(row, at):
        return False
    return any(row[place].stands and earlier(row, at, place) for place in range(at - one.position, at))


def _reached(row: Sequence[Told], at: int, place: int) -> bool:
    """Whether a level after a change is where it led: `tăng 5 % ..., đạt 3.150 tỷ đồng`, `rose 12 % to 3.4 million`."""
    one, words = row[place], row[place].read.words
    start = row[place - 1].figure.end
    content_ = content(one.read, start, one.figure.begin)
    if any(word in ".;" for word in words[row[at].figure.end : one.figure.begin]):
        return False
    return not content_ and (
        cued(one.read, "targets_of_change", start, one.figure.begin)
        or cued(one.read, "reaches", start, one.figure.begin)
    )


def _leads(row: Sequence[Told], place: int, at: int) -> bool:
    """Whether a change tells of the level before it: it has no subject of its own."""
    one, level = row[at], row[place]
    between = level.read.words[level.figure.end : one.figure.begin]
    if any(word in ".;" for word in between):
        return False
    if one.part.inherits or one.part.phrase == level.part.phrase or one.part.words == level.part.words:
        return True
    idle = said(one, _VERBS) | phrases(one, "restating") | phrases(one, "turns")
    return not content(one.read, clause(row, at), one.figure.begin) - idle


def _topic(row: Sequence[Told], at: int, old: Pick | None, parts: frozenset[int]) -> Pick | None:
    """The level of a sentence before that a change with a subject of its own speaks of.

    Its noun is that of the old level or of the change, or its words are those of the subject; of several the one with
    which the figures agree, else the nearest that is no part of a list.
    """
    one = row[at]
    subject = content(one.read, _left(row, at), one.figure.begin) - said(one, _VERBS) - phrases(one, "totals")
    found = []
    for place in back(row, at, _RECENT):
        other = row[place]
        if not _standing(other, one) or other.aside or bracketed(other) or (one.fact and not other.fact):
            continue
        if not _of(row, place, at, old, subject) or not _when(other, one, (old is not None and row[old[0]]) or None):
            continue
        found.append(place)
    if old is not None:
        fitting = agreeing(found, lambda place: change_fit(row[place], one, row[old[0]], EXACT))
        if fitting is not None:
            return fitting, "topic", 0.85
    main = [place for place in found if place not in parts]
    return (main[0], "topic", 0.8) if main else None


def _left(row: Sequence[Told], at: int) -> int:
    """Where the clause of a change begins: after the last mark before it that parts clauses."""
    words, least = row[at].read.words, row[at - 1].figure.end if at and row[at - 1].read is row[at].read else 0
    start = row[at].figure.begin
    while start > least and words[start - 1] not in ".;:" and not _reported(row[at], start):
        start -= 1
    return start


def _reported(one: Told, start: int) -> bool:
    """Whether the words from a token on are what somebody is told to have said: `It was noted that ...`."""
    words = one.read.words
    opened = words[start - 1] in one.read.language.sets["subordinates"] and words[start - 1] not in MARKS
    return opened and start > 1 and cues.told(one.read, words[start - 2])


def _of(row: Sequence[Told], place: int, at: int, old: Pick | None, subject: frozenset[str]) -> bool:
    """Whether a level is what a change speaks of: by the subject's words, by the noun where no other words stand, or
    as what the sentence before is about where a word for that opens its own: `That compares with 12.4 million`.
    """
    other, one = row[place], row[at]
    words = near(other, row, place)
    if subject and subject <= words:
        return True
    if old is not None and takes_up(row, at) and other.sentence == one.sentence - 1 and first_of(row, place):
        return alike(other, row[old[0]]) or alike(row[old[0]], other)
    noun = head(row[old[0]]) if old is not None else head(one)
    if not noun or noun != head(other):
        return False
    return not subject or len(subject) == 1 or subject <= words | {noun}


def _when(level: Told, change: Told, old: Told | None) -> bool:
    """Whether a level's time can be that of the change: not its base, and no other year of its own."""
    base = change.claim.cell.base or (old.claim.cell.period if old is not None else None)
    period, own = level.claim.cell.period, change.claim.cell.period
    if period is None or not placed_alike(level, change):
        return False
    if base is not None and period == base:
        return False
    explicit = level.claim.period_basis is Basis.EXPLICIT and change.claim.period_basis is Basis.EXPLICIT
    return not explicit or _meet(period, own)


def _meet(one: Period | None, two: Period | None) -> bool:
    return one is None or two is None or (one.start < two.end and two.start < one.end)
