"""A change beside an old level that says it is one: `It carried 27,450. In 2020 it had been 25,900, so the load grew by
1,550`; `fell by 8% to 46.0, having reached 50.0 the year before`.

The old level says so by its time, its tense or a word like `previous`, and the change is drawn from it; so the new one
is what its sentence began with or what the sentences before are about, whatever either is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit.model import Basis, Grain, Hedge, Measure, Modality, Period
from audit.periods import overlaps
from audit.tie.anaphors import resumes, same_words
from audit.tie.chances import fitting
from audit.tie.fits import PRINTED, agreeing, change_fit
from audit.tie.levels import agree, drawn_from, spoken_of
from audit.tie.meanings import CHANGING
from audit.tie.movements import points
from audit.tie.pairs import measures, same_kind
from audit.tie.tenses import against, bygone, earlier, opening, pluperfect
from audit.tie.told import (
    Found,
    Pick,
    Told,
    back,
    bracketed,
    clause,
    content,
    cued,
    few,
    first_of,
    head,
    headlines,
    phrases,
    placed_alike,
    said,
    stretch,
    takes_up,
    timely,
    unnamed,
)

_BACK = 3  # sentences back to the new level
_SPOKEN = 2  # sentences back to two levels that were just told
_ON = 3  # figures on to an old level after its change
_MOST = 3  # levels that an old one is held against
_MONTHS = (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.SPAN)
_FAR = 3  # times that no slip makes of a level
_OPENED = 2  # words in which a clause says that it draws on what was told
_MOVES = frozenset([*CHANGING, "reaches", "targets_of_change"])
_WORDED = 0.6  # what words say outright may as well be a slip away
_LOOSE = 0.1  # the same of levels that are not called alike

Pair = tuple[int, int]


def sequel(row: Sequence[Told], at: int, own: int | None = None) -> tuple[Pick, Pick] | None:
    """The new and the old level of a change that is drawn from the old one beside it; of several the one with which it
    agrees, else the nearest that a slip keeps from agreeing. `own` is the level that its sentence gives it.
    """
    pairs = list(_pairs(row, at))
    pairs += [(first, last) for last, first in pairs]  # `A year earlier it had been 15,650, that is 350 more`
    told_twice = [pair for pair in twice_told(row, at) if pair not in pairs and (own is None or own in pair)]
    pairs = [pair for pair in (*pairs, *told_twice) if not reached(row, at, pair[1])]
    told = [pair for pair in pairs if pair not in told_twice or _refers(row, at, *pair)]
    found = agreeing(pairs, lambda pair: _agree(row, at, pair, pair in told))
    if found is None:
        facts = (pair for pair in told if all(row[place].claim.cell.modality is Modality.ACTUAL for place in pair))
        found = next((pair for pair in facts if change_fit(row[pair[0]], row[at], row[pair[1]])), None)
    if found is not None and _said_again(row, *found):
        return None
    return None if found is None else ((found[0], "sequel", 0.8), (found[1], "sequel", 0.8))


def _agree(row: Sequence[Told], at: int, pair: Pair, told: bool) -> int:
    """How well a change agrees with two levels; of those that nothing says it is of, only to the last printed digit."""
    fitted = agree(row[pair[0]], row[at], row[pair[1]])
    return fitted if told or fitted == PRINTED else 0


def drawn(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: two levels of one thing and an amount that is called how far they are apart: `the
    decline comes to 7.9 million tonnes`, `295 have been added`.
    """
    for at, one in enumerate(row):
        if at in taken or not one.level or one.aside or not one.read.language.plurals:
            continue
        if not (_called(row, at) or _concluded(row, at)):
            continue
        named = one.read.words[one.figure.begin - 1] in _by(one) or _by_noun(row, at)
        told = [(pair, _WORDED) for pair in (*_pairs(row, at), *_beyond(row, at))]
        if named:
            told += [(pair, _WORDED) for pair in twice_told(row, at)]
            told += [(pair, _LOOSE) for pair in (*twice_told(row, at, called=False), *_sides(row, at))]
        for pair, limit in told:
            least, most = sorted(pair, key=lambda place: row[place].figure.number.value)
            if fitting(row[most], (row[least], one), limit) is not None:
                yield "parts", (most, least, at), "difference", 0.8
                break


