"""The new level of a change: where it led, what stands before it, or what the sentences before speak of."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model import Basis, Grain, Measure, Period
from audit.periods import contains
from audit.tie import cues
from audit.tie.anaphors import pointed, resumes
from audit.tie.denominators import opens
from audit.tie.fits import EXACT, agreeing, change_fit
from audit.tie.movements import RECENT, VERBS, around, standing
from audit.tie.tenses import bygone, earlier
from audit.tie.told import (
    MARKS,
    Pick,
    Told,
    alike,
    back,
    bracketed,
    clause,
    content,
    counted,
    cued,
    first_of,
    head,
    kindred,
    near,
    own,
    phrases,
    placed_alike,
    said,
    stretch,
    takes_up,
)


def new_level(
    row: Sequence[Told], at: int, old: Pick | None, parts: frozenset[int], gaps: frozenset[int]
) -> Pick | None:
    """The level that a change led to: what follows `to` or the old level, what stands before it, or the one that the
    sentences before speak of.
    """
    one = row[at]
    if one.part.of is not None:
        return at - one.position + one.part.of, "sentence", 0.95
    for place in around(row, at):
        other = row[place]
        if place < at and _rate(one, other):
            return None  # `đào tạo 932 người, nâng tỷ lệ qua đào tạo lên 60,89% (tăng 12,03%)`
        follows = old is not None and other.figure.follows is row[old[0]].figure
        if (old is not None and place == old[0]) or place in gaps or not standing(other, one) or other.aside:
            continue
        if other.position and place < at and opens(other):
            continue  # `1.604 hộ nghèo, chiếm 3,3% trong tổng số 48.655 hộ, giảm 288 hộ`
        if one.fact and not other.fact:
            continue  # `đạt 1.875 tỷ đồng (kế hoạch 1.750 tỷ đồng), giảm 125 tỷ đồng`
        if not follows and bracketed(other) > bracketed(one):
            continue
        if (follows and (place > at or _leads(row, place, at))) or (place > at and _reached(row, at, place)):
            return place, "to", 0.95
        if place < at and placed_alike(other, one) and _leads(row, place, at) and not _before_it(row, place):
            return place, "sentence", 0.95
    return _topic(row, at, old, parts)


def _rate(one: Told, other: Told) -> bool:
    """Whether a percentage by which something changed is of the rate before it, and so of no level."""
    percents = one.figure.unit == other.figure.unit == "percent" and other.measure is Measure.SHARE
    return percents and one.part.words != () and one.part.words == other.part.words


def _before_it(row: Sequence[Told], at: int) -> bool:
    """Whether a level tells what was before another in its sentence: `a record 15.3; in 2020 it was 14.3, so ...`."""
    one = row[at]
    if not one.read.language.plurals and pointed(one, clause(row, at)):  # `Năm trước, tỷ lệ này là 0,77%, tức là giảm`
        before = (place for place in back(row, at, 1) if row[place].sentence == one.sentence - 1)
        return any(alike(row[place], one) and earlier(row, at, place) for place in before)
    if not one.read.language.plurals and bygone(row, at):  # `Nhiệm kỳ trước có 40 đại biểu, nhiệm kỳ này giảm 5`
        before = (place for place in back(row, at, RECENT) if row[place].sentence < one.sentence)
        return any(row[place].level and alike(row[place], one) for place in before)
    if not one.position or not resumes(row, at):
        return False
    return any(row[place].stands and earlier(row, at, place) for place in range(at - one.position, at))


def _reached(row: Sequence[Told], at: int, place: int) -> bool:
    """Whether a level after a change is where it led: `tăng 5 % ..., đạt 3.150 tỷ đồng`, `rose 12 % to 3.4 million`."""
    one, words = row[place], row[place].read.words
    start = row[place - 1].figure.end
    content_ = content(one.read, start, one.figure.begin)
    between = words[row[at].figure.end : one.figure.begin]
    if any(word in ".;" for word in between) or _dated_apart(row[at], one):
        return False
    if ")" in between and bracketed(one):
        return False  # `(tăng 831 ca so với hôm qua) tại 60 tỉnh (có 19.217 ca cộng đồng)`
    if cued(one.read, "parts", start, one.figure.begin):
        return False  # `tăng 20% so với năm trước (265 kg), gồm 203 kg gỗ`
    return not content_ and (
        cued(one.read, "targets_of_change", start, one.figure.begin)
        or cued(one.read, "reaches", start, one.figure.begin)
    )


def _dated_apart(change: Told, level: Told) -> bool:
    """Whether a level after a change opens another clause with a time of its own: `giảm 2% so với tháng 6 và 7 tháng
    đầu năm đạt 81 tỷ`.
    """
    joined = not level.read.language.sets["joins"].isdisjoint(level.read.words[change.figure.end : level.figure.begin])
    return joined and level.claim.period_basis is Basis.EXPLICIT and level.claim.cell.period != change.claim.cell.period


def _leads(row: Sequence[Told], place: int, at: int) -> bool:
    """Whether a change tells of the level before it: it has no subject of its own."""
    one, level = row[at], row[place]
    between = level.read.words[level.figure.end : one.figure.begin]
    if any(word in ".;" for word in between):
        return False
    if one.part.inherits or one.part.phrase == level.part.phrase or one.part.words == level.part.words:
        return True
    idle = said(one, VERBS) | phrases(one, "restating") | phrases(one, "turns")
    return not content(one.read, clause(row, at), one.figure.begin) - idle


def _topic(row: Sequence[Told], at: int, old: Pick | None, parts: frozenset[int]) -> Pick | None:
    """The level of a sentence before that a change with a subject of its own speaks of.

    Its noun is that of the old level or of the change, or its words are those of the subject; of several the one with
    which the figures agree, else the nearest that is no part of a list.
    """
    one = row[at]
    subject = content(one.read, _left(row, at), one.figure.begin) - said(one, VERBS) - phrases(one, "totals")
    found = []
    for place in back(row, at, RECENT):
        other = row[place]
        if not standing(other, one) or other.aside or bracketed(other) or (one.fact and not other.fact):
            continue
        if (other.position and opens(other)) or (other.read is one.read and _before_it(row, place)):
            continue  # `486 hộ trên tổng số 40.520 hộ; giảm 214 hộ`
        if not _of(row, place, at, old, subject) or not _when(other, one, (old is not None and row[old[0]]) or None):
            continue
        found.append(place)
    found = _namesakes(row, at, found) or found
    if old is not None:
        fitting = agreeing(found, lambda place: change_fit(row[place], one, row[old[0]], EXACT))
        near_by = [] if one.read.language.plurals else found
        slipped = next((place for place in near_by if change_fit(row[place], one, row[old[0]])), None)
        if fitting is not None:
            return fitting, "topic", 0.85
        if slipped is not None:
            return slipped, "topic", 0.8
    main = [place for place in found if place not in parts]
    if main or old is None or one.read.language.plurals:
        return (main[0], "topic", 0.8) if main else None
    sole = _sole(row, at, old[0])
    return (sole, "topic", 0.75) if sole is not None and change_fit(row[sole], one, row[old[0]]) else None


def _namesakes(row: Sequence[Told], at: int, levels: Sequence[int]) -> list[int]:
    """The levels that a word behind the number of a change names too, where no plural shows: of `làm chết 21 người, bị
    thương 38 người` the first, where `giảm 8 người chết`.
    """
    one = row[at]
    if one.read.language.plurals:
        return []
    named = content(one.read, counted(one), stretch(one, row, at)[1]) - {head(one)}
    return [place for place in levels if named & (near(row[place], row, place) | own(row[place]))]


def _sole(row: Sequence[Told], at: int, old: int) -> int | None:
    """The only level of the sentence before of the kind of an old level, which can be of the time of its change."""
    one, before = row[at], row[old]
    found = [
        place
        for place in back(row, at, 1)
        if row[place].sentence == one.sentence - 1 and alike(row[place], before) and _standing_now(row[place], one)
        if placed_alike(row[place], one)
        and (before.claim.period_basis is not Basis.EXPLICIT or _when(row[place], one, before))
    ]
    return found[0] if len(found) == 1 else None


def _standing_now(level: Told, change: Told) -> bool:
    """Whether a level is told as what is so, which a change can have led to."""
    return standing(level, change) and not level.aside and not bracketed(level) and level.fact >= change.fact


def _left(row: Sequence[Told], at: int) -> int:
    """Where the clause of a change begins: after the last mark before it that parts clauses."""
    words, last = row[at].read.words, row[at - 1] if at and row[at - 1].read is row[at].read else None
    least = max(last.figure.end, last.part.reach) if last is not None else 0
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
    if subject and kindred(subject, words):
        return True
    if old is not None and not one.read.language.plurals and alike(other, row[old[0]]):
        return 2 * len(subject & words) > len(subject)  # `số vốn giải ngân nhiều hơn 204 tỷ (cùng kỳ 720 tỷ)`
    resumed = not one.read.language.plurals and pointed(one, _left(row, at))
    if resumed and other.sentence == one.sentence - 1 and first_of(row, place):
        return True  # `So với năm trước, nguồn thu này tăng 7,3%`
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
    if base is not None and (period == base or (contains(base, period) and not _meet(period, own))):
        return False
    present = level.claim.period_basis is Basis.ISSUED and period.grain is Grain.DAY and level.read.language.plurals
    explicit = change.claim.period_basis is Basis.EXPLICIT and (present or level.claim.period_basis is Basis.EXPLICIT)
    return not explicit or _meet(period, own)


def _meet(one: Period | None, two: Period | None) -> bool:
    return one is None or two is None or (one.start < two.end and two.start < one.end)
