"""Sentence -> figures: numbers with their unit or counted noun and their hedge."""

from __future__ import annotations

from fractions import Fraction

from audit.extract.amounts import measure, prefix, rate, smaller
from audit.extract.bares import counts, of_them, part_of_those
from audit.extract.counts import count, hedge
from audit.extract.fractions import fraction, multiple, nones
from audit.extract.joints import each_in, join, second
from audit.extract.nouns import noun, owner, stop
from audit.extract.numerals import Numeral, numeral
from audit.extract.sentences import Sentence
from audit.extract.values import MANY, Figure
from audit.model import Hedge, Kind

_LIMITS = (Hedge.AT_MOST, Hedge.AT_LEAST)


def figures(sentence: Sentence, decimal: str) -> list[Figure]:
    """Every figure in order; numbers that are taken or that measure nothing are left out."""
    words, taken, language = sentence.words, sentence.taken, sentence.language
    starters = language.starters
    found: list[Figure] = []
    free = 0
    for index in [at for at, word in enumerate(words) if word[0].isdecimal() or word in starters]:
        if index < free or taken[index]:
            continue
        word, figure = words[index], None
        if not word[0].isdecimal():
            figure = fraction(sentence, index) or multiple(sentence, index)
        if figure is None and (word[0].isdecimal() or word in language.openers):
            figure = _figure(sentence, index, decimal, free)
        if figure is not None:
            found.append(figure)
            free = max(figure.end, index + 1)
    none = nones(sentence)
    if none:
        found = sorted(found + none, key=lambda figure: figure.start)
    join(sentence, found)
    kept: list[Figure] = []
    for figure in found:
        if counts(sentence, figure, kept):
            if figure.kind is Kind.RATIO and language.plurals and kept:
                part_of_those(sentence, figure, kept)
            kept.append(figure)
    return kept


def _figure(sentence: Sentence, index: int, decimal: str, free: int) -> Figure | None:
    """The figure whose number begins at `index`; nothing before `free` belongs to it."""
    before = prefix(sentence, index)
    if before is not None and before[0] < free:
        before = None
    letters = before is not None or _lettered(sentence, index + 1)
    number = numeral(sentence.words, index, sentence.language, decimal, letters)
    if number is None or any(sentence.taken[number.start : number.end]):
        return None
    if number.worded and before is None and not _worded_counts(sentence, number):
        return None
    figure = Figure(index, number.end, (number.start, number.end), number, Kind.COUNT)
    _sign(sentence, figure)
    figure.start = index if before is None else before[0]
    second(sentence, figure, decimal)
    if before is not None:
        unit = before[1]
        figure.kind = figure.kind if figure.kind is Kind.RATIO else Kind.MONEY
        figure.unit, figure.measured = unit.id, unit
        rate(sentence, figure)
    elif not measure(sentence, figure, decimal) and not count(sentence, figure) and not _money(sentence, figure):
        figure.bare, figure.counted = True, True
        rate(sentence, figure)
    else:
        _with_half(sentence, figure)
    if figure.kind is Kind.DURATION and _adverbial(sentence, figure):
        return None
    hedge(sentence, figure)
    if figure.kind is Kind.DURATION and _names_group(sentence, figure):
        return None
    return figure


def _lettered(sentence: Sentence, at: int) -> bool:
    """Whether a letter glued to a number scales it: `7.1m tonnes`, `3.4m visitors`, `4.1m fewer`."""
    words, language = sentence.words, sentence.language
    if not language.plurals or at + 1 >= len(words) or len(words[at]) != 1 or words[at] not in language.scales:
        return False
    after = words[at + 1]
    if sentence.ends[at - 1] != sentence.starts[at] or not (after[0].isalpha() or after in ".,;)"):
        return False
    if after in language.sets["comparatives"]:
        return True  # `120.8m tonnes, 4.1m less than last season`
    if words[at] == "m" and _counted_before(sentence, at) and after not in language.sets["extents"]:
        return True
    unit = language.units.at(words, at + 1)
    head = noun(sentence, at + 1)
    return unit is not None or (head is not None and head[1] - head[0] < 3 and words[head[1] - 1].endswith("s"))


def _counted_before(sentence: Sentence, at: int) -> bool:
    """Whether things were counted before a number with `m` at token `at`, so that it stands for millions: `Visits
    reached 4.1m last year`, `dropped by 5.1m barrels to 414.7m`.
    """
    words, language = sentence.words, sentence.language
    first = words[0] if sentence.taken[0] == 0 else ""
    many = len(first) > 3 and first.endswith("s") and first not in language.sets["uncounted"]
    lettered = any(
        words[index] == "m" and sentence.ends[index - 1] == sentence.starts[index] and noun(sentence, index + 1)
        for index in range(1, at - 1)
    )
    return many or (lettered and noun(sentence, at + 1) is None)


