"""The old level of a change: in its sentence, or told elsewhere of the time that it is measured from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from audit import periods
from audit.model import CHANGES, Basis, Claim, Kind, Measure, Period
from audit.normalise import fold
from audit.tie.anaphors import anaphor
from audit.tie.fits import EXACT, agreeing, change_fit
from audit.tie.movements import RECENT, VERBS, around, same_thing, same_unit, standing
from audit.tie.tenses import against, earlier
from audit.tie.told import (
    MARKS,
    Pick,
    Told,
    alike,
    back,
    bracketed,
    clause,
    content,
    cued,
    kindred,
    near,
    own,
    phrases,
    said,
)

_SHORT = 4  # letters of a word that begins many others
_THEN = 4  # words for a time just spoken of
_OLD = 12  # sentences to either side where the old level is told


def old_level(row: Sequence[Told], at: int) -> Pick | None:
    """The old level of the sentence: after `from`, held against, or of the time that the change is measured from."""
    one, base = row[at], row[at].claim.cell.base
    for place in around(row, at):
        other = row[place]
        if not standing(other, one) or _turned(one, other) or _of_another(row, at, place):
            continue
        if _left_behind(row, place, at):
            continue
        if other.figure.opens or _from(other):
            return place, "from", 0.95
        if other.part.compared or against(row, at, place) or (place == at - 1 and _held_against(row, place)):
            return place, "base", 0.95
        if _follows(row, at, place) and _aside(row, at, place):
            return place, "bracket", 0.9
        if place > at and back_then(row, place):
            return place, "then", 0.9
        if place == at - 1 and _contrasted(row, place) and base in (None, other.claim.cell.period):
            return place, "contrast", 0.9
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
    return any(standing(row[other], row[at]) and not bracketed(row[other]) for other in range(place + 1, at))


def _left_behind(row: Sequence[Told], place: int, at: int) -> bool:
    """Whether another level is told between an old one with its own new one and a change: `fell to 404 from 417, while
    328 were motorcyclists, up 6`.
    """
    if not (row[place].part.compared or row[place].figure.opens or _from(row[place])):
        return False
    between = (row[other] for other in range(place + 1, at))
    levels = (one for one in between if standing(one, row[at]) and not bracketed(one))
    return any(one.figure.follows is not row[place].figure for one in levels) or _of_its_own(row, place, at)


def _of_its_own(row: Sequence[Told], place: int, at: int) -> bool:
    """Whether a change behind an old level that has its own change tells of another thing: `loans grew 2% to 18.9
    billion from 18.5 billion, while deposits slipped 0.3 billion`.
    """
    moved = any(row[other].measure in CHANGES for other in range(place - row[place].position, place))
    if not moved or not row[at].read.language.plurals:
        return False
    subject = content(row[at].read, clause(row, at), row[at].figure.begin) - said(row[at], VERBS)
    return bool(subject) and not kindred(subject, near(row[place], row, place) | own(row[place]))


def _turned(one: Told, other: Told) -> bool:
    """Whether a change the other way is told between a change and a level: `tăng 20% dù lượng hàng giảm từ 345.000`."""
    other_way = "rises" if (one.claim.quantity.hard.high or 0) <= 0 else "falls"
    return cued(one.read, other_way, one.figure.end, other.figure.begin)


def _held_against(row: Sequence[Told], at: int) -> bool:
    """Whether a level before a change opens its sentence as what it is held against: `So với năm 2024 là 16.910 vụ thì
    số án tăng 1.552 vụ`.
    """
    one = row[at]
    start = clause(row, at)
    based = any(cue.start - start in (0, 1) and cue.end <= one.figure.begin for cue in one.read.cued("bases"))
    linked = not one.read.language.sets["copulas"].isdisjoint(one.read.words[one.figure.begin - 1 : one.figure.begin])
    return based and linked and not one.position


def _contrasted(row: Sequence[Told], at: int) -> bool:
    """Whether a level is called by its time and little else behind one of a later time, which a change then goes to:
    `đạt 625 tỷ đồng, trong khi dịp lễ năm ngoái đạt 410 tỷ đồng, chênh lệch 215 tỷ đồng`.
    """
    one, before = row[at], row[at - 1] if at else None
    if one.read.language.plurals or before is None or before.read is not one.read or not alike(before, one):
        return False
    named = content(one.read, clause(row, at), one.figure.begin) - said(one, VERBS)
    later = before.level and not before.aside and not bracketed(before) and earlier(row, at, at - 1)
    return later and named <= near(before, row, at - 1) | phrases(one, "then") | phrases(one, "occasions")


def _follows(row: Sequence[Told], at: int, place: int) -> bool:
    """Whether a level is the first figure after a change, but for lengths of time: `31 người trong một năm (781)`."""
    return place > at and all(row[between].figure.kind is Kind.DURATION for between in range(at + 1, place))


def _aside(row: Sequence[Told], at: int, place: int) -> bool:
    """Whether a level after a change stands alone in a bracket behind it: `480 nhà so với báo cáo trước (12.640)`."""
    one, other = row[at], row[place]
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
    return own is not None and period is not None and period.end >= own.end


def _as_long(claim: Claim, base: Period) -> bool:
    """Whether a time that is told is the base in other words: as long, but for some days, and at the same time."""
    period = claim.cell.period
    return period is not None and claim.period_basis is Basis.EXPLICIT and periods.nearly(period, base)


def _from(one: Told) -> bool:
    words, begin = one.read.words, one.figure.begin
    return (
        begin > 0
        and words[begin - 1] in one.read.language.sets["change_openers"]
        and (not one.figure.hedged or one.figure.hedged[0] >= one.figure.start or begin > one.figure.hedged[0])
    )


def told_elsewhere(row: Sequence[Told], at: int, new: int) -> Pick | None:
    """The level of the time that a change is measured from, told in another sentence in words that agree; or the plan
    that it says was passed or missed.
    """
    one, level = row[at], row[new]
    base = one.claim.cell.base
    if base is None:
        return _plan(row, at, new) if _past_plan(row, at) else None
    if base == level.claim.cell.period:
        return None
    found = [
        place
        for place in _near(row, at)
        if place != new
        and standing(row[place], one)
        and same_unit(level, row[place], one)
        and (_at_base(row, at, place, base) or _as_long(row[place].claim, base))
        and (same_thing(row, new, place) or _called_again(row, new, place) or _at_base(row, at, place))
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


def _past_plan(row: Sequence[Told], at: int) -> bool:
    """Whether a change is held against a plan, in the words before it or right behind it: `vượt kế hoạch 20 ha`, `vượt
    20 ha so với kế hoạch`.
    """
    one = row[at]
    start, end = clause(row, at), one.figure.end
    if not one.fact or one.measure is not Measure.CHANGE or one.read.language.plurals:
        return False
    bases = {end, *(cue.end for cue in one.read.cued("bases") if cue.start == end)}
    return any(start <= cue.start < one.figure.begin or cue.start in bases for cue in one.read.cued("plans"))


def _plan(row: Sequence[Told], at: int, new: int) -> Pick | None:
    """The plan from which a change leads to a level: of those in its sentence, or told of the same thing or of nothing
    else near by, the one that agrees, else the first that a slip keeps from it.
    """
    found = [
        place
        for place in (*around(row, at), *_near(row, at))
        if not row[place].fact
        and standing(row[place], row[at])
        and same_unit(row[new], row[place], row[at])
        and (row[place].read is row[at].read or same_thing(row, place, new) or _bare(row[place], row[at]))
    ]
    old = agreeing(found, lambda place: change_fit(row[new], row[at], row[place], EXACT))
    if old is None:
        old = next((place for place in found if change_fit(row[new], row[at], row[place])), None)
    return None if old is None else (old, "plan", 0.85)


def _bare(plan: Told, change: Told) -> bool:
    """Whether a plan of the sentence before or after is called nothing but that."""
    return abs(plan.sentence - change.sentence) <= 1 and not own(plan) - phrases(plan, "planned")


def _at_base(row: Sequence[Told], at: int, place: int, base: Period | None = None) -> bool:
    """Whether a level is of the `base` of a change, or right after its sentence of then: `Khi đó có 160 xã`."""
    if base is not None and row[place].claim.cell.period == base:
        return True
    return row[place].sentence == row[at].sentence + 1 and back_then(row, place)


def back_then(row: Sequence[Told], at: int) -> bool:
    """Whether a level opens a clause with a word for the time that was just spoken of: `khi đó thu được 12.900 tỷ`."""
    start = clause(row, at)
    words = row[at].read.words[start : start + _THEN]
    return any(" ".join(words[:size]) in row[at].read.language.sets["back_then"] for size in range(1, _THEN + 1))


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


def both_levels(row: Sequence[Told], at: int) -> tuple[Pick, Pick] | None:
    """The two levels just before a change that measures itself from nothing: one thing at two times that are told."""
    one = row[at]
    if sum(standing(row[place], one) and not bracketed(row[place]) for place in back(row, at, 0)) > 1:
        return None  # of the levels of its own sentence
    found = [
        place
        for place in back(row, at, RECENT)
        if standing(row[place], one) and row[place].claim.period_basis is Basis.EXPLICIT and not bracketed(row[place])
    ]
    if len(found) < 2 or not alike(row[found[0]], row[found[1]]) or not same_thing(row, found[0], found[1]):
        return None
    subject = content(one.read, clause(row, at), one.figure.begin) - said(one, VERBS) - phrases(one, "totals")
    subject -= frozenset(fold(one.claim.cell.place or "").split())  # where two things are makes them no one thing
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
