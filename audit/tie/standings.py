"""What each time of a sentence is to its figures: a base, the time of one figure alone, when something will begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from audit.extract.sentences import Sentence, Timed
from audit.model import CHANGES, Kind, Measure, Period
from audit.tie.asides import asides
from audit.tie.contexts import Context
from audit.tie.cues import (
    attributed,
    daily,
    described,
    held,
    introduces,
    measured_from,
    opposed,
    origin,
    outdone,
    possessor,
    said,
    subordinate,
    threshold,
    told,
)
from audit.tie.extremes import extreme
from audit.tie.implied import monthly
from audit.tie.pairings import joined, pairings
from audit.tie.parts import Part
from audit.tie.phrases import Range
from audit.tie.resolutions import resolved
from audit.tie.spans import across
from audit.times import Role, Unit, Way

_FILED = re.compile(r"\s*(?:\([^()\n]{1,24}\)\s*)?(?:-{1,2}|[–—]|:)\s|\s*\([^()\n]{1,24}\)\s")  # an agency, a mark
_ENDED = frozenset(["ending", "years_ending", "years_to", "week_ending"])  # forms of times that last up to another
NEAR = 60  # characters between a figure and a time that follows it
_NOUN = 4  # words of what a figure counts
_PLACE = 5  # words of the place before the day of a dateline


@dataclass(slots=True)
class Standings:
    """The times of a sentence by their number: `bases` are those that others are compared with, `bounds` the ones
    of them since which nothing was as much, `owned` those of one compared figure or of none, `joined` those that a
    figure shares with the one before it in a bracket, `starting` those from which something will be so; `asides` are
    the stretches that keep their time for themselves, `paired` the times of two figures told one by one by where these
    begin, and `recalls` says that a figure may only tell what was before.

    Marks a part as `compared` where a time of its own shows that another figure is held against it.
    """

    sentence: Sentence
    folded: str
    context: Context
    parts: Sequence[Part]
    bases: set[int] = field(default_factory=set)
    bounds: set[int] = field(default_factory=set)
    owned: dict[int, Part | None] = field(default_factory=dict)
    joined: list[tuple[int, Part]] = field(default_factory=list)
    starting: set[int] = field(default_factory=set)
    asides: tuple[Range, ...] = ()
    paired: dict[int, Timed] = field(default_factory=dict)
    recalls: bool = False

    def __post_init__(self) -> None:
        read = self.sentence
        if not read.times:
            return
        self.asides = asides(read, self.parts)
        self.paired = pairings(read, self.parts)
        for index, timed in enumerate(read.times):
            told_then = origin(read, timed) or said(read, timed) or self._foreseen(timed) or _set(read, timed)
            if told_then or (index == 0 and _filed(read, timed)):
                self.owned[index] = None
            if self._starting(timed):
                self.starting.add(index)
            elif extreme(read, timed):
                self.bounds.add(index)
                self.bases.add(index)
            elif held(read, timed, self._behind(timed)) or self._measured(timed) or _former(read, timed):
                self.bases.add(index)
        based = self.bases or any(timed.mention.role is Role.BASE for timed in read.times)
        self.recalls = bool(based) or "(" in read.words
        self._owners()

    def _behind(self, timed: Timed) -> int:
        """Where the words begin that stand between a time and the figure before it."""
        return max((part.figure.end for part in self.parts if part.figure.end <= timed.first), default=0)

    def _owners(self) -> None:
        """Finds the times that are of one compared figure."""
        read = self.sentence
        owning = "'" in read.words
        for before, part in zip((None, *self.parts), self.parts, strict=False):
            own = possessor(read, part) if owning else None
            if own is None:
                own = self._recalled(part)
            if own is None:
                own = self._another(part)
            if own is None:
                own = self._figure_of(part)
            if own is None and before is not None and (opened := self._going_on(before, part)) is not None:
                part.compared = True
                self.joined.append((opened, part))
            elif own is not None or (before and before.compared and part.figure.restates is before.figure):
                part.compared = True
            elif part.compared or self._multiplies(part) or self._fraction(part):
                own = self._held(part)
            elif opposed(read, part) or threshold(read, part) or outdone(read, part, before):
                own = self._held(part)
                part.compared = own is not None
            elif before is not None and not part.compared:
                own = self._named(part)
            if own is not None and not (part.figure.restates and own in self.owned):
                self.owned[own] = part

    def _held(self, part: Part) -> int | None:
        """The time of a figure that another is held against: that of its noun, else the one that follows it."""
        own = attributed(self.sentence, part)
        return self._following(part) if own is None else own

    def _following(self, part: Part) -> int | None:
        """The time that follows a figure without a mark between."""
        read, last = self.sentence, self._restated(part)
        end = read.ends[last.figure.end - 1]
        return next(
            (
                index
                for index, timed in enumerate(read.times)
                if timed.start >= end
                and self.owned.get(index, part) is not None
                and (self.adjoins(end, timed.start, last is part) or self._described(end, timed))
                and not self._nearer(part, last, timed)
                and not introduces(read, timed)
                and not (timed.mention.role is Role.UNTIL and self.coming(timed))
            ),
            None,
        )

    def _described(self, end: int, timed: Timed) -> bool:
        """Whether a time stands in the clause that says which things a figure counts: `below the 72 who enrolled in
        2019`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        words = read.words[read.index_at(end) : timed.first]
        openers = sets["relatives|then"] | (sets["subordinates"] & sets["taking_up"])
        at = next((at for at, word in enumerate(words) if word in openers), _NOUN)
        plain = all(word[0].isalpha() for word in words)
        verbal = any(told(read, word) or word in sets["sayings"] for word in words[at:])
        return read.language.plurals and at < _NOUN and plain and verbal

    def _nearer(self, part: Part, last: Part, timed: Timed) -> bool:
        """Whether a new level stands between an old one and a time: `eased from 1.7% to 1.5% in June`, `fell by a
        tenth from 9 to 8 in June`.
        """
        read, end, first = self.sentence, last.figure.end, timed.first
        if not (part.figure.opens and read.language.plurals):
            return False
        moved = any(told(read, word) for word in read.words[part.left : part.figure.begin])
        moved = moved or read.words[end] in read.language.sets["reaching"]
        return moved and any(end <= other.figure.begin < first for other in self.parts)

    def coming(self, timed: Timed) -> bool:
        """Whether a time is to come, which no figure is measured from: `cut the rate to 4.9% from 5.3% by 2028`."""
        period, _ = resolved(self.context, timed.mention, None, True)
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
            first, last = timed.first, timed.last
            if last > begin or timed.mention.role in (Role.CLOCK, Role.YEARLY) or timed.mention.name:
                continue
            between = [word for word in read.words[last:begin] if word != ","]
            if ")" in between or any(last <= other.figure.begin < begin for other in self.parts):
                return None
            if parted(read, last, begin):
                return None
            base = index in self.bases or timed.mention.role is Role.BASE
            moved = base and part.meant.measure in CHANGES  # `(so với cùng kỳ tăng 12 vụ)`
            within = first > 1 and read.words[first - 1] == "(" and not moved
            then = between[:1] and (between[0] == "(" or between[0] in read.language.sets["then"])
            return index if (base and then) or within else None
        return None

    def _going_on(self, before: Part, part: Part) -> int | None:
        """The time that opens the bracket in which a figure goes on with the one before it: `(năm 2022 có 378 vụ, 27
        người chết)`.
        """
        own = next((index for index, other in (*self.owned.items(), *self.joined) if other is before), None)
        if own is None or not before.compared or part.meant.measure in CHANGES:
            return None
        read, first = self.sentence, self.sentence.times[own].first
        if read.language.plurals and joined(read, (before, part)) and part.figure.end <= first:
            return own
        opened = first > 0 and read.words[first - 1] == "("
        between = read.words[before.figure.end : part.figure.begin]
        timed = any(before.figure.end <= other.first < part.figure.begin for other in read.times)
        return own if opened and not timed and {"(", ")", ";"}.isdisjoint(between) else None

    def _figure_of(self, part: Part) -> int | None:
        """The base before the noun that a figure is the number of: `a rise on the 2019 figure of 25 tonnes`."""
        own = attributed(self.sentence, part) if self.bases else None
        return own if own in self.bases else None

    def _named(self, part: Part) -> int | None:
        """The time of the noun that a figure is the number of where others are held against it: `172, just under the
        2016 average of 180`.
        """
        own, read = attributed(self.sentence, part), self.sentence
        if own is None or own in self.bases:
            return None
        at = described(read, read.times[own])
        opened = read.words[max(0, at - 1) : at + 1]
        return None if read.language.sets["narrowing|base_openers"].isdisjoint(opened) else own

    def of(self, part: Part) -> Timed | None:
        """The time that is only of a compared figure, or of the bracket in which it is told."""
        told = (index for index, other in (*self.owned.items(), *self.joined) if other is part)
        return next((self.sentence.times[index] for index in told), None)

    def then(self, part: Part) -> Timed | None:
        """The time that a clause with a figure tells more of: `in 2019, when 751 members were elected`."""
        read, at = self.sentence, part.figure.begin - 1
        openers = read.language.sets["then"]
        if openers.isdisjoint(read.words):
            return None
        while at > 0 and read.words[at] not in openers and read.words[at] not in ",;:()":
            at -= 1
        last = at - (read.words[at - 1] == ",")
        told = (timed for timed in read.times if timed.last == last and read.words[at] in openers)
        return next((timed for timed in told if timed.mention.role is not Role.CLOCK), None)

    def _another(self, part: Part) -> int | None:
        """The time of a figure that goes on with what is compared: `from 1,710 in 2023 and 1,730 in 2022`."""
        read, begin = self.sentence, part.figure.begin
        if begin < 1 or read.words[begin - 1] not in read.language.sets["joins"]:
            return None
        return next(
            (
                self._following(part)
                for index, other in self.owned.items()
                if other is not None and other.compared and read.times[index].last == begin - 1
            ),
            None,
        )

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
        if not self.from_time(timed):
            return False
        for part in reversed(self.parts):
            end = self.sentence.ends[part.figure.end - 1]
            if end <= timed.start:
                return part.meant.measure in CHANGES and self._adjoined(end, timed)
        return False

    def _adjoined(self, end: int, timed: Timed) -> bool:
        """Whether a time follows a figure with no mark between, or its own time: `9% in 2015, over 2014`."""
        own = next((one for one in self.sentence.times if one.start >= end), timed)
        told = own is not timed and not self.folded[own.end : timed.start].strip(" ,")
        return self.adjoins(end, own.start if told else timed.start, True)

    def from_time(self, timed: Timed) -> bool:
        """Whether a word of comparison opens a time, and not one over which something lasts: `over the past year`,
        `over the year to June`, `over 2026`, told in 2025.
        """
        if not measured_from(self.sentence, timed) or across(self.sentence, timed):
            return False
        first, relative = timed.first, timed.mention.relative
        if self.sentence.language.sets["extending"].isdisjoint(self.sentence.words[max(0, first - 1) : first + 1]):
            return True
        period, issued = timed.mention.period, self.context.issued
        ahead = period is not None and issued is not None and period.end > issued.end
        return not ahead and timed.mention.form not in _ENDED and (relative is None or relative.way is not Way.PAST)

    def _foreseen(self, timed: Timed) -> bool:
        """Whether a time is only when what another figure is held against was expected: `less than the 1.8% forecast
        in March`.
        """
        read = self.sentence
        if not monthly(timed) or not read.language.plurals or not timed.first:
            return False
        first = timed.first - (read.words[timed.first - 1] in read.language.sets["just"])
        cues = read.cued("estimate_words")
        issued = told(read, read.words[first - 1]) and not any(cue.end == first for cue in cues)
        begun = [cue.start for cue in cues if cue.end == first - issued]  # `less than the 2.8% estimate issued in May`
        held = [part.figure.end for part in self.parts if part.compared or part.figure.opens]
        return any(0 <= start - end <= 1 for start in begun for end in held)

    def _starting(self, timed: Timed) -> bool:
        """Whether something will be so from a time on: `fares will rise by 4% from 1 July`, `from April it will be`."""
        read, first = self.sentence, timed.first
        opened = read.words[first] in read.language.sets["change_openers"]
        clause = next((at for at in range(timed.last, len(read.words)) if read.words[at] in ",;."), len(read.words))
        around = (*read.words[:first], *read.words[timed.last : clause])
        foretold = timed.mention.period is not None or self._foretold(around)
        return opened and foretold and read.language.plurals and self.coming(timed) and not _former(read, timed)

    def _foretold(self, words: Sequence[str]) -> bool:
        """Whether words tell of what will be: `is expected`, `is to rise`."""
        sets = self.sentence.language.sets
        to_be = any(one in sets["passive"] and two in sets["reaching"] for one, two in pairwise(words))
        return to_be or not sets["ahead"].isdisjoint(words)

    def _multiplies(self, part: Part) -> bool:
        """Whether a figure is how many times another it is: `three times as many as in 2019`, not `sales tripled`."""
        read, times = self.sentence, self.sentence.language.sets["times"]
        if read.language.plurals and told(read, read.words[part.figure.start]):
            return False
        return part.figure.multiple or (part.meant.measure is Measure.GROWTH and part.figure.unit in times)

    def _fraction(self, part: Part) -> bool:
        """Whether a figure is a fraction of what another time had: `bằng một phần ba năm 2019`, `bằng 89% năm 2021`."""
        read, figure = self.sentence, part.figure
        opener = read.words[figure.begin - 1] if figure.begin else ""
        if figure.kind is Kind.PERCENT and read.follows("equals", figure.begin):
            return any(timed.first == figure.end for timed in read.times)
        sets, after = read.language.sets, read.words[figure.end : figure.end + 3]
        if figure.kind is Kind.PERCENT and len(after) == 3 and after[0] in sets["link_of"]:
            return after[1] in sets["determiners"] and after[2] in sets["base_nouns"]  # `94% of the number in 2019`
        return figure.kind is Kind.RATIO and not figure.head and opener in read.language.sets["restating"]

    def aside(self, part: Part) -> bool:
        """Whether a figure stands in a stretch that has a time of its own."""
        if not self.asides:
            return False
        at = self.sentence.starts[part.figure.start]
        return any(start < at < end for start, end in self.asides)

    def apposed(self, part: Part) -> bool:
        """Whether a figure stands between commas that tell what something is or has, and no time."""
        if not self.asides or not self.sentence.language.plurals:
            return False
        at = self.sentence.starts[part.figure.start]
        around = [(start, end) for start, end in self.asides if start < at < end]
        return bool(around) and not any(
            start <= timed.start < end for start, end in around for timed in self.sentence.times
        )

    def adjoins(self, end: int, start: int, strict: bool) -> bool:
        """Whether a time follows a figure with no mark between; a bracket may open where it tells nothing else."""
        marks = ",;:(" if strict else ";:"
        if start - end >= NEAR or any(mark in self.folded[end:start] for mark in marks):
            return False
        return not subordinate(self.sentence, end, start)

    def is_base(self, index: int) -> bool:
        """Whether a time is one that something is measured from."""
        return index in self.bases or self.sentence.times[index].mention.role is Role.BASE

    def earlier(self, part: Part, before: Sequence[Part]) -> Period | None:
        """The period of the nearest figure before that stands for itself."""
        for other in reversed(before):
            if not (other.compared or other.figure.opens or (self.aside(other) and not self.aside(part))):
                return other.period
        return None


