"""What stands around a sentence: the headings above it, the sentences before it, the document's date and place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction

from audit import periods, places, times
from audit.extract.sentences import Sentence, Timed
from audit.lang import Language, roles
from audit.model import Basis, Document, Grain, Modality, Period, Zone
from audit.normalise import fold
from audit.places import Gazetteer
from audit.tie.asides import aside
from audit.tie.cues import aftermath, held
from audit.tie.extremes import extreme
from audit.tie.headings import Heading, answered, runs, spanned, titled
from audit.tie.implied import foretold
from audit.tie.modalities import heading
from audit.tie.narrowings import NOTHING, Leading, Topic
from audit.tie.spans import alone, over_years
from audit.tie.successions import Told
from audit.times import Role
from audit.wording import WIDTHS, Widths

_SHORTEST = Fraction(2, 12)  # years
_COMMUNE = 4  # the rank of communes and wards
_MONTHS = frozenset({"first_months", "some_months"})
_NEWS = timedelta(days=75)
_SOON = timedelta(days=200)
_NEARLY_OVER = timedelta(days=31)
_LATE = timedelta(days=400)  # by which statistics of a year come out
_WEEK = timedelta(days=7)
_WEEKS = timedelta(weeks=4)  # from which retailers report on them
_YEAR = 12  # months
_FRESH = 2  # months for which the last ones are news
_PARTS = frozenset({"half", "quarter"})
_REPORTS = _PARTS | {"ending", "week_ending", "quarter_ending", "first_months", "first_quarters", "the_months"}
_NAMED = 8  # words of a heading that is only the name of a place
_HEAD = 2000  # letters within which a document shows its year of accounts
_ANAPHORS = roles("anaphors")


@dataclass(slots=True)
class Context:
    """What is known before a sentence is read; `seen` are the places named so far, the latest last, `topics` the words
    of what the paragraph has counted, `leading` what its last sentence was about,
    `ended` the period of the paragraph before and its last modality, which one that goes on with parts takes up,
    `told_of` the only place of the sentence before, `base` what its last change was measured from, `bases` all the
    times that it has only compared with, `against` those of the whole document, `latest` the period that was told
    last in any paragraph, `yearly` the year that the paragraph told last,
    `lately` the period and modality of what the sentence before told first, `carried` that
    period where the sentence goes on with its parts, `coming` the time to come that the paragraph told last, with
    which plans go on, `budgeted` whether the paragraph speaks of a budget or another plan, `attained` whether a
    list has told how much of a plan was attained, `planned` the years that it only plans for, `over` the years over
    which it told something, which its rates a year are of, `stem` the time that the stem of a list told, `set_for`
    that for which the stem sets targets, `passing` where the times begin that the sentence just read has told in
    passing, `narrated` whether the paragraph tells of a time that is over in the present, `label` the place that alone
    opens the paragraph.
    """

    document: Document
    language: Language
    gazetteer: Gazetteer
    widths: Widths = WIDTHS
    headings: list[Heading] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    period: Period | None = None
    place: str | None = None
    label: str | None = None
    headed: bool = False
    stem: Period | None = None
    set_for: Period | None = None
    said: Period | None = None
    passing: set[int] = field(default_factory=set)
    titled: Period | None = None
    reported: Period | None = None
    surveyed: Period | None = None
    counted: bool = False
    base: Period | None = None
    latest: Period | None = None
    yearly: Period | None = None
    topics: list[Topic] = field(default_factory=list)
    leading: Leading = NOTHING
    told_of: str | None = None
    bases: set[Period] = field(default_factory=set)
    against: set[Period] = field(default_factory=set)
    lately: tuple[Period | None, Modality | None] = (None, None)
    ended: tuple[Period | None, Modality | None] = (None, None)
    carried: Period | None = None
    coming: Period | None = None
    over: Period | None = None
    budgeted: bool = False
    attained: bool = False
    planned: set[Period] = field(default_factory=set)
    narrated: bool = False
    issued: Period | None = field(init=False)
    calendar: times.Calendar | None = field(init=False)

    def __post_init__(self) -> None:
        """`titled` is the period that the title names, `reported` that or the one that figures are first told of."""
        document = self.document
        head = "\n".join((document.title or "", document.place or "", document.raw[:_HEAD]))
        self.issued = document.issued
        self.calendar = times.calendar(head, self.language.code, document.issued)
        self.titled = titled(document, self.language, self.calendar)
        dated = self.titled is None or periods.length(self.titled) == 1 or not self._unfinished(self.titled)
        self.reported = self.titled if dated else None
        half = answered(head, self.issued, self.language, self.calendar)
        if half is not None and (self.titled is None or periods.contains(self.titled, half)):
            self.reported = half

    def enter(self, sentence: Sentence) -> None:
        """Takes a block into account as its first sentence begins: a heading opens, a paragraph closes the last."""
        block = sentence.block
        if block.zone not in (Zone.HEADING, Zone.TITLE) or _figured(sentence):
            self.headed = False
            return
        told = None if block.zone is Zone.TITLE else heading(self.language, sentence.words)
        named = spanned(sentence, self.issued, self.heading_period() or self._titled_year(), self.calendar)
        begun = named is not None and self._unfinished(named)
        if named is not None and block.zone is not Zone.TITLE:
            begun = begun and told is None and periods.length(named) > 1  # `Đại hội nhiệm kỳ 2025 - 2030`, in 2025
        place = None if block.zone is Zone.TITLE else self._placed(sentence.raw[sentence.start : sentence.end])
        opened = Heading(block.level or 1, None if begun else named, told, place)
        if self.headed and self.headings and (block.level in (2, 6) and not sentence.taken[0]):
            above = self.headings[-1]
            above.period = opened.period or above.period
            above.modality = above.modality or opened.modality
            above.place = opened.place or above.place
        else:
            while self.headings and self.headings[-1].level >= opened.level:
                self.headings.pop()
            self.headings.append(opened)
            self.stem = self.set_for = self.period = None
            self.attained = False
        self.headed = True

    def begin(self, listed: bool) -> None:
        """Forgets the period of the paragraph before, but not that of the stem of a list."""
        if not listed:
            self.stem = self.set_for = None
            self.attained = False
        self.ended = (self.period, self.lately[1]) if self.topics else self.ended
        self.period, self.coming = self.stem, self.set_for
        self.place = self.label = self.base = self.carried = self.over = self.told_of = self.yearly = None
        self.lately = (None, None)
        self.topics, self.leading = [], NOTHING
        self.bases, self.planned = set(), set()
        self.budgeted = self.narrated = False

    def rated(self) -> Told:
        """What an item of a list takes over: `đạt 34,7% kế hoạch, gồm:`, `- Vốn đầu tư: 245 tỷ đồng, đạt 50,8%`."""
        return Told(attained=self.attained and not self.language.plurals)

    def told(self) -> Period | None:
        """The period of the sentences before, else of the headings above, else of the report as a whole."""
        return self.carried or self.period or self.heading_period() or self.reported

    def _closing(self, said: Period) -> bool:
        """Whether a day is only the last of what the headings or the report tell of: `34 sites at 31 March 2024`."""
        whole = self.heading_period() or self.reported
        if whole is not None and said.grain is whole.grain is Grain.DAY and self.language.plurals:
            return said.end <= whole.start  # a balance, in the minutes of a later day
        return whole is not None and said.grain is Grain.DAY and whole.grain is not Grain.DAY and said.end == whole.end

    def parts_follow(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on with parts of what was told last: `Trong đó, chi thường xuyên 8 tỷ đồng`."""
        if not sentence.roles & _ANAPHORS:
            return False
        anaphors = self.language.sets["anaphors"]
        return any(" ".join(sentence.words[:size]) in anaphors for size in (2, 3, 4))

    def take_up(self) -> None:
        """Goes on with the time of the paragraph before, in one that opens with parts of what that told, or with what
        that is compared with.
        """
        if not self.topics:
            self.period, self.lately = self.period or self.ended[0], self.ended

    def resumes(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with what its figures are compared with, or by saying that it tells what was told
        before one by one: `So với cùng kỳ giảm 12 vụ`, `Cụ thể: lúa 210 ha, ngô 38 ha`.
        """
        opening = sentence.cue_at.get(0)
        return opening is not None and ("bases" in opening.value or "parts" in opening.value)

    def weighs(self, sentence: Sentence) -> bool:
        """Whether a sentence opens with what the one before is compared with: `So với tháng cùng kỳ, giảm 12 vụ`."""
        opening = None if self.language.plurals else sentence.cue_at.get(0)
        return opening is not None and "bases" in opening.value

    def leave(self, sentence: Sentence) -> None:
        """Remembers the time and the places of a sentence for the next ones."""
        said, self.said = self.said, None
        passing, self.passing = self.passing, set()
        self.budgeted = self.budgeted or bool(sentence.cued("plans"))
        future = said is not None and self.issued is not None and said.start >= self.issued.end
        if said is not None and future and (periods.length(said) >= _SHORTEST or self._takes_effect(said)):
            self.coming = said
        kept = self._narrower(sentence, said) or self._closing(said) or self._of_now(sentence, said) if said else False
        if said is not None and not future and not kept:
            self._narrow(said)
            ahead = self.reported is None or self._unfinished(self.reported) or self._cumulated(said)
            if ahead and self.period is None and self._reports(said):
                self.reported = said
            self._survey(said)
            self.period = self.latest = said
            self.yearly = said if periods.length(said) == 1 else self.yearly
            self.coming = None if self.language.plurals else self.coming
        if said is None:
            self._look(sentence, passing)
        elif said.grain is Grain.DAY and self.language.plurals:
            self._lead_beside(sentence)
        body = sentence.block.zone not in (Zone.HEADING, Zone.TITLE)
        self.counted = self.counted or (body and bool(sentence.numbers))
        self.base = self.base or self._compared(sentence)
        if sentence.words and sentence.words[-1] == ":":
            self.stem = self.period
            self.set_for = self._set_for(sentence) if sentence.plain else None

    def _narrow(self, said: Period) -> None:
        """Takes the twelve months that figures are first told of for the year that the title or the lead speaks of:
        `Crime fell last year. In the year to September 9.4 million offences were recorded`.
        """
        loose = self.heading_period() or self.reported
        if self.counted or loose is None or loose.grain is not Grain.YEAR or not self.language.plurals:
            return
        if said.grain is Grain.SPAN and periods.length(said) == 1 and loose.start < said.end and said.start < loose.end:
            self.reported = said
            for heading in self.headings:
                heading.period = said if heading.period == loose else heading.period

    def _look(self, sentence: Sentence, passing: set[int]) -> None:
        """Remembers the times of a sentence whose figures, if it has any, are of none of them."""
        named = sorted(sentence.times, key=lambda timed: timed.mention.period is None)  # `interim results for the ...`
        for timed in named:
            if timed.start in passing or not self._goes_on(sentence, timed):
                continue
            mention = timed.mention
            ahead = mention.role is not Role.SINCE and foretold(sentence, timed)
            found, _ = self.resolved(mention, ahead=ahead)
            if found is None:
                continue
            if self._planned(sentence, found):
                self.coming, self.budgeted = found, True
            elif self.issued is not None and found.start >= self.issued.end:
                told = self.language.plurals and mention.period is not None
                self.coming = self.coming or (found if told else None)
            elif _SHORTEST <= periods.length(found) < 1 and self._unfinished(found):
                self.coming = self.coming or found  # `kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm`
            elif over_years(sentence, timed, found):
                self.over = found
            else:
                self._survey(found)
                recalled = self.period is not None and found.end <= self.period.start
                aside_only = found in self.bases or found in self.planned or recalled
                self.period = self.period if aside_only else found
                self._lead(sentence, timed, found)
                break

    def _lead(self, sentence: Sentence, timed: Timed, found: Period) -> None:
        """Takes a time that the lead of a text names for what that is a report on."""
        if self.reported is None and self._leads(sentence, timed, found) and self._reports(found):
            self.reported = found

    def _lead_beside(self, sentence: Sentence) -> None:
        """Takes the months that a lead names whose only figures are of a day for what the text is a report on: `Shares
        rose 9% on Tuesday after the firm announced strong third-quarter results.`
        """
        for timed in sentence.times:
            plain = timed.mention.role is Role.NONE and not timed.mention.name
            found = self.resolved(timed.mention)[0] if plain else None
            if found is not None and found.grain is not Grain.DAY:
                self._lead(sentence, timed, found)

    def _goes_on(self, sentence: Sentence, timed: Timed) -> bool:
        """Whether what follows may be of a time too: it is no bound, no base and told in no aside."""
        mention = timed.mention
        if mention.role not in (Role.NONE, Role.SINCE, Role.UNTIL) or mention.name or self._recent(mention):
            return False
        again = mention.relative is not None and mention.relative.way is times.Way.SAME
        if again or (mention.form != "days" and self._since(sentence, timed)):
            return False
        return not any(told(sentence, timed) for told in (extreme, held, aside, alone, aftermath))

    def _leads(self, sentence: Sentence, timed: Timed, found: Period) -> bool:
        """Whether a time opens a sentence that tells no figure, or where none has been told is of months that reports
        are on: `Sáu tháng đầu năm 2016, sản xuất tiếp tục ổn định.`, `The firm announced record third-quarter profit.`
        """
        if self.language.plurals:
            dated = self.latest is not None and self.latest.grain is not Grain.DAY
            return not dated and (found.grain is Grain.MONTH or timed.mention.form in _REPORTS)
        opened = not sentence.raw[sentence.start : timed.start].strip()
        return opened and timed.mention.role is Role.NONE

    def _of_now(self, sentence: Sentence, said: Period) -> bool:
        """Whether a report on a time tells in passing how things stand as it is written, or on a day up to which it
        counts: `Đến nay, xã có 12 trường`, `Thu đến ngày 20/6 đạt 12 tỷ đồng`.
        """
        report = self.heading_period() or self.titled
        if report is None or self.language.plurals:
            return False
        until = any(timed.mention.role is Role.UNTIL and timed.mention.form == "day" for timed in sentence.times)
        day = until and said.grain is Grain.DAY and periods.length(report) > _SHORTEST
        return said == self.issued or (day and periods.contains(report, said))

    def _takes_effect(self, said: Period) -> bool:
        """Whether what is told of a day or month to come will be so from then on: `on 1 October it will rise`."""
        return self.language.plurals and self.issued is not None and said.start > self.issued.end + _WEEK

    def _planned(self, sentence: Sentence, found: Period) -> bool:
        """Whether a sentence names a plan for a time to come: `the 2025 budget is the third of its kind`."""
        future = self.issued is not None and found.start >= self.issued.end and periods.length(found) >= _SHORTEST
        if not (future and self.language.plurals):
            return False
        return times.tasked(fold(sentence.raw[sentence.start : sentence.end]), self.language.code)

    def _set_for(self, sentence: Sentence) -> Period | None:
        """The time to come for which the stem of a list sets targets: `Chỉ tiêu chủ yếu đến năm 2030:`."""
        first = self.language.cues.at(sentence.words, 0)
        led = first is not None and "target_words" in first.value  # `Phấn đấu trong nhiệm kỳ 2025 - 2030:`
        if not led and heading(self.language, sentence.words) is not Modality.TARGET:
            return None
        named = (self.resolved(timed.mention, ahead=True)[0] for timed in sentence.times if not timed.mention.name)
        return next((found for found in named if found and self.issued and found.end > self.issued.end), None)

    def _compared(self, sentence: Sentence) -> Period | None:
        """The time that a sentence compares with where it tells no change: `đi ngang so với cùng kỳ`."""
        based = next((timed.mention for timed in sentence.times if timed.mention.role is Role.BASE), None)
        return None if based is None or self.period is None else self.resolved(based)[0]

    def _narrower(self, sentence: Sentence, said: Period) -> bool:
        """Whether a sentence tells in passing of a part of the period before: `consumer prices in March rose 4%`; what
        opens it, `In March, ...`, or is set off before its figures is told of what follows too.
        """
        small = said.grain in (Grain.MONTH, Grain.HALF, Grain.YEAR)  # a quarter of a report is a topic of its own
        whole = self.period or (self.heading_period() or self.reported if small else None)
        if whole is not None and whole.grain is Grain.SPAN and self.issued is not None and self._reports(said):
            whole = None if whole.end == self.issued.end and not self.language.plurals else whole  # `từ đầu năm`
        if whole is None or said in (whole, self.titled) or not periods.contains(whole, said):
            return False
        return bool(sentence.times) and sentence.times[0].first > 0 and not _set_off(sentence, sentence.times[0])

    def _recent(self, mention: times.Mention) -> bool:
        """Whether a time is a span up to now, which is no other sentence's: `over the past three months`."""
        relative = mention.relative
        to_now = relative is not None and relative.way in (times.Way.PAST, times.Way.TO_DATE)
        return self.language.plurals and to_now

    def _reports(self, said: Period) -> bool:
        """Whether a period is one that a report is made of, soon after its end, or where its last weeks are estimated:
        a year, a half, some months.
        """
        if self.issued is None or not _SHORTEST <= periods.length(said) <= 1:
            return self._monthly(said)
        if self.issued.grain is Grain.YEAR and not periods.contains(self.issued, said):
            return False  # all that is known of the issue is the year that is reported on
        if said.grain is Grain.SPAN and said.start.month != 1 and not self.language.plurals:
            return False  # `từ ngày 1/7 đến 31/10`: the span of one count
        years = self.language.plurals and said.grain is not Grain.QUARTER  # of accounts, which may end earlier
        ahead = timedelta() if years else _NEARLY_OVER
        return said.end <= self.issued.end + ahead and self.issued.start - said.end <= _SOON

    def _survey(self, said: Period) -> None:
        """Keeps the year that a text tells of first, where statistics of it may have come out by its day of issue: `New
        data on housing in 2022/23`.
        """
        if self.counted or self.surveyed is not None or self.issued is None or not self.language.plurals:
            return
        if periods.length(said) == 1 and said.end <= self.issued.end and self.issued.start - said.end <= _LATE:
            self.surveyed = said

    def _monthly(self, said: Period) -> bool:
        """Whether a month, or some weeks, that figures are first told of is news: `Air traffic rose by 6% in April`."""
        weeks = said.grain is Grain.SPAN and said.end - said.start >= _WEEKS and self.language.plurals
        if self.issued is None or not (weeks or said.grain is Grain.MONTH) or self.latest is not None:
            return False
        ahead = timedelta() if self.language.plurals else _WEEK
        return said.end <= self.issued.end + ahead and self.issued.start - said.end <= _NEWS

    def _cumulated(self, said: Period) -> bool:
        """Whether a paragraph goes on from the month that is news to the months up to its end: `Tính chung 5 tháng`."""
        month = self.reported if self.reported is not None and self.reported.grain is Grain.MONTH else None
        return month is not None and said != month and said.end == month.end and periods.contains(said, month)

    def _unfinished(self, period: Period) -> bool:
        """Whether a time that the title names is hardly begun: `Hội nghị triển khai công tác năm 2025`, in February."""
        issued = self.issued
        return issued is not None and not self.language.plurals and issued.start < periods.midpoint(period)

    def _since(self, sentence: Sentence, timed: Timed) -> bool:
        """Whether a time only says since when: what the next sentence tells is not of that time."""
        first = timed.first
        near = sentence.words[max(0, first - 1) : first + 1]
        return not self.language.sets["change_openers"].isdisjoint(near)

    def heading_period(self) -> Period | None:
        """The period of the nearest heading that has one."""
        return next((heading.period for heading in reversed(self.headings) if heading.period), None)

    def around(self) -> str | None:
        """The place that the label of the paragraph or the nearest heading names alone, else that of the document."""
        if self.label is not None:
            return self.label
        return next((heading.place for heading in reversed(self.headings) if heading.place), self.document.place)

    def open(self, raw: str) -> None:
        """Takes into account what a paragraph opens with that tells no figure: `CANADA. The port handled ...`."""
        self.label = self._placed(raw)

    def beneath(self, name: str, whole: str) -> bool:
        """Whether a place, down to a commune, lies in another; one that no gazetteer knows does so where its level is
        a lower one.
        """
        lower = self.gazetteer.rank(whole) < self.gazetteer.rank(name) <= _COMMUNE
        return lower and (name not in self.gazetteer or self.gazetteer.part_of(name, whole))

    def _placed(self, raw: str) -> str | None:
        """The place that is all a heading or label names: `2. Quảng Ninh`."""
        if len(raw.split()) > _NAMED:
            return None
        found = places.mentions(raw, fold(raw), self.gazetteer, self.language.code)
        if len(found) != 1 or found[0].name is None or found[0].agency:
            return None
        around = raw[: found[0].start] + raw[found[0].end :]
        return None if any(char.isalpha() for char in around) else self.place_of(found[0])

    def modality(self) -> Modality | None:
        """What the stem of a list, else the nearest heading that says so, makes of the figures below it: results,
        targets or plans.
        """
        if self.set_for is not None:
            return Modality.TARGET
        return next((heading.modality for heading in reversed(self.headings) if heading.modality), None)

    def resolved(
        self, mention: times.Mention, own: Period | None = None, ahead: bool = False
    ) -> tuple[Period | None, Basis]:
        """The period of a mention, from the text around it; `ahead` where it is told of what is to come."""
        headed = self.heading_period()
        if mention.relative is not None and headed is not None and _spans(mention.relative, headed):
            return headed, Basis.CONTEXT
        told = mention.relative is not None and mention.relative.way is times.Way.TOLD
        if mention.relative is not None and mention.relative.unit is times.Unit.TERM:
            own = headed
        recent = own is None and self._recent_month(mention)
        again = mention.relative is not None and mention.relative.way is times.Way.SAME and not mention.relative.count
        spoken = own or (self._over_which() if again else None) or (None if recent else self.period)
        spoken = spoken or (self.latest or headed or self.titled if told or again else headed)
        spoken = spoken or (self.reported if _of_month(mention) else None)
        spoken = (self._report_told(mention) if told and own is None else None) or spoken
        the = mention.relative is not None and mention.relative.way is times.Way.THE and self.language.plurals
        if self.calendar is not None or the or (mention.form in _PARTS and mention.period is None):
            spoken = spoken or self.reported or (self.surveyed if the else None)
        if _of_some_year(mention) and not ahead:
            spoken = spoken or self._titled_year()
        found, basis = times.resolve(mention, self.issued, self._longer(mention, spoken), ahead, self.calendar)
        if found is None and the and spoken is not self.reported:
            found, basis = times.resolve(mention, self.issued, self.reported, ahead, self.calendar)
        as_long = self._as_long(mention)
        if as_long is not None:
            return as_long, Basis.CONTEXT
        whole = headed or self.titled
        if whole is not None and mention.form in _MONTHS and runs(found, whole) and not self._unfinished(whole):
            return whole, Basis.CONTEXT  # `trong 3 tháng`, in a report on July to September
        return found, basis

    def _report_told(self, mention: times.Mention) -> Period | None:
        """The quarter that a report is on, where it tells of the one before it beside longer times: `In the year to the
        fourth quarter it grew by 3%, after 2% in the year to the previous quarter`.
        """
        whole, relative = self.heading_period() or self.titled, mention.relative
        quarter = whole is not None and whole.grain is Grain.QUARTER and self.language.plurals
        if not quarter or relative is None or relative.unit is not times.Unit.QUARTER or self.period is None:
            return None
        return whole if whole is not None and self.period.end == whole.end else None

    def _over_which(self) -> Period | None:
        """What the sentence before told, which `over the same period` means: `rose by 5% over the past five years`."""
        told = self.lately[0] if self.language.plurals else None
        return told if told is not None and told.grain is Grain.SPAN else None

    def _as_long(self, mention: times.Mention) -> Period | None:
        """What was told last where some months mean it, as long as they: `in the year to June 9 million offences; over
        the 12 months theft rose`.
        """
        told, relative = self.told(), mention.relative
        if mention.form != "the_months" or told is None or relative is None or not self.language.plurals:
            return None
        return told if periods.length(told) * _YEAR == relative.months else None

    def _longer(self, mention: times.Mention, spoken: Period | None) -> Period | None:
        """The year that was told before a part of it where `the year` is spoken of: `In 2023-24 it carried 90m. In the
        quarter to March fares rose. It added 12 trains during the year.`
        """
        relative = mention.relative
        the = relative is not None and relative.way is times.Way.THE and relative.unit is times.Unit.YEAR
        if not the or self.yearly is None or spoken is None or not self.language.plurals:
            return spoken
        return self.yearly if periods.contains(self.yearly, spoken) else spoken

    def _titled_year(self) -> Period | None:
        """The year that the title names where it is over: `cuối năm`, `in June` in an annual report are of that."""
        year, issued = self.titled, self.issued
        over = year is not None and issued is not None and year.end <= issued.start
        return year if year is not None and over and periods.length(year) == 1 else None

    def year_of(self, period: Period) -> Period:
        """The year, as accounts have it, that a part of it is of."""
        if self.calendar is None:
            return periods.year(period.start.year)
        return self.calendar.months(self.calendar.holding(period), 1, 12)

    def numbered(self, year: Period) -> Period | None:
        """What a bare year above a column means in a report on accounts: what it reports on, or the same before."""
        if self.calendar is None or self.reported is None or year.grain is not Grain.YEAR:
            return None
        return self.alike(self.reported, year) or self.reported

    def alike(self, own: Period, year: Period | None) -> Period | None:
        """The same part of a year with another number, `year`, as accounts number theirs; `None` where it is none."""
        if year is None or own == self.issued or not (own.grain is Grain.DAY or own.start.day == own.end.day == 1):
            return None
        last = own.end - periods.DAY
        numbered = last.year
        if self.calendar is not None and periods.length(own) == 1:
            numbered = self.calendar.holding(own) + self.calendar.years
        return periods.shifted(own, year.start.year - numbered) if year.start.year != numbered else None

    def _recent_month(self, mention: times.Mention) -> bool:
        """Whether a month that is just over, or runs, is told after a year before it: `In 2019 it lost £9m. In January
        ...`.
        """
        relative, year, issued = mention.relative, self.period, self.issued
        if relative is None or relative.way is not times.Way.PART or relative.months > 1 or relative.count is not None:
            return False
        if (
            year is None
            or issued is None
            or year.grain is not Grain.YEAR
            or year == self.reported
            or not relative.month
        ):
            return False
        months = (issued.start.year - year.start.year) * 12 + issued.start.month - relative.month
        return self.language.plurals and months >= _YEAR and months % _YEAR <= _FRESH

    def place_of(self, mention: places.Mention) -> str | None:
        """The canonical place of a mention."""
        if mention.name is not None:
            return self._own(mention) or mention.name
        return places.resolve(mention, self.place or self.around(), self.seen, self.gazetteer)

    def _own(self, mention: places.Mention) -> str | None:
        """The document's own place where a bare name means it: `Từ Liêm` in a report of phường Từ Liêm."""
        own = self.document.place
        bare = mention.end - mention.start == len((mention.name or "").removeprefix(mention.level).strip())
        if own is None or mention.name is None or not bare or not mention.level:
            return None
        name = mention.name.removeprefix(mention.level).strip()
        return own if own.endswith(f" {name}") and own.count(" ") == name.count(" ") + 1 else None


def _of_some_year(mention: times.Mention) -> bool:
    """Whether a time is a part of a year that is not told: `in June`, `cuối năm`."""
    relative = mention.relative
    return relative is not None and relative.way is times.Way.PART and relative.months > 0 and relative.count is None


def _of_month(mention: times.Mention) -> bool:
    """Whether a time is a day of a month that is not told: `on the 17th`."""
    relative = mention.relative
    return relative is not None and relative.way is times.Way.PART and relative.day > 0 and not relative.month


def _spans(relative: times.Relative, headed: Period) -> bool:
    """Whether a time is the one that the headings tell of: a term, `5 năm qua` in a report on five years."""
    if relative.unit is times.Unit.TERM:
        return relative.way is not times.Way.SHIFT  # `đầu nhiệm kỳ`: its first year
    years = relative.count if relative.way is times.Way.PAST and relative.unit is times.Unit.YEAR else None
    return years is not None and years > 1 and years <= periods.length(headed) <= years + 1


def _set_off(sentence: Sentence, timed: Timed) -> bool:
    """Whether commas set a time off before all figures: `Riêng đường bộ, trong tháng 8, cả nước xảy ra 941 vụ`."""
    words, first, last = sentence.words, timed.first, timed.last
    if sentence.language.plurals:
        return False
    ahead = all(sentence.taken[at] or not words[at][0].isdecimal() for at in range(first))
    return ahead and words[first - 1] == "," and words[last : last + 1] == [","]


def _figured(sentence: Sentence) -> bool:
    """Whether a heading holds a number that is no time and no mark: then it is a line of figures, no heading."""
    return any(word[0].isdecimal() and not sentence.taken[index] for index, word in enumerate(sentence.words))
