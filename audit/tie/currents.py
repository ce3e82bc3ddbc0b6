"""What a time that is told of a figure becomes for what follows: the one that is current, unless it is told in passing.

`PASSING` is the table: a time that fits one of its rows leaves current what is.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from audit import periods
from audit.extract.sentences import Sentence, Timed
from audit.model import Grain, Period
from audit.tie.implied import pluperfect
from audit.tie.spans import REPORT, across, alone, momentary, over_years, so_far
from audit.times import Unit, Way
from audit.tokens import possessive

_EVENT = Fraction(1, 12)


class Telling(NamedTuple):
    """A time told of a figure: what it is of, `current` before its sentence, `turned` in it, `main` what its figures
    are of so far, else what is current; `issued` the day of issue, `ahead` whether the figure is to come, `ends`
    where the figures of the sentence end, `report` what the title says that the document is on, `whole` what it or the
    sentences before report on.
    """

    sentence: Sentence
    timed: Timed
    period: Period
    current: Period | None
    turned: Period | None
    main: Period | None
    issued: Period | None
    ahead: bool
    ends: tuple[int, ...]
    report: Period | None
    whole: Period | None

    @property
    def last(self) -> Period | None:
        """What is current as it is told."""
        return self.turned or self.current

    @property
    def english(self) -> bool:
        return self.sentence.language.plurals

    @property
    def past(self) -> bool:
        """Whether it was over before the year of issue."""
        return self.issued is not None and self.period.end <= periods.year(self.issued.start.year).start


def stands_for(sentence: Sentence, timed: Timed, period: Period) -> Period:
    """What a time stands for: of the end of a year the year, of a change from May to June what June brought."""
    if periods.length(period) < 1 and across(sentence, timed):
        last = periods.moved(period.end, -1)
        return periods.month(last.year, last.month)
    relative = timed.mention.relative
    if relative is not None and relative.way is Way.THE and relative.day and relative.unit is not Unit.DAY:
        return periods.year(period.start.year)
    return period


def _possessed(told: Telling) -> bool:
    """`last year's crop was 26 million tonnes`"""
    return told.current is not None and possessive(told.sentence.words, told.timed.last)


def _alone(told: Telling) -> bool:
    """`riêng tháng 6`, `in June alone`"""
    return alone(told.sentence, told.timed)


def lasting(told: Telling) -> bool:
    """`the total since 2011`, `over the past three months`, `so far this year`, `worsened since the August report`"""
    return over_years(told.sentence, told.timed, told.period) or so_far(told.sentence, told.timed, told.last)


def _closing(told: Telling) -> bool:
    """`Sales were £9m in the year. At the year end it had 40 shops.`"""
    relative, last = told.timed.mention.relative, told.last
    if last is None or not told.english:
        return False
    if relative is not None:
        return relative.way is Way.THE and relative.unit is Unit.DAY and relative.day > 0
    day = told.period.grain is Grain.DAY and told.period.end.day == 1
    return day and periods.contains(last, told.period)


def planned(told: Telling) -> bool:
    """`It earned £9m in 2024 and for the current year it expects £10m.`"""
    last = (told.last or told.whole) if told.english else told.turned
    if not told.ahead or last is None or told.issued is None:
        return False
    return last.end <= told.issued.end < told.period.end


def another_year(told: Telling) -> bool:
    """`It grew by 2.1% in 2024 and, it is forecast, by 3% in 2025.`"""
    years = told.current is not None and told.period.grain is told.current.grain is Grain.YEAR
    return years and told.ahead and told.period != told.current


def _whole(told: Telling) -> bool:
    """`Fourth quarter 2024. Output rose by 2%. In 2024 as a whole it rose by 3%.`, in a report on the quarter"""
    main = told.main
    if main is None or main != told.report or not told.english:
        return False
    return (
        periods.length(main) < 1
        and periods.length(told.period) > periods.length(main)
        and periods.contains(told.period, main)
    )


def _part(told: Telling) -> bool:
    """`hai tháng đầu năm 35.700 doanh nghiệp; trong tháng 2 là 10.100`"""
    return told.turned is not None and periods.contains(told.turned, told.period)


def moment(told: Telling) -> bool:
    """`Sáu tháng đầu năm ... Đàn lợn tại thời điểm 1/4 là 794 nghìn con; sản lượng thịt 77 nghìn tấn`"""
    return not told.english and momentary(told.timed, told.period, told.last or told.whole)


def _running(told: Telling) -> bool:
    """`fell on Friday; it is still up 52% this year`"""
    relative = told.timed.mention.relative
    year = relative is not None and relative.unit is Unit.YEAR and relative.way in (Way.SHIFT, Way.TO_DATE)
    return told.turned is not None and told.timed.first > 0 and year and periods.contains(told.period, told.turned)


def _recalled(told: Telling) -> bool:
    """`thu 625 tỷ đồng, trong khi năm ngoái thu 410 tỷ đồng`, `lúa 8.100 đồng/kg, hè thu năm 2023 chỉ 6.900 đồng/kg`"""
    before = [end for end in told.ends if end <= told.timed.first]
    if told.english or told.main is not None or not told.past or not before:
        return False
    opened = any(other.first < told.timed.first for other in told.sentence.times)
    parted = any(word in ",;" for word in told.sentence.words[before[-1] : told.timed.first])
    return told.timed.mention.relative is not None or (parted and not opened)


def _older(told: Telling) -> bool:
    """`năm 2023 thu 356 tỷ, năm 2019 là 348 tỷ`, `A storm killed 9 on Monday. In 2018 one killed 46.`, of a report on
    2024 `In 2020 it had been 46.`
    """
    main = told.main or (told.whole if pluperfect(told.sentence) else None)
    return main is not None and told.period.end <= main.start


def _event(told: Telling) -> bool:
    """`Sales in the half were £9m. It was fined £1m in October.`"""
    main = told.main or told.whole
    if main is None or told.timed.first == 0 or not told.english:
        return False
    report = REPORT <= periods.length(main) < 1
    return report and periods.length(told.period) <= _EVENT and told.period.start >= main.end


PASSING: tuple[Callable[[Telling], bool], ...] = (
    _possessed, _alone, lasting, _closing, planned, another_year, _whole, _part, moment, _running, _recalled, _older,
    _event,
)  # fmt: skip
