"""The two levels that a change lies between, where its wording leaves one of them or both open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit.model import Basis, Hedge, Kind, Measure, Modality
from audit.periods import contains
from audit.tie.fits import EXACT, PRINTED, agreeing, change_fit
from audit.tie.members import opens
from audit.tie.told import (
    FACTS,
    FURTHEST,
    Pick,
    Told,
    alike,
    bracketed,
    clause,
    content,
    counted,
    cued,
    few,
    head,
    kin,
    kindred,
    near,
    own,
    phrased,
    phrases,
    placed_alike,
    said,
    stretch,
    unnamed,
)

_BACK, _ON = 3, 2  # sentences before and after a change in which its levels are told
_FEW = 2  # pairs of levels, the likeliest first, of which a slip is believed
_PLANS = frozenset(["plans", "plan_words", "target_words"])
_OPENED = 2  # words for the start of a time
_SUBJECT = 3  # words of a noun before the word that points back
_PREDICATE = 2  # words of a verb and its adverb between a pronoun and a figure
_THAN = frozenset(["than", "on", "over", "above"])
_IDLE = frozenset(["than"])
_VERBS = frozenset(["rises", "falls", "bases", "growths", "reaches", "targets_of_change", "acts", "stands", "openers"])


def between(row: Sequence[Told], at: int, new: int | None, old: int | None) -> tuple[Pick, Pick] | None:
    """The new and the old level of a change; one that is known stays, but that the only level told may be the old one.

    They are one thing at two times, told in the sentence of the change or in those about it. Of several pairs, one
    with which the change agrees is meant, else one of the nearest that a slip keeps from agreeing.
    """
    if phrased(row[at].read, "respectively", 0, row[at].figure.begin):
        return None
    may = [pair for pair in _side_by_side(row, at) if new in (None, *pair) and old in (None, *pair)]
    may += pairs(row, at, new, old)
    if new is not None and old is None:
        may += [(first, last) for first, last in pairs(row, at, None, new) if first < last]
    may = [pair for pair in may if against(row, at, pair[1]) or _of_one_sort(row[pair[0]], row[pair[1]])]
    may += [(first, last) for last, first in may if resumes(row, first)]  # `A year earlier it was 350 more`
    may = [pair for pair in may if not _of_other_times(row[at], row[pair[0]], row[pair[1]])]
    found, sure = agreeing(may, lambda pair: _agree(row[pair[0]], row[at], row[pair[1]])), 0.85
    if found is None:
        held = sorted((pair for pair in may if _held(row, at, *pair)), key=lambda pair: not _alike(row, *pair))[:_FEW]
        found, sure = next((pair for pair in held if change_fit(row[pair[0]], row[at], row[pair[1]])), None), 0.75
    return None if found is None else ((found[0], "between", sure), (found[1], "between", sure))


def _alike(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether the reading gave two levels the same name."""
    return own(row[one]) == own(row[two]) != frozenset()


def agreed(row: Sequence[Told], at: int) -> tuple[Pick, Pick] | None:
    """The new and the old level about a change with which it agrees as printed."""
    may = (*_side_by_side(row, at), *pairs(row, at, None, None))
    found = next((pair for pair in may if change_fit(row[pair[0]], row[at], row[pair[1]], EXACT) == PRINTED), None)
    return None if found is None else ((found[0], "between", 0.8), (found[1], "between", 0.8))


def _of_other_times(change: Told, new: Told, old: Told) -> bool:
    """Whether a change is told of other times than two levels: against a later time than that of the old one, `five
    years ago 1.9 million`, or in a bracket of a part of that of the new one, `(H1: 3.1%)`.
    """
    cell, level, before = change.claim.cell, new.claim.cell.period, old.claim.cell.period
    older = cell.base is not None and before is not None and before.end <= cell.base.start
    part = cell.period is not None and level is not None and cell.period != level and contains(level, cell.period)
    return older or (part and bracketed(change))


def _of_one_sort(new: Told, old: Told) -> bool:
    """Whether two levels are both told as facts, or neither is: not `8.5bn, beating the 7.9bn expected`; but `ước đạt`
    tells facts where no plural shows.
    """
    modalities = {new.claim.cell.modality, old.claim.cell.modality}
    estimated = not new.read.language.plurals and modalities <= FACTS
    return len(modalities) == 1 or Modality.ACTUAL not in modalities or estimated