def _sign(sentence: Sentence, figure: Figure) -> None:
    """A minus glued to the number where no number or word is glued before it: `-1,2 độ C`."""
    at = figure.start - 1
    either = at > 0 and sentence.words[at - 1] in sentence.language.sets["joins"]  # `plus or minus 3.1 points`
    if at >= 0 and sentence.words[at] in sentence.language.sets["minus"] and not either:
        figure.number = figure.number._replace(value=-figure.number.value)
        return
    if at < 0 or sentence.words[at] not in "-−–" or sentence.ends[at] != sentence.starts[figure.start]:
        return
    if at and sentence.ends[at - 1] == sentence.starts[at] and sentence.words[at - 1][0].isalnum():
        return
    if at and sentence.raw[sentence.starts[at] - 1] != "\n":
        figure.number = figure.number._replace(value=-figure.number.value)


def _worded_counts(sentence: Sentence, number: Numeral) -> bool:
    """Whether number words measure something: only before a unit or a noun that is known to be counted."""
    words, language = sentence.words, sentence.language
    long = number.end - number.start > 1
    if number.end >= len(words):
        return long
    before = words[number.start - 1] if number.start else ""
    named = sentence.raw[sentence.starts[number.start]].isupper() and not sentence.shouted
    if before and before[0].isalpha() and named:
        return False
    if before in language.sets["known_of"] and number.value <= MANY:
        return False  # `the two ministries`, `all three dates`: not how many there are
    if _told_bare(sentence, number, before):
        return True
    if _of_number(sentence, number.end) or of_them(sentence, number.end) or each_in(sentence, number):
        return True
    if words[number.end] == "-" and words[number.start] in language.sets["article"] and not long:
        return language.plurals and not language.sets["ages"].isdisjoint(words[number.end + 1 : number.end + 4])
    if words[number.start] in language.sets["article"] and not long:
        unit = language.units.at(words, number.end)
        if unit is not None:
            single = language.plurals and words[number.start] == "one"
            return single and (unit.value.kind is not Kind.DURATION or smaller(sentence, unit) is not None)
        head = language.heads.at(words, number.end)
        if head is None:
            return False
        listed = before in language.sets["joins"] and number.start > 2
        aged = not language.sets["ages"].isdisjoint(words[head.end + 1 : head.end + 2])  # `một phụ nữ 52 tuổi tử vong`
        after = head.end + 2 * aged
        return listed or (words[after : after + 1] != [] and words[after] in language.sets["befalls"])
    if before in language.sets["not_counting"] or (
        words[number.start] in language.scales and before in language.sets["vague_before"]
    ):
        return False
    if language.units.at(words, number.end) is not None:
        return True
    if words[number.end] == "-":
        return _adjective_counts(sentence, number)
    if words[number.start] in language.sets["year_words"] and before in language.sets["before_year"]:
        return False
    if language.heads.at(words, number.end) is not None:
        return True
    return number.value > MANY or (language.plurals and noun(sentence, number.end) is not None)


def _adjective_counts(sentence: Sentence, number: Numeral) -> bool:
    """Whether a number in words sizes something: `a seven-year-old girl`, `the two-hour sale`; not `a one-day fall`."""
    words, language = sentence.words, sentence.language
    if number.end + 1 >= len(words) or sentence.ends[number.end] != sentence.starts[number.end + 1]:
        return False
    unit = language.units.at(words, number.end + 1)
    aged = not language.sets["ages"].isdisjoint(words[number.end + 1 : number.end + 4])
    return (
        aged
        or (unit is not None and unit.value.kind is not Kind.DURATION)
        or words[number.end + 1 : number.end + 2] == ["hour"]
    )


def _told_bare(sentence: Sentence, number: Numeral, before: str) -> bool:
    """Whether a number in words needs no noun: `fell by nine to 212`, `four more than in 2020`, `none had a record`."""
    words, language = sentence.words, sentence.language
    if not language.plurals or words[number.start] in language.sets["article"]:
        return False
    after = words[number.end]
    if before in language.sets["by"]:
        return after in ".,;)" or stop(sentence, number.end) or bool(sentence.taken[number.end])
    if after in language.sets["comparatives"]:
        return words[number.end + 1 : number.end + 2] == ["than"] or noun(sentence, number.end + 1) is not None
    if not number.value and before in language.sets["compared"]:
        return True  # `compared with none`
    if not number.value:
        linked = after in language.sets["link_of"] or after in language.sets["passive"]
        return linked or after in language.sets["predicates"]
    if number.value > 1 and after in language.sets["plural_verbs"]:
        return True  # `nine are in hand`
    hedge = language.hedges.before(words, number.start, 4)
    begin = number.start if hedge is None else hedge.start
    if begin and words[begin - 1] in language.sets["befalling"]:
        return after in ".,;)" or after in language.sets["joins"]  # `killing at least seven and ...`
    acted = any(cue.end == number.start for cue in sentence.cued("acts"))
    return acted and after in ".,;)"


