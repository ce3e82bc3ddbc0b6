"""How two numbers of a sentence belong together: ratios, ranges, lists that share a unit, from-to, restatements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from audit.extract.currencies import prefix
from audit.extract.nouns import noun, owner, written
from audit.extract.numerals import Numeral, numeral
from audit.extract.parallels import moves
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.lang import Language, roles
from audit.model import Hedge, Kind

_OF = roles("of")
_FAR = 12  # words between the two figures of a from-to pair, at most
_WHOLE = 100  # per cent
_SPREAD = 4  # a range in per cent seldom ends at so many times its beginning
_SMALL = 12  # `one in five` is said of small numbers only
SIDES = frozenset("x×")  # between the sides of a size: `6.2 x 3.9m`
_WIDEST = 50  # a range's second end is less than so many times its first


def second(sentence: Sentence, figure: Figure, decimal: str, found: Sequence[Figure] = ()) -> None:
    """Reads the denominator of a ratio, the second end of a range or a tolerance, where one follows; what is held
    against a range, the last of those `found` before, is one too.
    """
    words, at = sentence.words, figure.end
    if at + 1 >= len(words):
        return
    ratio = words[at] == "/" or (words[at] == ":" and sentence.ends[at - 1] + 1 == sentence.starts[at + 1])
    if ratio and words[at + 1][0].isdecimal() and not sentence.taken[at + 1]:
        _slash(sentence, figure, decimal)
    elif words[at + 1] in ("1", "one") and words[at] in sentence.language.sets["reaching"] and figure.number.value > 1:
        figure.end = at + 2  # `21.4 to 1`
    elif words[at] == "±":
        other = numeral(words, at + 1, sentence.language, decimal)
        if other is not None:
            figure.end, figure.core = other.end, (figure.core[0], other.end)
    elif figure.number.worded and words[at] == ",":
        _next(figure, numeral(words, at + 1, sentence.language, decimal))
    else:
        _range(sentence, figure, at, decimal, bool(found) and found[-1].hedge is Hedge.RANGE)
        if figure.other is None:
            _out_of(sentence, figure, decimal)


def _slash(sentence: Sentence, figure: Figure, decimal: str) -> None:
    """`38/42`, `2.145/4.102 tỷ`: a scale word after the slash is of both numbers."""
    other = numeral(sentence.words, figure.end + 1, sentence.language, decimal)
    if other is None:
        return
    if other.scaled and not figure.number.scaled:
        figure.number = figure.number.times(other.scale)._replace(scaled=True, scale=other.scale)
    figure.other, figure.kind = other, Kind.RATIO
    figure.end, figure.core = other.end, (figure.core[0], other.end)


def _next(figure: Figure, other: Numeral | None) -> None:
    """`sáu, bảy tấn`: a number word and the next one are the ends of a range."""
    if other is not None and other.worded and other.value == figure.number.value + 1:
        _close(figure, other, False)


def _range(sentence: Sentence, figure: Figure, at: int, decimal: str, ranged: bool = False) -> None:
    words, language = sentence.words, sentence.language
    unit = language.units.at(words, at)
    suffixed = unit is not None
    skip = unit.end if unit is not None and unit.end < len(words) else at
    joint, dashed = words[skip], words[skip] in "-–—~"
    opener = words[figure.start - 1] if figure.start else ""
    opened = opener in language.sets["range_openers"]
    if not dashed and joint not in language.sets["range_words"]:
        return
    if joint in language.sets["joins"] and opener != "between":
        return
    money = _past_money(sentence, skip + 1)
    skip = money - 1 if money else skip  # `between £300 and £4,500`
    other = numeral(words, skip + 1, language, decimal, money > 0) if skip + 1 < len(words) else None
    if other is None or sentence.taken[skip + 1] or (other.worded != figure.number.worded and not opened):
        return
    counted = language.plurals and not dashed and not _one_unit(sentence, figure, other.end)
    if opener in language.sets["by"] and (money or counted) and not _about(sentence, figure, other):
        return  # `trimmed it by $150 million to $2.1 billion`, `burglaries by 88 to 402`
    apart = not (dashed or ranged)  # two levels, where nothing shows a range
    if opened and apart and joint not in language.sets["joins"] and _changes(sentence, figure, unit is not None):
        return
    if apart and opener in language.sets["change_openers"] and _levels(sentence, figure, suffixed):
        return
    if (
        not opened
        and not dashed
        and (
            (_rises(sentence, figure.start) and not _about(sentence, figure, other))
            or (suffixed and not _twice(sentence, figure.start, at, other.end))
        )
    ):
        return
    if not dashed and _separate(sentence, unit is not None, other.end):
        return
    _close(figure, other, opened and not (dashed and language.plurals))  # `cut its forecast to 7-9% from 7-12%`


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
    by = by or (figure.begin > 0 and sentence.words[figure.begin - 1] in sentence.language.sets["reaching"])
    return by and other.value <= (_SPREAD if _one_unit(sentence, figure, other.end) else 2) * figure.number.value


def _one_unit(sentence: Sentence, figure: Figure, end: int) -> bool:
    """Whether the second number alone has a unit, and one of a share or of what a verb adds: `rising 23 to 27 percent`,
    `adds 10 to 14 days to a voyage`.
    """
    own, unit = (sentence.language.units.at(sentence.words, at) for at in (figure.end, end))
    if own is not None or unit is None or not sentence.language.plurals or figure.start < figure.core[0]:
        return False
    added = any(cue.end == figure.start for cue in sentence.cued("takes"))
    return unit.value.id == "percent" or added


def _separate(sentence: Sentence, own: bool, end: int) -> bool:
    """Whether the second number has another unit than the first: `by 0.1 percentage point to 4.1%`."""
    if not own:
        return False
    first = sentence.language.units.before(sentence.words, end - 2, 3)
    after = sentence.language.units.at(sentence.words, end)
    return first is not None and after is not None and first.value is not after.value


def _twice(sentence: Sentence, first: int, at: int, end: int) -> bool:
    """Whether `percent` stands after both numbers and no `by` before them: `13% to 21%`, not `by 2% to 3%`."""
    units, words = sentence.language.units, sentence.words
    one, two = units.at(words, at), units.at(words, end)
    if one is None or two is None or (first and words[first - 1] in sentence.language.sets["by"]):
        return False
    return one.value is two.value and one.value.kind is Kind.PERCENT


def _close(figure: Figure, other: Numeral, opened: bool) -> None:
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
        sentence.language.multiples.at(sentence.words, at) for at in range(max(0, figure.start - _FAR), figure.start)
    )
    went = figure.start > 1 and sentence.words[figure.start - 2] in sentence.language.sets["moving"]
    moved = _rises(sentence, figure.start - 1) or (sentence.language.plurals and (multiplied or went))
    return moved and (measured or sentence.words[figure.end] in ("lên", "xuống", "to"))


def _levels(sentence: Sentence, figure: Figure, suffixed: bool) -> bool:
    """Whether `from A to B` with a unit at A tells two levels: `from 86% to 93%`, not `ranging from 5% to 7%`."""
    if not sentence.language.plurals or not (suffixed or figure.start < figure.core[0]):
        return False
    before = sentence.words[max(0, figure.start - 3) : figure.start - 1]
    return sentence.language.sets["ranging"].isdisjoint(before)


def _rises(sentence: Sentence, index: int) -> bool:
    return any(index - 5 <= cue.start < index for name in ("rises", "falls") for cue in sentence.cued(name))


def _out_of(sentence: Sentence, figure: Figure, decimal: str) -> None:
    """`38 of 42 schools`, `43 trên 50 trường`, `one in five`: a ratio in words."""
    words, language = sentence.words, sentence.language
    if not figure.number.value:
        return  # `none of the 157`: both are counted
    last = each_in(sentence, figure.number)
    if last:
        other = numeral(words, last + 1, language, decimal)
        if other is not None:
            figure.unit, figure.head = written(sentence, figure.end, last), (figure.end, last)
            figure.other, figure.kind = other, Kind.RATIO
            figure.end, figure.core = other.end, (figure.core[0], other.end)
        return
    if figure.end >= len(words) or not language.roles.get(words[figure.end], 0) & _OF:
        return
    for length in (4, 3, 2, 1):
        joint = " ".join(words[figure.end : figure.end + length])
        at = figure.end + length
        if at >= len(words) or joint not in language.sets["of"]:
            continue
        if not language.plurals:
            at += words[at] in language.sets["determiners"]
        elif words[at] not in language.numbers and not scaled_article(
            words, at, language
        ):  # `one in thirty of the city's total`
            at = owner(sentence, at)
            at += words[at : at + 1] != [] and words[at] in language.sets["known_of"]  # `eight of her last nine`
        other = numeral(words, at, language, decimal) if at < len(words) else None
        if other is None or sentence.taken[at] or other.value < figure.number.value:
            return
        small = figure.number.value <= _SMALL or words[other.end : other.end + 1] == [
            "of"
        ]  # `19 in 20 of the patients`
        if length == 1 and joint in language.sets["loose_of"] and (not small or other.value > 10 * _SMALL):
            return
        if other.scaled is not figure.number.scaled and joint not in language.sets["loose_of"]:
            return
        if language.units.at(words, other.end) is None:
            figure.other, figure.kind = other, Kind.RATIO
            figure.end, figure.core = other.end, (figure.core[0], other.end)
        return


def scaled_article(words: Sequence[str], at: int, language: Language) -> bool:
    """Whether `a` and a scale word stand at a token: `one in a hundred`."""
    scale = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in language.sets["article"] and len(scale) > 1 and scale in language.scales


def each_in(sentence: Sentence, number: Numeral) -> int:
    """Where the joining word stands after a noun that parts a ratio from its whole, `one officer in eight`, `two car
    thefts in five were`; 0 where there is none.
    """
    words, language, start = sentence.words, sentence.language, number.end
    if not language.plurals or not number.worded or number.value > _SMALL or start + 2 >= len(words):
        return 0
    joints = language.sets["loose_of"]
    at = next((at for at in (start + 1, start + 2) if words[at] in joints), 0)
    if not at or at + 1 >= len(words) or sentence.taken[at + 1]:
        return 0
    verbs = language.sets["past_forms"] | language.sets["present"] | language.sets["determiners"]
    if not all(word[0].isalpha() and word not in verbs for word in words[start:at]):
        return 0
    whole = language.numbers.get(words[at + 1], 0) or (int(words[at + 1]) if words[at + 1].isdecimal() else 0)
    if not number.value < whole <= 10 * _SMALL or language.units.at(words, at + 2) is not None:
        return 0
    after = words[at + 2] if at + 2 < len(words) else "."
    if number.value != 1:
        return at if after in ",.;" or after in language.sets["plural_verbs"] else 0
    return at if noun(sentence, at + 2) is None or _singular(sentence, at + 2) else 0


def _singular(sentence: Sentence, at: int) -> bool:
    """Whether a word is a verb of one, not a plural: `one firm in four intends to`, `one litre in four leaks away`."""
    words, sets = sentence.words, sentence.language.sets
    after = words[at + 1] if at + 1 < len(words) else "."
    follows = after in sets["determiners"] or after in sets["reaching"] or after in sets["extents"]
    return words[at].endswith("s") and follows


_NOUN = 4  # words of what a percentage is of


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
    if not one.bare or two.bare or one.number.worded:
        return
    between = sentence.words[one.end : two.begin]
    if between == [","] and (two.sizes(sentence.words) or two.multiple):
        return  # `three-room 26.0, five-room 24.2`
    if between == [","] and two.kind is Kind.PERCENT and one.number.value > _WHOLE:
        return  # `Murders: 773, 19 per cent fewer`
    apart = two.begin < two.start and not sentence.language.plurals  # `nữ 4, dưới 40 tuổi 6`
    joined = len(between) == 1 and (
        between[0] in SIDES or between[0] == "," or between[0] in sentence.language.sets["joins"]
    )
    listed = joined and not apart
    if sentence.language.plurals and one.begin and sentence.words[one.begin - 1] in sentence.language.sets["per_each"]:
        return  # `got at least a 4, 0.6 of a point down`
    leads = 0 < len(between) <= 6 and _leads(sentence, one, two)
    if not listed and not leads:
        return
    if two.number.scaled and not one.number.scaled and two.kind is not Kind.COUNT:
        one.number = one.number.times(two.number.scale)._replace(scaled=True, scale=two.number.scale)
    one.take_unit(two)
    one.head = two.head if leads else one.head


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
    idle = sets["records"] | sets["determiners"] | sets["restated"] | sets["superlatives"]
    return not sentence.language.plurals or all(word in idle for word in words[at : two.begin])


def _from_to(sentence: Sentence, one: Figure, two: Figure) -> None:
    """Marks `từ 49 trường năm 2014 lên 62 trường`: the first opens, the second follows."""
    words, at = sentence.words, one.begin - 1
    while at > 0 and words[at] in sentence.language.sets["restated"]:
        at -= 1  # `từ mức 43,1% lên 45%`
    opener = words[at] if at >= 0 else ""
    if opener not in sentence.language.sets["change_openers"] or two.start - one.end > _FAR:
        return
    if one.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST) or sentence.words[one.end] in sentence.language.sets["joins"]:
        return
    if _leads(sentence, one, two):
        one.opens, two.follows = True, one
        if two.bare and not one.bare:
            two.take_unit(one)
            two.head = one.head
        elif one.bare and not two.bare and one.kind is Kind.COUNT and one.number.worded is False:
            one.take_unit(two)
            one.head = two.head


def restated(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether a figure says the one before again: `0.5%, or 179,100 people`, `41 vụ (9,8%)`, `2 vụ (tức 5%)`."""
    between = sentence.words[one.end : two.begin]
    if "," in between and not sentence.language.plurals:  # `giảm 8% sau một năm, tương đương 2.700 ha`
        between = [sentence.words[at] for at in range(one.end, two.begin) if not sentence.taken[at]]
        last = len(between) - 1 - between[::-1].index(",") if "," in between else 0
        if one.kind is Kind.PERCENT and last <= _NOUN and all(word[0].isalpha() for word in between[:last]):
            between = between[last:]  # `giảm 6% hộ nghèo, tương đương 85 hộ`
    if not between or len(between) > 4:
        return False
    if between == ["("]:
        return True
    words = [word for word in between if word not in (",", "(")]
    return " ".join(words) in sentence.language.sets["restating"]
