"""What says outright of what it is the difference, with its two sides wherever its document tells them: `a surplus of
£86,300` in the lead, the income and the expenditure sections below; `1,520 fewer than planned`; `the remaining 1,310`.

Words hold such a tie, so that it is one where its figures are off by a little or by a slip; these only choose where
there are several.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import dropwhile, islice, product, takewhile

from audit.model import Measure
from audit.tie.accounts import Account, around, balanced, called, named, triggers
from audit.tie.attainments import verb_passed
from audit.tie.balances import apart
from audit.tie.chances import fitting
from audit.tie.contents import holds
from audit.tie.told import (
    MARKS,
    Found,
    Told,
    bracketed,
    clause,
    few,
    head,
    is_total,
    phrased,
    placed_alike,
    reconcilable,
    stretch,
    timely,
)

MOST = 6  # levels that are called by one side of a difference: of more of them none is known to be meant
CHANCE = 0.3  # the chance that figures of which words say it are a slip away from it
_NEARLY = 10  # sides that are as far apart as is told, but for a tenth of that, are meant to be so
_BEHIND = 4  # words behind a figure that say that it is how far a plan was passed or missed
_VERB = 2  # syllables of a verb
_REACH = 100  # levels of a kind to either side of a difference that may be its sides
Pair = tuple[int, int]


def asunder(row: Sequence[Told], index: Index, found: Iterable[Found]) -> Iterator[Found]:
    """`parts` as places in `row`: the greater side, the less one, and what is between them, of figures that no tie
    `found` makes the difference, or the rest, of others.
    """
    known = frozenset(place for _, places, _, _ in found if len(places) > 2 for place in places)
    chosen: dict[frozenset[int], tuple[bool, int, Pair]] = {}  # sides are of one difference
    for at, one in enumerate(row):
        usable = one.figure.number.value and at not in known and not one.aside
        if not usable or triggers(one.read.language.code).isdisjoint(one.read.words):
            continue
        pair = index.chosen(at)
        if pair is not None:
            fit = index.fits(at, pair, 1.0, slips=False)
            if frozenset(pair) not in chosen or fit > chosen[frozenset(pair)][0]:
                chosen[frozenset(pair)] = fit, at, pair
    for _, at, pair in chosen.values():
        yield _told(row, at, pair)


def _told(row: Sequence[Told], at: int, pair: Pair) -> Found:
    """What is between two sides as a sum, or, where it goes down, as a change from the first to the second."""
    if falls(row[at]):
        return "change", (pair[1], at, pair[0]), "asunder", 0.8
    return "parts", (*ordered(row, pair), at), "asunder", 0.8


def falls(one: Told) -> bool:
    """Whether a figure tells that something went down; `hơn 4 km` is open above."""
    high = one.claim.quantity.hard.high
    return high is not None and high <= 0


def ordered(row: Sequence[Told], pair: Pair) -> Pair:
    """Two sides, the greater first."""
    one, two = sorted(pair, key=lambda place: -row[place].figure.number.value)
    return one, two


class Index:
    """The levels of a document by what they count and by the words that they are called by."""

    def __init__(self, row: Sequence[Told]) -> None:
        self.row = row

    @cached_property
    def levels(self) -> Mapping[str, Sequence[int]]:
        """The places of levels by what they count, or are measured in."""
        found = defaultdict(list)
        for at, one in enumerate(self.row):
            if one.level and not few(one) and not bracketed(one):
                found[self.counts[at]].append(at)
        return found

    @cached_property
    def counts(self) -> Sequence[str]:
        """What each figure counts or is measured in: its noun, or its unit, else what the one told just before it does:
        `meant for 900,000 passengers. It handled 861,500`.
        """
        found: list[str] = []
        for at, one in enumerate(self.row):
            before = at > 0 and one.sentence - self.row[at - 1].sentence <= 1 and self.row[at - 1].level
            found.append(head(one) or one.figure.unit or (found[-1] if before else ""))
        return found

    @cached_property
    def called(self) -> Mapping[int, frozenset[str]]:
        """The words that levels are called by, without what they are only held against."""
        return {at: named(self.row, at) for places in self.levels.values() for at in places}

    def chosen(self, at: int) -> Pair | None:
        """The sides of a figure whose words say that it is a difference, that which is the greater, or ought to be,
        first.
        """
        row = self.row
        pairs = [pair for pair in dict.fromkeys(self._pairs(at)) if at not in pair]
        values = {tuple(row[place].figure.number.value for place in pair): pair for pair in reversed(pairs)}
        if len(values) == 1:
            (pair,) = values.values()
            return pair if self._meant(at, pair) else None
        for slips in (False, True):
            fits = [pair for pair in values.values() if self.fits(at, pair, CHANCE / len(values), slips=slips)]
            if fits:
                return fits[0] if len(fits) == 1 else None
        return None

    def _meant(self, at: int, pair: Pair) -> bool:
        """Whether the only two sides are nearly, or but for a slip, as far apart as a figure says."""
        greater, less, by = (self.row[place].figure.number.value for place in (*ordered(self.row, pair), at))
        return abs(greater - less - by) * _NEARLY <= by or self.fits(at, pair, CHANCE, slips=True)

    def fits(self, at: int, pair: Pair, most: float, *, slips: bool) -> bool:
        greater, less = (self.row[place] for place in ordered(self.row, pair))
        return fitting(greater, (less, self.row[at]), most, slips=slips) is not None

    def _pairs(self, at: int) -> Iterator[Pair]:
        """The sides that a figure may be between, as its words say: of an account, of a plan, or of what is left."""
        row, one = self.row, self.row[at]
        accounts = balanced(row, at) if one.level or one.measure is Measure.CHANGE else ()
        found = [pair for account in accounts for pair in self._sides(at, account)]
        planned = any(account.planned for account in accounts)
        if not found and (planned or _past_plan(row, at)):
            found = list(self._of_plan(at))
        yield from found or (self._of_rest(at) if planned or _left(row, at) else ())

    def _sides(self, at: int, account: Account) -> Iterator[Pair]:
        """The levels that are called by the two sides of an account and by one of them alone."""
        row = self.row
        near_by = [place for place in self.of_kind(at) if account.planned or not _apart(row[place], row[at])]
        near_by = [place for place in near_by if not self._balance(place)]
        ones, twos = (
            {place for place in near_by if called(self.called[place], names)} for names in (account.ones, account.twos)
        )
        firsts = _totals(row, ones if account.planned else ones - twos)
        seconds = _totals(row, twos - ones)
        if len(firsts) <= MOST and len(seconds) <= MOST:
            yield from (pair for pair in product(firsts, seconds) if self._together(pair, account))

    def _together(self, pair: Pair, account: Account) -> bool:
        """Whether two sides can be of one place and, but for a plan and what was done, of one time."""
        one, two = (self.row[place] for place in pair)
        return placed_alike(one, two) if account.planned else reconcilable(one, two)

    def of_kind(self, at: int, *, aside: bool = False) -> Sequence[int]:
        """The places of levels of what a figure counts, and with `aside` of those that others are only held against."""
        places = self.levels.get(self.counts[at], ()) if self.counts[at] else ()
        middle = bisect(places, at)
        places = places[max(0, middle - _REACH) : middle + _REACH]
        return [place for place in places if place != at and (aside or not self.row[place].aside)]

    def _balance(self, at: int) -> bool:
        one = self.row[at]
        return phrased(one.read, "balances", *stretch(one, self.row, at))

    def _of_plan(self, at: int) -> Iterator[Pair]:
        """The plans of what a figure counts, with the results that are told with it or called as it is."""
        row = self.row
        places = [place for place in self.of_kind(at, aside=True) if placed_alike(row[place], row[at])]
        plans = [place for place in places if _planned(row, place)]
        here = [place for place in places if place not in plans and row[place].read is row[at].read and place < at]
        results = here[-1:] or [place for place in places if place not in plans and not row[place].aside]
        told = self._kin(at, results)
        plans = self._kin(told[0] if len(told) == 1 else at, plans)
        if len(plans) <= MOST and len(told) <= MOST:
            yield from product(plans, told)

    def _kin(self, at: int, places: list[int]) -> list[int]:
        """Those of some levels that share a word with a figure, where any do and more than one is there."""
        words = self.called.get(at) or named(self.row, at)
        return [place for place in places if len(places) > 1 and words & self.called[place]] or places

    def _of_rest(self, at: int) -> Iterator[Pair]:
        """The whole of what is left, which is planned or greater, and what is done of it: two levels of what it counts,
        or, where it counts nothing, called as it is.
        """
        row, one = self.row, self.row[at]
        places = [place for place in self.of_kind(at) if placed_alike(row[place], one)]
        if not one.figure.counted:
            words = named(row, at)
            places = [place for place in places if words & self.called[place] or _planned(row, place)]
        undone = _undone(row, at)
        done = [place for place in places if undone <= self.called[place] and not _planned(row, place)]
        wholes = [place for place in places if _planned(row, place)] or [
            place for place in places if place not in done or len(places) == 2
        ]
        if len(done) <= MOST and len(wholes) <= MOST:
            yield from (pair for pair in product(wholes, done) if pair == ordered(self.row, pair) and len({*pair}) > 1)


def _totals(row: Sequence[Told], places: Iterable[int]) -> Sequence[int]:
    """Those of some levels that are told as totals, where any are."""
    places = sorted(places)
    return [place for place in places if is_total(row, place)] or places


def _apart(one: Told, two: Told) -> bool:
    """Whether two figures have times of their own that are not about the same."""
    first, second = one.claim.cell.period, two.claim.cell.period
    if first is None or second is None or not apart(one, two):
        return False
    spans = sorted((first.end - first.start, second.end - second.start))
    return not timely(one, two) or spans[0] * _NEARLY < spans[1] * (_NEARLY - 1)


def _planned(row: Sequence[Told], at: int) -> bool:
    """Whether a level is a plan: by its modality or, where plurals show, by the subject of its clause."""
    one = row[at]
    start = clause(row, at)
    named = any(start <= cue.start < one.figure.begin for cue in one.read.cued("plans"))
    return not one.fact or (named and one.read.language.plurals)


def _past_plan(row: Sequence[Told], at: int) -> bool:
    """Whether a figure says how far a plan was passed or missed: `vượt kế hoạch 20 ha`, `22 miles short of its
    target`.
    """
    one = row[at]
    read, end = one.read, one.figure.end
    if not read.cued("plans", "plan_words"):
        return False
    behind = read.words[end : end + _BEHIND + 1]
    marks = [place for place, word in enumerate(behind) if word in MARKS]
    last = end + (marks[0] if marks else len(behind))
    sets = read.language.sets
    more = not sets["exceeds|comparatives"].isdisjoint(read.words[end:last])
    if more and any(end <= cue.start < last for cue in read.cued("plans", "plan_words")):
        return True
    if verb_passed(read, one.figure, one.part.left) is not None:
        return True
    start = max(one.figure.begin - _BEHIND, 0)
    passed = not sets["exceeds"].isdisjoint(read.words[start : one.figure.begin])
    return passed and any(cue.end <= one.figure.begin for cue in read.cued("plans"))


def _left(row: Sequence[Told], at: int) -> bool:
    """Whether words call a level what is left: `the remaining 12`, `45 đơn thư chưa giải quyết`."""
    one = row[at]
    if not one.level or few(one):
        return False
    return bool(_undone(row, at)) or holds(around(row, at), one.read.language.sets["remaining"])


def _undone(row: Sequence[Told], at: int) -> frozenset[str]:
    """The verb that words say is still to be done of what a figure counts: `chưa giải ngân`."""
    sets, words = row[at].read.language.sets, around(row, at)
    denied = sets["undone"] & sets["negations"]
    after = dropwhile(lambda word: word not in denied, words)
    told = takewhile(lambda word: not word[0].isdecimal(), islice(after, 1, None))
    return frozenset(islice((word for word in told if word not in sets["skips"]), _VERB))
