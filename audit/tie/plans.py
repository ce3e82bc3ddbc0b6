"""A result with the plan that it is held against and how much of it was attained, wherever a document tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from audit.model import Hedge, Kind, Measure, Modality
from audit.tie.anaphors import pointed
from audit.tie.fits import EXACT, agreeing, share_fit
from audit.tie.tenses import over_before
from audit.tie.told import (
    Found,
    Told,
    akin,
    alike,
    back,
    bracketed,
    clause,
    content,
    first_of,
    head,
    kindred,
    near,
    own,
    phrased,
    phrases,
    said,
    timely,
)

_PLANNED = frozenset({Modality.PLAN, Modality.TARGET})
_CONCLUDING = 2  # words that say that a sum is drawn
_BACK, _FAR = 3, 6  # sentences back to the plan of an attainment, and to a result that is not told with it
_NAMES = frozenset(["plans", "target_words", "plan_words", "plans_met", "reaches", "stands"])


def plans(row: Sequence[Told], lists: Mapping[int, int]) -> Iterator[Found]:
    """`attainment` as places in `row`: the attainment, the result and the plan; `lists` maps parts to their wholes."""
    for at, one in enumerate(row):
        if one.measure is not Measure.ATTAINMENT or one.figure.unit != "percent":
            continue
        if _planned(one) and not (_concluded(row, at) or _beside_plan(row, at)):
            continue
        if _of_ratio(row, at):
            yield "share", (at, at - 1), "ratio", 0.95
            continue
        result = _result(row, at)
        if result is not None:
            plan = _plan(row, at, result)
            if plan is not None:
                yield "attainment", (at, result, plan), "plan", 0.95
        elif (pair := _reached(row, at, lists)) is not None:
            yield "attainment", (at, *pair), "plan before", 0.85


def _of_ratio(row: Sequence[Told], at: int) -> bool:
    """Whether the result and the plan of an attainment are told as one figure before it: `2.789/4.800 lao động, bằng
    58,1% chỉ tiêu`.
    """
    one, before = row[at], row[at - 1] if at else None
    if before is None or before.read is not one.read or before.figure.kind is not Kind.RATIO or one.part.apart:
        return False
    between = _between(before, one)
    if one.figure.hedge is not Hedge.EXACT and "," not in between:
        return False  # `26/34 địa phương thu đạt trên 75% dự toán` says of which places
    return before.measure is Measure.LEVEL and not {";", ":"}.intersection(between)


def _beside_plan(row: Sequence[Told], at: int) -> bool:
    """Whether an attainment stands in a bracket behind its plan: `so với kế hoạch 184.000 ha (bằng 101,5%)`."""
    one, before = row[at], row[at - 1] if at else None
    beside = before is not None and before.read is one.read and bracketed(one) and not bracketed(before)
    return beside and before is not None and before.level and _planned(before)


def _concluded(row: Sequence[Told], at: int) -> bool:
    """Whether an attainment only draws the sum of what was told: `Kế hoạch là 14.467 tỷ đồng, do đó mức hoàn thành
    dừng ở 98,4%`.
    """
    start = clause(row, at)
    return phrased(row[at].read, "conclusions", start, start + _CONCLUDING)


def _planned(one: Told) -> bool:
    return one.claim.cell.modality in _PLANNED


def _set(one: Told) -> bool:
    """Whether a level is a plan: planned, or called one in the words beside it: `a budget of R1,200 million`."""
    words, begin, end = one.read.words, one.figure.begin, one.figure.end
    before = begin - (words[begin - 1 : begin] != [] and words[begin - 1] in one.read.language.sets["link_of"])
    beside = any(cue.end == before or cue.start == end for cue in one.read.cued("plans"))
    return _planned(one) or (beside and one.read.language.plurals)


def _result(row: Sequence[Told], at: int) -> int | None:
    """The level told before an attainment in its sentence, of the last clause that has one; of attainments told in
    turn the level that the reading gave the same name.
    """
    one = row[at]
    if phrased(one.read, "respectively", 0, one.figure.begin):
        levels = [place for place in back(row, at, 0) if row[place].level and not _set(row[place])]
        named = next((place for place in levels if own(row[place]) == own(one) != frozenset()), None)
        if named is not None:
            return named
    for place in back(row, at, 0):
        other = row[place]
        if other.measure is Measure.ATTAINMENT or (other.level and ";" in _between(other, one)):
            break
        if other.level and not other.aside and not _set(other) and not bracketed(other):
            return place
    return None


def _reached(row: Sequence[Told], at: int, lists: Mapping[int, int]) -> tuple[int, int] | None:
    """The result and the plan where both were told before: `Kế hoạch cả năm là 5.000 tỷ đồng; đến nay đã đạt 76%`.

    The result is one of the sentences before that no list gives to another: the one with which the figures agree, else
    the nearest that a slip keeps from agreeing.
    """
    begin = row[at].figure.begin
    if phrased(row[at].read, "respectively", 0, begin):
        return None
    around = (*range(at + 1, min(at + 2, len(row))), *back(row, at, 1))
    near_by = (place for place in around if place < at or row[place].read is row[at].read)
    plan = next((place for place in near_by if row[place].level and _set(row[place])), None)
    if plan is None:
        return None
    start = row[plan].figure.end if plan < at and row[plan].read is row[at].read else 0
    again = phrased(row[at].read, "said_again", start, begin) or pointed(row[at], max(start, clause(row, at)))
    again = again or _concluded(row, at)
    results = [
        place
        for place in back(row, at, _FAR)
        if row[place].level and not row[place].aside and not _set(row[place]) and place not in lists
        if not bracketed(row[place]) and _same_unit(row[place], row[plan])
        if _same_thing(row, place, plan) or (again and _just_told(row, place, at))
    ]
    result = agreeing(results, lambda place: share_fit(row[place], row[at], row[plan], EXACT))
    if result is None:
        meant = (place for place in results if again or not _of_another(row, at, place))
        result = next((place for place in meant if share_fit(row[place], row[at], row[plan])), None)
    return None if result is None else (result, plan)


def _of_another(row: Sequence[Told], at: int, place: int) -> bool:
    """Whether an attainment is called by none of the words of a level of another sentence: `Spending overshot the
    budget by £3m. Income was 4% short of it`.
    """
    one, result = row[at], row[place]
    names = near(result, row, place) | own(result) | {head(result)}
    meant = own(one) - said(one, _NAMES) - phrases(one, "totals") - phrases(one, "subjects")
    return result.read is not one.read and bool(meant) and not any(kindred(frozenset([word]), names) for word in meant)


def _just_told(row: Sequence[Told], place: int, at: int) -> bool:
    """Whether a level is what the sentence before that of an attainment is about: `kết quả này đạt 126,9%`."""
    return row[place].sentence == row[at].sentence - 1 and first_of(row, place)


def _plan(row: Sequence[Told], at: int, result: int) -> int | None:
    """The plan of an attainment: in its sentence, the one that agrees, else the nearest, and before the next
    attainment, else one told of the same thing in the sentences about it.
    """
    if _goes_on(row, at, result):
        return result - 1
    ahead = sorted(_ahead(row, at), key=lambda place: -share_fit(row[result], row[at], row[place], EXACT))
    behind = list(_behind(row, at))
    for here in (True, False):
        for place in ahead:
            other = row[place]
            near_by = other.read is row[at].read and not {";", "."}.intersection(_between(row[at], other))
            called = _planned(other) or (place == at + 1 and near_by and _given(row[at], other))
            fits = other.read is row[at].read or share_fit(row[result], row[at], other)
            if near_by is here and other.level and called and fits and _plan_of(row, place, result, near_by):
                return place
        for place in behind:
            near_by = row[place].read is row[at].read
            told = (near_by and _planned(row[place])) or share_fit(row[result], row[at], row[place])
            if near_by is here and told and _plan_of(row, place, result, near_by):
                return place
    named = _called(row, at, result)
    return named if named is not None else _only(row, at, result)


def _goes_on(row: Sequence[Told], at: int, result: int) -> bool:
    """Whether a result goes on with a level that an attainment is of, as the figures agree: `ngân sách tỉnh giao 2.940
    tỷ đồng, giải ngân 1.058 tỷ đồng, đạt 36%`.
    """
    one, before = row[result], row[result - 1] if row[result].position else None
    if before is None or one.read is not row[at].read or not before.level or not _same_unit(one, before):
        return False
    return bool(share_fit(one, row[at], before, EXACT))


def _ahead(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places behind an attainment up to the next one, to the end of the next sentence."""
    for place in range(at + 1, len(row)):
        if row[place].sentence > row[at].sentence + 1 or row[place].measure is Measure.ATTAINMENT:
            return
        yield place


