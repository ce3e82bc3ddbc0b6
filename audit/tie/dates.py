"""The period of each figure of a sentence, and the base of each change: its own, else the one it inherits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeGuard

from audit import periods
from audit.extract.sentences import Sentence, Timed
from audit.model import CHANGES, Basis, Grain, Kind, Measure, Period
from audit.tie.contexts import Context
from audit.tie.cues import begun, told
from audit.tie.implied import annual, delivery, happened, lasts, passed, pending, revised, scheduled, untold
from audit.tie.inheritances import Inheritances, Known
from audit.tie.moves import label_end
from audit.tie.narrowings import befell
from audit.tie.origins import base_of
from audit.tie.parts import Part
from audit.tie.reaches import Reaches
from audit.tie.resolutions import resolved
from audit.tie.spans import across, apart, ends, paired
from audit.tie.standings import Standings
from audit.tie.verbs import OVER, Tense, tense
from audit.times import OPENING, Mention, Relative, Role, Unit, Way

_YEAR = 12  # months
_BESIDE = 4  # words from a percentage to the time of what it is of
_EDGE = timedelta(days=9)  # from the last day of weeks of accounts to that of a month
_LEANING = (Way.SAME, Way.THE, Way.TOLD, Way.PRIOR)
_PARTS_OF_YEARS = (Grain.MONTH, Grain.QUARTER, Grain.HALF)
_NAMED = {Unit.QUARTER: Grain.QUARTER, Unit.MONTH: Grain.MONTH}
Dated = tuple[Period | None, Basis, Period | None, Timed | None]


@dataclass(slots=True)
class Dates:
    """Dates the figures of one sentence, one after the other; `settled` are the times that are dated already,
    by where they start."""

    sentence: Sentence
    folded: str
    context: Context
    parts: Sequence[Part]
    settled: dict[int, Known] = field(default_factory=dict)
    standings: Standings = field(init=False)
    reaches: Reaches = field(init=False)
    inherited: Inheritances = field(init=False)

    def __post_init__(self) -> None:
        read, context = self.sentence, self.context
        self.standings = Standings(read, self.folded, context, self.parts)
        self.reaches = Reaches(read, self.folded, context, self.parts, self.standings)
        self.inherited = Inheritances(read, context, self.standings)

    @property
    def _english(self) -> bool:
        return self.sentence.language.plurals

    @property
    def last(self) -> Period | None:
        """The time that the next sentence inherits."""
        return self.inherited.last

    def of(self, part: Part, before: Sequence[Part], ahead: bool) -> Dated:
        """The period of a figure, how it is known, the base of a change, and the time that says the first.

        `before` are the figures before it; `ahead`: it tells of what is to come, so that `on Wednesday` is the next.
        """
        issued = self.context.issued
        recalled = self._recalled(part, before)
        part.compared = part.compared or recalled is not None
        if recalled is not None:
            part.period = recalled
            return recalled, Basis.CONTEXT, None, None
        timed = self.reaches.of(part, before, ahead) if self.sentence.times else None
        if timed is not None and self.inherited.some_of(part, before) and self._outer(timed, before[-1]):
            timed = None
        if timed is not None and self._said_of(timed, part, before):
            timed = None
        period, basis = (None, Basis.UNKNOWN) if timed is None else self._told_by(timed, part, before, ahead)
        if period is None:
            timed = None
            period, basis = self._untimed(part, before, ahead)
            if period is not None and period == self.context.done_by and "/" in part.figure.unit:
                last = period.end - periods.DAY  # `đã gặt 640 ha. Giá lúa 7.600 đồng/kg`: a price is of no such time
                period = periods.month(last.year, last.month)
        period, basis, based, timed = self._based(part, before, ahead, (period, basis, None, timed))
        old = timed is not None and (_points_back(timed) or (part.figure.opens and self._english))
        self.context.base = based or (period if old else self.context.base)
        if part.figure.opens and period is None:
            period, basis = self.inherited.opened(part, before), Basis.CONTEXT
        if part.figure.opens and issued is not None and self._yet(part, period, timed):
            period, basis, timed = issued, Basis.ISSUED, None
        planned = ahead or self.sentence.language.plurals
        if planned and period is not None and periods.length(period) < 1 and annual(self.sentence, part):
            period = self.context.year_of(period)
        part.period, part.ahead = period, ahead and timed is None
        self._remember(part, before, ahead, (period, basis, based, timed))
        return period, Basis.ISSUED if basis is Basis.INFERRED else basis, based, timed

    def _told_by(self, timed: Timed, part: Part, before: Sequence[Part], ahead: bool) -> tuple[Period | None, Basis]:
        """The period that a time says of a figure: of the year so far for what was done by its end, its first day for
        what stood at its beginning, none where it only passes.
        """
        period, basis = self._resolved(timed, part, before, ahead)
        if ahead or period is None:
            return period, basis
        if self._done_by(part, timed, period):
            period = self.context.done_by = periods.span(periods.month(period.start.year, 1), period)
        elif self._stood_at(part, timed):
            period = periods.day(period.start.year, 1, 1)
        if passed(self.sentence, part, period, self.context.issued, timed):
            return None, basis
        return (periods.shifted(period, -1) if self._labelled(part, period, timed) else period), basis

    def _labelled(self, part: Part, period: Period, timed: Timed) -> bool:
        """Whether the label of a figure, a result, tells a part of a year that is still to come in the year of issue:
        `EPS (Q3): $0.43`, told in March.
        """
        relative, issued = timed.mention.relative, self.context.issued
        untold = relative is not None and relative.way is Way.PART and relative.count is None
        to_come = issued is not None and period.start >= issued.end
        label = label_end(self.sentence.words, part.figure.begin)
        return untold and to_come and self.sentence.language.plurals and bool(label) and timed.first < part.figure.begin

    def _done_by(self, part: Part, timed: Timed, period: Period) -> bool:
        """Whether what was done by the end of a part of a year is told of the year so far: `tính đến hết tháng 9, huyện
        đã thu hoạch 12.400 tấn`.
        """
        until = timed.mention.role is Role.UNTIL and not self.sentence.language.plurals
        read, words = self.sentence, part.words
        acts = (tuple(read.words[cue.start : cue.end]) for cue in read.cued("acts"))
        named = any(words[: len(act)] == act for act in acts)  # `giải ngân vốn đầu tư công đạt 320 tỷ đồng`
        named = named and part.figure.kind is not Kind.PERCENT
        done = named or part.verb is not None or befell(words, read.language)
        over = self.context.issued is None or period.end <= self.context.issued.end  # not `đến giữa tháng 11`
        return until and done and over and period.grain in _PARTS_OF_YEARS

    def _stood_at(self, part: Part, timed: Timed) -> bool:
        """Whether a level stood at the beginning of a year: `đầu năm, xã còn 312 hộ nghèo, chiếm 21%`."""
        if timed.mention.form != OPENING or part.meant.measure in CHANGES or part.verb is not None:
            return False
        events = self.sentence.language.sets["events"]
        told = [cue for cue in self.sentence.cued("stands") if timed.last <= cue.start < part.figure.begin]
        near = part.figure.end == timed.first  # `312 hộ nghèo đầu năm`
        return part.figure.unit not in events and (near or bool(told))

    def _yet(self, part: Part, period: Period | None, own: Timed | None) -> bool:
        """Whether an old level is so until a time to come: `drops from 13.5% to 9% next July`."""
        if revised(self.sentence, part) or tense(self.sentence, part) in (*OVER, Tense.BESIDE):
            return False
        ahead = period is not None and self.context.issued is not None and period.start >= self.context.issued.end
        if ahead or own is not None:
            return ahead
        return any(self.reaches.reached(part, timed) for timed in self.sentence.times)

    def _said_of(self, timed: Timed, part: Part, before: Sequence[Part]) -> bool:
        """Whether a time is told of the figure that one in a bracket says again: `£36m above last year (7%)`."""
        again = bool(before) and part.figure.restates is before[-1].figure
        return again and before[-1].figure.end <= timed.first < part.figure.begin

    def _outer(self, timed: Timed, main: Part) -> bool:
        """Whether a time stands before a figure, so that it is not told of some of what the figure tells."""
        return timed.end <= self.sentence.starts[main.figure.start]

    def _recalled(self, part: Part, before: Sequence[Part]) -> Period | None:
        """The year before of a figure alone in a bracket behind another of its kind, where the paragraph has told what
        is of that year: `revenue £412m (2023: £389m), margin 11.2% (10.4%)`.
        """
        words, figure = self.sentence.words, part.figure
        if not before or words[figure.begin - 1] != "(" or words[figure.end : figure.end + 1] != [")"]:
            return None
        main, period = before[-1], before[-1].period
        if ")" in words[main.figure.end : figure.begin]:
            return None  # `adult care (£148.2m) and children's services (£96.5m)`
        units = {one.unit.partition("/")[0] for one in (main.figure, figure)}  # `4.1p per share (3.8p)`
        alike = main.figure.kind is figure.kind or "/" in main.figure.unit
        if period is None or main.compared or len(units) > 1 or not alike or main.meant.measure is Measure.CHANGE:
            return None  # `9,000 more books (1.3 million)` tells how many there were
        if not self.sentence.language.plurals:
            return None
        year_before = periods.shifted(period, -1)
        return next((known for known in self.context.against if _nearly(known, year_before)), None)

    def _untimed(self, part: Part, before: Sequence[Part], ahead: bool) -> Known:
        """The period of a figure without a time of its own; of one that is held against another, what it is then."""
        if before and part.figure.restates is before[-1].figure and before[-1].period is not None:
            return before[-1].period, Basis.CONTEXT  # `$33.4 million ($0.41 per share) in the quarter before`
        if part.figure.opens or part.compared:
            return self.inherited.compared(part, before, self._new(part, before, ahead)), Basis.CONTEXT
        return self.inherited.of(part, before, ahead)

    def _new(self, part: Part, before: Sequence[Part], ahead: bool) -> Period | None:
        """The period of the level to which an old one moved: `eased from 1.7% to 1.5% in June`, `raised its forecast
        from 3% to 4% for 2026 and from 4% to 5% for 2027`.
        """
        read, at = self.sentence, len(before) + 1
        after = self.parts[at : at + 1] if part.figure.opens and read.language.plurals else ()
        moved = any(told(read, word) for word in read.words[part.left : part.figure.begin])
        moved = moved or any(other.figure.opens for other in before)
        if not after or not moved or after[0].compared:
            return None
        timed = self.reaches.of(after[0], [*before, part], ahead)
        return None if timed is None else self._spanned(timed, after[0], None, ahead)[0]

    def _based(self, part: Part, before: Sequence[Part], ahead: bool, dated: Dated) -> Dated:
        """The same with the base of a change, which is never its own time; a change may last to the present, or lie
        between the ends of its span.
        """
        period, basis, based, timed = dated
        if not self.sentence.times:
            return dated
        issued = self.context.issued
        base = self._measured_from(part)
        if base is not None:
            if timed is None and issued is not None and lasts(self.sentence, part, base):
                period, basis = issued, Basis.ISSUED
            based = self._base(base, period)
            alike = self._year_on(base, part, timed, period)
            if alike is not None:
                period, basis, timed = alike, Basis.CONTEXT, None
            if based is not None and based == period and timed is not None and timed is not base and self._english:
                based = None  # `the ice of September was 9% below the previous low for the month`
            elif based is not None and based == period:
                timed = None
                period, basis = self.inherited.of(part, before, ahead)
        elif timed is not None and period is not None:
            pair = self._pair(timed, None)
            if across(self.sentence, timed):
                period, based = ends(self.sentence, part, period)
            elif pair is not None and pair[0].end.year < pair[1].start.year:
                period, based = apart(self.sentence, part, period, *pair)
        if base is None and based is None and part.meant.measure in CHANGES and period is not None:
            held = self._held_beside(part, before, ahead)
            based = held if held is not None and held.end <= period.start else None
        return period, basis, based, timed

    def _measured_from(self, part: Part) -> Timed | None:
        """The time that a change is measured from, or that a level is told to be so many per cent of what it was at:
        `bằng 104% so với cùng kỳ`.
        """
        if part.meant.measure in CHANGES:
            return base_of(self.standings, part)
        figure = part.figure
        told = figure.kind is Kind.PERCENT and part.meant.measure is Measure.SHARE and not self._english
        if not told or not self.sentence.follows("equals", figure.begin):
            return None
        near = range(figure.end, figure.end + _BESIDE)
        bases = (timed for at, timed in enumerate(self.sentence.times) if self.standings.is_base(at))
        return next((timed for timed in bases if timed.first in near), None)

    def _held_beside(self, part: Part, before: Sequence[Part], ahead: bool) -> Period | None:
        """The time of the level beside a change that the new one is held against: `down 14% from 43,792 in October`,
        `compared with 258 in 2018, a 331% rise`.
        """
        words, at = self.sentence.words, len(before)
        if not self._english or part.compared:
            return None
        last = before[-1] if before else None
        if last is not None and last.compared and words[last.figure.end : part.figure.begin].count(",") == 1:
            return last.period if last.meant.measure not in CHANGES else None
        reached = self.sentence.language.sets["reaching"]
        after = next((one for one in self.parts[at + 1 :] if words[one.figure.begin - 1] not in reached), part)
        if not after.compared or after.meant.measure in CHANGES or ";" in words[part.figure.end : after.figure.begin]:
            return None
        timed = self.standings.of(after)
        return None if timed is None else self._spanned(timed, after, part.period, ahead)[0]

    def _year_on(self, base: Timed, part: Part, timed: Timed | None, period: Period | None) -> Period | None:
        """The month, quarter or half that is reported on where a change told behind another time is measured from the
        same a year before: `after the fall in February, prices are 9% higher than in March last year`.
        """
        relative, reported = base.mention.relative, self.context.heading_period() or self.context.reported
        if relative is None or relative.way is not Way.PART or relative.count != -1 or period == reported:
            return None
        found = resolved(self.context, base.mention)[0]
        if found is None or reported is None or (timed is not None and timed.first >= part.figure.end):
            return None
        return reported if periods.shifted(found, 1) == reported else None

    def _base(self, timed: Timed, period: Period | None) -> Period | None:
        """What a change of a period is measured from: of last year the same part, of a month told alone the last."""
        relative, found = timed.mention.relative, resolved(self.context, timed.mention, period)[0]
        if period is None or relative is None or found is None:
            return found
        if _year_off(relative) and period.start.day == period.end.day == 1:
            return periods.shifted(period, relative.count or 0)
        untold = relative.way is Way.PART and relative.count is None
        return periods.shifted(found, -1) if untold and period.end <= found.start else found

    def _remember(self, part: Part, before: Sequence[Part], ahead: bool, dated: Dated) -> None:
        """Keeps what the figures after it and the next sentences inherit: the times compared with, the one current."""
        period, basis, based, timed = dated
        held = part.compared or part.figure.opens or (timed is not None and self.standings.of(part) is timed)
        for compared in (based, period if held and timed is not None else None):
            if compared is not None:
                self.context.bases.add(compared)
                self.context.against.add(compared)
        opened = (
            timed is not None and timed.mention.form == OPENING and period != resolved(self.context, timed.mention)[0]
        )
        aside = held or opened or self.standings.aside(part) or period in self.context.bases
        if timed is not None and not (aside or _points_back(timed) or self._taken(timed, part, before)):
            self.inherited.carry(timed, period, ahead)
        over = self.context.issued is not None and period is not None and period.end <= self.context.issued.start
        before_it = timed is not None and timed.last <= part.figure.begin
        if before_it and over and not (aside or held) and tense(self.sentence, part) is Tense.PRESENT:
            self.context.narrated = period is not None and periods.length(period) >= 1
        if basis is Basis.CONTEXT and timed is None and not aside:
            self.inherited.first = self.inherited.first or period

    def _taken(self, timed: Timed, part: Part, before: Sequence[Part]) -> bool:
        """Whether a time is of the figure before; not the later one of `84% in 2018 and 67% in 2019`."""
        last, period = self.inherited.last, part.period
        later = last is not None and period is not None and last.grain is period.grain and last.end <= period.start
        behind = not self._outer(timed, part) and later and not part.ahead
        return not behind and self.reaches.taken(timed, before)

    def _resolved(self, timed: Timed, part: Part, before: Sequence[Part], ahead: bool) -> Known:
        """The period of a time; the same for all figures of it, but for what is still to come."""
        relative = timed.mention.relative
        leans = timed.mention.role is Role.BASE or (relative is not None and _leaning(relative))
        leans = leans or (part.compared and _year_off(timed.mention.relative)) or timed.mention.form == "year"
        ahead = (ahead or pending(self.sentence, timed)) and not happened(self.sentence, timed)
        last = None if ahead else resolved(self.context, timed.mention)[0]
        ahead = ahead or scheduled(self.sentence, part, timed, last, self.context.issued)
        known = self.settled.get(timed.start)
        if known is None:
            known = self._spanned(timed, part, self.inherited.main(part, before) if leans else None, ahead)
            known = self._earlier(known, timed, part, before)
            if leans or not ahead:
                self.settled[timed.start] = known
        return known

    def _earlier(self, known: Known, timed: Timed, part: Part, before: Sequence[Part]) -> Known:
        """The period of a time, a year earlier where it would be that of the figure that is held against it: `Profit in
        the third quarter was £4m, against £5m in last year's third quarter`, told in March.
        """
        relative, (period, basis) = timed.mention.relative, known
        past = part.compared and relative is not None and relative.way is Way.PART and relative.count == -1
        same = past and period is not None and period == self.inherited.main(part, before)
        return (periods.shifted(period, -1), basis) if same and period is not None else known

    def _spanned(self, timed: Timed, part: Part, own: Period | None, ahead: bool) -> Known:
        """The period of a time; of two that `between` or `from` joins, from the first to the second."""
        named = self._named(timed, part, ahead)
        if named is not None:
            return named, Basis.CONTEXT
        mention = timed.mention
        whole = part.compared and own is not None and own.start.day == own.end.day == 1
        same = _same_last_year(mention) if whole else None
        if same is not None:
            plain, _ = resolved(self.context, mention)
            self.context.bases.update([plain] if plain else [])
            mention = same
        elif own is not None and mention.form == "year":
            alike = self.context.alike(own, mention.period) if self._held(timed, part) else None
            if alike is not None:
                return alike, Basis.EXPLICIT
            own = None
        mention = self._in_its_role(mention, timed, part)
        period, basis = resolved(self.context, mention, own, ahead)
        if period is None:
            return period, basis
        if part.compared and self._held(timed, part):
            period = self._before(own, period)
        period = self._prior(timed, own, period)
        if untold(self.sentence, timed, part, period, self.context.issued, ahead):
            if delivery(self.sentence, timed):
                return None, Basis.UNKNOWN
            period = periods.shifted(period, -1)
            if mention.role is Role.SINCE and self.context.issued is not None and self.sentence.language.plurals:
                period = Period(period.start, self.context.issued.end, Grain.SPAN)
        pair = self._pair(timed, own)
        return (period if pair is None else Period(pair[0].start, pair[1].end, Grain.SPAN)), basis

    def _in_its_role(self, mention: Mention, timed: Timed, part: Part) -> Mention:
        """A time as what it is to its figure: that since which something goes on, or that of the figure alone."""
        if mention.role is Role.SINCE and self.standings.owned.get(self.sentence.times.index(timed)) is part:
            return replace(mention, role=Role.NONE)  # `the most since 2018, when it had 21`
        if begun(self.sentence, timed):
            return replace(mention, role=Role.SINCE)
        return replace(mention, role=Role.NONE) if self._dating(timed) else mention

    def _dating(self, timed: Timed) -> bool:
        """Whether a `from` right behind a noun says of which months it is, and no beginning: `99 deaths from the last
        three months of 2021`.
        """
        read, period = self.sentence, timed.mention.period
        opened = read.words[timed.first] in read.language.sets["change_openers"]
        months = period is not None and periods.length(period) < 1 and period.grain is not Grain.DAY
        counted = (part for part in self.parts if part.figure.end == timed.first and part.figure.head is not None)
        return self._english and opened and months and any(part.meant.measure not in CHANGES for part in counted)

    def _prior(self, timed: Timed, own: Period | None, found: Period) -> Period:
        """The year before for the period `own` where a report that compares with that tells of `the prior period`."""
        relative = timed.mention.relative
        if own is None or relative is None or relative.way is not Way.PRIOR or relative.count is not None:
            return found
        year_before = periods.shifted(own, -1)
        return year_before if year_before in self.context.against else found

    def _before(self, own: Period | None, held: Period) -> Period:
        """The time in a bracket of what a figure of a period is held against, which is over: `in the half to September
        2024 ... (H1 2023: £588m)`, `at 31 March (31 December: £9m)`.
        """
        issued = self.context.issued
        if own is not None and _twice(own, held):
            return periods.shifted(own, -1)
        return periods.shifted(held, -1) if issued is not None and held.start >= issued.end else held

    def _named(self, timed: Timed, part: Part, ahead: bool) -> Period | None:
        """The quarter or month that a sentence names before it speaks of this one: `báo cáo quý IV/2025 cho thấy lợi
        nhuận quý này`; in English the quarter that the ones before tell of: `margins were 9% in the current quarter`.
        """
        relative = timed.mention.relative
        if relative is not None and relative.way is Way.PART and relative.months == _YEAR and not relative.count:
            return self._year_told(timed)
        if relative is None or relative.way is not Way.SHIFT or relative.count or timed.mention.role is Role.BASE:
            return None
        if self.sentence.language.plurals:
            whole = self.context.told()
            over = not ahead and tense(self.sentence, part) in (*OVER, Tense.BESIDE)  # else `it sees`, `it is`
            return whole if over and whole is not None and whole.grain is _NAMED.get(relative.unit) else None
        grain = _NAMED.get(relative.unit)
        before = (resolved(self.context, one.mention)[0] for one in self.sentence.times if one.start < timed.start)
        return next((period for period in before if period is not None and period.grain is grain), None)

    def _year_told(self, timed: Timed) -> Period | None:
        """The year in which a sentence opens before it speaks of all of it: `Năm ngoái, xuất khẩu cả năm là 1,2 tỷ`."""
        first = self.sentence.times[0]
        opens = first.first == 0 and first.start < timed.start and first.mention.role is Role.NONE
        found = resolved(self.context, first.mention)[0] if opens and not self.sentence.language.plurals else None
        return found if found is not None and found.grain is Grain.YEAR else None

    def _held(self, timed: Timed, part: Part) -> bool:
        """Whether a year is only said of a figure that another is held against: `£413m (2023: £389m)`."""
        return part.compared and self.folded[timed.start - 1 : timed.start] == "("

    def _pair(self, timed: Timed, own: Period | None) -> tuple[Period, Period] | None:
        """The periods of two times that `between` or `from` joins, one of which is `timed`."""
        pair = paired(self.sentence, timed)
        if pair is None:
            return None
        first, last = (resolved(self.context, one.mention, own)[0] for one in pair)
        return (first, last) if first is not None and last is not None and first.start < last.end else None


def _leaning(relative: Relative) -> bool:
    """Whether a time means one told just before: `cùng kỳ`, `the year`, `lỗ lũy kế tới cuối năm`."""
    return relative.way in _LEANING or (relative.way is Way.PART and relative.months == _YEAR and not relative.count)


def _year_off(relative: Relative | None) -> TypeGuard[Relative]:
    """Whether a time is a year off the present one: `last year`."""
    return relative is not None and relative.way is Way.SHIFT and relative.unit is Unit.YEAR and bool(relative.count)


def _same_last_year(mention: Mention) -> Mention | None:
    """`last year` as the same time of the year before: `£5m in June, £4m last year`; `None` for other times."""
    if mention.form != "shift" or not _year_off(mention.relative):
        return None
    return replace(mention, relative=replace(mention.relative, way=Way.SAME))


def _points_back(timed: Timed) -> bool:
    """Whether a time is told by the one spoken of before: `cùng kỳ lãi 198 tỷ đồng`, `tháng trước đó là 3.912 xe`."""
    relative = timed.mention.relative
    return relative is not None and relative.way in (Way.SAME, Way.TOLD)


def _twice(main: Period, held: Period) -> bool:
    """Whether a part of a year that another is held against lies two years before it, as accounts number theirs."""
    return periods.length(main) < 1 and periods.shifted(main, -2) == held


def _nearly(one: Period, two: Period) -> bool:
    """Whether two periods are one but for the days by which weeks of accounts miss the months."""
    return abs(one.start - two.start) <= _EDGE and abs(one.end - two.end) <= _EDGE
