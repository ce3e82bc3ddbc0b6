"""The period of each figure of a sentence, and the base of each change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from audit import periods
from audit.extract.sentences import Sentence, Timed
from audit.model import Basis, Grain, Kind, Measure, Period
from audit.tie.asides import asides, parted
from audit.tie.contexts import Context, extreme
from audit.tie.cues import (
    apart,
    begun,
    closes,
    held,
    introduces,
    measured_from,
    opposed,
    origin,
    planned,
    possessor,
    said,
    stood,
    subordinate,
    threshold,
)
from audit.tie.implied import (
    annual,
    delivery,
    displaced,
    happened,
    lasts,
    passed,
    present,
    revised,
    untold,
    year_after,
    year_earlier,
)
from audit.tie.parts import Part
from audit.tie.phrases import Range
from audit.tie.spans import across, ends, lasting
from audit.times import Relative, Role, Way

_NEAR = 60  # characters between a figure and a time that follows it
_YEAR = 12  # months
_CHANGES = (Measure.CHANGE, Measure.GROWTH)
_LEANING = (Way.SAME, Way.THE, Way.TOLD)
Known = tuple[Period | None, Basis]
Dated = tuple[Period | None, Basis, Period | None, Timed | None]


@dataclass(slots=True)
class Dates:
    """Dates the figures of one sentence, one after the other; `recalls`: a figure may only tell what was before."""

    sentence: Sentence
    folded: str
    context: Context
    parts: Sequence[Part]
    bases: set[int] = field(default_factory=set)
    owned: dict[int, Part | None] = field(default_factory=dict)
    starting: set[int] = field(default_factory=set)
    last: Period | None = None
    first: Period | None = None
    asides: tuple[Range, ...] = ()
    settled: dict[Timed, Known] = field(default_factory=dict)
    recalls: bool = False

    def __post_init__(self) -> None:
        """`bases` are times that others are compared with; `owned` those of one compared figure, or of none; `starting`
        those from which something will be so.
        """
        read = self.sentence
        if not read.times:
            return
        self.asides = asides(read, self.parts)
        for index, timed in enumerate(read.times):
            if origin(read, timed) or said(read, timed):
                self.owned[index] = None
            if self._starting(timed):
                self.starting.add(index)
            elif held(read, timed) or self._measured(timed) or extreme(read, timed):
                self.bases.add(index)
        based = self.bases or any(timed.mention.role is Role.BASE for timed in read.times)
        self.recalls = bool(based) or "(" in read.words
        owning = "'" in read.words
        for part in self.parts:
            own = possessor(read, part) if owning else None
            if own is None:
                own = self._recalled(part)
            if own is not None:
                part.compared = True
            elif part.compared or part.figure.multiple or self._multiplies(part) or self._fraction(part):
                own = self._following(part)
            elif opposed(read, part) or threshold(read, part):
                own = self._following(part)
                part.compared = own is not None
            if own is not None and not (part.figure.restates and own in self.owned):
                self.owned[own] = part

    def _following(self, part: Part) -> int | None:
        """The time that follows a figure without a mark between."""
        read, last = self.sentence, self._restated(part)
        end = read.ends[last.figure.end - 1]
        return next(
            (
                index
                for index, timed in enumerate(read.times)
                if timed.start >= end
                and self._adjoins(end, timed.start, last is part)
                and not introduces(read, timed)
                and not (timed.mention.role is Role.UNTIL and self._coming(timed))
            ),
            None,
        )

    def _coming(self, timed: Timed) -> bool:
        """Whether a time is to come, which no figure is measured from: `cut the rate to 4.9% from 5.3% by 2028`."""
        period, _ = self.context.resolved(timed.mention, None, True)
        return period is not None and self.context.issued is not None and period.start >= self.context.issued.end

    def _recalled(self, part: Part) -> int | None:
        """The time of a figure that only tells what was before: `so với năm 2022 (60 sự cố)`, `(năm 2018 có 178 nhà)`,
        `more than in 2021, when it had 36,000`.
        """
        if not self.recalls:
            return None
        read, begin = self.sentence, part.figure.begin
        for index in range(len(read.times) - 1, -1, -1):
            timed = read.times[index]
            first, last = read.index_at(timed.start), read.index_at(timed.end)
            if last > begin or timed.mention.role in (Role.CLOCK, Role.YEARLY) or timed.mention.name:
                continue
            between = [word for word in read.words[last:begin] if word != ","]
            if ")" in between or any(last <= other.figure.begin < begin for other in self.parts):
                return None
            base = index in self.bases or timed.mention.role is Role.BASE
            within = first > 1 and read.words[first - 1] == "("
            then = between[:1] and (between[0] == "(" or between[0] in read.language.sets["then"])
            return index if (base and then) or within else None
        return None

    def _restated(self, part: Part) -> Part:
        """The last of the figures that say a figure again; a comma may stand before their time."""
        last = part
        for other in self.parts[self.parts.index(part) + 1 :]:
            if other.figure.restates is not last.figure:
                break
            last = other
        return last

    def _measured(self, timed: Timed) -> bool:
        """Whether a change just before is measured from a time: `down 3.2 points from 2019`, `8% on 2021`."""
        if not measured_from(self.sentence, timed):
            return False
        for part in reversed(self.parts):
            end = self.sentence.ends[part.figure.end - 1]
            if end <= timed.start:
                return part.meant.measure in _CHANGES and self._adjoins(end, timed.start, True)
        return False

    def _starting(self, timed: Timed) -> bool:
        """Whether something will be so from a time on: `fares will go up by 4% from 1 July`."""
        read, first = self.sentence, self.sentence.index_at(timed.start)
        opened = read.words[first] in read.language.sets["change_openers"]
        foretold = opened and not read.language.sets["ahead"].isdisjoint(read.words[:first])
        return foretold and read.language.plurals and self._coming(timed)

    def _multiplies(self, part: Part) -> bool:
        return part.meant.measure is Measure.GROWTH and part.figure.unit in self.sentence.language.sets["times"]

    def _fraction(self, part: Part) -> bool:
        """Whether a figure is a fraction of what another time had: `chỉ bằng một phần ba năm 2019`."""
        words, begin = self.sentence.words, part.figure.begin
        bare = part.figure.kind is Kind.RATIO and not part.figure.head
        return bare and begin > 0 and words[begin - 1] in self.sentence.language.sets["restating"]

    def of(self, part: Part, parts: Sequence[Part], ahead: bool) -> Dated:
        """The period of a figure, how it is known, the base of a change, and the time that says the first.

        `ahead`: it tells of what is to come, so that `on Wednesday` is the next one.
        """
        timed = self._own(part, parts, ahead) if self.sentence.times else None
        if self.sentence.times and self.sentence.language.plurals and part.meant.measure is Measure.LEVEL:
            timed = stood(self.sentence, part) or timed
        base = self._base(part) if self.sentence.times and part.meant.measure in _CHANGES else None
        period, basis = (None, Basis.UNKNOWN) if timed is None else self._resolved(timed, part, parts, ahead)
        if not ahead and passed(self.sentence, part, period, self.context.issued):
            period = None
        if period is None and (part.figure.opens or part.compared):
            timed, basis = None, Basis.CONTEXT
            period = self._earlier_year(part, parts)
        elif period is None:
            timed = None
            period, basis = self._inherited(part, parts, ahead)
        if base is not None and timed is None and lasts(self.sentence, part, base) and self.context.issued is not None:
            period, basis = self.context.issued, Basis.ISSUED
        based = None if base is None else self.context.resolved(base.mention, period)[0]
        if based is not None and based == period:  # nothing changes since its own time
            timed = None
            period, basis = self._inherited(part, parts, ahead)
        if timed is not None and period is not None and base is None and across(self.sentence, timed):
            period, based = ends(part, period)
        self.context.base = based or (period if timed is not None and _points_back(timed) else self.context.base)
        if part.figure.opens and period is None:
            period, basis = self._opened(parts) or self._old(part), Basis.CONTEXT
        if ahead and period is not None and periods.length(period) < 1 and annual(self.sentence, part):
            period = periods.year(period.start.year)
        part.period = period
        if based is not None:
            self.context.bases.add(based)
            self.context.against.add(based)
        if (part.compared or part.figure.opens) and timed is not None and period is not None:
            self.context.bases.add(period)
            self.context.against.add(period)
        aside = part.compared or part.figure.opens or self._aside(part) or period in self.context.bases
        if timed is not None and not (aside or _points_back(timed) or self._taken(timed, parts)):
            told = lasting(self.sentence, timed, period, self.last or self.context.period)
            issued = self.context.issued
            if ahead and self.last and told and issued and self.last.end <= issued.end < told.end:
                told = self.last  # what is planned in a clause does not displace what the sentence reports
            if told and self.last and told != self.last and periods.contains(self.last, told):
                told = self.last  # `hai tháng đầu năm 35.700 doanh nghiệp; trong tháng 2 là 10.100`
            main = self.last or self.first
            older = told is not None and main is not None and told.end <= main.start
            self.last = self.last if older else told  # `năm 2023 thu 356 tỷ, năm 2019 là 348 tỷ`
        if basis is Basis.CONTEXT and timed is None and not aside:
            self.first = self.first or period
        return period, Basis.ISSUED if basis is Basis.INFERRED else basis, based, timed

    def _resolved(self, timed: Timed, part: Part, parts: Sequence[Part], ahead: bool) -> Known:
        """The period of a time; the same for all figures of it, but for what is still to come."""
        relative = timed.mention.relative
        leans = timed.mention.role is Role.BASE or (relative is not None and _leaning(relative))
        ahead = ahead and not happened(self.sentence, timed)
        known = self.settled.get(timed)
        if known is None:
            known = self._spanned(timed, part, self._earlier(part, parts) if leans else None, ahead)
            if leans or not ahead:
                self.settled[timed] = known
        return known

    def _spanned(self, timed: Timed, part: Part, own: Period | None, ahead: bool) -> Known:
        """The period of a time; of two that `between` or `from` joins, from the first to the second."""
        mention = timed.mention
        if mention.role is Role.SINCE and self.owned.get(self.sentence.times.index(timed)) is part:
            mention = replace(mention, role=Role.NONE)  # `the most since 2018, when it had 21`
        elif begun(self.sentence, timed):
            mention = replace(mention, role=Role.SINCE)
        period, basis = self.context.resolved(mention, own, ahead)
        if period is None:
            return period, basis
        if untold(self.sentence, timed, period, self.context.issued, ahead):
            if delivery(self.sentence, timed):
                return None, Basis.UNKNOWN
            period = periods.shifted(period, -1)
        read, at = self.sentence, self.sentence.times.index(timed)
        for one, two in ((at - 1, at), (at, at + 1)):
            if one >= 0 and two < len(read.times) and self._joined(read.times[one], read.times[two]):
                first, _ = self.context.resolved(read.times[one].mention, own)
                last, _ = self.context.resolved(read.times[two].mention, own)
                if first is not None and last is not None and first.start < last.end:
                    return Period(first.start, last.end, Grain.SPAN), basis
        return period, basis

    def _joined(self, one: Timed, two: Timed) -> bool:
        read = self.sentence
        before, after = read.index_at(one.start), read.index_at(one.end)
        sets = read.language.sets
        return (
            before > 0
            and read.words[before - 1] in sets["range_openers"]
            and read.index_at(two.start) == after + 1
            and read.words[after] in sets["range_words"]
        )

    # ------------------------------------------------------------------------------------ in the sentence

    def _own(self, part: Part, parts: Sequence[Part], ahead: bool) -> Timed | None:
        """The time that follows the figure, else the nearest that opens a clause before it, else a later one."""
        read = self.sentence
        start, last = read.starts[part.figure.start], self._chained(len(parts))
        end = read.ends[last.figure.end - 1]
        limit = read.starts[last.right] if last.right < len(read.starts) else read.end
        before: Timed | None = None
        after: Timed | None = None
        passing: Timed | None = None
        if part.compared:
            return next((timed for index, timed in enumerate(read.times) if self.owned.get(index) is part), None)
        for index, timed in enumerate(read.times):
            if index in self.bases or index in self.owned:
                continue
            if timed.mention.role in (Role.CLOCK, Role.YEARLY) or timed.mention.name:
                continue
            based = timed.mention.role is Role.BASE and index not in self.starting
            if index in self.starting and timed.end <= start and "," in self.folded[timed.end : start]:
                continue  # `bills will fall from October, but a quarter of customers are in debt`
            if based and not self._told_of(timed, part):
                continue
            if self.asides and parted(self.asides, start, timed.start):
                continue
            if timed.end <= start:
                if self._moved(part, timed, parts) or not (self._taken(timed, parts) or self._over(timed, start)):
                    before = timed
            elif after is None and timed.start >= end and not introduces(read, timed) and not _now(read, timed):
                if planned(read, last, timed) and not passing:
                    passing = timed
                else:
                    after = timed
        if after is None and before is None and self._earlier(part, parts) is None and self.context.told() is None:
            after = passing
        strict = before is not None or (after is not None and _present(after))
        if after is not None and after.start < limit and self._adjoins(end, after.start, strict):
            return after
        if part.figure.opens:
            return before if before is not None and across(self.sentence, before) else None
        if before is not None or after is None or self._earlier(part, parts) is not None:
            return before
        return after if self._reaches(end, after, ahead) else None

    def _told_of(self, timed: Timed, part: Part) -> bool:
        """Whether a time that elsewhere is a base opens a sentence of its own: `A year earlier it had 500`."""
        first = self.sentence.index_at(timed.start)
        opened = self.sentence.words[first] in self.sentence.language.sets["determiners"]
        return first == 0 and opened and part.meant.measure not in _CHANGES

    def _chained(self, position: int) -> Part:
        """The last of the figures that say one thing together: `rose 8% to £412.6 million, or 61 pence a share`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        last = self.parts[position]
        for part in self.parts[position + 1 :]:
            between = [word for word in words[last.figure.end : part.figure.begin] if word not in ",("]
            joined = part.figure.restates is last.figure or (
                len(between) == 1 and between[0] in sets["reaching"] and last.meant.measure in _CHANGES
            )
            if not joined or part.compared or last.figure.opens:
                break
            last = part
        return last

    def _opened(self, parts: Sequence[Part]) -> Period | None:
        """The time of the old level before: `từ 610 phòng năm 2015 lên 655 phòng; tỷ lệ từ 61,4% lên 83,2%`."""
        return next((other.period for other in reversed(parts) if other.figure.opens), None)

    def _old(self, part: Part) -> Period | None:
        """The time of an old level that none is told of: what changes of the paragraph are measured from, else the
        first year of the span that the sentence opens with.
        """
        start = self.sentence.starts[part.figure.start]
        for timed in self.sentence.times if self.context.base is None else ():
            period = timed.mention.period
            spanned = period is not None and (timed.mention.role is Role.SINCE or periods.length(period) > 1)
            if period is not None and spanned and timed.end <= start and not timed.mention.name:
                return periods.year(period.start.year)
        return self.context.base

    def _taken(self, timed: Timed, parts: Sequence[Part]) -> bool:
        """Whether a time directly follows an earlier figure, and so is of that one: `49 trường năm 2014, ...`."""
        read = self.sentence
        for part in reversed(parts):
            end = read.ends[part.figure.end - 1]
            if end <= timed.start:
                bracketed = part.figure.opens and self.folded[end : timed.start].strip() == "("
                return (bracketed or self._adjoins(end, timed.start, True)) and (
                    part.compared or part.figure.opens or closes(self.sentence, timed.end)
                )
        return False

    def _moved(self, part: Part, timed: Timed, parts: Sequence[Part]) -> bool:
        """Whether a change is that of the figure before a time: `142.000 lượt trong 10 tháng, tăng 18%`."""
        if part.meant.measure not in _CHANGES or not parts or parts[-1].compared or parts[-1].figure.opens:
            return False
        end, start = self.sentence.ends[parts[-1].figure.end - 1], self.sentence.starts[part.figure.start]
        apart = ";" in self.folded[timed.end : start]
        return end <= timed.start and not apart and self._adjoins(end, timed.start, True)

    def _over(self, timed: Timed, start: int) -> bool:
        """Whether a `since` is over before a figure: it ends its clause, `held since March 4, he faces 17 counts`."""
        if timed.mention.role is not Role.SINCE:
            return False
        first = self.sentence.index_at(timed.start)
        opens = first == 0 or not self.sentence.words[first - 1][0].isalnum()
        return not opens and any(mark in self.folded[timed.end : start] for mark in ",;")

    def _aside(self, part: Part) -> bool:
        """Whether a figure stands in a bracket with a time of its own."""
        if not self.asides:
            return False
        at = self.sentence.starts[part.figure.start]
        return any(start < at < end for start, end in self.asides)

    def _adjoins(self, end: int, start: int, strict: bool) -> bool:
        """Whether a time follows a figure with no mark between; a bracket may open where it tells nothing else."""
        marks = ",;:(" if strict else ";:"
        if start - end >= _NEAR or any(mark in self.folded[end:start] for mark in marks):
            return False
        return not subordinate(self.sentence, end, start)

    def _reaches(self, end: int, timed: Timed, ahead: bool) -> bool:
        """Whether a later time is of the figure too: nothing ends the clause between, or it is the only one."""
        found, _ = self.context.resolved(timed.mention, None, ahead)
        relative = timed.mention.relative
        if self.sentence.language.plurals and relative is not None and relative.way is Way.NOW and self.context.told():
            return False
        if found is None or (self.context.issued is not None and found.start >= self.context.issued.end and not ahead):
            return False
        between = self.folded[end : timed.start]
        if "," in between and apart(self.sentence, end, timed):
            return False
        if "," in between and (timed.mention.role is Role.SINCE or not closes(self.sentence, timed.end)):
            return False
        if subordinate(self.sentence, end, timed.start):
            return False
        if self.sentence.language.plurals and "," in between and self.context.period is not None:
            return False
        return ";" not in between and (self.context.told() is None or not any(mark in between for mark in ":."))

    def _earlier(self, part: Part, parts: Sequence[Part]) -> Period | None:
        """The period of the nearest figure before that stands for itself."""
        for other in reversed(parts):
            if not (other.compared or other.figure.opens or (self._aside(other) and not self._aside(part))):
                return other.period
        return None

    def _earlier_year(self, part: Part, parts: Sequence[Part]) -> Period | None:
        """The period of a compared figure without a time of its own: that of the figure that opens or that it is held
        against, a year earlier.
        """
        main = self._earlier(part, parts)
        opener = self.sentence.words[part.figure.begin - 1] if part.figure.begin else ""
        yearly = next((timed for timed in self.sentence.times if _yearly_base(timed)), None)
        if yearly is not None and main is not None:
            return self.context.resolved(yearly.mention, main)[0]
        if revised(self.sentence, part):
            return main
        before = None if main is None else periods.shifted(main, -1)
        if opener not in self.sentence.language.sets["year_earlier"] and before in self.context.against:
            return before  # it has compared with the year before already
        found = year_earlier(self.sentence, part, main)
        sets = self.sentence.language.sets
        alike = opener in sets["opposed"] or opener not in sets["year_earlier"]
        after = self.sentence.words[part.figure.end : part.figure.end + 1]
        other = bool(after) and after[0][0].isalpha() and not self.sentence.taken[part.figure.end]  # `9% worldwide`
        other = other or opener in sets["determiners"] or opener in sets["restated"]
        return main if found is None and alike and other and not part.figure.opens else found

    def _base(self, part: Part) -> Timed | None:
        """The time that a change is measured from: after it, in its clause."""
        read = self.sentence
        start, end = read.starts[part.figure.start], read.ends[part.figure.end - 1]
        limit = (read.starts[part.right] if part.right < len(read.starts) else read.end) + _NEAR
        before: Timed | None = None
        for index, timed in enumerate(read.times):
            held = index in self.bases or timed.mention.role is Role.BASE
            if index in self.starting:
                continue
            if not held and start <= timed.start and measured_from(self.sentence, timed):
                held = True
            if held and end <= timed.start < limit:
                return timed if timed.start - end < 2 * _NEAR else None
            marks = ";." if read.index_at(timed.start) == 0 else ";.,"  # `So với năm 2022, số trường tăng ...`
            if held and timed.end <= start and not any(mark in self.folded[timed.end : start] for mark in marks):
                before = timed
        return before

    # ------------------------------------------------------------------------------------ around the sentence

    def _inherited(self, part: Part, parts: Sequence[Part], ahead: bool) -> tuple[Period | None, Basis]:
        issued = self.context.issued
        if present(self.sentence, part) and issued is not None:
            headed = self.context.heading_period() or self.context.titled
            if headed is not None and not ahead and self.sentence.language.plurals:
                headed = headed if periods.contains(headed, issued) else None  # `it employs 90`: when it is written
            return (headed or issued), (Basis.CONTEXT if headed else Basis.ISSUED)
        earlier = self._earlier(part, parts)
        coming = not ahead and self.starting and earlier and issued and earlier.start >= issued.end
        if earlier is not None and not coming and not passed(self.sentence, part, earlier, issued):
            return earlier, Basis.CONTEXT
        if self._yearly(part):
            headed = self.context.heading_period()
            if headed is not None:
                return headed, Basis.CONTEXT
        told = self.context.told()
        if told is not None and issued is not None and told.end == issued.end and self._stands(part):
            return issued, Basis.ISSUED  # since January sixty were sold, and forty are left
        if told is not None and not (issued and displaced(self.sentence, part, told, issued, ahead)):
            return told, Basis.CONTEXT
        after = self._after_base()
        if after is not None:
            self.last = self.last or after
            return after, Basis.ISSUED
        if issued is not None and (part.verb is not None or ahead) and issued.grain is Grain.DAY:
            return periods.year(issued.start.year), Basis.ISSUED
        return issued, Basis.ISSUED if issued else Basis.UNKNOWN

    def _stands(self, part: Part) -> bool:
        """Whether a verb just before a count says how many there are: `tổng đàn lợn còn 9.150 con`."""
        figure = part.figure
        return figure.kind is Kind.COUNT and any(cue.end == figure.begin for cue in self.sentence.cued("stands"))

    def _after_base(self) -> Period | None:
        """The year that is compared with the one before: `output fell 8% from 2021`, told in 2022."""
        issued = self.context.issued
        if issued is None:
            return None
        for index, timed in enumerate(self.sentence.times):
            based = timed.mention.role is Role.BASE or index in self.bases or index in self.owned
            aside = any(start < timed.start < end for start, end in self.asides)
            if (based or aside) and not extreme(self.sentence, timed):
                base = self.context.resolved(timed.mention)[0]
                found = None if base is None else year_after(base, issued, self.sentence.language.plurals)
                if found is not None:
                    return found
        return None

    def _yearly(self, part: Part) -> bool:
        start = self.sentence.starts[part.figure.start]
        return any(timed.mention.role is Role.YEARLY and timed.end <= start for timed in self.sentence.times)