def _behind(row: Sequence[Told], at: int) -> Iterator[int]:
    """The levels before an attainment that are called plans, back to the last attainment of its sentence."""
    for place in back(row, at, _BACK):
        other = row[place]
        if other.read is row[at].read and other.measure is Measure.ATTAINMENT:
            return
        if other.level and _set(other):
            yield place


def _plan_of(row: Sequence[Told], plan: int, result: int, near_by: bool) -> bool:
    """Whether a plan is in the unit of a result and, where it is not told `near_by`, of the same thing."""
    mine = not _spoken_for(row, plan, result)
    return mine and _same_unit(row[result], row[plan]) and (near_by or _same_thing(row, result, plan))


def _spoken_for(row: Sequence[Told], plan: int, result: int) -> bool:
    """Whether a plan stands in the bracket of an attainment told before a result: `thu 12 tỷ đồng, đạt 52% dự toán (23
    tỷ đồng); trong đó lệ phí 3 tỷ đồng, đạt 59%`.
    """
    before = row[plan - 1] if 0 < plan < result and bracketed(row[plan]) else None
    return before is not None and before.read is row[plan].read and before.measure is Measure.ATTAINMENT


def _only(row: Sequence[Told], at: int, result: int) -> int | None:
    """The plan of the result's kind in the sentences about it, whatever time it is for and whatever it is called, with
    which the figures agree, else the only one near by, where they would but for a slip: `Chỉ tiêu được giao 965 học
    sinh. Đợt 1 đã gọi 893 em, đạt 92,5% chỉ tiêu`.
    """
    found = [
        place
        for place in (*back(row, at, _FAR), *_on(row, at))
        if row[place].level and not row[place].aside and _planned(row[place]) and akin(row[result], row[place])
        if row[place].read is row[at].read or not bracketed(row[place])
        if not over_before(row[result], row[place]) and row[result].claim.cell.place == row[place].claim.cell.place
    ]
    plan = agreeing(found, lambda place: share_fit(row[result], row[at], row[place], EXACT))
    near_by = [place for place in found if abs(row[place].sentence - row[at].sentence) <= _BACK]
    if plan is None and len(near_by) == 1 and share_fit(row[result], row[at], row[near_by[0]]):
        return near_by[0]
    return plan


