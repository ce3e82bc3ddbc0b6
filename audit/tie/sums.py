"""A whole and its parts where no word says that they are: levels in a row that add up to one near them, or would but
for one slip.

Nobody lists three amounts that make up a fourth by chance. How likely it is that figures of their size do so
(`chances`) is weighed against what their words say for it (`grounds`). Figures that agree as printed go before those
that a slip keeps from agreeing, wherever in the document they stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from operator import add
from typing import NamedTuple

from audit.interval import Interval
from audit.model import CHANGES, Measure
from audit.tie.chances import add_up, fitting
from audit.tie.complements import rest
from audit.tie.denominators import noun, of, opens
from audit.tie.enumerations import after_semicolon, before_acts, itemised, labelled
from audit.tie.fits import printed, share_fit
from audit.tie.grounds import firm, grounds, remaining, tiled, totalled
from audit.tie.refusals import addable, headed, of_them, other_kind, possible, side_by_side, sited, small, unevenly
from audit.tie.tenses import against
from audit.tie.told import (
    FURTHEST,
    MARKS,
    Found,
    Told,
    back,
    bracketed,
    cued,
    few,
    head,
    headlines,
    phrased,
    reconcilable,
    timely,
    until,
)

_BY_CHANCE, _LISTED, _SPLIT = 0.005, 0.03, 0.002  # of any levels, of those of one sentence, and of a whole split twice
_WORDED, _BESIDE = 0.3, 0.6  # for each ground that their words give, and where the whole is told just before
_TWO_HINTS, _OUTRIGHT = 0.6, 1.0  # grounds: of what is hinted at twice, and what is said
_MOST, _SITES = 8, 24  # parts of a whole, and of one in a bracket
_BACK, _WHOLES = 4, 12  # sentences back to the whole, and levels on the way
_CLOSE = 4  # words from a word of comparison to an old level
_SPAN = 2  # sentences from the first part to the last
_APART = 0.1  # where what is told of their times, or of plans and results, would keep levels from adding up
_UNLIKE = 0.1  # where a slip keeps levels of other kinds from adding up
_AFAR = 0.2  # of what hints count where no sentence after the whole tells all of its parts
_CROWD = 40  # levels of a sentence, at most
_NOUGHT = Fraction(0)

Fit = tuple[float, int, tuple[int, ...]]  # the chance that a whole and its parts only seem to be such


class Sizes:
    """The levels of a document by what is printed of them, so that those of one size are found without asking all."""

    def __init__(self, row: Sequence[Told]) -> None:
        told = [(printed(one), at) for at, one in enumerate(row) if one.level]
        ends = sorted((one.low or _NOUGHT, at) for one, at in told)
        self.lows, self.places = [low for low, _ in ends], [at for _, at in ends]
        self.widest = max((one.width or _NOUGHT for one, _ in told), default=_NOUGHT)

    def about(self, size: Interval) -> Sequence[int]:
        """The places of all levels that may meet a size, and of few others."""
        low, high = size.low or _NOUGHT, size.high or _NOUGHT
        return self.places[bisect_left(self.lows, low - self.widest) : bisect_right(self.lows, high)]


class Opening(NamedTuple):
    """What begins at a level: the list of which it is the first item, its items before one that goes on with acts, and
    the whole `amid` the parts; `standing` are the levels before it, each with whether it is of their kind.
    """

    listed: tuple[int, ...]
    own: tuple[int, ...]
    amid: int | None
    standing: Sequence[tuple[int, bool]]


def sums(row: Sequence[Told], told: Sequence[Found], rolled: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: the whole, then its parts; `told` is what the wording of lists said already, `rolled`
    what stands in an account.
    """
    taken = {part for relation, places, _, _ in told if relation == "parts" for part in places[1:]} | rolled
    summed = {places[0] for relation, places, _, _ in told if relation == "parts"}
    within = {part: places[0] for relation, places, _, _ in told if relation == "some" for part in places[1:]}
    crowded = _crowded(row)
    able = (at for at, one in enumerate(row) if at not in taken and one.sentence not in crowded and _part(row, at))
    able = (at for at in able if not _goes_on(row, at))
    openings = {at: _opening(row, at) for at in able}
    for sizes in (None, Sizes(row)):
        for at, opening in openings.items():
            if at in taken:
                continue
            found = min(_candidates(row, at, opening, taken, summed, within, sizes), default=None)
            if found is not None:
                _, whole, parts = found
                yield "parts", (whole, *parts), "sum", 0.8
                taken.update(parts)
                summed.add(whole)


