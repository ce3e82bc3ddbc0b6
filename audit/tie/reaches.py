"""Which time of a sentence a figure stands under: how far times reach, from their place to the figures around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from audit.extract.sentences import Sentence, Timed
from audit.model import CHANGES, Grain, Measure, Period
from audit.tie.asides import parted
from audit.tie.contexts import Context
from audit.tie.cues import (
    apart,
    attributed,
    caused,
    closes,
    introduces,
    opens_plan,
    partitive,
    planned,
    runs_on,
    stood,
    subordinate,
    told,
)
from audit.tie.implied import foretold, monthly, pluperfect, revised
from audit.tie.origins import brought
from audit.tie.parts import Part
from audit.tie.resolutions import resolved
from audit.tie.spans import across, momentary, paired
from audit.tie.standings import Standings
from audit.tie.verbs import Tense, leads, tense
from audit.times import Role, Way

_BE = frozenset({"been", "were", "was", "are", "is"})
_APPOSED = 4  # words from a time to the one that says it again
_DOING = 5  # letters that a verb in `ing` has more than
_NEAR = 3  # words between a time, the name of its plan and the figure


@dataclass(slots=True)
class Reaches:
    """Finds the time of each figure of one sentence among those that are told in it."""

    sentence: Sentence
    folded: str
    context: Context
    parts: Sequence[Part]
    standings: Standings

    def of(self, part: Part, before: Sequence[Part], ahead: bool) -> Timed | None:
        """The time that a figure is of, or `None` where it has to inherit one; `before` are the figures before it."""
        timed = self._own(part, before, ahead)
        if self.sentence.language.plurals and part.meant.measure is Measure.LEVEL:
            return stood(self.sentence, part) or timed
        return timed

    def _own(self, part: Part, before: Sequence[Part], ahead: bool) -> Timed | None:
        """The time that follows the figure, else the nearest that opens a clause before it, else a later one."""
        read = self.sentence
        then = self.standings.then(part) or self._enclosed(part) or self.standings.paired.get(part.figure.begin)
        if then is not None:
            return then
        target = self._planned_for(part) if ahead else None
        if target is not None:
            return target
        if part.compared:
            held = self.standings.of(part) or (self._moved_over(part) if part.figure.opens else None)
            foreseen = held is not None and monthly(held) and not part.figure.opens and revised(read, part)
            return None if foreseen else held
        own = attributed(read, part)
        if own is not None and own not in self.standings.bases:
            return read.times[own]
        last = self._chained(len(before))
        end = read.ends[last.figure.end - 1]
        limit = read.starts[last.right] if last.right < len(read.starts) else read.end
        earlier = self.standings.earlier(part, before)
        above, below = self._around(part, before, last, earlier)
        if above is None and below is not None and not ahead and self._shared(end, below):
            return below
        if above is not None and self._is_over(above, part, before, earlier, ahead):
            above = None
        if below is not None and self._of_next_clause(below, part, last, ahead):
            below = None
        if above is not None and below is not None and self._of_doing(part, below):
            below = None
        strict = above is not None or (below is not None and below.mention.now)
        if below is not None and part.figure.opens and self.reached(part, below):
            below = None  # `from eight hours a day to twelve from Monday`
        if below is not None and below.start < limit and self.standings.adjoins(end, below.start, strict):
            return below
        if part.figure.opens:
            return self._moved_over(part)
        if above is not None or below is None or earlier is not None:
            return above
        return below if self._reaches(end, below, ahead) else None

    def _is_over(self, above: Timed, part: Part, before: Sequence[Part], earlier: Period | None, ahead: bool) -> bool:
        """Whether a figure is no longer under a time that stands before it."""
        between = self.folded[above.end : self.sentence.starts[part.figure.start]]
        if not ahead and ";" in between and foretold(self.sentence, above):
            return True
        done = earlier is not None and self._done(above, before, earlier)
        return done or self._past(above, part)

    def _of_next_clause(self, below: Timed, part: Part, last: Part, ahead: bool) -> bool:
        """Whether a time that stands behind a figure is of what follows alone."""
        read, end = self.sentence, self.sentence.ends[last.figure.end - 1]
        if "," in self.folded[end : below.start] and apart(read, end, below):
            return True
        if not ahead and foretold(read, below, part.figure.end):
            return True  # `10,000 are on strike, which is due to end on Thursday`
        return self._after_base(last, below) or self._set_apart(end, below, part)

    def _of_doing(self, part: Part, timed: Timed) -> bool:
        """Whether a time behind a figure is that of what somebody is told to have done: `on Tuesday it gave him nine
        years for stealing £2m between 2015 and 2017`.
        """
        read = self.sentence
        words, openers = read.words[part.figure.end : timed.first], read.language.sets["for|subordinates"]
        done = any(one in openers and two.endswith("ing") and len(two) > _DOING for one, two in pairwise(words))
        return done and read.language.plurals and "," not in words

    def _moved_over(self, part: Part) -> Timed | None:
        """The time before an old level over which it moved: `fell by 6% between 2010 and 2015, from 63 to 59`."""
        read, start = self.sentence, self.sentence.starts[part.figure.start]
        times = (timed for timed in read.times if timed.end <= start)
        return next((timed for timed in times if across(read, timed) or paired(read, timed)), None)

    def _enclosed(self, part: Part) -> Timed | None:
        """The time that is all of a bracket behind a figure: `lowered its forecasts to 1% (2025) and 2% (2026)`."""
        words, end = self.sentence.words, part.figure.end
        if words[end : end + 1] != ["("]:
            return None
        times = (one for one in self.sentence.times if one.first == end + 1)
        return next((one for one in times if words[one.last : one.last + 1] == [")"]), None)

    def _after_base(self, part: Part, timed: Timed) -> bool:
        """Whether what a figure is measured from closes its clause before a time of the next one: `giảm 2% so với tháng
        6 và 7 tháng đầu năm đạt 115 tỷ`.
        """
        words, joins = self.sentence.words, self.sentence.language.sets["joins"]
        bases, times = self.standings.bases, self.sentence.times
        based = (one for index, one in enumerate(times) if index in bases or one.mention.role is Role.BASE)
        ends = [base.last for base in based if part.figure.end <= base.first and base.last <= timed.first]
        return bool(ends) and not joins.isdisjoint(words[ends[0] : timed.first])

    def _past(self, timed: Timed, part: Part) -> bool:
        """Whether a time only lasted up to now and a figure tells what is so or will be: `has shut 40 over the past
        decade and employs 90`.
        """
        if not self.sentence.language.plurals or part.meant.measure in CHANGES or self.standings.coming(timed):
            return False
        relative = timed.mention.relative
        lasted = timed.mention.role is Role.SINCE or (relative is not None and relative.way is Way.PAST)
        if not lasted:
            return False
        how, before = tense(self.sentence, part), self.sentence.words[part.figure.begin - 1]
        reached = how is Tense.SINCE and before in self.sentence.language.sets["reaching"]
        return reached or how in (Tense.PRESENT, Tense.COMING)

    def _set_apart(self, end: int, timed: Timed, part: Part) -> bool:
        """Whether a dash opens another clause before a time, `300 a month - this had risen 22% over the year`, or
        a comma one that tells how long what is so has been: `averages 22.7, where it has been since 2015`.
        """
        between = self.folded[end : timed.start]
        dashed = self.sentence.language.plurals and between.count(" - ") % 2 == 1
        return dashed or ("," in between and self._past(timed, part))

    def _done(self, timed: Timed, before: Sequence[Part], earlier: Period) -> bool:
        """Whether a time is the day of an act that sets what is to come, as the figure before shows: `on Monday it
        adopted a £9m budget for the year that begins in July, £1m more than ...`.
        """
        issued, found = self.context.issued, resolved(self.context, timed.mention)[0]
        if issued is None or found is None or found.grain is not Grain.DAY or not self.sentence.language.plurals:
            return False
        return found.start < issued.end <= earlier.start and timed.end <= self.sentence.starts[before[-1].figure.start]

    def _planned_for(self, part: Part) -> Timed | None:
        """The year that the name of a plan just before a figure carries: `cut its 2024 sales target to 2 million`; the
        years of one before which no other time stands: `kế hoạch trung hạn giai đoạn 2021 - 2025 với 218 tỷ đồng`.
        """
        begin, words = part.figure.begin, self.sentence.words
        if not self.sentence.language.plurals:
            last = next((timed for timed in reversed(self.sentence.times) if timed.last <= begin), None)
            named = last is not None and last.mention.name and last.mention.form == "years"
            return last if last is not None and named and ";" not in words[last.last : begin] else None
        for cue in self.sentence.cued("plans"):
            if cue.end <= begin <= cue.end + _NEAR:
                near = (timed for timed in self.sentence.times if cue.start - _NEAR < timed.last <= cue.start)
                found = next((timed for timed in near if timed.mention.period is not None), None)
                if found is not None and "," not in words[found.last : cue.start]:
                    return found
        return None

    def _around(
        self, part: Part, before: Sequence[Part], last: Part, earlier: Period | None
    ) -> tuple[Timed | None, Timed | None]:
        """The nearest time before a figure and the first one after `last`, what says it again, that it may be of."""
        read, start = self.sentence, self.sentence.starts[part.figure.start]
        end = read.ends[last.figure.end - 1]
        above = below = passing = None
        for index, timed in enumerate(read.times):
            if not self._open(index, timed, part, start):
                continue
            if timed.end <= start:
                if above is not None and (_estimated(read, timed) or _still(read, above, timed)):
                    continue
                if above is not None and (partitive(read, timed) or _apposed(read, above, timed, part)):
                    continue
                if self._moved(part, timed, before) or not (
                    self.taken(timed, before)
                    or self._over(timed, start)
                    or self._recalled(timed, above, start)
                    or self._momentary(timed, start)
                ):
                    above = timed
                elif above is not None and read.language.plurals and ";" in self.folded[above.end : timed.start]:
                    above = None  # `for 2025 it aims for €6bn; it made €5bn in 2024, missing its target of €7bn`
            elif above is not None and partitive(read, timed):
                continue
            elif below is None and timed.start >= end and not introduces(read, timed) and not _now(read, timed):
                if passing is None and planned(read, last, timed):
                    passing = timed  # of the plan, and of the figure only where nothing else is told
                else:
                    below = timed
        alone = above is None and earlier in (None, self.context.issued) and self.context.told() is None
        return above, below or (passing if alone else None)

    def _open(self, index: int, timed: Timed, part: Part, start: int) -> bool:
        """Whether a time may be of a figure at `start`: no base, no other's own, and in no stretch apart from it."""
        standings, role = self.standings, timed.mention.role
        if index in standings.bases or index in standings.owned:
            return False
        if timed.mention.name and not self._opens(timed):
            return False
        if role in (Role.CLOCK, Role.YEARLY) or self._thought(timed):
            return False
        if standings.asides and parted(standings.asides, start, timed.start):
            return False
        if timed.start > start and caused(self.sentence, part, timed) and self.context.told() is not None:
            return False
        if index in standings.starting:  # `bills will fall from October, but a quarter of customers are in debt`
            return timed.end > start or "," not in self.folded[timed.end : start]
        return role is not Role.BASE or self._told_of(timed, part)

    def _thought(self, timed: Timed) -> bool:
        """Whether a `now` only says when something is expected: `growth for 2024-25 is now seen at 6.5 per cent`,
        `costs are now expected to rise`.
        """
        if not timed.mention.now:
            return False
        end = timed.last
        if self.sentence.words[end : end + 1] and self.sentence.words[end] in self.sentence.language.sets["ahead"]:
            return True
        if not any(cue.start == end for cue in self.sentence.cued("estimate_words")):
            return False
        earlier = (other for other in self.sentence.times if other.end <= timed.start)
        return any(other.first == 0 or "," not in self.folded[other.end : timed.start] for other in earlier)

    def _opens(self, timed: Timed) -> bool:
        """Whether a time that is part of a name stands before its sentence: `Tết năm 2024, thành phố đón`."""
        before = self.folded[self.sentence.start : timed.start].rstrip()
        return (not before or before[-1] in ".;") and self.folded[timed.end : timed.end + 1] == ","

    def _told_of(self, timed: Timed, part: Part) -> bool:
        """Whether a time that elsewhere is a base opens a sentence of its own, `A year earlier it had 500`, or tells
        when a change came about.
        """
        if brought(self.sentence, part, timed):
            return True
        words, sets, first = self.sentence.words, self.sentence.language.sets, timed.first
        looks_back = first == 0 and pluperfect(self.sentence)
        within = self.sentence.language.plurals and words[first] in sets["within|for"]
        if within and part.meant.measure not in CHANGES and first == part.figure.end:
            return True  # `and of $0.10 a share in the same quarter of 2019`
        opener = words[first] in sets["determiners"]
        if (part.meant.measure in CHANGES and not looks_back) or not (opener or words[first] in sets["extending"]):
            return False
        if first == 0 or (words[first - 1] in ";" and words[timed.last : timed.last + 1] != [","]):
            return True  # `...; a year ago it stood at 27`
        return opener and first == part.figure.end and self.sentence.language.plurals  # `was 84 a year earlier`

    def _chained(self, position: int) -> Part:
        """The last of the figures that say one thing together: `rose 8% to £412.6 million, or 61 pence a share`."""
        words, sets = self.sentence.words, self.sentence.language.sets
        last = self.parts[position]
        for part in self.parts[position + 1 :]:
            between = [word for word in words[last.figure.end : part.figure.begin] if word not in ",("]
            joined = part.figure.restates is last.figure or (
                len(between) == 1 and between[0] in sets["reaching"] and last.meant.measure in CHANGES
            )
            joined = joined or runs_on(self.sentence, last, part)
            if not joined or part.compared or last.figure.opens:
                break
            last = part
        return last

    def taken(self, timed: Timed, parts: Sequence[Part]) -> bool:
        """Whether a time directly follows an earlier figure, and so is of that one: `49 trường năm 2014, ...`."""
        read = self.sentence
        if introduces(read, timed):
            return False
        for part in reversed(parts):
            end = read.ends[part.figure.end - 1]
            if end <= timed.start:
                if read.language.plurals and read.words[timed.last : timed.last + 1] == ["("]:
                    return False  # `than last year (97.3%) and in the year of 2019 (97.6%)`
                if any(opens_plan(read, at) for at in range(part.figure.end, timed.first)):
                    return False
                bracketed = part.figure.opens and self.folded[end : timed.start].strip() == "("
                return (bracketed or self.standings.adjoins(end, timed.start, True)) and (
                    part.compared or part.figure.opens or closes(self.sentence, timed.end)
                )
        return False

    def _moved(self, part: Part, timed: Timed, parts: Sequence[Part]) -> bool:
        """Whether a change is that of the figure before a time, or a level what that change reached: `142.000 lượt
        trong 10 tháng, tăng 18%`, `fell by 5% in May, to 43 tonnes`.
        """
        if not parts or parts[-1].compared or parts[-1].figure.opens:
            return False
        reached = self.sentence.words[part.figure.begin - 1] in self.sentence.language.sets["reaching"]
        if part.meant.measure not in CHANGES and not (reached and parts[-1].meant.measure in CHANGES):
            return False
        end, start = self.sentence.ends[parts[-1].figure.end - 1], self.sentence.starts[part.figure.start]
        ended = ";" in self.folded[timed.end : start]
        return end <= timed.start and not ended and self.standings.adjoins(end, timed.start, True)

    def _recalled(self, timed: Timed, above: Timed | None, start: int) -> bool:
        """Whether a time is only told beside the one before it, and over with its clause: `năm 2023 còn 21%, năm 2019
        là 28%; hôn nhân cận huyết 4 cặp`.
        """
        if ";" not in self.folded[timed.end : start] or above is None or ";" in self.folded[above.end : timed.start]:
            return False
        found, _ = resolved(self.context, timed.mention, None, False)
        current, _ = resolved(self.context, above.mention, None, False)
        return found is not None and current is not None and found.end <= current.start

    def _momentary(self, timed: Timed, start: int) -> bool:
        """Whether a day within the months of a report is over with its clause: `đàn lợn tại thời điểm 1/4 là 794 nghìn
        con; sản lượng thịt 77 nghìn tấn`.
        """
        if self.sentence.language.plurals or ";" not in self.folded[timed.end : start]:
            return False
        found, _ = resolved(self.context, timed.mention, None, False)
        return found is not None and momentary(timed, found, self.context.told())

    def _over(self, timed: Timed, start: int) -> bool:
        """Whether a `since` is over before a figure: it ends its clause, `held since March 4, he faces 17 counts`."""
        if timed.mention.role is not Role.SINCE:
            return False
        first = timed.first
        opens = first == 0 or not self.sentence.words[first - 1][0].isalnum()
        return not opens and any(mark in self.folded[timed.end : start] for mark in ",;")

    def _reaches(self, end: int, timed: Timed, ahead: bool) -> bool:
        """Whether a later time is of the figure too: nothing ends the clause between, or it is the only one."""
        found, _ = resolved(self.context, timed.mention, None, ahead)
        relative = timed.mention.relative
        if self.sentence.language.plurals and relative is not None and relative.way is Way.NOW and self.context.told():
            return False
        if found is None or (self.context.issued is not None and found.start >= self.context.issued.end and not ahead):
            return False
        between = self.folded[end : timed.start]
        since = timed.mention.role is Role.SINCE
        if since and not self.sentence.language.sets["perfect"].isdisjoint(
            self.sentence.words[timed.first - 3 : timed.first]
        ):
            return True  # `26,544 cases, of which 5,732 were confirmed, have been reported since January`
        if "," in between and (since or not closes(self.sentence, timed.end)):
            return False
        narrowed = self.sentence.words[self.sentence.index_at(end)] in self.sentence.language.sets["link_of"]
        narrowed = narrowed or self._closes_subject(end, timed)
        within = subordinate(self.sentence, end, timed.start) and self._verbal(end, timed, found)
        if not narrowed and within and not self._circumstance(end, timed, found):
            return False  # but `a quarter of those who died in 2023`
        if self._another(end, timed) or self._narrows(end, timed):
            return False
        if self.sentence.language.plurals and "," in between and self.context.period is not None:
            return False
        return ";" not in between and (self.context.told() is None or not any(mark in between for mark in (":", ". ")))

    def _closes_subject(self, end: int, timed: Timed) -> bool:
        """Whether a time ends the clause that says what the subject of a verb of the past is: `half of the 531 counties
        that shrank between 2010 and 2017 were in the north`.
        """
        read, last = self.sentence, timed.last
        between = read.words[read.index_at(end) : timed.first]
        verb = (
            last < len(read.words)
            and told(read, read.words[last])
            and read.words[last] not in read.language.sets["present"]
        )
        return read.language.plurals and verb and "," not in between and ";" not in between

    def _verbal(self, end: int, timed: Timed, found: Period) -> bool:
        """Whether a verb that a time can be of stands between a figure and the time: none of the present for one that
        is over, `$19bn was sent by those who are working abroad in 2022`, told in 2023.
        """
        read, issued = self.sentence, self.context.issued
        if not (read.language.plurals and closes(read, timed.end)) or issued is None or found.end > issued.start:
            return True
        sets, at = read.language.sets, timed.first
        while at > read.index_at(end) and read.words[at - 1] not in sets["subordinates|clauses"]:
            at -= 1
        words = read.words[at : timed.first]
        past = sets["past_forms|same_forms|pluperfect"]
        return any(word in past or (told(read, word) and word not in sets["present"]) for word in words)

    def _circumstance(self, end: int, timed: Timed, found: Period) -> bool:
        """Whether a time is when, as a clause says, all of it was so: `62 people died when it came down near Vinhedo on
        Friday`, `it had 40 staff when it opened in 1998`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        over = found.grain is Grain.DAY or closes(read, timed.end)
        words = read.words[read.index_at(end) : timed.first]
        opened = next((word for word in words if word in sets["subordinates"] or word in ",;:"), "")
        return over and opened in sets["then"] and read.language.plurals

    def reached(self, part: Part, timed: Timed) -> bool:
        """Whether the level to which an old one goes stands before a time that is to come."""
        between = (part.figure.end <= other.figure.begin < timed.first for other in self.parts)
        return self.sentence.language.plurals and any(between) and self.standings.coming(timed)

    def _narrows(self, end: int, timed: Timed) -> bool:
        """Whether a time only says when a later figure came to be: `6,000 works include five Monets bought in 1908`."""
        read, first = self.sentence, timed.first
        later = [part.figure for part in self.parts if read.ends[part.figure.end - 1] > end and part.figure.end < first]
        return (
            read.language.plurals and bool(later) and later[-1].end == first - 1 and told(read, read.words[first - 1])
        )

    def _shared(self, end: int, timed: Timed) -> bool:
        """Whether a figure is one of several subjects whose verb a time follows: `3,200 cases, 900 of them confirmed,
        and 14 deaths have been reported since January`.
        """
        read, sets, verb = self.sentence, self.sentence.language.sets, timed.first
        begin = read.index_at(end)
        if not read.language.plurals or "," not in self.folded[end : timed.start]:
            return False
        while verb > begin and (told(read, read.words[verb - 1]) or read.words[verb - 1] in _BE):
            verb -= 1
        subjects = read.words[begin:verb]
        if verb == timed.first or sets["joins"].isdisjoint(subjects) or not self._ends(timed):
            return False
        finite = sets["past_forms|passive|perfect|ahead|present"]
        return all(word not in finite and word not in ";:." for word in subjects)

    def _ends(self, timed: Timed) -> bool:
        return closes(self.sentence, timed.end) or self.sentence.words[timed.last] == "("

    def _another(self, end: int, timed: Timed) -> bool:
        """Whether a clause with a verb of its own begins before a time: `was £1m and assets stood at £9m in May`, not
        `and 9 people hurt in May`.
        """
        read, sets = self.sentence, self.sentence.language.sets
        joined = timed.first
        named = {part.meant.end for part in self.parts} | {part.figure.end for part in self.parts}
        for at in range(read.index_at(end), timed.first):
            word = read.words[at]
            if at > joined + 1 and ((told(read, word) and at not in named) or word in sets["passive"]):
                return read.language.plurals and not self._alike(end, joined)
            joined = at if word in sets["joins"] else joined
        return False

    def _alike(self, end: int, joined: int) -> bool:
        """Whether two figures joined by a word are the subjects of two clauses, both of which a time ends: `12 people
        died and 97 were hurt in Saturday's quake`.
        """
        one = next((part for part in self.parts if self.sentence.ends[part.figure.end - 1] == end), None)
        second = any(part.figure.begin == joined + 1 for part in self.parts)
        return one is not None and second and leads(self.sentence, one)


def _now(sentence: Sentence, timed: Timed) -> bool:
    """Whether a `now` is said of what follows it: `opened 14 shops and now runs 310`."""
    first = timed.first
    joined = first > 0 and sentence.words[first - 1] in sentence.language.sets["joins"]
    return joined and timed.mention.now and not closes(sentence, timed.end)


def _estimated(sentence: Sentence, timed: Timed) -> bool:
    """Whether a `now` is that of an estimate of another time: `revenue for 2024-25 is now estimated at 560bn`."""
    words, sets = sentence.words, sentence.language.sets
    if not timed.mention.now or timed.first < 1 or words[timed.first - 1] not in sets["passive"]:
        return False
    return any(cue.start == timed.last for cue in sentence.cued("estimate_words", "plans", "plan_words"))


def _still(sentence: Sentence, lasting: Timed, timed: Timed) -> bool:
    """Whether a `now` only says that a time is told of its subject so far: `takings for the first seven months now
    stand at £9m`.
    """
    words, sets = sentence.words, sentence.language.sets
    between = words[lasting.last : timed.first]
    one = all(word[0].isalpha() and word not in sets["joins|clauses"] for word in between)
    return one and timed.mention.now and words[lasting.first] in sets["for"]


def _apposed(sentence: Sentence, told: Timed, timed: Timed, part: Part) -> bool:
    """Whether a time says again, behind a comma, which one was told: `in 2019/20, the last full year, it ...`."""
    words, relative, last = sentence.words, timed.mention.relative, told.last
    again = relative is not None and relative.way is Way.THE and words[last : last + 1] == [","]
    enclosed = "," in words[timed.last : part.figure.begin]
    return again and enclosed and timed.first - last <= _APPOSED and sentence.language.plurals