def held(row: Sequence[Told], changed: frozenset[int]) -> Iterator[Found]:
    """`times` as places in `row`: a level and the older one of the same thing that it is held against, which no change
    of its document lies between: `12.4 million, up from 11.1 million`.
    """
    for at, one in enumerate(row):
        if at in changed or not one.level or few(one):
            continue
        new = next((place for place in back(row, at, 1) if row[place].level and not few(row[place])), None)
        if new is None or row[new].aside or not _again(row, new, at) or not one.read.language.plurals:
            continue
        if row[new].read is one.read or one.sentence - row[new].sentence == 1:
            yield "times", (new, at), "held", 0.8


def twice_told(row: Sequence[Told], at: int, *, called: bool = True) -> Iterator[Pair]:
    """The new and the old level of one thing that the text has just told one after the other, or one before a change
    and the old one after it: `stood at 14,680, after 15,230 a year before. The reduction of 550 ...`; `called` alike,
    unless nothing but their times has to tell that.
    """
    levels = [place for place in back(row, at, _SPOKEN) if _standing(row[place], row[at])]
    after = next((place for place in range(at + 1, min(len(row), at + _ON)) if _standing(row[place], row[at])), None)
    if after is not None and row[after].read is row[at].read and levels:
        levels.insert(0, after)
    for last, first in pairwise(levels):
        far = row[at].sentence - row[last].sentence > 1 or row[last].sentence - row[first].sentence > 1
        if far or (row[levels[0]].read is row[at].read and last != levels[0]):
            return
        found = [(new, old) for new, old in ((first, last), (last, first)) if _again(row, new, old, called=called)]
        if found:
            yield from found
            return


def _standing(one: Told, change: Told) -> bool:
    """Whether a level can be what a change is of, whatever noun the change counts."""
    if few(one) or bracketed(one):
        return False
    if points(change):
        return one.figure.unit == "percent" and one.measure in (Measure.SHARE, Measure.LEVEL)
    return one.stands and (measures(one, change) or (one.figure.counted and change.figure.counted))


def _again(row: Sequence[Told], new: int, old: int, *, called: bool = True) -> bool:
    """Whether a level is told once more, of an older time: where it has to be `called` alike by a word for it, its noun
    alone or in the same words.
    """
    one, two = row[new], row[old]
    if one.aside or not placed_alike(one, two) or not _near_in_size(one, two) or not _dated_before(row, old, new):
        return False
    kind = (one.figure.unit == two.figure.unit == "percent") or same_kind(one, two)
    compared = two.aside and (one.read is two.read or takes_up(row, old))
    bare = unnamed(two) or compared or head(one) == head(two) != ""
    return kind and (not called or bare or same_words(row, new, old) or resumes(row, old))


def _dated_before(row: Sequence[Told], old: int, new: int) -> bool:
    """Whether words say that a level is older than another: its time or tense, or that it is held against that one."""
    one, two = row[old], row[new]
    if one.aside or opening(row, new, old) or (earlier(row, old, new) and not timely(one, two)):
        return True
    after = one.read is two.read and one.read.words[one.figure.begin - 1] in one.read.language.sets["succeeding"]
    return after or bygone(row, old) or (pluperfect(row, old) and not pluperfect(row, new))


def reached(row: Sequence[Told], at: int, old: int) -> bool:
    """Whether a level is what the sentence of a change says something went to: `4% up, taking the price to £236`."""
    one = row[old]
    reached = (cue.end == one.figure.begin for cue in one.read.cued("targets_of_change"))
    return one.read is row[at].read and any(reached)


def _said_again(row: Sequence[Told], new: int, old: int) -> bool:
    """Whether two levels are one number, and no words make one the older: one tells the other again."""
    one, two = row[new], row[old]
    if one.figure.number.value != two.figure.number.value:
        return False
    undated = Basis.ISSUED in (one.claim.period_basis, two.claim.period_basis)
    worded = two.aside or opening(row, new, old) or pluperfect(row, old) or bygone(row, old)
    return (undated and not worded) or not _dated_before(row, old, new)


def _near_in_size(one: Told, two: Told) -> bool:
    less, more = sorted((one.figure.number.value, two.figure.number.value))
    return more < _FAR * less


def _by(one: Told) -> frozenset[str]:
    return one.read.language.sets["by"]