def _crowded(row: Sequence[Told]) -> frozenset[int]:
    """The sentences that tell so many levels that some of them add up by chance."""
    levels = Counter(one.sentence for one in row if one.level)
    return frozenset(sentence for sentence, told in levels.items() if told > _CROWD)


def summable(one: Told) -> bool:
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


def _opening(row: Sequence[Told], first: int) -> Opening:
    listed = _list(row, first)
    reach = dict.fromkeys((*back(row, first, _BACK), *headlines(row, first)))
    able = [at for at in reach if summable(row[at]) and not _in_other_bracket(row[at], row[first])]
    standing = [(at, addable(row[at], row[first])) for at in able]
    return Opening(listed, tuple(before_acts(row, listed)), _amid(row, first), standing)


def _in_other_bracket(one: Told, first: Told) -> bool:
    """Whether a bracket of another sentence tells a level, which says there what something else comes to: `the placebo
    (n=401). Events occurred in 61 patients and ...`.
    """
    return bracketed(one) and one.read is not first.read and one.read.language.plurals


def _candidates(
    row: Sequence[Told],
    first: int,
    opening: Opening,
    taken: set[int],
    summed: set[int],
    within: Mapping[int, int],
    sizes: Sizes | None,
) -> Iterator[Fit]:
    """Wholes with runs of parts that begin at `first`, of which none is told to be `within` another; with `sizes` those
    too that only a slip keeps from agreeing.
    """
    slips = sizes is not None
    listed, own, amid, standing = opening
    for parts in _runs(row, first, listed, taken, amid):
        if any(of_them(row[part]) for part in parts[1:]) or unevenly(row, parts):
            continue
        if any(within.get(part) in parts for part in parts):
            continue  # `nợ phải trả 1.512 tỷ đồng, trong đó vay ngắn hạn 987 tỷ đồng`
        cut = _cut(row, parts, listed) and parts != own
        before = [] if cut else _wholes(row, standing, parts)  # a total of all items but one has left that one out
        inside = [amid] if amid is not None and amid < parts[-1] else []
        wholes = [*_after(row, parts), *inside, *before]
        able = frozenset(wholes) if slips else _agreeing(row, wholes, parts)
        if not able:
            continue
        values = [printed(row[part]) for part in parts]
        wholes = [place for place in wholes if possible(row, place, parts, values)]
        tried = 0.0
        for whole in wholes:
            nearest = tried < 1
            tried += _try(row, whole, parts)
            if whole not in able or not (slips or add_up([printed(row[whole]), *values])):
                continue
            if slips and any(within.get(part, whole) != whole or _denied(row, whole, part) for part in parts):
                continue  # words say of what else one of them is some, or its share does
            likely = _fit(row, whole, parts, opening, (whole in summed, nearest), tried, slips=slips)
            if likely is not None and not (sizes and _elsewhere(row, whole, parts, values, sizes)):
                yield likely * max(tried, 1), whole, parts


def _denied(row: Sequence[Told], whole: int, part: int) -> bool:
    """Whether the percentage told right behind a part, as its share, is more than a slip away from that of a whole."""
    share = row[part + 1] if part + 1 < len(row) else None
    if share is None or share.read is not row[part].read or share.measure is not Measure.SHARE:
        return False
    near = cued(share.read, "strong_shares", row[part].figure.end, share.figure.begin)
    return (
        near
        and share.figure.unit == "percent"
        and not noun(row, part + 1)
        and not share_fit(row[part], share, row[whole])
    )


