"""Numbers that two documents tell of one place in much the same words, one slip of the pen apart.

`Tổng đàn trâu, bò có 48.270 con` in a report and `đàn trâu, bò duy trì ở mức 42.870 con` in the paper: words that
differ this much make two things of them (`audit.align`), but unlike numbers so long are seldom a slip apart. How seldom
is enough depends on how many are told of the place. Numbers of which one document tells both are two things. Those of
one noun and one time that share no more words are one perhaps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import timedelta
from fractions import Fraction

from audit.model import Basis, Cell, Claim, Hedge, Kind, Measure, Period, Tie
from audit.normalise import fold
from audit.tie.edits import chance, digits, slipped, traces
from audit.tie.repeats import MOST, SEASON
from audit.tie.told import FACTS, PERHAPS

_RARE, _BY_CHANCE = 0.01, 1.0  # chance of one number, and of all that are told of a place
_ALIKE, _CALLED = 2, 3  # words that two of one noun share, and two of different nouns
_SURE, _MAYBE = 0.7, 0.4
_PERHAPS = 0.05  # chance of one number among those of a noun that may be told again in other words

Spot = tuple[str, str]  # a place and a unit


def retellings(claims: Iterable[Claim], cells: Mapping[str, Cell], known: Container[str]) -> Iterator[Tie]:
    """`same` for pairs of claims of different documents; `cells` by claim id, `known` are the names of a catalogue."""
    told: defaultdict[Spot, list[Claim]] = defaultdict(list)
    for claim in claims:
        cell = cells[claim.id]
        if cell.place is not None and cell.measure is Measure.LEVEL and _plain(claim):
            told[cell.place, cell.unit].append(claim)
    for group in told.values():
        if len({claim.document for claim in group}) > 1:
            yield from _told_again(sorted(group, key=lambda claim: claim.id), known)


def _plain(claim: Claim) -> bool:
    """Whether a claim is a fact with a number of its own that is long enough to be told from others."""
    value, quantity = claim.quantity.value, claim.quantity
    fact = claim.cell.modality in FACTS and quantity.hedge is Hedge.EXACT and quantity.kind is not Kind.RATIO
    return fact and value is not None and chance(value) <= _RARE


def _told_again(group: list[Claim], known: Container[str]) -> Iterator[Tie]:
    """The pairs of the claims of one place and unit: each claim with the first that it may tell again."""
    values: defaultdict[str, set[Fraction]] = defaultdict(set)
    likely: defaultdict[str, list[Claim]] = defaultdict(list)
    names: dict[str, frozenset[str]] = {}
    nouns = Counter(claim.cell.unit for claim in group)
    for claim in group:
        values[claim.document].add(_value(claim))
        names[claim.id] = _named(claim, known)
    for claim in group:
        if chance(_value(claim)) * len(group) > _BY_CHANCE:
            continue
        seen = {claim.document}
        for key in traces(digits(_value(claim))):
            for other in likely[key]:
                if other.document in seen or not _meant(other, claim, values):
                    continue
                if _called_alike(other, claim, names):
                    seen.add(other.document)
                    yield Tie("same", (other.id, claim.id), claim.sentence, "slip", _SURE)
                elif _dated_alike(other, claim) and chance(_value(claim)) * nouns[claim.cell.unit] <= _PERHAPS:
                    seen.add(other.document)
                    yield Tie("same", (other.id, claim.id), claim.sentence, PERHAPS, _MAYBE)
            likely[key].append(claim)


def _dated_alike(one: Claim, two: Claim) -> bool:
    """Whether two claims count things of one noun, and are both told of one time in so many words."""
    counted = one.quantity.whole and two.quantity.whole and one.cell.unit == two.cell.unit not in ("", "count")
    explicit = one.period_basis is two.period_basis is Basis.EXPLICIT
    return counted and explicit and one.cell.period == two.cell.period


def _named(claim: Claim, known: Container[str]) -> frozenset[str]:
    """The words that name a claim, those of a catalogue left out."""
    words = frozenset(fold(claim.indicator_text or "").split())
    return words if claim.cell.indicator in known else words | frozenset(claim.cell.indicator.split("_"))


def _value(claim: Claim) -> Fraction:
    return claim.quantity.value or Fraction(0)


def _meant(one: Claim, two: Claim, values: Mapping[str, set[Fraction]]) -> bool:
    """Whether two claims may be of one number: a slip apart, in no document side by side, of one time and scope."""
    less, more = sorted((_value(one), _value(two)))
    if (more - less) * MOST <= more or not slipped(less, more):
        return False
    if _value(one) in values[two.document] or _value(two) in values[one.document]:
        return False
    scopes = one.cell.scope, two.cell.scope
    return _timely(one, two) and not (all(scopes) and scopes[0] != scopes[1])


def _timely(one: Claim, two: Claim) -> bool:
    """Whether two claims are of one period, or one told on some day is of a longer one, that it lies in or follows."""
    first, second = one.cell.period, two.cell.period
    if first is None or second is None or first == second:
        return first is not None and first == second
    brief, long = sorted((one, two), key=lambda claim: _length(claim.cell.period))
    if 2 * _length(brief.cell.period) > _length(long.cell.period) or brief.period_basis is Basis.EXPLICIT:
        return False  # two months, of which one is shorter
    apart = max(first.start, second.start) - min(first.end, second.end)
    day, dated = brief.period_basis is Basis.ISSUED, long.period_basis is Basis.EXPLICIT
    return apart <= SEASON if day else apart < timedelta(0) and not dated


def _length(period: Period | None) -> timedelta:
    return timedelta(0) if period is None else period.end - period.start


def _called_alike(one: Claim, two: Claim, names: Mapping[str, frozenset[str]]) -> bool:
    """Whether half of the words of one of two claims, the noun that is counted left out, are those of the other."""
    first, second = (fold(claim.cell.unit).split() if claim.quantity.whole else [] for claim in (one, two))
    nouns = frozenset(first if first == second else [])
    words = [names[claim.id] - nouns for claim in (one, two)]
    common = len(words[0] & words[1])
    return common >= (_ALIKE if first == second else _CALLED) and 2 * common >= min(map(len, words))
