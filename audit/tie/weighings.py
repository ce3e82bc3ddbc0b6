"""What is told of levels that add up, or would but for a slip, for one of them being the whole of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import log, log1p

from audit.evidence import Hint
from audit.extract.numerals import Numeral
from audit.model import Basis, Hedge, Measure
from audit.tie.complements import denied, opposite, undone
from audit.tie.edits import chance_in, digits
from audit.tie.enumerations import closed, itemised
from audit.tie.grounds import making_up, of_whole, opened, pinned, remaining, set_out, tiled, totalled
from audit.tie.odds import rest_follows
from audit.tie.portions import Portions
from audit.tie.refusals import headed, of_them, side_by_side, sited, unevenly
from audit.tie.runs import is_some
from audit.tie.tenses import told_before
from audit.tie.told import (
    FURTHEST,
    Told,
    alike,
    bracketed,
    cued,
    first_of,
    head,
    human,
    is_total,
    kin,
    near,
    own,
    phrased,
    placed_alike,
    reconcilable,
    stretch,
    timely,
    unnamed,
)

_HEAD = 1  # sentences after the first with figures that tell what a document is about
_TENFOLD = 4  # a digit too many or too few makes a number greater or less by more
_DOMINANT = Fraction(19, 20)  # of a whole
_FEW_SLIPS = 4  # numbers for each digit, where a slip is of one of the few kinds that writers make
_HINTS = ("rest", "opposed", "totalled", "total", "tiled", "set out", "opened", "of whole", "some of whole", "closed")
_MOVES = ("grown", "shrunk", "increment")
_WORDS = frozenset((*_HINTS, *_MOVES, "making up", "begun", "headed", "shares", "kindred"))


@dataclass(slots=True)
class Known:
    """What is known of the figures of a document: wholes that are split up, parts, and what agrees as printed."""

    split: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)
    within: dict[int, int] = field(default_factory=dict)
    agreed: set[int] = field(default_factory=set)
    sums: set[frozenset[int]] = field(default_factory=set)

    def note(self, whole: int, parts: Iterable[int], *, agreed: bool) -> None:
        """Notes a whole that is split up, and whether its parts add up."""
        self.split.add(whole)
        self.taken.update(parts)
        if agreed:
            self.agreed.update((whole, *parts))
            self.sums.update((frozenset(parts), frozenset([whole])))


def weights(row: Sequence[Told], one: Portions, known: Known) -> Sequence[Hint]:
    """What speaks for a whole with its parts, and against it."""
    told = [
        *_sized(row, one),
        *_placed(row, one),
        *_standing(row, one),
        *_called(row, one),
        *_dated(row, one),
        *_worded(row, one),
        *_moved(row, one),
        *_explained(row, one, known),
    ]
    held = {name for name, far in told if far}
    if _WORDS.isdisjoint(held):
        told.append(("unworded", 1.0))
        told += ((f"unworded {name}", 1.0) for name in ("two parts", "tenfold", "in one list") if name in held)
    return told


def _told(name: str, *, so: bool) -> Iterator[Hint]:
    if so:
        yield name, 1.0


def _sized(row: Sequence[Told], one: Portions) -> Iterator[Hint]:
    """How seldom numbers of this size fit by chance, and of how many."""
    places = (one.whole, *one.parts)
    numbers = [row[at].figure.number for at in places]
    grain = min(number.last for number in numbers) + sum(number.step for number in numbers if number.scaled)
    likely = min(1.0, float(grain / max(number.value for number in numbers)))
    if one.off >= 0:
        likely *= one.made * sum(len(digits(number.value)) for number in numbers) / 4
        yield from _told("few slips", so=one.made <= _FEW_SLIPS)
        yield from _told("slip in whole", so=one.off == 0)
        yield from _told(
            "tenfold", so=not 1 < _TENFOLD * _needed(numbers, one.off) / numbers[one.off].value < _TENFOLD**2
        )
        yield "short", chance_in(len(digits(numbers[one.off].value)))
    else:
        off = numbers[0].value - sum(number.value for number in numbers[1:])
        yield from _told("to the digit", so=2 * abs(off) <= numbers[0].last)
    yield "chance", log(likely)
    yield {2: "two parts", 3: "three parts"}.get(len(one.parts), "more parts"), 1.0
    most = max(number.value for number in numbers[1:])
    if len(one.parts) == 2:
        yield "two apart", log1p(row[max(places)].sentence - row[min(places)].sentence)
    yield from _told("dominant", so=most > _DOMINANT * numbers[0].value)
    yield from _told("hedged", so=any(row[at].figure.hedge is not Hedge.EXACT for at in places))
    yield from _told("tiny", so=min(len(digits(number.value)) for number in numbers) == 1)


def _needed(numbers: Sequence[Numeral], at: int) -> Fraction:
    """What a number would have to be for the others to add up, the whole being the first."""
    off = numbers[0].value - sum(number.value for number in numbers[1:])
    return numbers[at].value + (-off if at == 0 else off)


def _placed(row: Sequence[Told], one: Portions) -> Iterator[Hint]:
    """How parts follow each other."""
    first, last = one.parts[0], one.parts[-1]
    skipped = [at for at in range(first, last) if at not in one.parts and at != one.whole and row[at].level]
    like = [at for at in skipped if kin(row[at], row[first])]
    reads = {id(row[at].read) for at in one.parts}
    yield "skipped", log1p(len(skipped))
    yield "skipped alike", log1p(len(like))
    yield "span", log1p(row[last].sentence - row[first].sentence)
    yield from _told("one sentence", so=len(reads) == 1)
    yield from _told("one paragraph", so=len({row[at].paragraph for at in one.parts}) == 1)
    yield from _told("sentence each", so=len(reads) == len(one.parts) and all(first_of(row, at) for at in one.parts))
    yield from _told("listed", so=all(row[at].listed for at in one.parts))
    before = any(_beside(row, at, first, one) for at in range(first - row[first].position, first))
    ends = next((at for at in range(last, len(row)) if row[at].read is not row[last].read), len(row))
    yield from _told("begins amid", so=before)
    yield from _told("ends amid", so=any(_beside(row, at, last, one) for at in range(last + 1, ends)))
    more = last + 1 < len(row) and row[last].listed and row[last + 1].listed
    yield from _told("list goes on", so=more and row[last + 1].paragraph == row[last].paragraph + 1)
    yield from _told("some bracketed", so=len({bracketed(row[at]) for at in one.parts}) > 1)


def _beside(row: Sequence[Told], at: int, part: int, one: Portions) -> bool:
    return at not in one.parts and at != one.whole and row[at].level and kin(row[at], row[part])


def _standing(row: Sequence[Told], one: Portions) -> Iterator[Hint]:
    """Where the whole stands as seen from its parts."""
    whole, (first, *_, last) = row[one.whole], one.parts
    if one.whole < first:
        yield "before", 1.0
        off, between = row[first].sentence - whole.sentence, range(max(one.whole + 1, first - FURTHEST), first)
    elif one.whole > last:
        yield "behind", 1.0
        off, between = whole.sentence - row[last].sentence, range(last + 1, min(one.whole, last + FURTHEST))
    else:
        yield "amid", 1.0
        off, between = 0, range(0)
    levels = sum(row[at].level and kin(row[at], whole) for at in between)
    yield "apart", log1p(off)
    yield "between", log1p(levels)
    yield from _told("next", so=not levels)
    yield from _told("here", so=whole.read is row[first].read)
    beside = whole.paragraph in (row[first].paragraph, row[last].paragraph)
    yield from _told("own paragraph", so=beside)
    yield from _told("headline", so=whole.sentence - row[0].sentence <= _HEAD and off > _HEAD and not beside)
    yield from _told("first told", so=first_of(row, one.whole))
    yield from _told("item", so=whole.listed and all(row[at].listed for at in one.parts))
    yield from _told("aside", so=whole.aside)
    yield from _told("part aside", so=any(row[at].aside for at in one.parts))
    yield from _told("changed", so=whole.measure is Measure.CHANGE)
    yield from _told("part changed", so=any(row[at].measure is Measure.CHANGE for at in one.parts))


def _called(row: Sequence[Told], one: Portions) -> Iterator[Hint]:
    """What the whole and its parts are called."""
    whole, parts = row[one.whole], [row[at] for at in one.parts]
    yield from _told("alike", so=all(alike(whole, part) or kin(whole, part) for part in parts))
    yield from _told("parts alike", so=all(kin(parts[0], part) for part in parts[1:]))
    yield from _told("one noun", so=bool(head(whole)) and all(head(part) == head(whole) for part in parts))
    yield "other nouns", sum(_of_another(whole, part) for part in parts) / len(parts)
    yield from _told("nouns apart", so=any(_of_another(one, two) for one, two in pairwise(parts)))
    yield "unnamed", sum(unnamed(part) for part in parts) / len(parts)
    called = near(whole, row, one.whole) | own(whole)
    names = [near(part, row, at) | own(part) for at, part in zip(one.parts, parts, strict=True)]
    yield "kindred", sum(bool(name & called) for name in names) / len(names)
    yield from _told("named alike", so=any(one == two for one, two in pairwise(names)))
    yield from _told("called as whole", so=any(name == called for name in names))


def _of_another(one: Told, two: Told) -> bool:
    """Whether two counts each have a noun, and these are of different things: `567 phướn`, `635 cờ`."""
    named = one.figure.counted and two.figure.counted and not (unnamed(one) or unnamed(two))
    return named and head(one) != "" != head(two) and not (kin(one, two) or (human(one) and human(two)))


def _dated(row: Sequence[Told], one: Portions) -> Iterator[Hint]:
    """Times, places and modalities that join or part them."""
    whole, parts = row[one.whole], [row[at] for at in one.parts]
    spots = {part.claim.cell.place for part in parts}
    yield from _told("other time", so=not all(reconcilable(whole, part, placed=False) for part in parts))
    yield from _told("times apart", so=not all(timely(whole, part) for part in parts))
    yield from _told("parts at times", so=not all(timely(parts[0], part) for part in parts[1:]))
    explicit = [part for part in parts if part.claim.period_basis is Basis.EXPLICIT]
    spans = {part.claim.cell.period for part in explicit}
    yield from _told("times of their own", so=len(explicit) == len(parts) and len(spans) == len(parts))
    yield from _told("one time", so={part.claim.cell.period for part in parts} == {whole.claim.cell.period})
    yield from _told("other place", so=not all(placed_alike(whole, part) for part in parts))
    yield from _told("places of their own", so=len(spots) == len(parts) and sited(row, one.whole, one.parts))
    yield from _told("some placed", so=1 < len(spots) < len(parts))
    yield from _told("other modality", so=any(part.fact is not whole.fact for part in parts))


def _worded(row: Sequence[Told], one: Portions) -> Iterator[Hint]:
    """What words say."""
    whole, parts = one.whole, one.parts
    yield from _told("rest", so=remaining(row, parts))
    opposed = len(parts) == 2 and opposite(row, *parts)
    yield from _told("opposed", so=opposed or denied(row, parts[-1]) or undone(row, parts))
    yield from _told("totalled", so=totalled(row, whole, parts))
    yield from _told("total", so=is_total(row, whole))
    yield from _told("part total", so=any(is_total(row, part) for part in parts))
    yield from _told("tiled", so=tiled(row, whole, parts))
    yield from _told("set out", so=set_out(row, whole, parts))
    yield from _told("opened", so=opened(row, whole, parts))
    yield from _told("of whole", so=of_whole(row, whole, parts))
    yield from _told("closed", so=closed(row, parts))
    yield from _told("making up", so=making_up(row, parts))
    yield "shares", pinned(row, whole, parts)
    start = row[whole].figure.end if row[whole].read is row[parts[0]].read else 0
    yield from _told(
        "begun", so=whole < parts[0] and cued(row[parts[0]].read, "parts", start, row[parts[0]].figure.begin)
    )
    yield from _told("some of them", so=any(of_them(row[part]) or is_some(row[part]) for part in parts[1:]))
    yield from _told("whole of them", so=of_them(row[whole]))
    between = (start, row[parts[0]].figure.begin)
    yield from _told("naming some", so=whole < parts[0] and phrased(row[parts[0]].read, "naming_some", *between))
    yield from _told("rest follows", so=rest_follows(row, parts[-1]))
    yield from _told("side by side", so=side_by_side(row, whole, parts))
    yield from _told("in one list", so=whole < parts[0] and parts[0] in itemised(row, whole, whole + FURTHEST))
    yield from _told("unevenly", so=unevenly(row, parts))
    yield from _told("headed", so=headed(row, whole, parts))


def _moved(row: Sequence[Told], one: Portions) -> Iterator[Hint]:
    """What makes two parts an old level and what was more than that since, or a new one and what was lost."""
    if len(one.parts) > 2:
        return
    by, level = sorted(one.parts, key=lambda at: row[at].figure.number.value)
    whole, rest, change = row[one.whole], row[level], row[by]
    yield from _told("grown", so=told_before(row, level, one.whole))
    yield from _told("shrunk", so=told_before(row, one.whole, level))
    start, end = stretch(change, row, by)
    yield from _told("increment", so=phrased(change.read, "increments", start, end))
    yield from _told("against", so=rest.aside is not whole.aside)
    yield from _told("one thing", so=kin(rest, whole) and own(rest) == own(whole))
    yield from _told("no part", so=kin(rest, whole) and not kin(change, whole))


def _explained(row: Sequence[Told], one: Portions, known: Known) -> Iterator[Hint]:
    """What other ties say of these figures."""
    yield from _told("split", so=one.whole in known.split)
    yield from _told("taken", so=not known.taken.isdisjoint(one.parts))
    yield from _told("parts explained", so=frozenset(one.parts) in known.sums)
    yield from _told("whole explained", so=frozenset([one.whole]) in known.sums)
    yield from _told("within", so=any(known.within.get(part) in one.parts for part in one.parts))
    yield from _told("some of whole", so=any(known.within.get(part) == one.whole for part in one.parts))
    yield from _told("some of other", so=any(known.within.get(part, one.whole) != one.whole for part in one.parts))
    yield "agreed", sum(at in known.agreed for at in (one.whole, *one.parts)) / (1 + len(one.parts))
    if one.off >= 0:
        slipped = (one.whole, *one.parts)[one.off]
        yield from _told("slip agreed", so=slipped in known.agreed)
