"""Of which level a percentage is a share, and which is its part, wherever a document tells them: evidence weighed.

What words join outright is tied by `shares`; here every level near by, in the first sentences, or called by words of
the percentage is a candidate for either, and a learned table (`percentages.json`) weighs what is told of each pair that
agrees, or would but for a slip.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import permutations
from math import log2, log10
from typing import NamedTuple

from audit.evidence import Hint, evidence, shared
from audit.extract.labels import of_those
from audit.model import Basis, Hedge, Kind, Measure
from audit.tie.denominators import SHARING, all_told, noun, of_it, opens
from audit.tie.edits import SLIPS
from audit.tie.fits import EXACT, PRINTED, SLIP, share_fit
from audit.tie.members import joining, subject_start
from audit.tie.told import (
    MARKS,
    PERHAPS,
    Found,
    Told,
    akin,
    alike,
    bracketed,
    called,
    content,
    cued,
    few,
    is_total,
    kindred,
    own,
    phrased,
    phrases,
    placed_alike,
    said,
    timely,
)
from audit.tie.wholes import loose, narrowed, opening, reckoned_of

_BEFORE, _AFTER = 16, 6  # levels before and after a percentage that are looked at wherever they stand
_FIRST, _OPENING = 6, 2  # levels of the first sentences, and how many sentences these are
_CALLED = 8  # levels elsewhere that share words with a percentage, those with the rarest first
_COMMON = 120  # levels that are called by a word which then tells none of them
_TRIED = 16  # pairs, the likeliest first, of which a slip is looked for
_NEAR = 1.2  # times as much as the other is what a part is, or a percentage of its whole comes to, where they agree
_SURE = 0.9  # how sure ties are that words hold, which no evidence undoes
_LEAST = 2
_CLOSE = 6  # words from so many to what they are of
_LIKELY = {PRINTED: 0.3, EXACT: 0.6, SLIP: 0.7}  # how likely a pair is at least, by how its figures fit
_PERHAPS = 0.35  # and one of which a reader is told that it may be meant, but for a slip
_PARTING = frozenset(";:")
_SHARES = frozenset(["share", "attainment"])
_MEASURES = frozenset([Measure.SHARE, Measure.ATTAINMENT, Measure.LEVEL])


class Pair(NamedTuple):
    """A part and a whole, how they fit a percentage, and what is told of them."""

    part: int
    whole: int
    fit: int
    told: tuple[Hint, ...]


class Chosen(NamedTuple):
    """The likeliest pair of a percentage, how likely it is, and whether that is enough to judge by."""

    pair: Pair
    likely: float
    firm: bool


def percentages(row: Sequence[Told], found: Sequence[Found]) -> list[Found]:
    """Ties of a document, its percentages with the part and the whole that evidence gives them."""
    document = Document(row, found)
    made = {at: chosen for at in document.percentages if (chosen := document.chosen(at)) is not None}
    new = {at: one for at, one in made.items() if document.tied.get(at) != (at, one.pair.part, one.pair.whole)}
    kept = [one for one in found if not (one[0] in _SHARES and one[1][0] in new and new[one[1][0]].firm)]
    return kept + [_told(row, at, one) for at, one in new.items()]


def _told(row: Sequence[Told], at: int, one: Chosen) -> Found:
    relation = "attainment" if row[at].measure is Measure.ATTAINMENT else "share"
    return relation, (at, one.pair.part, one.pair.whole), "evidence" if one.firm else PERHAPS, one.likely


class Document:
    """The levels of a document as what percentages may be shares of, or tell the part of."""

    def __init__(self, row: Sequence[Told], found: Sequence[Found]) -> None:
        self.row = row
        self.tied = {places[0]: places for relation, places, _, _ in found if relation in _SHARES}
        self.firm = {places[0] for relation, places, _, sure in found if _firm(relation, places, sure)}
        lists = [places for relation, places, _, _ in found if relation == "parts"]
        self.lists = {part: places[0] for places in lists for part in places[1:]}
        self.summed = {places[0] for places in lists}
        self.some = {(part, places[0]) for relation, places, _, _ in found if relation == "some" for part in places[1:]}
        self.shared = Counter(places[2] for places in self.tied.values() if len(places) > 2)
        self.parts = Counter(places[1] for places in self.tied.values())

    @cached_property
    def percentages(self) -> Sequence[int]:
        """The places of percentages of which the part and the whole are asked."""
        return [
            at
            for at, one in enumerate(self.row)
            if one.figure.unit == "percent" and one.measure in _MEASURES and not one.figure.follows
            if one.measure is not Measure.SHARE or one.claim.cell.base is None
            if at not in self.firm and not self.open[at]  # whatever is told agrees with `under 50%`
        ]

    @cached_property
    def levels(self) -> Sequence[int]:
        """The places of what can be a part or a whole."""
        return [at for at, one in enumerate(self.row) if one.level and one.figure.number.value > 0 and not few(one)]

    @cached_property
    def names(self) -> Mapping[int, frozenset[str]]:
        """The words that each level is called by."""
        return {at: called(self.row, at) for at in self.levels}

    @cached_property
    def called(self) -> Mapping[str, Sequence[int]]:
        """The levels that each word calls."""
        found = defaultdict(list)
        for at, names in self.names.items():
            for name in names:
                found[name].append(at)
        return found

    def chosen(self, at: int) -> Chosen | None:
        """The likeliest pair of a percentage and how likely it is, if it is likely enough."""
        table, value = evidence(__package__, "percentages"), self.value
        odds = {pair: table.odds(pair.told) for pair in self.pairs(at, _TRIED)}
        if not odds:
            return None
        pair = max(odds, key=lambda pair: odds[pair])
        likely = shared(odds, lambda pair: (value[pair.part], value[pair.whole]))[pair]
        firm = likely >= _LIKELY[pair.fit] and _timed(self.row, at, pair.part, pair.whole)
        perhaps = pair.fit < EXACT and likely >= _PERHAPS and len(self.tied.get(at, ())) <= _LEAST
        return Chosen(pair, likely, firm) if firm or perhaps else None

    def pairs(self, at: int, tried: int | None = None) -> Iterator[Pair]:
        """The pairs that fit a percentage; a slip is looked for in as many as are `tried`, the likeliest first."""
        row, asked = self.row, Percentage(self, at)
        parts = {place: asked.part(place) for place in asked.candidates}
        wholes = {place: asked.whole(place) for place in asked.candidates}
        sorts = [pair for pair in permutations(asked.candidates, 2) if _one_kind(row, *pair)]
        near = [pair for pair in sorts if self._near(at, *pair)]
        fits = {pair: fit for pair in near if (fit := share_fit(row[pair[0]], row[at], row[pair[1]], EXACT))}
        agreed, loose = bool(fits), [pair for pair in sorts if pair not in fits]
        if tried is not None:
            weigh = evidence(__package__, "percentages").log_odds
            one, two = (
                {place: weigh((*told, *_slipped(told))) for place, told in sides.items()} for sides in (parts, wholes)
            )
            loose = nlargest(tried, loose, key=lambda pair: one[pair[0]] + two[pair[1]])
        rough = row[at].figure.hedge is not Hedge.EXACT  # a slip makes so many numbers a share of `about 70%`
        loose = [] if rough else [pair for pair in loose if narrowed(row, pair[0]) <= self.names[pair[1]]]
        fits |= {pair: fit for pair in loose if (fit := share_fit(row[pair[0]], row[at], row[pair[1]]))}
        for (part, whole), fit in fits.items():
            told = (*parts[part], *wholes[whole], *asked.both(part, whole))
            told = (*told, *_fitted(row, (at, part, whole), fit, len(sorts), agreed))
            yield Pair(part, whole, fit, told if fit >= EXACT else (*told, *_slipped(told)))

    def _near(self, at: int, part: int, whole: int) -> bool:
        """Whether figures can be true together as far as floats tell."""
        if any(self.open[place] for place in (at, part, whole)):
            return True
        needed = self.value[whole] * self.value[at] / 100
        return needed <= self.value[part] * _NEAR and self.value[part] <= needed * _NEAR

    @cached_property
    def value(self) -> Sequence[float]:
        return [float(one.figure.number.value) for one in self.row]

    @cached_property
    def open(self) -> Sequence[bool]:
        """Whether the words of each figure leave it without an end."""
        return [one.claim.quantity.hard.width is None for one in self.row]


def _slipped(told: Iterable[Hint]) -> Iterator[Hint]:
    """What is told of a pair that only a slip keeps from agreeing: there the same words say more, or less."""
    return ((f"slip {name}", far) for name, far in told if name != "slip")


def _firm(relation: str, places: Sequence[int], sure: float) -> bool:
    return relation in _SHARES and len(places) > 2 and sure >= _SURE


def _one_kind(row: Sequence[Told], part: int, whole: int) -> bool:
    """Whether two levels are in one unit, or both count."""
    one, two = row[part].figure, row[whole].figure
    if one.number.value == two.number.value or one.kind is not two.kind:
        return False
    return one.unit == two.unit or (one.counted and two.counted)


def _timed(row: Sequence[Told], at: int, part: int, whole: int) -> bool:
    """Whether a percentage is told beside its part or, if not, all three are of one time: figures from afar that agree
    by chance seldom are.
    """
    if row[part].read is row[at].read:
        return True
    periods = {row[place].claim.cell.period for place in (at, part, whole)}
    return len(periods) == 1


def _fitted(row: Sequence[Told], places: Sequence[int], fit: int, tries: int, agreed: bool) -> Iterator[Hint]:
    """How well figures fit, and how seldom they would by chance."""
    figures = [row[place].figure.number for place in places]
    wide = sum(float(number.step / number.value) for number in figures if number.value)
    bounds = sum(row[place].claim.quantity.hard.width is None for place in places)
    slips = sum(SLIPS * len(str(int(number.value / number.step))) for number in figures) if fit == SLIP else 1
    chance = max(wide, 1e-4) * slips * max(1, tries) + bounds
    yield "seldom", max(-3.0, min(3.0, -log10(chance)))
    yield "printed", float(fit == PRINTED)
    yield "slip", float(fit == SLIP)
    yield "rivalled", float(fit == SLIP and agreed)


class Percentage:
    """What is told of the candidates for the part and the whole of one percentage."""

    def __init__(self, document: Document, at: int) -> None:
        self.document, self.row, self.at, self.one = document, document.row, at, document.row[at]
        row, one = self.row, self.one
        idle = said(one, SHARING) | joining(one) | phrases(one, "totals") | phrases(one, "named_shares")
        self.of = noun(row, at) or opening(row, at)
        start = subject_start(row, at)
        subject = content(one.read, start, one.figure.begin) | own(one)
        self.subject = subject - idle - self.of
        self.old = document.tied.get(at, ())
        levels = document.levels
        before, behind = bisect_left(levels, at), bisect_right(levels, at)
        self.last = levels[before - 1] if before else None
        self.next = levels[behind] if behind < len(levels) else None
        self.whole_asked = all_told(row, at)
        self.cued = any(cued(one.read, name, start, one.figure.begin) for name in SHARING)
        self.rate = not phrases(one, "named_shares").isdisjoint(subject)

    @cached_property
    def candidates(self) -> Sequence[int]:
        """The levels near by, of the first sentences, and those elsewhere that share words with a percentage."""
        levels, row = self.document.levels, self.row
        before, behind = bisect_left(levels, self.at), bisect_right(levels, self.at)
        found = dict.fromkeys((*levels[max(0, before - _BEFORE) : before], *levels[behind : behind + _AFTER]))
        first = (place for place in levels[:_FIRST] if row[place].sentence - row[0].sentence <= _OPENING)
        found |= dict.fromkeys(first)
        rare: defaultdict[int, float] = defaultdict(float)
        for word in self.of | self.subject:
            places = self.document.called.get(word, ())
            for place in places if len(places) <= _COMMON else ():
                rare[place] += 1 / len(places)
        found |= dict.fromkeys(sorted(rare, key=lambda place: -rare[place])[:_CALLED])
        return sorted(place for place in found if place != self.at)

    def part(self, place: int) -> tuple[Hint, ...]:
        """What is told of a candidate for the part."""
        row, one, other = self.row, self.one, self.row[place]
        within = other.read is one.read
        first, last = sorted((place, self.at))
        between = (row[first].figure.end, row[last].figure.begin)
        names = self.document.names[place]
        return (
            ("part before", float(within and place == self.last)),
            ("part behind", float(within and place == self.next)),
            ("part within", float(within)),
            *self._stands("part", place),
            ("part called", _said_of(self.subject, names)),
            ("part uncalled", float(bool(self.subject) and not _said_of(self.subject, names))),
            ("part known", _said_of(names, self.subject | self.of)),
            ("part of called", _said_of(self.of, names)),
            ("part tied", float(self.old[1:2] == (place,))),
            ("part other", float(len(self.old) > 1 and self.old[1] != place)),
            ("part shared", float(self.document.parts[place] > (self.old[1:2] == (place,)))),
            ("part whole", float(place in self.document.summed)),
            ("part cued", float(within and any(cued(one.read, name, *between) for name in SHARING))),
            ("part restated", float(within and abs(place - self.at) == 1 and phrased(one.read, "restating", *between))),
            ("part bracket", float(within and abs(place - self.at) == 1 and bracketed(one) is not bracketed(other))),
            ("part aside", float(other.aside and not one.aside)),
            ("part timely", float(timely(one, other))),
            ("part fact", float(one.fact is other.fact)),
            ("part parted", float(within and not _PARTING.isdisjoint(one.read.words[between[0] : between[1]]))),
            ("part between", min(3.0, float(self._between(place)))),
            ("part alone", float(self.alone == place)),
            ("part linked", float(self._linked(place))),
        )

    def whole(self, place: int) -> tuple[Hint, ...]:
        """What is told of a candidate for the whole."""
        one, other, document = self.one, self.row[place], self.document
        within = other.read is one.read
        names = document.names[place]
        called = _said_of(self.of, names)
        return (
            ("whole before", float(place == self.last)),
            ("whole within", float(within)),
            *self._stands("whole", place),
            ("whole called", called),
            ("whole called all", float(called == 1)),
            ("whole uncalled", float(bool(self.of) and not called)),
            ("whole subject", _said_of(self.subject, names)),
            ("whole opens", float(opens(other))),
            ("whole total", float(is_total(self.row, place))),
            ("whole all told", float(self.whole_asked and (place in document.summed or is_total(self.row, place)))),
            ("whole summed", float(place in document.summed)),
            ("whole shared", min(2.0, float(document.shared[place] - (self.old[2:3] == (place,))))),
            ("whole tied", float(self.old[2:3] == (place,))),
            ("whole reckoned", float(reckoned_of(self.row, self.at, place))),
            ("whole of which", float(place == self.last and of_those(one.read, one.figure.begin))),
            ("whole of it", float(place == self.last and of_it(one))),
            ("whole loose", float(loose(other))),
            ("whole aside", float(other.aside and not one.aside)),
            ("whole part", float(place in document.parts)),
            ("whole between", min(3.0, float(self._between(place)))),
            ("whole next", float(self._followed_by(place))),
        )

    def both(self, part: int, whole: int) -> tuple[Hint, ...]:
        """What is told of a part and a whole together."""
        one, two = self.row[part], self.row[whole]
        explicit = one.claim.period_basis is Basis.EXPLICIT and two.claim.period_basis is Basis.EXPLICIT
        names = self.document.names
        return (
            ("alike", float(alike(one, two) or alike(two, one))),
            ("akin", float(akin(one, two))),
            ("counted", float(one.figure.kind is Kind.COUNT)),
            ("listed", float(self.document.lists.get(part) == whole)),
            ("siblings", float(self.document.lists.get(part, -1) == self.document.lists.get(whole, -2))),
            ("turned", float(self.document.lists.get(whole) == part)),
            ("greater", float(one.figure.number.value > two.figure.number.value)),
            ("some", float((part, whole) in self.document.some)),
            ("one of", float(_one_of(one, two, part + 1 == whole))),
            ("beside", float(abs(part - whole) == 1 and one.read is two.read)),
            ("part earlier", float(part < whole)),
            ("timely", float(timely(one, two))),
            ("dated apart", float(explicit and not timely(one, two))),
            ("fact", float(one.fact is two.fact)),
            ("placed", float(placed_alike(one, two))),
            ("names", len(names[whole] & names[part]) / max(1, len(names[whole]))),
            ("attainment", float(self.one.measure is Measure.ATTAINMENT)),
            ("level", float(self.one.measure is Measure.LEVEL)),
            ("untied", float(not self.old)),
            ("of told", float(bool(self.of))),
            ("subject told", float(bool(self.subject))),
            ("cued", float(self.cued)),
            ("rate", float(self.rate)),
            ("hedged", float(self.one.figure.hedge is not Hedge.EXACT)),
            ("range", float(self.one.figure.other is not None)),
            ("aside", float(self.one.aside)),
            ("rival wholes", self._rivals(part, whole)),
            ("rough", float(one.figure.hedge is not Hedge.EXACT) + float(two.figure.hedge is not Hedge.EXACT)),
        )

    @cached_property
    def alone(self) -> int | None:
        """The only level that the sentence of a percentage tells."""
        row, first = self.row, self.at - self.one.position
        reach = range(first, min(len(row), self.at + _AFTER))
        levels = [place for place in reach if row[place].read is self.one.read and row[place].level]
        return levels[0] if len(levels) == 1 else None

    def _linked(self, place: int) -> bool:
        """Whether a level is told right behind a percentage as the same in numbers: `41% of it, with 754,000`, `52% or
        2,010`.
        """
        one, other = self.one, self.row[place]
        if place != self.next or other.read is not one.read:
            return False
        sets, words = one.read.language.sets, one.read.words[one.figure.end : other.figure.begin]
        return bool(words) and (words[-1] in sets["alongside|restating|within"] or words[-1] in "(,–-")

    def _followed_by(self, place: int) -> bool:
        """Whether the words behind a percentage go on to what it is of: `94% of the 8.4 million households`."""
        one, other = self.one, self.row[place]
        if place != self.next or other.read is not one.read:
            return False
        sets, words = one.read.language.sets, one.read.words[one.figure.end : other.figure.begin]
        return bool(words) and words[0] in sets["link_of"] and len(words) <= _CLOSE and MARKS.isdisjoint(words)

    def _rivals(self, part: int, whole: int) -> float:
        """How many other candidates could be the whole of a part, being more of its kind."""
        row, value = self.row, self.document.value
        others = (place for place in self.candidates if place not in (part, whole) and _one_kind(row, part, place))
        return log2(1 + len({value[place] for place in others if value[place] > value[part]} - {value[whole]}))

    def _between(self, place: int) -> int:
        """How many levels stand between a percentage and one."""
        levels = self.document.levels
        return abs(bisect_right(levels, self.at) - bisect_right(levels, place)) - (place > self.at)

    def _stands(self, name: str, place: int) -> Iterator[Hint]:
        one, other = self.one, self.row[place]
        off = one.sentence - other.sentence
        yield f"{name} back", min(3.0, log2(1 + max(0, off)))
        yield f"{name} ahead", min(3.0, log2(1 + max(0, -off)))
        yield f"{name} paragraph", float(one.paragraph == other.paragraph)
        yield f"{name} first", float(other.sentence - self.row[0].sentence < _OPENING)


def _one_of(one: Told, two: Told, beside: bool) -> bool:
    """Whether a level is told as so many of another: `18,600 of the 51,200 properties`."""
    if not (beside and one.read is two.read):
        return False
    words = one.read.words[one.figure.end : two.figure.begin]
    return len(words) <= _CLOSE and not one.read.language.sets["link_of"].isdisjoint(words)


def _said_of(words: frozenset[str], names: frozenset[str]) -> float:
    """Which part of some words, or words of their roots, are among names."""
    return sum(kindred(frozenset([word]), names) for word in words) / len(words) if words else 0.0