def _agree(new: Told, change: Told, old: Told) -> int:
    """How well a change fits two levels; where one of them is hedged or estimated, only by their printed digits."""
    fit = change_fit(new, change, old, EXACT)
    plain = all(_printed(one) and one.claim.cell.modality is not Modality.ESTIMATE for one in (new, change, old))
    return fit if plain or fit == PRINTED else 0


def _held(row: Sequence[Told], at: int, new: int, old: int) -> bool:
    """Whether words say that the old level is what a new one, told beside the change, is held against."""
    level, before, change = row[new], row[old], row[at]
    if level.aside or change.sentence - before.sentence > 1:
        return False
    if change.sentence - level.sentence > 1 + (resumes(row, old) or anaphor(row, old) or _named(row, at, new)):
        return False
    if not all(_printed(one) for one in (level, before, change)):
        return False
    told = _spoken_of(row, at, new) or _concluding(row, at) or (against(row, at, old) and _alone(row, new))
    if not told and not (old == at - 1 and resumes(row, old)):
        return False
    base = change.claim.cell.base
    timed = base is not None and before.claim.cell.period == base != level.claim.cell.period
    if before.read is change.read and strange(row, at, old, new) and not (timed and alike(level, before)):
        return False
    dated = before.claim.period_basis is not Basis.CONTEXT or _pluperfect(row, old)
    named = dated and (same_words(row, new, old) or (head(level) == head(before) != "" and _noun_alone(row, old)))
    past = (named or resumes(row, old)) and earlier(row, old, new)
    beside = (new, old) in _side_by_side(row, at)
    return beside or before.aside or timed or past or against(row, at, old) or _opening(row, new, old)


def _alone(row: Sequence[Told], at: int) -> bool:
    """Whether an amount is the only one of its unit in its sentence, so that a change in it is hardly of another:
    `shipped 8.1 million tonnes for $4,675 million. Earnings rose 35% from $3,455 million`.
    """
    one, first = row[at], at - row[at].position
    here = (other for other in row[first : first + FURTHEST] if other.read is one.read and other.stands)
    return not one.figure.counted and sum(other.figure.unit == one.figure.unit for other in here) == 1


def _noun_alone(row: Sequence[Told], at: int) -> bool:
    """Whether a count is called by its noun and nothing else: `there had been 83.1 million journeys`."""
    one = row[at]
    start, end = stretch(one, row, at)
    words = content(one.read, start, one.figure.begin) | content(one.read, counted(one), end)
    return one.read.language.plurals and words <= {head(one)}


def _side_by_side(row: Sequence[Told], at: int) -> list[tuple[int, int]]:
    """The two levels of one thing that stand before a change in its sentence, either of which may be the new one:
    `tháng này 5,93 tỷ đồng, tháng trước 5,21 tỷ đồng, tăng 13,8%`.
    """
    before = [place for place in range(max(0, at - 3), at) if row[place].read is row[at].read]
    levels = [place for place in before if measures(row[place], row[at])]
    if len(levels) != 2 or not _kind(row[levels[0]], row[levels[1]]):
        return []
    first, second = levels
    if not (_two_times(row, first, second) or same_words(row, second, first) or same_words(row, first, second)):
        return []
    return [(new, old) for new, old in ((first, second), (second, first)) if not earlier(row, new, old)]


def _two_times(row: Sequence[Told], first: int, second: int) -> bool:
    """Whether the second of two levels is only the first one at another time: `206,400 this year and 201,900 last`."""
    one, two = row[first], row[second]
    if two.aside:
        return True
    apart = one.claim.cell.period != two.claim.cell.period and two.read.language.plurals
    bare = unnamed(two) or (not two.figure.counted and one.figure.unit == two.figure.unit)
    return apart and bare and not content(two.read, one.figure.end, two.figure.begin)


