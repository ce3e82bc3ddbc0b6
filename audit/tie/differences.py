"""Two levels and a third that tells how far they are apart, which no word of change does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from audit.model import Measure
from audit.tie.anaphors import resumes
from audit.tie.chances import fitting
from audit.tie.meanings import CHANGING
from audit.tie.refusals import addable
from audit.tie.runs import summable
from audit.tie.told import MARKS, Found, Told, back, bracketed, cued, head, phrased, stretch

_TOTAL, _BEFORE = 4, 6  # figures on to a total that a count brought about, and sentences back to the old one
_HELD = 3  # figures before a difference among which its two levels are
_LISTED, _RAISED = 0.03, 0.6  # the chance of seeming one, where only a sentence joins them, and where words say so
_MOVED = ("turns", "leads")
_CALLED = (*_MOVED, "balances")

Pair = tuple[int, int]


def differences(row: Sequence[Told], taken: frozenset[int], *, worded: bool = False) -> Iterator[Found]:
    """Two levels that are held against each other, with a figure near them that tells how far they are apart: `from
    1,730 to 1,711, that is by 19`, `to 142 from 198, with the loss of 56 posts`; only those that words tell so, where
    `worded`.
    """
    parted: set[Pair] = set()
    for at, one in enumerate(row):
        if at in taken or not summable(one):
            continue
        called = one.read.language.plurals and _called(row, at)
        balance = called and not _called(row, at, _MOVED)
        for pair in _held(row, at, called) if called or not worded else ():
            if pair in parted or not _tells(row, at, pair, called):
                continue
            if balance and one.sentence != row[pair[0]].sentence:
                continue  # `Revenue 96 (2023: 90)`, `Operating profit 12`
            least, most = sorted(pair, key=lambda place: row[place].figure.number.value)
            if one.figure.number.value > row[most].figure.number.value or _broken(one, row[least], row[most]):
                continue
            if fitting(row[most], (row[least], one), _RAISED if called else _LISTED) is not None:
                parted.add(pair)
                yield "parts", (most, least, at), "difference", 0.8
                break


def _called(row: Sequence[Told], at: int, names: Sequence[str] = _CALLED) -> bool:
    """Whether words around a figure call it a change, a lead or what is left, and not what something went to."""
    one, sets = row[at], row[at].read.language.sets
    start, end = stretch(one, row, at)
    if any(cue.end == one.figure.begin for cue in one.read.cued("targets_of_change")):
        return False
    named = any(cued(one.read, name, start, end) for name in CHANGING) or one.read.words[start] in sets["leaving"]
    return named or any(phrased(one.read, name, start, end) for name in names)


def _held(row: Sequence[Told], at: int, called: bool) -> Iterator[Pair]:
    """The levels about a figure of which one is held against the other, told one after the other."""
    one = row[at]
    near_by = [*sorted(back(row, at, 1))[-_HELD:], *(range(at + 1, min(len(row), at + _HELD)) if called else ())]
    near_by = [place for place in near_by if row[place].sentence <= one.sentence and row[place].level]
    for first, second in pairwise(near_by):
        here = row[second].read is one.read or (called and not one.position)
        told = row[first].read is row[second].read and (_old(row[first]) or _old(row[second]))
        if here and (told or resumes(row, second)):
            yield first, second


def _broken(*told: Told) -> bool:
    """Whether numbers of things and one with decimals are told, which no difference can be between."""
    decimals = any(one.figure.number.step < 1 for one in told)
    return decimals and any(one.claim.quantity.whole and one.figure.number.step >= 1 for one in told)


def _tells(row: Sequence[Told], at: int, pair: Pair, called: bool) -> bool:
    """Whether a figure is in the unit of two levels; what is `called` a change may count something else, or be so much
    a year.
    """
    one, first, second = row[at], *(row[place] for place in pair)
    if _apart(first, second, one):
        return True
    counted = all(each.figure.counted for each in (one, first, second))
    yearly = one.figure.unit.partition("/")[0] == first.figure.unit
    return called and addable(first, second) and (counted or yearly)


def additions(row: Sequence[Told]) -> Iterator[Found]:
    """`parts` as places in `row`: a level, what it was before, and the count told first that raised it: `thành lập mới
    146 doanh nghiệp, nâng tổng số doanh nghiệp từ 1.068 lên 1.214`.
    """
    for at, new in enumerate(row):
        if at < 2 or new.figure.follows is not row[at - 1].figure or row[at - 2].read is not new.read:
            continue
        by, old = row[at - 2], row[at - 1]
        raised = not new.read.language.sets["raising"].isdisjoint(new.read.words[by.figure.end : old.figure.begin])
        raised = raised and new.level and summable(by)
        if raised and _apart(new, old, by) and fitting(new, (old, by), _RAISED) is not None:
            yield "parts", (at, at - 1, at - 2), "difference", 0.85


def led(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`change` and `parts` as places in `row`: an amount with the level that it brought something to, or left it at
    where the old one is told too: `1.1 million was set aside, bringing the fund to 14.3 million`, `It closed 9 shops,
    leaving it with 164, against 173 in May`, `thêm 4 xã, nâng tổng số xã đạt chuẩn lên 18 xã`.
    """
    for at, by in enumerate(row[:-1]):
        new, sets = row[at + 1], by.read.language.sets
        if at in taken or new.read is not by.read or not summable(by):
            continue
        if not by.read.language.plurals:
            yield from _brought(row, at)
        if not (new.level and by.read.language.plurals):
            continue
        words = new.read.words[by.figure.end : new.figure.begin]
        verb = next((place for place, word in enumerate(words) if word in sets["raising|leaving"]), None)
        if verb is None or len(words) - verb > _HELD + 2 or not _alone(words[verb + 1 :], sets):
            continue
        if words[verb] in sets["raising"] and words[-1] in sets["reaching"] and addable(new, by) and not by.position:
            yield "change", (at + 1, at), "led", 0.85
        elif (
            words[verb] in sets["leaving"] and at + 2 < len(row) and row[at + 2].read is new.read and row[at + 2].aside
        ):
            old = row[at + 2]
            both = by.position and addable(row[at - 1], by)  # `opened nine and sold four, leaving 217, against 212`
            if not both and _apart(new, old, by) and fitting(old, (new, by), _RAISED) is not None:
                yield "parts", (at + 2, at + 1, at), "difference", 0.8


