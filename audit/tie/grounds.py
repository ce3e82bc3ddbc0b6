"""What the words around levels say for one of them being the sum of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from itertools import pairwise, permutations
from operator import add
from typing import NamedTuple

from audit.interval import exactly
from audit.model import Measure
from audit.tie.complements import MOSTLY, denied, opposite, parallel, rest, undone
from audit.tie.denominators import noun, of, opens
from audit.tie.enumerations import closed
from audit.tie.fits import EXACT, share_fit
from audit.tie.told import (
    BOUNDS,
    Told,
    back,
    clause,
    content,
    cued,
    few,
    head,
    is_total,
    kindred,
    near,
    own,
    phrased,
    phrases,
    said,
    stretch,
    unnamed,
)
from audit.tie.wholes import opening

_ANAPHOR = 5  # words in which a sentence says that it goes on
_SORTED = 5  # words that say by what a whole is sorted
_IN_ALL = 2  # words behind a total that say so
_OWNER = 3  # words from a word for leaving to `with`
_AFTER = 3  # words after a total that say that it is one
_PERCENT = Fraction(1, 100)

_STANDING = frozenset(["reaches", "stands", "rises", "falls"])
_WEAK = 1 / 3  # of what words say outright


def grounds(row: Sequence[Told], whole: int, parts: Sequence[int], *, ends: bool) -> float:
    """How many kinds of words say that levels are the parts of a whole; what speaks of all parts together counts only
    where the run of parts `ends` with what its sentence tells, and what only hints at it counts less.
    """
    told = (
        (remaining(row, parts) or _left(row, parts))
        + _opposed(row, parts)
        + totalled(row, whole, parts)
        + tiled(row, whole, parts)
    )
    told += set_out(row, whole, parts)
    if not ends:
        return told
    shared = pinned(row, whole, parts)
    named = of_whole(row, whole, parts)
    listed = len(parts) > 2 and row[parts[0]].read is row[parts[-1]].read
    labelled = all(_labelled(row[place]) for place in (whole, *parts))
    hints = _parallel(row, parts) + listed + _begun(row, whole, parts) + _balanced(row, parts)
    hints += _summed(row, whole, parts) + closed(row, parts) + (whole == parts[0] - 1 and parallel(row, parts))
    told += opened(row, whole, parts) + shared + named + labelled + _spread(row, whole, parts)
    told += making_up(row, parts) + _with_others(row, parts)
    return told + _shared_out(row, whole, parts) + _WEAK * hints


def short(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether parts come to less than a whole by less than the least of them, as one that small may have been left out
    of their list, and no joining word opens the last.
    """
    sizes = [row[part].figure.number.value for part in parts]
    return 0 < row[whole].figure.number.value - sum(sizes) < min(sizes) and not closed(row, parts)


