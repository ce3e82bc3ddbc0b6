"""Numbers that two documents tell of one thing in words of their own, one slip of the pen apart.

`Deposits grew to $20.85 billion` in the paper and `total deposits ended the period at $20.58 billion` in the report: no
words make these one thing, but the documents do. Two that share more long numbers, names, a place and a time than
chance would have it tell of the same things (`_pairs`), and a number that only one of them has is then likely the one,
a slip away, that only the other has. How likely rests on how seldom such numbers are near by chance, on how many of
their size there are, and on the words around both: the fewer other figures have a word, the more it says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from math import prod

from audit import periods
from audit.align.papers import Number, Paper, digits, noun_of, number
from audit.align.unshared import unshared
from audit.lang import language
from audit.likeness import rank_of, singular
from audit.model import Basis, Cell, Claim, Document, Measure, Modality, Period, Tie
from audit.normalise import fold
from audit.tie.edits import PLACES, a_slip_apart, chance_in, chance_of, traces, written
from audit.tie.repeats import MOST, SEASON
from audit.tie.told import FACTS

# How likely documents of other things share a name, a place of which each document tells, a time of issue.
_NAME, _PLACE, _TIME = 0.3, 0.03, 0.3
_UNRELATED = 0.02  # chance of all that two documents share
_LONG = 0.05  # numbers of three digits and more: how seldom one is a slip away from another
_SHARED = 6  # documents that tell a number or a name: one of more tells nothing of any two
_TWO = 2
_DAYS = timedelta(days=2)  # in which a paper tells what a report says of the day
_WEEKS = timedelta(days=21)  # in which two documents are no report and the next one
_SURELY = 0.001  # chance of all numbers that two share which leaves no doubt that one tells the other again
# How seldom another number may be as near: in any documents, where others are told again, and where that is sure.
_BY_CHANCE, _TOLD, _RETOLD = 0.005, 0.015, 0.06
_LEAST, _WORD, _WORDS = 2.0, 8.0, 3  # how much likelier a word that both have makes them one, and how many do
_SURE = 0.65
_COUNTS = frozenset(["count", ""])  # what a table counts that names no unit

Sort = tuple[str, Measure]  # the unit of a number, one for all that counts things, and its measure


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two documents that tell of the same; `season` is how long, if at all, one may tell what was of the day of the
    other, `close` says that not even a small difference is news, `chance` how near by chance numbers may be.
    """

    one: Paper
    two: Paper
    season: timedelta | None
    close: bool
    chance: float


def counterparts(
    claims: Iterable[Claim],
    cells: Mapping[str, Cell],
    documents: Mapping[str, Document],
    known: Iterable[Tie],
    names: Container[str],
) -> Iterator[Tie]:
    """`same` for pairs of claims of different documents that no tie of `known` joins; `cells` by claim id, `names` are
    those of a catalogue.
    """
    papers: dict[str, Paper] = {}
    for claim in claims:
        if claim.quantity.value is not None:
            paper = papers.setdefault(claim.document, Paper(documents[claim.document]))
            paper.add(claim)
    ties = tuple(known)
    joined = {tie.claims for tie in ties if tie.relation == "same"}
    parts = {tie.claims[0]: cells[tie.claims[1]] for tie in ties if tie.relation == "share" and len(tie.claims) > 1}
    found = [both for pair in _pairs(papers) for both in _told_again(pair, cells) if not _of_unlike(*both, parts)]
    counted = _counted(papers) if found else {}
    for first, again in found:
        if _told_apart(first, again, papers[first.document].document.lang, counted):
            continue
        named = {cells[claim.id].indicator for claim in (first, again) if cells[claim.id].indicator in names}
        if len(named) < _TWO and joined.isdisjoint([(first.id, again.id), (again.id, first.id)]):
            yield Tie("same", (first.id, again.id), again.sentence, "slip", _SURE)


def _counted(papers: Mapping[str, Paper]) -> Mapping[str, Set[str]]:
    """The documents that tell how many there are of each noun, or of what a name calls."""
    counted: defaultdict[str, set[str]] = defaultdict(set)
    for name, paper in papers.items():
        for noun in paper.counted():
            counted[noun].add(name)
    return counted


