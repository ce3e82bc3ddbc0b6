"""The second end of a range, and what only looks like one: `5-7%`, `between £300 and £4,500`, not `from 86% to 93%`."""

from __future__ import annotations

from fractions import Fraction

from audit.extract.currencies import prefix
from audit.extract.nouns import noun
from audit.extract.numerals import Numeral, numeral
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Hedge

FAR = 12  # words between the two figures of a from-to pair, at most
_SPREAD = 4  # a range in per cent seldom ends at so many times its beginning
_VALUED = 4  # words from `to` to the first end of a range: `fell to values more like`
_EITHER = Fraction(3, 2)  # of two numbers that may be meant the greater is seldom more times the less
_DASHES = "-–—~"
_WIDEST = 50  # a range's second end is less than so many times its first


def range_end(sentence: Sentence, figure: Figure, at: int, decimal: str, ranged: bool = False) -> None:
    """Reads the second end of a range into a figure where one follows its number or, at a token, its unit; `ranged`
    where another shows that it is one.
    """
    words, language = sentence.words, sentence.language
    unit = language.units.at(words, at)
    skip = unit.end if unit is not None and unit.end < len(words) else at
    skip += _hyphened(sentence, skip)
    joint, dashed = words[skip], words[skip] in _DASHES
    opener = words[figure.start - 1] if figure.start else ""
    opened = opener in language.sets["range_openers"]
    if not dashed and joint not in language.sets["range_words"]:
        return
    if joint in language.sets["joins"] and (not opened or opener in language.sets["change_openers"]):
        return  # a joining word ends a range only behind `between`
    ranging = not language.sets["ranging|fetching"].isdisjoint(words[max(0, figure.start - 3) : figure.start])
    limit = language.hedges.at(words, skip + 1) if opened and (ranging or not language.plurals) else None
    skip = skip if limit is None else limit.end - 1  # `range from £4 to over £9`, `từ 5 đến dưới 12 tuổi`
    money = _past_money(sentence, skip + 1)
    skip = money - 1 if money else skip  # `between £300 and £4,500`
    lettered = money > 0 or figure.start < figure.core[0]  # `€210-230m`
    skip += words[skip - 1] == "-" and words[skip + 1 : skip + 2] == ["-"]
    other = _upper(sentence, skip + 1, decimal, lettered) if skip + 1 < len(words) else None
    if other is None or sentence.taken[skip + 1]:
        return
    if other.worded != figure.number.worded and not opened and (other.worded or not language.plurals):
        return  # `five to 10 minutes` is one
    counted = language.plurals and not dashed and not _one_unit(sentence, figure, other.end)
    if opener in language.sets["by"] and (money or counted) and not _about(sentence, figure, other):
        return  # `trimmed it by $150 million to $2.1 billion`, `burglaries by 88 to 402`
    if dashed or not _two_levels(sentence, figure, other, at, joint, ranged or ranging):
        close(figure, other, opened and not (dashed and language.plurals))  # `cut its forecast to 7-9% from 7-12%`


def _two_levels(sentence: Sentence, figure: Figure, other: Numeral, at: int, joint: str, ranging: bool) -> bool:
    """Whether two numbers that a word joins are two levels, where nothing but that shows a range."""
    opener, sets = sentence.words[figure.start - 1] if figure.start else "", sentence.language.sets
    suffixed = sentence.language.units.at(sentence.words, at) is not None
    if opener in sets["range_openers"]:
        if not ranging and joint not in sets["joins"] and _changes(sentence, figure, suffixed):
            return True
    else:
        moved = _rises(sentence, figure.start) and not _about(sentence, figure, other)
        if moved or (suffixed and not _twice(sentence, figure.start, at, other.end)):
            return True
    if not ranging and opener in sets["change_openers"] and _levels(sentence, figure, suffixed):
        return True
    return _separate(sentence, suffixed, other.end)


def _hyphened(sentence: Sentence, at: int) -> bool:
    """Whether hyphens join the word between two ends to both: `the 725,000-to-755,000 range`."""
    words, reaching = sentence.words, sentence.language.sets["reaching"]
    joined = words[at] == "-" == "".join(words[at + 2 : at + 3]) and sentence.glued(at) and sentence.glued(at + 2)
    return joined and words[at + 1] in reaching


def hung_on(sentence: Sentence, at: int) -> Numeral | None:
    """The second end of a range whose unit is joined to both by hyphens, at the first of them: `a 7- to 12-foot wave`,
    `a three-to-five-day trip`.
    """
    words = sentence.words
    if words[at : at + 1] != ["-"] or at + 3 >= len(words) or not sentence.glued(at):
        return None
    if words[at + 1] not in sentence.language.sets["reaching"] and not alternative(sentence, at + 1):
        return None
    other = _upper(sentence, at + 2 + (words[at + 2] == "-"), sentence.language.decimal)
    joined = other is not None and words[other.end : other.end + 1] == ["-"] and sentence.glued(other.end)
    return other if joined else None


def _upper(sentence: Sentence, at: int, decimal: str, lettered: bool = False) -> Numeral | None:
    """The number at a token, whose last scale word is the lower end's too: `two to three million`."""
    other = numeral(sentence.words, at, sentence.language, decimal, lettered)
    if other is None or not (other.worded and other.scaled and sentence.language.plurals):
        return other
    return other._replace(scale=sentence.language.scales.get(sentence.words[other.end - 1], 1))