def _former(sentence: Sentence, timed: Timed) -> bool:
    """Whether a time is that of an earlier estimate that something is measured from: `up 1% from the June forecast`."""
    if not (timed.mention.role is Role.BASE and monthly(timed) and sentence.language.plurals):
        return False
    return any(cue.start == timed.last for cue in sentence.cued("estimate_words"))


def _set(sentence: Sentence, timed: Timed) -> bool:
    """Whether the beginning of a year is only when a plan was set: `đạt kế hoạch đề ra từ đầu năm`."""
    relative, at = timed.mention.relative, timed.first
    opening = relative is not None and relative.way is Way.TO_DATE and relative.unit is Unit.YEAR
    return opening and at > 0 and sentence.words[at - 1] in sentence.language.sets["given"]


def parted(sentence: Sentence, start: int, end: int) -> bool:
    """Whether another clause begins between two words: `more than in 2020, when it was closed, but 28% below 2019`."""
    clauses = sentence.language.sets["clauses"]
    return any(one == "," and two in clauses for one, two in pairwise(sentence.words[start:end]))


def _filed(sentence: Sentence, timed: Timed) -> bool:
    """Whether a day is that of a dateline: `OSLO, Dec 20 (agency) - `, `Nam Định, ngày 30/01/2024 - `."""
    if not daily(timed):
        return False
    before = sentence.raw[sentence.start : timed.start].rstrip("(").split()
    placed = 0 < len(before) <= _PLACE and before[-1].endswith(",") and all(word[0].isupper() for word in before)
    return placed and _FILED.match(sentence.raw, timed.end) is not None