def _pairs(papers: Mapping[str, Paper]) -> Iterator[_Pair]:
    """The documents of one language that share some long number, and more than chance would have it."""
    here = Counter(paper.document.place for paper in papers.values())
    for (first, second), shared in sorted(_by_numbers(papers).items()):
        one, two = papers[first], papers[second]
        if _comparable_papers(one.document, two.document) and shared * _alike(one, two, here) <= _UNRELATED:
            told, sure = shared <= _UNRELATED, shared <= _SURELY
            if _editions(one.document, two.document):
                yield _Pair(one, two, None, False, _BY_CHANCE)
            else:
                close = told and _issued_within(SEASON if sure else _WEEKS, one.document, two.document)
                likely = (_RETOLD if sure else _TOLD) if told else _BY_CHANCE
                season = (SEASON if told else _WEEKS) if _undated_or_near(one.document, two.document) else None
                yield _Pair(one, two, season, close, likely)


def _comparable_papers(one: Document, two: Document) -> bool:
    """Whether two documents can tell of the same: in one language, of no two places of a kind."""
    places = [document.place for document in (one, two) if document.place is not None]
    apart = len({*places}) == _TWO and rank_of(places[0]) == rank_of(places[1])
    return one.lang == two.lang and not apart


def _alike(one: Paper, two: Paper, here: Mapping[str | None, int]) -> float:
    """How likely documents of other things share the place, the time of issue and the names that two do."""
    place = one.document.place if one.document.place == two.document.place else None
    placed = 1.0 if place is None else min(1.0, _PLACE * here[place])
    timed = _TIME if _issued_within(_WEEKS, one.document, two.document) else 1.0
    return float(placed * timed * _NAME ** len(one.names() & two.names()))


def _editions(one: Document, two: Document) -> bool:
    """Whether two documents are one bulletin of two days: they are headed alike but for numbers."""
    heads = [re.findall(r"[^\W\d_]+", fold(each.title or each.raw.strip().partition("\n")[0])) for each in (one, two)]
    return heads[0] == heads[1]


def _issued_within(limit: timedelta, one: Document, two: Document) -> bool:
    return one.issued is not None and two.issued is not None and _apart(one.issued, two.issued) <= limit


def _undated_or_near(one: Document, two: Document) -> bool:
    """Whether nothing says that two documents were issued so far apart that neither tells what is now for the other."""
    return one.issued is None or two.issued is None or _issued_within(SEASON, one, two)


def _by_numbers(papers: Mapping[str, Paper]) -> Mapping[tuple[str, str], float]:
    """How likely two documents that have nothing to do with each other share the numbers that they do, each among as
    many of its kind as both tell; none does without a long one.
    """
    told: defaultdict[tuple[Number, Sort], list[str]] = defaultdict(list)
    sizes: dict[str, Counter[Sort]] = {}
    for name, paper in sorted(papers.items()):
        sizes[name] = Counter(map(_kind, paper.claims))
        for key in {(number(claim), _kind(claim)) for claim in paper.claims}:
            told[key].append(name)
    found: dict[tuple[str, str], float] = {}
    long: set[tuple[str, str]] = set()
    for ((size, _), kind), sharing in told.items():
        if not 1 < len(sharing) <= _SHARED:
            continue
        length = len(written(size))
        rare = 1 / (9 * 10 ** (length - 1))
        for pair in combinations(sharing, 2):
            figures = prod(sizes[name][kind] for name in pair)
            found[pair] = found.get(pair, 1.0) * min(1.0, figures * rare)
            if chance_in(length) <= _LONG:
                long.add(pair)
    return {pair: likely for pair, likely in found.items() if pair in long}


def _kind(claim: Claim) -> Sort:
    return "" if claim.quantity.whole else claim.cell.unit, claim.cell.measure


