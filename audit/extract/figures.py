"""Sentence -> figures: numbers with their unit or counted noun and their hedge."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audit.extract.amounts import measure
from audit.extract.bares import counts
from audit.extract.counts import count, hedge, suffixed
from audit.extract.currencies import lost, prefix, renamed
from audit.extract.doubles import second
from audit.extract.durations import adverbial, names_group
from audit.extract.evident import evident
from audit.extract.fractions import fraction, multiple, nones
from audit.extract.gaps import respective
from audit.extract.givers import part_of_those
from audit.extract.joints import SIDES, join
from audit.extract.labels import apart, counts_people, set_apart
from audit.extract.listings import label
from audit.extract.millions import in_millions
from audit.extract.nouns import noun
from audit.extract.numerals import Numeral, numeral, past_loss
from audit.extract.ones import single
from audit.extract.points import of_percentages
from audit.extract.rates import rate
from audit.extract.rerates import rerated
from audit.extract.sentences import Sentence
from audit.extract.spellings import worded_counts
from audit.extract.tallies import tally
from audit.extract.values import Figure
from audit.lang import part
from audit.lang.looks import NUMBER, STARTER, having, where
from audit.model import Kind
from audit.units import Unit

_BEGINNINGS = having(NUMBER, STARTER)
_HUNDRED = 100
_HUNDREDS = 500  # amounts in one currency of one sentence seldom differ by as many times
_BILLION = 10**9  # of which hardly anything but money is told
_MONEY = frozenset([Kind.MONEY])
_AMOUNTS = frozenset(Kind) - {Kind.PERCENT}


def figures(sentence: Sentence, decimal: str) -> list[Figure]:
    """Every figure in order; numbers that are taken or that measure nothing are left out."""
    words, taken, language = sentence.words, sentence.taken, sentence.language
    found: list[Figure] = []
    free = 0
    for index in where(sentence.looks, _BEGINNINGS):
        if index < free or taken[index]:
            continue
        word, figure = words[index], None
        if not word[0].isdecimal():
            figure = fraction(sentence, index) or multiple(sentence, index)
        if figure is None and (word[0].isdecimal() or word in language.openers):
            figure = _figure(sentence, index, decimal, found)
        if figure is not None:
            found.append(figure)
            free = max(figure.end, index + 1)
    none = nones(sentence, found)
    if none:
        found = sorted(found + none, key=lambda figure: figure.start)
    join(sentence, found)
    label(sentence, found)
    tally(sentence, found)
    kept: list[Figure] = []
    for figure in found:
        if counts(sentence, figure, kept):
            if figure.kind is Kind.RATIO and language.plurals and kept:
                part_of_those(sentence, figure, kept)
            kept.append(figure)
    respective(sentence, kept)
    of_percentages(sentence, kept)
    rerated(sentence, kept)
    return kept


def _figure(sentence: Sentence, index: int, decimal: str, found: Sequence[Figure]) -> Figure | None:
    """The figure whose number begins at `index`, after those `found` before it."""
    before = prefix(sentence, index)
    if before is not None and found and before[0] < found[-1].end:
        before = None
    letters = before is not None or _lettered(sentence, index + 1) or _of_money(sentence, index + 1, found)
    number = numeral(sentence.words, index, sentence.language, decimal, letters) or single(sentence, index)
    if number is None or 1 in sentence.taken[number.start : number.end]:
        return None
    if before is not None and lost(sentence, index):
        number = past_loss(sentence.words, number, sentence.language)
    worded = number.worded and before is None
    if worded and not (worded_counts(sentence, number, found) or evident(sentence, number, found)):
        return None
    if before is None and _per_so_many(sentence, number):
        return None
    figure = Figure(index, number.end, (number.start, number.end), number, Kind.COUNT)
    _sign(sentence, figure)
    figure.start = index if before is None else before[0]
    if before is not None and before[0] and sentence.words[before[0] - 1] in sentence.language.sets["minus"]:
        figure.number = figure.number._replace(value=-abs(figure.number.value))  # `fell to minus $38`
    second(sentence, figure, decimal, found)
    suffixed(sentence, figure)
    if before is not None:
        _take_money(sentence, figure, before[1])
    elif _percentage(sentence, figure, found):
        figure.take_unit(found[-1])
    elif sentence.led("multiplied", figure.begin) and sentence.language.plurals:
        figure.unit, figure.kind, figure.multiple = sentence.language.multiple_unit, Kind.OTHER, True
    elif not measure(sentence, figure, decimal) and not count(sentence, figure) and not _money(sentence, figure, found):
        if _modifies(sentence, figure):
            return None
        figure.bare, figure.counted = True, True
        rate(sentence, figure)
    else:
        _with_half(sentence, figure)
    if _only_says_how(sentence, figure):
        return None
    hedge(sentence, figure)
    return None if _only_says_who(sentence, figure) else figure


def _take_money(sentence: Sentence, figure: Figure, sign: Unit) -> None:
    """Gives a figure the money of the sign before it, or of the code behind it that says which that is."""
    code = renamed(sentence, figure.end, sign)
    unit = code or sign
    figure.end += code is not None
    figure.kind = figure.kind if figure.kind is Kind.RATIO else Kind.MONEY
    figure.unit, figure.measured = unit.id, unit
    rate(sentence, figure)


def _modifies(sentence: Sentence, figure: Figure) -> bool:
    """Whether a hyphen joins a number without a unit to what stands behind it: `a 12-month low`, `the 10-year note`."""
    return sentence.words[figure.end : figure.end + 1] == ["-"] and sentence.glued(figure.end)


def _only_says_how(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure tells nothing but how something else is counted: free of charge, when, for each hectare."""
    if _free_of_charge(sentence, figure) or (figure.kind is Kind.DURATION and adverbial(sentence, figure)):
        return True
    return figure.kind is Kind.AREA and figure.number.value == 1 and _for_each(sentence, figure)


