"""What a figure without a time of its own takes over: from its sentence, its paragraph, its section, its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from audit import periods
from audit.extract.sentences import Sentence, Timed
from audit.model import CHANGES, Basis, Grain, Kind, Period
from audit.tie.contexts import Context
from audit.tie.cues import told
from audit.tie.currents import PASSING, Telling, another_year, lasting, moment, planned, stands_for
from audit.tie.extremes import extreme
from audit.tie.implied import (
    NEWS,
    expected,
    opposes,
    revised,
    year_after,
    year_earlier,
)
from audit.tie.pairings import joined
from audit.tie.parts import Part
from audit.tie.resolutions import resolved
from audit.tie.spans import within
from audit.tie.standards import standard
from audit.tie.standings import Standings
from audit.tie.takings import NOW, TAKEN, Lie, Taken, lie
from audit.tie.verbs import OVER, Tense, tense
from audit.times import Role, Way

Known = tuple[Period | None, Basis]
_STEMS = "flr"  # where a time lies that the stem of a list tells of what is so now: `Over the past week:`
_FRAMES = "opflr"  # and of what has come about: `In 2018:`, `- landings have fallen by 4%`
_TRADED = 8  # words in which shares are told of
_SUBJECT = 4  # words in which the subject of a sentence is told
_MONTHS = frozenset([Grain.MONTH, Grain.QUARTER, Grain.HALF])
_FRESH = timedelta(days=10)  # by which a time may outlast the day of issue and be told


@dataclass(slots=True)
class Inheritances:
    """The time that is current in a sentence: `last` was told in it, `first` is what it went on with.

    `last` is what the next sentence inherits. A time that only points back, a part of the one told before, an older
    one told in passing and a plan beside what is reported do not become current.
    """

    sentence: Sentence
    context: Context
    standings: Standings
    last: Period | None = None
    first: Period | None = None

    def of(self, part: Part, before: Sequence[Part], ahead: bool) -> Known:
        """The period of a figure that has none of its own, `before` the figures before it: in the present the day of
        issue, else the period of the figure before it, of the section where it is a rate, of the sentences before, what
        its base is compared with, or the day or year of issue.
        """
        again = self._again(part, before) or self.some_of(part, before)
        if again is not None:
            return again, Basis.CONTEXT
        issued, how = self.context.issued, self._tense(part, ahead)
        after = self._after_base() if how in NOW and part.meant.measure in CHANGES else None
        if after is not None and after.grain is Grain.YEAR and issued is not None and after.end <= issued.end:
            return after, Basis.ISSUED  # `visits are up 4% from 2014`, told in January 2016
        taken = TAKEN[how]
        for lies, period in self._offered(taken, part, before, ahead):
            if period is not None and lie(period, issued) in lies:
                return period, Basis.CONTEXT
        return (self._present(issued), Basis.ISSUED) if issued and how in NOW else self._undated(part, ahead)

    def _present(self, issued: Period) -> Period:
        """The day of issue; where all that is known of it is the year in which a year of accounts ends that the title
        names, the last day of that: `Annual review for the year to 31 March 2022`.
        """
        titled, basis = self.context.titled, self.context.document.issued_basis
        if basis is not Basis.INFERRED or titled is None or not issued.start < titled.end < issued.end:
            return issued
        return Period(titled.end - periods.DAY, titled.end, Grain.DAY) if periods.length(titled) == 1 else issued

    def _tense(self, part: Part, ahead: bool) -> Tense:
        """The tense of a figure: none of a change in the months that are news, the present of what shares closed at."""
        read, issued = self.sentence, self.context.issued
        if _traded(read) and all(_lately(timed) for timed in read.times):
            return Tense.PRESENT  # `Shares closed higher at 842 pence.`
        found = Tense.PRESENT if self.standings.apposed(part) else tense(read, part)
        news = found in NOW and issued is not None and self._measured(part, issued)
        news = news or (found is Tense.PRESENT and self.context.narrated)
        return Tense.UNTOLD if news or (found is Tense.COMING and not ahead) else found

    def _offered(
        self, taken: Taken, part: Part, before: Sequence[Part], ahead: bool
    ) -> Iterator[tuple[str, Period | None]]:
        """The times that a figure may take over, the nearest first, each with where it has to lie."""
        context, issued, told = self.context, self.context.issued, self.context.told()
        earlier = self.standings.earlier(part, before)
        coming = not ahead and self.standings.starting and earlier is not None and lie(earlier, issued) is Lie.COMING
        yield taken.budget, context.coming if self._budgeted(part) else None
        stems = _FRAMES if self._tense(part, ahead) is Tense.SINCE else _STEMS
        yield stems, context.stem if self.sentence.language.plurals else None
        yield taken.sentence, None if coming or self._over(earlier, part, before) else earlier
        yield taken.plan, context.coming if ahead else None
        yield taken.plan, (context.over or context.heading_period()) if self._yearly(part) else None
        lasts = told is not None and issued is not None and told.end == issued.end
        stands = lasts and self._stands(part, told)
        yield taken.plan, issued if stands else None  # since January sixty were sold, and forty are left
        yield taken.plan, self._after_part(told)
        yield taken.before, context.carried or context.period
        yield taken.above, context.heading_period() or (context.titled if ahead else None) or context.reported
        yield taken.surveyed, context.surveyed

    def _over(self, earlier: Period | None, part: Part, before: Sequence[Part]) -> bool:
        """Whether a day within the months of a report was told in a clause that is over: `đàn lợn tại thời điểm 1/4 là
        794 nghìn con; sản lượng thịt 77 nghìn tấn`.
        """
        if earlier is None or self.sentence.language.plurals:
            return False
        ended = ";" in self.sentence.words[before[-1].figure.end : part.figure.begin]
        return ended and within(earlier, self.context.told())

    def _again(self, part: Part, before: Sequence[Part]) -> Period | None:
        """What was told last, where a sentence goes on with it, before any time, by a pronoun or a bare noun:
        `The figure covers 850 projects`, `That is £149 more than now`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        if not read.language.plurals or self._told_here(read.starts[part.figure.start]):
            return None
        opening = next((timed.last for timed in read.times if timed.first == 0), 0)  # `Compared with 2020 this is ...`
        pointing = read.words[opening] in sets["taking_up"] and read.words[opening] not in sets["resuming"]
        pointing = pointing and not sets["passive"].isdisjoint(read.words[opening + 1 : opening + 2])
        named = read.words[0] in sets["taking_up"] and read.words[0] not in sets["resuming"] and not opening
        named = named and any(told(read, word) for word in read.words[2:3])  # `That fair raised £9m`
        if named and not before and tense(read, part) is Tense.PAST:
            return self.context.period or self.context.ended[0] or self.context.latest
        said = " ".join(read.words[:2]) in sets["said_again"] and sets["link_of"].isdisjoint(read.words[2:3])
        last = self.context.period or self.context.lately[0]
        return (before[-1].period if before else last) if said or pointing else None

    def some_of(self, part: Part, before: Sequence[Part]) -> Period | None:
        """The period of the figure before one that tells some of it, or goes with it: `13,400 cases in 2022, including
        90 deaths`, `Last week brought this year's total to 16,700, with 570 deaths`.
        """
        read, begin = self.sentence, part.figure.begin
        if not before or not begin or not read.language.plurals:
            return None
        opener, sets = read.words[begin - 1], read.language.sets
        beside = opener in sets["alongside"] and read.words[begin - 2] == ","
        beside = beside and not (before[-1].figure.opens or opposes(read, before[-1]))
        return before[-1].period if beside or opener in sets["naming_some"] else None

    def _told_here(self, end: int) -> bool:
        """Whether the sentence tells a time that is no base before an offset."""
        bases = self.standings.bases
        times = ((index, timed) for index, timed in enumerate(self.sentence.times) if timed.start < end)
        return any(timed.mention.role is not Role.BASE and index not in bases for index, timed in times)

    def _measured(self, part: Part, issued: Period) -> bool:
        """Whether a change told in the present is that of the months that are news: `Prices rose 2.1% in the second
        quarter. In Dublin they are 5.9% higher than a year ago.`
        """
        told = self.context.told()
        if part.meant.measure not in CHANGES or told is None or not self.sentence.language.plurals:
            return False
        if self._told_here(self.sentence.end):
            return False
        return told.grain in _MONTHS and told.end <= issued.end + _FRESH and issued.start <= told.end + NEWS

    def _budgeted(self, part: Part) -> bool:
        """Whether a paragraph that has told only of a budget to come goes on with it: `The budget for 2026/27 is £412m.
        It relies on £9m of savings.`, not `The city owns 14,300 homes`.
        """
        read, context = self.sentence, self.context
        if context.coming is None or not context.budgeted or context.period is not None or not read.language.plurals:
            return False
        words, begin = read.words, read.starts[part.figure.start]
        if context.coming.grain in (Grain.DAY, Grain.MONTH) or any(timed.start < begin for timed in read.times):
            return False  # when something will be so, no year that a budget is for
        owned = part.figure.kind is Kind.COUNT and words[part.figure.begin - 1] in read.language.sets["present"]
        return not owned or words[0] in read.language.sets["resuming"]

    def _undated(self, part: Part, ahead: bool) -> Known:
        """The period of a figure around which none is told, from the base of a change or the day of issue."""
        issued, after = self.context.issued, self._after_base()
        if after is not None:
            self.last = self.last or after
            return after, Basis.ISSUED
        if issued is not None and (ahead or self._lasting(part)) and issued.grain is Grain.DAY:
            return periods.year(issued.start.year), Basis.ISSUED
        return issued, Basis.ISSUED if issued else Basis.UNKNOWN

    def _lasting(self, part: Part) -> bool:
        """Whether a figure is what was done over a time that nobody told; in Vietnamese only what was grown: what else
        was done is told when it is news.
        """
        verb, language = self.sentence.words[slice(*part.verb)] if part.verb else (), self.sentence.language
        return bool(verb) and (language.plurals or not language.sets["cultivating"].isdisjoint(verb))

    def main(self, part: Part, before: Sequence[Part]) -> Period | None:
        """The period of the figure that one is held against, which the sentence before may tell: `Sales were £4m. This
        compares with £3m last year`.
        """
        taken_up = part.compared and part.written is not None and not before
        return self.standings.earlier(part, before) or (self.context.lately[0] if taken_up else None)

    def compared(self, part: Part, before: Sequence[Part], new: Period | None) -> Period | None:
        """The period of a compared figure without a time of its own: that of the figure that opens or that it is held
        against, a year earlier; `new` is that of the level that an old one went to.
        """
        main = (new if part.figure.opens else None) or self.main(part, before) or new
        paired = self._respectively(before)
        if paired is not None:
            return paired
        if expected(self.sentence, part):
            main = main or (None if before else self.context.period)  # `That compares with the $9m expected.`
            if main is not None:
                return main
        held = standard(self.sentence, part.figure)
        if held is not None:
            foretold = self.sentence.under("estimate_words", "averages", "plans", "target_words")
            if foretold.isdisjoint(range(held, part.figure.begin)):
                return None  # `from an eight-year low`
            return main or (None if before else self.context.period)
        yearly = next((timed for timed in self.sentence.times if _yearly_base(timed)), None)
        if yearly is not None and main is not None:
            return resolved(self.context, yearly.mention, main)[0]
        if revised(self.sentence, part) or self._replanned(part, before, main):
            return main or self._subject(part)
        return self.context.issued if self._present_yet(part, before) else self._held_against(part, main)

    def _held_against(self, part: Part, main: Period | None) -> Period | None:
        """The period of a figure that one of a period, if it is known, is held against: a year earlier where words say
        that it is an older one, else the same.
        """
        opener = self.sentence.words[part.figure.begin - 1] if part.figure.begin else ""
        year_before = None if main is None else periods.shifted(main, -1)
        found = year_earlier(self.sentence, part, main)
        sets = self.sentence.language.sets
        against = opposes(self.sentence, part)
        alike = opener in sets["opposed"] or not against
        after = self.sentence.words[part.figure.end : part.figure.end + 1]
        other = bool(after) and after[0][0].isalpha() and not self.sentence.taken[part.figure.end]  # `9% worldwide`
        if not against and year_before in self.context.against and not other:
            return year_before  # it has compared with the year before already
        before_it = self.sentence.words[part.figure.begin - 2 : part.figure.begin - 1]
        moved = opener in sets["change_openers"] and not sets["comparatives"].isdisjoint(before_it)
        if found is None and moved and len(self.context.bases) == 1:
            return next(iter(self.context.bases))  # `12 more than in 2019. Turnout was 60%, down from 67%.`
        if other and found is not None and opener not in sets["change_openers"]:
            return main  # `32% in London, compared with 23% in the north`
        other = other or opener in sets["determiners"] or opener in sets["restated"]
        if found is None and after and after[0] in sets["link_of"] and not part.figure.opens:
            return main  # `73% of girls, compared with 64% of boys`
        return main if found is None and alike and other and not part.figure.opens else found

    def _replanned(self, part: Part, before: Sequence[Part], main: Period | None) -> bool:
        """Whether a figure is what another of a time to come was before somebody changed it: `The forecast for 2026 has
        been raised to 5.9% from 5.8%`, `in December 4% (previously 5%)`.
        """
        issued, figure = self.context.issued, part.figure
        if main is None or issued is None or main.end <= issued.end:
            return False
        former = (one for one in self.sentence.times if one.mention.form == "former")
        if any(one.last == figure.begin or one.first == figure.end for one in former):
            return True
        opened = self.sentence.words[figure.begin - 1] in self.sentence.language.sets["change_openers"]
        teller = part if figure.opens or not before else before[-1]
        return opened and main.start >= issued.end and tense(self.sentence, teller) in (*OVER, Tense.BESIDE)

    def _respectively(self, before: Sequence[Part]) -> Period | None:
        """The period of one of two joined figures that two others are held against one by one, where `before` stand
        before it: `4% in 2023 and 5% in 2024, down from 6% and 7%, respectively`.
        """
        read, parts, at = self.sentence, self.standings.parts, len(before)
        if read.language.sets["respectively"].isdisjoint(read.words):
            return None
        second = at > 0 and joined(read, parts[at - 1 : at + 1])
        if not second and not joined(read, parts[at : at + 2]):
            return None
        told = [other.period for other in parts[max(0, at - second - 2) : at - second] if not other.compared]
        return told[int(second)] if len(told) == 2 and told[0] != told[1] else None

    def _present_yet(self, part: Part, before: Sequence[Part]) -> bool:
        """Whether a figure is what will change, at no time that is told: `will cost £2.90, up from £2.70`, `will cut
        the journey from 24 to 12 hours`.
        """
        if not self.sentence.language.plurals:
            return False
        words = self.sentence.words[part.left : part.figure.begin]
        if not self.sentence.language.sets["ahead"].isdisjoint(words):
            return part.figure.opens or not any(part.left <= timed.first for timed in self.sentence.times)
        main = next((other for other in reversed(before) if not (other.compared or other.figure.opens)), None)
        return main is not None and main.ahead and self.context.coming is None

    def _subject(self, part: Part) -> Period | None:
        """The last time told before a figure: `Figures for December were revised from a fall of 0.2%`."""
        start = self.sentence.starts[part.figure.start]
        told = [timed for timed in self.sentence.times if timed.end <= start and not timed.mention.name]
        return resolved(self.context, told[-1].mention)[0] if told else None

    def opened(self, part: Part, before: Sequence[Part]) -> Period | None:
        """The period of an old level that none is told of: that of the old level before, `từ 610 phòng năm 2015 lên 655
        phòng; tỷ lệ từ 61,4% lên 83,2%`, else what changes of the paragraph are measured from, else the first year of
        the span that the sentence opens with, else the year before the one that is spoken of or reported on.
        """
        told = next((other.period for other in reversed(before) if other.figure.opens), None)
        if told is not None:
            return told
        start = self.sentence.starts[part.figure.start]
        for timed in self.sentence.times:
            period = timed.mention.period
            spanned = period is not None and (timed.mention.role is Role.SINCE or periods.length(period) > 1)
            behind = timed.end <= start or timed.mention.form == "years"  # `from 37 to 38 during 2010 to 2017`
            if period is not None and spanned and behind and not timed.mention.name:
                return periods.year(period.start.year)
        context = self.context
        held = self._moved_from(start)
        if held is not None or context.base or self.sentence.times:
            return held or context.base
        return year_earlier(self.sentence, part, context.carried or context.period) or self._year_before()

    def _moved_from(self, start: int) -> Period | None:
        """What a sentence compares with before an old level: `halved since last year, from 90 to 41`."""
        for index, timed in enumerate(self.sentence.times):
            based = timed.mention.role is Role.SINCE or self.standings.is_base(index)
            if timed.end <= start and based:
                return resolved(self.context, replace(timed.mention, role=Role.NONE))[0]
        return None

    def _year_before(self) -> Period | None:
        """The year before the one that a report is on, where none else is spoken of: `Reserves fell from £61m`."""
        context = self.context
        whole = context.heading_period() or context.titled
        if whole is None or periods.length(whole) != 1 or context.period not in (None, whole):
            return None
        return periods.shifted(whole, -1)

    def carry(self, timed: Timed, period: Period | None, ahead: bool) -> None:
        """Makes the time of a figure current, unless it is only told in passing; what is planned goes on as such."""
        if period is None:
            self.last = None
            return
        context, read, told = self.context, self.sentence, stands_for(self.sentence, timed, period)
        going_on = self.first if read.language.plurals and self.first == context.told() else None
        telling = Telling(
            read,
            timed,
            told,
            context.period,
            self.last or going_on,
            self.last or self.first or context.period,
            context.issued,
            ahead,
            tuple(part.figure.end for part in self.standings.parts),
            context.titled,
            context.told(),
        )
        passing = next((fits for fits in PASSING if fits(telling)), None)
        if passing is planned:
            context.coming = told
        elif passing is another_year:
            context.planned.add(told)
        if passing is moment or (passing is not None and passing is not lasting and read.language.plurals):
            context.passing.add(timed.start)
        self.last = told if passing is None else telling.last

    def _stands(self, part: Part, told: Period | None) -> bool:
        """Whether a verb just before a count says how many there are; in Vietnamese not how many came, nor of months
        that have just ended: `tổng đàn lợn còn 9.150 con`, not `ghi nhận 12 ca`.
        """
        read, figure = self.sentence, part.figure
        stands = read.led("stands", figure.begin)
        if not read.language.plurals:
            stands = read.follows("having", figure.begin) and told is not None and told.end.day > 1
        return figure.kind is Kind.COUNT and stands

    def _after_base(self) -> Period | None:
        """The year that is compared with the one before: `output fell 8% from 2021`, told in 2022."""
        issued = self.context.issued
        if issued is None:
            return None
        for index, timed in enumerate(self.sentence.times):
            based = timed.mention.role is Role.BASE or index in self.standings.bases or index in self.standings.owned
            aside = any(start < timed.start < end for start, end in self.standings.asides)
            if (based or aside) and not extreme(self.sentence, timed):
                base = resolved(self.context, timed.mention)[0]
                found = None if base is None else year_after(base, issued, self.sentence.language.plurals)
                if found is not None:
                    return found
        return None

    def _after_part(self, told: Period | None) -> Period | None:
        """The quarter, half or month that a sentence compares with the one a year before as it opens, where that is
        not as long as what was told last: `Compared with the second quarter of 2023, output was 0.9% higher`.
        """
        first = self.sentence.times[0] if self.sentence.times else None
        if first is None or first.first > 0 or first.mention.role is not Role.BASE or first.mention.period is None:
            return None
        base, issued = first.mention.period, self.context.issued
        if told is None or issued is None or base.grain is told.grain:
            return None
        return year_after(base, issued, False)

    def _yearly(self, part: Part) -> bool:
        """Whether a figure is a rate for each year, which is told of years."""
        if part.figure.unit.endswith("/year") and part.meant.measure in CHANGES:
            return True
        start = self.sentence.starts[part.figure.start]
        return any(timed.mention.role is Role.YEARLY and timed.end <= start for timed in self.sentence.times)


def _traded(sentence: Sentence) -> bool:
    """Whether a sentence opens with shares that are traded: `The stock rose`, `At noon the bank's shares stood at`."""
    words, sets = sentence.words, sentence.language.sets
    for at, word in enumerate(words[:_TRADED]):
        if word in sets["traded"]:
            opens = at == 0 or (at == 1 and words[0] in sets["definites"])
            owned = at > 0 and words[at - 1] == "s"  # not `Domestic shares gained 11%`
            return opens or owned or not sets["passive"].isdisjoint(words[at + 1 : at + 2])
        if word in sets["link_of|relatives|passive"] or told(sentence, word):
            return False
    return False


def _lately(timed: Timed) -> bool:
    """Whether a time lasts to the present, `up 34% since January`, or is an hour."""
    relative = timed.mention.relative
    lasts = timed.mention.role in (Role.SINCE, Role.CLOCK)
    return lasts or (relative is not None and relative.way is Way.TO_DATE)


def _yearly_base(timed: Timed) -> bool:
    """Whether a time says that the same part of the year before is the base: `year on year`, `a year earlier`."""
    relative = timed.mention.relative
    return timed.mention.role is Role.BASE and relative is not None and relative.way is Way.SAME