def _on(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places behind one within as many sentences as are looked back."""
    yield from takewhile(lambda place: row[place].sentence - row[at].sentence <= _FAR, range(at + 1, len(row)))


def _called(row: Sequence[Told], at: int, result: int) -> int | None:
    """The level that is called by the plan a percentage is of, whatever else the result is: `60% of the budget`."""
    one = row[at]
    cue = next((cue for cue in one.read.cued("plans") if cue.start >= one.figure.end), None)
    told = content(one.read, cue.start, cue.end) if cue else frozenset()
    named = told - phrases(one, "planned") or told
    found = [
        place
        for place in back(row, at, _FAR)
        if named and row[place].level and place != result and not row[place].aside and not bracketed(row[place])
        if not over_before(row[result], row[place])
        if _same_unit(row[result], row[place]) and named <= near(row[place], row, place) | own(row[place])
    ]
    plan = agreeing(found, lambda place: share_fit(row[result], one, row[place], EXACT))
    if plan is None:
        plan = next((place for place in found if share_fit(row[result], one, row[place])), None)
    return plan


def _given(one: Told, plan: Told) -> bool:
    """Whether the words from an attainment to a level say that this is the plan: `104,2% mục tiêu đề ra là 1.200`; not
    `94,5% kế hoạch và đàn gà 10.200 con`.
    """
    start, end = one.figure.end, plan.figure.begin
    named = next((cue.end for cue in one.read.cued("plans") if start <= cue.start and cue.end <= end), None)
    if named is None or "," in _between(one, plan):
        return False
    return one.read.language.plurals or one.read.language.sets["joins"].isdisjoint(one.read.words[named:end])


def _between(one: Told, two: Told) -> Sequence[str]:
    return one.read.words[one.figure.end : two.figure.begin]


def _same_unit(result: Told, plan: Told) -> bool:
    """Whether a plan is in the unit of the result; a bare number takes the noun that is counted."""
    return alike(result, plan) or (not plan.figure.unit and result.figure.counted)


def _label(plan: Told) -> frozenset[str]:
    """What stands before the colon of a plan's sentence: `Dự án cầu Bến Lội: kế hoạch vốn 148 tỷ đồng`."""
    words = plan.read.words[: plan.figure.begin]
    return content(plan.read, 0, words.index(":")) if ":" in words else frozenset()


def _stood_behind(row: Sequence[Told], plan: int) -> frozenset[str]:
    """The words of the level that a plan in a bracket stands behind, which say what it plans: `Thu ngân sách đạt 5.576
    tỷ đồng, bằng 62% dự toán (9.000 tỷ đồng)`.
    """
    one = row[plan]
    before = range(plan - 1, plan - one.position - 1, -1) if bracketed(one) else ()
    levels = (place for place in before if row[place].level and not bracketed(row[place]))
    place = next(levels, None)
    return frozenset() if place is None else near(row[place], row, place) | own(row[place])


def _same_thing(row: Sequence[Told], result: int, plan: int) -> bool:
    """Whether a plan of another sentence is told of the result's place, and in its words, or in none but those that
    plans are told in: `kế hoạch tỉnh giao là 15.000 ha`.
    """
    one, two = row[result], row[plan]
    if one.claim.cell.place != two.claim.cell.place or not timely(one, two):
        return False
    words, named = own(one), near(two, row, plan) | own(two) | _stood_behind(row, plan)
    if words and words <= named:
        return True
    meant = own(two) - said(two, _NAMES)
    if meant and meant <= words:
        return True  # `doanh thu`, of `doanh thu thuần của công ty`
    told = (named | _label(two)) - said(two, _NAMES) - phrases(two, "totals")
    idle = phrases(two, "given") | phrases(two, "subjects") | phrases(two, "attributes")
    return told - idle <= words | near(one, row, result) | {head(one)}
