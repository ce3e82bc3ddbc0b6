"""The old level of a change that its own sentences do not tell: another document does, or another part of its own.

`The dealer network expanded by 65 outlets to 1,185` says a company; `having begun the quarter with 1,120 dealers` says
the paper. Last year's report tells what this year's is measured from. Where words leave open whether two levels are of
one thing, they are where some words are the same and the numbers agree, or would but for one slip; of numbers too short
to be told from others by that, nothing is said. What one document tells at two times, in a sentence or as neighbours in
a table, a change in another may be of: `Net profit was 58.9 million, compared with 52.9 million`, `Profit rose 11.3%`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from audit.align.echoes import Echoes, Pair
from audit.extract.numerals import Numeral, last_of
from audit.interval import Interval, exactly
from audit.model import CHANGES, Basis, Cell, Claim, Document, Hedge, Kind, Measure, Modality, Tie
from audit.periods import DAY, contains, overlaps
from audit.tie.edits import chance, misprinted

_SURE = 0.7
_LIKELY = (0.0, 0.06, 0.3)  # the chance of a slip that is believed, where no word is shared, one and two
_OWN = 0.04  # the same in the document of the change, where two are shared
_NAMED = 0.5  # the same where all that names the one level is said of the other
_MOST = 60  # levels that share a word: more share it by chance
_YEAR = 400 * DAY
_NEAR = 120 * DAY  # how far apart a level and the time that a change is measured from may end
_GAP = 3  # characters between two sentences, at most
_FAR = 3  # times that a level is more than it was
_LONG = 1000  # numbers from here on are seldom met by chance
_TEN = 10
_PERCENT = Fraction(1, 100)


def baselines(
    documents: Mapping[str, Document], claims: Mapping[str, Claim], cells: Mapping[str, Cell], ties: Sequence[Tie]
) -> Iterator[Tie]:
    """`change` with levels that were left out; `cells` by claim id."""
    told = {tie.claims[1] for tie in ties if tie.relation == "change" and len(tie.claims) > 2}
    alone = {tie.claims[1]: tie.claims[0] for tie in ties if tie.relation == "change" and tie.claims[1] not in told}
    changes = [one for one in claims.values() if (_measured(one) or one.id in alone) and one.id not in told]
    changes = [one for one in changes if one.quantity.value is not None and one.quantity.hedge is Hedge.EXACT]
    if not changes:
        return
    levels = [claim for claim in claims.values() if _usable(claim)]
    echoes = Echoes(documents, cells, levels)
    pairs = [tie.claims for tie in ties if tie.relation == "times"]
    pairs += [(tie.claims[0], tie.claims[2]) for tie in ties if tie.relation == "change" and len(tie.claims) > 2]
    told_of = [(claims[new], claims[old]) for new, old in pairs if _usable(claims[new]) and _usable(claims[old])]
    between, rows = echoes.by_place(told_of), echoes.by_place(_neighbours(levels, cells))
    one_thing = {frozenset(tie.claims) for tie in ties if tie.relation == "same"}
    last: tuple[Claim, Pair] | None = None
    for change in sorted(changes, key=lambda one: (one.document, one.span.start)):
        new = claims[alone[change.id]] if change.id in alone else None
        found = _found(change, new, between, echoes) or (_in_rows(change, new, rows, echoes) if new else None)
        if found is None and new is None and last is not None and _again(change, *last, echoes):
            found = last[1]
        if found is not None and frozenset(one.id for one in found) not in one_thing:
            last = change, found
            yield Tie("change", (found[0].id, change.id, found[1].id), change.sentence, "baseline", _SURE)


def _found(
    change: Claim, new: Claim | None, between: Mapping[str | None, Sequence[Pair]], echoes: Echoes
) -> Pair | None:
    """The levels that a change lies between: of the one that it led to the older one, else two that are told of one
    thing elsewhere.
    """
    pairs = between.get(echoes.place(change), ())
    if new is None:
        return _pair(change, pairs, echoes)
    old = _old(new, change, echoes)
    if old is not None:
        return new, old
    again = [pair for pair in pairs if pair[0].quantity.value == new.quantity.value]
    fits = [pair for pair in again if _compares(*pair, change) and _fit(new, change, pair[1]) is not None]
    return fits[0] if len({pair[1].quantity.value for pair in fits}) == 1 else None


def _neighbours(levels: Iterable[Claim], cells: Mapping[str, Cell]) -> Iterator[Pair]:
    """The levels of one thing that a table tells one time after the other, the later one first."""
    told: defaultdict[tuple[str, Cell], list[Claim]] = defaultdict(list)
    for claim in levels:
        if claim.table_cell is not None and cells[claim.id].period is not None:
            told[claim.document, cells[claim.id].undated()].append(claim)
    for row in told.values():
        ordered = sorted(row, key=lambda claim: claim.cell.period.end if claim.cell.period else date.min)
        yield from ((new, old) for old, new in pairwise(ordered))


def _in_rows(change: Claim, new: Claim, rows: Mapping[str | None, Sequence[Pair]], echoes: Echoes) -> Pair | None:
    """The level that a change led to with the one that stands before it in a table of another document: of those of its
    number, which is long, that number a slip away from which the change would fit.
    """
    again = [pair for pair in rows.get(echoes.place(change), ()) if pair[0].quantity.value == new.quantity.value]
    if not again or not _long(new) or new.cell.period is None or change.cell.base is None:
        return None
    since = new.cell.period.end - change.cell.base.end
    fits = [
        old
        for now, old in again
        if now.cell.period
        and old.cell.period
        and abs(now.cell.period.end - old.cell.period.end - since) < _NEAR
        and now.document != new.document
        and _fit(new, change, old) is not None
    ]
    return (new, fits[0]) if len({one.quantity.value for one in fits}) == 1 else None


def _again(change: Claim, last: Claim, pair: Pair, echoes: Echoes) -> bool:
    """Whether a change tells once more, in percent or as an amount, how far two levels are apart, in the sentence of
    another that does or in one that takes it up: `That is 31.9 billion more`.
    """
    other = change.cell.measure is not last.cell.measure or change.cell.unit != last.cell.unit
    after = change.document == last.document and 0 <= change.sentence.start - last.sentence.end <= _GAP
    beside = change.sentence == last.sentence or (after and echoes.takes_up(change))
    return other and beside and _fit(pair[0], change, pair[1]) is not None


def _measured(claim: Claim) -> bool:
    """Whether a claim is a change with a number of its own, in percent or in what it is a change of."""
    exact = claim.quantity.hedge is Hedge.EXACT and claim.quantity.value is not None
    points = claim.cell.unit.endswith("_point")
    ratio = claim.quantity.kind is Kind.RATIO or (claim.cell.measure is Measure.GROWTH and claim.cell.unit != "percent")
    return (
        claim.cell.measure in CHANGES and exact and not points and not ratio and claim.cell.modality is Modality.ACTUAL
    )


def _usable(claim: Claim) -> bool:
    """Whether a claim is a level that is told as a fact with a number of its own."""
    amount = claim.quantity.kind not in (Kind.RATIO, Kind.PERCENT, Kind.DURATION)
    stands = claim.cell.measure in (Measure.LEVEL, Measure.AVERAGE) and amount
    exact = claim.quantity.hedge is Hedge.EXACT and claim.cell.modality is Modality.ACTUAL
    return stands and exact and claim.quantity.value is not None and claim.quantity.value > 0


def _old(new: Claim, change: Claim, echoes: Echoes) -> Claim | None:
    """The level that a change to another is measured from, where one alone can be it."""
    if not _usable(new):
        return None
    words = echoes.clause(new) | echoes.clause(change)
    found = [one for one in echoes.near(new, words) if _may_be(one, new, change)]
    then = [one for one in found if _of_base(one, change)]
    named = [one for one in then or found if echoes.one_name(new, one) and (then or one.document != new.document)]
    sized = [one for one in found if _sized(one, new)]
    fits = _fitting([(one, _fit(new, change, one), echoes.shared(words, one)) for one in sized], new, echoes)
    if not fits and len({one.quantity.value for one in named}) == 1:
        likely = [(one, _fit(new, change, one)) for one in named if then or _just_before(one, new)]
        fits = [one for one, chanced in likely if chanced is not None and chanced < _NAMED]
    if not fits:
        found = [one for one in echoes.all(new) if _may_be(one, new, change) and _long(one) and _long(new)]
        fits = _fitting([(one, _fit(new, change, one), 0) for one in found if _sized(one, new)], new, echoes)
    return fits[0] if len({one.quantity.value for one in fits}) == 1 else None


def _pair(change: Claim, pairs: Sequence[Pair], echoes: Echoes) -> Pair | None:
    """The two levels, told elsewhere as one thing at two times, that a change without a level is the change between."""
    words = echoes.clause(change)
    by = {new.id: (new, old) for new, old in pairs if _compares(new, old, change)}
    tried = []
    for new, old in by.values():
        shared = echoes.shared(words, new)
        if shared and (new.document != change.document or echoes.told_of(new, change)):
            tried.append((new, _fit(new, change, old), shared))
    fits = _fitting(tried, change, echoes)
    return by[fits[0].id] if len({one.quantity.value for one in fits}) == 1 else None


def _compares(new: Claim, old: Claim, change: Claim) -> bool:
    """Whether a change told elsewhere may be that between two levels."""
    if (new.document, new.sentence) == (change.document, change.sentence) or new.quantity.value == old.quantity.value:
        return False
    if change.cell.measure is Measure.CHANGE and change.quantity.whole is not new.quantity.whole:
        return False
    return _timed(old, new, change)


def _fitting(tried: Sequence[tuple[Claim, float | None, int]], told: Claim, echoes: Echoes) -> list[Claim]:
    """Of levels, each with the chance that it seems to fit (0 for one that does) and the words that it shares, those
    that fit; else those of other documents than that of a claim, which ties its own, that would but for a slip.
    """
    exact = [one for one, likely, _ in tried if likely == 0]
    if exact or len(tried) > _MOST:
        return exact[:1]
    return [
        one
        for one, likely, shared in tried
        if likely is not None
        and likely * len(tried) < _believed(shared, one.document == told.document)
        and not echoes.repeated(one)  # two documents seldom share a slip
    ]


def _believed(shared: int, own: bool) -> float:
    """Up to what chance a slip is believed; in the document of a change, which ties its `own`, up to less."""
    least = _LIKELY[min(shared, len(_LIKELY) - 1)]
    return _OWN if own and shared > 1 else 0.0 if own else least


def _fit(new: Claim, change: Claim, old: Claim) -> float | None:
    """0 where a change lies between two levels, the chance of it where it would but for a slip, else `None`."""
    level, by, before = new.quantity.hard, change.quantity.hard, old.quantity.hard
    grown = change.cell.measure is Measure.GROWTH
    factor = exactly(1) + by.scale(_PERCENT)
    if grown and (factor.low is None or factor.low <= 0 or before.low is None or before.low <= 0):
        return None
    ended = before * factor if grown else before + by
    if level.meet(ended) is not None:
        return 0.0
    begun = level / factor if grown else level - by
    moved = (level - before).scale(100) / before if grown else level - before
    slips = [_slip(new, ended), _slip(old, begun)]
    if moved.low is not None and by.low is not None and (moved.low > 0) is (by.low > 0):
        slips.append(_slip(change, moved))  # no slip turns a fall
    return min((likely for likely in slips if likely is not None), default=None)


def _slip(claim: Claim, needed: Interval) -> float | None:
    """How likely a figure is a slip away from what is needed by chance; `None` where it is not."""
    value, step = abs(claim.quantity.value or Fraction(0)), _step(claim)
    if not misprinted(Numeral(0, 0, value, step, last_of(value, step)), needed):
        return None
    return chance(value) * float(1 + (needed.width or 0) / step)


def _step(claim: Claim) -> Fraction:
    """The unit of the last digit that is printed of a figure, which its width is some of."""
    width, step = claim.quantity.hard.width or Fraction(1), Fraction(1)
    while step * _TEN <= width:
        step *= _TEN
    while step > width:
        step /= _TEN
    return step


def _long(claim: Claim) -> bool:
    value = abs(claim.quantity.value or Fraction(0))
    while value and value.denominator == 1 and value % 10 == 0:
        value /= 10
    return value.numerator >= _LONG


def _may_be(one: Claim, new: Claim, change: Claim) -> bool:
    """Whether a level can be what another was before: of an earlier time, told elsewhere, and near it in size."""
    apart = one.document != new.document or one.sentence.start not in (new.sentence.start, change.sentence.start)
    first, second = one.quantity.value, new.quantity.value
    return apart and first != second and _timed(one, new, change)


def _sized(one: Claim, two: Claim) -> bool:
    less, more = sorted(claim.quantity.value or Fraction(0) for claim in (one, two))
    return more < _FAR * less


def _just_before(one: Claim, new: Claim) -> bool:
    """Whether a level is of the year before another at most, from which a change without a base is measured."""
    before, now = one.cell.period, new.cell.period
    return before is not None and now is not None and now.end - before.end <= _YEAR


def _of_base(one: Claim, change: Claim) -> bool:
    """Whether a level is told of the time that a change is measured from."""
    period, base = one.cell.period, change.cell.base
    if one.period_basis is not Basis.EXPLICIT or period is None or base is None:
        return False
    return overlaps(period, base)


def _timed(old: Claim, new: Claim, change: Claim) -> bool:
    """Whether a level can be of an earlier time than another, and of the one that a change is measured from."""
    before, now, base = old.cell.period, new.cell.period, change.cell.base
    if before is None or now is None:
        return False
    explicit = old.period_basis is Basis.EXPLICIT and new.period_basis is Basis.EXPLICIT
    if contains(before, now) or (explicit and not (before.start < now.start or before.end < now.end)):
        return False  # what months brought is not what the last of them did
    told = base is not None and old.period_basis in (Basis.EXPLICIT, Basis.CONTEXT)
    if base is None or not told:
        return True
    return overlaps(before, base) or abs(before.end - base.end) < _NEAR