def _only_says_who(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is an age that only names a group; that of a range of ages is no other figure either."""
    if _of_ages(sentence, figure):
        end = figure.end + (0 if figure.other else 2)
        sentence.taken[figure.start : end] = b"\1" * (end - figure.start)
        return True
    return figure.kind is Kind.DURATION and names_group(sentence, figure)


def _of_ages(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is a bound of the ages of a group: `people aged 16 and over`, `those aged 18 to 24`."""
    words, sets = sentence.words, sentence.language.sets
    if not figure.begin or words[figure.begin - 1] not in sets["of_age"]:
        return False
    if sentence.led("averages", figure.begin - 1):
        return False  # `a median age between 45 and 50`
    joint, bound = (*words[figure.end : figure.end + 2], "", "")[:2]
    return figure.other is not None or (joint in sets["joins"] and bound in sets["age_bounds|comparatives"])


def _free_of_charge(sentence: Sentence, figure: Figure) -> bool:
    """Whether a price of nothing names a kind of thing: `52 chuyến xe 0 đồng`."""
    if figure.kind is not Kind.MONEY or figure.number.value or sentence.language.plurals:
        return False
    return sentence.language.heads.before(sentence.words, figure.begin, 3) is not None


def _for_each(sentence: Sentence, figure: Figure) -> bool:
    """Whether a measure only says of how much an amount is: `giá trị sản xuất trên 1 ha canh tác 76 triệu đồng`."""
    before, sets = sentence.words[figure.begin - 1] if figure.begin else "", sentence.language.sets
    return not sentence.language.plurals and (before in sets["overlying"] or before in sets["per"])


def _percentage(sentence: Sentence, figure: Figure, found: Sequence[Figure]) -> bool:
    """Whether decimals after a comma go on with percentages, since nothing is counted so: `62,3% lạc quan, 21,5 bi
    quan`.
    """
    words, language, end = sentence.words, sentence.language, figure.end
    if language.plurals or not found or found[-1].unit != "percent" or found[-1].number.step == 1:
        return False
    parted = figure.number.step < 1 and figure.number.value < _HUNDRED and words[figure.begin - 1] == ","
    named = end < len(words) and words[end][0].isalpha() and words[end] not in language.scales
    return parted and named and not (language.units.at(words, end) or language.heads.at(words, end))


def _lettered(sentence: Sentence, at: int) -> bool:
    """Whether a letter glued to a number scales it: `7.1m tonnes`, `3.4m visitors`, `4.1m fewer`."""
    words, language = sentence.words, sentence.language
    if not language.plurals or at >= len(words) or len(words[at]) != 1 or words[at] not in language.scales:
        return False
    after = words[at + 1] if at + 1 < len(words) else "."
    if after == "-" and words[at + 2 : at + 3] != [] and words[at + 2] in language.sets["sizes"]:
        return sentence.glued(at)  # `the 3.5m-strong union`
    if not sentence.glued(at) or not (after[0].isalpha() or after in ".,;)—–("):
        return False
    if after in language.sets["comparatives"] - language.sets["exceeds"]:  # nor `50m below the waves`
        return True  # `120.8m tonnes, 4.1m less than last season`
    if (
        words[at] == "m"
        and after not in language.sets["extents"]
        and in_millions(sentence.raw, language.sets["extents"])
    ):
        return True  # `Sindh 2.9m`, `Malawi: 5.7m hungry`
    if words[at] == "m" and _counted_before(sentence, at) and after not in language.sets["extents"]:
        return True
    unit = language.units.at(words, at + 1)
    head = noun(sentence, at + 1)
    if after in SIDES:
        return False
    return unit is not None or (head is not None and head[1] - head[0] < 3 and words[head[1] - 1].endswith("s"))


def _of_money(sentence: Sentence, at: int, found: Sequence[Figure]) -> bool:
    """Whether a letter glued to a number scales it as it did the amount of money before: `USD 97.4m (88.9m)`."""
    words = sentence.words
    if at >= len(words) or len(words[at]) != 1 or words[at] not in sentence.language.scales or not sentence.glued(at):
        return False
    last = next((one for one in reversed(found) if not one.bare), None)
    return last is not None and last.kind is Kind.MONEY and words[last.core[1] - 1] == words[at]


def _counted_before(sentence: Sentence, at: int) -> bool:
    """Whether things were counted before a number with `m` at token `at`, so that it stands for millions: `Visits
    reached 4.1m last year`, `dropped by 5.1m barrels to 414.7m`.
    """
    words, language = sentence.words, sentence.language
    first = words[0] if sentence.taken[0] == 0 else ""
    many = len(first) > 3 and first.endswith("s") and first not in language.sets["uncounted"]
    many = many or any(cue.end < at and cue.end - cue.start > 1 for cue in sentence.cued("quantity"))
    many = many or any(sentence.follows("people|headcounts|crowds", index) for index in range(at - 1))
    lettered = any(
        words[index] == "m" and sentence.ends[index - 1] == sentence.starts[index] and noun(sentence, index + 1)
        for index in range(1, at - 1)
    )
    return many or (lettered and noun(sentence, at + 1) is None)


def _sign(sentence: Sentence, figure: Figure) -> None:
    """A minus glued to the number where no number or word is glued before it: `-1,2 độ C`."""
    at = figure.start - 1
    either = at > 1 and sentence.words[at - 2] in sentence.language.sets["listing"]  # `plus or minus 3.1 points`
    within = at > 0 and (cue := sentence.cue_at.get(at - 1)) is not None and cue.end > at  # `siêu âm 19.876 lượt`
    if at >= 0 and sentence.words[at] in sentence.language.sets["minus"] and not (either or within):
        figure.number = figure.number._replace(value=-figure.number.value)
        return
    if at < 0 or sentence.words[at] not in "-−–" or sentence.ends[at] != sentence.starts[figure.start]:
        return
    if at and sentence.ends[at - 1] == sentence.starts[at] and sentence.words[at - 1][0].isalnum():
        return
    if at and sentence.raw[sentence.starts[at] - 1] != "\n":
        figure.number = figure.number._replace(value=-figure.number.value)


def _per_so_many(sentence: Sentence, number: Numeral) -> bool:
    """Whether a number only says out of how many something is: `beds per 10,000 people: 39.5`."""
    before = sentence.words[number.start - 1] if number.start else ""
    return sentence.language.plurals and before in sentence.language.sets["per"]


def _with_half(sentence: Sentence, figure: Figure) -> None:
    """`ba sào rưỡi`, `hai lần rưỡi`, `an hour and a quarter`: a part of a unit more."""
    number = figure.number
    more = part(sentence.words, figure.end, sentence.language) if number.worded and figure.measured else None
    if more is not None and sentence.language.sets["link_of"].isdisjoint(sentence.words[more[1] :][:1]):
        over, figure.end = more
        figure.number = number._replace(value=number.value + over, step=over / 5, last=over / 5)
        return
    if number.scaled or sentence.language.sets["halves"].isdisjoint(sentence.words[figure.end : figure.end + 1]):
        return
    half = Fraction(1, 2)
    figure.number = number._replace(value=number.value + half, step=half / 5, last=half / 5)
    figure.end += 1


def _money(sentence: Sentence, figure: Figure, found: Sequence[Figure]) -> bool:
    """Whether the unit is money left out: `giá 3 tỷ 2`, `vốn 500 triệu`, `chào 190 triệu/m2`, or `cao nhất 85 triệu
    đồng, thấp nhất 200 nghìn` after those `found`.
    """
    language, words = sentence.language, sentence.words
    if not figure.number.scaled or not language.sets["money_scales"]:
        return False
    if set_apart(words, figure) and counts_people(sentence, figure):
        return False
    told = next((other for other in reversed(found) if other.kind is Kind.MONEY), None)
    if told is not None and not told.sized_like(figure, _HUNDREDS):
        told = None  # `xuất khẩu 1,85 tỷ USD; thu ngân sách 6.280 tỷ`
    if found and _restates(words, figure, found[-1]):
        figure.take_unit(found[-1])
        return True
    ends = apart(sentence, figure) and (told is not None or figure.number.value >= _BILLION)
    priced = _priced(sentence, figure) or _paid(sentence, figure)
    if not (ends or priced):
        return False
    figure.unit = language.money_unit if told is None else told.unit.partition("/")[0]
    if told is None or told.assumed:
        figure.assumed = _MONEY if priced else _AMOUNTS
    figure.kind = figure.kind if figure.kind is Kind.RATIO else Kind.MONEY
    rate(sentence, figure)
    return True


def _restates(words: Sequence[str], figure: Figure, last: Figure) -> bool:
    """Whether an amount stands in a bracket behind a measure of its scale: `288 triệu kWh (quý III: 171 triệu)`."""
    between = words[last.end : figure.begin]
    measured = last.measured is not None and last.kind not in (Kind.MONEY, Kind.PERCENT)
    return measured and between[:1] == ["("] and ")" not in between and last.number.scale == figure.number.scale


def _priced(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount is told of money before it: `giá 3 tỷ 2`."""
    sets, words = sentence.language.sets, sentence.words
    core = words[figure.core[0] : figure.core[1]]
    each = sets["per_each"].isdisjoint(words[figure.end : figure.end + 1])
    if each and sets["money_scales"].isdisjoint(core):
        clause = max((at + 1 for at in range(figure.begin) if words[at] in ",;:("), default=0)
        told = words[clause] in sets["prices"] or words[clause] in sets["per"]  # `giá một lần đo chỉ còn 35 nghìn`
        return told and set_apart(words, figure)
    return not sets["money_nouns"].isdisjoint(words[: figure.start])


def _paid(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount is for a unit of what is sold, `25 nghìn/kg`, or follows a verb of paying: `tốn 21 tỷ`."""
    sets, words, end = sentence.language.sets, sentence.words, figure.end
    if words[end : end + 1] == ["/"] and end + 1 < len(words):
        return words[end + 1] in sets["sold_by"]
    return apart(sentence, figure) and words[figure.begin - 1] in sets["money_verbs"]