def _sides(row: Sequence[Told], at: int) -> Iterator[Pair]:
    """What the two sentences before a difference are about: `1.84 billion came in: 1.21 from employers and 0.63 from
    staff. We paid out 1.47 billion. The difference was 0.37`.
    """
    before = [place for place in back(row, at, _SPOKEN) if row[place].sentence < row[at].sentence]
    first = [place for place in before if row[place].stands and not few(row[place]) and first_of(row, place)]
    yield from ((one, two) for one, two in pairwise(first[:_SPOKEN]) if same_kind(row[one], row[two]))


def _concluded(row: Sequence[Told], at: int) -> bool:
    """Whether the clause of a count follows from what was told: `a year ago it had 590 staff, so 22 were hired`."""
    one, start, sets = row[at], clause(row, at), row[at].read.language.sets
    opened = one.read.words[start] in sets["connectives"] - sets["taking_up"] and not one.read.taken[start]
    return one.position > 0 and one.figure.counted and opened


def _called(row: Sequence[Told], at: int) -> bool:
    """Whether an amount is called a change: a noun with an article before it, a verb after it."""
    one, (_, end) = row[at], stretch(row[at], row, at)
    words, sets = one.read.words, one.read.language.sets
    if words[one.figure.begin - 1] in _by(one) or not sets["beyond"].isdisjoint(
        words[one.figure.end : one.figure.end + 1]
    ):
        return True
    return _by_noun(row, at) or any(cued(one.read, name, one.figure.end, end) for name in CHANGING)


def _by_noun(row: Sequence[Told], at: int) -> bool:
    """Whether the noun of a change with an article is what an amount is told of: `the decline comes to 7.9 million`."""
    one, start = row[at], stretch(row[at], row, at)[0]
    words, sets = one.read.words, one.read.language.sets
    before = max(clause(row, at) - 1, 0) if start == one.figure.begin else start  # `The rise, 4.8 million, beats`
    nouns = [cue.start for cue in one.read.cued(*CHANGING) if before <= cue.start < one.figure.begin]
    nouns += [place for place in range(before, one.figure.begin) if words[place] in sets["turns|balances"]]
    return any(noun and words[noun - 1] in sets["definites"] for noun in nouns)


def _one_time(one: Period, two: Period) -> bool:
    """Whether two periods can be one: they overlap, and are not a month and several months."""
    months = one.grain in _MONTHS and two.grain in _MONTHS
    return overlaps(one, two) and (one == two or not months)


def _refers(row: Sequence[Told], at: int, new: int, old: int) -> bool:
    """Whether a change is told of what was just told twice: by its noun with an article, as what follows from that, or
    without another subject.
    """
    one, base = row[at], row[at].claim.cell.base
    if not all(row[place].figure.hedge is Hedge.EXACT for place in (new, at, old)):
        return False
    period = row[old].claim.cell.period
    if base is not None and period is not None and not _one_time(period, base):
        return False
    concluded = not one.read.language.sets["conclusions"].isdisjoint(one.read.words[clause(row, at) : one.figure.begin])
    if concluded or _by_noun(row, at):
        return True
    if one.read not in (row[new].read, row[old].read):
        subject = content(one.read, 0, one.figure.begin) - said(one, _MOVES)
        return not subject - phrases(one, "restating") - phrases(one, "connectives") - phrases(one, "timing")
    return drawn_from(row, at, new) or spoken_of(row, at, new)


def _beyond(row: Sequence[Told], at: int) -> Iterator[Pair]:
    """A level and the one that an amount after it is told to be above: `came to 9.24, 0.36 over the budget of 8.88`."""
    if at + 1 < len(row) and against(row, at, at + 1):
        yield from ((new, at + 1) for new in range(at - row[at].position, at) if _kind(row, new, at + 1))


def _pairs(row: Sequence[Told], at: int) -> Iterator[Pair]:
    """New and old levels of a change, the old one beside it."""
    before, after = _before(row, at), _after(row, at)
    for old in (before, after):
        if old is not None and (old == after or _follows(row, at, old)):
            for new in _news(row, old, at):
                if _older(row, old, new) and (row[old].sentence - row[new].sentence < 2 or _alike(row, new, old)):
                    yield new, old