def remaining(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether the last of some parts is what is left: `the other 15,100`, `281,000 in the other seven months`, `leaving
    the group with 126`.
    """
    last = row[parts[-1]]
    _, end = stretch(last, row, parts[-1])
    verb = _leaving(last)
    leaving = verb is not None and not content(last.read, clause(row, parts[-1]), verb)  # not `vải còn 74 ha`
    others = head(last) in last.read.language.sets["others"]  # `the 357 others`
    after = last.read.words[last.figure.end : last.figure.end + 2]
    others = others or (last.read.language.plurals and not last.read.language.sets["leaving"].isdisjoint(after))
    return leaving or others or rest(row, parts[-1]) or phrased(last.read, "rest", last.figure.end, end)


def _leaving(last: Told) -> int | None:
    """Where a word for leaving stands right before a figure, or before whom it leaves with that many."""
    words, sets, before = last.read.words, last.read.language.sets, last.figure.begin - 1
    if before >= 0 and words[before] in sets["leaving"]:
        return before
    if before < _OWNER or words[before] not in sets["alongside"]:
        return None
    return next((at for at in range(before - 2, before - _OWNER - 1, -1) if words[at] in sets["leaving"]), None)


def _left(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether a verb stands between a word for leaving, which opens the clause, and the last part: `còn vướng 6 ha`."""
    last, start = row[parts[-1]], clause(row, parts[-1])
    left = last.figure.begin - start == 2 and not last.read.language.plurals
    return left and last.read.words[start] in last.read.language.sets["leaving"]


def tiled(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether parts that are called as their whole is are of times that make up its time: two quarters of a half."""
    one, spans = row[whole], [row[part].claim.cell.period for part in parts]
    total = one.claim.cell.period
    known = sorted((span for span in spans if span is not None), key=lambda span: span.start)
    if total is None or len(known) < max(2, len(parts)):
        return False
    joined = all(early.end == late.start for early, late in pairwise(known))
    if not joined or (known[0].start, known[-1].end) != (total.start, total.end):
        return False
    return all(own(row[part]) <= own(one) | near(one, row, whole) for part in parts)


def set_out(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether a bracket right behind a whole tells what each of some places, or each of some things, has of it, and
    nothing else: `10 người chết (Yên Bái 6, Thanh Hóa 4)`, `412 triệu đồng (tiền mặt 287 triệu đồng, hiện vật 125 triệu
    đồng)`.
    """
    one, read = row[whole], row[whole].read
    if parts != tuple(range(whole + 1, whole + 1 + len(parts))) or row[parts[-1]].read is not read:
        return False
    between = read.words[one.figure.end : row[parts[0]].figure.begin]
    after = next((row[at] for at in range(parts[-1] + 1, len(row)) if row[at].read is read), None)
    rest = read.words[row[parts[-1]].figure.end : after.figure.begin if after is not None else len(read.words)]
    spots = {row[part].claim.cell.place for part in parts}
    opened = (
        between.count("(") == 1
        and ")" not in between
        and not cued(read, "parts", one.figure.end, row[parts[0]].figure.begin)
    )
    closed_ = ")" in rest and all(word[0].isalpha() for word in rest[: rest.index(")")])
    sited = len(spots) == len(parts) and None not in spots
    return opened and closed_ and (sited or _named_apart(row, whole, parts))


def _named_apart(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether several parts have names of their own, and nothing but these tells them from their whole: no time."""
    names = [near(row[part], row, part) for part in parts]
    alike = all(row[part].figure.unit == row[whole].figure.unit for part in parts)
    alike = alike or (closed(row, parts) and all(_plainly(row[place]) for place in (whole, *parts)))
    apart = all(names) and not any(one <= two for one, two in permutations(names, 2))
    same = all(row[part].claim.cell.period == row[whole].claim.cell.period for part in parts)
    return len(parts) > 1 and alike and apart and same


def _plainly(one: Told) -> bool:
    """Whether a count is told right with the noun of what it counts, in a language whose plurals show: `14 planes`."""
    return one.read.language.plurals and one.figure.counted and not unnamed(one)


def _opposed(row: Sequence[Told], parts: Sequence[int]) -> bool:
    return (len(parts) == 2 and opposite(row, *parts)) or denied(row, parts[-1]) or undone(row, parts)


def _shared_out(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether a closed list follows the count that it is taken from at once: `Of the 212 vessels inspected, 187 passed
    and 25 did not`, `9.6 million, of which grants provided 6.1 and gifts 3.5`; not where words say that it names some,
    or it comes to far less.
    """
    one, first = row[whole], row[parts[0]]
    if one.read is not first.read or any(row[at].level for at in range(whole + 1, parts[0])) or not closed(row, parts):
        return False
    start, end = one.figure.end, first.figure.begin
    told = opens(one) or cued(first.read, "parts", start, end)
    if not told or phrased(first.read, "naming_some", start, end):
        return False
    return sum(row[part].figure.number.value for part in parts) >= MOSTLY * one.figure.number.value


def making_up(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether the verb of the first of some parts, and of the last where no list is closed, is one for being some of a
    whole: `Coal accounted for 1.48 million tonnes, gas for 0.07 million and peat for 0.06 million`.
    """
    return _makes_up(row, parts[0]) and (closed(row, parts) or _makes_up(row, parts[-1]))


def _makes_up(row: Sequence[Told], part: int) -> bool:
    one, start = row[part], clause(row, part)
    return any(start < cue.start and cue.end == one.figure.begin for cue in one.read.cued("strong_shares"))


def _with_others(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether the last of three parts or more, which ends their list, is of all that is not named: `and 2,812 in other
    places`.
    """
    last = row[parts[-1]]
    words = last.read.words[slice(*stretch(last, row, parts[-1]))]
    return len(parts) > 2 and closed(row, parts) and not last.read.language.sets["others"].isdisjoint(words)


def _balanced(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether the second of two parts is what a whole leaves above the first: a profit, a surplus."""
    last = row[parts[-1]]
    start, end = stretch(last, row, parts[-1])
    return len(parts) == 2 and phrased(last.read, "balances", start, end)


def _labelled(one: Told) -> bool:
    """Whether a figure stands behind its label: `Out of control: 22.`"""
    return one.figure.begin > 0 and one.read.words[one.figure.begin - 1] == ":"


def _spread(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether a count is spread at once over three parts or more that go without its noun, up to a last one that a
    joining word opens: `58 stores, 39 in Ohio, 12 in Indiana and 7 in Kentucky`.
    """
    first, last = row[parts[0]], row[parts[-1]]
    if parts != tuple(range(whole + 1, whole + 1 + len(parts))) or len(parts) < 3 or last.read is not row[whole].read:
        return False
    between = first.read.words[row[parts[-2]].figure.end : last.figure.begin]
    joined = not first.read.language.sets["listing"].isdisjoint(between)
    opened = first.read.words[first.figure.begin - 1] == "," and not row[whole].figure.elided  # no item itself
    return opened and joined and all(row[part].figure.counted and row[part].figure.elided for part in parts)


def _summed(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether a whole is told as a total right before its parts: `Tổng thu là 58,3 tỷ. Bảo hiểm trả 44,9 tỷ, ...`."""
    one = row[whole]
    end = one.figure.head[1] if one.figure.head else one.figure.end
    return whole == parts[0] - 1 and (is_total(row, whole) or phrased(one.read, "in_total", end, end + _IN_ALL))


def _parallel(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether all parts are called by one noun, each with words of its own: `flat products` and `long products`."""
    called = [own(row[part]) for part in parts]
    shared = frozenset.intersection(*called)
    return bool(shared) and all(words - shared for words in called)


def _begun(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether a word between a whole and its first part says that parts of it follow, all or some: `trong đó`."""
    one, first = row[whole], row[parts[0]]
    start = one.figure.end if one.read is first.read else 0
    return whole < parts[0] and cued(first.read, "parts", start, first.figure.begin)


def totalled(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether a whole after its parts is told to be their total: `79 terawatt hours, for a total of 277`."""
    one = row[whole]
    if whole < parts[-1]:
        return False
    if rest(row, whole):
        return False  # `những nghề khác gom lại được 16.850`
    before = next((at for at in back(row, whole, 0) if at not in parts and not few(row[at])), None)
    start = 0 if before is None else row[before].figure.end
    last = row[parts[-1]]
    if last.read is one.read is not row[parts[0]].read:
        start = max(start, last.figure.end)  # `Tháng 8 có 16 vụ. Tính chung 8 tháng có 118 vụ, 143 người bị thương`
        named = content(one.read, start, one.figure.begin) - said(one, _STANDING) - phrases(one, "adding")
        if named and all(named.isdisjoint(near(row[part], row, part) | own(row[part])) for part in parts):
            return False  # `Earnings rose to 2.01 trillion. Profit was 1.27 trillion and total assets 14.8 trillion`
    return phrased(one.read, "adding", start, min(one.figure.end + _AFTER, len(one.read.words)))


def opened(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether words before the first part say that a whole is split, and no level of its own that they speak of stands
    before it in its sentence: `Of these, ...`, `Chia theo quy mô, ...`.
    """
    one = row[parts[0]]
    read, begin = one.read, one.figure.begin
    start = row[whole].figure.end if whole < parts[0] and row[whole].read is read else 0
    listed = cued(read, "all_parts", start, begin) and row[parts[-1]].read is read
    listed = listed and not (start == 0 and any(row[at].level for at in back(row, parts[0], 0)))
    if listed or phrased(read, "structures", start, begin):
        return True
    early = start == 0 and not any(row[at].level for at in back(row, parts[0], 0))
    anaphor = early and phrased(read, "anaphors", 0, min(begin, _ANAPHOR))
    if not one.position and (called := opening(row, parts[0])):
        named = kindred(called, near(row[whole], row, whole) | own(row[whole]))
        return named or (anaphor and closed(row, parts))  # `Of all waste generated, 3.2 ...`
    return anaphor or (early and _sorted(one))


def _sorted(one: Told) -> bool:
    """Whether a sentence begins with what its figures are sorted by: `By age, 7,410 ...`, not `By Tuesday, ...`."""
    words, sets = one.read.words, one.read.language.sets
    marks = [at for at in range(1, min(_SORTED, one.figure.begin)) if words[at] in ",:"]
    return words[0] in sets["by"] and bool(marks) and bool(content(one.read, 1, marks[0]))


class _Share(NamedTuple):
    """A percentage beside a part of a sum: whether it `agrees` with both, and whether it would with what the sum would
    have the `part` or the `whole` be.
    """

    of: int
    agrees: bool
    part: bool
    whole: bool


def _told_shares(row: Sequence[Told], whole: int, parts: Sequence[int]) -> Iterator[_Share]:
    """The percentages beside the parts of a sum."""
    exact = {place: exactly(row[place].figure.number.value) for place in (whole, *parts)}
    total = reduce(add, (exact[part] for part in parts))
    for part in parts:
        needed = exact[part] + exact[whole] - total
        for share in _beside(row, part):
            told = row[share].claim.quantity.hard.scale(_PERCENT)
            yield _Share(
                part,
                bool(share_fit(row[part], row[share], row[whole], EXACT)),
                (told * exact[whole]).meet(needed) is not None,
                (told * total).meet(exact[part]) is not None,
            )


def firm(row: Sequence[Told], whole: int, parts: Sequence[int]) -> frozenset[int]:
    """The places of the whole and of parts where no slip is, as a percentage beside a part agrees with them and not
    with what would have had to stand there.
    """
    shares = [share for share in _told_shares(row, whole, parts) if share.agrees]
    found = [share.of for share in shares if not share.part]
    return frozenset((*found, *(whole for share in shares if not share.whole)))


def pinned(row: Sequence[Told], whole: int, parts: Sequence[int]) -> int:
    """How much percentages beside parts tell: that one is a share of the whole, and twice as much where it is so only
    of what the sum would have a part or the whole be, as then a slip is told by two relations.
    """
    shares = list(_told_shares(row, whole, parts))
    if any(share.agrees for share in shares):
        return 1
    return 2 if any(share.part or share.whole for share in shares) else 0


def _beside(row: Sequence[Told], part: int) -> list[int]:
    """The percentages right before and after a figure in its sentence."""
    beside = [place for place in (part + 1, part - 1) if 0 <= place < len(row) and row[place].read is row[part].read]
    return [place for place in beside if _share(row[place])]


def _share(one: Told) -> bool:
    """Whether a percentage is a share told outright, no bound and no range: `giải ngân từ 30% đến 60%`."""
    exact = one.figure.hedge not in BOUNDS and one.figure.other is None
    return exact and one.measure is Measure.SHARE and one.figure.unit == "percent"


def of_whole(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether words say of one of some parts that it is of what the whole is."""
    return any(_of_whole(row, whole, part, part == parts[0]) for part in parts)


def _of_whole(row: Sequence[Told], whole: int, part: int, first: bool) -> bool:
    """Whether a part is told to be of what the whole is: `1,122 of the poor households`; `of them`, where it is the
    `first` one: that is said of the figure before.
    """
    one, other = row[part], row[whole]
    words, sets, end = one.read.words, one.read.language.sets, one.figure.end
    if not of(one) or whole == part - 1:
        return False
    if not sets["them|it"].isdisjoint(words[end + 1 : end + 2]):
        return first
    called = noun(row, part)
    return bool(called) and kindred(called, near(other, row, whole) | own(other) | {head(other)})
