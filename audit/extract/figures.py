"""Sentence -> figures: numbers with their unit or counted noun and their hedge."""

from __future__ import annotations

from audit.extract.amounts import measure, prefix, rate
from audit.extract.counts import count, hedge
from audit.extract.fractions import fraction, multiple, nones
from audit.extract.joints import join, second
from audit.extract.nouns import noun, stop
from audit.extract.numerals import Numeral, numeral
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Kind

_MANY = 12  # a number word up to this may be part of a phrase; a greater one counts


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
        if _counts(sentence, figure, kept):
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
    second(sentence, figure, decimal)
    if before is not None:
        figure.start, unit = before
        figure.kind = figure.kind if figure.kind is Kind.RATIO else Kind.MONEY
        figure.unit, figure.measured = unit.id, unit
        rate(sentence, figure)
    elif not measure(sentence, figure, decimal) and not count(sentence, figure) and not _money(sentence, figure):
        figure.bare, figure.counted = True, True
        rate(sentence, figure)
    if figure.kind is Kind.DURATION and _adverbial(sentence, figure):
        return None
    hedge(sentence, figure)
    return figure


def _lettered(sentence: Sentence, at: int) -> bool:
    """Whether a letter glued to a number scales it: `7.1m tonnes`, `3.4m visitors`."""
    words, language = sentence.words, sentence.language
    if not language.plurals or at + 1 >= len(words) or len(words[at]) != 1 or words[at] not in language.scales:
        return False
    if sentence.ends[at - 1] != sentence.starts[at] or not words[at + 1][0].isalpha():
        return False
    unit = language.units.at(words, at + 1)
    head = noun(sentence, at + 1)
    return unit is not None or (head is not None and head[1] - head[0] < 3 and words[head[1] - 1].endswith("s"))


def _sign(sentence: Sentence, figure: Figure) -> None:
    """A minus glued to the number where no number or word is glued before it: `-1,2 độ C`."""
    at = figure.start - 1
    if at >= 0 and sentence.words[at] in sentence.language.sets["minus"]:
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
    if before and before[0].isalpha() and sentence.raw[sentence.starts[number.start]].isupper():
        return False
    if _of_number(sentence, number.end) or _of_them(sentence, number.end):
        return True
    if words[number.start] in language.sets["article"] and not long:
        unit = language.units.at(words, number.end)
        if unit is not None:
            return language.plurals and words[number.start] == "one" and unit.value.kind is not Kind.DURATION
        return (
            before in language.sets["joins"] and number.start > 2 and language.heads.at(words, number.end) is not None
        )
    if before in language.sets["not_counting"] or (
        words[number.start] in language.scales and before in language.sets["vague_before"]
    ):
        return False
    if language.units.at(words, number.end) is not None:
        return True
    if words[number.start] in language.sets["year_words"] and before in language.sets["before_year"]:
        return False
    if language.heads.at(words, number.end) is not None:
        return True
    return number.value > _MANY or (language.plurals and noun(sentence, number.end) is not None)


def _of_number(sentence: Sentence, at: int) -> bool:
    """Whether a number follows that this one is out of: `eight of the 12 districts`, `one in five households`."""
    words, language = sentence.words, sentence.language
    if at + 1 >= len(words):
        return False
    if words[at] in language.sets["loose_of"]:
        under = words[at + 1] in language.numbers or (words[at + 1].isdecimal() and len(words[at + 1]) < 4)
        return under and not sentence.taken[at + 1] and noun(sentence, at + 2) is not None
    if words[at] not in language.sets["link_of"]:
        return False
    at += 1 + (words[at + 1] in language.sets["determiners"])
    return at < len(words) and words[at][0].isdecimal() and not sentence.taken[at]


def _of_them(sentence: Sentence, at: int) -> bool:
    """Whether `of them` or its like follows."""
    words, sets = sentence.words, sentence.language.sets
    return (
        words[at : at + 1] != []
        and words[at] in sets["link_of"]
        and words[at + 1 : at + 2] != []
        and words[at + 1] in sets["them"]
    )


