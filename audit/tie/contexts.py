"""What stands around a sentence: the headings above it, the sentences before it, the document's date and place."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit import periods, places, times
from audit.extract.sentences import Sentence
from audit.lang import Language, roles
from audit.model import Document, Grain, Modality, Period, Zone
from audit.normalise import fold
from audit.places import Gazetteer
from audit.tie.headings import Heading, answered, heading, spanned, titled
from audit.tie.narrowings import NOTHING, Leading, Topic
from audit.tie.successions import Told
from audit.wording import WIDTHS, Widths

_COMMUNE = 4  # the rank of communes and wards
_NAMED = 8  # words of a heading that is only the name of a place
_HEAD = 2000  # letters within which a document shows its year of accounts
_ANAPHORS = roles("anaphors")


@dataclass(slots=True)
class Context:
    """What is known before a sentence is read: of its document, its list or paragraph, and the sentence before it."""

    document: Document
    language: Language
    gazetteer: Gazetteer
    widths: Widths = WIDTHS
    issued: Period | None = field(init=False)
    calendar: times.Calendar | None = field(init=False)

    headings: list[Heading] = field(default_factory=list)  # in force, the lowest last
    headed: bool = False  # the block before is a heading
    seen: list[str] = field(default_factory=list)  # the places named so far, the latest last
    titled: Period | None = None  # what the title names
    reported: Period | None = None  # that, or what figures are first told of
    surveyed: Period | None = None  # the year told first where statistics of it may just have come out
    counted: bool = False  # a figure has been told
    latest: Period | None = None  # what was told last, in any paragraph
    against: set[Period] = field(default_factory=set)  # the times that the document has only compared with

    stem: Period | None = None  # what the stem of a list told
    set_for: Period | None = None  # that for which it sets targets
    attained: bool = False  # the list has told how much of a plan was attained

    period: Period | None = None  # what the paragraph told last
    place: str | None = None
    label: str | None = None  # the place that alone opens the paragraph
    ended: tuple[Period | None, Modality | None] = (None, None)  # of the paragraph before, for parts that follow
    topics: list[Topic] = field(default_factory=list)  # the words of what the paragraph has counted
    base: Period | None = None  # from which its last change was measured
    bases: set[Period] = field(default_factory=set)  # all that it has only compared with
    planned: set[Period] = field(default_factory=set)  # the years that it only plans for
    budgeted: bool = False  # it speaks of a budget or another plan
    coming: Period | None = None  # the time to come that it told last, with which plans go on
    yearly: Period | None = None  # the year that it told last
    over: Period | None = None  # the years over which it told something, of which its rates a year are
    narrated: bool = False  # it tells of a time that is over in the present

    leading: Leading = NOTHING  # what the sentence before was about
    done_by: Period | None = None  # the year up to a month by the end of which something was done
    told_of: str | None = None  # the only place of it
    lately: tuple[Period | None, Modality | None] = (None, None)  # what it told first
    carried: Period | None = None  # that period where the sentence goes on with its parts
    said: Period | None = None  # the time of the sentence just read
    passing: set[int] = field(default_factory=set)  # where the times begin that this told in passing

    def __post_init__(self) -> None:
        """Takes what the title and the head of the document tell of its time."""
        document = self.document
        head = "\n".join((document.title or "", document.place or "", document.raw[:_HEAD]))
        self.issued = document.issued
        self.calendar = times.calendar(head, self.language.code, document.issued)
        self.titled = titled(document, self.language, self.calendar)
        dated = self.titled is None or periods.length(self.titled) == 1 or not self.unfinished(self.titled)
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
        named = spanned(sentence, self.issued, self.heading_period() or self.titled_year(), self.calendar)
        begun = named is not None and self.unfinished(named)
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

    def unfinished(self, period: Period) -> bool:
        """Whether a time that the title names is hardly begun: `Hội nghị triển khai công tác năm 2025`, in February."""
        issued = self.issued
        return issued is not None and not self.language.plurals and issued.start < periods.midpoint(period)

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

    def titled_year(self) -> Period | None:
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


def _figured(sentence: Sentence) -> bool:
    """Whether a heading holds a number that is no time and no mark: then it is a line of figures, no heading."""
    return any(word[0].isdecimal() and not sentence.taken[index] for index, word in enumerate(sentence.words))
