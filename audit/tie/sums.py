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

from audit.interval import Interval
from audit.model import Measure
from audit.tie.chances import add_up
from audit.tie.denominators import noun
from audit.tie.enumerations import after_semicolon
from audit.tie.fits import printed, share_fit
from audit.tie.grounds import remaining, totalled
from audit.tie.odds import odds, trial
from audit.tie.refusals import addable, of_them, other_kind, possible, unevenly
from audit.tie.runs import Opening, can_be_part, goes_on, opening_at, runs, summable
from audit.tie.told import Found, Told, cued, few, head

_WHOLES = 12  # levels on the way
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


def sums(row: Sequence[Told], told: Sequence[Found], rolled: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: the whole, then its parts; `told` is what the wording of lists said already, `rolled`
    what stands in an account.
    """
    taken = {part for relation, places, _, _ in told if relation == "parts" for part in places[1:]} | rolled
    summed = {places[0] for relation, places, _, _ in told if relation == "parts"}
    within = {part: places[0] for relation, places, _, _ in told if relation == "some" for part in places[1:]}
    crowded = _crowded(row)
    able = (at for at, one in enumerate(row) if at not in taken and one.sentence not in crowded)
    able = (at for at in able if can_be_part(row, at) and not goes_on(row, at))
    openings = {at: opening_at(row, at) for at in able}
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
    for parts in runs(row, first, listed, taken, amid):
        if any(of_them(row[part]) for part in parts[1:]) or unevenly(row, parts):
            continue
        if any(within.get(part) in parts for part in parts):
            continue  # `nợ phải trả 1.512 tỷ đồng, trong đó vay ngắn hạn 987 tỷ đồng`
        cut = _cut(row, parts, listed) and parts != own
        before = _wholes(row, standing, parts)
        if cut:  # a total of all items but one has left that one out, unless that counts other things than the total
            before = [place for place in before if not addable(row[place], row[listed[len(parts)]])]
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
            tried += trial(row, whole, parts)
            if whole not in able or not (slips or add_up([printed(row[whole]), *values])):
                continue
            if slips and any(within.get(part, whole) != whole or _denied(row, whole, part) for part in parts):
                continue  # words say of what else one of them is some, or its share does
            likely = odds(row, whole, parts, opening, (whole in summed, nearest), tried, slips=slips)
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


def _cut(row: Sequence[Told], parts: Sequence[int], listed: Sequence[int]) -> bool:
    """Whether parts are the first items of a longer list, and no semicolon ends theirs: `nữ 12 người, nam 18 người;
    người dân tộc thiểu số 24 người` lists two things.
    """
    size = len(parts)
    if size >= len(listed) or tuple(parts) != tuple(listed[:size]):
        return False
    return any(after_semicolon(row, at) for at in parts[1:]) or not after_semicolon(row, listed[size])


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