def _money(sentence: Sentence, figure: Figure) -> bool:
    """Whether the unit is money left out: `giá 3 tỷ 2`, `vốn 500 triệu`."""
    language = sentence.language
    core = sentence.words[figure.core[0] : figure.core[1]]
    if not figure.number.scaled or language.sets["money_scales"].isdisjoint(core):
        return False
    if language.sets["money_nouns"].isdisjoint(sentence.words[: figure.start]):
        return False
    figure.unit, figure.kind = language.money_unit, figure.kind if figure.kind is Kind.RATIO else Kind.MONEY
    return True


def _adverbial(sentence: Sentence, figure: Figure) -> bool:
    """Whether a duration says when, not how long something is: `trong 3 năm`, `bình quân 7 tháng`, `after 10 years`."""
    words, sets = sentence.words, sentence.language.sets
    if figure.measured is None or figure.measured.id not in ("year", "month", "week", "day"):
        return False
    if words[figure.end - 1] in sets["ages"] or words[figure.end : figure.end + 1] in (["-"], ["/"]):
        return False
    before = words[max(0, figure.start - 2) : figure.start]
    after = words[figure.end : figure.end + 1]
    if not before or before[-1] == "," or not sets["past"].isdisjoint(after):
        return True
    if not sets["when"].isdisjoint(before):
        return True
    if sentence.language.plurals or figure.measured.id in ("week", "day"):
        return False
    return sets["lasting"].isdisjoint(words[max(0, figure.begin - 3) : figure.start]) and sets["lasting"].isdisjoint(
        after
    )


def _counts(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether a figure is one: it has a unit or noun, or stands bare where how many is said."""
    if not figure.bare:
        return True
    if figure.follows is not None or figure.opens:
        return True
    if figure.kind is Kind.RATIO:
        return figure.other is not None and 0 < figure.number.value <= figure.other.value
    figure.elided = _stands_bare(sentence, figure)
    return figure.elided or _elided(sentence, figure, earlier)


def _stands_bare(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number without unit or noun still says how many: after `là`, `đạt`, a colon."""
    words, at = sentence.words, figure.begin
    if at == 0 or (figure.number.worded and figure.number.value <= _MANY):
        return False
    at -= at > 1 and words[at - 1] == "+"
    before = words[at - 1]
    after = words[figure.end] if figure.end < len(words) else "."
    timed = figure.end < len(words) and bool(sentence.taken[figure.end])
    if after[0].isalpha() and not timed and not stop(sentence, figure.end):
        return False
    if before in (":", "="):
        return at > 1
    if any(cue.end == at for name in _TOLD for cue in sentence.cued(name)):
        return True
    by = before in sentence.language.sets["by"]
    return by and any(cue.end < at for name in _MOVES for cue in sentence.cued(name))


_MOVES = ("rises", "falls")
_TOLD = (*_MOVES, "reaches", "targets_of_change")


def _elided(sentence: Sentence, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether the noun of an earlier count is meant, which the figure then has: `fined 120 drivers and jailed 12`.

    The number ends its clause, or a verb or a comparative follows it, and a word stands before it.
    """
    words, language = sentence.words, sentence.language
    before = words[figure.begin - 1] if figure.begin else ""
    after = words[figure.end] if figure.end < len(words) else "."
    compares = after in language.sets["comparatives"]
    held = before in language.sets["compared"]
    counts = [other for other in earlier if compares or held or (other.kind in _COUNTED and other.unit)]
    if not counts or not before or 1900 <= figure.number.value < 2100:
        return False
    if figure.begin - counts[-1].end > (_FAR if held else _NEAR):
        return False
    cue = sentence.cue_at.get(figure.end)
    acts = (
        compares
        or _of_them(sentence, figure.end)
        or (cue is not None and ("acts" in cue.value or "stands" in cue.value or "plan_words" in cue.value))
    )
    timed = figure.end < len(words) and bool(sentence.taken[figure.end])
    ends = timed or after in ".,;:)" or after in language.sets["joins"] or stop(sentence, figure.end)
    goes_on = earlier[-1].elided and figure.begin - earlier[-1].end <= _LISTED
    if not ((ends and (before[0].isalpha() or goes_on)) or acts):
        return False
    figure.elided = True
    if figure.kind is Kind.COUNT:
        figure.take_unit(counts[-1])
    return True


_LISTED = 4  # words from one bare count of a list to the next
_FAR = 16  # words back to the figure that a number is compared with
_NEAR = 9  # words back to the noun that is meant
_COUNTED = (Kind.COUNT, Kind.RATE)