def against(row: Sequence[Told], at: int, old: int) -> bool:
    """Whether a level follows a change and a word of comparison in its clause: `22% so với mức 153 tỷ đồng`."""
    one, other = row[at], row[old]
    if old != at + 1 or other.read is not one.read:
        return False
    read, start, end = one.read, one.figure.end, other.figure.begin
    words = read.words[start:end]
    sets = read.language.sets
    opened = cued(read, "bases", start, end) or not (sets["change_openers"] | _THAN).isdisjoint(words)
    then = next((place for place in range(start, end) if read.words[place] in sets["then"]), end)
    if not opened or cued(read, "targets_of_change", start, then) or {".", ";"}.intersection(words):
        return False
    last = max((place for place, word in enumerate(words) if word == ","), default=None)
    told = sets["then"] | sets["skips"] | sets["them"]
    timed = last is not None and words[last + 1 : last + 2] != [] and words[last + 1] in sets["then"]
    alone = last is None or timed or all(word in told for word in words[last + 1 :])
    joined = sets["joins"] - said(one, frozenset(["bases"]))  # the `với` of `so với`
    return joined.isdisjoint(words) and alone


def _named(row: Sequence[Told], at: int, new: int) -> bool:
    """Whether a change has a subject, all of whose words name a level: `Như vậy khách quốc tế tăng 80.000 lượt`."""
    one = row[at]
    subject = content(one.read, clause(row, at), one.figure.begin) - said(one, _VERBS) - phrases(one, "connectives")
    return bool(subject) and kindred(subject, near(row[new], row, new) | own(row[new]))


def _spoken_of(row: Sequence[Told], at: int, new: int) -> bool:
    """Whether a change has no subject but what the level is called."""
    one, level = row[at], row[new]
    subject = content(one.read, clause(row, at), one.figure.begin) - said(one, _VERBS)
    words = near(level, row, new) | own(level) | phrases(one, "totals") | {head(level)}
    words |= phrases(one, "restating") | phrases(one, "connectives") | phrases(one, "exceeds") | phrases(one, "turns")
    return one.part.inherits or kindred(subject, words)


def _concluding(row: Sequence[Told], at: int) -> bool:
    """Whether the clause of a change only draws the sum of what was told: `so the pace went up by 80%`, or names no
    more than the change: `1,018 the previous year, a fall of 191`.
    """
    one = row[at]
    start = clause(row, at)
    if not one.read.language.plurals:
        return phrased(one.read, "conclusions", start, start + _OPENED)
    joins = one.read.language.sets["joins"]
    start += one.read.words[start] in joins
    if one.read.words[start] in one.read.language.sets["connectives"]:
        return True
    return not content(one.read, start, one.figure.begin) - said(one, _VERBS) - _idle(one)


def _idle(one: Told) -> frozenset[str]:
    """The words that say nothing of what changed."""
    return phrases(one, "restating") | phrases(one, "turns")


def resumes(row: Sequence[Told], at: int) -> bool:
    """Whether a level has a pronoun for its subject and no noun of its own: `In 2018 it received 274,100`, `having
    issued 1,018`; so it is of what was spoken of.
    """
    one = row[at]
    words, sets = one.read.words[clause(row, at) : one.figure.begin], one.read.language.sets
    subject = max((place for place, word in enumerate(words) if word in sets["resuming"]), default=None)
    if subject is None or (one.figure.counted and not unnamed(one)):
        return False
    start = one.figure.begin - len(words) + subject + 1
    named = content(one.read, counted(one), stretch(one, row, at)[1])
    return not named and len(content(one.read, start, one.figure.begin)) <= _PREDICATE


def _opening(row: Sequence[Told], new: int, old: int) -> bool:
    """Whether a level is told of the start of a time, and the other one is not: `17,900 cases at the beginning`."""
    one, two = (
        _at_first(row, at) or phrased(row[at].read, "openings", *stretch(row[at], row, at)) for at in (old, new)
    )
    return one and not two


def _at_first(row: Sequence[Told], at: int) -> bool:
    """Whether a sentence begins with the start of a time and goes on with its first figure: `Đầu năm, ... là 5.200`."""
    one = row[at]
    opened = " ".join(one.read.words[:_OPENED]) in one.read.language.sets["at_first"]
    return opened and not any(other.level and not few(other) for other in row[at - one.position : at])