def _fit(
    row: Sequence[Told],
    whole: int,
    parts: Sequence[int],
    opening: Opening,
    stands: tuple[bool, bool],
    tried: float,
    *,
    slips: bool,
) -> float | None:
    """By what chance parts only seem to add up to a whole, which `stands` as one that was split before and as the
    nearest of those `tried`; `None` where they do not, or chance is as likely.
    """
    listed, own, _, standing = opening
    words = grounds(row, whole, parts, ends=_ends(row, parts))
    outright, parted = words >= _OUTRIGHT, _parted(row, parts)
    most = _likely(row, whole, parts, words, *stands) / max(tried, 1)
    most *= 1 if (outright and not parted) or _together(row, whole, parts) else _APART
    most *= 1 if outright or not slips or _alike(row, whole, parts) else _UNLIKE
    past = parts == listed and len(own) < len(parts) and _some(row[parts[0]])
    barred = not outright and (headed(row, whole, parts) or side_by_side(row, whole, parts))
    barred = barred or (parted and not remaining(row, parts)) or _begins_amid(row, whole, parts[0], standing)
    barred = barred or _rest_follows(row, parts[-1]) or _scattered(row, whole, parts)
    barred = barred or (words < _OUTRIGHT and _item(row, whole, parts[0]))
    sure = firm(row, whole, parts)
    return fitting(
        row[whole],
        [row[at] for at in parts],
        most,
        slips=slips and not (past or barred),
        complete=parts == listed,
        firm=frozenset(at for at, place in enumerate((whole, *parts)) if place in sure),
    )


