"""How two figures of a sentence belong together: a shared unit, from-to, a plan beside its result, a restatement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from audit.extract.nouns import stop, written
from audit.extract.parallels import moves
from audit.extract.ranges import FAR
from audit.extract.sentences import Sentence
from audit.extract.values import Figure, yearlike
from audit.model import Hedge, Kind
from audit.tokens import ends_plural

_WHOLE = 100  # per cent
SIDES = frozenset("x×")  # between the sides of a size: `6.2 x 3.9m`
_NOUN = 4  # words of what a percentage is of
_PAIR = 2  # words of a noun with what describes it
_NAME = 5  # words of what a figure is the amount of
_MARKS = frozenset(",(-–")  # before what says a figure again: `tăng 12 vụ - tương ứng 8%`


def join(sentence: Sentence, found: Sequence[Figure]) -> None:
    """Gives bare figures the units they share with others, and marks from-to pairs and restatements."""
    for at in range(len(found) - 2, -1, -1):
        if not _grown(sentence, found, at):
            _share(sentence, found[at], found[at + 1])
    for one, two in pairwise(found):
        _from_to(sentence, one, two)
        if restated(sentence, one, two):
            two.restates = one
        _aim(sentence, one, two)


def _grown(sentence: Sentence, found: Sequence[Figure], at: int) -> bool:
    """Gives a number before the level that it led to the unit of the growth before, if that led to a level too: `sales
    fell 9% to €880m, resins 7 to €640m`.
    """
    one, before = found[at], found[at - 2] if at > 1 else None
    if one.bare and one.number.value <= _WHOLE and moves(sentence, one):
        grown = (last for last in reversed(found[:at]) if last.unit == "percent" and moves(sentence, last))
        if (giver := next(grown, None)) is not None:
            one.take_unit(giver)  # `up 15.7 percent; in dollars, up 14.3 to $1.97 billion`
            one.elided = True
            return True
    if before is None or not one.bare or before.kind is not Kind.PERCENT or one.number.scaled:
        return False
    to = sentence.language.sets["reaching"]
    spans = (sentence.words[last.end : level.begin] for last, level in ((before, found[at - 1]), (one, found[at + 1])))
    if not all(len(between) == 1 and between[0] in to for between in spans):
        return False
    one.take_unit(before)
    one.elided = True
    return True


def _aim(sentence: Sentence, one: Figure, two: Figure) -> None:
    """Marks a plan that its word follows and a result is told of: `68 tỷ đồng/84 tỷ đồng dự toán`."""
    words, over = sentence.words, sentence.language.sets["overlying"]
    beside = words[one.end : two.start]
    if len(beside) != 1 or one.unit != two.unit or not (beside[0] == "/" or beside[0] in over):
        return
    if any(cue.start == two.end for cue in sentence.cued("plans")):
        two.aims, two.hedge, two.hedged = True, Hedge.EXACT, None


def _share(sentence: Sentence, one: Figure, two: Figure) -> None:
    """Gives a bare figure the unit of the next one it is listed with: `3, 4 và 5 triệu`, `từ 78 thành 181 tổ`."""
    opener = sentence.words[one.begin - 1] if one.begin and sentence.language.plurals else ""
    if one.bare and sentence.language.plurals and _describes(sentence, one, two):
        of = written(sentence, one.end, two.begin - 1)
        one.unit, one.counted, one.bare = f"{of} {sentence.words[two.end - 1]}", True, False
        return
    if not one.bare or two.bare or (one.number.worded and opener not in sentence.language.sets["change_openers"]):
        return
    between = sentence.words[one.end : two.begin]
    often = two.multiple or two.unit in sentence.language.sets["times"]  # `the crowd was 11,408, six times the usual`
    if between == [","] and (two.sizes(sentence.words) or often):
        return  # `three-room 26.0, five-room 24.2`
    if between == [","] and two.kind is Kind.PERCENT and one.number.value > _WHOLE:
        return  # `Murders: 773, 19 per cent fewer`
    apart = two.begin < two.start and not sentence.language.plurals  # `nữ 4, dưới 40 tuổi 6`
    joined = len(between) == 1 and (
        between[0] in SIDES or between[0] == "," or between[0] in sentence.language.sets["joins"]
    )
    listed = joined and not apart
    if opener in sentence.language.sets["per_each"]:
        return  # `got at least a 4, 0.6 of a point down`
    leads = 0 < len(between) <= 6 and _leads(sentence, one, two)
    if not listed and not leads:
        return
    if two.number.scaled and not one.number.scaled and two.kind is not Kind.COUNT:
        one.number = one.number.times(two.number.scale)._replace(scaled=True, scale=two.number.scale)
    one.take_unit(two)
    one.head = two.head if leads else one.head


def _describes(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether a number and a word that describes its things are joined to another of the same things: `45 full-time and
    12 part-time staff`.
    """
    words, sets, last = sentence.words, sentence.language.sets, two.begin - 1
    if one.kind is not Kind.COUNT or two.kind is not Kind.COUNT or two.head is None or yearlike(one):
        return False
    if two.head[1] - two.head[0] < _PAIR or not 0 < last - one.end <= _PAIR + 1:
        return False
    joined = words[last] == "," or words[last] in sets["joins"]
    told = range(one.end, last)
    plain = all(words[at][0].isalpha() or words[at] == "-" for at in told) and not ends_plural(words[last - 1])
    return joined and plain and not any(map(partial(stop, sentence), told))


def _leads(sentence: Sentence, one: Figure, two: Figure) -> bool:
    cues = sentence.cued("targets_of_change")
    start = max(one.end, one.hedged[1] if one.hedged else 0)  # `50 trở lên`
    return any(
        start <= cue.start < two.begin and not sentence.taken[cue.start] and _reaches(sentence, cue.end, two)
        for cue in cues
    )