def _printed(one: Told) -> bool:
    """Whether a figure is told as exactly as it is printed."""
    return one.figure.hedge is Hedge.EXACT and one.figure.kind is not Kind.RATIO


def strange(row: Sequence[Told], at: int, old: int, new: int) -> bool:
    """Whether words stand between a change and an old level after it that are not said of the new level either."""
    if old <= at or resumes(row, old):
        return False
    one, other = row[at], row[old]
    _, end = stretch(other, row, old)
    start, resuming = counted(other), one.read.language.sets["resuming"]
    tokens, sets = one.read.words, one.read.language.sets
    definite = other.figure.begin and tokens[other.figure.begin - 1] in sets["definites"]
    timed = not phrases(one, "timing").isdisjoint(tokens[start:end])  # `the 4.2 billion of the previous campaign`
    then = not sets["then"].isdisjoint(tokens[one.figure.end : other.figure.begin])  # `than in 2021, when 235 came`
    if (end > start and tokens[start] in resuming) or (definite and timed) or ((definite or then) and unnamed(other)):
        end = start  # `40% more than the 8.0 million pounds it moved in 2008`, `5% on the 20,400 seen a year before`
    words = content(one.read, one.figure.end, other.figure.begin) | content(one.read, start, end)
    told = near(row[new], row, new) | own(row[new]) | own(one) | {head(other), head(row[new])}
    idle = said(one, _VERBS | {"stands", "acts", "fixed"}) | phrases(one, "subjects") | phrases(one, "restating")
    if not other.fact:
        idle = idle | said(one, _PLANS) | phrases(one, "given")  # `vượt 112 tỷ đồng so với chỉ tiêu giao là 1.200`
    named = ("timing", "then", "it", "compared", "comparatives", "totals", "restricting", "aforesaid")
    idle = idle.union(_IDLE, *(phrases(one, name) for name in named))
    return bool(words - told - idle)


def pairs(row: Sequence[Told], at: int, new: int | None, old: int | None) -> Iterator[tuple[int, int]]:
    """New and old levels about a change, the nearest first, that can be one thing at two times."""
    around = list(_around(row, at))
    for second in [new] if new is not None else around:
        for first in [old] if old is not None else around:
            if first != second and _one_thing(row, second, first, at) and _in_time(row, second, first, at):
                yield second, first


