"""A total with how much of it falls to each of a number of things: `£640,000 in 160 grants, an average of £4,000 each`,
`47,000 households ... That is 235,000 people, at an average of 5 per household`, `96 tổ với 672 thành viên, bình quân
mỗi tổ 7 người`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product

from audit.interval import Interval
from audit.model import Hedge, Kind, Measure
from audit.tie.edits import chance, digits, misprinted
from audit.tie.fits import EXACT, PRINTED, printed
from audit.tie.told import FURTHEST, Found, Told, back, bracketed, clause, few, head, near, own, people, stem, timely
from audit.units import units

_BACK, _FAR = 1, 3  # sentences back to the total and the number of things, the same where a noun is seldom left out
_NAMED = 5  # the same where these are called by their noun
_MOST = 5  # of each that are looked at, the nearest first
_LEAST = 2  # things: a total of one is its own average
_TELLING = 3  # digits of an average that no noun names, at least
_BY_CHANCE = 0.05  # a number is a slip away from another
_NO_AMOUNTS = (Kind.RATIO, Kind.PERCENT)


def averages(row: Sequence[Told]) -> Iterator[Found]:
    """`each` as places in `row`: the total, what falls to each, and the number of things: those that agree, else the
    nearest that a slip keeps from agreeing.
    """
    for at, one in enumerate(row):
        each = _each(row, at)
        named = _named(row, at) if each is None else frozenset()
        if each is None and not named:
            continue
        near_by = [place for place in _around(row, at, called=bool(each)) if usable(row[place], one)]
        nameless = _nameless(one)
        near_by = [place for place in near_by if not nameless or row[place].sentence == one.sentence]
        totals = [place for place in near_by if _total(row[place], one) and _held_alike(row[place], one)][:_MOST]
        counts = [place for place in near_by if _number(row[place], each or "", named, nameless)][:_MOST]
        pairs = [(total, count) for total, count in product(totals, counts) if total != count]
        pairs = [(total, count) for total, count in pairs if timely(row[total], row[count])]
        pairs = [pair for pair in pairs if not nameless or _more(*(row[place] for place in pair))]
        found = next((pair for pair in pairs if fit(row, at, *pair) == PRINTED), None)
        if found is None:
            tried = pairs if _spread(one) else [pair for pair in pairs if _together(row, at, *pair)][:1]
            found = next((pair for n, pair in enumerate(tried, 1) if near_agreed(row, at, *pair, tried=n)), None)
        if found is not None:
            yield "each", (found[0], at, found[1]), "each", 0.85


def _each(row: Sequence[Told], at: int) -> str | None:
    """The noun or unit of what an amount falls to each of, empty where a word for `each` names none; else nothing."""
    one = row[at]
    words, sets = one.read.words, one.read.language.sets
    if one.figure.kind in _NO_AMOUNTS or one.measure not in (Measure.LEVEL, Measure.AVERAGE):
        return None
    _, per, noun = one.claim.cell.unit.partition("/")
    if per:
        known = units().get(noun)
        price = known is not None and (known.kind is Kind.DURATION or one.measure is not Measure.AVERAGE)
        return None if price else noun  # `£9 per kg` is one, an average of `3 tonnes per ha` is not
    if not one.read.language.plurals:
        return _thing(row, at)
    start = row[at - 1].figure.end if one.position else 0
    opened = one.position == 1 and words[0] in sets["each"]  # `Each of the 1,480 farmers got 50 kg`
    after = words[one.figure.end : one.figure.end + 2]
    told = opened or not sets["each"].isdisjoint((*words[start : one.figure.begin], *after))
    return "" if told and not one.figure.counted else None


def _thing(row: Sequence[Told], at: int) -> str | None:
    """The noun behind a word for each or, of an average, for one: `mỗi tổ 7 người`, `2,5 tỷ đồng một chung cư`."""
    one = row[at]
    words, sets = one.read.words, one.read.language.sets
    each = sets["each"] | sets["per_each"] if one.measure is Measure.AVERAGE else sets["each"]
    before = range(clause(row, at), one.figure.begin - 1)
    told = next(
        (place for place in (*before, one.figure.end) if words[place : place + 1] and words[place] in each), None
    )
    return None if told is None else " ".join(words[told + 1 : told + 3]) or None


def _named(row: Sequence[Told], at: int) -> frozenset[str]:
    """The words that an average is called by, which may name the things: `The average grant was £4,000`, `an average
    gate of 18,300` of so many games.
    """
    one = row[at]
    averaged = one.measure is Measure.AVERAGE and one.figure.kind not in _NO_AMOUNTS and one.read.language.plurals
    return own(one) | near(one, row, at) if averaged else frozenset()


def _held_alike(total: Told, each: Told) -> bool:
    """Whether a total is told outright, or only held against another as its average is, in one sentence."""
    return total.aside is each.aside and (not total.aside or total.read is each.read)


def _more(total: Told, count: Told) -> bool:
    return total.figure.number.value > count.figure.number.value


def _around(row: Sequence[Told], at: int, *, called: bool) -> Iterator[int]:
    """The places after a figure in its sentence, of which it may be told first, and before it."""
    after = range(at + 1, min(len(row), at + FURTHEST))
    plain = _NAMED if called else _BACK
    sentences = plain if row[at].read.language.plurals else _FAR
    yield from sorted(
        (*back(row, at, sentences), *(place for place in after if row[place].read is row[at].read)),
        key=lambda place: (row[at].sentence - row[place].sentence, abs(place - at)),
    )


def usable(one: Told, each: Told) -> bool:
    """Whether a figure near what falls to each is a plain amount, told as a fact or a plan as that is, or in its
    sentence: `450 người có mặt sẽ trồng 1.350 cây, mỗi người 3 cây`.
    """
    told = one.fact is each.fact or one.read is each.read
    return one.measure is Measure.LEVEL and one.figure.kind not in _NO_AMOUNTS and told


def _total(one: Told, each: Told) -> bool:
    """Whether an amount is in the unit of what falls to each of some things."""
    top = each.claim.cell.unit.partition("/")[0]
    if one.figure.counted:
        return _nameless(each) or (bool(top) and _counts(one, top))
    return one.claim.cell.unit.partition("/")[0] == top


def _nameless(each: Told) -> bool:
    """Whether no noun says what falls to each of some things on average: `an average gate of 18,300`, or `12,050 per
    centre`.
    """
    top, _, noun = each.claim.cell.unit.partition("/")
    plain = each.measure is Measure.AVERAGE and each.read.language.plurals and each.figure.kind not in _NO_AMOUNTS
    return plain and stem(top, each.read.language) == noun and len(digits(each.figure.number.value)) >= _TELLING


def _number(one: Told, each: str, named: frozenset[str], nameless: bool) -> bool:
    """Whether a figure counts the things that an amount falls to each of, or measures them: `tonnes per hectare`."""
    if few(one) and one.figure.number.value < _LEAST:
        return False
    if named:
        return one.figure.counted and (head(one) in named or nameless)
    if not each:
        return one.figure.counted or not one.figure.unit
    return _counts(one, each) if one.figure.counted else one.claim.cell.unit == each


def _counts(one: Told, noun: str) -> bool:
    """Whether a number counts what a noun names, people whatever they are called."""
    language = one.read.language
    named = stem(noun.split()[-1].lower(), language) if language.plurals else noun.split()[0].lower()
    return head(one) == named or (people(one.figure.unit, language.code) and people(noun, language.code))


def fit(row: Sequence[Told], at: int, total: int, count: int) -> int:
    """How well what falls to each of some things makes their total: as printed, as their words allow, or not."""
    told = [row[place] for place in (total, at, count)]
    quantities = [one.claim.quantity for one in told]
    if _makes(map(printed, told)) or _makes(one.soft for one in quantities):
        return PRINTED
    return EXACT if _makes(one.hard for one in quantities) else 0


def _makes(told: Iterable[Interval]) -> bool:
    whole, mean, number = told
    return whole.meet(mean * number) is not None


def _spread(one: Told) -> bool:
    """Whether an amount is told as what some total comes to for each, so that one that does not fit is an error: not
    a price, `nhà xây mới 60 triệu đồng/căn`.
    """
    return one.read.language.plurals or one.measure is Measure.AVERAGE or bracketed(one)


def _together(row: Sequence[Told], at: int, total: int, count: int) -> bool:
    """Whether one sentence tells a total, the number of things and then what falls to each, no price of one: `giúp 310
    hộ 3.720 triệu đồng, mỗi hộ 12 triệu đồng`.
    """
    return (
        "/" not in row[at].claim.cell.unit
        and max(total, count) < at
        and row[total].read is row[count].read is row[at].read
    )


def near_agreed(row: Sequence[Told], at: int, total: int, count: int, tried: int = 1) -> bool:
    """Whether one of three plain figures is a slip away from what the others need: one that seldom is by chance, or one
    of the first that are tried where their sentence tells all three.
    """
    told = [row[place] for place in (total, at, count)]
    if any(one.figure.hedge is not Hedge.EXACT for one in told) or fit(row, at, total, count):
        return False
    whole, mean, number = map(printed, told)
    needed = (mean * number, _ratio(whole, number), _ratio(whole, mean))
    together = tried == 1 and len({one.sentence for one in told}) == 1
    if not (together or told[2].figure.counted or _of_one_name(row, at, total, count)):
        return False
    return any(
        value is not None
        and misprinted(one.figure.number, value, rounded=one is row[at])
        and (together or tried * _likely(one, value) < _BY_CHANCE)
        for one, value in zip(told, needed, strict=True)
    )


def _of_one_name(row: Sequence[Told], at: int, total: int, count: int) -> bool:
    """Whether a word names what is measured, `the area planted to wheat`, and the total or what falls to each of it."""
    names = [own(row[place]) | near(row[place], row, place) for place in (count, at, total)]
    return not names[0].isdisjoint(names[1] | names[2])


def _likely(one: Told, needed: Interval) -> float:
    """How likely a number is a slip away from some that are needed by chance: the more, the less closely these are."""
    choices = max(Fraction(1), ((needed.high or 0) - (needed.low or 0)) / one.figure.number.step)
    return float(choices) * chance(one.figure.number.value)


def _ratio(one: Interval, two: Interval) -> Interval | None:
    return one / two if two.low is not None and two.low > Fraction(0) else None
