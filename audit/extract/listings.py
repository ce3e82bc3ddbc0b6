"""Bare numbers behind labels in a list, whose unit its other items or its stem tell: `cà phê 71,8, chè 16,9`."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.labels import labelled
from audit.extract.nouns import noun, written
from audit.extract.rows import AMOUNTS, closing, counted_before, itemised, named, yearly
from audit.extract.sentences import Sentence
from audit.extract.values import MANY, Figure
from audit.model import Kind

_MARKS = frozenset(",;:.()")
_SIGNS = frozenset("+-")
_LABEL = 7  # words of a label, at most
_CLAUSE = 2 * _LABEL  # words between a count and the first of the labels in a list of its parts
_THOUSAND = 1000
_GROUP = 3  # digits
_NOUN = 4  # words of a noun before the colon of a list
_LARGER = 20  # no item is so many times its whole
_SIZE = 10  # values of one thing at two places seldom differ by so many times
_HUNDRED = 100
_OLDEST = 120  # years


def label(sentence: Sentence, found: Sequence[Figure]) -> None:
    """Gives bare numbers that stand between a label and a mark the unit of the figure before them, else after them, of
    those `found` in a sentence whose language does not show plurals.

    Only numbers that are no year, rank or name: with decimals, with their thousands set apart, with a scale word, told
    by an act, alone in a bracket, or behind a name in a list of measures.
    """
    if sentence.language.plurals:
        named(sentence, found)
        return
    for at, figure in enumerate(found):
        if at and _part_in_bracket(sentence, figure, found[at - 1]):
            figure.end, figure.head = figure.core[1], None
            figure.take_unit(found[at - 1])
        if not figure.bare or figure.kind is not Kind.COUNT or figure.number.worded or figure.other is not None:
            continue
        giver = _bracketed(sentence, figure, found, at) or _valued(sentence, figure, found[at - 1] if at else None)
        giver = giver or closing(sentence, found, at)
        words = _label(sentence, figure) if giver is None and _exact(sentence, figure) else []
        if words and not sentence.language.sets["ages"].isdisjoint(words) and figure.number.value <= _OLDEST:
            figure.unit, figure.kind, figure.bare = "year", Kind.DURATION, False  # `tuổi bình quân 44,6`
        elif words and figure.number.step >= 1 and not sentence.language.sets["people"].isdisjoint(words):
            figure.unit, figure.counted, figure.bare = "", True, False
        elif words:
            done = _done(sentence, figure)
            after = found[at + 1 :] if done or figure.number.step < 1 or figure.number.scaled else ()
            before = _spoken_first(sentence, found, at)
            giver = next((one for one in (*before, *after) if _gives(one, figure, done)), None)
        if giver is not None:
            figure.take(giver)
        elif figure.bare and words and (told := _counted(sentence, figure, len(words))):
            figure.unit, figure.counted, figure.bare = told, True, False
        elif figure.bare and (stem := _of_stem(sentence, found, at)):
            figure.unit, figure.counted, figure.bare = stem, True, False
        elif figure.bare and itemised(sentence, found, at):
            figure.unit, figure.counted, figure.bare = counted_before(found[:at]), True, False


def _of_stem(sentence: Sentence, found: Sequence[Figure], at: int) -> str:
    """The noun right before the colon of a list of names with their numbers in brackets: `các tỉnh còn nhiều ổ dịch:
    Nghệ An (47), Thanh Hóa (33)`; "" where there is none.
    """
    words, begin = sentence.words, found[at].begin
    if _opened(words, found[at]) != begin - 1 or not _in_turn(words, found, at) or ":" not in words[:begin]:
        return ""
    colon = begin - 1 - words[:begin][::-1].index(":")
    heads = (noun(sentence, start) for start in range(max(0, colon - _NOUN), colon))
    head = next((one for one in heads if one is not None and one[1] == colon), None)
    return "" if head is None else written(sentence, *head)


def _spoken_first(sentence: Sentence, found: Sequence[Figure], at: int) -> list[Figure]:
    """The figures before one, the likeliest to share its unit first: the nearest, but where that is a percentage of
    the item before, what opens that; `Brent 81,2 USD, tăng 9,6%; WTI 74,7`. What a number directly follows, `30 con
    145.000`, is none.
    """
    if not at or found[at - 1].kind is not Kind.PERCENT:
        return [one for one in reversed(found[:at]) if one.end < found[at].begin]
    words, figure = sentence.words, found[at]
    start = figure.begin
    while start and words[start - 1] not in ".;":
        start -= 1
    ahead = [one for one in found[:at] if one.begin >= start]
    item = start - 1
    while item > 0 and words[item - 1] not in ".;":
        item -= 1
    first = [] if ahead else [one for one in found[:at] if item <= one.begin][:1]
    return [one for one in (*first, *reversed(found[:at])) if one.end < figure.begin]


def _exact(sentence: Sentence, figure: Figure) -> bool:
    number = figure.number
    people = sentence.follows("people", figure.begin)  # `cán bộ nữ 3`
    return number.step < 1 or number.scaled or people or _grouped(sentence, figure) or _done(sentence, figure)


def behind_label(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number with its thousands set apart, as no year, code or rank has, ends an item behind its label."""
    whole = figure.kind is Kind.COUNT and not sentence.language.plurals and _grouped(sentence, figure)
    return whole and bool(_label(sentence, figure))