def _of_number(sentence: Sentence, at: int) -> bool:
    """Whether a number follows that this one is out of: `eight of the 12 districts`, `one in five households`."""
    words, language = sentence.words, sentence.language
    if at + 1 >= len(words):
        return False
    if words[at] in language.sets["loose_of"]:
        under = words[at + 1] in language.numbers or (words[at + 1].isdecimal() and len(words[at + 1]) < 4)
        if not under or sentence.taken[at + 1]:
            return False
        if language.plurals:  # `one in ten had yet to decide`, not `one in ten days`
            unit = language.units.at(words, at + 2)
            return unit is None or unit.value.kind is not Kind.DURATION
        return noun(sentence, at + 2) is not None
    joint = 1 + (language.plurals and " ".join(words[at : at + 2]) in language.sets["of"])
    if joint == 1 and words[at] not in language.sets["link_of"]:
        return False
    at = owner(sentence, at + joint)
    if at >= len(words) or sentence.taken[at]:
        return False
    return words[at][0].isdecimal() or (language.plurals and words[at] in language.numbers)


def _with_half(sentence: Sentence, figure: Figure) -> None:
    """`ba sào rưỡi`, `hai lần rưỡi`: half a unit more."""
    number = figure.number
    if number.scaled or sentence.language.sets["halves"].isdisjoint(sentence.words[figure.end : figure.end + 1]):
        return
    half = Fraction(1, 2)
    figure.number = number._replace(value=number.value + half, step=half / 5, last=half / 5)
    figure.end += 1


def _money(sentence: Sentence, figure: Figure) -> bool:
    """Whether the unit is money left out: `giá 3 tỷ 2`, `vốn 500 triệu`."""
    language = sentence.language
    core = sentence.words[figure.core[0] : figure.core[1]]
    each = language.sets["per_each"].isdisjoint(sentence.words[figure.end : figure.end + 1])
    if not figure.number.scaled or (each and language.sets["money_scales"].isdisjoint(core)):
        return False
    if language.sets["money_nouns"].isdisjoint(sentence.words[: figure.start]):
        return False
    figure.unit, figure.kind = language.money_unit, figure.kind if figure.kind is Kind.RATIO else Kind.MONEY
    rate(sentence, figure)
    return True


def _adverbial(sentence: Sentence, figure: Figure) -> bool:
    """Whether a duration says when, not how long something is: `trong 3 năm`, `bình quân 7 tháng`, `after 10 years`."""
    words, sets = sentence.words, sentence.language.sets
    if figure.measured is None or figure.measured.id not in ("year", "month", "week", "day"):
        return False
    if figure.number.step < 1 and sentence.language.plurals:
        return False  # `from 73.6 years in 2019`: measured, not said of when
    if words[figure.end - 1] in sets["ages"] or words[figure.end : figure.end + 1] in (["-"], ["/"]):
        return False
    before = words[max(0, figure.start - 2) : figure.start]
    after = words[figure.end : figure.end + 1]
    served = sentence.language.plurals and bool(before) and before[-1] in sets["reaching"]
    if served and not sets["within"].isdisjoint(after):
        return False  # `sentenced to 25 years in prison`
    if not before or before[-1] == "," or not sets["past"].isdisjoint(after):
        return True
    if before[-1] in sets["for"] and figure.begin == figure.start:
        return False  # `trapped for 17 days`
    if not sets["when"].isdisjoint(before):
        return True
    if " ".join(before) in sets["compared_with"] and _named(sentence, figure.end):
        return True  # `so với 7 ngày Tết Quý Mão`
    if sentence.language.plurals or figure.measured.id in ("week", "day"):
        return False
    limit = sentence.language.hedges.before(words, figure.start, 3)
    if limit is not None and limit.value in _LIMITS and words[limit.end - 1] not in sets["superlatives"]:
        return False  # `thời hạn vay tối đa 30 năm`
    return sets["lasting"].isdisjoint(words[max(0, figure.begin - 3) : figure.start]) and sets["lasting"].isdisjoint(
        after
    )


def _named(sentence: Sentence, at: int) -> bool:
    """Whether a name begins at a token."""
    return at < len(sentence.words) and sentence.raw[sentence.starts[at]].isupper()


def _names_group(sentence: Sentence, figure: Figure) -> bool:
    """Whether a limit of age only says who is counted: `trẻ em dưới 5 tuổi`, `người từ 60 tuổi trở lên`."""
    words, language = sentence.words, sentence.language
    if language.plurals or words[figure.end - 1] not in language.sets["ages"] or figure.hedge is Hedge.EXACT:
        return False
    begin = figure.begin - (words[figure.begin - 1] in language.sets["range_openers"])
    return language.heads.before(words, begin, 3) is not None