def _told_again(pair: _Pair, cells: Mapping[str, Cell]) -> Iterator[tuple[Claim, Claim]]:
    """The numbers of which each stands in one of two documents alone, near only one that so stands in the other."""
    first, second = unshared(pair.one, pair.two, cells)
    found = [
        (claim, other)
        for claim, other in _slipped(first, second)
        if _meant(cells[claim.id], cells[other.id], pair.one.document.lang)
        and _placed(claim, other, cells, pair)
        and _timely(claim, other, cells, pair)
        and _likely(claim, other, pair, first, second)
    ]
    taken: defaultdict[str, set[Number]] = defaultdict(set)
    for one, two in found:
        taken[one.id].add(number(two))
        taken[two.id].add(number(one))
    yield from (both for both in found if all(len(taken[claim.id]) == 1 for claim in both))


def _slipped(first: Sequence[Claim], second: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The claims of which one is of the first and one of the second, with two digits or more, a slip apart."""
    traced: defaultdict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for other in second:
        if len(there := digits(other)) >= _TWO:
            for trace in traces(there):
                traced[trace].append((there, other))
    for claim in first:
        here = digits(claim)
        beside = {told[1].id: told for trace in traces(here) for told in traced.get(trace, ())}
        for there, other in beside.values() if len(here) >= _TWO else ():
            if a_slip_apart(here, there) and _falls(claim) is _falls(other):
                yield claim, other


def _falls(claim: Claim) -> bool:
    return claim.quantity.value is not None and claim.quantity.value < 0


def _meant(first: Cell, second: Cell, lang: str) -> bool:
    """Whether two cells may be one: of one measure and unit, of no two scopes, and told alike, as facts or not; where
    no plural shows, an estimate tells a fact.
    """
    if first == second or first.measure is not second.measure or not _based_alike(first, second):
        return False
    if first.unit != second.unit and {first.unit, second.unit} != _COUNTS:
        return False
    facts = not language(lang).plurals and {first.modality, second.modality} <= FACTS
    return facts or (first.modality is second.modality and first.modality != Modality.PLAN)


def _based_alike(first: Cell, second: Cell) -> bool:
    """Whether two cells have one base, or each that of its own time: a year before."""
    if first.base is None or second.base is None or first.period is None or second.period is None:
        return first.base == second.base
    apart = (first.period.start - first.base.start) - (second.period.start - second.base.start)
    return first.base == second.base or abs(apart) <= _DAYS


def _placed(one: Claim, two: Claim, cells: Mapping[str, Cell], pair: _Pair) -> bool:
    """Whether two figures may be of one place: no two places are told, or one of them is what its document is about;
    of the owners of documents that tell of the same each may be named in both.
    """
    first, second = (cells[claim.id].place for claim in (one, two))
    about = {pair.one.document.place, pair.two.document.place, None}
    if first == second or first in about or second in about:
        return True
    owned = {one.cell.place, two.cell.place} == {None}
    return owned and {*fold(f"{first} {second}").split()} <= pair.one.names() & pair.two.names()


def _timely(one: Claim, two: Claim, cells: Mapping[str, Cell], pair: _Pair) -> bool:
    """Whether two claims are of one period, or one that is of now may be of what has just been; what differs by little
    may have changed since.
    """
    first, second = cells[one.id].period, cells[two.id].period
    if first is None or second is None:
        return False
    less, more = sorted(number(claim)[0] for claim in (one, two))
    settled = pair.close or (first == second and Basis.ISSUED not in (one.period_basis, two.period_basis))
    if (more - less) * MOST <= more and not settled:
        return False
    apart = _apart(first, second)
    if pair.season is None and _so_far(one, first, pair.one) and _so_far(two, second, pair.two):
        return False  # `14,200 since January`, in the next edition
    if _now(one, first, pair) and _now(two, second, pair):
        return pair.season is not None and apart <= (_WEEKS if pair.close else _DAYS)
    for claim, now, other in ((one, first, second), (two, second, first)):
        if _now(claim, now, pair):  # what begins later is of no day before
            return pair.season is not None and apart <= pair.season and other.start <= now.start
    short, long = sorted((first, second), key=periods.length)
    dated = one.period_basis is two.period_basis is Basis.EXPLICIT
    closing = first.end == second.end and not dated and one.cell.measure is Measure.LEVEL
    alike = 2 * periods.length(short) > periods.length(long) or closing
    return apart < timedelta(0) and alike


def _apart(one: Period, two: Period) -> timedelta:
    """How long after one of two periods the other begins; less than nothing where they overlap."""
    return max(one.start, two.start) - min(one.end, two.end)


def _now(claim: Claim, period: Period, pair: _Pair) -> bool:
    """Whether a claim is of the day of issue, which no words say of it or of what is told before it."""
    issued = next(paper.document.issued for paper in (pair.one, pair.two) if paper.document.id == claim.document)
    unsaid = claim.period_basis is Basis.ISSUED or (claim.period_basis is Basis.CONTEXT and period == issued)
    return unsaid and period.end - period.start <= timedelta(days=1)


def _so_far(claim: Claim, period: Period, paper: Paper) -> bool:
    """Whether a claim is of a time that lasts to the day of issue, which no words say."""
    issued = paper.document.issued
    return claim.period_basis is Basis.ISSUED and issued is not None and period.end == issued.end


def _likely(one: Claim, two: Claim, pair: _Pair, first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Whether two numbers are nearer than chance would have it, their words considered."""
    rare = chance_of(number(one)[0], number(two)[0])
    others = max(_comparable(one, second), _comparable(two, first))
    return rare * others <= pair.chance * _told_alike(one, two, pair)


def _comparable(one: Claim, others: Sequence[Claim]) -> int:
    """How many of some claims have a number of the kind and length of another."""
    size = _length(one)
    alike = (
        claim for claim in others if (claim.quantity.whole and one.quantity.whole) or claim.cell.unit == one.cell.unit
    )
    return sum(claim.cell.measure is one.cell.measure and abs(_length(claim) - size) <= 1 for claim in alike)


def _length(claim: Claim) -> int:
    return len(str(number(claim)[0] // 10**PLACES))


def _told_alike(one: Claim, two: Claim, pair: _Pair) -> float:
    """How much likelier the words that both of two figures have around them make them one."""
    (near, often), (there, frequent) = pair.one.around(), pair.two.around()
    words = near[one.id] & there[two.id]
    counts = one.quantity.whole and two.quantity.whole and not _kin(one, two, pair.one.document.lang)
    odds = (min(len(near) / often[word], len(there) / frequent[word]) for word in words)
    found = prod(sorted((min(_WORD, max(_LEAST, each)) for each in odds), reverse=True)[:_WORDS])
    return found / _WORD if counts else found


def _of_unlike(one: Claim, two: Claim, parts: Mapping[str, Cell]) -> bool:
    """Whether two shares are told beside what they are of, and these are two things: `86% (43/50 schools)` and `88% of
    the roads, 431 of 486 km`.
    """
    first, second = parts.get(one.id), parts.get(two.id)
    return first is not None and second is not None and (first.unit, first.indicator) != (second.unit, second.indicator)


def _kin(one: Claim, two: Claim, lang: str) -> bool:
    """Whether two counts are of one noun, or one of them of none that is told or named, or both of people."""
    nouns = noun_of(one, lang), noun_of(two, lang)
    people = language(lang).sets["people"]
    if all(nouns) or not language(lang).plurals:
        return not all(nouns) or nouns[0] == nouns[1] or people.issuperset(nouns)
    first, second = ({noun} if noun else _named(claim) for noun, claim in zip(nouns, (one, two), strict=True))
    return not (first and second) or not first.isdisjoint(second)


def _named(claim: Claim) -> set[str]:
    """The words of a name, each as one of its things is called."""
    return {singular(word) for word in claim.cell.indicator.split("_") if word}


def _told_apart(one: Claim, two: Claim, lang: str, counted: Mapping[str, Set[str]]) -> bool:
    """Whether two figures count what some document tells by two nouns or names, as two things; `counted` are the
    documents that tell how many there are of each.
    """
    if not (one.quantity.whole and two.quantity.whole) or _kin(one, two, lang):
        return False
    first, second = (noun_of(claim, lang) or claim.cell.indicator for claim in (one, two))
    return not counted[first].isdisjoint(counted[second])
