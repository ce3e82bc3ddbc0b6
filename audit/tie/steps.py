"""Which two levels a change lies between, by evidence that is weighed: `the terminals had counted 574,000, so growth
was 6.7 per cent` under a first sentence that told of 612,400, `Xuất khẩu quý I tăng 9,3%` in a title over both.

What may be the two is all of one unit near by, or called as the change is; what is told of a pair is how well it
agrees with the change and how seldom that is by chance, what it is called, when it was and where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import log2, log10

from audit.evidence import Hint, evidence, shared
from audit.frozen import dataclass
from audit.model import CHANGES, Basis, Kind, Measure
from audit.tie.anaphors import anaphor, idle, resumes
from audit.tie.callings import Callings
from audit.tie.denominators import opens
from audit.tie.fits import EXACT, PRINTED, SLIP, change_fit, change_slip, closeness, printed
from audit.tie.movements import VERBS, of_its_own, points, yearly
from audit.tie.pairs import spoken_for
from audit.tie.sequels import reached
from audit.tie.tenses import against, told_before
from audit.tie.told import (
    FURTHEST,
    PERHAPS,
    Found,
    Told,
    bracketed,
    clause,
    content,
    few,
    first_of,
    head,
    kin,
    kindred,
    own,
    phrases,
    placed_alike,
    said,
    timely,
    unnamed,
    wholes_of,
)

Pair = tuple[int, int]
_NEAREST = 6  # of these that are looked at for their place alone
_CALLED = 4  # and for their name
_BESIDE = 3  # and for standing beside one of these, or at the top
_FIRST = 12  # figures at the top of a document
_FAR = 20  # times that no change makes of a level
_AGREED, _SLIPPED = 0.5, 0.75  # how likely levels are a change's own that agree with it, or do but for a slip
_PERHAPS = 0.25  # and those of which a reader is told that they may be
_SURE = 0.8
_NEVER = 1e-6  # a chance that is none
_LEAST = 2  # levels of a change


def steps(row: Sequence[Told], found: Sequence[Found]) -> list[Found]:
    """The ties of a document, those of changes that agree with no two levels with the two that are likeliest theirs."""
    told = Steps(row, found)
    likely = {at: step for at in range(len(row)) if (step := told.likeliest(at)) is not None}
    better = {at: step for at, step in likely.items() if step.firm}
    kept = [one for one in found if one[0] != "change" or not (one[1][1] in better or _one_level(row, one[1]))]
    return [*kept, *(step.tie(at) for at, step in likely.items())]


def _one_level(row: Sequence[Told], places: Sequence[int]) -> bool:
    """Whether the two levels of a change that does not agree with them are one, told more closely and rounded."""
    if len(places) <= _LEAST:
        return False
    new, change, old = (row[place] for place in places)
    return _rounded(new, old) and not change_fit(new, change, old, EXACT)


def _rounded(one: Told, two: Told) -> bool:
    """Whether a level is another one rounded."""
    return one.figure.number.value != two.figure.number.value and printed(one).meet(printed(two)) is not None


@dataclass(frozen=True, slots=True)
class Step:
    """A pair of levels that a change may lie between, what is told of it, how well it agrees and how likely it is."""

    new: int
    old: int
    fit: int
    told: Sequence[Hint]
    likely: float

    @property
    def firm(self) -> bool:
        """Whether it is likely enough to judge by."""
        return self.likely >= (_AGREED if self.fit >= EXACT else _SLIPPED)

    def tie(self, at: int) -> Found:
        """The tie of a change with these levels."""
        places = self.new, at, self.old
        return ("change", places, "weighed", _SURE) if self.firm else ("change", places, PERHAPS, self.likely)


class Steps:
    """The pairs of levels that the changes of a document may lie between; `found` are the ties that are known."""

    def __init__(self, row: Sequence[Told], found: Iterable[Found]) -> None:
        self.row = row
        self.tied = {places[1]: (places, sure) for relation, places, _, sure in found if relation == "change"}
        self.within = wholes_of(found)
        self.callings = Callings(row)

    @property
    def names(self) -> Sequence[frozenset[str]]:
        """The words that each figure is called by."""
        return self.callings.words

    def likeliest(self, at: int) -> Step | None:
        """The two levels that a change lies between, where it is told of two and no tie that agrees has them."""
        one, (places, _) = self.row[at], self.tied.get(at, ((), 0.0))
        if one.measure not in CHANGES or yearly(one) or of_its_own(one):
            return None
        if len(places) > 2 and change_fit(self.row[places[0]], one, self.row[places[2]], EXACT):
            return None
        best = max(self.pairs(at), key=lambda step: step.likely, default=None)
        if best is None or not (best.firm or (best.fit < EXACT and best.likely >= _PERHAPS and len(places) <= _LEAST)):
            return None
        return None if (best.new, at, best.old) == places else best

    def pairs(self, at: int) -> list[Step]:
        """The pairs that a change may be between, as printed or but for a slip, with what is told of each."""
        row, change = self.row, self.row[at]
        levels = [place for place in self._around(at) if measurable(row[place], change)]
        if len(levels) < _LEAST:
            return []
        subject, weights = self.subject(at), evidence(__package__, "steps")
        told = dict.fromkeys(self._chosen(at, levels, subject))
        pairs = [pair for pair in told if not (spoken_for(row, at, pair) or reached(row, at, pair[1]))]
        fits = {pair: change_fit(row[pair[0]], change, row[pair[1]], EXACT) for pair in pairs}
        tried = len({self._values(pair) for pair in pairs})
        agree = {self._values(pair) for pair, fit in fits.items() if fit == PRINTED}
        found, odds = [], dict[Pair, float]()
        for pair, fit in fits.items():
            new, old = (row[place] for place in pair)
            again = _rounded(new, old) or self._again(*pair)
            slip = 0.0 if fit or again else change_slip(new, change, old)
            if not fit and not slip:
                continue
            hints = [*self._told(at, pair, subject), *self._fitted(at, pair, fit, slip, tried)]
            hints += rivalled(fit, len(agree - {self._values(pair)}))
            found.append((pair, fit or SLIP, hints))
            odds[pair] = weights.odds(hints)
        likely = shared(odds, self._values)
        return [Step(*pair, fit, hints, likely[pair]) for pair, fit, hints in found]

    def _again(self, new: int, old: int) -> bool:
        """Whether two levels are one number, and no words make one the older: one tells the other again."""
        one, two = self.row[new], self.row[old]
        if one.figure.number.value != two.figure.number.value:
            return False
        explicit = two.claim.period_basis is Basis.EXPLICIT and not timely(one, two)
        return not (explicit or two.aside or told_before(self.row, old, new))

    def _around(self, at: int) -> Iterator[int]:
        """The figures near a change, and those at the top of the document."""
        yield from range(min(_FIRST, max(0, at - FURTHEST)))
        yield from (
            place for place in range(max(0, at - FURTHEST), min(len(self.row), at + FURTHEST + 1)) if place != at
        )

    def _values(self, pair: Pair) -> tuple[Fraction, Fraction]:
        return self.row[pair[0]].figure.number.value, self.row[pair[1]].figure.number.value

    def subject(self, at: int) -> frozenset[str]:
        """The words that say what a change is of."""
        one = self.row[at]
        words = content(one.read, clause(self.row, at), one.figure.begin) | own(one)
        return words - said(one, VERBS) - idle(one) - phrases(one, "connectives") - phrases(one, "totals")

    def _shared(self, words: frozenset[str], at: int) -> float:
        return self.callings.shared(words, self.names[at])

    def _chosen(self, at: int, levels: Sequence[int], subject: frozenset[str]) -> Iterator[Pair]:
        """New and old levels that a change may be between: those that are near, or called as it is, or as the other."""
        row, here = self.row, self.row[at].sentence
        by_place = sorted(levels, key=lambda place: (abs(row[place].sentence - here), abs(place - at)))
        named = self._named(subject, levels)
        called = [place for place in sorted(by_place, key=lambda place: -named[place]) if named[place]][:_CALLED]
        base = row[at].claim.cell.base
        called += [place for place in by_place if base is not None and row[place].claim.cell.period == base][:_BESIDE]
        around = list(dict.fromkeys((*by_place[:_NEAREST], *called)))
        for one in around:
            alike = [place for place in by_place if place != one and self._alike(one, place)][:_CALLED]
            beside = sorted(levels, key=lambda place: abs(place - one))[:_BESIDE]
            opening = [place for place in levels if row[place].sentence <= row[0].sentence + 1][:_BESIDE]
            for other in dict.fromkeys((*around, *alike, *beside, *opening)):
                if one != other and self._can(one, other):
                    yield one, other
                    yield other, one
        if at in self.tied and len(self.tied[at][0]) > 2:
            new, _, old = self.tied[at][0]
            yield new, old

    def _named(self, subject: frozenset[str], levels: Sequence[int]) -> Mapping[int, float]:
        """How much of what a change is of each of some levels is called by."""
        names = self.names
        words = frozenset[str]().union(*(names[place] for place in levels))
        akin = {
            one: frozenset(word for word in words if kindred(frozenset([one]), frozenset([word]))) for one in subject
        }
        worth = {one: self.callings.worth(one) for one in subject}
        return {place: sum(worth[one] for one in subject if not akin[one].isdisjoint(names[place])) for place in levels}

    def _alike(self, one: int, two: int) -> bool:
        """Whether two levels are called alike."""
        first, second = own(self.row[one]), own(self.row[two])
        return bool(first & second) and (kindred(first, self.names[two]) or kindred(second, self.names[one]))

    def _can(self, new: int, old: int) -> bool:
        """Whether two levels are no whole with a part of it, and no further apart than a change takes them."""
        row = self.row
        one, two = row[new], row[old]
        if not self._comparable(new, old) or old in self.within.get(new, ()) or new in self.within.get(old, ()):
            return False
        less, more = sorted((one.figure.number.value, two.figure.number.value))
        return more < _FAR * less

    def _comparable(self, one: int, two: int) -> bool:
        """Whether two levels can be one thing at two times, by what they count or are measured in."""
        first, second = self.row[one], self.row[two]
        if kin(first, second) or kin(second, first):
            return True
        if first.figure.counted and second.figure.counted:
            return unnamed(first) or unnamed(second) or not self.names[one].isdisjoint(self.names[two])
        return comparable(first, second)

    def _told(self, at: int, pair: Pair, subject: frozenset[str]) -> Iterator[Hint]:
        """What is told of two levels besides their size."""
        yield from self._worded(at, pair, subject)
        yield from self._timed(at, pair)
        yield from self._placed(at, pair)

    def _worded(self, at: int, pair: Pair, subject: frozenset[str]) -> Iterator[Hint]:
        """What two levels and their change are called."""
        row, (new, old) = self.row, pair
        one, change, two = row[new], row[at], row[old]
        first, second = self.names[new], self.names[old]
        if not subject:
            yield "unsaid", 1
        else:
            yield "subject", self._shared(subject, new)
            yield "subject old", self._shared(subject, old)
        a, b = own(one), own(two)
        if a and b:
            yield "common", max(self._shared(a, old), self._shared(b, new))
            yield "same", a == b
            yield "unlike", not (first & second)
        else:
            yield "nameless", 1
        yield "anaphor", anaphor(row, old) or resumes(row, old)
        yield "bare", unnamed(two) and two.figure.counted
        if one.figure.counted and two.figure.counted:
            yield "other noun", head(one) != head(two) and not kin(one, two) and not kin(two, one)
        yield "other unit", one.figure.unit != two.figure.unit and not one.figure.counted
        if change.measure is Measure.CHANGE and change.figure.counted:
            yield "noun", head(change) in (head(one), head(two))
            yield "other amount", bool(head(change)) and not kin(one, change) and not kin(two, change)
        yield "duration", one.figure.kind is Kind.DURATION
        yield "opens", opens(one) or opens(two)
        yield "few", few(one) or few(two)

    def _timed(self, at: int, pair: Pair) -> Iterator[Hint]:
        """When and where two levels were, as facts or as plans."""
        row, (new, old) = self.row, pair
        one, change, two = row[new], row[at], row[old]
        base, first, second = change.claim.cell.base, one.claim.cell.period, two.claim.cell.period
        if base is None:
            yield "no base", 1
        elif second is not None:
            yield "base", base == second or (second.start == base.start)
            yield "off base", not (second.start < base.end and base.start < second.end)
        if first is not None and second is not None:
            yield "earlier", second.start < first.start
            yield "later", second.start > first.start
            explicit = two.claim.period_basis is Basis.EXPLICIT
            yield "one time", first == second and explicit
        yield "apart", not timely(one, change)
        yield "aside", two.aside
        yield "aside new", one.aside
        yield "against", against(row, at, old)
        yield "then", told_before(row, old, new)
        yield "then new", told_before(row, new, old)
        yield "plan", one.fact and not two.fact
        yield "planned", not one.fact
        yield "places", not placed_alike(one, two)
        yield "place", not placed_alike(one, change)

    def _placed(self, at: int, pair: Pair) -> Iterator[Hint]:
        """Where two levels are told, and what the grammar of their sentences makes of them."""
        row, (new, old) = self.row, pair
        one, change, two = row[new], row[at], row[old]
        yield "here new", one.read is change.read
        yield "here old", two.read is change.read
        yield "together", one.read is two.read
        yield "far new", log2(1 + abs(one.sentence - change.sentence))
        yield "far old", log2(1 + min(abs(two.sentence - change.sentence), abs(two.sentence - one.sentence)))
        yield "ahead new", one.sentence > change.sentence
        yield "ahead old", two.sentence > change.sentence
        low, high = min(new, old, at), max(new, old, at)
        between = [place for place in range(low + 1, min(high, low + FURTHEST)) if place not in (new, old, at)]
        amid = sum(measurable(row[place], change) and comparable(row[place], one) for place in between)
        yield "amid", log2(1 + amid)
        yield "changes", log2(1 + sum(row[place].measure in CHANGES for place in between))
        yield "first", first_of(row, new)
        yield "bracket", bracketed(one) is not bracketed(change)
        yield "title", change.sentence == row[0].sentence
        places, sure = self.tied.get(at, ((), 0.0))
        yield "unruled", not places
        yield "ruled", places == (new, at, old)
        yield "surely", sure if places == (new, at, old) else 0.0
        yield "ruled new", places[:1] == (new,)
        yield "ruled off", len(places) > _LEAST and places != (new, at, old)
        yield "led", self._led(at, new)
        yield "led old", self._led(at, old)
        yield "left", self._left[new] > (len(places) > _LEAST and places[2] == new)

    def _led(self, at: int, level: int) -> bool:
        """Whether rules let another change of the kind of one lead to a level."""
        kind, (places, _) = self.row[at].measure, self.tied.get(at, ((), 0.0))
        return self._led_to[kind, level] > (places[:1] == (level,))

    @cached_property
    def _led_to(self) -> Counter[tuple[Measure, int]]:
        """How many changes of a kind rules let lead to each level."""
        return Counter((self.row[at].measure, places[0]) for at, (places, _) in self.tied.items())

    @cached_property
    def _left(self) -> Counter[int]:
        """From how many levels rules let a change begin at each."""
        return Counter(places[2] for places, _ in self.tied.values() if len(places) > _LEAST)

    def _fitted(self, at: int, pair: Pair, fit: int, slip: float, tried: int) -> Iterator[Hint]:
        """How well a change agrees with two levels, of all that were `tried`, and how seldom that is by chance."""
        new, change, old = self.row[pair[0]], self.row[at], self.row[pair[1]]
        yield from agreement(fit, min(1.0, tried * closeness(new, change, old)), slip)
        more, less = new.figure.number.value, old.figure.number.value
        yield "equal", more == less
        yield "other way", not fit and (more < less) is not ((change.claim.quantity.hard.high or 0) <= 0)
        growth = change.measure is Measure.GROWTH
        yield "multiple", growth and change.figure.unit != "percent"
        yield "growth", growth
        yield "slip growth", growth and slip > 0


def agreement(fit: int, chance: float, slip: float) -> Iterator[Hint]:
    """How well figures agree, and how seldom they would by `chance`, or but for a `slip` that makes so many numbers."""
    yield "printed", fit == PRINTED
    yield "exact", fit == EXACT
    if fit >= EXACT:
        yield "seldom", -log10(max(chance, _NEVER))
    else:
        yield "slip", 1
        yield "seldom slip", -log10(max(min(1.0, chance * slip), _NEVER))


def rivalled(fit: int, rivals: int) -> Iterator[Hint]:
    """How many others agree to the last digit, and whether some do where these do not."""
    yield "rivalled", fit != PRINTED and rivals > 0
    yield "rivals", log2(1 + rivals)


def measurable(level: Told, change: Told) -> bool:
    """Whether a figure can be a level that a change lies between, by its unit."""
    hard = level.claim.quantity.hard
    if hard.low is None or hard.high is None or hard.low <= 0 or level.partial:
        return False
    if points(change):
        return level.figure.unit == "percent" and level.measure in (Measure.SHARE, Measure.LEVEL)
    if level.figure.kind in (Kind.PERCENT, Kind.RATIO) or level.measure not in (Measure.LEVEL, Measure.AVERAGE):
        return False
    if change.measure is Measure.GROWTH:
        return True
    if level.figure.counted or change.figure.counted:
        return level.figure.counted is change.figure.counted or not change.figure.unit
    return top(level) == top(change)


def top(one: Told) -> str:
    """What a figure is measured in, whatever it is told for each of."""
    return one.figure.unit.partition("/")[0]


def comparable(one: Told, two: Told) -> bool:
    """Whether two levels are of units that a change may be between."""
    if one.figure.counted is not two.figure.counted:
        return not one.figure.unit or not two.figure.unit
    return one.figure.counted or one.figure.unit == two.figure.unit or top(one) == top(two)