def _grouped(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number has its thousands set apart."""
    groups = sentence.words[figure.number.start].split(".")[1:]
    return figure.number.value >= _THOUSAND and bool(groups) and all(len(group) == _GROUP for group in groups)


def _done(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number right after an act counts what was done: `khởi công 988, bàn giao 611 căn`."""
    value = figure.number.value
    return value > 1 and not yearly(figure) and sentence.led("acts", figure.begin)


def _bracketed(sentence: Sentence, figure: Figure, found: Sequence[Figure], at: int) -> Figure | None:
    """The count or amount before a bracket with nothing in it but a whole number and its label, of which that is a part
    or which it is held against: `chi 212 tỷ, riêng lương (148)`, `112 ca (tuần trước: 87)`.
    """
    opened = _opened(sentence.words, figure)
    if opened is None or figure.number.scaled or yearly(figure) or not at:
        return None
    giver = next((one for one in reversed(found[:at]) if one.end <= opened and not one.bare), None)
    listed = opened + 1 == figure.begin and _in_turn(sentence.words, found, at)
    if giver is None or giver.kind not in AMOUNTS or opened - giver.end > (_CLAUSE if listed else _LABEL):
        return None
    if figure.number.step < 1 and not (giver.number.step < 1 or giver.number.scaled):
        return None
    if opened + 1 == figure.begin and figure.number.value <= MANY and not listed:
        return None  # `điểm nghẽn (2)`
    return giver if figure.number.value < _LARGER * (giver.number.value or 1) else None


def _part_in_bracket(sentence: Sentence, figure: Figure, whole: Figure) -> bool:
    """Whether a bracket behind a count tells how many are of a sort that is no noun: `1.424 di tích xếp hạng (8 đặc
    biệt)`.
    """
    words, begin, end = sentence.words, figure.begin, figure.end
    if begin < 2 or words[begin - 1] != "(" or words[end : end + 1] != [")"] or figure.head is None:
        return False
    counted = whole.kind is Kind.COUNT is figure.kind and whole.counted and whole.unit
    named = all(word[0].isalpha() for word in words[whole.end : begin - 1]) and begin - whole.end < _LABEL
    part = named and figure.number.value < whole.number.value and not figure.number.worded
    return bool(counted) and part and sentence.language.heads.at(words, figure.head[0]) is None


def _opened(words: Sequence[str], figure: Figure) -> int | None:
    """Where the bracket opens that a number ends, words alone before it."""
    if words[figure.end : figure.end + 1] != [")"]:
        return None
    start = figure.begin - (words[figure.begin - 1] in _SIGNS)
    for index in range(start - 1, max(-1, start - _LABEL), -1):
        if words[index] == "(":
            return index
        if not (words[index][0].isalpha() or words[index] == ":"):
            return None
    return None


def _in_turn(words: Sequence[str], found: Sequence[Figure], at: int) -> bool:
    """Whether the number before or after one stands in a bracket too: `tiếng Anh (31) và tin học (24)`."""
    beside = (*found[at - 1 : at], *found[at + 1 : at + 2])
    return any(_opened(words, one) == one.begin - 1 for one in beside)


def _valued(sentence: Sentence, figure: Figure, before: Figure | None) -> Figure | None:
    """The measure just before a number of its size behind a label: `Đại Từ 214 mm, Phú Bình 187`."""
    if before is None or before.measured is None or before.kind is Kind.PERCENT:
        return None
    words, start = sentence.words, before.end + 1
    listed = words[before.end : start] in ([","], [";"]) and 0 < figure.begin - start <= _LABEL
    after = words[figure.end] if figure.end < len(words) else "."
    named = all(words[index][0].isalpha() for index in range(start, figure.begin))
    near = before.number.value < _SIZE * figure.number.value < _SIZE * _SIZE * before.number.value
    return before if listed and named and near and after in _MARKS else None


def _label(sentence: Sentence, figure: Figure) -> list[str]:
    """The words right before a number that ends its item; none where it is no item."""
    words = sentence.words
    end = max(figure.end, figure.hedged[1] if figure.hedged else 0)
    after = words[end] if end < len(words) else "."
    ends = after in _MARKS or after in sentence.language.sets["joins"] or _dashed(sentence, end)
    return labelled(sentence, figure) if ends else []


def _dashed(sentence: Sentence, at: int) -> bool:
    """Whether a dash with a space on either side stands at a token, and no number after it that would end a range."""
    read = sentence
    if at + 1 >= len(read.words) or read.words[at] != "-" or read.starts[at] == read.ends[at - 1]:
        return False
    return read.starts[at + 1] > read.ends[at]


def _counted(sentence: Sentence, figure: Figure, length: int) -> str:
    """The noun that opens the label of a number with its thousands set apart: `thuê bao băng rộng 131.000`."""
    start = figure.begin - length
    head = sentence.language.heads.at(sentence.words, start) if _grouped(sentence, figure) else None
    cue = sentence.cue_at.get(start)
    named = sentence.language.names.at(sentence.words, start) is not None or (cue is not None and "plans" in cue.value)
    if head is None or named or head.end > figure.begin or sentence.raw[sentence.starts[head.end]].isupper():
        return ""
    return written(sentence, head.start, head.end)


def _gives(one: Figure, figure: Figure, done: bool) -> bool:
    """Whether the unit of a figure can be that of a bare number, which counts what was `done`."""
    if one.bare or not one.unit or (one.kind is Kind.RATIO and (one.measured is None or not figure.number.scaled)):
        return False
    if figure.number.scaled and one.number.value * _THOUSAND < figure.number.value:
        return False  # `22 hồ chứa còn 118/412 triệu m3: hồ Sông Cái 71 triệu`
    if one.kind is Kind.DURATION and figure.number.step >= 1:
        return False
    if one.kind is Kind.PERCENT:
        return one.number.step < 1 and figure.number.step < 1 and figure.number.value <= _HUNDRED
    if done and figure.number.step == 1:
        return one.kind is Kind.COUNT
    counts = one.kind is Kind.COUNT and not one.number.scaled and one.number.step >= 1
    return not (counts and figure.number.step < 1)