def _scattered(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether parts are told in several sentences and of times that have nothing in common, nor make up that of their
    whole.
    """
    first, told = row[parts[0]], [row[part] for part in parts]
    apart = any(one.read is not first.read for one in told) and not all(timely(first, one) for one in told)
    return apart and not tiled(row, whole, parts)


def _rest_follows(row: Sequence[Told], last: int) -> bool:
    """Whether words behind the last of some parts tell of a rest: `6 nam, 14 nữ, còn lại là người già`; not those that
    name it, `and 96 elsewhere`.
    """
    one, after = row[last], row[last + 1] if last + 1 < len(row) else None
    words, start = one.read.words, until(one, row, last)
    end = after.figure.begin if after is not None and after.read is one.read else len(words)
    end = next((at for at in range(start, end) if words[at] in ";."), end)
    return phrased(one.read, "rest", start, end)


def _item(row: Sequence[Told], whole: int, first: int) -> bool:
    """Whether a level is itself an item of the list that goes on with a first part: `Independent 804; Green 566`."""
    return whole < first and after_semicolon(row, first) and first in itemised(row, whole, whole + FURTHEST)


def _begins_amid(row: Sequence[Told], whole: int, first: int, standing: Sequence[tuple[int, bool]]) -> bool:
    """Whether levels of the kind of a first part stand before it in its sentence, so that what begins with it is no
    list of its own.
    """
    one = row[first]
    before = max((at for at, like in standing if like and row[at].read is one.read and at != whole), default=None)
    if before is None or before < whole < first:
        return False
    return not cued(one.read, "parts", row[before].figure.end, one.figure.begin)


def _try(row: Sequence[Told], whole: int, parts: Sequence[int]) -> float:
    """How much one more level that may be the whole adds to the chance that some level agrees with parts: hardly where
    it counts other things, nothing where two of the parts are more than it.
    """
    least = sorted(row[part].figure.number.value for part in parts)[-2]
    if least > row[whole].figure.number.value:
        return 0.0
    return 1.0 if addable(row[whole], row[parts[0]]) else _UNLIKE


def _together(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether nothing that is told of their times and places, or of plans and results, keeps levels apart."""
    placed = not (remaining(row, parts) or sited(row, whole, parts))
    one, first = row[whole], row[parts[0]]
    told = (reconcilable(one, row[part], placed=placed) and timely(first, row[part]) for part in parts)
    return tiled(row, whole, parts) or all(told)


def _parted(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether times that are told, or plans and results, part the first of some levels from another."""
    return not all(reconcilable(row[parts[0]], row[part], placed=False) for part in parts)


def _alike(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether parts are of the kind of their whole, and facts where it is one."""
    one = row[whole]
    return all(addable(one, row[at]) and one.fact is row[at].fact for at in parts)


def _cut(row: Sequence[Told], parts: Sequence[int], listed: Sequence[int]) -> bool:
    """Whether parts are the first items of a longer list, and no semicolon ends theirs: `nữ 12 người, nam 18 người;
    người dân tộc thiểu số 24 người` lists two things.
    """
    size = len(parts)
    if size >= len(listed) or tuple(parts) != tuple(listed[:size]):
        return False
    return any(after_semicolon(row, at) for at in parts[1:]) or not after_semicolon(row, listed[size])


def _some(one: Told) -> bool:
    """Whether the words before a level say that it is some of another, so that an act after a first one goes on with
    the whole: `41 đường bay, trong đó 33 đường bay quốc tế, mở mới 7 đường bay`.
    """
    return one.read.led("parts", one.figure.begin)


def _elsewhere(row: Sequence[Told], whole: int, parts: Sequence[int], values: Sequence[Interval], sizes: Sizes) -> bool:
    """Whether parts add up, as printed, to a level of another thing than the whole that only a slip makes of them."""
    total, name = reduce(add, values), row[whole].claim.cell.indicator
    others = (row[at] for at in sizes.about(total) if at not in parts)
    return any(
        one.claim.cell.indicator != name and addable(one, row[parts[0]]) and printed(one).meet(total) for one in others
    )


def _agreeing(row: Sequence[Told], wholes: Sequence[int], parts: Sequence[int]) -> frozenset[int]:
    """Those of some levels that can be the sum of parts."""
    if not wholes:
        return frozenset()
    total = reduce(add, (row[part].claim.quantity.hard for part in parts))
    return frozenset(whole for whole in wholes if row[whole].claim.quantity.hard.meet(total) is not None)


def _wholes(row: Sequence[Told], standing: Sequence[tuple[int, bool]], parts: Sequence[int]) -> list[int]:
    """The levels before parts that may be their whole, the nearest first; of their own sentence the nearest and the
    first, as what stands between them are items like them. `standing` are all levels before, each with whether the
    first part is of its kind.
    """
    listed = (row[parts[-1]].read is row[parts[0]].read or remaining(row, parts)) and row[parts[0]].figure.counted
    several = listed and len({head(row[part]) for part in parts}) > 1
    found = [place for place, like in standing if like or (listed and other_kind(row[place], several))]
    here = [place for place in found if row[place].read is row[parts[0]].read]
    kept = found if len(here) < 3 else [here[0], here[-1], *found[len(here) :]]
    return kept[:_WHOLES]


def _list(row: Sequence[Told], first: int) -> tuple[int, ...]:
    """The items of the list that begins at `first`, all of them in one bracket or none in any."""
    one = row[first]
    if not bracketed(one):
        listed = labelled(row, first) or itemised(row, first, first + FURTHEST)
        within = next((size for size in range(2, len(listed)) if _some(row[listed[size]])), len(listed))
        listed = listed[:within]  # `4,680 from here and 1,560 from abroad, among them 612 from India`
        summed = len(listed) > 2 and totalled(row, listed[-1], listed[:-1])
        return tuple(listed[:-1] if summed else listed)
    found = [first]
    for at in range(first + 1, min(len(row), first + _SITES)):
        if row[at].read is not one.read or ")" in one.read.words[row[at - 1].figure.end : row[at].figure.begin]:
            break
        found += [at] if summable(row[at]) and bracketed(row[at]) else []
    return tuple(found)


def _goes_on(row: Sequence[Told], at: int) -> bool:
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


def _likely(row: Sequence[Told], whole: int, parts: Sequence[int], words: float, split: bool, nearest: bool) -> float:
    """By what chance parts may seem to be such: by more where one sentence tells them, the whole in it or just before,
    and most where `words` say that they are parts, of the `nearest` that can be their whole or one so near; a whole
    that has been `split` before needs such words.
    """
    first, last = row[parts[0]], row[parts[-1]]
    near_by = first.read is last.read and 0 <= first.sentence - row[whole].sentence <= 1
    beside = near_by or (nearest and first.read is last.read)
    worded = min(1.0, words * (_BESIDE if beside and words >= _OUTRIGHT else _WORDED))
    worded *= 1 if near_by or words >= _OUTRIGHT else _AFAR
    if small(row[whole]) and words < _TWO_HINTS:
        return 0.0
    if split:
        return max(worded, _SPLIT)
    return max(worded, _LISTED if near_by else _BY_CHANCE)


def _ends(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether a run of parts ends with the levels of their kind in its last sentence."""
    last = row[parts[-1]]
    return not any(
        row[at].read is last.read and summable(row[at]) and addable(last, row[at])
        for at in range(parts[-1] + 1, min(len(row), parts[-1] + _MOST))
    )


def _runs(
    row: Sequence[Told], first: int, listed: tuple[int, ...], taken: set[int], amid: int | None
) -> Iterator[tuple[int, ...]]:
    """Levels of one kind from `first` on, with nothing of their kind between them but parts of theirs, the whole `amid`
    them and what is of another time; then the list, whatever its items count.
    """
    run, spread, any_kind, alike = [first], [first], [first], True
    for place in range(first + 1, min(len(row), first + FURTHEST)):
        one = row[place]
        apart = one.sentence - row[any_kind[-1]].sentence
        if apart > _SPAN or len(any_kind) == _MOST:
            break
        if place == amid or place in taken or not _part(row, place) or not _countable(row[first], one):
            continue
        if _aside(row, place) and not bracketed(row[first]) and not rest(row, place):
            continue  # `lúa 23.750 ha, chiếm 47,5% diện tích gieo cấy (50.000 ha), ngô 4.120 ha`
        if _some(one):
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
    plain = plain and not any(_some(row[at]) for at in listed[1:])
    most = _SITES if bracketed(row[first]) else _MOST
    if plain and 1 < len(listed) <= most and not taken.intersection(listed) and set(run[: len(listed)]) != set(listed):
        yield listed


def _part(row: Sequence[Told], at: int) -> bool:
    """Whether a level can be a part, and is not what a change before it is measured from: `5% up on the €39.3m`."""
    based = at > 0 and row[at - 1].measure in CHANGES and against(row, at - 1, at)
    return summable(row[at]) and not based


def _countable(one: Told, two: Told) -> bool:
    """Whether two levels are of one kind, or count things whatever these are called."""
    return addable(one, two) or (one.figure.counted and two.figure.counted)


def _aside(row: Sequence[Told], at: int) -> bool:
    """Whether a figure stands alone in a bracket."""
    around = (place for place in (at - 1, at + 1) if 0 <= place < len(row) and row[place].read is row[at].read)
    return bracketed(row[at]) and not any(bracketed(row[place]) for place in around)


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


def _after(row: Sequence[Told], parts: Sequence[int]) -> Iterator[int]:
    """The level after the parts that ends their sentence, `301 ..., 26 ... trong tổng số 327 hộ`, or is told to be
    their total.
    """
    place = parts[-1] + 1
    place += place < len(row) and few(row[place]) and row[place].figure.number.value == len(parts)  # `tổng hai loại`
    if place == len(row) or not summable(row[place]) or row[place].sentence - row[parts[-1]].sentence > 1:
        return
    after = row[place + 1] if place + 1 < len(row) else None
    ends = after is None or after.read is not row[place].read or not after.level or after.aside
    here = row[place].read is row[parts[-1]].read
    like = addable(row[parts[0]], row[place])
    counted = all(row[at].figure.counted for at in (place, *parts))
    if ((here or like or counted) and totalled(row, place, parts)) or (here and ends and like):
        yield place