def _around(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places of levels near a change, those of its own sentence first, then those before it."""
    own_sentence = row[at].sentence
    reach = range(max(0, at - 20), min(len(row), at + 8))
    near_by = [place for place in reach if -_BACK <= row[place].sentence - own_sentence <= _ON and place != at]
    fitting = [place for place in near_by if measures(row[place], row[at])]
    yield from sorted(
        fitting,
        key=lambda place: (
            abs(row[place].sentence - own_sentence),
            row[place].sentence > own_sentence,
            abs(place - at),
        ),
    )


def measures(level: Told, change: Told) -> bool:
    """Whether the change can be one of a level: in percent of any, in the same unit or noun otherwise."""
    hard = level.claim.quantity.hard
    if hard.low is None or hard.high is None or hard.low <= 0:
        return False
    if change.figure.unit.endswith("_point"):
        return level.figure.unit == "percent" and level.measure in (Measure.SHARE, Measure.LEVEL)
    if not level.stands or _out_of(level):
        return False
    if change.measure is Measure.GROWTH or change.figure.unit == "percent":
        return True
    return kin(level, change) or (level.figure.counted and unnamed(change))


def _out_of(one: Told) -> bool:
    """Whether a level is what others are taken from: `of 612 women`, not `a total of 612 women`."""
    words, begin = one.read.words, one.figure.begin
    return opens(one) and one.read.language.sets["summed"].isdisjoint(words[max(0, begin - 2) : begin])


def _one_thing(row: Sequence[Told], one: int, two: int, at: int) -> bool:
    """Whether two levels are called alike, or the one is only held against the other."""
    first, second = row[one], row[two]
    if not _kind(first, second) or not placed_alike(first, second):
        return False
    if first.sentence == second.sentence and (first.figure.counted or against(row, at, two)):
        return True
    if (
        against(row, at, two)
        and not near(second, row, two) - _IDLE - {head(second)}
        and first.sentence + 1 >= second.sentence
    ):
        return True
    if against(row, at, two) and _alone(row, one):
        return first.sentence + 1 >= second.sentence
    words, others = near(first, row, one) | own(first), near(second, row, two) | own(second)
    common = (words & others) - {head(first)}
    if common or (second.aside and second.sentence == first.sentence):
        return True
    if resumes(row, two) or resumes(row, one):
        return True
    return anaphor(row, two) or anaphor(row, one) or (first.figure.counted and head(first) == head(second))


def same_words(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether all that names one of two levels is said of the other."""
    first, second = own(row[one]), own(row[two])
    common = bool(first and second) and (first <= second | near(row[two], row, two) or second <= first)
    return common or anaphor(row, two)


def anaphor(row: Sequence[Told], at: int) -> bool:
    """Whether the clause of a level calls it only by a word for what was told before: `con số này là 5,01 tỷ USD`, `the
    previous year's total had been 6,037`.
    """
    one, start = row[at], clause(row, at)
    again = phrased(one.read, "said_again", start, one.figure.begin)
    if again or _the_same(one, start) or pointed(one, start):
        return True
    called = content(one.read, start, one.figure.begin)
    return (
        one.read.language.plurals
        and bool(called)
        and called <= _idle(one) | phrases(one, "timing") | phrases(one, "totals")
    )


def _the_same(one: Told, start: int) -> bool:
    """Whether a clause tells of the same as was told before, and of no other time: `the same count found 1,286`."""
    words, sets = one.read.words, one.read.language.sets
    return any(
        words[at] in sets["same"] and words[at - 1] in sets["definites"] and not one.read.taken[at]
        for at in range(start + 1, one.figure.begin)
    )


def pointed(one: Told, start: int) -> bool:
    """Whether a clause has for its subject what was told before: `nhóm hàng này đạt 4.209 triệu USD`."""
    if one.read.language.plurals:
        return False
    words, pointing = one.read.words[start : one.figure.begin], one.read.language.sets["aforesaid"]
    place = max((at for at, word in enumerate(words) if word in pointing), default=0)
    rest = content(one.read, start + place + 1, one.figure.begin) - said(one, _VERBS) if place else None
    return rest == frozenset() and len(content(one.read, start, start + place)) <= _SUBJECT


def _kind(one: Told, two: Told) -> bool:
    """Whether two levels are in one unit, or count things that one root names: `people started`, `starts`."""
    if kin(one, two):
        return True
    counted = one.figure.counted and two.figure.counted
    return counted and (kindred(frozenset([head(two)]), own(one)) or kindred(frozenset([head(one)]), own(two)))


def _in_time(row: Sequence[Told], new: int, old: int, at: int) -> bool:
    """Whether the one level can be older than the other, and the times of both that of the change and its base."""
    first, second = row[new], row[old]
    if first.aside and not second.aside:
        return False
    if second.aside or against(row, at, old) or _opening(row, new, old):
        return True
    base, level = row[at].claim.cell.base, first.claim
    if level.period_basis is Basis.EXPLICIT and base is not None and level.cell.period == base:
        return False
    return earlier(row, old, new)


def earlier(row: Sequence[Told], one: int, two: int) -> bool:
    """Whether a level is of an earlier time than another: by its period, or as its verb alone is a pluperfect."""
    first, second = row[one].claim.cell.period, row[two].claim.cell.period
    if first is not None and second is not None and first.start != second.start:
        return first.start < second.start
    return _pluperfect(row, one) and not _pluperfect(row, two)


def _pluperfect(row: Sequence[Told], at: int) -> bool:
    """Whether a verb before a level tells of what had been before: `it had been 8,400`, `having stood at £1,148`."""
    one = row[at]
    words, sets = one.read.words[clause(row, at) : one.figure.begin], one.read.language.sets
    idle = sets["determiners"] | sets["changed"]
    return any(
        word in sets["pluperfect"] and after[0].isalpha() and after not in idle for word, after in pairwise(words)
    )
