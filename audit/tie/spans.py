"""The ends of a span between two years, and what of a time the next sentence inherits."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from audit import periods
from audit.extract.sentences import Sentence, Timed
from audit.model import CHANGES, Grain, Period
from audit.tie.cues import closes
from audit.tie.parts import Part
from audit.times import Role, Way

REPORT = Fraction(2, 12)  # years that a report on a part of one is of at least
_MONTHS = 2  # of a change from one month to the next


def across(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time tells two years or months between which something moved: `between 2015 and 2023`."""
    period, relative = timed.mention.period, timed.mention.relative
    if relative is not None and relative.way is Way.PART and relative.months == _MONTHS:
        word, sets = sentence.words[timed.first], sentence.language.sets
        return sentence.language.plurals and (word in sets["range_openers"] or word in sets["change_openers"])
    if period is None or period.grain is not Grain.SPAN or not sentence.language.plurals:
        return False
    opened = sentence.words[timed.first] in sentence.language.sets["range_openers"]
    return opened and period.start.year < period.end.year - 1


def paired(sentence: Sentence, timed: Timed) -> tuple[Timed, Timed] | None:
    """The two times, one of them `timed`, that `between` or `from` joins: `between 1997 and March this year`."""
    words, sets, at = sentence.words, sentence.language.sets, sentence.times.index(timed)
    for one, two in pairwise(sentence.times[max(0, at - 1) : at + 2]):
        opened = one.first > 0 and words[one.first - 1] in sets["range_openers"]
        if opened and two.first == one.last + 1 and words[one.last] in sets["range_words"]:
            return one, two
    return None


def ends(sentence: Sentence, part: Part, period: Period) -> tuple[Period, Period | None]:
    """The year, or of two months the month, at the end of a span that a figure holds in, and the base of a change."""
    if period.end.year - period.start.year < 2:
        before = periods.moved(period.end, -1)
        first, last = (periods.month(day.year, day.month) for day in (period.start, before))
    else:
        first, last = periods.year(period.start.year), periods.year(period.end.year - 1)
    return apart(sentence, part, period, first, last)


def apart(sentence: Sentence, part: Part, whole: Period, first: Period, last: Period) -> tuple[Period, Period | None]:
    """The one of two times that a figure holds at, which moved between them, or all of it, and the base of a change."""
    if part.figure.opens:
        return first, None
    if part.meant.measure in CHANGES and "/" not in part.figure.unit:
        return last, first
    begin = part.figure.begin
    came = any(cue.end == begin and cue.end - cue.start > 1 for cue in sentence.cued("reaches"))  # `came to`
    moved = any(cue.end < begin for cue in sentence.cued("rises", "falls", "growths", "reaches"))
    reached = moved and not came and sentence.words[begin - 1] in sentence.language.sets["reaching"]
    return (last if reached or part.figure.follows is not None else whole), None


def alone(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time is set apart from the one spoken of: `riêng tháng 6`, `in June alone`."""
    words, first, after = sentence.words, timed.first, timed.last
    return not sentence.language.sets["alone"].isdisjoint((*words[first : first + 1], *words[after : after + 1]))


def over_years(sentence: Sentence, timed: Timed, period: Period | None) -> bool:
    """Whether a time only says over which years something came about, and is not what a text goes on to tell of:
    `the total since 2011`, `rose by 0.4 degrees between 2010 and 2022`.
    """
    if period is None or periods.length(period) <= 1 or not sentence.language.plurals:
        return False
    return timed.mention.role is Role.SINCE or sentence.words[timed.first] in sentence.language.sets["range_openers"]


def so_far(sentence: Sentence, timed: Timed, last: Period | None) -> bool:
    """Whether a time only says since when, or how long up to now, beside one that is current: `over the past three
    months`, `worsened since the August report`, `the median is now £310,000`, `đạt 19/19 tiêu chí từ năm 2017.`
    """
    relative, english = timed.mention.relative, sentence.language.plurals
    since = timed.mention.role is Role.SINCE
    if since and timed.first > 0 and closes(sentence, timed.end):
        return True
    if not english:
        return False
    lasts = relative is not None and relative.way in (Way.PAST, Way.TO_DATE)
    now = relative is not None and relative.way is Way.NOW
    return lasts or (last is not None and (since or now))


def momentary(timed: Timed, period: Period, whole: Period | None) -> bool:
    """Whether a time that opens no sentence is a day within the months that are reported on: `đàn lợn tại thời điểm 1/4
    là 794 nghìn con`.
    """
    return timed.first > 0 and within(period, whole)


def within(day: Period, whole: Period | None) -> bool:
    """Whether a time is a day of the months that are reported on."""
    reported = whole is not None and day.grain is Grain.DAY and periods.length(whole) >= REPORT
    return reported and whole is not None and periods.contains(whole, day)
