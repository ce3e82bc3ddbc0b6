"""Spans of time: whether one says how long something is, when something was, or only who is counted."""

from __future__ import annotations

from collections.abc import Sequence

from audit.extract.nouns import stop
from audit.extract.sentences import Sentence
from audit.extract.values import Figure
from audit.model import Hedge

_LIMITS = (Hedge.AT_MOST, Hedge.AT_LEAST)
_DASHES = frozenset("-–—−‐‑/")
_NAMED = 4  # words from a span of time to what lasts as long


def adverbial(sentence: Sentence, figure: Figure) -> bool:
    """Whether a duration says when, not how long something is: `trong 3 năm`, `bình quân 7 tháng`, `after 10 years`."""
    words, sets, plurals = sentence.words, sentence.language.sets, sentence.language.plurals
    if figure.measured is None or figure.measured.id not in ("year", "month", "week", "day"):
        return False
    if figure.number.step < 1 and (plurals or not figure.number.worded):
        return False  # `from 73.6 years in 2019`: measured, not said of when
    end = figure.end
    if words[end - 1] in sets["ages"] or (end < len(words) and sentence.raw[sentence.starts[end]] in _DASHES):
        return False
    if words[figure.core[1] : figure.core[1] + 1] == ["-"]:
        return False  # `after a nine-day strike`
    before = words[max(0, figure.start - 2) : figure.start]
    after = words[figure.end : figure.end + 1]
    if after and after[0][0].isdecimal() and not plurals:
        return True  # `tiền gửi 6 - 12 tháng 4,4%`: a term
    if _taken(sentence, figure, before, after) or (plurals and _held(sentence, figure, after)):
        return False
    if not before or before[-1] == "," or not sets["past"].isdisjoint(after):
        return True
    if after and after[0] in sets["link_of"] and plurals and figure.begin < figure.start:
        return False  # `cover for over 10 months of imports`
    if plurals and before[-1] not in sets["when"] and not sets["penal"].isdisjoint(words[: figure.start]):
        return False  # `jailed the first defendant 21 years`
    if plurals and lasting(sentence, end) and not words[end - 1].endswith("s"):
        return False  # `over a 5 year contract`
    if not sets["when"].isdisjoint(before):
        return not (
            plurals and before[-1].endswith("ing") and before[0] in sets["succeeding"]
        )  # `after hearing six days of`
    if " ".join(before) in sets["compared_with"] and _named(sentence, figure.end):
        return True  # `so với 7 ngày Tết Quý Mão`
    return not (plurals or _limited(sentence, figure, after))


def _held(sentence: Sentence, figure: Figure, after: Sequence[str]) -> bool:
    """Whether a duration is how much longer another is, or what that is longer than: `25 days longer than 176 days`."""
    words, sets, at = sentence.words, sentence.language.sets, figure.begin - 1
    at -= at > 0 and words[at] in sets["definites"]
    than = at > 0 and words[at] in sets["than"] and words[at - 1] in sets["comparatives"]
    return than or not sets["comparatives"].isdisjoint(after)


def _taken(sentence: Sentence, figure: Figure, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the words around a duration say that something takes, lasts or is late by it, or is a sentence of it."""
    words, sets, plurals = sentence.words, sentence.language.sets, sentence.language.plurals
    if not sets["penal"].isdisjoint(after):
        return True  # `mỗi người 30 tháng tù treo`
    served = plurals and bool(before) and before[-1] in sets["reaching"]
    if served and not sets["within"].isdisjoint(after):
        return True  # `sentenced to 25 years in prison`
    if not sets["tardy"].isdisjoint(after) or _lasts(sentence, before):
        return True  # `in October, six months late`, `expected to last five weeks`
    if plurals and not sets["penal"].isdisjoint(words[figure.end + 1 : figure.end + 2]):
        return True  # `was given 18 months in prison`
    if plurals and len(before) > 1 and _weighed(sentence, before):
        return True
    if before and before[-1] in sets["for"] and figure.begin == figure.start:
        return True  # `trapped for 17 days`
    reached = not sets["within|on_day"].isdisjoint(after) and sentence.led("reaches", figure.begin)
    return reached and figure.hedge is Hedge.RANGE  # `peaked at 2-3 days in May`


def _weighed(sentence: Sentence, before: Sequence[str]) -> bool:
    """Whether two words before a duration say that somebody spent it, or that another is held against it: `spent eleven
    weeks in hospital`, `nine years, compared with six years in 2018`, `a wait of four days, down from nine days`.
    """
    sets = sentence.language.sets
    moved = before[-1] in sets["change_openers"] and before[0] in sets["comparatives"]
    return before[-1] in sets["staying"] or moved or " ".join(before) in sets["compared_with"]


def _limited(sentence: Sentence, figure: Figure, after: Sequence[str]) -> bool:
    """Whether a duration without a word for when is a measured one, a sentence, a limit or how long something lasts."""
    words, sets = sentence.words, sentence.language.sets
    short = figure.measured is not None and figure.measured.id in ("week", "day")
    if short or figure.hedge is Hedge.RANGE or not sets["penal"].isdisjoint(words[: figure.start]):
        return True  # `tổng cộng 43 năm tù; người cầm đầu 15 năm`
    limit = sentence.language.hedges.before(words, figure.start, 3)
    if limit is not None and limit.value in _LIMITS and words[limit.end - 1] not in sets["superlatives"]:
        return True  # `thời hạn vay tối đa 30 năm`
    before = words[max(0, figure.begin - 3) : figure.start]
    return not sets["lasting"].isdisjoint(before) or not sets["lasting"].isdisjoint(after)


def _lasts(sentence: Sentence, before: Sequence[str]) -> bool:
    """Whether two words end in the verb `last`."""
    sets = sentence.language.sets
    return before[-1:] == ["last"] and (before[0] in sets["modals"] or before[0] in sets["reaching"])


def _named(sentence: Sentence, at: int) -> bool:
    """Whether a name begins at a token."""
    return at < len(sentence.words) and sentence.raw[sentence.starts[at]].isupper()


def names_group(sentence: Sentence, figure: Figure) -> bool:
    """Whether a limit of age only says who is counted: `trẻ em dưới 5 tuổi`, `người từ 60 tuổi trở lên`."""
    words, language = sentence.words, sentence.language
    if language.plurals or words[figure.end - 1] not in language.sets["ages"] or figure.hedge is Hedge.EXACT:
        return False
    begin = figure.begin - (words[figure.begin - 1] in language.sets["range_openers"])
    return language.heads.before(words, begin, 3) is not None


def lasting(sentence: Sentence, at: int) -> bool:
    """Whether a span of time that ends at a token is how long something took: `a 17-day shutdown`, `the four-day New
    Year operation`; not `a 12-month low`.
    """
    words, language = sentence.words, sentence.language
    for index in range(at, min(at + _NAMED, len(words))):
        if words[index] in language.sets["happenings"]:
            return True
        if not words[index][0].isalpha() or sentence.taken[index] or stop(sentence, index):
            return False
    return False