def alternative(sentence: Sentence, at: int) -> bool:
    """Whether a word at a token leaves it open which of two is meant: `three or four minutes`."""
    word, sets = sentence.words[at], sentence.language.sets
    return word in sets["joins"] and word in sets["restating"]


def either(sentence: Sentence, figure: Figure, at: int) -> Numeral | None:
    """The greater of two numbers of one thing that are near each other: `60 or 70 people`, `worth £200 or £300`."""
    if at + 2 >= len(sentence.words) or not alternative(sentence, at) or sentence.taken[at + 1]:
        return None
    money = figure.start < figure.core[0]
    start = _past_money(sentence, at + 1) if money else 0
    other = _upper(sentence, start or at + 1, sentence.language.decimal, money)
    if other is None:
        return None
    least = figure.number.value if figure.number.scaled else figure.number.value * other.scale  # `2 or 3 million`
    if not least < other.value <= _EITHER * least:
        return None
    unit = sentence.language.units.at(sentence.words, other.end)
    if money:
        return other if start or unit is None else None
    return other if other.scaled or unit is not None or noun(sentence, other.end) is not None else None


def _past_money(sentence: Sentence, at: int) -> int:
    """Where the number stands behind a currency that begins at a token; 0 where none does."""
    for index in (at + 1, at + 2):
        if index < len(sentence.words) and sentence.words[index][0].isdecimal():
            money = prefix(sentence, index)
            return index if money is not None and money[0] == at else 0
    return 0


def _about(sentence: Sentence, figure: Figure, other: Numeral) -> bool:
    """Whether two numbers are so near that they are the ends of a range, after `by` or `to` where plurals show: `by
    1.5 to 2.5 m`, `narrowed to 220 to 235 tonnes`, `giảm 30 đến 40%`.
    """
    by = figure.start > 0 and sentence.words[figure.start - 1] in sentence.language.sets["by"]
    by = by or not sentence.language.plurals or _one_unit(sentence, figure, other.end)
    by = by or not sentence.language.sets["reaching"].isdisjoint(
        sentence.words[max(0, figure.begin - _VALUED) : figure.begin]
    )
    return by and other.value <= (_SPREAD if _one_unit(sentence, figure, other.end) else 2) * figure.number.value


def _one_unit(sentence: Sentence, figure: Figure, end: int) -> bool:
    """Whether the second number alone has a unit, and one of a share or of what a verb adds: `rising 23 to 27 percent`,
    `adds 10 to 14 days to a voyage`.
    """
    own, unit = (sentence.language.units.at(sentence.words, at) for at in (figure.end, end))
    if own is not None or unit is None or not sentence.language.plurals or figure.start < figure.core[0]:
        return False
    added = sentence.led("takes", figure.start)
    return unit.value.id == "percent" or added


def _separate(sentence: Sentence, own: bool, end: int) -> bool:
    """Whether the second number has another unit than the first: `by 0.1 percentage point to 4.1%`."""
    if not own:
        return False
    first = sentence.language.units.before(sentence.words, end - 2, 3)
    after = sentence.language.units.at(sentence.words, end)
    return first is not None and after is not None and first.value is not after.value


def _twice(sentence: Sentence, first: int, at: int, end: int) -> bool:
    """Whether one unit stands after both numbers and no `by` before them: `13% to 21%`, not `by 2% to 3%`."""
    units, words = sentence.language.units, sentence.words
    one, two = units.at(words, at), units.at(words, end)
    if one is None or two is None or (first and words[first - 1] in sentence.language.sets["by"]):
        return False
    return one.value is two.value


def close(figure: Figure, other: Numeral, opened: bool) -> None:
    """Makes a range of `figure` where the two ends are ends of one."""
    number = figure.number
    if other.scaled and not number.scaled and number.value * other.scale < other.value * _WIDEST:
        number = number.times(other.scale)._replace(scaled=True)
    wide = number.value * _WIDEST < other.value and not (opened and number.value == 0)  # `between 0% and 0.1%`
    if number.value >= other.value or wide:
        return
    figure.number, figure.other, figure.hedge = number, other, Hedge.RANGE
    figure.end, figure.core = other.end, (figure.core[0], other.end)
    if opened:
        figure.hedged = (figure.start - 1, figure.start)


def _changes(sentence: Sentence, figure: Figure, measured: bool) -> bool:
    """Whether `from A to B` is a change: a word of rising or falling stands before, and a noun or unit at `A`.

    `tăng từ 6,5 đến 7%` has one unit for both and is a range; `giảm từ 7,2% đến 5,1%` is two levels.
    """
    multiplied = any(
        sentence.language.multiples.at(sentence.words, at) for at in range(max(0, figure.start - FAR), figure.start)
    )
    went = figure.start > 1 and sentence.words[figure.start - 2] in sentence.language.sets["moving"]
    moved = _rises(sentence, figure.start - 1) or (sentence.language.plurals and (multiplied or went))
    return moved and (measured or sentence.words[figure.end] in sentence.language.sets["reaching"])


def _levels(sentence: Sentence, figure: Figure, suffixed: bool) -> bool:
    """Whether `from A to B` with a unit at A tells two levels: `from 86% to 93%`, not `ranging from 5% to 7%`."""
    return sentence.language.plurals and (suffixed or figure.start < figure.core[0])


def _rises(sentence: Sentence, index: int) -> bool:
    return any(index - 5 <= cue.start < index for cue in sentence.cued("rises", "falls"))