def _before(row: Sequence[Told], at: int) -> int | None:
    """The level right before a change in its sentence, or the old one that the sentence before ends with."""
    for place in back(row, at, 1):
        other = row[place]
        if other.read is not row[at].read and not (other.aside and row[at].position == 0 and _bare(row[at])):
            return None
        if other.stands and not few(other):
            return place if measures(other, row[at]) and not bracketed(other) else None
    return None


def _bare(one: Told) -> bool:
    """Whether a sentence names nothing before a change but that: `The rise, 4.8 million, beats the forecast`."""
    named = content(one.read, 0, one.figure.begin) - said(one, _MOVES)
    return not named - phrases(one, "restating") - phrases(one, "turns")


def _after(row: Sequence[Told], at: int) -> int | None:
    """The level after a change that speaks of what had been, not where it went: in its sentence, or at once in the
    next.
    """
    for place in range(at + 1, min(len(row), at + _ON)):
        other = row[place]
        if other.sentence - row[at].sentence > 1:
            return None
        past = pluperfect(row, place) or bygone(row, place)
        if past and measures(other, row[at]) and not reached(row, at, place):
            return place
    return None


def _news(row: Sequence[Told], old: int, at: int) -> Iterator[int]:
    """The levels that an old one can be held against: what a change led to, the first of its own sentence, else of the
    sentences before that tell of its kind.
    """
    found = [place for place in range(at + 1, old) if _kind(row, place, old)]
    own = range(old - row[old].position, old)
    found += [place for place in own if place != at and first_of(row, place) and _kind(row, place, old)]
    reach = dict.fromkeys((*back(row, old, _BACK), *headlines(row, old))) if not found else ()
    found += [
        place
        for place in reach
        if row[place].read is not row[old].read and first_of(row, place) and _kind(row, place, old)
    ]
    yield from found[:_MOST]


def _kind(row: Sequence[Told], new: int, old: int) -> bool:
    """Whether two levels are of one kind and place, and no further apart than two numbers of one thing are, unless they
    are called alike.
    """
    one, two = row[new], row[old]
    if not one.stands or one.aside or bracketed(one) or few(one) or not placed_alike(one, two):
        return False
    return same_kind(one, two) and (_near_in_size(one, two) or _alike(row, new, old))


def _alike(row: Sequence[Told], new: int, old: int) -> bool:
    """Whether a level further back is called as the old one, or the old one is called only by a word for it."""
    return same_words(row, new, old) or resumes(row, old) or (head(row[new]) == head(row[old]) != "")


def _older(row: Sequence[Told], old: int, new: int) -> bool:
    """Whether the old level says that it is the older one, or what was planned."""
    one, two = row[old], row[new]
    if one.aside or opening(row, new, old) or bygone(row, old) or (earlier(row, old, new) and not timely(one, two)):
        return True
    return (pluperfect(row, old) and not pluperfect(row, new)) or (two.fact and not one.fact)


def _follows(row: Sequence[Told], at: int, old: int) -> bool:
    """Whether the clause of a change draws it from what was told: it begins with a word like `so` or has no subject
    of its own, or it comes after an old level that has no verb, `With 1,200 transplants in 2021, activity rose by 4%`.
    """
    one, sets = row[at], row[at].read.language.sets
    if row[old].read is not one.read:
        return True
    if any(spoken_of(row, at, new) or drawn_from(row, at, new) for new in _news(row, old, at)):
        return True
    start = clause(row, at)
    if _this_time(row, at, old):
        return True
    opened = first_of(row, old) and one.read.words[0] in sets["alongside|held_against"]
    return opened or not sets["connectives"].isdisjoint(one.read.words[start : start + _OPENED])


def _this_time(row: Sequence[Told], at: int, old: int) -> bool:
    """Whether the clause of a change begins with the noun of a time that the clause of an old level calls past: `Nhiệm
    kỳ trước có 40 đại biểu, nhiệm kỳ này giảm 5`.
    """
    one, sets = row[at], row[at].read.language.sets
    words = one.read.words[clause(row, at) : one.figure.begin]
    end = next((place for place, word in enumerate(words) if word in sets["aforesaid"]), 0)
    noun, then = " ".join(words[:end]), f" {' '.join(one.read.words[: row[old].figure.begin])} "
    return end > 0 and any(past.startswith(f"{noun} ") and f" {past} " in then for past in sets["bygone"])
