"""A total with how much of it falls to each of a number of things: `£640,000 in 160 grants, an average of £4,000 each`,
`47,000 households ... That is 235,000 people, at an average of 5 per household`, `năng suất 62 tạ/ha ... 4.250 ha lúa
... sản lượng 26.350 tấn`.

Words tell what each is of (`apiece`); its total is looked for by unit, the number of things by noun, the nearest of
both. Those with which it agrees are meant, else those from which it is a slip away; the more words say that these are
meant, the likelier the slip may be by chance.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.frozen import dataclass
from audit.interval import Interval, exactly
from audit.model import CHANGES, Basis, Hedge, Kind, Measure
from audit.tie.apiece import AMOUNTS, NO_AMOUNTS, Apiece, apiece, span
from audit.tie.edits import SLIPS, chance, digits, ways
from audit.tie.fits import printed
from audit.tie.told import (
    BOUNDS,
    FURTHEST,
    Found,
    Told,
    clause,
    few,
    head,
    is_total,
    kind,
    near,
    own,
    people,
    phrased,
    placed_alike,
    stem,
    takes_up,
    timely,
)
from audit.units import canonical, units

_NEAR = 5  # sentences to a total or a number of things that only their unit tells
_FEW = 5  # of each that are looked at, the nearest first
_LEAST = 2  # things: a total of one is its own average
_TELLING = 3  # digits of an average that no noun names, at least
_BY_CHANCE = (0.0, 0.03, 0.06, 0.12, 0.3, 0.5)  # a number is a slip away from another, the more words speak for it
_BESIDE = 3  # what figures of one sentence say for each other
_NEXT = 2  # what one sentence of two of them, and the next with the third, say at least
_LOOSE = 1  # the most that counts of what words say where neither a name nor a sentence holds figures together
_OUTRIGHT = 2  # what a noun or a unit says for a number of things
_HELD = 4  # what words say for a total and a number of things that these are held together by words alone
_RECKONED = Fraction(1, 50)  # of a total: how far an average may be off that somebody reckoned with other figures
_SIZED = (Fraction(1, 100), Fraction(100))  # how far a slip may bring a total from what is needed


@dataclass(frozen=True, slots=True)
class _Trio:
    """A total, what falls to each and the number of things, as places, and what words say for them: that the things
    are `called` so, that the total is `named` alike, that they are told `beside` each other.
    """

    total: int
    each: int
    count: int
    called: int
    named: int
    beside: int

    @property
    def places(self) -> tuple[int, int, int]:
        return self.total, self.each, self.count

    @property
    def held(self) -> bool:
        """Whether a name or a sentence holds the three together."""
        return self.named > 0 or self.beside == _BESIDE

    @property
    def words(self) -> int:
        """How much words say in all."""
        return max(1, self.called + self.named + self.beside)


class Places:
    """The places of a row by what stands there: counts by their noun, levels by the unit that they convert to."""

    def __init__(self, row: Sequence[Told]) -> None:
        self.counts: dict[str, list[int]] = {}
        self.totals: dict[str, list[int]] = {}
        self.counted: list[int] = []
        for at, one in enumerate(row):
            if one.figure.kind in NO_AMOUNTS or one.measure not in (*AMOUNTS, Measure.CHANGE):
                continue
            unit = one.claim.cell.unit
            if one.figure.counted:
                self.counted.append(at)
                names = {head(one), kind(one)}
            else:
                names = {one.claim.quantity.unit if one.figure.kind is Kind.DURATION else canonical(unit)[0]}
            for name in names:
                self.counts.setdefault(name, []).append(at)
            for name in names if one.figure.counted else {canonical(unit)[0].partition("/")[0]}:
                self.totals.setdefault(name, []).append(at)


def averages(row: Sequence[Told]) -> Iterator[Found]:
    """`each` as places in `row`: the total, what falls to each, and the number of things."""
    told = [(at, each) for at in range(len(row)) if (each := apiece(row, at)) is not None]
    if not told:
        return
    places = Places(row)
    agreed = set[tuple[int, int]]()  # totals with numbers of things that some other average makes
    left: list[tuple[Apiece, list[_Trio]]] = []
    for at, each in told:
        trios = sorted(_trios(row, at, each, places), key=lambda trio: -trio.words)
        found = next((trio for trio in trios if _fit(row, each, trio)), None)
        if found is None:
            left.append((each, trios))
            continue
        agreed.add((found.total, found.count))
        yield _tie(found)
    for each, trios in left:
        free = [trio for trio in trios if (trio.total, trio.count) not in agreed]
        found = _slipped(row, each, free) or _alone(row, each, free)
        if found is not None:
            yield _tie(found)


def _tie(trio: _Trio) -> Found:
    return "each", (trio.total, trio.each, trio.count), "each", 0.85


def _slipped(row: Sequence[Told], each: Apiece, trios: Sequence[_Trio]) -> _Trio | None:
    """The first that a slip keeps from agreeing, if that seldom is by chance after so many that were tried."""
    tried = set[tuple[Fraction, Fraction]]()
    for trio in (trio for trio in trios if trio.called or each.bare or each.loose):
        tried.add((row[trio.total].figure.number.value, row[trio.count].figure.number.value))
        if _near_agreed(row, each, trio, len(tried)):
            return trio
    return None


def _alone(row: Sequence[Told], each: Apiece, trios: Sequence[_Trio]) -> _Trio | None:
    """The only ones that words hold together, whatever their figures: a quotient with what it is of, no price, which
    may be of other things.
    """
    best = trios[0] if trios else None
    if best is None or best.words < _HELD or any(trio.words == best.words for trio in trios[1:]):
        return None
    one = row[best.each]
    averaged = one.measure is Measure.AVERAGE
    if best.called < _OUTRIGHT or best.beside < _NEXT or not (best.named or (averaged and best.held)):
        return None
    told = summed(row, best.total) if priced(one, each) else averaged or one.figure.kind is Kind.RATE
    allowed = allowances(row, each, best.places)
    if _spread(row[best.count], allowed):
        return None
    return best if told and _plain(allowed) and _far_off(allowed) else None


def _spread(ground: Told, told: Sequence[tuple[Told, Interval, Fraction]]) -> bool:
    """Whether more ground is told than a yield makes the total of, as of fields some are not harvested yet."""
    whole, mean, number = (one.figure.number.value * factor for one, _, factor in told)
    return ground.figure.kind is Kind.AREA and whole < mean * number


def _far_off(told: Sequence[tuple[Told, Interval, Fraction]]) -> bool:
    """Whether a total is further from its average than one that was reckoned with other figures than were printed."""
    whole, mean, number = (one.figure.number.value * factor for one, _, factor in told)
    return abs(whole - mean * number) > _RECKONED * whole


def _trios(row: Sequence[Told], at: int, each: Apiece, places: Places) -> Iterator[_Trio]:
    """What may be a total and a number of things, of those that are nearest."""
    totals = [place for place in _totals(row, at, each, places) if _compatible(row[place], row[at])]
    counts = [place for place in _counts(row, at, each, places) if _compatible(row[place], row[at])]
    for total in totals:
        for count in counts:
            if count == total or not _compatible(row[total], row[count]):
                continue
            trio = _told(row, at, each, total, count)
            if trio is not None and _sized(row, each, total, at, count):
                yield trio


def _totals(row: Sequence[Told], at: int, each: Apiece, places: Places) -> list[int]:
    """The levels in the unit of what falls to each, or of any count where no word says what that is."""
    one, unit = row[at], canonical(each.top)[0]
    if unit in units():
        found: Sequence[int] = places.totals.get(unit, [])
    else:
        found = places.counted if each.loose else places.totals.get(noun_of(each.top, one), [])
    return [place for place in _nearest(row, at, found) if _totalled(row[place], one, each)]


def noun_of(unit: str, one: Told) -> str:
    """What is counted in a unit: its noun, or people whatever they are called."""
    language, words = one.read.language, unit.lower().split() or [""]
    if people(unit, language.code):
        return "people"
    return stem(words[-1], language) if language.plurals else words[0]


def _counts(row: Sequence[Told], at: int, each: Apiece, places: Places) -> list[int]:
    """The numbers of what an amount falls to each of, or measures of it: `tonnes per hectare`."""
    one = row[at]
    known = units().get(each.unit)
    if known is not None:
        found = places.counts.get(each.unit if known.kind is Kind.DURATION else known.base, [])
    else:
        found = sorted({place for noun in each.nouns for place in places.counts.get(noun, [])})
    return [
        place
        for place in dict.fromkeys((*_nearest(row, at, found), *_nearest(row, at, places.counted)))
        if _number(row[place], one)
    ]


def _nearest(row: Sequence[Told], at: int, found: Sequence[int]) -> list[int]:
    """The nearest of some places, those of the same sentence first."""
    middle = bisect(found, at)
    around = [place for place in found[max(0, middle - _FEW - 1) : middle + _FEW] if place != at]
    around = [place for place in around if abs(place - at) < FURTHEST]
    around.sort(
        key=lambda place: (
            row[place].read is not row[at].read,
            abs(row[place].sentence - row[at].sentence),
            abs(place - at),
        )
    )
    return around[:_FEW]


def _totalled(one: Told, each: Told, told: Apiece) -> bool:
    """Whether a figure is told as a total: no change, no average but of the sentence of its own average, and for a
    span of time only where what falls to each is.
    """
    _, _, per = one.claim.cell.unit.partition("/")
    if per and not (told.timed and span(per, one)):
        return False
    if one.measure is Measure.AVERAGE and one.read is not each.read:
        return False
    held_alike = one.aside is each.aside and (not one.aside or one.read is each.read)
    return one.measure not in CHANGES and held_alike


def _number(one: Told, each: Told) -> bool:
    """Whether a figure can say how many things there are."""
    if one.measure is not Measure.LEVEL and one.read is not each.read:
        return False
    return "/" not in one.claim.cell.unit and one.figure.number.value >= _LEAST and not (few(one) and one.aside)


def _compatible(one: Told, two: Told) -> bool:
    """Whether two figures may be of one place and time: those of a sentence, or those that no word parts."""
    if one.read is two.read:
        return True
    explicit = one.claim.period_basis is Basis.EXPLICIT and two.claim.period_basis is Basis.EXPLICIT
    return placed_alike(one, two) and (timely(one, two) or not explicit)


def _told(row: Sequence[Told], at: int, each: Apiece, total: int, count: int) -> _Trio | None:
    """A total and a number of things with what words say for them, if some do."""
    one, whole, number = row[at], row[total], row[count]
    if whole.figure.counted and number.figure.counted and head(whole) == head(number):
        return None
    called = calling(row, count, each)
    named = naming(row, at, total) + sharing(row, total, count)
    away = max(abs(one.sentence - other.sentence) for other in (whole, number))
    if called < _OUTRIGHT and away > 1:
        return None
    if not called and not (each.bare or ((named or (each.loose and away == 0)) and not each.outright)):
        return None
    if away > _NEAR and not (called and named):
        return None
    if not named and abs(one.sentence - whole.sentence) > 1:
        return None
    if each.loose and not called and len(digits(one.figure.number.value)) < _TELLING:
        return None
    alike = away == 0 or (timely(whole, number) and timely(one, number) and one.fact is whole.fact is number.fact)
    beside = _beside(row, at, total) + _beside(row, at, count) + (away <= 1) - (not alike)
    return _Trio(total, at, count, called, named, beside)


def _beside(row: Sequence[Told], at: int, other: int) -> bool:
    """Whether two figures are told in one part of a sentence."""
    first, last = sorted((at, other))
    words = row[at].read.words
    return row[at].read is row[other].read and ";" not in words[row[first].figure.end : row[last].figure.begin]


def calling(row: Sequence[Told], count: int, each: Apiece) -> int:
    """How much says that a figure counts what an amount falls to each of: its unit or noun, or another word of it."""
    number = row[count]
    if not number.figure.counted:
        return _OUTRIGHT if each.unit else 0
    if head(number) in each.nouns or head(number) == each.unit:
        return _OUTRIGHT
    if kind(number) in each.nouns:
        visits = head(number) in number.read.language.sets["visits"]
        return _OUTRIGHT if visits and not each.nouns.isdisjoint(number.figure.unit.split()) else 1
    return number.read.language.plurals and not each.nouns.isdisjoint(own(number) | near(number, row, count))


def naming(row: Sequence[Told], at: int, total: int) -> bool:
    """Whether a total is told as one, or in a word of what falls to each."""
    one, whole = row[at], row[total]
    words = near(whole, row, total) | own(whole)
    return summed(row, total) or not words.isdisjoint(near(one, row, at) | own(one))


def summed(row: Sequence[Told], at: int) -> bool:
    """Whether a figure is told as a total, or as what others come to."""
    one = row[at]
    if takes_up(row, at) or is_total(row, at):
        return True
    start, end = clause(row, at), len(one.read.words)
    return phrased(one.read, "in_total", start, end) or phrased(one.read, "conclusions", start, one.figure.begin)


def sharing(row: Sequence[Told], total: int, count: int) -> bool:
    """Whether a total is told in a word of what the number of things is told with: `8,400 hectares of wheat`."""
    whole, number = row[total], row[count]
    words = (near(number, row, count) | own(number)) - {head(number)}
    return not words.isdisjoint(near(whole, row, total) | own(whole))


def _sized(row: Sequence[Told], each: Apiece, total: int, at: int, count: int) -> bool:
    """Whether a total is about as large as its average makes it, give or take a slip."""
    values = [row[place].figure.number.value for place in (total, at, count)]
    sizes = zip(factors(row, each, total, count), values, strict=True)
    whole, mean, number = (factor * value for factor, value in sizes)
    made = mean * number
    return whole > 0 and bool(made) and _SIZED[0] <= whole / made <= _SIZED[1]


def factors(row: Sequence[Told], each: Apiece, total: int, count: int) -> tuple[Fraction, Fraction, Fraction]:
    """What makes a total, an average and a number of things ones in units that multiply: amounts in their base unit,
    and so many of what each is told for.
    """
    per, number = units().get(each.unit), row[count]
    things = canonical(number.claim.cell.unit)[1]
    if per is not None and not number.figure.counted:
        things /= per.factor
    return canonical(row[total].claim.cell.unit)[1], canonical(each.top)[1] / each.many, things


def allowances(row: Sequence[Told], each: Apiece, trio: tuple[int, int, int]) -> list[tuple[Told, Interval, Fraction]]:
    """Each of three figures with what its digits allow and its factor: a price is what it says, a mean is rounded."""
    told = [row[place] for place in trio]
    values = [printed(one) for one in told]
    if priced(told[1], each):
        values[1] = exactly(told[1].figure.number.value)
    return list(zip(told, values, factors(row, each, trio[0], trio[2]), strict=True))


def priced(one: Told, each: Apiece) -> bool:
    """Whether an amount is what somebody sets for each of some things, and no quotient: a price, a fee, a grant."""
    top = units().get(canonical(each.top)[0])
    return one.measure is Measure.LEVEL and top is not None and top.kind is Kind.MONEY


def _fit(row: Sequence[Told], each: Apiece, trio: _Trio) -> bool:
    """Whether three figures agree as printed, or as their hedges allow."""
    told = allowances(row, each, trio.places)
    if any(one.figure.hedge in (Hedge.RANGE, *BOUNDS) for one, _, _ in told):
        return False
    plain = [value.scale(factor) for _, value, factor in told]
    if plain[0].meet(plain[1] * plain[2]) is not None:
        return True
    soft = [one.claim.quantity.soft.scale(factor) for one, _, factor in told]
    return soft[0].meet(soft[1] * soft[2]) is not None


def _near_agreed(row: Sequence[Told], each: Apiece, trio: _Trio, tried: int) -> bool:
    """Whether one of three plain figures is a slip away from what the others need: one that seldom is by chance, or one
    of the first that are tried where their sentence tells all three. A price told elsewhere may be of something else.
    """
    told = allowances(row, each, trio.places)
    if not _plain(told):
        return False
    whole, mean, number = (value.scale(factor) for _, value, factor in told)
    needed = (mean * number, quotient(whole, number), quotient(whole, mean))
    together = tried == 1 and trio.beside == _BESIDE
    elsewhere = trio.beside < _NEXT and priced(row[trio.each], each) and not summed(row, trio.total)
    most = len(_BY_CHANCE) - 1 if trio.held and not elsewhere else _LOOSE
    seldom = _BY_CHANCE[min(trio.words, most)] / tried
    for (one, _, factor), value in zip(told, needed, strict=True):
        meant = None if value is None else value.scale(1 / factor)
        made = None if meant is None else ways(one.figure.number, meant, rounded=one is row[trio.each])
        if meant is not None and made is not None and (together or _likely(one, meant, made) < seldom):
            return True
    return False


def _plain(told: Sequence[tuple[Told, Interval, Fraction]]) -> bool:
    """Whether three figures are told as they are, and cannot agree."""
    whole, mean, number = (one.claim.quantity.hard.scale(factor) for one, _, factor in told)
    return all(one.figure.hedge is Hedge.EXACT for one, _, _ in told) and whole.meet(mean * number) is None


def _likely(one: Told, needed: Interval, made: int) -> float:
    """How likely a number is a slip away from some that are needed by chance, where slips make so many for each digit:
    the more, the less closely these are.
    """
    choices = max(Fraction(1), ((needed.high or 0) - (needed.low or 0)) / one.figure.number.last)
    return float(choices) * chance(one.figure.number.value) * made / SLIPS


def quotient(one: Interval, two: Interval) -> Interval | None:
    return one / two if two.low is not None and two.low > Fraction(0) else None