def _brought(row: Sequence[Told], at: int) -> Iterator[Found]:
    """The same of a Vietnamese count with which a sentence begins and the total that it brought about, past how much of
    a plan that was; with the old total, where one near by agrees or is a slip away.
    """
    by, near_by = row[at], range(at + 1, min(len(row), at + _TOTAL))
    place = next((place for place in near_by if row[place].level and not bracketed(row[place])), at)
    new = row[place]
    if place == at or by.position or new.read is not by.read or not addable(new, by):
        return
    if not _raised(new.read.words[row[place - 1].figure.end : new.figure.begin], new.read.language.sets):
        return
    reach = (*back(row, at, _BEFORE), *range(place + 1, min(len(row), place + _HELD)))
    olds = [
        old
        for old in reach
        if row[old].sentence != by.sentence
        and _apart(new, row[old], by)
        and head(row[old]) == head(new)
        and row[old].figure.number.value < new.figure.number.value
    ]
    agreeing = (old for old in olds if fitting(new, (row[old], by), _RAISED, slips=False) is not None)
    slipped = (old for old in olds if fitting(new, (row[old], by), _LISTED) is not None)
    old = next(chain(agreeing, slipped), None)
    if old is None:
        yield "change", (place, at), "led", 0.85
    else:
        yield "parts", (place, old, at), "difference", 0.8


def _raised(words: Sequence[str], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether words say that something brought a total to what follows: `, nâng tổng số sản phẩm của tỉnh lên`."""
    verb = next((place for place, word in enumerate(words) if word in sets["raising"]), len(words))
    told = words[verb + 1 :]
    return len(told) > 1 and told[0] in sets["totals"] and told[-1] in sets["reaching"] and MARKS.isdisjoint(told)


def _alone(words: Sequence[str], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether words say no more than what an amount is of: `it to`, `the total to`, `it with`."""
    idle = sets["skips|determiners|it|alongside|reaching|totals"]
    return sum(word not in idle for word in words) <= 2  # `the general reserve to`


def _old(one: Told) -> bool:
    return one.aside or one.figure.follows is not None


def _apart(one: Told, two: Told, by: Told) -> bool:
    """Whether two levels are in one unit, in which a third can tell how far they are apart."""
    level = all(each.measure is Measure.LEVEL and each.level for each in (one, two))
    return level and addable(one, two) and (addable(one, by) or not by.figure.unit)