def _now(sentence: Sentence, timed: Timed) -> bool:
    """Whether a `now` is said of what follows it: `opened 14 shops and now runs 310`."""
    first = sentence.index_at(timed.start)
    joined = first > 0 and sentence.words[first - 1] in sentence.language.sets["joins"]
    return joined and _present(timed) and not closes(sentence, timed.end)


def _present(timed: Timed) -> bool:
    return timed.mention.relative is not None and timed.mention.relative.way is Way.NOW


def _leaning(relative: Relative) -> bool:
    """Whether a time means one told just before: `cùng kỳ`, `the year`, `lỗ lũy kế tới cuối năm`."""
    return relative.way in _LEANING or (relative.way is Way.PART and relative.months == _YEAR and not relative.count)


def _yearly_base(timed: Timed) -> bool:
    """Whether a time says that the same part of the year before is the base: `year on year`, `a year earlier`."""
    relative = timed.mention.relative
    return timed.mention.role is Role.BASE and relative is not None and relative.way is Way.SAME


def _points_back(timed: Timed) -> bool:
    """Whether a time is told by the one spoken of before: `cùng kỳ lãi 198 tỷ đồng`, `tháng trước đó là 3.912 xe`."""
    relative = timed.mention.relative
    return relative is not None and relative.way in (Way.SAME, Way.TOLD)
