"""Which of two levels is the older one, by what it is held against and by the tense it is told in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from audit.tie.told import (
    Told,
    clause,
    cued,
    few,
    first_of,
    phrased,
    said,
    stretch,
)

OPENED = 2  # words for the start of a time
_THAN = frozenset(["than", "on"])


def against(row: Sequence[Told], at: int, old: int) -> bool:
    """Whether a level follows a change and a word of comparison in its clause: `22% so với mức 153 tỷ đồng`."""
    one, other = row[at], row[old]
    if old != at + 1 or other.read is not one.read:
        return False
    read, start, end = one.read, one.figure.end, other.figure.begin
    words = read.words[start:end]
    sets = read.language.sets
    opened = cued(read, "bases", start, end) or not (sets["change_openers|beyond"] | _THAN).isdisjoint(words)
    below = words[:1] != [] and words[0] in sets["comparatives_up|comparatives_down"]
    opened = opened or (below and not sets["determiners"].isdisjoint(words[1:2]))  # `10% below the present 220,000`
    then = next((place for place in range(start, end) if read.words[place] in sets["then"]), end)
    if not opened or cued(read, "targets_of_change", start, then) or {".", ";", ":"}.intersection(words):
        return False
    last = max((place for place, word in enumerate(words) if word == ","), default=None)
    if last is not None and not read.language.plurals and cued(read, "reaches", start + last + 1, end):
        return False  # `giảm 4% so với cùng kỳ năm trước, đạt 173 triệu USD`
    told = sets["then|skips|them"]
    timed = last is not None and words[last + 1 : last + 2] != [] and words[last + 1] in sets["then"]
    alone = last is None or timed or all(word in told for word in words[last + 1 :])
    joined = sets["joins"] - said(one, frozenset(["bases"]))  # the `với` of `so với`
    return joined.isdisjoint(words) and alone


def opening(row: Sequence[Told], new: int, old: int) -> bool:
    """Whether a level is told of the start of a time, and the other one is not: `17,900 cases at the beginning`."""
    one, two = (
        _at_first(row, at) or phrased(row[at].read, "openings", *stretch(row[at], row, at)) for at in (old, new)
    )
    return one and not two


def _at_first(row: Sequence[Told], at: int) -> bool:
    """Whether a sentence begins with the start of a time and goes on with its first figure: `Đầu năm, ... là 5.200`."""
    one = row[at]
    opened = " ".join(one.read.words[:OPENED]) in one.read.language.sets["at_first"]
    return opened and not any(other.level and not few(other) for other in row[at - one.position : at])


def earlier(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether a level is of an earlier time than another: by its period, or as its verb alone is a pluperfect."""
    first, second = row[one].claim.cell.period, row[two].claim.cell.period
    if first is not None and second is not None and first.start != second.start:
        return first.start < second.start
    return pluperfect(row, one) and not pluperfect(row, two)


def bygone(row: Sequence[Told], at: int) -> bool:
    """Whether words in the clause of a level say that it is past: `At the previous count there were 5,885`."""
    one = row[at]
    return phrased(one.read, "bygone", 0 if first_of(row, at) else clause(row, at), one.figure.begin)


def pluperfect(row: Sequence[Told], at: int) -> bool:
    """Whether a verb before a level tells of what had been before: `it had been 8,400`, `having stood at £1,148`."""
    one = row[at]
    words, sets = one.read.words[clause(row, at) : one.figure.begin], one.read.language.sets
    idle = sets["determiners|changed"]
    return any(
        word in sets["pluperfect"] and after[0].isalpha() and after not in idle for word, after in pairwise(words)
    )


def told_before(row: Sequence[Told], old: int, new: int) -> bool:
    """Whether words say of a level that it was before another."""
    past = pluperfect(row, old) and not pluperfect(row, new)
    return past or bygone(row, old) or opening(row, new, old)


def over_before(one: Told, other: Told) -> bool:
    """Whether a figure is of a time that was over when that of another began: a result of last year and a plan."""
    first, second = one.claim.cell.period, other.claim.cell.period
    return first is not None and second is not None and first.end <= second.start