def _reaches(sentence: Sentence, at: int, two: Figure) -> bool:
    """Whether what follows a word for where a change ended is a figure, not a verb: `to a record 412`; not `population
    5,860, stands to lose $4.4 million`.
    """
    words, sets = sentence.words, sentence.language.sets
    idle = sets["records|determiners|restated|superlatives"]
    return not sentence.language.plurals or all(word in idle for word in words[at : _named(sentence, two)])


def _named(sentence: Sentence, figure: Figure) -> int:
    """Where a figure begins, with the name of what it is the amount of: `to a loss of £9m`, `from a peak of 212`."""
    words, sets, at = sentence.words, sentence.language.sets, figure.begin - 1
    if not sentence.language.plurals or at < 2 or words[at] not in sets["link_of"]:
        return figure.begin
    if words[at - 1] in sets["superlatives"]:
        return figure.begin  # `from a peak of 12% to 9%` tells no time
    for first in range(at - 1, max(0, at - _NAME), -1):
        if not words[first].isalpha():
            break
        if words[first] in sets["determiners"]:
            return first
    return figure.begin


def _from_to(sentence: Sentence, one: Figure, two: Figure) -> None:
    """Marks `từ 49 trường năm 2014 lên 62 trường`: the first opens, the second follows."""
    words, at = sentence.words, _named(sentence, one) - 1
    while at > 0 and words[at] in sentence.language.sets["restated"]:
        at -= 1  # `từ mức 43,1% lên 45%`
    opener = words[at] if at >= 0 else ""
    if opener not in sentence.language.sets["change_openers"] or two.start - one.end > FAR:
        return
    if one.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST) or sentence.words[one.end] in sentence.language.sets["joins"]:
        return
    if sentence.language.plurals and _new_clause(sentence, one.end, two.begin):
        return
    if _leads(sentence, one, two):
        one.opens = True
        if _named(sentence, two) == two.begin:
            two.follows = one
        if two.bare and not one.bare:
            two.take_unit(one)
            two.head = one.head
        elif one.bare and not two.bare and one.kind is Kind.COUNT and one.number.worded is False:
            one.take_unit(two)
            one.head = two.head
        elif two.unit.startswith(f"{one.unit}/"):
            one.take_unit(two)  # `từ 480.000 đồng lên 525.000 đồng/bao`


def _new_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a joining word behind a comma begins another clause between two tokens: `from £4m, and costs rose to`."""
    words, joins = sentence.words, sentence.language.sets["joins"]
    return any(words[at] == "," and words[at + 1] in joins for at in range(start, end - 2))


def _described(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether words alone that say who was counted part a count from the percentage in a bracket: `giảm 18 người chết
    (5,6%)`, `(tương đương 5,6%)`.
    """
    words = sentence.words
    opened = next((at for at in range(two.begin - 1, one.end - 1, -1) if words[at] == "("), None)
    if sentence.language.plurals or one.head is None or two.kind is not Kind.PERCENT or opened is None:
        return False
    between, again = range(one.end, opened), " ".join(words[opened + 1 : two.begin])
    told = all(words[at][0].isalpha() and not sentence.taken[at] for at in between)
    told = told and (not again or again in sentence.language.sets["restating"])
    return told and not any(cue.start in between for cue in sentence.cues)


def _behind_base(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether a percentage in a bracket behind what a change is measured from says it again: `£36m above last year
    (7.3%)`, `fell by 12 from 2019 (4%)`.
    """
    words, sets, opened = sentence.words, sentence.language.sets, two.begin - 1
    between = range(one.end, opened)
    bracketed = words[opened] == "(" and words[two.end : two.end + 1] == [")"] and two.kind is Kind.PERCENT
    if (
        not bracketed
        or one.kind is Kind.PERCENT
        or not any(words[at] in sets["base_after|comparatives"] for at in between)
    ):
        return False
    timed = any(sentence.taken[at] for at in between)
    return timed and all(sentence.taken[at] or words[at] in sets["base_after|comparatives"] for at in between)


def restated(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether a figure says the one before again: `0.5%, or 179,100 people`, `41 vụ (9,8%)`, `2 vụ (tức 5%)`."""
    between = sentence.words[one.end : two.begin]
    if "," in between and not sentence.language.plurals:  # `giảm 8% sau một năm, tương đương 2.700 ha`
        between = [sentence.words[at] for at in range(one.end, two.begin) if not sentence.taken[at]]
        last = len(between) - 1 - between[::-1].index(",") if "," in between else 0
        noun = one.kind is Kind.PERCENT and last <= _NOUN and all(word[0].isalpha() for word in between[:last])
        if noun or not last:
            between = between[last:]  # `giảm 6% hộ nghèo, tương đương 85 hộ`, `tăng 42 buổi so với năm 2023, tức 15%`
    if _described(sentence, one, two) or _behind_base(sentence, one, two):
        return True
    if not between or len(between) > _NOUN:
        return False
    if between == ["("]:
        return True
    sets, words = sentence.language.sets, [word for word in between if word not in _MARKS]
    counted = one.kind is Kind.PERCENT and two.counted and not sentence.language.plurals
    if counted and " ".join(words) in sets["alongside"]:
        return True  # `tỷ lệ hộ nghèo là 9,8% với 2.650 hộ`
    moved = next((cue for cue in sentence.cued("rises", "falls") if one.end < cue.start and cue.end == two.begin), None)
    if moved is not None:
        words = words[: moved.start - moved.end]  # `tăng 180 hộ, tức tăng 15%`
    return " ".join(words) in sets["restating"]
